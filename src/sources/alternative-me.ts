import { z } from 'zod';
import { utcDayOf } from '../time/dates.ts';
import { SourceError } from './failure.ts';
import { eachSeries, fetchInGroups } from './parse/groups.ts';
import { parseJson } from './parse/json.ts';
import { type Observation, seriesOf } from './parse/observations.ts';
import { changed } from './parse/refusals.ts';
import { numberOf } from './parse/values.ts';
import type { CreateSource, FetchedSeries } from './source.ts';

const SOURCE = 'alternative-me';
const HOST = 'api.alternative.me';
const SERIES = ['fng'];
/** For a clock that is a little behind, and a row that is a little late. */
const SPARE_ROWS = 2;
/** Everything since 2018 is about 250 kB; above this many rows the limit 0 ("all") is the simpler request. */
const MAX_ROWS = 1_000;

const rowSchema = z.object({ value: z.string(), timestamp: z.string() });
const bodySchema = z.object({
  data: z.array(rowSchema).nullish(),
  metadata: z.object({ error: z.string().nullish() }).nullish(),
});

/**
 * The crypto Fear & Greed index of alternative.me, its own publisher: one value from 0 to 100 a UTC day, set at
 * 00:00 UTC and not changed in the course of the day.
 */
export const createAlternativeMeSource: CreateSource = ({ door, now }) => ({
  id: SOURCE,
  publisher: 'alternative.me (Crypto Fear & Greed Index)',
  standing: 'official',
  hosts: [HOST],
  attribution: 'Crypto Fear & Greed Index by alternative.me',
  fetch: (requests, signal) =>
    fetchInGroups(
      SOURCE,
      requests,
      signal,
      (series) => (SERIES.includes(series) ? 'fng' : undefined),
      async (group) => {
        // Rows are counted back from today.
        const wanted = utcDayOf(now()) - group.fromDay + 1 + SPARE_ROWS;
        const limit = wanted > MAX_ROWS ? 0 : Math.max(wanted, SPARE_ROWS);
        const reply = await door.request({
          source: SOURCE,
          url: `https://${HOST}/fng/?limit=${limit}&format=json`,
          signal,
        });
        return parseFearAndGreed(reply.text(), group.series, reply.fetchedAtMs);
      },
    ),
});

/** Everything is text there, also numbers; times are seconds since 1970. */
export function parseFearAndGreed(
  text: string,
  series: readonly string[],
  fetchedAtMs: number,
): [string, FetchedSeries | SourceError][] {
  const body = parseJson(SOURCE, text, bodySchema);
  if (body.metadata?.error) {
    throw new SourceError(SOURCE, 'rejected', `${SOURCE}: the request was refused`, {
      cause: body.metadata.error,
    });
  }
  const rows = body.data;
  if (!rows) throw changed(SOURCE, 'no data in the answer');
  return eachSeries(series, (name) => {
    const observations: Observation[] = [];
    for (const row of rows) {
      const value = numberOf(SOURCE, row.value);
      const seconds = numberOf(SOURCE, row.timestamp);
      if (value === undefined) continue;
      if (seconds === undefined) throw changed(SOURCE, 'a value without a time');
      observations.push([utcDayOf(seconds * 1_000), value]);
    }
    return seriesOf({ source: SOURCE, series: name, fetchedAtMs }, observations);
  });
}
