import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/paths.ts';
import { createAlphaVantageSource } from '../../src/sources/alpha-vantage.ts';
import type { SourceError } from '../../src/sources/failure.ts';
import { createHttpDoor } from '../../src/sources/http/create-door.ts';
import type { HttpDoor } from '../../src/sources/http/door.ts';
import type { FetchedSeries, LiveSource } from '../../src/sources/source.ts';
import { isoOf } from '../../src/time/dates.ts';
import { describeLiveSource } from '../contracts/live-source.ts';
import { type SourceServer, startSourceServer } from '../fakes/source-server.ts';

/** Own samples in the shape of the documented overview: nobody here has recorded one. */

const HOST = 'www.alphavantage.co';
const KEY = 'S4MPLE0K3Y';
/** Monday 24 February 2025, 15:00 in London: New York trades, so Friday is the last closed session. */
const NOW = Date.UTC(2025, 1, 24, 15, 0);
const overview = readFileSync(
  join(projectRoot, 'test/fixtures/sources/alpha-vantage/overview_AAPL.json'),
  'utf8',
);

let server: SourceServer;
let door: HttpDoor;
let source: LiveSource;

beforeEach(async () => {
  server = await startSourceServer();
  door = createHttpDoor({
    now: () => NOW,
    random: () => 0,
    sleep: async () => undefined,
    mirror: server.url,
  });
  source = createAlphaVantageSource({ door, now: () => NOW, keys: { ALPHA_VANTAGE_API_KEY: KEY } });
});
afterEach(async () => {
  await door.close();
  await server.close();
});

async function read(...series: string[]): Promise<(FetchedSeries | SourceError)[]> {
  const requests = series.map((name) => ({ series: name, fromDay: 0, toDay: 30_000 }));
  const results = await source.fetch(requests, new AbortController().signal);
  return series.map((name) => results.get(name)!);
}

describe('alpha-vantage', () => {
  it('reads both figures of a company with one request', async () => {
    server.serve(HOST, '/query', overview);
    const [pe, cap] = (await read('AAPL/forwardPE', 'AAPL/marketCap')) as FetchedSeries[];
    // By eye in the sample: "31.25" and "3650000000000".
    expect([isoOf(pe!.days[0]!), pe!.values[0], cap!.values[0]]).toEqual(['2025-02-21', 31.25, 3.65e12]);
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    [
      `{"Information":"We have detected your API key as ${KEY} and our standard API rate limit is 25 requests per day."}`,
      'rate-limited',
    ],
    ['{"Note":"Our standard API call frequency is 5 calls per minute."}', 'rate-limited'],
    [`{"Information":"The key ${KEY} may not use this premium endpoint."}`, 'blocked'],
    [`{"Error Message":"the parameter apikey is invalid: ${KEY}"}`, 'rejected'],
    ['{}', 'empty'],
    ['{"Symbol":"MSFT","ForwardPE":"30"}', 'changed'],
    ['{"Symbol":"AAPL","Currency":"EUR","ForwardPE":"30"}', 'changed'],
    ['{"Symbol":"AAPL","ForwardPE":"-"}', 'empty'],
    ['{"Symbol":"AAPL","ForwardPE":"None"}', 'empty'],
    ['{"Symbol":"AAPL","ForwardPE":"about 30"}', 'changed'],
  ])('says what it is told: %s', async (body, failure) => {
    server.serve(HOST, '/query', body);
    const [result] = await read('AAPL/forwardPE');
    expect(result).toMatchObject({ failure });
    expect(inspect(result, { depth: 10 })).not.toContain(KEY);
  });

  it('needs a key', async () => {
    const silent = createAlphaVantageSource({ door, now: () => NOW, keys: {} });
    expect(silent.needsKey).toBe('ALPHA_VANTAGE_API_KEY');
    expect(server.requests).toHaveLength(0);
  });
});

describeLiveSource('alpha-vantage', {
  create: createAlphaVantageSource,
  requests: ['AAPL/forwardPE', 'AAPL/marketCap'].map((series) => ({
    series,
    fromDay: 20_000,
    toDay: 20_143,
  })),
  serve: (to) => to.serve(HOST, '/query', overview),
  // By eye in the sample.
  expected: [
    { series: 'AAPL/forwardPE', date: '2025-02-21', value: 31.25 },
    { series: 'AAPL/marketCap', date: '2025-02-21', value: 3_650_000_000_000 },
  ],
  malformed: [{ host: HOST, path: '/query', kind: 'json', body: overview }],
  nowMs: NOW,
  keys: { ALPHA_VANTAGE_API_KEY: KEY },
  unknownSeries: 'IBM/forwardPE',
});
