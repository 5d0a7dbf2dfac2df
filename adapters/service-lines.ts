import { inspect } from 'node:util';
import { withoutSecrets } from '../src/core.ts';

/** Levels of the log, as pino writes them. */
const LEVELS = { info: 30, warn: 40, error: 50, fatal: 60 } as const;

/** One line of stderr as the log writes them, for what the program says beside its log. Without secrets. */
export function serviceLine(
  level: keyof typeof LEVELS,
  message: string,
  fields: Readonly<Record<string, unknown>> = {},
): string {
  const line = { level: LEVELS[level], time: Date.now(), ...fields, msg: message };
  return `${withoutSecrets(JSON.stringify(line))}\n`;
}

export const crashLine = (error: unknown): string =>
  serviceLine('fatal', 'the program crashed', { err: inspect(error) });

/** What Node warns of, instead of its own lines of plain text. */
export function warningsAsLines(write: (line: string) => void): void {
  process.removeAllListeners('warning');
  process.on('warning', ({ name, message }) => write(serviceLine('warn', message, { name })));
}
