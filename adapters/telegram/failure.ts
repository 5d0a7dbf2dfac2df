import { TelegramError } from 'telegraf';
import { UndercurrentError, withoutSecrets } from '../../src/index.ts';
import { CONNECT_TIMEOUT } from './connect.ts';

/** What a call of the Bot API came to, in the words that decide what to do next. */
export type TroubleKind =
  /** A wrong token. */
  | 'unauthorized'
  /** Another program reads the same bot's messages, or a webhook is set. */
  | 'conflict'
  /** Too fast: wait `retryAfterMs`. */
  | 'flood'
  /** The person blocked the bot, or it was removed from the chat. */
  | 'closed'
  /** The group became a supergroup: `newChatId`. */
  | 'migrated'
  | 'not-modified'
  /** The message to edit is gone, or is too old to be edited. */
  | 'message-gone'
  | 'thread-gone'
  /** A press or an inline query that waited too long. */
  | 'query-old'
  | 'refused'
  /** Nothing arrived at the server: asking again changes nothing twice. */
  | 'unreachable'
  /** The connection broke, or no answer came in time: it may have been done. */
  | 'broken'
  | 'server'
  /** The server's certificate is not valid yet, or no longer: mostly a wrong clock of this machine. */
  | 'clock';

/** A failed call. The message holds no token: the address of a call does. */
export class TelegramFailure extends UndercurrentError {
  readonly kind: TroubleKind;
  readonly retryAfterMs: number | undefined;
  readonly newChatId: string | undefined;

  constructor(
    kind: TroubleKind,
    message: string,
    more: { readonly retryAfterMs?: number | undefined; readonly newChatId?: string | undefined } = {},
  ) {
    super('TELEGRAM_FAILED', message);
    this.kind = kind;
    this.retryAfterMs = more.retryAfterMs;
    this.newChatId = more.newChatId;
  }
}

/** Before a connection is there, so that nothing can have been done. */
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  CONNECT_TIMEOUT,
]);
const CLOCK = new Set(['CERT_NOT_YET_VALID', 'CERT_HAS_EXPIRED']);

/**
 * The descriptions are the only thing that tells refusals of the same code apart; these words have been stable for
 * years: https://github.com/tdlib/telegram-bot-api, Client.cpp.
 */
const DESCRIPTIONS: readonly (readonly [RegExp, TroubleKind])[] = [
  [/message is not modified/i, 'not-modified'],
  [/message to (edit|delete) not found|message can't be edited|MESSAGE_ID_INVALID/i, 'message-gone'],
  [/message thread not found|TOPIC_(CLOSED|DELETED)/i, 'thread-gone'],
  [/query is too old|query ID is invalid/i, 'query-old'],
  [
    /chat not found|user is deactivated|chat was deactivated|not enough rights|no rights to send|need administrator/i,
    'closed',
  ],
  [
    /CHAT_(RESTRICTED|ADMIN_REQUIRED|WRITE_FORBIDDEN|SEND_\w+_FORBIDDEN)|CHANNEL_PRIVATE|PEER_ID_INVALID/,
    'closed',
  ],
];

/** @returns the failure of a call; undefined for a bug, which is to be thrown on. */
export function failureOf(method: string, error: unknown, timedOut: boolean): TelegramFailure | undefined {
  if (error instanceof TelegramError) return refusalOf(method, error);
  if (!(error instanceof Error)) return undefined;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (error.name !== 'FetchError' && error.name !== 'AbortError') return undefined;
  if (CLOCK.has(code)) return new TelegramFailure('clock', `${method}: ${code}`);
  if (UNREACHABLE.has(code)) return new TelegramFailure('unreachable', `${method}: ${code}`);
  const why = timedOut ? 'no answer in time' : code || (error as { type?: string }).type || error.name;
  return new TelegramFailure('broken', `${method}: ${withoutSecrets(why)}`);
}

function refusalOf(method: string, error: TelegramError): TelegramFailure {
  const { code, description, parameters } = error;
  const message = `${method}: ${code} ${withoutSecrets(description)}`;
  const newChatId = parameters?.migrate_to_chat_id;
  if (newChatId !== undefined)
    return new TelegramFailure('migrated', message, { newChatId: String(newChatId) });
  switch (code) {
    case 401:
      return new TelegramFailure('unauthorized', message);
    case 403:
      return new TelegramFailure('closed', message);
    case 409:
      return new TelegramFailure('conflict', message);
    case 429:
      return new TelegramFailure('flood', message, { retryAfterMs: (parameters?.retry_after ?? 1) * 1_000 });
    // A token of the wrong form is not even looked up.
    case 404:
      return new TelegramFailure(method === 'getMe' ? 'unauthorized' : 'refused', message);
    default:
      if (code >= 500) return new TelegramFailure('server', message);
  }
  const known = DESCRIPTIONS.find(([pattern]) => pattern.test(description));
  return new TelegramFailure(known?.[1] ?? 'refused', message);
}
