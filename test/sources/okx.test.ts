import { describe, expect, it } from 'vitest';
import { createOkxSource, parseOkxCandles } from '../../src/sources/okx.ts';
import { dayOf } from '../../src/time/dates.ts';
import { describeLiveSource } from '../contracts/live-source.ts';
import { at, datesOf, itRecorded, openSource, recorded, sample } from './market-setup.ts';

const HOST = 'www.okx.com';
const CANDLES = '/api/v5/market/candles';
const FUNDING = '/api/v5/public/funding-rate-history';
const NOW = '2026-11-24T15:30:00Z';

describe('OKX', () => {
  it('reads daily closes and drops the candle that is not confirmed', async () => {
    const { server, read } = await openSource(createOkxSource, NOW);
    server.serve(HOST, CANDLES, sample('okx/candles.json'));
    const series = await read('BTC-USDT', '2026-11-22', '2026-11-24');
    // As written in the sample.
    expect(datesOf(series)).toEqual(['2026-11-22', '2026-11-23']);
    expect([...series.values]).toEqual([90505, 92005]);
    expect(series.running?.value).toBe(93005);
  });

  it('keeps an unconfirmed candle out even when its day is over', async () => {
    const { server, read } = await openSource(createOkxSource, '2026-11-25T00:30:00Z');
    server.serve(HOST, CANDLES, sample('okx/candles.json'));
    const series = await read('BTC-USDT', '2026-11-22', '2026-11-25');
    expect(datesOf(series)).toEqual(['2026-11-22', '2026-11-23']);
  });

  it('asks older days of the other route, a hundred at a time, without a gap', async () => {
    const { server, read } = await openSource(createOkxSource, NOW);
    server.serve(HOST, /candles/, sample('okx/candles.json'));
    await read('BTC-USDT', '2026-06-01', '2026-11-24');
    const asked = server.requests.map(({ path }) => {
      const url = new URL(path, `https://${HOST}`);
      const day = (name: string): string =>
        new Date(Number(url.searchParams.get(name))).toISOString().slice(0, 10);
      return [url.pathname.split('/').at(-1), day('before'), day('after')];
    });
    // `before` is a millisecond before the first day, `after` the midnight after the last one.
    expect(asked).toContainEqual(['candles', '2026-08-16', '2026-11-25']);
    expect(asked).toContainEqual(['history-candles', '2026-05-31', '2026-08-17']);
    expect(asked).toHaveLength(2);
  });

  it('averages what was really paid over whole UTC days', async () => {
    const { server, read } = await openSource(createOkxSource, NOW);
    server.serve(HOST, FUNDING, sample('okx/funding.json'));
    const series = await read('fundingRate/BTC-USDT-SWAP', '2026-11-21', '2026-11-24');
    // Sample: 22nd 0.0001, 0.00005, -0.00003 = 0.00012 / 3; 23rd 0.00012, 0.00006, 0.00003 = 0.00021 / 3.
    expect(datesOf(series)).toEqual(['2026-11-22', '2026-11-23']);
    expect(at(series, '2026-11-22')).toBeCloseTo(0.00004, 12);
    expect(at(series, '2026-11-23')).toBeCloseTo(0.00007, 12);
    // Two settlements of today: (0.00009 + 0.00007) / 2.
    expect(series.running?.value).toBeCloseTo(0.00008, 12);
    expect(series.running?.atMs).toBe(Date.parse('2026-11-24T08:00:00Z'));
    expect(series.notes).toEqual(['2026-11-21 left out: not all of its settlements are there']);
  });

  it('keeps the unit of eight hours when the exchange settles every four', async () => {
    const { server, read } = await openSource(createOkxSource, NOW);
    const start = Date.parse('2026-11-23T00:00:00Z');
    const data = Array.from({ length: 6 }, (_, i) => ({
      fundingTime: String(start + i * 4 * 3_600_000),
      realizedRate: '0.00005',
    }));
    server.serve(HOST, FUNDING, JSON.stringify({ code: '0', msg: '', data }));
    // Six times 0.00005 in a day are 0.0003: 0.0001 per eight hours.
    const series = await read('fundingRate/BTC-USDT-SWAP', '2026-11-23', '2026-11-23');
    expect(at(series, '2026-11-23')).toBeCloseTo(0.0001, 12);
  });

  it('turns pages until the range is covered', async () => {
    const { server, read } = await openSource(createOkxSource, NOW);
    const end = Date.parse('2026-11-24T08:00:00Z');
    server.serve(HOST, FUNDING, ({ path }, response) => {
      const after = Number(new URL(path, `https://${HOST}`).searchParams.get('after'));
      const newest = Math.min(end, after - 8 * 3_600_000);
      const data = Array.from({ length: 100 }, (_, i) => ({
        fundingTime: String(newest - i * 8 * 3_600_000),
        fundingRate: '0.0001',
        realizedRate: '0.0001',
      }));
      response.end(JSON.stringify({ code: '0', msg: '', data }));
    });
    const series = await read('fundingRate/BTC-USDT-SWAP', '2026-10-01', '2026-11-24');
    // 1 October to 23 November are 54 days; a hundred rows are 33 of them.
    expect(series.days.filter((day) => day >= 20727)).toHaveLength(54);
    expect(server.requests).toHaveLength(2);
  });

  it.each([
    ['51001', 'rejected'],
    ['50011', 'rate-limited'],
    ['50013', 'server-error'],
  ])('reads code %s with status 200 as %s', async (code, failure) => {
    const source = await openSource(createOkxSource, NOW);
    source.server.serve(HOST, CANDLES, JSON.stringify({ code, msg: 'no', data: [] }));
    expect((await source.failure('BTC-USDT', '2026-11-22', '2026-11-24')).failure).toBe(failure);
  });

  itRecorded('reads closes of the recorded minute candles, and refuses them as days', async () => {
    const body = recorded('okx/market_candles.json');
    // Read by eye: 1747094040000 closes at "102820.4", 1747093980000 at "102806.1"; both confirmed ("1").
    expect(parseOkxCandles(body)).toEqual([
      { startMs: 1747094040000, close: 102820.4, isFinished: true },
      { startMs: 1747093980000, close: 102806.1, isFinished: true },
    ]);
    const { server, failure } = await openSource(createOkxSource, NOW);
    server.serve(HOST, /candles/, body);
    expect((await failure('BTC-USDT', '2025-05-12', '2025-05-13')).failure).toBe('changed');
  });
});

