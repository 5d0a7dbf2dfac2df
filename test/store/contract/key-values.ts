import { describe, expect, it } from 'vitest';
import { createBudgets } from '../../../src/agent/budget.ts';
import { createSeenEvents } from '../../../src/front-desk/seen.ts';
import type { Bench } from '../../contracts/store.ts';

export function describeKeyValues({ clock, open, another }: Bench): void {
  describe('key-value stores', () => {
    it('keeps JSON, one namespace beside the other', async () => {
      const store = await open();
      const one = store.keyv('one');
      const two = store.keyv('two');
      await one.set('key', { text: 'a\u0000\u2028b', list: [1, null] });
      await two.set('key', 2);
      expect(await one.get('key')).toEqual({ text: 'a\u0000\u2028b', list: [1, null] });
      expect(await one.has('key')).toBe(true);
      await two.clear();
      expect(await two.get('key')).toBeUndefined();
      expect(await one.get(['key', 'other'])).toEqual([
        { text: 'a\u0000\u2028b', list: [1, null] },
        undefined,
      ]);
      expect(await one.delete(['key', 'other'])).toBe(true);
      expect(await one.get('key')).toBeUndefined();
      expect(await one.delete('key')).toBe(false);
    });

    it('forgets by the clock of the store, and a sweep deletes what expired', async () => {
      const store = await open();
      const kept = store.keyv('n');
      await kept.set('short', 1, 1_000);
      await kept.set('long', 2);
      clock.nowMs += 999;
      expect(await kept.get('short')).toBe(1);
      clock.nowMs += 1;
      expect(await kept.get('short')).toBeUndefined();
      expect(await kept.has('short')).toBe(false);
      expect(await store.sweep()).toEqual({ kv: 1 });
      expect(await kept.get('long')).toBe(2);
    });

    it('lists its keys, page by page', async () => {
      const kept = (await open()).keyv('n');
      await kept.set('first', 0, 10);
      const entries = Array.from({ length: 1_201 }, (_, i) => ({ key: `k${i}`, value: i }));
      await kept.setMany(entries);
      clock.nowMs += 10;
      const seen = new Map<string, number>();
      for await (const [key, value] of kept.iterator!({})) seen.set(key as string, value as number);
      expect(seen.size).toBe(1_201);
      expect(seen.get('k1200')).toBe(1_200);
    });

    it('serves seen events and budgets of two processes', async () => {
      const store = await open();
      const other = await another();
      const seen = createSeenEvents(store.keyv('seen'));
      expect([await seen.isNew('update:1'), await seen.isNew('update:1')]).toEqual([true, false]);
      expect(await createSeenEvents(other.keyv('seen')).isNew('update:1')).toBe(false);
      const parts = { limits: { userTokensPerDay: 100 }, prices: {}, now: () => clock.nowMs };
      const payer = { userId: 'telegram:7', chatId: 'telegram:1', estimatedTokens: 60, estimatedUsd: 0 };
      const first = createBudgets({ ...parts, store: store.keyv('budgets') });
      const second = createBudgets({ ...parts, store: other.keyv('budgets') });
      expect(await first.reserve(payer)).toMatchObject({ ok: true });
      expect(await second.reserve(payer)).toMatchObject({ ok: false, scope: 'user' });
    });
  });

  describe('one value that several processes change', () => {
    it('loses none of the changes that come at once, the first ones either', async () => {
      const stores = [await open(), await another('second'), await another('third')];
      const values = stores.map((store) => store.value('owner', 'list'));
      expect(await values[0]!.get()).toBeUndefined();
      const names = Array.from({ length: 24 }, (_, i) => `name ${i}`);
      await Promise.all(
        names.map((name, i) =>
          values[i % 3]!.change((list) => [...((list as readonly string[] | undefined) ?? []), name]),
        ),
      );
      expect(((await values[1]!.get()) as string[]).toSorted()).toEqual(names.toSorted());
      // As the key-value store reads it.
      expect(await stores[2]!.keyv('owner').get('list')).toHaveLength(24);
    });

    it('stays as it is when the change throws', async () => {
      const value = (await open()).value('owner', 'list');
      await value.change(() => 'before');
      const failing = value.change(() => {
        throw new RangeError('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await value.get()).toBe('before');
    });

    it('is what the key-value store wrote before', async () => {
      const store = await open();
      await store.keyv('owner').set('list', { old: true });
      await store.value('owner', 'list').change((old) => ({ ...(old as object), new: true }));
      expect(await store.keyv('owner').get('list')).toEqual({ old: true, new: true });
    });
  });

  describe('counters', () => {
    it('counts within a window, up to a limit', async () => {
      const { counters } = await open();
      const endsAtMs = clock.nowMs + 60_000;
      const add = (by: number) => counters.increment('k', by, { ttlMs: 60_000, limit: 10 });
      expect(await add(11)).toMatchObject({ ok: false, value: 0 });
      expect(await add(6)).toEqual({ ok: true, value: 6, expiresAtMs: endsAtMs });
      clock.nowMs += 30_000;
      expect(await add(5)).toEqual({ ok: false, value: 6, expiresAtMs: endsAtMs });
      expect(await add(4)).toEqual({ ok: true, value: 10, expiresAtMs: endsAtMs });
      expect(await add(-3.5)).toMatchObject({ ok: true, value: 6.5 });
      expect(await counters.get('k')).toBe(6.5);
      clock.nowMs += 30_000;
      expect(await counters.get('k')).toBe(0);
      expect(await add(10)).toEqual({ ok: true, value: 10, expiresAtMs: clock.nowMs + 60_000 });
      await counters.reset('k');
      expect(await counters.get('k')).toBe(0);
    });

    it('never passes a limit, however many ask at once', async () => {
      const { counters } = await open();
      const other = await another();
      const asked = await Promise.all(
        Array.from({ length: 60 }, (_, i) =>
          (i % 2 ? counters : other.counters).increment('k', 1, { ttlMs: 1_000, limit: 25 }),
        ),
      );
      expect(asked.filter(({ ok }) => ok)).toHaveLength(25);
      expect(await counters.get('k')).toBe(25);
    });
  });

  describe('leases', () => {
    it('lets one at a time work, and the next one when it is done', async () => {
      const { leases } = await open();
      const other = await another();
      const inner = await leases.withLease('refresh', 10_000, () =>
        other.leases.withLease('refresh', 10_000, async () => 'never'),
      );
      expect(inner).toMatchObject({ ran: true, value: { ran: false, lease: { name: 'refresh' } } });
      expect(await other.leases.withLease('refresh', 10_000, async () => 'now')).toEqual({
        ran: true,
        value: 'now',
      });
    });

    it('gives the lease of one who died to another when it expires', async () => {
      const { leases } = await open();
      expect(await leases.acquire('plan', 'dead', 5_000)).toMatchObject({ holder: 'dead' });
      expect(await leases.acquire('plan', 'alive', 5_000)).toBeUndefined();
      expect(await leases.acquire('plan', 'dead', 6_000)).toMatchObject({ untilMs: clock.nowMs + 6_000 });
      clock.nowMs += 6_000;
      expect(await leases.current('plan')).toBeUndefined();
      expect(await leases.acquire('plan', 'alive', 5_000)).toMatchObject({ holder: 'alive' });
      expect(await leases.release('plan', 'dead')).toBe(false);
      expect(await leases.release('plan', 'alive')).toBe(true);
    });

    it('gives the lease back when the work fails, and tells when it was lost', async () => {
      const { leases } = await open();
      const other = await another();
      const failing = leases.withLease('x', 10_000, async () => {
        throw new Error('work');
      });
      await expect(failing).rejects.toThrow('work');
      expect(await leases.current('x')).toBeUndefined();
      const lost = await leases.withLease('x', 30, async (signal) => {
        clock.nowMs += 31;
        await other.leases.acquire('x', 'thief', 10_000);
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        return signal.aborted;
      });
      expect(lost).toEqual({ ran: true, value: true });
      expect(await leases.current('x')).toMatchObject({ holder: 'thief' });
    });
  });
}
