import type { Picture, Warner } from '../../src/index.ts';
import { type TelegramApi, upload } from './api.ts';
import { TelegramFailure } from './failure.ts';
import type { SendGate, Urgency } from './gate.ts';
import type { RichText } from './rich-text.ts';

/** A chat, or a topic of one. */
export interface Place {
  readonly chatId: string;
  readonly isGroup: boolean;
  readonly threadId?: number;
}

export interface Button {
  readonly text: string;
  readonly callback_data: string;
}
export type Keyboard = readonly (readonly Button[])[];

export interface Outgoing {
  readonly rich: RichText;
  readonly keyboard?: Keyboard;
  /** The message that is answered, if it still exists. */
  readonly replyTo?: number;
}

/** Sends within the limits, again where that is safe or somebody waits, and finds chats that moved. */
export interface Outbox {
  /** Returns the id of the message. @throws TelegramFailure */
  send(place: Place, message: Outgoing): Promise<number>;
  /** Returns the id: a new one when the message was deleted or can no longer be edited. @throws TelegramFailure */
  edit(place: Place, messageId: number, message: Outgoing): Promise<number>;
  /** Only if there is room right now. @throws TelegramFailure */
  trySend(place: Place, message: Outgoing): Promise<number> | undefined;
  tryEdit(place: Place, messageId: number, message: Outgoing): Promise<void> | undefined;
  photo(place: Place, picture: Picture, message: Outgoing, urgency?: Urgency): Promise<number>;
  /** Changes only the buttons. Never throws. */
  buttons(place: Place, messageId: number, keyboard: Keyboard): Promise<void>;
  /** Never throws: a message that is gone is as good as deleted. */
  remove(place: Place, messageId: number): Promise<void>;
  /** "typing ..." in the chat's title. Never throws. */
  act(place: Place, action: 'typing' | 'upload_photo'): void;
  /** A group that became a supergroup. */
  moved(from: string, to: string): void;
  /** Somebody wrote there: a topic that took nothing may be open again. */
  heard(place: Place): void;
}

export interface OutboxParts {
  readonly api: TelegramApi;
  readonly gate: SendGate;
  readonly now: () => number;
  readonly logger?: Warner;
  /** Before each new attempt after a failure of the network or of the server. */
  readonly retryDelaysMs?: readonly number[];
}

const RETRY_DELAYS_MS: readonly number[] = [500, 1_500, 4_000, 8_000];
const AGAIN = new Set(['unreachable', 'broken', 'server']);
const MAX_MOVES = 5_000;
/** A closed topic may be opened again without a word; until it is tried again, its answers go to the chat. */
const TOPIC_AGAIN_MS = 10 * 60_000;

interface Sent {
  readonly message_id: number;
}

