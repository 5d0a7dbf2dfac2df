import { randomUUID } from 'node:crypto';
import type { Keyv } from 'keyv';
import { z } from 'zod';
import type { Statement } from '../agent/tool.ts';
import type { Turn } from '../answer/ask.ts';
import { UndercurrentError } from '../errors.ts';
import type { Figure } from '../grounding/figure.ts';
import type { Warner } from '../log.ts';
import {
  type NewTurn,
  type PastTurn,
  type Place,
  pastTurn,
  placeSchema,
  turnSchema,
  withinFigures,
} from './past-turn.ts';
import { createTurnGate } from './turn-gate.ts';

/** Whose talk, and where. A direct message is a chat of its own. */
export interface ConversationKey {
  readonly platform: string;
  readonly chatId: string;
  readonly userId: string;
  readonly threadId?: string;
}

/** `expiresAt`: ms since 1970. Also checked here, so that the injected clock decides. */
const recordSchema = z.object({ expiresAt: z.number(), turns: z.array(turnSchema) });
/** From the ids of a user's conversations to when they expire. */
const indexSchema = z.record(z.string(), z.number());

export interface Conversation {
  /** Oldest first: the newest turn, or the one that was replied to, stands last. */
  readonly turns: readonly PastTurn[];
  /** Of all these turns, newest turn first, one per id: of two with the same id the newer counts. */
  readonly figures: readonly Figure[];
  readonly statements: readonly Statement[];
}

const NOTHING: Conversation = { turns: [], figures: [], statements: [] };

export interface ConversationParts {
  /** With `throwOnErrors`, a store that is down is logged; without it, it looks like an empty one. */
  readonly store: Keyv;
  /** After the last turn. Default 2 hours. */
  readonly ttlMs?: number;
  /** How far back `read` goes. Default 6. */
  readonly maxTurns?: number;
  /** Per conversation, the newest first. Default 300. */
  readonly maxFigures?: number;
  readonly now: () => number;
  readonly logger?: Warner;
}

export interface Conversations {
  /**
   * The talk so far, or the talk up to the answer in the message `messageId`: also one given to somebody else
   * in the same chat. Empty for a message that is not, or no longer, known. A store that fails or holds
   * nonsense is logged and reads as empty: an answer without memory is better than none.
   */
  read(key: ConversationKey, from?: { readonly messageId?: string }): Promise<Conversation>;
  /** Returns the id of the turn, for `link`. Never throws. */
  append(key: ConversationKey, turn: NewTurn): Promise<string>;
  /** Tells in which message an answer was sent; a long answer may have several. Never throws. */
  link(key: ConversationKey, turnId: string, messageId: string): Promise<void>;
  /** @throws UndercurrentError `STORE_FAILED`: who asks to be forgotten must know when it did not work. */
  forget(key: ConversationKey): Promise<void>;
  /** All conversations of a user on a platform, across chats. @throws as `forget`. */
  forgetUser(user: Pick<ConversationKey, 'platform' | 'userId'>): Promise<void>;
}

/** Two hours: a talk over the day's close, not yesterday's. */
const DEFAULT_TTL_MS = 2 * 3_600_000;
/** Kept for each turn that is read, so that replies to older answers find them. */
const KEPT_PER_READ = 4;

/** One text per conversation; also fit as key of the turn gate. */
export function conversationId({ platform, chatId, threadId, userId }: ConversationKey): string {
  return JSON.stringify([platform, chatId, threadId ?? null, userId]);
}

const recordKey = (conversation: string): string => `conversation:${conversation}`;
const messageKey = ({ platform, chatId }: ConversationKey, messageId: string): string =>
  `conversation-message:${JSON.stringify([platform, chatId, messageId])}`;
const indexKey = ({ platform, userId }: Pick<ConversationKey, 'platform' | 'userId'>): string =>
  `conversation-user:${JSON.stringify([platform, userId])}`;

/** The same talk as plain turns; a clipped text ends in an ellipsis. */
export function historyOf({ turns }: Pick<Conversation, 'turns'>): Turn[] {
  return turns.flatMap(({ question, answerText, ellipsis, day }): Turn[] => [
    {
      role: 'user',
      text: ellipsis.question ? `${question} …` : question,
      ...(day === undefined ? {} : { day }),
    },
    { role: 'assistant', text: ellipsis.answer ? `${answerText} …` : answerText },
  ]);
}

