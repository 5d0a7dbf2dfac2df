import { AsyncLocalStorage } from 'node:async_hooks';
import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import { createSendWindow, type SendTurn } from '../../src/index.ts';

/**
 * Over all routes of a bot but those of interactions:
 * https://docs.discord.com/developers/topics/rate-limits, "Global Rate Limit". discord.js keeps to it in seconds of its
 * own, which begin at other moments than Discord's; a busy process then meets a 429. Limits of one route are left to
 * discord.js, which reads them from Discord's headers.
 */
export const REQUESTS_PER_SECOND = 50;

/** Keeps every request of the bot to the rate over all routes, in any second. */
export interface RequestRate {
  /** discord.js sends each request with this. */
  readonly makeRequest: RESTOptions['makeRequest'];
  /** Runs it when a request may go that nobody waits for: its first request goes then, behind those of answers. */
  later<T>(work: () => Promise<T>): Promise<T>;
  /** So many processes send as the same bot: each takes its part. Returns that part. */
  share(processes: number): number;
}

/** A turn that was waited for before the request was made; `used` by the first request. */
interface Reserved {
  readonly turn: SendTurn;
  used: boolean;
}

export function createRequestRate(now: () => number): RequestRate {
  const window = createSendWindow(REQUESTS_PER_SECOND, { now });
  const reservations = new AsyncLocalStorage<Reserved>();

  async function turn(): Promise<SendTurn> {
    const reserved = reservations.getStore();
    if (!reserved || reserved.used) return window.turn();
    reserved.used = true;
    reserved.turn.leave();
    return reserved.turn;
  }

  return {
    makeRequest: async (url, init) => {
      // Interactions answer with a token of their own and are not counted.
      if (!new Headers(init.headers as ConstructorParameters<typeof Headers>[0]).has('authorization'))
        return DefaultRestOptions.makeRequest(url, init);
      const mine = await turn();
      // discord.js gave it up while it waited: its own sender says so, and nothing leaves.
      if (init.signal?.aborted) {
        mine.drop();
        return DefaultRestOptions.makeRequest(url, init);
      }
      try {
        return await DefaultRestOptions.makeRequest(url, init);
      } finally {
        mine.end();
      }
    },
    later: async (work) => {
      const reserved: Reserved = { turn: await window.turn('later'), used: false };
      try {
        return await reservations.run(reserved, work);
      } finally {
        if (!reserved.used) {
          reserved.used = true;
          reserved.turn.drop();
        }
      }
    },
    share: (processes) => window.share(processes),
  };
}
