import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FileError } from '../../src/errors.ts';
import { indicators } from '../../src/indicators/registry.ts';
import { projectRoot } from '../../src/paths.ts';
import { lastIndexAt, valueOn } from '../../src/sources/history.ts';
import { BUNDLED_HISTORY, loadBundledHistory, loadFolderHistory } from '../../src/sources/recorded.ts';
import { dayOf, isoOf } from '../../src/time/dates.ts';

const SHARED_HISTORY = join(projectRoot, '..', 'shared', 'history');
const MAX_BYTES = 3_000_000;

const scratch = mkdtempSync(join(tmpdir(), 'history-'));
afterAll(() => rmSync(scratch, { recursive: true }));

let count = 0;
function folderOf(files: Readonly<Record<string, string>>): string {
  count += 1;
  const folder = join(scratch, `folder-${count}`);
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe('the bundled history', () => {
  const history = loadBundledHistory();

  it('is a fixed past', () => {
    expect(history.mode).toBe('recorded');
    expect(history.label).toBe('recorded history');
    expect(history.ids().length).toBeGreaterThan(80);
  });

  it('holds rising dates and finite numbers only', () => {
    for (const id of history.ids()) {
      const { days, values } = history.get('recorded', id)!;
      expect(days.length, id).toBeGreaterThan(0);
      expect(values.length, id).toBe(days.length);
      expect(
        days.every((day, i) => i === 0 || day > days[i - 1]!),
        id,
      ).toBe(true);
      expect(values.every(Number.isFinite), id).toBe(true);
    }
  });

  it('answers for its own source only', () => {
    expect(history.get('recorded', 'GLD')).toBeDefined();
    expect(history.get('fred', 'GLD')).toBeUndefined();
    expect(history.get('recorded', 'NONE')).toBeUndefined();
  });

  it('holds figures that the public record shows', () => {
    // DOMAIN 8: VIX 75.47 on 12 March 2020, SOFR 5.25% on 17 September 2019; DOMAIN 2: 10-year 4.26% on 30 January 2026.
    const on = (id: string, date: string) => valueOn(history.get('recorded', id)!, dayOf(date));
    expect(on('VIXCLS', '2020-03-12')).toBe(75.47);
    expect(on('SOFR', '2019-09-17')).toBe(5.25);
    expect(on('DGS10', '2026-01-30')).toBe(4.26);
    expect(on('VIXCLS', '2020-03-14')).toBeUndefined();
  });

  it('holds every recorded series that an indicator names', () => {
    const ids = new Set(history.ids());
    const named = indicators.flatMap(({ series }) => series.filter(({ source }) => source === 'recorded'));
    expect(named.filter(({ series }) => !ids.has(series))).toEqual([]);
  });

  it('stays under three megabytes', () => {
    expect(statSync(BUNDLED_HISTORY).size).toBeLessThan(MAX_BYTES);
  });

  it('is the shared history, value for value', ({ skip }) => {
    skip(!existsSync(SHARED_HISTORY), '../shared/history is not beside this checkout');
    const shared = loadFolderHistory(SHARED_HISTORY);
    expect([...history.ids()].sort()).toEqual([...shared.ids()].sort());
    expect(shared.ids()).toHaveLength(
      readdirSync(SHARED_HISTORY).filter((name) => name.endsWith('.csv')).length,
    );
    for (const id of shared.ids()) {
      const packed = history.get('recorded', id)!;
      const csv = shared.get('recorded', id)!;
      const equal =
        packed.days.length === csv.days.length &&
        packed.days.every((day, i) => day === csv.days[i]) &&
        packed.values.every((value, i) => Object.is(value, csv.values[i]));
      expect(equal, id).toBe(true);
    }
  });

  it.each([
    ['is missing', undefined],
    ['is no archive', 'plain text'],
  ])('is refused with what to do when its file %s', (_case, text) => {
    const folder = folderOf(text === undefined ? {} : { 'history.bin.gz': text });
    const file = join(folder, 'history.bin.gz');
    expect(() => loadBundledHistory(file)).toThrow(FileError);
    expect(() => loadBundledHistory(file)).toThrow(`${file}: the bundled history cannot be read; restore`);
  });
});

describe('a folder of CSV files', () => {
  it('is a history of their names', () => {
    const folder = folderOf({
      'GLD.csv': 'date,value\n2026-01-29,495\n2026-01-30,444\n',
      'SLV.csv': 'date,value\n2026-01-30,75\n',
      'README.md': 'not a series',
      'events.jsonl': 'not a series either',
    });
    const history = loadFolderHistory(folder);
    expect(history.ids()).toEqual(['GLD', 'SLV']);
    expect(history).toMatchObject({ mode: 'recorded', label: `folder ${folder}` });
    const gold = history.get('recorded', 'GLD')!;
    expect([...gold.days].map(isoOf)).toEqual(['2026-01-29', '2026-01-30']);
    expect([...gold.values]).toEqual([495, 444]);
    // Whoever reads an answer from these numbers sees whose they are.
    expect(gold.publisher).toBe('your file GLD.csv');
  });

  it('names file and line of a broken one', () => {
    const folder = folderOf({ 'GLD.csv': 'date,value\n2026-01-29,495\n2026-01-29,444\n' });
    expect(() => loadFolderHistory(folder)).toThrow(FileError);
    expect(() => loadFolderHistory(folder)).toThrow(
      `${join(folder, 'GLD.csv')}, line 3: the date 2026-01-29`,
    );
  });

  it('is refused when it holds no series', () => {
    const folder = folderOf({ 'notes.txt': 'nothing' });
    expect(() => loadFolderHistory(folder)).toThrow(FileError);
    expect(() => loadFolderHistory(folder)).toThrow(`--data ${folder}: no SERIES.csv in this folder`);
  });

  it('is refused when it is not there or is a file', () => {
    const missing = join(scratch, 'nowhere');
    expect(() => loadFolderHistory(missing)).toThrow(FileError);
    expect(() => loadFolderHistory(missing)).toThrow(`--data ${missing}: there is no such folder`);
    const file = join(folderOf({ 'GLD.csv': 'date,value\n' }), 'GLD.csv');
    expect(() => loadFolderHistory(file)).toThrow('there is no such folder');
  });
});

describe('lastIndexAt', () => {
  const days = Int32Array.from([3, 5, 9]);

  it.each([
    [2, -1],
    [3, 0],
    [4, 0],
    [5, 1],
    [8, 1],
    [9, 2],
    [100, 2],
  ])('on day %i finds index %i', (day, index) => {
    expect(lastIndexAt(days, day)).toBe(index);
  });

  it('finds nothing in nothing', () => {
    expect(lastIndexAt(new Int32Array(0), 5)).toBe(-1);
  });
});
