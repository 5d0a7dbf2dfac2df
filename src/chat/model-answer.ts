import { type LoopLimits, runLoop, type StopRule } from '../agent/loop.ts';
import { type ChatMessage, type ChatModel, ModelError, type ModelUsage } from '../agent/model.ts';
import type { Prompts } from '../agent/prompts.ts';
import { createRepeatWatch } from '../agent/runaway.ts';
import type { Statement, Tool } from '../agent/tool.ts';
import { addUsage, NO_USAGE } from '../agent/usage.ts';
import type { Answer, Block, Line } from '../answer/answer.ts';
import { type AskInput, type AskParts, answerQuestion, understand } from '../answer/ask.ts';
import { formatDate } from '../answer/format.ts';
import { frozen } from '../answer/frozen.ts';
import { dateNotes, snapshotLabel } from '../answer/label.ts';
import { type Spoken, writtenLanguage } from '../answer/language.ts';
import { premiseOf } from '../answer/premise.ts';
import type { Question } from '../answer/question.ts';
import { sourcesOf } from '../answer/source-lines.ts';
import { periodNotes, refusedDay } from '../answer/when/refusal.ts';
import { Writer } from '../answer/writer.ts';
import type { Figure } from '../grounding/figure.ts';
import { SentenceSplitter } from '../grounding/sentences.ts';
import { dayOf } from '../time/dates.ts';
import { SentenceDesk } from './sentence-desk.ts';

/** What a reader may see while an answer is made; the last event holds the whole answer. */
export type AnswerEvent =
  /** A tool is being read; nothing to show but that work goes on. */
  | { readonly type: 'tool'; readonly name: string }
  /** The next verified line; `first` is the verdict. */
  | { readonly type: 'line'; readonly line: Line; readonly first: boolean }
  | {
      readonly type: 'answer';
      /** Names the turn for `Chat.link`, once it is remembered. */
      readonly turnId?: string;
      readonly answer: Answer;
      readonly usage: ModelUsage;
      /** Records that its tools returned: what people said, for the turns that follow. */
      readonly statements?: readonly Statement[];
      /** Sentences of the model that did not pass the check. */
      readonly dropped?: number;
    };

export interface ModelAnswerParts extends AskParts {
  readonly model: ChatModel;
  /** The tools, for a fixed day only when one is given. */
  readonly tools: (pinnedTo: string | undefined, parts: AskParts) => readonly Tool[];
  readonly prompts: Prompts;
  readonly limits?: LoopLimits;
}

export interface ModelInput extends AskInput {
  /** Hears of failed calls in full. */
  readonly report?: (error: ModelError) => void;
  readonly signal: AbortSignal;
  /** Figures and records of earlier turns: they may be spoken of again. */
  readonly knownFigures?: readonly Figure[];
  readonly knownStatements?: readonly Statement[];
}

