import { FileError } from '../errors.ts';
import { isoOf, parseDay } from '../time/dates.ts';

/**
 * Reads `date,value` text: ISO dates rising, plain numbers. An empty value, `.` or `NaN` is a day
 * without a value and is left out. Anything else that is not a number is refused with its line.
 * @throws FileError naming file and line.
 */
export function parseSeriesCsv(text: string, file: string): { days: Int32Array; values: Float64Array } {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const days: number[] = [];
  const values: number[] = [];
  let previous: number | undefined;
  const fail = (line: number, what: string): never => {
    throw new FileError(`${file}, line ${line}: ${what}`);
  };
  if ((lines[0] ?? '').trim().toLowerCase() !== 'date,value') {
    fail(1, `expected the header "date,value", found "${(lines[0] ?? '').slice(0, 60)}"`);
  }
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i]!.trim();
    if (line === '') continue;
    const cells = line.split(',');
    if (cells.length !== 2) fail(i + 1, `expected two cells "date,value", found "${line.slice(0, 60)}"`);
    const day = parseDay(cells[0]!.trim());
    if (day === undefined) fail(i + 1, `"${cells[0]!.slice(0, 30)}" is not a date like 2026-01-30`);
    const raw = cells[1]!.trim();
    if (previous !== undefined && day! <= previous) {
      fail(
        i + 1,
        day === previous
          ? `the date ${isoOf(day!)} stands twice; keep one line per date`
          : `the date ${isoOf(day!)} comes after ${isoOf(previous)}; dates must rise`,
      );
    }
    previous = day;
    if (raw === '' || raw === '.' || raw.toLowerCase() === 'nan') continue;
    const value = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(raw) ? Number(raw) : Number.NaN;
    if (!Number.isFinite(value)) fail(i + 1, `"${raw.slice(0, 30)}" is not a number`);
    days.push(day!);
    values.push(value);
  }
  return { days: Int32Array.from(days), values: Float64Array.from(values) };
}
