/**
 * Dates as plain ISO strings at the borders and as day numbers (days since 1970-01-01) inside,
 * because the engine compares and searches them far more often than it prints them.
 */

/** A calendar date, `YYYY-MM-DD`. */
export type IsoDate = string;

const DAY_MS = 86_400_000;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01. Undefined when the text is not a real calendar date. */
export function parseDay(text: string): number | undefined {
  const match = ISO_DATE.exec(text);
  if (!match) return undefined;
  const ms = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return new Date(ms).toISOString().slice(0, 10) === text ? ms / DAY_MS : undefined;
}

/** As `parseDay`, for dates that the program itself wrote: a wrong one is a bug and throws. */
export function dayOf(date: IsoDate): number {
  const day = parseDay(date);
  if (day === undefined) throw new RangeError(`not a calendar date: ${date}`);
  return day;
}

export function isoOf(day: number): IsoDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** 0 = Sunday ... 6 = Saturday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** The day number of the first day of a month; `month` is 1 to 12 and may run over. */
export function firstOfMonth(year: number, month: number): number {
  return Date.UTC(year, month - 1, 1) / DAY_MS;
}

export function partsOf(day: number): { year: number; month: number; date: number } {
  const instant = new Date(day * DAY_MS);
  return { year: instant.getUTCFullYear(), month: instant.getUTCMonth() + 1, date: instant.getUTCDate() };
}

/** The UTC day that holds an instant. */
export function utcDayOf(ms: number): number {
  return Math.floor(ms / DAY_MS);
}

const formatters = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

/** Minutes that a zone is ahead of UTC at an instant. */
function offsetMinutes(zone: string, ms: number): number {
  // A zone changes its offset at most on a full hour, so one answer per hour is exact.
  const key = `${zone}:${Math.floor(ms / 3_600_000)}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formatters.set(zone, formatter);
  }
  const hour = Math.floor(ms / 3_600_000) * 3_600_000;
  const part: Record<string, number> = {};
  for (const { type, value } of formatter.formatToParts(hour)) part[type] = Number(value);
  const local = Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!);
  const minutes = (local - hour) / 60_000;
  if (offsets.size > 20_000) offsets.clear();
  offsets.set(key, minutes);
  return minutes;
}

/**
 * The instant (ms since 1970) at which clocks in `zone` show `time` (`HH:MM`) on a day.
 * In the hour that a spring change skips, the later reading is returned.
 */
export function instantAt(day: number, time: string, zone: string): number {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  const wall = day * DAY_MS + hours * 3_600_000 + minutes * 60_000;
  const guess = wall - offsetMinutes(zone, wall) * 60_000;
  return wall - offsetMinutes(zone, guess) * 60_000;
}

/** The calendar day that clocks in `zone` show at an instant. */
export function localDayOf(ms: number, zone: string): number {
  return utcDayOf(ms + offsetMinutes(zone, ms) * 60_000);
}
