import type { SourceError } from './failure.ts';
import { eachSeries, fetchInGroups } from './parse/groups.ts';
import { type Observation, seriesOf } from './parse/observations.ts';
import { changed } from './parse/refusals.ts';
import { dayOfParts } from './parse/values.ts';
import type { CreateSource, FetchedSeries } from './source.ts';
import { type Cell, dayOfSerial, readXls, XlsError, type XlsTable } from './xls.ts';

const SOURCE = 'gpr';
const HOST = 'www.matteoiacoviello.com';
/** The authors' file of the daily index since 1985; they publish it as a workbook of Excel 97 only. */
const URL_OF_FILE = `https://${HOST}/gpr_files/data_gpr_daily_recent.xls`;
/** 3.2 MB in June 2026, and a row more every day. */
const MAX_BYTES = 16_000_000;
const TIMEOUT_MS = 45_000;
const SERIES = ['GPRD', 'GPRD_ACT', 'GPRD_THREAT', 'GPRD_MA7', 'GPRD_MA30'];

/** Daily geopolitical risk of Caldara and Iacoviello: one file with all its history, rewritten each time. */
export const createGprSource: CreateSource = ({ door }) => ({
  id: SOURCE,
  publisher: 'Geopolitical Risk Index (Caldara and Iacoviello)',
  standing: 'official-file',
  hosts: [HOST],
  attribution: 'Geopolitical Risk Index by Dario Caldara and Matteo Iacoviello, matteoiacoviello.com/gpr.htm',
  fetch: (requests, signal) =>
    fetchInGroups(
      SOURCE,
      requests,
      signal,
      (series) => (SERIES.includes(series) ? 'file' : undefined),
      async (group) => {
        const reply = await door.request({
          source: SOURCE,
          url: URL_OF_FILE,
          maxBytes: MAX_BYTES,
          timeoutMs: TIMEOUT_MS,
          signal,
        });
        return parseGpr(reply.bytes, group.series, reply.fetchedAtMs);
      },
    ),
});

/** Reads the wanted columns of the workbook. Values are index points, 100 is the mean of 1985 to 2019. */
export function parseGpr(
  bytes: Uint8Array,
  series: readonly string[],
  fetchedAtMs: number,
): [string, FetchedSeries | SourceError][] {
  let table: XlsTable;
  try {
    table = readXls(bytes, ['DAY', 'date', ...series]);
  } catch (cause) {
    if (cause instanceof XlsError) throw changed(SOURCE, 'the workbook cannot be read', cause);
    throw cause;
  }
  const days = daysOf(table);
  return eachSeries(series, (name) => {
    const cells = table.columns.get(name);
    if (!cells) throw changed(SOURCE, `no column ${name} in the workbook`);
    const observations: Observation[] = [];
    days.forEach((day, row) => {
      const value = cells[row];
      if (value === undefined || value === '') return;
      if (typeof value !== 'number') throw changed(SOURCE, `a text among the numbers of ${name}`);
      if (day === undefined) throw changed(SOURCE, `a value of ${name} without a date`);
      observations.push([day, value]);
    });
    return seriesOf({ source: SOURCE, series: name, fetchedAtMs }, observations);
  });
}

/** `DAY` is YYYYMMDD as text, `date` a date cell. Both are in the file and must agree. */
function daysOf(table: XlsTable): (number | undefined)[] {
  const texts = table.columns.get('DAY');
  const serials = table.columns.get('date');
  if (!texts && !serials) throw changed(SOURCE, 'no column DAY or date in the workbook');
  const count = (texts ?? serials)!.length;
  return Array.from({ length: count }, (_, row) => {
    const written = dayOfText(texts?.[row]);
    const serial = serials?.[row];
    const counted = typeof serial === 'number' ? dayOfSerial(serial, table.from1904) : undefined;
    if (written !== undefined && counted !== undefined && written !== counted) {
      throw changed(SOURCE, `its two date columns differ in row ${row + 2}`);
    }
    return written ?? counted;
  });
}

function dayOfText(cell: Cell | undefined): number | undefined {
  if (cell === undefined || cell === '') return undefined;
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(String(cell).trim());
  if (!match) throw changed(SOURCE, 'a DAY that is not YYYYMMDD');
  return dayOfParts(SOURCE, match[1]!, match[2]!, match[3]!);
}
