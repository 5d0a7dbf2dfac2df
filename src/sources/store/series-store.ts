import type { Series } from '../history.ts';
import type { RunningValue } from '../source.ts';
import type { SeriesKey } from '../tracked.ts';

/** What is kept of one live series. */
export interface StoredSeries extends Series {
  readonly source: string;
  /** When the values were last confirmed by the source, ms since 1970. */
  readonly fetchedAtMs: number;
  readonly running?: RunningValue;
  /** Of the last read: what was left out or put right. */
  readonly notes: readonly string[];
}

/** A value that its publisher changed after it was read. */
export interface Revision extends SeriesKey {
  /** Observation day. */
  readonly day: number;
  readonly from: number;
  readonly to: number;
  readonly seenAtMs: number;
}

/** How the last tries went. */
export interface Attempt extends SeriesKey {
  readonly triedAtMs: number;
  /** Tries since the last new observation, for the pause until the next one. */
  readonly tries: number;
  readonly durationMs: number;
  /** Absent when the last try worked. */
  readonly failure?: { readonly kind: string; readonly message: string; readonly retryAtMs?: number };
}

export interface SeriesUpdate {
  readonly stored: StoredSeries;
  readonly revisions: readonly Revision[];
}

/**
 * Observations that were read live. Reading is from memory; what is put is on disk (or in the database) when the
 * promise resolves. A store never deletes a value that it was not given a better one for.
 */
export interface SeriesStore {
  get(key: SeriesKey): StoredSeries | undefined;
  attempt(key: SeriesKey): Attempt | undefined;
  keys(): readonly SeriesKey[];
  /** Rises with every change. */
  readonly version: number;
  /** All of one source at once, so that a crash leaves either the old or the new state of each series. */
  put(updates: readonly SeriesUpdate[], attempts: readonly Attempt[]): Promise<void>;
  /** Newest first. */
  revisions(limit: number): Promise<readonly Revision[]>;
}

export interface Merged {
  readonly days: Int32Array;
  readonly values: Float64Array;
  readonly revisions: readonly { day: number; from: number; to: number }[];
}

/** Values that differ by less than rounding of the publisher are no revision. */
const SAME = 1e-9;

/**
 * Joins new observations to known ones of the same vintage: newer values win, every change is told, and days
 * that the new read does not reach stay. Both are rising.
 */
export function merge(known: Series | undefined, days: Int32Array, values: Float64Array): Merged {
  if (!known || known.days.length === 0) return { days, values, revisions: [] };
  const joined = new Map<number, number>();
  for (let i = 0; i < known.days.length; i++) joined.set(known.days[i]!, known.values[i]!);
  const revisions: { day: number; from: number; to: number }[] = [];
  for (let i = 0; i < days.length; i++) {
    const day = days[i]!;
    const from = joined.get(day);
    const to = values[i]!;
    if (from !== undefined && Math.abs(from - to) > SAME * Math.max(Math.abs(from), Math.abs(to), 1))
      revisions.push({ day, from, to });
    joined.set(day, to);
  }
  const all = [...joined].sort(([a], [b]) => a - b);
  return {
    days: Int32Array.from(all, ([day]) => day),
    values: Float64Array.from(all, ([, value]) => value),
    revisions,
  };
}
