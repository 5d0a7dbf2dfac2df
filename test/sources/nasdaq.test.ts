import { describe, expect, it } from 'vitest';
import { createNasdaqSource } from '../../src/sources/nasdaq.ts';
import { dayOf } from '../../src/time/dates.ts';
import { describeLiveSource } from '../contracts/live-source.ts';
import { at, datesOf, itRecorded, openSource, recorded, sample } from './market-setup.ts';

const HOST = 'api.nasdaq.com';
const PATH = '/api/quote/SPY/historical';
/** 10:30 in New York. */
const NOW = '2026-11-24T15:30:00Z';
const RANGE = ['etf/SPY', '2026-11-19', '2026-11-24'] as const;

describe('nasdaq.com', () => {
  it('reads prices with dollar signs and commas, and keeps the running session out', async () => {
    const { server, read } = await openSource(createNasdaqSource, NOW);
    server.serve(HOST, PATH, sample('nasdaq/historical.json'));
    const series = await read(...RANGE);
    // Sample: "1,765.25", "N/A", "$1,770.55", and today's row.
    expect(datesOf(series)).toEqual(['2026-11-19', '2026-11-23']);
    expect([...series.values]).toEqual([1765.25, 1770.55]);
    expect(series.notes.join('; ')).toMatch(
      /1 row without a close.*unfinished bar of 2026-11-24.*not adjusted for dividends/,
    );
    expect(server.requests[0]?.path).toBe(
      '/api/quote/SPY/historical?assetclass=etf&fromdate=2026-11-19&todate=2026-11-24&limit=9999',
    );
    expect(server.requests[0]?.headers['user-agent']).toMatch(/^Mozilla/);
  });

  it('takes the row of today once the closing auction is printed', async () => {
    // 16:20 and 16:31 in New York.
    const early = await openSource(createNasdaqSource, '2026-11-24T21:20:00Z');
    early.server.serve(HOST, PATH, sample('nasdaq/historical.json').replace('771.20', '1,771.20'));
    expect((await early.read(...RANGE)).running?.value).toBe(1771.2);
    const late = await openSource(createNasdaqSource, '2026-11-24T21:31:00Z');
    late.server.serve(HOST, PATH, sample('nasdaq/historical.json').replace('771.20', '1,771.20'));
    expect(at(await late.read(...RANGE), '2026-11-24')).toBe(1771.2);
  });

  it('says when fewer rows came than there are', async () => {
    const { server, read } = await openSource(createNasdaqSource, NOW);
    server.serve(
      HOST,
      PATH,
      sample('nasdaq/historical.json').replace('"totalRecords": 4', '"totalRecords": 260'),
    );
    expect((await read(...RANGE)).notes).toContain('4 of 260 rows were sent; the older ones are missing');
  });

  it.each([
    ['a price in words', '$1,770.55', 'about 1770'],
    ['a comma in the wrong place', '$1,770.55', '17,70.55'],
    ['a day before the month', '11/23/2026', '23/11/2026'],
    ['another symbol', '"symbol": "SPY"', '"symbol": "QQQ"'],
  ])('refuses %s', async (_, before, after) => {
    const { server, failure } = await openSource(createNasdaqSource, NOW);
    server.serve(HOST, PATH, sample('nasdaq/historical.json').replace(before, after));
    expect((await failure(...RANGE)).failure).toBe('changed');
  });

  it('rejects a series without its class', async () => {
    const { failure } = await openSource(createNasdaqSource, NOW);
    expect((await failure('SPY', '2026-11-19', '2026-11-24')).failure).toBe('rejected');
  });

  itRecorded('reads the recorded history of SPY', async () => {
    // Saturday after the newest row.
    const { server, read } = await openSource(createNasdaqSource, '2026-09-26T12:00:00Z');
    server.serve(HOST, PATH, recorded('nasdaq_api/historical_SPY.json'));
    const series = await read('etf/SPY', '2026-09-14', '2026-09-26');
    // Read by eye: 09/25/2026 771.35, 09/21/2026 773.50, 09/16/2026 754.05, 09/14/2026 760.88.
    expect(at(series, '2026-09-25')).toBe(771.35);
    expect(at(series, '2026-09-21')).toBe(773.5);
    expect(at(series, '2026-09-16')).toBe(754.05);
    expect(at(series, '2026-09-14')).toBe(760.88);
    // The recording was cut to ten rows, its count was not.
    expect(series.notes).toContain('10 of 26 rows were sent; the older ones are missing');
  });

  itRecorded('rejects the recorded answer for an unknown symbol, which comes with status 200', async () => {
    const { server, failure } = await openSource(createNasdaqSource, NOW);
    server.serve(HOST, '/api/quote/ZZZZ/historical', recorded('nasdaq_api/error_symbol_not_exists.json'));
    expect((await failure('stocks/ZZZZ', '2026-11-19', '2026-11-24')).failure).toBe('rejected');
  });
});

describeLiveSource('nasdaq', {
  create: createNasdaqSource,
  nowMs: Date.parse(NOW),
  requests: [{ series: 'etf/SPY', fromDay: dayOf('2026-11-19'), toDay: dayOf('2026-11-24') }],
  serve: (server) => server.serve(HOST, PATH, sample('nasdaq/historical.json')),
  // As written in the sample.
  expected: [
    { series: 'etf/SPY', date: '2026-11-19', value: 1765.25 },
    { series: 'etf/SPY', date: '2026-11-23', value: 1770.55 },
  ],
  absent: [
    { series: 'etf/SPY', date: '2026-11-20' },
    { series: 'etf/SPY', date: '2026-11-24' },
  ],
  malformed: [{ host: HOST, path: PATH, kind: 'json', body: sample('nasdaq/historical.json') }],
});
