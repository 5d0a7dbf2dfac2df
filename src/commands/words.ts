import { LANGUAGES, type Language, type Translated } from '../languages.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { zh } from './words/zh.ts';

/** What a menu says of every command, of its argument ("why.asset") and of the options that several have. */
export type CommandWords = Readonly<Record<keyof typeof en, string>>;

const WORDS: Readonly<Record<Language, CommandWords>> = { en, zh, es };

export function commandText(key: keyof CommandWords): Translated {
  return Object.fromEntries(LANGUAGES.map((language) => [language, WORDS[language][key]])) as Translated;
}
