import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

export type RateVerdict =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly scope: 'user' | 'chat';
      readonly retryAfterMs: number;
      /** This minute's first wish over the limit: the only one that is told so. */
      readonly first: boolean;
    };

/** How many wishes people and chats have, whatever they cost. */
export interface Rates {
  /** Counts one wish. Ids unique over platforms. */
  take(userId: string, chatId: string): Promise<RateVerdict>;
}

const WINDOW_SECONDS = 60;

export interface RatesParts {
  readonly userPerMinute: number;
  readonly chatPerMinute: number;
  /** A limiter of `points` per minute. Default: in the memory of this process; another one may be shared. */
  readonly limiter?: (name: string, points: number) => RateLimiterAbstract;
}

const inMemory = (name: string, points: number): RateLimiterAbstract =>
  new RateLimiterMemory({ keyPrefix: name, points, duration: WINDOW_SECONDS });

export function createRates({ userPerMinute, chatPerMinute, limiter = inMemory }: RatesParts): Rates {
  const users = limiter('user', userPerMinute);
  const chats = limiter('chat', chatPerMinute);

  async function count(
    scope: 'user' | 'chat',
    counted: RateLimiterAbstract,
    id: string,
  ): Promise<RateVerdict> {
    try {
      await counted.consume(id);
      return { ok: true };
    } catch (refused) {
      // A store that is down throws an Error, a limit that is reached this.
      if (!(refused instanceof RateLimiterRes)) throw refused;
      const first = refused.consumedPoints === counted.points + 1;
      return { ok: false, scope, retryAfterMs: refused.msBeforeNext, first };
    }
  }

  return {
    take: async (userId, chatId) => {
      const own = await count('user', users, userId);
      // A flooding user does not use up the chat's share.
      return own.ok ? count('chat', chats, chatId) : own;
    },
  };
}
