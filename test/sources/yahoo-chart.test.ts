import { describe, expect, it } from 'vitest';
import { parseYahooChart } from '../../src/sources/market/yahoo-chart-body.ts';
import { createYahooChartSource } from '../../src/sources/yahoo-chart.ts';
import { dayOf } from '../../src/time/dates.ts';
import { describeLiveSource } from '../contracts/live-source.ts';
import { at, datesOf, itRecorded, openSource, recorded, sample } from './market-setup.ts';

const HOST = 'query1.finance.yahoo.com';
const chart = (symbol: string): string => `/v8/finance/chart/${encodeURIComponent(symbol)}`;
/** 10:30 in New York. */
const NOW = '2026-11-24T15:30:00Z';
const ETF = ['SPY/adjusted', '2026-11-19', '2026-11-24'] as const;

describe('Yahoo chart', () => {
  it('gives adjusted closes or plain ones, as the series says', async () => {
    const { server, read } = await openSource(createYahooChartSource, NOW);
    server.serve(HOST, chart('SPY'), sample('yahoo/SPY_in_session.json'));
    // Sample: closes 765.25, null, 770.5; adjusted 760.25, null, 768.5.
    expect([...(await read(...ETF)).values]).toEqual([760.25, 768.5]);
    expect([...(await read('SPY', ETF[1], ETF[2])).values]).toEqual([765.25, 770.5]);
  });

  it('keeps the session that is going on out, with its double row, as the running value', async () => {
    const { server, read } = await openSource(createYahooChartSource, NOW);
    server.serve(HOST, chart('SPY'), sample('yahoo/SPY_in_session.json'));
    const series = await read(...ETF);
    expect(datesOf(series)).toEqual(['2026-11-19', '2026-11-23']);
    expect(series.running).toEqual({
      day: dayOf('2026-11-24'),
      value: 771.4,
      atMs: Date.parse('2026-11-24T15:29:58Z'),
    });
    expect(series.notes).toEqual([
      '1 row without a close left out',
      'the unfinished bar of 2026-11-24 was left out',
    ]);
  });

  it.each([
    // The bell is at 21:00 UTC. Ten minutes later the close may still change.
    ['2026-11-24T21:10:00Z', '2026-11-24T21:00:01Z', false],
    ['2026-11-24T21:30:00Z', '2026-11-24T21:00:01Z', true],
    // The last trade that Yahoo knows is of the afternoon: an old copy.
    ['2026-11-24T21:30:00Z', '2026-11-24T19:00:00Z', false],
    // Past midnight in New York.
    ['2026-11-25T05:31:00Z', '2026-11-24T19:00:00Z', true],
  ])('at %s, with a last trade of %s, the close of the day is there: %s', async (now, lastTrade, isThere) => {
    const { server, read } = await openSource(createYahooChartSource, now);
    const body = sample('yahoo/SPY_in_session.json').replaceAll(
      String(Date.parse('2026-11-24T15:29:58Z') / 1_000),
      String(Date.parse(lastTrade) / 1_000),
    );
    server.serve(HOST, chart('SPY'), body);
    const series = await read('SPY', '2026-11-19', '2026-11-25');
    expect(at(series, '2026-11-24')).toBe(isThere ? 771.4 : undefined);
    expect(series.running?.value).toBe(isThere ? undefined : 771.4);
  });

  it('dates bars of currencies by London, also where a bar starts an hour early', async () => {
    // Clocks went back on Sunday 2026-10-25; the bar of Monday starts at 23:00 of that Sunday.
    const { server, read } = await openSource(createYahooChartSource, '2026-10-27T20:16:00Z');
    server.serve(HOST, chart('JPY=X'), sample('yahoo/JPY_clock_change.json'));
    const series = await read('JPY=X', '2026-10-22', '2026-10-27');
    expect(datesOf(series)).toEqual(['2026-10-22', '2026-10-23', '2026-10-26']);
    expect([...series.values]).toEqual([155.1, 155.4, 156.2]);
    // The double row of the running day.
    expect(series.running).toMatchObject({ day: dayOf('2026-10-27'), value: 157.05 });
  });

  it('gives an evening trade of a future to the next trading day, and keeps the mixed bar out', async () => {
    // 21:17 on Monday the 23rd in New York: the session of the 24th has begun.
    const { server, read } = await openSource(createYahooChartSource, '2026-11-24T02:17:00Z');
    server.serve(HOST, chart('GC=F'), sample('yahoo/GC_evening.json'));
    const series = await read('GC=F', '2026-11-19', '2026-11-24');
    expect(datesOf(series)).toEqual(['2026-11-19', '2026-11-20']);
    expect(series.running).toMatchObject({ day: dayOf('2026-11-24'), value: 4180.75 });
    expect(server.requests[0]?.path).toMatch(
      /^\/v8\/finance\/chart\/GC%3DF\?period1=\d+&period2=\d+&interval=1d&/,
    );
  });

  it('takes the close of Tokyo on the morning of New York', async () => {
    // 07:05 UTC: 35 minutes after the bell of Tokyo.
    const { server, read } = await openSource(createYahooChartSource, '2026-11-24T07:05:00Z');
    server.serve(HOST, chart('^N225'), sample('yahoo/N225_closed.json'));
    const series = await read('^N225', '2026-11-20', '2026-11-24');
    expect(at(series, '2026-11-24')).toBe(52480.25);
    expect(series.running).toBeUndefined();
  });

  it('says empty when the window holds no session, and refuses a split that is not applied', async () => {
    const { server, failure } = await openSource(createYahooChartSource, '2026-11-22T12:00:00Z');
    server.serve(HOST, chart('SPY'), sample('yahoo/no_session.json'));
    expect((await failure('SPY', '2026-11-14', '2026-11-15')).failure).toBe('empty');
    const description = "Data doesn't exist for startDate = 1795219200, endDate = 1795392000";
    server.serve(HOST, chart('SPY'), JSON.stringify({ chart: { error: { description } } }), { status: 400 });
    expect((await failure('SPY', '2026-11-21', '2026-11-22')).failure).toBe('empty');
    server.serve(HOST, chart('NVDA'), sample('yahoo/split_not_applied.json'));
    expect((await failure('NVDA', '2026-11-19', '2026-11-23')).failure).toBe('implausible');
  });

  it.each([
    ['weeks instead of days', '"dataGranularity": "1d"', '"dataGranularity": "1wk"', 'changed'],
    ['another symbol', '"symbol": "SPY"', '"symbol": "SPYG"', 'changed'],
    ['a zone that is none', 'America/New_York', 'Mars/Olympus', 'changed'],
    ['closes that are too few', '760.25,', '', 'changed'],
    ['adjusted closes that are missing', '"adjclose": [', '"adjusted": [', 'changed'],
    ['a close as text', '768.5', '"768.5"', 'changed'],
  ])('refuses %s', async (_, before, after, failure) => {
    const source = await openSource(createYahooChartSource, NOW);
    const body = sample('yahoo/SPY_in_session.json');
    expect(body).toContain(before);
    source.server.serve(HOST, chart('SPY'), body.replace(before, after));
    expect((await source.failure(...ETF)).failure).toBe(failure);
  });

  it('reads an error in a body with status 200, a page and a notice for what they are', async () => {
    const { server, failure } = await openSource(createYahooChartSource, NOW);
    server.serve(HOST, chart('SPY'), sample('yahoo/error_in_body.json'));
    expect((await failure(...ETF)).failure).toBe('rejected');
    server.serve(HOST, chart('SPY'), 'Too Many Requests', { status: 429 });
    expect((await failure(...ETF)).failure).toBe('rate-limited');
    expect((await failure('SPY adjusted', ETF[1], ETF[2])).failure).toBe('rejected');
  });

  it('leaves a glitch out and refuses a history that changes its size', async () => {
    const { server, read, failure } = await openSource(createYahooChartSource, NOW);
    const days = [16, 17, 18, 19, 20].map((date) => Date.UTC(2026, 10, date, 14, 30) / 1_000);
    const body = (closes: readonly number[]): string =>
      JSON.stringify({
        chart: {
          result: [
            {
              meta: { symbol: 'SPY', exchangeTimezoneName: 'America/New_York', dataGranularity: '1d' },
              timestamp: days,
              indicators: { quote: [{ close: closes }] },
            },
          ],
          error: null,
        },
      });
    server.serve(HOST, chart('SPY'), body([760, 761, 0.0001, 762, 763]));
    expect([...(await read('SPY', '2026-11-16', '2026-11-20')).values]).toEqual([760, 761, 762, 763]);
    server.serve(HOST, chart('SPY'), body([760, 761, 762, 763, 7640]));
    expect([...(await read('SPY', '2026-11-16', '2026-11-20')).values]).toEqual([760, 761, 762, 763]);
    server.serve(HOST, chart('SPY'), body([7600, 7610, 762, 763, 764]));
    expect((await failure('SPY', '2026-11-16', '2026-11-20')).failure).toBe('implausible');
  });
});

