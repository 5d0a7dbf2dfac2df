import type { FurtherLanguage } from '../languages.ts';
import type { Meaning } from './lexicon.ts';
import { de } from './understood/de.ts';
import { fr } from './understood/fr.ts';
import { ja } from './understood/ja.ts';
import { pt } from './understood/pt.ts';

/** Words of one language by which questions are recognised; the rules of the lexicon hold. One file each in understood/. */
export interface UnderstoodWords {
  readonly meanings: Readonly<Partial<Record<Meaning, readonly string[]>>>;
  /** What no source holds, by its English label. */
  readonly unavailable: Readonly<Record<string, readonly string[]>>;
}

export const UNDERSTOOD: Readonly<Record<FurtherLanguage, UnderstoodWords>> = { de, fr, pt, ja };
