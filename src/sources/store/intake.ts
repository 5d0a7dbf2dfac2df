/** What one read of a source means for the store: checked, joined with what is known, and how the try went. */

import { isoOf, localDayOf } from '../../time/dates.ts';
import { SourceError } from '../failure.ts';
import { guard } from '../guard.ts';
import { expectedAtMs, isCurrent, isOver } from '../schedule.ts';
import type { FetchedSeries, LiveSource, SeriesRequest } from '../source.ts';
import type { TrackedSeries } from '../tracked.ts';
import {
  type Attempt,
  merge,
  type SeriesStore,
  type SeriesUpdate,
  type StoredSeries,
} from './series-store.ts';

export interface Taken {
  readonly tracked: TrackedSeries;
  readonly attempt: Attempt;
  readonly update?: SeriesUpdate;
  /** Another basis than before: nothing was stored, the whole history is wanted. */
  readonly rebased: boolean;
}

/** Known days that are read again, so that revisions are seen; by cadence. */
const OVERLAP_DAYS = {
  daily: 14,
  'calendar-daily': 10,
  weekly: 63,
  monthly: 400,
  quarterly: 800,
  irregular: 120,
} as const;
/** A whole history with fewer of the known days than this is a cut-off answer. */
const MIN_KEPT_SHARE = 0.8;
/** A rewritten history changes at every day; the trace keeps the newest. */
const MAX_REVISIONS = 50;
/** Nobody is asked again earlier than this after `Retry-After` or a wall. */
const BLOCKED_PAUSE_MS = 60 * 60_000;

const zoneOf = ({ indicators: [indicator] }: TrackedSeries): string => indicator?.publication.zone ?? 'UTC';

function request(tracked: TrackedSeries, store: SeriesStore, whole: boolean, nowMs: number): SeriesRequest {
  const today = localDayOf(nowMs, zoneOf(tracked));
  const newest = store.get(tracked)?.days.at(-1);
  const fromDay =
    whole || tracked.revised || newest === undefined
      ? today - tracked.historyDays
      : newest - OVERLAP_DAYS[tracked.cadence];
  return { series: tracked.series, fromDay, toDay: today };
}

function of(
  tracked: TrackedSeries,
  result: FetchedSeries | SourceError | undefined,
  store: SeriesStore,
  source: LiveSource,
  startedMs: number,
  nowMs: number,
): Taken {
  const before = store.attempt(tracked);
  const known = store.get(tracked);
  const base = {
    source: tracked.source,
    series: tracked.series,
    triedAtMs: startedMs,
    durationMs: nowMs - startedMs,
  };
  const failed = (error: SourceError): Taken => ({
    tracked,
    rebased: false,
    attempt: {
      ...base,
      tries: (before?.tries ?? 0) + 1,
      failure: {
        kind: error.failure,
        message: error.message,
        ...retryAt(error, nowMs),
      },
    },
  });
  if (result === undefined)
    return failed(
      new SourceError(tracked.source, 'changed', `${tracked.source}: no answer for ${tracked.series}`),
    );
  if (result instanceof SourceError) {
    // Nothing new since the last observation is no failure when nothing is expected either.
    if (result.failure === 'empty' && known && isCurrent(tracked, known, nowMs))
      return { tracked, rebased: false, attempt: { ...base, tries: 1 } };
    return failed(result);
  }
  try {
    const { running, ...finished } = withoutRunningDay(tracked, result, nowMs);
    // Only a running price: a quote without a history.
    if (finished.days.length === 0 && running) {
      const stored = { ...(known ?? emptyOf(tracked, source, result)), running, notes: finished.notes };
      return { tracked, rebased: false, attempt: { ...base, tries: 1 }, update: { stored, revisions: [] } };
    }
    const checked = guard(
      tracked,
      { ...finished, notes: finished.notes },
      known,
      localDayOf(nowMs, zoneOf(tracked)),
    );
    const whole = tracked.revised || known === undefined || reachesBack(known, checked.days);
    if (checked.rebased && !whole) return { tracked, rebased: true, attempt: { ...base, tries: 1 } };
    const joined = merge(known, checked.days, checked.values);
    const replaced = known !== undefined && (checked.rebased || tracked.revised);
    if (replaced) refuseShorter(tracked, known, checked.days);
    const newest = checked.days.at(-1)!;
    const knownNewest = known?.days.at(-1);
    const stored: StoredSeries = {
      id: tracked.series,
      source: tracked.source,
      publisher: source.publisher,
      days: replaced ? checked.days : joined.days,
      values: replaced ? checked.values : joined.values,
      fetchedAtMs: result.fetchedAtMs,
      notes: checked.notes,
      ...(running ? { running } : {}),
    };
    return {
      tracked,
      rebased: false,
      attempt: {
        ...base,
        tries: newest === knownNewest && overdue(tracked, newest, startedMs) ? (before?.tries ?? 0) + 1 : 0,
      },
      update: {
        stored,
        revisions: checked.rebased
          ? []
          : joined.revisions.slice(-MAX_REVISIONS).map((revision) => ({
              ...revision,
              source: tracked.source,
              series: tracked.series,
              seenAtMs: nowMs,
            })),
      },
    };
  } catch (error) {
    if (error instanceof SourceError) return failed(error);
    throw error;
  }
}

