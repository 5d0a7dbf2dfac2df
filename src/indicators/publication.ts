/** When an observation became public, and when the next one should. Pure, and fast enough for whole histories. */

import { firstOfMonth, instantAt, partsOf, weekdayOf } from '../time/dates.ts';
import { addBusinessDays, closeTime, NEW_YORK, nextBusinessDay, nextSession } from '../time/us-market.ts';
import type { Cadence, Publication } from './indicator.ts';

export interface ExpectedObservation {
  readonly observationDay: number;
  /** When it should become public, in ms since 1970. */
  readonly atMs: number;
}

/** The close of stocks at 16:00 and of the VIX after it; on short days stocks close at 13:00. */
const CLOSES: ReadonlySet<string> = new Set(['16:00', '16:15']);
const EARLIER_MS = 3 * 3_600_000;

/** Whether a value belongs to the session of New York stocks: it exists for no other day. */
export function isStockClose({ rule, time, zone }: Publication): boolean {
  return rule === 'same-day' && zone === NEW_YORK && CLOSES.has(time);
}

/** The instant at which the value of an observation day becomes public, in ms since 1970. */
export function publishedAtMs(publication: Publication, observationDay: number): number {
  const { time, zone } = publication;
  // Figures of the close come as much earlier as the bell does.
  if (isStockClose(publication) && closeTime(observationDay) === '13:00')
    return instantAt(observationDay, time, zone) - EARLIER_MS;
  return instantAt(publicationDay(publication, observationDay), time, zone);
}

function publicationDay(publication: Publication, day: number): number {
  switch (publication.rule) {
    case 'same-day':
      return day;
    case 'business-days':
      return addBusinessDays(day, publication.count);
    case 'calendar-days':
      return day + publication.count;
    case 'weekday': {
      const ahead = (publication.weekday - weekdayOf(day) + 7) % 7;
      return day + (ahead === 0 && !publication.orSame ? 7 : ahead);
    }
    case 'month-day': {
      const { year, month } = partsOf(day);
      const first = firstOfMonth(year, month + publication.months);
      const last = firstOfMonth(year, month + publication.months + 1) - 1;
      return Math.min(first + publication.day - 1, last);
    }
  }
}

/**
 * The observation that should follow the newest one. Undefined when there is no schedule.
 * Foreign holidays and moved releases are not known here: an indicator's `graceDays` covers them.
 */
export function nextExpected(
  publication: Publication,
  cadence: Cadence,
  newestObservationDay: number,
): ExpectedObservation | undefined {
  const observationDay = nextObservationDay(publication, cadence, newestObservationDay);
  if (observationDay === undefined) return undefined;
  return { observationDay, atMs: publishedAtMs(publication, observationDay) };
}

function nextObservationDay(publication: Publication, cadence: Cadence, newest: number): number | undefined {
  switch (cadence) {
    case 'daily':
      return nextDaily(publication, newest);
    case 'calendar-daily':
      return newest + 1;
    case 'weekly':
      return newest + 7;
    case 'monthly':
      return monthsLater(newest, 1);
    case 'quarterly':
      return monthsLater(newest, 3);
    case 'irregular':
      return undefined;
  }
}

/** A New York value that is public on its own day is a market close; one that comes later is an official rate. */
function nextDaily(publication: Publication, newest: number): number {
  if (publication.zone !== NEW_YORK) return nextWeekday(newest);
  return publication.rule === 'same-day' ? nextSession(newest) : nextBusinessDay(newest);
}

function nextWeekday(day: number): number {
  const weekday = weekdayOf(day);
  if (weekday === 5) return day + 3;
  return weekday === 6 ? day + 2 : day + 1;
}

function monthsLater(day: number, months: number): number {
  const { year, month } = partsOf(day);
  return firstOfMonth(year, month + months);
}
