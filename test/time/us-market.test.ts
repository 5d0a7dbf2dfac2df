import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, isoOf, weekdayOf } from '../../src/time/dates.ts';
import {
  addBusinessDays,
  calendarKinds,
  closeInstant,
  closeTime,
  closureOf,
  isBusinessDay,
  isFundingCalendarDate,
  isSession,
  nextBusinessDay,
  nextSession,
  previousSession,
  sessionOnOrBefore,
  sessionsBetween,
} from '../../src/time/us-market.ts';

const anyDay = fc.integer({ min: dayOf('2015-01-01'), max: dayOf('2045-12-31') });

function daysBetween(from: string, to: string): number[] {
  const days: number[] = [];
  for (let day = dayOf(from); day <= dayOf(to); day += 1) days.push(day);
  return days;
}

const isWeekend = (day: number): boolean => weekdayOf(day) === 0 || weekdayOf(day) === 6;

/** As published by NYSE, "Holiday and Early Closings Calendar" for 2022-2024 and 2025-2027, typed by hand. */
const NYSE_HOLIDAYS = [
  '2024-01-01 new-year',
  '2024-01-15 martin-luther-king',
  '2024-02-19 washington',
  '2024-03-29 good-friday',
  '2024-05-27 memorial',
  '2024-06-19 juneteenth',
  '2024-07-04 independence',
  '2024-09-02 labor',
  '2024-11-28 thanksgiving',
  '2024-12-25 christmas',
  '2025-01-01 new-year',
  // Announced on 2024-12-30.
  '2025-01-09 mourning-carter',
  '2025-01-20 martin-luther-king',
  '2025-02-17 washington',
  '2025-04-18 good-friday',
  '2025-05-26 memorial',
  '2025-06-19 juneteenth',
  '2025-07-04 independence',
  '2025-09-01 labor',
  '2025-11-27 thanksgiving',
  '2025-12-25 christmas',
  '2026-01-01 new-year',
  '2026-01-19 martin-luther-king',
  '2026-02-16 washington',
  '2026-04-03 good-friday',
  '2026-05-25 memorial',
  '2026-06-19 juneteenth',
  '2026-07-03 independence',
  '2026-09-07 labor',
  '2026-11-26 thanksgiving',
  '2026-12-25 christmas',
  '2027-01-01 new-year',
  '2027-01-18 martin-luther-king',
  '2027-02-15 washington',
  '2027-03-26 good-friday',
  '2027-05-31 memorial',
  '2027-06-18 juneteenth',
  '2027-07-05 independence',
  '2027-09-06 labor',
  '2027-11-25 thanksgiving',
  '2027-12-24 christmas',
];

/** From the same notices: 13:00 closes. 2026-07-02 and 2027-12-23 are full days. */
const NYSE_EARLY_CLOSES = [
  '2024-07-03',
  '2024-11-29',
  '2024-12-24',
  '2025-07-03',
  '2025-11-28',
  '2025-12-24',
  '2026-11-27',
  '2026-12-24',
  '2027-11-26',
];

