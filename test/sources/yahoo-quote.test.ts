import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/paths.ts';
import { SourceError } from '../../src/sources/failure.ts';
import { createHttpDoor } from '../../src/sources/http/create-door.ts';
import type { HttpDoor } from '../../src/sources/http/door.ts';
import type { FetchedSeries, LiveSource } from '../../src/sources/source.ts';
import { createYahooQuoteSource } from '../../src/sources/yahoo-quote.ts';
import { isoOf } from '../../src/time/dates.ts';
import { describeLiveSource } from '../contracts/live-source.ts';
import { type SourceServer, startSourceServer } from '../fakes/source-server.ts';

const RECORDED = join(projectRoot, '../shared/fixtures/yahoo');
const hasRecorded = existsSync(RECORDED);
const SAMPLES = join(projectRoot, 'test/fixtures/sources/yahoo-quote');
const API = 'query1.finance.yahoo.com';
const QUOTE = '/v7/finance/quote';
const summaryPath = (symbol: string): string => `/v10/finance/quoteSummary/${symbol}`;
const CRUMB = 'k7Qz.ab/CD9';
const COOKIE = 'A3=d=AQABBx&S=AQAAAy';
const SIGNAL = new AbortController().signal;
/** When the estimates were recorded: Monday 24 February 2025, before New York opened. */
const MONDAY = Date.UTC(2025, 1, 24, 9, 35);

let server: SourceServer;
let door: HttpDoor;
let source: LiveSource;
let nowMs = MONDAY;

beforeEach(async () => {
  server = await startSourceServer();
  nowMs = MONDAY;
  door = createHttpDoor({
    now: () => nowMs,
    random: () => 0.5,
    sleep: async () => undefined,
    mirror: server.url,
  });
  source = createYahooQuoteSource({ door, now: () => nowMs, keys: {} });
  server.serve('fc.yahoo.com', '/', '<html>not found</html>', {
    status: 404,
    headers: { 'set-cookie': `${COOKIE}; Expires=Tue, 24 Feb 2026 09:35:00 GMT; Domain=.yahoo.com; Secure` },
  });
  server.serve(API, '/v1/test/getcrumb', CRUMB);
});
afterEach(async () => {
  await door.close();
  await server.close();
});

async function read(...series: string[]): Promise<(FetchedSeries | SourceError)[]> {
  const requests = series.map((name) => ({ series: name, fromDay: 0, toDay: 30_000 }));
  const results = await source.fetch(requests, SIGNAL);
  return series.map((name) => results.get(name)!);
}

async function rows(series: string): Promise<[string, number][]> {
  const [result] = await read(series);
  if (result instanceof SourceError) throw result;
  return Array.from(result!.days, (day, i) => [isoOf(day), result!.values[i]!]);
}

const recorded = (name: string): string => readFileSync(join(RECORDED, name), 'utf8');

