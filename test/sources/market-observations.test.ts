import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SourceError } from '../../src/sources/failure.ts';
import { type Draft, type Row, toSeries } from '../../src/sources/market/observations.ts';

const REQUEST = { series: 'X', fromDay: 20_000, toDay: 20_100 };
const read = (rows: readonly Row[], more: Partial<Draft> = {}) =>
  toSeries('sample', REQUEST, { rows, notes: [], ...more }, 0);

function failureOf(rows: readonly Row[], more: Partial<Draft> = {}): string {
  try {
    read(rows, more);
  } catch (error) {
    if (error instanceof SourceError) return error.failure;
    throw error;
  }
  return 'none';
}

describe('rows of a market source as a series', () => {
  it('leaves prices of zero and below out, and single prices of another size', () => {
    const days = (rows: readonly Row[]): number[] => [...read(rows).days];
    expect(
      days([
        [20_000, 0],
        [20_001, 5],
        [20_002, -5],
        [20_003, 5.1],
      ]),
    ).toEqual([20_001, 20_003]);
    expect(
      days([
        [20_000, 5],
        [20_001, 5],
        [20_002, 0.5],
        [20_003, 5],
      ]),
    ).toEqual([20_000, 20_001, 20_003]);
    expect(
      days([
        [20_000, 50],
        [20_001, 5],
        [20_002, 5],
      ]),
    ).toEqual([20_001, 20_002]);
    expect(
      days([
        [20_000, 5],
        [20_001, 5],
        [20_002, 50],
      ]),
    ).toEqual([20_000, 20_001]);
  });

  it('refuses a body whose prices stay at another size', () => {
    expect(
      failureOf([
        [20_000, 50],
        [20_001, 50],
        [20_002, 5],
        [20_003, 5],
      ]),
    ).toBe('implausible');
    // Two rows alone do not say which one is wrong.
    expect(
      failureOf([
        [20_000, 50],
        [20_001, 5],
      ]),
    ).toBe('implausible');
    // A year apart, a price may well be ten times another.
    expect(
      failureOf([
        [19_600, 5],
        [20_001, 50],
      ]),
    ).toBe('none');
  });

  it('lets rates have any sign and size', () => {
    const rows: Row[] = [
      [20_000, -0.0001],
      [20_001, 0],
      [20_002, 0.02],
    ];
    expect([...toSeries('sample', REQUEST, { rows, notes: [] }, 0, 'rate').values]).toEqual([
      -0.0001, 0, 0.02,
    ]);
  });

  it('takes the later of two rows of a day, and says so when they differ', () => {
    const series = read([
      [20_001, 5],
      [20_000, 4],
      [20_001, 5.5],
      [20_000, 4],
    ]);
    expect([...series.values]).toEqual([4, 5.5]);
    expect(series.notes).toEqual(['1 row stood twice with another value; the later one was taken']);
  });

  it('says empty for a range without a value, unless something is running', () => {
    expect(failureOf([[19_999, 5]])).toBe('empty');
    const running = { day: 20_100, value: 5.2, atMs: 1 };
    expect(read([[19_999, 5]], { running }).running).toEqual(running);
    expect(failureOf([], { running: { ...running, day: 20_200 } })).toBe('empty');
    expect(failureOf([], { running: { ...running, value: 0 } })).toBe('empty');
  });

  it('never gives a running value for a day that has an observation', () => {
    const running = { day: 20_001, value: 5.2, atMs: 1 };
    expect(
      read(
        [
          [20_000, 5],
          [20_001, 5.1],
        ],
        { running },
      ).running,
    ).toBeUndefined();
    expect(read([[20_000, 5]], { running }).running).toEqual(running);
    expect(read([[20_000, 5]], { running: { ...running, value: 52 } }).running).toBeUndefined();
  });

  it('gives rising days, and only values that were in the rows of their day', () => {
    const row = fc.tuple(
      fc.integer({ min: 19_990, max: 20_060 }),
      fc.double({ noNaN: true, min: -1, max: 1_000 }),
    );
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        let series: ReturnType<typeof read>;
        try {
          series = read(rows);
        } catch (error) {
          expect(error).toBeInstanceOf(SourceError);
          return;
        }
        series.days.forEach((day, i) => {
          if (i > 0) expect(day).toBeGreaterThan(series.days[i - 1]!);
          expect(series.values[i]).toBeGreaterThan(0);
          expect(rows.findLast(([other]) => other === day)![1]).toBe(series.values[i]);
        });
      }),
    );
  });

  it('refuses days and values that are no numbers', () => {
    expect(failureOf([[20_000, Number.NaN]])).toBe('changed');
    expect(failureOf([[20_000.5, 5]])).toBe('changed');
    expect(failureOf([[20_000, Number.POSITIVE_INFINITY]])).toBe('changed');
  });
});
