import { inputsOf, type Registry } from '../indicators/registry.ts';
import { asOfDay } from '../snapshot/as-of.ts';
import { shownChange } from '../snapshot/changes.ts';
import { Viewer, type Visible } from '../snapshot/visible.ts';
import type { History } from '../sources/history.ts';
import type { Falsifier } from '../store/views.ts';
import { sessionsBetween } from '../time/us-market.ts';
import { isBeyond } from './threshold.ts';

/** How often a threshold so far away was reached anyway. */
export interface BaseRate {
  readonly crossed: number;
  readonly of: number;
}

/** Fewer stretches say nothing. */
const MIN_STRETCHES = 100;

/**
 * Over the recorded history: of all stretches of as many sessions, in how many a close went beyond what the falsifier
 * needs, counted from the value at the session before the stretch. The same closes count as for a view: those at
 * sessions, each once, so that weekends of coins are left out and holidays of others are no closes. The distance is
 * a percentage where changes are returns, else a difference. Undefined without a record that is long enough.
 */
export function baseRateOf(
  falsifier: Falsifier,
  fromValue: number,
  sessions: number,
  history: History,
  registry: Registry,
): BaseRate | undefined {
  const indicator = registry.get(falsifier.indicator);
  if (!indicator) return undefined;
  const last = endOf(indicator.id, history, registry);
  if (last === undefined) return undefined;
  const view = new Viewer(history, registry, asOfDay(last)).view(indicator.id);
  if (!('values' in view)) return undefined;
  const { change: kind, unit } = indicator;
  const { comparison } = falsifier;
  const needed = shownChange(kind, unit, fromValue, falsifier.threshold);
  if (!Number.isFinite(needed)) return undefined;
  const known = atSessions(view);
  let crossed = 0;
  let count = 0;
  for (let i = 0; i + sessions < known.length; i++) {
    const start = known[i]!.value;
    if (kind === 'return' && start <= 0) continue;
    count += 1;
    const isMet = known
      .slice(i + 1, i + 1 + sessions)
      .some(
        ({ value, isNew }) => isNew && isBeyond(shownChange(kind, unit, start, value), needed, comparison),
      );
    if (isMet) crossed += 1;
  }
  return count >= MIN_STRETCHES ? { crossed, of: count } : undefined;
}

interface AtSession {
  readonly value: number;
  /** Observed since the session before, not carried forward. */
  readonly isNew: boolean;
}

function atSessions({ days, values, end }: Visible): AtSession[] {
  const known: AtSession[] = [];
  let index = -1;
  for (const session of sessionsBetween(days[0]!, days[end]!)) {
    const before = index;
    while (index < end && days[index + 1]! <= session) index += 1;
    if (index >= 0) known.push({ value: values[index]!, isNew: index > before });
  }
  return known;
}

/** The record of each series has its own end; on a later day it would count as over. */
function endOf(id: string, history: History, registry: Registry): number | undefined {
  const indicator = registry.get(id);
  if (!indicator) return undefined;
  const ends = indicator.derived
    ? inputsOf(indicator.derived).map((input) => endOf(input, history, registry))
    : [indicator.series.flatMap(({ source, series }) => history.get(source, series)?.days.at(-1) ?? [])[0]];
  return ends.includes(undefined) ? undefined : Math.min(...(ends as number[]));
}
