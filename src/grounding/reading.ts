import { type DateMention, findDates } from './dates.ts';
import { type DirectionMention, findDirections } from './directions.ts';
import { findNamed } from './named.ts';
import type { NameIndex, NameMention } from './names.ts';
import { findNumbers, type Literal } from './numbers.ts';
import { findReferences, type ReferenceMention } from './references.ts';
import { blank, type GroundingLanguage, inside, overlaps, type Span } from './text.ts';
import { findWindows, type WindowMention } from './windows.ts';

/** A sentence taken apart: who is named, when, how long, which way, and how much. */
export interface SentenceReading {
  readonly sentence: string;
  readonly references: readonly ReferenceMention[];
  readonly literals: readonly Literal[];
  readonly names: readonly NameMention[];
  readonly dates: readonly DateMention[];
  readonly windows: readonly WindowMention[];
  readonly directions: readonly DirectionMention[];
}

export function readSentence(
  sentence: string,
  names: NameIndex,
  language: GroundingLanguage,
): SentenceReading {
  const references = findReferences(sentence);
  const withoutReferences = plainDigits(blank(sentence, references));
  const nameMentions = names.find(withoutReferences);
  // A known name and a number that touch are no term: VIX17.
  const named = findNamed(withoutReferences).filter(
    (span) => !nameMentions.some((name) => overlaps(name, span) && name.end < span.end),
  );
  const numberedNames = nameMentions.filter(({ start, end }) => /\d/.test(sentence.slice(start, end)));
  // A bare 312 inside a longer number is none; a name with a number in it is no date.
  const forDates = blank(withoutReferences, [...numberedNames, ...named.filter(mayHideDate(sentence))]);
  const dates = findDates(forDates);
  const windows = findWindows(blank(withoutReferences, nameMentions)).filter(
    (window) => !dates.some((date) => overlaps(date, window) && !inside(date, window)),
  );
  const literals = findNumbers(
    blank(withoutReferences, [...named, ...numberedNames, ...dates, ...windows]),
    sentence,
    language,
    new Set(nameMentions.map(({ end }) => end)),
  );
  // "dollars" after an amount is its unit, not the dollar; a name with a number keeps it.
  const kept = nameMentions.filter((name) => !literals.some((literal) => overlaps(literal, name)));
  const directions = findDirections(blank(withoutReferences, [...kept, ...dates, ...windows, ...literals]));
  return { sentence, references, literals, names: kept, dates, windows, directions };
}

/** １０．３％ and the digits of other scripts as plain ones, at the same places. */
function plainDigits(text: string): string {
  return text
    .replace(
      /[\uff0b\uff0d](?=\p{Nd})|(?<=\p{Nd})\uff05|(?<=[\uff10-\uff19])[\uff0e\uff0c](?=[\uff10-\uff19])/gu,
      (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0),
    )
    .replace(/(?![0-9])\p{Nd}/gu, (digit) => (digit.length === 1 ? String(digitValue(digit)) : digit));
}

/** Digits of a script stand in a row from zero to nine. */
function digitValue(digit: string): number {
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCharCode(digit.charCodeAt(0) - value - 1))) value++;
  return value;
}

/** Maturities and indices hold numbers that would look like days; "the 30th" is one. */
function mayHideDate(sentence: string): (span: Span) => boolean {
  return ({ start, end }) =>
    /[a-zA-Z\u3400-\u9fff]/.test(sentence.slice(start, end)) &&
    !/^\d{1,2}(?:st|nd|rd|th)$/.test(sentence.slice(start, end));
}
