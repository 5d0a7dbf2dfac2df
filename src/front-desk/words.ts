import type { Language } from '../answer/answer.ts';
import type { ActionKind } from './types.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { fr } from './words/fr.ts';
import { ja } from './words/ja.ts';
import { pt } from './words/pt.ts';
import { zh } from './words/zh.ts';

/** Used and allowed tokens of today. */
export interface UsedOf {
  readonly used: number;
  readonly limit: number | undefined;
}

/** What the desk itself says to people in chats. */
export interface DeskWords {
  readonly actions: Readonly<Record<ActionKind, string>>;
  /** By tool of the model; `start` while nothing is known yet. */
  readonly working: Readonly<Record<string, string>> & { readonly start: string };
  /** While live sources are read: so many of so many have answered. */
  readonly liveSources: (done: number, asked: number) => string;
  readonly busy: string;
  readonly noData: (sentence: string) => string;
  readonly input: (sentence: string) => string;
  /** A command without the word that it needs. */
  readonly missing: (command: string, what: string) => string;
  /** Nothing is called so; `near`: what may have been meant; `list`: the command that shows all of them. */
  readonly unknownName: (typed: string, near: readonly string[], list: string) => string;
  readonly noDay: (day: string, newest: string) => string;
  readonly failed: (reference: string) => string;
  readonly denied: string;
  readonly flood: (seconds: number) => string;
  readonly floodChat: (seconds: number) => string;
  readonly stopped: string;
  readonly oldButton: string;
  readonly notRemembered: string;
  readonly noPicture: string;
  readonly noQuestion: string;
  readonly linkLeftOut: string;
  readonly forgotten: string;
  readonly noSourceReport: string;
  readonly sources: string;
  readonly help: {
    readonly what: string;
    readonly try: string;
    readonly examples: readonly string[];
    readonly commands: string;
    readonly more: string;
    readonly moreLines: readonly string[];
    readonly advice: string;
  };
  readonly usage: {
    readonly verdict: (resetsAt: string) => string;
    readonly table: string;
    readonly columns: readonly [whose: string, used: string, limit: string];
    readonly rows: readonly [you: string, chat: string, bot: string];
    readonly unlimited: string;
    readonly note: string;
  };
  readonly privacy: {
    readonly verdict: string;
    readonly stored: string;
    readonly storedLines: (conversationMinutes: number) => readonly string[];
    readonly model: string;
    readonly modelLine: (configured: boolean) => string;
    readonly not: string;
    readonly notLines: readonly string[];
    /** How long Postgres keeps what was deleted. */
    readonly onPostgres: string;
  };
}

export const DESK_WORDS: Readonly<Record<Language, DeskWords>> = { en, zh, es, de, fr, pt, ja };
