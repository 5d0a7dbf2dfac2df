import { describe, expect, it } from 'vitest';
import { createFredSource, parseFredCsv, parseFredJson } from '../../src/sources/fred.ts';
import { dayOf } from '../../src/time/dates.ts';
import { describeLiveSource } from '../contracts/live-source.ts';
import {
  ask,
  askTwice,
  describeRecorded,
  failureIn,
  hasRecorded,
  recordedText,
  sample,
  seriesIn,
  valueOn,
} from './recorded-bodies.ts';

const EXPORT = 'fred.stlouisfed.org';
const API = 'api.stlouisfed.org';
const NOW = '2026-11-24T15:30:00Z';
const KEY = { FRED_API_KEY: 'abcdef0123456789abcdef0123456789' };
const range = { from: '2026-11-01', to: '2026-11-24', now: NOW };

const csvOf = (id: string) => (url: URL) =>
  url.pathname === '/graph/fredgraph.csv' && url.searchParams.get('id') === id;
const jsonOf = (id: string) => (url: URL) =>
  url.pathname === '/fred/series/observations' && url.searchParams.get('series_id') === id;
const repo = { host: EXPORT, path: csvOf('RRPONTSYD'), body: sample('fred/RRPONTSYD.csv') };
const reserves = { host: EXPORT, path: csvOf('WRESBAL'), body: sample('fred/WRESBAL.csv') };

// Values as they stand in test/fixtures/sources/fred.
describeLiveSource('fred without a key', {
  create: createFredSource,
  requests: ['RRPONTSYD', 'WRESBAL'].map((series) => ({
    series,
    fromDay: dayOf('2026-11-01'),
    toDay: dayOf('2026-11-24'),
  })),
  serve: (server) => {
    for (const { host, path, body } of [repo, reserves]) server.serve(host, path, body);
  },
  expected: [
    { series: 'RRPONTSYD', date: '2026-11-09', value: 1.25 },
    { series: 'RRPONTSYD', date: '2026-11-12', value: 0.004 },
    { series: 'WRESBAL', date: '2026-11-18', value: 2_998_750 },
  ],
  absent: [
    { series: 'RRPONTSYD', date: '2026-11-11' },
    { series: 'WRESBAL', date: '2026-11-11' },
  ],
  malformed: [repo, reserves].map((route) => ({ ...route, kind: 'csv' })),
  nowMs: Date.parse(NOW),
});

const upper = { host: API, path: jsonOf('DFEDTARU'), body: sample('fred/DFEDTARU.json') };
describeLiveSource('fred with a key', {
  create: createFredSource,
  keys: KEY,
  requests: [{ series: 'DFEDTARU', fromDay: dayOf('2026-11-01'), toDay: dayOf('2026-11-24') }],
  serve: (server) => server.serve(upper.host, upper.path, upper.body),
  expected: [
    { series: 'DFEDTARU', date: '2026-11-19', value: 3.75 },
    { series: 'DFEDTARU', date: '2026-11-22', value: 3.5 },
  ],
  absent: [{ series: 'DFEDTARU', date: '2026-11-20' }],
  malformed: [{ ...upper, kind: 'json' }],
  nowMs: Date.parse(NOW),
});

