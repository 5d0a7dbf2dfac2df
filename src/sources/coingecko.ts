import { z } from 'zod';
import { isoOf, utcDayOf } from '../time/dates.ts';
import { SourceError } from './failure.ts';
import { eachSeries } from './market/each-series.ts';
import { type Draft, type Row, toSeries } from './market/observations.ts';
import { timeOf } from './market/times.ts';
import { DAY_MS, isOver } from './market/utc-days.ts';
import { parseJson } from './parse/json.ts';
import { changed, unknownSeries } from './parse/refusals.ts';
import type { CreateSource, LiveSource, RunningValue } from './source.ts';

/** CoinGecko without a key: https://docs.coingecko.com . A series is the id of a coin, prices in dollars. */

const ID = 'coingecko';
const HOST = 'api.coingecko.com';
const COIN = /^[a-z0-9][a-z0-9-]{1,60}$/;
/** Without a key the host refuses ranges beyond a year. */
const MAX_DAYS = 365;
/** Daily points stand at midnight, a few of them some minutes late. */
const MIDNIGHT_MS = 10 * 60_000;
const AHEAD_MS = 5 * 60_000;

const chartShape = z.object({ prices: z.array(z.tuple([z.number(), z.number().nullable()])) });
const spotShape = z.record(
  z.string(),
  z.object({ usd: z.number().nullish(), last_updated_at: z.number().nullish() }),
);

/**
 * Prices `[ms, dollars]`, oldest first. The point at midnight is the price at which the day before ended; the
 * newest point that is not at a midnight is the price of now, and points in between (hourly bodies) are dropped.
 */
export function parseCoinGeckoChart(text: string, askedAtMs: number): Draft {
  const { prices } = parseJson(ID, text, chartShape);
  const rows: Row[] = [];
  let running: RunningValue | undefined;
  let missing = 0;
  for (const [ms, price] of prices) {
    timeOf(ID, ms, askedAtMs);
    const midnight = Math.round(ms / DAY_MS);
    if (price === null) missing += 1;
    else if (Math.abs(ms - midnight * DAY_MS) <= MIDNIGHT_MS && isOver(midnight - 1, askedAtMs)) {
      rows.push([midnight - 1, price]);
    } else if (!running || ms > running.atMs) running = { day: utcDayOf(ms), value: price, atMs: ms };
  }
  const notes = missing > 0 ? [`${missing} points without a price left out`] : [];
  return { rows, notes, ...(running ? { running } : {}) };
}

/** Prices of now by coin. Coins without a price or a time of it are not among them. */
export function parseCoinGeckoSpot(text: string, askedAtMs: number): ReadonlyMap<string, RunningValue> {
  const found = new Map<string, RunningValue>();
  for (const [coin, { usd, last_updated_at: seconds }] of Object.entries(parseJson(ID, text, spotShape))) {
    if (typeof usd !== 'number' || typeof seconds !== 'number') continue;
    const atMs = timeOf(ID, seconds * 1_000, askedAtMs);
    found.set(coin, { day: utcDayOf(atMs), value: usd, atMs });
  }
  return found;
}

/** A demo key has a pace of its own; without one all users of an address share theirs. */
const KEY = 'COINGECKO_API_KEY';
const KEY_HEADER = 'x-cg-demo-api-key';

export const createCoinGeckoSource: CreateSource = ({ door, now, keys }): LiveSource => ({
  id: ID,
  publisher: 'CoinGecko',
  standing: 'official',
  hosts: [HOST],
  givesRunning: true,
  attribution: 'Data provided by CoinGecko (https://www.coingecko.com)',
  fetch: async (requests, signal) => {
    const askedAtMs = now();
    const today = utcDayOf(askedAtMs);
    const coins = requests.filter(({ series, toDay }) => COIN.test(series) && toDay >= today);
    const key = keys[KEY]?.trim();
    const headers = key ? { [KEY_HEADER]: key } : {};
    const spot = spotOf(coins.map(({ series }) => series));
    return eachSeries(requests, signal, async (request) => {
      if (!COIN.test(request.series)) throw unknownSeries(ID, request.series);
      const [chart, prices] = await Promise.all([chartOf(request.series, request.fromDay), spot]);
      const notes = [
        ...chart.notes,
        ...(prices instanceof SourceError ? ['the price of now is missing'] : []),
      ];
      if (today - request.fromDay > MAX_DAYS)
        notes.push(`before ${isoOf(today - MAX_DAYS)} there is no history`);
      const now = prices instanceof SourceError ? undefined : prices.get(request.series);
      const fresh = now && now.atMs <= askedAtMs + AHEAD_MS ? now : undefined;
      const running = fresh && fresh.atMs > (chart.running?.atMs ?? 0) ? fresh : chart.running;
      const draft = { rows: chart.rows, notes, ...(running ? { running } : {}) };
      return toSeries(ID, request, draft, askedAtMs);
    });

    async function chartOf(coin: string, fromDay: number): Promise<Draft> {
      // One more than the days between: the close of the first day is the midnight after it.
      const days = Math.max(1, Math.min(MAX_DAYS, today - fromDay + 1));
      const url = `https://${HOST}/api/v3/coins/${coin}/market_chart?vs_currency=usd&days=${days}&interval=daily`;
      return parseCoinGeckoChart(
        (await door.request({ source: ID, url, headers, signal })).text(),
        askedAtMs,
      );
    }

    /** All coins in one request. Its failure costs the running values only. */
    async function spotOf(ids: readonly string[]): Promise<ReadonlyMap<string, RunningValue> | SourceError> {
      if (ids.length === 0) return new Map();
      const url = `https://${HOST}/api/v3/simple/price?ids=${ids.join(',')}&vs_currencies=usd&include_last_updated_at=true`;
      try {
        const prices = parseCoinGeckoSpot(
          (await door.request({ source: ID, url, headers, signal })).text(),
          askedAtMs,
        );
        return prices.size > 0 ? prices : changed(ID, 'no price of now');
      } catch (error) {
        if (error instanceof SourceError || signal.aborted) return changed(ID, 'no price of now', error);
        throw error;
      }
    }
  },
});
