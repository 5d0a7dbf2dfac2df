import { describe, expect, it } from 'vitest';
import { createTreasurySource, parseCurveCsv, parseCurveXml } from '../../src/sources/treasury.ts';
import { dayOf } from '../../src/time/dates.ts';
import { describeLiveSource } from '../contracts/live-source.ts';
import {
  ask,
  describeRecorded,
  failureIn,
  hasRecorded,
  recordedText,
  sample,
  seriesIn,
  valueOn,
} from './recorded-bodies.ts';

const HOST = 'home.treasury.gov';
const FOLDER = '/resource-center/data-chart-center/interest-rates';
const PAR = 'daily_treasury_yield_curve';
const REAL = 'daily_treasury_real_yield_curve';
const NOW = '2026-11-24T15:30:00Z';
const range = { from: '2026-11-01', to: '2026-11-24', now: NOW };
const csvPath = (type: string, year: number) =>
  `${FOLDER}/daily-treasury-rates.csv/${year}/all?type=${type}&field_tdr_date_value=${year}&page&_format=csv`;
const xmlPath = (type: string, year: number) =>
  `${FOLDER}/pages/xml?data=${type}&field_tdr_date_value=${year}`;

const par = { host: HOST, path: csvPath(PAR, 2026), body: sample('treasury/par-2026.csv') };
const real = { host: HOST, path: csvPath(REAL, 2026), body: sample('treasury/real-2026.csv') };
const parXml = { host: HOST, path: xmlPath(PAR, 2026), body: sample('treasury/par-2026.xml') };
const SERIES = ['BC_2YEAR', 'BC_10YEAR', 'BC_30YEAR', 'TC_10YEAR'];
const requestsOf = (series: readonly string[]) =>
  series.map((name) => ({ series: name, fromDay: dayOf(range.from), toDay: dayOf(range.to) }));

// Values as they stand in test/fixtures/sources/treasury.
describeLiveSource('treasury', {
  create: createTreasurySource,
  requests: requestsOf(SERIES),
  serve: (server) => {
    for (const { host, path, body } of [par, real]) server.serve(host, path, body);
  },
  expected: [
    { series: 'BC_2YEAR', date: '2026-11-23', value: 4.11 },
    { series: 'BC_10YEAR', date: '2026-11-20', value: 4.49 },
    { series: 'BC_30YEAR', date: '2026-01-02', value: 4.84 },
    { series: 'TC_10YEAR', date: '2026-11-23', value: 2.21 },
  ],
  malformed: [par, real].map((route) => ({ ...route, kind: 'csv' })),
  nowMs: Date.parse(NOW),
});

describeLiveSource('treasury by its second format', {
  create: createTreasurySource,
  requests: requestsOf(['BC_2YEAR', 'BC_10YEAR']),
  serve: (server) => server.serve(parXml.host, parXml.path, parXml.body),
  expected: [
    { series: 'BC_2YEAR', date: '2026-11-20', value: 4.09 },
    { series: 'BC_10YEAR', date: '2026-11-23', value: 4.52 },
  ],
  // m:null="true".
  absent: [{ series: 'BC_2YEAR', date: '2026-11-23' }],
  malformed: [{ ...parXml, kind: 'xml' }],
  nowMs: Date.parse(NOW),
});

