import type { Language } from '../answer/answer.ts';
import { type Found, hasPhrase, indexOfPhrase } from '../answer/matcher.ts';
import type { Name } from '../answer/names.ts';
import { type Amount, amountsIn } from './amounts.ts';
import { headingIn, UNINVERTS } from './headings.ts';
import { type Measure, measureIn } from './measures.ts';
import { PHRASES, type Phrase } from './phrases.ts';
import { withoutWish } from './wishes.ts';

/** A reading that was named; one name may stand for several. */
export interface Named {
  readonly ids: readonly string[];
  readonly phrase: string;
  readonly at: number;
}

/** A phrase with the names and spans taken out step by step, so that no word counts twice. */
export class Reader {
  readonly names: readonly Found<Name>[];
  readonly text: string;
  /** The text with names blanked; positions stay. */
  readonly unnamed: string;
  /** The text with names, wishes and spans of time blanked; positions stay. */
  readonly rest: string;
  /** Sessions of the span that was said, which may be none that can be watched. */
  readonly sessions: number | undefined;
  readonly amounts: readonly Amount[];
  /** Of things that are known and not watched. */
  readonly unavailable: string | undefined;
  /** "From below" goes up. */
  readonly heading: 'up' | 'down' | undefined;
  /** "Per gram". */
  readonly measure: Measure | undefined;
  /** Where that is said in the text, from and to. */
  readonly measuredAt: readonly [number, number];
  /** A curve that stops being inverted. */
  readonly uninverts: boolean;
  /** `rest` without the units of numbers: "5 usual moves" says no motion. */
  private readonly spoken: string;

  constructor(text: string, names: readonly Found<Name>[], language: Language) {
    this.text = text;
    // "8万美元", "150 yen": the unit of a number, not the currency as an asset.
    const isUnit = ({ at, phrase }: Found<Name>): boolean =>
      CURRENCIES.has(phrase) && NUMBER_BEFORE.test(text.slice(0, at));
    this.names = names.filter((name) => name.value.kind !== 'unavailable' && !isUnit(name));
    this.unavailable = names.find(({ value }) => value.kind === 'unavailable')?.phrase;
    const blank = (from: string, at: number, length: number): string =>
      from.slice(0, at) + ' '.repeat(length) + from.slice(at + length);
    let rest = text;
    for (const { at, phrase } of this.names) rest = blank(rest, at, phrase.length);
    this.unnamed = rest;
    rest = withoutWish(rest);
    for (const phrase of PHRASES.wish) {
      const at = indexOfPhrase(rest, phrase);
      if (at >= 0) rest = blank(rest, at, phrase.length);
    }
    const heading = headingIn(rest);
    this.heading = heading.way;
    rest = heading.rest;
    const inverse = UNINVERTS.exec(rest);
    this.uninverts = inverse !== null;
    if (inverse) rest = blank(rest, inverse.index, inverse[0].length);
    const measured = measureIn(rest);
    this.measure = measured?.measure;
    this.measuredAt = [measured?.at ?? 0, (measured?.at ?? 0) + (measured?.length ?? 0)];
    if (measured) rest = blank(rest, measured.at, measured.length);
    const span = SPAN.exec(rest);
    this.sessions = spanOf(rest, span);
    const spans = [span, HOURS.exec(rest)].filter((one) => one !== null);
    for (const { index, 0: words } of spans) rest = blank(rest, index, words.length);
    this.rest = rest;
    this.amounts = amountsIn(rest, language);
    this.spoken = this.amounts.reduce(
      (text, { endsAt, unitAt }) => blank(text, unitAt, endsAt - unitAt),
      rest,
    );
  }

  says(meaning: Phrase): boolean {
    return PHRASES[meaning].some((phrase) => hasSaid(this.spoken, phrase));
  }

  /** Where the meaning is said first; -1. */
  whereSaid(meaning: Phrase): number {
    const at = PHRASES[meaning].map((phrase) => saidAt(this.spoken, phrase)).filter((index) => index >= 0);
    return at.length === 0 ? -1 : Math.min(...at);
  }

  /** The number itself counts: "at least". */
  get orEqual(): boolean {
    return /[≥≤]/u.test(this.rest);
  }

  get assets(): readonly Named[] {
    const byPlace = new Map<number, Named>();
    for (const { value, at, phrase } of this.names)
      if (value.kind === 'asset')
        byPlace.set(at, { at, phrase, ids: [...new Set([...(byPlace.get(at)?.ids ?? []), value.id])] });
    const all: Named[] = [];
    for (const one of byPlace.values()) {
      const before = all.at(-1);
      const merged = before && mergedName(before, one, this.text);
      if (merged) all.pop();
      all.push(merged ?? one);
    }
    return all;
  }
}

