import { z } from 'zod';
import { SourceError, type SourceFailure } from './failure.ts';
import { eachSeries } from './market/each-series.ts';
import { type Draft, toSeries } from './market/observations.ts';
import { DAY_SECONDS, decimal, draftOfBars } from './market/utc-days.ts';
import { parseJson } from './parse/json.ts';
import { changed, unknownSeries } from './parse/refusals.ts';
import type { CreateSource, LiveSource } from './source.ts';

/** Kraken spot, public market data: https://docs.kraken.com/api/docs/rest-api/get-ohlc-data */

const ID = 'kraken';
const HOST = 'api.kraken.com';
const DAY_MINUTES = DAY_SECONDS / 60;
const PAIR = /^[A-Z0-9]{5,12}$/;

/** Errors come with HTTP 200. Their first part is the severity and the place, the rest is words. */
const ERRORS: readonly (readonly [RegExp, SourceFailure])[] = [
  [/rate limit|too many requests|throttled/i, 'rate-limited'],
  [/^EService:|internal error|unavailable|busy/i, 'server-error'],
];

const envelope = z.object({
  error: z.array(z.string()),
  result: z.record(z.string(), z.unknown()).optional(),
});
/** `[start s, open, high, low, close, vwap, volume, count]`, oldest first; the last one is not finished. */
const rowsShape = z.array(
  z.tuple([z.number(), z.string(), z.string(), z.string(), z.string()]).rest(z.unknown()),
);

/** Start (s) and close of every row. @throws SourceError by the errors in the body, or `changed`. */
export function parseKrakenOhlc(text: string): { readonly startSeconds: number; readonly close: number }[] {
  const { error, result } = parseJson(ID, text, envelope);
  const message = error.find((one) => one.startsWith('E'));
  if (message !== undefined) {
    const failure = ERRORS.find(([pattern]) => pattern.test(message))?.[1] ?? 'rejected';
    throw new SourceError(ID, failure, `${ID}: the host answered with an error`, {
      cause: new Error(message.slice(0, 200)),
    });
  }
  // The pair comes back under its legacy name (XXBTZUSD for XBTUSD), so the key is not looked up by name.
  const keys = Object.keys(result ?? {}).filter((key) => key !== 'last');
  if (!result || keys.length !== 1) throw changed(ID, 'the body does not hold exactly one pair');
  const rows = rowsShape.safeParse(result[keys[0]!]);
  if (!rows.success) throw changed(ID, 'the body is not in the known format', rows.error);
  return rows.data.map(([startSeconds, , , , close]) => ({ startSeconds, close: decimal(close) }));
}

export function parseKrakenDays(text: string, askedAtMs: number): Draft {
  const bars = parseKrakenOhlc(text).map(({ startSeconds, close }) => ({
    startMs: startSeconds * 1_000,
    close,
  }));
  return draftOfBars(ID, bars, askedAtMs);
}

export const createKrakenSource: CreateSource = ({ door, now }): LiveSource => ({
  id: ID,
  publisher: 'Kraken',
  standing: 'official',
  givesRunning: true,
  hosts: [HOST],
  fetch: (requests, signal) =>
    eachSeries(requests, signal, async (request) => {
      if (!PAIR.test(request.series)) throw unknownSeries(ID, request.series);
      const askedAtMs = now();
      // The host gives the last 720 days whatever `since` says, so it is not sent.
      const url = `https://${HOST}/0/public/OHLC?pair=${request.series}&interval=${DAY_MINUTES}`;
      const reply = await door.request({ source: ID, url, signal });
      return toSeries(ID, request, parseKrakenDays(reply.text(), askedAtMs), reply.fetchedAtMs);
    }),
});
