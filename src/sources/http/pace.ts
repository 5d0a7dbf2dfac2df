/** In what order and how fast one site is asked: at most so many at once, and a gap between two starts. */

export interface Pace {
  readonly parallel: number;
  readonly gapMs: number;
}

export interface Clock {
  /** Rises evenly, ms. */
  readonly elapsed: () => number;
  /** @throws the reason of the abort */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface Turn {
  /** Exactly once. `unused`: nothing was sent, so the gap after it need not be kept. */
  leave(unused?: boolean): void;
}

export interface Gate {
  /** First come, first served. @throws the reason of the abort */
  enter(signal: AbortSignal): Promise<Turn>;
}

export function createGate(pace: Pace, clock: Clock): Gate {
  let active = 0;
  let freeAt = Number.NEGATIVE_INFINITY;
  const waiting: (() => void)[] = [];

  const give = (): void => {
    active -= 1;
    waiting.shift()?.();
  };

  const place = (signal: AbortSignal): Promise<void> => {
    if (active < pace.parallel) {
      active += 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const take = (): void => {
        signal.removeEventListener('abort', leave);
        active += 1;
        resolve();
      };
      const leave = (): void => {
        const index = waiting.indexOf(take);
        if (index >= 0) waiting.splice(index, 1);
        reject(signal.reason);
      };
      waiting.push(take);
      signal.addEventListener('abort', leave, { once: true });
    });
  };

  return {
    enter: async (signal) => {
      signal.throwIfAborted();
      await place(signal);
      const before = freeAt;
      const startsAt = Math.max(clock.elapsed(), freeAt);
      const mine = startsAt + pace.gapMs;
      freeAt = mine;
      const unuse = (): void => {
        if (freeAt === mine) freeAt = before;
      };
      try {
        const waitMs = startsAt - clock.elapsed();
        if (waitMs > 0) await clock.sleep(waitMs, signal);
        signal.throwIfAborted();
      } catch (error) {
        unuse();
        give();
        throw error;
      }
      let left = false;
      return {
        leave: (unused = false) => {
          if (left) return;
          left = true;
          if (unused) unuse();
          give();
        },
      };
    },
  };
}
