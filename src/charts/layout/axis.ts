import type { Language } from '../../answer/answer.ts';
import { formatDate, formatDayMonth } from '../../answer/format.ts';
import { dayOf, type IsoDate } from '../../time/dates.ts';

/** Round numbers inside a range: steps of 1, 2 or 5 times a power of ten, about `count` of them. */
export function niceTicks(low: number, high: number, count: number): number[] {
  const raw = (high - low) / Math.max(1, count);
  if (!(raw > 0) || !Number.isFinite(raw)) return [low];
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= raw)!;
  const ticks: number[] = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) ticks.push(i * step);
  return ticks;
}

/** Digits after the point that tell these ticks apart, at most `most`. */
export function decimalsFor(ticks: readonly number[], most: number): number {
  for (let decimals = 0; decimals < most; decimals++) {
    if (ticks.every((tick) => Math.abs(tick - Number(tick.toFixed(decimals))) < 1e-9)) return decimals;
  }
  return most;
}

export interface DayTick {
  readonly at: number;
  readonly text: string;
}

/** Beyond this many days years are marked instead of months. */
const YEARS_FROM_DAYS = 800;

/** The first day shown of each month, or year. */
export function dayTicks(days: readonly IsoDate[], language: Language): DayTick[] {
  if (days.length < 2) return days.map((day, at) => ({ at, text: formatDate(day, language) }));
  const long = dayOf(days.at(-1)!) - dayOf(days[0]!) > YEARS_FROM_DAYS;
  const key = (day: string): string => day.slice(0, long ? 4 : 7);
  return days.flatMap((day, at): DayTick[] => {
    if (at === 0 || key(day) === key(days[at - 1]!)) return [];
    if (long) return [{ at, text: day.slice(0, 4) }];
    const january = day.slice(5, 7) === '01';
    return [{ at, text: (january ? formatDate : formatDayMonth)(day, language) }];
  });
}

/** Ticks whose texts do not touch: every one, every second, ... */
export function thinned(
  ticks: readonly DayTick[],
  place: (at: number) => number,
  width: (text: string) => number,
  gap: number,
): DayTick[] {
  for (let every = 1; every <= ticks.length; every++) {
    const kept = ticks.filter((_, i) => i % every === 0);
    const free = kept.every((tick, i) => {
      const next = kept[i + 1];
      return !next || place(tick.at) + width(tick.text) + gap <= place(next.at);
    });
    if (free) return kept;
  }
  return [];
}
