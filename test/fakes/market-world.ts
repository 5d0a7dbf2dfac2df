import { publishedAtMs } from '../../src/indicators/publication.ts';
import { createRegistry, indicators } from '../../src/indicators/registry.ts';
import type { History } from '../../src/sources/history.ts';
import { valueOn } from '../../src/sources/history.ts';
import { loadBundledHistory } from '../../src/sources/recorded.ts';
import { type TrackedSeries, trackedSeries } from '../../src/sources/tracked.ts';
import { dayOf, instantAt, isoOf, localDayOf, partsOf, utcDayOf } from '../../src/time/dates.ts';
import { closeInstant, isSession, NEW_YORK, previousSession } from '../../src/time/us-market.ts';
import { type SourceServer, send } from './source-server.ts';

/**
 * The public sources as they stood at the moment of a clock: each host answers in its own format with the bundled
 * record, as far as the publication rule of the series has made it public by then. While a session is open, its
 * last bar holds the running price.
 */
export interface MarketWorld {
  /** Ms since 1970. */
  readonly clock: () => number;
  /** Values are multiplied for one series: a unit change, a split. */
  readonly factor?: (source: string, series: string, day: number) => number;
  /** Observations that a publisher holds back for now. */
  readonly late?: (source: string, series: string, day: number) => boolean;
}

const DAY_MS = 86_400_000;

