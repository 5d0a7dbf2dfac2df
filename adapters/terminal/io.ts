import type { Readable, Writable } from 'node:stream';

/** The three streams, as parts: tests pass their own. */
export interface Io {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean };
}

/** Where nothing tells the width: pipes and files. */
const DEFAULT_WIDTH = 100;
const NARROWEST = 20;

export function outputWidth({ stdout }: Io): number {
  const { isTTY, columns } = stdout;
  return isTTY && columns ? Math.max(NARROWEST, columns) : DEFAULT_WIDTH;
}
