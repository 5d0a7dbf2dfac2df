import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Indicator } from '../../src/indicators/indicator.ts';
import { publishedAtMs } from '../../src/indicators/publication.ts';
import { createRegistry, indicators } from '../../src/indicators/registry.ts';
import { type AsOf, asOfDay, asOfMoment, parseAsOf } from '../../src/snapshot/as-of.ts';
import { collect } from '../../src/snapshot/collect.ts';
import type { Gap, Reading, Snapshot } from '../../src/snapshot/snapshot.ts';
import { type History, lastIndexAt, type Series } from '../../src/sources/history.ts';
import { loadBundledHistory } from '../../src/sources/recorded.ts';
import { dayOf, isoOf } from '../../src/time/dates.ts';

const history = loadBundledHistory();
const registry = createRegistry(indicators);

function lookAt(asOf: string, from: History = history): Snapshot {
  return collect(from, registry, parseAsOf(asOf));
}

function readingAt(asOf: string, id: string): Reading {
  const snapshot = collect(history, registry, parseAsOf(asOf), new Set([id]));
  const reading = snapshot.readings.get(id);
  if (!reading) throw new Error(`${id}: ${snapshot.gaps.get(id)?.message}`);
  return reading;
}

function gapAt(asOf: string, id: string): Gap | undefined {
  return collect(history, registry, parseAsOf(asOf), new Set([id])).gaps.get(id);
}

const moments = fc.integer({ min: Date.UTC(2018, 5, 1), max: Date.UTC(2026, 6, 31) }).map(asOfMoment);
const days = fc.integer({ min: dayOf('2018-06-01'), max: dayOf('2026-07-31') }).map(asOfDay);
const anyAsOf: fc.Arbitrary<AsOf> = fc.oneof(moments, days);

