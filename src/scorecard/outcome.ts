import type { Reading, Snapshot } from '../snapshot/snapshot.ts';
import type { View } from '../store/views.ts';
import { dayOf } from '../time/dates.ts';
import { sessionsBetween } from '../time/us-market.ts';

export type Outcome =
  | { readonly state: 'open' }
  | { readonly state: 'wrong'; readonly value: number; readonly day: number }
  | { readonly state: 'held'; readonly value: number }
  | { readonly state: 'unresolved'; readonly note: string };

/** A value that is late by more than this does not come any more. */
const GIVE_UP_DAYS = 10;
/** Differences of percents carry a tail of binary fractions: 4bp is not below 4bp. */
const NOISE = 1e-9;
/** Of the sessions in which it could be proved wrong, so many must have a value before it counts as held. */
const MIN_SHARE = 0.5;

/**
 * What has become of a view by a snapshot. Only closes after the view's day and up to its last day count; a price of
 * a session that goes on decides nothing. Pure.
 */
export function outcomeOf(
  view: Pick<View, 'asOf' | 'falsifier'>,
  snapshot: Snapshot,
  today: number,
): Outcome {
  const { falsifier, asOf } = view;
  const from = dayOf(asOf);
  const to = dayOf(falsifier.by);
  const overdue = today > to + GIVE_UP_DAYS;
  const reading = snapshot.readings.get(falsifier.indicator);
  if (!reading) {
    const why = snapshot.gaps.get(falsifier.indicator)?.message ?? 'it is not read any more';
    return overdue ? { state: 'unresolved', note: why } : { state: 'open' };
  }
  if (reading.unit !== falsifier.unit)
    return { state: 'unresolved', note: `the unit of ${falsifier.indicator} changed` };
  const closes = closesOf(reading, snapshot);
  const counted = closes.filter(({ day }) => day > from && day <= to);
  const { threshold, comparison } = falsifier;
  const beyond = (value: number): number => (comparison === 'above' ? value - threshold : threshold - value);
  const met = counted.find(({ value }) => beyond(value) > NOISE * Math.max(1, Math.abs(threshold)));
  if (met) return { state: 'wrong', value: met.value, day: met.day };
  const newest = closes.at(-1);
  const over = newest !== undefined && newest.day >= to;
  if (!over && !overdue) return { state: 'open' };
  const possible = sessionsBetween(from + 1, to).length;
  const last = counted.at(-1);
  if (!last || counted.length < possible * MIN_SHARE)
    return { state: 'unresolved', note: `only ${counted.length} of ${possible} sessions have a value` };
  return { state: 'held', value: last.value };
}

function closesOf({ path }: Reading, { asOf }: Snapshot): { readonly day: number; readonly value: number }[] {
  const closes: { day: number; value: number }[] = [];
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
