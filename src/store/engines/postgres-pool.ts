import { Socket } from 'node:net';
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';
import type { Warner } from '../../log.ts';

/** From the wish for a connection to the login, and for one that others have. */
const CONNECT_MS = 10_000;
/** At the server: what takes longer is rolled back there. Far above any statement of the store. */
const STATEMENT_MS = 20_000;
/**
 * Here: a server that stands still, or a network that swallows packets, never says anything. Longer than the limit of the
 * server, so that a slow statement ends there, with an outcome that is known.
 */
const ANSWER_MS = 25_000;
/** For the goodbye to the server; what is under way is waited for as long. */
const CLOSE_MS = 5_000;
/** The system looks whether the other side is still there: a dead peer that lost power sends nothing at all. */
const KEEP_ALIVE_MS = 10_000;
const MAX_CONNECTIONS = 10;

/** Calls `run` after so many ms, unless what it returns was called before. */
export type After = (ms: number, run: () => void) => () => void;

const realTime: After = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** Integers come as text, because JavaScript's are smaller; ours are times and counts, which fit. */
const INT8 = 20;
const NUMERIC = 1700;
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 || oid === NUMERIC
      ? Number
      : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
};

/**
 * Connections that never make anybody wait for ever. Whether a statement was done whose answer did not come in time is not
 * known: its connection is thrown away with all that was begun on it, and never used for anything else. (The driver's own
 * `query_timeout` leaves the statement under way and gives the connection to the next one, who would then find himself
 * in the transaction of somebody else.)
 */
export function createPostgresPool(url: string, log: Warner, after: After = realTime): PostgresPool {
  const sockets = new Set<Socket>();
  const pool = new pg.Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    // A process of ours that stands still in a transaction holds its rows no longer than this.
    idle_in_transaction_session_timeout: STATEMENT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    application_name: 'undercurrent',
    types,
    stream: () => {
      const socket = new Socket();
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      return socket;
    },
  });
  // A connection that breaks is replaced by the pool; without a listener, its own while it is in use, it would end
  // the process. Who uses it hears of it by the failed query.
  pool.on('error', (error) => log.warn({ err: error }, 'a database connection broke'));
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    connect: async () => limited(await pool.connect(), after),
    end: async () => {
      const cancel = after(CLOSE_MS, () => {
        for (const socket of sockets) socket.destroy();
      });
      try {
        await pool.end();
      } finally {
        cancel();
      }
    },
  };
}

/** The same connection, which is over when an answer does not come in time. */
function limited(client: pg.PoolClient, after: After): PostgresPoolClient {
  let silent: Error | undefined;
  const query = async <R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> => {
    if (silent) throw silent;
    let cancel: () => void = () => undefined;
    const late = new Promise<never>((_, reject) => {
      cancel = after(ANSWER_MS, () => {
        silent = new Error(`no answer within ${ANSWER_MS / 1_000} s; whether it was done is not known`);
        reject(silent);
        // With a statement under way the socket is closed without a goodbye.
        client.release(silent);
      });
    });
    try {
      return (await Promise.race([
        client.query(sql, [...parameters]),
        late,
      ])) as unknown as PostgresQueryResult<R>;
    } finally {
      cancel();
    }
  };
  return {
    // Cursors are not used: rows are read in pages.
    query: query as unknown as PostgresPoolClient['query'],
    release: () => {
      if (!silent) client.release();
    },
  };
}
