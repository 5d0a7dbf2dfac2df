import { z } from 'zod';
import { SourceError, type SourceFailure } from './failure.ts';
import type { HttpDoor } from './http/door.ts';
import { eachSeries } from './market/each-series.ts';
import { fundingDays, type Settlement } from './market/funding-days.ts';
import { type Draft, toSeries } from './market/observations.ts';
import { DAY_MS, decimal, draftOfBars, joinDrafts } from './market/utc-days.ts';
import { parseJson } from './parse/json.ts';
import { changed, unknownSeries } from './parse/refusals.ts';
import type { CreateSource, LiveSource, SeriesRequest } from './source.ts';

/**
 * Binance, public market data: https://developers.binance.com/docs . `BTCUSDT` is a spot pair, by daily candles
 * from the host for market data alone, which answers where the trading host refuses (HTTP 451 in the US).
 * `fundingRate/BTCUSDT` is a perpetual, for which there is no such second host.
 */

const ID = 'binance';
const SPOT_HOST = 'data-api.binance.vision';
const FUTURES_HOST = 'fapi.binance.com';
const SYMBOL = /^[A-Z0-9]{5,15}$/;
const PERPETUAL = /^fundingRate\/([A-Z0-9]{5,15})$/;
const ROWS_PER_PAGE = 1_000;
/** Three settlements a day, or six: a page of a thousand holds 160 days for sure. */
const FUNDING_PAGE_DAYS = 160;

/** Errors are an object where rows were asked for; most come with a status that the door reads already. */
const errorShape = z.object({ code: z.number(), msg: z.string() });
const ERRORS: readonly (readonly [(code: number, msg: string) => boolean, SourceFailure])[] = [
  [(code) => code === -1003 || code === -1015, 'rate-limited'],
  [(code) => code === -1000 || code === -1001 || code === -1016, 'server-error'],
  [(_, msg) => /restricted location/i.test(msg), 'blocked'],
];

/** `[open ms, open, high, low, close, volume, close ms, ...]`, oldest first. */
const klineShape = z
  .tuple([z.number(), z.string(), z.string(), z.string(), z.string(), z.string(), z.number()])
  .rest(z.unknown());
const settlementShape = z.object({ fundingTime: z.number(), fundingRate: z.string() });

function rowsOf<T>(text: string, row: z.ZodType<T>): readonly T[] {
  const body = parseJson(ID, text, z.union([z.array(z.unknown()), errorShape]));
  if (!Array.isArray(body)) {
    const failure = ERRORS.find(([matches]) => matches(body.code, body.msg))?.[1] ?? 'rejected';
    throw new SourceError(ID, failure, `${ID}: the host answered with error ${body.code}`, {
      cause: new Error(body.msg.slice(0, 200)),
    });
  }
  const rows = z.array(row).safeParse(body);
  if (rows.success) return rows.data;
  throw changed(ID, 'the body is not in the known format', rows.error);
}

/** Daily candles. @throws SourceError by the error in the body, or `changed`, also for another interval. */
export function parseBinanceDays(text: string, askedAtMs: number): Draft {
  const bars = rowsOf(text, klineShape).map(([startMs, , , , close, , endMs]) => {
    if (endMs - startMs !== DAY_MS - 1) throw changed(ID, 'the candles are not of one UTC day each');
    return { startMs, close: decimal(close) };
  });
  return draftOfBars(ID, bars, askedAtMs);
}

export function parseBinanceFunding(text: string): Settlement[] {
  return rowsOf(text, settlementShape).map(({ fundingTime, fundingRate }) => ({
    atMs: fundingTime,
    rate: decimal(fundingRate),
  }));
}

/** The ranges of days, both ends included, that pages of at most `pageDays` cover. */
function pages(fromDay: number, toDay: number, pageDays: number): (readonly [from: number, to: number])[] {
  const found: (readonly [number, number])[] = [];
  for (let from = fromDay; from <= toDay; from += pageDays)
    found.push([from, Math.min(toDay, from + pageDays - 1)]);
  return found;
}

function fetchPages<T>(
  door: HttpDoor,
  { fromDay, toDay }: { readonly fromDay: number; readonly toDay: number },
  pageDays: number,
  urlOf: (startMs: number, endMs: number) => string,
  signal: AbortSignal,
  parse: (text: string) => T,
): Promise<T[]> {
  return Promise.all(
    pages(fromDay, toDay, pageDays).map(async ([from, to]) => {
      const url = urlOf(from * DAY_MS, (to + 1) * DAY_MS - 1);
      return parse((await door.request({ source: ID, url, signal })).text());
    }),
  );
}

export const createBinanceSource: CreateSource = ({ door, now }): LiveSource => {
  const fetchDays = async (request: SeriesRequest, range: Range, askedAtMs: number, signal: AbortSignal) =>
    joinDrafts(
      await fetchPages(
        door,
        range,
        ROWS_PER_PAGE,
        (startMs, endMs) =>
          `https://${SPOT_HOST}/api/v3/klines?symbol=${request.series}&interval=1d&startTime=${startMs}&endTime=${endMs}&limit=${ROWS_PER_PAGE}`,
        signal,
        (text) => parseBinanceDays(text, askedAtMs),
      ),
    );
  const fetchFunding = async (symbol: string, range: Range, askedAtMs: number, signal: AbortSignal) =>
    fundingDays(
      ID,
      (
        await fetchPages(
          door,
          range,
          FUNDING_PAGE_DAYS,
          (startMs, endMs) =>
            `https://${FUTURES_HOST}/fapi/v1/fundingRate?symbol=${symbol}&startTime=${startMs}&endTime=${endMs}&limit=${ROWS_PER_PAGE}`,
          signal,
          parseBinanceFunding,
        )
      ).flat(),
      askedAtMs,
    );
  return {
    id: ID,
    publisher: 'Binance',
    standing: 'official',
    hosts: [SPOT_HOST, FUTURES_HOST],
    givesRunning: true,
    fetch: (requests, signal) =>
      eachSeries(requests, signal, async (request) => {
        const askedAtMs = now();
        const toDay = Math.min(request.toDay, Math.floor(askedAtMs / DAY_MS));
        const range = { fromDay: Math.min(request.fromDay, toDay), toDay };
        const perpetual = PERPETUAL.exec(request.series)?.[1];
        if (perpetual) {
          return toSeries(
            ID,
            request,
            await fetchFunding(perpetual, range, askedAtMs, signal),
            now(),
            'rate',
          );
        }
        if (!SYMBOL.test(request.series)) throw unknownSeries(ID, request.series);
        return toSeries(ID, request, await fetchDays(request, range, askedAtMs, signal), now());
      }),
  };
};

interface Range {
  readonly fromDay: number;
  readonly toDay: number;
}
