import type { Evidence } from './figures.ts';

/** What "unchanged" and "flat" may be said of. */

/** In usual moves, when the figure's own z is known. */
const FLAT_SIGMA = 0.5;
/** Otherwise by unit: below these a market desk says "flat". */
const FLAT: Readonly<Record<string, number>> = {
  percent: 0.35,
  'basis-points': 3.5,
  'percentage-points': 0.05,
  index: 0.6,
  'jpy-per-usd': 0.3,
};

/** "Barely moved" is said of twice as much as "flat". */
const CALM = 2;

export function smallMove(e: Evidence, evidence: readonly Evidence[], calm: boolean): boolean {
  const factor = calm ? CALM : 1;
  const size = Math.abs(e.figure.value);
  if (size <= (FLAT[e.figure.unit] ?? 0) * factor) return true;
  const sigma = evidence.find(
    (other) =>
      other.figure.unit === 'sigma' &&
      other.parts[0] === e.parts[0] &&
      other.window === e.window &&
      other.figure.asOf === e.figure.asOf,
  );
  return sigma !== undefined && Math.abs(sigma.figure.value) <= FLAT_SIGMA * factor;
}
