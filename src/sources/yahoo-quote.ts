import { z } from 'zod';
import { nextTwelveMonths } from '../mag7/estimates.ts';
import { SYMBOLS } from '../mag7/seven.ts';
import { instantAt, localDayOf } from '../time/dates.ts';
import {
  closeInstant,
  isSession,
  NEW_YORK,
  nextSession,
  previousSession,
  sessionOnOrBefore,
} from '../time/us-market.ts';
import { lastClosedSession } from './closed-session.ts';
import { SourceError } from './failure.ts';
import { eachSeries, fetchInGroups } from './parse/groups.ts';
import { parseJson } from './parse/json.ts';
import { type Observation, seriesOf } from './parse/observations.ts';
import { changed } from './parse/refusals.ts';
import { isoDay } from './parse/values.ts';
import type { CreateSource, FetchedSeries, RunningValue } from './source.ts';
import { createYahooSession, YAHOO_SESSION_HOSTS, type YahooSession } from './yahoo-session.ts';

/**
 * Quotes and estimates of the seven. Yahoo tells only how things stand now, so most series gain one value a day:
 *
 * - `AAPL/price`, `AAPL/marketCap` (all share classes), `AAPL/epsForward` and `AAPL/forwardPE` as Yahoo states them.
 * - `AAPL/eps-ntm`: consensus earnings per share of the next twelve months, blended from two fiscal years. The same
 *   answer says how the consensus stood 7, 30, 60 and 90 days ago: these come as observations of those days.
 * - `AAPL/surprise`: by how much the last report beat (+) or missed (-) the consensus, in percent, dated by the
 *   session that could react to it.
 * - `AAPL/nextReport`: the day (since 1970) on which the next report is expected.
 *
 * The day is the New York session of the quote. While New York trades, the day's own values are `running`, and the
 * observation is the session before: its close, with the estimates of now.
 */

const SOURCE = 'yahoo-quote';
const QUOTE_FIGURES = ['price', 'marketCap', 'epsForward', 'forwardPE'] as const;
const SUMMARY_FIGURES = ['eps-ntm', 'surprise', 'nextReport'] as const;
type QuoteFigure = (typeof QUOTE_FIGURES)[number];
type SummaryFigure = (typeof SUMMARY_FIGURES)[number];
const MODULES = 'earningsTrend,calendarEvents,earningsHistory';
const TREND_DAYS = { '7daysAgo': 7, '30daysAgo': 30, '60daysAgo': 60, '90daysAgo': 90 } as const;
/** A report comes at most this long after the end of its quarter; further apart, the two do not belong together. */
const REPORT_WITHIN_DAYS = 75;
/** Reports before it can move the session of their own day. */
const OPEN = '09:30';

/** Numbers come bare or as `{raw, fmt}`, and as `{}` where there is none. */
const number = z
  .union([
    z.number(),
    z.object({ raw: z.number() }).transform(({ raw }) => raw),
    z.object({}).transform(() => undefined),
  ])
  .nullish()
  .transform((value) => value ?? undefined);

/** Seconds since 1970, from 2000 to 2100. */
const FIRST_SECOND = 946_684_800;
const LAST_SECOND = 4_102_444_800;
const instant = z.number().min(FIRST_SECOND).max(LAST_SECOND);
const wrappedInstant = number.refine(
  (value) => value === undefined || (value >= FIRST_SECOND && value <= LAST_SECOND),
  'not a time',
);
const STATES = ['REGULAR', 'PREPRE', 'PRE', 'POST', 'POSTPOST', 'CLOSED'] as const;

const quoteSchema = z.object({
  quoteResponse: z.object({
    result: z.array(
      z.object({
        symbol: z.string(),
        currency: z.string().optional(),
        marketState: z.enum(STATES),
        regularMarketTime: instant,
        regularMarketPrice: z.number().positive(),
        regularMarketPreviousClose: z.number().positive().optional(),
        marketCap: z.number().positive().optional(),
        epsForward: z.number().optional(),
        forwardPE: z.number().optional(),
        earningsTimestamp: instant.optional(),
      }),
    ),
  }),
});
type Quote = z.infer<typeof quoteSchema>['quoteResponse']['result'][number];

