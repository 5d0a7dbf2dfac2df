import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SendError } from '../../src/delivery/sender.ts';
import { StoreError } from '../../src/store/failure.ts';
import { alert } from '../store/contract/alerts.ts';
import { type Bench, bench, HELLO, jumping, ruleFor } from './setup.ts';

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
const chats = () => at.sender.sent.map(({ chatId }) => chatId).sort();
const states = async () =>
  Object.fromEntries(Object.entries(await at.store.deliveries.counts()).filter(([, count]) => count > 0));

describe('what is changed while a digest is on its way', () => {
  it('switched off after it was planned: it is not sent', async () => {
    const rule = await due('1');
    let failing = true;
    at.sender.before = () => {
      if (failing) throw new SendError('not-sent', 'ECONNREFUSED');
    };
    const runner = at.runner({ sleep: jumping(at.clock) });
    await runner.runOnce();
    expect(await states()).toEqual({ waiting: 1 });
    await at.store.digestRules.update(rule.id, { active: false, nextRunAtMs: null });
    failing = false;
    at.clock.nowMs += 60_000;
    await runner.runOnce();
    expect(chats()).toEqual([]);
    expect(await states()).toEqual({ skipped: 1 });
  });

  it('forgotten while it waits for its words: it is not sent', async () => {
    await due('1');
    const runner = at.runner({
      sources: {
        digest: {
          contentOf: async () => {
            await at.store.forgetChat({ platform: 'telegram', chatId: '1' });
            return HELLO;
          },
        },
      },
    });
    await runner.runOnce();
    expect(chats()).toEqual([]);
    expect(await states()).toEqual({});
  });

  it('forgotten between plan and claim by a planner that had read its rule: it is not sent', async () => {
    await due('1');
    const { due: read } = at.store.digestRules;
    const digestRules = {
      ...at.store.digestRules,
      due: async (...given: Parameters<typeof read>) => {
        const rules = await read(...given);
        await at.store.forgetChat({ platform: 'telegram', chatId: '1' });
        return rules;
      },
    };
    await at.runner({ store: { ...at.store, digestRules } }).runOnce();
    expect(chats()).toEqual([]);
  });

  it('all digests are paused in the middle of a wave: what is not claimed yet waits', async () => {
    for (let i = 0; i < 40; i++) await due(String(i));
    at.sender.width = 4;
    let paused = false;
    at.sender.before = () => {
      paused ||= at.sender.sent.length >= 8;
    };
    const runner = at.runner({ paused: () => paused });
    runner.start();
    while (!paused || runner.held > 0) await delay(5);
    await delay(50);
    await runner.stop();
    expect(at.sender.sent.length).toBeLessThan(20);
    const { sent, waiting } = await at.store.deliveries.counts();
    expect(sent + waiting).toBe(40);
  });
});

describe('clocks and zones', () => {
  it('a wait that a platform asked for does not grow when the clock is set back', async () => {
    await due('1');
    let first = true;
    at.sender.before = () => {
      if (!first) return;
      first = false;
      throw new SendError('rate-limited', '429', { retryAfterMs: 5_000 });
    };
    const slept: number[] = [];
    const runner = at.runner({
      sleep: async (ms) => {
        slept.push(ms);
        // An hour back, once.
        at.clock.nowMs += slept.length === 1 ? ms - HOUR : ms;
        await delay(0);
      },
    });
    await due('2');
    at.sender.width = 1;
    await runner.runOnce();
    expect(Math.max(...slept)).toBeLessThanOrEqual(15_000);
  });

  it('a zone whose clocks were moved by its government: the digest of that day comes late, not never', async () => {
    // Planned for nine, with rules of the zone that are no longer so: eight is now an hour earlier.
    const rule = await due('1', { nextRunAtMs: EIGHT + HOUR });
    at.clock.nowMs = EIGHT + HOUR;
    await at.runner().runOnce();
    expect(chats()).toEqual(['1']);
    const [row] = await at.store.deliveries.ofSource(rule.id, 5);
    expect(row).toMatchObject({ eventKey: '2026-11-24', state: 'sent' });
    expect((await at.store.digestRules.get(rule.id))?.nextRunAtMs).toBe(EIGHT + 24 * HOUR);

    // The other way: not before its time.
    const other = await due('2', { nextRunAtMs: EIGHT + 23 * HOUR });
    at.clock.nowMs = EIGHT + 23 * HOUR;
    await at.runner().runOnce();
    expect(chats()).toEqual(['1']);
    expect((await at.store.digestRules.get(other.id))?.nextRunAtMs).toBe(EIGHT + 24 * HOUR);
  });
});

describe('a group that moved', () => {
  it('and has a digest under its new id already gets one a day', async () => {
    await due('-5');
    await due('-1005', { setBy: '78' });
    at.sender.before = ({ chatId }) => {
      if (chatId === '-5') throw new SendError('migrated', 'upgraded', { newChatId: '-1005' });
    };
    const runner = at.runner();
    await runner.runOnce();
    at.clock.nowMs += 24 * HOUR;
    await runner.runOnce();
    at.clock.nowMs += 24 * HOUR;
    await runner.runOnce();
    const days = at.sender.sent.map((sent) => Math.round((sent.at - EIGHT) / (24 * HOUR)));
    expect(days).toEqual([0, 1, 2]);
    expect(await at.store.digestRules.ofChat({ platform: 'telegram', chatId: '-1005' })).toMatchObject([
      { setBy: '78', active: true },
    ]);
  });
});

describe('a chat that is closed', () => {
  it('is open again when somebody arms an alert in it: that is delivered, and digests go on', async () => {
    const place = { platform: 'telegram', chatId: '1' };
    const sources = { digest: { contentOf: async () => HELLO }, alert: { contentOf: async () => HELLO } };
    const armed = (id: string) => at.store.alerts.create(alert({ ...place, id }));
    await armed('before');
    await at.store.chats.pause(place, 'Forbidden: bot was blocked by the user');
    await at.store.alerts.fire('before', { fireKey: 'a' });
    const runner = at.runner({ sources });
    await runner.runOnce();
    expect(chats()).toEqual([]);
    at.clock.nowMs += 1_000;
    await armed('after');
    await at.store.alerts.fire('after', { fireKey: 'a' });
    await runner.runOnce();
    await due('1');
    await runner.runOnce();
    expect(chats()).toEqual(['1', '1']);
    expect(await states()).toEqual({ skipped: 1, sent: 2 });
    expect(await at.store.chats.paused()).toEqual([]);
  });

  it('is told to who set it up, also when the store fails for a moment', async () => {
    await due('1');
    at.sender.before = () => {
      throw new SendError('closed', 'Forbidden: bot was blocked by the user');
    };
    const told: string[] = [];
    const { markFailed } = at.store.deliveries;
    let failures = 1;
    const deliveries = {
      ...at.store.deliveries,
      markFailed: (...given: Parameters<typeof markFailed>) => {
        failures -= 1;
        if (failures >= 0) throw new StoreError('unreachable', 'the database server does not answer');
        return markFailed(...given);
      },
    };
    const runner = at.runner({
      store: { ...at.store, deliveries },
      sources: {
        digest: { contentOf: async () => HELLO, onClosed: async ({ chatId }) => void told.push(chatId) },
      },
    });
    await runner.runOnce();
    expect(told).toEqual(['1']);
  });
});
