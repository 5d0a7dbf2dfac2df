import { describe, expect, it } from 'vitest';
import { createBinanceSource } from '../../src/sources/binance.ts';
import { dayOf } from '../../src/time/dates.ts';
import { describeLiveSource } from '../contracts/live-source.ts';
import { at, datesOf, itRecorded, openSource, recorded, sample } from './market-setup.ts';

const SPOT = 'data-api.binance.vision';
const FUTURES = 'fapi.binance.com';
const KLINES = '/api/v3/klines';
const FUNDING = '/fapi/v1/fundingRate';
const NOW = '2026-11-24T15:30:00Z';

describe('Binance', () => {
  it('reads daily closes and keeps the unfinished day out', async () => {
    const { server, read } = await openSource(createBinanceSource, NOW);
    server.serve(SPOT, KLINES, sample('binance/klines.json'));
    const series = await read('BTCUSDT', '2026-11-22', '2026-11-24');
    // As written in the sample.
    expect(datesOf(series)).toEqual(['2026-11-22', '2026-11-23']);
    expect([...series.values]).toEqual([90507.25, 92007.5]);
    expect(series.running?.value).toBe(93007.75);
  });

  it('averages the three settlements of a UTC day, though they come some milliseconds late', async () => {
    const { server, read } = await openSource(createBinanceSource, NOW);
    server.serve(FUTURES, FUNDING, sample('binance/funding.json'));
    const series = await read('fundingRate/BTCUSDT', '2026-11-22', '2026-11-24');
    // Sample: (0.0001 + 0.00005 - 0.00003) / 3 and (0.00012 + 0.00006 + 0.00003) / 3.
    expect([...series.values].map((value) => value.toFixed(8))).toEqual(['0.00004000', '0.00007000']);
    expect(series.running?.value).toBeCloseTo(0.00008, 12);
  });

  it.each([
    [{ code: -1121, msg: 'Invalid symbol.' }, 'rejected'],
    [{ code: -1003, msg: 'Too many requests.' }, 'rate-limited'],
    [{ code: 0, msg: 'Service unavailable from a restricted location.' }, 'blocked'],
  ])('reads the error %j with status 200 as %s', async (body, failure) => {
    const source = await openSource(createBinanceSource, NOW);
    source.server.serve(SPOT, KLINES, JSON.stringify(body));
    expect((await source.failure('BTCUSDT', '2026-11-22', '2026-11-24')).failure).toBe(failure);
  });

  itRecorded('reads the recorded daily candles', async () => {
    const { server, read } = await openSource(createBinanceSource, '2026-06-06T08:00:00Z');
    server.serve(SPOT, KLINES, recorded('binance/klines_BTCUSDT_1d.json'));
    const series = await read('BTCUSDT', '2025-11-19', '2026-06-06');
    // Read by eye: 1763510400000 (2025-11-19) closes at 91554.96, 1763596800000 (11-20) at 86637.23,
    // 1780617600000 (2026-06-05) at 61056.47; 1780704000000 (06-06) is under way at 60783.51.
    expect(at(series, '2025-11-19')).toBe(91554.96);
    expect(at(series, '2025-11-20')).toBe(86637.23);
    expect(at(series, '2026-06-05')).toBe(61056.47);
    expect(series.running?.value).toBe(60783.51);
    expect(series.days).toHaveLength(199);
  });

  itRecorded('reads the recorded funding rates', async () => {
    const { server, read } = await openSource(createBinanceSource, '2026-06-06T09:00:00Z');
    server.serve(FUTURES, FUNDING, recorded('binance/fapi_fundingRate_BTCUSDT.json'));
    const series = await read('fundingRate/BTCUSDT', '2026-02-26', '2026-06-06');
    // By hand, 2026-02-27: (-0.00000991 - 0.00008123 - 0.00000656) / 3 = -0.0000977 / 3.
    expect(at(series, '2026-02-27')).toBeCloseTo(-0.0000977 / 3, 12);
    // 2026-06-04: (0.00002705 + 0.00001519 - 0.00001077) / 3; 06-05: (0.00001315 - 0.00001431 - 0.00000863) / 3.
    expect(at(series, '2026-06-04')).toBeCloseTo(0.00003147 / 3, 12);
    expect(at(series, '2026-06-05')).toBeCloseTo(-0.00000979 / 3, 12);
    // 2026-06-06 so far: (-0.00001234 + 0.00002675) / 2.
    expect(series.running?.value).toBeCloseTo(0.00001441 / 2, 12);
    // The first day begins in the middle: only the settlement of 16:00 is there.
    expect(at(series, '2026-02-26')).toBeUndefined();
    expect(series.notes).toContain('2026-02-26 left out: not all of its settlements are there');
  });

  itRecorded('says blocked where the trading host is closed to an address', async () => {
    const { server, failure } = await openSource(createBinanceSource, NOW);
    server.serve(FUTURES, FUNDING, recorded('binance/error_451.json'), { status: 451 });
    expect((await failure('fundingRate/BTCUSDT', '2026-11-22', '2026-11-24')).failure).toBe('blocked');
    server.serve(SPOT, KLINES, recorded('binance/error_451.json'));
    expect((await failure('BTCUSDT', '2026-11-22', '2026-11-24')).failure).toBe('blocked');
  });

  itRecorded.each(['globalLongShortAccountRatio', 'openInterestHist'])(
    'takes no value from the body of another route: %s',
    async (name) => {
      const { server, failure } = await openSource(createBinanceSource, NOW);
      const body = recorded(`binance/futures_data_${name}_BNBUSDT.json`);
      server.serve(SPOT, KLINES, body);
      server.serve(FUTURES, FUNDING, body);
      expect((await failure('BTCUSDT', '2026-05-01', '2026-06-06')).failure).toBe('changed');
      expect((await failure('fundingRate/BTCUSDT', '2026-05-01', '2026-06-06')).failure).toBe('changed');
    },
  );
});

describeLiveSource('binance', {
  create: createBinanceSource,
  nowMs: Date.parse(NOW),
  requests: [
    { series: 'BTCUSDT', fromDay: dayOf('2026-11-22'), toDay: dayOf('2026-11-24') },
    { series: 'fundingRate/BTCUSDT', fromDay: dayOf('2026-11-22'), toDay: dayOf('2026-11-24') },
  ],
  serve: (server) => {
    server.serve(SPOT, KLINES, sample('binance/klines.json'));
    server.serve(FUTURES, FUNDING, sample('binance/funding.json'));
  },
  // As written in the sample; the mean as worked out above.
  expected: [
    { series: 'BTCUSDT', date: '2026-11-22', value: 90507.25 },
    { series: 'BTCUSDT', date: '2026-11-23', value: 92007.5 },
    { series: 'fundingRate/BTCUSDT', date: '2026-11-23', value: (0.00012 + 0.00006 + 0.00003) / 3 },
  ],
  absent: [{ series: 'BTCUSDT', date: '2026-11-24' }],
  malformed: [
    { host: SPOT, path: KLINES, kind: 'json', body: sample('binance/klines.json') },
    { host: FUTURES, path: FUNDING, kind: 'json', body: sample('binance/funding.json') },
  ],
});
