import type { Store } from '../store/store.ts';

/** Long enough for a slow write, short enough that what a dead process used is soon free. */
const TTL_MS = 6_000;
export const RENEW_MS = 2_000;
const MAX_PROCESSES = 16;
/**
 * One that seems gone may only be late: a database that was restarted takes no sign of life meanwhile. Until it is
 * missed for so long its part of the rate stays free.
 */
const MISSED_MS = 10_000;

/** How many processes send as the same bot: each may use its part of what the platform allows. */
export interface Presence {
  /** Says that this process sends, and counts those that do. @throws StoreError */
  count(): Promise<number>;
  leave(): Promise<void>;
}

/** Numbered seats, one lease each. `name`: of the bot on its platform. */
export function createPresence(
  store: Pick<Store, 'leases' | 'holder'>,
  name: string,
  now: () => number,
): Presence {
  const seat = (number: number): string => `sending:${name}:${number}`;
  let mine: number | undefined;
  let seen: { readonly atMs: number; readonly count: number }[] = [];

  async function sit(): Promise<void> {
    if (mine !== undefined && (await store.leases.acquire(seat(mine), store.holder, TTL_MS))) return;
    for (mine = 0; mine < MAX_PROCESSES; mine++)
      if (await store.leases.acquire(seat(mine), store.holder, TTL_MS)) return;
    mine = undefined;
  }

  return {
    count: async () => {
      await sit();
      let taken = 0;
      for (let number = 0; number < MAX_PROCESSES; number++) {
        const lease = await store.leases.current(seat(number));
        if (lease && lease.untilMs > now()) taken += 1;
        // Seats are taken from the first on; those behind a long row of free ones are free too.
        else if (number > taken + 2) break;
      }
      const atMs = now();
      seen = [...seen.filter((one) => one.atMs > atMs - MISSED_MS), { atMs, count: taken }];
      return Math.max(1, ...seen.map(({ count }) => count));
    },
    leave: async () => {
      if (mine !== undefined) await store.leases.release(seat(mine), store.holder);
      mine = undefined;
    },
  };
}
