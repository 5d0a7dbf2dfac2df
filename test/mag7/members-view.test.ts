import { describe, expect, it } from 'vitest';
import { createRegistry, indicators, isLiveOnly } from '../../src/indicators/registry.ts';
import { THE_SEVEN } from '../../src/mag7/seven.ts';
import { asOfNow } from '../../src/snapshot/as-of.ts';
import { collect } from '../../src/snapshot/collect.ts';
import type { Snapshot } from '../../src/snapshot/snapshot.ts';
import type { History, Series } from '../../src/sources/history.ts';
import { dayOf } from '../../src/time/dates.ts';
import { isSession } from '../../src/time/us-market.ts';

/** The seven as a live store holds them: closes every session, estimates on five days, market value on one. */

const registry = createRegistry(indicators);
const TODAY = dayOf('2026-03-20');
const NOW = Date.UTC(2026, 2, 20, 22, 0);
/** Sessions that the estimates of 90, 60, 30 and 7 days ago and of today count for. */
const ESTIMATE_DAYS = ['2025-12-19', '2026-01-16', '2026-02-18', '2026-03-13', '2026-03-20'].map(dayOf);

interface Company {
  /** Before and from 1 March on. */
  readonly prices: readonly [number, number];
  readonly eps: readonly number[] | undefined;
  readonly pe: number | undefined;
  readonly marketCap: number | undefined;
}

const USUAL: Company = { prices: [100, 90], eps: [4, 4, 4, 4, 4], pe: 22.5, marketCap: 900e9 };

function historyOf(changes: Readonly<Record<string, Partial<Company>>> = {}): History {
  const series = new Map<string, Series>();
  const put = (source: string, id: string, rows: readonly (readonly [number, number])[]): void => {
    series.set(`${source} ${id}`, {
      id,
      publisher: source,
      days: Int32Array.from(rows, ([day]) => day),
      values: Float64Array.from(rows, ([, value]) => value),
    });
  };
  const sessions = Array.from({ length: 160 }, (_, i) => TODAY - 159 + i).filter(isSession);
  for (const { symbol } of THE_SEVEN) {
    const { prices, eps, pe, marketCap } = { ...USUAL, ...changes[symbol] };
    put(
      'yahoo',
      symbol,
      sessions.map((day) => [day, day < dayOf('2026-03-01') ? prices[0] : prices[1]] as const),
    );
    if (eps)
      put(
        'yahoo-quote',
        `${symbol}/eps-ntm`,
        ESTIMATE_DAYS.map((day, i) => [day, eps[i]!] as const),
      );
    if (pe !== undefined) put('yahoo-quote', `${symbol}/forwardPE`, [[TODAY, pe]]);
    if (marketCap !== undefined) put('yahoo-quote', `${symbol}/marketCap`, [[TODAY, marketCap]]);
  }
  return {
    mode: 'live',
    label: 'live sources',
    get: (source, id) => series.get(`${source} ${id}`),
    ids: () => [...series.keys()],
  };
}

const LOOKED_AT = new Set(indicators.map(({ id }) => id).filter((id) => id.startsWith('mag7-')));
const snapshotOf = (history: History): Snapshot => collect(history, registry, asOfNow(NOW, false), LOOKED_AT);

describe('the seven as one company', () => {
  it('have one multiple, weighted by market value', () => {
    // By hand: six of 900 at 22.5 earn 240; one of 600 at 100 earns 6; 6,000 over 246.
    const snapshot = snapshotOf(historyOf({ TSLA: { marketCap: 600e9, pe: 100 } }));
    const reading = snapshot.readings.get('mag7-multiple')!;
    expect(reading.value).toBeCloseTo(6_000 / 246, 9);
    expect(reading).toMatchObject({ observationDate: '2026-03-20', publisher: 'yahoo-quote' });
    expect(reading.instrument).toBe('7 of 7 companies weighted by market value');
  });

  it('name who is missing, and tell nothing without four fifths of the value', () => {
    const one = snapshotOf(historyOf({ TSLA: { pe: undefined } }));
    expect(one.readings.get('mag7-multiple')).toMatchObject({ value: 22.5 });
    expect(one.readings.get('mag7-multiple')!.instrument).toContain('6 of 7 companies');
    expect(one.readings.get('mag7-multiple')!.instrument).toContain('without TSLA (86% of the value)');
    const two = snapshotOf(historyOf({ TSLA: { pe: undefined }, NVDA: { pe: undefined } }));
    expect(two.gaps.get('mag7-multiple')).toMatchObject({
      reason: 'input-missing',
      message: expect.stringContaining('NVDA is missing'),
    });
    const unknownSize = snapshotOf(historyOf({ TSLA: { marketCap: undefined } }));
    expect(unknownSize.gaps.get('mag7-multiple')?.message).toContain('TSLA is missing');
  });

  it('split a fall into multiple and estimates from the first day on', () => {
    // Estimates down 5% in the last month: 4 -> 3.8; prices down 10%: log(0.9) = -10.54, log(0.95) = -5.13.
    const changes = Object.fromEntries(THE_SEVEN.map(({ symbol }) => [symbol, { eps: [4, 4, 4, 3.8, 3.8] }]));
    const { readings } = snapshotOf(historyOf(changes));
    expect(readings.get('mag7-estimates-20d')!.value).toBeCloseTo(-5.129, 3);
    expect(readings.get('mag7-multiple-20d')!.value).toBeCloseTo(-10.536 + 5.129, 3);
    // The multiple fell and so did the estimates: all of its fall counts as lost trust.
    expect(readings.get('mag7-derating-cuts')!.value).toBeCloseTo(5.407, 3);
    expect(readings.get('mag7-derating-growth')!.value).toBe(0);
    expect(readings.get('mag7-estimates-60d')!.value).toBeCloseTo(-5.129, 3);
  });

  it('tell lower prices against higher estimates apart', () => {
    // 4 -> 4.2: log(1.05) = 4.879; the multiple fell by 10.536 + 4.879.
    const changes = Object.fromEntries(THE_SEVEN.map(({ symbol }) => [symbol, { eps: [4, 4, 4, 4.2, 4.2] }]));
    const { readings } = snapshotOf(historyOf(changes));
    expect(readings.get('mag7-derating-cuts')!.value).toBeCloseTo(-4.879, 3);
    expect(readings.get('mag7-derating-growth')!.value).toBeCloseTo(4.879, 3);
    expect(readings.get('mag7-multiple-60d')!.value).toBeCloseTo(-15.415, 3);
  });

  it('are read live only', () => {
    const ours = indicators.filter(isLiveOnly).map(({ id }) => id);
    expect(ours).toContain('mag7-multiple');
    expect(ours).toContain('nvda-capex');
    expect(ours).not.toContain('mag7-forward-pe');
    expect(ours).not.toContain('gold');
  });
});
