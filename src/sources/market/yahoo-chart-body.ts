import { z } from 'zod';
import { instantAt, localDayOf, weekdayOf } from '../../time/dates.ts';
import { SourceError } from '../failure.ts';
import { parseJson } from '../parse/json.ts';
import { changed, excerpt } from '../parse/refusals.ts';
import type { RunningValue } from '../source.ts';
import { tradingDayOf } from './new-york.ts';
import { type Draft, type Row, rowsOf, splitUnfinished } from './observations.ts';
import { timeOf } from './times.ts';

/** The body of Yahoo's chart v8. Undocumented: the shapes and traps here are those of recorded bodies. */

const ID = 'yahoo';
/** Quotes of indices and futures are up to twenty minutes late, so a close may show only then. */
const SETTLE_MS = 30 * 60_000;
/** A last trade this long before the bell still belongs to the close. */
const QUIET_MS = 15 * 60_000;
const AHEAD_MS = 5 * 60_000;
const HOUR_MS = 3_600_000;
/** Currencies, futures and coins have a trading period of a whole day. */
const ROUND_THE_CLOCK_MS = 23 * HOUR_MS;
/** Splits below are not told from a price move by the price alone. */
const SMALLEST_SPLIT = 1.5;

/** Said, with status 400, of a window before the first bar or without any. */
const NO_SESSION = /data doesn't exist for startDate/i;

const numbers = z.array(z.number().nullable());
const chartShape = z.object({
  chart: z.object({
    error: z.object({ code: z.string().nullish(), description: z.string().nullish() }).nullish(),
    result: z
      .array(
        z.object({
          meta: z.object({
            symbol: z.string(),
            regularMarketTime: z.number().nullish(),
            regularMarketPrice: z.number().nullish(),
            exchangeTimezoneName: z.string(),
            dataGranularity: z.string(),
            currentTradingPeriod: z
              .object({ regular: z.object({ start: z.number(), end: z.number() }) })
              .nullish(),
          }),
          timestamp: z.array(z.number()).nullish(),
          events: z
            .object({
              splits: z
                .record(
                  z.string(),
                  z.object({ date: z.number(), numerator: z.number(), denominator: z.number() }),
                )
                .nullish(),
            })
            .nullish(),
          indicators: z.object({
            quote: z.array(z.object({ close: numbers.nullish() })),
            adjclose: z.array(z.object({ adjclose: numbers.nullish() })).nullish(),
          }),
        }),
      )
      .nullish(),
  }),
});

type Chart = NonNullable<z.infer<typeof chartShape>['chart']['result']>[number];

export interface ChartRequest {
  readonly symbol: string;
  /** Closes corrected for dividends as well as splits. */
  readonly adjusted: boolean;
  /** When the request left, ms since 1970. */
  readonly askedAtMs: number;
}

interface Bar {
  readonly day: number;
  readonly value: number;
  readonly atMs: number;
}

/**
 * Daily bars. Days are those of the exchange's own zone. `chartPreviousClose` is the close before the range and
 * is never read.
 * @throws SourceError `rejected` for an error in the body (`empty` where it says that the window is), `changed` for
 * another granularity than a day, another symbol or arrays that do not fit, `implausible` when a split is not
 * applied to the days before it.
 */
export function parseYahooChart(text: string, request: ChartRequest): Draft {
  const { error, result } = parseJson(ID, text, chartShape).chart;
  if (error) {
    const isEmpty = NO_SESSION.test(error.description ?? '');
    const words = isEmpty ? 'no session in the window' : 'the host answered with an error for this symbol';
    throw new SourceError(ID, isEmpty ? 'empty' : 'rejected', `${ID}: ${words}`, {
      cause: new Error(excerpt(`${error.code}: ${error.description}`, 200)),
    });
  }
  const chart = result?.[0];
  if (!chart) throw changed(ID, 'the body holds no chart');
  const { meta } = chart;
  if (meta.dataGranularity !== '1d') {
    throw changed(ID, `bars of ${excerpt(meta.dataGranularity, 10)} came where days were asked for`);
  }
  if (meta.symbol.toUpperCase() !== request.symbol.toUpperCase()) {
    throw changed(ID, 'the body is of another symbol');
  }
  requireZone(meta.exchangeTimezoneName);
  const notes: string[] = [];
  const bars = barsOf(chart, request, notes);
  refuseUnappliedSplits(chart, bars, request.askedAtMs);
  const { rows, unfinished } = splitUnfinished(
    bars,
    ({ day }) => isOver(day, chart, request.askedAtMs),
    notes,
  );
  const running = runningOf(chart, unfinished, rows, request.askedAtMs);
  return { rows, notes, ...(running ? { running } : {}) };
}

function requireZone(zone: string): void {
  try {
    localDayOf(0, zone);
  } catch (cause) {
    throw changed(ID, 'the time zone of the exchange is not known', cause);
  }
}

