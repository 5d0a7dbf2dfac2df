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

/** OKX, public market data v5: https://www.okx.com/docs-v5/en/ . `BTC-USDT` is a spot pair, by daily candles. */

const ID = 'okx';
const HOST = 'www.okx.com';
const PAIR = /^[A-Z0-9]{2,10}-[A-Z]{3,5}$/;
const SWAP = /^fundingRate\/([A-Z0-9]{2,10}-[A-Z]{3,5}-SWAP)$/;
const CANDLES_PER_PAGE = 100;
/** The host keeps three months of settlements, three a day: three pages. */
const SETTLEMENTS_PER_PAGE = 100;
const MAX_FUNDING_PAGES = 8;

/** Codes of "50011 rate limit reached" and "50013 systems are busy"; every other one is about the request. */
const CODES: Readonly<Record<string, SourceFailure>> = {
  '50011': 'rate-limited',
  '50040': 'rate-limited',
  '50061': 'rate-limited',
  '50001': 'server-error',
  '50004': 'server-error',
  '50013': 'server-error',
  '50026': 'server-error',
};

const envelope = z.object({ code: z.string(), msg: z.string(), data: z.array(z.unknown()).optional() });
/** `[start ms, open, high, low, close, ..., confirm]`; confirm is "1" once the candle is finished. */
const candleShape = z.array(z.string()).min(9);
const settlementShape = z.object({
  fundingTime: z.string().regex(/^\d{10,}$/),
  /** What was really paid; `fundingRate` beside it is what was announced. */
  realizedRate: z.string(),
});

function dataOf<T>(text: string, row: z.ZodType<T>): readonly T[] {
  const { code, msg, data } = parseJson(ID, text, envelope);
  if (code !== '0') {
    throw new SourceError(
      ID,
      CODES[code] ?? 'rejected',
      `${ID}: the host answered with error ${code.slice(0, 8)}`,
      {
        cause: new Error(msg.slice(0, 200)),
      },
    );
  }
  const rows = z.array(row).safeParse(data);
  if (rows.success) return rows.data;
  throw changed(ID, 'the body is not in the known format', rows.error);
}

/** Newest first, as sent. @throws SourceError by the code in the body, or `changed`. */
export function parseOkxCandles(
  text: string,
): { readonly startMs: number; readonly close: number; readonly isFinished: boolean }[] {
  return dataOf(text, candleShape).map((cells) => ({
    startMs: decimal(cells[0]!),
    close: decimal(cells[4]!),
    isFinished: cells[8] === '1',
  }));
}

/** Daily candles. One that the host does not confirm never becomes an observation, whatever the clock says. */
export function parseOkxDays(text: string, askedAtMs: number): Draft {
  return draftOfBars(ID, parseOkxCandles(text), askedAtMs);
}

export function parseOkxFunding(text: string): Settlement[] {
  return dataOf(text, settlementShape).map(({ fundingTime, realizedRate }) => ({
    atMs: Number(fundingTime),
    rate: decimal(realizedRate),
  }));
}

async function fetchDays(door: HttpDoor, request: SeriesRequest, askedAtMs: number, signal: AbortSignal) {
  const today = Math.floor(askedAtMs / DAY_MS);
  const toDay = Math.min(request.toDay, today);
  const drafts: Promise<Draft>[] = [];
  // `after` and `before` are exclusive and name the start of a candle. The running candle is on another route
  // than those of the past.
  for (let to = toDay; to >= request.fromDay; to -= CANDLES_PER_PAGE) {
    const after = (to + 1) * DAY_MS;
    const before = Math.max(request.fromDay, to - CANDLES_PER_PAGE + 1) * DAY_MS - 1;
    const route = to === today ? 'candles' : 'history-candles';
    const url = `https://${HOST}/api/v5/market/${route}?instId=${request.series}&bar=1Dutc&after=${after}&before=${before}&limit=${CANDLES_PER_PAGE}`;
    drafts.push(
      door.request({ source: ID, url, signal }).then((reply) => parseOkxDays(reply.text(), askedAtMs)),
    );
  }
  return joinDrafts(await Promise.all(drafts));
}

async function fetchFunding(
  door: HttpDoor,
  swap: string,
  request: SeriesRequest,
  askedAtMs: number,
  signal: AbortSignal,
): Promise<Draft> {
  const found: Settlement[] = [];
  let after = (request.toDay + 1) * DAY_MS;
  for (let page = 0; page < MAX_FUNDING_PAGES; page++) {
    const url = `https://${HOST}/api/v5/public/funding-rate-history?instId=${swap}&after=${after}&limit=${SETTLEMENTS_PER_PAGE}`;
    const rows = parseOkxFunding((await door.request({ source: ID, url, signal })).text());
    found.push(...rows);
    const oldest = rows.reduce((least, { atMs }) => Math.min(least, atMs), after);
    if (rows.length === 0 || oldest >= after || oldest < request.fromDay * DAY_MS) break;
    after = oldest;
  }
  return fundingDays(ID, found, askedAtMs);
}

export const createOkxSource: CreateSource = ({ door, now }): LiveSource => ({
  id: ID,
  publisher: 'OKX',
  standing: 'official',
  givesRunning: true,
  hosts: [HOST],
  fetch: (requests, signal) =>
    eachSeries(requests, signal, async (request) => {
      const askedAtMs = now();
      const swap = SWAP.exec(request.series)?.[1];
      if (swap) {
        return toSeries(
          ID,
          request,
          await fetchFunding(door, swap, request, askedAtMs, signal),
          now(),
          'rate',
        );
      }
      if (!PAIR.test(request.series)) throw unknownSeries(ID, request.series);
      return toSeries(ID, request, await fetchDays(door, request, askedAtMs, signal), now());
    }),
});
