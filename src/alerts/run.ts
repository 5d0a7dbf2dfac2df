import type { Language } from '../answer/answer.ts';
import { languageOfTag } from '../languages.ts';
import type { Warner } from '../log.ts';
import type { Alert, AlertChanges } from '../store/alerts.ts';
import type { NewDelivery } from '../store/deliveries.ts';
import type { Store } from '../store/store.ts';
import {
  evaluateBatch,
  newRuleCache,
  type Outcome,
  type Prepared,
  prepare,
  type RuleCache,
  rested,
} from './batch.ts';
import { viewNow } from './now.ts';
import type { AlertPayload } from './payload.ts';
import type { SnapshotView } from './sight.ts';
import type { Health, World } from './world.ts';

export interface AlertRunParts {
  readonly store: Pick<Store, 'alerts' | 'deliveries' | 'leases'>;
  readonly bot: World;
  /** Of the sources; without it no alert on them fires. */
  readonly health?: () => Health;
  readonly now: () => number;
  readonly logger: Warner;
  /** Rules checked before, kept from round to round. */
  readonly cache?: RuleCache;
}

export interface AlertRound {
  /** False: another process looks, or there is nothing live to look at. */
  readonly looked: boolean;
  readonly alerts: number;
  /** Deliveries that are new: the runner of deliveries is to be woken. */
  readonly fired: number;
  readonly ending: number;
}

const LEASE_NAME = 'evaluate-alerts';
const LEASE_MS = 60_000;
const PAGE = 2_000;
/** A message that could not be sent for so long says nothing new any more. */
const DELIVERY_MS = 12 * 3_600_000;
/** The end of an alert is told so long before. */
const END_TOLD_MS = 3 * 86_400_000;

const NOTHING: AlertRound = { looked: false, alerts: 0, fired: 0, ending: 0 };

/**
 * Compares every alert with the newest snapshot; to be called after each refresh. Of several processes one does it.
 * An alert's state and its delivery change together, under a key of the crossing: stopping anywhere loses nothing
 * and tells nothing twice.
 * @throws StoreError
 */
export async function evaluateAlerts(parts: AlertRunParts): Promise<AlertRound> {
  const view = liveView(parts);
  if (!view) return NOTHING;
  const leased = await parts.store.leases.withLease(LEASE_NAME, LEASE_MS, (lost) => round(parts, view, lost));
  return leased.ran ? leased.value : NOTHING;
}

/** Undefined when only recorded data can be seen: a day of the past fires nothing. */
function liveView({ bot, health }: AlertRunParts): SnapshotView | undefined {
  if (bot.mode !== 'live') return undefined;
  const snapshot = bot.snapshot();
  if (snapshot.mode !== 'live' || snapshot.insteadOfLive || snapshot.asOf.kind !== 'now') return undefined;
  return viewNow(bot, snapshot, health?.());
}

async function round(parts: AlertRunParts, view: SnapshotView, lost: AbortSignal): Promise<AlertRound> {
  const { store, now, logger } = parts;
  const cache: RuleCache = parts.cache ?? newRuleCache();
  let alerts = 0;
  let fired = 0;
  let ending = 0;
  for (let after: string | undefined; !lost.aborted; ) {
    const page = await store.alerts.toEvaluate(now(), PAGE, after);
    const prepared = page.flatMap((alert): Prepared[] => {
      const ready = prepare(alert, cache);
      if (!ready) logger.warn({ alert: alert.id }, 'an alert has a rule that cannot be read; it is left out');
      return ready ? [ready] : [];
    });
    const outcomes = await untouched(store, evaluateBatch(prepared, view, now()));
    // Fires first: what is remembered is written after its delivery is there.
    for (const outcome of outcomes) if (outcome.fire && (await fire(parts, view, outcome))) fired += 1;
    await store.alerts.updateAll(outcomes.map((outcome) => changesOf(outcome, now())));
    ending += await tellEnds(parts, prepared, view);
    alerts += page.length;
    const last = page.at(-1);
    if (page.length < PAGE || !last) break;
    after = last.id;
  }
  return { looked: true, alerts, fired, ending };
}

/** Without alerts that somebody muted or removed since they were read: the next round sees them as they are then. */
async function untouched(
  { alerts }: AlertRunParts['store'],
  outcomes: readonly Outcome[],
): Promise<Outcome[]> {
  const kept: Outcome[] = [];
  for (const outcome of outcomes) {
    const current = await alerts.get(outcome.alert.id);
    if (current?.updatedAtMs === outcome.alert.updatedAtMs && current.state === outcome.alert.state)
      kept.push(outcome);
  }
  return kept;
}

