import PgBoss from 'pg-boss';
import { storeErrorOf } from '../store/engines/postgres.ts';
import type { Leases } from '../store/leases.ts';
import { JOB_AGAIN_MS, JOB_LEASE_MS, JOB_STOP_MS, type Job, type Jobs, type JobWatcher } from './jobs.ts';
import { roundOf, within } from './round.ts';

export interface PgBossJobsParts {
  /** `postgres://…` of the store. */
  readonly url: string;
  readonly leases: Leases;
  /** Rising, in ms. */
  readonly clockMs: () => number;
  /** Waits that many ms, or until the signal; never throws. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly watcher: JobWatcher;
  readonly timings?: Partial<PgBossTimings>;
}

export interface PgBossTimings {
  /** A fetched job of a process that died is given to another after this; checked as often. */
  readonly expireSeconds: number;
  readonly pollSeconds: number;
  /** Between two looks whether a job got lost altogether. */
  readonly mendMs: number;
  readonly leaseMs: number;
}

const TIMINGS: PgBossTimings = {
  expireSeconds: 30,
  pollSeconds: 1,
  mendMs: 20_000,
  leaseMs: JOB_LEASE_MS,
};
/** Its own tables, beside those of the store. */
const SCHEMA = 'undercurrent_jobs';
const MAX_CONNECTIONS = 3;
/**
 * A server that stands still makes nobody wait for ever. The pool of pg-boss throws away a connection on which a statement
 * failed, so the driver's own limit is enough here.
 */
const LIMITS = {
  connectionTimeoutMillis: 10_000,
  statement_timeout: 20_000,
  query_timeout: 25_000,
  idle_in_transaction_session_timeout: 20_000,
  keepAlive: true,
} as const;
/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const DEADLOCK = '40P01';
const MAX_ATTEMPTS = 8;
/** A goodbye that the server does not answer. */
const CLOSE_MS = 2_000;

/**
 * Jobs on pg-boss: one queue a job, in which one round waits and one runs. A round makes the next when it ends.
 * pg-boss 10 has no sign of life of a running round, only a time after which it counts as dead; a lease of the store
 * keeps a long round from being run a second time beside itself.
 * @throws StoreError `unreachable` when the database is away.
 */
export async function createPgBossJobs(parts: PgBossJobsParts): Promise<Jobs> {
  const { url, leases, watcher, sleep } = parts;
  const { expireSeconds, pollSeconds, mendMs, leaseMs } = { ...TIMINGS, ...parts.timings };
  const stopping = new AbortController();
  const loops: Promise<void>[] = [];
  /** What is under way here, by queue. */
  const underWay = new Map<string, string>();
  const names: string[] = [];
  const boss = new PgBoss({
    ...LIMITS,
    connectionString: url,
    schema: SCHEMA,
    application_name: 'undercurrent-jobs',
    max: MAX_CONNECTIONS,
    // Its cron has a grain of minutes; prices need seconds.
    schedule: false,
    maintenanceIntervalSeconds: expireSeconds,
    archiveCompletedAfterSeconds: 60,
    deleteAfterMinutes: 10,
  });
  boss.on('error', (error) => watcher.failed('pg-boss', error));
  try {
    await boss.start();
  } catch (error) {
    await within(CLOSE_MS, [boss.stop({ graceful: false, close: true })]);
    throw storeErrorOf(error);
  }

  async function round(job: Job): Promise<void> {
    const { ran, ...rest } = await leases.withLease(`job:${job.name}`, leaseMs, async (lost) =>
      roundOf(job, AbortSignal.any([stopping.signal, lost]), parts),
    );
    // Whoever has the lease makes the next one.
    if (ran && 'value' in rest) await next(job.name, rest.value);
  }

  /** At most one waits: a second one is not made. */
  const next = (name: string, pauseMs: number): Promise<string | null> =>
    boss.send(name, {}, { startAfter: Math.max(0, pauseMs) / 1_000 });

  /** A round that ended between its work and the next one (a crash) leaves an empty queue. */
  async function mend(name: string): Promise<void> {
    if ((await boss.getQueueSize(name, { before: 'completed' })) === 0) await next(name, 0);
  }

  /** Makes a table; processes that start together block each other there, and Postgres ends one of them. */
  async function makeQueue(name: string): Promise<void> {
    const options = { name, policy: 'stately', expireInSeconds: expireSeconds, retryLimit: 3 } as const;
    for (let attempt = 1; ; attempt++) {
      try {
        return await boss.createQueue(name, options);
      } catch (error) {
        if ((error as { code?: unknown }).code !== DEADLOCK || attempt >= MAX_ATTEMPTS)
          throw storeErrorOf(error);
      }
    }
  }

  /**
   * One round after the other. The workers of pg-boss would do this, but they tell the database of the end of a round
   * without looking whether it took it: a database that is away at that moment would end the program.
   */
  async function attend(job: Job): Promise<void> {
    let ended: string | undefined;
    while (!stopping.signal.aborted) {
      let pauseMs = pollSeconds * 1_000;
      try {
        if (ended !== undefined) {
          await boss.complete(job.name, ended);
          ended = undefined;
          await mend(job.name);
        }
        const [fetched] = await boss.fetch(job.name);
        if (fetched) {
          underWay.set(job.name, fetched.id);
          ended = fetched.id;
          try {
            await round(job);
          } finally {
            underWay.delete(job.name);
          }
          continue;
        }
      } catch (error) {
        watcher.failed(job.name, error);
        pauseMs = JOB_AGAIN_MS;
      }
      await sleep(pauseMs, stopping.signal);
    }
    if (ended !== undefined) await boss.complete(job.name, ended);
  }

  const mending = setInterval(() => {
    for (const name of names) mend(name).catch((error: unknown) => watcher.failed(name, error));
  }, mendMs);

  return {
    engine: 'pg-boss',
    add: async (job) => {
      await makeQueue(job.name);
      names.push(job.name);
      // What fails here is mended by the clock.
      await mend(job.name).catch((error: unknown) => watcher.failed(job.name, error));
      loops.push(attend(job));
    },
    stop: async (limitMs = JOB_STOP_MS) => {
      clearInterval(mending);
      stopping.abort();
      await within(limitMs, loops);
      // What does not end in time is given to another process now, not when it counts as dead.
      const left = [...underWay].map(([name, id]) => boss.fail(name, id));
      await within(CLOSE_MS, left);
      await within(CLOSE_MS, [boss.stop({ graceful: false, wait: true, close: true })]);
    },
  };
}
