import type { Keyv } from 'keyv';
import type { Update } from 'telegraf/types';
import { z } from 'zod';
import type { Warner } from '../../src/index.ts';

/** An update whose answer was not given when the process before this one ended. */
export interface LeftOver {
  readonly update: Update;
  /** The message that showed how far the answer was. */
  readonly shown?: number;
  /** It was begun twice already: what ends a process must not do so for ever. */
  readonly again: boolean;
}

/**
 * Telegram gives out an update once it is confirmed no more, and an answer takes longer than that can wait. So what is
 * under way is kept where a crash does not reach, and begun again after it. Nothing here throws: without memory an
 * answer is lost in a crash, no more.
 */
export interface Unfinished {
  /** Resolves when it is kept. */
  begin(update: Update, again?: boolean): Promise<void>;
  shows(update: Update, messageId: number): void;
  /** Before the answer goes out: from then on, a crash must not lead to a second one. */
  end(update: Update): Promise<void>;
  /** Once, at the start. */
  left(): Promise<readonly LeftOver[]>;
}

const KEY = 'unfinished:telegram';
/** An answer that comes later than this is no answer to what was asked. */
const TTL_MS = 15 * 60_000;

const recordSchema = z.array(
  z.object({
    atMs: z.number(),
    update: z.looseObject({ update_id: z.number() }),
    shown: z.number().optional(),
    again: z.boolean(),
  }),
);
interface Entry {
  readonly atMs: number;
  readonly update: Update;
  readonly again: boolean;
  shown?: number;
}

export function createUnfinished(store: Keyv, now: () => number, logger?: Warner): Unfinished {
  const underWay = new Map<number, Entry>();
  let saved: Promise<void> = Promise.resolve();

  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      logger?.warn({ err: error }, 'telegram: the store failed: what is under way would be lost in a crash');
    }
  };
  /** One after the other, the newest state last. */
  const save = (): Promise<void> => {
    saved = saved.then(() => attempt(() => store.set(KEY, [...underWay.values()], TTL_MS)));
    return saved;
  };

  return {
    begin: (update, again = false) => {
      underWay.set(update.update_id, { atMs: now(), update, again });
      return save();
    },
    shows: ({ update_id: id }, messageId) => {
      const entry = underWay.get(id);
      if (!entry || entry.shown === messageId) return;
      entry.shown = messageId;
      void save();
    },
    end: async ({ update_id: id }) => {
      if (underWay.delete(id)) await save();
    },
    left: async () => {
      let found: z.infer<typeof recordSchema> = [];
      await attempt(async () => {
        found = recordSchema.catch([]).parse((await store.get(KEY)) ?? []);
      });
      return found
        .filter(({ atMs }) => now() - atMs < TTL_MS)
        .map(({ update, shown, again }) => ({
          update: update as unknown as Update,
          again,
          ...(shown === undefined ? {} : { shown }),
        }));
    },
  };
}
