import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SendError } from '../../src/delivery/sender.ts';
import { StoreError } from '../../src/store/failure.ts';
import { type Bench, bench, jumping, ruleFor } from './setup.ts';

/** 08:00 in Madrid on Tuesday 24 November 2026. */
const EIGHT = Date.parse('2026-11-24T07:00Z');
const HOUR = 3_600_000;

let at: Bench;
beforeEach(async () => {
  at = await bench(EIGHT);
});
afterEach(() => at.close());

const due = (chatId: string, more = {}) =>
  at.store.digestRules.create(ruleFor(chatId, { nextRunAtMs: EIGHT, ...more }));
const states = async () =>
  Object.fromEntries(Object.entries(await at.store.deliveries.counts()).filter(([, count]) => count > 0));
const chats = () => at.sender.sent.map(({ chatId }) => chatId).sort();

describe('a digest that is due', () => {
  it('is sent to each chat once, and its rule moves on to the next day', async () => {
    const rule = await due('1');
    await due('2');
    const runner = at.runner();
    await runner.runOnce();
    await runner.runOnce();
    expect(chats()).toEqual(['1', '2']);
    expect(await states()).toEqual({ sent: 2 });
    const moved = await at.store.digestRules.get(rule.id);
    expect(new Date(moved!.nextRunAtMs!).toISOString()).toBe('2026-11-25T07:00:00.000Z');
    expect(moved!.lastSnapshotKey).toBe('2026-11-24T07:00');
    const row = await at.store.deliveries.find({
      platform: 'telegram',
      chatId: '1',
      kind: 'digest',
      sourceId: rule.id,
      eventKey: '2026-11-24',
    });
    expect(row).toMatchObject({ state: 'sent', messageIds: [expect.any(String)], attempts: 1 });
  });

  it('is sent once by two processes that share the store', async () => {
    for (let i = 0; i < 40; i++) await due(String(i));
    const [one, two] = [at.runner(), at.runner()];
    await Promise.all([one.runOnce(), two.runOnce()]);
    expect(chats()).toEqual(Array.from({ length: 40 }, (_, i) => String(i)).sort());
  });

  it('is sent late within the catch-up window, and skipped once after it', async () => {
    await due('late');
    at.clock.nowMs = EIGHT + 2 * HOUR;
    await at.runner().runOnce();
    expect(chats()).toEqual(['late']);

    const rule = await due('gone', { nextRunAtMs: EIGHT - 7 * 24 * HOUR });
    at.clock.nowMs = EIGHT + 4 * HOUR;
    await at.runner().runOnce();
    expect(chats()).toEqual(['late']);
    const rows = await at.store.deliveries.ofSource(rule.id, 20);
    // From Tuesday to Tuesday: eight mornings, none sent.
    expect(rows.map(({ eventKey, state }) => `${eventKey} ${state}`).sort()).toEqual(
      [17, 18, 19, 20, 21, 22, 23, 24].map((day) => `2026-11-${day} skipped`),
    );
    await at.runner().runOnce();
    expect((await at.store.deliveries.ofSource(rule.id, 20)).length).toBe(8);
  });

  it('does not stop for a rule whose zone this system does not know', async () => {
    const bad = await due('bad', { zone: 'Mars/Olympus' });
    await due('good');
    await at.runner().runOnce();
    expect(chats()).toEqual(['good']);
    expect((await at.store.digestRules.get(bad.id))?.nextRunAtMs).toBeUndefined();
    expect(at.warnings.join()).toContain('a digest rule cannot be read');
  });
});

describe('what a platform says', () => {
  it('is never sent again when its outcome is unknown, and is listed', async () => {
    await due('1');
    at.sender.after = () => {
      throw new SendError('ambiguous', 'no answer in time');
    };
    const runner = at.runner();
    await runner.runOnce();
    at.clock.nowMs += HOUR;
    await runner.runOnce();
    expect(chats()).toEqual(['1']);
    const [dead] = await at.store.deliveries.deadLetters(10);
    expect(dead).toMatchObject({ chatId: '1', state: 'ambiguous', error: 'no answer in time' });
  });

  it('is tried again when nothing was sent for sure', async () => {
    await due('1');
    let failures = 0;
    at.sender.before = () => {
      failures += 1;
      if (failures <= 3) throw new SendError('not-sent', 'ECONNREFUSED');
    };
    const runner = at.runner({ sleep: jumping(at.clock) });
    for (let i = 0; i < 6; i++) {
      await runner.runOnce();
      at.clock.nowMs += 60_000;
    }
    expect(chats()).toEqual(['1']);
    expect(await states()).toEqual({ sent: 1 });
  });

  it('waits as long as the platform asks', async () => {
    await due('1');
    await due('2');
    at.sender.width = 1;
    let first = true;
    at.sender.before = () => {
      if (!first) return;
      first = false;
      throw new SendError('rate-limited', '429', { retryAfterMs: 30_000 });
    };
    const runner = at.runner({ sleep: jumping(at.clock) });
    await runner.runOnce();
    await runner.runOnce();
    expect(chats()).toEqual(['1', '2']);
    for (const { at: sentAt } of at.sender.sent) expect(sentAt).toBeGreaterThanOrEqual(EIGHT + 30_000);
  });

  it('pauses a chat that is closed, tells once, and sends nothing more there', async () => {
    await due('1');
    at.sender.before = () => {
      throw new SendError('closed', 'Forbidden: bot was blocked by the user');
    };
    const told: string[] = [];
    const runner = at.runner({
      sources: {
        digest: {
          contentOf: async () => ({ answer: (await import('./setup.ts')).answerSaying('x') }),
          onClosed: async ({ chatId }) => void told.push(chatId),
        },
      },
    });
    await runner.runOnce();
    at.clock.nowMs += 24 * HOUR;
    at.sender.before = () => undefined;
    await runner.runOnce();
    expect(told).toEqual(['1']);
    expect(at.sender.sent).toEqual([]);
    expect(await states()).toEqual({ failed: 1, skipped: 1 });
    expect((await at.store.chats.paused())[0]).toMatchObject({ chatId: '1' });
    await at.store.chats.resume({ platform: 'telegram', chatId: '1' });
    at.clock.nowMs += 24 * HOUR;
    await runner.runOnce();
    expect(chats()).toEqual(['1']);
  });

  it('follows a chat that moved, with its rule', async () => {
    const rule = await due('-5');
    at.sender.before = ({ chatId }) => {
      if (chatId === '-5') throw new SendError('migrated', 'upgraded', { newChatId: '-1005' });
    };
    await at.runner().runOnce();
    expect(chats()).toEqual(['-1005']);
    expect(await at.store.digestRules.get(rule.id)).toMatchObject({ chatId: '-1005' });
    expect(await states()).toEqual({ sent: 1 });
  });

  it('does not try a message again that is refused', async () => {
    await due('1');
    at.sender.before = () => {
      throw new SendError('refused', 'Bad Request: message is too long');
    };
    const runner = at.runner();
    await runner.runOnce();
    at.clock.nowMs += HOUR;
    await runner.runOnce();
    expect(await states()).toEqual({ failed: 1 });
  });
});

