import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { alertContent } from '../../src/alerts/content.ts';
import { evaluateAlerts } from '../../src/alerts/run.ts';
import { plainText } from '../../src/answer/answer.ts';
import { createRunner } from '../../src/delivery/runner.ts';
import type { Content } from '../../src/delivery/sender.ts';
import { alertActions } from '../../src/front-desk/alert-desk.ts';
import { projectFile } from '../../src/paths.ts';
import type { NewAlert } from '../../src/store/alerts.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { stillWorld, storedRule } from './still.ts';
import { bot, health } from './world.ts';

const folder = mkdtempSync(join(tmpdir(), 'undercurrent-alert-run-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const log = { warn: () => undefined };
const DAY_MS = 86_400_000;
const START = Date.parse('2026-01-30T22:00:00Z');
let files = 0;
const opened: Store[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});

async function bench() {
  const clock = { nowMs: START };
  const file = join(folder, `${files++}.db`);
  const store = await openStore({ file, now: () => clock.nowMs, log });
  opened.push(store);
  const add = (id: string, said: string, more: Partial<NewAlert> = {}) =>
    store.alerts.create({
      id,
      platform: 'test',
      chatId: 'chat',
      userId: 'user',
      rule: storedRule(said),
      text: said,
      cooldownMs: 12 * 3_600_000,
      ...more,
    });
  const look = (values: Record<string, number> = {}, date?: string) =>
    evaluateAlerts({
      store,
      bot: stillWorld(date, values),
      health: () => health,
      now: () => clock.nowMs,
      logger: log,
    });
  return { clock, file, store, add, look };
}

describe('a round of alerts', () => {
  it('fires what holds, keeps the state with the delivery, and is silent afterwards', async () => {
    const { store, add, look } = await bench();
    await add('vix', 'VIX above 15');
    await add('calm', 'VIX above 30');
    // The VIX closed at 17.44.
    expect(await look()).toEqual({ looked: true, alerts: 2, fired: 1, ending: 0 });
    expect((await look()).fired).toBe(0);
    expect(await store.alerts.get('vix')).toMatchObject({ state: 'fired', lastValue: 17.44 });
    expect((await store.alerts.get('calm'))?.state).toBe('armed');
  });

  it('does not fire twice on one day, however the value is revised', async () => {
    const { clock, store, add, look } = await bench();
    await add('vix', 'VIX above 15', { cooldownMs: 0 });
    await look();
    await look({ vix: 10 });
    expect((await store.alerts.get('vix'))?.state).toBe('armed');
    clock.nowMs += 3_600_000;
    expect((await look({ vix: 18 })).fired).toBe(0);
    expect((await store.alerts.get('vix'))?.state).toBe('fired');
    await look({ vix: 10 });
    // The next session is a new day.
    expect((await look({ vix: 18 }, '2026-02-02')).fired).toBe(1);
  });

  it('waits with an alert whose condition held when it was armed', async () => {
    const { store, add, look } = await bench();
    await add('vix', 'VIX above 15', { rule: { ...storedRule('VIX above 15'), memory: { waits: true } } });
    expect((await look()).fired).toBe(0);
    await look({ vix: 12 });
    expect((await store.alerts.get('vix'))?.rule).toMatchObject({ memory: {} });
    expect((await look()).fired).toBe(1);
  });

  it('is silent on recorded days, and where a recorded day stands in', async () => {
    const { store, add, clock } = await bench();
    await add('vix', 'VIX above 15');
    const still = stillWorld();
    const round = (world: typeof still) =>
      evaluateAlerts({ store, bot: world, now: () => clock.nowMs, logger: log });
    expect((await round({ ...still, mode: 'recorded' })).looked).toBe(false);
    const standIn = { ...still.snapshot(), insteadOfLive: true };
    expect((await round({ ...still, snapshot: () => standIn })).looked).toBe(false);
  });

  it('tells nothing while muted, and nothing of that time afterwards', async () => {
    const { clock, store, add, look } = await bench();
    await add('vix', 'VIX above 15');
    await store.alerts.update('vix', { state: 'muted', mutedUntilMs: START + DAY_MS });
    expect((await look()).fired).toBe(0);
    clock.nowMs += 2 * DAY_MS;
    expect((await look()).fired).toBe(0);
    expect((await store.alerts.get('vix'))?.state).toBe('fired');
    await look({ vix: 12 });
    expect((await look({}, '2026-02-02')).fired).toBe(1);
  });

  it('is over after the message behind which no other can come, and tells no end', async () => {
    const { clock, store, add, look } = await bench();
    // Once only: a pause as long as its life.
    await add('once', 'VIX above 15', { cooldownMs: 5 * DAY_MS, expiresAtMs: START + 5 * DAY_MS });
    await add('often', 'VIX above 15', { cooldownMs: DAY_MS, expiresAtMs: START + 5 * DAY_MS });
    expect((await look()).fired).toBe(2);
    expect((await store.alerts.get('once'))?.state).toBe('expired');
    expect((await store.alerts.get('often'))?.state).toBe('fired');
    const { contentOf } = alertContent({ names: bot, store, actionsOf: alertActions, mode: 'live' });
    const said = async (id: string) => {
      const content = await contentOf((await store.deliveries.ofSource(id, 1))[0]!);
      if ('skip' in content) throw new Error(content.skip);
      return { text: plainText(content.answer), actions: content.actions?.map(({ kind }) => kind) };
    };
    expect((await said('once')).text).toContain('This alert is over now');
    expect((await said('once')).text).not.toMatch(/Armed again|mute/);
    expect((await said('once')).actions).toEqual(['chart']);
    expect((await said('often')).text).toContain('after 24 hours at the earliest');
    clock.nowMs += 3 * DAY_MS;
    await look({ vix: 10 }, '2026-02-02');
    expect(await look({ vix: 18 }, '2026-02-03')).toMatchObject({ alerts: 1, fired: 1 });
  });

  it('says once that an alert is about to end, and nothing after its end', async () => {
    const { clock, add, look } = await bench();
    await add('vix', 'VIX above 30', { expiresAtMs: START + 5 * DAY_MS });
    expect((await look()).ending).toBe(0);
    clock.nowMs += 3 * DAY_MS;
    expect((await look()).ending).toBe(1);
    expect((await look()).ending).toBe(0);
    clock.nowMs += 3 * DAY_MS;
    expect(await look({ vix: 50 })).toMatchObject({ alerts: 0, fired: 0 });
  });

  it('watches sources, families, spreads, odds, analogs and the leading driver', async () => {
    const { add, look } = await bench();
    await add('source', 'tell me when yahoo is down');
    await add('family', 'tell me if data for credit is down');
    // 4.26% less the breakeven of that day lies above 100bp.
    await add('spread', 'us10y minus breakeven10y above 100bp');
    await add('odds', 'odds of crowded positions above -5 dB', {
      rule: {
        rule: {
          version: 1,
          metric: { kind: 'odds', driver: 'positioning' },
          condition: { is: 'above', threshold: -5, unit: 'decibans', hysteresis: 1 },
          running: false,
        },
        memory: {},
      },
    });
    await add('far', 'when today looks like 312', {
      rule: {
        rule: {
          version: 1,
          metric: { kind: 'analog', episode: '2020-03-12' },
          condition: { is: 'above', threshold: 0.1, unit: 'distance', hysteresis: 0.05 },
          running: false,
        },
        memory: {},
      },
    });
    await add('leader', 'when the leading driver changes', {
      rule: {
        ...storedRule('when the leading driver changes'),
        memory: { last: 'mag7', since: '2026-01-29' },
      },
    });
    expect(await look()).toMatchObject({ alerts: 6, fired: 6 });
  });

  it('leaves out a rule that it cannot read, and goes on', async () => {
    const { add, look } = await bench();
    await add('broken', 'VIX above 15', { rule: { version: 99 } });
    await add('vix', 'VIX above 15');
    expect((await look()).fired).toBe(1);
  });

  it('is done by one process at a time', async () => {
    const { store, add, look } = await bench();
    await add('vix', 'VIX above 15');
    const held = store.leases.withLease('evaluate-alerts', 60_000, async () => {
      expect(await look()).toMatchObject({ looked: false, fired: 0 });
    });
    await held;
    expect((await look()).fired).toBe(1);
  });
});

describe('the message of an alert', () => {
  it('says what happened, the value with its date and source, and what leads', async () => {
    const { clock, store, add, look } = await bench();
    await add('vix', 'VIX above 15', { language: 'en' });
    await look();
    const sent: Content[] = [];
    const runner = createRunner({
      store,
      senders: [
        {
          platform: 'test',
          width: 4,
          directPlace: (userId) => ({ platform: 'test', chatId: userId }),
          send: async (_to, content, { begin }) => {
            if (!(await begin())) throw new Error('not begun');
            sent.push(content);
            return ['m1'];
          },
        },
      ],
      sources: { alert: alertContent({ names: bot, store, actionsOf: alertActions, mode: 'live' }) },
      now: () => clock.nowMs,
      logger: log,
      catchUpMs: 3_600_000,
      sleep: async () => undefined,
    });
    await runner.runOnce();
    await runner.runOnce();
    expect(sent).toHaveLength(1);
    const text = plainText(sent[0]!.answer);
    expect(text).toContain('Alert: VIX above 15.');
    expect(text).toContain('VIX: 17.44 (threshold 15)');
    expect(text).toContain('Value of 30 Jan 2026');
    expect(text).toMatch(/Leading driver now: /);
    expect(text).not.toMatch(/@|https?:/);
    expect(sent[0]!.answer.figures[0]).toMatchObject({ value: 17.44, unit: 'index', asOf: '2026-01-30' });
    expect(sent[0]!.actions?.map(({ kind }) => kind)).toEqual(['chart', 'mute']);
    expect((await store.deliveries.ofSource('vix', 1))[0]?.state).toBe('sent');
  });

  it('is not sent when the alert was removed or muted meanwhile', async () => {
    const { store, add, look } = await bench();
    await add('vix', 'VIX above 15');
    await look();
    const [delivery] = await store.deliveries.ofSource('vix', 1);
    const { contentOf } = alertContent({ names: bot, store, actionsOf: () => [], mode: 'live' });
    await store.alerts.update('vix', { state: 'muted' });
    expect(await contentOf(delivery!)).toEqual({ skip: 'the alert is muted' });
    await store.alerts.remove('vix');
    expect(await contentOf(delivery!)).toEqual({ skip: 'the alert was removed' });
  });
});

describe('a process that is killed', () => {
  const kill = async (file: string, step: string): Promise<void> => {
    const script = projectFile('test', 'alerts', 'children', 'fire.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', script, file, step], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said = await new Promise<string>((resolve) =>
      child.stdout.once('data', (data) => resolve(String(data))),
    );
    expect(said.trim()).toBe('1');
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await ended;
  };
  const afterwards = async (step: string) => {
    const file = join(folder, `kill-${step}.db`);
    const before = await openStore({ file, now: Date.now, log });
    await before.alerts.create({
      id: 'vix',
      platform: 'test',
      chatId: 'chat',
      userId: 'user',
      rule: storedRule('VIX above 15'),
      text: 'VIX above 15',
      cooldownMs: 0,
    });
    await before.close();
    await kill(file, step);
    // Later than the lease of a second.
    const now = (): number => Date.now() + 5_000;
    const store = await openStore({ file, now, log });
    opened.push(store);
    const again = await evaluateAlerts({ store, bot: stillWorld(), now, logger: log });
    expect(again.fired).toBe(0);
    await store.deliveries.recover();
    const claimed = await store.deliveries.claimNext({ limit: 5, leaseMs: 1_000 });
    return {
      claimed: claimed.length,
      state: (await store.deliveries.ofSource('vix', 5)).map(({ state }) => state),
    };
  };

  it('after the alert fired: its delivery waits, once', async () => {
    expect(await afterwards('fired')).toEqual({ claimed: 1, state: ['claimed'] });
  }, 60_000);

  it('between claim and send: the delivery is sent by the next process, once', async () => {
    expect(await afterwards('claimed')).toEqual({ claimed: 1, state: ['claimed'] });
  }, 60_000);

  it('in the middle of the send: it is not repeated', async () => {
    expect(await afterwards('sending')).toEqual({ claimed: 0, state: ['ambiguous'] });
  }, 60_000);
});
