/** Every indicator we track, and how people's words lead to one. */

import { credit } from './credit.ts';
import { crypto } from './crypto.ts';
import { dollar } from './dollar.ts';
import { energy } from './energy.ts';
import { equities } from './equities.ts';
import { fiscal } from './fiscal.ts';
import type { Derivation, Indicator } from './indicator.ts';
import { withNames } from './labels.ts';
import { liquidity } from './liquidity.ts';
import { macro } from './macro.ts';
import { mag7 } from './mag7.ts';
import { mag7Companies } from './mag7-companies.ts';
import { metals } from './metals.ts';
import { policyRisk } from './policy-risk.ts';
import { rates } from './rates.ts';
import { semis } from './semis.ts';
import { volatility } from './volatility.ts';

export interface Registry {
  /** In the order of FAMILIES. */
  readonly all: readonly Indicator[];
  get(id: string): Indicator | undefined;
  /** By id, label or alias in any language; case, spaces, accents and punctuation do not matter. */
  find(text: string): Indicator | undefined;
  /** The nearest ones to a text that `find` does not know, best first; empty when nothing is near. Default 3. */
  suggest(text: string, count?: number): Indicator[];
}

/** Ours, in the order of FAMILIES. */
export const indicators: readonly Indicator[] = withNames([
  ...equities,
  ...mag7,
  ...mag7Companies,
  ...semis,
  ...crypto,
  ...metals,
  ...energy,
  ...dollar,
  ...volatility,
  ...liquidity,
  ...rates,
  ...credit,
  ...fiscal,
  ...policyRisk,
  ...macro,
]);

const DEFAULT_SUGGESTIONS = 3;
/** Names further away are no typo: more than about two letters in five are wrong. */
const FARTHEST_SUGGESTION = 0.42;
/** A name that begins like the words typed, or holds them, comes after a near-perfect spelling. */
const PREFIX_SCORE = 0.15;
const CONTAINS_SCORE = 0.25;

/**
 * Checks a list and makes it searchable.
 * @throws Error naming the culprits: a doubled id or name, an unknown input of a derivation, a cycle.
 */
export function createRegistry(list: readonly Indicator[]): Registry {
  const byId = new Map<string, Indicator>();
  for (const indicator of list) {
    if (byId.has(indicator.id)) throw new Error(`two indicators have the id "${indicator.id}"`);
    byId.set(indicator.id, indicator);
  }
  const byName = new Map<string, Indicator>();
  for (const indicator of list) {
    for (const name of namesOf(indicator)) {
      const key = nameKey(name);
      if (key === '') throw new Error(`${indicator.id} has a name without letters or digits: "${name}"`);
      const other = byName.get(key);
      if (other && other !== indicator) {
        throw new Error(`"${name}" is a name of both ${other.id} and ${indicator.id}`);
      }
      byName.set(key, indicator);
    }
  }
  checkDerivations(byId);

  // Only a name that nobody knows needs them.
  let spelled: Spelled | undefined;

  return {
    all: list,
    get: (id) => byId.get(id),
    find: (text) => byName.get(nameKey(text)),
    suggest(text, count = DEFAULT_SUGGESTIONS) {
      const query = [...nameKey(text)];
      if (query.length === 0) return [];
      spelled ??= spelledOut(byName, list);
      const best = new Map<Indicator, number>();
      const offer = (indicator: Indicator, score: number): void => {
        if (score <= FARTHEST_SUGGESTION && score < (best.get(indicator) ?? Infinity))
          best.set(indicator, score);
      };
      for (const { key, indicator } of spelled.names) offer(indicator, spellingScore(query, key));
      const words = wordsOf(text);
      for (const phrase of spelled.phrases) {
        if (beginsLike(words, phrase.words)) {
          offer(phrase.indicator, PREFIX_SCORE + lengthPenalty(words.join(''), phrase.words.join('')));
        }
      }
      return [...best]
        .sort(([, a], [, b]) => a - b)
        .slice(0, count)
        .map(([indicator]) => indicator);
    },
  };
}

/** Names by their letters, and by their words. */
interface Spelled {
  readonly names: readonly { readonly key: readonly string[]; readonly indicator: Indicator }[];
  readonly phrases: readonly { readonly words: readonly string[]; readonly indicator: Indicator }[];
}

function spelledOut(byName: ReadonlyMap<string, Indicator>, list: readonly Indicator[]): Spelled {
  return {
    names: [...byName].map(([key, indicator]) => ({ key: [...key], indicator })),
    phrases: list.flatMap((indicator) =>
      namesOf(indicator).map((name) => ({ words: wordsOf(name), indicator })),
    ),
  };
}

/** Read from live sources alone: a recorded history cannot hold it, and need not say so. */
export function isLiveOnly({ derived, series }: Indicator): boolean {
  return derived ? derived.op === 'members' : series.every(({ source }) => source !== 'recorded');
}

/** The ids that a derivation is worked out from. */
export function inputsOf(derivation: Derivation): readonly string[] {
  switch (derivation.op) {
    case 'spread':
    case 'ratio':
      return [derivation.a, derivation.b];
    case 'trailing-mean':
    case 'quarter-spliced':
      return [derivation.of];
    case 'mean':
    case 'basket':
      return derivation.of;
    case 'implied-earnings':
      return [derivation.price, derivation.multiple];
    case 'members':
      return derivation.members.flatMap(({ price, marketCap, forwardPe, forwardEps }) =>
        derivation.figure === 'forward-pe' ? [marketCap, forwardPe] : [price, marketCap, forwardEps],
      );
  }
}

function checkDerivations(byId: ReadonlyMap<string, Indicator>): void {
  const finished = new Set<string>();
  const visit = (id: string, path: readonly string[]): void => {
    if (path.includes(id)) {
      throw new Error(`indicators derive from each other in a circle: ${[...path, id].join(' -> ')}`);
    }
    if (finished.has(id)) return;
    const indicator = byId.get(id);
    if (!indicator) throw new Error(`${path.at(-1)} derives from "${id}", which is no indicator`);
    for (const input of indicator.derived ? inputsOf(indicator.derived) : []) visit(input, [...path, id]);
    finished.add(id);
  };
  for (const id of byId.keys()) visit(id, []);
}

function namesOf({ id, label, aliases }: Indicator): string[] {
  return [id, ...Object.values(label), ...Object.values(aliases).flat()];
}

/** What stays the same however a name is typed: its letters and digits without case and accents. */
function nameKey(text: string): string {
  return wordsOf(text).join('');
}

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '');
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** 0 for the same text, 1 for nothing in common; a name that holds the text counts as near. */
function spellingScore(query: readonly string[], name: readonly string[]): number {
  const longer = Math.max(query.length, name.length);
  const spelling = editDistance(query, name) / longer;
  // One letter is in nearly every name.
  if (query.length < 2 || !name.join('').includes(query.join(''))) return spelling;
  return Math.min(spelling, CONTAINS_SCORE + lengthPenalty(query.join(''), name.join('')));
}

/** True when each word typed begins a word of the name. */
function beginsLike(typed: readonly string[], name: readonly string[]): boolean {
  return typed.every((word) => name.some((candidate) => candidate.startsWith(word)));
}

/** Up to 0.1, so that of two names that begin alike the shorter comes first. */
function lengthPenalty(text: string, name: string): number {
  return 0.1 * (1 - Math.min(1, text.length / name.length));
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one text into the other. */
function editDistance(a: readonly string[], b: readonly string[]): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(replaced, last[j]! + 1, row[j - 1]! + 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