/** "30y treasury yield", "十年期收益率", "dollar yen" are one thing under two names. */
function mergedName(a: Named, b: Named, text: string): Named | undefined {
  const between = text.slice(a.at + a.phrase.length, b.at).trim();
  if (between !== '' && between !== '的' && !/^(de(l| la)?|\/|国债|美债)$/.test(between)) return undefined;
  const phrase = text.slice(a.at, b.at + b.phrase.length);
  const both = a.ids.filter((id) => b.ids.includes(id));
  if (both.length > 0) return { ids: both, phrase, at: a.at };
  if (a.ids.includes('dollar') && b.ids.includes('usdjpy')) return { ids: ['usdjpy'], phrase, at: a.at };
  const isYield = ({ phrase: name }: Named): boolean =>
    /yield|treasur|收益率|国债|美债|rendimiento|bono/.test(name) && !/\d/.test(name);
  if (isYield(b)) return { ...a, phrase };
  return isYield(a) ? { ...b, phrase, at: a.at } : undefined;
}

/** Ends in a number, or in a word that belongs to one. */
const NUMBER_BEFORE =
  /(\d|[kmn万亿千億兆]|mil|illion|millones|[mb]ilhões|trilhões|Millionen|Milliarden|Billionen|milliards?|millions|billions|Mrd\.?|Mio\.?)\s?(?:de |d')?$/iu;
const CURRENCIES: ReadonlySet<string> = new Set([
  'ドル',
  'usd',
  'dollar',
  'dollars',
  '美元',
  'dólar',
  'dolar',
  'dólares',
  'yen',
  'yenes',
  'iene',
  'ienes',
  '日元',
  '円',
  'ドル',
]);

/** Signs have no letters around them that could make them part of a word. */
const saidAt = (text: string, phrase: string): number =>
  /^[<>=≥≤−-]+$/.test(phrase) ? text.indexOf(phrase) : indexOfPhrase(text, phrase);
const hasSaid = (text: string, phrase: string): boolean => saidAt(text, phrase) >= 0;

const COUNTS: Readonly<Record<string, number>> = {
  ...{ a: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, ten: 10, twenty: 20 },
  ...{ 一: 1, 两: 2, 三: 3, 四: 4, 五: 5, 十: 10, 二十: 20 },
  ...{ un: 1, una: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, diez: 10, veinte: 20 },
  ...{ ein: 1, einem: 1, einer: 1, zwei: 2, drei: 3, vier: 4, fünf: 5, zehn: 10, zwanzig: 20 },
  ...{ une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, dix: 10, vingt: 20 },
  ...{ um: 1, uma: 1, dois: 2, duas: 2, três: 3, quatro: 4, dez: 10, vinte: 20 },
};
const UNIT_SESSIONS: readonly (readonly [sessions: number, unit: RegExp])[] = [
  [20, /^(months?|个?月|mes|meses|monaten?|mois|mês|か月|ヶ月)$/u],
  [5, /^(weeks?|周|个?星期|semanas?|wochen?|semaines?|週間)$/u],
  [1, /./u],
];
/** "In a day" is said by PHRASES.day. */
const NUMBER_WORDS = Object.keys(COUNTS)
  .filter((word) => word !== 'a')
  .sort((a, b) => b.length - a.length)
  .join('|');
const SPAN = new RegExp(
  `(?:(?:in|over|within|en|durante|for|innerhalb von|pendant|sur|em|nos últimos) )?(?<![\\p{Script=Latin}\\p{Script=Han}])(\\d{1,3}|${NUMBER_WORDS})\\s?(days?|sessions?|trading days?|weeks?|months?|个?交易日|日内|日|天|周|个?星期|个月|días?|dias?|sesiones|sesión|ruedas|semanas?|meses|mes|(?:handels)?tage?n?|sitzungen|wochen?|monaten?|jours?|séances?|semaines?|mois|pregões|pregão|sessões|sessão|mês|営業日|日間|週間|か月|ヶ月)(?![a-zà-ÿ])`,
  'u',
);
/** A day of a market that never closes. */
const HOURS = /(?<!\d)(?:24|48) ?(?:h(?:ours?|rs?|oras)?(?![a-z])|小时|stunden|heures|時間)/u;

function spanOf(text: string, span: RegExpExecArray | null): number | undefined {
  const said = (meaning: Phrase): boolean => PHRASES[meaning].some((phrase) => hasPhrase(text, phrase));
  if (span) {
    const count = COUNTS[span[1]!] ?? Number(span[1]);
    return count * UNIT_SESSIONS.find(([, unit]) => unit.test(span[2]!))![0];
  }
  if (HOURS.test(text)) return Number(HOURS.exec(text)![0].slice(0, 2)) / 24;
  return said('month') ? 20 : said('week') ? 5 : said('day') ? 1 : undefined;
}