describe('Yahoo chart, recorded', () => {
  itRecorded('AAPL over its split of 2020: both kinds of closes, no fall at the split', async () => {
    const { server, read } = await openSource(createYahooChartSource, '2025-02-20T11:47:42Z');
    server.serve(HOST, chart('AAPL'), recorded('yahoo/chart_AAPL_2020-08-31_2020-11-07_1d.json'));
    const plain = await read('AAPL', '2020-08-31', '2020-11-06');
    // Read by eye, close[0], [1], [48]: 129.0399932861328, 134.17999267578125, 118.69000244140625.
    expect(at(plain, '2020-08-31')).toBe(129.0399932861328);
    expect(at(plain, '2020-09-01')).toBe(134.17999267578125);
    expect(at(plain, '2020-11-06')).toBe(118.69000244140625);
    expect(plain.days).toHaveLength(49);
    // The market time of the body is of 2025 and is no running value of 2020.
    expect(plain.running).toBeUndefined();
    const adjusted = await read('AAPL/adjusted', '2020-08-31', '2020-11-06');
    // adjclose[0], [5] (2020-09-08), [48].
    expect(at(adjusted, '2020-08-31')).toBe(125.82673645019531);
    expect(at(adjusted, '2020-09-08')).toBe(110.01062774658203);
    expect(at(adjusted, '2020-11-06')).toBe(115.93415069580078);
  });

  itRecorded('AAPL of one day, asked while New York trades', async () => {
    const { server, read } = await openSource(createYahooChartSource, '2025-03-24T13:51:33Z');
    server.serve(HOST, chart('AAPL'), recorded('yahoo/chart_AAPL_default.json'));
    // 1645540200 is 2022-02-22 14:30 UTC: close 164.32000732421875, adjusted 161.6998748779297.
    expect(at(await read('AAPL', '2022-02-22', '2022-02-23'), '2022-02-22')).toBe(164.32000732421875);
    const adjusted = await read('AAPL/adjusted', '2022-02-22', '2022-02-23');
    expect(at(adjusted, '2022-02-22')).toBe(161.6998748779297);
    // Asked up to the day itself, the price of the running session (220.003 at 1742824293) is there.
    const upToNow = await read('AAPL', '2022-02-22', '2025-03-24');
    expect(upToNow.running).toEqual({ day: dayOf('2025-03-24'), value: 220.003, atMs: 1742824293000 });
  });

  itRecorded('a weekend of minutes: refused for its granularity, empty as days', async () => {
    const { server, failure } = await openSource(createYahooChartSource, '2025-02-20T11:47:42Z');
    const body = recorded('yahoo/chart_AAPL_weekend_no_timestamps_1m.json');
    server.serve(HOST, chart('AAPL'), body);
    expect((await failure('AAPL', '2025-02-01', '2025-02-02')).failure).toBe('changed');
    server.serve(HOST, chart('AAPL'), body.replace('"dataGranularity": "1m"', '"dataGranularity": "1d"'));
    expect((await failure('AAPL', '2025-02-01', '2025-02-02')).failure).toBe('empty');
  });

  itRecorded('BTC-USD: days of UTC', async () => {
    const { server, read } = await openSource(createYahooChartSource, '2025-02-20T11:47:41Z');
    server.serve(HOST, chart('BTC-USD'), recorded('yahoo/chart_BTC-USD_2020-01_1d.json'));
    const series = await read('BTC-USD', '2020-01-01', '2020-01-03');
    // close: 7200.17431640625, 6985.47021484375, 7344.88427734375.
    expect(at(series, '2020-01-01')).toBe(7200.17431640625);
    expect(at(series, '2020-01-02')).toBe(6985.47021484375);
    expect(at(series, '2020-01-03')).toBe(7344.88427734375);
  });

  itRecorded('GC=F: the bar at midnight in New York is the day that begins', async () => {
    const { server, read } = await openSource(createYahooChartSource, '2025-02-20T11:47:42Z');
    server.serve(HOST, chart('GC=F'), recorded('yahoo/chart_GC_F_2020-01_1d.json'));
    const series = await read('GC=F', '2020-01-01', '2025-02-20');
    // 1577941200 is 2020-01-02 05:00 UTC: close 1524.5. Now: 2952.5 at 1740051311, 06:35 in New York.
    expect(datesOf(series)).toEqual(['2020-01-02']);
    expect(at(series, '2020-01-02')).toBe(1524.5);
    expect(series.running).toEqual({ day: dayOf('2025-02-20'), value: 2952.5, atMs: 1740051311000 });
  });

  itRecorded('INR=X: bars at 23:00 UTC are the next day in London, the null row is left out', async () => {
    const { server, read } = await openSource(createYahooChartSource, '2024-09-14T12:00:00Z');
    server.serve(HOST, chart('INR=X'), recorded('yahoo/chart_INR_X_with_null_row.json'));
    const series = await read('INR=X', '2017-07-10', '2017-07-13');
    // 1499641200 is 2017-07-09 23:00 UTC, midnight in London: close 64.61170196533203; then null;
    // 64.52559661865234; 64.36499786376953.
    expect(datesOf(series)).toEqual(['2017-07-10', '2017-07-12', '2017-07-13']);
    expect([...series.values]).toEqual([64.61170196533203, 64.52559661865234, 64.36499786376953]);
    expect(series.notes).toEqual(['1 row without a close left out']);
  });

  itRecorded.each([
    ['DX-Y.NYB', 'chart_raw_DX-Y.NYB_max', '3mo'],
    ['GC=F', 'chart_raw_GC_F_max', '1mo'],
    ['SI=F', 'chart_raw_SI_F_max', '1mo'],
  ])('%s by range=max: refused, for its bars are of %s, %s', async (symbol, file, granularity) => {
    const { server, failure } = await openSource(createYahooChartSource, '2026-05-27T01:20:00Z');
    server.serve(HOST, chart(symbol), recorded(`yahoo/${file}.json`));
    const error = await failure(symbol, '2025-05-27', '2026-05-27');
    expect(error.failure).toBe('changed');
    expect(error.message).toContain(granularity);
  });

  itRecorded.each([
    // The prices of now by eye: 99.089, 4518.8, 77.54, as are the newest closes; the last stamps are
    // the market time (21:16 in New York on 2026-05-26), those before it the starts of 2026-04-01 and 05-01.
    ['DX-Y.NYB', 'chart_raw_DX-Y.NYB_max', '3mo', 99.01000213623047, '2026-05-26', 99.089],
    ['GC=F', 'chart_raw_GC_F_max', '1mo', 4572.7998046875, '2026-05-27', 4518.8],
    ['SI=F', 'chart_raw_SI_F_max', '1mo', 77.50499725341797, '2026-05-27', 77.54],
  ])('%s: were they days, the last row would be running', (symbol, file, granularity, last, day, running) => {
    const body = recorded(`yahoo/${file}.json`).replace(
      `"dataGranularity":"${granularity}"`,
      '"dataGranularity":"1d"',
    );
    const draft = parseYahooChart(body, {
      symbol,
      adjusted: false,
      askedAtMs: Date.parse('2026-05-27T01:20:00Z'),
    });
    expect(draft.rows.at(-1)?.[1]).toBe(last);
    // Futures at 21:16 trade the session of the next day; the dollar index has no such rule here.
    expect(draft.running).toMatchObject({ day: dayOf(day), value: running });
  });

  itRecorded(
    'the consent page with status 200 is a wall; an error of another route is no chart',
    async () => {
      const { server, failure } = await openSource(createYahooChartSource, NOW);
      server.serve(HOST, chart('SPY'), recorded('yahoo/error_consent_collectConsent.html'), {
        headers: { 'content-type': 'text/html' },
      });
      expect((await failure(...ETF)).failure).toBe('blocked');
      const notFound = recorded('yahoo/error_404_quoteSummary_no_fundamentals.json');
      server.serve(HOST, chart('SPY'), notFound);
      expect((await failure(...ETF)).failure).toBe('changed');
      server.serve(HOST, chart('SPY'), notFound, { status: 404 });
      expect((await failure(...ETF)).failure).toBe('rejected');
    },
  );
});

