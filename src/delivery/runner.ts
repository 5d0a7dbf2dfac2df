import type { Warner } from '../log.ts';
import { StoreError } from '../store/failure.ts';
import type { Store } from '../store/store.ts';
import type { ContentSources } from './attempt.ts';
import { createLane, type Lane } from './lane.ts';
import { planDigests } from './planner.ts';
import { createPresence, type Presence, RENEW_MS } from './presence.ts';
import type { Sender } from './sender.ts';

export interface RunnerParts {
  readonly store: Store;
  readonly senders: readonly Sender[];
  readonly sources: ContentSources;
  readonly now: () => number;
  readonly logger: Warner;
  /** A digest that is later than this is skipped. */
  readonly catchUpMs: number;
  /** Waits that many ms, or until the signal; never throws. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly timings?: Partial<RunnerTimings>;
  /** Whoever runs the bot holds everything back: nothing is planned or sent meanwhile. */
  readonly paused?: () => boolean;
  /** Deliveries were planned, also for platforms of other runners. Default: this runner alone looks. */
  readonly planned?: () => void;
}

export interface RunnerTimings {
  /** A claim that is not being sent; what a dead process held comes back after it. */
  readonly claimMs: number;
  /** From the begin of a send to its answer, at the longest. */
  readonly sendMs: number;
  /** Looks for what other processes planned or freed. */
  readonly pollMs: number;
  /** Between two looks for deliveries whose process died. */
  readonly recoverMs: number;
}

export const RUNNER_TIMINGS: RunnerTimings = {
  claimMs: 20_000,
  sendMs: 60_000,
  pollMs: 1_000,
  recoverMs: 15_000,
};
/** The clock may be changed, rules may be: no sleep is longer. */
const LONGEST_SLEEP_MS = 15_000;
const PLAN_LEASE_MS = 10_000;
const STORE_AGAIN_MS = 1_000;
const STOP_MS = 10_000;
/** Platforms count by the second. */
const FORGOTTEN_MS = 1_000;

/** Plans what is due and delivers it. The only timers of digests and alerts. */
export interface Runner {
  start(): void;
  /** Rules or deliveries changed: looks at once. */
  wake(): void;
  /** Everything that is due now, without timers: plans, sends, and waits until nothing is left to do. */
  runOnce(): Promise<void>;
  /** Sends what is in the air, hands back the rest. */
  stop(limitMs?: number): Promise<void>;
  /** Claimed and not settled. */
  readonly held: number;
}

export function createRunner(parts: RunnerParts): Runner {
  const { store, senders, now, logger, sleep } = parts;
  const timings = { ...RUNNER_TIMINGS, ...parts.timings };
  const lanes = senders.map((sender): Lane => createLane({ ...parts, sender, ...timings }));
  const presences = senders.map((sender): { readonly sender: Sender; readonly presence: Presence } => ({
    sender,
    presence: createPresence(store, sender.platform, now),
  }));
  const stopping = new AbortController();
  const loops: Promise<void>[] = [];
  const naps = new Set<AbortController>();

  const stopped = (): boolean => stopping.signal.aborted;

  /**
   * A sleep that `wake` ends, and so does the end. Not by `AbortSignal.any`: a signal that lives as long as the program
   * remembers every signal that was ever made of it (Node 20), 50 bytes for each of 200,000 naps a day.
   */
  async function nap(ms: number): Promise<void> {
    if (stopped()) return;
    const own = new AbortController();
    naps.add(own);
    await sleep(Math.max(0, Math.min(ms, LONGEST_SLEEP_MS)), own.signal);
    naps.delete(own);
  }

  const wake = (): void => {
    for (const own of naps) own.abort();
  };
  const end = (): void => {
    stopping.abort();
    wake();
  };

  /** Round after round; a store that does not answer is waited for. */
  async function loop(round: () => Promise<number>): Promise<void> {
    let failures = 0;
    while (!stopped()) {
      let pauseMs: number;
      try {
        pauseMs = await round();
        failures = 0;
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        if (error.failure === 'closed') return;
        failures += 1;
        if (failures === 1) logger.warn({ err: error }, 'deliveries wait for the store');
        pauseMs = STORE_AGAIN_MS;
      }
      await nap(pauseMs);
    }
  }

  const paused = (): boolean => parts.paused?.() ?? false;

  const plan = async (): Promise<number> => {
    if (paused()) return timings.pollMs;
    // Of several processes one plans at a time; two would only do the same work.
    const planned = await store.leases.withLease('plan-digests', PLAN_LEASE_MS, (lost) =>
      planDigests(parts, () => stopped() || lost.aborted),
    );
    if (planned.ran && planned.value > 0) (parts.planned ?? wake)();
    const nextMs = await store.digestRules.nextRunAtMs();
    return nextMs === undefined ? LONGEST_SLEEP_MS : Math.max(timings.pollMs / 2, nextMs - now());
  };

  const recover = async (): Promise<number> => {
    const { ambiguous, skipped, freed } = await store.deliveries.recover();
    if (ambiguous + skipped + freed > 0)
      logger.warn({ ambiguous, skipped, freed }, 'deliveries that were late or whose process had stopped');
    return timings.recoverMs;
  };

  const keep = async (): Promise<number> => {
    for (const lane of lanes) await lane.keep();
    return timings.claimMs / 4;
  };

  const count = async (): Promise<number> => {
    for (const { sender, presence } of presences) sender.share?.(await presence.count());
    return RENEW_MS;
  };

  return {
    get held() {
      return lanes.reduce((sum, lane) => sum + lane.held, 0);
    },
    wake,
    start: () => {
      const failed = (error: unknown): void => {
        // A bug: loud, and not half alive.
        end();
        throw error;
      };
      const begin = async (): Promise<void> => {
        // One SQLite file is one process's. Several processes count each other before they send.
        if (store.engine === 'postgres') {
          await loop(async () => {
            const pauseMs = await count();
            if (!seated) {
              // Those that send already see this process before it sends.
              await nap(RENEW_MS + 500);
              // And it sees those that started together with it.
              await count();
              seated = true;
              go();
            }
            return pauseMs;
          });
        } else {
          // What a process that was just killed sent last may still count on the other side.
          await nap(FORGOTTEN_MS);
          go();
        }
      };
      let seated = false;
      const go = (): void => {
        loops.push(loop(recover), loop(plan), loop(keep));
        for (const lane of lanes)
          loops.push(
            loop(async () => {
              if (!paused()) await lane.drain();
              return timings.pollMs;
            }),
          );
        for (const running of loops) running.catch(failed);
      };
      const main = begin();
      main.catch(failed);
      loops.push(main);
    },
    runOnce: async () => {
      await planDigests(parts, stopped);
      await store.deliveries.recover();
      await Promise.all(lanes.map((lane) => lane.drain()));
    },
    stop: async (limitMs = STOP_MS) => {
      end();
      const results = await Promise.allSettled(lanes.map((lane) => lane.stop(limitMs)));
      await Promise.allSettled(loops);
      if (store.engine === 'postgres')
        await Promise.allSettled(presences.map(({ presence }) => presence.leave()));
      for (const result of results)
        if (result.status === 'rejected' && !(result.reason instanceof StoreError)) throw result.reason;
    },
  };
}
