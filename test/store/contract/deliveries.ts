import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NewDelivery } from '../../../src/store/deliveries.ts';
import type { Bench } from '../../contracts/store.ts';
import { commands, newWorld, type Step, tellTale } from './delivery-world.ts';

const LEASE_MS = 60_000;

export const digest = (changes: Partial<NewDelivery> = {}): NewDelivery => ({
  kind: 'digest',
  sourceId: 'rule',
  platform: 'telegram',
  chatId: '-100',
  eventKey: '2026-11-24',
  ...changes,
});

export function describeDeliveries({ clock, open, another }: Bench): void {
  describe('deliveries', () => {
    it('has one row per source, chat, thread and event, however often it is planned', async () => {
      const { deliveries } = await open();
      const all = [
        digest(),
        digest(),
        digest({ threadId: '5' }),
        digest({ eventKey: '2026-11-25' }),
        digest({ kind: 'alert' }),
      ];
      expect(await deliveries.plan(all)).toBe(4);
      expect(await deliveries.plan(all)).toBe(0);
      expect(await deliveries.claim([digest(), digest({ chatId: '-200' })], LEASE_MS)).toMatchObject([
        { chatId: '-200', state: 'claimed', attempts: 1 },
      ]);
      expect(await deliveries.counts('alert')).toMatchObject({ waiting: 1, claimed: 0 });
      const found = await deliveries.find(digest({ threadId: '5' }));
      expect(found).toMatchObject({ threadId: '5', messageIds: [] });
      expect(await deliveries.ofSource('rule', 2)).toHaveLength(2);
    });

    it('keeps the nonce of a delivery over attempts, fit for Discord', async () => {
      const { deliveries } = await open();
      await deliveries.plan([digest({ payload: { text: 'a' } })]);
      const [first] = await deliveries.claimNext({ limit: 1, leaseMs: LEASE_MS });
      expect(first!.nonce).toMatch(/^[\w-]{22}$/);
      await deliveries.retryAt(first!, clock.nowMs + 5, '429');
      clock.nowMs += 5;
      const [second] = await deliveries.claimNext({ limit: 1, leaseMs: LEASE_MS });
      expect(second).toMatchObject({
        nonce: first!.nonce,
        attempts: 2,
        error: '429',
        payload: { text: 'a' },
      });
      expect(second!.claim).not.toBe(first!.claim);
    });

    it('goes from hand to network to sent, and remembers each message', async () => {
      const { deliveries, holder } = await open();
      await deliveries.plan([digest()]);
      const [claimed] = await deliveries.claimNext({ limit: 1, leaseMs: LEASE_MS });
      expect(claimed).toMatchObject({ claimedBy: holder, leaseUntilMs: clock.nowMs + LEASE_MS });
      expect(await deliveries.markSent(claimed!)).toBe(false);
      expect(await deliveries.markSending(claimed!, LEASE_MS)).toBe(true);
      expect(await deliveries.markSending(claimed!, LEASE_MS)).toBe(false);
      expect(await deliveries.addMessageIds(claimed!, ['m1'])).toBe(true);
      expect(await deliveries.markSent(claimed!, ['m1', 'm2'])).toBe(true);
      const sent = await deliveries.get(claimed!.id);
      expect(sent).toMatchObject({ state: 'sent', messageIds: ['m1', 'm2'] });
      expect(sent).not.toHaveProperty('leaseUntilMs');
      for (const again of ['markFailed', 'markAmbiguous', 'skip'] as const)
        expect(await deliveries[again](claimed!, 'late')).toBe(false);
      expect(await deliveries.retryAt(claimed!, 0, 'late')).toBe(false);
      expect(await deliveries.resolve(claimed!.id, 'waiting')).toBe(false);
    });

    it('gives the claim of one who died to another, but never what was being sent', async () => {
      const { deliveries } = await open();
      const other = await another();
      await deliveries.plan([digest({ chatId: '1' }), digest({ chatId: '2' })]);
      const [one, two] = await deliveries.claimNext({ limit: 2, leaseMs: LEASE_MS });
      await deliveries.markSending(two!, LEASE_MS);
      expect(await other.deliveries.claimNext({ limit: 5, leaseMs: LEASE_MS })).toEqual([]);
      expect(await other.deliveries.recover()).toEqual({ ambiguous: 0, skipped: 0, freed: 0 });
      clock.nowMs += LEASE_MS;
      expect(await deliveries.markSending(one!, LEASE_MS)).toBe(false);
      const taken = await other.deliveries.claimNext({ limit: 5, leaseMs: LEASE_MS });
      expect(taken.map(({ id }) => id)).toEqual([one!.id]);
      expect(await other.deliveries.recover()).toEqual({ ambiguous: 1, skipped: 0, freed: 0 });
      expect(await deliveries.skip(one!, 'not mine')).toBe(false);
      expect(await deliveries.deadLetters(5)).toMatchObject([{ id: two!.id, state: 'ambiguous' }]);
      // It was only slow: its answer settles it after all.
      expect(await deliveries.markSent(two!, ['m'])).toBe(true);
      expect(await deliveries.deadLetters(5)).toEqual([]);
    });

    it('frees lost claims, and skips what is too late', async () => {
      const { deliveries } = await open();
      const expiresAtMs = clock.nowMs + LEASE_MS;
      await deliveries.plan([digest({ expiresAtMs }), digest({ chatId: '2' })]);
      await deliveries.claimNext({ limit: 2, leaseMs: LEASE_MS });
      clock.nowMs = expiresAtMs;
      expect(await deliveries.recover()).toEqual({ ambiguous: 0, skipped: 1, freed: 1 });
      expect(await deliveries.find(digest())).toMatchObject({
        state: 'skipped',
        error: 'too late to be sent',
      });
      expect(await deliveries.claimNext({ limit: 5, leaseMs: LEASE_MS })).toMatchObject([{ chatId: '2' }]);
    });

    it('hands back what it holds at a graceful stop, and keeps what is on the way', async () => {
      const { deliveries } = await open();
      await deliveries.plan([digest({ chatId: '1' }), digest({ chatId: '2' })]);
      const claimed = await deliveries.claimNext({ limit: 2, leaseMs: LEASE_MS });
      await deliveries.markSending(claimed[0]!, LEASE_MS);
      expect(await deliveries.release(claimed)).toBe(1);
      const [again] = await deliveries.claimNext({ limit: 2, leaseMs: LEASE_MS });
      expect(again).toMatchObject({ id: claimed[1]!.id, attempts: 1 });
      expect(await deliveries.extend(claimed[0]!, 2 * LEASE_MS)).toBe(true);
      clock.nowMs += LEASE_MS;
      expect((await deliveries.recover()).ambiguous).toBe(0);
      expect(await deliveries.extend(claimed[1]!, LEASE_MS)).toBe(false);
    });

    it('takes the longest due first, of a kind or platform, none before its time', async () => {
      const { deliveries } = await open();
      const at = (chatId: string, dueAtMs: number, more: Partial<NewDelivery> = {}) =>
        digest({ chatId, dueAtMs, ...more });
      await deliveries.plan([
        at('late', clock.nowMs - 5),
        at('later', clock.nowMs - 9),
        at('future', clock.nowMs + 1),
        at('discord', clock.nowMs - 20, { platform: 'discord' }),
        at('alert', clock.nowMs - 30, { kind: 'alert' }),
      ]);
      const take = async (more: object) =>
        (await deliveries.claimNext({ limit: 9, leaseMs: LEASE_MS, ...more })).map(({ chatId }) => chatId);
      expect(await deliveries.nextDueAtMs()).toBe(clock.nowMs - 30);
      expect(await take({ limit: 0 })).toEqual([]);
      expect(await take({ platform: 'discord' })).toEqual(['discord']);
      expect(await take({ kind: 'digest', limit: 1 })).toEqual(['later']);
      expect(await take({})).toEqual(['alert', 'late']);
      expect(await take({})).toEqual([]);
    });

    it('is sent again or closed by whoever looked it up, and by nobody else', async () => {
      const { deliveries } = await open();
      await deliveries.plan([digest()]);
      const [claimed] = await deliveries.claimNext({ limit: 1, leaseMs: LEASE_MS });
      await deliveries.markSending(claimed!, LEASE_MS);
      await deliveries.markAmbiguous(claimed!, `timeout ${'x'.repeat(900)}`);
      expect((await deliveries.get(claimed!.id))?.error).toHaveLength(500);
      expect(await deliveries.resolve(claimed!.id, 'waiting')).toBe(true);
      expect(await deliveries.markSent(claimed!)).toBe(false);
      const [again] = await deliveries.claimNext({ limit: 1, leaseMs: LEASE_MS });
      await deliveries.markSending(again!, LEASE_MS);
      await deliveries.markFailed(again!, 'chat not found');
      expect(await deliveries.resolve(again!.id, 'sent')).toBe(true);
      expect(await deliveries.counts()).toMatchObject({ sent: 1, failed: 0, ambiguous: 0 });
    });

    it('gives each of many to one of several who ask at once', async () => {
      const store = await open();
      const others = [store, await another(), await another()];
      await store.deliveries.plan(Array.from({ length: 200 }, (_, i) => digest({ chatId: String(i) })));
      const taken = await Promise.all(
        Array.from({ length: 30 }, (_, i) =>
          others[i % 3]!.deliveries.claimNext({ limit: 10, leaseMs: LEASE_MS }),
        ),
      );
      const ids = taken.flat().map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      // Postgres skips rows that others are just taking; who asks again gets them.
      for (const other of others)
        for (let more = 1; more > 0; ) {
          const rest = await other.deliveries.claimNext({ limit: 50, leaseMs: LEASE_MS });
          more = rest.length;
          ids.push(...rest.map(({ id }) => id));
        }
      expect([ids.length, new Set(ids).size]).toEqual([200, 200]);
    });

    it('is sent at most once whatever two processes do, and never leaves its end', async () => {
      const store = await open();
      const other = await another('other');
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(commands, { minLength: 5, maxLength: 40 }), async (steps: Step[]) => {
          const world = await newWorld([store, other], clock, `run ${run++}`);
          for (const step of steps) await world.take(step);
          return tellTale(world);
        }),
        { numRuns: store.engine === 'sqlite' ? 120 : 40, seed: 20_261_124 },
      );
    }, 120_000);
  });
}
