/** The live feed as a bot takes it: refreshed when something is due, quiet about failures, stopped cleanly. */

import type { EventFeed } from '../feed.ts';
import type { LiveFeed } from './feed.ts';

export interface LiveNewsParts {
  readonly feed: Pick<LiveFeed, 'feed' | 'version'>;
  /** Reads what is due. `isOurTurn`: it is the task of this process, not a wish of somebody who asks it. */
  readonly read: (signal: AbortSignal, isOurTurn: boolean) => Promise<unknown>;
  /** Failures that are no failures of a source: a store that cannot be written. */
  readonly warn: (message: string, error: unknown) => void;
}

/** `refresh` never throws; after `stop` nothing is read any more. */
export function createLiveNews({ feed, read, warn }: LiveNewsParts): {
  feed(): EventFeed;
  readonly version: number;
  refresh(options?: { readonly isOurTurn?: boolean }): Promise<void>;
  stop(): Promise<void>;
} {
  const stopped = new AbortController();
  let last: Promise<void> = Promise.resolve();
  return {
    feed: () => feed.feed(),
    get version() {
      return feed.version;
    },
    refresh: ({ isOurTurn = false } = {}) => {
      if (stopped.signal.aborted) return Promise.resolve();
      last = read(stopped.signal, isOurTurn).then(
        () => undefined,
        (error: unknown) => {
          if (!stopped.signal.aborted) warn('the event feed could not be refreshed', error);
        },
      );
      return last;
    },
    stop: async () => {
      stopped.abort();
      await last;
    },
  };
}
