import type { Warner } from '../log.ts';
import type { ClaimedDelivery, DeliveryKey } from '../store/deliveries.ts';
import { StoreError } from '../store/failure.ts';
import type { Store } from '../store/store.ts';
import { attempt, type ContentSources, type Outcome } from './attempt.ts';
import type { Sender } from './sender.ts';

export interface LaneParts {
  readonly store: Store;
  readonly sender: Sender;
  readonly sources: ContentSources;
  readonly now: () => number;
  readonly logger: Warner;
  /** How long a claim lasts that is not being sent; what a dead process held comes back after it. */
  readonly claimMs: number;
  /** Longer than any network call of a send with its answer. */
  readonly sendMs: number;
  /** Nothing new is claimed meanwhile. */
  readonly paused?: () => boolean;
  /** Waits that many ms, or until the signal. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** The deliveries of one platform: claims them and sends them side by side, as its limits let them go. */
export interface Lane {
  readonly platform: string;
  /** Claims and sends until nothing is due, or all is paused. */
  drain(): Promise<void>;
  /** Longer leases for what is held. To be called more than twice in `claimMs`. */
  keep(): Promise<void>;
  /**
   * Takes nothing new and hands back what is not in the air. Resolves when all that is in the air is settled, or
   * after `limitMs`.
   */
  stop(limitMs: number): Promise<void>;
  readonly held: number;
}

interface Held {
  readonly delivery: ClaimedDelivery;
  begun: boolean;
  released: boolean;
}

/** Between tries to write down what became of a send, while the store does not answer. */
const SETTLE_AGAIN_MS: readonly [first: number, longest: number] = [100, 5_000];
/** While the platform cannot be reached. */
const REST_MS: readonly [first: number, longest: number] = [1_000, 30_000];

export function createLane(parts: LaneParts): Lane {
  const { store, sender, sources, now, logger, claimMs, sendMs, sleep } = parts;
  const { platform } = sender;
  const kinds = Object.keys(sources) as DeliveryKey['kind'][];
  const held = new Map<string, Held>();
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  /** Nothing is sent before, and that is so long at most. */
  let restUntilMs = 0;
  let longestRestMs = 0;
  let rests = 0;
  let settled: () => void = () => undefined;

  /** Writes until the store takes it: what was sent must not be forgotten. */
  async function settle(work: () => Promise<unknown>): Promise<void> {
    for (let tries = 0; ; tries++) {
      try {
        await work();
        return;
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        // Closed: the process ends; the lease runs out, and the delivery is listed as ambiguous.
        if (error.failure === 'closed') return;
        if (tries === 0) logger.warn({ err: error, platform }, 'what became of a delivery is written later');
        await sleep(
          Math.min(SETTLE_AGAIN_MS[1], SETTLE_AGAIN_MS[0] * 2 ** tries),
          new AbortController().signal,
        );
      }
    }
  }

  async function begin(entry: Held): Promise<boolean> {
    // Another part of the same message, or the same one again after "too fast".
    if (entry.begun) return store.deliveries.extend(entry.delivery, sendMs);
    if (stopping.signal.aborted || entry.released) return false;
    entry.begun = true;
    // A failing store throws: `attempt` hands the delivery back.
    return store.deliveries.markSending(entry.delivery, sendMs);
  }

  function restLeftMs(): number {
    // A clock that was set back makes no rest longer.
    restUntilMs = Math.min(restUntilMs, now() + longestRestMs);
    return restUntilMs - now();
  }

  function rest(ms: number): void {
    longestRestMs = Math.max(ms, restLeftMs());
    restUntilMs = now() + longestRestMs;
  }

  async function deliver(entry: Held): Promise<void> {
    const outcome: Outcome = await attempt({ store, sender, sources, now, logger }, entry.delivery, () =>
      begin(entry),
    );
    if (outcome.restMs !== undefined) rest(outcome.restMs);
    else if (outcome.unreachable) rest(Math.min(REST_MS[1], REST_MS[0] * 2 ** rests++));
    else rests = 0;
    if (!entry.released) await settle(outcome.settle);
    held.delete(entry.delivery.id);
    settled();
  }

  function start(delivery: ClaimedDelivery): void {
    const entry: Held = { delivery, begun: false, released: false };
    held.set(delivery.id, entry);
    const work: Promise<void> = deliver(entry)
      .catch((error: unknown) => {
        held.delete(delivery.id);
        logger.warn({ err: error, delivery: delivery.id }, 'a delivery failed in a way that is a bug');
      })
      .finally(() => {
        running.delete(work);
        settled();
      });
    running.add(work);
  }

  async function claim(limit: number): Promise<readonly ClaimedDelivery[]> {
    const [only, ...others] = kinds;
    return store.deliveries.claimNext({
      limit,
      leaseMs: claimMs,
      platform,
      ...(only !== undefined && others.length === 0 ? { kind: only } : {}),
    });
  }

  return {
    platform,
    get held() {
      return held.size;
    },
    drain: async () => {
      while (!stopping.signal.aborted && !parts.paused?.()) {
        const restMs = restLeftMs();
        if (restMs > 0) {
          await sleep(restMs, stopping.signal);
          continue;
        }
        // In halves, so that a statement claims many.
        const room = sender.width - held.size;
        const claimed = room * 2 >= sender.width ? await claim(room) : [];
        for (const delivery of claimed) start(delivery);
        if (claimed.length > 0) continue;
        if (held.size === 0) return;
        await new Promise<void>((resolve) => {
          settled = resolve;
        });
      }
    },
    keep: async () => {
      for (const { delivery, begun } of [...held.values()])
        await store.deliveries.extend(delivery, begun ? sendMs : claimMs);
    },
    stop: async (limitMs) => {
      stopping.abort();
      const unsent = [...held.values()].filter(({ begun }) => !begun);
      for (const entry of unsent) entry.released = true;
      await store.deliveries.release(unsent.map(({ delivery }) => delivery));
      for (const { delivery } of unsent) held.delete(delivery.id);
      settled();
      const limit = new AbortController();
      await Promise.race([
        Promise.allSettled([...running]),
        sleep(limitMs, limit.signal).then(() => undefined),
      ]);
      limit.abort();
    },
  };
}
