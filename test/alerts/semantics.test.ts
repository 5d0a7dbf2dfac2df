import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { evaluate } from '../../src/alerts/evaluate.ts';
import { evaluateAlerts } from '../../src/alerts/run.ts';
import type { Sight } from '../../src/alerts/sight.ts';
import type { World } from '../../src/alerts/world.ts';
import type { NewAlert } from '../../src/store/alerts.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { startPostgres } from '../store/postgres-server.ts';
import { stillWorld, storedRule } from './still.ts';

/** What an alert promises over time. The rule is "VIX above 15": armed again at 15 less its hysteresis, above 14. */

const folder = mkdtempSync(join(tmpdir(), 'undercurrent-alert-semantics-'));
const postgres = await startPostgres();
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  if (!('skipped' in postgres)) await postgres.stop();
}, 300_000);
const log = { warn: () => undefined };
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const START = Date.parse('2026-01-30T22:00:00Z');
let files = 0;
const opened: Store[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});

const alertOf = (said: string, more: Partial<NewAlert> = {}): NewAlert => ({
  id: 'one',
  platform: 'test',
  chatId: 'chat',
  userId: 'user',
  rule: storedRule(said),
  text: said,
  cooldownMs: 12 * HOUR_MS,
  ...more,
});

async function bench(said: string, more: Partial<NewAlert> = {}) {
  const clock = { nowMs: START };
  const store = await openStore({ file: join(folder, `${files++}.db`), now: () => clock.nowMs, log });
  opened.push(store);
  await store.alerts.create(alertOf(said, more));
  const lookAt = async (world: World): Promise<number> =>
    (await evaluateAlerts({ store, bot: world, now: () => clock.nowMs, logger: log })).fired;
  const look = (values: Record<string, number>, date?: string) => lookAt(stillWorld(date, values));
  const state = async () => (await store.alerts.get('one'))?.state;
  return { clock, store, look, lookAt, state };
}

describe('an alert that is muted', () => {
  it('does not tell afterwards what was crossed meanwhile, and tells the next crossing', async () => {
    const { clock, store, look, state } = await bench('VIX above 15');
    await store.alerts.update('one', { state: 'muted', mutedUntilMs: START + 2 * DAY_MS });
    // Crossed on the first day of the silence.
    clock.nowMs = START + DAY_MS;
    expect(await look({ vix: 20 }, '2026-02-02')).toBe(0);
    expect(await state()).toBe('muted');
    // The silence is over and it still holds.
    clock.nowMs = START + 3 * DAY_MS;
    expect(await look({ vix: 20 }, '2026-02-03')).toBe(0);
    expect(await state()).toBe('fired');
    expect(await look({ vix: 21 }, '2026-02-03')).toBe(0);
    expect(await look({ vix: 12 }, '2026-02-04')).toBe(0);
    expect(await state()).toBe('armed');
    expect(await look({ vix: 16 }, '2026-02-05')).toBe(1);
  });

  it('is armed at once when what was crossed meanwhile is over', async () => {
    const { clock, store, look, state } = await bench('VIX above 15');
    await store.alerts.update('one', { state: 'muted', mutedUntilMs: START + 2 * DAY_MS });
    clock.nowMs = START + DAY_MS;
    await look({ vix: 20 }, '2026-02-02');
    clock.nowMs = START + 2 * DAY_MS;
    expect(await look({ vix: 12 }, '2026-02-03')).toBe(0);
    expect(await state()).toBe('armed');
    expect(await look({ vix: 16 }, '2026-02-04')).toBe(1);
  });

  it('is still silent in the last millisecond, and looked at in the next', async () => {
    const { clock, store, look, state } = await bench('VIX above 15');
    await store.alerts.update('one', { state: 'muted', mutedUntilMs: START + DAY_MS });
    clock.nowMs = START + DAY_MS - 1;
    await look({ vix: 12 });
    expect(await state()).toBe('muted');
    clock.nowMs += 1;
    await look({ vix: 12 });
    expect(await state()).toBe('armed');
  });
});

describe('readings that do not count', () => {
  it('stale and missing ones never fire, and never arm again', async () => {
    const { clock, look, lookAt, state } = await bench('VIX above 15', { cooldownMs: 0 });
    // A stale value is a gap of the snapshot, whatever it was last.
    const without = (reason: 'stale' | 'not-read'): World => {
      const world = stillWorld('2026-02-02');
      const snapshot = world.snapshot();
      const readings = new Map(snapshot.readings);
      const gaps = new Map(snapshot.gaps);
      readings.delete('vix');
      gaps.set('vix', { kind: 'gap', id: 'vix', family: 'volatility', reason, message: reason });
      return { ...world, snapshot: () => ({ ...snapshot, readings, gaps }) };
    };
    for (const reason of ['stale', 'not-read'] as const) expect(await lookAt(without(reason))).toBe(0);
    expect(await state()).toBe('armed');
    expect(await look({ vix: 20 })).toBe(1);
    clock.nowMs += DAY_MS;
    for (const reason of ['stale', 'not-read'] as const) await lookAt(without(reason));
    expect(await state()).toBe('fired');
  });
});

describe('a value that is revised', () => {
  it('takes back a crossing without a second message on that day, and with one on the next', async () => {
    const { clock, look, state, store } = await bench('VIX above 15');
    expect(await look({ vix: 15.2 })).toBe(1);
    // Revised below, past the hysteresis, when the pause is over.
    clock.nowMs += 12 * HOUR_MS;
    expect(await look({ vix: 12 })).toBe(0);
    expect(await state()).toBe('armed');
    // Revised back: the same day was told.
    expect(await look({ vix: 15.3 })).toBe(0);
    expect(await look({ vix: 12 })).toBe(0);
    expect(await look({ vix: 15.3 }, '2026-02-02')).toBe(1);
    expect(await store.deliveries.ofSource('one', 9)).toHaveLength(2);
  });

  it('within the hysteresis arms nothing', async () => {
    const { clock, look, state } = await bench('VIX above 15');
    await look({ vix: 15.2 });
    clock.nowMs += 13 * HOUR_MS;
    await look({ vix: 14.9 });
    expect(await state()).toBe('fired');
  });
});

