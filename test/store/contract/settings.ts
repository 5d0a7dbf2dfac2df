import { describe, expect, it } from 'vitest';
import type { NewDigestRule } from '../../../src/store/digest-rules.ts';
import type { NewView } from '../../../src/store/views.ts';
import type { Bench } from '../../contracts/store.ts';

const CHAT = { platform: 'telegram', chatId: '-100' };

export const rule = (changes: Partial<NewDigestRule> = {}): NewDigestRule => ({
  ...CHAT,
  time: '07:00',
  zone: 'Europe/Paris',
  weekdays: [1, 2, 3, 4, 5],
  language: 'en',
  length: 'short',
  pictures: true,
  setBy: '7',
  ...changes,
});

const view = (changes: Partial<NewView> = {}): NewView => ({
  madeAtMs: 1_000,
  asOf: '2026-11-24',
  window: 'week',
  leader: 'funding-stress',
  oddsDb: 12.5,
  text: 'Funding leads.',
  falsifier: { indicator: 'SOFR', comparison: 'above', threshold: 4.5, unit: '%', by: '2026-12-01' },
  ...changes,
});

export function describeSettings({ clock, open, another }: Bench): void {
  describe('chats', () => {
    it('knows nothing of a chat until something is set, and keeps threads apart', async () => {
      const { chats } = await open();
      expect(await chats.get(CHAT)).toBeUndefined();
      await chats.setLanguage(CHAT, 'es');
      await chats.setLanguage({ ...CHAT, threadId: '5' }, 'zh');
      expect(await chats.get(CHAT)).toMatchObject({ ...CHAT, language: 'es' });
      expect(await chats.get(CHAT)).not.toHaveProperty('threadId');
      expect(await chats.get({ ...CHAT, threadId: '5' })).toMatchObject({ threadId: '5', language: 'zh' });
      await chats.setLanguage(CHAT, null);
      expect(await chats.get(CHAT)).not.toHaveProperty('language');
    });

    it('remembers why and since when a chat is paused, and keeps its language', async () => {
      const { chats } = await open();
      await chats.setLanguage(CHAT, 'es');
      await chats.pause(CHAT, 'blocked');
      const since = clock.nowMs;
      clock.nowMs += 5_000;
      await chats.pause(CHAT, 'blocked');
      expect(await chats.get(CHAT)).toMatchObject({
        language: 'es',
        paused: { reason: 'blocked', atMs: since },
      });
      expect(await chats.paused('telegram')).toHaveLength(1);
      expect(await chats.paused('discord')).toEqual([]);
      await chats.resume(CHAT);
      expect(await chats.get(CHAT)).not.toHaveProperty('paused');
    });

    it('takes rules, alerts and what is not sent along to a new id, once', async () => {
      const store = await open();
      await store.chats.setLanguage(CHAT, 'es');
      const made = await store.digestRules.create(rule());
      await store.deliveries.plan([{ ...CHAT, kind: 'digest', sourceId: made.id, eventKey: '2026-11-24' }]);
      // A row of the rule, one of the delivery, one of the chat.
      expect(await store.chats.migrate('telegram', '-100', '-200')).toEqual({ moved: 3 });
      expect(await store.chats.migrate('telegram', '-100', '-200')).toEqual({ moved: 0 });
      expect((await store.digestRules.get(made.id))?.chatId).toBe('-200');
      expect((await store.deliveries.claimNext({ limit: 5, leaseMs: 1_000 }))[0]?.chatId).toBe('-200');
      expect(await store.chats.get(CHAT)).toMatchObject({ migratedTo: '-200' });
      expect(await store.chats.get({ ...CHAT, chatId: '-200' })).toMatchObject({ language: 'es' });
    });
  });

  describe('digest rules', () => {
    it('gives back what was put in, with absent fields absent', async () => {
      const { digestRules } = await open();
      const made = await digestRules.create(rule({ weekdays: [5, 1, 5] }));
      expect(made).toEqual({
        ...rule(),
        id: made.id,
        weekdays: [1, 5],
        active: true,
        createdAtMs: clock.nowMs,
        updatedAtMs: clock.nowMs,
      });
      expect(await digestRules.get(made.id)).toEqual(made);
      const changed = await digestRules.update(made.id, {
        pictures: false,
        framework: 'own',
        nextRunAtMs: 5,
        active: false,
      });
      expect(changed).toMatchObject({ pictures: false, framework: 'own', nextRunAtMs: 5, active: false });
      const emptied = await digestRules.update(made.id, { framework: null, nextRunAtMs: null });
      expect(emptied).not.toHaveProperty('framework');
      expect(emptied).not.toHaveProperty('nextRunAtMs');
      expect(await digestRules.update('nobody', { active: true })).toBeUndefined();
      expect(await digestRules.remove(made.id)).toBe(true);
      expect(await digestRules.remove(made.id)).toBe(false);
    });

    it('tells those that are due, the most overdue first, and lets one scheduler move each on', async () => {
      const { digestRules } = await open();
      const other = await another();
      const late = await digestRules.create(rule({ nextRunAtMs: 1_000 }));
      const later = await digestRules.create(rule({ nextRunAtMs: 2_000 }));
      await digestRules.create(rule({ nextRunAtMs: 500, active: false }));
      await digestRules.create(rule({ nextRunAtMs: 9_000 }));
      expect((await digestRules.due(2_000, 10)).map(({ id }) => id)).toEqual([late.id, later.id]);
      expect(await digestRules.nextRunAtMs()).toBe(1_000);
      const moved = await Promise.all([
        digestRules.advance(late.id, 1_000, 90_000, 'snapshot'),
        other.digestRules.advance(late.id, 1_000, 90_000, 'snapshot'),
      ]);
      expect(moved.filter(Boolean)).toHaveLength(1);
      expect(await digestRules.get(late.id)).toMatchObject({
        nextRunAtMs: 90_000,
        lastSnapshotKey: 'snapshot',
      });
      expect(await digestRules.advance(later.id, 2_000, null)).toBe(true);
      expect(await digestRules.get(later.id)).not.toHaveProperty('nextRunAtMs');
      expect(await digestRules.count()).toEqual({ active: 3, total: 4 });
    });

    it('lists those of a chat, or of one thread', async () => {
      const { digestRules } = await open();
      const whole = await digestRules.create(rule());
      clock.nowMs += 1;
      const topic = await digestRules.create(rule({ threadId: '5' }));
      await digestRules.create(rule({ chatId: 'elsewhere' }));
      expect((await digestRules.ofChat(CHAT)).map(({ id }) => id)).toEqual([whole.id, topic.id]);
      expect((await digestRules.ofChat({ ...CHAT, threadId: '5' })).map(({ id }) => id)).toEqual([topic.id]);
    });
  });

  describe('texts of digests', () => {
    it('keeps the first one of a key, for all chats', async () => {
      const { digestTexts } = await open();
      const key = { framework: 'f', language: 'en', snapshotKey: 's' };
      expect(await digestTexts.get(key)).toBeUndefined();
      expect(await digestTexts.put(key, [{ text: 'one' }])).toEqual([{ text: 'one' }]);
      expect(await digestTexts.put(key, [{ text: 'two' }])).toEqual([{ text: 'one' }]);
      expect(await digestTexts.get({ ...key, variant: 'long' })).toBeUndefined();
    });
  });

  describe('views', () => {
    it('keeps a view as it was made, and adds one outcome', async () => {
      const { views } = await open();
      const { view: made, isNew } = await views.record(view());
      expect(isNew).toBe(true);
      expect(made).toEqual({ ...view(), id: made.id, state: 'open', createdAtMs: clock.nowMs });
      expect(await views.record(view({ text: 'Changed.' }))).toEqual({ view: made, isNew: false });
      expect(await views.resolve(made.id, { state: 'wrong', value: 4.7 })).toBe(true);
      expect(await views.resolve(made.id, { state: 'held' })).toBe(false);
      expect(await views.get(made.id)).toMatchObject({
        state: 'wrong',
        resolvedValue: 4.7,
        resolvedAtMs: clock.nowMs,
      });
      expect(await views.count()).toEqual({ open: 0, held: 0, wrong: 1, unresolved: 0, void: 0 });
    });

    it('finds open views whose last day has come, oldest first', async () => {
      const { views } = await open();
      const falsifier = view().falsifier;
      await views.record(view({ id: 'b', falsifier: { ...falsifier, by: '2026-11-30' } }));
      await views.record(view({ id: 'a', falsifier: { ...falsifier, by: '2026-11-25' } }));
      await views.record(view({ id: 'c', falsifier: { ...falsifier, by: '2026-12-24' } }));
      const due = await views.open({ byOnOrBefore: '2026-11-30', limit: 10 });
      expect(due.map(({ id }) => id)).toEqual(['a', 'b']);
      expect(await views.list({ limit: 2 })).toHaveLength(2);
    });
  });
}