const summarySchema = z.object({
  quoteSummary: z.object({
    result: z
      .array(
        z.object({
          earningsTrend: z
            .object({
              trend: z.array(
                z.object({
                  period: z.string(),
                  endDate: z.string().nullish(),
                  epsTrend: z
                    .object({
                      current: number,
                      '7daysAgo': number,
                      '30daysAgo': number,
                      '60daysAgo': number,
                      '90daysAgo': number,
                      epsTrendCurrency: z.string().nullish(),
                    })
                    .nullish(),
                }),
              ),
            })
            .nullish(),
          calendarEvents: z
            .object({ earnings: z.object({ earningsDate: z.array(wrappedInstant).nullish() }).nullish() })
            .nullish(),
          earningsHistory: z
            .object({
              history: z.array(z.object({ epsActual: number, epsEstimate: number, quarter: wrappedInstant })),
            })
            .nullish(),
        }),
      )
      .min(1),
  }),
});
type Summary = z.infer<typeof summarySchema>['quoteSummary']['result'][number];
type Trend = NonNullable<Summary['earningsTrend']>['trend'][number];

export const createYahooQuoteSource: CreateSource = ({ door }) => {
  const session = createYahooSession(door, SOURCE);
  return {
    id: SOURCE,
    publisher: 'Yahoo Finance',
    standing: 'unofficial',
    hosts: YAHOO_SESSION_HOSTS,
    async fetch(requests, signal) {
      // The summaries need the time of the last report, which only the quotes tell.
      let quotes: Promise<Quotes> | undefined;
      const load = (): Promise<Quotes> => {
        quotes ??= readQuotes(session, signal);
        return quotes;
      };
      return fetchInGroups(SOURCE, requests, signal, groupOf, async ({ key, series }) => {
        if (key === 'quote') {
          const { bySymbol, fetchedAtMs } = await load();
          return eachSeries(series, (name) => quoteSeries(name, bySymbol, fetchedAtMs));
        }
        const { summary, fetchedAtMs } = await readSummary(session, key, signal);
        const needsQuote = series.some((name) => figureOf(name) === 'surprise');
        const last = needsQuote ? (await load()).bySymbol.get(key)?.earningsTimestamp : undefined;
        return eachSeries(series, (name) => summarySeries(name, summary, fetchedAtMs, last));
      });
    },
  };
};

interface Quotes {
  readonly bySymbol: ReadonlyMap<string, Quote>;
  readonly fetchedAtMs: number;
}

const symbolOf = (series: string): string => series.slice(0, series.indexOf('/'));
const figureOf = (series: string): string => series.slice(series.indexOf('/') + 1);

function groupOf(series: string): string | undefined {
  const symbol = symbolOf(series);
  if (!SYMBOLS.includes(symbol)) return undefined;
  const figure = figureOf(series);
  if ((QUOTE_FIGURES as readonly string[]).includes(figure)) return 'quote';
  return (SUMMARY_FIGURES as readonly string[]).includes(figure) ? symbol : undefined;
}

async function readQuotes(session: YahooSession, signal: AbortSignal): Promise<Quotes> {
  const reply = await session.get(`/v7/finance/quote?symbols=${SYMBOLS.join(',')}`, signal);
  const { quoteResponse } = parseJson(SOURCE, reply.text(), quoteSchema);
  return {
    bySymbol: new Map(quoteResponse.result.map((quote) => [quote.symbol, quote])),
    fetchedAtMs: reply.fetchedAtMs,
  };
}

async function readSummary(
  session: YahooSession,
  symbol: string,
  signal: AbortSignal,
): Promise<{ summary: Summary; fetchedAtMs: number }> {
  const path = `/v10/finance/quoteSummary/${symbol}?formatted=false&modules=${MODULES}`;
  const reply = await session.get(path, signal);
  const { quoteSummary } = parseJson(SOURCE, reply.text(), summarySchema);
  return { summary: quoteSummary.result[0]!, fetchedAtMs: reply.fetchedAtMs };
}

function quoteSeries(series: string, quotes: Quotes['bySymbol'], fetchedAtMs: number): FetchedSeries {
  const symbol = symbolOf(series);
  const quote = quotes.get(symbol);
  if (!quote) throw new SourceError(SOURCE, 'empty', `${SOURCE}: no quote of ${symbol}`);
  if (quote.currency !== 'USD') throw changed(SOURCE, `${symbol} is not quoted in dollars`);
  const atMs = quote.regularMarketTime * 1_000;
  const day = localDayOf(atMs, NEW_YORK);
  if (!isSession(day)) throw changed(SOURCE, `the quote of ${symbol} is not of a session`);
  const figure = figureOf(series) as QuoteFigure;
  const value = figureAt(quote, figure, quote.regularMarketPrice);
  if (value === undefined) throw new SourceError(SOURCE, 'empty', `${SOURCE}: no ${figure} of ${symbol}`);
  // Both must say so: a state that is wrong must not make a close out of a running price.
  if (quote.marketState !== 'REGULAR' && closeInstant(day) <= fetchedAtMs) {
    return seriesOf({ source: SOURCE, series, fetchedAtMs }, [[day, value]]);
  }
  const close = quote.regularMarketPreviousClose;
  const before = close === undefined ? undefined : figureAt(quote, figure, close);
  const running: RunningValue = { day, value, atMs };
  const notes = ['New York trades: the observation is the close before'];
  const rows: Observation[] = before === undefined ? [] : [[previousSession(day), before]];
  return seriesOf({ source: SOURCE, series, fetchedAtMs, running, notes }, rows);
}

