/** Which way typed news points, from its words and, for data, from what it says was expected. */

import type { EventRecord } from '../record.ts';
import type { ClassRule } from './rules/class-rule.ts';

export const isPrint = (eventClass: string): boolean =>
  eventClass === 'inflation_print' || eventClass === 'growth_print';

/** Where the words of a rule first stand. */
export function positionOf(rule: ClassRule, text: string): number {
  const positions = rule.any.map((pattern) => pattern.exec(text)?.index ?? Number.POSITIVE_INFINITY);
  return Math.min(...positions);
}

/** The first direction of the rule that matches; neutral where none does: a direction is never guessed. */
export function directionOf(rule: ClassRule, text: string): EventRecord['direction'] {
  for (const [pattern, direction] of rule.directions ?? []) {
    if (direction !== 'inline' && pattern.test(text)) return signed(rule, text, direction);
  }
  if (!isPrint(rule.class)) return 'neutral';
  const compared = comparedFigures(decidingClause(rule, text));
  if (compared !== undefined) {
    if (compared === 0) return 'inline';
    return signed(rule, text, compared > 0 ? 'above' : 'below');
  }
  return (rule.directions ?? []).some(([it, direction]) => direction === 'inline' && it.test(text))
    ? 'inline'
    : 'neutral';
}

/** More unemployment, claims or job cuts are weakness (EVENTS.md, convention 1). */
const REVERSED =
  /^(?:\S+ ){0,4}?(?:us )?(?:unemployment|jobless claims|initial claims|continuing claims|weekly claims|job cuts|layoffs)\b/;

function signed(
  rule: ClassRule,
  text: string,
  direction: EventRecord['direction'],
): EventRecord['direction'] {
  if (rule.class !== 'growth_print' || !REVERSED.test(text)) return direction;
  return direction === 'above' ? 'below' : direction === 'below' ? 'above' : direction;
}

const NUMBER = String.raw`(-?\d{1,3}(?:,\d{3})+|-?\d+(?:\.\d+)?)`;
const UNIT = String.raw`\s?(%|percent|thousand|million|k|m|points?)?`;
/** Between a figure and what was expected of it stands no other figure but a date ("in the week to 4 June"). */
const COMPARED = new RegExp(
  `${NUMBER}(?! (?:january|february|march|april|may|june|july|august|september|october|november|december))${UNIT}` +
    `[^\\d]{0,40}?(?:\\d{1,2} [a-z]{3,9} )?\\b(?:against|versus|vs\\.?|compared (?:with|to)|than the)\\s` +
    `(?:about\\s|a\\s|an\\s|the\\s|rise of\\s|\\w+ of\\s)*${NUMBER}${UNIT}[^\\d]{0,24}?\\b(?:expected|forecast|estimate[sd]?|consensus|predicted)`,
);

/**
 * The clause that gives the direction: of prices the core rate where it is given (EVENTS.md, convention 1), else the
 * first one, which the series belongs to.
 */
function decidingClause(rule: ClassRule, text: string): string {
  const core = rule.class === 'inflation_print' ? /\bcore\b.*/.exec(text)?.[0] : undefined;
  if (core !== undefined && comparedFigures(core) !== undefined) return core;
  const first = text.split(/ (?:and|while|as) (?=the |core |un|hourly|pay|sentiment)/)[0]!;
  return comparedFigures(first) === undefined ? (positionOf(rule, first) === 0 ? first : text) : first;
}

/** 1, 0 or -1: the first figure against what was expected of it; undefined where the text does not compare. */
function comparedFigures(text: string): number | undefined {
  const match = COMPARED.exec(text);
  if (!match) {
    if (
      /\b(?:unchanged|no change|flat)\b[^\d]{0,40}\bagainst a?\s?\d[\d.]*\S* (?:rise|increase|gain)/.test(
        text,
      )
    )
      return -1;
    if (/\bagainst no change expected\b/.test(text)) return /\brose\b/.test(text) ? 1 : -1;
    return undefined;
  }
  const fell = /\b(?:fell|declined|dropped|shrank) (?:by )?$/.test(text.slice(0, match.index));
  const actual = Number(match[1]!.replaceAll(',', '')) * (fell && !/^-/.test(match[1]!) ? -1 : 1);
  return Math.sign(actual - Number(match[3]!.replaceAll(',', '')));
}