describe.skipIf(!hasRecorded)('recorded bodies of Yahoo (skipped where the recordings are not there)', () => {
  it("reads Apple's quote of Friday 14 February 2025", async () => {
    server.serve(API, QUOTE, recorded('quote_AAPL.json'));
    // By eye: 244.6, 3,674,405,863,424, 8.31 and 29.434416, at 1739566800 (21:00 UTC).
    expect(await rows('AAPL/price')).toEqual([['2025-02-14', 244.6]]);
    expect(await rows('AAPL/marketCap')).toEqual([['2025-02-14', 3_674_405_863_424]]);
    expect(await rows('AAPL/epsForward')).toEqual([['2025-02-14', 8.31]]);
    expect(await rows('AAPL/forwardPE')).toEqual([['2025-02-14', 29.434416]]);
    expect(await read('TSLA/price')).toMatchObject([{ failure: 'empty' }]);
  });

  it("blends Apple's estimates, now and as they stood", async () => {
    server.serve(API, summaryPath('AAPL'), recorded('quoteSummary_earningsTrend_AAPL.json'));
    const seen = new Map(await rows('AAPL/eps-ntm'));
    // By hand: 218 of 365 days are left to 30 September 2025, so 0.59726 * 7.3157 + 0.40274 * 8.19607.
    expect(seen.get('2025-02-21')).toBeCloseTo(7.67026, 4);
    // 90 days before, 26 November 2024, 308 are left: 0.843836 * 7.38984 + 0.156164 * 8.27286.
    expect(seen.get('2024-11-26')).toBeCloseTo(7.52774, 4);
    // Seven days before is Presidents' Day: 225 left, 0.616438 * 7.33325 + 0.383562 * 8.20992 on the Friday.
    expect(seen.get('2025-02-14')).toBeCloseTo(7.66951, 4);
    // The other two: 25 January, a Saturday, and 26 December.
    expect([...seen.keys()]).toEqual(['2024-11-26', '2024-12-26', '2025-01-24', '2025-02-14', '2025-02-21']);
  });

  it('reads the next report date', async () => {
    server.serve(API, summaryPath('AAPL'), recorded('quoteSummary_calendarEvents_AAPL.json'));
    const [[day, value]] = (await rows('AAPL/nextReport')) as [[string, number]];
    // By eye: 1746010740 is 30 April 2025, 06:59 New York.
    expect([day, isoOf(value)]).toEqual(['2025-02-21', '2025-04-30']);
    expect(await read('AAPL/eps-ntm')).toMatchObject([{ failure: 'empty' }]);
  });

  it('reads one of the seven out of an answer with strangers, and a quote cut down to a few fields', async () => {
    server.serve(API, QUOTE, recorded('quote_AAPL_BABA_multi.json'));
    // By eye: 244.6, 8.31 and 29.434416 of AAPL; BABA stands behind it and is nobody we follow.
    expect(await rows('AAPL/price')).toEqual([['2025-02-14', 244.6]]);
    expect(await rows('AAPL/epsForward')).toEqual([['2025-02-14', 8.31]]);
    expect(await rows('AAPL/forwardPE')).toEqual([['2025-02-14', 29.434416]]);
    // 408.43 stands there, but not in which currency.
    server.serve(API, QUOTE, recorded('quote_MSFT_fields_subset.json'));
    expect(await read('MSFT/price')).toMatchObject([{ failure: 'changed' }]);
  });

  it.each(['quote_GOOG', 'quote_QQQ', 'quote_BTC-USD', 'quote_GC_F', 'quote_EURUSD_X', 'quote_index_VXAPL'])(
    'takes the price of another symbol for nobody: %s',
    async (name) => {
      server.serve(API, QUOTE, recorded(`${name}.json`));
      expect(await read('GOOGL/price', 'AAPL/marketCap')).toMatchObject([
        { failure: 'empty' },
        { failure: 'empty' },
      ]);
    },
  );

  it("blends Alphabet's estimates and reads its next report", async () => {
    server.serve(API, summaryPath('GOOGL'), recorded('quoteSummary_earningsTrend_GOOG.json'));
    const seen = new Map(await rows('GOOGL/eps-ntm'));
    // By hand: 310 of 365 days are left to 31 December 2025, so 0.849315 * 8.9873 + 0.150685 * 10.23907.
    expect(seen.get('2025-02-21')).toBeCloseTo(9.17592, 4);
    // 7 days before: 317 left, 0.868493 * 8.98499 + 0.131507 * 10.24166; 30 before: 340 left, of a Saturday.
    expect(seen.get('2025-02-14')).toBeCloseTo(9.15025, 4);
    expect(seen.get('2025-01-24')).toBeCloseTo(9.05633, 4);
    // 60 before five days more than a year are left: the year alone, 8.94964. 90 before: 400 days, so none.
    expect(seen.get('2024-12-26')).toBe(8.94964);
    expect(seen.size).toBe(4);
    server.serve(API, summaryPath('GOOGL'), recorded('quoteSummary_calendarEvents_GOOG.json'));
    const [[, value]] = (await rows('GOOGL/nextReport')) as [[string, number]];
    // 1745438400 is 23 April 2025, 16:00 New York.
    expect(isoOf(value)).toBe('2025-04-23');
  });

  it.each([
    'quoteSummary_price_AAPL',
    'quoteSummary_price_GOOG',
    'quoteSummary_summaryDetail_AAPL',
    'quoteSummary_summaryDetail_GOOG',
    'quoteSummary_financialData_AAPL',
    'quoteSummary_financialData_GOOG',
    'quoteSummary_defaultKeyStatistics_AAPL',
    'quoteSummary_defaultKeyStatistics_GOOG',
    'quoteSummary_all_GC_F',
  ])('finds no estimate and no report in other modules: %s', async (name) => {
    server.serve(API, summaryPath('AAPL'), recorded(`${name}.json`));
    for (const result of await read('AAPL/eps-ntm', 'AAPL/nextReport'))
      expect(result).toBeInstanceOf(SourceError);
  });

  it('knows the consent page, and a company without fundamentals', async () => {
    server.serve('fc.yahoo.com', '/', 'none', { status: 404 });
    server.serve('finance.yahoo.com', '/quote/AAPL', recorded('error_consent_collectConsent.html'));
    expect(await read('AAPL/price')).toMatchObject([{ failure: 'blocked' }]);
    server.serve('fc.yahoo.com', '/', 'none', { status: 404, headers: { 'set-cookie': COOKIE } });
    server.serve(API, summaryPath('META'), recorded('error_404_quoteSummary_no_fundamentals.json'), {
      status: 404,
    });
    expect(await read('META/eps-ntm')).toMatchObject([{ failure: 'rejected', status: 404 }]);
  });
});

