/** More than an answer needs in any language. */
export const MAX_ANSWER_CHARS = 3_500;
/** So much of the same thing again, at least so many times, is no text any more. */
const REPEATED_CHARS = 240;
const REPEATED_TIMES = 3;
/** The longest piece that is looked for. */
const MAX_PERIOD = 600;
/** Between two looks. */
const LOOK_EVERY_CHARS = 60;

/** Watches a text that comes in pieces; says when it is to be stopped, and stays with that. */
export function createRunawayWatch(maxChars: number = MAX_ANSWER_CHARS): (piece: string) => boolean {
  let text = '';
  let looked = 0;
  return (piece) => {
    text += piece;
    if (text.length > maxChars) return true;
    if (text.length - looked < LOOK_EVERY_CHARS) return false;
    looked = text.length;
    return endsInRepetition(text);
  };
}

/** The end of a text is one piece, over and over. */
export function endsInRepetition(text: string): boolean {
  const letters = text.trimEnd();
  for (let period = 1; period <= MAX_PERIOD; period++) {
    const span = Math.max(REPEATED_CHARS, period * REPEATED_TIMES);
    if (span > letters.length) return false;
    let same = period;
    while (same < span && letters[letters.length - 1 - same] === letters[letters.length - 1 - same + period])
      same += 1;
    if (same >= span) return true;
  }
  return false;
}

/** Shorter sentences may be said twice. */
const MIN_REPEATED_CHARS = 12;

/**
 * Says whether a sentence was there before. A model that goes round in circles is stopped a little later; nobody needs
 * to read along until then.
 */
export function createRepeatWatch(): (sentence: string) => boolean {
  const said = new Set<string>();
  return (sentence) => {
    const words = sentence.trim();
    const isOld = words.length >= MIN_REPEATED_CHARS && said.has(words);
    said.add(words);
    return isOld;
  };
}
