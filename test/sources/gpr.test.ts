import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createGprSource, parseGpr } from '../../src/sources/gpr.ts';
import { dayOf, isoOf } from '../../src/time/dates.ts';
import { describeLiveSource } from '../contracts/live-source.ts';
import { describeRecorded, hasRecorded, seriesIn } from './recorded-bodies.ts';
import { writeXls } from './xls-writer.ts';

const HOST = 'www.matteoiacoviello.com';
const PATH = '/gpr_files/data_gpr_daily_recent.xls';
/** Days of Excel between 1899-12-30 and 1970-01-01. */
const serialOf = (date: string): number => dayOf(date) + 25_569;
const rowOf = (date: string, ...values: readonly (number | undefined)[]) => [
  date.replaceAll('-', ''),
  300,
  ...values,
  serialOf(date),
];
const HEADER = ['DAY', 'N10D', 'GPRD', 'GPRD_ACT', 'GPRD_THREAT', 'date'];
const workbook = writeXls([
  HEADER,
  rowOf('2026-11-19', 110.5, 98.25, 121.75),
  rowOf('2026-11-20', 140.125, undefined, 150.5),
  rowOf('2026-11-21', 0, 12, 33.25),
]);

describeLiveSource('gpr', {
  create: createGprSource,
  requests: ['GPRD', 'GPRD_ACT', 'GPRD_THREAT'].map((series) => ({
    series,
    fromDay: dayOf('2026-11-01'),
    toDay: dayOf('2026-11-24'),
  })),
  serve: (server) => server.serve(HOST, PATH, workbook),
  // As written above.
  expected: [
    { series: 'GPRD', date: '2026-11-19', value: 110.5 },
    { series: 'GPRD', date: '2026-11-21', value: 0 },
    { series: 'GPRD_ACT', date: '2026-11-21', value: 12 },
    { series: 'GPRD_THREAT', date: '2026-11-20', value: 150.5 },
  ],
  absent: [{ series: 'GPRD_ACT', date: '2026-11-20' }],
  malformed: [{ host: HOST, path: PATH, kind: 'binary', body: workbook }],
  nowMs: Date.parse('2026-11-24T15:30:00Z'),
});

describe('gpr', () => {
  it('refuses a workbook whose two date columns differ', () => {
    const bytes = writeXls([HEADER, ['20261119', 300, 1, 2, 3, serialOf('2026-11-20')]]);
    expect(() => parseGpr(bytes, ['GPRD'], 0)).toThrow(expect.objectContaining({ failure: 'changed' }));
  });

  it('does with one of them', () => {
    const bytes = writeXls([
      ['GPRD', 'date'],
      [77.5, serialOf('2026-11-20')],
    ]);
    const { days, values } = seriesIn(new Map(parseGpr(bytes, ['GPRD'], 0)), 'GPRD');
    expect([[...days], [...values]]).toEqual([[dayOf('2026-11-20')], [77.5]]);
  });

  it('misses one column without the others', () => {
    const bytes = writeXls([
      ['DAY', 'GPRD'],
      ['20261120', 77.5],
    ]);
    const results = new Map(parseGpr(bytes, ['GPRD', 'GPRD_ACT'], 0));
    expect(seriesIn(results, 'GPRD').values).toEqual(Float64Array.of(77.5));
    expect(results.get('GPRD_ACT')).toMatchObject({ failure: 'changed' });
  });
});

/*
 * Rows 1, 12000 and 15121 of the sheet, taken out of the file by another program: a reader of compound files and
 * of NUMBER, RK and LABELSST records that was written for this check alone and shares nothing with this one.
 */
describeRecorded('gpr', createGprSource, [
  {
    file: 'gpr/data_gpr_daily_recent.xls',
    host: HOST,
    path: PATH,
    from: '2026-01-01',
    to: '2026-06-11',
    now: '2026-06-11T12:00:00Z',
    values: [
      ['GPRD', '1985-01-01', 230.0394287109375],
      ['GPRD', '2017-11-08', 181.0870361328125],
      ['GPRD', '2026-05-26', 165.23497009277344],
      ['GPRD_ACT', '1985-01-01', 275.1976013183594],
      ['GPRD_ACT', '2017-11-08', 105.67588806152344],
      ['GPRD_ACT', '2026-05-26', 188.25869750976562],
      ['GPRD_THREAT', '1985-01-01', 153.02798461914062],
      ['GPRD_THREAT', '2017-11-08', 257.0870361328125],
      ['GPRD_THREAT', '2026-05-26', 196.28294372558594],
    ],
    rows: { GPRD: 15_121, GPRD_ACT: 15_121, GPRD_THREAT: 15_121 },
  },
]);

const HISTORY = new URL('../../../shared/history/', import.meta.url);

describe.skipIf(!hasRecorded || !existsSync(HISTORY))(
  'gpr, beside the history that others read out of the same file (skipped where they are not at hand)',
  () => {
    it.each(['GPRD', 'GPRD_ACT', 'GPRD_THREAT'])('agrees on every day of %s', (series) => {
      const bytes = readFileSync(new URL('../fixtures/gpr/data_gpr_daily_recent.xls', HISTORY));
      const { days, values } = seriesIn(new Map(parseGpr(bytes, [series], 0)), series);
      const read = new Map(Array.from(days, (day, i) => [isoOf(day), values[i]]));
      const history = readFileSync(new URL(`${series}.csv`, HISTORY), 'utf8')
        .trim()
        .split('\n')
        .slice(1);
      expect(history.length).toBeGreaterThan(3_000);
      const other = history
        .map((line) => line.split(',') as [string, string])
        .filter(([date, value]) => read.get(date) !== Number(value));
      expect(other).toEqual([]);
    });
  },
);