describeLiveSource('yahoo', {
  create: createYahooChartSource,
  nowMs: Date.parse(NOW),
  requests: [
    { series: 'SPY/adjusted', fromDay: dayOf('2026-11-19'), toDay: dayOf('2026-11-24') },
    { series: 'SPY', fromDay: dayOf('2026-11-19'), toDay: dayOf('2026-11-24') },
    { series: 'GC=F', fromDay: dayOf('2026-11-19'), toDay: dayOf('2026-11-24') },
  ],
  serve: (server) => {
    server.serve(HOST, chart('SPY'), sample('yahoo/SPY_in_session.json'));
    server.serve(HOST, chart('GC=F'), sample('yahoo/GC_evening.json'));
  },
  // As written in the samples.
  expected: [
    { series: 'SPY/adjusted', date: '2026-11-19', value: 760.25 },
    { series: 'SPY/adjusted', date: '2026-11-23', value: 768.5 },
    { series: 'SPY', date: '2026-11-23', value: 770.5 },
    { series: 'GC=F', date: '2026-11-20', value: 4160.25 },
  ],
  absent: [
    { series: 'SPY', date: '2026-11-20' },
    { series: 'SPY', date: '2026-11-24' },
  ],
  malformed: [
    { host: HOST, path: chart('SPY'), kind: 'json', body: sample('yahoo/SPY_in_session.json') },
    { host: HOST, path: chart('GC=F'), kind: 'json', body: sample('yahoo/GC_evening.json') },
  ],
});
