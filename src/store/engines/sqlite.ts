import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  backup,
  DatabaseSync,
  type DatabaseSyncInstance,
  type StatementSyncInstance,
} from '@photostructure/sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from 'kysely';
import { StoreError, type StoreFailure } from '../failure.ts';
import type { Tables } from '../sql/tables.ts';
import { type Engine, FAILURE_WORDS } from './engine.ts';
import { createTurnstile } from './turnstile.ts';

/** How long a write waits for other processes. */
const BUSY_MS = 5_000;
/** Of it, this long inside SQLite, which stops the whole program; the rest between tries. */
const BUSY_IN_PLACE_MS = 5;
/** Statements that are kept prepared, and the longest text of one. */
const MAX_PREPARED = 200;
const MAX_PREPARED_LENGTH = 3_000;
/** The journal shrinks to this after a checkpoint. */
const JOURNAL_BYTES = 64 * 1024 * 1024;

const ALL_PAGES = 2 ** 31 - 1;

/** https://sqlite.org/rescode.html */
const FAILURES: Readonly<Record<string, StoreFailure>> = {
  SQLITE_FULL: 'disk-full',
  SQLITE_READONLY: 'read-only',
  SQLITE_PERM: 'read-only',
  SQLITE_CANTOPEN: 'read-only',
  SQLITE_BUSY: 'locked',
  SQLITE_LOCKED: 'locked',
  SQLITE_CORRUPT: 'corrupt',
  SQLITE_NOTADB: 'corrupt',
  SQLITE_CONSTRAINT: 'refused',
  SQLITE_MISMATCH: 'refused',
};
/** EFBIG, ENOSPC, EDQUOT: with these writing can fail as well. */
const NO_ROOM = new Set([27, 28, 122]);
const EROFS = 30;

/** A folder that cannot be made, or something in its place; ENOENT is what Node tells of a read-only disk. */
const NOT_WRITABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EISDIR', 'EEXIST']);

/** The driver gives no code with errors of statements that return rows: SQLite's own words for it are all there is. */
const NAMES_BY_TEXT: readonly (readonly [text: string, name: string])[] = [
  ['database is locked', 'SQLITE_BUSY'],
  ['database table is locked', 'SQLITE_LOCKED'],
  ['database or disk is full', 'SQLITE_FULL'],
  ['attempt to write a readonly database', 'SQLITE_READONLY'],
  ['unable to open database file', 'SQLITE_CANTOPEN'],
  ['database disk image is malformed', 'SQLITE_CORRUPT'],
  ['file is not a database', 'SQLITE_NOTADB'],
  ['constraint failed', 'SQLITE_CONSTRAINT'],
];

interface SqliteErrorFields {
  readonly sqliteCodeName?: string;
  readonly systemErrno?: number;
  readonly code?: string;
  readonly message: string;
}

function nameOf(error: unknown): string | undefined {
  const { sqliteCodeName, code, message } = error as SqliteErrorFields;
  if (sqliteCodeName !== undefined || code !== 'ERR_SQLITE_ERROR') return sqliteCodeName;
  return NAMES_BY_TEXT.find(([text]) => message.includes(text))?.[1];
}

const isBusy = (error: unknown): boolean => nameOf(error) === 'SQLITE_BUSY';

function failureOf(error: unknown): StoreFailure {
  const { systemErrno = 0, code } = error as SqliteErrorFields;
  const name = nameOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk-full';
  if (NOT_WRITABLE.has(code ?? '')) return 'read-only';
  if (code === 'ERR_INVALID_STATE') return 'closed';
  if (name === 'SQLITE_IOERR' && NO_ROOM.has(systemErrno)) return 'disk-full';
  if (name === 'SQLITE_IOERR' && systemErrno === EROFS) return 'read-only';
  return FAILURES[name ?? ''] ?? 'failed';
}

function storeErrorOf(cause: unknown, file: string): StoreError {
  if (cause instanceof StoreError) return cause;
  const failure = failureOf(cause);
  const detail = failure === 'refused' || failure === 'failed' ? `: ${(cause as Error).message}` : '';
  return new StoreError(failure, `the database ${file}: ${FAILURE_WORDS[failure]}${detail}`, { cause });
}

/**
 * Opens the file, or makes it. Write-ahead log, every commit flushed to the disk.
 * @throws StoreError when it cannot be read and written.
 */
export async function openSqlite(file: string): Promise<Engine> {
  try {
    makeFile(file);
    const database = await openDatabase(file);
    const driver = new SqliteDriver(database, file);
    return {
      kind: 'sqlite',
      db: new Kysely<Tables>({
        dialect: {
          createAdapter: () => new TransactionalAdapter(),
          createDriver: () => driver,
          createIntrospector: (db) => new SqliteIntrospector(db),
          createQueryCompiler: () => new SqliteQueryCompiler(),
        },
      }),
      damage: () => driver.damage(),
      copyTo: (copy) => driver.copyTo(copy),
      close: () => driver.close(),
    };
  } catch (error) {
    throw storeErrorOf(error, file);
  }
}

/** For the eyes of the owner alone: it holds what people asked. */
function makeFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file)) return;
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
}

