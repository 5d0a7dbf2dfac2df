import type { SourceError } from './failure.ts';
import { eachSeries, fetchInGroups } from './parse/groups.ts';
import { type Observation, seriesOf } from './parse/observations.ts';
import { columnIndex, parseTable } from './parse/table.ts';
import { numberOf, usDay } from './parse/values.ts';
import type { CreateSource, FetchedSeries } from './source.ts';

const SOURCE = 'freddie-mac';
const HOST = 'www.freddiemac.com';
/** The weekly survey since 1971. */
const URL_OF_FILE = `https://${HOST}/pmms/docs/PMMS_history.csv`;
/** Fixed rates of 30 and 15 years, in percent. */
const SERIES = ['pmms30', 'pmms15'];
/** Newer rows end after the two rates that the survey still has, under a header of nine columns. */
const SHORT_ROWS = [4];

/** The Primary Mortgage Market Survey of Freddie Mac. */
export const createFreddieMacSource: CreateSource = ({ door }) => ({
  id: SOURCE,
  publisher: 'Freddie Mac (Primary Mortgage Market Survey)',
  standing: 'official-file',
  hosts: [HOST],
  fetch: (requests, signal) =>
    fetchInGroups(
      SOURCE,
      requests,
      signal,
      (series) => (SERIES.includes(series) ? 'file' : undefined),
      async (group) => {
        const reply = await door.request({ source: SOURCE, url: URL_OF_FILE, signal });
        return parseFreddieMac(reply.text(), group.series, reply.fetchedAtMs);
      },
    ),
});

/** Dates are M/D/YYYY; some rows have quotes, some not. */
export function parseFreddieMac(
  text: string,
  series: readonly string[],
  fetchedAtMs: number,
): [string, FetchedSeries | SourceError][] {
  const table = parseTable(SOURCE, text, { shortRows: SHORT_ROWS, closed: true });
  const date = columnIndex(SOURCE, table, 'date', 'week');
  return eachSeries(series, (name) => {
    const column = columnIndex(SOURCE, table, name);
    const observations: Observation[] = [];
    for (const row of table.rows) {
      const value = numberOf(SOURCE, row[column] ?? '');
      if (value !== undefined) observations.push([usDay(SOURCE, row[date] ?? ''), value]);
    }
    return seriesOf({ source: SOURCE, series: name, fetchedAtMs }, observations);
  });
}
