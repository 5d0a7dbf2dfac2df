/** Expected earnings per share of the next twelve months, out of two fiscal years. */

/** The consensus for a fiscal year, now or as it stood some days ago. */
export interface FiscalYearEstimate {
  readonly endDay: number;
  readonly eps: number;
}

/** Days in the year that the two fiscal years share. */
const YEAR_DAYS = 365;

/**
 * The running fiscal year counts by what is left of it, the next one by the rest: with a quarter left, a quarter of
 * this year and three quarters of the next. After the end of a year whose results are still to come the next year
 * alone counts. Undefined when more than a year is left: then a year before this one would be needed.
 */
export function nextTwelveMonths(
  running: FiscalYearEstimate,
  next: FiscalYearEstimate,
  day: number,
): number | undefined {
  const left = (running.endDay - day) / YEAR_DAYS;
  // A leap year, and fiscal years of 53 weeks, are a few days longer.
  if (left > 1.02) return undefined;
  const share = Math.min(1, Math.max(0, left));
  return share * running.eps + (1 - share) * next.eps;
}
