import { createBudgets } from '../agent/budget.ts';
import type { Config } from '../config.ts';
import type { Delivery } from '../store/deliveries.ts';
import type { Lease } from '../store/leases.ts';
import type { Store } from '../store/store.ts';
import type { Admin, AdminSettings } from './admin.ts';
import { botSpending } from './metered.ts';

/** What an owner wants to know at a glance; plain values, no ids of people. */
export interface Status {
  readonly engine: Store['engine'];
  readonly digests: {
    readonly active: number;
    readonly total: number;
    /** ISO. */
    readonly pausedSince?: string;
    readonly nextDue?: string;
  };
  readonly alerts: Readonly<Record<string, number>>;
  readonly deliveries: Readonly<Record<string, number>>;
  readonly deadLetters: readonly Pick<Delivery, 'id' | 'kind' | 'state' | 'eventKey' | 'error'>[];
  readonly pausedChats: number;
  readonly spentToday: { readonly tokens: number; readonly usd: number };
  readonly budgets: Readonly<Record<string, number>>;
  /** What the owner added to the configured lists. */
  readonly lists: Pick<AdminSettings, 'allow' | 'deny'>;
  /** Which process does which background work now. */
  readonly leases: readonly Lease[];
}

const LEASES = ['read-sources', 'plan-digests', 'job:refresh', 'job:sweep'] as const;
const DEAD_LETTERS = 20;

export async function statusOf(
  store: Store,
  admin: Admin,
  config: Pick<Config, 'prices'>,
  now: () => number,
): Promise<Status> {
  const { prices } = config;
  const budgets = createBudgets({ store: store.keyv('chat'), limits: admin.budgets, prices, now });
  const pausedAtMs = admin.settings.digestsPausedAtMs;
  const nextMs = await store.digestRules.nextRunAtMs();
  const leases = await Promise.all(LEASES.map((name) => store.leases.current(name)));
  return {
    engine: store.engine,
    digests: {
      ...(await store.digestRules.count()),
      ...(pausedAtMs === undefined ? {} : { pausedSince: new Date(pausedAtMs).toISOString() }),
      ...(nextMs === undefined ? {} : { nextDue: new Date(nextMs).toISOString() }),
    },
    alerts: await store.alerts.count(),
    deliveries: await store.deliveries.counts(),
    deadLetters: (await store.deliveries.deadLetters(DEAD_LETTERS)).map(
      ({ id, kind, state, eventKey, error }) => ({
        id,
        kind,
        state,
        eventKey,
        ...(error === undefined ? {} : { error }),
      }),
    ),
    pausedChats: (await store.chats.paused()).length,
    spentToday: await botSpending({ budgets }),
    budgets: { ...admin.budgets() },
    lists: { allow: admin.settings.allow, deny: admin.settings.deny },
    leases: leases.filter((lease) => lease !== undefined),
  };
}
