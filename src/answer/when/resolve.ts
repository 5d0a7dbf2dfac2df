import { dayOf, firstOfMonth, type IsoDate, isoOf, parseDay, partsOf } from '../../time/dates.ts';
import type { Question } from '../question.ts';
import type { When } from './read.ts';

/** Of a 29 February the last one may be eight years ago. */
const YEARS_BACK = 8;

/** What is about a time, so that a month or a year as a whole has to be read somehow. */
const ABOUT_A_TIME: ReadonlySet<Question['intent']> = new Set([
  'why',
  'reading',
  'driver',
  'unavailable',
  'quote',
  'evidence',
  'against',
  'confidence',
  'falsifier',
]);

const FORESEES: ReadonlySet<Question['intent']> = new Set(['forecast', 'advice']);

/** The question with the day that its words mean, seen from `today` (days since 1970). */
export function onItsDay(question: Question, today: number): Question {
  const { when, intent } = question;
  if (!when) return question;
  if (when.kind === 'day') {
    const { date: _, ...undated } = question;
    // What a day to come will bring is declined, whatever the day.
    return FORESEES.has(intent) && dayOf(when.date) > today ? undated : question;
  }
  if (when.kind === 'yearless') {
    const date = newestOf(when, today);
    return date === undefined ? question : { ...question, date };
  }
  if ((when.kind !== 'month' && when.kind !== 'year') || !ABOUT_A_TIME.has(intent)) return question;
  const [first, last] = spanOf(when);
  if (first <= today && today <= last) return question;
  // Of a time to come any day will do to say so.
  return first > today
    ? { ...question, date: isoOf(first) }
    : { ...question, date: isoOf(last), period: when.said };
}

/** First and last day of a month or year. */
function spanOf(when: Extract<When, { kind: 'month' | 'year' }>): readonly [number, number] {
  const month = when.kind === 'month' ? when.month : 1;
  const months = when.kind === 'month' ? 1 : 12;
  return [firstOfMonth(when.year, month), firstOfMonth(when.year, month + months) - 1];
}

function newestOf({ month, day }: Extract<When, { kind: 'yearless' }>, today: number): IsoDate | undefined {
  const { year } = partsOf(today);
  const two = (value: number): string => String(value).padStart(2, '0');
  for (let back = 0; back <= YEARS_BACK; back++) {
    const found = parseDay(`${year - back}-${two(month)}-${two(day)}`);
    if (found !== undefined && found <= today) return isoOf(found);
  }
  return undefined;
}
