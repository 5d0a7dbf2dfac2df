import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { ACTION_KINDS, type Action, type Content, SendError, type Sender } from '../../src/index.ts';
import { DiscordError } from './failures.ts';
import type { DiscordAdapter } from './index.ts';

const WIDTH = 60;
/**
 * Discord takes a message with the same nonce once within a few minutes, so one whose outcome is unknown may be
 * sent again at once: https://discord.com/developers/docs/resources/message (enforce_nonce).
 */
const AGAIN_AFTER_MS = 1_000;
/** Before a connection is there, so that nothing can have been done. */
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

export interface SenderParts {
  readonly deliver: DiscordAdapter['deliver'];
  /** Runs it when the bot may send what nobody waits for. */
  readonly later: <T>(work: () => Promise<T>) => Promise<T>;
  /** So many processes send as the same bot. */
  readonly share: (processes: number) => void;
}

/** Sends digests and alerts through the adapter's own way to post an answer. */
export function createDiscordSender({ deliver, later, share }: SenderParts): Sender {
  async function post(target: string, content: Content, key: string): Promise<string> {
    const actions = (content.actions ?? []).filter((action): action is Action & typeof action =>
      ACTION_KINDS.some((kind) => kind === action.kind),
    );
    const { picture } = content;
    return deliver(target, content.answer, { key, actions, ...(picture ? { picture } : {}) });
  }

  return {
    platform: 'discord',
    width: WIDTH,
    directPlace: (userId) => ({ platform: 'discord', chatId: `user:${userId}` }),
    send: async ({ chatId, threadId }, content, { nonce, begin }) => {
      const target = threadId ?? chatId;
      try {
        return await later(async () => {
          if (!(await begin())) throw new SendError('not-begun', 'discord: it was not begun');
          return [await post(target, content, nonce)];
        });
      } catch (error) {
        const failed = sendErrorOf(error);
        if (!(failed instanceof SendError) || failed.trouble !== 'ambiguous') throw failed;
        await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
        try {
          return [await later(() => post(target, content, nonce))];
        } catch (second) {
          const again = sendErrorOf(second);
          // The second try does not say what became of the first.
          if (!(again instanceof SendError)) throw again;
          throw new SendError('ambiguous', again.message, { cause: second });
        }
      }
    },
    share,
  };
}

function causeCode(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as NodeJS.ErrnoException;
    if (typeof code === 'string' && UNREACHABLE.has(code)) return code;
  }
  return undefined;
}

/** What a failure of discord.js means for a delivery; anything else is thrown on as it is. */
function sendErrorOf(error: unknown): unknown {
  if (error instanceof DiscordError)
    return new SendError(error.code === 'DISCORD_GONE' ? 'closed' : 'not-sent', error.message, {
      cause: error,
    });
  if (error instanceof RateLimitError)
    return new SendError('rate-limited', 'discord: too many messages', {
      retryAfterMs: error.retryAfter,
      cause: error,
    });
  if (error instanceof DiscordAPIError) {
    const { status, code } = error;
    const message = `discord: ${status} ${code} ${error.message}`;
    return new SendError(status === 401 ? 'not-sent' : status >= 500 ? 'ambiguous' : 'refused', message, {
      cause: error,
    });
  }
  if (error instanceof HTTPError)
    return new SendError('ambiguous', `discord: status ${error.status}`, { cause: error });
  const unreachable = causeCode(error);
  if (unreachable !== undefined)
    return new SendError('not-sent', `discord: ${unreachable}`, { cause: error });
  if (error instanceof Error && (error.name === 'AbortError' || 'code' in error || error.cause !== undefined))
    return new SendError('ambiguous', `discord: ${error.name}`, { cause: error });
  return error;
}
