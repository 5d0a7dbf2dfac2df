import type { Job } from '../jobs/jobs.ts';
import type { Warner } from '../log.ts';
import type { RetentionLimits } from '../store/retention.ts';
import type { Store } from '../store/store.ts';
import type { Backstage } from './backstage.ts';
import type { Sleep } from './shared.ts';

const HOUR_MS = 3_600_000;
const FOLLOW_MS = 5_000;

/** Deletes what expired or is older than the limits, every hour. */
export function sweepJob(store: Pick<Store, 'sweep'>, limits?: RetentionLimits): Job {
  return {
    name: 'sweep',
    run: async () => {
      await store.sweep(limits);
      return HOUR_MS;
    },
  };
}

/** Keeps up with what other processes and the command line change: settings of the owner, series. */
export function follow(
  { admin, reloadSeries }: Pick<Backstage, 'admin' | 'reloadSeries'>,
  {
    sleep,
    logger,
    changed,
  }: { readonly sleep: Sleep; readonly logger: Warner; readonly changed?: () => Promise<void> },
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const loop = (async () => {
    while (!signal.aborted) {
      try {
        await Promise.all([admin.reload(), reloadSeries()]);
        await changed?.();
      } catch (error) {
        logger.warn({ err: error }, 'what other processes changed could not be read; it is tried again');
      }
      await sleep(FOLLOW_MS, signal);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await loop;
    },
  };
}
