import { z } from 'zod';
import type { Statement } from '../agent/tool.ts';
import { LANGUAGES, type Language } from '../answer/answer.ts';
import type { Figure, FigureUnit } from '../grounding/figure.ts';

/** One question and its answer. */
export interface NewTurn {
  readonly question: string;
  readonly answerText: string;
  readonly figures: readonly Figure[];
  readonly statements?: readonly Statement[];
  readonly language: Language;
  readonly asOf: string;
  /** The day that the talk is at, where one was named. */
  readonly day?: string;
  /** The platform's id of the message that carries the answer, when it is known already; else `link` it later. */
  readonly messageId?: string;
  /** The message that the question replied to. Without it the turn follows the newest one. */
  readonly inReplyTo?: string;
}

const UNITS = {
  usd: true,
  'usd-adjusted': true,
  'usd-per-ounce': true,
  'usd-per-barrel': true,
  'usd-per-pound': true,
  'usd-millions': true,
  'usd-billions': true,
  'jpy-per-usd': true,
  index: true,
  ratio: true,
  percent: true,
  'percentage-points': true,
  'basis-points': true,
  fraction: true,
  contracts: true,
  persons: true,
  sigma: true,
  decibans: true,
  count: true,
  share: true,
  times: true,
  distance: true,
  score: true,
} satisfies Record<FigureUnit, true>;

const figureSchema = z.object({
  id: z.string(),
  value: z.number(),
  unit: z.enum(Object.keys(UNITS) as FigureUnit[]),
  text: z.string(),
  asOf: z.string().nullable(),
  instrument: z.string(),
  source: z.string(),
  windowSessions: z.number().exactOptional(),
});
const statementSchema = z.object({
  id: z.string(),
  date: z.string(),
  entity: z.string(),
  text: z.string(),
  source: z.string(),
});
/** A turn of this conversation, or of another one in the same chat: people reply to answers given to others. */
export const placeSchema = z.object({ conversation: z.string(), turn: z.string() });
export const turnSchema = z.object({
  id: z.string(),
  after: placeSchema.nullable(),
  messageIds: z.array(z.string()),
  question: z.string(),
  answerText: z.string(),
  /** Which of the two texts was longer than what is kept of it. */
  ellipsis: z.object({ question: z.boolean(), answer: z.boolean() }),
  figures: z.array(figureSchema),
  /** Figures that were not kept, for want of room. */
  figuresLeftOut: z.number(),
  statements: z.array(statementSchema),
  language: z.enum(LANGUAGES),
  asOf: z.string(),
  day: z.string().exactOptional(),
});

export type Place = Readonly<z.output<typeof placeSchema>>;
export type PastTurn = Readonly<z.output<typeof turnSchema>>;

/** A long question is a pasted article: its first sentences say what it is about. */
const MAX_QUESTION_CHARACTERS = 1_000;
/** An answer is 120-180 words; with its table and sources it stays below this. */
const MAX_ANSWER_CHARACTERS = 4_000;
/** Looked at beyond the limit, to know whether a sentence really ends at it. */
const LOOK_AHEAD = 40;

let segmenter: Intl.Segmenter | undefined;

/** Takes ten milliseconds to make, and only long texts need it. */
function sentencesOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'sentence' });
  return segmenter.segment(text);
}

export function pastTurn(turn: NewTurn, id: string, after: Place | null): PastTurn {
  const question = clipSentences(turn.question, MAX_QUESTION_CHARACTERS);
  const answer = clipSentences(turn.answerText, MAX_ANSWER_CHARACTERS);
  return {
    id,
    after,
    messageIds: turn.messageId === undefined ? [] : [turn.messageId],
    question: question.text,
    answerText: answer.text,
    ellipsis: { question: question.ellipsis, answer: answer.ellipsis },
    figures: [...turn.figures],
    figuresLeftOut: 0,
    statements: [...(turn.statements ?? [])],
    language: turn.language,
    asOf: turn.asOf,
    ...(turn.day === undefined ? {} : { day: turn.day }),
  };
}

/** At most `limit` figures over all turns: the oldest turns lose theirs first. */
export function withinFigures(turns: readonly PastTurn[], limit: number): PastTurn[] {
  let room = limit;
  return turns
    .toReversed()
    .map((turn) => {
      const figures = turn.figures.slice(0, room);
      room -= figures.length;
      return {
        ...turn,
        figures,
        figuresLeftOut: turn.figuresLeftOut + turn.figures.length - figures.length,
      };
    })
    .reverse();
}

/**
 * The whole sentences that fit; of a first sentence that is too long, its whole words. `ellipsis` says that
 * something was left out; no mark is put into the text.
 */
export function clipSentences(text: string, limit: number): { text: string; ellipsis: boolean } {
  const whole = text.trim();
  if (whole.length <= limit) return { text: whole, ellipsis: false };
  const start = whole.slice(0, limit + LOOK_AHEAD);
  let end = 0;
  for (const { index, segment } of sentencesOf(start)) {
    const stop = index + segment.trimEnd().length;
    const isCut = index + segment.length === start.length && start.length < whole.length;
    if (stop > limit || isCut) break;
    end = stop;
  }
  return { text: end > 0 ? whole.slice(0, end) : wordsWithin(whole, limit), ellipsis: true };
}

function wordsWithin(text: string, limit: number): string {
  const start = text.slice(0, limit);
  const lastSpace = start.search(/\s\S*$/);
  if (lastSpace > 0) return start.slice(0, lastSpace).trimEnd();
  // Half a character outside the basic plane is no character.
  return start.replace(/[\uD800-\uDBFF]$/, '');
}
