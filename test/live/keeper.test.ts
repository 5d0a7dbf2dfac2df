import { describe, expect, it } from 'vitest';
import { freshJob } from '../../src/live/keeper.ts';
import { liveWorld } from './world.ts';

const goOn = new AbortController().signal;

describe('the keeper of live data', () => {
  it('reads at once, then when something falls due, and tells each round', async () => {
    const world = await liveWorld('2025-11-03T12:50:00Z');
    const rounds: number[] = [];
    const job = freshJob({
      refresher: world.live.refresher,
      now: world.now,
      refreshed: async () => {
        rounds.push(world.server.requests.length);
      },
    });
    const waits = [await job.run(goOn)];
    expect(rounds).toHaveLength(1);
    expect(world.live.store.get({ source: 'nyfed', series: 'SOFR' })?.days.at(-1)).toBe(20_391);
    // 20,391 is Thursday 30 October 2025; Friday's rate comes on Monday at 13:00 UTC.
    world.setNow('2025-11-03T13:01:00Z');
    waits.push(await job.run(goOn));
    expect(world.live.store.get({ source: 'nyfed', series: 'SOFR' })?.days.at(-1)).toBe(20_392);
    expect(waits.every((ms) => ms >= 5_000 && ms <= 60_000)).toBe(true);
    await world.close();
  });

  it('does not look at alerts when the program stops', async () => {
    const world = await liveWorld('2025-11-03T12:50:00Z');
    let looked = false;
    const job = freshJob({
      refresher: world.live.refresher,
      now: world.now,
      refreshed: async () => {
        looked = true;
      },
    });
    await job.run(AbortSignal.abort());
    expect(looked).toBe(false);
    await world.close();
  });
});
