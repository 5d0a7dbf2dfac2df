import {
  type Content,
  type PlaceToSend,
  SendError,
  type Sender,
  UndercurrentError,
} from '../../src/index.ts';
import { type TelegramApi, upload } from './api.ts';
import { TelegramFailure } from './failure.ts';
import type { SendGate } from './gate.ts';
import { keyboardOf } from './pages.ts';
import { renderAnswer } from './render.ts';
import type { RichText } from './rich-text.ts';

export interface SenderParts {
  readonly api: TelegramApi;
  readonly gate: SendGate;
}

/** Sends at once that keep 30 a second over a slow network. */
const WIDTH = 60;

interface Target {
  readonly chatId: string;
  readonly threadId?: number;
}

/**
 * Sends digests and alerts. Unlike answers, nothing is sent again when its outcome is unknown, and each message
 * waits at the gate behind the answers that people wait for.
 */
export function createTelegramSender({ api, gate }: SenderParts): Sender {
  const rendered = new WeakMap<object, readonly RichText[]>();
  const photoIds = new WeakMap<object, string>();

  const textsOf = ({ answer }: Content): readonly RichText[] => {
    const known = rendered.get(answer) ?? renderAnswer(answer);
    rendered.set(answer, known);
    return known;
  };

  /** One message, when the gate lets it go and `begin` agrees. */
  async function call<T>(
    { chatId }: Target,
    method: string,
    payload: object,
    begin: () => Promise<boolean>,
  ): Promise<T> {
    return gate.run(
      { chatId, isGroup: chatId.startsWith('-') },
      () => api.call<T>(method, payload),
      'later',
      async () => {
        if (!(await begin())) throw new SendError('not-begun', 'telegram: it was not begun');
      },
    );
  }

  async function photo(
    target: Target,
    picture: NonNullable<Content['picture']>,
    begin: () => Promise<boolean>,
  ): Promise<string | undefined> {
    const id = photoIds.get(picture);
    try {
      const sent = await call<{ message_id: number; photo?: readonly { file_id: string }[] }>(
        target,
        'sendPhoto',
        {
          ...addressOf(target),
          // Sent once, it has an id: the next chats get it without the bytes.
          photo: id ?? upload(picture.png, 'undercurrent.png'),
          caption: picture.title,
        },
        begin,
      );
      const known = sent.photo?.at(-1)?.file_id;
      if (known !== undefined) photoIds.set(picture, known);
      return String(sent.message_id);
    } catch (error) {
      // The words are there, whatever fails now: the platform, or the store that is asked before. A digest is not
      // lost for its picture, and not said again.
      if (error instanceof UndercurrentError) return undefined;
      throw error;
    }
  }

  async function words(target: Target, content: Content, begin: () => Promise<boolean>): Promise<string[]> {
    const texts = textsOf(content);
    const ids: string[] = [];
    for (const [i, { text, entities }] of texts.entries()) {
      const last = i === texts.length - 1;
      const payload = {
        ...addressOf(target),
        text,
        entities,
        link_preview_options: { is_disabled: true },
        ...(last && content.actions?.length
          ? { reply_markup: { inline_keyboard: keyboardOf(content.actions) } }
          : {}),
      };
      try {
        ids.push(
          String((await call<{ message_id: number }>(target, 'sendMessage', payload, begin)).message_id),
        );
      } catch (error) {
        // Once a part is there, nothing may lead to all of them again.
        if (ids.length === 0 || !(error instanceof UndercurrentError)) throw error;
        throw new SendError('ambiguous', `telegram: ${ids.length} of ${texts.length} parts arrived`, {
          cause: error,
        });
      }
    }
    return ids;
  }

  return {
    platform: 'telegram',
    width: WIDTH,
    directPlace: (userId) => ({ platform: 'telegram', chatId: userId }),
    share: (processes) => gate.share(processes),
    send: async (to, content, { begin }) => {
      let target = targetOf(to);
      let ids: string[];
      try {
        ids = await words(target, content, begin);
      } catch (error) {
        if (!(error instanceof TelegramFailure) || error.kind !== 'thread-gone') throw sendErrorOf(error);
        // The topic was deleted; the chat is still there.
        target = { chatId: target.chatId };
        try {
          ids = await words(target, content, begin);
        } catch (second) {
          throw sendErrorOf(second);
        }
      }
      const id = content.picture && (await photo(target, content.picture, begin));
      return id === undefined ? ids : [...ids, id];
    },
  };
}

function targetOf({ chatId, threadId }: PlaceToSend): Target {
  return { chatId, ...(threadId === undefined ? {} : { threadId: Number(threadId) }) };
}

function addressOf({ chatId, threadId }: Target): object {
  return { chat_id: chatId, ...(threadId === undefined ? {} : { message_thread_id: threadId }) };
}

/** What a failure of the Bot API means for a delivery; anything else is thrown on as it is. */
function sendErrorOf(error: unknown): unknown {
  if (!(error instanceof TelegramFailure)) return error;
  const { kind, message, retryAfterMs, newChatId } = error;
  const failed = (trouble: SendError['trouble']): SendError =>
    new SendError(trouble, `telegram: ${message}`, {
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      ...(newChatId === undefined ? {} : { newChatId }),
      cause: error,
    });
  switch (kind) {
    case 'flood':
      return failed('rate-limited');
    case 'closed':
      return failed('closed');
    case 'migrated':
      return failed('migrated');
    // The token is refused, or nothing can be reached: the message may go out when that is put right.
    case 'unauthorized':
    case 'unreachable':
    case 'clock':
    case 'conflict':
      return failed('not-sent');
    // A server that failed may have sent it before.
    case 'broken':
    case 'server':
      return failed('ambiguous');
    default:
      return failed('refused');
  }
}
