import { Cron } from 'croner';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOn, localDateOf, localTimeOf, nextRun, runAt } from '../../src/digest/schedule.ts';
import { dayOf, isoOf } from '../../src/time/dates.ts';

const DAILY = [1, 2, 3, 4, 5, 6, 7];
const utc = (ms: number): string => new Date(ms).toISOString().slice(0, 16);
const due = (time: string, zone: string, from: string, weekdays: readonly number[] = DAILY) => {
  const { atMs, date } = nextRun({ time, zone, weekdays }, Date.parse(from));
  return `${date} ${utc(atMs)}`;
};

describe('when a digest is due', () => {
  // Clock changes of 2027 by the rules in force: US second Sunday of March and first of November, EU last Sundays.
  it('follows the clocks of its zone over both changes of the year', () => {
    expect(due('08:00', 'America/New_York', '2027-03-13T14:00Z')).toBe('2027-03-14 2027-03-14T12:00');
    expect(due('08:00', 'America/New_York', '2027-03-12T14:00Z')).toBe('2027-03-13 2027-03-13T13:00');
    expect(due('08:00', 'Europe/Madrid', '2026-10-24T10:00Z')).toBe('2026-10-25 2026-10-25T07:00');
    expect(due('08:00', 'Asia/Shanghai', '2027-03-13T14:00Z')).toBe('2027-03-14 2027-03-14T00:00');
  });

  it('is at the first moment after a gap in spring', () => {
    // New York 2027-03-14: 02:00 EST becomes 03:00 EDT, which is 07:00 UTC.
    expect(due('02:30', 'America/New_York', '2027-03-14T00:00Z')).toBe('2027-03-14 2027-03-14T07:00');
    // Lord Howe moves by half an hour: 02:00 becomes 02:30 on 2026-10-04, at 15:30 UTC of the day before.
    expect(due('02:15', 'Australia/Lord_Howe', '2026-10-03T12:00Z')).toBe('2026-10-04 2026-10-03T15:30');
    // Beirut skips midnight itself: 00:00 becomes 01:00 on the last Sunday of March.
    expect(due('00:00', 'Asia/Beirut', '2027-03-27T12:00Z')).toBe('2027-03-28 2027-03-27T22:00');
  });

  it('comes once in an hour that comes twice', () => {
    // New York 2027-11-07: 01:30 is at 05:30 UTC (EDT) and again at 06:30 UTC (EST).
    expect(due('01:30', 'America/New_York', '2027-11-07T00:00Z')).toBe('2027-11-07 2027-11-07T05:30');
    expect(due('01:30', 'America/New_York', '2027-11-07T05:30Z')).toBe('2027-11-08 2027-11-08T06:30');
  });

  it('keeps its date where clocks skip the end of a day', () => {
    // Nuuk: Saturday 23:00 becomes Sunday 00:00 (01:00 UTC on the last Sunday of March).
    const rule = { time: '23:30', zone: 'America/Nuuk', weekdays: DAILY };
    const saturday = nextRun(rule, Date.parse('2027-03-27T12:00Z'));
    expect(`${saturday.date} ${utc(saturday.atMs)}`).toBe('2027-03-27 2027-03-28T01:00');
    const sunday = nextRun(rule, saturday.atMs);
    expect(`${sunday.date} ${utc(sunday.atMs)}`).toBe('2027-03-28 2027-03-29T00:30');
  });

  it('works at midnight, at the end of a month and on chosen days', () => {
    expect(due('00:00', 'Europe/Madrid', '2028-02-28T22:59Z')).toBe('2028-02-29 2028-02-28T23:00');
    expect(due('00:00', 'Europe/Madrid', '2028-02-28T23:00Z')).toBe('2028-03-01 2028-02-29T23:00');
    // 2026-11-27 is a Friday.
    expect(due('08:00', 'America/New_York', '2026-11-27T13:00Z', [1, 2, 3, 4, 5])).toBe(
      '2026-11-30 2026-11-30T13:00',
    );
    expect(due('08:00', 'America/New_York', '2026-11-27T12:59Z', [5])).toBe('2026-11-27 2026-11-27T13:00');
    expect(due('08:00', 'America/New_York', '2026-11-27T13:00Z', [5])).toBe('2026-12-04 2026-12-04T13:00');
  });

  it('knows its own runs, and no others', () => {
    const rule = { time: '08:00', zone: 'Europe/Madrid', weekdays: DAILY };
    const { atMs, date } = nextRun(rule, Date.parse('2026-11-24T00:00Z'));
    expect(runAt(rule, atMs)).toEqual({ atMs, date });
    expect(runAt(rule, atMs + 60_000)).toBeUndefined();
  });
});

