import { z } from 'zod';
import { SourceError } from './failure.ts';
import { eachSeries } from './market/each-series.ts';
import { tradingDayOf } from './market/new-york.ts';
import { toSeries } from './market/observations.ts';
import { parseJson } from './parse/json.ts';
import { changed, unknownSeries } from './parse/refusals.ts';
import type { CreateSource, LiveSource, RunningValue } from './source.ts';

/** gold-api.com: spot prices of metals in dollars an ounce, the price of now alone. A single operator. */

const ID = 'gold-api';
const HOST = 'api.gold-api.com';
const METALS = new Set(['XAU', 'XAG']);
/** `2026-07-20T12:58:29Z`: without a zone the time is not known, so the price is of no use. */
const STAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
/** Clocks differ a little; a time further ahead is a wrong one. */
const AHEAD_MS = 5 * 60_000;

const priceShape = z.object({
  price: z.number(),
  symbol: z.string(),
  updatedAt: z.string(),
  /** Missing before the middle of 2025; dollars then as well. */
  currency: z.string().optional(),
});

/** @throws SourceError `changed` without a usable time or in another currency, `implausible` at zero or below. */
export function parseGoldApiPrice(text: string, metal: string, askedAtMs: number): RunningValue {
  const { price, symbol, updatedAt, currency } = parseJson(ID, text, priceShape);
  if (symbol !== metal) throw changed(ID, 'the body is of another metal');
  if (currency !== undefined && currency !== 'USD') throw changed(ID, 'the price is not in dollars');
  const atMs = STAMP.test(updatedAt) ? Date.parse(updatedAt) : Number.NaN;
  if (!Number.isFinite(atMs)) throw changed(ID, 'the time of the price has no zone or is no time');
  if (atMs > askedAtMs + AHEAD_MS) throw changed(ID, 'the time of the price is still to come');
  if (price <= 0) throw new SourceError(ID, 'implausible', `${ID}: a price of zero or below`);
  return { day: tradingDayOf(atMs), value: price, atMs };
}

export const createGoldApiSource: CreateSource = ({ door, now }): LiveSource => ({
  id: ID,
  publisher: 'gold-api.com',
  standing: 'unofficial',
  hosts: [HOST],
  givesRunning: true,
  fetch: (requests, signal) =>
    eachSeries(requests, signal, async (request) => {
      if (!METALS.has(request.series)) throw unknownSeries(ID, request.series);
      const askedAtMs = now();
      const url = `https://${HOST}/price/${request.series}`;
      const reply = await door.request({ source: ID, url, signal });
      const running = parseGoldApiPrice(reply.text(), request.series, askedAtMs);
      const notes = ['the price of now alone: this source has no history'];
      return toSeries(ID, request, { rows: [], running, notes }, reply.fetchedAtMs);
    }),
});
