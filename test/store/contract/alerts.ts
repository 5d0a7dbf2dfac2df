import { describe, expect, it } from 'vitest';
import type { NewAlert } from '../../../src/store/alerts.ts';
import type { Bench } from '../../contracts/store.ts';

export const alert = (changes: Partial<NewAlert> = {}): NewAlert => ({
  platform: 'telegram',
  chatId: '-100',
  userId: '7',
  rule: { indicator: 'VIX', above: 30 },
  text: 'VIX above 30',
  cooldownMs: 3_600_000,
  ...changes,
});

export function describeAlerts({ clock, open, another }: Bench): void {
  describe('alerts', () => {
    it('gives back what was put in, with absent fields absent', async () => {
      const { alerts } = await open();
      const made = await alerts.create(alert({ armedValue: 18.5 }));
      expect(made).toEqual({
        ...alert({ armedValue: 18.5 }),
        id: made.id,
        state: 'armed',
        createdAtMs: clock.nowMs,
        updatedAtMs: clock.nowMs,
      });
      expect(await alerts.get(made.id)).toEqual(made);
      expect(await alerts.ofUser({ platform: 'telegram', userId: '7' })).toEqual([made]);
      expect(await alerts.ofUser({ platform: 'discord', userId: '7' })).toEqual([]);
      const muted = await alerts.update(made.id, { state: 'muted', mutedUntilMs: 9, armedValue: null });
      expect(muted).toMatchObject({ state: 'muted', mutedUntilMs: 9 });
      expect(muted).not.toHaveProperty('armedValue');
      expect(await alerts.count()).toEqual({ armed: 0, fired: 0, muted: 1, expired: 0 });
      expect(await alerts.remove(made.id)).toBe(true);
      expect(await alerts.update(made.id, { state: 'armed' })).toBeUndefined();
    });

    it('keeps texts with the character zero, which Postgres refuses, as readable ones', async () => {
      const { alerts } = await open();
      const made = await alerts.create(alert({ text: 'a\u0000b', rule: { text: 'c\u0000d' } }));
      expect(made.text).toBe('a\uFFFDb');
      expect(made.rule).toEqual({ text: 'c\u0000d' });
    });

    it('evaluates armed and fired ones, and muted ones whose time is over, in pages', async () => {
      const { alerts } = await open();
      const nowMs = clock.nowMs;
      await alerts.create(alert({ id: 'a-armed' }));
      await alerts.create(alert({ id: 'b-fired' }));
      await alerts.fire('b-fired', { fireKey: 'k' });
      await alerts.create(alert({ id: 'c-muted' }));
      await alerts.update('c-muted', { state: 'muted', mutedUntilMs: nowMs + 1 });
      await alerts.create(alert({ id: 'd-was-muted' }));
      await alerts.update('d-was-muted', { state: 'muted', mutedUntilMs: nowMs });
      await alerts.create(alert({ id: 'e-muted-for-good' }));
      await alerts.update('e-muted-for-good', { state: 'muted' });
      await alerts.create(alert({ id: 'f-over', expiresAtMs: nowMs }));
      const first = await alerts.toEvaluate(nowMs, 2);
      expect(first.map(({ id }) => id)).toEqual(['a-armed', 'b-fired']);
      const second = await alerts.toEvaluate(nowMs, 2, 'b-fired');
      expect(second.map(({ id }) => id)).toEqual(['d-was-muted']);
    });

    it('fires once per key, whichever process sees it, and plans the message with it', async () => {
      const store = await open();
      const other = await another();
      const { id } = await store.alerts.create(alert({ threadId: '5' }));
      const fire = { fireKey: 'crossing-1', value: 31.2, delivery: { payload: { value: 31.2 } } };
      const fired = await Promise.all([store.alerts.fire(id, fire), other.alerts.fire(id, fire)]);
      expect(fired.filter(Boolean)).toHaveLength(1);
      expect(await store.alerts.get(id)).toMatchObject({
        state: 'fired',
        lastValue: 31.2,
        lastFiredAtMs: clock.nowMs,
      });
      expect(await store.deliveries.claimNext({ limit: 10, leaseMs: 1_000, kind: 'alert' })).toMatchObject([
        { sourceId: id, eventKey: 'crossing-1', threadId: '5', payload: { value: 31.2 } },
      ]);
      expect(await store.alerts.fire(id, { fireKey: 'crossing-2' })).toMatchObject({
        eventKey: 'crossing-2',
      });
      expect(await store.alerts.fire('nobody', { fireKey: 'x' })).toBeUndefined();
    });

    it('saves what an evaluation saw of many alerts at once', async () => {
      const { alerts } = await open();
      const a = await alerts.create(alert());
      const b = await alerts.create(alert());
      await alerts.updateAll([
        { id: b.id, changes: { lastValue: 2 } },
        { id: 'gone', changes: { lastValue: 3 } },
        { id: a.id, changes: { lastValue: 1, state: 'armed', armedValue: 1 } },
      ]);
      expect(await alerts.get(a.id)).toMatchObject({ lastValue: 1, armedValue: 1 });
      expect(await alerts.get(b.id)).toMatchObject({ lastValue: 2 });
    });
  });
}
