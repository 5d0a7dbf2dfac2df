import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, it } from 'vitest';
import { projectRoot } from '../../src/paths.ts';
import { SourceError } from '../../src/sources/failure.ts';
import { createHttpDoor } from '../../src/sources/http/create-door.ts';
import type { CreateSource, FetchedSeries, LiveSource } from '../../src/sources/source.ts';
import { dayOf, isoOf } from '../../src/time/dates.ts';
import { type SourceServer, startSourceServer } from '../fakes/source-server.ts';

/** A market source that reads a local server in place of its hosts, at a fixed time. */
export interface OpenSource {
  readonly server: SourceServer;
  readonly source: LiveSource;
  /** Dates as ISO text, both included. */
  read(series: string, from: string, to: string): Promise<FetchedSeries>;
  failure(series: string, from: string, to: string): Promise<SourceError>;
}

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

export async function openSource(create: CreateSource, nowText: string): Promise<OpenSource> {
  const nowMs = Date.parse(nowText);
  const server = await startSourceServer();
  const door = createHttpDoor({
    now: () => nowMs,
    random: () => 0,
    sleep: async (_, signal) => signal.throwIfAborted(),
    mirror: server.url,
  });
  open.push(
    () => door.close(),
    () => server.close(),
  );
  const source = create({ door, now: () => nowMs, keys: {} });
  const ask = async (series: string, from: string, to: string): Promise<FetchedSeries | SourceError> => {
    const requests = [{ series, fromDay: dayOf(from), toDay: dayOf(to) }];
    const results = await source.fetch(requests, new AbortController().signal);
    return results.get(series)!;
  };
  return {
    server,
    source,
    read: async (series, from, to) => {
      const result = await ask(series, from, to);
      if (result instanceof SourceError) throw result;
      return result;
    },
    failure: async (series, from, to) => {
      const result = await ask(series, from, to);
      if (result instanceof SourceError) return result;
      throw new Error(`no failure, but ${result.days.length} values`);
    },
  };
}

/** The value of a date; undefined when the series has none there. */
export function at(series: FetchedSeries, date: string): number | undefined {
  const index = series.days.indexOf(dayOf(date));
  return index < 0 ? undefined : series.values[index];
}

export const datesOf = (series: FetchedSeries): string[] => [...series.days].map(isoOf);

/** A sample written for these tests. */
export function sample(path: string): string {
  return readFileSync(join(projectRoot, 'test', 'fixtures', 'sources', path), 'utf8');
}

const RECORDED = join(projectRoot, '..', 'shared', 'fixtures');
export const hasRecordings = existsSync(RECORDED);
export const recorded = (path: string): string => readFileSync(join(RECORDED, path), 'utf8');

/** A test that needs a recorded body; skipped where the recordings are not on this machine. */
export const itRecorded = it.skipIf(!hasRecordings);
