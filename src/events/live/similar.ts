/** Whether two titles tell the same news: shared pairs of words after the names of publishers are taken off. */

const STOP = new Set(
  'a an the of to in on at for and or as by with from after over into its his her their is are was were be been has have had that this it says said say will would amid new us u s'.split(
    ' ',
  ),
);

/** Same words to a stem, so that "imposes" and "imposed" meet. Crude on purpose: it only has to agree with itself. */
function stem(word: string): string {
  return word.length > 4 ? word.replace(/(?:ing|ed|es|s|ly)$/, '') : word;
}

/** "Headline - The Publisher", "Headline | Publisher". */
const PUBLISHER_TAIL = /\s+[-–—|]\s+[^-–—|]{2,40}$/;

export function wordsOf(title: string): string[] {
  return title
    .replace(PUBLISHER_TAIL, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .split(/[^\p{L}\p{N}.%]+/u)
    .map((word) => word.replace(/^\.+|\.+$/g, ''))
    .filter((word) => word !== '' && !STOP.has(word))
    .map(stem);
}

function pairsOf(words: readonly string[]): Set<string> {
  if (words.length === 1) return new Set(words);
  return new Set(words.slice(1).map((word, i) => `${words[i]} ${word}`));
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const entry of a) if (b.has(entry)) shared += 1;
  return shared / (a.size + b.size - shared);
}

const SAME_PAIRS = 0.5;
const SAME_WORDS = 0.7;
const NUMBER = /\d/;

interface Features {
  readonly words: ReadonlySet<string>;
  readonly pairs: ReadonlySet<string>;
  readonly figures: ReadonlySet<string>;
  readonly length: number;
}

/** A title is compared with many others; its parts are taken once. */
const known = new Map<string, Features>();
const MAX_KNOWN = 20_000;

function featuresOf(title: string): Features {
  const kept = known.get(title);
  if (kept) return kept;
  const words = wordsOf(title);
  const features = {
    words: new Set(words),
    pairs: pairsOf(words),
    figures: new Set(words.filter((word) => NUMBER.test(word))),
    length: words.length,
  };
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(title, features);
  return features;
}

/**
 * True for copies and light edits of one title. Different figures are different news ("raises by 25bp" is not
 * "raises by 50bp"). Symmetric; every title with at least one word is similar to itself.
 */
export function similarTitles(a: string, b: string): boolean {
  const [left, right] = [featuresOf(a), featuresOf(b)];
  if (left.length === 0 || right.length === 0) return false;
  if (left.figures.size > 0 && right.figures.size > 0) {
    const [small, large] =
      left.figures.size <= right.figures.size ? [left.figures, right.figures] : [right.figures, left.figures];
    for (const figure of small) if (!large.has(figure)) return false;
  }
  if (jaccard(left.pairs, right.pairs) >= SAME_PAIRS) return true;
  return Math.min(left.length, right.length) >= 4 && jaccard(left.words, right.words) >= SAME_WORDS;
}
