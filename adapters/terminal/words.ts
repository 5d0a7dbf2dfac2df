import type { Language } from '../../src/core.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { fr } from './words/fr.ts';
import { ja } from './words/ja.ts';
import { pt } from './words/pt.ts';
import { zh } from './words/zh.ts';

/** What the terminal itself says around answers. */
export interface TerminalWords {
  readonly what: string;
  readonly how: string;
  readonly try: string;
  readonly examples: readonly string[];
  readonly more: string;
  readonly commands: string;
  /** Tokens of today, and the limit where there is one. */
  usage(used: number, limit: number | undefined): string;
  /** After /forget. */
  readonly forgotten: string;
  readonly session: Readonly<
    Record<'digest' | 'sources' | 'asof' | 'lang' | 'usage' | 'forget' | 'help' | 'quit', string>
  >;
  readonly free: string;
  readonly advice: string;
  readonly languageNow: string;
  readonly languageFree: string;
  readonly leave: string;
  /** A command of the list that only chats have. */
  readonly inChats: (name: string) => string;
  readonly unknown: (name: string, near: string) => string;
}

export const TERMINAL_WORDS: Readonly<Record<Language, TerminalWords>> = { en, zh, es, de, fr, pt, ja };
