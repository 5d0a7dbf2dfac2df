import { type LoopEvent, type LoopLimits, runLoop, type StopRule } from '../agent/loop.ts';
import { type ChatMessage, type ChatModel, ModelError, type ModelUsage } from '../agent/model.ts';
import type { Prompts } from '../agent/prompts.ts';
import type { Statement, Tool } from '../agent/tool.ts';
import { addUsage, NO_USAGE } from '../agent/usage.ts';
import type { Figure } from '../grounding/figure.ts';
import { type NameIndex, namesOfIndicators } from '../grounding/names.ts';
import { SentenceSplitter } from '../grounding/sentences.ts';
import type { SentenceVerdict, VerifyContext } from '../grounding/types.ts';
import { verifySentence } from '../grounding/verify.ts';
import { dayOf } from '../time/dates.ts';
import type { Answer, Block, Language, Line } from './answer.ts';
import { type AskInput, type AskParts, answerQuestion, understand } from './ask.ts';
import { formatDate } from './format.ts';
import { dateNotes, dayLabel } from './label.ts';
import { type Spoken, writtenLanguage } from './language.ts';
import { sourcesOf } from './narrate.ts';
import { premiseOf } from './premise.ts';
import type { Question } from './question.ts';
import { Writer } from './writer.ts';

/** What a reader may see while an answer is made; the last event holds the whole answer. */
export type AnswerEvent =
  /** A tool is being read; nothing to show but that work goes on. */
  | { readonly type: 'tool'; readonly name: string }
  /** The next verified line; `first` is the verdict. */
  | { readonly type: 'line'; readonly line: Line; readonly first: boolean }
  | { readonly type: 'answer'; readonly answer: Answer; readonly usage: ModelUsage };

export interface ModelAnswerParts extends AskParts {
  readonly model: ChatModel;
  readonly tools: readonly Tool[];
  readonly prompts: Prompts;
  readonly limits?: LoopLimits;
}

export interface ModelInput extends AskInput {
  readonly signal: AbortSignal;
  /** Figures and records of earlier turns: they may be spoken of again. */
  readonly knownFigures?: readonly Figure[];
  readonly knownStatements?: readonly Statement[];
}

/** Repairs of one answer; a model that needs more is not worth the wait. */
const MAX_REPAIRS = 6;
const REPAIR_REFERENCES = 60;
/** With more of its sentences dropped than kept, the model's text is worth less than the narrator's. */
const MAX_DROPPED_SHARE = 0.5;
const MAX_HISTORY_TURNS = 6;
const MAX_QUESTION_CHARS = 4_000;

const LANGUAGE_NAMES: Readonly<Record<Spoken, string>> = {
  en: 'English',
  zh: 'Simplified Chinese',
  es: 'Spanish',
  de: 'German',
  fr: 'French',
  pt: 'Portuguese',
  ja: 'Japanese',
  'hi-Latn': 'Hindi in Latin letters (Hinglish)',
};

const indexes = new WeakMap<AskParts['registry'], NameIndex>();

/**
 * Lets a model narrate: tools give it the figures, every sentence is checked before anyone sees it, a
 * failing one is repaired once, then replaced by code's own sentence or left out. When the model is down or
 * its text does not hold, the narrator answers and says so. Throws only InputError and NoDataError.
 */
