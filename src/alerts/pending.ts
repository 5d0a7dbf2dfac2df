import type { Keyv } from 'keyv';
import { z } from 'zod';
import { type Rule, ruleSchema } from './rule.ts';

/** Rules that were shown and wait for a yes. Nothing of the person is kept: whoever confirms owns the alert. */
export interface Pending {
  put(chat: ChatKey, id: string, rule: Rule): Promise<void>;
  /** Undefined when there was none in this chat, or it is too old. */
  get(chat: ChatKey, id: string): Promise<Rule | undefined>;
}

export interface ChatKey {
  readonly platform: string;
  readonly chatId: string;
}

/** Long enough to read and ask a colleague. */
export const PENDING_MS = 30 * 60_000;

const pendingSchema = z.strictObject({ rule: ruleSchema });

/** `store`: a namespace of its own. */
export function createPending(store: Keyv): Pending {
  const keyOf = ({ platform, chatId }: ChatKey, id: string): string => JSON.stringify([platform, chatId, id]);
  return {
    put: async (chat, id, rule) => {
      await store.set(keyOf(chat, id), { rule }, PENDING_MS);
    },
    get: async (chat, id) => {
      const parsed = pendingSchema.safeParse(await store.get(keyOf(chat, id)));
      return parsed.success ? parsed.data.rule : undefined;
    },
  };
}
