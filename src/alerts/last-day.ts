import { MONTH_PATTERN, monthNumber } from '../time/month-names.ts';
import { type DaysTyped, FURTHER_CLAUSES, withoutAccents } from './typed.ts';

/** Days that people name as the last one. All days are those of UTC. */

const DAY_MS = 86_400_000;

const WEEKDAYS = [
  'mon(?:day)?|lunes|(?:周|星期|礼拜)一',
  'tue(?:s|sday)?|martes|(?:周|星期|礼拜)二',
  'wed(?:nesday)?|miércoles|miercoles|(?:周|星期|礼拜)三',
  'thu(?:rs?|rsday)?|jueves|(?:周|星期|礼拜)四',
  'fri(?:day)?|viernes|(?:周|星期|礼拜)五',
  'sat(?:urday)?|sábado|sabado|(?:周|星期|礼拜)六',
  'sun(?:day)?|domingo|(?:周|星期|礼拜)[日天]',
];
export const ANY_WEEKDAY = WEEKDAYS.join('|');
interface Form {
  readonly words: string;
  /** Midnight at which the day begins; undefined for no such day. */
  readonly day: (groups: Readonly<Record<string, string | undefined>>, todayMs: number) => number | undefined;
}

const mondayOf = (dayMs: number): number => dayMs - ((new Date(dayMs).getUTCDay() + 6) % 7) * DAY_MS;
/** The next day of the week after today; 0 is Monday. */
function comingDay(order: number, todayMs: number): number {
  const day = mondayOf(todayMs) + order * DAY_MS;
  return day > todayMs ? day : day + 7 * DAY_MS;
}
const orderIn = (lists: readonly string[], word: string): number =>
  lists.findIndex((list) => new RegExp(`^(?:${list})$`, 'u').test(word));

const NEXT: Readonly<Record<string, Span>> = {
  ...{ week: 'week', month: 'month', year: 'year' },
  ...{ 'next week': 'nextWeek', 'next month': 'nextMonth', 'next year': 'nextYear' },
};

const FORMS: readonly Form[] = [
  {
    words: 'today|tonight|eod|(?:the )?end of (?:the |this )?day|hoy|今天|今日|今晚',
    day: (_, today) => today,
  },
  { words: 'tomorrow|mañana|明天|明日', day: (_, today) => today + DAY_MS },
  {
    words: `(?<wait>next |下个?)?(?:this |the |coming |el |este |próximo |proximo |本|这个?)*(?<weekday>${ANY_WEEKDAY})(?: que viene)?`,
    day: ({ wait, weekday }, today) => {
      const order = orderIn(WEEKDAYS, weekday!);
      if (wait !== undefined) return mondayOf(today) + (7 + order) * DAY_MS;
      return comingDay(order, today);
    },
  },
  {
    words:
      '(?:the )?end of (?:the |this )?(?<later>next )?(?<span>week|month|year)|(?<short>eow|eom|eoy)|(?:el )?(?:fin|final|finales) de (?:la |el |este |esta )?(?<es>semana|mes|año)|(?:本|这个?)?(?<soon>下个?)?(?<zh>周|月|年)(?:末|底)',
    day: ({ later, span, short, es, soon, zh }, today) => {
      const kind = `${span ?? short ?? es ?? zh}`;
      const unit = /^(week|eow|semana|周)$/.test(kind)
        ? 'week'
        : /^(month|eom|mes|月)$/.test(kind)
          ? 'month'
          : 'year';
      return endOfSpan(NEXT[later === undefined && soon === undefined ? unit : `next ${unit}`]!, today);
    },
  },
  {
    words: '(?<y>20\\d\\d)-(?<m>\\d\\d?)-(?<d>\\d\\d?)',
    day: ({ y, m, d }) => exact(Number(y), Number(m), Number(d)),
  },
  {
    words: `(?:the )?(?<d1>\\d{1,2})(?:st|nd|rd|th)?(?: of| de)? (?<month1>${MONTH_PATTERN})(?:,? (?:de )?(?<y1>20\\d\\d))?`,
    day: ({ d1, month1, y1 }, today) => datedDay(monthNumber(month1!)!, Number(d1), y1, today),
  },
  {
    words: `(?<month2>${MONTH_PATTERN}) (?:the )?(?<d2>\\d{1,2})(?:st|nd|rd|th)?(?:,? (?<y2>20\\d\\d))?`,
    day: ({ month2, d2, y2 }, today) => datedDay(monthNumber(month2!)!, Number(d2), y2, today),
  },
  {
    words: '(?:(?<y3>20\\d\\d)年)?(?<m3>\\d{1,2})月(?<d3>\\d{1,2})[日号]',
    day: ({ y3, m3, d3 }, today) => datedDay(Number(m3), Number(d3), y3, today),
  },
];

type Span = keyof DaysTyped['endOf'];

