/** What is due: meetings, releases, auctions, expiry, holidays and report dates, each with its source and certainty. */

import { dayOf, type IsoDate, instantAt, isoOf, localDayOf, parseDay, weekdayOf } from '../time/dates.ts';
import { calendarKinds, closureOf, isSession, NEW_YORK } from '../time/us-market.ts';
import {
  BLS_RELEASES,
  BLS_SOURCE,
  CALENDAR_GAPS,
  FOMC_MEETINGS,
  FOMC_SOURCE,
  FOMC_TENTATIVE_FROM,
  RELEASE_TITLES,
  type ReleaseId,
} from './calendar-data.ts';

export type CalendarEventKind =
  | 'fomc'
  | 'release'
  | 'refunding'
  | 'auction'
  | 'expiry'
  | 'holiday'
  | 'quarter_end'
  | 'month_end'
  | 'tax'
  | 'settlement'
  | 'report';

export interface CalendarEvent {
  /** `fomc-2026-12-09`: stable, unique. */
  readonly id: string;
  readonly kind: CalendarEventKind;
  /** In English, without a date. */
  readonly title: string;
  /** New York date. */
  readonly date: IsoDate;
  /** The start of the New York day where no time is known. */
  readonly atMs: number;
  readonly hasTime: boolean;
  readonly source: string;
  /**
   * `rule`: follows from the calendar. `scheduled`: its body announced it. `tentative`: announced as subject to
   * change, or an estimate of a data provider.
   */
  readonly certainty: 'rule' | 'scheduled' | 'tentative';
  /** Of releases: which one. */
  readonly release?: ReleaseId;
}

export interface Upcoming {
  /** By time. */
  readonly events: readonly CalendarEvent[];
  /** What the calendar does not know within the span, one clause each. */
  readonly gaps: readonly string[];
}

/** A date of a provider: the next report of one of the seven, an auction that was announced. */
export interface ProvidedDate {
  readonly title: string;
  readonly date: IsoDate;
  /** `HH:MM` New York. */
  readonly time?: string;
  readonly source: string;
  readonly certainty: 'scheduled' | 'tentative';
}

export interface CalendarParts {
  /** Coming report dates of the seven, as last read; undefined when they could not be read. */
  readonly reportDates?: () => readonly ProvidedDate[] | undefined;
  /** Coming auctions, as last read. */
  readonly auctions?: () => readonly ProvidedDate[] | undefined;
}

export interface EventCalendar {
  /** Everything due from a time to another, both included. */
  upcoming(fromMs: number, toMs: number): Upcoming;
}

const MAX_DAYS = 400;
const KIND_TITLES = {
  quarter_end: 'Last trading day of the quarter',
  month_end: 'Last trading day of the month',
  tax: 'US quarterly tax payments due',
  settlement: 'Settlement of US Treasury notes and bonds',
  expiry: 'Monthly US options expire',
} as const;

export function createEventCalendar(parts: CalendarParts = {}): EventCalendar {
  return {
    upcoming: (fromMs, toMs) => {
      const fromDay = localDayOf(fromMs, NEW_YORK);
      const toDay = Math.min(localDayOf(toMs, NEW_YORK), fromDay + MAX_DAYS);
      if (!(toMs >= fromMs)) return { events: [], gaps: [] };
      const gaps = CALENDAR_GAPS.filter(({ from }) => dayOf(from) <= toDay).map(({ what }) => what);
      const events = [...meetings(), ...releases(), ...refundings(fromDay, toDay), ...byRule(fromDay, toDay)];
      for (const [kind, read, what] of [
        ['report', parts.reportDates, 'report dates of the seven'],
        ['auction', parts.auctions, 'coming Treasury auctions'],
      ] as const) {
        const dates = read?.();
        if (dates) events.push(...provided(kind, dates));
        else gaps.push(what);
      }
      const inSpan = events.filter(({ atMs, hasTime, date }) =>
        hasTime ? atMs >= fromMs && atMs <= toMs : dayOf(date) >= fromDay && dayOf(date) <= toDay,
      );
      const byId = new Map(inSpan.map((event) => [event.id, event]));
      return { events: [...byId.values()].sort((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1)), gaps };
    },
  };
}

function eventOn(
  date: IsoDate,
  time: string | undefined,
  event: Omit<CalendarEvent, 'date' | 'atMs' | 'hasTime' | 'id'> & { readonly id?: string },
): CalendarEvent {
  return {
    ...event,
    id: event.id ?? `${event.kind.replaceAll('_', '-')}-${date}`,
    date,
    atMs: instantAt(dayOf(date), time ?? '00:00', NEW_YORK),
    hasTime: time !== undefined,
  };
}

function meetings(): CalendarEvent[] {
  return FOMC_MEETINGS.map(([, second]) =>
    eventOn(second, '14:00', {
      kind: 'fomc',
      title: 'FOMC decision',
      source: FOMC_SOURCE,
      certainty: second >= FOMC_TENTATIVE_FROM ? 'tentative' : 'scheduled',
    }),
  );
}

function releases(): CalendarEvent[] {
  return (Object.keys(BLS_RELEASES) as ReleaseId[]).flatMap((release) =>
    BLS_RELEASES[release].map((date) =>
      eventOn(date, '08:30', {
        id: `${release}-${date}`,
        kind: 'release',
        title: RELEASE_TITLES[release],
        source: BLS_SOURCE,
        certainty: 'scheduled',
        release,
      }),
    ),
  );
}

const WEDNESDAY = 3;
const REFUNDING_MONTHS = new Set([2, 5, 8, 11]);

/**
 * The quarterly refunding statement: the first Wednesday of February, May, August and November has been the rule,
 * with exceptions, so it is only tentative.
 */
function refundings(fromDay: number, toDay: number): CalendarEvent[] {
  const events: CalendarEvent[] = [];
  for (let day = fromDay; day <= toDay; day++) {
    const date = isoOf(day);
    const [, month, ofMonth] = date.split('-').map(Number) as [number, number, number];
    if (!REFUNDING_MONTHS.has(month) || ofMonth > 7 || weekdayOf(day) !== WEDNESDAY) continue;
    events.push(
      eventOn(date, '08:30', {
        kind: 'refunding',
        title: 'US Treasury quarterly refunding statement',
        source: 'Usual day: first Wednesday of the quarter’s middle month',
        certainty: 'tentative',
      }),
    );
  }
  return events;
}

function byRule(fromDay: number, toDay: number): CalendarEvent[] {
  const events: CalendarEvent[] = [];
  for (let day = fromDay; day <= toDay; day++) {
    for (const { kind } of calendarKinds(day)) {
      events.push(
        eventOn(isoOf(day), undefined, {
          kind,
          title: KIND_TITLES[kind],
          source: 'Calendar',
          certainty: 'rule',
        }),
      );
    }
    const closure = closureOf(day);
    if (closure && closure.kind !== 'weekend' && !isSession(day)) {
      events.push(
        eventOn(isoOf(day), undefined, {
          kind: 'holiday',
          title: `US stock market closed: ${closure.english}`,
          source: 'Calendar',
          certainty: 'rule',
        }),
      );
    }
  }
  return events;
}

function provided(kind: 'report' | 'auction', dates: readonly ProvidedDate[]): CalendarEvent[] {
  return dates.flatMap(({ title, date, time, source, certainty }) => {
    if (parseDay(date) === undefined) return [];
    const slug = title
      .toLowerCase()
      .replace(/[^a-z\d]+/g, '-')
      .replace(/^-|-$/g, '');
    return [eventOn(date, time, { id: `${kind}-${slug}-${date}`, kind, title, source, certainty })];
  });
}
