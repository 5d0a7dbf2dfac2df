/** When publishers publish, and how late they may be. One constant per rule, named after whose rule it is. */

import type { Cadence, Publication } from './indicator.ts';

const NEW_YORK = 'America/New_York';
const TOKYO = 'Asia/Tokyo';

/**
 * Days that a value may be overdue. Daily: a weekend and a holiday on both sides. Calendar-daily: a Friday is
 * read as it stood on the next business morning, which after a long weekend is Tuesday. Monthly: a release
 * moved by a short month. Quarterly and irregular: half a period, shutdowns and skipped auctions took that.
 */
export const GRACE_DAYS: Readonly<Record<Cadence, number>> = {
  daily: 4,
  'calendar-daily': 3,
  weekly: 4,
  monthly: 12,
  quarterly: 45,
  irregular: 45,
};

/** US shares, funds and stock indices: the closing auction of NYSE and Nasdaq. */
export const US_CLOSE: Publication = { rule: 'same-day', time: '16:00', zone: NEW_YORK };

/** Cboe: VIX is worked out until a quarter of an hour after the share close. */
export const CBOE_VIX: Publication = { rule: 'same-day', time: '16:15', zone: NEW_YORK };

/** CME and ICE: the trading day of futures, and of the ICE dollar index and MOVE, ends at 17:00. */
export const FUTURES_CLOSE: Publication = { rule: 'same-day', time: '17:00', zone: NEW_YORK };

/** LBMA: the afternoon gold auction starts at 15:00 in London. */
export const LBMA_AUCTION: Publication = { rule: 'same-day', time: '15:00', zone: 'Europe/London' };

/** Tokyo Stock Exchange: closes at 15:30 since November 2024, 15:00 before. */
export const TOKYO_CLOSE: Publication = { rule: 'same-day', time: '15:30', zone: TOKYO };

/** Japan's Ministry of Finance: yields of the 15:00 market. */
export const JAPAN_MOF_YIELDS: Publication = { rule: 'same-day', time: '16:00', zone: TOKYO };

/** Bank of Japan: dated by the day a rate takes effect, which is after the day it is announced. */
export const BOJ_RATE: Publication = { rule: 'same-day', time: '00:00', zone: TOKYO };

/** Crypto exchanges: a daily close belongs to its UTC day and is known when that day ends. */
export const CRYPTO_DAY_END: Publication = { rule: 'calendar-days', count: 1, time: '00:00', zone: 'UTC' };

/** US Treasury: par and real yield curves, posted by the evening of the same day. */
export const TREASURY_CURVE: Publication = { rule: 'same-day', time: '18:00', zone: NEW_YORK };

/** St. Louis Fed: series it works out from the Treasury curve, on FRED by the next morning. */
export const FRED_CURVE_DERIVED: Publication = {
  rule: 'business-days',
  count: 1,
  time: '08:00',
  zone: NEW_YORK,
};

/** ICE Data Indices: bond spreads reach FRED on the next business morning. */
export const ICE_BOND_SPREADS: Publication = {
  rule: 'business-days',
  count: 1,
  time: '08:30',
  zone: NEW_YORK,
};

/** New York Fed: SOFR of a day comes out at about 08:00 on the next business day. */
export const NYFED_SOFR: Publication = { rule: 'business-days', count: 1, time: '08:00', zone: NEW_YORK };

/** New York Fed: the effective federal funds rate follows at about 09:00 on the next business day. */
export const NYFED_EFFR: Publication = { rule: 'business-days', count: 1, time: '09:00', zone: NEW_YORK };

/** Federal Reserve Board: rates it sets are announced the day before they take effect and are dated then. */
export const FED_ADMINISTERED: Publication = { rule: 'same-day', time: '00:00', zone: NEW_YORK };

/** Federal Reserve Board, H.4.1: the week to Wednesday, on Thursday after the close. */
export const FED_H41: Publication = { rule: 'weekday', weekday: 4, time: '16:30', zone: NEW_YORK };

/** Federal Reserve Board, H.10: the indices of a week, on the Monday after it. */
export const FED_H10_WEEKLY: Publication = { rule: 'weekday', weekday: 1, time: '16:15', zone: NEW_YORK };

/**
 * New York market: the noon buying rate is a price that everyone could see at noon. The H.10 table that
 * records it comes weekly, which delays the record but not the knowledge.
 */
