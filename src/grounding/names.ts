import type { Cadence, Indicator } from '../indicators/indicator.ts';
import { EXTRA_NAMES, GROUPS, INVERSE_NAMES, KIN, NOT_IN_SENTENCES } from './names-data.ts';
import { Phrases } from './phrases.ts';
import type { Span } from './text.ts';

/** Which indicators a sentence names, and what belongs to a name. */

/** One thing that sentences can name. */
export interface NameEntry {
  /** An indicator id; the id of a figure begins with it or holds it as one of its parts. */
  readonly id: string;
  readonly names: readonly string[];
  /** Names whose moves have the opposite sign: the yen for dollar/yen. */
  readonly inverseNames?: readonly string[];
  /** Ids whose figures also fit this name. */
  readonly kin?: readonly string[];
  /** For a spread or a ratio: naming both of these names it. */
  readonly between?: readonly [string, string];
  /** The value is the sign-carrying gap itself ("3bp above"). */
  readonly signed?: boolean;
  /** A yield or spread: bonds that sell off send it up. */
  readonly rate?: boolean;
  /** Published weekly or less often: sessions from one value to the next, so that "in the week" is one step. */
  readonly slow?: number;
}

export interface NameMention extends Span {
  /** One of these is meant. */
  readonly ids: readonly string[];
  readonly inverse: boolean;
}

export interface NameIndex {
  entry(id: string): NameEntry | undefined;
  find(text: string): NameMention[];
  /** A short name for messages: the first one given. */
  label(id: string): string;
  readonly entries: readonly NameEntry[];
}

/** All that the words below can name, most specific first. */
export function createNameIndex(entries: readonly NameEntry[], groups = GROUPS): NameIndex {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const phrases = new Phrases<Meant>();
  const byKey = new Map<string, Meant>();
  const add = (name: string, ids: readonly string[], inverse: boolean): void => {
    const known = byKey.get(keyOf(name));
    if (known) {
      if (known.inverse === inverse) known.ids.push(...ids.filter((id) => !known.ids.includes(id)));
      return;
    }
    const meant = { ids: [...ids], inverse };
    byKey.set(keyOf(name), meant);
    phrases.add(name, meant, isCapitals(name));
  };
  for (const { id, names, inverseNames } of entries) {
    for (const name of names) add(name, [id], false);
    for (const name of inverseNames ?? []) add(name, [id], true);
  }
  for (const { names, of } of groups) {
    const known = of.filter((id) => byId.has(id));
    if (known.length > 0) for (const name of names) if (!byKey.has(keyOf(name))) add(name, known, false);
  }
  return {
    entries,
    entry: (id) => byId.get(id),
    label: (id) => byId.get(id)?.names[0] ?? id,
    find: (text) => phrases.find(text).map(({ start, end, value }) => ({ start, end, ...value })),
  };
}

interface Meant {
  readonly ids: string[];
  readonly inverse: boolean;
}

/** Short names in capitals are matched as written: META is a share, "meta" a Spanish word, "or" an English one. */
function isCapitals(name: string): boolean {
  return /^[A-Z]{2,6}$/.test(name) || ['Meta', 'Bourse', 'Or', 'Argent'].includes(name);
}

function keyOf(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’]/g, "'")
    .replace(/[\s\u00a0\-‑–]+/g, '');
}

/** The names of a registry's indicators, with what the other languages call them. */
export function namesOfIndicators(indicators: readonly Indicator[]): NameIndex {
  return createNameIndex(indicators.map(nameEntry));
}

const STEPS: Readonly<Partial<Record<Cadence, number>>> = { weekly: 5, monthly: 21, quarterly: 63 };

function nameEntry(indicator: Indicator): NameEntry {
  const { id, label, aliases, derived, change, cadence } = indicator;
  const labels = Object.values(label);
  const short = labels.map((name) => name.replace(/^(?:US|美国)\s*/, '').replace(/\s*de EE\. UU\.\s*/, ' '));
  const names = [...labels, ...short, ...Object.values(aliases).flat()].filter(
    (name) => !NOT_IN_SENTENCES.has(name.toLowerCase()) && !/^\^|[=()]/.test(name),
  );
  const own = [...new Set([...names, ...(EXTRA_NAMES[id] ?? [])])].filter(
    (name) => !INVERSE_NAMES[id]?.includes(name),
  );
  const kin = KIN[id];
  return {
    id,
    names: own.length > 0 ? own : [label.en],
    ...(INVERSE_NAMES[id] ? { inverseNames: INVERSE_NAMES[id] } : {}),
    ...(kin ? { kin } : {}),
    ...(derived?.op === 'spread' || derived?.op === 'ratio'
      ? { between: [derived.a, derived.b] as const }
      : {}),
    ...(derived?.op === 'spread' ? { signed: true } : {}),
    ...(change === 'basis-points' ? { rate: true } : {}),
    ...(STEPS[cadence] ? { slow: STEPS[cadence] } : {}),
  };
}
