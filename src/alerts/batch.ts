import type { Alert } from '../store/alerts.ts';
import { begin, evaluate, type Fire } from './evaluate.ts';
import { type Memory, type Metric, metricKey, type Rule, type StoredRule, storedSchema } from './rule.ts';
import type { Sight, SnapshotView } from './sight.ts';

/** One alert after a look. Absent: nothing changed. */
export interface Outcome {
  readonly alert: Alert;
  readonly rule: Rule;
  readonly armed: boolean;
  readonly memory: Memory;
  readonly fire?: Fire;
  readonly sight: Sight;
}

export interface Prepared extends StoredRule {
  readonly alert: Alert;
}

/** Undefined for a rule of another version or a damaged row: it is told to the log, and the others go on. */
export function prepare(alert: Alert, known: RuleCache): Prepared | undefined {
  const cached = known.rules.get(alert.id);
  // Rows are written with a new time whenever their rule changes.
  if (cached && cached.updatedAtMs === alert.updatedAtMs)
    return { alert, rule: cached.stored.rule, memory: cached.stored.memory };
  const parsed = storedSchema.safeParse(alert.rule);
  if (!parsed.success) return undefined;
  const stored = shared(parsed.data, known);
  known.rules.set(alert.id, { updatedAtMs: alert.updatedAtMs, stored });
  return { alert, rule: stored.rule, memory: stored.memory };
}

/** Checked rules by alert, so that a refresh checks only those that changed. */
export interface RuleCache {
  readonly rules: Map<string, { readonly updatedAtMs: number; readonly stored: StoredRule }>;
  /** One object per metric, however many rules are on it. */
  readonly metrics: Map<string, Metric>;
}

export const newRuleCache = (): RuleCache => ({ rules: new Map(), metrics: new Map() });

/** The rule with the one object of its metric. */
export function shared(stored: StoredRule, { metrics }: Pick<RuleCache, 'metrics'>): StoredRule {
  const key = metricKey(stored.rule.metric);
  const metric = metrics.get(key) ?? stored.rule.metric;
  metrics.set(key, metric);
  return { ...stored, rule: { ...stored.rule, metric } };
}

/** Looks at many alerts with one snapshot; those whose state changed or that fire. */
export function evaluateBatch(alerts: readonly Prepared[], view: SnapshotView, nowMs: number): Outcome[] {
  const outcomes: Outcome[] = [];
  for (const { alert, rule, memory } of alerts) {
    const sight = view.sight(rule.metric);
    if (sight.kind === 'missing') continue;
    if (alert.state === 'muted') {
      // Its time is over: it begins anew, so that what happened meanwhile is not told late.
      const anew = begin(rule, sight);
      outcomes.push({ alert, rule, ...anew, sight });
      continue;
    }
    const armed = alert.state === 'armed' && memory.waits !== true;
    const { cooldownMs, lastFiredAtMs } = alert;
    const next = evaluate(rule, { armed, memory, lastFiredAtMs, cooldownMs }, sight, nowMs);
    if (!next.fire && next.armed === armed && next.memory === memory) continue;
    outcomes.push({ alert, rule, ...next, sight });
  }
  return outcomes;
}

/** The memory without the wait, once it is over. */
export function rested({ waits: _, ...memory }: Memory): Memory {
  return memory;
}
