import type { LoopEvent } from '../agent/loop.ts';
import { type ChatMessage, type ChatModel, ModelError, type ModelUsage } from '../agent/model.ts';
import type { Prompts } from '../agent/prompts.ts';
import type { Statement } from '../agent/tool.ts';
import { addUsage, NO_USAGE } from '../agent/usage.ts';
import type { Answer, Language, Line } from '../answer/answer.ts';
import { formatDate } from '../answer/format.ts';
import type { Spoken } from '../answer/language.ts';
import { LOCALES } from '../answer/locales.ts';
import type { Framework } from '../assessment/framework.ts';
import type { Figure } from '../grounding/figure.ts';
import { type NameIndex, namesOfIndicators } from '../grounding/names.ts';
import type { SentenceVerdict, VerifyContext } from '../grounding/types.ts';
import { verifySentence, warmUp } from '../grounding/verify.ts';
import type { Registry } from '../indicators/registry.ts';
import { repeatsPrompt } from './prompt-leak.ts';
import { gluedProblem, withoutDoubledUnits } from './reference-edges.ts';

/** Repairs of one answer; a model that needs more is not worth the wait. */
const MAX_REPAIRS = 6;
const REPAIR_REFERENCES = 60;

const indexes = new WeakMap<Registry, NameIndex>();

function namesFor(registry: Registry): NameIndex {
  const names = indexes.get(registry) ?? namesOfIndicators(registry.all);
  indexes.set(registry, names);
  return names;
}

type Named = Required<Pick<VerifyContext, 'allDrivers' | 'roleFacts'>>;
const named = new WeakMap<Framework, Named>();

/** Causes and offices that a framework names: the same for every question. */
function namedIn(framework: Framework): Named {
  let found = named.get(framework);
  if (!found) {
    found = {
      allDrivers: framework.drivers.map(({ id, label, type, aliases }) => ({
        id,
        labels: [...Object.values(label), ...Object.values(type ?? {})],
        aliases,
      })),
      roleFacts: framework.roleFacts.map(({ person, role, from, to }) => ({
        person,
        role: role.en,
        from,
        ...(to === undefined ? {} : { to }),
      })),
    };
    named.set(framework, found);
  }
  return found;
}

/** Builds the patterns of the check before the first answer, which would wait for them. */
export function warmUpCheck(registry: Registry, day: string): void {
  warmUp(namesFor(registry), day);
}

export interface SentenceDeskParts {
  readonly model: ChatModel;
  readonly prompts: Prompts;
  readonly registry: Registry;
  readonly framework: Framework;
}

/** Checks the sentences of one answer against what its tools returned. */
export class SentenceDesk {
  readonly used: Figure[] = [];
  /** Records that the tools of this answer returned. */
  readonly learnt: Statement[] = [];
  dropped = 0;
  usage: ModelUsage = NO_USAGE;
  private readonly figures = new Map<string, Figure>();
  private readonly statements = new Map<string, Statement>();
  private readonly drivers = new Set<string>();
  private readonly mentioned = new Set<string>();
  private scope: VerifyContext['scope'];
  private repairs = 0;
  private breakLost = false;
  private lists: Pick<VerifyContext, 'figures' | 'statements' | 'drivers'> | undefined;
  private readonly fixed: Omit<VerifyContext, 'figures' | 'statements' | 'drivers' | 'mentioned' | 'scope'>;
  private readonly parts: SentenceDeskParts;
  private readonly language: Language;
  private readonly signal: AbortSignal;

  constructor(
    parts: SentenceDeskParts,
    asOf: string,
    spoken: Spoken,
    language: Language,
    assessment: Answer['assessment'],
    input: {
      readonly signal: AbortSignal;
      readonly knownFigures?: readonly Figure[];
      readonly knownStatements?: readonly Statement[];
    },
  ) {
    this.parts = parts;
    this.language = language;
    this.signal = input.signal;
    for (const figure of input.knownFigures ?? []) this.figures.set(figure.id, figure);
    for (const statement of input.knownStatements ?? []) this.statements.set(statement.id, statement);
    const names = namesFor(parts.registry);
    this.fixed = {
      asOf,
      // Hinglish is written in Latin letters with English number words.
      language: spoken === 'hi-Latn' ? 'en' : spoken,
      names,
      refuted: (assessment?.drivers ?? [])
        .filter(({ verdict }) => verdict === 'contradicted')
        .map(({ id }) => id),
      ...namedIn(parts.framework),
    };
  }

  /** The same lists for every sentence until something new is learnt: what was read of them is found again. */
  private get known(): Pick<VerifyContext, 'figures' | 'statements' | 'drivers'> {
    this.lists ??= {
      figures: [...this.figures.values()],
      statements: [...this.statements.values()],
      drivers: [...this.drivers],
    };
    return this.lists;
  }

  learn({ result }: Extract<LoopEvent, { type: 'tool-result' }>): void {
    this.lists = undefined;
    for (const figure of result.figures) this.figures.set(figure.id, figure);
    for (const statement of result.statements ?? []) {
      this.statements.set(statement.id, statement);
      this.learnt.push(statement);
    }
    for (const driver of result.drivers ?? []) this.drivers.add(driver);
  }