/** Not where the text was cut. */
const WHOLE_SENTENCE = /[.!?…。！？]["'”’»」』）)\]*_`]*\s*$/u;
/** With more of its sentences dropped than kept, the model's text is worth less than the narrator's. */
const MAX_DROPPED_SHARE = 0.5;
const MAX_HISTORY_TURNS = 6;
const MAX_QUESTION_CHARS = 4_000;
const MAX_SHOWN_ARGUMENTS = 1_000;

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

/**
 * Lets a model narrate: tools give it the figures, every sentence is checked before anyone sees it, a
 * failing one is repaired once, then replaced by code's own sentence or left out. When the model is down or
 * its text does not hold, the narrator answers and says so. Throws only InputError and NoDataError.
 */
export async function* answerWithModel(
  given: ModelAnswerParts,
  text: string,
  input: ModelInput,
): AsyncGenerator<AnswerEvent> {
  const question = understand(given, text, input.history);
  const spoken: Spoken = input.language ?? question.spoken;
  const language = writtenLanguage(spoken);
  const refused = refusedDay(given, question, input, language);
  if (refused) {
    yield { type: 'answer', answer: refused, usage: NO_USAGE };
    return;
  }
  const asOf = input.asOf ?? question.date;
  const snapshot = given.snapshot(asOf);
  const parts = asOf === undefined ? frozen(given, snapshot) : given;
  const window = input.window ?? question.window ?? 'auto';
  const assessment = parts.assess(asOf, window);
  const writer = new Writer(snapshot, parts.registry, language);
  const premise = premiseOf(writer, parts.framework, assessment, question);
  const label = snapshotLabel(snapshot, language);
  const opening = openingMessages(parts, question, spoken, snapshot.asOf.date, label, window, input.history);
  const desk = new SentenceDesk(parts, snapshot.asOf.date, spoken, language, assessment, input);
  const context = { asOf: snapshot.asOf.date, language, signal: input.signal };
  const toolCalls: { name: string; arguments: unknown }[] = [];
  const lines: Line[] = [];
  let usage: ModelUsage = NO_USAGE;
  let stopped: StopRule | undefined;
  let failure: ModelError | undefined;

  const splitter = new SentenceSplitter();
  let held = '';
  const isOld = createRepeatWatch();
  const show = async function* (sentences: readonly string[]): AsyncGenerator<AnswerEvent> {
    for (const sentence of sentences) {
      if (isOld(sentence)) continue;
      const line = await desk.settle(sentence, opening);
      if (!line) continue;
      lines.push(line);
      yield { type: 'line', line, first: lines.length === 1 };
    }
  };
  try {
    for await (const event of runLoop(
      {
        model: parts.model,
        tools: parts.tools(asOf, parts),
        context,
        ...(parts.limits ? { limits: parts.limits } : {}),
      },
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
        const rest = splitter.flush();
        const cut = stopped === 'cut' || stopped === 'filtered';
        yield* show(cut ? rest.filter((sentence) => WHOLE_SENTENCE.test(sentence)) : rest);
      }
    }
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    failure = error;
    // The reader is told the kind of trouble; host names and the server's words are for whoever runs the bot.
    input.report?.(error);
  }
  usage = addUsage(usage, desk.usage);

  const fallBack = async (note: string, keep: readonly Line[]): Promise<Answer> => {
    const narrated = await answerQuestion(parts, text, input);
    if (keep.length === 0) return { ...narrated, toolCalls, notes: [...narrated.notes, note] };
    const figures = [
      ...desk.used,
      ...narrated.figures.filter(({ id }) => !desk.used.some((known) => known.id === id)),
    ];
    const searched = narrated.assessment?.windowSearched ?? false;
    const blocks: readonly Block[] = [
      ...proseOf(keep),
      ...narrated.blocks
        .slice(1)
        .map((block) => (block.kind === 'sources' ? sourcesOf(writer, figures, searched) : block)),
    ];
    return { ...narrated, blocks, figures, toolCalls, notes: [...narrated.notes, note] };
  };
  if (failure && lines.length === 0) {
    const reason = writer.words(`trouble.${failure.code}`);
    const answer = await fallBack(writer.words('note.modelDown', { reason }), []);
    yield { type: 'answer', answer, usage, statements: desk.learnt, dropped: desk.dropped };
    return;
  }
  if (failure) {
    const answer = await fallBack(
      writer.words('note.modelBroke', { reason: writer.words(`trouble.${failure.code}`) }),
      lines,
    );
    yield { type: 'answer', answer, usage, statements: desk.learnt, dropped: desk.dropped };
    return;
  }
  if (lines.length === 0 || desk.dropped > lines.length * MAX_DROPPED_SHARE + 1) {
    const silent = lines.length === 0 && desk.dropped === 0;
    const answer = await fallBack(writer.words(silent ? 'note.emptyModel' : 'note.unverified'), []);
    yield { type: 'answer', answer, usage, statements: desk.learnt, dropped: desk.dropped };
    return;
  }
  const notes = [...dateNotes(snapshot.asOf, language), ...periodNotes(question, snapshot, language)];
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
  yield { type: 'answer', answer, usage, statements: desk.learnt, dropped: desk.dropped };
}

/** The first sentence is the verdict; the rest flows on in the paragraphs that the model made. */
function proseOf(lines: readonly Line[]): Block[] {
  const [first, ...rest] = lines;
  if (!first) return [];
  const paragraphs: Line[number][][] = [[]];
  for (const span of rest.flat()) {
    const [head = '', ...tail] = span.text.split(/\n+/);
    paragraphs.at(-1)!.push({ ...span, text: head });
    for (const text of tail) paragraphs.push([{ ...span, text }]);
  }
  const told = paragraphs.map(trimmed).filter((line) => line.some(({ text }) => text !== ''));
  const verdict: Block = { kind: 'verdict', line: trimmed(first) };
  return told.length === 0 ? [verdict] : [verdict, { kind: 'prose', lines: told }];
}

function trimmed(line: Line): Line {
  return line.map((span, i) => {
    let { text } = span;
    if (i === 0) text = text.trimStart();
    if (i === line.length - 1) text = text.trimEnd();
    return { ...span, text };
  });
}

function parsedArguments(text: string): unknown {
  try {
    if (text.length <= MAX_SHOWN_ARGUMENTS) return JSON.parse(text || '{}');
    return `${text.slice(0, MAX_SHOWN_ARGUMENTS)}…`;
  } catch {
    // Malformed arguments are shown as the model wrote them; the tool has refused them already.
    return text;
  }
}

const written = new WeakMap<Prompts, Map<string, string>>();
/** Offices change a few times a year, and there are eight languages. */
const MOST_INSTRUCTIONS = 32;

/** One text for all questions in flight, not one each. */
function instructions(prompts: Prompts, roles: string, language: string): string {
  const known = written.get(prompts) ?? new Map<string, string>();
  written.set(prompts, known);
  const key = `${language}\n${roles}`;
  let text = known.get(key);
  if (text === undefined) {
    text = prompts.fill('system', { form: prompts.fill('answer'), roles, language });
    if (known.size >= MOST_INSTRUCTIONS) known.delete(known.keys().next().value!);
    known.set(key, text);
  }
  return text;
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
  const system = instructions(parts.prompts, roles, LANGUAGE_NAMES[spoken]);
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
