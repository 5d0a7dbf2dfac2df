import { expect } from 'vitest';
import { compileAlert } from '../../src/alerts/compile.ts';
import { agree, endOf } from '../../src/alerts/terms.ts';
import type { Language } from '../../src/languages.ts';
import { compileParts } from './world.ts';

/** Tuesday. */
export const NOW = Date.parse('2026-11-24T17:00:00Z');
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const LIMITS = { cooldownMs: 12 * HOUR, lastsMs: 90 * DAY };
/** Of the owner, where nothing is said: 12 hours, 90 days: 22 February 2027. */
export const END = '2027-02-22T17:00:00.000Z';

/** Pause in hours or `once`, and the end, by hand from the sentence: a named day ends at its last moment in UTC. */
export type TermsRow<L extends Language> = readonly [
  language: L,
  said: string,
  pause: number | 'once',
  end: string,
];

/** `plainly`: the rule of the sentence without how often and how long. */
export function expectTerms([language, said, pause, end]: TermsRow<Language>, plainly: string): void {
  const result = compileAlert(said, language, compileParts);
  const plain = compileAlert(plainly, language, compileParts);
  if (result.kind !== 'rule' || plain.kind !== 'rule') throw new Error(JSON.stringify(result));
  expect(result.rule).toEqual(plain.rule);
  expect(result.unread).toBeUndefined();
  const agreed = agree(result.terms ?? {}, LIMITS, NOW);
  if ('refusal' in agreed) throw new Error(JSON.stringify(agreed));
  // Once: a pause as long as its life.
  expect(agreed.cooldownMs).toBe(pause === 'once' ? 90 * DAY : pause * HOUR);
  expect(agreed.once).toBe(pause === 'once' ? true : undefined);
  expect(new Date(endOf(agreed, NOW, LIMITS)).toISOString()).toBe(end);
}
