/**
 * Results of Treasury note and bond auctions. They come as data: no headline is read. The tail against the
 * when-issued yield is published nowhere free, so the records are neutral: they inform, and support nothing.
 */

import { z } from 'zod';
import { instantAt, isoOf, parseDay, utcDayOf } from '../../../time/dates.ts';
import { NEW_YORK } from '../../../time/us-market.ts';
import { changed, parseJson } from '../fail.ts';
import type { EventSource, EventSourceParts, RawItem } from '../source.ts';

const ID = 'treasury-auctions';
const HOST = 'www.treasurydirect.gov';
/** Results of a sale that closes at 13:00 are out within minutes. */
const RESULT_DELAY_MS = 2 * 60_000;

const optional = z.string().optional().default('');
const securitySchema = z.object({
  cusip: z.string().min(1),
  securityType: z.string(),
  securityTerm: z.string(),
  auctionDate: z.string(),
  highYield: optional,
  averageMedianYield: optional,
  bidToCoverRatio: optional,
  offeringAmount: optional,
  closingTimeCompetitive: optional,
});

const numberIn = (text: string): number | undefined => {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
};

/** "09/01/2023", as the search takes its dates. */
const usDate = (ms: number): string => {
  const [year, month, day] = isoOf(utcDayOf(ms)).split('-');
  return `${month}/${day}/${year}`;
};

/** `01:00 PM` as `13:00`. */
export function clockOf(text: string): string | undefined {
  const match = /^(\d{1,2}):(\d{2})\s*([AP])M$/i.exec(text.trim());
  if (!match) return undefined;
  const hour = (Number(match[1]) % 12) + (match[3]!.toUpperCase() === 'P' ? 12 : 0);
  return `${String(hour).padStart(2, '0')}:${match[2]}`;
}

export function createAuctionSource({ door, now }: EventSourceParts): EventSource {
  return {
    id: ID,
    publisher: 'US Treasury',
    hosts: [HOST],
    standing: 'official',
    everyMs: 30 * 60_000,
    fetch: async (sinceMs, signal) => {
      const query = new URLSearchParams({
        startDate: usDate(sinceMs),
        endDate: usDate(now()),
        dateFieldName: 'auctionDate',
        format: 'json',
      });
      const url = `https://${HOST}/TA_WS/securities/search?${query}`;
      const rows = z
        .array(z.unknown())
        .safeParse(parseJson(ID, await door.request({ source: ID, url, signal })));
      if (!rows.success) throw changed(ID, 'no list of securities', rows.error);
      const parsed = rows.data.map((row) => securitySchema.safeParse(row));
      if (rows.data.length > 0 && parsed.every(({ success }) => !success)) {
        throw changed(ID, 'securities without id, term or date');
      }
      const items = parsed.flatMap((row) => {
        const item = row.success ? itemOf(row.data) : undefined;
        return item && item.publishedMs >= sinceMs && item.publishedMs <= now() ? [item] : [];
      });
      return { items, coversFromMs: sinceMs, notes: [] };
    },
  };
}

function itemOf(security: z.infer<typeof securitySchema>): RawItem | undefined {
  if (!/^(?:note|bond)$/i.test(security.securityType)) return undefined;
  const day = parseDay(security.auctionDate.slice(0, 10));
  const highYield = numberIn(security.highYield);
  const bidToCover = numberIn(security.bidToCoverRatio);
  const years = Number(/^(\d{1,2})-Year/i.exec(security.securityTerm)?.[1] ?? Number.NaN);
  // Announced and not yet sold: no result, no event.
  if (day === undefined || highYield === undefined || bidToCover === undefined) return undefined;
  const median = numberIn(security.averageMedianYield);
  const close = clockOf(security.closingTimeCompetitive) ?? '13:00';
  const above = median === undefined ? undefined : Number(((highYield - median) * 100).toFixed(1));
  return {
    sourceId: ID,
    publisher: 'US Treasury',
    url: `https://${HOST}/auctions/announcements-data-results/`,
    title: `The US Treasury sold ${security.securityTerm.toLowerCase()} ${security.securityType.toLowerCase()}s at ${highYield.toFixed(3)}% with bids of ${bidToCover.toFixed(2)} times the amount.`,
    publishedMs: instantAt(day, close, NEW_YORK) + RESULT_DELAY_MS,
    timePrecision: 'hour',
    language: 'en',
    voice: 'decision',
    known: {
      class: 'fiscal',
      direction: 'neutral',
      entity: `US Treasury, ${security.securityTerm} ${security.securityType.toLowerCase()} (${security.cusip})`,
      figures: {
        high_yield_pct: highYield,
        bid_to_cover: bidToCover,
        ...(Number.isFinite(years) ? { maturity_years: years } : {}),
        ...(above === undefined ? {} : { stop_out_above_median_bp: above }),
      },
    },
  };
}
