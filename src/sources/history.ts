import type { Indicator } from '../indicators/indicator.ts';

/** One series as published: observation days (oldest first, no doubles) and their values. */
export interface Series {
  readonly id: string;
  /** Who publishes it, named wherever its values are shown. */
  readonly publisher: string;
  /** Days since 1970-01-01, rising. */
  readonly days: Int32Array;
  readonly values: Float64Array;
}

/**
 * Dated observations that can be read for any moment. The recorded bundle, a folder of CSV files
 * and the live store are all of this shape.
 */
export interface History {
  /** `recorded`: a fixed past. `live`: refreshed from public sources. */
  readonly mode: 'recorded' | 'live';
  /** For the first line of an answer: "recorded history", "folder prices/". */
  readonly label: string;
  /** `source` as in an indicator's `SeriesRef`: `recorded` for a fixed past. */
  get(source: string, seriesId: string): Series | undefined;
  /** Every series it holds, by id. */
  ids(): readonly string[];
  /** Live: why an indicator has no value, one clause for the reader. */
  missing?(indicator: Indicator): string;
  /** Live: who stands behind a source. */
  publisherOf?(source: string): string | undefined;
}

/** Index of the last observation not later than `day`, or -1. */
export function lastIndexAt(days: ArrayLike<number>, day: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The value on exactly that day, as published. */
export function valueOn(series: Series, day: number): number | undefined {
  const index = lastIndexAt(series.days, day);
  return index >= 0 && series.days[index] === day ? series.values[index] : undefined;
}
