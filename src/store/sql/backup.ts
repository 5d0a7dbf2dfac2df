import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link, mkdtemp, open, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import type { BackupResult, Backups } from '../backup.ts';
import type { Engine } from '../engines/engine.ts';
import { StoreError } from '../failure.ts';
import type { Context } from './context.ts';
import { type DumpLine, readDump, SUM } from './dump.ts';
import { migrate, stepsMade } from './migrate.ts';
import { migrationsFor } from './migrations.ts';
import type { Tables } from './tables.ts';
import { VERSION_KEYS } from './versions.ts';

/** What is worth keeping: neither who has it open nor who leads at this moment. */
const KEPT = [
  'kv',
  'counters',
  'chats',
  'digest_rules',
  'deliveries',
  'digest_texts',
  'alerts',
  'views',
  'series',
  'series_attempts',
  'series_revisions',
  'live_events',
  'live_sources',
] as const satisfies readonly (keyof Tables)[];
type Kept = (typeof KEPT)[number];
/** Of `meta`, the facts that belong to the rows. */
const VERSIONS = Object.values(VERSION_KEYS);

const ROWS_PER_PAGE = 200;
const FORMAT = 'undercurrent-store';
const SQLITE_HEADER = 'SQLite format 3\u0000';

export function createBackups(engine: Engine, context: Context): Backups {
  const { db } = context;

  async function exportRows(file: string): Promise<BackupResult> {
    return whole(file, async (part) => {
      const out = await open(part, 'wx', 0o600);
      const hash = createHash('sha256');
      let rows = 0;
      let lines = 0;
      const write = async (lines: readonly DumpLine[]): Promise<void> => {
        const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
        hash.update(text);
        await out.write(text);
      };
      try {
        const steps = await stepsMade(db);
        await write([{ format: FORMAT, steps, madeAtMs: context.now() }]);
        // One moment for all tables, on both engines.
        await db
          .transaction()
          .setIsolationLevel('repeatable read')
          .setAccessMode('read only')
          .execute(async (transaction) => {
            for await (const page of pagesOf(transaction)) {
              await write(page);
              lines += page.length;
              rows += rowsIn(page);
            }
          });
        await out.write(`${JSON.stringify({ lines, [SUM]: hash.digest('hex') })}\n`);
        await out.sync();
      } finally {
        await out.close();
      }
      return rows;
    });
  }

  async function copyFileOf(copyTo: (file: string) => Promise<void>, file: string): Promise<BackupResult> {
    return whole(file, async (part) => {
      await (await open(part, 'wx', 0o600)).close();
      await copyTo(part);
      const { openSqlite } = await import('../engines/sqlite.ts');
      const copy = await openSqlite(part);
      try {
        const damage = await copy.damage();
        if (damage.length > 0) throw new StoreError('corrupt', `the copy ${file} is damaged: ${damage[0]}`);
        await copy.db.deleteFrom('sessions').execute();
        await copy.db.deleteFrom('leases').execute();
        return await countRows(copy.db);
      } finally {
        await copy.close();
      }
    });
  }

  return {
    exportRows,
    backup: (file) => (engine.copyTo ? copyFileOf(engine.copyTo, file) : exportRows(file)),
    restore: async (file) => {
      const found = await countRows(db);
      if (found > 0)
        throw new StoreError(
          'backup',
          `the database holds ${counted(found)} already: restore into an empty one`,
        );
      return (await isSqlite(file))
        ? withCopyOf(file, (copy) => take(pagesOf(copy)))
        : take(readDump(file, FORMAT, Object.keys(migrationsFor(engine.kind))));
    },
  };

  /** All rows or none. */
  function take(pages: AsyncIterable<readonly DumpLine[]>): Promise<{ readonly rows: number }> {
    return db.transaction().execute(async (transaction) => {
      let rows = 0;
      for await (const page of pages) {
        await insert(transaction, page);
        rows += rowsIn(page);
      }
      return { rows };
    });
  }
}

/** Lines that hold rows, in the order of the tables. */
async function* pagesOf(db: Kysely<Tables>): AsyncGenerator<readonly DumpLine[]> {
  const versions = await db.selectFrom('meta').selectAll().where('key', 'in', VERSIONS).execute();
  if (versions.length > 0) yield versions.map((row) => ({ table: 'meta', row: { ...row } }));
  for (const table of KEPT) {
    const keys = KEYS[table].map((column) => sql.ref(column));
    for (let after: readonly unknown[] | undefined; ; ) {
      const beyond: ReturnType<typeof sql> = after
        ? sql`where (${sql.join(keys)}) > (${sql.join(after)})`
        : sql``;
      const page = await sql<Record<string, unknown>>`select * from ${sql.table(table)} ${beyond}
        order by ${sql.join(keys)} limit ${sql.lit(ROWS_PER_PAGE)}`.execute(db);
      if (page.rows.length > 0) yield page.rows.map((row) => ({ table, row: { ...row } }));
      if (page.rows.length < ROWS_PER_PAGE) break;
      const last = page.rows.at(-1)!;
      after = KEYS[table].map((column) => last[column]);
    }
  }
}

