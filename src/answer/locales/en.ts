import type { Locale } from '../locales.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const LONG_MONTHS =
  'January February March April May June July August September October November December'.split(' ');
/** Percentiles whose ordinal is not "th". */
const ORDINALS: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const ordinalRules = new Intl.PluralRules('en', { type: 'ordinal' });

export const en: Locale = {
  tag: 'en-US',
  comma: ', ',
  clause: ', ',
  bracketed: (text) => ` (${text})`,
  colon: ': ',
  stop: '.',
  gap: ' ',
  origin: (instrument, date) => ` (${instrument}, ${date}).`,

  dollars: (amount) => `$${amount}`,
  trillion: (amount) => `$${amount}tn`,
  billion: (value, print) => `$${print(value, Math.abs(value) < 100 ? 1 : 0)}bn`,
  percentagePoints: (amount) => `${amount} pp`,
  percentile: (text, value) =>
    `${text}${ORDINALS[ordinalRules.select(Math.round(value))] ?? 'th'} percentile`,

  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  date: (day, month, year) => `${day} ${MONTHS[month - 1]} ${year}`,
  dayMonth: (day, month) => `${day} ${MONTHS[month - 1]}`,
  longDate: (weekday, day, month, year) => `${weekday} ${day} ${LONG_MONTHS[month - 1]} ${year}`,

  label: {
    recorded: (date) => `Recorded day: ${date}, New York close (not live)`,
    live: (date) => `Live; newest New York close: ${date}`,
    running: (date, time) => `Live: ${date}, ${time} New York, session still open`,
    past: (date) => `Past day from live sources: ${date}, New York close`,
    down: 'No live source answers',
  },
  closures: undefined,
  closed: undefined,
  now: {
    open: 'The session is still open: moves so far are measured by the usual moves of whole sessions.',
    closed: (why, date) => `US markets are closed today (${why}); their newest close is that of ${date}.`,
  },
};