describe('treasury', () => {
  it('asks once for all tenors of a curve and year', async () => {
    const { paths } = await ask(createTreasurySource, [par, real], { ...range, series: SERIES });
    expect([...paths].sort()).toEqual([HOST + real.path, HOST + par.path]);
  });

  it('asks for both years when a range begins in the last', async () => {
    const last = {
      host: HOST,
      path: csvPath(PAR, 2025),
      body: 'Date,"2 Yr","10 Yr"\n12/31/2025,3.48,4.17\n12/30/2025,3.45,4.12',
    };
    const { results } = await ask(createTreasurySource, [par, last], {
      ...range,
      from: '2025-12-20',
      series: ['BC_10YEAR'],
    });
    expect(valueOn(results, 'BC_10YEAR', '2025-12-31')).toBe(4.17);
    expect(valueOn(results, 'BC_10YEAR', '2026-01-02')).toBe(4.18);
  });

  it('takes a year without rows for one that has just begun', () => {
    expect(parseCurveCsv('Date,"2 Yr","10 Yr"\n')('BC_10YEAR')).toEqual([]);
  });

  it.each([
    ['2026-01-02', 4.17],
    ['2026-01-20', undefined],
  ])('does without the file of a new year on %s only while the year is new', async (to, value) => {
    const last = { host: HOST, path: csvPath(PAR, 2025), body: 'Date,"2 Yr","10 Yr"\n12/31/2025,3.48,4.17' };
    const { results } = await ask(createTreasurySource, [last], {
      from: '2025-12-20',
      to,
      now: `${to}T12:00:00Z`,
      series: ['BC_10YEAR'],
    });
    if (value === undefined) expect(failureIn(results, 'BC_10YEAR')).toBe('rejected');
    else {
      expect(valueOn(results, 'BC_10YEAR', '2025-12-31')).toBe(value);
      expect(seriesIn(results, 'BC_10YEAR').notes).toEqual(['nothing of 2026 yet']);
    }
  });

  it('reads the feed when the table has changed, and says so', async () => {
    const changed = { ...par, body: 'Day;2 Year;10 Year\n2026-11-23;4.11;4.52\n' };
    const { results } = await ask(createTreasurySource, [changed, parXml], {
      ...range,
      series: ['BC_10YEAR'],
    });
    expect(valueOn(results, 'BC_10YEAR', '2026-11-20')).toBe(4.49);
    expect(seriesIn(results, 'BC_10YEAR').notes).toEqual(['2026 read as XML: its table could not be read']);
  });

  it('says nothing of a tenor that a year does not have, and still gives the others', async () => {
    const short = { ...par, body: 'Date,"2 Yr","10 Yr"\n11/23/2026,4.11,4.52' };
    const { results } = await ask(createTreasurySource, [short], {
      ...range,
      series: ['BC_10YEAR', 'BC_30YEAR'],
    });
    expect(valueOn(results, 'BC_10YEAR', '2026-11-23')).toBe(4.52);
    expect(failureIn(results, 'BC_30YEAR')).toBe('changed');
  });

  it('refuses a last yield that is cut off', () => {
    expect(() => parseCurveCsv('Date,"2 Yr","10 Yr"\n11/23/2026,4.11,4.5')).toThrow(
      expect.objectContaining({ failure: 'changed' }),
    );
  });
});

// Yields in the columns "2 Yr", "10 Yr", "30 Yr" of the recorded table, 4 rows.
describeRecorded('treasury', createTreasurySource, [
  {
    file: 'treasury_yields/daily_treasury_yield_curve_2026.csv',
    host: HOST,
    path: csvPath(PAR, 2026),
    from: '2026-07-01',
    to: '2026-08-06',
    now: '2026-08-06T12:00:00Z',
    values: [
      ['BC_2YEAR', '2026-08-05', 4.18],
      ['BC_10YEAR', '2026-08-03', 4.7],
      ['BC_30YEAR', '2026-07-31', 5.27],
    ],
    rows: { BC_10YEAR: 4 },
  },
  {
    // d:BC_2YEAR, d:BC_10YEAR, d:BC_30YEAR beside d:NEW_DATE, 3 entries.
    file: 'treasury_yields/daily_treasury_yield_curve_2026-08.xml',
    host: HOST,
    path: xmlPath(PAR, 2026),
    from: '2026-08-01',
    to: '2026-08-28',
    now: '2026-08-28T16:00:00Z',
    values: [
      ['BC_2YEAR', '2026-08-03', 4.25],
      ['BC_10YEAR', '2026-08-04', 4.63],
      ['BC_30YEAR', '2026-08-05', 5.17],
    ],
    rows: { BC_2YEAR: 3 },
  },
]);

describe.skipIf(!hasRecorded)('treasury, other recorded bodies (skipped where they are not at hand)', () => {
  it('reads the feed of the old service, which has no tenor on some days', () => {
    const read = parseCurveXml(recordedText('treasury_yields/legacy_odata_2021.xml'));
    const on = (series: string, date: string) => read(series).find(([day]) => day === dayOf(date))?.[1];
    // d:BC_10YEAR and d:BC_2YEAR of 4 and 5 January 2021.
    expect(on('BC_10YEAR', '2021-01-04')).toBe(0.93);
    expect(on('BC_10YEAR', '2021-01-05')).toBe(0.96);
    expect(on('BC_2YEAR', '2021-01-05')).toBe(0.13);
  });

  it('takes bill rates for no par curve', () => {
    const text = recordedText('treasury_yields/daily_treasury_bill_rates_2024.csv');
    expect(() => parseCurveCsv(text)).toThrow(expect.objectContaining({ failure: 'changed' }));
  });
});