describe('fred', () => {
  it('asks for half a year more, so that a quarterly value is among it', async () => {
    const { paths } = await ask(createFredSource, [repo], { ...range, series: ['RRPONTSYD'] });
    // 2026-11-01 less 200 days.
    expect(paths).toEqual([`${EXPORT}/graph/fredgraph.csv?id=RRPONTSYD&cosd=2026-04-15&coed=2026-11-24`]);
  });

  it('asks for each series by itself', async () => {
    const { paths } = await ask(createFredSource, [repo, reserves], {
      ...range,
      series: ['RRPONTSYD', 'WRESBAL'],
    });
    expect(paths).toHaveLength(2);
  });

  it('reads the API when there is a key, and leaves the export alone', async () => {
    const { results, paths } = await ask(createFredSource, [upper], {
      ...range,
      series: ['DFEDTARU'],
      keys: KEY,
    });
    expect(valueOn(results, 'DFEDTARU', '2026-11-21')).toBe(3.5);
    expect(paths).toHaveLength(1);
    expect(paths[0]).toContain('observation_start=2026-04-15&observation_end=2026-11-24');
  });

  it('reads without a key when the key is refused, says so, and tries it once only', async () => {
    const refusal = {
      host: API,
      path: '/fred/series/observations',
      status: 400,
      // The wording that FRED has for a key it does not know.
      body: '{"error_code":400,"error_message":"Bad Request.  The value for variable api_key is not registered."}',
    };
    const [first, second] = await askTwice(createFredSource, [refusal, repo], {
      ...range,
      series: ['RRPONTSYD'],
      keys: KEY,
    });
    expect(seriesIn(first.results, 'RRPONTSYD').notes).toEqual([
      'FRED_API_KEY was refused; read without a key',
    ]);
    expect(first.paths.map((path) => path.split('/')[0])).toEqual([API, EXPORT]);
    expect(second.paths.map((path) => path.split('/')[0])).toEqual([EXPORT]);
    expect(seriesIn(second.results, 'RRPONTSYD').notes).toHaveLength(1);
  });

  it('does not blame the key for a series that nobody knows', async () => {
    const { results } = await ask(createFredSource, [], { ...range, series: ['NOSUCHSERIES'], keys: KEY });
    expect(failureIn(results, 'NOSUCHSERIES')).toBe('rejected');
  });

  it('reads the export while the API is down, and says so', async () => {
    const down = { host: API, path: '/fred/series/observations', status: 503, body: 'down' };
    const { results } = await ask(createFredSource, [down, repo], {
      ...range,
      series: ['RRPONTSYD'],
      keys: KEY,
    });
    expect(seriesIn(results, 'RRPONTSYD').notes).toEqual(['the API failed (server-error); read without it']);
  });

  it('refuses a body in which billions become millions', () => {
    const text = 'observation_date,WRESBAL\n2025-04-16,3240.125\n2025-04-23,3221500\n';
    expect(() => parseFredCsv(text, 'WRESBAL', 0)).toThrow(
      expect.objectContaining({ failure: 'implausible', message: expect.stringContaining('2025-04-23') }),
    );
  });

  it('leaves a small amount that grows a thousandfold alone', () => {
    const text = 'observation_date,RRPONTSYD\n2026-11-12,0.004\n2026-11-13,4.000\n';
    expect(parseFredCsv(text, 'RRPONTSYD', 0).values).toEqual(Float64Array.of(0.004, 4));
  });

  it('keeps rows ahead of today, which FRED has where a rate is set in advance', () => {
    const text = 'observation_date,IORB\n2026-11-24,3.40\n2026-11-27,3.40\n';
    expect(parseFredCsv(text, 'IORB', 0).days).toEqual(
      Int32Array.of(dayOf('2026-11-24'), dayOf('2026-11-27')),
    );
  });

  it('refuses values that are transformed, and another series under the name', () => {
    expect(() => parseFredJson('{"units":"pch","observations":[]}', 'GDP', 0)).toThrow(
      expect.objectContaining({ failure: 'changed' }),
    );
    expect(() => parseFredCsv('observation_date,DGS2\n2026-11-12,4.1\n', 'DGS10', 0)).toThrow(
      expect.objectContaining({ failure: 'changed' }),
    );
  });

  it.skipIf(!hasRecorded)('reads a refusal in place of data (skipped where no body is at hand)', () => {
    // {"error_code":400,...}: the words are cut short in the recording, the rest is whole.
    const text = recordedText('fred/error_400_bad_api_key.txt');
    expect(() => parseFredJson(text, 'GDP', 0)).toThrow(expect.objectContaining({ failure: 'rejected' }));
  });
});

const graph = (
  id: string,
  values: readonly (readonly [date: string, value: number | undefined])[],
  rows?: number,
  file = id,
) => ({
  file: `fredgraph/${file}.csv`,
  host: EXPORT,
  path: csvOf(id),
  from: '2026-01-01',
  to: '2026-05-27',
  now: '2026-05-27T12:00:00Z',
  values: values.map(([date, value]) => [id, date, value] as const),
  ...(rows === undefined ? {} : { rows: { [id]: rows } }),
});

