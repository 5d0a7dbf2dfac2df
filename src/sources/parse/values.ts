import { changed, excerpt } from './refusals.ts';

/** What publishers write where there is no value. Compared in lower case. */
const NO_VALUE = new Set(['', '.', 'null', 'nan', 'na', 'n/a', 'nd', 'none']);
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,3})?$/i;

/**
 * A number as text. Undefined where the publisher says that there is none.
 * @throws SourceError (`changed`) for anything else.
 */
export function numberOf(source: string, text: string): number | undefined {
  const trimmed = text.trim();
  if (NUMBER.test(trimmed)) {
    const value = Number(trimmed);
    if (Number.isFinite(value)) return value;
  } else if (NO_VALUE.has(trimmed.toLowerCase())) return undefined;
  throw changed(source, `"${excerpt(trimmed, 30)}" is not a number`);
}

const ISO = /^\s*(\d{4})-(\d{2})-(\d{2})(?:T[\d:.]*Z?)?\s*$/;
const US = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})\s*$/;
const PART = /^\s*\d{1,4}\s*$/;

/** `YYYY-MM-DD`, also when a time of day follows (`2026-08-03T00:00:00`). */
export function isoDay(source: string, text: string): number {
  const match = ISO.exec(text);
  const day = match ? calendarDay(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
  if (day === undefined) throw changed(source, `"${excerpt(text, 30)}" is not a date`);
  return day;
}

/** `M/D/YYYY`, with or without leading zeros. */
export function usDay(source: string, text: string): number {
  const match = US.exec(text);
  const day = match ? calendarDay(Number(match[3]), Number(match[1]), Number(match[2])) : undefined;
  if (day === undefined) throw changed(source, `"${excerpt(text, 30)}" is not a date`);
  return day;
}

/** A day from its three parts as text. */
export function dayOfParts(source: string, year: string, month: string, date: string): number {
  const parts = [year, month, date];
  const day = parts.every((part) => PART.test(part))
    ? calendarDay(Number(year), Number(month), Number(date))
    : undefined;
  if (day === undefined) throw changed(source, `"${excerpt(parts.join('-'), 30)}" is not a date`);
  return day;
}

const DAY_MS = 86_400_000;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Days since 1970-01-01, undefined for a date that no calendar has. As `parseDay` of time/dates.ts, several times
 * as fast: a body has thousands of dates.
 */
function calendarDay(year: number, month: number, date: number): number | undefined {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = (MONTH_DAYS[month - 1] ?? 0) + (month === 2 && leap ? 1 : 0);
  // Date.UTC takes years below 100 for those of the last century.
  return year >= 100 && date >= 1 && date <= last ? Date.UTC(year, month - 1, date) / DAY_MS : undefined;
}
