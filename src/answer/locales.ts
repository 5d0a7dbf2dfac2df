import type { ClosureName } from '../time/us-market.ts';
import type { Language } from './answer.ts';
import { de } from './locales/de.ts';
import { en } from './locales/en.ts';
import { es } from './locales/es.ts';
import { fr } from './locales/fr.ts';
import { ja } from './locales/ja.ts';
import { pt } from './locales/pt.ts';
import { zh } from './locales/zh.ts';

/** How a language writes: marks, numbers, dates, and the lines that say which day is read. */
export interface Locale {
  /** For Intl: "en-US". */
  readonly tag: string;
  /** Between two names of a list, with its space. */
  readonly comma: string;
  /** Between two parts of a sentence, with its space. */
  readonly clause: string;
  /** Put behind something, with its space. */
  readonly bracketed: (text: string) => string;
  /** After a name, with its space. */
  readonly colon: string;
  /** Ends a sentence; `gap` stands before the next one. */
  readonly stop: string;
  readonly gap: string;
  /** Behind a figure that code tells by itself: where and when it was measured; ends the sentence. */
  readonly origin: (instrument: string, date: string) => string;

  /** Dollars: `amount` is printed already, without a sign. */
  readonly dollars: (amount: string) => string;
  readonly trillion: (amount: string) => string;
  /** `value` in billions; `print` writes a number with so many decimals. */
  readonly billion: (value: number, print: (value: number, decimals: number) => string) => string;
  readonly percentagePoints: (amount: string) => string;
  /** `text` is the printed `value`. */
  readonly percentile: (text: string, value: number) => string;

  /** Sunday first. */
  readonly weekdays: readonly string[];
  /** Months are 1 to 12. */
  readonly date: (day: number, month: number, year: number) => string;
  readonly dayMonth: (day: number, month: number) => string;
  readonly longDate: (weekday: string, day: number, month: number, year: number) => string;

  /** The first line of an answer. */
  readonly label: {
    readonly recorded: (date: string) => string;
    readonly live: (date: string) => string;
    readonly running: (date: string, time: string) => string;
    readonly past: (date: string) => string;
    readonly down: string;
  };
  /** Holidays, as part of a sentence ("closed for ..."). Undefined: as the calendar itself names them, in English. */
  readonly closures: Readonly<Record<Exclude<ClosureName, 'weekend'>, string>> | undefined;
  /** Why another day is read than the one that was asked for. Undefined: as the moment says it, in English. */
  readonly closed: ((asked: string, why: string, read: string) => string) | undefined;
  /** Of the present. */
  readonly now: { readonly open: string; readonly closed: (why: string, date: string) => string };
}

export const LOCALES: Readonly<Record<Language, Locale>> = { en, zh, es, de, fr, pt, ja };
