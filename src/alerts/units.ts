import type { Indicator, Unit } from '../indicators/indicator.ts';
import type { Reading } from '../snapshot/snapshot.ts';
import type { Amount } from './amounts.ts';
import type { Metric, ThresholdUnit } from './rule.ts';

const MONEY: ReadonlySet<Unit> = new Set(['usd', 'usd-per-ounce', 'usd-per-barrel', 'usd-per-pound']);

/**
 * A threshold in the unit of its metric, or undefined when the words cannot mean that unit: a price in percent, an
 * index in basis points.
 */
export function thresholdIn(
  unit: ThresholdUnit,
  amount: Pick<Amount, 'value' | 'unit'>,
  isChange: boolean,
): number | undefined {
  const { value, unit: said } = amount;
  switch (unit) {
    case 'sigma':
    case 'decibans':
      return said === undefined || said === unit ? value : undefined;
    case 'distance':
      return said === undefined ? value : undefined;
    case 'percent':
    case 'percentage-points':
      if (said === 'basis-points') return value / 100;
      return said === undefined || said === 'percent' || said === 'percentage-points' ? value : undefined;
    case 'basis-points':
      // "The yield up 10%" may be a tenth of it, or ten points.
      if (said === 'percent' && isChange) return undefined;
      if (said === 'percent' || said === 'percentage-points') return value * 100;
      return said === undefined || said === 'basis-points' || (isChange && said === 'points')
        ? value
        : undefined;
    case 'fraction':
      if (said === 'percent') return value / 100;
      if (said === 'basis-points') return value / 10_000;
      return said === undefined ? value : undefined;
    case 'usd-billions':
    case 'usd-millions': {
      if (said !== undefined && said !== 'money') return undefined;
      // A bare small number means billions: nobody means 900 dollars of bank reserves.
      const dollars = Math.abs(value) < 1e6 ? value * 1e9 : value;
      return dollars / (unit === 'usd-billions' ? 1e9 : 1e6);
    }
    case 'contracts':
    case 'persons':
      return said === undefined ? value : undefined;
    case 'index':
    case 'ratio':
    case 'jpy-per-usd':
      return said === undefined || said === 'points' ? value : undefined;
    default:
      if (!MONEY.has(unit)) return undefined;
      return said === undefined || said === 'money' || (isChange && said === 'points') ? value : undefined;
  }
}

/** The part of a usual daily move by which a value must go back before an alert is armed again. */
const SHARE_OF_MOVE = 0.5;
/** Where no usual move is known: a share of the threshold. */
const SHARE_OF_THRESHOLD = 0.01;
const ENGINE: Readonly<Partial<Record<ThresholdUnit, number>>> = { sigma: 0.5, decibans: 1, distance: 0.05 };

/** Half a usual daily move of the value, in the unit of the threshold; scaled by time for longer changes. */
export function usualHysteresis(
  metric: Metric,
  unit: ThresholdUnit,
  threshold: number,
  readings: ReadonlyMap<string, Reading>,
  indicator: (id: string) => Indicator | undefined,
): number {
  const fixed = ENGINE[unit];
  if (fixed !== undefined) return fixed;
  const raw = fromMoves(metric, threshold, readings, indicator) ?? Math.abs(threshold) * SHARE_OF_THRESHOLD;
  return Number(raw.toPrecision(2));
}

function fromMoves(
  metric: Metric,
  threshold: number,
  readings: ReadonlyMap<string, Reading>,
  indicator: (id: string) => Indicator | undefined,
): number | undefined {
  if (metric.kind === 'spread') {
    const a = readings.get(metric.a)?.sigma;
    const b = readings.get(metric.b)?.sigma;
    return a === undefined && b === undefined ? undefined : SHARE_OF_MOVE * Math.max(a ?? 0, b ?? 0);
  }
  if (metric.kind !== 'level' && metric.kind !== 'change') return undefined;
  const reading = readings.get(metric.of);
  const sigma = reading?.sigma;
  if (!reading || sigma === undefined) return undefined;
  if (metric.kind === 'change') return SHARE_OF_MOVE * sigma * Math.sqrt(metric.sessions);
  const kind = indicator(metric.of)?.change;
  if (kind === 'return') return (SHARE_OF_MOVE * sigma * Math.abs(threshold)) / 100;
  // A yield in percent moves by basis points.
  return kind === 'basis-points' && reading.unit !== 'basis-points'
    ? (SHARE_OF_MOVE * sigma) / 100
    : SHARE_OF_MOVE * sigma;
}
