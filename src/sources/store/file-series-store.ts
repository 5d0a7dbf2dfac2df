import { mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { appendFile, mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';
import { z } from 'zod';
import { FileError } from '../../errors.ts';
import type { Warner } from '../../log.ts';
import { keyOf, type SeriesKey } from '../tracked.ts';
import type { Attempt, Revision, SeriesStore, StoredSeries } from './series-store.ts';

const compress = promisify(gzip);
const VERSION = 1;

const finite = z.number();
const fileSchema = z.object({
  version: z.literal(VERSION),
  series: z.array(
    z
      .object({
        series: z.string(),
        publisher: z.string(),
        fetchedAtMs: finite,
        days: z.array(z.int()),
        values: z.array(finite),
        running: z.object({ day: z.int(), value: finite, atMs: finite }).optional(),
        notes: z.array(z.string()),
      })
      .refine(
        ({ days, values }) =>
          days.length === values.length && days.every((day, i) => i === 0 || day > days[i - 1]!),
        'days must rise, with one value each',
      ),
  ),
  attempts: z.array(
    z.object({
      series: z.string(),
      triedAtMs: finite,
      tries: z.int(),
      durationMs: finite,
      failure: z.object({ kind: z.string(), message: z.string(), retryAtMs: finite.optional() }).optional(),
    }),
  ),
});
type SourceFile = z.infer<typeof fileSchema>;

const revisionSchema = z.object({
  source: z.string(),
  series: z.string(),
  day: z.int(),
  from: finite,
  to: finite,
  seenAtMs: finite,
});

/**
 * A folder with one compressed file per source, each replaced at once (written beside, flushed, renamed). A file
 * that cannot be read is set aside as `.broken` and its series are read again from the source.
 * @throws FileError when the folder cannot be made or read.
 */
export function openFileSeriesStore(folder: string, log: Warner): SeriesStore {
  const series = new Map<string, StoredSeries>();
  const attempts = new Map<string, Attempt>();
  let version = 0;
  try {
    mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(folder)) {
      if (!name.endsWith('.json.gz')) continue;
      const source = name.slice(0, -'.json.gz'.length);
      try {
        const file = fileSchema.parse(
          JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString('utf8')),
        );
        fill(source, file);
      } catch (error) {
        renameSync(join(folder, name), join(folder, `${name}.broken`));
        log.warn(
          { err: error, file: name },
          'stored observations cannot be read; set aside, to be read anew',
        );
      }
    }
  } catch (cause) {
    throw new FileError(
      `the folder for live data cannot be used (${(cause as NodeJS.ErrnoException).code ?? 'error'}): set UNDERCURRENT_STATE to a folder that can be written`,
      { cause },
    );
  }

  function fill(source: string, file: SourceFile): void {
    for (const { series: name, running, ...rest } of file.series) {
      series.set(keyOf({ source, series: name }), {
        id: name,
        source,
        publisher: rest.publisher,
        fetchedAtMs: rest.fetchedAtMs,
        notes: rest.notes,
        days: Int32Array.from(rest.days),
        values: Float64Array.from(rest.values),
        ...(running ? { running } : {}),
      });
    }
    for (const { failure, ...attempt } of file.attempts) {
      attempts.set(keyOf({ source, series: attempt.series }), {
        source,
        ...attempt,
        ...(failure
          ? {
              failure: {
                kind: failure.kind,
                message: failure.message,
                ...(failure.retryAtMs === undefined ? {} : { retryAtMs: failure.retryAtMs }),
              },
            }
          : {}),
      });
    }
  }

  const write = async (source: string): Promise<void> => {
    const body: SourceFile = {
      version: VERSION,
      series: [...series.values()]
        .filter((stored) => stored.source === source)
        .map(({ id, publisher, fetchedAtMs, days, values, running, notes }) => ({
          series: id,
          publisher,
          fetchedAtMs,
          days: [...days],
          values: [...values],
          notes: [...notes],
          ...(running ? { running } : {}),
        })),
      attempts: [...attempts.values()]
        .filter((attempt) => attempt.source === source)
        .map(({ source: _, ...attempt }) => attempt),
    };
    await mkdir(folder, { recursive: true });
    const file = join(folder, `${source}.json.gz`);
    // A name of this process: another one may write into the same folder.
    const draft = `${file}.${process.pid}.new`;
    const handle = await open(draft, 'w');
    try {
      await handle.writeFile(await compress(JSON.stringify(body)));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  };

  // One write after the other per source: two at once would race for the same name.
  const queue = new Map<string, Promise<void>>();
  const queued = (source: string): Promise<void> => {
    const next = (queue.get(source) ?? Promise.resolve()).catch(() => undefined).then(() => write(source));
    queue.set(source, next);
    return next;
  };

  const revisionsFile = join(folder, 'revisions.jsonl');
  return {
    get version() {
      return version;
    },
    get: (key) => series.get(keyOf(key)),
    attempt: (key) => attempts.get(keyOf(key)),
    keys: () => [...series.values()].map(({ source, id }): SeriesKey => ({ source, series: id })),
    put: async (updates, tried) => {
      for (const { stored } of updates)
        series.set(keyOf({ source: stored.source, series: stored.id }), stored);
      for (const attempt of tried) attempts.set(keyOf(attempt), attempt);
      version += 1;
      const revised = updates.flatMap(({ revisions }) => revisions);
      const sources = new Set([
        ...updates.map(({ stored }) => stored.source),
        ...tried.map(({ source }) => source),
      ]);
      try {
        await Promise.all([...sources].map(queued));
        if (revised.length > 0)
          await appendFile(
            revisionsFile,
            revised.map((revision) => `${JSON.stringify(revision)}\n`).join(''),
          );
      } catch (cause) {
        // The values are in memory and answers go on; only a restart would read them again.
        log.warn({ err: cause }, 'live data could not be written to UNDERCURRENT_STATE');
      }
    },
    revisions: async (limit) => {
      const text = await readFile(revisionsFile, 'utf8').catch(() => '');
      return text
        .split('\n')
        .filter(Boolean)
        .slice(-limit)
        .flatMap((line): Revision[] => {
          try {
            return [revisionSchema.parse(JSON.parse(line))];
          } catch {
            // The last line of a crash.
            return [];
          }
        })
        .reverse();
    },
  };
}

/** Keeps nothing beyond the process. */
export function memorySeriesStore(): SeriesStore {
  const series = new Map<string, StoredSeries>();
  const attempts = new Map<string, Attempt>();
  const revised: Revision[] = [];
  let version = 0;
  return {
    get version() {
      return version;
    },
    get: (key) => series.get(keyOf(key)),
    attempt: (key) => attempts.get(keyOf(key)),
    keys: () => [...series.values()].map(({ source, id }) => ({ source, series: id })),
    put: async (updates, tried) => {
      for (const { stored, revisions } of updates) {
        series.set(keyOf({ source: stored.source, series: stored.id }), stored);
        revised.push(...revisions);
      }
      for (const attempt of tried) attempts.set(keyOf(attempt), attempt);
      version += 1;
    },
    revisions: async (limit) => revised.slice(-limit).reverse(),
  };
}
