import { eachSeries } from './market/each-series.ts';
import { toSeries } from './market/observations.ts';
import { DAY_SECONDS } from './market/utc-days.ts';
import { parseYahooChart } from './market/yahoo-chart-body.ts';
import { unknownSeries } from './parse/refusals.ts';
import type { CreateSource, LiveSource } from './source.ts';

/**
 * Daily closes by Yahoo's chart v8, which needs no key and no cookie. A series is Yahoo's symbol (`^GSPC`,
 * `GC=F`), closes corrected for splits; with `/adjusted` (`SPY/adjusted`) for dividends as well. Every dividend
 * moves the whole adjusted history: closes of two reads must not be joined.
 */

const ID = 'yahoo';
const HOST = 'query1.finance.yahoo.com';
const SERIES = /^([A-Z0-9^][A-Z0-9.^=-]{0,19})(\/adjusted)?$/;
/** Room on both sides: days of Tokyo start before those of UTC, days of New York end after them. */
const MARGIN_DAYS = 1;

export const createYahooChartSource: CreateSource = ({ door, now }): LiveSource => ({
  id: ID,
  publisher: 'Yahoo Finance',
  standing: 'unofficial',
  hosts: [HOST],
  givesRunning: true,
  fetch: (requests, signal) =>
    eachSeries(requests, signal, async (request) => {
      const match = SERIES.exec(request.series);
      if (!match) throw unknownSeries(ID, request.series);
      const symbol = match[1]!;
      const askedAtMs = now();
      // Never `range`: with it the host may answer in weeks or months.
      const period1 = (request.fromDay - MARGIN_DAYS) * DAY_SECONDS;
      const period2 = (request.toDay + 1 + MARGIN_DAYS) * DAY_SECONDS;
      const url =
        `https://${HOST}/v8/finance/chart/${encodeURIComponent(symbol)}` +
        `?period1=${period1}&period2=${period2}&interval=1d&events=div%2Csplit&includePrePost=false`;
      // A window without a bar is answered with 400 and an error in the usual envelope.
      const reply = await door.request({ source: ID, url, signal, alsoStatuses: [400] });
      const draft = parseYahooChart(reply.text(), { symbol, adjusted: match[2] !== undefined, askedAtMs });
      return toSeries(ID, request, draft, reply.fetchedAtMs);
    }),
});
