import { DIGEST_LENGTHS } from '../../src/digest/build.ts';
import { LANGUAGES } from '../../src/languages.ts';
import { isoOf, utcDayOf } from '../../src/time/dates.ts';

/** What people say in a soak. Days are more than any cache of days holds; digests come in every edition. */

export interface Said {
  /** As typed: a command with a slash, or words. */
  readonly text: string;
  /** What becomes of the answer. */
  readonly next?: 'press' | 'confirm';
}

const DAY_MS = 86_400_000;
const SERIES = ['vix', 'gold', 'silver', 'sofr-iorb', '10y', 'btc', 'hy-spread', 'oil', 'dollar'] as const;
const ASSETS = ['gold', 'silver', 'bitcoin', 'copper', 'nasdaq', 'oil'] as const;
const FALLS = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20] as const;

/** One of 60 days, most of them Tuesdays of the record. */
function dayOf(n: number): string {
  return isoOf(utcDayOf(Date.parse('2026-01-27T00:00:00Z') - (n % 60) * 7 * DAY_MS));
}

const of = <T>(list: readonly T[], n: number): T => list[n % list.length]!;

const QUARTER_MS = 15 * 60_000;
/** Quarters over which they are spread. */
const SOON = 12;

/**
 * At one of the next quarters of an hour. Each quarter has two languages and three lengths: what is made for it is made
 * six times, not 21, and the editions that are kept are full within three hours.
 */
function digestAt(nowMs: number, n: number): string {
  const quarter = Math.ceil(nowMs / QUARTER_MS) + 1 + (n % SOON);
  const variant = Math.floor(n / SOON) % 6;
  const at = new Date(quarter * QUARTER_MS).toISOString().slice(11, 16);
  const pictures = n % 5 === 4 ? 'no pictures' : 'pictures';
  return `/digest on ${at} UTC every day ${of(LANGUAGES, quarter * 2 + (variant % 2))} ${of(DIGEST_LENGTHS, variant)} ${pictures}`;
}

type Maker = (n: number, nowMs: number) => Said;

const MAKERS: readonly Maker[] = [
  () => ({ text: 'why is everything falling?', next: 'press' }),
  (n) => ({ text: `why is everything falling on ${dayOf(n)}?`, next: 'press' }),
  (n) => ({ text: `/why ${of(ASSETS, n)}`, next: 'press' }),
  (n) => ({ text: `/indicator ${of(SERIES, n)}` }),
  () => ({ text: '/snapshot' }),
  (n, nowMs) => ({ text: digestAt(nowMs, n) }),
  (n) => ({ text: `/alert add ${of(ASSETS, n)} falls ${of(FALLS, n)}% in a day`, next: 'confirm' }),
  (n) => ({ text: `/alert add VIX above ${15 + (n % 12)}`, next: 'confirm' }),
  (n) => ({ text: `what about silver on ${dayOf(n * 7)}?` }),
  () => ({ text: '/drivers', next: 'press' }),
  () => ({ text: 'thanks' }),
  () => ({ text: '/alert list' }),
  () => ({ text: '/usage' }),
  () => ({ text: '/analog', next: 'press' }),
  () => ({ text: '/framework' }),
  () => ({ text: 'was ist mit gold?' }),
  () => ({ text: '/digest now', next: 'press' }),
  () => ({ text: '/sources' }),
  () => ({ text: '/scorecard' }),
  (n) => ({ text: `/alert mute ${of(ASSETS, n)} for 2h` }),
  () => ({ text: '/nonsense' }),
  () => ({ text: '为什么一切都在跌？', next: 'press' }),
  (n) => ({ text: n % 3 === 0 ? '/forget' : '/help' }),
  () => ({ text: '/digest status' }),
  () => ({ text: '/privacy' }),
];

/** The wish number `n` of the run. */
export const wishOf = (n: number, nowMs: number): Said =>
  of(MAKERS, n)(Math.floor(n / MAKERS.length) + n, nowMs);

/** Of the first seventy: six for each of the next twelve quarters. */
export const digestWish = (n: number, nowMs: number): string => digestAt(nowMs, n);
