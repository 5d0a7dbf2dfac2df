import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { indicators } from '../../src/indicators/registry.ts';
import { SourceError } from '../../src/sources/failure.ts';
import type { CreateSource, FetchedSeries, SourceResults } from '../../src/sources/source.ts';
import { dayOf } from '../../src/time/dates.ts';
import { type PathMatcher, startSourceServer } from '../fakes/source-server.ts';
import { doorTo } from './http/setup.ts';

/** Bodies that real publishers sent. They lie beside the checkout on some machines, and nowhere else. */
const RECORDED = new URL('../../../shared/fixtures/', import.meta.url);
const SAMPLES = new URL('../fixtures/sources/', import.meta.url);

/** A small body in the format of a publisher, written for the tests. */
export const sample = (path: string): string => readFileSync(new URL(path, SAMPLES), 'utf8');
export const hasRecorded = existsSync(RECORDED);
export const recordedText = (path: string): string => readFileSync(new URL(path, RECORDED), 'utf8');

export interface Route {
  readonly host: string;
  readonly path: PathMatcher;
  readonly body: string | Uint8Array;
  readonly status?: number;
}

export interface Asked {
  readonly series: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly now: string;
  readonly keys?: Readonly<Record<string, string>>;
}

interface Answered {
  readonly results: SourceResults;
  /** What was asked by then: host, path and query. */
  readonly paths: readonly string[];
}

/** Asks a source through the real door, with a local server in place of the publishers. */
export async function ask(create: CreateSource, routes: readonly Route[], asked: Asked): Promise<Answered> {
  return (await askTwice(create, routes, asked))[0];
}

/** The same question to the same source, one time after the other. */
export async function askTwice(
  create: CreateSource,
  routes: readonly Route[],
  asked: Asked,
): Promise<[Answered, Answered]> {
  const server = await startSourceServer();
  const { door } = doorTo(server);
  try {
    for (const { host, path, body, status } of routes) {
      server.serve(host, path, body, status === undefined ? {} : { status });
    }
    const source = create({ door, now: () => Date.parse(asked.now), keys: asked.keys ?? {} });
    const once = async (): Promise<Answered> => {
      const before = server.requests.length;
      const results = await source.fetch(
        asked.series.map((series) => ({ series, fromDay: dayOf(asked.from), toDay: dayOf(asked.to) })),
        new AbortController().signal,
      );
      return { results, paths: server.requests.slice(before).map(({ host, path }) => host + path) };
    };
    return [await once(), await once()];
  } finally {
    await door.close();
    await server.close();
  }
}

export function seriesIn(results: SourceResults, series: string): FetchedSeries {
  const result = results.get(series);
  if (result instanceof SourceError) throw result;
  if (!result) throw new Error(`no result for ${series}`);
  return result;
}

export function failureIn(results: SourceResults, series: string): string | undefined {
  const result = results.get(series);
  return result instanceof SourceError ? result.failure : undefined;
}

/** Undefined on a day without a value. */
export function valueOn(results: SourceResults, series: string, date: string): number | undefined {
  const { days, values } = seriesIn(results, series);
  const index = days.indexOf(dayOf(date));
  return index < 0 ? undefined : values[index];
}

/** In the unit of the indicator, are the newest values what it can be? Only for series that an indicator names. */
function expectPlausible(source: string, results: SourceResults): void {
  for (const indicator of indicators) {
    for (const ref of indicator.series) {
      if (ref.source !== source || !results.has(ref.series)) continue;
      const [low, high] = indicator.plausible;
      for (const value of seriesIn(results, ref.series).values.slice(-20)) {
        const scaled = value * (ref.scale ?? 1);
        expect(scaled, `${indicator.id} by ${ref.series}`).toBeGreaterThanOrEqual(low);
        expect(scaled, `${indicator.id} by ${ref.series}`).toBeLessThanOrEqual(high);
      }
    }
  }
}

export interface RecordedCase extends Omit<Asked, 'series'> {
  /** Under the folder of recorded bodies. */
  readonly file: string;
  readonly host: string;
  readonly path: PathMatcher;
  /** Other routes that the source needs. */
  readonly others?: readonly Route[];
  /** What stands in the body, where it is not served as it is stored. */
  readonly envelope?: (text: string) => string;
  /** Read by eye from the file; undefined where it says that there is no value. */
  readonly values: readonly (readonly [series: string, date: string, value: number | undefined])[];
  /** Rows with a value, counted in the file. */
  readonly rows?: Readonly<Record<string, number>>;
}

/** Serves recorded bodies at their real path and compares what the source reads with what stands there. */
export function describeRecorded(source: string, create: CreateSource, cases: readonly RecordedCase[]): void {
  describe.skipIf(!hasRecorded)(`${source}, recorded bodies (skipped where they are not at hand)`, () => {
    it.each(cases)('reads $file', async (subject) => {
      const bytes = readFileSync(new URL(subject.file, RECORDED));
      const body = subject.envelope ? subject.envelope(bytes.toString('utf8')) : bytes;
      const series = [...new Set(subject.values.map(([name]) => name))];
      const { results } = await ask(
        create,
        [...(subject.others ?? []), { host: subject.host, path: subject.path, body }],
        { ...subject, series },
      );
      for (const [name, date, value] of subject.values) {
        expect(valueOn(results, name, date), `${name} on ${date}`).toBe(value);
      }
      for (const [name, count] of Object.entries(subject.rows ?? {})) {
        expect(seriesIn(results, name).days.length, `rows of ${name}`).toBe(count);
      }
      expectPlausible(source, results);
    });
  });
}