describe('sessions', () => {
  it('closes on exactly the weekdays that NYSE published for 2024 to 2027', () => {
    const closed = daysBetween('2024-01-01', '2027-12-31')
      .filter((day) => !isWeekend(day) && !isSession(day))
      .map((day) => `${isoOf(day)} ${closureOf(day)?.name}`);
    expect(closed).toEqual(NYSE_HOLIDAYS);
  });

  it('closes early on exactly the days that NYSE published for 2024 to 2027', () => {
    const early = daysBetween('2024-01-01', '2027-12-31').filter((day) => closeTime(day) === '13:00');
    expect(early.map(isoOf)).toEqual(NYSE_EARLY_CLOSES);
  });

  it.each([
    ['a New Year on a Saturday is not observed', '2021-12-31', true],
    ['a New Year on a Sunday is observed on Monday', '2023-01-02', false],
    ['Juneteenth was no market holiday in 2021', '2021-06-18', true],
    ['the day of mourning for George H. W. Bush', '2018-12-05', false],
    ['Columbus Day is a session', '2025-10-13', true],
    ['Veterans Day is a session', '2025-11-11', true],
  ])('%s', (_case, date, open) => {
    expect(isSession(dayOf(date))).toBe(open);
  });

  it('names weekends, holidays and special closures, and nothing on a session', () => {
    expect(closureOf(dayOf('2026-07-04'))).toEqual({ kind: 'weekend', name: 'weekend', english: 'Weekend' });
    expect(closureOf(dayOf('2025-11-27'))).toEqual({
      kind: 'holiday',
      name: 'thanksgiving',
      english: 'Thanksgiving Day',
    });
    expect(closureOf(dayOf('2025-01-09'))).toMatchObject({ kind: 'special', name: 'mourning-carter' });
    expect(closureOf(dayOf('2025-01-10'))).toBeUndefined();
  });

  it('gives a closure for every day that is not a session, and for no other', () => {
    fc.assert(fc.property(anyDay, (day) => isSession(day) === (closureOf(day) === undefined)));
  });

  it('steps forward and back to the same session', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const session = sessionOnOrBefore(day);
        expect(session).toBeLessThanOrEqual(day);
        expect(previousSession(nextSession(session))).toBe(session);
        expect(nextSession(previousSession(session))).toBe(session);
        expect(previousSession(day)).toBeLessThan(day);
        expect(nextSession(day)).toBeGreaterThan(day);
      }),
    );
  });

  it('never rests for more than four days in a row', () => {
    fc.assert(fc.property(anyDay, (day) => nextSession(day) - previousSession(nextSession(day)) <= 5));
  });

  it('lists the sessions of a range with both ends', () => {
    // The week of Thanksgiving 2025: Thursday the 27th is closed.
    expect(sessionsBetween(dayOf('2025-11-24'), dayOf('2025-11-28')).map(isoOf)).toEqual([
      '2025-11-24',
      '2025-11-25',
      '2025-11-26',
      '2025-11-28',
    ]);
    expect(sessionsBetween(dayOf('2025-11-28'), dayOf('2025-11-24'))).toEqual([]);
  });

  it.each([
    // By hand: New York is UTC-5 in winter and UTC-4 from the second Sunday of March.
    ['2026-03-06', '2026-03-06T21:00:00.000Z'],
    ['2026-03-09', '2026-03-09T20:00:00.000Z'],
    ['2025-11-28', '2025-11-28T18:00:00.000Z'],
    ['2025-07-03', '2025-07-03T17:00:00.000Z'],
  ])('closes the session of %s at %s', (date, instant) => {
    expect(new Date(closeInstant(dayOf(date))).toISOString()).toBe(instant);
  });
});

describe('business days', () => {
  it.each([
    ['Columbus Day', '2025-10-13', false],
    ['Veterans Day', '2025-11-11', false],
    ['the Friday before a Saturday Veterans Day', '2023-11-10', true],
    ['the Monday after a Sunday Veterans Day', '2018-11-12', false],
    ['Good Friday', '2025-04-18', false],
    ['the Friday before a Saturday Independence Day', '2026-07-03', false],
    ['the day of mourning for Jimmy Carter', '2025-01-09', true],
    ['a Saturday', '2025-10-11', false],
  ])('knows %s', (_case, date, open) => {
    expect(isBusinessDay(dayOf(date))).toBe(open);
  });

  it('counts business days in both directions', () => {
    // By hand: Friday 10 October 2025, then Columbus Day on Monday the 13th.
    const friday = dayOf('2025-10-10');
    expect(isoOf(nextBusinessDay(friday))).toBe('2025-10-14');
    expect(isoOf(addBusinessDays(friday, 2))).toBe('2025-10-15');
    expect(isoOf(addBusinessDays(dayOf('2025-10-14'), -1))).toBe('2025-10-10');
    expect(addBusinessDays(friday, 0)).toBe(friday);
  });
});

