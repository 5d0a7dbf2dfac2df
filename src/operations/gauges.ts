import type { Doctor } from '../doctor/doctor.ts';
import type { Store } from '../store/store.ts';
import type { Metrics } from './metrics.ts';

const KINDS = ['digest', 'alert'] as const;

/** What the store holds; read with each scrape, a handful of counts. */
export function watchStore(metrics: Metrics, store: Store, now: () => number): void {
  metrics.beforeReading(async () => {
    for (const kind of KINDS)
      for (const [state, count] of Object.entries(await store.deliveries.counts(kind)))
        metrics.set('deliveries', { kind, state }, count);
    const nextMs = await store.deliveries.nextDueAtMs();
    metrics.set('deliveriesLate', {}, nextMs === undefined ? 0 : Math.max(0, now() - nextMs) / 1_000);
    const rules = await store.digestRules.count();
    metrics.set('digestRules', { state: 'active' }, rules.active);
    metrics.set('digestRules', { state: 'off' }, rules.total - rules.active);
    for (const [state, count] of Object.entries(await store.alerts.count()))
      metrics.set('alerts', { state }, count);
    metrics.set('pausedChats', {}, (await store.chats.paused()).length);
  });
}

/** Health of the live data, from what is known: nobody is asked. */
export function watchDoctor(
  metrics: Metrics,
  doctor: Pick<Doctor, 'report'>,
  refreshedAtMs: () => number | undefined,
): void {
  metrics.beforeReading(async () => {
    const counts = { ok: 0, late: 0, down: 0, unread: 0, 'recorded-only': 0 };
    for (const { state } of doctor.report().indicators) counts[state] += 1;
    for (const [state, count] of Object.entries(counts)) metrics.set('indicators', { state }, count);
    const atMs = refreshedAtMs();
    if (atMs !== undefined) metrics.set('refreshedAt', {}, atMs / 1_000);
  });
}
