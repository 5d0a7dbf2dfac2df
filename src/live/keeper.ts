import type { Job } from '../jobs/jobs.ts';
import type { Refresher } from '../sources/refresh.ts';
import type { LiveNews } from './bot.ts';

export interface KeeperParts {
  readonly refresher: Refresher;
  readonly news?: LiveNews;
  readonly now: () => number;
  /** After each round; alerts are looked at here. */
  readonly refreshed?: () => Promise<void>;
}

/** Never busier than this, and never asleep for longer: settings and clocks change. */
const SHORTEST_MS = 5_000;
const LONGEST_MS = 60_000;

/** Keeps live data up to date while the program runs: each series when it falls due. */
export function freshJob({ refresher, news, now, refreshed }: KeeperParts): Job {
  return {
    name: 'refresh',
    run: async (signal) => {
      await Promise.all([refresher.refresh(), news?.refresh({ isOurTurn: true })]);
      if (!signal.aborted) await refreshed?.();
      return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, refresher.nextDueMs() - now()));
    },
  };
}