async function openDatabase(file: string): Promise<DatabaseSyncInstance> {
  const database = new DatabaseSync(file, { timeout: BUSY_IN_PLACE_MS, enableForeignKeyConstraints: true });
  try {
    // Not covered by SQLite's own wait: two processes that make the same file at once.
    await patiently(() => {
      database.exec('PRAGMA journal_mode = WAL');
      database.exec('PRAGMA synchronous = FULL');
      // What is deleted is written over, not only left out.
      database.exec('PRAGMA secure_delete = ON');
      database.exec(`PRAGMA journal_size_limit = ${JOURNAL_BYTES}`);
      // A file that can only be read is opened without a word; this finds out.
      database.exec('BEGIN IMMEDIATE');
      database.exec('ROLLBACK');
    });
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Tries again while another process writes. */
async function patiently<T>(work: () => T): Promise<T> {
  const deadline = performance.now() + BUSY_MS;
  for (let pauseMs = 1; ; pauseMs = Math.min(pauseMs * 1.5, 10)) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error;
      await sleep(pauseMs);
    }
  }
}

/** SQLite makes and drops tables within transactions too; so a migration is there as a whole or not at all. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** One connection, one user of it at a time. */
class SqliteDriver implements Driver, DatabaseConnection {
  readonly #database: DatabaseSyncInstance;
  readonly #file: string;
  readonly #turnstile = createTurnstile();
  readonly #prepared = new Map<
    string,
    { readonly statement: StatementSyncInstance; readonly reads: boolean }
  >();
  #closed = false;

  constructor(database: DatabaseSyncInstance, file: string) {
    this.#database = database;
    this.#file = file;
  }

  async init(): Promise<void> {}
  async destroy(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    await this.#turnstile.enter();
    if (!this.#closed) return this;
    this.#turnstile.leave();
    throw new StoreError('closed', `the database ${this.#file}: ${FAILURE_WORDS.closed}`);
  }

  async releaseConnection(): Promise<void> {
    this.#turnstile.leave();
  }

  /** At once for writing: one that reads first and then writes could find its view outdated. */
  async beginTransaction(_connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const mode = settings.accessMode === 'read only' ? 'BEGIN' : 'BEGIN IMMEDIATE';
    await this.executeQuery(CompiledQuery.raw(mode));
  }

  async commitTransaction(): Promise<void> {
    await this.executeQuery(CompiledQuery.raw('COMMIT'));
  }

  async rollbackTransaction(): Promise<void> {
    // A full disk may have rolled it back already.
    if (this.#database.isTransaction) await this.executeQuery(CompiledQuery.raw('ROLLBACK'));
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    try {
      const work = (): QueryResult<R> => this.#run(sql, parameters);
      return await (this.#database.isTransaction ? work() : patiently(work));
    } catch (error) {
      throw storeErrorOf(error, this.#file);
    }
  }

  // biome-ignore lint/correctness/useYield: nothing here streams; pages are asked for instead.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('rows are read in pages, not streamed');
  }

  async damage(): Promise<readonly string[]> {
    await this.acquireConnection();
    try {
      const rows = this.#database.prepare('PRAGMA quick_check(10)').all() as { quick_check: string }[];
      const lines = rows.map(({ quick_check: line }) => line);
      return lines.length === 1 && lines[0] === 'ok' ? [] : lines;
    } catch (error) {
      if (failureOf(error) === 'corrupt') return [(error as Error).message];
      throw storeErrorOf(error, this.#file);
    } finally {
      await this.releaseConnection();
    }
  }

  /** In one step, beside which others write: SQLite begins a copy in steps anew with each write between them. */
  async copyTo(copy: string): Promise<void> {
    await this.acquireConnection();
    try {
      await backup(this.#database, copy, { rate: ALL_PAGES });
    } catch (error) {
      throw storeErrorOf(error, this.#file);
    } finally {
      await this.releaseConnection();
    }
  }

  async close(): Promise<void> {
    await this.#turnstile.enter();
    try {
      if (this.#closed) return;
      this.#closed = true;
      this.#prepared.clear();
      // The driver keeps the file open until its statements are collected. So what is in the log is moved into
      // the file here, and the file alone is whole; others that use it may prevent that, which does no harm.
      this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch {
      // A full disk: the next start moves it.
    } finally {
      if (this.#database.isOpen) this.#database.close();
      this.#turnstile.leave();
    }
  }

  #run<R>(sql: string, parameters: readonly unknown[]): QueryResult<R> {
    const { statement, reads } = this.#statement(sql);
    if (reads) return { rows: statement.all(...parameters) as R[] };
    const { changes, lastInsertRowid } = statement.run(...parameters);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  #statement(sql: string): { readonly statement: StatementSyncInstance; readonly reads: boolean } {
    const known = this.#prepared.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    const made = { statement, reads: statement.columns().length > 0 };
    if (sql.length <= MAX_PREPARED_LENGTH) {
      if (this.#prepared.size >= MAX_PREPARED) this.#prepared.delete(this.#prepared.keys().next().value!);
      this.#prepared.set(sql, made);
    }
    return made;
  }
}
