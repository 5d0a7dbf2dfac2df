import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextTwelveMonths } from '../../src/mag7/estimates.ts';
import {
  calendarQuarterOf,
  capexShares,
  type FiledPeriod,
  groupQuarters,
  quartersOf,
} from '../../src/mag7/quarters.ts';
import { dayOf } from '../../src/time/dates.ts';

const START = dayOf('2024-01-29');
const ENDS = ['2024-04-28', '2024-07-28', '2024-10-27', '2025-01-26'].map(dayOf);

/** A fiscal year as its four reports tell it: to date. */
function toDate(values: readonly number[], filedAfterDays = 30): FiledPeriod[] {
  let sum = 0;
  return values.map((value, i) => {
    sum += value;
    return { startDay: START, endDay: ENDS[i]!, value: sum, filedDay: ENDS[i]! + filedAfterDays };
  });
}

describe('quarters of a fiscal year', () => {
  it('add up to the year, in whatever order the rows come', () => {
    const year = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(year, fc.integer(), (values, seed) => {
        // The comparison rows of the year after say the same again.
        const rows = [...toDate(values), ...toDate(values, 395)];
        const shuffled = rows.toSorted(
          (a, b) => ((a.endDay * 31 + a.filedDay + seed) % 7) - ((b.endDay + seed) % 7),
        );
        const { quarters, gaps } = quartersOf(shuffled);
        expect(quarters.map(({ value }) => value)).toEqual(values);
        expect(quarters.reduce((sum, { value }) => sum + value, 0)).toBe(rows[3]!.value);
        expect(quarters.map(({ publicDay }) => publicDay)).toEqual(ENDS.map((end) => end + 30));
        expect(quarters.some(({ restated }) => restated)).toBe(false);
        expect(gaps).toEqual([]);
      }),
    );
  });

  it('are never public before both reports are filed', () => {
    const rows = toDate([10, 20, 30, 40]);
    // The first quarter was told late, after the half year.
    rows[0] = { ...rows[0]!, filedDay: ENDS[1]! + 60 };
    const [, second] = quartersOf(rows).quarters;
    expect(second).toMatchObject({ value: 20, publicDay: ENDS[1]! + 60 });
  });

  it('are told by the newest report, each difference within one vintage', () => {
    // A year later the first quarter is restated from 10 to 12, the half year not yet.
    const rows = [
      ...toDate([10, 20]),
      { startDay: START, endDay: ENDS[0]!, value: 12, filedDay: ENDS[0]! + 395 },
    ];
    expect(quartersOf(rows).quarters).toMatchObject([
      { value: 12, restated: true },
      { value: 20, restated: true },
    ]);
    // Then the half year too, from 30 to 33: 33 - 12.
    const later = [...rows, { startDay: START, endDay: ENDS[1]!, value: 33, filedDay: ENDS[1]! + 395 }];
    expect(quartersOf(later).quarters.map(({ value }) => value)).toEqual([12, 21]);
  });

  it('take a quarter that is told by itself, and no difference of trailing years', () => {
    const rows = [
      ...toDate([10, 20]),
      // Amazon tells the three months and the trailing year beside the year to date.
      { startDay: ENDS[0]! + 1, endDay: ENDS[1]!, value: 20, filedDay: ENDS[1]! + 30 },
      { startDay: ENDS[1]! - 363, endDay: ENDS[1]!, value: 77, filedDay: ENDS[1]! + 30 },
    ];
    expect(quartersOf(rows)).toMatchObject({ quarters: [{ value: 10 }, { value: 20 }], gaps: [] });
  });
});

describe('groups', () => {
  it('put fiscal quarters of different ends side by side', () => {
    const quarter = (start: string, end: string) =>
      calendarQuarterOf({ startDay: dayOf(start), endDay: dayOf(end) });
    const fourth = 2024 * 4 + 3;
    expect(quarter('2024-10-01', '2024-12-31')).toBe(fourth);
    expect(quarter('2024-09-29', '2024-12-28')).toBe(fourth);
    expect(quarter('2024-10-28', '2025-01-26')).toBe(fourth);
  });

  it('sum four quarters, and compare a share with the year before', () => {
    const member = (values: readonly number[]) =>
      values.map((value, i) => ({
        startDay: dayOf('2023-01-01') + i * 91,
        endDay: dayOf('2023-01-01') + i * 91 + 90,
        value,
        publicDay: 20_000 + i * 91,
        restated: false,
      }));
    const capex = groupQuarters([member([1, 1, 1, 1, 2, 2, 2, 2]), member([3, 3, 3, 3, 4, 4, 4, 4])]);
    const cash = groupQuarters([member([5, 5, 5, 5, 5, 5, 5, 5]), member([5, 5, 5, 5, 5, 5, 5, 5])]);
    const shares = capexShares(capex, cash);
    // 16 of 40 in the first year; 24 of 40 in the second.
    expect(shares[0]).toMatchObject({ percent: 40, publicDay: 20_000 + 3 * 91 });
    expect(shares.at(-1)).toMatchObject({ percent: 60, changePoints: 20 });
    expect(shares).toHaveLength(5);
    expect(shares[0]).not.toHaveProperty('changePoints');
  });

  it('have nothing when a member tells nothing', () => {
    expect(groupQuarters([[], []])).toEqual([]);
    expect(groupQuarters([])).toEqual([]);
  });
});

describe('earnings of the next twelve months', () => {
  const running = { endDay: dayOf('2025-09-30'), eps: 8 };
  const next = { endDay: dayOf('2026-09-30'), eps: 10 };

  it('move from one fiscal year to the next', () => {
    // By hand: 73 of 365 days left, so a fifth of 8 and four fifths of 10.
    expect(nextTwelveMonths(running, next, running.endDay - 73)).toBeCloseTo(9.6, 12);
    expect(nextTwelveMonths(running, next, running.endDay - 365)).toBe(8);
    // The year is over, its report still to come.
    expect(nextTwelveMonths(running, next, running.endDay + 30)).toBe(10);
    // More than a year ahead: the year before would be needed.
    expect(nextTwelveMonths(running, next, running.endDay - 400)).toBeUndefined();
  });
});
