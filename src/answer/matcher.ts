/** Finds known names in what people type, in any of the languages. */

const CJK = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;

/** Lower case, straight quotes, single spaces. Accents stay: the lexicon holds both spellings. */
export function normalise(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[’‘`´]/g, "'")
      .replace(/[“”«»]/g, '"')
      // "10-year" and "10 year" are one name; dates keep their hyphens.
      .replace(/-(?<=[\p{L}\p{N}]-)(?=\p{L})/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character) && !CJK.test(character);
}

/**
 * Where a phrase stands in a normalised text, or -1. A phrase in Latin letters must stand alone as words
 * (a neighbour in Chinese or Japanese is a border too); a CJK phrase may stand anywhere.
 */
export function indexOfPhrase(text: string, phrase: string, from = 0): number {
  // Most of thousands of phrases stand nowhere: what is asked of the others is not asked of them.
  for (let at = text.indexOf(phrase, from); at >= 0; at = text.indexOf(phrase, at + 1)) {
    if (CJK.test(phrase)) return at;
    const first = phrase[0]!;
    const last = phrase.at(-1)!;
    const leftOpen = !isWordCharacter(first) || !isWordCharacter(text[at - 1]);
    const rightOpen = !isWordCharacter(last) || !isWordCharacter(text[at + phrase.length]);
    if (leftOpen && rightOpen) return at;
  }
  return -1;
}

export function hasPhrase(text: string, phrase: string): boolean {
  return indexOfPhrase(text, phrase.includes('-') ? normalise(phrase) : phrase) >= 0;
}

export interface Found<T> {
  readonly value: T;
  readonly at: number;
  readonly phrase: string;
}

interface Name<T> {
  readonly phrase: string;
  readonly value: T;
}

/** How names begin: a text holds only names that begin with one of its pairs of characters. */
const PAIR = 2;

/** A set of names, each standing for something; the longest name at a place wins. */
export class NameIndex<T> {
  private readonly names: Name<T>[] = [];
  /** By the first two characters, each with its place among all names, longest first; made at the first search. */
  private byBeginning: ReadonlyMap<string, readonly (Name<T> & { readonly order: number })[]> | undefined;

  add(phrase: string, value: T): void {
    const name = normalise(phrase);
    // Single CJK characters and single letters stand in too many other words.
    if (name.length < PAIR) return;
    this.names.push({ phrase: name, value });
    this.byBeginning = undefined;
  }

  /** All names in a normalised text, in the order of the text, without overlaps. */
  find(text: string): Found<T>[] {
    // Which phrase took each place: one phrase may stand for several things ("yen").
    const taken: (string | undefined)[] = [];
    const found: Found<T>[] = [];
    const isTaken = (at: number, phrase: string): boolean => taken[at] !== undefined && taken[at] !== phrase;
    for (const { phrase, value } of this.possible(text)) {
      for (let at = indexOfPhrase(text, phrase); at >= 0; at = indexOfPhrase(text, phrase, at + 1)) {
        if (isTaken(at, phrase) || isTaken(at + phrase.length - 1, phrase)) continue;
        for (let i = at; i < at + phrase.length; i++) taken[i] = phrase;
        found.push({ value, at, phrase });
      }
    }
    return found.sort((a, b) => a.at - b.at);
  }

  /** The names that may stand in a text, longest first. */
  private possible(text: string): readonly Name<T>[] {
    this.byBeginning ??= this.sorted();
    const pairs = new Set<string>();
    for (let at = 0; at < text.length - 1; at++) pairs.add(text.slice(at, at + PAIR));
    return [...pairs].flatMap((pair) => this.byBeginning?.get(pair) ?? []).sort((a, b) => a.order - b.order);
  }

  private sorted(): NonNullable<typeof this.byBeginning> {
    const byBeginning = new Map<string, (Name<T> & { readonly order: number })[]>();
    this.names.sort((a, b) => b.phrase.length - a.phrase.length);
    for (const [order, { phrase, value }] of this.names.entries()) {
      const pair = phrase.slice(0, PAIR);
      const names = byBeginning.get(pair);
      if (names) names.push({ phrase, value, order });
      else byBeginning.set(pair, [{ phrase, value, order }]);
    }
    return byBeginning;
  }
}
