import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHttpDoor } from '../../../src/sources/http/create-door.ts';
import type { HttpDoor } from '../../../src/sources/http/door.ts';
import { mannersOf } from '../../../src/sources/http/manners.ts';
import { createGate } from '../../../src/sources/http/pace.ts';
import { jitterMs, retryAfterMs } from '../../../src/sources/http/retry-after.ts';
import { type SourceServer, send, startSourceServer } from '../../fakes/source-server.ts';
import { doorTo, errorOf, NOW_MS } from './setup.ts';

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['1.5', 1_500],
    // NOW_MS is 2026-11-24 15:30:00 UTC, a Tuesday.
    ['Tue, 24 Nov 2026 15:30:30 GMT', 30_000],
    ['Tue, 24 Nov 2026 15:00:00 GMT', 0],
    ['999999', 3_600_000],
    ['Fri, 01 Jan 2100 00:00:00 GMT', 3_600_000],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s is %s ms', (header, waitMs) => {
    expect(retryAfterMs(header, NOW_MS)).toBe(waitMs);
  });

  it('is never negative and never longer than an hour, whatever is sent', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        const waitMs = retryAfterMs(header, NOW_MS);
        expect(waitMs === undefined || (waitMs >= 0 && waitMs <= 3_600_000)).toBe(true);
      }),
    );
  });

  it('jitter stays between its bounds', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.option(fc.integer({ min: 300, max: 5_000 }), { nil: undefined }),
        unit,
        (last, random) => {
          const waitMs = jitterMs(last, () => random);
          expect(waitMs).toBeGreaterThanOrEqual(300);
          expect(waitMs).toBeLessThanOrEqual(Math.min(5_000, (last ?? 300) * 3));
        },
      ),
    );
  });
});

describe('the gate of a site', () => {
  /** A clock that only moves when somebody sleeps. */
  const clockAt = (startMs: number) => {
    let nowMs = startMs;
    return {
      elapsed: () => nowMs,
      sleep: async (ms: number, signal: AbortSignal) => {
        signal.throwIfAborted();
        nowMs += ms;
      },
    };
  };
  const never = new AbortController().signal;

  it('keeps the gap between starts', async () => {
    const clock = clockAt(0);
    const gate = createGate({ parallel: 1, gapMs: 5_000 }, clock);
    const starts: number[] = [];
    for (let count = 0; count < 4; count += 1) {
      const turn = await gate.enter(never);
      starts.push(clock.elapsed());
      turn.leave();
    }
    expect(starts).toEqual([0, 5_000, 10_000, 15_000]);
  });

  it('needs no gap after a turn that was not used', async () => {
    const clock = clockAt(0);
    const gate = createGate({ parallel: 1, gapMs: 5_000 }, clock);
    (await gate.enter(never)).leave(true);
    (await gate.enter(never)).leave();
    expect(clock.elapsed()).toBe(0);
  });

  it('serves in order, never more than allowed, and forgets who left', async () => {
    const gate = createGate({ parallel: 2, gapMs: 0 }, clockAt(0));
    const first = await gate.enter(never);
    const second = await gate.enter(never);
    const impatient = new AbortController();
    const order: string[] = [];
    const third = gate.enter(impatient.signal);
    const fourth = gate.enter(never).then((turn) => {
      order.push('fourth');
      return turn;
    });
    impatient.abort(new Error('gone'));
    await expect(third).rejects.toThrow('gone');
    expect(order).toEqual([]);
    first.leave();
    first.leave();
    await fourth;
    second.leave();
    expect(order).toEqual(['fourth']);
    await gate.enter(never);
  });
});

describe('the manners', () => {
  it('hold for a site and the hosts below it, and for no other', () => {
    expect(mannersOf('query1.finance.yahoo.com')).toMatchObject({ site: 'yahoo.com', agent: 'browser' });
    expect(mannersOf('notyahoo.com')).toMatchObject({ site: 'notyahoo.com', agent: 'plain', parallel: 4 });
    expect(mannersOf('data.sec.gov:443')).toMatchObject({ site: 'sec.gov', agent: 'contact' });
  });
});

