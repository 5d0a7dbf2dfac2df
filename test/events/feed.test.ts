import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FileError } from '../../src/errors.ts';
import {
  emptyFeed,
  feedOf,
  loadBundledEvents,
  loadEventFile,
  loadFolderEvents,
  noFeed,
} from '../../src/events/feed.ts';
import { dayOf } from '../../src/time/dates.ts';

const folder = mkdtempSync(join(tmpdir(), 'events-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, ...lines: readonly object[]): string {
  const file = join(folder, name);
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return file;
}

function eventAt(first_public_utc: string): object {
  return {
    id: first_public_utc,
    class: 'other',
    first_public_utc,
    time_precision: 'minute',
    direction: 'neutral',
    entity: 'Somebody',
    summary: 'Something happened.',
    source: 'a test',
  };
}

describe('a feed', () => {
  it('is down everywhere when there is none', () => {
    expect(noFeed().health(0, 0)).toBe('down');
    expect(noFeed().records).toEqual([]);
  });

  it('is checked everywhere when it was read and held nothing', () => {
    expect(emptyFeed().health(dayOf('2020-01-01'), dayOf('2026-01-01'))).toBe('checked');
    expect(emptyFeed().records).toEqual([]);
  });

  it('is checked only when every day asked about is covered', () => {
    const feed = feedOf(
      [],
      [
        { fromDay: 10, toDay: 12 },
        { fromDay: 13, toDay: 15 },
        { fromDay: 20, toDay: 22 },
      ],
      'some days',
    );
    expect(feed.health(10, 12)).toBe('checked');
    // Two windows that touch cover what spans them.
    expect(feed.health(11, 14)).toBe('checked');
    expect(feed.health(22, 22)).toBe('checked');
    expect(feed.health(9, 10)).toBe('down');
    expect(feed.health(14, 21)).toBe('down');
    expect(feed.health(22, 23)).toBe('down');
  });
});

describe('loadEventFile', () => {
  it('takes a file that does not say its days to cover nine days before each record and three after it', () => {
    const feed = loadEventFile(fileOf('plain.jsonl', eventAt('2026-01-29T21:05:00Z')));
    // By hand: 29 January less 9 is the 20th, plus 3 is 1 February.
    expect(feed.health(dayOf('2026-01-20'), dayOf('2026-02-01'))).toBe('checked');
    expect(feed.health(dayOf('2026-01-19'), dayOf('2026-01-29'))).toBe('down');
    expect(feed.health(dayOf('2026-01-29'), dayOf('2026-02-02'))).toBe('down');
  });

  it('joins the days of several records and leaves the gap between two episodes down', () => {
    const feed = loadEventFile(
      fileOf('two.jsonl', eventAt('2025-04-04T12:00:00Z'), eventAt('2025-10-10T12:00:00Z')),
    );
    expect(feed.health(dayOf('2025-04-01'), dayOf('2025-04-07'))).toBe('checked');
    expect(feed.health(dayOf('2025-10-09'), dayOf('2025-10-10'))).toBe('checked');
    expect(feed.health(dayOf('2025-07-01'), dayOf('2025-07-01'))).toBe('down');
  });

  it('believes a file that says which days it covers', () => {
    const feed = loadEventFile(
      fileOf(
        'said.jsonl',
        { coverage: [{ from: '2026-01-28', to: '2026-01-30' }] },
        eventAt('2026-01-29T21:05:00Z'),
      ),
    );
    expect(feed.health(dayOf('2026-01-28'), dayOf('2026-01-30'))).toBe('checked');
    expect(feed.health(dayOf('2026-01-27'), dayOf('2026-01-30'))).toBe('down');
  });

  it('takes a file with days and no records as silence on just these days', () => {
    const feed = loadEventFile(
      fileOf('silent.jsonl', { coverage: [{ from: '2026-01-28', to: '2026-01-30' }] }),
    );
    expect(feed.records).toEqual([]);
    expect(feed.health(dayOf('2026-01-29'), dayOf('2026-01-29'))).toBe('checked');
    expect(feed.health(dayOf('2026-02-02'), dayOf('2026-02-02'))).toBe('down');
  });

  it('takes an empty file as healthy and empty, under its own name', () => {
    const file = fileOf('empty.jsonl');
    const feed = loadEventFile(file);
    expect(feed.records).toEqual([]);
    expect(feed.health(dayOf('2019-01-01'), dayOf('2026-01-01'))).toBe('checked');
    expect(feed.label).toBe(file);
  });

  it('refuses a file that is not there, since that is not silence', () => {
    const file = join(folder, 'missing.jsonl');
    expect(() => loadEventFile(file)).toThrow(FileError);
    expect(() => loadEventFile(file)).toThrow(`--events ${file}: cannot be read`);
  });

  it('refuses a folder in place of a file', () => {
    expect(() => loadEventFile(folder)).toThrow(FileError);
  });

  it('names file and line of a broken record', () => {
    const file = join(folder, 'broken.jsonl');
    writeFileSync(file, `${JSON.stringify(eventAt('2026-01-29T21:05:00Z'))}\n{"id": 1}\n`);
    expect(() => loadEventFile(file)).toThrow(`${file}, line 2: field "id"`);
  });
});

describe('loadFolderEvents', () => {
  it('reads the events.jsonl of a data folder', () => {
    const data = join(folder, 'with-events');
    mkdirSync(data);
    writeFileSync(join(data, 'events.jsonl'), `${JSON.stringify(eventAt('2026-01-29T21:05:00Z'))}\n`);
    expect(loadFolderEvents(data).records).toHaveLength(1);
  });

  it('is down, not empty, for a data folder without one', () => {
    const data = join(folder, 'without-events');
    mkdirSync(data);
    expect(loadFolderEvents(data).health(dayOf('2026-01-29'), dayOf('2026-01-29'))).toBe('down');
  });
});

describe('the bundled record', () => {
  const feed = loadBundledEvents();

  it('covers the ten days up to each episode of EVENTS.md, and nothing between them', () => {
    const episodes = [
      '2019-09-17',
      '2020-03-12',
      '2021-05-19',
      '2022-06-13',
      '2023-03-13',
      '2024-08-05',
      '2025-04-04',
      '2025-04-11',
      '2025-08-21',
      '2025-10-10',
      '2025-12-08',
      '2026-01-29',
      '2026-01-30',
    ];
    for (const date of episodes) expect(feed.health(dayOf(date) - 9, dayOf(date)), date).toBe('checked');
    for (const date of ['2019-09-01', '2020-03-13', '2022-01-03', '2024-08-06', '2026-01-31']) {
      expect(feed.health(dayOf(date), dayOf(date)), date).toBe('down');
    }
  });

  it('holds records of every class, each with its time and its own id', () => {
    expect(feed.records).toHaveLength(165);
    expect(new Set(feed.records.map(({ id }) => id)).size).toBe(165);
    expect(new Set(feed.records.map(({ class: kind }) => kind)).size).toBe(15);
    expect(feed.records.every(({ publicMs }) => publicMs > Date.UTC(2019, 0, 1))).toBe(true);
  });

  it('gives each record that is not neutral a strength: stage and reach, or numbers', () => {
    const NUMBERED = new Set(['megacap', 'calendar', 'other', 'growth_print', 'inflation_print']);
    const unmeasured = feed.records.filter(
      ({ direction, class: kind, stage, reach }) =>
        direction !== 'neutral' && !NUMBERED.has(kind) && !(stage && reach),
    );
    expect(unmeasured.map(({ id }) => id)).toEqual([]);
  });
});
