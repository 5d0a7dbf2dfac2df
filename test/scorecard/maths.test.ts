import { describe, expect, it } from 'vitest';
import { formatLevel } from '../../src/answer/format.ts';
import type { Assessment } from '../../src/assessment/assessment.ts';
import { baseRateOf } from '../../src/scorecard/base-rate.ts';
import { wagerOf } from '../../src/scorecard/falsifier.ts';
import { outcomeOf } from '../../src/scorecard/outcome.ts';
import type { Reading, Snapshot } from '../../src/snapshot/snapshot.ts';
import type { History, Series } from '../../src/sources/history.ts';
import type { Falsifier } from '../../src/store/views.ts';
import { dayOf, isoOf } from '../../src/time/dates.ts';
import { isSession } from '../../src/time/us-market.ts';
import { bot } from '../alerts/world.ts';

/** The day as it was, but led by one driver for one test alone. */
function ledBy(date: string, driver: string, tests: readonly string[]): Assessment {
  const real = bot.assess({ asOf: date });
  return {
    ...real,
    robustness: { ...real.robustness, leader: driver },
    standing: { ...real.standing, mechanism: { status: 'leads', named: [driver] } },
    drivers: real.drivers.map((one) =>
      one.id === driver
        ? {
            ...one,
            evidence: one.evidence
              .filter(({ test }) => tests.includes(test))
              .map((row) => ({ ...row, value: row.value ?? 1, weightDb: 1 })),
          }
        : one,
    ),
  };
}

function wager(assessment: Assessment, snapshot: Snapshot) {
  return wagerOf({ assessment, snapshot, framework: bot.framework, registry: bot.registry });
}

function withReading(snapshot: Snapshot, id: string, more: Partial<Reading>): Snapshot {
  const readings = new Map(snapshot.readings);
  readings.set(id, { ...readings.get(id)!, ...more });
  return { ...snapshot, readings };
}

describe('a threshold', () => {
  // SLV: 105.57 before, 75.44 after the fall; half of it back is 90.505, read as 90.51.
  const friday = bot.snapshot('2026-01-30');
  const positioning = ledBy('2026-01-30', 'positioning', ['crowded-fall']);

  it('is the number that people read, rounded away from the value', () => {
    expect(wager(positioning, friday)?.falsifier).toMatchObject({ indicator: 'silver', threshold: 90.51 });
    for (const date of ['2020-03-12', '2021-05-19', '2022-06-13', '2023-03-10', '2025-04-04', '2026-01-30']) {
      const made = wager(bot.assess({ asOf: date }), bot.snapshot(date))!;
      const indicator = bot.registry.get(made.falsifier.indicator)!;
      const printed = formatLevel(made.falsifier.threshold, indicator, 'en').replace(/[$,%+a-z]/g, '');
      expect(Number(printed)).toBe(made.falsifier.threshold);
    }
  });

  it('is taken back of the move that was measured, not of a price after it', () => {
    // A rise over the level before the fall (a weekend, for a coin) must not turn the bet round.
    const risen = withReading(friday, 'silver', { value: 110 });
    expect(wager(positioning, risen)?.falsifier.indicator).not.toBe('silver');
  });

  it('is none where the newest price has passed it already', () => {
    const half = withReading(friday, 'silver', { value: 95 });
    expect(wager(positioning, half)?.falsifier.indicator).not.toBe('silver');
  });

  it('is none where the value stands on it', () => {
    // 3 October 2019: SOFR 1.84, interest on reserves 1.80; at 4bp the test begins to speak against it.
    const day = bot.snapshot('2019-10-03');
    expect(day.readings.get('sofr-iorb')?.value).toBeCloseTo(4, 9);
    expect(wager(ledBy('2019-10-03', 'bank_liquidity', ['sofr-over-iorb']), day)).toBeUndefined();
  });

  it('goes back to where the test turns, or half of an extreme move', () => {
    // 17 September 2019: from 33bp to 315bp, so half back is 174bp; 4bp is farther away.
    const spike = wager(
      ledBy('2019-09-17', 'bank_liquidity', ['sofr-over-iorb']),
      bot.snapshot('2019-09-17'),
    );
    expect(spike?.falsifier).toMatchObject({ comparison: 'below', threshold: 174, by: '2019-09-24' });
  });

  it('is no bet against a calendar effect that it goes away', () => {
    expect(
      wager(ledBy('2019-09-17', 'seasonal', ['funding-raised']), bot.snapshot('2019-09-17')),
    ).toBeUndefined();
  });

  it('of a test for calm is a move that is too large, not a small one given back', () => {
    // 2-year: 0.59% five sessions before 12 March 2020, 0.50% then; the test turns at +10bp: 0.69%.
    const calm = wager(ledBy('2020-03-12', 'dash_for_cash', ['front-end-calm']), bot.snapshot('2020-03-12'));
    expect(calm?.falsifier).toMatchObject({ indicator: 'us2y', comparison: 'above', threshold: 0.69 });
  });

  it('is not on an index whose level depends on where it begins', () => {
    // The basket fell from 147.36 to 121.64 in those five sessions, counted from another start each day.
    const march = bot.snapshot('2020-03-12');
    expect(march.readings.get('mag7-basket')?.path).toBeDefined();
    expect(wager(ledBy('2020-03-12', 'mag7', ['multiple-down']), march)).toBeUndefined();
  });
});