/** Their primary keys, to read them in pages. */
const KEYS: Readonly<Record<Kept, readonly string[]>> = {
  kv: ['namespace', 'key'],
  counters: ['key'],
  chats: ['platform', 'chat_id', 'thread_id'],
  digest_rules: ['id'],
  deliveries: ['id'],
  digest_texts: ['framework', 'language', 'snapshot_key', 'variant'],
  alerts: ['id'],
  views: ['id'],
  series: ['source', 'series'],
  series_attempts: ['source', 'series'],
  series_revisions: ['source', 'series', 'day', 'seen_at'],
  live_events: ['id'],
  live_sources: ['source'],
};

/** A page is of one table, with the same columns in each row. */
async function insert(db: Kysely<Tables>, page: readonly DumpLine[]): Promise<void> {
  const lines = page.flatMap((line) => ('table' in line ? [line] : []));
  const name = lines[0]?.table;
  const table = ['meta' as const, ...KEPT].find((known) => known === name);
  if (!table) throw new StoreError('backup', `the backup holds a table that is not known: ${name}`);
  const columns = Object.keys(lines[0]!.row).map((column) => sql.ref(column));
  const lists = lines.map(({ row }) => sql`(${sql.join(Object.values(row))})`);
  const over = table === 'meta' ? sql`on conflict ("key") do update set value = excluded.value` : sql``;
  const into = sql`insert into ${sql.table(table)} (${sql.join(columns)})`;
  await sql`${into} values ${sql.join(lists)} ${over}`.execute(db);
}

/** `meta` is no row of anybody. */
/** For people. */
const counted = (rows: number): string => (rows === 1 ? '1 row' : `${rows} rows`);

const rowsIn = (page: readonly DumpLine[]): number =>
  page.filter((line) => 'table' in line && line.table !== 'meta').length;

async function countRows(db: Kysely<Tables>): Promise<number> {
  let rows = 0;
  for (const table of KEPT) {
    const counted = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow();
    rows += counted.rows;
  }
  return rows;
}

/** The file appears when it is complete, and never takes the place of another. */
async function whole(file: string, write: (part: string) => Promise<number>): Promise<BackupResult> {
  let folder: string | undefined;
  try {
    folder = await mkdtemp(join(dirname(file), '.backup-'));
    const part = join(folder, 'part');
    const rows = await write(part);
    const { size } = await stat(part);
    await flush(part);
    await place(part, file);
    // Not every system lets a folder be flushed; the file itself is on the disk.
    await flush(dirname(file)).catch(() => undefined);
    return { file, bytes: size, rows };
  } catch (cause) {
    if (cause instanceof StoreError) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    const why = code === 'EEXIST' ? 'it is there already' : (code ?? (cause as Error).message);
    const failure = code === 'ENOSPC' ? 'disk-full' : 'backup';
    throw new StoreError(failure, `the backup ${file} could not be written: ${why}`, { cause });
  } finally {
    if (folder) await rm(folder, { recursive: true, force: true });
  }
}

/** Systems of files without links get a copy. */
async function place(part: string, file: string): Promise<void> {
  try {
    await link(part, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    await copyFile(part, file, constants.COPYFILE_EXCL);
    await flush(file);
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function isSqlite(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'r');
    try {
      const { buffer } = await handle.read(Buffer.alloc(SQLITE_HEADER.length), 0, SQLITE_HEADER.length, 0);
      return buffer.toString('latin1') === SQLITE_HEADER;
    } finally {
      await handle.close();
    }
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new StoreError('backup', `the backup ${file} cannot be read (${code})`, { cause });
  }
}

/** The backup itself is only read; an older one is brought up to date in a copy. */
async function withCopyOf<T>(file: string, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(dirname(file), '.restore-'));
  const copy = join(folder, 'copy.db');
  try {
    await copyFile(file, copy, constants.COPYFILE_FICLONE);
    const { openSqlite } = await import('../engines/sqlite.ts');
    const engine = await openSqlite(copy);
    try {
      const damage = await engine.damage();
      if (damage.length > 0)
        throw new StoreError('backup', `the backup ${file} is damaged: ${damage[0]?.split('\n')[0]}`);
      await migrate(engine, migrationsFor('sqlite'), `the backup ${file}`);
      return await work(engine.db);
    } finally {
      await engine.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
