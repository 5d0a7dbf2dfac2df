import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { evaluateBatch, newRuleCache, type Prepared, prepare } from '../src/alerts/batch.ts';
import { viewNow } from '../src/alerts/now.ts';
import type { Rule, StoredRule } from '../src/alerts/rule.ts';
import { evaluateAlerts } from '../src/alerts/run.ts';
import type { World } from '../src/alerts/world.ts';
import { type Bot, createBot } from '../src/bot.ts';
import type { Snapshot } from '../src/snapshot/snapshot.ts';
import type { Alert } from '../src/store/alerts.ts';
import { openStore } from '../src/store/open.ts';
import { printRows, rowOf } from './bench-rows.ts';

/** Alerts of many chats, looked at once per refresh. */
export const ALERTS = 100_000;
/** Of these a whole round is measured, with reading and writing. */
export const STORED = 10_000;
const BATCH = 2_500;

export interface AlertTimes {
  /** Ms of one look at all rules, each with a new snapshot. */
  readonly evaluation: number[];
  /** The same with reading them from SQLite, checking and writing what changed. */
  readonly rounds: number[];
  /** A few of the rules fire in the first look. */
  readonly fired: number;
}

/** A hundred thousand different rules: levels, changes, unusual moves, spreads, odds and the leading driver. */
export function manyRules(bot: Bot, count = ALERTS): Rule[] {
  const snapshot = bot.snapshot();
  const daily = [...snapshot.readings.values()].filter(({ path }) => path !== undefined);
  const drivers = bot.framework.drivers.filter(({ id }) => id !== 'noise');
  return Array.from({ length: count }, (_, i): Rule => {
    const reading = daily[i % daily.length]!;
    const is = i % 2 === 0 ? 'above' : 'below';
    // Rarely met: one in ten thousand holds.
    const far = (is === 'above' ? 1 : -1) * (3 + (i % 97) / 10) * (i % 10_000 === 7 ? -1 : 1);
    const base = { version: 1 as const, running: true };
    switch (i % 10) {
      case 0:
        return {
          ...base,
          metric: { kind: 'z', of: reading.id, sessions: 1, either: false },
          condition: { is, threshold: far * 3, unit: 'sigma', hysteresis: 0.5 },
        };
      case 1:
        return {
          ...base,
          running: false,
          metric: { kind: 'odds', driver: drivers[i % drivers.length]!.id },
          condition: { is, threshold: far * 9, unit: 'decibans', hysteresis: 1 },
        };
      case 2:
        return { ...base, running: false, metric: { kind: 'leader' }, condition: { is: 'changes' } };
      case 3:
        return {
          ...base,
          metric: { kind: 'spread', a: 'us10y', b: 'us2y' },
          condition: { is, threshold: 70 + far * 100, unit: 'basis-points', hysteresis: 2 },
        };
      default:
        return {
          ...base,
          metric: { kind: 'level', of: reading.id },
          condition: {
            is,
            threshold: reading.value + Math.abs(reading.value || 1) * far,
            unit: reading.unit,
            hysteresis: Math.abs(reading.value) / 100,
          },
        };
    }
  });
}

export async function benchAlerts(bot: Bot, runs: number): Promise<AlertTimes> {
  const rules = manyRules(bot);
  const world = nowWorld(bot);
  const nowMs = Date.UTC(2026, 0, 31);
  const memory = { last: world.assess().robustness.leader };
  const cache = newRuleCache();
  const alerts = rules.map((rule, i): Prepared => prepare(alertOf(i, { rule, memory }), cache)!);
  const evaluation: number[] = [];
  for (let i = 0; i < runs + 3; i++) {
    // A new view: nothing is remembered from the look before, the assessment included.
    const view = viewNow(world, world.snapshot(), undefined);
    const start = performance.now();
    evaluateBatch(alerts, view, nowMs);
    if (i >= 3) evaluation.push(performance.now() - start);
  }
  return {
    evaluation,
    ...(await roundsOf(
      rules.slice(0, STORED).map((rule) => ({ rule, memory })),
      world,
      nowMs,
      runs,
    )),
  };
}

async function roundsOf(
  rules: readonly StoredRule[],
  world: World,
  startMs: number,
  runs: number,
): Promise<Pick<AlertTimes, 'rounds' | 'fired'>> {
  const folder = mkdtempSync(join(tmpdir(), 'undercurrent-bench-alerts-'));
  let nowMs = startMs;
  const log = { warn: () => undefined };
  const store = await openStore({ file: join(folder, 'bench.db'), now: () => nowMs, log });
  try {
    for (let from = 0; from < rules.length; from += BATCH)
      await Promise.all(
        rules.slice(from, from + BATCH).map((stored, i) => {
          const { id, platform, chatId, userId, text, cooldownMs } = alertOf(from + i, stored);
          return store.alerts.create({
            id,
            platform,
            chatId,
            userId,
            text,
            cooldownMs,
            rule: stored,
          });
        }),
      );
    const cache = newRuleCache();
    const parts = { store, bot: world, now: () => nowMs, logger: log, cache };
    const { fired } = await evaluateAlerts(parts);
    const rounds: number[] = [];
    for (let i = 0; i < runs; i++) {
      nowMs += 60_000;
      const start = performance.now();
      await evaluateAlerts(parts);
      rounds.push(performance.now() - start);
    }
    return { rounds, fired };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function alertOf(i: number, stored: StoredRule): Alert {
  return {
    id: `alert-${i}`,
    platform: 'bench',
    chatId: `chat-${i % 10_000}`,
    userId: `user-${i % 30_000}`,
    rule: stored,
    text: 'bench',
    state: 'armed',
    cooldownMs: 43_200_000,
    createdAtMs: 0,
    updatedAtMs: 0,
  };
}

/** The newest recorded day as if it were now. */
function nowWorld(bot: Bot): World {
  const recorded = bot.snapshot();
  const snapshot: Snapshot = { ...recorded, mode: 'live', asOf: { ...recorded.asOf, kind: 'now' } };
  return {
    registry: bot.registry,
    framework: bot.framework,
    analogs: bot.analogs,
    mode: 'live',
    snapshot: () => snapshot,
    assess: () => bot.assess(),
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { evaluation, rounds, fired } = await benchAlerts(createBot({ now: Date.now }), 30);
  printRows([
    rowOf(`${ALERTS.toLocaleString('en')} rules looked at, a new snapshot each time`, evaluation, ''),
    rowOf(`${STORED.toLocaleString('en')} rules read from SQLite, looked at, written`, rounds, ''),
  ]);
  process.stdout.write(`${fired} fired in the first look\n`);
}
