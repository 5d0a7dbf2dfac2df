import { describe, expect, it } from 'vitest';
import type { Indicator, SeriesRef } from '../../src/indicators/indicator.ts';
import { indicators } from '../../src/indicators/registry.ts';
import { createBinanceSource } from '../../src/sources/binance.ts';
import { createCboeSource } from '../../src/sources/cboe.ts';
import { createCoinbaseSource } from '../../src/sources/coinbase.ts';
import { createCoinGeckoSource } from '../../src/sources/coingecko.ts';
import { createGoldApiSource } from '../../src/sources/gold-api.ts';
import { createKrakenSource } from '../../src/sources/kraken.ts';
import { createNasdaqSource } from '../../src/sources/nasdaq.ts';
import { createOkxSource } from '../../src/sources/okx.ts';
import { createYahooChartSource } from '../../src/sources/yahoo-chart.ts';
import { openSource } from './market-setup.ts';

/** What the indicators name and what the sources know must be the same. */

const SOURCES = {
  yahoo: createYahooChartSource,
  cboe: createCboeSource,
  nasdaq: createNasdaqSource,
  coinbase: createCoinbaseSource,
  kraken: createKrakenSource,
  okx: createOkxSource,
  binance: createBinanceSource,
  coingecko: createCoinGeckoSource,
  'gold-api': createGoldApiSource,
} as const;

const refsOf = (source: string): { readonly indicator: Indicator; readonly ref: SeriesRef }[] =>
  indicators.flatMap((indicator) =>
    indicator.series.filter((ref) => ref.source === source).map((ref) => ({ indicator, ref })),
  );

describe('series of market sources', () => {
  it.each(Object.entries(SOURCES))(
    '%s asks its host for every series that an indicator names',
    async (id, create) => {
      const { server, failure, source } = await openSource(create, '2026-11-24T15:30:00Z');
      expect(source.id).toBe(id);
      const refs = refsOf(id);
      expect(refs.length).toBeGreaterThan(0);
      // Refused again and again, the door leaves the host alone. An unknown series is `rejected` before both.
      server.fail('403');
      for (const { ref } of refs) {
        const { failure: kind } = await failure(ref.series, '2026-11-01', '2026-11-24');
        expect(['blocked', 'circuit-open'], ref.series).toContain(kind);
      }
    },
  );

  it('takes adjusted closes of Yahoo for returns and plain ones for levels', () => {
    for (const { indicator, ref } of refsOf('yahoo'))
      expect([indicator.id, ref.series.endsWith('/adjusted')]).toEqual([
        indicator.id,
        indicator.unit === 'usd-adjusted',
      ]);
  });

  it('says of closes from nasdaq.com that they are not adjusted, where others are', () => {
    // USO pays no dividends, so its closes are the same either way.
    const silent = refsOf('nasdaq')
      .filter(
        ({ indicator, ref }) => indicator.unit === 'usd-adjusted' && !ref.instrument.includes('not adjusted'),
      )
      .map(({ ref }) => ref.series);
    expect(silent).toEqual(['etf/USO']);
  });
});
