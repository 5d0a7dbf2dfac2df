import { describe, expect, it } from 'vitest';
import { createNyFedSource, parseOperations } from '../../src/sources/nyfed.ts';
import { dayOf } from '../../src/time/dates.ts';
import { describeLiveSource } from '../contracts/live-source.ts';
import { ask, askTwice, describeRecorded, sample, seriesIn, valueOn } from './recorded-bodies.ts';

const HOST = 'markets.newyorkfed.org';
/** 10:30 in New York. */
const NOW = '2026-11-24T15:30:00Z';
const range = { from: '2026-11-17', to: '2026-11-24', now: NOW };
const SERIES = ['SOFR', 'EFFR', 'Reverse Repo', 'Repo'];

const sofr = { host: HOST, path: '/api/rates/secured/sofr/last/7.json', body: sample('nyfed/sofr.json') };
const effr = { host: HOST, path: '/api/rates/unsecured/effr/last/7.json', body: sample('nyfed/effr.json') };
const operations = {
  host: HOST,
  path: '/api/rp/all/all/results/lastTwoWeeks.json',
  body: sample('nyfed/operations.json'),
};
const routes = [sofr, effr, operations];

// Values as they stand in test/fixtures/sources/nyfed; sums of a day are worked out beside them.
describeLiveSource('nyfed', {
  create: createNyFedSource,
  requests: SERIES.map((series) => ({ series, fromDay: dayOf(range.from), toDay: dayOf(range.to) })),
  serve: (server) => {
    for (const { host, path, body } of routes) server.serve(host, path, body);
  },
  expected: [
    { series: 'SOFR', date: '2026-11-23', value: 3.71 },
    { series: 'SOFR', date: '2026-11-20', value: 3.68 },
    { series: 'EFFR', date: '2026-11-20', value: 3.62 },
    { series: 'Reverse Repo', date: '2026-11-23', value: 1_755_000_000 },
    // 10:30 80,000,000 and 13:15 2,050,000,000: the first is a test that nobody marked.
    { series: 'Reverse Repo', date: '2026-11-20', value: 2_050_000_000 },
    // The term operation of 5,000,000,000 is another thing.
    { series: 'Reverse Repo', date: '2026-11-19', value: 950_000_000 },
    // 1,000,000 and 4,500,000,000.
    { series: 'Repo', date: '2026-11-23', value: 4_501_000_000 },
    // 0 and 2,000,000; the tests of 55,000,000 and 31,000,000 are no take-up.
    { series: 'Repo', date: '2026-11-20', value: 2_000_000 },
  ],
  absent: [
    // Announced only.
    { series: 'Reverse Repo', date: '2026-11-24' },
    // The second operation is still to come.
    { series: 'Repo', date: '2026-11-24' },
    // A test alone.
    { series: 'Repo', date: '2026-11-19' },
  ],
  malformed: [sofr, effr, operations].map((route) => ({ ...route, kind: 'json' })),
  nowMs: Date.parse(NOW),
  unknowable: [
    {
      variant: /operations (?:lacks its (?:first|last)|is empty)/,
      reason: 'a sum lacks an operation that is not in the body',
    },
    {
      variant: /^value: "(?:RP |Repo|Reverse|Overnight|Results)/,
      reason: 'a row that is called otherwise is another operation, and the sum of its day lacks it',
    },
    {
      variant: /^key: isSmallValue/,
      reason: 'a flag that not every answer has, so its absence says nothing',
    },
  ],
});

describe('nyfed', () => {
  it('gives the morning alone as a value that is still running', async () => {
    const { results } = await ask(createNyFedSource, routes, { ...range, series: ['Repo'] });
    // 250,000,000, updated at 08:30 in New York, which is 13:30 UTC in winter.
    expect(seriesIn(results, 'Repo').running).toEqual({
      day: dayOf('2026-11-24'),
      value: 250_000_000,
      atMs: Date.parse('2026-11-24T13:30:00Z'),
    });
  });

  it('takes one operation for the whole day once the second is past', async () => {
    const { results } = await ask(createNyFedSource, routes, {
      ...range,
      now: '2026-11-24T19:30:00Z',
      series: ['Repo'],
    });
    expect(valueOn(results, 'Repo', '2026-11-24')).toBe(250_000_000);
    expect(seriesIn(results, 'Repo').running).toBeUndefined();
  });

  it('counts an operation that comes twice once', () => {
    const text = sample('nyfed/operations.json');
    const [[, result]] = parseOperations([text, text], ['Repo'], 0, Date.parse(NOW)) as [[string, never]];
    expect(valueOn(new Map([['Repo', result]]), 'Repo', '2026-11-23')).toBe(4_501_000_000);
  });

  it('says which rates were revised', async () => {
    const { results } = await ask(createNyFedSource, routes, { ...range, series: ['SOFR'] });
    expect(seriesIn(results, 'SOFR').notes).toEqual(['the rate of 2026-11-20 was revised by its publisher']);
  });

  it('reads both kinds of operations from one answer', async () => {
    const [{ paths }] = await askTwice(createNyFedSource, routes, {
      ...range,
      series: ['Repo', 'Reverse Repo'],
    });
    expect(paths).toEqual([`${HOST}/api/rp/all/all/results/lastTwoWeeks.json`]);
  });

  it('asks for a long range by calendar year, never beyond today', async () => {
    const search = { host: HOST, path: '/api/rates/secured/sofr/search.json', body: sofr.body };
    const { paths } = await ask(createNyFedSource, [search], {
      ...range,
      from: '2025-10-01',
      to: '2026-12-31',
      series: ['SOFR'],
    });
    expect(paths.map((path) => path.split('?')[1]).sort()).toEqual([
      'startDate=2025-10-01&endDate=2025-12-31',
      'startDate=2026-01-01&endDate=2026-11-24',
    ]);
  });
});

// percentRate beside effectiveDate in the recorded files.
describeRecorded('nyfed', createNyFedSource, [
  {
    file: 'nyfed/rates_secured_sofr_last_2.json',
    host: HOST,
    path: '/api/rates/secured/sofr/last/5.json',
    from: '2026-08-04',
    to: '2026-08-06',
    now: '2026-08-06T15:00:00Z',
    values: [
      ['SOFR', '2026-08-05', 3.64],
      ['SOFR', '2026-08-04', 3.66],
      ['SOFR', '2026-08-03', undefined],
    ],
    rows: { SOFR: 2 },
  },
  {
    file: 'nyfed/rates_unsecured_effr_last_2.json',
    host: HOST,
    path: '/api/rates/unsecured/effr/last/5.json',
    from: '2026-08-04',
    to: '2026-08-06',
    now: '2026-08-06T15:00:00Z',
    values: [
      ['EFFR', '2026-08-05', 3.63],
      ['EFFR', '2026-08-04', 3.63],
      ['EFFR', '2026-08-03', undefined],
    ],
    rows: { EFFR: 2 },
  },
  {
    file: 'nyfed/rates_secured_sofr_search_2024-06.json',
    host: HOST,
    path: '/api/rates/secured/sofr/search.json?startDate=2024-06-01&endDate=2024-06-06',
    from: '2024-06-01',
    to: '2024-06-06',
    now: '2024-08-27T10:22:36Z',
    values: [
      ['SOFR', '2024-06-03', 5.35],
      ['SOFR', '2024-06-04', 5.33],
      ['SOFR', '2024-06-06', 5.33],
    ],
    rows: { SOFR: 4 },
  },
]);
