/** The live feed as a bot takes it: refreshed when something is due, quiet about failures, stopped cleanly. */

import type { EventFeed } from '../feed.ts';
import type { LiveFeed } from './feed.ts';

export interface LiveNewsParts {
  readonly feed: LiveFeed;
  /** Failures that are no failures of a source: a store that cannot be written. */
  readonly warn: (message: string, error: unknown) => void;
}

/** `refresh` never throws; after `stop` nothing is read any more. */
export function createLiveNews({ feed, warn }: LiveNewsParts): {
  feed(): EventFeed;
  readonly version: number;
  refresh(): Promise<void>;
  stop(): Promise<void>;
} {
  const stopped = new AbortController();
  let last: Promise<void> = Promise.resolve();
  return {
    feed: () => feed.feed(),
    get version() {
      return feed.version;
    },
    refresh: () => {
      if (stopped.signal.aborted) return Promise.resolve();
      last = feed.refresh(stopped.signal).then(
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
