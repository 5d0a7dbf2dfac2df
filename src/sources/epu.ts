import type { SourceError } from './failure.ts';
import { eachSeries, fetchInGroups } from './parse/groups.ts';
import { type Observation, seriesOf } from './parse/observations.ts';
import { columnIndex, parseTable } from './parse/table.ts';
import { dayOfParts, numberOf } from './parse/values.ts';
import type { CreateSource, FetchedSeries } from './source.ts';

const SOURCE = 'epu';
const HOST = 'www.policyuncertainty.com';
/** The authors' own file of the US daily index since 1985. */
const URL_OF_FILE = `https://${HOST}/media/All_Daily_Policy_Data.csv`;
const SERIES = ['daily_policy_index'];

/** Daily US economic policy uncertainty of Baker, Bloom and Davis. */
export const createEpuSource: CreateSource = ({ door }) => ({
  id: SOURCE,
  publisher: 'Economic Policy Uncertainty (Baker, Bloom and Davis)',
  standing: 'official-file',
  hosts: [HOST],
  attribution: 'Economic Policy Uncertainty Index by Baker, Bloom and Davis, policyuncertainty.com',
  fetch: (requests, signal) =>
    fetchInGroups(
      SOURCE,
      requests,
      signal,
      (series) => (SERIES.includes(series) ? 'file' : undefined),
      async (group) => {
        const reply = await door.request({ source: SOURCE, url: URL_OF_FILE, signal });
        return parseEpu(reply.text(), group.series, reply.fetchedAtMs);
      },
    ),
});

/** Columns `day`, `month`, `year` and the index (1985 to 2010 = 100). */
export function parseEpu(
  text: string,
  series: readonly string[],
  fetchedAtMs: number,
): [string, FetchedSeries | SourceError][] {
  const table = parseTable(SOURCE, text, { closed: true });
  const [day, month, year] = ['day', 'month', 'year'].map((name) => columnIndex(SOURCE, table, name)) as [
    number,
    number,
    number,
  ];
  return eachSeries(series, (name) => {
    const column = columnIndex(SOURCE, table, name);
    const observations: Observation[] = [];
    for (const row of table.rows) {
      const value = numberOf(SOURCE, row[column]!);
      if (value === undefined) continue;
      observations.push([dayOfParts(SOURCE, row[year]!, row[month]!, row[day]!), value]);
    }
    return seriesOf({ source: SOURCE, series: name, fetchedAtMs }, observations);
  });
}
