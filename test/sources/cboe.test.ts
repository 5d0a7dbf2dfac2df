import { describe, expect, it } from 'vitest';
import { createCboeSource, parseCboeHistory, parseCboeQuote } from '../../src/sources/cboe.ts';
import { dayOf, isoOf } from '../../src/time/dates.ts';
import { describeLiveSource } from '../contracts/live-source.ts';
import { at, datesOf, itRecorded, openSource, recorded, sample } from './market-setup.ts';

const HOST = 'cdn.cboe.com';
const FILES = '/api/global/us_indices/daily_prices';
const QUOTES = '/api/global/delayed_quotes/quotes';
/** 10:30 in New York. */
const NOW = '2026-11-24T15:30:00Z';
const RANGE = ['VIX', '2026-11-19', '2026-11-24'] as const;

describe('Cboe', () => {
  it('reads closes of the five-column file and the delayed quote as the running value', async () => {
    const { server, read } = await openSource(createCboeSource, NOW);
    server.serve(HOST, `${FILES}/VIX_History.csv`, sample('cboe/VIX_History.csv'));
    server.serve(HOST, `${QUOTES}/_VIX.json`, sample('cboe/delayed_VIX.json'));
    const series = await read(...RANGE);
    expect(datesOf(series)).toEqual(['2026-11-19', '2026-11-20', '2026-11-23']);
    expect([...series.values]).toEqual([17.55, 16.25, 15.95]);
    // last_trade_time 10:15:02 is New York's clock: 15:15 UTC, to the minute.
    expect(series.running).toEqual({
      day: dayOf('2026-11-24'),
      value: 16.35,
      atMs: Date.parse('2026-11-24T15:15:00Z'),
    });
  });

  it('reads the two-column file by the name of the index', async () => {
    const { server, read } = await openSource(createCboeSource, NOW);
    server.serve(HOST, `${FILES}/SPX_History.csv`, sample('cboe/SPX_History.csv'));
    const series = await read('SPX', '2026-11-19', '2026-11-24');
    expect([...series.values]).toEqual([7651.25, 7688.5, 7705.75]);
    expect(series.running).toBeUndefined();
    expect(series.notes).toEqual(['the delayed quote is missing']);
  });

  it('gives no running value for a day that the file closes already', async () => {
    const { server, read } = await openSource(createCboeSource, NOW);
    server.serve(HOST, `${FILES}/VIX_History.csv`, sample('cboe/VIX_History.csv'));
    const evening = sample('cboe/delayed_VIX.json').replace('2026-11-24T10:15:02', '2026-11-23T15:59:59');
    server.serve(HOST, `${QUOTES}/_VIX.json`, evening);
    expect((await read(...RANGE)).running).toBeUndefined();
  });

  it.each([
    ['no time', '"2026-11-24T10:15:02"', 'null'],
    ['a time to come', '2026-11-24T10:15:02', '2026-11-24T15:15:02'],
    ['another symbol', '"symbol": "_VIX"', '"symbol": "_SPX"'],
    ['no price', '16.35', 'null'],
  ])('refuses a quote with %s', (_, before, after) => {
    const body = sample('cboe/delayed_VIX.json').replaceAll(before, after);
    expect(() => parseCboeQuote(body, 'VIX', Date.parse(NOW))).toThrow(/cboe: /);
  });

  it.each([
    ['another header', 'DATE,SPY\n11/19/2026,7651.25\n'],
    ['a day before the month', 'DATE,SPX\n19/11/2026,7651.25\n'],
    ['a cut row', 'DATE,SPX\n11/19/2026,7651.25\n11/20/2026'],
    ['words', 'DATE,SPX\n11/19/2026,closed\n'],
  ])('refuses a file with %s', (_, body) => {
    expect(() => parseCboeHistory(body, 'SPX')).toThrow(/cboe: /);
  });

  itRecorded('reads the recorded history of the VIX', async () => {
    const { server, read } = await openSource(createCboeSource, '2026-07-08T12:00:00Z');
    server.serve(HOST, `${FILES}/VIX_History.csv`, recorded('cboe/VIX_History.csv'));
    const series = await read('VIX', '2023-06-01', '2026-07-08');
    // Read by eye, last column: 06/01/2023 15.650000; 08/05/2024 38.570000 (high 65.730000);
    // 04/08/2025 52.330000; 07/07/2026 16.130000. 800 rows.
    expect(at(series, '2023-06-01')).toBe(15.65);
    expect(at(series, '2024-08-05')).toBe(38.57);
    expect(at(series, '2025-04-08')).toBe(52.33);
    expect(at(series, '2026-07-07')).toBe(16.13);
    expect(series.days).toHaveLength(800);
  });

  itRecorded('reads the recorded two-column file', () => {
    const { rows } = parseCboeHistory(recorded('cboe/AAVE10RP_History_two_column.csv'), 'AAVE10RP');
    // Read by eye: 11/21/2021 260.956600, 11/26/2021 235.827100, 12/15/2021 173.407100; 21 rows.
    const byDate = new Map(rows.map(([day, value]) => [isoOf(day), value]));
    expect(byDate.get('2021-11-21')).toBe(260.9566);
    expect(byDate.get('2021-11-26')).toBe(235.8271);
    expect(byDate.get('2021-12-15')).toBe(173.4071);
    expect(rows).toHaveLength(21);
  });

  itRecorded('reads the recorded quote by its trade time, not by the stamp without a zone', () => {
    const body = recorded('cboe/delayed_quote_AAPL.json');
    // Read by eye: current_price 212.8, last_trade_time 2024-06-26T15:59:59, timestamp 2024-06-27 03:43:59.
    expect(parseCboeQuote(body, 'AAPL', Date.parse('2024-06-27T10:12:12Z'))).toEqual({
      day: dayOf('2024-06-26'),
      value: 212.8,
      atMs: Date.parse('2024-06-26T19:59:00Z'),
    });
    const summary = recorded('cboe/delayed_historical_data_AAPL.json');
    expect(() => parseCboeQuote(summary, 'AAPL', Date.parse(NOW))).toThrow(/no price or no time/);
  });
});

describeLiveSource('cboe', {
  create: createCboeSource,
  nowMs: Date.parse(NOW),
  requests: [
    { series: 'VIX', fromDay: dayOf('2026-11-19'), toDay: dayOf('2026-11-24') },
    { series: 'SPX', fromDay: dayOf('2026-11-19'), toDay: dayOf('2026-11-24') },
  ],
  serve: (server) => {
    server.serve(HOST, `${FILES}/VIX_History.csv`, sample('cboe/VIX_History.csv'));
    server.serve(HOST, `${FILES}/SPX_History.csv`, sample('cboe/SPX_History.csv'));
    server.serve(HOST, `${QUOTES}/_VIX.json`, sample('cboe/delayed_VIX.json'));
  },
  // As written in the samples.
  expected: [
    { series: 'VIX', date: '2026-11-20', value: 16.25 },
    { series: 'VIX', date: '2026-11-23', value: 15.95 },
    { series: 'SPX', date: '2026-11-19', value: 7651.25 },
  ],
  absent: [{ series: 'VIX', date: '2026-11-24' }],
  malformed: [
    { host: HOST, path: `${FILES}/VIX_History.csv`, kind: 'csv', body: sample('cboe/VIX_History.csv') },
    { host: HOST, path: `${FILES}/SPX_History.csv`, kind: 'csv', body: sample('cboe/SPX_History.csv') },
    { host: HOST, path: `${QUOTES}/_VIX.json`, kind: 'json', body: sample('cboe/delayed_VIX.json') },
  ],
});
