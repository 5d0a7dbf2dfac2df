import type { Language } from '../answer/answer.ts';
import { durationWords } from '../commands/alert-forms.ts';
import type { CompletionKind } from '../commands/declaration.ts';
import { DAY_WORDS, dayWords, timeWords } from '../commands/digest-forms.ts';
import { EVERY_DAY, WORK_DAYS } from '../digest/settings.ts';
import { SETTINGS_WORDS } from '../digest/settings-words.ts';
import { zonesLike } from '../digest/zones.ts';
import type { Choice } from './types.ts';

/** Completions of the fields of forms: what was typed as it is understood, then what begins like it. */

export type FieldKind = Extract<CompletionKind, 'time' | 'zone' | 'days' | 'duration'>;

const QUARTERS_A_DAY = 96;
/** Offered while nothing is typed: half-hours of a day that most people are awake in. */
const FIRST_TIME = '06:00';
const LAST_TIME = '18:00';
/** Offered while nothing is typed: where most people who read about markets are, from west to east. */
const OFFERED_ZONES = [
  'America/Los_Angeles',
  'America/Mexico_City',
  'America/New_York',
  'America/Argentina/Buenos_Aires',
  'UTC',
  'Europe/London',
  'Europe/Madrid',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Asia/Shanghai',
  'Asia/Hong_Kong',
  'Asia/Singapore',
  'Asia/Tokyo',
];
const numbersIn = (words: string): number[] => words.split(',').map((word) => DAY_WORDS.indexOf(word) + 1);
const DURATIONS = [
  [1, 'hour', '1h'],
  [6, 'hour', '6h'],
  [12, 'hour', '12h'],
  [1, 'day', '1d'],
  [2, 'day', '2d'],
  [3, 'day', '3d'],
  [1, 'week', '1w'],
  [2, 'week', '2w'],
] as const;

export function fieldCompletions(kind: FieldKind, typed: string, language: Language): Choice[] {
  const query = key(typed);
  switch (kind) {
    case 'time':
      return times(typed.trim());
    case 'zone':
      return query === '' ? OFFERED_ZONES.map(same) : zonesLike(typed, 25).map(same);
    case 'days':
      return days(typed.trim(), query, language);
    case 'duration':
      return durations(typed.trim(), query, language);
  }
}

const same = (value: string): Choice => ({ name: value, value });

const key = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').trim().toLowerCase();

function distinct(choices: readonly Choice[]): Choice[] {
  return choices.filter(({ value }, i) => choices.findIndex((other) => other.value === value) === i);
}

function times(typed: string): Choice[] {
  const quarters = Array.from({ length: QUARTERS_A_DAY }, (_, i) => {
    const [hour, minute] = [Math.floor(i / 4), (i % 4) * 15];
    return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  });
  if (typed === '')
    return quarters
      .filter((time) => /:[03]0$/.test(time) && time >= FIRST_TIME && time <= LAST_TIME)
      .map(same);
  const read = timeWords(typed);
  const begun = quarters.filter((time) => time.startsWith(typed) || time.replace(/^0/, '').startsWith(typed));
  return distinct([...(read === undefined ? [] : [read]), ...begun].map(same));
}

function days(typed: string, query: string, language: Language): Choice[] {
  const words = SETTINGS_WORDS[language];
  const list = new Intl.ListFormat(language, { type: 'conjunction', style: 'long' });
  const nameOf = (weekdays: readonly number[]): string =>
    weekdays.length === EVERY_DAY.length
      ? words.everyDay
      : weekdays.join() === WORK_DAYS.join()
        ? words.workDays
        : list.format(weekdays.map((day) => words.dayNames[day - 1]!));
  const choiceOf = (value: string): Choice => ({ name: nameOf(numbersIn(value)), value });
  const read = dayWords(typed);
  const usual = ['daily', 'weekdays', 'weekend', ...DAY_WORDS].map((typedWord) => ({
    ...choiceOf(dayWords(typedWord)!),
    typedWord,
  }));
  const begun = usual.filter(
    ({ name, typedWord }) => key(name).startsWith(query) || typedWord.startsWith(query),
  );
  return distinct([
    ...(read === undefined ? [] : [choiceOf(read)]),
    ...begun.map(({ name, value }) => ({ name, value })),
  ]);
}

function durations(typed: string, query: string, language: Language): Choice[] {
  const usual = DURATIONS.map(([amount, unit, value]) => ({
    name: new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(amount),
    value,
  }));
  const read = durationWords(typed);
  const known = usual.find(({ value }) => value === read);
  const begun = usual.filter(({ name, value }) => key(name).startsWith(query) || value.startsWith(query));
  return distinct([...(read === undefined ? [] : [known ?? same(read)]), ...begun]);
}