/** A snapshot of now with closes of one indicator. */
function closes(id: string, values: Readonly<Record<string, number>>): Snapshot {
  const base = bot.snapshot('2026-01-30');
  const dates = Object.keys(values);
  const reading: Reading = {
    ...base.readings.get(id)!,
    value: values[dates.at(-1)!]!,
    observationDate: dates.at(-1)!,
    path: { days: Int32Array.from(dates.map(dayOf)), values: Float64Array.from(Object.values(values)) },
  };
  return {
    ...base,
    mode: 'live',
    asOf: { ...base.asOf, kind: 'now' },
    readings: new Map([[id, reading]]),
  };
}

function decided(
  snapshot: Snapshot,
  falsifier: Partial<Falsifier> & Pick<Falsifier, 'indicator' | 'unit' | 'threshold'>,
  madeAt: string,
) {
  const view = {
    asOf: '2026-02-02',
    madeAtMs: Date.parse(madeAt),
    falsifier: { comparison: 'below', by: '2026-02-06', ...falsifier } as const,
  };
  return outcomeOf(view, snapshot, dayOf('2026-02-05'), bot.registry);
}

describe('a view', () => {
  it('is not decided by a close that was public when it was made', () => {
    // Tuesday 08:00 New York: the last session there is Monday, and Tokyo has closed on Tuesday (15:30, 06:30 UTC).
    const nikkei = { indicator: 'nikkei', unit: 'index', threshold: 50_000 };
    const tuesday = { '2026-02-02': 51_000, '2026-02-03': 49_000 };
    const madeAt = '2026-02-03T13:00:00Z';
    expect(decided(closes('nikkei', tuesday), nikkei, madeAt).state).toBe('open');
    const wednesday = closes('nikkei', { ...tuesday, '2026-02-04': 49_500 });
    expect(decided(wednesday, nikkei, madeAt)).toMatchObject({ state: 'wrong', value: 49_500 });
    // Made before Tokyo opened on Tuesday, the same close counts.
    expect(decided(closes('nikkei', tuesday), nikkei, '2026-02-02T22:00:00Z').state).toBe('wrong');
  });

  it('is held against prices as they are restated: a dividend in a ratio, a split', () => {
    // The fund above has paid 2%: what stood at 0.0800 is 0.0784 now, so 0.0790 is 0.07742.
    const ratio = {
      indicator: 'financials-vs-spx',
      unit: 'ratio',
      threshold: 0.079,
      anchor: { day: '2026-02-02', value: 0.08 },
    };
    const madeAt = '2026-02-02T22:00:00Z';
    const paid = { '2026-02-02': 0.0784, '2026-02-03': 0.0776 };
    expect(decided(closes('financials-vs-spx', paid), ratio, madeAt).state).toBe('open');
    const fell = closes('financials-vs-spx', { ...paid, '2026-02-04': 0.0774 });
    expect(decided(fell, ratio, madeAt).state).toBe('wrong');
    // Two for one: 75.44 is 37.72 now, and 70 is 35.
    const silver = {
      indicator: 'silver',
      unit: 'usd',
      threshold: 70,
      anchor: { day: '2026-02-02', value: 75.44 },
    };
    const split = { '2026-02-02': 37.72, '2026-02-03': 36 };
    expect(decided(closes('silver', split), silver, madeAt).state).toBe('open');
  });

  it('keeps its published threshold when a close is corrected a little', () => {
    // 75.44 was corrected to 75.60; 70.10 is below 70.15 of then all the same, and 70.20 is not.
    const silver = {
      indicator: 'silver',
      unit: 'usd',
      threshold: 70.15,
      anchor: { day: '2026-02-02', value: 75.44 },
    };
    const at = (value: number) =>
      decided(closes('silver', { '2026-02-02': 75.6, '2026-02-03': value }), silver, '2026-02-02T22:00:00Z')
        .state;
    expect(at(70.1)).toBe('wrong');
    expect(at(70.2)).toBe('open');
  });
});

