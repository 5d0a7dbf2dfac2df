import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import type { Jobs } from '../../src/jobs/jobs.ts';
import { createLeasedJobs } from '../../src/jobs/leased-jobs.ts';
import { createPgBossJobs } from '../../src/jobs/pg-boss-jobs.ts';
import type { Leases } from '../../src/store/leases.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { describeJobs, type JobsCase } from '../contracts/jobs.ts';
import { startPostgres } from '../store/postgres-server.ts';

const log = { warn: () => undefined };
const clockMs = (): number => performance.now();
const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  pause(ms, undefined, { signal }).catch(() => undefined);

/** Renewals of a dead process do not arrive, nor does what it would give back. */
function mortal(leases: Leases): { readonly leases: Leases; die(): void } {
  let dead = false;
  return {
    die: () => {
      dead = true;
    },
    leases: {
      acquire: leases.acquire,
      current: leases.current,
      release: leases.release,
      withLease: async (name, ttlMs, work) => {
        const holder = `mortal/${Math.random()}`;
        const lease = await leases.acquire(name, holder, ttlMs);
        if (!lease) return { ran: false, lease: await leases.current(name) };
        const timer = setInterval(() => dead || void leases.acquire(name, holder, ttlMs), ttlMs / 3);
        try {
          return { ran: true, value: await work(new AbortController().signal) };
        } finally {
          clearInterval(timer);
          if (!dead) await leases.release(name, holder);
        }
      },
    },
  };
}

function onLeases(openShared: () => Promise<Store>, clean: () => Promise<void>): JobsCase {
  const stores: Store[] = [];
  const ends = new Map<Jobs, () => void>();
  return {
    missedWithinMs: 6_000,
    open: async (watcher) => {
      const store = await openShared();
      stores.push(store);
      const { leases, die } = mortal(store.leases);
      const jobs = createLeasedJobs({ leases, clockMs, sleep, watcher, leaseMs: 1_500 });
      ends.set(jobs, die);
      return jobs;
    },
    kill: async (jobs) => ends.get(jobs)!(),
    clean: async () => {
      for (const store of stores.splice(0)) await store.close();
      await clean();
    },
  };
}

let folder = '';
describeJobs(
  'leases of SQLite',
  onLeases(
    () => {
      folder ||= mkdtempSync(join(tmpdir(), 'undercurrent-jobs-'));
      return openStore({ file: join(folder, 'undercurrent.db'), now: Date.now, log });
    },
    async () => {
      if (folder) rmSync(folder, { recursive: true, force: true });
      folder = '';
    },
  ),
);

const postgres = await startPostgres();
if ('skipped' in postgres) {
  console.warn(`jobs on Postgres are not tested here: ${postgres.skipped}`);
  describe.skip(`jobs on Postgres (${postgres.skipped})`, () => {
    it('behave as on SQLite', () => expect.unreachable());
  });
} else {
  let database: Promise<string> | undefined;
  const address = (): Promise<string> => {
    database ??= postgres.newDatabase();
    return database;
  };
  const open = async (): Promise<Store> =>
    openStore({ url: await address(), file: '/nowhere', now: Date.now, log });
  describeJobs(
    'leases of Postgres',
    onLeases(open, async () => {
      database = undefined;
    }),
  );
  describe('jobs on pg-boss', () => {
    it('outlive a database that is away when a round ends', { timeout: 60_000 }, async () => {
      const url = await postgres.newDatabase();
      const store = await openStore({ url, file: '/nowhere', now: Date.now, log });
      const name = new URL(url).pathname.slice(1);
      const elsewhere = new URL(url);
      elsewhere.pathname = '/postgres';
      const admin = new pg.Client({ connectionString: elsewhere.href });
      await admin.connect();
      const failed: unknown[] = [];
      let heard = (): void => undefined;
      const told = new Promise<void>((resolve) => {
        heard = resolve;
      });
      const watcher = {
        failed: (_: string, error: unknown) => {
          failed.push(error);
          // The first ones are of the round itself.
          if (failed.length >= 4) heard();
        },
      };
      const timings = { pollSeconds: 0.5, mendMs: 500, leaseMs: 1_500 };
      const jobs = await createPgBossJobs({ url, leases: store.leases, clockMs, sleep, watcher, timings });
      let rounds = 0;
      let again = (): void => undefined;
      const goesOn = new Promise<void>((resolve) => {
        again = resolve;
      });
      await jobs.add({
        name: 'away',
        run: async () => {
          rounds += 1;
          if (rounds > 1) again();
          else {
            await admin.query(`alter database ${name} allow_connections false`);
            await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
              name,
            ]);
          }
          return 0;
        },
      });
      await told;
      await admin.query(`alter database ${name} allow_connections true`);
      await goesOn;
      await jobs.stop();
      await store.close();
      await admin.end();
    });
  });
  const stores: Store[] = [];
  const ends = new Map<Jobs, () => void>();
  describeJobs('pg-boss', {
    missedWithinMs: 20_000,
    open: async (watcher) => {
      const store = await open();
      stores.push(store);
      const { leases, die } = mortal(store.leases);
      const timings = { expireSeconds: 4, pollSeconds: 0.5, mendMs: 2_000, leaseMs: 1_500 };
      const jobs = await createPgBossJobs({
        url: await address(),
        leases,
        clockMs,
        sleep,
        watcher,
        timings,
      });
      ends.set(jobs, die);
      return jobs;
    },
    kill: async (jobs) => {
      ends.get(jobs)!();
      await jobs.stop(0);
    },
    clean: async () => {
      for (const store of stores.splice(0)) await store.close();
      database = undefined;
    },
    stop: () => postgres.stop(),
  });
}
