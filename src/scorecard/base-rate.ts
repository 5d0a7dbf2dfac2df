import { inputsOf, type Registry } from '../indicators/registry.ts';
import { asOfDay } from '../snapshot/as-of.ts';
import { shownChange } from '../snapshot/changes.ts';
import { Viewer } from '../snapshot/visible.ts';
import type { History } from '../sources/history.ts';
import type { Falsifier } from '../store/views.ts';

/** How often a threshold so far away was reached anyway. */
export interface BaseRate {
  readonly crossed: number;
  readonly of: number;
}

/** Fewer stretches say nothing. */
const MIN_STRETCHES = 100;

/**
 * Over the recorded history: of all stretches of as many observations, in how many a close went beyond what the
 * falsifier needs, counted from the value of the day before the stretch. The distance is a percentage where changes
 * are returns, else a difference. Undefined without a record that is long enough.
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
  const needed = shownChange(kind, unit, fromValue, falsifier.threshold);
  if (!Number.isFinite(needed)) return undefined;
  let crossed = 0;
  let count = 0;
  for (let i = 0; i + sessions <= view.end; i++) {
    const start = view.values[i]!;
    if (kind === 'return' && start <= 0) continue;
    count += 1;
    for (let k = 1; k <= sessions; k++) {
      const moved = shownChange(kind, unit, start, view.values[i + k]!);
      if (falsifier.comparison === 'above' ? moved > needed : moved < needed) {
        crossed += 1;
        break;
      }
    }
  }
  return count >= MIN_STRETCHES ? { crossed, of: count } : undefined;
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
