import { nextRun, type Run, runAt } from '../digest/schedule.ts';
import type { Warner } from '../log.ts';
import type { NewDelivery } from '../store/deliveries.ts';
import type { DigestRule } from '../store/digest-rules.ts';
import type { Store } from '../store/store.ts';

/** What a digest delivery remembers, to be sent after a restart. */
export interface DigestPayload {
  readonly language: string;
  readonly length: string;
  readonly pictures: boolean;
  readonly framework?: string;
  /** Key of the edition: all chats that are due at one moment read the same. */
  readonly edition: string;
  /** Key of the edition that this chat read last: what "since then" means. */
  readonly previous?: string;
  readonly setBy: string;
}

export interface PlannerParts {
  readonly store: Pick<Store, 'digestRules' | 'deliveries'>;
  readonly now: () => number;
  readonly logger: Warner;
  /** A digest later than this is skipped. */
  readonly catchUpMs: number;
}

const BATCH = 200;
const HALF_DAY_MS = 43_200_000;
/** Of a rule that was due more often while nothing ran, the newest are noted as skipped; older ones are not. */
const MAX_MISSED = 62;

/**
 * Makes a delivery of every digest that is due, also of those missed: these are noted, to be skipped. Stopping
 * anywhere loses and doubles nothing: a delivery is one per rule, chat and local date, and a rule moves on after
 * its deliveries are there. Resolves with how many rules were due.
 */
export async function planDigests(
  parts: PlannerParts,
  stopped: () => boolean = () => false,
): Promise<number> {
  const { store, now } = parts;
  let planned = 0;
  while (!stopped()) {
    const rules = await store.digestRules.due(now(), BATCH);
    if (rules.length === 0) break;
    const plans = rules.map((rule) => planOf(rule, parts));
    await store.deliveries.plan(plans.flatMap(({ deliveries }) => deliveries));
    await store.digestRules.advanceAll(
      plans.map(({ rule, next, edition }) => ({
        id: rule.id,
        fromMs: rule.nextRunAtMs!,
        toMs: next,
        ...(edition === undefined ? {} : { snapshotKey: edition }),
      })),
    );
    planned += rules.length;
    if (rules.length < BATCH) break;
  }
  return planned;
}

interface Plan {
  readonly rule: DigestRule;
  readonly deliveries: readonly NewDelivery[];
  /** Null: never again. */
  readonly next: number | null;
  readonly edition: string | undefined;
}

function planOf(rule: DigestRule, { now, catchUpMs, logger }: PlannerParts): Plan {
  const nowMs = now();
  let run: Run;
  try {
    // In a zone whose clocks were moved by decree meanwhile it is due at no time of its own: the nearest one counts.
    run = runAt(rule, rule.nextRunAtMs!) ?? nextRun(rule, rule.nextRunAtMs! - HALF_DAY_MS);
  } catch (error) {
    // A zone that this system does not know (any more): it must not stop the others.
    logger.warn({ err: error, rule: rule.id }, 'a digest rule cannot be read; it is no longer due');
    return { rule, deliveries: [], next: null, edition: undefined };
  }
  const runs: Run[] = [];
  for (; run.atMs <= nowMs; run = nextRun(rule, run.atMs)) runs.push(run);
  const sendable = runs.filter(({ atMs }) => atMs + catchUpMs > nowMs);
  return {
    rule,
    deliveries: runs.slice(-MAX_MISSED).map((due) => deliveryOf(rule, due, catchUpMs)),
    next: run.atMs,
    edition: sendable.length === 0 ? undefined : editionOf(sendable.at(-1)!.atMs),
  };
}

function deliveryOf(rule: DigestRule, { atMs, date }: Run, catchUpMs: number): NewDelivery {
  const { platform, chatId, threadId, language, length, pictures, framework, lastSnapshotKey, setBy } = rule;
  const payload: DigestPayload = {
    edition: editionOf(atMs),
    language,
    length,
    pictures,
    ...(framework === undefined ? {} : { framework }),
    ...(lastSnapshotKey === undefined ? {} : { previous: lastSnapshotKey }),
    setBy,
  };
  return {
    platform,
    chatId,
    ...(threadId === undefined ? {} : { threadId }),
    kind: 'digest',
    sourceId: rule.id,
    eventKey: date,
    dueAtMs: atMs,
    expiresAtMs: atMs + catchUpMs,
    payload,
  };
}

export function editionOf(dueAtMs: number): string {
  return new Date(dueAtMs).toISOString().slice(0, 16);
}
