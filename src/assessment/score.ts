import type { Score } from './framework.ts';
import { directionScore } from './measures.ts';

/** What a measured value scores, and the fixed decibans where the rule states them. */
export function scoreOf(value: number, rule: Score): { readonly score: number; readonly db?: number } {
  switch (rule.kind) {
    case 'direction':
      return { score: directionScore(value * rule.sign + rule.offset) };
    case 'ramp':
      return { score: ramp(value, rule.points) };
    case 'bands': {
      const band = rule.bands.find(({ upTo }) => upTo === undefined || value <= upTo)!;
      const full = Math.max(...rule.bands.map(({ db }) => Math.abs(db)));
      return { score: full === 0 ? 0 : band.db / full, db: band.db };
    }
  }
}

/** Straight lines between points, flat beyond the first and the last. */
export function ramp(x: number, points: readonly (readonly [number, number])[]): number {
  const sorted = [...points].sort((a, b) => a[0] - b[0]);
  const first = sorted[0]!;
  if (x <= first[0]) return first[1];
  for (let i = 1; i < sorted.length; i++) {
    const [x1, y1] = sorted[i]!;
    if (x > x1) continue;
    const [x0, y0] = sorted[i - 1]!;
    return x1 === x0 ? y1 : y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
  }
  return sorted.at(-1)![1];
}

/** In a block the largest counts in full, the rest at half (DOMAIN 3, rule 4). Returns what each counts. */
export function blockWeights(db: readonly number[]): number[] {
  let largest = -1;
  for (let i = 0; i < db.length; i++) {
    // Equal sizes: the one against counts in full, whatever the order, so that doubt is not halved.
    const size = Math.abs(db[i]!);
    const best = largest < 0 ? -1 : Math.abs(db[largest]!);
    if (size > best || (size === best && db[i]! < db[largest]!)) largest = i;
  }
  return db.map((value, i) => (i === largest ? value : value / 2));
}
