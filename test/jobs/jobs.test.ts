import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
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
  const stores: Store[] = [];
  const ends = new Map<Jobs, () => void>();
  describeJobs('pg-boss', {
    missedWithinMs: 20_000,
    open: async (watcher) => {
      const store = await open();
      stores.push(store);
      const { leases, die } = mortal(store.leases);
      const timings = { expireSeconds: 4, pollSeconds: 0.5, mendMs: 2_000, leaseMs: 1_500 };
      const jobs = await createPgBossJobs({ url: await address(), leases, clockMs, watcher, timings });
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
