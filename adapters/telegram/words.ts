import { type Language, languageOfTag } from '../../src/index.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { fr } from './words/fr.ts';
import { ja } from './words/ja.ts';
import { pt } from './words/pt.ts';
import { zh } from './words/zh.ts';

/** What this adapter says itself, around the answers. */
export interface TelegramWords {
  readonly previous: string;
  readonly next: string;
  readonly page: (page: number, pages: number) => string;
  readonly pagesGone: string;
  readonly noPicture: string;
  /** `near`: a command that may have been meant. */
  readonly unknownCommand: (name: string, near?: string) => string;
  /** To a second press while the first is being answered. */
  readonly underWay: string;
  /** In the place of an answer that ended the program twice. */
  readonly askAgain: string;
  readonly inlineTitle: string;
}

export const WORDS: Readonly<Record<Language, TelegramWords>> = { en, zh, es, de, fr, pt, ja };

/** Of a person's device: "zh-hans", "es-AR". */
export const languageOfCode = (code: string | undefined): Language | undefined => languageOfTag(code);
