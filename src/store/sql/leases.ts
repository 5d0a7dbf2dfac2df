import type { Lease, Leases } from '../leases.ts';
import type { Context } from './context.ts';

/** Renewed often enough that two renewals may fail. */
const RENEWALS_PER_TTL = 3;

export function createLeases({ db, now, newId, holder: process }: Context): Leases {
  async function acquire(name: string, holder: string, ttlMs: number): Promise<Lease | undefined> {
    const nowMs = now();
    const row = await db
      .insertInto('leases')
      .values({ name, holder, until_at: nowMs + ttlMs, created_at: nowMs })
      .onConflict((conflict) =>
        conflict
          .column('name')
          .doUpdateSet({ holder, until_at: nowMs + ttlMs })
          .where((eb) => eb.or([eb('leases.holder', '=', holder), eb('leases.until_at', '<=', nowMs)])),
      )
      .returning(['name', 'holder', 'until_at'])
      .executeTakeFirst();
    return row && { name: row.name, holder: row.holder, untilMs: row.until_at };
  }

  async function release(name: string, holder: string): Promise<boolean> {
    const { numDeletedRows } = await db
      .deleteFrom('leases')
      .where('name', '=', name)
      .where('holder', '=', holder)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }

  async function current(name: string): Promise<Lease | undefined> {
    const row = await db
      .selectFrom('leases')
      .selectAll()
      .where('name', '=', name)
      .where('until_at', '>', now())
      .executeTakeFirst();
    return row && { name: row.name, holder: row.holder, untilMs: row.until_at };
  }

  return {
    acquire,
    release,
    current,
    withLease: async (name, ttlMs, work) => {
      const holder = `${process}/${newId()}`;
      if (!(await acquire(name, holder, ttlMs))) return { ran: false, lease: await current(name) };
      const lost = new AbortController();
      let untilMs = now() + ttlMs;
      const renew = async (): Promise<void> => {
        try {
          const lease = await acquire(name, holder, ttlMs);
          if (lease) untilMs = lease.untilMs;
          else lost.abort();
        } catch {
          // The database may be back in time for the next renewal.
          if (now() >= untilMs) lost.abort();
        }
      };
      let renewing: Promise<void> | undefined;
      const timer = setInterval(() => {
        // A renewal whose answer does not come may not have been one: the last that was sure counts.
        if (now() >= untilMs) lost.abort();
        renewing ??= renew().finally(() => {
          renewing = undefined;
        });
      }, ttlMs / RENEWALS_PER_TTL);
      timer.unref();
      try {
        return { ran: true, value: await work(lost.signal) };
      } finally {
        clearInterval(timer);
        // A renewal under way would take the lease again after it was given back.
        await renewing;
        // It expires by itself otherwise; the outcome of the work counts.
        if (!lost.signal.aborted) await release(name, holder).catch(() => undefined);
      }
    },
  };
}
