import { isoOf, utcDayOf } from '../../time/dates.ts';
import type { RunningValue } from '../source.ts';
import type { Draft, Row } from './observations.ts';
import { timeOf } from './times.ts';
import { DAY_MS, isOver } from './utc-days.ts';

/** One payment between longs and shorts of a perpetual. */
export interface Settlement {
  /** When it was due, ms since 1970. */
  readonly atMs: number;
  /** The rate of this one period, as a fraction. */
  readonly rate: number;
}

/** Rates are stated per eight hours: three periods a day. */
const PERIODS_OF_A_DAY = 3;
const USUAL_HOURS = 24 / PERIODS_OF_A_DAY;
const HOUR_MS = 3_600_000;
/** A settlement is in the history within the hour. */
const PUBLISHED_MS = HOUR_MS;
/** Exchanges stamp a settlement a few milliseconds after the hour. */
const LATE_MS = 60_000;

/**
 * The funding of UTC days per eight hours: the settlements due on the day (00:00, 08:00, 16:00), added up and
 * divided by three. With three of them this is their plain mean; when an exchange settles every four hours the
 * sum over the day keeps the unit. Days of which a settlement is missing are left out; today's is the running
 * value, the mean of what was settled so far.
 */
export function fundingDays(source: string, settlements: readonly Settlement[], askedAtMs: number): Draft {
  const byDay = new Map<number, Settlement[]>();
  for (const settlement of [...settlements].sort((a, b) => a.atMs - b.atMs)) {
    const list = byDay.get(utcDayOf(timeOf(source, settlement.atMs, askedAtMs)));
    if (!list) byDay.set(utcDayOf(settlement.atMs), [settlement]);
    // Pages overlap by a row.
    else if (list.at(-1)!.atMs !== settlement.atMs) list.push(settlement);
  }
  const rows: Row[] = [];
  const missing: number[] = [];
  let running: RunningValue | undefined;
  for (const [day, list] of byDay) {
    const sum = list.reduce((total, { rate }) => total + rate, 0);
    if (!isOver(day, askedAtMs)) {
      running = runningOf(day, list, sum, askedAtMs);
    } else if (isWhole(day, list)) rows.push([day, sum / PERIODS_OF_A_DAY]);
    else missing.push(day);
  }
  const notes = missing.map((day) => `${isoOf(day)} left out: not all of its settlements are there`);
  return { rows, notes, ...(running ? { running } : {}) };
}

/** Undefined when one that was due today is missing: the mean of the others is of another span. */
function runningOf(
  day: number,
  list: readonly Settlement[],
  sum: number,
  askedAtMs: number,
): RunningValue | undefined {
  const hours = list.length > 1 ? periodHours(day, list) : USUAL_HOURS;
  const { atMs } = list.at(-1)!;
  if (hours === undefined || atMs - day * DAY_MS >= list.length * hours * HOUR_MS) return undefined;
  if (askedAtMs >= atMs + hours * HOUR_MS + PUBLISHED_MS) return undefined;
  return { day, value: (sum / list.length) * (USUAL_HOURS / hours), atMs };
}

/** Hours between settlements; undefined when they do not divide the day into equal parts from midnight on. */
function periodHours(day: number, list: readonly Settlement[]): number | undefined {
  const hours = list.map(({ atMs }) => Math.floor((atMs - day * DAY_MS + LATE_MS) / HOUR_MS));
  if (hours[0] !== 0 || hours.length < 2) return undefined;
  const step = hours[1]!;
  return step > 0 && 24 % step === 0 && hours.every((hour, i) => hour === i * step) ? step : undefined;
}

function isWhole(day: number, list: readonly Settlement[]): boolean {
  const step = periodHours(day, list);
  return step !== undefined && step * list.length === 24;
}
