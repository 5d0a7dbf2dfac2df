import { z } from 'zod';
import { isoOf } from '../time/dates.ts';
import type { SourceError } from './failure.ts';
import {
  type Auction,
  type AuctionFigure,
  BOND_YEARS,
  figureOf,
  isNominal,
  isOfTenor,
  NOTE_YEARS,
} from './parse/auctions.ts';
import { eachSeries, fetchInGroups, type Group } from './parse/groups.ts';
import { parseJson } from './parse/json.ts';
import { type Observation, seriesOf } from './parse/observations.ts';
import { isoDay, numberOf } from './parse/values.ts';
import type { CreateSource, FetchedSeries } from './source.ts';

const SOURCE = 'treasurydirect';
const HOST = 'www.treasurydirect.gov';
const FIGURES: Readonly<Record<string, AuctionFigure>> = {
  bidToCoverRatio: 'bid-to-cover',
  highYield: 'high-yield',
  indirectBidderAccepted: 'indirect',
};
/** About 70 auctions of notes a year: a longer range is asked for in pieces, so that no answer is cut. */
const MAX_SPAN_DAYS = 3 * 365;
/** An auction of a tenor comes every month, so at least one is in the range. */
const LEAD_DAYS = 40;

interface Wanted {
  readonly years: number;
  readonly figure: AuctionFigure;
  readonly type: 'Note' | 'Bond';
}

/** `10-Year/bidToCoverRatio`. */
function wantedOf(series: string): Wanted | undefined {
  const match = /^(\d{1,2})-Year\/(\w+)$/.exec(series);
  const years = Number(match?.[1]);
  const name = match?.[2] ?? '';
  if (!Object.hasOwn(FIGURES, name)) return undefined;
  const type = NOTE_YEARS.includes(years) ? 'Note' : BOND_YEARS.includes(years) ? 'Bond' : undefined;
  return type && { years, figure: FIGURES[name]!, type };
}

/** Results of Treasury auctions, out a few minutes after they close. */
export const createTreasuryDirectSource: CreateSource = ({ door }) => ({
  id: SOURCE,
  publisher: 'US Treasury (TreasuryDirect)',
  standing: 'official',
  hosts: [HOST],
  fetch: (requests, signal) =>
    fetchInGroups(
      SOURCE,
      requests,
      signal,
      (series) => wantedOf(series)?.type,
      async (group) => {
        const replies = await Promise.all(
          rangesOf(group).map(([from, to]) =>
            door.request({
              source: SOURCE,
              url:
                `https://${HOST}/TA_WS/securities/search?type=${group.key}&dateFieldName=auctionDate` +
                `&startDate=${usDate(from)}&endDate=${usDate(to)}&format=json`,
              signal,
            }),
          ),
        );
        return parseTreasuryDirect(
          replies.map((reply) => reply.text()),
          group.series,
          replies.at(-1)!.fetchedAtMs,
        );
      },
    ),
});

function rangesOf({ fromDay, toDay }: Group): (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = [];
  for (let from = fromDay - LEAD_DAYS; from <= toDay; from += MAX_SPAN_DAYS) {
    ranges.push([from, Math.min(from + MAX_SPAN_DAYS - 1, toDay)]);
  }
  return ranges;
}

function usDate(day: number): string {
  const [year, month, date] = isoOf(day).split('-');
  return `${month}/${date}/${year}`;
}

/** All texts, also numbers; an empty text where there is nothing. */
const bodySchema = z.array(
  z.object({
    auctionDate: z.string(),
    securityTerm: z.string(),
    tips: z.string(),
    floatingRate: z.string(),
    bidToCoverRatio: z.string().nullish(),
    highYield: z.string().nullish(),
    indirectBidderAccepted: z.string().nullish(),
    competitiveAccepted: z.string().nullish(),
  }),
);

export function parseTreasuryDirect(
  bodies: readonly string[],
  series: readonly string[],
  fetchedAtMs: number,
): [string, FetchedSeries | SourceError][] {
  const number = (text: string | null | undefined): number | undefined => numberOf(SOURCE, text ?? '');
  const auctions = bodies
    .flatMap((text) => parseJson(SOURCE, text, bodySchema))
    .map(
      (row): Auction => ({
        day: isoDay(SOURCE, row.auctionDate),
        term: row.securityTerm,
        nominal: isNominal(SOURCE, row.tips, row.floatingRate),
        bidToCover: number(row.bidToCoverRatio),
        highYieldPercent: number(row.highYield),
        indirectAccepted: number(row.indirectBidderAccepted),
        competitiveAccepted: number(row.competitiveAccepted),
      }),
    );
  return eachSeries(series, (name) => {
    const { years, figure } = wantedOf(name)!;
    const observations: Observation[] = [];
    for (const auction of auctions) {
      const value = isOfTenor(auction, years) ? figureOf(auction, figure) : undefined;
      if (value !== undefined) observations.push([auction.day, value]);
    }
    return seriesOf({ source: SOURCE, series: name, fetchedAtMs }, observations);
  });
}
