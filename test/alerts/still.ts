import { compileAlert } from '../../src/alerts/compile.ts';
import type { StoredRule } from '../../src/alerts/rule.ts';
import type { World } from '../../src/alerts/world.ts';
import type { Snapshot } from '../../src/snapshot/snapshot.ts';
import { bot, compileParts } from './world.ts';

/** The record of one day as if it were now; a reading can be set. 22:00 UTC, after the close. */
export function stillWorld(
  date = '2026-01-30',
  values: Readonly<Record<string, number>> = {},
): World & { readonly now: () => number } {
  const recorded = bot.snapshot(date);
  const readings = new Map(recorded.readings);
  for (const [id, value] of Object.entries(values)) readings.set(id, { ...readings.get(id)!, value });
  const snapshot: Snapshot = { ...recorded, readings, mode: 'live', asOf: { ...recorded.asOf, kind: 'now' } };
  return {
    registry: bot.registry,
    framework: bot.framework,
    analogs: bot.analogs,
    mode: 'live',
    snapshot: () => snapshot,
    assess: () => bot.assess({ asOf: date }),
    now: () => Date.parse(`${date}T22:00:00Z`),
  };
}

export function storedRule(said: string): StoredRule {
  const compiled = compileAlert(said, 'en', compileParts);
  if (compiled.kind !== 'rule') throw new Error(`${said}: ${compiled.kind}`);
  return { rule: compiled.rule, memory: {} };
}
