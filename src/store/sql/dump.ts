import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { FAILURE_WORDS } from '../engines/engine.ts';
import { StoreError } from '../failure.ts';

/** The name of the check sum in the last line. */
export const SUM = 'sha256';

export type DumpLine =
  | { readonly format: string; readonly steps: readonly string[]; readonly madeAtMs: number }
  | { readonly table: string; readonly row: Readonly<Record<string, unknown>> };

const headSchema = z.object({ format: z.string(), steps: z.array(z.string()), madeAtMs: z.number() });
const rowSchema = z.object({
  table: z.string(),
  row: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
const endSchema = z.object({ lines: z.int(), [SUM]: z.string() });

const LINES_PER_PAGE = 200;

/**
 * The rows of an export, page by page and all of one table with the same columns per page. The check sum is
 * known at the end: whoever reads must be able to take everything back.
 * @throws StoreError `backup` when it is cut, changed or something else; `newer` when a newer program made it.
 */
export async function* readDump(
  file: string,
  format: string,
  steps: readonly string[],
): AsyncGenerator<readonly DumpLine[]> {
  const damaged = (why: string, cause?: unknown): StoreError =>
    new StoreError('backup', `the backup ${file} cannot be used: ${why}`, { cause });
  const parse = <T>(schema: z.ZodType<T>, line: string): T => {
    try {
      return schema.parse(JSON.parse(line));
    } catch (cause) {
      throw damaged('a line is not what it should be', cause);
    }
  };
  const hash = createHash('sha256');
  let lines = 0;
  let seen = 0;
  let ended = false;
  let page: z.infer<typeof rowSchema>[] = [];
  for await (const line of linesOf(file)) {
    if (ended) throw damaged('there is more after its end');
    seen += 1;
    if (seen === 1) {
      const head = parse(headSchema, line);
      if (head.format !== format) throw damaged('it is no backup of this program');
      if (head.steps.some((step) => !steps.includes(step)))
        throw new StoreError('newer', `the backup ${file}: ${FAILURE_WORDS.newer}`);
    } else if (line.startsWith('{"lines":')) {
      const end = parse(endSchema, line);
      if (end.lines !== lines || end[SUM] !== hash.digest('hex')) throw damaged('its check sum is wrong');
      ended = true;
      continue;
    } else {
      const row = parse(rowSchema, line);
      lines += 1;
      if (page.length >= LINES_PER_PAGE || (page[0] && !sameColumns(page[0], row))) {
        yield page;
        page = [];
      }
      page.push(row);
    }
    hash.update(`${line}\n`);
  }
  if (!ended) throw damaged('its end is missing');
  if (page.length > 0) yield page;
}

function sameColumns(one: z.infer<typeof rowSchema>, other: z.infer<typeof rowSchema>): boolean {
  return one.table === other.table && Object.keys(one.row).join('\n') === Object.keys(other.row).join('\n');
}

/** By line feeds alone: readers of lines also split at rarer characters, which texts may hold. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(file, 'utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  if (rest !== '') yield rest;
}
