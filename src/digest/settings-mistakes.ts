import type { Language } from '../answer/answer.ts';
import type { Impossible } from './settings-meanings.ts';
import { SETTINGS_WORDS } from './settings-words.ts';
import { isOffset, zonesAtOffset, zonesNear } from './zones.ts';

/** Why the words after `/digest` set nothing. */
export type Mistake =
  | { readonly what: 'unknown' | 'no-time' | 'offset' | 'takes-nothing' | Impossible; readonly word: string }
  | { readonly what: 'zones' | 'near'; readonly word: string; readonly choices: readonly string[] }
  | { readonly what: 'two'; readonly first: string; readonly second: string }
  | { readonly what: 'which-day' | 'which-time' | 'no-days' };

/** What is wrong with a word that nobody knows; it may be the first of a place of two words: "Los Angelas". */
export function mistakeOf(word: string, next: string | undefined, nowMs: number | undefined): Mistake {
  if (isOffset(word)) {
    const choices = nowMs === undefined ? [] : zonesAtOffset(word, nowMs).slice(0, 3);
    return choices.length > 0 ? { what: 'near', word, choices } : { what: 'offset', word };
  }
  if (/\d/.test(word[0]!)) return { what: 'no-time', word };
  const both = next === undefined ? [] : zonesNear(`${word} ${next}`);
  const [near, said] = both.length > 0 ? [both, `${word} ${next}`] : [zonesNear(word), word];
  const isPlace = near.length > 0 && word.length > 2;
  return isPlace ? { what: 'near', word: said, choices: near } : { what: 'unknown', word: said };
}

const MAX_SHOWN = 40;

/** Said to whoever typed it. */
export type MistakeWords = Readonly<Record<Mistake['what'], (word: string, choices: string) => string>>;

/** One or two sentences: what is wrong, where, and what can be typed. */
export function mistakeText(mistake: Mistake, language: Language): string {
  const say = SETTINGS_WORDS[language].mistakes[mistake.what];
  if ('first' in mistake) return say(mistake.first, mistake.second);
  const word = 'word' in mistake ? mistake.word.slice(0, MAX_SHOWN) : '';
  return say(word, 'choices' in mistake ? mistake.choices.join(', ') : '');
}

/** Ends the reading; caught where it began. */
export class Misread extends Error {
  readonly mistake: Mistake;
  constructor(mistake: Mistake) {
    super(mistake.what);
    this.mistake = mistake;
  }
}
