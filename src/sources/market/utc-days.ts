import { utcDayOf } from '../../time/dates.ts';
import { changed } from '../parse/refusals.ts';
import { type Draft, type Row, splitUnfinished } from './observations.ts';
import { timeOf } from './times.ts';

/** Exchanges that trade around the clock: a day is a UTC day, and its last trade is its close. */

export const DAY_MS = 86_400_000;
export const DAY_SECONDS = 86_400;
/** After midnight exchanges may still book trades into the day before. */
const SETTLE_MS = 60_000;

/** True when a UTC day was over, trades booked, at the moment of asking. */
export function isOver(day: number, askedAtMs: number): boolean {
  return (day + 1) * DAY_MS + SETTLE_MS <= askedAtMs;
}

export interface Bar {
  /** When it starts, ms since 1970. */
  readonly startMs: number;
  readonly close: number;
  /** False where the host says itself that the bar may still change; else the clock decides. */
  readonly isFinished?: boolean;
}

/**
 * Bars of one UTC day each. `askedAtMs` is when the request left, so that a bar which ended on its way counts as
 * unfinished.
 * @throws SourceError `changed` when a bar does not start at midnight: it is of another interval then.
 */
export function draftOfBars(source: string, bars: readonly Bar[], askedAtMs: number): Draft {
  const notes: string[] = [];
  const days = bars.map(({ startMs, close, isFinished = true }) => {
    timeOf(source, startMs, askedAtMs);
    if (startMs % DAY_MS !== 0) throw changed(source, 'the bars are not of one UTC day each');
    const day = utcDayOf(startMs);
    return { day, value: close, isFinished: isFinished && isOver(day, askedAtMs) };
  });
  const { rows, unfinished } = splitUnfinished(days, ({ isFinished }) => isFinished, notes);
  const running = unfinished && {
    day: unfinished.day,
    value: unfinished.value,
    atMs: Math.min(askedAtMs, (unfinished.day + 1) * DAY_MS),
  };
  return { rows, notes, ...(running ? { running } : {}) };
}

export function joinDrafts(drafts: readonly Draft[]): Draft {
  const rows: Row[] = drafts.flatMap((draft) => draft.rows);
  const running = drafts
    .flatMap((draft) => draft.running ?? [])
    .reduce<Draft['running']>((best, one) => (!best || one.day > best.day ? one : best), undefined);
  const notes = [...new Set(drafts.flatMap((draft) => draft.notes))];
  return { rows, notes, ...(running ? { running } : {}) };
}

/** A number that may stand as text: exchanges send decimals as strings. Not a number for anything else. */
export function decimal(value: string | number): number {
  if (typeof value === 'number') return value;
  return /^-?\d+(\.\d+)?(e-?\d+)?$/i.test(value) ? Number(value) : Number.NaN;
}
