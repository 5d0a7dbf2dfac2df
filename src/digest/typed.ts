import type { FurtherLanguage, Language } from '../languages.ts';
import type { DigestLength } from './build.ts';
import type { DigestAction } from './settings-vocabulary.ts';
import { de } from './typed/de.ts';
import { fr } from './typed/fr.ts';
import { ja } from './typed/ja.ts';
import { pt } from './typed/pt.ts';

/** What people type in one language behind /digest: lower case, without accents. One file each in typed/. */
export interface DigestTyped {
  readonly actions: Readonly<Record<string, DigestAction>>;
  /** 1 is Monday. */
  readonly days: Readonly<Record<string, readonly number[]>>;
  /** Names of all the languages of digests, in this one. */
  readonly languages: Readonly<Record<string, Language>>;
  readonly lengths: Readonly<Record<string, DigestLength>>;
  readonly pictures: readonly string[];
  readonly yes: readonly string[];
  readonly no: readonly string[];
  /** Words that carry nothing there: "at", "every". */
  readonly fillers: readonly string[];
}

const TYPED: Readonly<Record<FurtherLanguage, DigestTyped>> = { de, fr, pt, ja };

export const FURTHER_TYPED: readonly DigestTyped[] = Object.values(TYPED);
