/**
 * Between a source and the store: what is in the right format may still be wrong. Units change without a word,
 * columns are swapped, bars are half done, dates shift. Each is refused with a typed error, or put right with a
 * note; no value is ever changed.
 */

import { isoOf, weekdayOf } from '../time/dates.ts';
import { SourceError } from './failure.ts';
import type { Series } from './history.ts';
import type { FetchedSeries } from './source.ts';
import type { TrackedSeries } from './tracked.ts';

export interface Guarded {
  readonly days: Int32Array;
  readonly values: Float64Array;
  readonly notes: readonly string[];
  /**
   * True when the new values are another basis of the same series (a split, a dividend in adjusted closes): what
   * is stored belongs to another vintage and must be replaced whole, never joined.
   */
  readonly rebased: boolean;
}

/** More of the newest rows outside the plausible range than this share: it is the series, not a glitch. */
const MAX_OUTSIDE_SHARE = 0.2;
/** How many of the newest rows are looked at for a unit change: old rows may have another unit already. */
const NEWEST_ROWS = 20;
/** A value below this share of both its neighbours is a glitch where prices cannot halve and double in two days. */
const GLITCH_SHARE = 0.2;
/** Values of the same day that differ by less are the same up to rounding. */
const SAME = 1e-6;
/** Common days that are needed to tell a new basis or a shift of dates from a revision. */
const MIN_COMMON = 5;
/** Bases differ by one factor: its spread over the common days. */
const ONE_FACTOR_SPREAD = 5e-4;
/** A new basis by more than this and by a power of ten is a change of unit. */
const UNIT_FACTORS = [10, 100, 1_000, 10_000, 1e5, 1e6, 1e9] as const;

/**
 * @param today the newest day that can have been observed, in the source's zone.
 * @throws SourceError (`implausible`, `empty`)
 */
export function guard(
  tracked: TrackedSeries,
  fetched: FetchedSeries,
  stored: Series | undefined,
  today: number,
): Guarded {
  const notes = [...fetched.notes];
  const kept = withoutImpossibleDays(tracked, fetched, today, notes);
  const inRange = withoutOutsiders(tracked, kept, notes);
  const rows = tracked.indicators[0]?.change === 'return' ? withoutGlitches(inRange, notes) : inRange;
  if (rows.length === 0) {
    throw new SourceError(tracked.source, 'empty', `${tracked.source}: nothing usable for ${tracked.series}`);
  }
  const days = Int32Array.from(rows, ([day]) => day);
  const values = Float64Array.from(rows, ([, value]) => value);
  const rebased = stored ? checkAgainst(tracked, stored, days, values, notes) : false;
  return { days, values, notes, rebased };
}

type Row = readonly [day: number, value: number];

function refuse(tracked: TrackedSeries, what: string): never {
  throw new SourceError(
    tracked.source,
    'implausible',
    `${tracked.source}: ${tracked.series} ${what}; nothing of it is used`,
  );
}

/** Rows after today, and weekend rows of a series that has none, are no observations. */
function withoutImpossibleDays(
  tracked: TrackedSeries,
  { days, values }: FetchedSeries,
  today: number,
  notes: string[],
): Row[] {
  const rows: Row[] = [];
  let ahead = 0;
  let weekend = 0;
  for (let i = 0; i < days.length; i++) {
    const day = days[i]!;
    if (i > 0 && day <= days[i - 1]!) refuse(tracked, 'has dates that do not rise');
    if (!Number.isFinite(values[i]!)) refuse(tracked, 'holds a value that is no number');
    if (day > today) ahead += 1;
    else if (tracked.cadence === 'daily' && (weekdayOf(day) === 0 || weekdayOf(day) === 6)) weekend += 1;
    else rows.push([day, values[i]!]);
  }
  if (ahead > 0) notes.push(`${rowsOf(ahead)} after ${isoOf(today)} left out: not observed yet`);
  if (weekend > 0) notes.push(`${rowsOf(weekend)} on weekends left out`);
  return rows;
}

function rowsOf(count: number): string {
  return count === 1 ? '1 row' : `${count} rows`;
}