describe('yahoo-quote', () => {
  const sample = { file: join(SAMPLES, 'quote_trading.json') };

  it('asks for cookie and crumb once, and sends both', async () => {
    server.serve(API, QUOTE, sample);
    server.serve(API, summaryPath('NVDA'), { file: join(SAMPLES, 'summary_NVDA.json') });
    await read('NVDA/price', 'TSLA/forwardPE', 'NVDA/eps-ntm', 'NVDA/surprise');
    await read('NVDA/marketCap');
    expect(server.countOf('fc.yahoo.com')).toBe(1);
    expect(server.countOf(API, '/v1/test/getcrumb')).toBe(1);
    const quote = server.requests.find(({ path }) => path.startsWith(QUOTE))!;
    expect(new URL(quote.path, 'https://x').searchParams.get('crumb')).toBe(CRUMB);
    expect(quote.headers.cookie).toBe(COOKIE);
    // One request for all quotes of a fetch.
    expect(server.countOf(API, QUOTE)).toBe(2);
  });

  it('dates a quote of an open market by the close before, and tells the running one apart', async () => {
    server.serve(API, QUOTE, sample);
    nowMs = Date.UTC(2025, 1, 24, 20, 1);
    const [pe, cap, loss] = (await read(
      'NVDA/forwardPE',
      'NVDA/marketCap',
      'TSLA/forwardPE',
    )) as FetchedSeries[];
    // Own sample: price 110 after a close of 100, EPS 4, cap 2,200: at the close P/E 25 and cap 2,000.
    expect([isoOf(pe!.days[0]!), pe!.values[0]]).toEqual(['2025-02-21', 25]);
    expect(cap!.values[0]).toBe(2_000);
    expect(pe!.running).toEqual({ day: pe!.days[0]! + 3, value: 27.5, atMs: 1_740_427_200_000 });
    // A loss of 2 a share at a close of 200.
    expect(loss!.values[0]).toBe(-100);
  });

  it('tells how far the last report was from the estimate, on the session that could react', async () => {
    server.serve(API, QUOTE, sample);
    server.serve(API, summaryPath('NVDA'), { file: join(SAMPLES, 'summary_NVDA.json') });
    // Own sample: 0.96 against 0.80 expected, told on Wednesday 19 February 2025 at 16:20 New York.
    expect(await rows('NVDA/surprise')).toEqual([['2025-02-20', expect.closeTo(20, 9)]]);
  });

  it('renews the crumb once when Yahoo calls it invalid', async () => {
    let refusals = 1;
    server.serve(API, QUOTE, async (_, response) => {
      const bad = refusals-- > 0;
      response.writeHead(bad ? 401 : 200, { 'content-type': 'application/json' });
      response.end(
        bad
          ? '{"finance":{"result":null,"error":{"code":"Unauthorized","description":"Invalid Crumb"}}}'
          : readFileSync(sample.file),
      );
    });
    expect(await rows('NVDA/price')).toHaveLength(1);
    expect(server.countOf(API, '/v1/test/getcrumb')).toBe(2);
    refusals = 5;
    expect(await read('NVDA/price')).toMatchObject([{ failure: 'blocked', status: 401 }]);
    expect(server.countOf(API, '/v1/test/getcrumb')).toBe(3);
  });

  it('takes no sentence for a crumb', async () => {
    server.serve(API, '/v1/test/getcrumb', 'Too Many Requests\r\n');
    expect(await read('NVDA/price')).toMatchObject([{ failure: 'rate-limited' }]);
    server.serve(API, '/v1/test/getcrumb', '');
    expect(await read('NVDA/price')).toMatchObject([{ failure: expect.stringMatching(/changed|empty/) }]);
    // And it recovers: a failed session is not kept.
    server.serve(API, '/v1/test/getcrumb', CRUMB);
    server.serve(API, QUOTE, sample);
    expect(await rows('NVDA/price')).toHaveLength(1);
  });

  it('takes its cookie from the page when the small answer has none', async () => {
    server.serve('fc.yahoo.com', '/', 'none', { status: 404 });
    server.serve('finance.yahoo.com', '/quote/AAPL', '<html>a page</html>', {
      headers: { 'set-cookie': COOKIE },
    });
    server.serve(API, QUOTE, sample);
    expect(await rows('NVDA/price')).toHaveLength(1);
  });

  it('never shows the crumb or the cookie in an error', async () => {
    server.serve(API, QUOTE, `refused crumb=${CRUMB} ${encodeURIComponent(CRUMB)} ${COOKIE}`, {
      status: 403,
    });
    const [refused] = await read('NVDA/price');
    const shown = inspect(refused, { depth: 10 });
    expect(refused).toMatchObject({ failure: 'blocked' });
    for (const secret of [CRUMB, encodeURIComponent(CRUMB), COOKIE]) expect(shown).not.toContain(secret);
  });

  it('refuses other companies, other figures, other currencies', async () => {
    for (const series of ['IBM/price', 'AAPL/beta', 'AAPL', '/price', ''])
      expect(await read(series), series).toMatchObject([{ failure: 'rejected' }]);
    const body = JSON.parse(readFileSync(sample.file, 'utf8'));
    body.quoteResponse.result[0].currency = 'EUR';
    server.serve(API, QUOTE, JSON.stringify(body));
    expect(await read('NVDA/price')).toMatchObject([{ failure: 'changed' }]);
    server.serve(API, QUOTE, '{"quoteResponse":{"result":null}}');
    expect(await read('NVDA/price')).toMatchObject([{ failure: 'changed' }]);
  });
});

