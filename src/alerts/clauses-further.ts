import {
  type ClauseReader,
  countPattern,
  DAY_MS,
  eachTime,
  type Groups,
  lasts,
  once,
  type Part,
  pause,
  spaced,
  unspaced,
  until,
} from './clause-parts.ts';
import { dayPattern, exactDayOf } from './last-day.ts';
import { type ClausesTyped, FURTHER_CLAUSES, withoutAccents } from './typed.ts';

/** What is read first is not read again by what follows: "only once a day" is no "only once". */
interface Stages {
  readonly pause: readonly ClauseReader[];
  readonly once: readonly ClauseReader[];
  readonly each: readonly ClauseReader[];
  readonly end: readonly ClauseReader[];
}

function stagesOf(typed: ClausesTyped): Stages {
  const gap = typed.isSpaced ? ' ?' : '';
  const [count, unit] = [`(?<count>${countPattern(typed.counts)})`, `(?<unit>${typed.units.join('|')})`];
  const parts: Readonly<Record<string, string>> = {
    '{most}': typed.most,
    '{tell}': typed.tell,
    '{span}': `(?:${count}${gap})?${unit}`,
    '{counted}': `${count}${gap}${unit}`,
    '{n}': countPattern(typed.counts),
    '{u}': typed.units.join('|'),
    '{day}': `(?<day>${dayPattern(typed.days)})`,
  };
  const all = (patterns: readonly string[], read: (groups: Groups) => Part): ClauseReader[] =>
    patterns.map((pattern) => {
      const source = pattern.replace(/\{(?:most|tell|span|counted|n|u|day)\}/g, (name) => parts[name]!);
      return [(typed.isSpaced ? spaced : unspaced)(withoutAccents(source)), read];
    });
  const to = (day: string) => (): Part => until({ day });
  return {
    pause: [
      ...all(typed.pause, pause),
      ...all(typed.daily, () => ({ pauseMs: DAY_MS })),
      ...all(typed.weekly, () => ({ pauseMs: 7 * DAY_MS })),
    ],
    once: all(typed.once, once),
    each: all(typed.each, eachTime),
    end: [
      ...all(typed.lasts, lasts),
      ...all(typed.until, ({ day, ...groups }) => until({ ...groups, day: exactDayOf(day!, typed.days) })),
      ...all(typed.today, to('today')),
      ...all(typed.thisWeek, to('eow')),
      ...all(typed.thisMonth, to('eom')),
    ],
  };
}

const STAGES = FURTHER_CLAUSES.map(stagesOf);
/** Readers of German, French, Portuguese and Japanese, by what they read. */
export const further: Stages = {
  pause: STAGES.flatMap((one) => one.pause),
  once: STAGES.flatMap((one) => one.once),
  each: STAGES.flatMap((one) => one.each),
  end: STAGES.flatMap((one) => one.end),
};

/** What no alert can do, one pattern a language. */
export const FURTHER_CANNOT: readonly string[] = FURTHER_CLAUSES.map((typed) => {
  const counted = `(?:${countPattern(typed.counts)}) ?(?:${typed.units.join('|')})`;
  return bordered(typed, typed.cannot.replace('{counted}', counted));
});

/** Hours of trading, which are looked for before names are: "heures de bourse". */
export const HOURS: RegExp = new RegExp(
  FURTHER_CLAUSES.map((typed) => bordered(typed, typed.hours)).join('|'),
  'u',
);

function bordered({ isSpaced }: ClausesTyped, pattern: string): string {
  const loose = withoutAccents(pattern);
  return (isSpaced ? spaced : unspaced)(loose).source;
}