describe('calendar kinds', () => {
  const kindsOn = (date: string) => calendarKinds(dayOf(date)).map(({ kind }) => kind);

  it.each([
    // Corporate tax date and coupon settlement of the repo spike: the 15th was a Sunday.
    ['2019-09-16', ['tax', 'settlement']],
    ['2019-09-15', []],
    ['2019-09-20', ['expiry']],
    // 31 August 2019 was a Saturday and 2 September Labor Day.
    ['2019-08-30', ['month_end']],
    ['2019-09-03', ['settlement']],
    ['2026-01-30', ['month_end']],
    // 31 January 2026 is a Saturday.
    ['2026-02-02', ['settlement']],
    ['2026-03-31', ['quarter_end', 'settlement']],
    ['2025-12-31', ['quarter_end', 'settlement']],
    // The last session of the quarter was Thursday: Friday the 29th was Good Friday.
    ['2024-03-28', ['quarter_end']],
    ['2024-04-01', ['settlement']],
    // 31 December 2022 was a Saturday, 2 January the observed New Year.
    ['2022-12-30', ['quarter_end']],
    ['2023-01-03', ['settlement']],
    // Juneteenth 2026 is a third Friday.
    ['2026-06-18', ['expiry']],
    ['2026-06-19', []],
    ['2026-06-15', ['tax', 'settlement']],
    ['2026-05-15', ['settlement', 'expiry']],
    ['2026-05-14', []],
    // IRS deadlines moved by Emancipation Day.
    ['2016-04-18', ['tax']],
    ['2018-04-17', ['tax']],
    ['2022-04-18', ['tax', 'settlement']],
    ['2023-04-18', ['tax']],
    ['2024-04-15', ['tax', 'settlement']],
  ])('%s: %j', (date, kinds) => {
    expect(kindsOn(date)).toEqual(kinds);
  });

  it('has one expiry and one period end in each month and two settlements on average', () => {
    const count = new Map<string, number>();
    for (const day of daysBetween('2015-01-01', '2034-12-31')) {
      for (const { kind } of calendarKinds(day)) count.set(kind, (count.get(kind) ?? 0) + 1);
    }
    // 20 years of 12 months; 31 December 2014 settled in 2014, 31 December 2034 (a Sunday) settles in 2035.
    expect(Object.fromEntries(count)).toEqual({
      expiry: 240,
      month_end: 160,
      quarter_end: 80,
      tax: 120,
      settlement: 479,
    });
  });

  it.each([
    // Month end 2026-01-30, one session either side, and the weekend between.
    ['2026-01-28', false],
    ['2026-01-29', true],
    ['2026-01-30', true],
    ['2026-02-01', true],
    ['2026-02-02', true],
    ['2026-02-03', false],
    ['2026-01-02', true],
    ['2026-01-05', false],
    ['2025-12-30', true],
    ['2019-09-16', true],
    ['2019-09-17', false],
    // Expiry alone does not raise SOFR.
    ['2019-09-20', false],
  ])('%s: funding is raised by the calendar: %s', (date, raised) => {
    expect(isFundingCalendarDate(dayOf(date))).toBe(raised);
  });
});

/** The recorded histories live beside the repository, not in it. */
function historyDays(series: string): number[] | undefined {
  const file = resolve(import.meta.dirname, `../../../shared/history/${series}.csv`);
  if (!existsSync(file)) return undefined;
  const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1);
  return rows.map((row) => dayOf(row.slice(0, 10)));
}

function expectSameDays(days: readonly number[], isOpen: (day: number) => boolean): void {
  const computed = daysBetween(isoOf(days[0]!), isoOf(days.at(-1)!)).filter(isOpen);
  expect(computed.map(isoOf)).toEqual(days.map(isoOf));
}

describe('recorded histories', () => {
  const spy = historyDays('SPY');
  const sofr = historyDays('SOFR');

  it('has a session on exactly the days on which SPY traded', ({ skip }) => {
    if (!spy) return skip('no ../shared/history/SPY.csv');
    expect([isoOf(spy[0]!), isoOf(spy.at(-1)!)]).toEqual(['2018-01-02', '2026-06-05']);
    expectSameDays(spy, isSession);
  });

  it('has a business day on exactly the days that have a SOFR', ({ skip }) => {
    if (!sofr) return skip('no ../shared/history/SOFR.csv');
    expectSameDays(sofr, isBusinessDay);
  });
});
