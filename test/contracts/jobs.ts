import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Job, Jobs, JobWatcher } from '../../src/jobs/jobs.ts';

export interface JobsCase {
  /** Another process that shares the same store. */
  open(watcher: JobWatcher): Promise<Jobs>;
  /** As if the process had died: nothing is given back, and nothing of it runs any more. */
  kill(jobs: Jobs): Promise<void>;
  clean(): Promise<void>;
  start?(): Promise<void>;
  stop?(): Promise<void>;
  /** A process that dies is replaced within this. */
  readonly missedWithinMs: number;
}

let last = 0;

/** What every engine of jobs must do. Real time: engines wait on clocks of their own. */
export function describeJobs(name: string, engine: JobsCase): void {
  describe(`jobs on ${name}`, () => {
    const opened: Jobs[] = [];
    const failures: unknown[] = [];
    const watcher: JobWatcher = { failed: (_, error) => void failures.push(error) };
    const open = async (): Promise<Jobs> => {
      const jobs = await engine.open(watcher);
      opened.push(jobs);
      return jobs;
    };
    const named = (run: Job['run']): Job => ({ name: `test-${++last}`, run });

    beforeAll(async () => engine.start?.(), 60_000);
    afterAll(async () => engine.stop?.(), 60_000);
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((jobs) => jobs.stop(1_000)));
      failures.length = 0;
      await engine.clean();
    }, 30_000);

    it('runs a job at once, and again after its pause', { timeout: 30_000 }, async () => {
      const jobs = await open();
      const at: number[] = [];
      await jobs.add(
        named(async () => {
          at.push(Date.now());
          return 700;
        }),
      );
      await until(() => at.length >= 3);
      const pauses = at.slice(1).map((ms, i) => ms - at[i]!);
      for (const ms of pauses) expect(ms).toBeGreaterThanOrEqual(650);
    });

    it('runs a job in one of several processes at a time', { timeout: 40_000 }, async () => {
      const all = await Promise.all([open(), open(), open()]);
      let inside = 0;
      let most = 0;
      let rounds = 0;
      const job = named(async () => {
        inside += 1;
        most = Math.max(most, inside);
        await pause(40);
        inside -= 1;
        rounds += 1;
        return 10;
      });
      await Promise.all(all.map((jobs) => jobs.add(job)));
      await until(() => rounds >= 6, 30_000);
      expect(most).toBe(1);
      expect(failures).toEqual([]);
    });

    it('tells of a round that fails, and goes on', { timeout: 30_000 }, async () => {
      const jobs = await open();
      let rounds = 0;
      await jobs.add(
        named(async () => {
          rounds += 1;
          if (rounds === 1) throw new Error('a source is away');
          return 100;
        }),
      );
      // The pause after a failure is 5 s.
      await until(() => rounds >= 2, 20_000);
      expect(failures.map((error) => (error as Error).message)).toEqual(['a source is away']);
    });

    it('ends a round by its signal at a stop, and another process goes on', { timeout: 40_000 }, async () => {
      const [first, second] = [await open(), await open()];
      let ended = false;
      const seen: string[] = [];
      const { name: job } = named(async () => 0);
      await first.add({
        name: job,
        run: async (signal) => {
          seen.push('first');
          await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
          ended = true;
          return 50;
        },
      });
      await until(() => seen.length === 1);
      await second.add({
        name: job,
        run: async () => {
          seen.push('second');
          return 10_000;
        },
      });
      await first.stop(5_000);
      expect(ended).toBe(true);
      await until(() => seen.includes('second'), 25_000);
    });

    it('misses a process that died', { timeout: 120_000 }, async () => {
      const [first, second] = [await open(), await open()];
      const seen: string[] = [];
      const { name: job } = named(async () => 0);
      await first.add({
        name: job,
        run: () => {
          seen.push('first');
          return new Promise<number>(() => undefined);
        },
      });
      await until(() => seen.length === 1);
      await second.add({
        name: job,
        run: async () => {
          seen.push('second');
          return 10_000;
        },
      });
      opened.splice(opened.indexOf(first), 1);
      await engine.kill(first);
      const since = Date.now();
      await until(() => seen.includes('second'), engine.missedWithinMs);
      process.stdout.write(`${name}: a process that died was missed after ${Date.now() - since} ms\n`);
    });
  });
}

async function until(done: () => boolean, limitMs = 15_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!done()) {
    if (Date.now() > end) throw new Error(`not within ${limitMs} ms`);
    await pause(10);
  }
}
