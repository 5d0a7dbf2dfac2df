import { z } from 'zod';
import { SYMBOLS } from '../mag7/seven.ts';
import { lastClosedSession } from './closed-session.ts';
import { SourceError } from './failure.ts';
import { eachSeries, fetchInGroups } from './parse/groups.ts';
import { parseJson } from './parse/json.ts';
import { seriesOf } from './parse/observations.ts';
import { changed } from './parse/refusals.ts';
import { numberOf } from './parse/values.ts';
import type { CreateSource, FetchedSeries } from './source.ts';

/**
 * Forward P/E and market value of the seven with a key of one's own: the second route when Yahoo refuses. A free
 * key has 25 requests a day, and one read of all seven takes seven of them.
 *
 * Series: `AAPL/forwardPE` and `AAPL/marketCap`, one value for the last closed session. The overview bears no date.
 */

const SOURCE = 'alpha-vantage';
const HOST = 'www.alphavantage.co';
const KEY = 'ALPHA_VANTAGE_API_KEY';
const FIELDS = { forwardPE: 'ForwardPE', marketCap: 'MarketCapitalization' } as const;
type Figure = keyof typeof FIELDS;

/** Texts all of them. Refusals come with status 200 under one of three names, and repeat the key. */
const overviewSchema = z.object({
  Symbol: z.string().optional(),
  Currency: z.string().optional(),
  ForwardPE: z.string().optional(),
  MarketCapitalization: z.string().optional(),
  Information: z.string().optional(),
  Note: z.string().optional(),
  'Error Message': z.string().optional(),
});
type Overview = z.infer<typeof overviewSchema>;

export const createAlphaVantageSource: CreateSource = ({ door, keys }) => {
  const key = keys[KEY]?.trim();
  return {
    id: SOURCE,
    publisher: 'Alpha Vantage',
    standing: 'official',
    hosts: [HOST],
    ...(key ? {} : { needsKey: KEY }),
    fetch: (requests, signal) =>
      fetchInGroups(SOURCE, requests, signal, symbolIn, async ({ key: symbol, series }) => {
        if (!key) throw new SourceError(SOURCE, 'not-configured', `${SOURCE}: no key. Set ${KEY}`);
        const query = new URLSearchParams({ function: 'OVERVIEW', symbol, apikey: key });
        const reply = await door.request({
          source: SOURCE,
          url: `https://${HOST}/query?${query}`,
          headers: { accept: 'application/json' },
          maxBytes: 65_536,
          signal,
        });
        const overview = parseJson(SOURCE, reply.text(), overviewSchema);
        refuse(overview, symbol);
        return eachSeries(series, (name) => seriesIn(overview, name, reply.fetchedAtMs));
      }),
  };
};

function symbolIn(series: string): string | undefined {
  const [symbol = '', figure = '', ...more] = series.split('/');
  return more.length === 0 && SYMBOLS.includes(symbol) && Object.hasOwn(FIELDS, figure) ? symbol : undefined;
}

/** The words of a refusal are not repeated: they hold the key. */
function refuse(overview: Overview, symbol: string): void {
  const notice = overview.Information ?? overview.Note;
  if (notice !== undefined) {
    if (/rate limit|requests? per (?:day|minute|second)|call frequency|sparingly/i.test(notice)) {
      throw new SourceError(SOURCE, 'rate-limited', `${SOURCE}: the requests of this key are used up`);
    }
    throw new SourceError(SOURCE, 'blocked', `${SOURCE}: refuses this key`);
  }
  if (overview['Error Message'] !== undefined) {
    throw new SourceError(SOURCE, 'rejected', `${SOURCE}: does not understand the request or its key`);
  }
  // A symbol that it does not know is answered with {}.
  if (overview.Symbol === undefined)
    throw new SourceError(SOURCE, 'empty', `${SOURCE}: nothing about ${symbol}`);
  if (overview.Symbol !== symbol)
    throw changed(SOURCE, `was asked for ${symbol} and told of another company`);
  if (overview.Currency !== undefined && overview.Currency !== 'USD') {
    throw changed(SOURCE, `the figures of ${symbol} are not in dollars`);
  }
}

function seriesIn(overview: Overview, series: string, fetchedAtMs: number): FetchedSeries {
  const figure = series.slice(series.indexOf('/') + 1) as Figure;
  const text = overview[FIELDS[figure]];
  // "-" and "None" stand where a company has no such figure.
  const value = text === undefined || text === '-' ? undefined : numberOf(SOURCE, text);
  if (value === undefined || value === 0) {
    throw new SourceError(SOURCE, 'empty', `${SOURCE}: no ${figure} of ${overview.Symbol}`);
  }
  return seriesOf({ source: SOURCE, series, fetchedAtMs }, [[lastClosedSession(fetchedAtMs), value]]);
}
