/**
 * Finds known names in a text, many at once: a trie over their letters. Spaces, hyphens and case do not matter; a
 * Latin name must stand as a word. Several hundred names cost no more than a few.
 */

/** Nearly every letter of a name has one letter after it: a map for each would take megabytes. */
interface Node<T> {
  letter: string;
  /** What follows `letter`. */
  after: Node<T> | undefined;
  /** What follows the other letters. */
  others: Map<string, Node<T>> | undefined;
  ends: { readonly name: string; readonly value: T; readonly exact: boolean }[] | undefined;
}

const newNode = <T>(): Node<T> => ({ letter: '', after: undefined, others: undefined, ends: undefined });

function nodeAfter<T>(node: Node<T>, letter: string): Node<T> | undefined {
  return node.letter === letter ? node.after : node.others?.get(letter);
}

function grown<T>(node: Node<T>, letter: string): Node<T> {
  const made = newNode<T>();
  if (node.after === undefined) {
    node.letter = letter;
    node.after = made;
  } else {
    node.others ??= new Map();
    node.others.set(letter, made);
  }
  return made;
}

export interface PhraseMatch<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

const SKIPPED = /[\s\u00a0\-‑–]/u;
const LATIN = /[A-Za-zÀ-ɏ]/u;
const LATIN_OR_DIGIT = /[A-Za-zÀ-ɏ0-9]/u;
/** Two skipped characters in a row end a name: "gold - silver". */
const MOST_SKIPPED = 1;

export class Phrases<T> {
  private readonly root: Node<T> = newNode();

  /** `exact`: only as written, for names that are words in another case. */
  add(name: string, value: T, exact = false): void {
    let node = this.root;
    for (const char of folded(name)) node = nodeAfter(node, char) ?? grown(node, char);
    if (node === this.root) return;
    node.ends = [...(node.ends ?? []), { name, value, exact }];
  }

  /** Leftmost first, and of several at one place the longest. */
  find(text: string): PhraseMatch<T>[] {
    const found: PhraseMatch<T>[] = [];
    for (let start = 0; start < text.length; start++) {
      if (SKIPPED.test(text[start]!)) continue;
      const match = this.at(text, start);
      if (!match) continue;
      found.push(match);
      start = match.end - 1;
    }
    return found;
  }

  private at(text: string, start: number): PhraseMatch<T> | undefined {
    if (start > 0 && LATIN_OR_DIGIT.test(text[start]!) && LATIN_OR_DIGIT.test(text[start - 1]!))
      return undefined;
    let node: Node<T> | undefined = this.root;
    let best: PhraseMatch<T> | undefined;
    let skipped = 0;
    for (let i = start; i < text.length; i++) {
      const char = text[i]!;
      if (SKIPPED.test(char)) {
        if (++skipped > MOST_SKIPPED) break;
        continue;
      }
      skipped = 0;
      node = nodeAfter(node, char === '’' ? "'" : char.toLowerCase());
      if (!node) break;
      if (!node.ends || !isEnd(text, i)) continue;
      const said = text.slice(start, i + 1);
      const end = node.ends.find(({ name, exact }) => !exact || squeezed(said) === squeezed(name));
      if (end) best = { start, end: i + 1, value: end.value };
    }
    return best;
  }
}

/** A digit may follow a name without a space, as it does in Chinese: VIX17.44, Meta1月29日. */
function isEnd(text: string, last: number): boolean {
  const next = text[last + 1];
  if (next === undefined || !LATIN_OR_DIGIT.test(text[last]!)) return true;
  return LATIN.test(text[last]!) ? !LATIN.test(next) : !LATIN_OR_DIGIT.test(next);
}

function squeezed(text: string): string {
  return text.replace(/[\s\u00a0\-‑–]+/gu, '').replace(/’/g, "'");
}

function folded(name: string): string {
  return squeezed(name.normalize('NFC')).toLowerCase();
}
