import { LANGUAGES, type Language } from '../languages.ts';
import type { DigestLength } from './build.ts';
import type { DigestAction, HalfDay, Impossible } from './settings-meanings.ts';
import { de } from './typed/de.ts';
import { en } from './typed/en.ts';
import { es } from './typed/es.ts';
import { fr } from './typed/fr.ts';
import { hindi } from './typed/hindi.ts';
import { ja } from './typed/ja.ts';
import { marks } from './typed/marks.ts';
import { pt } from './typed/pt.ts';
import { zh } from './typed/zh.ts';

/**
 * Words and phrases that mean one thing, with `|` between them; case and accents do not matter, and what is written with
 * a hyphen is read with a space too.
 */
type Phrases = string;

/** What people type in one language behind /digest. One file each in typed/. */
export interface DigestTyped {
  readonly actions: Readonly<Record<DigestAction, Phrases>>;
  readonly everyDay: Phrases;
  /** "Every morning": days and half of the day at once. */
  readonly everyHalf: Readonly<Record<HalfDay, Phrases>>;
  readonly workDays: Phrases;
  readonly weekend: Phrases;
  /** Monday first. */
  readonly days: readonly [Phrases, Phrases, Phrases, Phrases, Phrases, Phrases, Phrases];
  /** Names of the languages of digests, in this one. */
  readonly languages: Readonly<Record<Language, Phrases>>;
  readonly lengths: Readonly<Record<DigestLength, Phrases>>;
  readonly pictures: Phrases;
  readonly not: Phrases;
  /** Behind the days that are not wanted. */
  readonly notThese?: Phrases;
  readonly yes: Phrases;
  /** Between two days: "to". */
  readonly to: Phrases;
  readonly and: Phrases;
  readonly halves: Readonly<Record<HalfDay, Phrases>>;
  /** Times of their own, by `HH:MM`. */
  readonly clocks: Readonly<Record<string, Phrases>>;
  readonly oclock: Phrases;
  /** Behind a number of hours, by minutes: "and a half", "less a quarter". */
  readonly minutes: Readonly<Record<string, Phrases>>;
  /** Before a number of hours, by minutes: "half past". */
  readonly past?: Readonly<Record<string, Phrases>>;
  /** Numbers from one to twelve in words; a space between two words for one number. */
  readonly numbers: Phrases;
  readonly weekly: Phrases;
  readonly impossible: Readonly<Record<Impossible, Phrases>>;
  /** Words that carry nothing there: "at", "please". */
  readonly fillers: Phrases;
}

const BY_LANGUAGE: Readonly<Record<Language, DigestTyped>> = { en, zh, es, de, fr, pt, ja };

/** A word of several languages means what it means in the first of them that knows it in that place. */
export const ALL_TYPED: readonly Partial<DigestTyped>[] = [
  marks,
  ...LANGUAGES.map((language) => BY_LANGUAGE[language]),
  hindi,
];
