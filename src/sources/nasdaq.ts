import { z } from 'zod';
import { isoOf, localDayOf } from '../time/dates.ts';
import { closeInstant, NEW_YORK } from '../time/us-market.ts';
import { SourceError } from './failure.ts';
import { eachSeries } from './market/each-series.ts';
import { type Draft, rowsOf, splitUnfinished, toSeries } from './market/observations.ts';
import { parseJson } from './parse/json.ts';
import { changed, excerpt, unknownSeries } from './parse/refusals.ts';
import { usDay } from './parse/values.ts';
import type { CreateSource, LiveSource } from './source.ts';

/**
 * nasdaq.com's own data host. A series is `etf/SPY`, `stocks/AAPL` or `index/COMP`: the host wants the class of
 * a symbol. Closes are corrected for splits, never for dividends.
 */

const ID = 'nasdaq';
const HOST = 'api.nasdaq.com';
const SERIES = /^(etf|stocks|index)\/([A-Z]{1,6})$/;
const MAX_ROWS = 9_999;
/** The closing auction is printed some minutes after the bell. */
const SETTLE_MS = 30 * 60_000;
const NOT_ADJUSTED =
  'closes are not adjusted for dividends: on a day that one is cut off, the fall is too large by it';

const rowShape = z.object({ date: z.string(), close: z.string() });
const bodyShape = z.object({
  data: z
    .object({
      symbol: z.string(),
      totalRecords: z.number(),
      tradesTable: z.object({ rows: z.array(rowShape).nullish() }).nullish(),
    })
    .nullable(),
  status: z
    .object({
      rCode: z.number(),
      bCodeMessage: z.array(z.object({ errorMessage: z.string().nullish() })).nullish(),
    })
    .nullish(),
});

/** `$1,234.50` or `1,234.50`; undefined for `N/A` and blanks. @throws SourceError `changed` for anything else. */
function price(text: string): number | undefined {
  const bare = text.trim();
  if (bare === '' || bare === '--' || /^n\/?a$/i.test(bare)) return undefined;
  if (!/^\$?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/.test(bare))
    throw changed(ID, `"${excerpt(bare, 30)}" is not a price`);
  return Number(bare.replace(/[$,]/g, ''));
}

/** @throws SourceError `rejected` for a body without data, such as of an unknown symbol; `changed`. */
export function parseNasdaqHistory(text: string, symbol: string, askedAtMs: number): Draft {
  const { data, status } = parseJson(ID, text, bodyShape);
  if (!data) {
    const words = status?.bCodeMessage?.[0]?.errorMessage ?? 'no words';
    throw new SourceError(ID, 'rejected', `${ID}: the host has no data for this symbol`, {
      cause: new Error(excerpt(words, 200)),
    });
  }
  if (data.symbol.toUpperCase() !== symbol) throw changed(ID, 'the body is of another symbol');
  const found = data.tradesTable?.rows ?? [];
  const notes: string[] = [];
  const closes: { readonly day: number; readonly value: number }[] = [];
  for (const { date, close } of found) {
    const value = price(close);
    if (value !== undefined) closes.push({ day: usDay(ID, date), value });
  }
  if (closes.length < found.length)
    notes.push(`${rowsOf(found.length - closes.length)} without a close left out`);
  if (data.totalRecords > found.length) {
    notes.push(`${found.length} of ${data.totalRecords} rows were sent; the older ones are missing`);
  }
  const isOver = ({ day }: { readonly day: number }): boolean => closeInstant(day) + SETTLE_MS <= askedAtMs;
  const { rows, unfinished } = splitUnfinished(closes, isOver, notes);
  const today = localDayOf(askedAtMs, NEW_YORK);
  const running = unfinished && unfinished.day === today ? { ...unfinished, atMs: askedAtMs } : undefined;
  return { rows, notes, ...(running ? { running } : {}) };
}

export const createNasdaqSource: CreateSource = ({ door, now }): LiveSource => ({
  id: ID,
  publisher: 'nasdaq.com',
  standing: 'unofficial',
  hosts: [HOST],
  fetch: (requests, signal) =>
    eachSeries(requests, signal, async (request) => {
      const match = SERIES.exec(request.series);
      if (!match) throw unknownSeries(ID, request.series);
      const [, shareClass, symbol] = match as unknown as [string, string, string];
      const askedAtMs = now();
      const url =
        `https://${HOST}/api/quote/${symbol}/historical?assetclass=${shareClass}` +
        `&fromdate=${isoOf(request.fromDay)}&todate=${isoOf(request.toDay)}&limit=${MAX_ROWS}`;
      const reply = await door.request({ source: ID, url, signal, headers: { accept: 'application/json' } });
      const draft = parseNasdaqHistory(reply.text(), symbol, askedAtMs);
      const notes = shareClass === 'index' ? draft.notes : [...draft.notes, NOT_ADJUSTED];
      return toSeries(ID, request, { ...draft, notes }, reply.fetchedAtMs);
    }),
});
