import type { ItemContext, ItemResult } from './check-items.ts';
import { findNumbers, type Literal } from './numbers.ts';
import { folded, type GroundingLanguage, hasCjk } from './text.ts';
import type { StatementRecord } from './types.ts';

/**
 * A number of a dated record ("CPI 8.6%", "$19bn liquidated") may be said in a sentence about that record. It is no
 * evidence for the move of an indicator.
 */
export function recordHolds(
  literal: Literal,
  { direction, subjects }: ItemResult,
  { reading }: ItemContext,
  statements: readonly StatementRecord[],
  language: GroundingLanguage,
): boolean {
  if (subjects.length > 0 && direction?.strict) return false;
  return statements.some(
    (statement) => isAbout(reading.sentence, statement) && states(statement, literal, language),
  );
}

/** The sentence names the record's entity, or shares two of its longer words. */
function isAbout(sentence: string, { entity, text }: StatementRecord): boolean {
  const said = ` ${folded(sentence)} `;
  const has = (word: string): boolean => (hasCjk(word) ? said.includes(word) : said.includes(` ${word} `));
  if (
    folded(entity)
      .split(' ')
      .some((word) => word.length >= 2 && has(word))
  )
    return true;
  return (
    folded(text)
      .split(' ')
      .filter((word) => word.length >= 5 && has(word)).length >= 2
  );
}

function states({ text }: StatementRecord, literal: Literal, language: GroundingLanguage): boolean {
  // Records are in English or in the reader's language.
  return (['en', language] as const).some((spoken) =>
    findNumbers(blankDates(text), text, spoken).some(
      (other) =>
        other.unit === literal.unit &&
        (literal.sign === 0 || other.sign === 0 || literal.sign === other.sign) &&
        literal.readings.some((a) => other.readings.some((b) => Math.abs(a.value - b.value) <= a.half)),
    ),
  );
}

function blankDates(text: string): string {
  return text.replace(/\b(?:19|20)\d{2}(?:-\d{2}-\d{2})?\b/g, (match) => '\ue000'.repeat(match.length));
}
