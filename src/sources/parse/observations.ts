import { isoOf } from '../../time/dates.ts';
import { SourceError } from '../failure.ts';
import type { FetchedSeries } from '../source.ts';
import { changed } from './refusals.ts';

export type Observation = readonly [day: number, value: number];

export interface SeriesParts {
  readonly source: string;
  readonly series: string;
  readonly fetchedAtMs: number;
  readonly notes?: readonly string[];
  readonly running?: FetchedSeries['running'];
}

/** 1800 and 2200: beyond them a time was read in the wrong unit, or is no time at all. */
const FIRST_DAY = -62_091;
const LAST_DAY = 84_006;

/**
 * Observations in any order as a series. Of several values of one day the last one given counts, with a note
 * when they differ.
 * @throws SourceError (`empty` without a single observation, unless there is a running value; `changed` for a day
 *   that is none)
 */
export function seriesOf(parts: SeriesParts, observations: readonly Observation[]): FetchedSeries {
  const { source, series, fetchedAtMs, running } = parts;
  const notes = [...(parts.notes ?? [])];
  if (observations.length === 0 && !running) {
    throw new SourceError(source, 'empty', `${source}: no value of ${series} in this range`);
  }
  // Sorting keeps the order of equals, so the last one given stays last.
  const sorted = [...observations].sort((a, b) => a[0] - b[0]);
  const days: number[] = [];
  const values: number[] = [];
  const doubles = new Set<number>();
  for (const [day, value] of sorted) {
    if (!Number.isInteger(day) || day < FIRST_DAY || day > LAST_DAY) {
      throw changed(source, `a value of ${series} on a day that is none`);
    }
    if (days.at(-1) === day) {
      if (values.at(-1) !== value) doubles.add(day);
      values[values.length - 1] = value;
    } else {
      days.push(day);
      values.push(value);
    }
  }
  for (const day of doubles) notes.push(`several values of ${isoOf(day)}: the last one is used`);
  return {
    series,
    days: Int32Array.from(days),
    values: Float64Array.from(values),
    ...(running ? { running } : {}),
    notes,
    fetchedAtMs,
  };
}

/** Neighbours further apart than this and nearer than `UNIT_STEP_TO` are the same thing in two units. */
const UNIT_STEP_FROM = 400;
const UNIT_STEP_TO = 2_500;

/**
 * FRED has moved balance-sheet series from billions to millions. A body that holds both is of no use: nobody
 * knows which rows are which. Only for levels that never change by such a factor from row to row.
 * @throws SourceError (`implausible`)
 */
export function refuseUnitStep(source: string, { series, days, values }: FetchedSeries): void {
  for (let i = 1; i < values.length; i++) {
    const ratio = Math.abs(values[i]! / values[i - 1]!);
    const factor = ratio > 1 ? ratio : 1 / ratio;
    if (factor >= UNIT_STEP_FROM && factor <= UNIT_STEP_TO) {
      throw new SourceError(
        source,
        'implausible',
        `${source}: ${series} changes its unit at ${isoOf(days[i]!)}; nothing of it is used`,
      );
    }
  }
}
