import type { Language } from '../answer/answer.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { fr } from './words/fr.ts';
import { ja } from './words/ja.ts';
import { pt } from './words/pt.ts';
import { zh } from './words/zh.ts';

/** Words that only pictures need; everything else comes from the catalogues of the answers. */
export interface PictureWords {
  readonly recorded: string;
  /** A day before now, from live sources. */
  readonly past: string;
  readonly sources: (names: string) => string;
  readonly andMore: (count: number) => string;
  readonly reading: {
    /** `moves` without a sign, or undefined when it is not known what is usual. */
    readonly moved: (
      name: string,
      up: boolean,
      change: string,
      moves: string | undefined,
      over: string,
    ) => string;
    /** Put behind a change: " over 3 sessions". */
    readonly over: (counted: string) => string;
    readonly withinUsual: (name: string, change: string, over: string) => string;
    readonly unchanged: (name: string, over: string) => string;
    readonly stands: (name: string, level: string) => string;
    readonly subtitle: (count: number, what: string) => string;
    readonly subtitleReleases: (count: number, what: string) => string;
    readonly sinceFirst: string;
    readonly band: string;
    readonly bandReleases: string;
    readonly marks: string;
    readonly events: string;
    readonly level: string;
    readonly percentile: string;
  };
  readonly board: {
    readonly subtitle: (known: number, all: number) => string;
    readonly noLargest: string;
    readonly everyIndicator: string;
    readonly largestMove: string;
    readonly down: string;
    readonly usual: string;
    readonly up: string;
    readonly gap: string;
    readonly noValue: string;
    readonly note: string;
  };
  readonly drivers: {
    readonly subtitle: (window: string) => string;
    readonly lead: (role: string, name: string, odds: string, word: string) => string;
    readonly none: string;
    readonly against: string;
    readonly for: string;
    readonly odds: string;
    readonly greyed: string;
    readonly more: (count: number) => string;
    readonly note: string;
  };
  readonly cross: {
    /** The assets that "everything" means, and what is shown beside them. */
    readonly panel: (count: number) => string;
    readonly beside: string;
    readonly everything: (down: number, all: number) => string;
    readonly nothing: (name: string, change: string, moves: string) => string;
    readonly notEverything: (name: string, change: string, moves: string) => string;
    readonly ordinary: (name: string, moves: string) => string;
    readonly subtitle: (window: string) => string;
    readonly band: string;
    readonly note: string;
  };
  readonly analog: {
    readonly subtitle: string;
    readonly alike: string;
    readonly unlike: string;
    readonly levels: string;
  };
  readonly framework: {
    readonly title: (supported: number, contradicted: number, tested: number) => string;
    readonly subtitle: string;
  };
  readonly chart: string;
}

export const PICTURE_WORDS: Readonly<Record<Language, PictureWords>> = { en, zh, es, de, fr, pt, ja };
