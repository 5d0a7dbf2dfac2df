import { z } from 'zod';
import { isoOf } from '../time/dates.ts';
import { SourceError } from './failure.ts';
import { endpointOf, type Row, readSeries } from './fiscaldata-series.ts';
import { eachSeries, fetchInGroups, type Group } from './parse/groups.ts';
import { parseJson } from './parse/json.ts';
import { changed } from './parse/refusals.ts';
import type { CreateSource, FetchedSeries } from './source.ts';

const SOURCE = 'fiscaldata';
const HOST = 'api.fiscaldata.treasury.gov';
const BASE = `https://${HOST}/services/api/fiscal_service`;
/** The largest page that it gives: a year of any of these tables fits in one. */
const PAGE_SIZE = 10_000;
/** More pages than any range of these tables has. */
const MAX_PAGES = 20;

const bodySchema = z.object({
  // Everything is text, and where there is nothing the text "null".
  data: z.array(z.record(z.string(), z.string().nullable())).optional(),
  meta: z.object({ 'total-pages': z.number().optional() }).optional(),
  error: z.string().optional(),
});

/** Fiscal Data of the US Treasury: daily cash, the debt, auction results, the monthly statement. */
export const createFiscalDataSource: CreateSource = ({ door }) => {
  async function load(group: Group, signal: AbortSignal): Promise<[string, FetchedSeries | SourceError][]> {
    const endpoint = endpointOf(group.series[0]!)!;
    const date = endpoint.dateField;
    const from = isoOf(group.fromDay - endpoint.leadDays);
    const filters = [`${date}:gte:${from}`, `${date}:lte:${isoOf(group.toDay)}`, ...endpoint.filters];
    const page = async (number: number): Promise<{ parsed: Page; fetchedAtMs: number }> => {
      const query = [
        `fields=${endpoint.fields.join(',')}`,
        `filter=${filters.join(',')}`,
        `sort=${date}`,
        `page%5Bnumber%5D=${number}`,
        `page%5Bsize%5D=${PAGE_SIZE}`,
        'format=json',
      ].join('&');
      const reply = await door.request({
        source: SOURCE,
        url: `${BASE}/${endpoint.path}?${query}`,
        signal,
      });
      return { parsed: parsePage(reply.text()), fetchedAtMs: reply.fetchedAtMs };
    };
    const first = await page(1);
    const { pages } = first.parsed;
    if (pages > MAX_PAGES) throw changed(SOURCE, `${pages} pages for one range`);
    const others = await Promise.all(Array.from({ length: Math.max(pages - 1, 0) }, (_, i) => page(i + 2)));
    const rows = [first, ...others].flatMap(({ parsed }) => parsed.rows);
    return parseFiscalData(rows, group.series, first.fetchedAtMs);
  }

  return {
    id: SOURCE,
    publisher: 'US Treasury (Fiscal Data)',
    standing: 'official',
    hosts: [HOST],
    fetch: (requests, signal) =>
      fetchInGroups(
        SOURCE,
        requests,
        signal,
        (series) => endpointOf(series)?.path,
        (group) => load(group, signal),
      ),
  };
};

interface Page {
  readonly rows: readonly Row[];
  readonly pages: number;
}

/** @throws SourceError (`changed`, or `rejected` for an error in place of data) */
export function parsePage(text: string): Page {
  const body = parseJson(SOURCE, text, bodySchema);
  if (body.error !== undefined) {
    throw new SourceError(SOURCE, 'rejected', `${SOURCE}: the request was refused`, { cause: body.error });
  }
  if (!body.data) throw changed(SOURCE, 'no data in the answer');
  return { rows: body.data, pages: body.meta?.['total-pages'] ?? 1 };
}

/** The series that rows of one table hold, each in its own unit (see `endpointOf`). */
export function parseFiscalData(
  rows: readonly Row[],
  series: readonly string[],
  fetchedAtMs: number,
): [string, FetchedSeries | SourceError][] {
  return eachSeries(series, (name) => readSeries(rows, name, fetchedAtMs));
}