describe('a weekly series', () => {
  // Initial claims: the week that ends on a Saturday, published on Thursday.
  const { rule } = storedRule('jobless claims above 300k');
  const sight = (value: number, date: string): Sight => ({
    kind: 'number',
    value,
    unit: 'persons',
    date,
    running: false,
    source: 'FRED',
    instrument: 'ICSA',
  });

  it('fires once per date of observation, under the key of that date', () => {
    const hour = (n: number) => START + n * HOUR_MS;
    const first = evaluate(
      rule,
      { armed: true, memory: {}, cooldownMs: 0 },
      sight(310_000, '2026-01-24'),
      START,
    );
    expect(first.fire?.key).toBe('2026-01-24');
    // The same figure is seen in every refresh of the week.
    let seen = first;
    for (let n = 1; n <= 7 * 24; n += 1) {
      const status = {
        armed: seen.armed,
        memory: seen.memory,
        lastFiredAtMs: START,
        cooldownMs: 12 * HOUR_MS,
      };
      seen = evaluate(rule, status, sight(310_000, '2026-01-24'), hour(n));
      expect(seen.fire).toBeUndefined();
    }
    // Next week it still lies above: no new crossing. Below, then above again: one.
    const status = { lastFiredAtMs: START, cooldownMs: 12 * HOUR_MS };
    seen = evaluate(rule, { ...seen, ...status }, sight(320_000, '2026-01-31'), hour(168));
    expect(seen.fire).toBeUndefined();
    seen = evaluate(rule, { ...seen, ...status }, sight(220_000, '2026-02-07'), hour(336));
    expect(seen).toMatchObject({ armed: true });
    seen = evaluate(rule, { ...seen, ...status }, sight(305_000, '2026-02-14'), hour(504));
    expect(seen.fire?.key).toBe('2026-02-14');
  });
});

describe('the pause between two messages', () => {
  // New York: clocks went forward on 8 March 2026 at 07:00 UTC, back on 1 November at 06:00 UTC.
  it.each(['2026-03-08T01:00:00Z', '2026-11-01T00:00:00Z'])(
    'is a span of time, whatever clocks do after %s',
    (from) => {
      const { rule } = storedRule('VIX above 15');
      const firedAtMs = Date.parse(from);
      const low: Sight = {
        kind: 'number',
        value: 12,
        unit: 'index',
        date: from.slice(0, 10),
        running: false,
        source: '',
        instrument: '',
      };
      const status = { armed: false, memory: {}, lastFiredAtMs: firedAtMs, cooldownMs: 12 * HOUR_MS };
      expect(evaluate(rule, status, low, firedAtMs + 12 * HOUR_MS - 1).armed).toBe(false);
      expect(evaluate(rule, status, low, firedAtMs + 12 * HOUR_MS).armed).toBe(true);
    },
  );
});

describe('the end of an alert', () => {
  it('is not looked at any more at that very moment', async () => {
    const end = START + 10 * DAY_MS;
    const before = await bench('VIX above 15', { expiresAtMs: end });
    before.clock.nowMs = end - 1;
    expect(await before.look({ vix: 20 })).toBe(1);
    const at = await bench('VIX above 15', { expiresAtMs: end });
    at.clock.nowMs = end;
    expect(await at.look({ vix: 20 })).toBe(0);
    expect(await at.store.deliveries.ofSource('one', 9)).toEqual([]);
  });
});

const STORES: readonly (readonly [string, () => Promise<{ url?: string; file: string }>])[] = [
  ['SQLite', async () => ({ file: join(folder, `${files++}.db`) })],
  ...('skipped' in postgres
    ? []
    : [['Postgres', async () => ({ url: await postgres.newDatabase(), file: '/nowhere/a.db' })] as const]),
];
if ('skipped' in postgres) console.warn(`alerts on Postgres are not tested here: ${postgres.skipped}`);

describe.each(STORES)('two processes on one %s', (_name, place) => {
  it('that look at the same moment fire once', async () => {
    const where = await place();
    const stores = [];
    for (const holder of ['a', 'b']) {
      const store = await openStore({ ...where, now: () => START, log, holder });
      opened.push(store);
      stores.push(store);
    }
    const [a, b] = stores as [Store, Store];
    for (let i = 0; i < 20; i++) await a.alerts.create(alertOf('VIX above 15', { id: `alert-${i}` }));
    const world = stillWorld('2026-01-30', { vix: 20 });
    const round = (store: Store) => evaluateAlerts({ store, bot: world, now: () => START, logger: log });
    const rounds = await Promise.all([round(a), round(b), round(a), round(b)]);
    expect(rounds.reduce((sum, { fired }) => sum + fired, 0)).toBe(20);
    for (let i = 0; i < 20; i++) expect(await b.deliveries.ofSource(`alert-${i}`, 9)).toHaveLength(1);
    // Also without the lease: the key of the crossing is taken once.
    await a.alerts.create(alertOf('VIX above 15', { id: 'bare' }));
    const fire = (store: Store) =>
      store.alerts.fire('bare', { fireKey: '2026-01-30', delivery: { payload: {} } });
    const fired = await Promise.all([fire(a), fire(b), fire(a), fire(b)]);
    expect(fired.filter(Boolean)).toHaveLength(1);
  }, 60_000);
});
