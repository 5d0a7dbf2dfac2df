import { describe, expect, it } from 'vitest';
import { createCoinGeckoSource, parseCoinGeckoSpot } from '../../src/sources/coingecko.ts';
import type { CreateSource } from '../../src/sources/source.ts';
import { dayOf } from '../../src/time/dates.ts';
import { describeLiveSource } from '../contracts/live-source.ts';
import { at, datesOf, itRecorded, openSource, recorded, sample } from './market-setup.ts';

const HOST = 'api.coingecko.com';
const CHART = '/api/v3/coins/bitcoin/market_chart';
const SPOT = '/api/v3/simple/price';
const NOW = '2026-11-24T15:30:00Z';
/** After every recording. */
const AFTER = Date.parse(NOW);
const RANGE = ['bitcoin', '2026-11-20', '2026-11-24'] as const;

describe('CoinGecko', () => {
  it('reads the point at midnight as the close of the day before', async () => {
    const { server, read } = await openSource(createCoinGeckoSource, NOW);
    server.serve(HOST, CHART, sample('coingecko/market_chart.json'));
    server.serve(HOST, SPOT, sample('coingecko/simple_price.json'));
    const series = await read(...RANGE);
    // Sample: midnights of the 22nd, the 23rd, and the 24th (41 seconds late).
    expect(datesOf(series)).toEqual(['2026-11-21', '2026-11-22', '2026-11-23']);
    expect([...series.values]).toEqual([91003.5, 90503.25, 92003.75]);
    // Ten past three of the chart against twenty-five past three of the spot price.
    expect(series.running).toEqual({
      day: dayOf('2026-11-24'),
      value: 93050.5,
      atMs: Date.parse('2026-11-24T15:25:00Z'),
    });
  });

  it('asks the prices of all coins at once, and at most a year of history', async () => {
    const { server, source } = await openSource(createCoinGeckoSource, NOW);
    server.serve(HOST, /market_chart/, '{"prices":[[1795478400000,3090.5]]}');
    server.serve(HOST, SPOT, sample('coingecko/simple_price.json'));
    const results = await source.fetch(
      ['bitcoin', 'ethereum'].map((series) => ({
        series,
        fromDay: dayOf('2025-03-01'),
        toDay: dayOf('2026-11-24'),
      })),
      new AbortController().signal,
    );
    expect(server.countOf(HOST, SPOT)).toBe(1);
    expect(server.requests.filter(({ path }) => path.includes('days=365&interval=daily'))).toHaveLength(2);
    expect(results.get('ethereum')).toMatchObject({
      running: { value: 3105.25 },
      notes: ['before 2025-11-24 there is no history'],
    });
  });

  it('sends a demo key in its header, and nothing without one', async () => {
    for (const key of ['CG-a-demo-key', undefined]) {
      const withKey: CreateSource = (parts) =>
        createCoinGeckoSource({ ...parts, keys: { COINGECKO_API_KEY: key } });
      const { server, read } = await openSource(withKey, NOW);
      server.serve(HOST, CHART, sample('coingecko/market_chart.json'));
      server.serve(HOST, SPOT, sample('coingecko/simple_price.json'));
      await read(...RANGE);
      expect(server.requests).toHaveLength(2);
      // https://docs.coingecko.com: the header of demo keys.
      for (const { headers, path } of server.requests) {
        expect(headers['x-cg-demo-api-key']).toBe(key);
        expect(path).not.toContain('CG-');
      }
    }
  });

  it('reads the history though the spot price fails', async () => {
    const { server, read } = await openSource(createCoinGeckoSource, NOW);
    server.serve(HOST, CHART, sample('coingecko/market_chart.json'));
    const series = await read(...RANGE);
    expect(series.running?.value).toBe(93050.5);
    expect(series.notes).toEqual(['the price of now is missing']);
  });

  it('says what has to be shown beside its values', async () => {
    const { source } = await openSource(createCoinGeckoSource, NOW);
    expect(source.attribution).toMatch(/^Data provided by CoinGecko/);
  });

  it('leaves a price of nearly nothing out', async () => {
    const { server, read } = await openSource(createCoinGeckoSource, NOW);
    server.serve(HOST, CHART, sample('coingecko/market_chart.json').replace('90503.25', '0.0000007'));
    server.serve(HOST, SPOT, sample('coingecko/simple_price.json'));
    const series = await read(...RANGE);
    expect(datesOf(series)).toEqual(['2026-11-21', '2026-11-23']);
    expect(series.notes.join()).toContain('2026-11-22');
  });

  itRecorded('reads the recorded spot prices', () => {
    // Read by eye: bitcoin 77790, ethereum 2443.5, pax-gold 4462.5; last_updated_at 1787968850 and ...840.
    const prices = parseCoinGeckoSpot(recorded('coingecko/simple_price_with_24h_change.json'), AFTER);
    const day = dayOf('2026-08-29');
    expect(prices.get('bitcoin')).toEqual({ day, value: 77790, atMs: 1787968850000 });
    expect(prices.get('ethereum')).toEqual({ day, value: 2443.5, atMs: 1787968840000 });
    expect(prices.get('pax-gold')).toEqual({ day, value: 4462.5, atMs: 1787968840000 });
    // A price without a time is of no use: {"bitcoin":{"usd":60997}}.
    expect(parseCoinGeckoSpot(recorded('coingecko/simple_price_bitcoin_usd.json'), AFTER).size).toBe(0);
  });

  itRecorded('reads the recorded spot price as the running value of its UTC day', async () => {
    const { server, read } = await openSource(createCoinGeckoSource, '2026-08-29T02:45:00Z');
    server.serve(HOST, CHART, '{"prices":[[1787875200000,80100.5]]}');
    server.serve(HOST, SPOT, recorded('coingecko/simple_price_with_24h_change.json'));
    const series = await read('bitcoin', '2026-08-20', '2026-08-29');
    expect(at(series, '2026-08-27')).toBe(80100.5);
    expect(series.running?.value).toBe(77790);
  });

  itRecorded(
    "takes the two points of the provider's example, which are at no midnight, as no close",
    async () => {
      const { server, read } = await openSource(createCoinGeckoSource, '2026-05-17T15:00:00Z');
      server.serve(HOST, CHART, recorded('coingecko/market_chart.docs-example.json'));
      const series = await read('bitcoin', '2026-05-10', '2026-05-17');
      // [1779028199661, 78052.87543398788] is the newest: 2026-05-17 14:29:59 UTC.
      expect(series.days).toHaveLength(0);
      expect(series.running).toEqual({
        day: dayOf('2026-05-17'),
        value: 78052.87543398788,
        atMs: 1779028199661,
      });
    },
  );

  itRecorded.each([
    'ohlc.docs-example',
    'coins_markets.docs-example',
    'derivatives.docs-example',
    'global.docs-example',
    'coins_ethereum_history_2024-01-01',
  ])('takes no value from the body of another route: %s', async (name) => {
    const { server, failure } = await openSource(createCoinGeckoSource, NOW);
    server.serve(HOST, CHART, recorded(`coingecko/${name}.json`));
    expect((await failure(...RANGE)).failure).toBe('changed');
  });
});

describeLiveSource('coingecko', {
  create: createCoinGeckoSource,
  nowMs: Date.parse(NOW),
  requests: [{ series: 'bitcoin', fromDay: dayOf('2026-11-20'), toDay: dayOf('2026-11-24') }],
  serve: (server) => {
    server.serve(HOST, CHART, sample('coingecko/market_chart.json'));
    server.serve(HOST, SPOT, sample('coingecko/simple_price.json'));
  },
  // As written in the sample.
  expected: [
    { series: 'bitcoin', date: '2026-11-21', value: 91003.5 },
    { series: 'bitcoin', date: '2026-11-22', value: 90503.25 },
    { series: 'bitcoin', date: '2026-11-23', value: 92003.75 },
  ],
  absent: [{ series: 'bitcoin', date: '2026-11-24' }],
  malformed: [
    { host: HOST, path: CHART, kind: 'json', body: sample('coingecko/market_chart.json') },
    { host: HOST, path: SPOT, kind: 'json', body: sample('coingecko/simple_price.json') },
  ],
});
