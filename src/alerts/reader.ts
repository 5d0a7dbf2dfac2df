import type { Language } from '../answer/answer.ts';
import { type Found, hasPhrase, indexOfPhrase } from '../answer/matcher.ts';
import type { Name } from '../answer/names.ts';
import { type Amount, amountsIn } from './amounts.ts';
import { PHRASES, type Phrase } from './phrases.ts';

/** A phrase with the names and spans taken out step by step, so that no word counts twice. */
export class Reader {
  readonly names: readonly Found<Name>[];
  readonly text: string;
  /** The text with names, wishes and spans of time blanked; positions stay. */
  readonly rest: string;
  readonly sessions: number | undefined;
  readonly amounts: readonly Amount[];

  constructor(text: string, names: readonly Found<Name>[], language: Language) {
    this.text = text;
    // "8万美元", "150 yen": the unit of a number, not the currency as an asset.
    const isUnit = ({ at, phrase }: Found<Name>): boolean =>
      CURRENCIES.has(phrase) && /(\d|[kmn万亿千]|mil|illion|millones)\s?$/.test(text.slice(0, at));
    this.names = names.filter((name) => name.value.kind !== 'unavailable' && !isUnit(name));
    const blank = (from: string, at: number, length: number): string =>
      from.slice(0, at) + ' '.repeat(length) + from.slice(at + length);
    let rest = text;
    for (const { at, phrase } of this.names) rest = blank(rest, at, phrase.length);
    for (const phrase of PHRASES.wish) {
      const at = indexOfPhrase(rest, phrase);
      if (at >= 0) rest = blank(rest, at, phrase.length);
    }
    const span = SPAN.exec(rest);
    this.sessions = spanOf(rest, span);
    if (span) rest = blank(rest, span.index, span[0].length);
    this.rest = rest;
    this.amounts = amountsIn(rest, language);
  }

  says(meaning: Phrase): boolean {
    return PHRASES[meaning].some((phrase) => hasSaid(this.rest, phrase));
  }

  /** Where the meaning is said first; -1. */
  whereSaid(meaning: Phrase): number {
    const at = PHRASES[meaning].map((phrase) => saidAt(this.rest, phrase)).filter((index) => index >= 0);
    return at.length === 0 ? -1 : Math.min(...at);
  }

  get assets(): readonly (readonly string[])[] {
    const byPlace = new Map<number, string[]>();
    for (const { value, at } of this.names)
      if (value.kind === 'asset') byPlace.set(at, [...(byPlace.get(at) ?? []), value.id]);
    return [...byPlace.values()].map((ids) => [...new Set(ids)]);
  }
}

const CURRENCIES: ReadonlySet<string> = new Set([
  'usd',
  'dollar',
  'dollars',
  '美元',
  'dólar',
  'dolar',
  'dólares',
  'yen',
  'yenes',
  '日元',
  '円',
]);

/** Signs have no letters around them that could make them part of a word. */
const saidAt = (text: string, phrase: string): number =>
  /^[<>=≥≤−-]+$/.test(phrase) ? text.indexOf(phrase) : indexOfPhrase(text, phrase);
const hasSaid = (text: string, phrase: string): boolean => saidAt(text, phrase) >= 0;

const COUNTS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  five: 5,
  一: 1,
  两: 2,
  三: 3,
  五: 5,
  un: 1,
  dos: 2,
  tres: 3,
  cinco: 5,
  twenty: 20,
  二十: 20,
  veinte: 20,
  une: 1,
  deux: 2,
  trois: 3,
  cinq: 5,
  vingt: 20,
};
const SPAN =
  /(?:in |over |within |en |durante |sur )?(\d{1,2}|one|two|three|five|twenty|二十|一|两|三|五|un|dos|tres|cinco|veinte|une|deux|trois|cinq|vingt)\s?(?:个)?(?:days?|sessions?|trading days?|交易日|日内|日|天|días?|dias?|sesiones|sesión|ruedas|jours?|séances?)(?![a-zà-ÿ])/u;

/** The nearest number of sessions that can be watched. */
function spanOf(text: string, span: RegExpExecArray | null): number | undefined {
  const said = (meaning: Phrase): boolean => PHRASES[meaning].some((phrase) => hasPhrase(text, phrase));
  const count = span
    ? (COUNTS[span[1]!] ?? Number(span[1]))
    : said('month')
      ? 20
      : said('week')
        ? 5
        : said('day')
          ? 1
          : undefined;
  return count;
}