const ZONES = Intl.supportedValuesOf('timeZone').filter(
  // Northern Ireland to the South Pole: all of them, but for zones that left out a whole day in history.
  (zone) => !/Apia|Fakaofo|Kwajalein|Enderbury|Kanton/.test(zone),
);

const clocks = new Map<string, Intl.DateTimeFormat>();

/** `2027-03-14 02:30`, by a format of its own (Swedish writes dates like that). */
function clockOf(zone: string, ms: number): string {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  clocks.set(zone, clock);
  return clock.format(ms);
}

/** Minute by minute: the first at which the clocks show the time or a later one. */
function firstMinuteByLooking(date: string, time: string, zone: string): number {
  const wanted = `${date} ${time}`;
  let at = Date.parse(`${date}T${time}Z`) - 15 * 3_600_000;
  while (clockOf(zone, at) < wanted) at += 60_000;
  return at;
}

describe('against other ways to know', () => {
  const days = fc.integer({ min: dayOf('2024-01-01'), max: dayOf('2030-12-31') });
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);

  it('finds what looking at every minute finds', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), days, time, (zone, day, clock) => {
        expect(utc(instantOn(day, clock, zone))).toBe(utc(firstMinuteByLooking(isoOf(day), clock, zone)));
      }),
      { numRuns: 60 },
    );
  });

  it('finds what looking at every minute finds around the changes of clocks', () => {
    const changes = [
      ['America/New_York', '2027-03-14'],
      ['America/New_York', '2027-11-07'],
      ['Europe/Madrid', '2027-03-28'],
      ['Europe/Madrid', '2027-10-31'],
      ['Australia/Lord_Howe', '2027-04-04'],
      ['Australia/Lord_Howe', '2027-10-03'],
      ['Africa/Casablanca', '2027-02-07'],
      ['America/Nuuk', '2027-10-30'],
      ['Asia/Beirut', '2027-03-28'],
      ['Africa/Cairo', '2027-04-30'],
      ['America/St_Johns', '2027-11-07'],
    ] as const;
    for (const [zone, date] of changes)
      for (const clock of ['00:00', '00:30', '01:15', '01:45', '02:00', '02:10', '02:59', '03:00', '23:45'])
        expect(`${zone} ${date} ${clock} ${utc(instantOn(dayOf(date), clock, zone))}`).toBe(
          `${zone} ${date} ${clock} ${utc(firstMinuteByLooking(date, clock, zone))}`,
        );
  });

  it('agrees with croner from run to run, a year long', () => {
    for (const zone of ['America/New_York', 'Europe/Madrid', 'Australia/Lord_Howe', 'Asia/Shanghai'])
      for (const clock of ['00:00', '01:45', '02:15', '08:00', '23:59']) {
        const [hour, minute] = clock.split(':').map(Number);
        const cron = new Cron(`0 ${minute} ${hour} * * 1,2,3,4,5,7`, { timezone: zone, paused: true });
        let at = Date.parse('2026-07-01T00:00Z');
        for (let i = 0; i < 320; i++) {
          const ours = nextRun({ time: clock, zone, weekdays: [1, 2, 3, 4, 5, 7] }, at).atMs;
          expect(`${zone} ${clock} ${utc(ours)}`).toBe(
            `${zone} ${clock} ${utc(cron.nextRun(new Date(at))!.getTime())}`,
          );
          at = ours;
        }
      }
  });

  it('has one run for each chosen date, rising, on the right weekday and at the right time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        time,
        fc.subarray(DAILY, { minLength: 1 }),
        days,
        (zone, clock, weekdays, day) => {
          let at = day * 86_400_000;
          const dates: string[] = [];
          for (let i = 0; i < 20; i++) {
            const run = nextRun({ time: clock, zone, weekdays }, at);
            expect(run.atMs).toBeGreaterThan(at);
            dates.push(run.date);
            const shown = `${localDateOf(run.atMs, zone)} ${localTimeOf(run.atMs, zone)}`;
            // Later only where the clocks skip the time.
            expect(shown >= `${run.date} ${clock}`).toBe(true);
            at = run.atMs;
          }
          expect(new Set(dates).size).toBe(20);
          const expected: string[] = [];
          for (let d = dayOf(dates[0]!); expected.length < 20; d++) {
            const weekday = new Date(d * 86_400_000).getUTCDay() || 7;
            if (weekdays.includes(weekday)) expected.push(isoOf(d));
          }
          expect(dates).toEqual(expected);
        },
      ),
      { numRuns: 100 },
    );
  });
});
