import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { FileError } from '../../src/index.ts';

/** A `.env` file as a person keeps it: comments, order and unknown lines stay. */

export type Values = Readonly<Record<string, string>>;

/** Undefined when there is none. */
export function readEnvFile(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new FileError(
      `${file} cannot be read (${(cause as NodeJS.ErrnoException).code}). Check its rights.`,
      {
        cause,
      },
    );
  }
}

/** As the program will read them. */
export function valuesOf(text: string): Values {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(parseEnv(text)))
    if (value !== undefined && value !== '') values[name] = value;
  return values;
}

/** Names whose value in the file is another one. */
export function overwritten(text: string, values: Values): string[] {
  const known = valuesOf(text);
  return Object.keys(values).filter((name) => known[name] !== undefined && known[name] !== values[name]);
}

/** The same file with these values: in the line that has the name, else at the end. */
export function withValues(text: string, values: Values): string {
  const left = new Map(Object.entries(values));
  const lines = text.split('\n').map((line) => {
    const name = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=/.exec(line)?.[1];
    const value = name === undefined ? undefined : left.get(name);
    if (name === undefined || value === undefined) return line;
    left.delete(name);
    return `${name}=${quoted(value)}`;
  });
  const added = [...left].map(([name, value]) => `${name}=${quoted(value)}`);
  if (added.length === 0) return lines.join('\n');
  while (lines.at(-1) === '') lines.pop();
  return [...lines, ...added, ''].join('\n');
}

/** Plain where that is safe; quotes of the kind that the value does not hold otherwise. */
function quoted(value: string): string {
  if (/^[\w./:@%+,=?&-]*$/.test(value)) return value;
  // Between double quotes \n would become a line break.
  const quote = ["'", '`', '"'].find((mark) => !value.includes(mark));
  if (quote === '"' && value.includes('\\')) throw unwritable();
  if (quote === undefined || /[\r\n]/.test(value)) throw unwritable();
  return `${quote}${value}${quote}`;
}

const unwritable = (): FileError =>
  new FileError('a value with line breaks or all three kinds of quotes cannot be written.');

/** Readable by its owner alone; the old file or the new one is there, never half of one. */
export function writeEnvFile(file: string, text: string): void {
  const draft = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const handle = openSync(draft, 'wx', 0o600);
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(draft, file);
  } catch (cause) {
    rmSync(draft, { force: true });
    throw new FileError(
      `${file} cannot be written (${(cause as NodeJS.ErrnoException).code}). Check the folder and its rights.`,
      { cause },
    );
  }
}