/** Serves every provider of the list below on a running source server. */
export function serveMarketWorld(server: SourceServer, world: MarketWorld): void {
  const history = loadBundledHistory();
  const tracked = new Map(
    trackedSeries(createRegistry(indicators)).map((one) => [`${one.source} ${one.series}`, one]),
  );
  const rows = (source: string, series: string, fromDay: number, toDay: number) =>
    rowsOf(history, tracked.get(`${source} ${series}`), world, fromDay, toDay);
  const json = (value: unknown) => JSON.stringify(value);
  const on = (
    host: string,
    path: RegExp,
    answer: (url: URL) => { body: string; type?: string } | undefined,
  ): void =>
    server.serve(host, path, (seen, response) => {
      const made = answer(new URL(seen.path, `https://${host}`));
      if (made) send(response, 200, { 'content-type': made.type ?? 'application/json' }, made.body);
      else send(response, 404, { 'content-type': 'application/json' }, '{"message":"not found"}');
    });

  on('fred.stlouisfed.org', /^\/graph\/fredgraph\.csv/, (url) => {
    const id = url.searchParams.get('id')!;
    const found = rows(
      'fred',
      id,
      dayOf(url.searchParams.get('cosd')!),
      dayOf(url.searchParams.get('coed')!),
    );
    return {
      type: 'application/csv',
      body: [`observation_date,${id}`, ...found.map(([day, value]) => `${isoOf(day)},${value}`), ''].join(
        '\n',
      ),
    };
  });

  on('query1.finance.yahoo.com', /^\/v8\/finance\/chart\//, (url) => {
    const symbol = decodeURIComponent(url.pathname.split('/').at(-1)!);
    const from = Math.floor(Number(url.searchParams.get('period1')) / 86_400);
    const to = Math.floor(Number(url.searchParams.get('period2')) / 86_400);
    const plain = tracked.has(`yahoo ${symbol}`) ? symbol : `${symbol}/adjusted`;
    if (!tracked.has(`yahoo ${plain}`)) return undefined;
    const crypto = symbol.endsWith('-USD');
    const zone = crypto ? 'UTC' : symbol === '^N225' ? 'Asia/Tokyo' : NEW_YORK;
    const open = (day: number): number =>
      crypto ? day * DAY_MS : instantAt(day, zone === NEW_YORK ? '09:30' : '09:00', zone);
    const close = (day: number): number =>
      crypto ? (day + 1) * DAY_MS : zone === NEW_YORK ? closeInstant(day) : instantAt(day, '15:30', zone);
    const nowMs = world.clock();
    const found = rows('yahoo', plain, from, to).filter(([day]) => open(day) <= nowMs);
    // The bar of an open session holds the price of now.
    const today = localDayOf(nowMs, zone);
    const running =
      !crypto && zone === NEW_YORK && isSession(today) && nowMs >= open(today) && nowMs < close(today);
    if (running && found.at(-1)?.[0] !== today) {
      const now = runningPrice(history, tracked.get(`yahoo ${plain}`)!, today, world);
      if (now !== undefined && today <= to) found.push([today, now]);
    }
    const lastDay = found.at(-1)?.[0] ?? today;
    const values = found.map(([, value]) => value);
    return {
      body: json({
        chart: {
          error: null,
          result: [
            {
              meta: {
                symbol,
                currency: 'USD',
                instrumentType: crypto
                  ? 'CRYPTOCURRENCY'
                  : symbol.endsWith('=F')
                    ? 'FUTURE'
                    : symbol.startsWith('^')
                      ? 'INDEX'
                      : 'ETF',
                exchangeTimezoneName: zone,
                dataGranularity: '1d',
                regularMarketTime: Math.floor(Math.min(nowMs, close(lastDay)) / 1000),
                regularMarketPrice: values.at(-1) ?? null,
                currentTradingPeriod: {
                  regular: { start: open(lastDay) / 1000, end: close(lastDay) / 1000 },
                },
              },
              ...(found.length > 0 ? { timestamp: found.map(([day]) => open(day) / 1000) } : {}),
              indicators: {
                quote: [found.length > 0 ? { close: values } : {}],
                ...(found.length > 0 ? { adjclose: [{ adjclose: values }] } : {}),
              },
            },
          ],
        },
      }),
    };
  });

  on('api.nasdaq.com', /^\/api\/quote\/[A-Z]+\/historical/, (url) => {
    const symbol = url.pathname.split('/')[3]!;
    const found = rows(
      'nasdaq',
      nasdaqSeries(symbol, tracked),
      dayOf(url.searchParams.get('fromdate')!),
      dayOf(url.searchParams.get('todate') ?? isoOf(utcDayOf(world.clock()))),
    );
    return {
      body: json({
        data: {
          symbol,
          totalRecords: found.length,
          tradesTable: {
            rows: [...found].reverse().map(([day, value]) => ({
              date: usDate(day),
              close: `$${value}`,
              volume: '1',
              open: `$${value}`,
              high: `$${value}`,
              low: `$${value}`,
            })),
          },
        },
        message: null,
        status: { rCode: 200 },
      }),
    };
  });

  on('markets.newyorkfed.org', /^\/api\/rates\//, (url) => {
    const series = url.pathname.includes('/sofr/') ? 'SOFR' : 'EFFR';
    const from = url.searchParams.get('startDate');
    const last = /last\/(\d+)/.exec(url.pathname);
    const nowDay = utcDayOf(world.clock());
    const found = from
      ? rows('nyfed', series, dayOf(from), dayOf(url.searchParams.get('endDate')!))
      : rows('nyfed', series, nowDay - 60, nowDay).slice(-Number(last?.[1] ?? 5));
    return {
      body: json({
        refRates: [...found].reverse().map(([day, value]) => ({
          effectiveDate: isoOf(day),
          type: series,
          percentRate: value,
          revisionIndicator: '',
        })),
      }),
    };
  });
  on('markets.newyorkfed.org', /^\/api\/rp\//, (url) => {
    const nowDay = utcDayOf(world.clock());
    const from = url.searchParams.has('startDate') ? dayOf(url.searchParams.get('startDate')!) : nowDay - 14;
    const to = url.searchParams.has('endDate') ? dayOf(url.searchParams.get('endDate')!) : nowDay;
    const operations = ['Reverse Repo', 'Repo'].flatMap((type) =>
      rows('nyfed', type, from, to).map(([day, value]) => ({
        operationId: `${type} ${isoOf(day)}`,
        auctionStatus: 'Results',
        operationDate: isoOf(day),
        operationType: type,
        term: 'Overnight',
        closeTime: '13:15',
        totalAmtAccepted: Math.round(value),
        lastUpdated: `${isoOf(day)} 13:15:30`,
        note: '',
      })),
    );
    return { body: json({ repo: { operations: operations.reverse() } }) };
  });

  on('home.treasury.gov', /daily-treasury-rates\.csv/, (url) => {
    const year = Number(/csv\/(\d{4})/.exec(url.pathname)![1]);
    const real = url.searchParams.get('type') === 'daily_treasury_real_yield_curve';
    const tenors = real
      ? ([['10 YR', 'TC_10YEAR']] as const)
      : ([
          ['2 Yr', 'BC_2YEAR'],
          ['10 Yr', 'BC_10YEAR'],
          ['30 Yr', 'BC_30YEAR'],
        ] as const);
    const byDay = new Map<number, string[]>();
    tenors.forEach(([, series], column) => {
      for (const [day, value] of rows('treasury', series, dayOf(`${year}-01-01`), dayOf(`${year}-12-31`))) {
        const cells = byDay.get(day) ?? tenors.map(() => '');
        cells[column] = value.toFixed(2);
        byDay.set(day, cells);
      }
    });
    const lines = [...byDay]
      .filter(([, cells]) => cells.every(Boolean))
      .sort(([a], [b]) => b - a)
      .map(([day, cells]) => `${usDate(day)},${cells.join(',')}`);
    return {
      type: 'text/csv',
      body: [`Date,${tenors.map(([name]) => `"${name}"`).join(',')}`, ...lines, ''].join('\n'),
    };
  });

  on('api.exchange.coinbase.com', /^\/products\/[A-Z-]+\/candles/, (url) => {
    const from = utcDayOf(Date.parse(url.searchParams.get('start')!));
    const to = utcDayOf(Date.parse(url.searchParams.get('end')!));
    const nowMs = world.clock();
    const found = rows('coinbase', url.pathname.split('/')[2]!, from, to);
    const today = utcDayOf(nowMs);
    const yesterday = found.at(-1);
    if (yesterday && yesterday[0] === today - 1 && today <= to) found.push([today, yesterday[1] * 1.001]);
    return {
      body: json(
        [...found]
          .reverse()
          .map(([day, value]) => [day * 86_400, value * 0.99, value * 1.01, value, value, 10.5]),
      ),
    };
  });

  on('www.okx.com', /^\/api\/v5\/public\/funding-rate-history/, (url) => {
    const after = Number(url.searchParams.get('after'));
    const found = rows('okx', url.searchParams.get('instId')!, utcDayOf(after) - 40, utcDayOf(after))
      .flatMap(([day, value]) => [0, 8, 16].map((hour) => ({ at: day * DAY_MS + hour * 3_600_000, value })))
      .filter(({ at }) => at < after)
      .reverse()
      .slice(0, 100);
    return {
      body: json({
        code: '0',
        msg: '',
        data: found.map(({ at, value }) => ({
          instId: url.searchParams.get('instId'),
          fundingRate: String(value),
          realizedRate: String(value),
          fundingTime: String(at),
          method: 'current_period',
        })),
      }),
    };
  });

  on('cdn.cboe.com', /daily_prices\/VIX_History\.csv/, () => {
    const nowDay = utcDayOf(world.clock());
    return {
      type: 'text/csv',
      body: [
        'DATE,OPEN,HIGH,LOW,CLOSE',
        ...rows('cboe', 'VIX', nowDay - 900, nowDay).map(
          ([day, value]) => `${usDate(day)},${value},${value},${value},${value.toFixed(6)}`,
        ),
        '',
      ].join('\n'),
    };
  });

  on('api.frankfurter.dev', /^\/v1\//, (url) => {
    const [from, to] = url.pathname.split('/')[2]!.split('..');
    const found = rows('frankfurter', 'USD/JPY', dayOf(from!), to ? dayOf(to) : utcDayOf(world.clock()));
    return {
      body: json({
        amount: 1,
        base: 'USD',
        start_date: from,
        end_date: to,
        rates: Object.fromEntries(found.map(([day, value]) => [isoOf(day), { JPY: value }])),
      }),
    };
  });

  on('api.alternative.me', /^\/fng\//, (url) => {
    const nowDay = utcDayOf(world.clock());
    const found = rows('alternative-me', 'fng', nowDay - 2000, nowDay)
      .reverse()
      .slice(0, Number(url.searchParams.get('limit') ?? 1) || undefined);
    return {
      body: json({
        name: 'Fear and Greed Index',
        data: found.map(([day, value]) => ({
          value: String(value),
          value_classification: 'x',
          timestamp: String(day * 86_400),
        })),
        metadata: { error: null },
      }),
    };
  });
}

