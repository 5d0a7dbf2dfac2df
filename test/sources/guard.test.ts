import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRegistry, indicators } from '../../src/indicators/registry.ts';
import { SourceError } from '../../src/sources/failure.ts';
import { guard } from '../../src/sources/guard.ts';
import type { Series } from '../../src/sources/history.ts';
import type { FetchedSeries } from '../../src/sources/source.ts';
import { keyOf, type TrackedSeries, trackedSeries } from '../../src/sources/tracked.ts';
import { dayOf, isoOf, weekdayOf } from '../../src/time/dates.ts';

const tracked = new Map(trackedSeries(createRegistry(indicators)).map((one) => [keyOf(one), one]));
const followed = (source: string, series: string): TrackedSeries => tracked.get(keyOf({ source, series }))!;
const reserves = followed('fred', 'WRESBAL');
const gold = followed('yahoo', 'GLD');
const yen = followed('frankfurter', 'USD/JPY');
const iorb = followed('fred', 'IORB');

function fetched(series: TrackedSeries, rows: readonly (readonly [string, number])[]): FetchedSeries {
  return {
    series: series.series,
    days: Int32Array.from(rows, ([date]) => dayOf(date)),
    values: Float64Array.from(rows, ([, value]) => value),
    notes: [],
    fetchedAtMs: 0,
  };
}

function stored(rows: readonly (readonly [string, number])[]): Series {
  return {
    id: 'x',
    publisher: 'x',
    days: Int32Array.from(rows, ([date]) => dayOf(date)),
    values: Float64Array.from(rows, ([, value]) => value),
  };
}

/** Business days from a Monday on. */
function weekdays(count: number, from = '2026-01-05'): string[] {
  const days: string[] = [];
  for (let day = dayOf(from); days.length < count; day++)
    if (weekdayOf(day) !== 0 && weekdayOf(day) !== 6) days.push(isoOf(day));
  return days;
}

