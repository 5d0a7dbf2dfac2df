import { dayOf, type IsoDate, partsOf, weekdayOf } from '../time/dates.ts';
import {
  DAY_BEFORE,
  EPISODES,
  MONTHS,
  NOW,
  SINCE,
  SINCE_START,
  THAT_DAY,
  TODAY,
  UNNAMED_DAYS,
  WEEKDAYS,
} from './dates-data.ts';
import { findAll, overlaps, type Span, words } from './text.ts';
import type { DateConstraint } from './types.ts';
import { unitAfter } from './units.ts';

/** Dates, times and calendar words of a sentence. They are never figures; most tell which day a figure is of. */

export interface DateMention extends Span {
  /** The number beside it is of one of these. Empty for a time, a quarter, or the start or end of a span. */
  readonly any: readonly DateConstraint[];
  /** What the start or end of a span is: "since 2 January". */
  readonly bounds: readonly DateConstraint[];
  /** It is the start of the span that a change is over. */
  readonly since: boolean;
}

const MONTH = [...MONTHS.keys()].sort((a, b) => b.length - a.length).join('|');
const DAY = '(?:[12]\\d|3[01]|0?[1-9])';
const YEAR = '(?:19|20)\\d{2}';
/** "st" of "1st", the stop of a German day. */
const ORDINAL = '(?:st|nd|rd|th|\\.|er|º|ª)?';
const DAY_LIST = `(${DAY})${ORDINAL}(?:\\s*(?:and|&|y|und|et|e|to|bis|au|al|a|,|-|–)\\s*(?:the\\s+)?(${DAY})${ORDINAL})?`;
const LATIN = '(?<![A-Za-zÀ-ɏ\\p{N}$€£.,])';
const AFTER = '(?![A-Za-zÀ-ɏ\\p{N}]|[.,]\\d|\\s?%)';

interface Rule {
  readonly pattern: RegExp;
  read(match: RegExpMatchArray): readonly DateConstraint[];
}

const month = (name: string | undefined): number => MONTHS.get((name ?? '').toLowerCase()) ?? 0;
const number = (text: string | undefined): number | undefined => (text ? Number(text) : undefined);

function constraint(year: string | undefined, monthNumber: number | undefined, day?: string): DateConstraint {
  return {
    ...(year ? { year: Number(year) } : {}),
    ...(monthNumber ? { month: monthNumber } : {}),
    ...(day ? { day: Number(day) } : {}),
  };
}

