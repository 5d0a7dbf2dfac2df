import { NoDataError } from '../errors.ts';
import type { Warner } from '../log.ts';
import type { ClaimedDelivery, Delivery, DeliveryKey } from '../store/deliveries.ts';
import { StoreError } from '../store/failure.ts';
import type { Place } from '../store/place.ts';
import type { Store } from '../store/store.ts';
import { type Content, SendError, type Sender } from './sender.ts';

/** What a delivery says; null with a reason when nothing is to be sent. */
export type Said = Content | { readonly skip: string };

/** By kind of delivery: makes, or finds, what it says. @throws NoDataError when it cannot be said now. */
export type ContentSources = Readonly<
  Partial<
    Record<
      DeliveryKey['kind'],
      {
        contentOf(delivery: Delivery): Promise<Said>;
        /** The chat is closed to the bot; told once, when it is found out. */
        onClosed?(delivery: Delivery, sender: Sender): Promise<void>;
      }
    >
  >
>;

/** What is to be written down, and what it means for the platform. */
export interface Outcome {
  readonly settle: () => Promise<unknown>;
  /** Nothing is sent for so long. */
  readonly restMs?: number;
  /** The platform did not answer. */
  readonly unreachable?: true;
}

export interface AttemptParts {
  readonly store: Store;
  readonly sender: Sender;
  readonly sources: ContentSources;
  readonly now: () => number;
  readonly logger: Warner;
}

/** Content that cannot be made now is tried again. */
const NO_CONTENT_AGAIN_MS = 60_000;
/** A wait after a failure that says nothing about when it will be over. */
const AGAIN_MS: readonly [first: number, longest: number] = [5_000, 300_000];
/** Of a delivery that never expires. */
const MAX_ATTEMPTS = 100;

export const placeOf = ({ platform, chatId, threadId }: Place): Place => ({
  platform,
  chatId,
  ...(threadId === undefined ? {} : { threadId }),
});

/** One try to send one delivery. Never throws but for a bug; nothing is written down yet but that it began. */
export async function attempt(
  parts: AttemptParts,
  delivery: ClaimedDelivery,
  begin: () => Promise<boolean>,
): Promise<Outcome> {
  const { store, sender, sources, now, logger } = parts;
  const { deliveries } = store;
  const later = (ms: number, error: string): Outcome => ({
    settle: () =>
      delivery.attempts >= MAX_ATTEMPTS
        ? deliveries.markFailed(delivery, error)
        : deliveries.retryAt(delivery, now() + ms, error),
  });
  const backoffMs = Math.min(AGAIN_MS[1], AGAIN_MS[0] * 2 ** Math.min(10, delivery.attempts - 1));
  try {
    const source = sources[delivery.kind];
    if (!source) return { settle: () => deliveries.release([delivery]) };
    const obstacle = await obstacleTo(store, delivery);
    if (obstacle !== undefined) return { settle: () => deliveries.skip(delivery, obstacle) };
    const said = await source.contentOf(delivery);
    if ('skip' in said) return { settle: () => deliveries.skip(delivery, said.skip) };
    const ids = await sender.send(placeOf(delivery), said, { nonce: delivery.nonce, begin });
    return { settle: () => deliveries.markSent(delivery, ids) };
  } catch (error) {
    // The store failed before the message went out: it is certain that nothing was sent.
    if (error instanceof StoreError) return later(AGAIN_MS[0], error.message);
    if (error instanceof SendError) return outcomeOf(parts, delivery, error, later, backoffMs);
    if (error instanceof NoDataError) return later(NO_CONTENT_AGAIN_MS, error.message);
    logger.warn({ err: error, delivery: delivery.id }, 'a delivery could not be made');
    const message = error instanceof Error ? error.message : String(error);
    return { settle: () => deliveries.markFailed(delivery, `a bug: ${message}`) };
  }
}

/**
 * Why it is not to be sent after all. What was planned may be unwanted by now: a wave takes minutes, and a platform
 * that is away up to hours.
 */
async function obstacleTo(
  { chats, digestRules, alerts }: Store,
  { kind, sourceId, platform, chatId }: Delivery,
): Promise<string | undefined> {
  const paused = (await chats.get({ platform, chatId }))?.paused;
  const closed = paused && `the chat is paused: ${paused.reason}`;
  if (kind === 'alert') {
    const alert = await alerts.get(sourceId);
    if (!alert) return 'the alert was removed';
    // Armed, and so confirmed, in a chat that had been closed: it is open again.
    if (closed && alert.createdAtMs <= paused.atMs) return closed;
    if (closed) await chats.resume({ platform, chatId });
    return undefined;
  }
  if (closed) return closed;
  const rule = await digestRules.get(sourceId);
  if (!rule) return 'the digest was removed';
  return rule.active ? undefined : 'the digest was switched off';
}

function outcomeOf(
  { store, sender, sources, logger }: AttemptParts,
  delivery: ClaimedDelivery,
  error: SendError,
  later: (ms: number, error: string) => Outcome,
  backoffMs: number,
): Outcome {
  const { deliveries, chats } = store;
  const { trouble, message } = error;
  switch (trouble) {
    case 'not-begun':
      // Given back already, or in other hands: then this changes nothing.
      return { settle: () => deliveries.release([delivery]) };
    case 'ambiguous':
      logger.warn({ err: error, delivery: delivery.id }, 'whether a message arrived is not known');
      return { settle: () => deliveries.markAmbiguous(delivery, message) };
    case 'refused':
      logger.warn({ err: error, delivery: delivery.id }, 'a message was refused');
      return { settle: () => deliveries.markFailed(delivery, message) };
    case 'rate-limited': {
      const restMs = error.retryAfterMs ?? backoffMs;
      return { ...later(restMs, message), restMs };
    }
    case 'not-sent':
      return { ...later(backoffMs, message), unreachable: true };
    case 'migrated': {
      const { newChatId } = error;
      if (newChatId === undefined) return { settle: () => deliveries.markFailed(delivery, message) };
      return {
        settle: async () => {
          await chats.migrate(delivery.platform, delivery.chatId, newChatId);
          await later(0, message).settle();
        },
      };
    }
    case 'closed': {
      let known: boolean | undefined;
      return {
        settle: async () => {
          const { platform, chatId } = delivery;
          // Of the first try: a store that fails in between must not make a chat known by itself.
          known ??= (await chats.get({ platform, chatId }))?.paused !== undefined;
          await chats.pause({ platform, chatId }, message);
          await deliveries.markFailed(delivery, message);
          if (!known) await sources[delivery.kind]?.onClosed?.(delivery, sender);
        },
      };
    }
  }
}
