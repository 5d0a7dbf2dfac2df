/** Differences of percents carry a tail of binary fractions: 4bp is not below 4bp. */
const NOISE = 1e-9;

/** Whether a value lies on the far side of a threshold; at the threshold itself it does not. */
export function isBeyond(value: number, threshold: number, comparison: 'above' | 'below'): boolean {
  const by = comparison === 'above' ? value - threshold : threshold - value;
  return by > NOISE * Math.max(1, Math.abs(threshold));
}
