import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/answer.ts';
import { createBot } from '../../src/bot.ts';
import { loadConfig } from '../../src/config.ts';
import { createLiveFeed } from '../../src/events/live/feed.ts';
import type { EventSource } from '../../src/events/live/source.ts';
import { memoryLiveStore } from '../../src/events/live/store.ts';
import { createLive } from '../../src/live/setup.ts';
import { createHttpDoor } from '../../src/sources/http/create-door.ts';
import { dayOf } from '../../src/time/dates.ts';
import { startSourceServer } from '../fakes/source-server.ts';
import { type LiveWorld, liveWorld } from './world.ts';

let world: LiveWorld | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

const QUESTION = 'why is everything falling?';
const recorded = createBot({ now: () => Date.UTC(2026, 11, 1) });

describe('clocks', () => {
  it('asks again after a clock that was a year ahead', async () => {
    world = await liveWorld('2026-01-30T23:00:00Z');
    await world.live.bot.prepare();
    world.setNow('2025-11-05T23:00:00Z');
    const again = await world.restart();
    // Not the short wait of one who has something to show: a busy machine would show the recorded day.
    await again.bot.prepare({ patienceMs: 60_000 });
    // Everything that failed or was tried "in the future" may be tried now.
    expect(again.refresher.nextDueMs() - world.now()).toBeLessThan(7 * 86_400_000);
    // Values of days to come are not shown.
    for (const { observationDate } of again.bot.snapshot().readings.values())
      expect(observationDate <= '2025-11-05').toBe(true);
  });

  it.each([
    ['the first session of a year', '2026-01-02T22:30:00Z', '2026-01-02'],
    ['New Year', '2026-01-01T15:00:00Z', '2025-12-31'],
    ['a short day after 13:00', '2025-11-28T18:30:00Z', '2025-11-28'],
    ['the day on which clocks go back', '2025-11-02T06:30:00Z', '2025-10-31'],
  ])('reads the right close on %s', async (_, nowText, date) => {
    world = await liveWorld(nowText);
    await world.live.bot.prepare();
    const snapshot = world.live.bot.snapshot();
    expect(snapshot.asOf.date).toBe(date);
    expect(snapshot.readings.get('gold')?.observationDate).toBe(date);
    expect(snapshot.asOf.running).not.toBe(true);
  });

  it('speaks of a running session on a short day before 13:00, and not in the first minute without prices', async () => {
    world = await liveWorld('2025-11-28T17:30:00Z');
    expect((await world.live.bot.ask(QUESTION)).label).toContain('12:30 New York, session still open');
    await world.close();
    world = await liveWorld('2025-11-28T14:29:00Z');
    await world.live.bot.prepare();
    world.setNow('2025-11-28T14:30:30Z');
    world.server.fail('500');
    expect((await world.live.bot.ask(QUESTION)).asOf).toBe('2025-11-26');
  });
});

describe('news and clocks', () => {
  it('reads news again after a clock that was a year ahead', async () => {
    let nowMs = Date.parse('2027-11-24T12:00:00Z');
    const asked: number[] = [];
    const source: EventSource = {
      id: 'fed-press',
      publisher: 'Federal Reserve Board',
      hosts: [],
      standing: 'official',
      everyMs: 60_000,
      fetch: async (sinceMs) => {
        asked.push(sinceMs);
        return { items: [], coversFromMs: sinceMs, notes: [] };
      },
    };
    const feed = await createLiveFeed({
      sources: [source],
      store: memoryLiveStore(),
      now: () => nowMs,
      requirement: [['fed-press']],
    });
    const signal = new AbortController().signal;
    await feed.refresh(signal);
    nowMs = Date.parse('2026-11-24T12:00:00Z');
    await feed.refresh(signal);
    expect(asked[1]).toBeLessThan(nowMs);
    const today = dayOf('2026-11-24');
    expect(feed.feed().health(today - 3, today)).toBe('checked');
    expect(feed.feed().health(today + 300, today + 300)).toBe('down');
  });
});