/** In order: what an earlier rule took, a later one leaves alone. */
const RULES: readonly Rule[] = [
  // 2026-01-30
  { pattern: /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/gu, read: (m) => [constraint(m[1], number(m[2]), m[3])] },
  // 2026年1月30日, 1月29日和30日, 1月30日
  {
    pattern:
      /(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*[日号](?:\s*[和与至到、及~-]\s*(\d{1,2})\s*[日号])?/gu,
    read: (m) => [m[3], m[4]].flatMap((day) => (day ? [constraint(m[1], number(m[2]), day)] : [])),
  },
  { pattern: /(\d{4})\s*年\s*(\d{1,2})\s*月(?!\d)/gu, read: (m) => [constraint(m[1], number(m[2]))] },
  // 2020年, 1月 (but not 1月期)
  { pattern: /(?<!\d)((?:19|20)\d{2})\s*年(?!期)/gu, read: (m) => [constraint(m[1], undefined)] },
  {
    pattern: /(?<![\d个個])(1[0-2]|[1-9])\s*月(?![期间]|供)/gu,
    read: (m) => [constraint(undefined, number(m[1]))],
  },
  // The 30th alone: 30日
  {
    pattern: /(?<![\d月.,])([12]\d|3[01]|[1-9])\s*[日号](?![均线経元圆間间])/gu,
    read: (m) => [constraint(undefined, undefined, m[1])],
  },
  // 29 and 30 January 2026, 30 de enero de 2026, 30. Januar, 30 Jan
  {
    pattern: new RegExp(
      `${LATIN}${DAY_LIST}\\s*(?:of\\s+|de\\s+)?(${MONTH})\\.?(?:(?:\\s+|,\\s*)(?:(?:de|del|of)\\s+)?(${YEAR}))?${AFTER}`,
      'giu',
    ),
    read: (m) => [m[1], m[2]].flatMap((day) => (day ? [constraint(m[4], month(m[3]), day)] : [])),
  },
  // January 30th, 2026; January 29 and 30
  {
    pattern: new RegExp(`${LATIN}(${MONTH})\\.?\\s+${DAY_LIST}(?:,?\\s+(${YEAR}))?${AFTER}`, 'giu'),
    read: (m) => [m[2], m[3]].flatMap((day) => (day ? [constraint(m[4], month(m[1]), day)] : [])),
  },
  // March 2020, marzo de 2020
  {
    pattern: new RegExp(`${LATIN}(${MONTH})\\.?\\s+(?:(?:de|del|of)\\s+)?(${YEAR})${AFTER}`, 'giu'),
    read: (m) => [constraint(m[2], month(m[1]))],
  },
  // in January, en enero; the plain word "may" or "mar" is no month
  {
    pattern: new RegExp(
      `(?:\\b(?:in|en|im|em|of|de|to|through|for|since|desde|seit|depuis|until|by|from)\\s+)(${[...MONTHS.keys()].filter((name) => name.length > 3).join('|')})(?![A-Za-zÀ-ɏ\\p{N}])`,
      'giu',
    ),
    read: (m) => [constraint(undefined, month(m[1]))],
  },
  // Q1 2026, 1Q26, first quarter: no day
  {
    pattern:
      /(?<![A-Za-zÀ-ɏ\p{N}])(?:[QT][1-4](?:[\s-]*(?:20)?\d{2})?|[1-4][QT](?:[\s-]*(?:20)?\d{2})?)(?![A-Za-zÀ-ɏ\p{N}])|第[一二三四1-4]季度?|\b(?:first|second|third|fourth) quarter\b/gu,
    read: () => [],
  },
  // 16:00, 4 pm, 16h30, 16 Uhr, 下午4点半, 10時: clock times
  {
    pattern:
      /(?<![\d.,])\d{1,2}:\d{2}(?::\d{2})?(?:\s*(?:a\.?m\.?|p\.?m\.?|h|Uhr|UTC|GMT|ET|EST|EDT))?(?!\d)|(?<![\d.,])\d{1,2}(?:\.\d{2})?\s*(?:a\.m\.|p\.m\.|am\b|pm\b|Uhr\b|h\d{2}\b)|[上下]午\s*\d{1,2}\s*[点時](?:半)?|(?<!\d)\d{1,2}\s*時(?:\d{1,2}分)?/giu,
    read: () => [],
  },
  // 30/01/2026
  {
    pattern: /(?<!\d)(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/gu,
    read: (m) => [constraint(m[3], number(m[2]), m[1]), constraint(m[3], number(m[1]), m[2])],
  },
  // the 30th, el día 30, le 30, am 30.
  {
    pattern: new RegExp(
      `(?:\\b(?:the|on)\\s+(${DAY})(?:st|nd|rd|th)|\\b(?:el\\s+)?día\\s+(${DAY})|\\bdia\\s+(${DAY})|\\bam\\s+(${DAY})\\.|\\ble\\s+(${DAY}))(?![A-Za-zÀ-ɏ\\p{N}]|[.,]\\d|\\s?(?:%|pp\\b|pb\\b|point|punt|percentile|élément|plus)|-(?:[A-Za-zÀ-ɏ]))`,
      'giu',
    ),
    read: (m) => [constraint(undefined, undefined, m.slice(1).find(Boolean))],
  },
  // 2020, the 2010s; not "$2,015", not "2015 points"
  {
    pattern: new RegExp(
      `${LATIN}(?<![-+−–$€£¥]\\s?)(${YEAR})(s?)(?![A-Za-zÀ-ɏ\\p{N}]|[.,]\\d|\\s?(?:%|bp|pp|bn|tn|points?|puntos|dollars?|dólares|Punkte|ドル|点|美元|亿|万)|-(?:day|session))`,
      'gu',
    ),
    read: (m) => (m[2] ? [] : [constraint(m[1], undefined)]),
  },
];

const WEEKDAY = words([...WEEKDAYS.keys()]);
const TODAY_WORDS = words(TODAY);
const THAT_WORDS = words(THAT_DAY);
const UNNAMED = words(UNNAMED_DAYS);
const NOW_WORDS = words(NOW);
const BEFORE_WORDS = words(DAY_BEFORE);
const EPISODE = /(?<![\p{N}.,$€£+−–-])(312|519)(?![\p{N}%]|[.,]\d|\s?(?:bp|pp|bn|tn|points?|万|亿|美元))/gu;

export function findDates(text: string): DateMention[] {
  const found: DateMention[] = [];
  const add = (span: Span, any: readonly DateConstraint[]): void => {
    if (found.some((other) => overlaps(other, span))) return;
    const before = text.slice(Math.max(0, span.start - 24), span.start);
    const since = SINCE_START.test(before) || /^\s*(?:以来|起|以降)/u.test(text.slice(span.end));
    const bounds = since || SINCE.test(before);
    found.push({
      start: span.start,
      end: span.end,
      any: bounds ? [] : any,
      bounds: bounds ? any : [],
      since,
    });
  };
  for (const { pattern, read } of RULES) {
    for (const match of text.matchAll(pattern)) {
      // "2015 puntos básicos" is no year.
      if (/^\d{4}$/.test(match[0]) && unitAfter(text.slice(match.index + 4))) continue;
      const start = match.index + leadingWord(match[0]);
      add({ start, end: match.index + match[0].length }, read(match));
    }
  }
  for (const word of findAll(EPISODE, text).filter(({ end }) => !unitAfter(text.slice(end))))
    add(word, [EPISODES.get(word.text)!]);
  for (const word of findAll(WEEKDAY, text)) add(word, [{ weekday: WEEKDAYS.get(word.text.toLowerCase())! }]);
  for (const word of findAll(BEFORE_WORDS, text)) add(word, [{ relative: -1 }]);
  for (const word of findAll(TODAY_WORDS, text)) add(word, [{ relative: 0 }]);
  for (const word of findAll(THAT_WORDS, text)) add(word, [{ relative: 'that' }]);
  for (const word of findAll(NOW_WORDS, text)) add(word, [{ relative: 'now' }]);
  for (const word of findAll(UNNAMED, text)) add(word, []);
  return found.sort((a, b) => a.start - b.start);
}

/** The "in" of "in January" is no part of the date. */
function leadingWord(text: string): number {
  return (
    /^(?:in|en|im|em|of|de|to|through|for|since|desde|seit|depuis|until|by|from|on|am|le|el)\s+/i.exec(
      text,
    )?.[0].length ?? 0
  );
}

/** How far back "Friday" or "the day before" reaches, in days. A long weekend fits inside. */
const WEEK = 7;
const LONGEST_GAP = 5;
/** A quarterly value may be the newest one for so long. */
const NEWEST = 200;

/** Whether a figure of `date` is what the constraint names. */
export function satisfies(
  date: IsoDate,
  { year, month: monthNumber, day, weekday, relative }: DateConstraint,
  asOf: IsoDate,
): boolean {
  const number = dayOf(date);
  const today = dayOf(asOf.slice(0, 10));
  const parts = partsOf(number);
  if (year !== undefined && parts.year !== year) return false;
  if (monthNumber !== undefined && parts.month !== monthNumber) return false;
  if (day !== undefined && parts.date !== day) return false;
  if (
    weekday !== undefined &&
    (weekdayOf(number) !== weekday || number > today || number <= today - 2 * WEEK)
  )
    return false;
  // Whether it is the one named before is for the caller to see.
  if (relative === 'that') return number === today;
  if (relative === 0) return number === today || (number < today && today - number <= 3 && isWeekend(today));
  if (relative === 'now') return number <= today && today - number <= NEWEST;
  if (relative === -1) return number < today && today - number <= LONGEST_GAP;
  return true;
}

/** Asked on a weekend, "today" is the last session. */
function isWeekend(day: number): boolean {
  const weekday = weekdayOf(day);
  return weekday === 0 || weekday === 6;
}