export async function* answerWithModel(
  parts: ModelAnswerParts,
  text: string,
  input: ModelInput,
): AsyncGenerator<AnswerEvent> {
  const question = understand(parts, text, input.history);
  const spoken: Spoken = input.language ?? question.spoken;
  const language = writtenLanguage(spoken);
  const asOf = input.asOf ?? question.date;
  const snapshot = parts.snapshot(asOf);
  const window = input.window ?? question.window ?? 'auto';
  const assessment = parts.assess(asOf, window);
  const writer = new Writer(snapshot, parts.registry, language);
  const premise = premiseOf(writer, parts.framework, assessment, question);
  const label = dayLabel(snapshot.asOf.date, language, snapshot.mode);
  const opening = openingMessages(parts, question, spoken, snapshot.asOf.date, label, window, input.history);
  const desk = new Desk(parts, snapshot.asOf.date, spoken, language, assessment, input);
  const context = { asOf: snapshot.asOf.date, language, signal: input.signal };
  const toolCalls: { name: string; arguments: unknown }[] = [];
  const lines: Line[] = [];
  let usage: ModelUsage = NO_USAGE;
  let stopped: StopRule | undefined;
  let failure: ModelError | undefined;

  const splitter = new SentenceSplitter();
  let held = '';
  const show = async function* (sentences: readonly string[]): AsyncGenerator<AnswerEvent> {
    for (const sentence of sentences) {
      const line = await desk.settle(sentence, opening);
      if (!line) continue;
      lines.push(line);
      yield { type: 'line', line, first: lines.length === 1 };
    }
  };
  try {
    for await (const event of runLoop(
      { model: parts.model, tools: parts.tools, context, ...(parts.limits ? { limits: parts.limits } : {}) },
      opening,
    )) {
      if (event.type === 'text') {
        // What a model says before its first tool result is thinking aloud, unless it calls none.
        if (event.final) yield* show(splitter.push(event.text));
        else held += event.text;
      } else if (event.type === 'step-end') {
        if (event.calls === 0) yield* show(splitter.push(held));
        else yield* show(splitter.flush());
        held = '';
      } else if (event.type === 'tool-call') {
        toolCalls.push({ name: event.call.name, arguments: parsedArguments(event.call.argumentsText) });
        yield { type: 'tool', name: event.call.name };
      } else if (event.type === 'tool-result') desk.learn(event);
      else {
        usage = event.usage;
        stopped = event.stopped;
        yield* show(splitter.flush());
      }
    }
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    failure = error;
  }
  usage = addUsage(usage, desk.usage);

  const fallBack = async (note: string, keep: readonly Line[]): Promise<Answer> => {
    const narrated = await answerQuestion(parts, text, input);
    const blocks: readonly Block[] =
      keep.length === 0 ? narrated.blocks : [...proseOf(keep), ...narrated.blocks.slice(1)];
    const figures = [
      ...desk.used,
      ...narrated.figures.filter(({ id }) => !desk.used.some((known) => known.id === id)),
    ];
    return { ...narrated, blocks, figures, toolCalls, notes: [...narrated.notes, note] };
  };
  if (failure && lines.length === 0) {
    const answer = await fallBack(writer.words('note.modelDown', { reason: failure.message }), []);
    yield { type: 'answer', answer, usage };
    return;
  }
  if (failure) {
    const answer = await fallBack(writer.words('note.modelBroke', { reason: failure.message }), lines);
    yield { type: 'answer', answer, usage };
    return;
  }
  if (lines.length === 0 || desk.dropped > lines.length * MAX_DROPPED_SHARE + 1) {
    const answer = await fallBack(writer.words('note.unverified'), []);
    yield { type: 'answer', answer, usage };
    return;
  }
  const notes = [...dateNotes(snapshot.asOf, language)];
  if (desk.dropped > 0) notes.push(writer.words('note.dropped', { n: String(desk.dropped) }));
  if (stopped === 'cut' || stopped === 'filtered') notes.push(writer.words('note.cut'));
  if (question.instructionsIgnored) notes.push(writer.words('inject.ignored'));
  const answer: Answer = {
    question: text,
    language,
    mode: snapshot.mode,
    asOf: snapshot.asOf.date,
    label,
    verdict: premise.verdict,
    blocks: [...proseOf(lines), sourcesOf(writer, desk.used, assessment.windowSearched)],
    figures: desk.used,
    assessment,
    model: parts.model.name,
    toolCalls,
    notes,
  };
  yield { type: 'answer', answer, usage };
}

function proseOf(lines: readonly Line[]): Block[] {
  const [first, ...rest] = lines;
  if (!first) return [];
  return [
    { kind: 'verdict', line: first },
    ...(rest.length > 0 ? [{ kind: 'prose' as const, lines: rest }] : []),
  ];
}

function parsedArguments(text: string): unknown {
  try {
    return JSON.parse(text || '{}');
  } catch {
    // Malformed arguments are shown as the model wrote them; the tool has refused them already.
    return text;
  }
}

function openingMessages(
  parts: ModelAnswerParts,
  question: Question,
  spoken: Spoken,
  day: string,
  label: string,
  window: number | 'auto',
  history: AskInput['history'],
): ChatMessage[] {
  const today = dayOf(day);
  const roles = parts.framework.roleFacts
    .filter(({ from, to }) => dayOf(from) <= today && (to === undefined || dayOf(to) > today))
    .map(({ person, role }) => `${person} is ${role.en}`)
    .join('; ');
  const system = parts.prompts.fill('system', {
    form: parts.prompts.fill('answer'),
    roles,
    language: LANGUAGE_NAMES[spoken],
  });
  const earlier = (history ?? [])
    .slice(-MAX_HISTORY_TURNS * 2)
    .map(({ role, text }): ChatMessage => ({ role, content: text.slice(0, MAX_QUESTION_CHARS) }));
  const content = parts.prompts.fill('context', {
    day: formatDate(day, 'en'),
    label,
    window:
      window === 'auto'
        ? 'not named; tools choose the one with the largest surprise'
        : `${window} session(s)`,
    question: question.text.slice(0, MAX_QUESTION_CHARS),
  });
  return [{ role: 'system', content: system }, ...earlier, { role: 'user', content }];
}

