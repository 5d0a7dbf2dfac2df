import { LANGUAGES, type Language, type Translated } from '../languages.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { fr } from './words/fr.ts';
import { ja } from './words/ja.ts';
import { pt } from './words/pt.ts';
import { zh } from './words/zh.ts';

/** What a menu says of every command, of its argument ("why.asset") and of the options that several have. */
export type CommandWords = Readonly<Record<keyof typeof en, string>>;

const WORDS: Readonly<Record<Language, CommandWords>> = { en, zh, es, de, fr, pt, ja };

export function commandText(key: keyof CommandWords): Translated {
  return Object.fromEntries(LANGUAGES.map((language) => [language, WORDS[language][key]])) as Translated;
}