/** The value of a session that still goes on is a running price, however the source calls it. */
function withoutRunningDay(tracked: TrackedSeries, fetched: FetchedSeries, nowMs: number): FetchedSeries {
  const last = fetched.days.length - 1;
  const day = fetched.days[last];
  const indicator = tracked.indicators[0];
  if (day === undefined || !indicator || isOver(indicator, day, nowMs)) return fetched;
  if (day > localDayOf(nowMs, zoneOf(tracked))) return fetched;
  return {
    ...fetched,
    days: fetched.days.slice(0, last),
    values: fetched.values.slice(0, last),
    running: fetched.running ?? { day, value: fetched.values[last]!, atMs: fetched.fetchedAtMs },
    notes: [...fetched.notes, `${isoOf(day)} is not over: its value is shown as running`],
  };
}

/** The read was made because something newer should be there; only then does an old value count as a vain try. */
function overdue(tracked: TrackedSeries, newestDay: number, atMs: number): boolean {
  const expected = expectedAtMs(tracked, newestDay);
  return expected !== undefined && expected <= atMs;
}

function emptyOf(tracked: TrackedSeries, source: LiveSource, fetched: FetchedSeries): StoredSeries {
  return {
    id: tracked.series,
    source: tracked.source,
    publisher: source.publisher,
    days: new Int32Array(),
    values: new Float64Array(),
    fetchedAtMs: fetched.fetchedAtMs,
    notes: [],
  };
}

function reachesBack(known: StoredSeries, days: Int32Array): boolean {
  return days.length > 0 && known.days.length > 0 && days[0]! <= known.days[0]! + 7;
}

/** A source in trouble must not empty what is known. */
function refuseShorter(tracked: TrackedSeries, known: StoredSeries, days: Int32Array): void {
  const first = days[0] ?? Number.POSITIVE_INFINITY;
  const kept = known.days.reduce((count, day) => count + (day >= first ? 1 : 0), 0);
  if (days.length < kept * MIN_KEPT_SHARE || kept < known.days.length * MIN_KEPT_SHARE) {
    throw new SourceError(
      tracked.source,
      'implausible',
      `${tracked.source}: ${tracked.series} came with ${days.length} rows where ${known.days.length} are known; the known ones are kept`,
    );
  }
}

function retryAt(error: SourceError, nowMs: number): { retryAtMs?: number } {
  if (error.retryAfterMs !== undefined) return { retryAtMs: nowMs + error.retryAfterMs };
  return error.failure === 'blocked' ? { retryAtMs: nowMs + BLOCKED_PAUSE_MS } : {};
}

export const taken = { request, of };