/** Checks the sentences of one answer against what its tools returned. */
class Desk {
  readonly used: Figure[] = [];
  dropped = 0;
  usage: ModelUsage = NO_USAGE;
  private readonly figures = new Map<string, Figure>();
  private readonly statements = new Map<string, Statement>();
  private readonly drivers = new Set<string>();
  private readonly mentioned = new Set<string>();
  private scope: VerifyContext['scope'];
  private repairs = 0;
  private readonly fixed: Omit<VerifyContext, 'figures' | 'statements' | 'drivers' | 'mentioned' | 'scope'>;
  private readonly parts: ModelAnswerParts;
  private readonly language: Language;
  private readonly signal: AbortSignal;

  constructor(
    parts: ModelAnswerParts,
    asOf: string,
    spoken: Spoken,
    language: Language,
    assessment: Answer['assessment'],
    input: ModelInput,
  ) {
    this.parts = parts;
    this.language = language;
    this.signal = input.signal;
    for (const figure of input.knownFigures ?? []) this.figures.set(figure.id, figure);
    for (const statement of input.knownStatements ?? []) this.statements.set(statement.id, statement);
    const names = indexes.get(parts.registry) ?? namesOfIndicators(parts.registry.all);
    indexes.set(parts.registry, names);
    this.fixed = {
      asOf,
      // Hinglish is written in Latin letters with English number words.
      language: spoken === 'hi-Latn' ? 'en' : spoken,
      names,
      refuted: (assessment?.drivers ?? [])
        .filter(({ verdict }) => verdict === 'contradicted')
        .map(({ id }) => id),
      allDrivers: parts.framework.drivers.map(({ id, label, type, aliases }) => ({
        id,
        labels: [...Object.values(label), ...Object.values(type ?? {})],
        aliases,
      })),
      roleFacts: parts.framework.roleFacts.map(({ person, role, from, to }) => ({
        person,
        role: role.en,
        from,
        ...(to === undefined ? {} : { to }),
      })),
    };
  }

  learn({ result }: Extract<LoopEvent, { type: 'tool-result' }>): void {
    for (const figure of result.figures) this.figures.set(figure.id, figure);
    for (const statement of result.statements ?? []) this.statements.set(statement.id, statement);
    for (const driver of result.drivers ?? []) this.drivers.add(driver);
  }

  private check(sentence: string): SentenceVerdict {
    return verifySentence(sentence, {
      ...this.fixed,
      figures: [...this.figures.values()],
      statements: [...this.statements.values()],
      drivers: [...this.drivers],
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
    if (sentence.trim() === '') return undefined;
    const verdict = this.check(sentence);
    if (verdict.ok) return this.accept(verdict);
    const again = await this.repair(sentence, verdict, opening);
    if (again) return again;
    const own = this.ownSentence(verdict);
    if (own) return own;
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
    const label = indicator.label[this.language as 'en' | 'zh' | 'es'] ?? indicator.label.en;
    const date = formatDate(figure.asOf, this.language);
    const colon = this.language === 'zh' ? '：' : ': ';
    const tail = this.language === 'zh' ? `（${date}）。` : ` (${figure.instrument}, ${date}). `;
    if (!this.used.some((known) => known.id === figure.id)) this.used.push(figure);
    return [{ text: `${label}${colon}` }, { text: figure.text, figure: figure.id }, { text: tail }];
  }
}

/** Keeps a list marker and the blank lines that the sentence led with. */
function keepLead(sentence: string, repaired: string): string {
  const lead = /^\s*(?:[-*•]\s+|\d+[.)]\s+)?/.exec(sentence)?.[0] ?? '';
  const tail = /\s*$/.exec(sentence)?.[0] ?? '';
  return repaired.startsWith(lead.trim()) && lead.trim() !== ''
    ? `${repaired}${tail}`
    : `${lead}${repaired}${tail}`;
}
