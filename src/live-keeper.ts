import type { LiveNews } from './live-bot.ts';
import type { Refresher } from './sources/refresh.ts';

export interface KeeperParts {
  readonly refresher: Refresher;
  readonly news?: LiveNews;
  readonly now: () => number;
  /** Resolves after some ms, or at once when aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Told after each round that read something; alerts are looked at here. Its failures are the caller's. */
  readonly refreshed?: () => Promise<void>;
  /** False: another process has the task now. Default: this one has it. */
  readonly mayRead?: () => Promise<boolean>;
  /** A fault of ours; the next round is tried all the same. */
  readonly report: (error: unknown) => void;
}

/** Never busier than this, and never asleep for longer: settings and clocks change. */
const SHORTEST_MS = 5_000;
const LONGEST_MS = 60_000;

/** Keeps live data up to date while the program runs: each series when it falls due. Stops when the promise resolves. */
export function keepFresh(parts: KeeperParts): { stop(): Promise<void> } {
  const { refresher, news, now, sleep, refreshed, mayRead, report } = parts;
  const stopping = new AbortController();
  const round = async (): Promise<void> => {
    if (mayRead && !(await mayRead())) return;
    await Promise.all([refresher.refresh(), news?.refresh()]);
    if (!stopping.signal.aborted) await refreshed?.();
  };
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      try {
        await round();
      } catch (error) {
        report(error);
      }
      const untilDueMs = refresher.nextDueMs() - now();
      await sleep(Math.min(LONGEST_MS, Math.max(SHORTEST_MS, untilDueMs)), stopping.signal);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await loop;
    },
  };
}
