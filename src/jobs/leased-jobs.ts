import type { Leases } from '../store/leases.ts';
import { JOB_LEASE_MS, JOB_STOP_MS, type Job, type Jobs, type JobWatcher } from './jobs.ts';
import { roundOf, within } from './round.ts';

export interface LeasedJobsParts {
  readonly leases: Leases;
  /** Rising, in ms. */
  readonly clockMs: () => number;
  /** Waits that many ms, or until the signal; never throws. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly watcher: JobWatcher;
  readonly leaseMs?: number;
}

/**
 * Jobs on the leases of the store. Whoever has the lease of a job keeps it, over the pauses too, until it stops or
 * dies; the others look in three times a lease.
 */
export function createLeasedJobs(parts: LeasedJobsParts): Jobs {
  const { leases, sleep, watcher, leaseMs = JOB_LEASE_MS } = parts;
  const stopping = new AbortController();
  const { signal: stop } = stopping;
  const loops: Promise<void>[] = [];

  async function lead(job: Job, lost: AbortSignal): Promise<void> {
    const signal = AbortSignal.any([stop, lost]);
    while (!signal.aborted) {
      const pauseMs = await roundOf(job, signal, parts);
      if (!signal.aborted) await sleep(pauseMs, signal);
    }
  }

  async function attend(job: Job): Promise<void> {
    while (!stop.aborted) {
      try {
        await leases.withLease(`job:${job.name}`, leaseMs, (lost) => lead(job, lost));
      } catch (error) {
        watcher.failed(job.name, error);
      }
      if (!stop.aborted) await sleep(leaseMs / 3, stop);
    }
  }

  return {
    engine: 'leases',
    add: async (job) => {
      loops.push(attend(job));
    },
    stop: async (limitMs = JOB_STOP_MS) => {
      stopping.abort();
      await within(limitMs, loops);
    },
  };
}
