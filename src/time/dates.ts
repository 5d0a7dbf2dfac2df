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

const isoDates = new Map<number, IsoDate>();

export function isoOf(day: number): IsoDate {
  const known = isoDates.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
  // A few thousand days are asked for over and over.
  if (isoDates.size > 20_000) isoDates.clear();
  isoDates.set(day, date);
  return date;
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

const HOUR_MS = 3_600_000;
const WEEK_HOURS = 7 * 24;
/** Bounds the memory of one zone. The offsets of a decade are about a tenth of it. */
const MAX_OFFSETS = 20_000;

interface Zone {
  readonly formatter: Intl.DateTimeFormat;
  /** Minutes ahead of UTC per UTC hour. A zone changes its offset at most on a full hour. */
  readonly hours: Map<number, number>;
  /** The same per seven days since 1970; not a number where a change falls inside. */
  readonly weeks: Map<number, number>;
}

const zones = new Map<string, Zone>();

function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) {
    const formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    zone = { formatter, hours: new Map(), weeks: new Map() };
    zones.set(name, zone);
  }
  return zone;
}

function remember(offsets: Map<number, number>, key: number, minutes: number): number {
  if (offsets.size >= MAX_OFFSETS) offsets.clear();
  offsets.set(key, minutes);
  return minutes;
}

function offsetInHour(zone: Zone, hour: number): number {
  const known = zone.hours.get(hour);
  if (known !== undefined) return known;
  const part: Record<string, number> = {};
  for (const { type, value } of zone.formatter.formatToParts(hour * HOUR_MS)) part[type] = Number(value);
  const local = Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!);
  return remember(zone.hours, hour, (local - hour * HOUR_MS) / 60_000);
}

/** Minutes that a zone is ahead of UTC at an instant. */
function offsetMinutes(zoneName: string, ms: number): number {
  const zone = zoneOf(zoneName);
  const hour = Math.floor(ms / HOUR_MS);
  const week = Math.floor(hour / WEEK_HOURS);
  let minutes = zone.weeks.get(week);
  if (minutes === undefined) {
    // No zone changes twice in a week, so equal ends mean no change between them.
    const start = offsetInHour(zone, week * WEEK_HOURS);
    const end = offsetInHour(zone, (week + 1) * WEEK_HOURS);
    minutes = remember(zone.weeks, week, start === end ? start : Number.NaN);
  }
  return Number.isNaN(minutes) ? offsetInHour(zone, hour) : minutes;
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
