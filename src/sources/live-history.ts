import type { Indicator } from '../indicators/indicator.ts';
import { isoOf } from '../time/dates.ts';
import { previousSession } from '../time/us-market.ts';
import type { History, Series } from './history.ts';
import { isRunningNow, RUNNING_TTL_MS } from './schedule.ts';
import type { LiveSource } from './source.ts';
import type { SeriesStore, StoredSeries } from './store/series-store.ts';
import { keyOf, liveRefs, type TrackedSeries } from './tracked.ts';

export interface LiveHistoryParts {
  readonly store: SeriesStore;
  readonly sources: readonly LiveSource[];
  readonly tracked: readonly TrackedSeries[];
}

/** A running price older than this is not "now" any more. */
const RUNNING_MAX_AGE_MS = 4 * RUNNING_TTL_MS;

/**
 * The live store as a history, for one instant. With `running`, a series whose market is open ends with its
 * running price, dated as the session that goes on.
 */
export function liveHistory(
  { store, sources, tracked }: LiveHistoryParts,
  nowMs: number,
  running: boolean,
): History {
  const publishers = new Map(sources.map(({ id, publisher }) => [id, publisher]));
  const byKey = new Map(tracked.map((series) => [keyOf(series), series]));
  const extended = new Map<string, Series>();
  const get = (source: string, series: string): Series | undefined => {
    const stored = store.get({ source, series });
    if (!stored || !running) return stored;
    const key = keyOf({ source, series });
    const known = extended.get(key);
    if (known) return known;
    const followed = byKey.get(key);
    const made = followed && isRunningNow(followed, nowMs) ? withRunning(stored, followed, nowMs) : stored;
    extended.set(key, made);
    return made;
  };
  return {
    mode: 'live',
    label: 'live data',
    get,
    ids: () => store.keys().map(({ series }) => series),
    publisherOf: (source) => publishers.get(source),
    missing: (indicator) => whyMissing(indicator, store, sources),
  };
}

/** Providers' clocks, and ours, are a little off. */
const AHEAD_MS = 2 * 60_000;

function withRunning(stored: StoredSeries, { cadence }: TrackedSeries, nowMs: number): Series {
  const { running, days, values } = stored;
  if (!running || nowMs - running.atMs > RUNNING_MAX_AGE_MS || running.atMs > nowMs + AHEAD_MS) return stored;
  const newest = days.at(-1);
  const before = cadence === 'calendar-daily' ? running.day - 1 : previousSession(running.day);
  // Without the close of the session before, a move of two sessions would be told as one of today.
  if (newest === undefined || newest < before || newest >= running.day) return stored;
  return {
    id: stored.id,
    publisher: stored.publisher,
    days: Int32Array.from([...days, running.day]),
    values: Float64Array.from([...values, running.value]),
  };
}

function whyMissing(indicator: Indicator, store: SeriesStore, sources: readonly LiveSource[]): string {
  const refs = liveRefs(indicator);
  if (refs.length === 0) return 'no live source publishes it';
  const reasons = refs.map((ref) => {
    const source = sources.find(({ id }) => id === ref.source);
    if (!source) return `${ref.source} is switched off`;
    if (source.needsKey !== undefined) return `${ref.source} needs ${source.needsKey}`;
    return store.attempt(ref)?.failure?.message ?? `${ref.source} was not read yet`;
  });
  const newest = Math.max(...refs.map((ref) => store.get(ref)?.days.at(-1) ?? Number.NEGATIVE_INFINITY));
  const last = Number.isFinite(newest) ? ` (newest value: ${isoOf(newest)})` : '';
  return `${[...new Set(reasons)].join('; ')}${last}`;
}
