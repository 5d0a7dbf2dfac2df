import { Locale } from 'discord.js';
import type { Language, Translated } from '../../src/index.ts';
import { de } from './names/de.ts';
import { es } from './names/es.ts';
import { fr } from './names/fr.ts';
import { ja } from './names/ja.ts';
import { pt } from './names/pt.ts';
import { zh } from './names/zh.ts';

/** Commands, subcommands, arguments and options, as their declaration names them. */
export type Named =
  | 'ask'
  | 'why'
  | 'indicator'
  | 'snapshot'
  | 'drivers'
  | 'analog'
  | 'framework'
  | 'sources'
  | 'usage'
  | 'forget'
  | 'help'
  | 'privacy'
  | 'digest'
  | 'alert'
  | 'scorecard'
  | 'what'
  | 'question'
  | 'asset'
  | 'name'
  | 'driver'
  | 'episode'
  | 'node'
  | 'as-of'
  | 'window'
  | 'on'
  | 'off'
  | 'now'
  | 'status'
  | 'preview'
  | 'time'
  | 'zone'
  | 'days'
  | 'language'
  | 'length'
  | 'pictures'
  | 'add'
  | 'list'
  | 'mute'
  | 'unmute'
  | 'remove'
  | 'confirm'
  | 'id'
  | 'for'
  | 'at-once';

/** Names in people's own menus: 1 to 32 lower-case letters, digits, "-" or "_", no two alike in one menu. */
export type DiscordNames = Readonly<Record<Named, string>>;
type Menu = Exclude<Language, 'en'>;

const NAMES: Readonly<Record<Menu, DiscordNames>> = { zh, es, de, fr, pt, ja };
/** Discord's clients of a language. */
const CLIENTS: Readonly<Record<Menu, readonly Locale[]>> = {
  zh: [Locale.ChineseCN],
  es: [Locale.SpanishES, Locale.SpanishLATAM],
  de: [Locale.German],
  fr: [Locale.French],
  pt: [Locale.PortugueseBR],
  ja: [Locale.Japanese],
};

function byClient(text: (language: Menu) => string | undefined): Partial<Record<Locale, string>> {
  return Object.fromEntries(
    (Object.keys(CLIENTS) as Menu[]).flatMap((language) => {
      const own = text(language);
      return own === undefined ? [] : CLIENTS[language].map((client) => [client, own]);
    }),
  );
}

/** Undefined for what keeps its English name everywhere. */
export function localNames(name: string): Partial<Record<Locale, string>> | undefined {
  return name in zh ? byClient((language) => NAMES[language][name as Named]) : undefined;
}

export const localTexts = (
  text: Translated,
  short: (text: string) => string,
): Partial<Record<Locale, string>> => byClient((language) => short(text[language]));
