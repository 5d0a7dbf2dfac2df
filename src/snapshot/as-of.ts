import { InputError } from '../errors.ts';
import { type IsoDate, instantAt, isoOf, localDayOf, parseDay, utcDayOf, weekdayOf } from '../time/dates.ts';
import {
  addBusinessDays,
  closeInstant,
  closureOf,
  isSession,
  previousSession,
  sessionOnOrBefore,
} from '../time/us-market.ts';

/**
 * The moment that an answer speaks from. Three clocks follow from it, because a market day has three ends:
 * the close (triggers must be public by then), the end of the UTC day (bitcoin closes, and mechanisms such
 * as margin notices may still count), and the next business morning (SOFR and spreads of the day come out).
 */
export interface AsOf {
  /** The last US session at or before the moment, as a day number and as a date. */
  readonly session: number;
  readonly date: IsoDate;
  /** No observation of a later day is visible. */
  readonly lastDay: number;
  /** Nothing published after this instant (ms) is visible. */
  readonly publishedByMs: number;
  /** News that may have started the move must be public by this instant (ms). */
  readonly triggersByMs: number;
  /** Crypto news and mechanisms may use the UTC day to its end. */
  readonly mechanismsByMs: number;
  /** `date`: a whole recorded day; `moment`: an exact instant; `now`: what live sources say at this instant. */
  readonly kind: 'date' | 'moment' | 'now';
  /** Of `now` while the session is not over: its prices are running ones. */
  readonly running?: boolean;
  /** What the person should know about the date: "2026-01-31 is a Saturday ...". */
  readonly notes: readonly string[];
}

/** Publication of a day's last figures: SOFR at 08:00, spreads 08:30, EFFR 09:00 New York. */
const MORNING_AFTER = '09:05';
const NEW_YORK = 'America/New_York';
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const MOMENT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * A whole recorded day: everything observed up to that date, as it was public on the next business morning
 * before New York opened. This is how the record of a day is read ("SOFR of 17 September was 5.25%").
 */
export function asOfDay(day: number): AsOf {
  const session = sessionOnOrBefore(day);
  const notes: string[] = [];
  if (!isSession(day)) {
    const closure = closureOf(day);
    const why =
      closure?.kind === 'weekend' ? `a ${WEEKDAYS[weekdayOf(day)]}` : (closure?.english ?? 'a holiday');
    notes.push(
      `${isoOf(day)} is ${why}: US markets were closed, so this reads the close of ${isoOf(session)}.`,
    );
  }
  const endOfUtcDay = (day + 1) * 86_400_000;
  return {
    session,
    date: isoOf(session),
    lastDay: day,
    publishedByMs: instantAt(addBusinessDays(day, 1), MORNING_AFTER, NEW_YORK),
    triggersByMs: closeInstant(session),
    mechanismsByMs: (session + 1) * 86_400_000 > endOfUtcDay ? endOfUtcDay : (session + 1) * 86_400_000,
    kind: 'date',
    notes,
  };
}

/** A recorded day speaks at this hour: its markets have closed, and nothing of the next day has begun. */
const EVENING = '18:00';

/** The moment that a digest of this reading speaks from: of a recorded day its evening in New York, else the instant itself. */
export function spokenAtMs({ kind, lastDay, publishedByMs }: AsOf): number {
  return kind === 'date' ? instantAt(lastDay, EVENING, NEW_YORK) : publishedByMs;
}

/** An exact instant: nothing that was published later is visible, also not figures of the same day. */
export function asOfMoment(ms: number): AsOf {
  let session = sessionOnOrBefore(utcDayOf(ms));
  while (closeInstant(session) > ms) session = previousSession(session);
  return {
    session,
    date: isoOf(session),
    lastDay: utcDayOf(ms),
    publishedByMs: ms,
    triggersByMs: Math.min(ms, closeInstant(session)),
    mechanismsByMs: Math.min(ms, (session + 1) * 86_400_000),
    kind: 'moment',
    notes: [],
  };
}

/**
 * The present, from live sources. With `running`, the session that goes on counts as the last one: its prices
 * are those of this instant.
 */
export function asOfNow(ms: number, running: boolean): AsOf {
  const moment = asOfMoment(ms);
  const today = localDayOf(ms, NEW_YORK);
  if (!running || !isSession(today) || closeInstant(today) <= ms) return { ...moment, kind: 'now' };
  return {
    ...moment,
    kind: 'now',
    running: true,
    session: today,
    date: isoOf(today),
    triggersByMs: ms,
    mechanismsByMs: ms,
  };
}

/**
 * Reads what a person types after `--as-of`.
 * @throws InputError for anything that is not a real date or an instant with its zone.
 */
export function parseAsOf(text: string): AsOf {
  const trimmed = text.trim();
  const day = parseDay(trimmed);
  if (day !== undefined) return asOfDay(day);
  if (MOMENT.test(trimmed) && parseDay(trimmed.slice(0, 10)) !== undefined) {
    const ms = Date.parse(trimmed.replace(' ', 'T'));
    if (Number.isFinite(ms)) return asOfMoment(ms);
  }
  throw new InputError(
    `--as-of "${trimmed.slice(0, 40)}" is not a date. Write a day like 2026-01-30, or a moment with its zone like 2026-01-30T15:00:00Z.`,
  );
}
