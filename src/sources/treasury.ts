import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import { firstOfMonth, partsOf } from '../time/dates.ts';
import { SourceError, type SourceFailure } from './failure.ts';
import { eachSeries, fetchInGroups, type Group } from './parse/groups.ts';
import { type Observation, seriesOf } from './parse/observations.ts';
import { changed, excerpt } from './parse/refusals.ts';
import { columnIndex, parseTable } from './parse/table.ts';
import { isoDay, numberOf, usDay } from './parse/values.ts';
import type { CreateSource, FetchedSeries } from './source.ts';

const SOURCE = 'treasury';
const HOST = 'home.treasury.gov';
const PATH = `https://${HOST}/resource-center/data-chart-center/interest-rates`;
const TIMEOUT_MS = 30_000;
/** Series are named as in the XML: BC is the par curve, TC the real one. Both start with a tenor in years. */
const CURVES = { BC: 'daily_treasury_yield_curve', TC: 'daily_treasury_real_yield_curve' } as const;
const YEARS = { BC: [1, 2, 3, 5, 7, 10, 20, 30], TC: [5, 7, 10, 20, 30] } as const;
type Curve = keyof typeof CURVES;
/** No later than so many days into a year its first yields are out. */
const NEW_YEAR_DAYS = 6;
/** The same host gives the same curve as XML. */
const OTHER_FORMAT_HELPS: ReadonlySet<SourceFailure> = new Set(['changed', 'rejected']);

interface Wanted {
  readonly curve: Curve;
  readonly years: number;
}

function wantedOf(series: string): Wanted | undefined {
  const match = /^(BC|TC)_(\d{1,2})YEAR$/.exec(series);
  if (!match) return undefined;
  const curve = match[1] as Curve;
  const years = Number(match[2]);
  return (YEARS[curve] as readonly number[]).includes(years) ? { curve, years } : undefined;
}

/** One year of one curve, both of its formats in the same form: the days of a tenor that have a value, in percent. */
type ReadTenor = (series: string) => Observation[];

/** The par yield curves of the Treasury, of the same evening; one request per curve and year for all tenors. */
export const createTreasurySource: CreateSource = ({ door }) => {
  async function loadYear(curve: Curve, year: number, signal: AbortSignal): Promise<Year> {
    const type = CURVES[curve];
    const get = (url: string) => door.request({ source: SOURCE, url, timeoutMs: TIMEOUT_MS, signal });
    try {
      const reply = await get(
        `${PATH}/daily-treasury-rates.csv/${year}/all?type=${type}&field_tdr_date_value=${year}&page&_format=csv`,
      );
      return { read: parseCurveCsv(reply.text()), fetchedAtMs: reply.fetchedAtMs, notes: [] };
    } catch (error) {
      if (!(error instanceof SourceError) || !OTHER_FORMAT_HELPS.has(error.failure)) throw error;
      try {
        const reply = await get(`${PATH}/pages/xml?data=${type}&field_tdr_date_value=${year}`);
        return {
          read: parseCurveXml(reply.text()),
          fetchedAtMs: reply.fetchedAtMs,
          notes: [`${year} read as XML: its table could not be read`],
        };
      } catch (second) {
        // The first failure says more.
        throw second instanceof SourceError ? error : second;
      }
    }
  }

  async function load(group: Group, signal: AbortSignal): Promise<[string, FetchedSeries | SourceError][]> {
    const { year: first } = partsOf(group.fromDay);
    const { year: last } = partsOf(Math.max(group.fromDay, group.toDay));
    const numbers = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    const years = await Promise.all(
      numbers.map(async (year): Promise<Year> => {
        try {
          return await loadYear(group.key as Curve, year, signal);
        } catch (error) {
          // In its first days a year may have no file yet; the year before has all there is.
          const isNew = year > first && group.toDay < firstOfMonth(year, 1) + NEW_YEAR_DAYS;
          if (!isNew || !(error instanceof SourceError) || !OTHER_FORMAT_HELPS.has(error.failure))
            throw error;
          return { read: () => [], fetchedAtMs: 0, notes: [`nothing of ${year} yet`] };
        }
      }),
    );
    return readCurve(years, group.series);
  }

  return {
    id: SOURCE,
    publisher: 'US Treasury',
    standing: 'official',
    hosts: [HOST],
    fetch: (requests, signal) =>
      fetchInGroups(
        SOURCE,
        requests,
        signal,
        (series) => wantedOf(series)?.curve,
        (group) => load(group, signal),
      ),
  };
};

