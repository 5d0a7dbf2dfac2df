/** What the live feed remembers between starts: its records and what was read when. */

import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { FileError } from '../../errors.ts';
import { eventSchema } from '../record.ts';
import type { Coverage } from './coverage.ts';
import type { LiveRecord } from './merge.ts';

/** How the reads of one source went. Times: ms since 1970. */
export interface SourceReads {
  /** When it was asked last, whatever came of it. */
  readonly askedMs: number;
  readonly lastSuccessMs?: number;
  readonly lastError?: { readonly atMs: number; readonly failure: string; readonly message: string };
  /** First public time of its newest item. */
  readonly newestItemMs?: number;
  /** Of the last good read. */
  readonly items?: number;
  readonly notes: readonly string[];
}

export interface LiveState {
  /** Sorted by time, each id once. */
  readonly records: readonly LiveRecord[];
  readonly coverage: Coverage;
  /** By source id. */
  readonly reads: ReadonlyMap<string, SourceReads>;
}

export const NO_STATE: LiveState = { records: [], coverage: new Map(), reads: new Map() };

/** Where the feed keeps its state: in memory, in a file, or in a database that several processes share. */
export interface LiveEventStore {
  /** Empty at the first start. @throws FileError or StoreError `corrupt` when what is there cannot be read. */
  load(): Promise<LiveState>;
  /** What another process wrote meanwhile, where there can be one, stays and is joined with it. */
  save(state: LiveState): Promise<void>;
  /** All of it, when another process wrote since this one loaded, saved or reloaded; else undefined. */
  reload(): Promise<LiveState | undefined>;
  /** Puts away what cannot be read, so that the next start is a first one. */
  setAside(): Promise<void>;
}

export function memoryLiveStore(): LiveEventStore {
  let kept = NO_STATE;
  return {
    load: async () => kept,
    save: async (state) => {
      kept = state;
    },
    reload: async () => undefined,
    setAside: async () => {
      kept = NO_STATE;
    },
  };
}

const spansSchema = z.object({
  coverage: z.record(z.string(), z.array(z.object({ fromMs: z.number(), toMs: z.number() }))),
});
const recordSchema = z.object({
  record: eventSchema,
  title: z.string(),
  voice: z.enum(['decision', 'statement', 'report']),
  publishers: z.array(z.string()),
  urls: z.array(z.string()),
  confirmed: z.boolean(),
});

/** A record as it is written down, the same in every store. */
export function textOfRecord({ record: { publicMs: _, ...record }, ...live }: LiveRecord): string {
  return JSON.stringify({ record, ...live });
}

/** @throws z.ZodError when it is no record. */
export function recordOfJson(json: unknown): LiveRecord {
  const live = recordSchema.parse(json);
  return { ...live, record: { ...live.record, publicMs: Date.parse(live.record.first_public_utc) } };
}

/**
 * One JSON object per line: the coverage first, then a record each. Written whole to a second file that then takes the
 * place of the first, so that a crash leaves the old state or the new one. How reads went is not kept: each start
 * asks every source.
 */
export function fileLiveStore(file: string): LiveEventStore {
  return {
    load: async () => {
      let text: string;
      try {
        text = await readFile(file, 'utf8');
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return NO_STATE;
        throw new FileError(`${file}: the stored events cannot be read; check its rights`, { cause });
      }
      return parseState(text, file);
    },
    save: async ({ records, coverage }) => {
      const lines = [
        JSON.stringify({ coverage: Object.fromEntries(coverage) }),
        ...records.map(textOfRecord),
      ];
      const draft = `${file}.${process.pid}.tmp`;
      try {
        await mkdir(dirname(file), { recursive: true });
        await writeFile(draft, `${lines.join('\n')}\n`, 'utf8');
        await rename(draft, file);
      } catch (cause) {
        await rm(draft, { force: true });
        throw new FileError(`${file}: the events cannot be written; check the folder and its space`, {
          cause,
        });
      }
    },
    reload: async () => undefined,
    setAside: async () => {
      await rename(file, `${file}.broken`).catch(() => undefined);
    },
  };
}

function parseState(text: string, file: string): LiveState {
  const records: LiveRecord[] = [];
  let coverage: Coverage = new Map();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    try {
      const json: unknown = JSON.parse(line);
      const spans = spansSchema.safeParse(json);
      if (spans.success) coverage = new Map(Object.entries(spans.data.coverage));
      else records.push(recordOfJson(json));
    } catch (cause) {
      throw new FileError(`${file}, line ${index + 1}: no stored event; remove the file to start anew`, {
        cause,
      });
    }
  }
  return { records, coverage, reads: new Map() };
}
