import { z } from 'zod';
import { isoOf, utcDayOf } from '../time/dates.ts';
import { eachSeries } from './market/each-series.ts';
import { type Draft, toSeries } from './market/observations.ts';
import { DAY_SECONDS, draftOfBars, joinDrafts } from './market/utc-days.ts';
import { parseJson } from './parse/json.ts';
import { changed, unknownSeries } from './parse/refusals.ts';
import type { CreateSource, LiveSource } from './source.ts';

/** Coinbase Exchange, public market data: https://docs.cdp.coinbase.com/exchange/reference */

const ID = 'coinbase';
const HOST = 'api.exchange.coinbase.com';
/** A request for more candles than this is refused by the host. */
const MAX_CANDLES = 300;
const PRODUCT = /^[A-Z0-9]{2,10}-[A-Z]{3,4}$/;

/** `[start s, low, high, open, close, volume]`, newest first. */
const candlesShape = z.array(
  z.tuple([z.number(), z.number(), z.number(), z.number(), z.number()]).rest(z.unknown()),
);

/** @throws SourceError `changed`, also when the columns cannot be low, high, open and close in this order. */
export function parseCoinbaseCandles(text: string, askedAtMs: number): Draft {
  const bars = parseJson(ID, text, candlesShape).map(([startSeconds, low, high, open, close]) => {
    if (low > Math.min(open, close) || high < Math.max(open, close)) {
      throw changed(ID, 'the columns of the candles are in another order');
    }
    return { startMs: startSeconds * 1_000, close };
  });
  return draftOfBars(ID, bars, askedAtMs);
}

/**
 * Windows of at most 299 days that cover a range. One candle is left free because the host counts both ends
 * and does not say whether the end is one of them: the end sent is the midnight after the last day.
 */
function windows(fromDay: number, toDay: number): (readonly [from: number, to: number])[] {
  const found: (readonly [number, number])[] = [];
  for (let from = fromDay; from <= toDay; from += MAX_CANDLES - 1)
    found.push([from, Math.min(toDay, from + MAX_CANDLES - 2)]);
  return found;
}

export const createCoinbaseSource: CreateSource = ({ door, now }): LiveSource => ({
  id: ID,
  publisher: 'Coinbase Exchange',
  standing: 'official',
  givesRunning: true,
  hosts: [HOST],
  fetch: (requests, signal) =>
    eachSeries(requests, signal, async (request) => {
      if (!PRODUCT.test(request.series)) throw unknownSeries(ID, request.series);
      const askedAtMs = now();
      const toDay = Math.min(request.toDay, utcDayOf(askedAtMs));
      const drafts = await Promise.all(
        windows(Math.min(request.fromDay, toDay), toDay).map(async ([from, to]) => {
          const start = `${isoOf(from)}T00:00:00Z`;
          const end = `${isoOf(to + 1)}T00:00:00Z`;
          const url = `https://${HOST}/products/${request.series}/candles?granularity=${DAY_SECONDS}&start=${start}&end=${end}`;
          return parseCoinbaseCandles((await door.request({ source: ID, url, signal })).text(), askedAtMs);
        }),
      );
      return toSeries(ID, request, joinDrafts(drafts), now());
    }),
});
