import { z } from 'zod';
import { instantAt } from '../time/dates.ts';
import { NEW_YORK } from '../time/us-market.ts';
import { SourceError } from './failure.ts';
import { eachSeries } from './market/each-series.ts';
import { type Draft, type Row, rowsOf, toSeries } from './market/observations.ts';
import { parseJson } from './parse/json.ts';
import { changed, unknownSeries } from './parse/refusals.ts';
import { columnIndex, parseTable } from './parse/table.ts';
import { isoDay, numberOf, usDay } from './parse/values.ts';
import type { CreateSource, LiveSource, RunningValue } from './source.ts';

/**
 * Cboe: the history files of its indices (official), and the site's own delayed quotes for the running value
 * (unofficial, 15 minutes late).
 */

const ID = 'cboe';
const HOST = 'cdn.cboe.com';
const INDEX = /^[A-Z0-9]{2,10}$/;
/** The quotes are fifteen minutes late and clocks differ: a trade further ahead has a wrong time. */
const AHEAD_MS = 5 * 60_000;
const TRADE_TIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}):\d{2}$/;

/**
 * Closes of a history file: `DATE,OPEN,HIGH,LOW,CLOSE`, or `DATE,<index>` of two columns. VIX has rows on some
 * holidays too, from the night session; FRED has them as well, so they stay.
 * @throws SourceError `changed` for other columns, cells that are no numbers, or a cut row.
 */
export function parseCboeHistory(text: string, index: string): Draft {
  const table = parseTable(ID, text);
  const date = columnIndex(ID, table, 'DATE');
  const close = columnIndex(ID, table, 'CLOSE', ...(table.columns.length === 2 ? [index] : []));
  const rows: Row[] = [];
  const notes: string[] = [];
  let missing = 0;
  // Without a line end the last number may be cut, and half a number is a number.
  const isWhole = /[\r\n]\s*$/.test(text);
  if (!isWhole) notes.push('the last row left out: the file ends within it');
  for (const cells of isWhole ? table.rows : table.rows.slice(0, -1)) {
    const value = numberOf(ID, cells[close]!);
    if (value === undefined) missing += 1;
    else rows.push([usDay(ID, cells[date]!), value]);
  }
  if (missing > 0) notes.push(`${rowsOf(missing)} without a close left out`);
  return { rows, notes };
}

const quoteShape = z.object({
  data: z.object({
    symbol: z.string(),
    current_price: z.number().nullish(),
    /** New York wall clock, by the recorded bodies: the last trade of a day reads 15:59:59. */
    last_trade_time: z.string().nullish(),
  }),
});

/**
 * The delayed price. The `timestamp` of the body has no zone, so it is not read; `price_change` belongs to the
 * close and not to the price, so no change is taken from here.
 * @throws SourceError `changed` without a price or a usable time of it.
 */
export function parseCboeQuote(text: string, symbol: string, askedAtMs: number): RunningValue {
  const { data } = parseJson(ID, text, quoteShape);
  if (data.symbol.replace(/^[_^]/, '') !== symbol.replace(/^_/, ''))
    throw changed(ID, 'a quote of another symbol');
  const match = TRADE_TIME.exec(data.last_trade_time ?? '');
  if (!match || typeof data.current_price !== 'number')
    throw changed(ID, 'the quote has no price or no time');
  const day = isoDay(ID, match[1]!);
  const atMs = instantAt(day, match[2]!, NEW_YORK);
  if (atMs > askedAtMs + AHEAD_MS) throw changed(ID, 'the time of the quote is still to come');
  return { day, value: data.current_price, atMs };
}

export const createCboeSource: CreateSource = ({ door, now }): LiveSource => ({
  id: ID,
  publisher: 'Cboe',
  standing: 'official-file',
  hosts: [HOST],
  givesRunning: true,
  fetch: (requests, signal) =>
    eachSeries(requests, signal, async (request) => {
      if (!INDEX.test(request.series)) throw unknownSeries(ID, request.series);
      const askedAtMs = now();
      const quote = quoteOf(request.series);
      const url = `https://${HOST}/api/global/us_indices/daily_prices/${request.series}_History.csv`;
      const reply = await door.request({ source: ID, url, signal });
      const { rows, notes } = parseCboeHistory(reply.text(), request.series);
      const running = await quote;
      const draft =
        running instanceof SourceError
          ? { rows, notes: [...notes, 'the delayed quote is missing'] }
          : { rows, running, notes };
      return toSeries(ID, request, draft, reply.fetchedAtMs);

      /** Its failure costs the running value only. */
      async function quoteOf(index: string): Promise<RunningValue | SourceError> {
        const quoteUrl = `https://${HOST}/api/global/delayed_quotes/quotes/_${index}.json`;
        try {
          const answer = await door.request({ source: ID, url: quoteUrl, signal });
          return parseCboeQuote(answer.text(), index, askedAtMs);
        } catch (error) {
          if (error instanceof SourceError || signal.aborted) return changed(ID, 'no delayed quote', error);
          throw error;
        }
      }
    }),
});
