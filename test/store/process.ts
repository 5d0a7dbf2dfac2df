import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { projectFile } from '../../src/paths.ts';

export interface Worker {
  readonly child: ChildProcess;
  /** What it said so far. */
  readonly lines: readonly string[];
  /** Resolves when it said so many lines; rejects when it ended before. */
  said(count: number): Promise<void>;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

export function startWorker(task: string, where: string): Worker {
  const file = projectFile('test', 'store', 'children', 'worker.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', file, task, where], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  let errors = '';
  let wake: (() => void)[] = [];
  const woken = (): void => {
    for (const resolve of wake) resolve();
    wake = [];
  };
  createInterface({ input: child.stdout! }).on('line', (line) => {
    lines.push(line);
    woken();
  });
  child.stderr!.on('data', (text) => {
    errors += String(text);
  });
  let over = false;
  const ended = new Promise<number | string>((resolve) => {
    child.on('close', (code, signal) => {
      over = true;
      woken();
      resolve(signal ?? code ?? 0);
    });
  });
  return {
    child,
    lines,
    ended,
    said: async (count) => {
      while (lines.length < count) {
        if (over) throw new Error(`the process ended after ${lines.length} lines: ${errors}`);
        await new Promise<void>((resolve) => wake.push(resolve));
      }
    },
  };
}
