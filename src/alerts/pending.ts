import type { Keyv } from 'keyv';
import { z } from 'zod';
import { type Rule, ruleSchema } from './rule.ts';
import type { AgreedTerms } from './terms.ts';

/** Rules that were shown and wait for a yes. Nothing of the person is kept: whoever confirms owns the alert. */
export interface Pending {
  put(chat: ChatKey, id: string, proposal: Proposed): Promise<void>;
  /** Undefined when there was none in this chat, or it is too old. */
  get(chat: ChatKey, id: string): Promise<Proposed | undefined>;
  /** The newest proposals of this chat, newest first, to choose from; one that was made at the same moment may lack. */
  list(chat: ChatKey): Promise<readonly (Proposed & { readonly id: string })[]>;
}

export interface Proposed {
  readonly rule: Rule;
  /** Absent: as the owner set them. */
  readonly terms?: AgreedTerms | undefined;
}

export interface ChatKey {
  readonly platform: string;
  readonly chatId: string;
}

/** Long enough to read and ask a colleague. */
export const PENDING_MS = 30 * 60_000;

const pendingSchema = z.strictObject({
  rule: ruleSchema,
  terms: z
    .strictObject({
      cooldownMs: z.number(),
      once: z.literal(true).optional(),
      lastsMs: z.number().optional(),
      expiresAtMs: z.number().optional(),
    })
    .optional(),
});

const listSchema = z.array(z.strictObject({ id: z.string(), atMs: z.number(), rule: ruleSchema }));
const MAX_LISTED = 25;

/** `store`: a namespace of its own. */
export function createPending(store: Keyv, now: () => number): Pending {
  const keyOf = ({ platform, chatId }: ChatKey, id: string): string => JSON.stringify([platform, chatId, id]);
  const listKeyOf = ({ platform, chatId }: ChatKey): string => JSON.stringify([platform, chatId]);
  const listed = async (chat: ChatKey) => {
    const parsed = listSchema.safeParse(await store.get(listKeyOf(chat)));
    return (parsed.success ? parsed.data : []).filter(({ atMs }) => now() - atMs < PENDING_MS);
  };
  return {
    list: listed,
    put: async (chat, id, proposal) => {
      await store.set(keyOf(chat, id), proposal, PENDING_MS);
      const list = [{ id, atMs: now(), rule: proposal.rule }, ...(await listed(chat))].slice(0, MAX_LISTED);
      await store.set(listKeyOf(chat), list, PENDING_MS);
    },
    get: async (chat, id) => {
      const parsed = pendingSchema.safeParse(await store.get(keyOf(chat, id)));
      return parsed.success ? parsed.data : undefined;
    },
  };
}