describe('a publisher that stands still', () => {
  it('is asked less and less often, and not more than 30 times in a day', async () => {
    world = await liveWorld('2026-01-29T22:00:00Z', {
      late: (source, _series, day) =>
        ['yahoo', 'nasdaq', 'nyfed'].includes(source) && day >= dayOf('2026-01-29'),
    });
    await world.live.bot.prepare();
    const from = world.server.requests.length;
    for (let minute = 10; minute <= 24 * 60; minute += 10) {
      world.setNow(Date.parse('2026-01-29T22:00:00Z') + minute * 60_000);
      await world.live.refresher.refresh();
    }
    const counts = new Map<string, number>();
    for (const { host, path } of world.server.requests.slice(from)) {
      const endpoint = host + path.split('?')[0];
      counts.set(endpoint, (counts.get(endpoint) ?? 0) + 1);
    }
    const of = (part: string): number =>
      Math.max(0, ...[...counts].filter(([key]) => key.includes(part)).map(([, count]) => count));
    expect(of('newyorkfed.org/api/rates/secured/sofr')).toBeGreaterThan(3);
    expect(of('newyorkfed.org/api/rates/secured/sofr')).toBeLessThanOrEqual(30);
    expect(of('api.nasdaq.com/api/quote/GLD')).toBeLessThanOrEqual(30);
    // While New York trades, prices are read every ten minutes here, whatever their closes do.
    expect(of('chart/GLD')).toBeLessThanOrEqual(30 + 39);
    // That close is not of the session before this one any more: it is told as what is missing.
    expect(world.live.bot.snapshot().gaps.get('gold')?.lastDate).toBe('2026-01-28');
  }, 240_000);
});

describe('holes of a source', () => {
  it('tells no move of one session where the session before is missing', async () => {
    world = await liveWorld('2026-01-30T19:30:00Z', {
      late: (_source, series, day) => series.startsWith('GLD') && day === dayOf('2026-01-29'),
    });
    world.server.fail('500', /nasdaq/);
    await world.live.bot.prepare();
    const { readings, gaps } = world.live.bot.snapshot();
    // Neither as the running price over two sessions ...
    expect(readings.has('gold')).toBe(false);
    expect(gaps.get('gold')?.lastDate).toBe('2026-01-28');
    world.setNow('2026-01-30T22:30:00Z');
    await world.live.bot.prepare();
    const closed = world.live.bot.snapshot().readings.get('gold');
    expect(closed?.observationDate).toBe('2026-01-30');
    // ... nor as a close over two.
    expect(closed?.changes[1]).toBeUndefined();
    expect(closed?.z[1]).toBeUndefined();
    expect(closed?.changes[3]?.from).toBe('2026-01-27');
    expect(plainText(await world.live.bot.ask('what is gold doing?'))).not.toMatch(/on the day/);
  });

  it('flaps between two sources without a false return', async () => {
    // Yahoo stops at the 28th; three hours after the close of the 29th Nasdaq is shown, then Yahoo is back.
    let down = false;
    world = await liveWorld('2026-01-28T23:30:00Z', {
      late: (source, _series, day) => down && source === 'yahoo' && day >= dayOf('2026-01-29'),
    });
    await world.live.bot.prepare();
    down = true;
    const moves: (readonly [string, number | undefined])[] = [];
    const look = async (nowText: string): Promise<void> => {
      world!.setNow(nowText);
      await world!.live.bot.prepare();
      const { readings, gaps } = world!.live.bot.snapshot();
      const gold = readings.get('gold');
      moves.push(
        gold
          ? [`${gold.observationDate} ${gold.publisher}`, gold.changes[1]?.value]
          : [`missing since ${gaps.get('gold')?.lastDate}`, undefined],
      );
    };
    await look('2026-01-29T21:30:00Z');
    await look('2026-01-30T01:00:00Z');
    down = false;
    await look('2026-01-30T03:00:00Z');
    await look('2026-01-30T22:30:00Z');
    const real = (from: string, to: string): number => {
      const { days, values } = world!.live.store.get({ source: 'yahoo', series: 'GLD' })!;
      const at = (date: string): number => values[days.indexOf(dayOf(date))]!;
      return (at(to) / at(from) - 1) * 100;
    };
    // Before three hours are over Nasdaq is not asked, and the older close stands for nothing.
    expect(moves[0]![0]).toBe('missing since 2026-01-28');
    expect(moves[0]![1]).toBeUndefined();
    expect(moves[1]![0]).toMatch(/^2026-01-29.*asdaq/);
    for (const [index, from, to] of [
      [1, '2026-01-28', '2026-01-29'],
      [2, '2026-01-28', '2026-01-29'],
      [3, '2026-01-29', '2026-01-30'],
    ] as const)
      expect(moves[index]![1]).toBeCloseTo(real(from, to), 6);
  });
});

