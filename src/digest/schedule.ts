import { type IsoDate, isoOf, utcDayOf, weekdayOf } from '../time/dates.ts';

/** When a digest is due, on the clock of its own zone. */
export interface ScheduleRule {
  /** `HH:MM`. */
  readonly time: string;
  /** IANA name. */
  readonly zone: string;
  /** 1 Monday to 7 Sunday, at least one. */
  readonly weekdays: readonly number[];
}

/** One time at which a digest is due. */
export interface Run {
  /** Ms since 1970. */
  readonly atMs: number;
  /**
   * The local date that it belongs to. Where clocks skip the last hour of a day the run falls on the next day,
   * but keeps its date: so each date has one run at most.
   */
  readonly date: IsoDate;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Zones lie between 12 hours behind and 14 ahead of UTC; one hour more on each side. */
const FURTHEST_AHEAD_MS = 15 * HOUR_MS;
const FURTHEST_BEHIND_MS = 13 * HOUR_MS;
const WEEK_DAYS = 7;
const MAX_KNOWN = 5_000;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Ms that a zone is ahead of UTC at an instant. Whole minutes: no zone has had others since 1972. */
function offsetMs(zone: string, ms: number): number {
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
  const minute = Math.floor(ms / MINUTE_MS) * MINUTE_MS;
  const part: Record<string, number> = {};
  for (const { type, value } of formatter.formatToParts(minute)) part[type] = Number(value);
  return Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!) - minute;
}

const known = new Map<string, number>();

/**
 * The instant (ms) at which clocks in `zone` first show `time` on a day (days since 1970). In an hour that is
 * skipped: the moment at which clocks jump over it. In an hour that comes twice: its first time.
 */
export function instantOn(day: number, time: string, zone: string): number {
  const key = `${day} ${time} ${zone}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = findInstant(day, time, zone);
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(key, made);
  return made;
}

function findInstant(day: number, time: string, zone: string): number {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  const wall = day * DAY_MS + hours * HOUR_MS + minutes * MINUTE_MS;
  let low = wall - FURTHEST_AHEAD_MS;
  let high = wall + FURTHEST_BEHIND_MS;
  const earlier = offsetMs(zone, low);
  const later = offsetMs(zone, high);
  if (earlier === later) return wall - earlier;
  // One change lies between; clocks change on a full minute.
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE_MS) * MINUTE_MS;
    if (offsetMs(zone, middle) === earlier) low = middle;
    else high = middle;
  }
  if (wall - earlier < high) return wall - earlier;
  return Math.max(high, wall - later);
}

/** The day (days since 1970) that clocks in `zone` show at an instant. */
export function localDayAt(ms: number, zone: string): number {
  return utcDayOf(ms + offsetMs(zone, ms));
}

export function localDateOf(ms: number, zone: string): IsoDate {
  return isoOf(localDayAt(ms, zone));
}

/** `HH:MM` on the clocks of a zone. */
export function localTimeOf(ms: number, zone: string): string {
  return new Date(ms + offsetMs(zone, ms)).toISOString().slice(11, 16);
}

/** The first run strictly after an instant. */
export function nextRun({ time, zone, weekdays }: ScheduleRule, afterMs: number): Run {
  // The day before: its run may fall on this one where clocks skip midnight.
  const first = localDayAt(afterMs, zone) - 1;
  for (let day = first; day <= first + WEEK_DAYS + 2; day++) {
    if (!weekdays.includes(isoWeekday(day))) continue;
    const atMs = instantOn(day, time, zone);
    if (atMs > afterMs) return { atMs, date: isoOf(day) };
  }
  throw new RangeError(`a rule without weekdays: ${JSON.stringify(weekdays)}`);
}

/** The run that is due at exactly this instant, as `nextRun` gave it; undefined when the rule has none then. */
export function runAt(rule: ScheduleRule, atMs: number): Run | undefined {
  const run = nextRun(rule, atMs - 1);
  return run.atMs === atMs ? run : undefined;
}

/** 1 Monday to 7 Sunday. */
export function isoWeekday(day: number): number {
  return weekdayOf(day) || WEEK_DAYS;
}
