import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createBudgets } from '../../../src/agent/budget.ts';
import { createConversations } from '../../../src/chat/conversation.ts';
import { openStore } from '../../../src/store/open.ts';
import type { Store } from '../../../src/store/store.ts';
import type { Bench } from '../../contracts/store.ts';
import { alert } from './alerts.ts';
import { rule } from './settings.ts';

const WHO = { platform: 'telegram', userId: '7' };
const DIRECT = { platform: 'telegram', chatId: '7' };
const GROUP = { platform: 'telegram', chatId: '-100' };

/** A person with a chat of their own and a group, and somebody else in the group. */
async function fill(store: Store, now: () => number): Promise<void> {
  const memory = store.keyv('memory');
  const conversations = createConversations({ store: memory, now });
  const budgets = createBudgets({ store: memory, limits: { userQuestionsPerMinute: 5 }, prices: {}, now });
  for (const [chatId, userId] of [
    ['7', '7'],
    ['-100', '7'],
    ['-100', '8'],
  ] as const) {
    const key = { platform: 'telegram', chatId, userId };
    await conversations.append(key, {
      question: 'why?',
      answerText: 'because',
      figures: [],
      statements: [],
      language: 'en',
      asOf: '2026-11-24',
      messageId: `m${userId}${chatId}`,
    });
    await budgets.reserve({
      userId: `telegram:${userId}`,
      chatId: `telegram:${chatId}`,
      estimatedTokens: 1,
      estimatedUsd: 0,
    });
  }
  for (const id of ['7', '8', '-100', '%', '77'])
    await store.counters.increment(`rate:telegram:${id}`, 1, { ttlMs: 60_000 });
  await store.chats.setLanguage(DIRECT, 'en');
  await store.digestRules.create(rule({ ...DIRECT, id: 'own-rule' }));
  await store.digestRules.create(rule({ ...GROUP, id: 'group-rule' }));
  await store.alerts.create(alert({ ...GROUP, id: 'own-alert' }));
  await store.alerts.create(alert({ ...GROUP, id: 'other-alert', userId: '8' }));
  await store.alerts.fire('own-alert', { fireKey: 'k' });
  await store.alerts.fire('other-alert', { fireKey: 'k' });
  await store.deliveries.plan([{ ...DIRECT, kind: 'digest', sourceId: 'own-rule', eventKey: '2026-11-24' }]);
}

