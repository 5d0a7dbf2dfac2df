import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPresence } from '../../src/delivery/presence.ts';
import { type Bench, bench } from './setup.ts';

let at: Bench;
beforeEach(async () => {
  at = await bench(1_000_000);
});
afterEach(() => at.close());

it('counts the processes that send: new ones at once, lost ones after a while', async () => {
  const process = (holder: string) =>
    createPresence({ leases: at.store.leases, holder }, 'telegram', () => at.clock.nowMs);
  const [a, b] = [process('a'), process('b')];
  expect(await a.count()).toBe(1);
  expect(await b.count()).toBe(2);
  expect(await a.count()).toBe(2);
  // The database was away for longer than a sign of life lasts: b is only late.
  at.clock.nowMs += 7_000;
  expect(await a.count()).toBe(2);
  expect(await b.count()).toBe(2);
  // b is dead: its seat is free after its lease, its part of the rate when it was missed long enough.
  for (let i = 0; i < 9; i++) {
    at.clock.nowMs += 2_000;
    const counted = await a.count();
    if (i < 5) expect(counted).toBe(2);
  }
  expect(await a.count()).toBe(1);
  await a.leave();
  expect(await process('c').count()).toBe(1);
});
