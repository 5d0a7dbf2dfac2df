import { changed } from '../parse/refusals.ts';

/** Clocks differ, and bars of a session may be dated by its end. */
const AHEAD_MS = 7 * 86_400_000;

/**
 * A time of a body, ms since 1970.
 * @throws SourceError `changed` before 1970, far in the future, or no number at all.
 */
export function timeOf(source: string, ms: number, askedAtMs: number): number {
  if (ms >= 0 && ms <= askedAtMs + AHEAD_MS) return ms;
  throw changed(source, 'a time in the body is none');
}
