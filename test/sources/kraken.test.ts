import { describe, expect, it } from 'vitest';
import { createKrakenSource, parseKrakenOhlc } from '../../src/sources/kraken.ts';
import { dayOf } from '../../src/time/dates.ts';
import { describeLiveSource } from '../contracts/live-source.ts';
import { datesOf, itRecorded, openSource, recorded, sample } from './market-setup.ts';

const HOST = 'api.kraken.com';
const PATH = '/0/public/OHLC';
const NOW = '2026-11-24T15:30:00Z';
const RANGE = ['XBTUSD', '2026-11-22', '2026-11-24'] as const;

describe('Kraken', () => {
  it('reads the pair under its legacy name and keeps the last row out', async () => {
    const { server, read } = await openSource(createKrakenSource, NOW);
    server.serve(HOST, PATH, sample('kraken/ohlc.json'));
    const series = await read(...RANGE);
    // As written in the sample.
    expect(datesOf(series)).toEqual(['2026-11-22', '2026-11-23']);
    expect([...series.values]).toEqual([90510.5, 92010]);
    expect(series.running?.value).toBe(93010);
    expect(server.requests[0]?.path).toBe('/0/public/OHLC?pair=XBTUSD&interval=1440');
  });

  it.each([
    ['EQuery:Unknown asset pair', 'rejected'],
    ['EAPI:Rate limit exceeded', 'rate-limited'],
    ['EGeneral:Too many requests', 'rate-limited'],
    ['EService:Unavailable', 'server-error'],
    ['EGeneral:Internal error', 'server-error'],
  ])('reads the error %s with status 200 as %s', async (message, failure) => {
    const source = await openSource(createKrakenSource, NOW);
    source.server.serve(HOST, PATH, JSON.stringify({ error: [message] }));
    expect((await source.failure(...RANGE)).failure).toBe(failure);
  });

  it('reads on over a warning', async () => {
    const { server, read } = await openSource(createKrakenSource, NOW);
    server.serve(
      HOST,
      PATH,
      sample('kraken/ohlc.json').replace('"error": []', '"error": ["WGeneral:Something"]'),
    );
    expect((await read(...RANGE)).days).toHaveLength(2);
  });

  itRecorded('reads closes of the recorded minute bars, and refuses them as days', async () => {
    const body = recorded('kraken/OHLC_XBTUSDT_1m.json');
    // Read by eye: first row [1762811280, ..., "105331.5" as close], third [1762811400, ..., "105342.4"],
    // last [1762820220, ..., "105899.4"]; 150 rows.
    const rows = parseKrakenOhlc(body);
    expect(rows[0]).toEqual({ startSeconds: 1762811280, close: 105331.5 });
    expect(rows[2]).toEqual({ startSeconds: 1762811400, close: 105342.4 });
    expect(rows.at(-1)).toEqual({ startSeconds: 1762820220, close: 105899.4 });
    expect(rows).toHaveLength(150);
    const { server, failure } = await openSource(createKrakenSource, NOW);
    server.serve(HOST, PATH, body);
    expect((await failure('XBTUSDT', '2025-11-01', '2025-11-11')).failure).toBe('changed');
  });

  itRecorded.each(['SystemStatus', 'Ticker_XBTUSDT', 'futures_tickers'])(
    'takes no value from the body of another route: %s',
    async (name) => {
      const { server, failure } = await openSource(createKrakenSource, NOW);
      server.serve(HOST, PATH, recorded(`kraken/${name}.json`));
      expect((await failure(...RANGE)).failure).toBe('changed');
    },
  );
});

describeLiveSource('kraken', {
  create: createKrakenSource,
  nowMs: Date.parse(NOW),
  requests: [{ series: 'XBTUSD', fromDay: dayOf('2026-11-22'), toDay: dayOf('2026-11-24') }],
  serve: (server) => server.serve(HOST, PATH, sample('kraken/ohlc.json')),
  // As written in the sample.
  expected: [
    { series: 'XBTUSD', date: '2026-11-22', value: 90510.5 },
    { series: 'XBTUSD', date: '2026-11-23', value: 92010 },
  ],
  absent: [{ series: 'XBTUSD', date: '2026-11-24' }],
  malformed: [{ host: HOST, path: PATH, kind: 'json', body: sample('kraken/ohlc.json') }],
});
