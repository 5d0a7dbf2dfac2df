/**
 * Packs a folder of SERIES.csv files into data/history.bin.gz, values unchanged.
 *   npm run data:pack -- FOLDER
 * Publishers come from the tables of FOLDER/README.md (columns series_id ... publisher).
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseSeriesCsv } from '../src/sources/csv.ts';
import type { Series } from '../src/sources/history.ts';
import { packSeries } from '../src/sources/pack.ts';
import { BUNDLED_HISTORY } from '../src/sources/recorded.ts';

const folder = process.argv[2];
if (!folder) {
  process.stderr.write('usage: npm run data:pack -- FOLDER\n');
  process.exit(2);
}

const publishers = new Map<string, string>();
let column = -1;
for (const line of readFileSync(join(folder, 'README.md'), 'utf8').split('\n')) {
  if (!line.startsWith('|')) column = -1;
  const cells = line.split('|').map((cell) => cell.trim());
  if (cells.includes('series_id')) column = cells.indexOf('publisher');
  else if (column > 0 && /^[A-Z0-9_]+$/.test(cells[1] ?? '')) publishers.set(cells[1]!, cells[column]!);
}

const all = readdirSync(folder)
  .filter((name) => name.endsWith('.csv'))
  .sort()
  .map((name): Series => {
    const id = basename(name, '.csv');
    const publisher = publishers.get(id);
    if (!publisher) throw new Error(`${id}: no publisher in README.md`);
    return { id, publisher, ...parseSeriesCsv(readFileSync(join(folder, name), 'utf8'), name) };
  });
const packed = packSeries(all);
writeFileSync(BUNDLED_HISTORY, packed);
const rows = all.reduce((sum, { days }) => sum + days.length, 0);
process.stdout.write(`${all.length} series, ${rows} values, ${(packed.length / 1e6).toFixed(2)} MB\n`);
