import { LEXICON } from './lexicon.ts';
import { normalise } from './matcher.ts';
import { edits } from './nearest.ts';

/** Shorter words have too many neighbours: "fall", "ball", "call". */
const SHORTEST = 4;
/** From this length on two slips are forgiven. */
const LONG = 8;

let known: ReadonlySet<string> | undefined;

/** Words in Latin letters that the reading of questions knows. Most processes never meet a slip. */
function knownWords(): ReadonlySet<string> {
  known ??= new Set(
    Object.values(LEXICON)
      .flat()
      .flatMap((phrase) => normalise(phrase).split(' '))
      .filter((word) => word.length >= SHORTEST && /^\p{Script=Latin}+$/u.test(word)),
  );
  return known;
}

/**
 * The text with misspelt words put right, or undefined when nothing was: "evrything faling" is
 * "everything falling". Only for questions that were not understood as they stand.
 */
export function respelled(text: string): string | undefined {
  let changed = false;
  const words = text.split(/(?<=\s)|(?=\s)/).map((word) => {
    const bare = normalise(word);
    if (bare.length < SHORTEST || knownWords().has(bare) || !/^\p{Script=Latin}+$/u.test(bare)) return word;
    const right = nearestWord(bare);
    if (!right) return word;
    changed = true;
    return right;
  });
  return changed ? words.join('') : undefined;
}

function nearestWord(word: string): string | undefined {
  let best: string | undefined;
  let least = word.length >= LONG ? 3 : 2;
  for (const candidate of knownWords()) {
    // The first letter is hardly ever the wrong one.
    if (candidate[0] !== word[0] || Math.abs(candidate.length - word.length) >= least) continue;
    const distance = edits(word, candidate);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}