function nasdaqSeries(symbol: string, tracked: ReadonlyMap<string, TrackedSeries>): string {
  const key = [...tracked.values()].find(
    ({ source, series }) => source === 'nasdaq' && series.split('/').includes(symbol),
  );
  return key?.series ?? symbol;
}

const usDate = (day: number): string => {
  const { year, month, date } = partsOf(day);
  return `${String(month).padStart(2, '0')}/${String(date).padStart(2, '0')}/${year}`;
};

type Row = [day: number, value: number];

/** What the record knows of a live series, in the live source's unit, as public at the clock. */
function rowsOf(
  history: History,
  tracked: TrackedSeries | undefined,
  world: MarketWorld,
  fromDay: number,
  toDay: number,
): Row[] {
  const indicator = tracked?.indicators[0];
  const recorded = indicator?.series.find(({ source }) => source === 'recorded');
  const series = recorded && history.get('recorded', recorded.series);
  if (!tracked || !indicator || !series) return [];
  const live = indicator.series.find(
    (ref) => ref.source === tracked.source && ref.series === tracked.series,
  )!;
  const scale = (recorded.scale ?? 1) / (live.scale ?? 1);
  const found: Row[] = [];
  for (let i = 0; i < series.days.length; i++) {
    const day = series.days[i]!;
    if (day < fromDay || day > toDay) continue;
    if (publishedAtMs(indicator.publication, day) > world.clock()) continue;
    if (world.late?.(tracked.source, tracked.series, day)) continue;
    found.push([
      day,
      Number(
        (series.values[i]! * scale * (world.factor?.(tracked.source, tracked.series, day) ?? 1)).toPrecision(
          12,
        ),
      ),
    ]);
  }
  return found;
}

/** On the way from the last close to the close of today, by the share of the session that is over. */
function runningPrice(
  history: History,
  tracked: TrackedSeries,
  today: number,
  world: MarketWorld,
): number | undefined {
  const recorded = tracked.indicators[0]!.series.find(({ source }) => source === 'recorded');
  const series = recorded && history.get('recorded', recorded.series);
  if (!series) return undefined;
  const before = valueOn(series, previousSession(today));
  const close = valueOn(series, today);
  if (before === undefined || close === undefined) return undefined;
  const open = instantAt(today, '09:30', NEW_YORK);
  const share = (world.clock() - open) / (closeInstant(today) - open);
  return Number((before + (close - before) * Math.min(1, Math.max(0, share))).toPrecision(10));
}
