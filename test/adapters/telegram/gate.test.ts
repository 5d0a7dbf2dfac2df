import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSendGate, type Destination, TELEGRAM_LIMITS } from '../../../adapters/telegram/gate.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

const gate = (waitAfter: (error: unknown) => number | undefined = () => undefined) =>
  createSendGate({ now: () => Date.now(), busyMs: () => 0, waitAfter });
const person = (id: number): Destination => ({ chatId: String(id), isGroup: false });
const group: Destination = { chatId: '-1', isGroup: true };

/** The most in any window of this length, which is the published limit's own. */
function most(times: readonly number[], windowMs: number): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + windowMs).length));
}

describe('the send gate', () => {
  it('keeps to 30 a second over all chats and one a second in each, in order', async () => {
    const sends = gate();
    const sent: { chat: number; n: number; at: number }[] = [];
    const all = Array.from({ length: 300 }, (_, n) =>
      sends.run(person(n % 60), async () => {
        sent.push({ chat: n % 60, n, at: Date.now() });
      }),
    );
    await vi.advanceTimersByTimeAsync(20_000);
    await Promise.all(all);
    const times = sent.map(({ at }) => at);
    expect(most(times, 1_000)).toBeLessThanOrEqual(30);
    // 300 at 30 in 1,010 ms take 9.1 s after the first 30: nothing is wasted.
    expect(times.at(-1)! - times[0]!).toBeLessThan(10_000);
    for (let chat = 0; chat < 60; chat++) {
      const own = sent.filter((entry) => entry.chat === chat);
      expect(own.map(({ n }) => n)).toEqual([...own.map(({ n }) => n)].sort((a, b) => a - b));
      for (const [i, { at }] of own.entries())
        if (i > 0) expect(at - own[i - 1]!.at).toBeGreaterThanOrEqual(1_000);
    }
  });

  it('keeps to the limits as the server sees them, however long each send takes', async () => {
    const sends = gate();
    const taken: number[] = [];
    let seed = 1;
    const random = (): number => {
      seed = (seed * 16_807) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const all = Array.from({ length: 400 }, (_, n) =>
      sends.run(person(n % 200), async () => {
        const [before, after] = [random() * 900, random() * 300];
        await new Promise((resolve) => setTimeout(resolve, before));
        taken.push(Date.now());
        await new Promise((resolve) => setTimeout(resolve, after));
      }),
    );
    await vi.advanceTimersByTimeAsync(120_000);
    await Promise.all(all);
    expect(most(taken, 1_000)).toBeLessThanOrEqual(30);
  });

  it.each([
    // Round trip = 2 x way; 29 a second are more than 95% of 30. Only the jitter of the network costs something.
    { wayMs: 5, jitterMs: 2, least: 29 },
    { wayMs: 50, jitterMs: 5, least: 29 },
    { wayMs: 100, jitterMs: 10, least: 28.5 },
    { wayMs: 200, jitterMs: 10, least: 28.5 },
    { wayMs: 100, jitterMs: 150, least: 24 },
  ])(
    'uses the rate on a network of $wayMs ms a way, give or take $jitterMs',
    async ({ wayMs, jitterMs, least }) => {
      const sends = gate();
      const taken: number[] = [];
      let seed = 7;
      const random = (): number => {
        seed = (seed * 16_807) % 2_147_483_647;
        return seed / 2_147_483_647;
      };
      const way = (): Promise<unknown> =>
        new Promise((resolve) => setTimeout(resolve, wayMs + random() * jitterMs));
      const all = Array.from({ length: 1_500 }, (_, n) =>
        sends.run(person(n), async () => {
          await way();
          taken.push(Date.now());
          await way();
        }),
      );
      await vi.advanceTimersByTimeAsync(90_000);
      await Promise.all(all);
      expect(most(taken, 1_000)).toBeLessThanOrEqual(30);
      // Without the first hundred, whose trip is not known yet.
      const later = taken.filter((at) => at > taken[0]! + 6_000);
      const perSecond = ((later.length - 1) * 1_000) / (later.at(-1)! - later[0]!);
      expect(perSecond).toBeGreaterThanOrEqual(least);
    },
  );

  it('keeps to 20 a minute in a group', async () => {
    const sends = gate();
    const times: number[] = [];
    const all = Array.from({ length: 45 }, () => sends.run(group, async () => void times.push(Date.now())));
    await vi.advanceTimersByTimeAsync(200_000);
    await Promise.all(all);
    expect(most(times, 60_000)).toBeLessThanOrEqual(20);
    expect(times).toHaveLength(45);
  });

  it('lets a chat that must wait hold up nobody else', async () => {
    const sends = gate((error) => (error === 'flood' ? 30_000 : undefined));
    let attempts = 0;
    const slow = sends.run(person(1), async () => {
      attempts += 1;
      if (attempts === 1) throw 'flood';
      return Date.now();
    });
    const after = sends.run(person(1), async () => Date.now());
    const other = sends.run(person(2), async () => Date.now());
    await vi.advanceTimersByTimeAsync(40_000);
    // 16.7 ms after the one before it: half of what 30 a second give each.
    expect(await other).toBe(1_000_017);
    expect(await slow).toBe(1_030_000);
    expect(await after).toBeGreaterThanOrEqual(1_031_000);
  });

  it('gives up after six floods, and passes other failures on at once', async () => {
    const sends = gate((error) => (error === 'flood' ? 1_000 : undefined));
    const flooded = sends
      .run(person(1), async () => Promise.reject('flood'))
      .catch((error: unknown) => error);
    const failed = sends.run(person(2), async () => Promise.reject('other')).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await flooded).toBe('flood');
    expect(await failed).toBe('other');
    expect(sends.size).toBe(0);
  });

  it('sends what is optional only when there is room, and keeps a part of a group for answers', async () => {
    const sends = gate();
    let optional = 0;
    for (let i = 0; i < 30; i++) {
      void sends.tryRun(group, async () => void optional++);
      await vi.advanceTimersByTimeAsync(1_100);
    }
    expect(optional).toBe(TELEGRAM_LIMITS.groupPerMinute - 8);
    const answer = sends.run(group, async () => Date.now());
    await vi.advanceTimersByTimeAsync(10);
    await expect(answer).resolves.toBeGreaterThan(0);
    for (let i = 0; i < 40; i++) void sends.run(person(i), async () => undefined);
    expect(sends.tryRun(person(100), async () => undefined)).toBeUndefined();
  });
});
