import { publishedAtMs } from '../indicators/publication.ts';
import type { Registry } from '../indicators/registry.ts';
import type { Reading, Snapshot } from '../snapshot/snapshot.ts';
import type { View } from '../store/views.ts';
import { dayOf } from '../time/dates.ts';
import { sessionsBetween } from '../time/us-market.ts';
import { isBeyond } from './threshold.ts';

export type Outcome =
  | { readonly state: 'open' }
  | { readonly state: 'wrong'; readonly value: number; readonly day: number }
  | { readonly state: 'held'; readonly value: number }
  /** `note`: for `undecidedNote`, which words it for readers. */
  | { readonly state: 'unresolved'; readonly note: string };

/** A value that is late by more than this does not come any more. */
const GIVE_UP_DAYS = 10;
/** Of the sessions in which it could be proved wrong, so many must have a value before it counts as held. */
const MIN_SHARE = 0.5;
/** No close is corrected by more; a split changes it by at least as much. */
const RESTATED_BY = 0.2;

/** Its last day is over. */
export const isDue = ({ by }: Pick<View['falsifier'], 'by'>, today: number): boolean => today > dayOf(by);

/** So long over that nothing will decide it any more. */
export const isGivenUp = ({ by }: Pick<View['falsifier'], 'by'>, today: number): boolean =>
  today > dayOf(by) + GIVE_UP_DAYS;

/**
 * What has become of a view by a snapshot. Only closes after the view's day, that became public after it was made,
 * and up to its last day count; a price of a session that goes on decides nothing. Pure.
 */
export function outcomeOf(
  view: Pick<View, 'asOf' | 'madeAtMs' | 'falsifier'>,
  snapshot: Snapshot,
  today: number,
  registry: Pick<Registry, 'get'>,
): Outcome {
  const { falsifier, asOf, madeAtMs } = view;
  const from = dayOf(asOf);
  const to = dayOf(falsifier.by);
  const overdue = isGivenUp(falsifier, today);
  const reading = snapshot.readings.get(falsifier.indicator);
  const indicator = registry.get(falsifier.indicator);
  if (!reading || !indicator) {
    const why = snapshot.gaps.get(falsifier.indicator)?.message ?? 'it is not read any more';
    return overdue ? { state: 'unresolved', note: `not-read: ${why}` } : { state: 'open' };
  }
  if (reading.unit !== falsifier.unit) return { state: 'unresolved', note: 'unit-changed' };
  const closes = closesOf(reading, snapshot);
  // Tokyo of a day has closed before New York opens: who speaks in that morning knows it.
  const isLater = (day: number): boolean => publishedAtMs(indicator.publication, day) > madeAtMs;
  const counted = closes.filter(({ day }) => day > from && day <= to && isLater(day));
  const threshold = falsifier.threshold * restatement(view, closes);
  const met = counted.find(({ value }) => isBeyond(value, threshold, falsifier.comparison));
  if (met) return { state: 'wrong', value: met.value, day: met.day };
  const newest = closes.at(-1);
  const over = newest !== undefined && newest.day >= to;
  if (!over && !overdue) return { state: 'open' };
  const possible = sessionsBetween(from + 1, to).length;
  const last = counted.at(-1);
  if (!last || counted.length < possible * MIN_SHARE)
    return { state: 'unresolved', note: `few-values ${counted.length}/${possible}` };
  return { state: 'held', value: last.value };
}

interface Close {
  readonly day: number;
  readonly value: number;
}

/**
 * By what the series was multiplied since: a ratio of prices that are corrected for dividends is restated with each of
 * them, any price by a split. A close that is merely corrected changes no threshold that was published.
 */
function restatement(
  { falsifier: { anchor, unit } }: Pick<View, 'falsifier'>,
  closes: readonly Close[],
): number {
  if (!anchor || anchor.value === 0) return 1;
  const then = closes.find(({ day }) => day === dayOf(anchor.day));
  const factor = then ? then.value / anchor.value : 1;
  return unit === 'ratio' || (factor > 0 && Math.abs(Math.log(factor)) > RESTATED_BY && PRICED.test(unit))
    ? factor
    : 1;
}

/** Units of prices, which splits restate; rates and spreads are not split. */
const PRICED = /^(?:usd|index)(?:$|-per-|-adjusted)/;

function closesOf({ path }: Reading, { asOf }: Snapshot): Close[] {
  const closes: Close[] = [];
  if (!path) return closes;
  for (let i = 0; i < path.days.length; i++) {
    const day = path.days[i]!;
    if (day < 0 || closes.at(-1)?.day === day) continue;
    // The last session goes on: its price is no close.
    if (asOf.running && day >= asOf.session) continue;
    closes.push({ day, value: path.values[i]! });
  }
  return closes;
}