export function describePrivacy({ clock, open, another }: Bench): void {
  const folder = mkdtempSync(join(tmpdir(), 'undercurrent-backup-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  describe('privacy', () => {
    it('lists and forgets all of a person, and nothing of others', async () => {
      const store = await open();
      await fill(store, () => clock.nowMs);
      const data = await store.dataOf({ ...WHO, directChatIds: ['7'] });
      expect(data.digestRules.map(({ id }) => id).sort()).toEqual(['group-rule', 'own-rule']);
      expect(data.alerts.map(({ id }) => id)).toEqual(['own-alert']);
      // Two talks, two messages of them and their index; the person's budget, its minute, and the direct chat's.
      expect(data.memory).toHaveLength(8);
      expect(data.memory.every(({ expiresAtMs }) => expiresAtMs! > clock.nowMs)).toBe(true);
      expect(data.deliveries).toBe(2);
      expect(await store.forgetUser({ ...WHO, directChatIds: ['7'] })).toEqual({
        deliveries: 2,
        digest_rules: 1,
        alerts: 1,
        chats: 1,
        kv: 8,
        counters: 1,
        digest_rules_unnamed: 1,
      });
      expect(await store.forgetUser({ platform: 'telegram', userId: '%' })).toMatchObject({ counters: 1 });
      expect(await store.counters.get('rate:telegram:77')).toBe(1);
      const left = await store.dataOf({ ...WHO, directChatIds: ['7'] });
      expect(left).toEqual({
        digestRules: [],
        alerts: [],
        memory: [],
        deliveries: 0,
        counts: { digest_rules: 0, alerts: 0, kv: 0, deliveries: 0, counters: 0 },
      });
      expect(await store.digestRules.get('group-rule')).toMatchObject({ setBy: '' });
      expect(await store.alerts.get('other-alert')).toBeDefined();
      const other = await store.dataOf({ platform: 'telegram', userId: '8' });
      expect(other.memory.length).toBeGreaterThan(3);
      const everything: string[] = [];
      for await (const [key, value] of store.keyv('memory').iterator!({}))
        everything.push(`${key} ${JSON.stringify(value)}`);
      expect(everything.filter((line) => /"(telegram:)?7\\?"/.test(line))).toEqual([]);
    });

    it('takes a name out of what is planned or was sent, and leaves limits if told so', async () => {
      const store = await open();
      await fill(store, () => clock.nowMs);
      const planned = { ...GROUP, kind: 'digest', sourceId: 'group-rule' } as const;
      await store.deliveries.plan([
        { ...planned, eventKey: '1', payload: { setBy: '7', previous: '7' } },
        { ...planned, eventKey: '2', payload: { setBy: '77' } },
        { ...planned, eventKey: '3', payload: { setBy: '8', previous: '7' } },
      ]);
      const counts = await store.forgetUser({ ...WHO, directChatIds: ['7'], keepLimits: true });
      expect(counts).not.toHaveProperty('counters');
      const left = await store.deliveries.ofSource('group-rule', 5);
      expect(left.map(({ eventKey, payload }) => [eventKey, payload]).sort()).toEqual([
        ['1', { setBy: '', previous: '7' }],
        ['2', { setBy: '77' }],
        ['3', { setBy: '8', previous: '7' }],
      ]);
      expect(await store.counters.get('rate:telegram:7')).toBe(1);
      const { memory } = await store.dataOf({ ...WHO, directChatIds: ['7'] });
      expect(memory.length).toBeGreaterThan(0);
      expect(memory.every(({ key }) => key.startsWith('budget:'))).toBe(true);
    });

    it('forgets the id that a chat had before it moved', async () => {
      const store = await open();
      await store.chats.setLanguage({ ...GROUP, chatId: '-5' }, 'es');
      await store.chats.migrate('telegram', '-5', GROUP.chatId);
      await store.forgetChat(GROUP);
      expect(await store.chats.get({ ...GROUP, chatId: '-5' })).toBeUndefined();
    });

    it('forgets a chat with all its threads', async () => {
      const store = await open();
      await fill(store, () => clock.nowMs);
      await store.chats.setLanguage({ ...GROUP, threadId: '5' }, 'es');
      const counts = await store.forgetChat(GROUP);
      expect(counts).toMatchObject({ digest_rules: 1, alerts: 2, deliveries: 2, chats: 1, counters: 1 });
      expect(await store.digestRules.ofChat(GROUP)).toEqual([]);
      expect(await store.digestRules.get('own-rule')).toBeDefined();
    });
  });

  describe('retention', () => {
    it('deletes what is older than its limit, and expires alerts', async () => {
      const store = await open();
      const day = 86_400_000;
      await fill(store, () => clock.nowMs);
      const [sent, dead] = await store.deliveries.claimNext({ limit: 2, leaseMs: 1_000 });
      await store.deliveries.markSending(sent!, 1_000);
      await store.deliveries.markSent(sent!);
      await store.deliveries.markFailed(dead!, 'gone');
      await store.digestTexts.put({ framework: 'f', language: 'en', snapshotKey: 's' }, []);
      await store.alerts.create(alert({ id: 'short', expiresAtMs: clock.nowMs + 1 }));
      await store.counters.increment('k', 1, { ttlMs: 1 });
      clock.nowMs += 10 * day;
      expect(await store.sweep()).toMatchObject({ counters: 6 });
      expect(await store.alerts.get('short')).toMatchObject({ state: 'expired' });
      clock.nowMs += 31 * day;
      expect(await store.sweep()).toMatchObject({ alerts: 1, digest_texts: 1 });
      expect(await store.deliveries.counts()).toMatchObject({ sent: 1, failed: 1, waiting: 1 });
      clock.nowMs += 60 * day;
      expect(await store.sweep()).toEqual({ deliveries: 1 });
      clock.nowMs += 90 * day;
      expect(await store.sweep()).toEqual({ deliveries: 1 });
      expect(await store.deliveries.counts()).toMatchObject({ sent: 0, failed: 0, waiting: 1 });
    });
  });

  describe('backups', () => {
    it('come back as they were, on either engine, and never over something', async () => {
      const store = await open();
      await fill(store, () => clock.nowMs);
      const series = await store.series();
      const stored = {
        id: 'DGS10',
        source: 'fred',
        publisher: 'frb',
        fetchedAtMs: 5,
        days: Int32Array.of(1),
        values: Float64Array.of(0.1),
        notes: ['line separator: \u2028'],
      };
      await series.put([{ stored, revisions: [] }], []);
      const files = [join(folder, `${Math.random()}.backup`), join(folder, `${Math.random()}.jsonl`)];
      const made = await store.backup(files[0]!);
      expect(made.bytes).toBe(statSync(files[0]!).size);
      expect(statSync(files[0]!).mode & 0o777).toBe(0o600);
      expect((await store.exportRows(files[1]!)).rows).toBe(made.rows);
      await expect(store.backup(files[0]!)).rejects.toMatchObject({ failure: 'backup' });
      const other = await another();
      await expect(other.restore(files[0]!)).rejects.toMatchObject({ failure: 'backup' });
      for (const file of files) {
        const target = join(folder, `${Math.random()}.db`);
        const restored = await openStore({ file: target, now: () => clock.nowMs, log: { warn: () => {} } });
        expect(await restored.restore(file)).toEqual({ rows: made.rows });
        expect(await restored.deliveries.counts()).toEqual(await store.deliveries.counts());
        expect(await restored.dataOf({ ...WHO, directChatIds: ['7'] })).toEqual(
          await store.dataOf({ ...WHO, directChatIds: ['7'] }),
        );
        expect((await restored.series()).get({ source: 'fred', series: 'DGS10' })).toEqual(stored);
        await restored.close();
      }
    });

    it('take in what the other engine wrote', async () => {
      const elsewhere = await openStore({
        file: join(folder, `${Math.random()}.db`),
        now: () => clock.nowMs,
        log: { warn: () => {} },
      });
      await fill(elsewhere, () => clock.nowMs);
      const file = join(folder, `${Math.random()}.backup`);
      const { rows } = await elsewhere.backup(file);
      const store = await open();
      expect(await store.restore(file)).toEqual({ rows });
      expect(await store.deliveries.counts()).toEqual(await elsewhere.deliveries.counts());
      await elsewhere.close();
    });

    it('that are cut, changed, foreign or newer change nothing', async () => {
      const store = await open();
      await fill(store, () => clock.nowMs);
      const file = join(folder, `${Math.random()}.jsonl`);
      await store.exportRows(file);
      const text = readFileSync(file, 'utf8');
      const empty = await openStore({
        file: join(folder, `${Math.random()}.db`),
        now: () => clock.nowMs,
        log: { warn: () => {} },
      });
      const spoilt: readonly (readonly [string, string])[] = [
        [text.slice(0, text.length / 2), 'backup'],
        [text.replace('Europe/Paris', 'Europe/Prags'), 'backup'],
        [text.replace('undercurrent-store', 'something-else'), 'backup'],
        [text.replace('0001-first-tables', '0999-later'), 'newer'],
        ['SQLite format 3\u0000 and then nothing', 'corrupt'],
        ['', 'backup'],
      ];
      for (const [body, failure] of spoilt) {
        const bad = join(folder, `${Math.random()}.bad`);
        writeFileSync(bad, body);
        await expect(empty.restore(bad)).rejects.toMatchObject({ code: 'STORE_FAILED', failure });
        expect((await empty.digestRules.count()).total).toBe(0);
        expect(readFileSync(bad, 'utf8')).toBe(body);
      }
      const missing = join(folder, 'missing');
      await expect(empty.restore(missing)).rejects.toMatchObject({ failure: 'backup' });
      expect(existsSync(missing)).toBe(false);
      await empty.close();
    });
  });
}
