import { once } from 'node:events';
import pg from 'pg';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { After } from '../../src/store/engines/postgres-pool.ts';
import { StoreError } from '../../src/store/failure.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { startPostgres } from './postgres-server.ts';
import { type SwallowingProxy, startSwallowingProxy } from './swallowing-proxy.ts';

const postgres = await startPostgres();
afterAll(async () => {
  if (!('skipped' in postgres)) await postgres.stop();
}, 300_000);

const DELIVERY = {
  kind: 'digest',
  sourceId: 'rule',
  platform: 'telegram',
  chatId: '1',
  eventKey: '2026-11-24',
} as const;
const LEASE_MS = 20_000;

describe.skipIf('skipped' in postgres)('a Postgres server that says nothing any more', () => {
  let proxy: SwallowingProxy;
  let url: string;
  let store: Store;
  let clock: { nowMs: number };
  /** Limits that are running: time passes when a test says so, not when the machine is busy. */
  let limits: Set<() => void>;
  const after: After = (_ms, run) => {
    limits.add(run);
    return () => limits.delete(run);
  };
  const timeIsUp = (): void => {
    for (const run of [...limits]) run();
  };

  beforeEach(async () => {
    if ('skipped' in postgres) return;
    url = await postgres.newDatabase();
    proxy = await startSwallowingProxy(url);
    clock = { nowMs: 1_000_000 };
    limits = new Set();
    store = await openStore(
      { url: proxy.url, file: '/nowhere', now: () => clock.nowMs, log: { warn: () => undefined } },
      { after },
    );
  });
  afterEach(async () => {
    const closing = store?.close();
    timeIsUp();
    await closing;
    proxy?.close();
  });

  /** Loses what is said from now on, and lets the limit pass once something was lost. */
  async function silenced<T>(direction: 'questions' | 'answers', work: () => Promise<T>): Promise<T> {
    proxy.swallow(direction);
    const lost = proxy.lost();
    const working = work();
    // It is looked at when it is over.
    working.catch(() => undefined);
    await lost;
    timeIsUp();
    try {
      return await working;
    } finally {
      proxy.pass();
    }
  }

  const claimed = async () => {
    await store.deliveries.plan([DELIVERY]);
    const [delivery] = await store.deliveries.claimNext({ limit: 1, leaseMs: LEASE_MS });
    return delivery!;
  };

  it('is given up with an error that says so, and asked anew afterwards', async () => {
    const error = await silenced('questions', () => store.check()).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StoreError);
    expect(error).toMatchObject({ code: 'STORE_FAILED', failure: 'unreachable' });
    expect((error as Error).message).toContain('whether it was done is not known');
    await store.check();
    expect(limits.size).toBe(0);
  });

  it('may have written what it did not acknowledge: "sent" stays sent', async () => {
    const delivery = await claimed();
    await store.deliveries.markSending(delivery, LEASE_MS);
    await expect(silenced('answers', () => store.deliveries.markSent(delivery))).rejects.toMatchObject({
      failure: 'unreachable',
    });
    // Written again, as the sender does until the store takes it: nothing changes.
    await store.deliveries.markSent(delivery);
    expect(await store.deliveries.counts()).toMatchObject({ sent: 1, ambiguous: 0, waiting: 0 });
    expect(await store.deliveries.recover()).toEqual({ ambiguous: 0, skipped: 0, freed: 0 });
  });

  it('may have marked a message that was then not sent: it waits and goes to somebody else once', async () => {
    const delivery = await claimed();
    await expect(
      silenced('answers', () => store.deliveries.markSending(delivery, LEASE_MS)),
    ).rejects.toMatchObject({ failure: 'unreachable' });
    expect(await store.deliveries.retryAt(delivery, clock.nowMs, 'the store')).toBe(true);
    const again = await store.deliveries.claimNext({ limit: 5, leaseMs: LEASE_MS });
    expect(again.map(({ id }) => id)).toEqual([delivery.id]);
    // The first claim is worth nothing any more.
    expect(await store.deliveries.markSending(delivery, LEASE_MS)).toBe(false);
  });

  it('may have claimed for somebody who does not know of it: the claim runs out', async () => {
    await store.deliveries.plan([DELIVERY]);
    const claiming = silenced('answers', () => store.deliveries.claimNext({ limit: 1, leaseMs: LEASE_MS }));
    await expect(claiming).rejects.toMatchObject({ failure: 'unreachable' });
    expect(await store.deliveries.claimNext({ limit: 1, leaseMs: LEASE_MS })).toEqual([]);
    clock.nowMs += LEASE_MS;
    expect(await store.deliveries.claimNext({ limit: 1, leaseMs: LEASE_MS })).toHaveLength(1);
  });

  it('leaves nobody in a transaction that somebody else began', async () => {
    const delivery = await claimed();
    await store.deliveries.markSending(delivery, LEASE_MS);
    // The answer to BEGIN is lost.
    await expect(silenced('answers', () => store.deliveries.markSent(delivery, ['1']))).rejects.toMatchObject(
      { failure: 'unreachable' },
    );
    await store.keyv('n').set('key', 1);
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    const { rows } = await other.query('select value from kv');
    await other.end();
    expect(rows).toHaveLength(1);
  });

  it('does not keep the program from ending', async () => {
    await store.check();
    proxy.swallow('questions');
    const lost = proxy.lost();
    const closing = store.close();
    await lost;
    timeIsUp();
    await closing;
  });

  it('holds no lease: who cannot renew it is told when it ran out, not when the server speaks again', async () => {
    await store.check();
    let given = false;
    const leased = store.leases
      .withLease('job', 300, async (signal) => {
        proxy.swallow('answers');
        clock.nowMs += 300;
        // No limit has passed yet.
        if (!signal.aborted) await once(signal, 'abort');
      })
      .then(({ ran }) => {
        given = ran;
      });
    await expect
      .poll(
        () => {
          if (clock.nowMs > 1_000_000) timeIsUp();
          return given;
        },
        { timeout: 60_000 },
      )
      .toBe(true);
    await leased;
  }, 60_000);
});

if ('skipped' in postgres) console.warn(`silence of Postgres is not tested here: ${postgres.skipped}`);