describe('a store that fails', () => {
  it('before a message is begun: it is sent later, once', async () => {
    await due('1');
    const { markSending } = at.store.deliveries;
    let broken = true;
    const deliveries = {
      ...at.store.deliveries,
      markSending: (...given: Parameters<typeof markSending>) => {
        if (broken) throw new StoreError('unreachable', 'the database server does not answer');
        return markSending(...given);
      },
    };
    const runner = at.runner({ store: { ...at.store, deliveries } });
    await runner.runOnce();
    expect(at.sender.sent).toEqual([]);
    broken = false;
    at.clock.nowMs += 10_000;
    await runner.runOnce();
    expect(chats()).toEqual(['1']);
    expect(await states()).toEqual({ sent: 1 });
  });

  it('after a message was sent: that is written down as soon as the store is back', async () => {
    await due('1');
    let failures = 3;
    const { markSent } = at.store.deliveries;
    const deliveries = {
      ...at.store.deliveries,
      markSent: (...given: Parameters<typeof markSent>) => {
        failures -= 1;
        if (failures >= 0) throw new StoreError('unreachable', 'the database server does not answer');
        return markSent(...given);
      },
    };
    await at.runner({ store: { ...at.store, deliveries } }).runOnce();
    expect(chats()).toEqual(['1']);
    expect(await states()).toEqual({ sent: 1 });
  });
});

describe('a process that ends', () => {
  it('hands back what is not in the air, and waits for what is', async () => {
    for (let i = 0; i < 20; i++) await due(String(i));
    at.sender.width = 20;
    let inAir = 0;
    let land: () => void = () => undefined;
    const landing = new Promise<void>((resolve) => {
      land = resolve;
    });
    // Three get through the gate at once; the others wait before it.
    const begin = at.sender.send.bind(at.sender);
    at.sender.send = async (to, content, options) => {
      if (inAir >= 3) await landing;
      inAir += 1;
      return begin(to, content, options);
    };
    at.sender.before = () => landing;
    const runner = at.runner();
    const round = runner.runOnce();
    while (inAir < 3) await new Promise((resolve) => setTimeout(resolve, 5));
    setTimeout(land, 50);
    await runner.stop(5_000);
    await round;
    expect(at.sender.sent.length).toBe(3);
    expect(await states()).toEqual({ sent: 3, waiting: 17 });
    at.sender.before = () => undefined;
    at.sender.send = begin;
    await at.runner().runOnce();
    expect(new Set(chats()).size).toBe(20);
    expect(chats().length).toBe(20);
  });

  it('is noticed by the next one: what it was sending is unknown, what it held is sent', async () => {
    for (let i = 0; i < 3; i++) await due(String(i));
    at.sender.width = 4;
    const dead = at.runner();
    // Its last sends never come back.
    at.sender.before = ({ chatId }) => (chatId === '0' ? new Promise(() => undefined) : undefined);
    void dead.runOnce();
    while (at.sender.sent.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    at.clock.nowMs += 61_000;
    at.sender.before = () => undefined;
    await at.runner().runOnce();
    expect(chats()).toEqual(['1', '2']);
    expect(await states()).toEqual({ sent: 2, ambiguous: 1 });
  });

  it('runs by its own timers until it is stopped', async () => {
    at.clock.nowMs = EIGHT - 50;
    await due('1');
    const started = Date.now();
    const tick = setInterval(() => {
      at.clock.nowMs = EIGHT - 50 + (Date.now() - started);
    }, 5);
    const runner = at.runner();
    runner.start();
    while (at.sender.sent.length < 1) await new Promise((resolve) => setTimeout(resolve, 10));
    await runner.stop();
    clearInterval(tick);
    expect(at.sender.sent[0]!.at).toBeGreaterThanOrEqual(EIGHT);
    expect(await states()).toEqual({ sent: 1 });
  });
});