const quoteBody = readFileSync(join(SAMPLES, 'quote_trading.json'), 'utf8');
const summaryBody = readFileSync(join(SAMPLES, 'summary_NVDA.json'), 'utf8');

describeLiveSource('yahoo-quote', {
  create: createYahooQuoteSource,
  requests: ['NVDA/price', 'NVDA/forwardPE', 'NVDA/eps-ntm', 'NVDA/surprise'].map((series) => ({
    series,
    fromDay: 20_000,
    toDay: 20_143,
  })),
  serve: (to) => {
    to.serve('fc.yahoo.com', '/', 'none', { status: 404, headers: { 'set-cookie': COOKIE } });
    to.serve(API, '/v1/test/getcrumb', CRUMB);
    to.serve(API, QUOTE, quoteBody);
    to.serve(API, summaryPath('NVDA'), summaryBody);
  },
  expected: [
    { series: 'NVDA/price', date: '2025-02-21', value: 100 },
    { series: 'NVDA/forwardPE', date: '2025-02-21', value: 25 },
    // By hand: 341 of 365 days are left to 31 January 2026, so (341 * 4 + 24 * 5) / 365.
    { series: 'NVDA/eps-ntm', date: '2025-02-21', value: (341 / 365) * 4 + (1 - 341 / 365) * 5 },
    { series: 'NVDA/surprise', date: '2025-02-20', value: (100 * (0.96 - 0.8)) / 0.8 },
  ],
  malformed: [
    { host: API, path: QUOTE, kind: 'json', body: quoteBody },
    { host: API, path: summaryPath('NVDA'), kind: 'json', body: summaryBody },
  ],
  nowMs: Date.UTC(2025, 1, 24, 20, 1),
  unknownSeries: 'IBM/price',
  // The first step is a page that is read for its cookie alone.
  failures: { html: ['blocked'], empty: ['blocked'] },
});