describe('a snapshot', () => {
  it('holds for each indicator either a reading or a gap with its reason', () => {
    fc.assert(
      fc.property(anyAsOf, (asOf) => {
        const { readings, gaps } = collect(history, registry, asOf);
        expect(readings.size + gaps.size).toBe(indicators.length);
        for (const { id } of indicators) expect(readings.has(id)).not.toBe(gaps.has(id));
        for (const { message } of gaps.values()) expect(message).toMatch(/\w+/);
      }),
      { numRuns: 25 },
    );
  });

  it('shows nothing that was published after its moment or observed after its day', () => {
    fc.assert(
      fc.property(anyAsOf, (asOf) => {
        const { readings } = collect(history, registry, asOf);
        const lastDate = isoOf(asOf.lastDay);
        const moment = new Date(asOf.publishedByMs).toISOString();
        expect(readings.size).toBeGreaterThan(40);
        for (const { id, publishedAt, observationDate, path, recent } of readings.values()) {
          expect(publishedAt <= moment, `${id} published ${publishedAt}`).toBe(true);
          expect(observationDate <= lastDate, `${id} observed ${observationDate}`).toBe(true);
          const newest = (path ?? recent)!.days.at(-1)!;
          expect(newest, id).toBeLessThanOrEqual(asOf.lastDay);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is the same whatever the future holds', () => {
    fc.assert(
      fc.property(anyAsOf, (asOf) => {
        expect(printed(collect(otherFuture(asOf), registry, asOf))).toEqual(
          printed(collect(history, registry, asOf)),
        );
      }),
      { numRuns: 20 },
    );
  });

  it('would differ if the past did, so that the test above means something', () => {
    const asOf = parseAsOf('2026-01-30');
    const tomorrow = { ...asOf, lastDay: asOf.lastDay - 1 };
    const past = printed(collect(otherFuture(tomorrow), registry, asOf));
    expect(past).not.toEqual(printed(collect(history, registry, asOf)));
  });

  /** Indicators by the recorded series that feeds them. */
  const users = new Map<string, Indicator[]>();
  for (const indicator of indicators) {
    for (const { source, series } of indicator.series) {
      if (source === 'recorded') users.set(series, [...(users.get(series) ?? []), indicator]);
    }
  }

  /** The recorded history with 1% on every value that the moment may not see. */
  function otherFuture(asOf: AsOf): History {
    const byId = new Map<string, Series>();
    for (const id of history.ids()) {
      const series = history.get('recorded', id)!;
      const values = Float64Array.from(series.values);
      for (let i = values.length - 1; i >= 0; i--) {
        const day = series.days[i]!;
        const seen =
          day <= asOf.lastDay &&
          (users.get(id) ?? []).some(
            ({ publication }) => publishedAtMs(publication, day) <= asOf.publishedByMs,
          );
        if (seen) break;
        values[i] = values[i]! * 1.01;
      }
      byId.set(id, { ...series, values });
    }
    return { ...history, get: (source, id) => (source === 'recorded' ? byId.get(id) : undefined) };
  }

  /** One line per indicator, with all its numbers. */
  function printed({ readings, gaps }: Snapshot): string[] {
    const list = (path: Reading['path']) => path && [[...path.values], [...path.days]];
    return [
      ...[...readings.values()].map((reading) =>
        JSON.stringify({ ...reading, path: list(reading.path), recent: list(reading.recent) }),
      ),
      ...[...gaps.values()].map((gap) => JSON.stringify(gap)),
    ];
  }

  it('holds only the indicators that were asked for', () => {
    const snapshot = collect(history, registry, parseAsOf('2026-01-30'), new Set(['gold', 'sofr-iorb']));
    expect([...snapshot.readings.keys()].sort()).toEqual(['gold', 'sofr-iorb']);
    expect(snapshot.gaps.size).toBe(0);
  });

  it('names the publisher, the instrument and the series of each value', () => {
    const { readings } = lookAt('2026-01-30');
    for (const { id, publisher, instrument, series } of readings.values()) {
      expect(
        [publisher, instrument, series].every((text) => text.trim() !== ''),
        id,
      ).toBe(true);
    }
  });

  it('carries the note of a date without a session', () => {
    const { asOf } = lookAt('2026-01-31');
    expect(asOf.notes[0]).toContain('2026-01-31 is a Saturday');
    expect(asOf.date).toBe('2026-01-30');
  });
});

describe('publication', () => {
  it('hides the repo rate of 17 September 2019 from its own afternoon and shows it for the date', () => {
    // DOMAIN 8: SOFR 5.25% on the day, 315bp over the reserve rate; published at 08:00 on the 18th.
    expect(readingAt('2019-09-17T20:00:00Z', 'sofr')).toMatchObject({
      observationDate: '2019-09-16',
      value: 2.43,
    });
    expect(readingAt('2019-09-18T11:59:59Z', 'sofr')).toMatchObject({ observationDate: '2019-09-16' });
    expect(readingAt('2019-09-18T12:00:00Z', 'sofr')).toMatchObject({ observationDate: '2019-09-17' });
    expect(readingAt('2019-09-17', 'sofr')).toMatchObject({
      observationDate: '2019-09-17',
      value: 5.25,
      publishedAt: '2019-09-18T12:00:00.000Z',
    });
    expect(readingAt('2019-09-17', 'sofr-iorb').value).toBeCloseTo(315, 6);
  });

  it('shows the reserves of a Wednesday from Thursday 16:30 New York on', () => {
    // Wednesday 28 January 2026; 16:30 in New York is 21:30 UTC.
    for (const [asOf, observed] of [
      ['2026-01-28', '2026-01-21'],
      ['2026-01-29T21:29:59Z', '2026-01-21'],
      ['2026-01-29T21:30:00Z', '2026-01-28'],
      ['2026-01-29', '2026-01-28'],
    ] as const) {
      expect(readingAt(asOf, 'reserves').observationDate, asOf).toBe(observed);
    }
    // DOMAIN 2: 2.90 trillion dollars on that day.
    expect(readingAt('2026-01-30', 'reserves').value).toBeCloseTo(2_900_000, -4);
  });

  it('shows closes at the close', () => {
    expect(readingAt('2026-01-30T20:59:59Z', 'gold').observationDate).toBe('2026-01-29');
    expect(readingAt('2026-01-30T21:00:00Z', 'gold').observationDate).toBe('2026-01-30');
    // Bitcoin's day ends at midnight UTC.
    expect(readingAt('2026-01-30T23:59:59Z', 'btc').observationDate).toBe('2026-01-29');
    expect(readingAt('2026-01-31T00:00:00Z', 'btc').observationDate).toBe('2026-01-30');
  });

  it('never divides reserves by output that was not yet published', () => {
    const reserves = history.get('recorded', 'WRESBAL')!;
    const gdp = history.get('recorded', 'GDP')!;
    const rule = registry.get('gdp')!.publication;
    fc.assert(
      fc.property(anyAsOf, (asOf) => {
        const only = new Set(['reserves-to-gdp']);
        const reading = collect(history, registry, asOf, only).readings.get('reserves-to-gdp');
        if (!reading) return;
        const day = dayOf(reading.observationDate);
        let quarter = lastIndexAt(gdp.days, day);
        while (publishedAtMs(rule, gdp.days[quarter]!) > asOf.publishedByMs) quarter -= 1;
        // Millions over billions, in percent: a tenth.
        const expected = (reserves.values[lastIndexAt(reserves.days, day)]! / gdp.values[quarter]!) * 0.1;
        expect(reading.value).toBeCloseTo(expected, 9);
      }),
      { numRuns: 100 },
    );
  });

  it('changes the ratio when a new quarter comes out, not before', () => {
    // 2,901,600 over 31,098.027 (third quarter) is 9.3305%; over 31,422.526 (fourth) 9.2341%.
    expect(readingAt('2026-01-30T13:29:59Z', 'reserves-to-gdp').value).toBeCloseTo(9.3305, 4);
    expect(readingAt('2026-01-30T13:30:00Z', 'reserves-to-gdp').value).toBeCloseTo(9.2341, 4);
  });
});

describe('a gap', () => {
  it('stands where the record of the reserve rate ends, and says so', () => {
    // DOMAIN 9 and the README of the history: it ends on 30 March 2026.
    expect(readingAt('2026-03-30', 'iorb')).toMatchObject({ observationDate: '2026-03-30' });
    expect(gapAt('2026-04-10', 'iorb')).toEqual({
      kind: 'gap',
      id: 'iorb',
      family: 'liquidity',
      reason: 'ended',
      message: 'the record ends 2026-03-30',
      lastDate: '2026-03-30',
    });
  });

  it('of an input is passed on with the name of the input', () => {
    expect(gapAt('2026-04-10', 'sofr-iorb')).toMatchObject({
      reason: 'input-missing',
      message: 'Interest on reserve balances (IORB) is missing: the record ends 2026-03-30',
    });
    expect(readingAt('2026-04-10', 'sofr').observationDate).toBe('2026-04-10');
  });

  it('says when a record has not begun', () => {
    expect(gapAt('2017-12-15', 'gold')).toMatchObject({
      reason: 'not-yet-published',
      message: 'its record begins 2018-01-02',
    });
  });

  it('says when no source here holds an indicator', () => {
    const empty: History = { mode: 'recorded', label: 'nothing', get: () => undefined, ids: () => [] };
    const { readings, gaps } = lookAt('2026-01-30', empty);
    expect(readings.size).toBe(0);
    expect(gaps.get('gold')).toMatchObject({ reason: 'not-recorded', message: 'no source here holds it' });
    expect(gaps.get('sofr-iorb')).toMatchObject({ reason: 'input-missing' });
  });

  it('is never filled: a series that stops inside the record goes stale', () => {
    const gold = history.get('recorded', 'GLD')!;
    const end = lastIndexAt(gold.days, dayOf('2026-01-16')) + 1;
    const cut: Series = { ...gold, days: gold.days.slice(0, end), values: gold.values.slice(0, end) };
    const short: History = {
      ...history,
      get: (source, id) => (id === 'GLD' ? cut : history.get(source, id)),
    };
    // Friday the 16th; the next close was due on Tuesday the 20th (Monday was a holiday), four days' grace.
    expect(lookAt('2026-01-20', short).readings.get('gold')).toMatchObject({ observationDate: '2026-01-16' });
    expect(lookAt('2026-01-30', short).gaps.get('gold')).toMatchObject({
      reason: 'ended',
      lastDate: '2026-01-16',
    });
  });

  it('stands for a value that cannot be right', () => {
    const gold = history.get('recorded', 'GLD')!;
    const values = Float64Array.from(gold.values);
    const index = lastIndexAt(gold.days, dayOf('2026-01-30'));
    // Cents for dollars.
    values[index] = values[index]! * 100;
    const glitch: History = {
      ...history,
      get: (source, id) => (id === 'GLD' ? { ...gold, values } : history.get(source, id)),
    };
    const reading = lookAt('2026-01-30', glitch).readings.get('gold')!;
    expect(reading.observationDate).toBe('2026-01-29');
    expect(reading.z[1]).toBeUndefined();
  });
});

describe('a reading', () => {
  it('tells changes over sessions, from the date that they start at', () => {
    // DOMAIN 8: gold fund -10.3, -6.5, -2.9% on 30 January 2026.
    const { changes } = readingAt('2026-01-30', 'gold');
    expect(changes[1]).toMatchObject({ unit: 'percent', from: '2026-01-29' });
    expect(changes[1]!.value).toBeCloseTo(-10.3, 1);
    expect(changes[3]!.from).toBe('2026-01-27');
    expect(changes[5]!.from).toBe('2026-01-23');
    expect(changes[20]).toBeDefined();
  });

  it('measures bitcoin over the equity session, across the weekend', () => {
    // DOMAIN 8: -37.2% on 12 March 2020, +19.9% from Friday 10 to Monday 13 March 2023.
    expect(readingAt('2020-03-12', 'btc').changes[1]!.value).toBeCloseTo(-37.2, 1);
    expect(readingAt('2023-03-13', 'btc').changes[1]).toMatchObject({ from: '2023-03-10' });
    expect(readingAt('2023-03-13', 'btc').changes[1]!.value).toBeCloseTo(19.9, 1);
  });

  it('tells changes over releases for weekly series', () => {
    const { changes, z, path } = readingAt('2026-01-30', 'reserves');
    expect(changes[1]).toMatchObject({ unit: 'usd-millions', from: '2026-01-21' });
    expect(changes[4]).toMatchObject({ from: '2025-12-31' });
    expect(z).toEqual({});
    expect(path).toBeUndefined();
  });

  it('has a z that follows from its own path: change over sigma from before, times the root of the span', () => {
    const { path, z } = readingAt('2026-01-30', 'silver');
    const { values } = path!;
    const end = values.length - 1;
    for (const span of [1, 3, 5] as const) {
      const changes = Array.from({ length: 250 }, (_, i) =>
        Math.log(values[end - span - i]! / values[end - span - i - 1]!),
      );
      const sorted = (list: readonly number[]) => [...list].sort((a, b) => a - b);
      const median = (list: readonly number[]) => (sorted(list)[124]! + sorted(list)[125]!) / 2;
      const mean = changes.reduce((a, b) => a + b) / 250;
      const sd = Math.sqrt(changes.reduce((total, x) => total + (x - mean) ** 2, 0) / 249);
      const middle = median(changes);
      const mad = median(changes.map((x) => Math.abs(x - middle)));
      const sigma = Math.max(1.4826 * mad, 0.6 * sd);
      const move = Math.log(values[end]! / values[end - span]!);
      expect(z[span]).toBeCloseTo(move / (sigma * Math.sqrt(span)), 9);
    }
    // Section 11 tells it as about 19 of its usual daily moves.
    expect(z[1]).toBeCloseTo(-19, 0);
  });

  it('says how old it is and when the next value is due', () => {
    const reserves = readingAt('2026-01-30', 'reserves');
    expect(reserves.ageDays).toBe(2);
    expect(reserves.nextExpectedAt).toBe('2026-02-05T21:30:00.000Z');
  });

  it('ranks its level among the last 250 observations', () => {
    // VIX 75.5 on 12 March 2020 was the highest of the year before.
    expect(readingAt('2020-03-12', 'vix').percentile).toBe(100);
  });
});

describe('a value dated on a day without a session', () => {
  it('is no close of New York, but may be one of another market', () => {
    // Cboe worked out a VIX of 17.48 on 4 July 2025; its last close was 16.38 on the 3rd. Tokyo was open.
    expect(readingAt('2025-07-04', 'vix')).toMatchObject({ observationDate: '2025-07-03', value: 16.38 });
    expect(readingAt('2025-07-04', 'nikkei').observationDate).toBe('2025-07-04');
    // Bonds traded on the day of mourning of 9 January 2025.
    expect(readingAt('2025-01-09', 'sofr').observationDate).toBe('2025-01-09');
  });
});
