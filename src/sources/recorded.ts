import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { FileError } from '../errors.ts';
import { projectFile } from '../paths.ts';
import { parseSeriesCsv } from './csv.ts';
import type { History, Series } from './history.ts';
import { unpackSeries } from './pack.ts';

/** The history that ships with the project. `npm run data:pack` makes the file. */
export const BUNDLED_HISTORY: string = projectFile('data', 'history.bin.gz');

function historyOf(all: readonly Series[], label: string): History {
  const byId = new Map(all.map((series) => [series.id, series]));
  return {
    mode: 'recorded',
    label,
    get: (source, id) => (source === 'recorded' ? byId.get(id) : undefined),
    ids: () => [...byId.keys()],
  };
}

/** @throws FileError when the bundled file is missing or broken. */
export function loadBundledHistory(file: string = BUNDLED_HISTORY): History {
  try {
    return historyOf(unpackSeries(readFileSync(file)), 'recorded history');
  } catch (cause) {
    throw new FileError(
      `${file}: the bundled history cannot be read; restore the file or run npm run data:pack`,
      {
        cause,
      },
    );
  }
}

/**
 * Reads every `SERIES.csv` of a folder (events.jsonl is read by the event feed).
 * @throws FileError naming the folder, or the file and line.
 */
export function loadFolderHistory(folder: string): History {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new FileError(`--data ${folder}: there is no such folder`);
  }
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .sort();
  if (files.length === 0) {
    throw new FileError(`--data ${folder}: no SERIES.csv in this folder; see the README for the format`);
  }
  const all = files.map((name): Series => {
    const file = join(folder, name);
    return {
      id: basename(name, '.csv'),
      publisher: `your file ${name}`,
      ...parseSeriesCsv(readFileSync(file, 'utf8'), file),
    };
  });
  return historyOf(all, `folder ${folder}`);
}
