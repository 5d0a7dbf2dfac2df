/** Names further away are no typo: more than about two letters in five are wrong. */
const FARTHEST = 0.42;

/** The names nearest to what was typed, best first; empty when nothing is near. */
export function nearest(typed: string, names: readonly string[], count = 3): string[] {
  const query = typed.trim().toLowerCase();
  if (query === '') return [];
  return [...new Set(names)]
    .map((name) => ({ name, distance: distanceOf(query, name.toLowerCase()) }))
    .filter(({ distance }) => distance <= FARTHEST)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ name }) => name);
}

/** 0 for the same, 1 for nothing in common; a name that begins like the query is near. */
function distanceOf(query: string, name: string): number {
  const spelling = edits(query, name) / Math.max(query.length, name.length);
  return query.length >= 3 && name.startsWith(query) ? Math.min(spelling, 0.2) : spelling;
}

/** Insertions, deletions and replacements that turn one text into the other. */
export function edits(a: string, b: string): number {
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, last[j]! + 1, row[j - 1]! + 1));
    }
    last = row;
  }
  return last.at(-1)!;
}

/** "; did you mean gold, silver?" or nothing. */
export function suggestion(names: readonly string[]): string {
  return names.length === 0 ? '' : `; did you mean ${names.join(', ')}?`;
}
