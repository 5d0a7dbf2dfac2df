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

/**
 * True for copies and light edits of one title. Different figures are different news ("raises by 25bp" is not
 * "raises by 50bp"). Symmetric; every title with at least one word is similar to itself.
 */
export function similarTitles(a: string, b: string): boolean {
  const left = wordsOf(a);
  const right = wordsOf(b);
  if (left.length === 0 || right.length === 0) return false;
  const figures = (words: readonly string[]): Set<string> =>
    new Set(words.filter((word) => NUMBER.test(word)));
  const [leftFigures, rightFigures] = [figures(left), figures(right)];
  if (leftFigures.size > 0 && rightFigures.size > 0) {
    const [small, large] =
      leftFigures.size <= rightFigures.size ? [leftFigures, rightFigures] : [rightFigures, leftFigures];
    if (![...small].every((figure) => large.has(figure))) return false;
  }
  if (jaccard(pairsOf(left), pairsOf(right)) >= SAME_PAIRS) return true;
  return Math.min(left.length, right.length) >= 4 && jaccard(new Set(left), new Set(right)) >= SAME_WORDS;
}