/** A record of one series, by a rule for each day. */
function recordOf(id: string, valueOn: (day: number, index: number) => number | undefined): History {
  const ref = bot.registry.get(id)!.series.find(({ source }) => source === 'recorded')!;
  const days: number[] = [];
  const values: number[] = [];
  const first = dayOf('2025-01-02');
  for (let day = first; day <= dayOf('2025-12-31'); day++) {
    const value = valueOn(day, day - first);
    if (value === undefined) continue;
    days.push(day);
    values.push(value / (ref.scale ?? 1));
  }
  const series: Series = {
    id: ref.series,
    publisher: 'x',
    days: Int32Array.from(days),
    values: Float64Array.from(values),
  };
  return {
    mode: 'recorded',
    label: 'test',
    get: (source, series_) => (source === 'recorded' && series_ === ref.series ? series : undefined),
    ids: () => [ref.series],
  };
}

describe('a base rate', () => {
  it('counts sessions, as the view does: a weekend of a coin is no close', () => {
    // 20% higher on Saturdays alone: no session ever sees it.
    const saturdays = recordOf('btc', (day) =>
      new Date(day * 86_400_000).getUTCDay() === 6 ? 96_000 : 80_000,
    );
    const falsifier = {
      indicator: 'btc',
      comparison: 'above',
      threshold: 88_000,
      unit: 'usd',
      by: '',
    } as const;
    const base = baseRateOf(falsifier, 80_000, 5, saturdays, bot.registry)!;
    // 250 sessions in 2025, so 245 stretches of five.
    expect(base).toEqual({ crossed: 0, of: 245 });
  });

  it('looks as far ahead as the view is open', () => {
    // One jump, on Monday 30 June 2025, and back the next day: seen from the five sessions before it, and no other.
    const jump = recordOf('btc', (day) => (isoOf(day) === '2025-06-30' ? 96_000 : 80_000));
    const falsifier = {
      indicator: 'btc',
      comparison: 'above',
      threshold: 88_000,
      unit: 'usd',
      by: '',
    } as const;
    expect(baseRateOf(falsifier, 80_000, 5, jump, bot.registry)).toEqual({ crossed: 5, of: 245 });
  });

  it('does not count what only reaches the threshold, whatever binary fractions say', () => {
    // 3.40 and 3.30 by turns; 4.20 from 4.30 is as far away, and is never gone beyond. (3.3 - 3.4) * 100 is
    // -10.000000000000009, (4.2 - 4.3) * 100 is -9.999999999999964.
    const turns = recordOf('us2y', (day, i) => (isSession(day) ? (i % 2 === 0 ? 3.4 : 3.3) : undefined));
    const falsifier = {
      indicator: 'us2y',
      comparison: 'below',
      threshold: 4.2,
      unit: 'percent',
      by: '',
    } as const;
    expect(baseRateOf(falsifier, 4.3, 5, turns, bot.registry)).toMatchObject({ crossed: 0 });
  });
});
