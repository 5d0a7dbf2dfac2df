import { getEventListeners } from 'node:events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTurnGate } from '../../src/chat/turn-gate.ts';
import { InputError } from '../../src/errors.ts';

const gateAt = (clock: { ms: number } = { ms: 0 }, maxWaiting?: number) =>
  createTurnGate({ now: () => clock.ms, ...(maxWaiting === undefined ? {} : { maxWaiting }) });

function deferred<T = void>() {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

describe('the turn gate', () => {
  it('runs one at a time per key, in the order of the calls', async () => {
    const gate = gateAt();
    const seen: string[] = [];
    const first = deferred();
    const one = gate.run('a', undefined, async () => {
      seen.push('one begins');
      await first.promise;
      seen.push('one ends');
      return 1;
    });
    const two = gate.run('a', undefined, () => {
      seen.push('two');
      return 2;
    });
    await gate.run('b', undefined, () => seen.push('other key'));
    first.resolve();
    expect(await Promise.all([one, two])).toEqual([1, 2]);
    expect(seen).toEqual(['one begins', 'other key', 'one ends', 'two']);
    expect(gate.size).toBe(0);
  });

  it('refuses a third with one sentence and the time that the first has taken', async () => {
    const clock = { ms: 1_000 };
    const gate = gateAt(clock);
    const first = deferred();
    const running = gate.run('a', undefined, () => first.promise);
    const waiting = gate.run('a', undefined, () => undefined);
    clock.ms = 13_000;
    const third = gate.run('a', undefined, () => expect.unreachable());
    await expect(third).rejects.toBeInstanceOf(InputError);
    await expect(third).rejects.toMatchObject({
      code: 'BUSY',
      runningForMs: 12_000,
      message:
        'one question at a time: your last one has been at work for 12 s and no more can wait. Ask again when it is answered.',
    });
    first.resolve();
    await Promise.all([running, waiting]);
    await expect(gate.run('a', undefined, () => 'again')).resolves.toBe('again');
  });

  it('lets an aborted waiter leave and gives its place to another', async () => {
    const gate = gateAt();
    const first = deferred();
    const running = gate.run('a', undefined, () => first.promise);
    const leaving = new AbortController();
    const left = gate.run('a', leaving.signal, () => expect.unreachable());
    leaving.abort();
    await expect(left).rejects.toMatchObject({ name: 'AbortError' });
    const next = gate.run('a', undefined, () => 'next');
    first.resolve();
    await running;
    expect(await next).toBe('next');
    expect(gate.size).toBe(0);
  });

  it('runs nothing for a signal that was aborted before, or just as its turn came', async () => {
    const gate = gateAt();
    await expect(gate.run('a', AbortSignal.abort(), () => expect.unreachable())).rejects.toThrow();
    expect(gate.size).toBe(0);
    const late = new AbortController();
    const remove = late.signal.removeEventListener.bind(late.signal);
    // The gate lets go of the signal when the turn has come: the last moment before the work begins.
    late.signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      remove(...args);
      late.abort(new Error('too late'));
    };
    const first = gate.run('a', undefined, () => undefined);
    const second = gate.run('a', late.signal, () => expect.unreachable());
    await first;
    await expect(second).rejects.toThrow('too late');
    expect(gate.size).toBe(0);
  });

  it('goes on after work that failed, also at once', async () => {
    const gate = gateAt();
    const failing = gate.run('a', undefined, () => {
      throw new Error('broken');
    });
    const next = gate.run('a', undefined, () => 'fine');
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('fine');
    expect(gate.size).toBe(0);
  });

  it('keeps no listener on a long-lived signal', async () => {
    const gate = gateAt();
    const { signal } = new AbortController();
    await Promise.all([gate.run('a', signal, () => undefined), gate.run('a', signal, () => undefined)]);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('remembers none of 10,000 keys', async () => {
    const gate = gateAt();
    const open = deferred();
    const keys = Array.from({ length: 10_000 }, (_, i) => `user ${i}`);
    const runs = keys.flatMap((key, i) => {
      const abort = new AbortController();
      const both = [
        gate.run(key, undefined, async () => {
          await open.promise;
          if (i % 3 === 0) throw new Error('failed');
        }),
        gate.run(key, abort.signal, () => undefined),
      ];
      if (i % 2 === 0) abort.abort();
      return both;
    });
    const settled = Promise.allSettled(runs);
    expect(gate.size).toBe(10_000);
    open.resolve();
    await settled;
    expect(gate.size).toBe(0);
  });

  it('never overlaps, never starves and never exceeds the queue, whatever happens', async () => {
    const step = fc.record({
      key: fc.constantFrom('a', 'b', 'c'),
      end: fc.constantFrom('return' as const, 'throw' as const),
      abort: fc.boolean(),
      ticks: fc.nat(5),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.nat(3), async (steps, maxWaiting) => {
        const gate = gateAt({ ms: 0 }, maxWaiting);
        const active = new Map<string, number>();
        const runs: Promise<unknown>[] = [];
        for (const { key, end, abort, ticks } of steps) {
          const controller = new AbortController();
          runs.push(
            gate.run(key, controller.signal, async () => {
              active.set(key, (active.get(key) ?? 0) + 1);
              expect(active.get(key)).toBe(1);
              for (let i = 0; i < ticks; i++) await null;
              active.set(key, 0);
              if (end === 'throw') throw new Error('planned');
              return 'done';
            }),
          );
          runs.at(-1)!.catch(() => undefined);
          if (abort) controller.abort(new Error('left'));
          for (let i = 0; i < ticks; i++) await null;
        }
        const results = await Promise.allSettled(runs);
        for (const result of results) {
          if (result.status === 'fulfilled') expect(result.value).toBe('done');
          else expect(result.reason.message).toMatch(/planned|left|one question at a time/);
        }
        expect(gate.size).toBe(0);
      }),
    );
  });
});