/** A figure at another price of the same share: what hangs on the price moves with it, estimates stay. */
function figureAt(quote: Quote, figure: QuoteFigure, price: number): number | undefined {
  const ratio = price / quote.regularMarketPrice;
  switch (figure) {
    case 'price':
      return price;
    case 'marketCap':
      return quote.marketCap === undefined ? undefined : quote.marketCap * ratio;
    case 'epsForward':
      return quote.epsForward;
    case 'forwardPE':
      // A loss makes it negative, which tells more than leaving it out; without any earnings there is none.
      if (quote.forwardPE !== undefined) return quote.forwardPE * ratio;
      return quote.epsForward ? price / quote.epsForward : undefined;
  }
}

function summarySeries(
  series: string,
  summary: Summary,
  fetchedAtMs: number,
  lastReportSeconds: number | undefined,
): FetchedSeries {
  const figure = figureOf(series) as SummaryFigure;
  const parts = { source: SOURCE, series, fetchedAtMs };
  if (figure === 'eps-ntm') return seriesOf(parts, estimates(symbolOf(series), summary, fetchedAtMs));
  if (figure === 'nextReport') {
    const seconds = summary.calendarEvents?.earnings?.earningsDate?.[0];
    const rows: Observation[] =
      seconds === undefined ? [] : [[lastClosedSession(fetchedAtMs), localDayOf(seconds * 1_000, NEW_YORK)]];
    return seriesOf(parts, rows);
  }
  return seriesOf(parts, lastReportSeconds === undefined ? [] : surprise(summary, lastReportSeconds * 1_000));
}

/** The blended estimate now and as it stood, each with the weights of its own day. */
function estimates(symbol: string, { earningsTrend }: Summary, fetchedAtMs: number): Observation[] {
  const year = (period: string): Trend | undefined => earningsTrend?.trend.find((t) => t.period === period);
  const running = year('0y');
  const next = year('+1y');
  if (!running?.endDate || !next?.endDate) return [];
  const currency = running.epsTrend?.epsTrendCurrency;
  if (currency && currency !== 'USD') throw changed(SOURCE, `the estimates of ${symbol} are not in dollars`);
  const ends = [isoDay(SOURCE, running.endDate), isoDay(SOURCE, next.endDate)] as const;
  const today = localDayOf(fetchedAtMs, NEW_YORK);
  const at = (key: 'current' | keyof typeof TREND_DAYS, ago: number): Observation[] => {
    const eps = [running.epsTrend?.[key], next.epsTrend?.[key]] as const;
    if (eps[0] === undefined || eps[1] === undefined) return [];
    const blended = nextTwelveMonths(
      { endDay: ends[0], eps: eps[0] },
      { endDay: ends[1], eps: eps[1] },
      today - ago,
    );
    if (blended === undefined) return [];
    return [[ago === 0 ? lastClosedSession(fetchedAtMs) : sessionOnOrBefore(today - ago), blended]];
  };
  const past = Object.entries(TREND_DAYS) as [keyof typeof TREND_DAYS, number][];
  return [...past.flatMap(([key, ago]) => at(key, ago)), ...at('current', 0)];
}

/** Actual against expected earnings of the newest quarter, if it is the one that the last report was about. */
function surprise({ earningsHistory }: Summary, reportMs: number): Observation[] {
  const newest = earningsHistory?.history
    .filter(({ quarter }) => quarter !== undefined)
    .sort((a, b) => a.quarter! - b.quarter!)
    .at(-1);
  if (newest?.epsActual === undefined || !newest.epsEstimate || newest.quarter === undefined) return [];
  const reportDay = localDayOf(reportMs, NEW_YORK);
  const wait = reportDay - localDayOf(newest.quarter * 1_000, 'UTC');
  if (wait < 0 || wait > REPORT_WITHIN_DAYS) return [];
  const percent = (100 * (newest.epsActual - newest.epsEstimate)) / Math.abs(newest.epsEstimate);
  return [[reactionDay(reportMs), percent]];
}

/** The session that could react first: the report's own day when it came before the open, else the next one. */
function reactionDay(reportMs: number): number {
  const day = localDayOf(reportMs, NEW_YORK);
  return isSession(day) && reportMs < instantAt(day, OPEN, NEW_YORK) ? day : nextSession(day);
}
