/** What the live feed remembers between starts: its records and what was read when. */

import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { FileError } from '../../errors.ts';
import { eventSchema } from '../record.ts';
import type { Coverage } from './coverage.ts';
import type { LiveRecord } from './merge.ts';

export interface LiveState {
  readonly records: readonly LiveRecord[];
  readonly coverage: Coverage;
}

export interface LiveEventStore {
  /** Empty at the first start. @throws FileError when what is there cannot be read. */
  load(): Promise<LiveState>;
  save(state: LiveState): Promise<void>;
}

export function memoryLiveStore(): LiveEventStore {
  let kept: LiveState = { records: [], coverage: new Map() };
  return {
    load: async () => kept,
    save: async (state) => {
      kept = state;
    },
  };
}

const spansSchema = z.object({
  coverage: z.record(z.string(), z.array(z.object({ fromMs: z.number(), toMs: z.number() }))),
});
const lineSchema = z.object({
  record: eventSchema,
  title: z.string(),
  voice: z.enum(['decision', 'statement', 'report']),
  publishers: z.array(z.string()),
  urls: z.array(z.string()),
  confirmed: z.boolean(),
});

/**
 * One JSON object per line: the coverage first, then a record each. Written whole to a second file that then takes the
 * place of the first, so that a crash leaves the old state or the new one.
 */
export function fileLiveStore(file: string): LiveEventStore {
  return {
    load: async () => {
      let text: string;
      try {
        text = await readFile(file, 'utf8');
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return { records: [], coverage: new Map() };
        throw new FileError(`${file}: the stored events cannot be read; check its rights`, { cause });
      }
      return parseState(text, file);
    },
    save: async ({ records, coverage }) => {
      const lines = [
        JSON.stringify({ coverage: Object.fromEntries(coverage) }),
        ...records.map(({ record: { publicMs: _, ...record }, ...live }) =>
          JSON.stringify({ record, ...live }),
        ),
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
  };
}

function parseState(text: string, file: string): LiveState {
  const records: LiveRecord[] = [];
  let coverage: Coverage = new Map();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const broken = (cause?: unknown): FileError =>
      new FileError(`${file}, line ${index + 1}: no stored event; remove the file to start anew`, { cause });
    let json: unknown;
    try {
      json = JSON.parse(line);
    } catch (cause) {
      throw broken(cause);
    }
    const spans = spansSchema.safeParse(json);
    if (spans.success) {
      coverage = new Map(Object.entries(spans.data.coverage));
      continue;
    }
    const live = lineSchema.safeParse(json);
    if (!live.success) throw broken(live.error);
    const publicMs = Date.parse(live.data.record.first_public_utc);
    records.push({ ...live.data, record: { ...live.data.record, publicMs } });
  }
  return { records, coverage };
}
