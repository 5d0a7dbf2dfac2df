import { dayOf, type IsoDate, partsOf } from '../time/dates.ts';
import type { Figure } from './figure.ts';
import type { GroundingLanguage, Span } from './text.ts';

/** `{{gold.change_1d}}`: the model names a figure, code prints it. */

export interface ReferenceMention extends Span {
  readonly id: string;
}

const REFERENCE = /\{\{\s*([^{}]*?)\s*\}\}/gu;

export function findReferences(text: string): ReferenceMention[] {
  return [...text.matchAll(REFERENCE)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    id: match[1]!.replace(/^[#$@]/, '').trim(),
  }));
}

const MONTHS: Readonly<Record<'en' | 'es' | 'de' | 'fr' | 'pt', readonly string[]>> = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  es: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sept', 'oct', 'nov', 'dic'],
  de: ['Jan.', 'Feb.', 'März', 'Apr.', 'Mai', 'Juni', 'Juli', 'Aug.', 'Sept.', 'Okt.', 'Nov.', 'Dez.'],
  fr: ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'],
  pt: ['jan.', 'fev.', 'mar.', 'abr.', 'maio', 'jun.', 'jul.', 'ago.', 'set.', 'out.', 'nov.', 'dez.'],
};
const CLOSE: Readonly<Record<GroundingLanguage, (day: string) => string>> = {
  en: (day) => `${day} close`,
  zh: (day) => `${day}收盘`,
  es: (day) => `cierre ${day}`,
  de: (day) => `Schluss ${day}`,
  fr: (day) => `clôture ${day}`,
  pt: (day) => `fechamento ${day}`,
  ja: (day) => `${day}終値`,
};

/** "30 Jan", 1月30日; with the year when it is another one than the answer's. */
export function shortDate(date: IsoDate, language: GroundingLanguage, asOf: IsoDate): string {
  const { year, month, date: day } = partsOf(dayOf(date));
  const other = date.slice(0, 4) !== asOf.slice(0, 4);
  if (language === 'zh' || language === 'ja') return `${other ? `${year}年` : ''}${month}月${day}日`;
  const name = MONTHS[language][month - 1]!;
  const suffix = other ? ` ${year}` : '';
  return language === 'de' ? `${day}. ${name}${suffix}` : `${day} ${name}${suffix}`;
}

/** "GLD" from "GLD fund, New York close"; empty for what the engine computed itself. */
export function shortInstrument(instrument: string): string {
  const first = instrument.split(/,|;| and /u)[0]!.trim();
  return first.replace(/\s+(?:fund|share|index)$/iu, '');
}

const ENGINE_UNITS = new Set<Figure['unit']>(['decibans', 'count', 'share', 'times', 'distance', 'score']);

/** One instrument and day: named once in an answer. */
export function mentionKey({ instrument, asOf }: Figure): string {
  return `${instrument}|${asOf ?? ''}`;
}

/** `GLD, 30 Jan close` in the reader's language; empty for what no instrument measured. */
export function sourceNote(figure: Figure, language: GroundingLanguage, asOf: IsoDate): string {
  // What the engine works out itself was measured by no instrument.
  if (ENGINE_UNITS.has(figure.unit) || figure.source === 'engine') return '';
  const instrument = shortInstrument(figure.instrument);
  if (instrument === '' || figure.asOf === null) return instrument;
  const day = shortDate(figure.asOf, language, asOf);
  const when = /\bclose\b/i.test(figure.instrument) ? CLOSE[language](day) : day;
  return `${instrument}${comma(language)}${when}`;
}

export function isWide(language: GroundingLanguage): boolean {
  return language === 'zh' || language === 'ja';
}

export function comma(language: GroundingLanguage): string {
  if (!isWide(language)) return ', ';
  return language === 'zh' ? '，' : '、';
}

/** The text without its sign, for a sentence whose verb carries it: "fell 10.3%". */
export function unsigned(text: string): string {
  return text.replace(/^[+\-−]\s?/u, '');
}

/** Puts the printed text in place of each reference, from the last to the first. */
export function replaceSpans(
  text: string,
  replacements: readonly (Span & { readonly by: string })[],
): string {
  let out = text;
  for (const { start, end, by } of [...replacements].sort((a, b) => b.start - a.start)) {
    out = out.slice(0, start) + by + out.slice(end);
  }
  return out;
}
