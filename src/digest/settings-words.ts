import type { Language } from '../answer/answer.ts';
import type { DigestLength } from './build.ts';
import { en } from './settings-words/en.ts';
import { es } from './settings-words/es.ts';
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
  readonly lengths: Readonly<Record<DigestLength, string>>;
}

export const SETTINGS_WORDS: Readonly<Record<Language, SettingsWords>> = { en, zh, es };

/** To whoever set up a digest that can no longer be delivered. */
export const CLOSED_NOTES: Readonly<Record<Language, string>> = {
  en: 'I can no longer write in a chat for which you set up a digest, so it is paused. When I may write there again, /digest on in that chat starts it anew.',
  es: 'Ya no puedo escribir en un chat para el que usted configuró un resumen, así que está en pausa. Cuando pueda escribir de nuevo, /digest on en ese chat lo reanuda.',
  zh: '您为某个聊天设置了摘要，但我已无法在那里发言，因此已暂停。待我可以发言后，在该聊天中发送 /digest on 即可重新开启。',
};
