import {
  type CalendarEvent,
  createEventCalendar,
  type EventCalendar,
  type ProvidedDate,
} from '../events/calendar.ts';
import { readUpcomingAuctions } from '../events/calendar-auctions.ts';
import type { EventSource } from '../events/live/source.ts';
import { createReleaseSource, type ReleasedFigure } from '../events/live/sources/releases.ts';
import { SYMBOLS } from '../mag7/seven.ts';
import { SourceError } from '../sources/failure.ts';
import type { HttpDoor } from '../sources/http/door.ts';
import type { LiveSource } from '../sources/source.ts';
import type { SeriesStore } from '../sources/store/series-store.ts';
import { dayOf, firstOfMonth, isoOf, partsOf, utcDayOf } from '../time/dates.ts';
import { type DatesMemory, keptDates } from './kept-dates.ts';

export interface LiveCalendarParts {
  readonly door: HttpDoor;
  readonly store: SeriesStore;
  /** The ones in use; report dates come from `yahoo-quote` when it is among them. */
  readonly sources: readonly LiveSource[];
  readonly now: () => number;
  /** Where processes share the dates. Default: each its own. */
  readonly memory?: DatesMemory | undefined;
}

export interface LiveCalendar {
  readonly calendar: EventCalendar;
  /** Data releases as dated records, from the series that were read. */
  readonly releases: EventSource;
  /**
   * Reads coming auctions and report dates, at most every six hours over all processes that share them. `isOurTurn`: it is
   * the job of this process, not somebody who waits. Never throws for a source or a store that fails.
   */
  refresh(options?: { readonly isOurTurn?: boolean }): Promise<void>;
  stop(): void;
}

export function createLiveCalendar(parts: LiveCalendarParts): LiveCalendar {
  const { door, store, sources, now, memory } = parts;
  const stopping = new AbortController();
  const { signal } = stopping;
  const reports = sources.find(({ id }) => id === 'yahoo-quote');
  const auctions = keptDates({
    name: 'auctions',
    read: () => readUpcomingAuctions(door, now(), signal),
    now,
    signal,
    memory,
  });
  const reportDates = keptDates({
    name: 'reports',
    read: async () => (reports ? readReportDates(reports, now(), signal) : undefined),
    now,
    signal,
    memory,
  });
  const calendar = createEventCalendar({ auctions: auctions.value, reportDates: reportDates.value });
  return {
    calendar,
    releases: createReleaseSource({
      due: (fromMs, toMs) =>
        calendar
          .upcoming(fromMs, toMs)
          .events.filter(({ release }) => release !== undefined && release in RELEASED_SERIES),
      read: async (release) => releasedFigure(release, store),
      now,
    }),
    refresh: async ({ isOurTurn = false } = {}) => {
      await Promise.all([auctions.refresh(isOurTurn), reportDates.refresh(isOurTurn)]);
    },
    stop: () => stopping.abort(),
  };
}

type Dates = readonly ProvidedDate[];

/** Yahoo's estimates of when the seven report; undefined when none of them could be read. */
async function readReportDates(
  source: LiveSource,
  nowMs: number,
  signal: AbortSignal,
): Promise<Dates | undefined> {
  const today = utcDayOf(nowMs);
  const requests = SYMBOLS.map((symbol) => ({
    series: `${symbol}/nextReport`,
    fromDay: today - 7,
    toDay: today,
  }));
  const results = await source.fetch(requests, signal);
  const dates = SYMBOLS.flatMap((symbol): ProvidedDate[] => {
    const result = results.get(`${symbol}/nextReport`);
    const day = result instanceof SourceError ? undefined : result?.values.at(-1);
    if (day === undefined) return [];
    const title = `${symbol} reports`;
    return [{ title, date: isoOf(day), source: source.publisher, certainty: 'tentative' }];
  });
  return dates.length > 0 ? dates : undefined;
}

interface Released {
  readonly series: string;
  readonly unit: string;
  /** The figure of a month from the values of the series. */
  readonly figure: (value: number, before: number) => number;
}

/** What a release shows first, from FRED; producer prices are in no series that is read. */
const RELEASED_SERIES: Readonly<Partial<Record<string, Released>>> = {
  cpi: { series: 'CPIAUCSL', unit: '% on the month', figure: (value, before) => (value / before - 1) * 100 },
  jobs: { series: 'UNRATE', unit: '% unemployed', figure: (value) => value },
};

/**
 * The figure of a release, once its series holds the month before the release: that is the month it is about. A release
 * that a shutdown moved is about an older month, fits no value, and stays without a figure.
 */
export function releasedFigure(
  event: CalendarEvent,
  store: Pick<SeriesStore, 'get'>,
): ReleasedFigure | undefined {
  const released = event.release === undefined ? undefined : RELEASED_SERIES[event.release];
  const stored = released && store.get({ source: 'fred', series: released.series });
  if (!released || !stored) return undefined;
  const { year, month } = partsOf(dayOf(event.date));
  const last = stored.days.length - 1;
  const months = [-1, -2, -3].map((back) => firstOfMonth(year, month + back));
  if (last < 2 || months.some((day, back) => stored.days[last - back] !== day)) return undefined;
  const [third, second, newest] = [...stored.values.slice(-3)] as [number, number, number];
  const rounded = (value: number): number => Math.round(value * 10) / 10;
  return {
    actual: rounded(released.figure(newest, second)),
    previous: rounded(released.figure(second, third)),
    unit: released.unit,
    url: `https://fred.stlouisfed.org/series/${released.series}`,
  };
}