  private check(written: string): SentenceVerdict {
    // The rules read a sentence from its first word: "- Buy silver" is "Buy silver".
    const lead = leadOf(written);
    const sentence = withoutDoubledUnits(written.slice(lead.length), this.figures);
    const verdict = this.verified(sentence);
    const problems = [...verdict.problems];
    const glued = gluedProblem(sentence);
    if (glued) problems.push(glued);
    if (/\{\{|\}\}/.test(verdict.text) && problems.length === 0)
      problems.push({ code: 'unknown-reference', detail: 'a reference in the sentence is not complete.' });
    if (repeatsPrompt(sentence, this.parts.prompts))
      problems.push({ code: 'leak', detail: 'the sentence repeats your instructions; leave them out.' });
    return { ...verdict, text: lead + verdict.text, ok: problems.length === 0, problems };
  }

  private verified(sentence: string): SentenceVerdict {
    return verifySentence(sentence, {
      ...this.fixed,
      ...this.known,
      mentioned: this.mentioned,
      ...(this.scope ? { scope: this.scope } : {}),
    });
  }

  private accept(verdict: SentenceVerdict): Line {
    for (const figure of verdict.used)
      if (!this.used.some(({ id }) => id === figure.id)) this.used.push(figure);
    for (const key of verdict.mentioned) this.mentioned.add(key);
    this.scope = verdict.scope;
    return [{ text: verdict.text }];
  }

  /** The line to show for a sentence: as written, repaired, code's own, or none. */
  async settle(sentence: string, opening: readonly ChatMessage[]): Promise<Line | undefined> {
    const line = await this.lineFor(sentence, opening);
    // The paragraph begins all the same when its first sentence is left out.
    const breaks = /\n/.test(leadOf(sentence));
    const lost = this.breakLost && !breaks;
    this.breakLost = !line && (breaks || this.breakLost);
    if (!line || !lost) return line;
    const [first, ...rest] = line;
    return [{ ...first!, text: `\n${first!.text.trimStart()}` }, ...rest];
  }

  private async lineFor(sentence: string, opening: readonly ChatMessage[]): Promise<Line | undefined> {
    if (sentence.trim() === '') return undefined;
    const verdict = this.check(sentence);
    if (verdict.ok) return this.accept(verdict);
    const again = await this.repair(sentence, verdict, opening);
    if (again) return again;
    const own = this.ownSentence(verdict);
    if (own) return [{ text: leadOf(sentence) }, ...own];
    this.dropped += 1;
    return undefined;
  }

  /** Asks the model once, with the reason; undefined when it gives up, fails again or cannot be reached. */
  private async repair(
    sentence: string,
    verdict: SentenceVerdict,
    opening: readonly ChatMessage[],
  ): Promise<Line | undefined> {
    if (this.repairs >= MAX_REPAIRS) return undefined;
    this.repairs += 1;
    const references = [...this.figures.values()]
      .slice(-REPAIR_REFERENCES)
      .map(({ id, text }) => `{{${id}}} = ${text}`)
      .join(', ');
    const request = this.parts.prompts.fill('repair', {
      sentence: sentence.trim(),
      reason: verdict.problems.map(({ detail }) => detail).join(' '),
      references: references || 'none',
    });
    let text = '';
    try {
      const stream = this.parts.model.stream({
        messages: [...opening, { role: 'assistant', content: sentence }, { role: 'user', content: request }],
        tools: [],
        toolChoice: 'none',
        signal: this.signal,
      });
      for await (const event of stream) {
        if (event.type === 'text') text += event.text;
        else if (event.type === 'end') this.usage = addUsage(this.usage, event.usage);
      }
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      // The answer goes on without this sentence; a model that is down shows itself in the main call.
      return undefined;
    }
    const repaired = text.trim();
    if (repaired === '' || /^skip\W*$/i.test(repaired)) return undefined;
    const second = this.check(keepLead(sentence, repaired));
    return second.ok ? this.accept(second) : undefined;
  }

  /** Code's own sentence about the first figure that the failing sentence refers to. */
  private ownSentence(verdict: SentenceVerdict): Line | undefined {
    const figure = verdict.used[0];
    // Only for a slip in a number; what must not be said at all is not said in other words either.
    const slips = new Set([
      'number',
      'unit',
      'sign',
      'window',
      'date',
      'source',
      'kind',
      'direction',
      'unknown-reference',
    ]);
    if (!figure || !verdict.problems.every(({ code }) => slips.has(code)) || figure.asOf === null)
      return undefined;
    const id = figure.id.split('.')[0]!;
    const indicator = this.parts.registry.get(id);
    if (!indicator) return undefined;
    const label = indicator.label[this.language] ?? indicator.label.en;
    const date = formatDate(figure.asOf, this.language);
    const { colon, origin } = LOCALES[this.language];
    if (!this.used.some((known) => known.id === figure.id)) this.used.push(figure);
    return [
      { text: `${label}${colon}` },
      { text: figure.text, figure: figure.id },
      { text: origin(figure.instrument, date) },
    ];
  }
}

/** The spaces and the list marker that a sentence begins with. */
function leadOf(sentence: string): string {
  return /^\s*(?:[-*•]\s+|\d+[.)]\s+)?/.exec(sentence)?.[0] ?? '';
}

/** Keeps a list marker and the blank lines that the sentence led with. */
function keepLead(sentence: string, repaired: string): string {
  const lead = leadOf(sentence);
  const tail = /\s*$/.exec(sentence)?.[0] ?? '';
  return repaired.startsWith(lead.trim()) && lead.trim() !== ''
    ? `${repaired}${tail}`
    : `${lead}${repaired}${tail}`;
}
