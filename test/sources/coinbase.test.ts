import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCoinbaseSource } from '../../src/sources/coinbase.ts';
import { dayOf } from '../../src/time/dates.ts';
import { describeLiveSource } from '../contracts/live-source.ts';
import { at, datesOf, itRecorded, openSource, recorded, sample } from './market-setup.ts';

const HOST = 'api.exchange.coinbase.com';
const PATH = '/products/BTC-USD/candles';
const NOW = '2026-11-24T15:30:00Z';

describe('Coinbase', () => {
  it('takes the fifth column as the close and keeps the unfinished day out', async () => {
    const { server, read } = await openSource(createCoinbaseSource, NOW);
    server.serve(HOST, PATH, sample('coinbase/candles.json'));
    const series = await read('BTC-USD', '2026-11-22', '2026-11-24');
    // As written in the sample.
    expect(datesOf(series)).toEqual(['2026-11-22', '2026-11-23']);
    expect([...series.values]).toEqual([90500, 92000]);
    expect(series.running).toMatchObject({ value: 93000.5, atMs: Date.parse(NOW) });
    expect(series.notes).toEqual(['the unfinished bar of 2026-11-24 was left out']);
  });

  it('asks for more than 300 days in pages that leave no day out', async () => {
    const { server, read } = await openSource(createCoinbaseSource, NOW);
    const asked: [string, string][] = [];
    server.serve(HOST, PATH, ({ path }, response) => {
      const query = new URL(path, `https://${HOST}`).searchParams;
      asked.push([query.get('start')!, query.get('end')!]);
      response.end(sample('coinbase/candles.json'));
    });
    await read('BTC-USD', '2025-03-15', '2026-11-24');
    // 2025-03-15 to 2026-11-24 are 620 days: 299 + 299 + 22. The end is the midnight after the last day.
    expect(asked.sort()).toEqual([
      ['2025-03-15T00:00:00Z', '2026-01-08T00:00:00Z'],
      ['2026-01-08T00:00:00Z', '2026-11-03T00:00:00Z'],
      ['2026-11-03T00:00:00Z', '2026-11-25T00:00:00Z'],
    ]);
  });

  it('refuses candles whose columns stand in another order', async () => {
    const { server, failure } = await openSource(createCoinbaseSource, NOW);
    // The usual order of others: open, high, low, close.
    server.serve(HOST, PATH, '[[1795305600, 90500, 92500, 90000, 92000, 1]]');
    expect((await failure('BTC-USD', '2026-11-22', '2026-11-24')).failure).toBe('changed');
  });

  it('refuses hourly candles', async () => {
    const { server, failure } = await openSource(createCoinbaseSource, NOW);
    server.serve(HOST, PATH, '[[1795309200, 90000, 92500, 90500, 92000, 1]]');
    expect((await failure('BTC-USD', '2026-11-22', '2026-11-24')).failure).toBe('changed');
  });

  it('rejects a product that is none without asking the host', async () => {
    const { server, failure } = await openSource(createCoinbaseSource, NOW);
    expect((await failure('../BTC', '2026-11-22', '2026-11-24')).failure).toBe('rejected');
    expect(server.requests).toHaveLength(0);
  });

  itRecorded('reads the recorded candles', async () => {
    // 2021-01-07, an hour into the day after the newest candle.
    const { server, read } = await openSource(createCoinbaseSource, '2021-01-07T01:00:00Z');
    server.serve(HOST, PATH, recorded('coinbase/exchange_product_candles_BTC-USD.json'));
    const series = await read('BTC-USD', '2021-01-01', '2021-01-07');
    // Read by eye: [1609977600, 29516.98, 32900, 29818.73, 32120.19, ...] is 2021-01-07, not over yet.
    expect(series.running).toMatchObject({ value: 32120.19 });
    // [1609891200, ..., 29838.52, ...] is 2021-01-06; [1609718400, ..., 26115.94] 01-04; [1609459200, ..., 24070.97] 01-01.
    expect(at(series, '2021-01-06')).toBe(29838.52);
    expect(at(series, '2021-01-04')).toBe(26115.94);
    expect(at(series, '2021-01-01')).toBe(24070.97);
    expect(series.days).toHaveLength(6);
  });

  itRecorded('refuses the body of the advanced-trade host', async () => {
    const { server, failure } = await openSource(createCoinbaseSource, NOW);
    server.serve(HOST, PATH, recorded('coinbase/advanced_market_candles.json'));
    expect((await failure('BTC-USD', '2024-04-01', '2024-04-04')).failure).toBe('changed');
  });

  it('says rejected for an unknown product, as the host does', async () => {
    const { server, failure } = await openSource(createCoinbaseSource, NOW);
    server.serve(HOST, PATH, '{"message":"NotFound"}', { status: 404 });
    expect((await failure('BTC-USD', '2026-11-22', '2026-11-24')).failure).toBe('rejected');
  });

  it('never lets a day that is not over become an observation', async () => {
    const { server, source } = await openSource(createCoinbaseSource, NOW);
    let body = '[]';
    server.serve(HOST, PATH, (_, response) => void response.end(body));
    const today = Math.floor(Date.parse(NOW) / 86_400_000);
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: today - 20, max: today + 2 }), { minLength: 1 }),
        async (days) => {
          body = JSON.stringify(days.map((day, i) => [day * 86_400, 90, 110, 100, 100 + i / 100, 1]));
          const results = await source.fetch(
            [{ series: 'BTC-USD', fromDay: today - 20 - (body.length % 5), toDay: today }],
            new AbortController().signal,
          );
          const series = results.get('BTC-USD')!;
          if (series instanceof Error) return;
          expect([...series.days]).toEqual(days.filter((day) => day < today).sort((a, b) => a - b));
        },
      ),
      { numRuns: 30 },
    );
  });
});

describeLiveSource('coinbase', {
  create: createCoinbaseSource,
  nowMs: Date.parse(NOW),
  requests: [{ series: 'BTC-USD', fromDay: dayOf('2026-11-22'), toDay: dayOf('2026-11-24') }],
  serve: (server) => server.serve(HOST, PATH, sample('coinbase/candles.json')),
  // As written in the sample.
  expected: [
    { series: 'BTC-USD', date: '2026-11-22', value: 90500 },
    { series: 'BTC-USD', date: '2026-11-23', value: 92000 },
  ],
  absent: [{ series: 'BTC-USD', date: '2026-11-24' }],
  malformed: [{ host: HOST, path: PATH, kind: 'json', body: sample('coinbase/candles.json') }],
  unknownSeries: 'NO/SUCH',
});