interface Year {
  readonly read: ReadTenor;
  readonly fetchedAtMs: number;
  readonly notes: readonly string[];
}

/** Tenors of a curve as series, in percent. */
function readCurve(
  years: readonly Year[],
  series: readonly string[],
): [string, FetchedSeries | SourceError][] {
  return eachSeries(series, (name) =>
    seriesOf(
      {
        source: SOURCE,
        series: name,
        fetchedAtMs: Math.max(...years.map(({ fetchedAtMs }) => fetchedAtMs)),
        notes: years.flatMap(({ notes }) => notes),
      },
      years.flatMap(({ read }) => read(name)),
    ),
  );
}

/**
 * `Date` as MM/DD/YYYY and a column per tenor: "10 Yr" in the par curve, "10 YR" in the real one. Tenors are
 * added over the years, so columns are found by name. A table without rows is a year that has just begun.
 */
export function parseCurveCsv(text: string): ReadTenor {
  const table = parseTable(SOURCE, text);
  // The last line has no end, and every yield has two decimals: one with fewer is cut off.
  if (/\.\d?$/.test(text)) throw changed(SOURCE, 'the table is cut off');
  const date = columnIndex(SOURCE, table, 'Date');
  if (!table.columns.some((column) => /^\d+ yr$/i.test(column))) {
    throw changed(SOURCE, `no tenor among the columns ${excerpt(table.columns.join(', '), 120)}`);
  }
  const days = table.rows.map((row) => usDay(SOURCE, row[date]!));
  return (series) => {
    const column = columnIndex(SOURCE, table, `${wantedOf(series)!.years} Yr`);
    return observed(days, (row) => numberOf(SOURCE, table.rows[row]![column]!));
  };
}

function observed(days: readonly number[], valueAt: (row: number) => number | undefined): Observation[] {
  const observations: Observation[] = [];
  days.forEach((day, row) => {
    const value = valueAt(row);
    if (value !== undefined) observations.push([day, value]);
  });
  return observations;
}

const parser = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  parseTagValue: false,
  // Numbers and dates hold no entities, and a document that defines its own is none of theirs.
  processEntities: false,
  isArray: (name) => name === 'entry',
});

const xmlSchema = z.object({
  feed: z.object({
    entry: z
      .array(z.object({ content: z.object({ properties: z.record(z.string(), z.unknown()) }) }))
      .optional(),
  }),
});

/** The Atom feed of the same curves: `NEW_DATE` and one element per tenor, empty where there is no value. */
export function parseCurveXml(text: string): ReadTenor {
  let body: unknown;
  try {
    body = parser.parse(text, true);
  } catch (cause) {
    throw changed(SOURCE, 'the answer is no XML, or cut off', cause);
  }
  // A year of the old service has `pre` in place of `feed`.
  const root = body as { feed?: unknown; pre?: unknown };
  const checked = xmlSchema.safeParse({ feed: root.feed ?? root.pre });
  if (!checked.success) throw changed(SOURCE, 'the feed of rates is not as known', checked.error);
  const entries = (checked.data.feed.entry ?? []).map(({ content }) => content.properties);
  const textOf = (entry: Readonly<Record<string, unknown>>, name: string): string => {
    const value = entry[name];
    return typeof value === 'string' ? value : '';
  };
  const days = entries.map((entry) => isoDay(SOURCE, textOf(entry, 'NEW_DATE')));
  return (series) => {
    // Older entries may lack a newer tenor, but one that is nowhere has another name now.
    if (entries.length > 0 && !entries.some((entry) => Object.hasOwn(entry, series))) {
      throw changed(SOURCE, `no ${series} in the feed`);
    }
    return observed(days, (row) => numberOf(SOURCE, textOf(entries[row]!, series)));
  };
}
