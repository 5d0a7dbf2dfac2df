import type { Language, Line, Span } from './answer.ts';
import { de } from './scored-words/de.ts';
import { en } from './scored-words/en.ts';
import { es } from './scored-words/es.ts';
import { fr } from './scored-words/fr.ts';
import { ja } from './scored-words/ja.ts';
import { pt } from './scored-words/pt.ts';
import { zh } from './scored-words/zh.ts';

/** What is said of a view that is scored later. */
export interface ScoredWords {
  readonly leads: (driver: string, date: string) => string;
  /** `driver`: undefined where the lines before have named it. */
  readonly line: (
    driver: string | undefined,
    test: { readonly label: string; readonly above: boolean; readonly level: Span; readonly by: string },
    base: Span | undefined,
  ) => Line;
  /** An indicator that is read of a fund, with the fund's symbol. */
  readonly fund: (label: string, symbol: string) => string;
}

export const SCORED_WORDS: Readonly<Record<Language, ScoredWords>> = { en, zh, es, de, fr, pt, ja };
