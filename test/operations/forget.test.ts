import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBudgets } from '../../src/agent/budget.ts';
import { createPending } from '../../src/alerts/pending.ts';
import type { Rule } from '../../src/alerts/rule.ts';
import { createConversations } from '../../src/chat/conversation.ts';
import { forgetterOf } from '../../src/operations/forget.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { deskWith, last, NOW, request } from '../front-desk/helpers.ts';
import { alert } from '../store/contract/alerts.ts';
import { rule } from '../store/contract/settings.ts';

const PERSON = '4242';
const OWN = { platform: 'telegram', chatId: PERSON };
const GROUP = { platform: 'telegram', chatId: '-100' };
const RULE: Rule = { kind: 'leader', to: null } as never;

let folder = '';
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'undercurrent-forget-'));
  store = await openStore({ file: join(folder, 'store.db'), now: () => NOW, log: { warn: () => undefined } });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** All that a person leaves behind in a group and in a chat of their own. */
async function fill(): Promise<void> {
  const memory = store.keyv('chat');
  const conversations = createConversations({ store: memory, now: () => NOW });
  const budgets = createBudgets({
    store: memory,
    limits: { userTokensPerDay: 5 },
    prices: {},
    now: () => NOW,
  });
  for (const { platform, chatId } of [OWN, GROUP]) {
    await conversations.append(
      { platform, chatId, userId: PERSON },
      {
        question: 'why did gold fall, says a peculiar-pelican?',
        answerText: 'because',
        figures: [],
        statements: [],
        language: 'en',
        asOf: '2026-11-24',
        messageId: `m${chatId}`,
      },
    );
    await createPending(store.keyv('alert-proposals'), () => NOW).put({ platform, chatId }, 'p1', {
      rule: RULE,
    });
  }
  await budgets.reserve({
    userId: `telegram:${PERSON}`,
    chatId: `telegram:${PERSON}`,
    estimatedTokens: 3,
    estimatedUsd: 0,
  });
  await store.counters.increment(`rate:user:telegram:${PERSON}`, 1, { ttlMs: 60_000 });
  await store.digestRules.create(rule({ ...OWN, id: 'own-digest', setBy: PERSON }));
  await store.digestRules.create(rule({ ...GROUP, id: 'group-digest', setBy: PERSON }));
  for (const [place, sourceId] of [
    [OWN, 'own-digest'],
    [GROUP, 'group-digest'],
  ] as const)
    await store.deliveries.plan([
      {
        ...place,
        kind: 'digest',
        sourceId,
        eventKey: '2026-11-24',
        payload: { edition: 'e', setBy: PERSON },
      },
    ]);
  await store.alerts.create(alert({ ...GROUP, id: 'own-alert', userId: PERSON }));
  await store.alerts.fire('own-alert', { fireKey: 'k' });
  await store.chats.pause({ ...OWN }, 'blocked');
}

const forget = (isGroup: boolean) =>
  last(
    deskWith({ forget: forgetterOf(store) }).handle(
      request(
        { type: 'command', name: 'forget' },
        { who: { ...(isGroup ? GROUP : OWN), userId: PERSON }, isGroup },
      ),
    ),
    'answer',
  );

/** Rows that know the person, by table; the store as a whole is looked through. */
async function traces(): Promise<string[]> {
  const file = join(folder, `${Math.random()}.jsonl`);
  await store.exportRows(file);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.includes(PERSON))
    .map((line) => {
      const { table, row } = JSON.parse(line) as { table: string; row: Record<string, string> };
      return `${table} ${row.key?.split(':')[0] ?? row.id}`;
    });
}

describe('/forget', () => {
  it('in a chat of one’s own leaves the counts of today alone', async () => {
    await fill();
    expect((await traces()).length).toBeGreaterThan(10);
    await forget(false);
    expect([...new Set(await traces())].sort()).toEqual(['counters rate', 'kv budget']);
    expect(await store.digestRules.get('own-digest')).toBeUndefined();
    // The group keeps its digest, and what was planned for it.
    expect(await store.digestRules.get('group-digest')).toMatchObject({ setBy: '' });
    expect((await store.deliveries.ofSource('group-digest', 5))[0]).toMatchObject({
      state: 'waiting',
      payload: { edition: 'e', setBy: '' },
    });
  });

  it('does not begin a new budget', async () => {
    await fill();
    await forget(false);
    const budgets = createBudgets({
      store: store.keyv('chat'),
      limits: { userTokensPerDay: 5 },
      prices: {},
      now: () => NOW,
    });
    const again = { userId: `telegram:${PERSON}`, chatId: `telegram:${PERSON}`, estimatedTokens: 3 };
    expect(await budgets.reserve({ ...again, estimatedUsd: 0 })).toMatchObject({ ok: false });
    expect(await store.counters.get(`rate:user:telegram:${PERSON}`)).toBe(1);
  });

  it('in a group leaves the chat of one’s own as it is', async () => {
    await fill();
    await forget(true);
    expect(await store.digestRules.get('own-digest')).toMatchObject({ active: true });
    expect(await store.alerts.get('own-alert')).toBeUndefined();
  });

  it('leaves no words in any file of the database, while it is open', async () => {
    await fill();
    expect(onDisk()).toContain('peculiar-pelican');
    await forget(false);
    await forget(true);
    expect(onDisk()).not.toContain('peculiar-pelican');
    expect(await store.counters.get(`rate:user:telegram:${PERSON}`)).toBe(1);
  });

  it('tries again when somebody still reads the database as it was', { timeout: 30_000 }, async () => {
    await store.close();
    const warned: string[] = [];
    const later: (() => void)[] = [];
    store = await openStore(
      {
        file: join(folder, 'store.db'),
        now: () => NOW,
        log: { warn: (_, message) => warned.push(message) },
      },
      {
        after: (_, run) => {
          later.push(run);
          return () => undefined;
        },
      },
    );
    await fill();
    const reader = new DatabaseSync(join(folder, 'store.db'));
    reader.exec('BEGIN');
    expect(reader.prepare('SELECT count(*) AS n FROM kv').get()).not.toEqual({ n: 0 });
    await forget(false);
    await forget(true);
    // The reader keeps its view, and the program goes on.
    expect(onDisk()).toContain('peculiar-pelican');
    expect(warned).toEqual([expect.stringContaining('still stands in the journal')]);
    reader.exec('COMMIT');
    reader.close();
    later[0]!();
    // Behind it in the queue of the only connection.
    await store.check();
    expect(onDisk()).not.toContain('peculiar-pelican');
  });
});

/** The bytes of all files of the database. */
const onDisk = (): string =>
  readdirSync(folder)
    .filter((name) => name.startsWith('store.db'))
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n');