describeLiveSource('okx', {
  create: createOkxSource,
  nowMs: Date.parse(NOW),
  requests: [
    { series: 'BTC-USDT', fromDay: dayOf('2026-11-22'), toDay: dayOf('2026-11-24') },
    { series: 'fundingRate/BTC-USDT-SWAP', fromDay: dayOf('2026-11-22'), toDay: dayOf('2026-11-24') },
  ],
  serve: (server) => {
    server.serve(HOST, CANDLES, sample('okx/candles.json'));
    server.serve(HOST, FUNDING, sample('okx/funding.json'));
  },
  // As written in the sample; the mean as worked out above.
  expected: [
    { series: 'BTC-USDT', date: '2026-11-22', value: 90505 },
    { series: 'BTC-USDT', date: '2026-11-23', value: 92005 },
    { series: 'fundingRate/BTC-USDT-SWAP', date: '2026-11-23', value: (0.00012 + 0.00006 + 0.00003) / 3 },
  ],
  absent: [
    { series: 'BTC-USDT', date: '2026-11-24' },
    { series: 'fundingRate/BTC-USDT-SWAP', date: '2026-11-21' },
  ],
  malformed: [
    { host: HOST, path: CANDLES, kind: 'json', body: sample('okx/candles.json') },
    { host: HOST, path: FUNDING, kind: 'json', body: sample('okx/funding.json') },
  ],
});