// Every value is the text that stands beside its date in the recorded file.
describeRecorded('fred', createFredSource, [
  graph('CPIAUCSL', [
    ['1947-01-01', 21.48],
    ['2025-10-01', undefined],
    ['2025-11-01', 325.063],
    ['2026-04-01', 332.407],
  ]),
  graph('DCOILWTICO', [
    ['2023-04-25', 77.05],
    ['2024-06-14', 79.41],
    ['2026-05-18', 112.25],
  ]),
  graph('DFF', [
    ['2015-01-02', 0.12],
    ['2015-10-26', 0.12],
    ['2025-03-19', 4.33],
  ]),
  graph('DGS10', [
    ['2023-05-02', 3.44],
    ['2024-11-08', 4.3],
    ['2024-11-11', undefined],
    ['2026-05-22', 4.56],
  ]),
  graph('DGS2', [
    ['2023-05-01', 4.14],
    ['2024-06-20', 4.7],
    ['2026-05-22', 4.13],
  ]),
  graph('DTWEXBGS', [
    ['2023-05-01', 119.4435],
    ['2024-06-20', 124.192],
    ['2026-05-22', 119.2868],
  ]),
  graph('NASDAQCOM', [
    ['2021-04-14', 13_857.84],
    ['2022-06-06', 12_061.37],
    ['2026-04-14', 23_639.08],
  ]),
  graph('PAYEMS', [
    ['1939-01-01', 29_923],
    ['1963-11-01', 57_255],
    ['2025-12-01', 159_526],
  ]),
  graph('RRPONTSYD', [
    ['2003-02-10', undefined],
    ['2025-04-30', 250.601],
    ['2026-05-25', undefined],
    ['2026-05-26', 1.787],
  ]),
  graph('SOFR', [
    ['2018-04-03', 1.83],
    ['2020-03-17', 0.54],
    ['2026-05-22', 3.55],
  ]),
  graph('SP500', [
    ['2021-04-14', 4_124.66],
    ['2022-06-06', 4_121.43],
    ['2026-04-14', 6_967.38],
  ]),
  graph('T10Y2Y', [
    ['2023-05-03', -0.51],
    ['2026-05-25', undefined],
    ['2026-05-26', 0.49],
  ]),
  graph('UNRATE', [
    ['1948-01-01', 3.4],
    ['2025-10-01', undefined],
    ['2025-11-01', 4.5],
    ['2026-04-01', 4.3],
  ]),
  graph('USEPUINDXD', [
    ['2023-01-02', 185.33],
    ['2023-10-27', 90.17],
    ['2025-03-11', 478.36],
  ]),
  graph('VIXCLS', [
    ['2021-04-13', 16.65],
    ['2022-06-03', 24.79],
    ['2026-04-13', 19.12],
  ]),
  graph('WALCL', [
    ['2002-12-18', 719_542],
    ['2020-03-18', 4_668_212],
    ['2026-05-20', 6_713_643],
  ]),
  // Since early 2026 in $ millions.
  graph('WRESBAL', [
    ['2002-12-18', 9_028],
    ['2025-12-31', 2_957_410],
    ['2026-05-20', 3_129_562],
  ]),
]);

describe.skipIf(!hasRecorded)('fred, recorded bodies of its API (skipped where they are not at hand)', () => {
  it.each([
    // date and value as they stand in the file; "." on 1946-01-01.
    ['GDP', 'GDP_quarterly', '1946-01-01', undefined, '1971-01-01', 1_135.156, '2024-07-01', 29_349.924],
    ['DFEDTARU', 'DFEDTARU_daily', '2022-03-16', 0.25, '2022-03-17', 0.5, '2026-07-31', 3.75],
    ['WPU1017', 'WPU1017_monthly', '2021-08-01', 399.074, '2022-06-01', 420.183, '2026-06-01', 361.439],
    ['SP500', 'SP500_desc_limit10', '2026-08-17', 7_745.06, '2026-08-24', 7_652.86, '2026-08-28', 7_711.76],
  ] as const)('reads %s', async (id, file, ...expected) => {
    const { results } = await ask(
      createFredSource,
      [{ host: API, path: jsonOf(id), body: recordedText(`fred/observations_${file}.json`) }],
      { series: [id], from: '2026-01-01', to: '2026-08-28', now: '2026-08-28T12:00:00Z', keys: KEY },
    );
    for (let i = 0; i < expected.length; i += 2) {
      expect(valueOn(results, id, expected[i] as string)).toBe(expected[i + 1]);
    }
  });

  it('reads the billions of 2025 as they stand: the guard behind it knows that they are no millions', () => {
    const text = recordedText('fredgraph/WRESBAL_2025_in_billions.csv');
    const { days, values } = parseFredCsv(text, 'WRESBAL', 0);
    expect(values[days.indexOf(dayOf('2015-01-07'))]).toBe(2_600.598);
    expect(values[days.indexOf(dayOf('2016-11-23'))]).toBe(2_130.901);
    expect(values[days.indexOf(dayOf('2025-01-01'))]).toBe(3_095.997);
  });

  it('refuses old billions with new millions behind them', () => {
    const old = recordedText('fredgraph/WRESBAL_2025_in_billions.csv');
    const later = recordedText('fredgraph/WRESBAL.csv')
      .split('\n')
      .filter((line) => line > '2025-01-02' && line < '3');
    expect(() => parseFredCsv(`${old}${later.join('\n')}\n`, 'WRESBAL', 0)).toThrow(
      expect.objectContaining({ failure: 'implausible' }),
    );
  });

  it('takes descriptions of a series or a release for no values', () => {
    for (const file of ['series_info_GDP', 'series_release_GDP', 'release_10']) {
      expect(() => parseFredJson(recordedText(`fred/${file}.json`), 'GDP', 0)).toThrow(
        expect.objectContaining({ failure: 'changed' }),
      );
    }
  });
});
