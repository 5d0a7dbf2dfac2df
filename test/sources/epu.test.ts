import { createEpuSource } from '../../src/sources/epu.ts';
import { dayOf } from '../../src/time/dates.ts';
import { describeLiveSource } from '../contracts/live-source.ts';
import { describeRecorded, sample } from './recorded-bodies.ts';

const file = {
  host: 'www.policyuncertainty.com',
  path: '/media/All_Daily_Policy_Data.csv',
  body: sample('epu/daily.csv'),
};
const SERIES = 'daily_policy_index';

// Values as they stand in test/fixtures/sources/epu.
describeLiveSource('epu', {
  create: createEpuSource,
  requests: [{ series: SERIES, fromDay: dayOf('2026-10-01'), toDay: dayOf('2026-11-24') }],
  serve: (server) => server.serve(file.host, file.path, file.body),
  expected: [
    { series: SERIES, date: '2026-10-30', value: 301.25 },
    { series: SERIES, date: '2026-10-31', value: 288.5 },
    { series: SERIES, date: '2026-11-02', value: 310.75 },
  ],
  absent: [{ series: SERIES, date: '2026-11-01' }],
  malformed: [{ ...file, kind: 'csv' }],
  nowMs: Date.parse('2026-11-24T15:30:00Z'),
});

// day,month,year,daily_policy_index; 14,844 rows under the header.
describeRecorded('epu', createEpuSource, [
  {
    file: 'epu/All_Daily_Policy_Data.csv',
    host: file.host,
    path: file.path,
    from: '2025-01-01',
    to: '2025-12-31',
    now: '2026-03-24T12:00:00Z',
    values: [
      [SERIES, '1985-01-02', 296.43],
      [SERIES, '2017-11-07', 100.93],
      [SERIES, '2025-08-22', 166.59],
    ],
    rows: { [SERIES]: 14_844 },
  },
]);
