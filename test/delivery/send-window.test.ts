import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSendWindow } from '../../src/delivery/send-window.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A process that has nothing else to do. */
const IDLE = { now: () => Date.now(), busyMs: () => 0 };

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The most that the server took in any second, whichever moment the second begins at. */
function mostInASecond(taken: readonly number[]): number {
  return Math.max(...taken.map((from) => taken.filter((at) => at >= from && at < from + 1_000).length));
}

async function run(
  window: ReturnType<typeof createSendWindow>,
  ways: readonly (readonly [there: number, back: number])[],
): Promise<number[]> {
  const taken: number[] = [];
  const all = ways.map(async ([there, back]) => {
    const turn = await window.turn();
    await wait(there);
    taken.push(Date.now());
    await wait(back);
    turn.end();
  });
  await vi.runAllTimersAsync();
  await Promise.all(all);
  return taken;
}

describe('the send window', () => {
  it('never lets the server see more in any second, whatever a steady network takes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 0, max: 700 }),
        fc.integer({ min: 0, max: 700 }),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), {
          minLength: 1,
          maxLength: 250,
        }),
        async (perSecond, there, back, jitter) => {
          const ways = jitter.map(([a, b]) => [there + a, back + b] as const);
          const taken = await run(createSendWindow(perSecond, IDLE), ways);
          expect(taken).toHaveLength(ways.length);
          expect(mostInASecond(taken)).toBeLessThanOrEqual(perSecond);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('uses the rate: 50 a second over 250 ms there and back', async () => {
    const taken = await run(
      createSendWindow(50, IDLE),
      Array.from({ length: 1_000 }, () => [125, 125] as const),
    );
    // The first hundred do not know the trip yet. 95% of 50 is 47.5.
    const later = taken.filter((at) => at > taken[0]! + 4_000);
    expect(((later.length - 1) * 1_000) / (later.at(-1)! - later[0]!)).toBeGreaterThan(47.5);
  });

  it('is not taken in by a cold start: the first sends take long, the next ones hardly anything', async () => {
    const ways = Array.from({ length: 300 }, (_, n) => (n < 50 ? ([300, 100] as const) : ([2, 2] as const)));
    expect(mostInASecond(await run(createSendWindow(50, IDLE), ways))).toBeLessThanOrEqual(50);
  });

  it('is not taken in by a busy process, where sends hold each other up on a network of no length', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 5, max: 50 }),
        // What one step of the process takes, in ms, for thirty sends each: a machine that is busy, and then is not.
        fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 5, maxLength: 12 }),
        async (perSecond, busyMs) => {
          let busyUntil = 0;
          let busy = 0;
          const window = createSendWindow(perSecond, { now: Date.now, busyMs: () => busy - left() });
          const taken: number[] = [];
          const left = (): number => Math.max(0, busyUntil - Date.now());
          // What a busy process writes leaves it when it has nothing else to do.
          const step = async (ms: number): Promise<void> => {
            busyUntil = Math.max(Date.now(), busyUntil) + ms;
            busy += ms;
            while (left() > 0) await wait(left());
          };
          const all = busyMs
            .flatMap((ms) => Array.from({ length: 30 }, () => ms))
            .map(async (ms) => {
              const turn = await window.turn();
              await step(ms);
              taken.push(Date.now());
              await wait(1);
              turn.end();
            });
          await vi.runAllTimersAsync();
          await Promise.all(all);
          expect(mostInASecond(taken)).toBeLessThanOrEqual(perSecond);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('lets what is wanted at once go first, and counts nothing that was not sent', async () => {
    const window = createSendWindow(2, IDLE);
    const order: string[] = [];
    const send = async (name: string, urgency: 'now' | 'later', sent = true): Promise<void> => {
      const turn = await window.turn(urgency);
      order.push(`${name} ${Date.now() - 1_000_000}`);
      if (sent) turn.end();
      else turn.drop();
    };
    const all = [
      send('dropped', 'later', false),
      ...['a', 'b', 'c'].map((name) => send(name, 'later')),
      send('answer', 'now'),
    ];
    await vi.runAllTimersAsync();
    await Promise.all(all);
    // By hand: 250 ms between two of 2 a second; a second and 10 ms after one that counted the next may go.
    expect(order).toEqual(['dropped 0', 'answer 250', 'a 500', 'b 1260', 'c 1510']);
  });

  it('does not wait for a clock that was set back', async () => {
    const window = createSendWindow(2, IDLE);
    for (let i = 0; i < 2; i++) (await Promise.all([window.turn(), vi.runAllTimersAsync()]))[0].end();
    vi.setSystemTime(Date.now() - 3_600_000);
    // By hand: two a second are counted as of now, so the next may go a second and 10 ms later.
    expect(window.openAtMs() - Date.now()).toBe(1_010);
  });

  it('keeps half of its turns for what people wait for, whatever holds the others', async () => {
    const window = createSendWindow(10, IDLE);
    const held: string[] = [];
    for (let i = 0; i < 10; i++) void window.turn('later').then(() => held.push('later'));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(held).toHaveLength(5);
    expect(window.heldUp).toBe(true);
    const answer = await Promise.all([window.turn('now'), vi.advanceTimersByTimeAsync(100)]);
    answer[0].end();
  });

  it('takes its part where several processes send, and at least one a second', async () => {
    const window = createSendWindow(50, IDLE);
    window.share(2);
    const ways = Array.from({ length: 200 }, () => [10, 10] as const);
    expect(mostInASecond(await run(window, ways))).toBe(25);
    window.share(80);
    expect(mostInASecond(await run(window, ways.slice(0, 5)))).toBe(1);
  });
});