export const NOON_RATE: Publication = { rule: 'same-day', time: '12:00', zone: NEW_YORK };

/** New York Fed: result of the overnight reverse repo operation. */
export const NYFED_REVERSE_REPO: Publication = { rule: 'same-day', time: '13:15', zone: NEW_YORK };

/** New York Fed: result of the repo operation. */
export const NYFED_REPO: Publication = { rule: 'same-day', time: '13:30', zone: NEW_YORK };

/** New York Fed: the term premium model, refreshed in weekly batches. */
export const NYFED_TERM_PREMIUM: Publication = {
  rule: 'calendar-days',
  count: 7,
  time: '00:00',
  zone: NEW_YORK,
};

/** CFTC: positions of Tuesday, on Friday afternoon. */
export const CFTC_POSITIONS: Publication = { rule: 'weekday', weekday: 5, time: '15:30', zone: NEW_YORK };

/** Freddie Mac: the mortgage survey, Thursday at noon; a survey dated on a Wednesday counts from Thursday. */
export const FREDDIE_MAC_SURVEY: Publication = {
  rule: 'weekday',
  weekday: 4,
  orSame: true,
  time: '12:00',
  zone: NEW_YORK,
};

/** The mortgage survey against the Treasury curve of its day: both are known on Thursday evening. */
export const MORTGAGE_AND_CURVE: Publication = { ...FREDDIE_MAC_SURVEY, time: '18:00' };

/** US Department of Labor: claims of the week to Saturday, on the Thursday after. */
export const LABOR_CLAIMS: Publication = { rule: 'weekday', weekday: 4, time: '08:30', zone: NEW_YORK };

/** Chicago Fed: financial conditions of the week to Friday, on the Wednesday after. */
export const CHICAGO_FED_NFCI: Publication = { rule: 'weekday', weekday: 3, time: '08:30', zone: NEW_YORK };

/** Bureau of Labor Statistics: consumer prices, about the middle of the next month. */
export const BLS_PRICES: Publication = {
  rule: 'month-day',
  months: 1,
  day: 15,
  time: '08:30',
  zone: NEW_YORK,
};

/** Bureau of Labor Statistics: unemployment, with the jobs report early in the next month. */
export const BLS_JOBS: Publication = { rule: 'month-day', months: 1, day: 10, time: '08:30', zone: NEW_YORK };

/** Bureau of Economic Analysis: first estimate of a quarter dated by its first day, a month after its end. */
export const BEA_ACCOUNTS: Publication = {
  rule: 'month-day',
  months: 3,
  day: 30,
  time: '08:30',
  zone: NEW_YORK,
};

/** US Treasury, as FRED dates it: debt at the end of a quarter under its first day, two months after its end. */
export const TREASURY_DEBT: Publication = {
  rule: 'month-day',
  months: 5,
  day: 1,
  time: '00:00',
  zone: NEW_YORK,
};

/** US Treasury: auctions of notes and bonds close at 13:00, the result comes at once. */
export const TREASURY_AUCTION: Publication = { rule: 'same-day', time: '13:00', zone: NEW_YORK };

/**
 * US EIA: spot prices are entered in weekly batches. The newest row can be nine days old, but the market
 * price behind it was known earlier, so a week errs on neither side by much.
 */
export const EIA_SPOT: Publication = { rule: 'calendar-days', count: 7, time: '00:00', zone: NEW_YORK };

/** Caldara and Iacoviello: geopolitical risk, about once a week. */
export const GPR_AUTHORS: Publication = { rule: 'calendar-days', count: 7, time: '00:00', zone: NEW_YORK };

/** Baker, Bloom and Davis: daily policy uncertainty, on FRED two mornings later. */
export const EPU_AUTHORS: Publication = { rule: 'calendar-days', count: 2, time: '09:00', zone: NEW_YORK };

/** MacroMicro: forward P/E, worked out after the close. */
export const FORWARD_PE: Publication = { rule: 'same-day', time: '20:00', zone: NEW_YORK };

/** SEC: a report bears the day's date when it was accepted by 17:30, and is public at once. Observations have that date. */
export const SEC_FILING: Publication = { rule: 'same-day', time: '18:00', zone: NEW_YORK };

/** Robert Shiller: the month's average, about the middle of the next month. */
export const SHILLER_MONTHLY: Publication = {
  rule: 'month-day',
  months: 1,
  day: 15,
  time: '00:00',
  zone: NEW_YORK,
};
