import { firstOfMonth, partsOf, weekdayOf } from '../time/dates.ts';
import {
  type AuctionFigure,
  BOND_YEARS,
  figureOf,
  isNominal,
  isOfTenor,
  NOTE_YEARS,
} from './parse/auctions.ts';
import { type Observation, seriesOf } from './parse/observations.ts';
import { changed } from './parse/refusals.ts';
import { isoDay, numberOf } from './parse/values.ts';
import type { FetchedSeries } from './source.ts';

const SOURCE = 'fiscaldata';
const WEDNESDAY = 3;
const FRIDAY = 5;

export type Row = Readonly<Record<string, string | null>>;

/** One table of Fiscal Data and how a series is read from its rows. */
export interface Endpoint {
  readonly path: string;
  readonly dateField: string;
  readonly fields: readonly string[];
  readonly filters: readonly string[];
  /** So many days before the first wanted one, so that a table with few rows has one in the range. */
  readonly leadDays: number;
  readonly read: (rows: readonly Row[], series: string) => Observation[];
}

const AUCTION_FIGURES: Readonly<Record<string, AuctionFigure>> = {
  bid_to_cover_ratio: 'bid-to-cover',
  high_yield: 'high-yield',
  indirect_bidder_accepted: 'indirect',
};

/** `10-Year/high_yield`: ratio, percent, or percent of the competitive award. */
const auctions: Endpoint = {
  path: 'v1/accounting/od/auctions_query',
  dateField: 'auction_date',
  fields: [
    'auction_date',
    'security_type',
    'security_term',
    'inflation_index_security',
    'floating_rate',
    'bid_to_cover_ratio',
    'high_yield',
    'indirect_bidder_accepted',
    'comp_accepted',
  ],
  filters: ['security_type:in:(Note,Bond)'],
  leadDays: 40,
  read: (rows, series) => {
    const { years, figure } = auctionSeries(series)!;
    return collect(rows, 'auction_date', (row, day) => {
      const auction = {
        day,
        term: text(row, 'security_term'),
        nominal: isNominal(SOURCE, text(row, 'inflation_index_security'), text(row, 'floating_rate')),
        bidToCover: number(row, 'bid_to_cover_ratio'),
        highYieldPercent: number(row, 'high_yield'),
        indirectAccepted: number(row, 'indirect_bidder_accepted'),
        competitiveAccepted: number(row, 'comp_accepted'),
      };
      return isOfTenor(auction, years) ? figureOf(auction, figure) : undefined;
    });
  },
};

function auctionSeries(series: string): { years: number; figure: AuctionFigure } | undefined {
  const match = /^(\d{1,2})-Year\/(\w+)$/.exec(series);
  const years = Number(match?.[1]);
  const name = match?.[2] ?? '';
  if (!Object.hasOwn(AUCTION_FIGURES, name) || ![...NOTE_YEARS, ...BOND_YEARS].includes(years))
    return undefined;
  return { years, figure: AUCTION_FIGURES[name]! };
}

/**
 * `TGA`, the closing balance of the Treasury's account in $ millions, and `TGA/Wednesday`, the days on which the
 * Federal Reserve reports it too. Since April 2022 the closing balance is a row of its own, whose value stands
 * in the column of the opening; before, it was the column of the closing.
 */
const cash: Endpoint = {
  path: 'v1/accounting/dts/operating_cash_balance',
  dateField: 'record_date',
  fields: ['record_date', 'account_type', 'close_today_bal', 'open_today_bal'],
  filters: [],
  leadDays: 14,
  read: (rows, series) =>
    collect(rows, 'record_date', (row, day) => {
      if (series === 'TGA/Wednesday' && weekdayOf(day) !== WEDNESDAY) return undefined;
      const account = text(row, 'account_type');
      if (account === 'Treasury General Account (TGA) Closing Balance') return number(row, 'open_today_bal');
      if (account === 'Treasury General Account (TGA)' || account === 'Federal Reserve Account') {
        return number(row, 'close_today_bal');
      }
      return undefined;
    }),
};

/**
 * `debt`, total public debt in dollars each business day, and `debt/quarter`, its value at the end of each
 * quarter that is over, dated by the first day of the quarter as FRED dates GFDEBTN.
 */
const debt: Endpoint = {
  path: 'v2/accounting/od/debt_to_penny',
  dateField: 'record_date',
  fields: ['record_date', 'tot_pub_debt_out_amt'],
  filters: [],
  leadDays: 200,
  read: (rows, series) => {
    const daily = collect(rows, 'record_date', (row) => number(row, 'tot_pub_debt_out_amt'));
    return series === 'debt' ? daily : quarterEnds(daily);
  },
};

/** The rows of the last weekday of a quarter; none of its four ends is a holiday of the Treasury's books. */
function quarterEnds(daily: readonly Observation[]): Observation[] {
  return daily.flatMap(([day, value]): Observation[] => {
    const nextWeekday = day + (weekdayOf(day) === FRIDAY ? 3 : 1);
    return quarterStart(nextWeekday) > quarterStart(day) ? [[quarterStart(day), value]] : [];
  });
}

function quarterStart(day: number): number {
  const { year, month } = partsOf(day);
  return firstOfMonth(year, month - ((month - 1) % 3));
}

/** `net-interest`: net interest outlays of the month in dollars, dated by its last day. */
const NET_INTEREST_LINE = '320';
const outlays: Endpoint = {
  path: 'v1/accounting/mts/mts_table_9',
  dateField: 'record_date',
  fields: ['record_date', 'line_code_nbr', 'current_month_rcpt_outly_amt'],
  filters: [`line_code_nbr:eq:${NET_INTEREST_LINE}`],
  leadDays: 60,
  read: (rows) =>
    collect(rows, 'record_date', (row) =>
      text(row, 'line_code_nbr') === NET_INTEREST_LINE
        ? number(row, 'current_month_rcpt_outly_amt')
        : undefined,
    ),
};

const BY_SERIES: Readonly<Record<string, Endpoint>> = {
  TGA: cash,
  'TGA/Wednesday': cash,
  debt,
  'debt/quarter': debt,
  'net-interest': outlays,
};

/** The table that holds a series; undefined when it is not known. */
export function endpointOf(series: string): Endpoint | undefined {
  if (Object.hasOwn(BY_SERIES, series)) return BY_SERIES[series];
  return auctionSeries(series) ? auctions : undefined;
}

/** @throws SourceError (`changed`, `empty`) */
export function readSeries(rows: readonly Row[], series: string, fetchedAtMs: number): FetchedSeries {
  return seriesOf({ source: SOURCE, series, fetchedAtMs }, endpointOf(series)!.read(rows, series));
}

function collect(
  rows: readonly Row[],
  dateField: string,
  valueIn: (row: Row, day: number) => number | undefined,
): Observation[] {
  const observations: Observation[] = [];
  for (const row of rows) {
    const day = isoDay(SOURCE, text(row, dateField));
    const value = valueIn(row, day);
    if (value !== undefined) observations.push([day, value]);
  }
  return observations;
}

/** A field that is asked for is there, even where it has no value. */
function text(row: Row, field: string): string {
  const value = row[field];
  if (value === undefined) throw changed(SOURCE, `no field ${field}`);
  return value ?? 'null';
}

function number(row: Row, field: string): number | undefined {
  return numberOf(SOURCE, text(row, field));
}
