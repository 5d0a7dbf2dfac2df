import { z } from 'zod';
import { isoOf } from '../time/dates.ts';
import { SourceError } from './failure.ts';
import type { HttpReply } from './http/door.ts';
import { fetchInGroups, type Group } from './parse/groups.ts';
import { parseJson } from './parse/json.ts';
import { type Observation, refuseUnitStep, seriesOf } from './parse/observations.ts';
import { changed, unknownSeries } from './parse/refusals.ts';
import { columnIndex, parseTable } from './parse/table.ts';
import { isoDay, numberOf } from './parse/values.ts';
import type { CreateSource, FetchedSeries } from './source.ts';

const SOURCE = 'fred';
const EXPORT_HOST = 'fred.stlouisfed.org';
const API_HOST = 'api.stlouisfed.org';
const KEY = 'FRED_API_KEY';
/**
 * A quarterly value is dated by the first day of its quarter and published up to half a year later: asked for
 * the last month alone FRED would have nothing.
 */
const LEAD_DAYS = 200;
const SERIES_ID = /^[A-Z][A-Z0-9_]{1,31}$/;

/** Levels that never move by a factor of hundreds from row to row, and whose unit FRED has changed before. */
const STEADY_LEVELS = new Set([
  'WRESBAL',
  'WTREGEN',
  'WDTGAL',
  'WALCL',
  'TREAST',
  'GFDEBTN',
  'GDP',
  'A091RC1Q027SBEA',
]);

/**
 * FRED of the Federal Reserve Bank of St. Louis. Without a key it reads the export of its charts, one series a
 * request: with several the answer is a ZIP unless their frequencies match. With a key it reads the API first and
 * the export where the API fails; a key that is refused is said in the notes and not tried again.
 */
export const createFredSource: CreateSource = ({ door, keys }) => {
  const key = keys[KEY];
  let keyRefused = false;

  const get = (url: string, signal: AbortSignal): Promise<HttpReply> =>
    door.request({ source: SOURCE, url, signal });

  async function fromExport(
    group: Group,
    signal: AbortSignal,
    notes: readonly string[],
  ): Promise<FetchedSeries> {
    const from = isoOf(group.fromDay - LEAD_DAYS);
    const url = `https://${EXPORT_HOST}/graph/fredgraph.csv?id=${group.key}&cosd=${from}&coed=${isoOf(group.toDay)}`;
    const reply = await get(url, signal);
    return parseFredCsv(reply.text(), group.key, reply.fetchedAtMs, notes);
  }

  async function fromApi(group: Group, signal: AbortSignal, apiKey: string): Promise<FetchedSeries> {
    const query = new URLSearchParams({
      series_id: group.key,
      api_key: apiKey,
      file_type: 'json',
      observation_start: isoOf(group.fromDay - LEAD_DAYS),
      observation_end: isoOf(group.toDay),
    });
    const reply = await get(`https://${API_HOST}/fred/series/observations?${query}`, signal);
    return parseFredJson(reply.text(), group.key, reply.fetchedAtMs);
  }

  async function load(group: Group, signal: AbortSignal): Promise<FetchedSeries> {
    if (key === undefined || keyRefused) {
      const notes = keyRefused ? [`${KEY} was refused; read without a key`] : [];
      return fromExport(group, signal, notes);
    }
    try {
      return await fromApi(group, signal, key);
    } catch (error) {
      if (!(error instanceof SourceError) || error.failure === 'empty' || error.failure === 'implausible') {
        throw error;
      }
      // A wrong key and an unknown series look alike (400). If the export knows the series, it was the key.
      const refused = error.failure === 'rejected' || error.failure === 'blocked';
      const note = refused
        ? `${KEY} was refused; read without a key`
        : `the API failed (${error.failure}); read without it`;
      const series = await fromExport(group, signal, [note]);
      keyRefused ||= refused;
      return series;
    }
  }

  return {
    id: SOURCE,
    publisher: 'FRED (Federal Reserve Bank of St. Louis)',
    standing: key === undefined ? 'official-file' : 'official',
    hosts: key === undefined ? [EXPORT_HOST] : [API_HOST, EXPORT_HOST],
    ...(key === undefined
      ? {}
      : {
          attribution:
            'This product uses the FRED® API but is not endorsed or certified by the Federal Reserve Bank of St. Louis.',
        }),
    fetch: (requests, signal) =>
      fetchInGroups(
        SOURCE,
        requests,
        signal,
        (series) => (SERIES_ID.test(series) ? series : undefined),
        async (group) => [[group.key, await load(group, signal)]],
      ),
  };
};

/**
 * The chart export: `observation_date,<ID>` (`DATE,<ID>` in older ones), an empty cell or `.` for no value.
 * @throws SourceError (`changed`, `empty`, `implausible` for two units in one body)
 */
export function parseFredCsv(
  text: string,
  series: string,
  fetchedAtMs: number,
  notes: readonly string[] = [],
): FetchedSeries {
  const table = parseTable(SOURCE, text, { closed: true });
  const date = columnIndex(SOURCE, table, 'observation_date', 'DATE');
  const column = columnIndex(SOURCE, table, series);
  const observations: Observation[] = [];
  for (const row of table.rows) {
    const value = numberOf(SOURCE, row[column]!);
    const day = isoDay(SOURCE, row[date]!);
    if (value !== undefined) observations.push([day, value]);
  }
  return checked(seriesOf({ source: SOURCE, series, fetchedAtMs, notes }, observations));
}

const bodySchema = z.object({
  observations: z.array(z.object({ date: z.string(), value: z.string() })).optional(),
  count: z.number().optional(),
  offset: z.number().optional(),
  limit: z.number().optional(),
  /** `lin` is as published; every other word is a transformation that nobody asked for. */
  units: z.string().optional(),
  error_code: z.number().optional(),
});

/**
 * The answer of the API: values as text, `.` for no value.
 * @throws SourceError (`changed`, `empty`, `rejected`, `rate-limited`, `implausible`)
 */
export function parseFredJson(text: string, series: string, fetchedAtMs: number): FetchedSeries {
  const body = parseJson(SOURCE, text, bodySchema);
  if (body.error_code === 429) {
    throw new SourceError(SOURCE, 'rate-limited', `${SOURCE}: asks for fewer requests`, { status: 429 });
  }
  if (body.error_code !== undefined) throw unknownSeries(SOURCE, series);
  if (!body.observations) throw changed(SOURCE, 'no observations in the answer');
  if (body.units !== undefined && body.units !== 'lin') throw changed(SOURCE, `${series} is transformed`);
  const observations: Observation[] = [];
  for (const { date, value: raw } of body.observations) {
    const value = numberOf(SOURCE, raw);
    const day = isoDay(SOURCE, date);
    if (value !== undefined) observations.push([day, value]);
  }
  return checked(seriesOf({ source: SOURCE, series, fetchedAtMs }, observations));
}

function checked(series: FetchedSeries): FetchedSeries {
  if (STEADY_LEVELS.has(series.series)) refuseUnitStep(SOURCE, series);
  return series;
}