/** Without a session in the window there is no `timestamp` at all and the quote is an empty object. */
function barsOf(chart: Chart, { adjusted, askedAtMs }: ChartRequest, notes: string[]): Bar[] {
  const stamps = chart.timestamp ?? [];
  if (stamps.length === 0) return [];
  const values = adjusted ? chart.indicators.adjclose?.[0]?.adjclose : chart.indicators.quote[0]?.close;
  if (!values) throw changed(ID, adjusted ? 'no adjusted closes in the body' : 'no closes in the body');
  if (values.length !== stamps.length) throw changed(ID, 'closes and times are not equally many');
  const bars: Bar[] = [];
  for (let i = 0; i < stamps.length; i++) {
    const value = values[i]!;
    const atMs = timeOf(ID, stamps[i]! * 1_000, askedAtMs);
    if (value !== null) bars.push({ day: barDay(atMs, chart), value, atMs });
  }
  if (bars.length < stamps.length)
    notes.push(`${rowsOf(stamps.length - bars.length)} without a close left out`);
  return bars;
}

/**
 * The exchange's date. Bars of currencies start at midnight in London; about a change of the clocks some start
 * at 22:00 or 23:00 sharp of the evening before, and belong to the day that begins there.
 */
function barDay(ms: number, { meta }: Chart): number {
  const day = localDayOf(ms, meta.exchangeTimezoneName);
  const late = ms >= instantAt(day, '22:00', meta.exchangeTimezoneName);
  return late && ms % HOUR_MS === 0 && isRoundTheClock(meta) ? day + 1 : day;
}

function isRoundTheClock({ currentTradingPeriod: period }: Chart['meta']): boolean {
  return period ? (period.regular.end - period.regular.start) * 1_000 >= ROUND_THE_CLOCK_MS : false;
}

/**
 * A bar is an observation once its day is over where the exchange is, or its session with the last trade at the
 * bell. The day of futures is over at midnight in New York: until then Yahoo's bar already holds trades of the
 * evening, which belong to the next trading day, and its close is not the settlement yet.
 */
function isOver(day: number, { meta }: Chart, askedAtMs: number): boolean {
  const zone = meta.exchangeTimezoneName;
  if (day < localDayOf(askedAtMs - SETTLE_MS, zone)) return true;
  const { start = 0, end = 0 } = meta.currentTradingPeriod?.regular ?? {};
  const startMs = timeOf(ID, start * 1_000, askedAtMs);
  const endMs = timeOf(ID, end * 1_000, askedAtMs);
  if (localDayOf(startMs, zone) !== day) return false;
  const lastTradeMs = (meta.regularMarketTime ?? 0) * 1_000;
  return askedAtMs >= endMs + SETTLE_MS && lastTradeMs >= endMs - QUIET_MS;
}

/**
 * The price of now, or the unfinished bar where no time of it is known. Futures trade the next day's session in
 * the evening, so their bar alone does not say whose price it is.
 */
function runningOf(
  { meta }: Chart,
  unfinished: Bar | undefined,
  rows: readonly Row[],
  askedAtMs: number,
): RunningValue | undefined {
  const atMs = (meta.regularMarketTime ?? 0) * 1_000;
  if (atMs > 0 && atMs <= askedAtMs + AHEAD_MS && typeof meta.regularMarketPrice === 'number') {
    const day = sessionOf(meta, atMs);
    const newest = rows.reduce((most, [row]) => Math.max(most, row), Number.NEGATIVE_INFINITY);
    if (day > newest) return { day, value: meta.regularMarketPrice, atMs };
  }
  return isFuture(meta) ? undefined : unfinished;
}

const isFuture = ({ symbol }: Chart['meta']): boolean => symbol.endsWith('=F');
/** Coins trade on weekends too. */
const isCoin = ({ symbol }: Chart['meta']): boolean => symbol.endsWith('-USD');

function sessionOf(meta: Chart['meta'], atMs: number): number {
  if (isFuture(meta)) return tradingDayOf(atMs);
  const day = localDayOf(atMs, meta.exchangeTimezoneName);
  if (isCoin(meta)) return day;
  const weekday = weekdayOf(day);
  return weekday === 0 ? day + 1 : weekday === 6 ? day - 1 : day;
}

/** Now and then a split is listed hours before the older closes are divided by it: a false fall or rise. */
function refuseUnappliedSplits(chart: Chart, bars: readonly Bar[], askedAtMs: number): void {
  for (const { date, numerator, denominator } of Object.values(chart.events?.splits ?? {})) {
    const ratio = numerator / denominator;
    if (!(ratio >= SMALLEST_SPLIT || ratio <= 1 / SMALLEST_SPLIT)) continue;
    const day = barDay(timeOf(ID, date * 1_000, askedAtMs), chart);
    const index = bars.findIndex((bar) => bar.day >= day);
    const before = bars[index - 1];
    if (index < 1 || !before) continue;
    const step = Math.log(bars[index]!.value / before.value);
    // Applied, the step is a day's move about 0; unapplied, about the split.
    if (Math.abs(step + Math.log(ratio)) < Math.abs(Math.log(ratio)) / 2) {
      throw new SourceError(ID, 'implausible', `${ID}: a split is not applied to the closes before it`);
    }
  }
}
