import { changed, excerpt } from './refusals.ts';

/** What both publishers of auction results say, under different names. */
export interface Auction {
  readonly day: number;
  /** As sold: "10-Year", or what is left of it in a reopening: "9-Year 10-Month". */
  readonly term: string;
  /** Neither indexed to inflation nor of a floating rate. */
  readonly nominal: boolean;
  /** Undefined until the result is out. */
  readonly bidToCover: number | undefined;
  readonly highYieldPercent: number | undefined;
  /** Dollars. */
  readonly indirectAccepted: number | undefined;
  readonly competitiveAccepted: number | undefined;
}

/**
 * Whether both flags say no. Where one says nothing nobody knows what was sold, and it counts as something else.
 * @throws SourceError (`changed`) for any other word
 */
export function isNominal(source: string, inflationIndexed: string, floatingRate: string): boolean {
  const flags = [inflationIndexed, floatingRate].map((flag) => flag.trim().toLowerCase());
  const odd = flags.find((flag) => !['yes', 'no', '', 'null'].includes(flag));
  if (odd !== undefined) throw changed(source, `"${excerpt(odd, 30)}" where yes or no is said`);
  return flags.every((flag) => flag === 'no');
}

export type AuctionFigure = 'bid-to-cover' | 'high-yield' | 'indirect';

/** Terms of nominal notes and bonds, in years. */
export const NOTE_YEARS = [2, 3, 5, 7, 10];
export const BOND_YEARS = [20, 30];

/**
 * Whether an auction belongs to a tenor: the new issue and its reopenings one and two months later. Chosen by
 * the term as sold, not by the original term: in November 2019 an old ten-year note was sold again as the
 * three-year note of that month.
 */
export function isOfTenor(auction: Auction, years: number): boolean {
  if (!auction.nominal) return false;
  const term = auction.term.trim().toLowerCase();
  if (term === `${years}-year`) return true;
  const match = /^(\d+)-year (\d+)-month$/.exec(term);
  return match !== null && Number(match[1]) === years - 1 && Number(match[2]) >= 9;
}

/**
 * A figure of an auction; undefined until it is out. The share of indirect bidders is in percent of the
 * competitive award, which leaves out what the Federal Reserve and small savers get.
 */
export function figureOf(auction: Auction, figure: AuctionFigure): number | undefined {
  if (figure === 'bid-to-cover') return auction.bidToCover;
  if (figure === 'high-yield') return auction.highYieldPercent;
  const { indirectAccepted, competitiveAccepted } = auction;
  if (indirectAccepted === undefined || !competitiveAccepted) return undefined;
  return (100 * indirectAccepted) / competitiveAccepted;
}
