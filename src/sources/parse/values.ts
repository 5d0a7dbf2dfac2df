import { parseDay } from '../../time/dates.ts';
import { changed, excerpt } from './refusals.ts';

/** What publishers write where there is no value. Compared in lower case. */
const NO_VALUE = new Set(['', '.', 'null', 'nan', 'na', 'n/a', 'nd', 'none']);
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,2})?$/i;

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

/** `YYYY-MM-DD`, also when a time of day follows (`2026-08-03T00:00:00`). */
export function isoDay(source: string, text: string): number {
  const trimmed = text.trim();
  const day = /^\d{4}-\d{2}-\d{2}(?:$|T)/.test(trimmed) ? parseDay(trimmed.slice(0, 10)) : undefined;
  if (day === undefined) throw changed(source, `"${excerpt(trimmed, 30)}" is not a date`);
  return day;
}

/** `M/D/YYYY`, with or without leading zeros. */
export function usDay(source: string, text: string): number {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim());
  if (!match) throw changed(source, `"${excerpt(text, 30)}" is not a date`);
  return dayOfParts(source, match[3]!, match[1]!, match[2]!);
}

/** A day from its three parts as text. */
export function dayOfParts(source: string, year: string, month: string, date: string): number {
  const iso = `${year.trim()}-${month.trim().padStart(2, '0')}-${date.trim().padStart(2, '0')}`;
  const day = parseDay(iso);
  if (day === undefined) throw changed(source, `"${excerpt(iso, 30)}" is not a date`);
  return day;
}
