import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { describeAlerts } from '../store/contract/alerts.ts';
import { describeDeliveries } from '../store/contract/deliveries.ts';
import { describeKeyValues } from '../store/contract/key-values.ts';
import { describePrivacy } from '../store/contract/privacy.ts';
import { describeSeries } from '../store/contract/series.ts';
import { describeSettings } from '../store/contract/settings.ts';

/** 24 November 2026, 12:00 UTC. */
export const NOON_MS = Date.UTC(2026, 10, 24, 12);

export interface StoreCase {
  /** An empty store. */
  open(now: () => number): Promise<Store>;
  /** The same data, as another process sees them. */
  openAgain(now: () => number, holder?: string): Promise<Store>;
  /** Empties or throws away what `open` made. */
  clean(): Promise<void>;
  start?(): Promise<void>;
  stop?(): Promise<void>;
}

/** What a test gets: a clock that it moves and as many processes as it asks for. */
export interface Bench {
  readonly clock: { nowMs: number };
  open(): Promise<Store>;
  another(holder?: string): Promise<Store>;
}

/** Both engines behave the same. */
export function describeStore(name: string, store: StoreCase): void {
  describe(`the store on ${name}`, () => {
    const clock = { nowMs: NOON_MS };
    const opened: Store[] = [];
    const kept = async (opening: Promise<Store>): Promise<Store> => {
      const made = await opening;
      opened.push(made);
      return made;
    };
    const bench: Bench = {
      clock,
      open: () => kept(store.open(() => clock.nowMs)),
      another: (holder) => kept(store.openAgain(() => clock.nowMs, holder)),
    };

    beforeAll(async () => store.start?.(), 60_000);
    afterAll(async () => store.stop?.(), 60_000);
    afterEach(async () => {
      for (const one of opened.splice(0)) await one.close();
      await store.clean();
      clock.nowMs = NOON_MS;
    });

    describeSettings(bench);
    describeDeliveries(bench);
    describeAlerts(bench);
    describeKeyValues(bench);
    describeSeries(bench);
    describePrivacy(bench);
  });
}
