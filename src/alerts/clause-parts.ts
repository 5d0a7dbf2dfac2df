import { endsSpan } from './last-day.ts';
import { FURTHER_CLAUSES, withoutAccents } from './typed.ts';

export interface TermsWish {
  /** At least between two messages. */
  readonly pauseMs?: number;
  /** One message, then it is over. */
  readonly once?: true;
  readonly end?: { readonly forMs: number } | { readonly day: string; readonly isBefore?: true };
}

export type Part = Pick<TermsWish, 'pauseMs' | 'once' | 'end'>;
export type Groups = Readonly<Record<string, string | undefined>>;
/** Finds one clause; what it found is taken out of the text. */
export type ClauseReader = readonly [RegExp, (groups: Groups) => Part];

const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
const UNITS: readonly (readonly [ms: number, words: string])[] = [
  [60_000, 'minutes?|mins?|minutos?|分钟'],
  [HOUR_MS, 'hours?|hrs?|h|horas?|个?小时'],
  [DAY_MS, 'days?|d|sessions?|días?|dias?|sesión|sesiones|天|日|个?交易日'],
  [7 * DAY_MS, 'weeks?|w|semanas?|周|个?星期|个?礼拜'],
  [30 * DAY_MS, 'months?|mes|meses|个?月'],
  [365 * DAY_MS, 'years?|años?|年'],
];
const COUNTS: readonly string[] = [
  'a|an|one|un|una|一',
  'two|couple of|dos|两|二',
  'three|tres|三',
  'four|cuatro|四',
  'five|cinco|五',
  'six|seis|六',
  'seven|siete|七',
  'eight|ocho|八',
  'nine|nueve|九',
  'ten|diez|十',
];
/** Units and numbers of English, Spanish and Chinese, as patterns. */
export const UNIT = UNITS.map(([, words]) => words).join('|');
export const COUNT = countPattern(COUNTS);

/** The longer words first: "un" begins "una". */
export function countPattern(counts: readonly string[]): string {
  const words = counts.flatMap((list) => list.split('|')).sort((a, b) => b.length - a.length);
  return ['\\d{1,3}', ...words].join('|');
}

const exactly = (words: string): RegExp => new RegExp(`^(?:${words})$`, 'u');
const ALL_UNITS = UNITS.map(([ms, words], at): readonly [number, RegExp] => [
  ms,
  exactly([words, ...FURTHER_CLAUSES.map(({ units }) => withoutAccents(units[at]!))].join('|')),
]);
const ALL_COUNTS = COUNTS.map((words, at) =>
  exactly([words, ...FURTHER_CLAUSES.map(({ counts }) => withoutAccents(counts[at]!))].join('|')),
);

/** Milliseconds of a unit in any language; undefined for no unit of time. */
export const unitMs = (word: string): number | undefined =>
  ALL_UNITS.find(([, words]) => words.test(word))?.[0];
/** Zero for no number from one to ten. */
export const countOf = (word: string): number =>
  /^\d/.test(word) ? Number.parseInt(word, 10) : ALL_COUNTS.findIndex((words) => words.test(word)) + 1;

const spanMs = ({ count, unit }: Groups): number =>
  (count === undefined ? 1 : countOf(count)) * unitMs(unit!)!;
const timesOf = (word: string): number =>
  word === 'twice' ? 2 : countOf(word.replace(/ ?(?:times|veces|vezes|fois|mal|x|[次回度])$/u, ''));

export const pause = (groups: Groups): Part => ({
  pauseMs: Math.ceil(spanMs(groups) / (groups.times === undefined ? 1 : timesOf(groups.times))),
});
export const once = (): Part => ({ once: true });
/** As often as alerts tell at all, which the confirmation says. */
export const eachTime = (): Part => ({});
export const lasts = (groups: Groups): Part => ({ end: { forMs: spanMs(groups) } });
/** "Before Friday" ends with Thursday; "before the end of the month" with its last day. */
export const until = ({ day, before }: Groups): Part => ({
  end: { day: day!, ...(before === undefined || endsSpan(day!) ? {} : { isBefore: true as const }) },
});

/** Latin words stand alone; Chinese and Japanese ones may stand anywhere. */
export const spaced = (source: string, flags = 'u'): RegExp =>
  new RegExp(`(?<![\\p{L}\\d])(?:${source})(?![\\p{L}\\d])`, flags);
export const unspaced = (source: string, flags = 'u'): RegExp => new RegExp(source, flags);
