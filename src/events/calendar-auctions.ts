/** Coming Treasury auctions from TreasuryDirect, filtered by date: its lists have held rows of years ago. */

import { z } from 'zod';
import { SourceError } from '../sources/failure.ts';
import type { HttpDoor } from '../sources/http/door.ts';
import { isoOf, localDayOf, parseDay } from '../time/dates.ts';
import { NEW_YORK } from '../time/us-market.ts';
import type { ProvidedDate } from './calendar.ts';
import { changed, parseJson } from './live/fail.ts';
import { clockOf } from './live/sources/auctions.ts';

const ID = 'treasury-upcoming';
const URL_UPCOMING = 'https://www.treasurydirect.gov/TA_WS/securities/upcoming?format=json';
/** Auctions are announced days ahead; a row further away is a mistake or an estimate. */
const MAX_AHEAD_DAYS = 45;

const rowSchema = z.object({
  securityType: z.string(),
  securityTerm: z.string(),
  auctionDate: z.string(),
  reopening: z.string().optional(),
  closingTimeCompetitive: z.string().optional(),
});

/**
 * Auctions from today on, in the order of the list.
 * @throws SourceError; `empty` when every row is of the past: then the list is stale, not "nothing is due".
 */
export async function readUpcomingAuctions(
  door: HttpDoor,
  nowMs: number,
  signal: AbortSignal,
): Promise<readonly ProvidedDate[]> {
  const json = parseJson(ID, await door.request({ source: ID, url: URL_UPCOMING, signal }));
  const rows = z.array(z.unknown()).safeParse(json);
  if (!rows.success) throw changed(ID, 'no list of securities', rows.error);
  const today = localDayOf(nowMs, NEW_YORK);
  const read = rows.data.flatMap((row): { day: number; auction: ProvidedDate }[] => {
    const parsed = rowSchema.safeParse(row);
    const day = parsed.success ? parseDay(parsed.data.auctionDate.slice(0, 10)) : undefined;
    if (!parsed.success || day === undefined) return [];
    const { securityTerm, securityType, reopening, closingTimeCompetitive } = parsed.data;
    const time = clockOf(closingTimeCompetitive ?? '');
    const again = reopening === 'Yes' ? ', reopening' : '';
    return [
      {
        day,
        auction: {
          title: `US Treasury ${securityTerm} ${securityType.toLowerCase()} auction${again}`,
          date: isoOf(day),
          ...(time === undefined ? {} : { time }),
          source: 'TreasuryDirect, upcoming auctions',
          certainty: 'scheduled',
        },
      },
    ];
  });
  if (rows.data.length > 0 && read.length === 0) throw changed(ID, 'securities without term or date');
  const ahead = read.filter(({ day }) => day >= today && day <= today + MAX_AHEAD_DAYS);
  if (ahead.length === 0) {
    throw new SourceError(ID, 'empty', `${ID}: no auction from today on (the list may be old)`);
  }
  return ahead.map(({ auction }) => auction);
}