/** No second message can come before its end: it is over, and says so. */
const isLast = ({ cooldownMs, expiresAtMs }: Alert, firedAtMs: number): boolean =>
  expiresAtMs !== undefined && firedAtMs + cooldownMs >= expiresAtMs;

function changesOf(
  { alert, rule, armed, memory, sight, fire }: Outcome,
  nowMs: number,
): { id: string; changes: AlertChanges } {
  const isOver = fire !== undefined && isLast(alert, nowMs);
  return {
    id: alert.id,
    changes: {
      rule: { rule, memory: armed ? rested(memory) : memory },
      state: isOver ? 'expired' : armed || memory.waits ? 'armed' : 'fired',
      ...(sight.kind === 'number' ? { lastValue: sight.value } : {}),
      ...(alert.state === 'muted' ? { mutedUntilMs: null } : {}),
    },
  };
}

async function fire({ store, now }: AlertRunParts, view: SnapshotView, outcome: Outcome): Promise<boolean> {
  const { alert, rule, sight } = outcome;
  const crossing = outcome.fire!;
  if (sight.kind === 'missing') return false;
  const { value, from, to } = crossing;
  const payload: AlertPayload = {
    version: 1,
    what: 'fired',
    alertId: alert.id,
    language: languageOf(alert),
    rule,
    cooldownMs: alert.cooldownMs,
    ...(isLast(alert, now()) ? { last: true as const } : {}),
    ...(value === undefined ? {} : { value }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    date: sight.date,
    running: sight.running,
    ...(sight.kind === 'number'
      ? {
          unit: sight.unit,
          source: sight.source,
          instrument: sight.instrument,
          ...(sight.z === undefined ? {} : { z: sight.z }),
          ...(sight.percentile === undefined ? {} : { percentile: sight.percentile }),
        }
      : { source: view.snapshot.label, instrument: '' }),
    leader: view.assessment()?.robustness.leader ?? null,
    atMs: now(),
  };
  const delivery = await store.alerts.fire(alert.id, {
    fireKey: crossing.key,
    ...(value === undefined ? {} : { value }),
    delivery: { expiresAtMs: now() + DELIVERY_MS, payload },
  });
  return delivery !== undefined;
}

/** Says once that an alert is about to end. */
async function tellEnds(
  { store, now }: AlertRunParts,
  prepared: readonly Prepared[],
  view: SnapshotView,
): Promise<number> {
  const ends = prepared.filter(
    ({ alert, memory }) =>
      alert.expiresAtMs !== undefined &&
      alert.expiresAtMs - now() <= END_TOLD_MS &&
      memory.endToldMs !== alert.expiresAtMs &&
      // Of an alert that was meant to be short, the end is no news.
      alert.expiresAtMs - alert.createdAtMs > END_TOLD_MS &&
      (alert.lastFiredAtMs === undefined || !isLast(alert, alert.lastFiredAtMs)),
  );
  if (ends.length === 0) return 0;
  const planned = await store.deliveries.plan(
    ends.map(({ alert, rule }): NewDelivery => {
      const { id, platform, chatId, threadId } = alert;
      const endsAtMs = alert.expiresAtMs!;
      const payload: AlertPayload = {
        version: 1,
        what: 'ending',
        alertId: id,
        language: languageOf(alert),
        rule,
        endsAtMs,
        date: view.snapshot.asOf.date,
      };
      return {
        platform,
        chatId,
        ...(threadId === undefined ? {} : { threadId }),
        kind: 'alert',
        sourceId: id,
        eventKey: `ends ${new Date(endsAtMs).toISOString().slice(0, 10)}`,
        expiresAtMs: endsAtMs,
        payload,
      };
    }),
  );
  for (const { alert, rule } of ends) {
    // Read again: this round may have changed it.
    const current = await store.alerts.get(alert.id);
    if (!current || current.state === 'expired') continue;
    const memory = (current.rule as Prepared).memory;
    await store.alerts.update(alert.id, {
      rule: { rule, memory: { ...memory, endToldMs: alert.expiresAtMs } },
    });
  }
  return planned;
}

function languageOf({ language }: Alert): Language {
  return languageOfTag(language) ?? 'en';
}
