import type { Snapshot } from '../snapshot/snapshot.ts';

const known = new WeakMap<Snapshot, Map<string, string>>();

/** Instruments and publishers behind some indicators, as one text; worked out once a snapshot. */
export function sourceOf(ids: readonly string[], snapshot: Snapshot): string {
  const texts = known.get(snapshot) ?? new Map<string, string>();
  known.set(snapshot, texts);
  const key = ids.join();
  const text = texts.get(key) ?? describe(ids, snapshot);
  texts.set(key, text);
  return text;
}

function describe(ids: readonly string[], snapshot: Snapshot): string {
  const readings = ids.map((id) => snapshot.readings.get(id)).filter((reading) => reading !== undefined);
  const names = [...new Set(readings.map(({ instrument, publisher }) => `${instrument} (${publisher})`))];
  return names.slice(0, 3).join('; ');
}
