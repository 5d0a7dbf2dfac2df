import { SourceError } from '../failure.ts';
import type { FetchedSeries, SeriesRequest, SourceResults } from '../source.ts';
import { unknownSeries } from './refusals.ts';

/** What one call to the publisher is to bring. */
export interface Group {
  readonly key: string;
  readonly series: readonly string[];
  /** The widest range that any of them was asked for, both ends included. */
  readonly fromDay: number;
  readonly toDay: number;
}

/** One result per series of a group. Throwing a SourceError is the result of all of them. */
export type LoadGroup = (group: Group) => Promise<Iterable<readonly [string, FetchedSeries | SourceError]>>;

/**
 * Puts together what one call can bring, and calls for all groups at once (the door keeps the pace).
 * @param keyOf the group of a series; undefined when the source does not know it
 * @throws the reason of an abort, and bugs; never a SourceError
 */
export async function fetchInGroups(
  source: string,
  requests: readonly SeriesRequest[],
  signal: AbortSignal,
  keyOf: (series: string) => string | undefined,
  load: LoadGroup,
): Promise<SourceResults> {
  signal.throwIfAborted();
  const results = new Map<string, FetchedSeries | SourceError>();
  const groups = new Map<string, Group>();
  for (const { series, fromDay, toDay } of requests) {
    const key = keyOf(series);
    if (key === undefined) {
      results.set(series, unknownSeries(source, series));
      continue;
    }
    const group = groups.get(key);
    groups.set(key, {
      key,
      series: [...new Set([...(group?.series ?? []), series])],
      fromDay: Math.min(fromDay, group?.fromDay ?? fromDay),
      toDay: Math.max(toDay, group?.toDay ?? toDay),
    });
  }
  await Promise.all(
    [...groups.values()].map(async (group) => {
      try {
        for (const [series, result] of await load(group)) results.set(series, result);
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        for (const series of group.series) results.set(series, error);
      }
    }),
  );
  signal.throwIfAborted();
  return results;
}

/** A result per series from one body: what cannot be read of one series says nothing of the others. */
export function eachSeries(
  series: readonly string[],
  read: (series: string) => FetchedSeries,
): [string, FetchedSeries | SourceError][] {
  return series.map((name) => {
    try {
      return [name, read(name)];
    } catch (error) {
      if (error instanceof SourceError) return [name, error];
      throw error;
    }
  });
}