const failureOf = (work: () => unknown): SourceError => {
  try {
    work();
  } catch (error) {
    if (error instanceof SourceError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('units', () => {
  it('refuses reserves in billions where millions are known, and says by how much', () => {
    // WRESBAL stood at about 3,460 billion in April 2025: the unit it had then (SOURCES.md, 0.5).
    const rows = [
      ['2025-04-02', 3_461.1],
      ['2025-04-09', 3_333.6],
      ['2025-04-16', 3_288.9],
    ] as const;
    const error = failureOf(() => guard(reserves, fetched(reserves, rows), undefined, dayOf('2025-04-20')));
    expect(error.failure).toBe('implausible');
    expect(error.message).toContain('1,000 times too small');
  });

  it('takes them in millions', () => {
    const rows = [['2026-03-25', 3_061_000]] as const;
    expect(guard(reserves, fetched(reserves, rows), undefined, dayOf('2026-03-27')).values[0]).toBe(
      3_061_000,
    );
  });

  it('refuses a change by a power of ten against what is stored', () => {
    const days = weekdays(10);
    const known = stored(days.map((day, i) => [day, 300 + i] as const));
    const rows = days.map((day, i) => [day, (300 + i) * 10] as const);
    const wide: TrackedSeries = { ...gold, plausible: [1, 100_000] };
    const error = failureOf(() => guard(wide, fetched(wide, rows), known, dayOf(days.at(-1)!)));
    expect(error.message).toContain('10 times another size');
  });
});

describe('another basis of the same series', () => {
  const days = weekdays(10);
  const adjusted = followed('yahoo', 'SPY/adjusted');

  it('is told for a dividend, so that two vintages are never joined', () => {
    const known = stored(days.slice(0, 9).map((day, i) => [day, 600 + i] as const));
    // A dividend of 0.3% takes that much off every earlier close.
    const rows = days.map((day, i) => [day, (600 + i) * (i < 9 ? 0.997 : 1)] as const);
    expect(guard(adjusted, fetched(adjusted, rows), known, dayOf(days.at(-1)!)).rebased).toBe(true);
  });

  it('is told for a split of two for one', () => {
    const share = followed('yahoo', 'NVDA');
    const known = stored(days.map((day, i) => [day, 180 + i] as const));
    const rows = days.map((day, i) => [day, (180 + i) / 2] as const);
    const checked = guard(share, fetched(share, rows), known, dayOf(days.at(-1)!));
    expect(checked.rebased).toBe(true);
    expect(checked.notes.join()).toContain('factor 0.500000');
  });

  it('is not told for a revision of two values', () => {
    const known = stored(days.map((day, i) => [day, 600 + i] as const));
    const rows = days.map((day, i) => [day, 600 + i + (i > 7 ? 0.5 : 0)] as const);
    expect(guard(adjusted, fetched(adjusted, rows), known, dayOf(days.at(-1)!)).rebased).toBe(false);
  });
});

describe('dates', () => {
  it('leaves out rows after today: the rate of interest on reserves is set ahead', () => {
    const rows = [
      ['2026-03-27', 3.65],
      ['2026-03-28', 3.65],
      ['2026-03-29', 3.65],
      ['2026-03-30', 3.65],
    ] as const;
    const checked = guard(iorb, fetched(iorb, rows), undefined, dayOf('2026-03-27'));
    expect([...checked.days].map(isoOf)).toEqual(['2026-03-27']);
    expect(checked.notes).toEqual(['3 rows after 2026-03-27 left out: not observed yet']);
  });

  it('leaves out weekend rows of a market that is closed then', () => {
    const rows = [
      ['2026-01-30', 153.1],
      ['2026-02-01', 153.9],
      ['2026-02-02', 154.2],
    ] as const;
    const checked = guard(yen, fetched(yen, rows), undefined, dayOf('2026-02-02'));
    expect([...checked.days].map(isoOf)).toEqual(['2026-01-30', '2026-02-02']);
  });

  it('refuses a history whose dates slipped by a day', () => {
    const days = weekdays(12);
    const known = stored(days.map((day, i) => [day, 150 + Math.sin(i) * 3] as const));
    const rows = days.slice(1).map((day, i) => [day, 150 + Math.sin(i) * 3] as const);
    const error = failureOf(() => guard(yen, fetched(yen, rows), known, dayOf(days.at(-1)!)));
    expect(error.message).toContain('dates have shifted');
  });

  it('refuses dates that do not rise', () => {
    const rows = [
      ['2026-01-30', 153],
      ['2026-01-29', 153],
    ] as const;
    expect(failureOf(() => guard(yen, fetched(yen, rows), undefined, dayOf('2026-02-02'))).failure).toBe(
      'implausible',
    );
  });
});

describe('single values', () => {
  it('leaves out a near-zero print between two ordinary ones', () => {
    const days = weekdays(25);
    const rows = days.map((day, i) => [day, i === 12 ? 31 : 450 + i] as const);
    const checked = guard(gold, fetched(gold, rows), undefined, dayOf(days.at(-1)!));
    expect(checked.days).toHaveLength(24);
    expect(checked.notes.join()).toMatch(/glitch|outside/);
  });

  it('keeps a true fall by half that stays', () => {
    const days = weekdays(25);
    const rows = days.map((day, i) => [day, i < 12 ? 400 : 190] as const);
    expect(guard(gold, fetched(gold, rows), undefined, dayOf(days.at(-1)!)).days).toHaveLength(25);
  });

  it('never changes a value and never invents a day', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.double({ min: -10, max: 1e6, noNaN: true })), {
          minLength: 1,
          maxLength: 60,
        }),
        fc.array(fc.double({ min: 100, max: 700, noNaN: true }), { maxLength: 40 }),
        (raw, before) => {
          const rows = [...new Map(raw)].sort(([a], [b]) => a - b);
          const given = new Map(rows.map(([day, value]) => [day + 20_000, value]));
          const known =
            before.length > 0
              ? stored(before.map((value, i) => [isoOf(20_000 + i * 3), value] as const))
              : undefined;
          const input: FetchedSeries = {
            series: 'GLD',
            days: Int32Array.from(rows, ([day]) => day + 20_000),
            values: Float64Array.from(rows, ([, value]) => value),
            notes: [],
            fetchedAtMs: 0,
          };
          try {
            const checked = guard(gold, input, known, 20_300);
            for (let i = 0; i < checked.days.length; i++) {
              expect(given.get(checked.days[i]!)).toBe(checked.values[i]);
              expect(checked.days[i]!).toBeLessThanOrEqual(20_300);
              expect(checked.values[i]!).toBeGreaterThanOrEqual(gold.plausible[0]);
              expect(checked.values[i]!).toBeLessThanOrEqual(gold.plausible[1]);
            }
          } catch (error) {
            expect(error).toBeInstanceOf(SourceError);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
