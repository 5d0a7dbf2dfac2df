/**
 * Rounds parts to tenths so that what is printed adds up to the printed total: each part is off by less
 * than a tenth, and the reader can check the sum by hand.
 */
export function tenthsThatAddUp(parts: readonly number[], total: number): number[] {
  const floors = parts.map((part) => Math.floor(part * 10));
  let left = Math.round(total * 10) - floors.reduce((sum, tenths) => sum + tenths, 0);
  const order = parts
    .map((part, index) => ({ index, rest: part * 10 - Math.floor(part * 10) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of order) {
    if (left <= 0) break;
    floors[index]! += 1;
    left -= 1;
  }
  return floors.map((tenths) => tenths / 10);
}
