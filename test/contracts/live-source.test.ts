import { z } from 'zod';
import { SourceError } from '../../src/sources/failure.ts';
import type { CreateSource, FetchedSeries } from '../../src/sources/source.ts';
import { parseDay } from '../../src/time/dates.ts';
import { describeLiveSource } from './live-source.ts';

/** The contract on two small sources of invented publishers, so that it is known to be one that can be kept. */

const NUMBER = /^-?\d+(?:\.\d+)?$/;

function seriesOf(
  series: string,
  rows: readonly (readonly [string, string])[],
  fetchedAtMs: number,
): FetchedSeries {
  const changed = (): never => {
    throw new SourceError('sample', 'changed', `sample: ${series} is not as it was.`);
  };
  const read = rows.map(([date, value]) => {
    const day = parseDay(date);
    return day === undefined || !NUMBER.test(value) ? changed() : ([day, Number(value)] as const);
  });
  read.sort(([a], [b]) => a - b);
  if (read.some(([day], index) => index > 0 && day === read[index - 1]![0])) changed();
  if (read.length === 0) throw new SourceError('sample', 'empty', `sample: ${series} has no values.`);
  return {
    series,
    days: Int32Array.from(read, ([day]) => day),
    values: Float64Array.from(read, ([, value]) => value),
    notes: [],
    fetchedAtMs,
  };
}

function sourceWith(read: (text: string, series: string) => (readonly [string, string])[]): CreateSource {
  return ({ door }) => ({
    id: 'sample',
    publisher: 'A sample of nobody',
    standing: 'official',
    hosts: ['sample.example.org'],
    fetch: async (requests, signal) => {
      const one = async (series: string): Promise<FetchedSeries | SourceError> => {
        try {
          const url = `https://sample.example.org/data?id=${encodeURIComponent(series)}`;
          const reply = await door.request({ source: 'sample', url, signal });
          return seriesOf(series, read(reply.text(), series), reply.fetchedAtMs);
        } catch (error) {
          if (error instanceof SourceError) return error;
          throw error;
        }
      };
      signal.throwIfAborted();
      return new Map(
        await Promise.all(requests.map(async ({ series }) => [series, await one(series)] as const)),
      );
    },
  });
}

const changed = (): never => {
  throw new SourceError('sample', 'changed', 'sample: the format changed.');
};

const csvSource = sourceWith((text, series) => {
  if (!text.endsWith('\n')) changed();
  const [header = '', ...lines] = text.trimEnd().split(/\r?\n/);
  const names = header.split(',');
  const [date, value] = [names.indexOf('date'), names.indexOf(series)];
  if (date < 0 || value < 0 || new Set(names).size < names.length) changed();
  return lines.map((line) => {
    const cells = line.split(',');
    if (cells.length !== names.length) changed();
    return [cells[date]!, cells[value]!] as const;
  });
});

const body = z.object({ rows: z.array(z.object({ date: z.string(), value: z.string() })) });
const jsonSource = sourceWith((text) => {
  try {
    return body.parse(JSON.parse(text)).rows.map(({ date, value }) => [date, value] as const);
  } catch {
    return changed();
  }
});

const REQUEST = { series: 'RATE', fromDay: 20_000, toDay: 30_000 };
const CSV = 'date,OTHER,RATE\n2026-11-20,1,4.25\n2026-11-19,2,4.5\n2026-11-18,3,-0.75\n';
const JSON_BODY = JSON.stringify({
  count: 2,
  rows: [
    { date: '2026-11-19', value: '4.5' },
    { date: '2026-11-20', value: '4.25' },
  ],
});
const common = {
  requests: [REQUEST],
  nowMs: Date.UTC(2026, 10, 24),
};
const HOST = 'sample.example.org';

describeLiveSource('a sample with CSV', {
  ...common,
  create: csvSource,
  serve: (server) => server.serve(HOST, '/data?id=RATE', CSV, { headers: { 'content-type': 'text/csv' } }),
  // As written above.
  expected: [
    { series: 'RATE', date: '2026-11-18', value: -0.75 },
    { series: 'RATE', date: '2026-11-20', value: 4.25 },
  ],
  absent: [{ series: 'RATE', date: '2026-11-21' }],
  malformed: [{ host: HOST, path: '/data', kind: 'csv', body: CSV }],
});

describeLiveSource('a sample with JSON', {
  ...common,
  create: jsonSource,
  serve: (server) => server.serve(HOST, '/data?id=RATE', JSON_BODY),
  expected: [{ series: 'RATE', date: '2026-11-20', value: 4.25 }],
  malformed: [{ host: HOST, path: '/data', kind: 'json', body: JSON_BODY }],
});
