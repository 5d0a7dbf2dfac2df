/** When a series should be read again: its publication rule says so, not a clock of ours. Pure. */

import type { Indicator } from '../indicators/indicator.ts';
import { nextExpected, publishedAtMs } from '../indicators/publication.ts';
import { instantAt, localDayOf, utcDayOf } from '../time/dates.ts';
import { closeInstant, isSession, NEW_YORK } from '../time/us-market.ts';
import type { Attempt, StoredSeries } from './store/series-store.ts';
import type { TrackedSeries } from './tracked.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** After a try that brought nothing new: 5, 10, 20, 40 minutes, then an hour. */
const FIRST_PAUSE_MS = 5 * MINUTE_MS;
const OFFLINE_PAUSE_MS = 20_000;
const LONGEST_PAUSE_MS = HOUR_MS;
/** No host is left alone for longer, whatever it asks for (http/retry-after.ts), with some room. */
const LONGEST_HOLD_MS = 2 * HOUR_MS;
/** Series without a schedule (auctions). */
const IRREGULAR_MS = 6 * HOUR_MS;
/** A price of an open market is read again after this. */
export const RUNNING_TTL_MS = 5 * MINUTE_MS;
/** Publishers are a little late now and then; after this a fallback is asked. */
export const LATE_MS = 3 * HOUR_MS;
const NEW_YORK_OPEN = '09:30';

/** Whether New York stocks trade at that instant. */
export function isMarketOpen(nowMs: number): boolean {
  const day = localDayOf(nowMs, NEW_YORK);
  return isSession(day) && nowMs >= instantAt(day, NEW_YORK_OPEN, NEW_YORK) && nowMs < closeInstant(day);
}

/** A broken connection may be back in a moment; a publisher that is late is not. */
function pauseMs({ tries, failure }: Attempt): number {
  const first =
    failure?.kind === 'unreachable' || failure?.kind === 'timeout' ? OFFLINE_PAUSE_MS : FIRST_PAUSE_MS;
  return Math.min(LONGEST_PAUSE_MS, first * 2 ** Math.max(0, tries - 1));
}

/** The instant at which the next value should be public; undefined for irregular series. */
export function expectedAtMs(
  { indicators: [indicator] }: TrackedSeries,
  newestDay: number,
): number | undefined {
  return indicator ? nextExpected(indicator.publication, indicator.cadence, newestDay)?.atMs : undefined;
}

/** Nothing newer should be public by now, with some patience. */
export function isCurrent(
  tracked: TrackedSeries,
  stored: Pick<StoredSeries, 'days'> | undefined,
  nowMs: number,
): boolean {
  const newest = stored?.days.at(-1);
  if (newest === undefined) return false;
  const expected = expectedAtMs(tracked, newest);
  return expected === undefined || nowMs < expected + LATE_MS;
}

/** Prices of an open market, and of one that never closes. */
export function isRunningNow(tracked: TrackedSeries, nowMs: number): boolean {
  const indicator = tracked.indicators[0];
  if (!indicator || indicator.change === 'basis-points') return false;
  const { publication, cadence } = indicator;
  if (cadence === 'calendar-daily') return publication.rule === 'calendar-days' && publication.zone === 'UTC';
  return (
    cadence === 'daily' &&
    publication.rule === 'same-day' &&
    publication.zone === NEW_YORK &&
    isMarketOpen(nowMs)
  );
}

/**
 * The instant from which a series should be read. Before the first read: at once. After a failure or an early
 * look: after a pause that grows.
 */
export function dueAtMs(
  tracked: TrackedSeries,
  stored: StoredSeries | undefined,
  attempt: Attempt | undefined,
  nowMs: number,
  givesRunning: boolean,
): number {
  // Noted by a clock that was ahead: such a time would keep a source silent until the clock gets there.
  const triedAtMs = attempt && attempt.triedAtMs <= nowMs ? attempt.triedAtMs : 0;
  const retryAtMs = attempt?.failure?.retryAtMs ?? 0;
  const notBefore = Math.max(
    retryAtMs <= nowMs + LONGEST_HOLD_MS ? retryAtMs : 0,
    attempt && attempt.tries > 0 && triedAtMs > 0 ? triedAtMs + pauseMs(attempt) : 0,
  );
  const newest = stored?.days.at(-1);
  if (stored === undefined || newest === undefined) return notBefore;
  if (givesRunning && isRunningNow(tracked, nowMs)) {
    const runningAtMs = stored.running?.atMs ?? 0;
    const last = Math.max(triedAtMs, runningAtMs <= nowMs ? runningAtMs : 0);
    return Math.max(attempt?.failure ? notBefore : 0, last + RUNNING_TTL_MS);
  }
  const expected = expectedAtMs(tracked, newest) ?? stored.fetchedAtMs + IRREGULAR_MS;
  return Math.max(expected, notBefore);
}

/** False for a session or UTC day that is still going on: its value is not an observation yet. */
export function isOver(indicator: Indicator, day: number, nowMs: number): boolean {
  const { publication, change, cadence } = indicator;
  if (cadence === 'calendar-daily') return publication.zone !== 'UTC' || day < utcDayOf(nowMs);
  if (cadence !== 'daily' || change === 'basis-points' || publication.rule !== 'same-day') return true;
  // Operations of the Fed are over before the close: then their own time counts.
  return (
    publication.zone !== NEW_YORK || nowMs >= Math.min(closeInstant(day), publishedAtMs(publication, day))
  );
}