export function createOutbox(parts: OutboxParts): Outbox {
  const { api, gate, logger, retryDelaysMs = RETRY_DELAYS_MS } = parts;
  const moves = new Map<string, string>();
  /** Topics that took nothing, and when each is tried again. */
  const shutTopics = new Map<string, number>();
  const topicKey = ({ chatId, threadId }: Place): string => `${moves.get(chatId) ?? chatId} ${threadId}`;

  const shut = (place: Place): void => {
    for (const [key, untilMs] of shutTopics) if (untilMs <= parts.now()) shutTopics.delete(key);
    shutTopics.set(topicKey(place), parts.now() + TOPIC_AGAIN_MS);
  };

  const moved = (from: string, to: string): void => {
    if (moves.size >= MAX_MOVES) moves.clear();
    moves.set(from, to);
  };

  const now = (place: Place): Place => {
    const chatId = moves.get(place.chatId) ?? place.chatId;
    const { threadId, isGroup } = place;
    const isShut = threadId === undefined || (shutTopics.get(topicKey(place)) ?? 0) > parts.now();
    return isShut ? { chatId, isGroup } : { chatId, isGroup, threadId };
  };

  /** What a failure leads to: true to try once more. */
  async function mayTryAgain(error: TelegramFailure, place: Place, failures: number): Promise<boolean> {
    if (error.kind === 'migrated' && error.newChatId !== undefined && failures < retryDelaysMs.length) {
      moved(place.chatId, error.newChatId);
      return true;
    }
    if (error.kind === 'thread-gone' && place.threadId !== undefined) {
      shut(place);
      return true;
    }
    const delayMs = AGAIN.has(error.kind) ? retryDelaysMs[failures] : undefined;
    if (delayMs === undefined) return false;
    logger?.warn({ err: error }, 'telegram: a call failed and is made again');
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    return true;
  }

  /**
   * A call whose answer was lost is made again: somebody waits for an answer, and would rather read it twice than not
   * at all. What nobody asked for must not be sent this way.
   */
  async function call<T>(
    place: Place,
    method: string,
    payloadOf: (place: Place) => object,
    urgency: Urgency = 'now',
  ): Promise<T> {
    for (let failures = 0; ; failures++) {
      const target = now(place);
      try {
        return await gate.run(target, () => api.call<T>(method, payloadOf(target)), urgency);
      } catch (error) {
        if (!(error instanceof TelegramFailure) || !(await mayTryAgain(error, target, failures))) throw error;
      }
    }
  }

  const sendPayload =
    ({ rich, keyboard, replyTo }: Outgoing) =>
    (place: Place) => ({
      ...addressOf(place),
      text: rich.text,
      entities: rich.entities,
      link_preview_options: { is_disabled: true },
      ...replyOf(replyTo),
      ...markupOf(keyboard),
    });

  const editPayload =
    (messageId: number, { rich, keyboard }: Outgoing) =>
    (place: Place) => ({
      chat_id: place.chatId,
      message_id: messageId,
      text: rich.text,
      entities: rich.entities,
      link_preview_options: { is_disabled: true },
      ...markupOf(keyboard),
    });

  const send = async (place: Place, message: Outgoing): Promise<number> =>
    (await call<Sent>(place, 'sendMessage', sendPayload(message))).message_id;

  return {
    send,
    edit: async (place, messageId, message) => {
      try {
        await call(place, 'editMessageText', editPayload(messageId, message));
        return messageId;
      } catch (error) {
        if (!(error instanceof TelegramFailure)) throw error;
        if (error.kind === 'not-modified') return messageId;
        if (error.kind !== 'message-gone') throw error;
        return send(place, message);
      }
    },
    trySend: (place, message) => {
      const target = now(place);
      return gate
        .tryRun(target, () => api.call<Sent>('sendMessage', sendPayload(message)(target)))
        ?.then(({ message_id }) => message_id);
    },
    tryEdit: (place, messageId, message) => {
      const target = now(place);
      return gate
        .tryRun(target, () => api.call('editMessageText', editPayload(messageId, message)(target)))
        ?.then(() => undefined)
        .catch((error: unknown) => {
          if (!(error instanceof TelegramFailure) || error.kind !== 'not-modified') throw error;
        });
    },
    photo: async (place, picture, { rich, keyboard, replyTo }, urgency) => {
      const payload = (target: Place) => ({
        ...addressOf(target),
        photo: upload(picture.png, 'undercurrent.png'),
        // Forms carry text: what is no file goes as JSON.
        caption: rich.text,
        ...(rich.entities.length > 0 ? { caption_entities: JSON.stringify(rich.entities) } : {}),
        ...stringified(replyOf(replyTo)),
        ...stringified(markupOf(keyboard)),
      });
      return (await call<Sent>(place, 'sendPhoto', payload, urgency)).message_id;
    },
    buttons: async (place, messageId, keyboard) => {
      const payload = ({ chatId }: Place) => ({
        chat_id: chatId,
        message_id: messageId,
        ...markupOf(keyboard),
      });
      try {
        await call(place, 'editMessageReplyMarkup', payload);
      } catch (error) {
        if (!(error instanceof TelegramFailure)) throw error;
        if (error.kind !== 'not-modified')
          logger?.warn({ err: error }, 'telegram: no buttons under an answer');
      }
    },
    remove: async (place, messageId) => {
      try {
        await api.call('deleteMessage', { chat_id: now(place).chatId, message_id: messageId });
      } catch (error) {
        if (!(error instanceof TelegramFailure)) throw error;
      }
    },
    act: (place, action) => {
      api.call('sendChatAction', { ...addressOf(now(place)), action }).catch(() => undefined);
    },
    moved,
    heard: (place) => void shutTopics.delete(topicKey(place)),
  };
}

function addressOf({ chatId, threadId }: Place): object {
  return { chat_id: chatId, ...(threadId === undefined ? {} : { message_thread_id: threadId }) };
}

function replyOf(messageId: number | undefined): object {
  if (messageId === undefined) return {};
  return { reply_parameters: { message_id: messageId, allow_sending_without_reply: true } };
}

function markupOf(keyboard: Keyboard | undefined): object {
  return keyboard && keyboard.length > 0 ? { reply_markup: { inline_keyboard: keyboard } } : {};
}

function stringified(fields: object): object {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, JSON.stringify(value)]));
}
