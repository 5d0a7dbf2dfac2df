import { describe, expect, it } from 'vitest';
import { keepFresh } from '../../src/live-keeper.ts';
import { liveWorld } from './world.ts';

describe('the keeper of live data', () => {
  it('reads at once, then when something falls due, and tells each round', async () => {
    const world = await liveWorld('2025-11-03T12:50:00Z');
    const rounds: number[] = [];
    const waits: number[] = [];
    let wake: (() => void) | undefined;
    const keeper = keepFresh({
      refresher: world.live.refresher,
      now: world.now,
      sleep: (ms, signal) =>
        new Promise((resolve) => {
          waits.push(ms);
          wake = resolve;
          signal.addEventListener('abort', () => resolve(), { once: true });
        }),
      refreshed: async () => {
        rounds.push(world.server.requests.length);
      },
      report: (error) => {
        throw error;
      },
    });
    await until(() => waits.length === 1);
    expect(rounds).toHaveLength(1);
    expect(world.live.store.get({ source: 'nyfed', series: 'SOFR' })?.days.at(-1)).toBe(20_391);
    // 20,391 is Thursday 30 October 2025; Friday's rate comes on Monday at 13:00 UTC.
    world.setNow('2025-11-03T13:01:00Z');
    wake!();
    await until(() => waits.length === 2);
    expect(world.live.store.get({ source: 'nyfed', series: 'SOFR' })?.days.at(-1)).toBe(20_392);
    expect(waits.every((ms) => ms >= 5_000 && ms <= 60_000)).toBe(true);
    await keeper.stop();
    await world.close();
  });

  it('leaves the reading to another process, and outlives a fault', async () => {
    const world = await liveWorld('2025-11-03T12:50:00Z');
    const faults: unknown[] = [];
    let turns = 0;
    const keeper = keepFresh({
      refresher: world.live.refresher,
      now: world.now,
      sleep: () => new Promise((resolve) => setImmediate(resolve)),
      mayRead: async () => {
        turns += 1;
        if (turns === 1) throw new Error('the store is away');
        return false;
      },
      report: (error) => faults.push(error),
    });
    await until(() => turns > 3);
    await keeper.stop();
    expect(faults).toHaveLength(1);
    expect(world.server.requests).toHaveLength(0);
    await world.close();
  });
});

async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 5));
}
