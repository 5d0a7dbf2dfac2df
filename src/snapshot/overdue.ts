import type { Indicator } from '../indicators/indicator.ts';
import { isStockClose, nextExpected } from '../indicators/publication.ts';
import type { History } from '../sources/history.ts';
import { NEW_YORK } from '../time/us-market.ts';
import type { AsOf } from './as-of.ts';

/** When a newest value is too old to speak for a moment. Pure. */

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Publishers are a little late now and then. */
export const LATE_MS = 3 * HOUR_MS;
/** Official figures of New York's calendar, whose holidays are known: a day late is late. */
const OFFICIAL_LATE_MS = DAY_MS;
/** Figures of the evening (market values, estimates) weigh and explain; no move of the day is told from them. */
const EVENING = '20:00';

/**
 * True when the value after the newest one is overdue by more than the indicator's grace, or, in live data, when the
 * market has closed again since: an older close must not stand for a newer one.
 */
export function isStale(indicator: Indicator, newestDay: number, asOf: AsOf, mode: History['mode']): boolean {
  const grace = indicator.graceDays * DAY_MS;
  if (mode === 'live' && isBehind(indicator, newestDay, asOf)) return true;
  const next = nextExpected(indicator.publication, indicator.cadence, newestDay);
  // Nothing later is observed yet: a Friday value is not overdue on Friday, whatever Saturday would bring.
  if (next && next.observationDay > asOf.lastDay) return false;
  const due = next ? next.atMs : (newestDay + 1) * DAY_MS;
  return due + grace < asOf.publishedByMs;
}

/** Whether a newer value for the session of the moment should be known by now, by the rule of its publication. */
function isBehind(indicator: Indicator, newestDay: number, asOf: AsOf): boolean {
  const patienceMs = patienceOf(indicator);
  if (patienceMs === undefined) return false;
  const { publication, cadence } = indicator;
  const isPrice = patienceMs === 0;
  // Of a session that goes on, prices are running ones: the close before is not of it.
  if (asOf.running && isPrice && isStockClose(publication)) return newestDay < asOf.session;
  const next = nextExpected(publication, cadence, newestDay);
  return (
    next !== undefined && next.observationDay <= asOf.session && next.atMs + patienceMs <= asOf.publishedByMs
  );
}

/**
 * How much later than due a value of a daily series may come before the one before it counts as missing; undefined
 * where the grace alone decides, because holidays of that market are not known here.
 */
function patienceOf({ publication, cadence, change }: Indicator): number | undefined {
  // Coins have a close on every day.
  if (cadence === 'calendar-daily') return change === 'return' && publication.zone === 'UTC' ? 0 : undefined;
  if (cadence !== 'daily' || publication.zone !== NEW_YORK) return undefined;
  if (publication.rule !== 'same-day') return OFFICIAL_LATE_MS;
  if (publication.time >= EVENING) return undefined;
  if (isStockClose(publication)) return change === 'return' ? 0 : LATE_MS;
  return change === 'return' ? LATE_MS : OFFICIAL_LATE_MS;
}
