import { JOB_AGAIN_MS, type Job, type JobWatcher } from './jobs.ts';

/** Runs a round and tells how it went. Never throws; resolves with the pause until the next. */
export async function roundOf(
  job: Job,
  signal: AbortSignal,
  { clockMs, watcher }: { readonly clockMs: () => number; readonly watcher: JobWatcher },
): Promise<number> {
  const startedMs = clockMs();
  try {
    const pauseMs = await job.run(signal);
    watcher.ran?.(job.name, clockMs() - startedMs);
    return pauseMs;
  } catch (error) {
    // Work that was told to stop may say so by throwing.
    if (!signal.aborted) watcher.failed(job.name, error);
    return JOB_AGAIN_MS;
  }
}

/** Resolves when all are over, at the latest after the limit. */
export async function within(limitMs: number, running: readonly Promise<unknown>[]): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  await Promise.race([Promise.allSettled(running), limit]);
  clearTimeout(timer);
}
