import { instantAt, localDayOf, weekdayOf } from '../../time/dates.ts';
import { NEW_YORK } from '../../time/us-market.ts';

/** Futures and spot metals: the trading day ends at 17:00 in New York and the next one starts at 18:00. */
const NEXT_DAY_STARTS = '18:00';
const SUNDAY = 0;
const SATURDAY = 6;

/**
 * The trading day of an instant: from 18:00 on it is the next one. Between the close of Friday and the evening
 * of Sunday nothing trades, so a quote there still belongs to Friday.
 */
export function tradingDayOf(atMs: number): number {
  const day = localDayOf(atMs, NEW_YORK);
  const evening = atMs >= instantAt(day, NEXT_DAY_STARTS, NEW_YORK);
  const weekday = weekdayOf(day);
  if (weekday === SATURDAY) return day - 1;
  if (weekday === SUNDAY) return evening ? day + 1 : day - 2;
  return evening && weekday < 5 ? day + 1 : day;
}
