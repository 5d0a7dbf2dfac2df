import type { Keyv } from 'keyv';
import type { Warner } from '../log.ts';

/** Remembers events that were begun, so that one that is delivered twice is answered once. */
export interface SeenEvents {
  /** True the first time, false from then on. Never throws: a store that fails is logged, memory decides. */
  isNew(eventId: string): Promise<boolean>;
}

/** Telegram keeps updates for a day: https://core.telegram.org/bots/api#getting-updates. */
const TTL_MS = 2 * 24 * 3_600_000;
/** Ids of about an hour under the heaviest load; the store remembers longer. */
const MAX_IN_MEMORY = 20_000;

export function createSeenEvents(store: Keyv, logger?: Warner): SeenEvents {
  const recent = new Set<string>();
  return {
    isNew: async (eventId) => {
      // Before anything is awaited: two deliveries may come at the same moment.
      if (recent.has(eventId)) return false;
      recent.add(eventId);
      if (recent.size > MAX_IN_MEMORY) recent.delete(recent.values().next().value!);
      const key = `seen:${eventId}`;
      try {
        if ((await store.get(key)) !== undefined) return false;
        await store.set(key, 1, TTL_MS);
      } catch (error) {
        logger?.warn({ err: error }, 'the store failed: events of before the start cannot be recognised');
      }
      return true;
    },
  };
}