export function createConversations(parts: ConversationParts): Conversations {
  const { store, ttlMs = DEFAULT_TTL_MS, maxTurns = 6, maxFigures = 300, now, logger } = parts;
  /** Changes of one user's memory, one after the other: each reads what it writes. */
  const changes = createTurnGate({ maxWaiting: Number.POSITIVE_INFINITY, now });

  async function load<T>(key: string, schema: z.ZodType<T>): Promise<T | undefined> {
    let value: unknown;
    try {
      value = await store.get(key);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw failed('read', error);
      value = null; // No JSON, which the schemas refuse.
    }
    if (value === undefined) return undefined;
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    const where = parsed.error.issues[0]?.path.join('.');
    logger?.warn({ key, where }, 'conversation: a stored value is corrupt and counts as empty');
    return undefined;
  }

  async function save(key: string, value: unknown): Promise<void> {
    const kept = await store.set(key, value, ttlMs).catch((error: unknown) => {
      throw failed('keep', error);
    });
    if (!kept) throw failed('keep');
  }

  async function remove(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    await store.delete([...keys]).catch((error: unknown) => {
      throw failed('delete', error);
    });
  }

  /** An answer without memory is better than none. */
  const forgiving = async <T>(work: () => Promise<T>, instead: T): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      logger?.warn({ err: error }, 'conversation: the store failed, the talk goes on without memory');
      return instead;
    }
  };

  async function turnsOf(conversation: string): Promise<readonly PastTurn[]> {
    const record = await load(recordKey(conversation), recordSchema);
    return record && record.expiresAt > now() ? record.turns : [];
  }

  const saveTurns = (conversation: string, turns: readonly PastTurn[]): Promise<void> =>
    save(recordKey(conversation), { expiresAt: now() + ttlMs, turns });

  async function chain(start: Place | null): Promise<PastTurn[]> {
    const known = new Map<string, readonly PastTurn[]>();
    const found: PastTurn[] = [];
    for (let place = start; place && found.length < maxTurns; ) {
      const { conversation, turn: id } = place;
      const turns = known.get(conversation) ?? (await turnsOf(conversation));
      known.set(conversation, turns);
      const turn = turns.find((candidate) => candidate.id === id);
      if (!turn) break;
      found.unshift(turn);
      place = turn.after;
    }
    return found;
  }

  const placeOf = async (key: ConversationKey, messageId: string): Promise<Place | null> =>
    (await load(messageKey(key, messageId), placeSchema)) ?? null;

  async function newest(key: ConversationKey): Promise<Place | null> {
    const conversation = conversationId(key);
    const turn = (await turnsOf(conversation)).at(-1);
    return turn ? { conversation, turn: turn.id } : null;
  }

  async function appendAs(id: string, key: ConversationKey, turn: NewTurn): Promise<void> {
    const conversation = conversationId(key);
    const after = await (turn.inReplyTo === undefined ? newest(key) : placeOf(key, turn.inReplyTo));
    const turns = [...(await turnsOf(conversation)), pastTurn(turn, id, after)];
    const kept = turns.slice(-maxTurns * KEPT_PER_READ);
    const dropped = turns.slice(0, -kept.length).flatMap(({ messageIds }) => messageIds);
    // The index first: a crash between the two leaves nothing that `forgetUser` cannot find.
    const others = (await indexOf(key)).filter(([other]) => other !== conversation);
    await save(indexKey(key), Object.fromEntries([...others, [conversation, now() + ttlMs]]));
    await saveTurns(conversation, withinFigures(kept, maxFigures));
    await remove(dropped.map((messageId) => messageKey(key, messageId)));
    if (turn.messageId !== undefined) await save(messageKey(key, turn.messageId), { conversation, turn: id });
  }

  /** Conversations that expired are left out, so that the index stays as small as what it points to. */
  async function indexOf(user: Pick<ConversationKey, 'platform' | 'userId'>): Promise<[string, number][]> {
    const index = await load(indexKey(user), indexSchema);
    return Object.entries(index ?? {}).filter(([, expiresAt]) => expiresAt > now());
  }

  /** Its id says in which chat it is, and so under which keys its messages stand. */
  async function forgetConversation(conversation: string): Promise<void> {
    const [platform, chatId, , userId] = JSON.parse(conversation) as [string, string, string | null, string];
    const messages = (await turnsOf(conversation)).flatMap(({ messageIds }) => messageIds);
    const key = { platform, chatId, userId };
    await remove([recordKey(conversation), ...messages.map((id) => messageKey(key, id))]);
  }

  return {
    read: (key, { messageId } = {}) =>
      forgiving(async () => {
        const turns = await chain(await (messageId === undefined ? newest(key) : placeOf(key, messageId)));
        const newestFirst = turns.toReversed();
        return {
          turns,
          figures: byId(newestFirst.flatMap(({ figures }) => figures)).slice(0, maxFigures),
          statements: byId(newestFirst.flatMap(({ statements }) => statements)),
        };
      }, NOTHING),

    append: (key, turn) =>
      changes.run(indexKey(key), undefined, async () => {
        const id = randomUUID();
        await forgiving(() => appendAs(id, key, turn), undefined);
        return id;
      }),

    link: (key, turnId, messageId) =>
      changes.run(indexKey(key), undefined, () =>
        forgiving(async () => {
          const conversation = conversationId(key);
          const turns = await turnsOf(conversation);
          if (!turns.some(({ id }) => id === turnId)) return;
          const linked = turns.map((turn) =>
            turn.id === turnId ? { ...turn, messageIds: [...turn.messageIds, messageId] } : turn,
          );
          await saveTurns(conversation, linked);
          await save(messageKey(key, messageId), { conversation, turn: turnId });
        }, undefined),
      ),

    forget: (key) => changes.run(indexKey(key), undefined, () => forgetConversation(conversationId(key))),

    forgetUser: (user) =>
      changes.run(indexKey(user), undefined, async () => {
        for (const [conversation] of await indexOf(user)) await forgetConversation(conversation);
        await remove([indexKey(user)]);
      }),
  };
}

function failed(what: 'read' | 'keep' | 'delete', cause?: unknown): UndercurrentError {
  const message = `the store did not ${what} a conversation. Check the database, and try again`;
  return new UndercurrentError('STORE_FAILED', message, { cause });
}

/** The first of each id. */
function byId<T extends { readonly id: string }>(items: readonly T[]): T[] {
  const seen = new Set<string>();
  return items.filter(({ id }) => !seen.has(id) && seen.add(id));
}