/** The last day of this or the next week, month or year. */
function endOfSpan(span: Span, todayMs: number): number {
  const date = new Date(todayMs);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const next = span.startsWith('next') ? 1 : 0;
  if (/week/i.test(span)) return mondayOf(todayMs) + (6 + 7 * next) * DAY_MS;
  return /month/i.test(span) ? Date.UTC(year, month + 1 + next, 0) : Date.UTC(year + next, 11, 31);
}

/** How one further language names days; the longer forms first. */
function formsOf(days: DaysTyped): Form[] {
  const weekday = `(?<weekday>${days.weekdays.join('|')})`;
  const loosely = (pattern: string): RegExp => new RegExp(`^(?:${withoutAccents(pattern)})$`, 'u');
  const order = (lists: readonly string[], word: string): number =>
    lists.findIndex((list) => loosely(list).test(word));
  const form = (words: string, day: Form['day']): Form => ({ words: withoutAccents(words), day });
  const dated = days.dated
    .replace('{d}', '(?<d>\\d{1,2})')
    .replace('{month}', `(?<month>${MONTH_PATTERN})`)
    .replace('{m}', '(?<m>\\d{1,2})')
    .replace('{y}', '(?<y>20\\d\\d)');
  return [
    ...days.nextWeek.map((pattern) =>
      form(
        pattern.replace('{weekday}', weekday),
        (groups, today) => mondayOf(today) + (7 + order(days.weekdays, groups.weekday!)) * DAY_MS,
      ),
    ),
    // "The end of next month" before "the end of the month".
    ...Object.entries(days.endOf)
      .toReversed()
      .map(([span, words]) => form(words, (_, today) => endOfSpan(span as Span, today))),
    form(dated, ({ d, month, m, y }, today) =>
      datedDay(month === undefined ? Number(m) : monthNumber(month)!, Number(d), y, today),
    ),
    form(`${days.before}${weekday}${days.after}`, (groups, today) =>
      comingDay(order(days.weekdays, groups.weekday!), today),
    ),
    form(days.today, (_, today) => today),
    form(days.tomorrow, (_, today) => today + DAY_MS),
  ];
}

/** Undefined for 31 February. */
function exact(year: number, month: number, day: number): number | undefined {
  const ms = Date.UTC(year, month - 1, day);
  const date = new Date(ms);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? ms : undefined;
}

/** Without a year: the next such day, today included. */
function datedDay(month: number, day: number, year: string | undefined, todayMs: number): number | undefined {
  if (year !== undefined) return exact(Number(year), month, day);
  const thisYear = new Date(todayMs).getUTCFullYear();
  return [thisYear, thisYear + 1]
    .map((one) => exact(one, month, day))
    .find((ms) => ms !== undefined && ms >= todayMs);
}

const FURTHER_FORMS: readonly Form[] = FURTHER_CLAUSES.flatMap(({ days }) => formsOf(days));
const ISO = '20\\d\\d-\\d\\d?-\\d\\d?';

const withoutGroups = (pattern: string): string => pattern.replace(/\?<(?![=!])\w+>/g, '?:');

/** A pattern of all days that can be named in English, Spanish and Chinese, without groups; for normalised text. */
export const ANY_DAY = FORMS.map(({ words }) => withoutGroups(words)).join('|');

/** The same for one further language. */
export const dayPattern = (days: DaysTyped): string =>
  [...formsOf(days).map(({ words }) => words), ISO, numericOf(days)].map(withoutGroups).join('|');

const numericOf = ({ numeric }: DaysTyped): string =>
  numeric.replace('{d}', '(?<d>\\d{1,2})').replace('{m}', '(?<m>\\d{1,2})').replace('{y}', '(?<y>20\\d\\d)');

/** "15/12" is a day and a month here and the other way round elsewhere: it is kept in a form that is the same everywhere. */
export function exactDayOf(words: string, days: DaysTyped): string {
  const groups = new RegExp(`^(?:${numericOf(days)})$`, 'u').exec(words)?.groups;
  if (!groups) return words;
  const { d, m, y } = groups;
  return `${y === undefined ? '' : `${y}年`}${m}月${d}日`;
}

/** The end of a week, a month or a year, which is itself a moment. */
export const endsSpan = (words: string): boolean =>
  /(?:^| )(?:end|eow|eom|eoy|fin|fim|final|finales|ende)(?: |$)|(?:ende|ultimo|[末底中]|いっぱい|の終わり|内)$/u.test(
    words,
  );

/**
 * Midnight UTC at which the named day begins, in ms since 1970. "Friday" is the next one after today, "next Friday" that
 * of next week. Undefined for a day that does not exist.
 */
export function namedDayMs(words: string, nowMs: number): number | undefined {
  const todayMs = Math.floor(nowMs / DAY_MS) * DAY_MS;
  for (const { words: pattern, day } of [...FORMS, ...FURTHER_FORMS]) {
    const match = new RegExp(`^(?:${pattern})$`, 'u').exec(words.trim());
    if (match) return day(match.groups ?? {}, todayMs);
  }
  return undefined;
}
