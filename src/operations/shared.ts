import { createRates, type Rates } from '../front-desk/rates.ts';
import type { Refresher, RefreshReport } from '../sources/refresh.ts';
import type { Counters } from '../store/counters.ts';
import { StoreError } from '../store/failure.ts';
import type { Leases } from '../store/leases.ts';
import type { SharedSeriesStore } from '../store/series.ts';

/** What holds over all processes that share a Postgres store: one reader of sources, rates, budgets. */

export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

const NEVER = new AbortController().signal;
const LOCK_MS = 10_000;
/** Work of a few milliseconds is waited for in small steps that differ, so that two do not meet again and again. */
const LOCK_STEPS_MS: readonly [number, number] = [3, 20];

/**
 * Runs one piece of short work at a time, over all processes.
 * @returns a function that throws StoreError `locked` when its turn does not come within ten seconds.
 */
export function exclusiveBy(
  leases: Leases,
  name: string,
  {
    sleep,
    random,
    now,
  }: { readonly sleep: Sleep; readonly random: () => number; readonly now: () => number },
): <T>(work: () => Promise<T>) => Promise<T> {
  return async (work) => {
    const untilMs = now() + LOCK_MS;
    for (;;) {
      const leased = await leases.withLease(name, LOCK_MS, () => work());
      if (leased.ran) return leased.value;
      if (now() >= untilMs) throw new StoreError('locked', `${name}: another process holds it for too long`);
      const [shortest, longest] = LOCK_STEPS_MS;
      await sleep(shortest + random() * (longest - shortest), NEVER);
    }
  };
}

const MINUTE_MS = 60_000;

/** Wishes of people and chats, counted in the store; while that is down, in the memory of each process. */
export function sharedRates(
  counters: Counters,
  limits: { readonly userPerMinute: number; readonly chatPerMinute: number },
  now: () => number,
): Rates {
  const take = async (scope: 'user' | 'chat', id: string, limit: number): ReturnType<Rates['take']> => {
    const { value, expiresAtMs } = await counters.increment(`rate:${scope}:${id}`, 1, { ttlMs: MINUTE_MS });
    if (value <= limit) return { ok: true };
    return {
      ok: false,
      scope,
      retryAfterMs: Math.max(1, expiresAtMs - now()),
      first: value === limit + 1,
    };
  };
  const alone = createRates(limits);
  return {
    take: async (userId, chatId) => {
      try {
        return await counted(userId, chatId);
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        return alone.take(userId, chatId);
      }
    },
  };

  async function counted(userId: string, chatId: string): ReturnType<Rates['take']> {
    const own = await take('user', userId, limits.userPerMinute);
    return own.ok ? take('chat', chatId, limits.chatPerMinute) : own;
  }
}

export interface SharedRefresherParts {
  readonly refresher: Refresher;
  readonly series: SharedSeriesStore;
  readonly leases: Leases;
  readonly now: () => number;
  readonly sleep: Sleep;
  /** Renewed three times as often; what a dead reader held is free after it. */
  readonly leaseMs?: number;
}

const READING = 'read-sources';
const READ_LEASE_MS = 15_000;
/** Between two looks at what another process has read meanwhile. */
const LOOK_MS = 250;
/** Questions in a row need not ask the database each time. */
const FRESH_MS = 1_000;
const NOTHING: RefreshReport = { asked: 0, failed: 0, durationMs: 0 };

/** Reads sources unless another process does: then what that one writes is taken in until it is done. */
export function sharedRefresher(parts: SharedRefresherParts): Refresher {
  const { refresher, series, leases, now, sleep, leaseMs = READ_LEASE_MS } = parts;
  const stopping = new AbortController();
  let reloadedMs = Number.NEGATIVE_INFINITY;
  let underWay: Promise<RefreshReport> | undefined;

  async function reload(): Promise<void> {
    await series.reload();
    reloadedMs = now();
  }

  async function refresh(options: Parameters<Refresher['refresh']>[0] = {}): Promise<RefreshReport> {
    // A clock that was set back counts as long ago.
    const ageMs = now() - reloadedMs;
    if (ageMs < 0 || ageMs >= FRESH_MS) await reload();
    while (!stopping.signal.aborted) {
      if (options.what !== 'all' && refresher.due().length === 0) return NOTHING;
      const leased = await leases.withLease(READING, leaseMs, async () => {
        // It may have been read between the look and the lease.
        await reload();
        return refresher.refresh(options);
      });
      if (leased.ran) return leased.value;
      await sleep(LOOK_MS, stopping.signal);
      await reload();
    }
    return NOTHING;
  }

  return {
    tracked: refresher.tracked,
    sources: refresher.sources,
    due: refresher.due,
    nextDueMs: refresher.nextDueMs,
    refresh: (options) => {
      underWay ??= refresh(options)
        .catch((error: unknown) => {
          // Without the store nobody knows whose turn it is, and what was read could not be kept: what is known stays.
          if (error instanceof StoreError) return NOTHING;
          throw error;
        })
        .finally(() => {
          underWay = undefined;
        });
      return underWay;
    },
    stop: async () => {
      stopping.abort();
      await refresher.stop();
      await underWay?.catch(() => undefined);
    },
  };
}