describe('a busy door', () => {
  let server: SourceServer;
  let door: HttpDoor;
  let waits: number[];
  beforeEach(async () => {
    server = await startSourceServer();
    ({ door, waits } = doorTo(server));
  });
  afterEach(async () => {
    vi.useRealTimers();
    await door.close();
    await server.close();
  });
  const ask = (url: string, more = {}) => door.request({ source: 'sample', url, ...more });

  it('asks again after a fault, and gives the good reply', async () => {
    let count = 0;
    server.serve('a.example', '/', (_, response) => send(response, ++count < 3 ? 503 : 200, {}, 'ok'));
    expect((await ask('https://a.example/')).text()).toBe('ok');
    expect(server.countOf()).toBe(3);
    // random is 0: the shortest jitter.
    expect(waits).toEqual([300, 300]);
  });

  it('waits as long as it is told to, when the limit of the call allows it', async () => {
    let count = 0;
    server.serve('a.example', '/', (_, response) =>
      send(response, ++count < 2 ? 429 : 200, { 'retry-after': '7' }, 'ok'),
    );
    expect((await ask('https://a.example/')).status).toBe(200);
    expect(waits).toEqual([7_000]);
  });

  it('does not ask again when it should wait longer than the call may take, nor for anybody else', async () => {
    server.serve('a.example', /./, '', { status: 429, headers: { 'retry-after': '60' } });
    expect(await errorOf(ask('https://a.example/'))).toMatchObject({ retryAfterMs: 60_000, status: 429 });
    const second = await errorOf(ask('https://a.example/other'));
    expect(second).toMatchObject({ failure: 'rate-limited', status: undefined });
    expect(second.retryAfterMs).toBeGreaterThan(59_000);
    expect([server.countOf(), waits]).toEqual([1, []]);
    server.serve('b.example', '/', 'ok');
    expect((await ask('https://b.example/')).status).toBe(200);
  });

  it('leaves a host alone after six failures in a row, tries once later, and recovers', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: NOW_MS });
    server.fail('500', 'a.example');
    server.serve(/example/, '/', 'ok');
    for (let call = 0; call < 2; call += 1)
      expect(await errorOf(ask('https://a.example/'))).toMatchObject({ failure: 'server-error' });
    expect(server.countOf('a.example')).toBe(6);
    const open = await errorOf(ask('https://a.example/'));
    expect(open).toMatchObject({ failure: 'circuit-open', cause: { failure: 'server-error' } });
    expect(server.countOf('a.example')).toBe(6);
    expect((await ask('https://b.example/')).status).toBe(200);

    vi.setSystemTime(NOW_MS + 31_000);
    expect(await errorOf(ask('https://a.example/'))).toMatchObject({ failure: 'server-error' });
    expect(server.countOf('a.example')).toBe(7);
    // Twice as long as the first time.
    vi.setSystemTime(NOW_MS + 31_000 + 59_000);
    expect(await errorOf(ask('https://a.example/'))).toMatchObject({ failure: 'circuit-open' });
    vi.setSystemTime(NOW_MS + 31_000 + 61_000);
    server.fail(undefined);
    expect((await ask('https://a.example/')).status).toBe(200);
    expect((await ask('https://a.example/')).status).toBe(200);
  });

  it('does not count refusals of one request against its host', async () => {
    server.fail('404', 'a.example');
    for (let call = 0; call < 8; call += 1)
      expect(await errorOf(ask('https://a.example/'))).toMatchObject({ failure: 'rejected' });
    server.fail('401', 'a.example');
    for (let call = 0; call < 8; call += 1)
      expect(await errorOf(ask('https://a.example/'))).toMatchObject({ failure: 'blocked' });
    expect(server.countOf()).toBe(16);
  });

  it('asks for the same only once at a time, for each of its callers', async () => {
    server.serve('a.example', '/', async (_, response) => {
      await delay(20);
      send(response, 200, {}, 'ok');
    });
    const replies = await Promise.all(Array.from({ length: 20 }, () => ask('https://a.example/')));
    expect(new Set(replies.map((reply) => reply.text()))).toEqual(new Set(['ok']));
    expect(server.countOf()).toBe(1);
    await ask('https://a.example/');
    await Promise.all([1, 2].map(() => ask('https://a.example/', { method: 'POST', body: '{}' })));
    expect(server.countOf()).toBe(4);
  });

  it('goes on for the others when one caller leaves, and stops when the last one does', async () => {
    let aborted = 0;
    server.serve('a.example', '/', (_, response) => {
      response.once('close', () => {
        aborted += response.writableFinished ? 0 : 1;
      });
      setTimeout(() => send(response, 200, {}, 'ok'), 60);
    });
    const reason = new Error('enough');
    const one = new AbortController();
    const leaves = ask('https://a.example/', { signal: one.signal });
    const stays = ask('https://a.example/');
    await delay(20);
    one.abort(reason);
    await expect(leaves).rejects.toBe(reason);
    expect((await stays).text()).toBe('ok');
    const last = new AbortController();
    const alone = ask('https://a.example/', { signal: last.signal });
    await delay(20);
    last.abort(reason);
    await expect(alone).rejects.toBe(reason);
    await delay(20);
    expect([aborted, server.countOf()]).toEqual([1, 2]);
    expect((await ask('https://a.example/')).text()).toBe('ok');
  });

  it('sends at most four at a time to a host, and one to a slow one with its gap', async () => {
    let active = 0;
    let most = 0;
    server.serve(/./, /./, async (_, response) => {
      most = Math.max(most, ++active);
      await delay(10);
      active -= 1;
      send(response, 200, {}, 'ok');
    });
    await Promise.all(Array.from({ length: 12 }, (_, id) => ask(`https://a.example/?id=${id}`)));
    expect(most).toBe(4);
    most = 0;
    await Promise.all(Array.from({ length: 3 }, (_, id) => ask(`https://api.gdeltproject.org/?id=${id}`)));
    expect(most).toBe(1);
    expect(waits.map((ms) => Math.round(ms / 1_000))).toEqual([5, 10]);
  });

  it('keeps real gaps with its own sleep', async () => {
    const real = createHttpDoor({ now: Date.now, random: Math.random, mirror: server.url });
    server.serve(/./, /./, 'ok');
    await Promise.all(
      [1, 2, 3, 4].map((id) => real.request({ source: 'okx', url: `https://www.okx.com/?id=${id}` })),
    );
    const starts = server.requests.map(({ atMs }) => atMs);
    const gaps = starts.slice(1).map((atMs, index) => atMs - starts[index]!);
    expect(Math.min(...gaps)).toBeGreaterThan(40);
    await real.close();
  });

  it('stops what it has under way when it closes, and asks nothing afterwards', async () => {
    server.fail('slow');
    const pending = ask('https://a.example/');
    pending.catch(() => undefined);
    await vi.waitUntil(() => server.countOf() === 1, { timeout: 20_000, interval: 5 });
    await door.close();
    expect(await errorOf(pending)).toMatchObject({ failure: 'unreachable' });
    expect(await errorOf(ask('https://a.example/'))).toMatchObject({ failure: 'unreachable' });
    expect(server.countOf()).toBe(1);
  });
});
