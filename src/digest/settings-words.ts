import type { Language } from '../answer/answer.ts';
import type { DigestLength } from './build.ts';
import type { MistakeWords } from './settings-mistakes.ts';
import { de } from './settings-words/de.ts';
import { en } from './settings-words/en.ts';
import { es } from './settings-words/es.ts';
import { fr } from './settings-words/fr.ts';
import { ja } from './settings-words/ja.ts';
import { pt } from './settings-words/pt.ts';
import { zh } from './settings-words/zh.ts';

/** What the bot says about the digest of a chat. */
export interface SettingsWords {
  readonly on: string;
  readonly changed: string;
  readonly off: string;
  readonly wasOff: string;
  readonly none: string;
  readonly stopped: string;
  readonly noRight: string;
  readonly noZone: string;
  readonly noStore: string;
  readonly settings: string;
  readonly when: (days: string, time: string, zone: string) => string;
  readonly next: (when: string, utc: string) => string;
  readonly form: (language: string, length: string, pictures: boolean) => string;
  readonly paused: (reason: string) => string;
  readonly last: string;
  readonly lastLine: (date: string, state: string, reason: string) => string;
  readonly states: Readonly<Record<string, string>>;
  readonly how: string;
  readonly howLines: readonly string[];
  readonly everyDay: string;
  readonly workDays: string;
  /** Monday first. */
  readonly dayNames: readonly string[];
  readonly languages: Readonly<Record<Language, string>>;
  /** To whoever set up a digest that can no longer be delivered; gets the chat. */
  readonly closed: (chat: string) => string;
  readonly lengths: Readonly<Record<DigestLength, string>>;
  readonly mistakes: MistakeWords;
}

export const SETTINGS_WORDS: Readonly<Record<Language, SettingsWords>> = { en, zh, es, de, fr, pt, ja };
