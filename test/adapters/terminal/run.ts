import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { runCli } from '../../../adapters/terminal/cli.ts';
import { isoOf } from '../../../src/time/dates.ts';
import { sessionsBetween } from '../../../src/time/us-market.ts';

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function sink(): { stream: Writable; text: () => string } {
  let written = '';
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      written += String(chunk);
      done();
    },
  });
  return { stream, text: () => written };
}

/** 1 December 2026: after the end of the bundled history. */
export const NOW = Date.UTC(2026, 11, 1);

/** The command line in this process, with its streams caught. */
export async function run(
  argv: readonly string[],
  options: { readonly stdin?: string; readonly env?: Record<string, string> } = {},
): Promise<Run> {
  const out = sink();
  const err = sink();
  const code = await runCli(argv, {
    stdin: Readable.from(options.stdin === undefined ? [] : [options.stdin]),
    stdout: out.stream,
    stderr: err.stream,
    // Recorded unless a test says otherwise: nothing here may reach a network.
    env: { UNDERCURRENT_MODE: 'recorded', ...options.env },
    now: () => NOW,
  });
  return { code, out: out.text(), err: err.text() };
}

const PANEL = ['SPY', 'GLD', 'SLV', 'USO', 'TLT', 'BTC_USD', 'EEM', 'HYG', 'CPER'];
/** 20 July 2023 to 31 January 2025: 386 sessions, enough to know what is usual. */
const FIRST = 19_558;
const LAST = 20_119;

/** A folder of SERIES.csv for the panel, with quiet made-up prices; `change` may rewrite a file's lines. */
export function dataFolder(
  change: (series: string, lines: string[]) => string[] = (_, lines) => lines,
): string {
  const folder = mkdtempSync(join(tmpdir(), 'undercurrent-data-'));
  PANEL.forEach((series, k) => {
    const lines = sessionsBetween(FIRST, LAST).map(
      (day, i) =>
        `${isoOf(day)},${(100 * (k === 5 ? 500 : 1) + 2 * Math.sin(i * (0.7 + k / 9)) + i / 50).toFixed(3)}`,
    );
    writeFileSync(join(folder, `${series}.csv`), `${change(series, ['date,value', ...lines]).join('\n')}\n`);
  });
  return folder;
}

export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'undercurrent-empty-'));
}

export function fileWith(name: string, text: string): string {
  const file = join(emptyFolder(), name);
  writeFileSync(file, text);
  return file;
}
