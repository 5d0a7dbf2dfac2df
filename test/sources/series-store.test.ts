import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileError } from '../../src/errors.ts';
import { memorySeriesStore, openFileSeriesStore } from '../../src/sources/store/file-series-store.ts';
import { merge } from '../../src/sources/store/series-store.ts';
import { describeSeriesStore, seriesOf } from '../contracts/series-store.ts';

const silent = { warn: () => {} };
const folderOf = (): string => mkdtempSync(join(tmpdir(), 'undercurrent-series-'));

describeSeriesStore('in memory', async () => ({ store: memorySeriesStore() }));
describeSeriesStore('in a folder', async () => {
  const folder = folderOf();
  return {
    store: openFileSeriesStore(folder, silent),
    reopen: async () => openFileSeriesStore(folder, silent),
  };
});

describe('a folder that is not as it should be', () => {
  const stored = {
    id: 'SOFR',
    source: 'nyfed',
    publisher: 'x',
    days: Int32Array.of(1),
    values: Float64Array.of(1),
    fetchedAtMs: 0,
    notes: [],
  };

  it('sets a broken file aside, tells it, and keeps the others', async () => {
    const folder = folderOf();
    const store = openFileSeriesStore(folder, silent);
    await store.put(
      [
        { stored, revisions: [] },
        { stored: { ...stored, source: 'fred' }, revisions: [] },
      ],
      [],
    );
    writeFileSync(join(folder, 'nyfed.json.gz'), 'not gzip');
    const warnings: string[] = [];
    const again = openFileSeriesStore(folder, { warn: (_, message) => warnings.push(message) });
    expect(again.keys()).toEqual([{ source: 'fred', series: 'SOFR' }]);
    expect(warnings).toHaveLength(1);
    expect(readdirSync(folder)).toContain('nyfed.json.gz.broken');
  });

  it('says what to do when the folder cannot be made', () => {
    expect(() => openFileSeriesStore('/dev/null/series', silent)).toThrow(FileError);
    expect(() => openFileSeriesStore('/dev/null/series', silent)).toThrow(/UNDERCURRENT_STATE/);
  });

  it('goes on in memory when the disk refuses a write', async () => {
    const folder = folderOf();
    const warnings: string[] = [];
    const store = openFileSeriesStore(folder, { warn: (_, message) => warnings.push(message) });
    // A folder where the file should be: no write can replace it.
    const { mkdirSync } = await import('node:fs');
    mkdirSync(join(folder, 'nyfed.json.gz'));
    await store.put([{ stored, revisions: [] }], []);
    expect(store.get({ source: 'nyfed', series: 'SOFR' })?.values[0]).toBe(1);
    expect(warnings).toEqual(['live data could not be written to UNDERCURRENT_STATE']);
  });
});

describe('joining new observations to known ones', () => {
  it('adds, replaces and keeps, and tells every change', () => {
    const joined = merge(
      seriesOf('A', [1, 2, 3]),
      Int32Array.from([20_001, 20_003]),
      Float64Array.from([2.5, 4]),
    );
    expect([...joined.days]).toEqual([20_000, 20_001, 20_002, 20_003]);
    expect([...joined.values]).toEqual([1, 2.5, 3, 4]);
    expect(joined.revisions).toEqual([{ day: 20_001, from: 2, to: 2.5 }]);
  });
});