/** A single wild value is left out; wild newest values mean another unit or another column. */
function withoutOutsiders(tracked: TrackedSeries, rows: readonly Row[], notes: string[]): Row[] {
  const [low, high] = tracked.plausible;
  const outside = (value: number): boolean => value < low || value > high;
  const newest = rows.slice(-NEWEST_ROWS);
  const wild = newest.filter(([, value]) => outside(value));
  const last = newest.at(-1);
  if (last && wild.length > 0 && (wild.length > newest.length * MAX_OUTSIDE_SHARE || newest.length < 3)) {
    refuse(tracked, unitHint(tracked, wild.at(-1)![1]));
  }
  const kept = rows.filter(([, value]) => !outside(value));
  if (kept.length < rows.length) {
    const first = rows.find(([, value]) => outside(value))!;
    notes.push(
      `${rowsOf(rows.length - kept.length)} outside ${low} to ${high} left out, the first of ${isoOf(first[0])}`,
    );
  }
  return kept;
}

function unitHint({ plausible: [low, high] }: TrackedSeries, value: number): string {
  // Thousands and millions first: those are the units that publishers change between.
  for (const factor of [1_000, 1_000_000, ...UNIT_FACTORS]) {
    for (const [scaled, word] of [
      [value / factor, 'large'],
      [value * factor, 'small'],
    ] as const) {
      if (factor >= 100 && scaled >= low && scaled <= high)
        return `is ${factor.toLocaleString('en')} times too ${word} (${value}): its unit seems to have changed`;
    }
  }
  return `reads ${value}, outside ${low} to ${high}`;
}

/** A price that falls to a fifth for one row and is back on the next was never traded. */
function withoutGlitches(rows: readonly Row[], notes: string[]): Row[] {
  const kept = rows.filter(([, value], i) => {
    const before = rows[i - 1]?.[1];
    const after = rows[i + 1]?.[1];
    if (before === undefined || after === undefined || value <= 0) return value > 0;
    const calm = after / before > 0.5 && after / before < 2;
    const low = value < before * GLITCH_SHARE && value < after * GLITCH_SHARE;
    const high = value > before / GLITCH_SHARE && value > after / GLITCH_SHARE;
    return !(calm && (low || high));
  });
  if (kept.length < rows.length)
    notes.push(`${rowsOf(rows.length - kept.length)} with a one-day glitch left out`);
  return kept;
}

/** True for a new basis. */
function checkAgainst(
  tracked: TrackedSeries,
  stored: Series,
  days: Int32Array,
  values: Float64Array,
  notes: string[],
): boolean {
  const before = new Map<number, number>();
  for (let i = 0; i < stored.days.length; i++) before.set(stored.days[i]!, stored.values[i]!);
  const ratios: number[] = [];
  let same = 0;
  let shifted = 0;
  let common = 0;
  for (let i = 0; i < days.length; i++) {
    const old = before.get(days[i]!);
    if (old === undefined) continue;
    common += 1;
    if (isSame(values[i]!, old)) same += 1;
    const neighbour = stored.values[indexOf(stored.days, days[i]!) - 1];
    if (neighbour !== undefined && isSame(values[i]!, neighbour) && !isSame(neighbour, old)) shifted += 1;
    if (old > 0 && values[i]! > 0) ratios.push(values[i]! / old);
  }
  if (common < MIN_COMMON) return false;
  if (same < common / 2 && shifted > common * 0.8)
    refuse(tracked, 'repeats known values one day later: its dates have shifted');
  if (same > common / 2 || ratios.length < MIN_COMMON) return false;
  ratios.sort((a, b) => a - b);
  const middle = ratios[ratios.length >> 1]!;
  const spread = ratios.at(-1)! / ratios[0]! - 1;
  const unit = UNIT_FACTORS.find((factor) => isNear(middle, factor) || isNear(middle, 1 / factor));
  if (unit !== undefined) refuse(tracked, `is ${unit.toLocaleString('en')} times another size than before`);
  // Dividends step through an adjusted history, so its factor may change once or twice on the way.
  const adjusted = tracked.indicators.some(({ unit: u }) => u === 'usd-adjusted');
  if (tracked.indicators[0]?.change !== 'return' || (!adjusted && spread > ONE_FACTOR_SPREAD)) return false;
  notes.push(`another basis than before (factor ${middle.toPrecision(6)}): the history was replaced whole`);
  return true;
}

const isSame = (a: number, b: number): boolean =>
  Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b));
const isNear = (a: number, b: number): boolean => Math.abs(a / b - 1) < 0.02;

function indexOf(days: Int32Array, day: number): number {
  return days.indexOf(day);
}
