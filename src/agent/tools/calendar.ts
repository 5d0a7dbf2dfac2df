import { z } from 'zod';
import { createEventCalendar, type EventCalendar } from '../../events/calendar.ts';
import { dayOf, instantAt, isoOf, localDayOf, weekdayOf } from '../../time/dates.ts';
import { calendarKinds, closeTime, closureOf, isSession, NEW_YORK } from '../../time/us-market.ts';
import { defineTool } from '../define-tool.ts';
import type { Tool } from '../tool.ts';
import { Day } from './day.ts';
import { asOf, type ToolParts } from './parts.ts';

const MOST_DAYS = 92;
const schema = z.strictObject({
  days: z.int().min(1).max(MOST_DAYS).optional().describe('ahead; default 14'),
  asOf,
});

const DEFAULT_DAYS = 14;
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const KINDS = {
  quarter_end: 'quarter end',
  month_end: 'month end',
  tax: 'US tax date',
  settlement: 'Treasury coupon settlement',
  expiry: 'option expiry',
} as const;

export function calendar(parts: ToolParts): Tool {
  return defineTool({
    name: 'calendar',
    description:
      'From the day on: period ends, settlement, tax, expiry, US holidays, next weekly and slower releases.',
    schema,
    run: (input, context) => {
      const day = new Day(parts, context, input.asOf);
      const { session, lastDay, kind, publishedByMs } = day.snapshot.asOf;
      const live = kind === 'now';
      const from = live ? localDayOf(publishedByMs, NEW_YORK) : session;
      const until = (live ? from : lastDay) + (input.days ?? DEFAULT_DAYS);
      const releases = releasesBy(parts, day);
      const announced = live
        ? announcedBy(parts.calendar ?? createEventCalendar(), publishedByMs, until)
        : undefined;
      const rows: string[] = [];
      for (let date = from; date <= until; date++) {
        const what = [
          ...(announced?.byDay.get(date) ?? []),
          ...marketDay(date),
          ...(releases.get(date) ?? []),
        ];
        if (what.length > 0) rows.push(`${isoOf(date)} ${WEEKDAYS[weekdayOf(date)]}: ${what.join('; ')}`);
      }
      const content = [
        `${isoOf(from)} to ${isoOf(until)}, by rule. Releases are dates expected from past practice and may move; daily series come each business day. ${announced ? 'Fed, CPI, jobs and refunding dates as announced.' : 'Fed, CPI and jobs meetings or reports are here only as next values of their series.'}`,
        ...(rows.length > 0 ? rows : ['Nothing in these days.']),
        ...overdue(parts, day),
        ...(announced && announced.gaps.length > 0
          ? [`Not known for these days: ${announced.gaps.join('; ')}.`]
          : []),
      ];
      return { content: content.join('\n'), figures: [] };
    },
  });
}

/** What follows from rules is told by `marketDay`, for recorded days too. */
const BY_BODIES: ReadonlySet<string> = new Set(['fomc', 'release', 'refunding', 'report', 'auction']);

/** Dates that their bodies announced, from an instant to the end of a New York day. */
function announcedBy(
  calendarOfEvents: EventCalendar,
  fromMs: number,
  untilDay: number,
): { readonly byDay: ReadonlyMap<number, readonly string[]>; readonly gaps: readonly string[] } {
  const { events, gaps } = calendarOfEvents.upcoming(fromMs, instantAt(untilDay + 1, '00:00', NEW_YORK) - 1);
  const byDay = new Map<number, readonly string[]>();
  for (const { kind, title, date, atMs, hasTime, certainty } of events) {
    if (!BY_BODIES.has(kind)) continue;
    const day = dayOf(date);
    const time = hasTime ? ` ${clockOf(atMs, day)} New York` : '';
    const sure = certainty === 'tentative' ? ', tentative' : '';
    byDay.set(day, [...(byDay.get(day) ?? []), `${title}${time}${sure}`]);
  }
  return { byDay, gaps };
}

function clockOf(atMs: number, day: number): string {
  const minutes = Math.round((atMs - instantAt(day, '00:00', NEW_YORK)) / 60_000);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function marketDay(date: number): string[] {
  const closure = closureOf(date);
  return [
    ...calendarKinds(date).map(({ kind }) => KINDS[kind]),
    ...(closure && closure.kind !== 'weekend' ? [`US markets closed (${closure.english})`] : []),
    ...(isSession(date) && closeTime(date) === '13:00' ? ['stocks close early'] : []),
  ];
}

/** Weekly and slower series by the day of their next value. */
function releasesBy(parts: ToolParts, day: Day): ReadonlyMap<number, readonly string[]> {
  const releases = new Map<number, string[]>();
  for (const { id, at } of expected(parts, day)) {
    if (at <= day.snapshot.asOf.publishedByMs) continue;
    const date = localDayOf(at, NEW_YORK);
    releases.set(date, [...(releases.get(date) ?? []), `next ${day.label(id)} (${id})`]);
  }
  return releases;
}

function overdue(parts: ToolParts, day: Day): string[] {
  const late = expected(parts, day).filter(({ at }) => at <= day.snapshot.asOf.publishedByMs);
  return late.length === 0
    ? []
    : [`Expected by now and not out: ${late.map(({ id }) => day.label(id)).join(', ')}.`];
}

function expected(parts: ToolParts, day: Day): { readonly id: string; readonly at: number }[] {
  return parts.registry.all.flatMap(({ id, cadence, derived }) => {
    const next = day.reading(id)?.nextExpectedAt;
    const daily = cadence === 'daily' || cadence === 'calendar-daily';
    return next && !daily && !derived ? [{ id, at: Date.parse(next) }] : [];
  });
}