describe('the state folder', () => {
  const setup = (env: Record<string, string>, folder: string) => {
    const config = loadConfig({ UNDERCURRENT_STATE: folder, LOG_LEVEL: 'silent', ...env });
    const door = { request: () => Promise.reject(new Error('nobody is asked')), close: async () => {} };
    return createLive({ recorded, config: { ...config, live: config.live! }, now: Date.now, door });
  };
  const folder = (): string => mkdtempSync(join(tmpdir(), 'undercurrent-attack-'));

  it('says in one sentence that it cannot be used', async () => {
    const file = join(folder(), 'a-file');
    writeFileSync(file, 'x');
    await expect(setup({}, file)).rejects.toMatchObject({
      code: 'BAD_FILE',
      message: expect.stringContaining('UNDERCURRENT_STATE'),
    });
    const state = folder();
    writeFileSync(join(state, 'events'), 'x');
    await expect(setup({}, state)).rejects.toMatchObject({ code: 'BAD_FILE' });
  });

  it('starts with half-written files, and sets broken ones aside', async () => {
    const state = folder();
    mkdirSync(join(state, 'series'));
    mkdirSync(join(state, 'events'));
    writeFileSync(join(state, 'series', 'yahoo.json.gz'), Buffer.from([0x1f, 0x8b, 8, 0, 0]));
    writeFileSync(join(state, 'series', 'fred.json.gz.4711.new'), 'half');
    writeFileSync(join(state, 'events', 'live.jsonl'), '{"coverage":{}}\n{"record":{"id":"half');
    const live = await setup({}, state);
    expect(live.bot.snapshot().mode).toBe('recorded');
    expect(readdirSync(join(state, 'series'))).toContain('yahoo.json.gz.broken');
    await live.bot.close();
  });

  it('names a source that is misspelt in SOURCES_OFF, and takes the right names, also of news', async () => {
    await expect(setup({ SOURCES_OFF: 'yaho,gdelt' }, folder())).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringMatching(/SOURCES_OFF names yaho, .*did you mean yahoo\?/),
    });
    const live = await setup({ SOURCES_OFF: 'yahoo,gdelt' }, folder());
    expect(live.refresher.sources.map(({ id }) => id)).not.toContain('yahoo');
    expect(live.news.status().map(({ id }) => id)).not.toContain('gdelt');
    await live.bot.close();
  });

  it('is shared by two processes without a broken file', async () => {
    world = await liveWorld('2026-01-31T02:00:00Z');
    const other = await world.restart();
    await Promise.all([
      world.live.refresher.refresh({ what: 'all' }),
      other.refresher.refresh({ what: 'all' }),
    ]);
    const third = await world.restart();
    expect(third.store.get({ source: 'yahoo', series: 'GLD' })?.days.at(-1)).toBe(dayOf('2026-01-30'));
  });
});

describe('the end', () => {
  it('lets a question that waits go with what is there, and leaves no rejection behind', async () => {
    const stray: unknown[] = [];
    const listen = (error: unknown): void => {
      stray.push(error);
    };
    process.on('unhandledRejection', listen);
    world = await liveWorld('2026-11-24T15:00:00Z', { waitMs: 20_000 });
    world.server.fail('slow');
    const asking = world.live.bot.ask(QUESTION);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await world.live.bot.close();
    expect((await asking).label).toContain('No live source answers');
    await new Promise((resolve) => setTimeout(resolve, 50));
    process.off('unhandledRejection', listen);
    expect(stray).toEqual([]);
  });

  it('lets fifty requests hang on one signal without a warning, and stops them all with it', async () => {
    const warnings: string[] = [];
    const listen = ({ name }: Error): void => {
      warnings.push(name);
    };
    process.on('warning', listen);
    const server = await startSourceServer();
    server.fail('slow');
    const door = createHttpDoor({ now: Date.now, random: () => 0.5, mirror: server.url });
    const stop = new AbortController();
    const asked = Array.from({ length: 50 }, (_, i) =>
      door.request({ source: 'fred', url: `https://host${i}.example.org/`, signal: stop.signal }),
    );
    const ended = Promise.allSettled(asked);
    await new Promise((resolve) => setTimeout(resolve, 200));
    stop.abort(new Error('enough'));
    expect((await ended).every((one) => one.status === 'rejected' && one.reason.message === 'enough')).toBe(
      true,
    );
    await door.close();
    await server.close();
    process.off('warning', listen);
    expect(warnings).toEqual([]);
  });

  it('warns of no leak of listeners with hundreds of requests on one signal', async () => {
    const warnings: Error[] = [];
    const listen = (warning: Error): void => {
      warnings.push(warning);
    };
    process.on('warning', listen);
    world = await liveWorld('2026-01-31T02:00:00Z');
    await world.live.doctor.examine();
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off('warning', listen);
    expect(warnings.filter(({ name }) => name === 'MaxListenersExceededWarning')).toEqual([]);
  });
});
