import type { Update } from 'telegraf/types';
import type { Warner } from '../../src/index.ts';
import type { TelegramApi } from './api.ts';
import { TelegramFailure } from './failure.ts';
import { UPDATE_KINDS } from './incoming.ts';

/** Where updates come from: this resolves when they end, and rejects when they cannot go on. */
export interface Receiver {
  readonly ended: Promise<void>;
  /** Takes no more; what was taken over is confirmed. */
  stop(): Promise<void>;
}

export interface PollerParts {
  readonly api: TelegramApi;
  /** Resolves when the update is taken over: only then it is confirmed. Never rejects. */
  readonly take: (update: Update) => Promise<void>;
  readonly logger?: Warner;
  /** Between attempts after a failure: the first, and the longest. */
  readonly retryMs?: readonly [first: number, longest: number];
}

const HOLD_SECONDS = 50;
const RETRY_MS: readonly [number, number] = [500, 15_000];
/** A program that is being replaced may still hold its last call; more conflicts than this are a second program. */
const MAX_CONFLICTS = 4;

/** Long polling: https://core.telegram.org/bots/api#getupdates. */
export function startPolling({ api, take, logger, retryMs = RETRY_MS }: PollerParts): Receiver {
  const leaving = new AbortController();
  const { signal } = leaving;
  let offset = 0;

  const fetchUpdates = (): Promise<readonly Update[]> =>
    api.call(
      'getUpdates',
      { offset, timeout: HOLD_SECONDS, allowed_updates: UPDATE_KINDS },
      {
        signal,
        timeoutMs: (HOLD_SECONDS + 20) * 1_000,
      },
    );

  async function poll(): Promise<void> {
    let failures = 0;
    let conflicts = 0;
    while (!signal.aborted) {
      try {
        const updates = await fetchUpdates();
        failures = 0;
        conflicts = 0;
        await Promise.all(updates.map(take));
        const last = updates.at(-1);
        if (last) offset = last.update_id + 1;
      } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof TelegramFailure) || error.kind === 'unauthorized' || error.kind === 'clock')
          throw error;
        if (error.kind === 'conflict' && ++conflicts >= MAX_CONFLICTS) throw error;
        const [first, longest] = retryMs;
        const waitMs = error.retryAfterMs ?? Math.min(longest, first * 2 ** failures++);
        logger?.warn({ err: error, waitMs }, 'telegram: messages cannot be read, the next attempt follows');
        await sleep(waitMs, signal);
      }
    }
  }

  const ended = poll();
  return {
    ended,
    stop: async () => {
      leaving.abort();
      await ended.catch(() => undefined);
      if (offset === 0) return;
      try {
        await api.call(
          'getUpdates',
          { offset, limit: 1, timeout: 0, allowed_updates: UPDATE_KINDS },
          { timeoutMs: 5_000 },
        );
      } catch (error) {
        // They come again after the next start, and are known by their number there.
        logger?.warn({ err: error }, 'telegram: the last messages could not be confirmed');
      }
    },
  };
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
