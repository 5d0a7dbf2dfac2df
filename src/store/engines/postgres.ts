import {
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresDialect,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import { type Warner, withoutSecrets } from '../../log.ts';
import { StoreError, type StoreFailure } from '../failure.ts';
import type { Tables } from '../sql/tables.ts';
import { type Engine, FAILURE_WORDS } from './engine.ts';
import { type After, createPostgresPool } from './postgres-pool.ts';

/** https://www.postgresql.org/docs/current/errcodes-appendix.html, and those of the network. */
const FAILURES: Readonly<Record<string, StoreFailure>> = {
  '53100': 'disk-full',
  '25006': 'read-only',
  '42501': 'read-only',
  '55P03': 'locked',
  '57014': 'locked',
  '40P01': 'locked',
  '40001': 'locked',
  XX001: 'corrupt',
  XX002: 'corrupt',
};

function failureOf(error: unknown): StoreFailure {
  const { code } = error as { readonly code?: unknown };
  // A value that the driver cannot send is a mistake of the program.
  if (error instanceof TypeError || error instanceof RangeError) return 'failed';
  // Without a code of the server it is the network, the pool or the login that failed.
  if (typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code) || /^E[A-Z]+$/.test(code)) return 'unreachable';
  // Class 08 connection, 28 login, 3D no such database, 57P shutdown or start, 53 too many connections.
  if (/^(08|28|3D|57P|53[023])/.test(code) && code !== '53100') return 'unreachable';
  if (code.startsWith('23') || code.startsWith('22')) return 'refused';
  return FAILURES[code] ?? 'failed';
}

/** Of a login: wrong until somebody corrects it. The driver's own, without a code: no password, and one is asked for. */
const isLoginRefused = ({ code, message }: { code?: unknown; message: string }): boolean =>
  /^(28|3D)/.test(String(code)) || message.startsWith('SASL');

/** A server that answers, and says no. Instead of the words for one that does not answer. */
const REFUSALS: readonly (readonly [code: RegExp, words: string])[] = [
  [/^28P01$/, 'the server answers, but refuses the user or the password in DATABASE_URL'],
  [/^28/, 'the server answers, but does not let this user in from here. Check DATABASE_URL and pg_hba.conf'],
  [
    /^3D/,
    'the server answers, but has no database of that name. Make it, or correct the name in DATABASE_URL',
  ],
  [/^53/, 'the server answers, but has no connection left. Close others, or raise its limit'],
  [/^57P/, 'the server is starting or stopping. Try again'],
];

function wordsFor(failure: StoreFailure, { code, message }: { code?: unknown; message: string }): string {
  if (failure !== 'unreachable') return FAILURE_WORDS[failure];
  if (message.startsWith('SASL')) return REFUSALS[0]![1];
  return REFUSALS.find(([pattern]) => pattern.test(String(code)))?.[1] ?? FAILURE_WORDS.unreachable;
}

/** Any failure of the driver, also of another pool on the same database, as one of the store. */
export function storeErrorOf(cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause;
  const failure = failureOf(cause);
  const said = failure === 'closed' || failure === 'disk-full' ? '' : `: ${(cause as Error).message}`;
  const words = wordsFor(failure, cause as Error);
  const message = `the Postgres database: ${words}${said}`.replaceAll(/\s+/g, ' ');
  return new StoreError(failure, withoutSecrets(message), {
    cause,
    ...(isLoginRefused(cause as Error) ? { passing: false } : {}),
  });
}

/**
 * Connects to a database that exists.
 * @param after for tests: how time passes.
 * @throws StoreError `unreachable` when it does not answer or refuses the login; the message holds no password.
 */
export async function openPostgres(url: string, log: Warner, after?: After): Promise<Engine> {
  const pool = createPostgresPool(url, log, after);
  try {
    (await pool.connect()).release();
  } catch (error) {
    await pool.end();
    throw storeErrorOf(error);
  }
  const state = { closed: false };
  const db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => guarded(new PostgresDialect({ pool }).createDriver(), state),
      createIntrospector: (kysely) => new PostgresIntrospector(kysely),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  return {
    kind: 'postgres',
    db,
    damage: async () => [],
    close: async () => {
      if (state.closed) return;
      state.closed = true;
      await pool.end();
    },
  };
}

/** The same driver, whose errors are those of the store. */
function guarded(driver: Driver, state: { readonly closed: boolean }): Driver {
  const inner = new WeakMap<DatabaseConnection, DatabaseConnection>();
  const wrap = (connection: DatabaseConnection): DatabaseConnection => {
    const outer: DatabaseConnection = {
      executeQuery: (query) => guard(() => connection.executeQuery(query)),
      streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
    };
    inner.set(outer, connection);
    return outer;
  };
  const bare = (connection: DatabaseConnection): DatabaseConnection => inner.get(connection)!;
  return {
    init: () => driver.init(),
    destroy: async () => undefined,
    acquireConnection: async () => {
      if (state.closed) throw new StoreError('closed', `the Postgres database: ${FAILURE_WORDS.closed}`);
      return wrap(await guard(() => driver.acquireConnection()));
    },
    releaseConnection: (connection) => driver.releaseConnection(bare(connection)),
    beginTransaction: (connection, settings) =>
      guard(() => driver.beginTransaction(bare(connection), settings)),
    commitTransaction: (connection) => guard(() => driver.commitTransaction(bare(connection))),
    rollbackTransaction: (connection) => guard(() => driver.rollbackTransaction(bare(connection))),
  };
}

async function guard<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storeErrorOf(error);
  }
}
