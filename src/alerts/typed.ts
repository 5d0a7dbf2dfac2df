import type { FurtherLanguage } from '../languages.ts';
import type { SaidUnit } from './amounts.ts';
import type { Order } from './order.ts';
import type { Phrase } from './phrases.ts';
import { de as deClauses } from './typed/clauses-de.ts';
import { fr as frClauses } from './typed/clauses-fr.ts';
import { ja as jaClauses } from './typed/clauses-ja.ts';
import { pt as ptClauses } from './typed/clauses-pt.ts';
import { de } from './typed/de.ts';
import { fr } from './typed/fr.ts';
import { ja } from './typed/ja.ts';
import { pt } from './typed/pt.ts';

/** What people type in one language to set an alert: lower case, as `normalise` leaves it. One file each in typed/. */
export interface AlertTyped {
  /** The first word behind /alert: "mute". */
  readonly orders: Readonly<Partial<Record<Order['what'], readonly string[]>>>;
  /** All alerts. */
  readonly all: readonly string[];
  /** Carry nothing before and behind the name of an alert. */
  readonly around: readonly string[];
  readonly behind: readonly string[];
  readonly phrases: Readonly<Partial<Record<Phrase, readonly string[]>>>;
  readonly units: Readonly<Partial<Record<SaidUnit, readonly string[]>>>;
  /** "Million": 1e6. */
  readonly factors: readonly (readonly [factor: number, names: readonly string[]])[];
  /** In the order of IDEAS: words for what, and for what it does. */
  readonly ideas: Readonly<
    Record<'funding' | 'volatility' | 'credit', readonly [what: readonly string[], does: readonly string[]]>
  >;
}

const TYPED: Readonly<Record<FurtherLanguage, AlertTyped>> = { de, fr, pt, ja };

/** Many type "ueber" or "previens". */
const typedPlainly = (phrase: string): readonly string[] => {
  const plain = phrase
    .normalize('NFD')
    .replace(/(?<=[a-z])\p{M}/gu, '')
    .normalize('NFC')
    .replaceAll('ß', 'ss');
  const spelled = phrase
    .replace(/[äöü]/g, (letter) => ({ ä: 'ae', ö: 'oe' })[letter] ?? 'ue')
    .replaceAll('ß', 'ss');
  return [...new Set([phrase, plain, spelled])];
};

export const FURTHER_TYPED: readonly AlertTyped[] = Object.values(TYPED).map((typed) => ({
  ...typed,
  phrases: Object.fromEntries(
    Object.entries(typed.phrases).map(([meaning, phrases]) => [meaning, phrases.flatMap(typedPlainly)]),
  ),
}));

/** A part of a regular expression on normalised text; what has an accent is read without one too. */
type Pattern = string;
type Seven<T> = readonly [T, T, T, T, T, T, T];

/**
 * Words of one language about how often and how long. In patterns `{most}` and `{tell}` stand for those here, `{span}` for
 * a length of time with or without a number, `{counted}` for one with a number, `{n}` and `{u}` for number and unit
 * alone, `{day}` for a named day; groups: `times` ("twice"), `before`.
 */
export interface ClausesTyped {
  /** Words have spaces between them. */
  readonly isSpaced: boolean;
  /** Minute, hour, day, week, month, year. */
  readonly units: readonly [Pattern, Pattern, Pattern, Pattern, Pattern, Pattern];
  /** From one to ten. */
  readonly counts: readonly Pattern[];
  /** "At most", with its space, optional. */
  readonly most: Pattern;
  /** "Tell me", with its space, optional. */
  readonly tell: Pattern;
  /** At least so long between two messages. */
  readonly pause: readonly Pattern[];
  readonly daily: readonly Pattern[];
  readonly weekly: readonly Pattern[];
  /** One message, then it is over. */
  readonly once: readonly Pattern[];
  /** As often as alerts tell at all. */
  readonly each: readonly Pattern[];
  readonly lasts: readonly Pattern[];
  readonly until: readonly Pattern[];
  /** "Today only", "this week only", "this month only". */
  readonly today: readonly Pattern[];
  readonly thisWeek: readonly Pattern[];
  readonly thisMonth: readonly Pattern[];
  /** How often or when, beyond what an alert can do; `{counted}` stands here too. */
  readonly cannot: Pattern;
  /** The same in words that hold names of readings, such as that of an exchange. */
  readonly hours: Pattern;
  readonly days: DaysTyped;
  /** Words that carry nothing around a rule, with spaces between them. */
  readonly free: string;
}

/** How days are named. `{weekday}`, `{month}`, `{d}`, `{m}` and `{y}` stand for those. */
export interface DaysTyped {
  /** Monday first. */
  readonly weekdays: Seven<Pattern>;
  readonly today: Pattern;
  readonly tomorrow: Pattern;
  /** Around a day of the week, optional: "this coming". */
  readonly before: Pattern;
  readonly after: Pattern;
  /** A day of the next week. */
  readonly nextWeek: readonly Pattern[];
  readonly endOf: Readonly<
    Record<'week' | 'month' | 'year' | 'nextWeek' | 'nextMonth' | 'nextYear', Pattern>
  >;
  /** "15 December 2026", its year optional. */
  readonly dated: Pattern;
  /** "15.12.2026", its year optional. */
  readonly numeric: Pattern;
}

const CLAUSES: Readonly<Record<FurtherLanguage, ClausesTyped>> = {
  de: deClauses,
  fr: frClauses,
  pt: ptClauses,
  ja: jaClauses,
};

export const FURTHER_CLAUSES: readonly ClausesTyped[] = Object.values(CLAUSES);

const ACCENTS: Readonly<Record<string, string>> = {
  ...{ ä: 'ä|a|ae', ö: 'ö|o|oe', ü: 'ü|u|ue', ß: 'ß|ss', ç: 'ç|c', ã: 'ã|a', õ: 'õ|o' },
  ...{ é: 'é|e', è: 'è|e', ê: 'ê|e', à: 'à|a', â: 'â|a', á: 'á|a', ô: 'ô|o', ó: 'ó|o', û: 'û|u', í: 'í|i' },
};

/** A pattern that its words fit without their accents too. */
export const withoutAccents = (pattern: string): string =>
  pattern.replace(/[äöüßçãõéèêàâáôóûí]/g, (letter) => `(?:${ACCENTS[letter]!})`);
