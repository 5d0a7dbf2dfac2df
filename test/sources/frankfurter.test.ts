import { describe, expect, it } from 'vitest';
import { createFrankfurterSource, parseFrankfurter } from '../../src/sources/frankfurter.ts';
import { dayOf } from '../../src/time/dates.ts';
import { describeLiveSource } from '../contracts/live-source.ts';
import { ask, describeRecorded, sample, seriesIn } from './recorded-bodies.ts';

const HOST = 'api.frankfurter.dev';
const range = { from: '2026-11-19', to: '2026-11-24', now: '2026-11-24T15:30:00Z' };
const rates = { host: HOST, path: /^\/v1\/2026-/, body: sample('frankfurter/usd.json') };

// Values as they stand in test/fixtures/sources/frankfurter.
describeLiveSource('frankfurter', {
  create: createFrankfurterSource,
  requests: ['USD/JPY', 'USD/EUR'].map((series) => ({
    series,
    fromDay: dayOf(range.from),
    toDay: dayOf(range.to),
  })),
  serve: (server) => server.serve(rates.host, rates.path, rates.body),
  expected: [
    { series: 'USD/JPY', date: '2026-11-19', value: 151.25 },
    { series: 'USD/JPY', date: '2026-11-23', value: 149.75 },
    { series: 'USD/EUR', date: '2026-11-20', value: 0.8625 },
  ],
  absent: [{ series: 'USD/JPY', date: '2026-11-21' }],
  malformed: [{ ...rates, kind: 'json' }],
  nowMs: Date.parse(range.now),
});

describe('frankfurter', () => {
  it('asks for all currencies together, from a week before', async () => {
    const { paths } = await ask(createFrankfurterSource, [rates], {
      ...range,
      series: ['USD/JPY', 'USD/EUR'],
    });
    expect(paths).toEqual([`${HOST}/v1/2026-11-12..2026-11-24?base=USD&symbols=JPY,EUR`]);
  });

  it('gives a rate for one, also when the answer is for a hundred', () => {
    const text = '{"amount":100,"base":"USD","rates":{"2026-11-20":{"JPY":15050}}}';
    const results = new Map(parseFrankfurter(text, ['USD/JPY'], 0));
    expect([...seriesIn(results, 'USD/JPY').values]).toEqual([150.5]);
  });

  it('refuses rates of another base', () => {
    const text = '{"amount":1,"base":"EUR","rates":{"2026-11-20":{"JPY":175}}}';
    expect(new Map(parseFrankfurter(text, ['USD/JPY'], 0)).get('USD/JPY')).toMatchObject({
      failure: 'changed',
    });
  });
});

// JPY beside its date.
describeRecorded('frankfurter', createFrankfurterSource, [
  {
    file: 'frankfurter/usd_timeseries_2026-07.json',
    host: HOST,
    path: '/v1/2026-06-24..2026-07-08',
    from: '2026-07-01',
    to: '2026-07-08',
    now: '2026-07-09T12:00:00Z',
    values: [
      ['USD/JPY', '2026-07-01', 162.71],
      ['USD/JPY', '2026-07-03', 161.15],
      ['USD/JPY', '2026-07-04', undefined],
      ['USD/JPY', '2026-07-08', 162.49],
    ],
    rows: { 'USD/JPY': 6 },
  },
]);
