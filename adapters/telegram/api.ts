import { Telegram } from 'telegraf';
import { agentFor } from './connect.ts';
import { failureOf } from './failure.ts';

export interface CallOptions {
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** Calls of the Bot API, each with a time limit. */
export interface TelegramApi {
  /** @throws TelegramFailure; the reason of `signal` when the caller gave up. */
  call<T>(method: string, payload: object, options?: CallOptions): Promise<T>;
}

/** A photo takes longer to go up than a text. */
const TIMEOUT_MS = 30_000;
const CONNECT_MS = 10_000;
const API_ROOT = 'https://api.telegram.org';

export function createApi({
  token,
  apiRoot = API_ROOT,
  connectMs = CONNECT_MS,
}: {
  readonly token: string;
  readonly apiRoot?: string;
  readonly connectMs?: number;
}): TelegramApi {
  const telegram = new Telegram(token, {
    apiRoot,
    // Answering a webhook with a call hides whether it worked.
    webhookReply: false,
  });
  // Not in the constructor, which takes none for plain HTTP.
  (telegram.options as { agent: unknown }).agent = agentFor(apiRoot, connectMs);
  return {
    call: async <T>(
      method: string,
      payload: object,
      { timeoutMs = TIMEOUT_MS, signal }: CallOptions = {},
    ) => {
      signal?.throwIfAborted();
      const limit = new AbortController();
      let timedOut = false;
      const timer = setTimeout(() => {
        timedOut = true;
        limit.abort();
      }, timeoutMs);
      const leave = (): void => limit.abort();
      signal?.addEventListener('abort', leave, { once: true });
      try {
        // Newer fields and methods than telegraf knows go through as they are.
        return (await telegram.callApi(method as 'getMe', payload as never, {
          signal: limit.signal as never,
        })) as unknown as T;
      } catch (error) {
        if (signal?.aborted) throw signal.reason;
        throw failureOf(method, error, timedOut) ?? error;
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', leave);
      }
    },
  };
}

/** A file for `call`. */
export function upload(bytes: Uint8Array, filename: string): { source: Buffer; filename: string } {
  return { source: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), filename };
}
