import { describe, expect, it } from 'vitest';
import { createFreddieMacSource, parseFreddieMac } from '../../src/sources/freddie-mac.ts';
import { dayOf } from '../../src/time/dates.ts';
import { describeLiveSource } from '../contracts/live-source.ts';
import { describeRecorded, sample } from './recorded-bodies.ts';

const file = {
  host: 'www.freddiemac.com',
  path: '/pmms/docs/PMMS_history.csv',
  body: sample('freddie-mac/PMMS_history.csv'),
};

// Values as they stand in test/fixtures/sources/freddie-mac: one row without quotes, three with.
describeLiveSource('freddie-mac', {
  create: createFreddieMacSource,
  requests: ['pmms30', 'pmms15'].map((series) => ({
    series,
    fromDay: dayOf('2026-10-01'),
    toDay: dayOf('2026-11-24'),
  })),
  serve: (server) => server.serve(file.host, file.path, file.body),
  expected: [
    { series: 'pmms30', date: '2026-10-29', value: 6.21 },
    { series: 'pmms30', date: '2026-11-19', value: 6.3 },
    { series: 'pmms15', date: '2026-10-29', value: 5.48 },
    { series: 'pmms15', date: '2026-11-12', value: 5.53 },
  ],
  absent: [{ series: 'pmms30', date: '2026-11-12' }],
  malformed: [{ ...file, kind: 'csv' }],
  nowMs: Date.parse('2026-11-24T15:30:00Z'),
});

describe('freddie-mac', () => {
  it('refuses a row with a number of cells that no row has', () => {
    const header = 'date,pmms30,pmms30p,pmms15,pmms15p,pmms51,pmms51p,pmms51m,pmms51spread\r\n';
    expect(() => parseFreddieMac(`${header}"11/19/2026","6.3","","5.6","5.6"\r\n`, ['pmms30'], 0)).toThrow(
      expect.objectContaining({ failure: 'changed' }),
    );
  });
});

// Columns pmms30 and pmms15 beside the date, 300 rows.
describeRecorded('freddie-mac', createFreddieMacSource, [
  {
    file: 'freddie_mac/PMMS_history.csv',
    host: file.host,
    path: file.path,
    from: '2024-01-01',
    to: '2024-12-31',
    now: '2024-12-31T12:00:00Z',
    values: [
      ['pmms30', '2019-03-07', 4.41],
      ['pmms30', '2022-01-13', 3.45],
      ['pmms30', '2024-11-27', 6.81],
      ['pmms15', '2022-01-20', 2.79],
      ['pmms15', '2024-11-27', 6.1],
    ],
    rows: { pmms30: 300 },
  },
]);
