import { describe, expect, it } from 'vitest';
import { createAlternativeMeSource, parseFearAndGreed } from '../../src/sources/alternative-me.ts';
import { dayOf } from '../../src/time/dates.ts';
import { describeLiveSource } from '../contracts/live-source.ts';
import { ask, describeRecorded, sample } from './recorded-bodies.ts';

const HOST = 'api.alternative.me';
const range = { from: '2026-11-20', to: '2026-11-24', now: '2026-11-24T15:30:00Z' };
const index = { host: HOST, path: '/fng/', body: sample('alternative-me/fng.json') };

// 1795478400 is 2026-11-24 00:00 UTC; values as they stand in test/fixtures/sources/alternative-me.
describeLiveSource('alternative-me', {
  create: createAlternativeMeSource,
  requests: [{ series: 'fng', fromDay: dayOf(range.from), toDay: dayOf(range.to) }],
  serve: (server) => server.serve(index.host, index.path, index.body),
  expected: [
    { series: 'fng', date: '2026-11-24', value: 18 },
    { series: 'fng', date: '2026-11-23', value: 22 },
    { series: 'fng', date: '2026-11-22', value: 27 },
  ],
  malformed: [{ ...index, kind: 'json' }],
  nowMs: Date.parse(range.now),
});

describe('alternative-me', () => {
  it('asks for the rows from today back, or for all when that is simpler', async () => {
    const short = await ask(createAlternativeMeSource, [index], { ...range, series: ['fng'] });
    // Five days and two to spare.
    expect(short.paths).toEqual([`${HOST}/fng/?limit=7&format=json`]);
    const long = await ask(createAlternativeMeSource, [index], {
      ...range,
      from: '2018-02-01',
      series: ['fng'],
    });
    expect(long.paths).toEqual([`${HOST}/fng/?limit=0&format=json`]);
  });

  it('says that its own error is a refusal', () => {
    expect(() =>
      parseFearAndGreed('{"name":"Fear and Greed Index","data":null,"metadata":{"error":"no"}}', ['fng'], 0),
    ).toThrow(expect.objectContaining({ failure: 'rejected' }));
  });
});

// value beside timestamp: 1780704000 is 2026-06-06; 400 rows, recorded without their envelope.
describeRecorded('alternative-me', createAlternativeMeSource, [
  {
    file: 'alternative_me/fng_data_array.json',
    host: HOST,
    path: '/fng/',
    envelope: (text) => `{"name":"Fear and Greed Index","data":${text},"metadata":{"error":null}}`,
    from: '2025-05-03',
    to: '2026-06-06',
    now: '2026-06-06T13:55:00Z',
    values: [
      ['fng', '2026-06-06', 12],
      ['fng', '2026-06-02', 23],
      ['fng', '2025-11-18', 11],
      ['fng', '2025-05-03', 65],
    ],
    rows: { fng: 400 },
  },
]);
