import { type Language, languageOfTag } from '../../src/index.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { fr } from './words/fr.ts';
import { ja } from './words/ja.ts';
import { pt } from './words/pt.ts';
import { zh } from './words/zh.ts';

/** What the Discord adapter itself says around answers. */
export interface DiscordWords {
  readonly noPictureHere: string;
  readonly chooseDriver: string;
  readonly page: (page: number, pages: number) => string;
  readonly pageGone: string;
  /** A reply without a mention: its text is not readable for the bot. */
  readonly unreadable: string;
  readonly lost: string;
}

export const DISCORD_WORDS: Readonly<Record<Language, DiscordWords>> = { en, zh, es, de, fr, pt, ja };

/** The languages of Discord's clients that the bot speaks; undefined for all others. */
export const languageOfLocale = (locale: string | null | undefined): Language | undefined =>
  languageOfTag(locale);
