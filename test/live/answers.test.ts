import { afterEach, describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/answer.ts';
import { type LiveWorld, liveWorld } from './world.ts';

let world: LiveWorld | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

const QUESTION = 'why is everything falling?';

describe('a question about now', () => {
  it('speaks of the last close after it, with the numbers of that day', async () => {
    world = await liveWorld('2026-01-31T02:00:00Z');
    const answer = await world.live.bot.ask(QUESTION);
    expect(answer.mode).toBe('live');
    expect(answer.label).toBe('Live; newest New York close: Friday 30 January 2026');
    // DOMAIN.md, table of moves: gold -10.3, silver -28.5, S&P 500 -0.3 (percent, GLD, SLV, SPY).
    expect(plainText(answer)).toMatch(/Silver -28\.5%/);
    expect(plainText(answer)).toMatch(/Gold -10\.3%/);
    expect(plainText(answer)).toMatch(/S&P 500 -0\.3%/);
  });

  it('speaks of the running session while it is open, and says so', async () => {
    world = await liveWorld('2026-01-30T19:30:00Z');
    const answer = await world.live.bot.ask(QUESTION);
    expect(answer.label).toBe('Live: Friday 30 January 2026, 14:30 New York, session still open');
    // Five hours of six and a half: the price stands at 10/13 of the way to the close of -28.54%.
    expect(plainText(answer)).toMatch(/Silver -2[12]\.\d%/);
    expect(plainText(answer)).toContain('Running prices where a market is open');
    expect(plainText(answer)).not.toContain('Closes of');
  });

  it('reads the close before on a morning before the market opens', async () => {
    world = await liveWorld('2026-01-30T13:00:00Z');
    expect((await world.live.bot.ask(QUESTION)).asOf).toBe('2026-01-29');
  });

  it('answers a dated question from the record without asking any source', async () => {
    world = await liveWorld('2026-01-30T19:30:00Z');
    const answer = await world.live.bot.ask(QUESTION, { asOf: '2024-08-05' });
    expect(answer.mode).toBe('recorded');
    expect(world.server.requests).toHaveLength(0);
  });

  it('answers in Chinese and Spanish with the same figures', async () => {
    world = await liveWorld('2026-01-30T19:30:00Z');
    const english = await world.live.bot.ask(QUESTION);
    for (const language of ['zh', 'es'] as const) {
      const answer = await world.live.bot.ask(QUESTION, { language });
      expect(answer.label).toContain('14:30');
      expect(new Map(answer.figures.map(({ id, value }) => [id, value]))).toEqual(
        new Map(english.figures.map(({ id, value }) => [id, value])),
      );
    }
  });
});

describe('sources in trouble', () => {
  it('says that none answers, and shows the newest recorded day with its label', async () => {
    world = await liveWorld('2026-11-24T15:00:00Z');
    world.server.fail('refuse');
    const answer = await world.live.bot.ask(QUESTION);
    expect(answer.mode).toBe('recorded');
    expect(answer.label).toBe(
      'No live source answers. Recorded day: Friday 30 January 2026, New York close (not live)',
    );
    expect(world.live.doctor.report().familiesDown).toHaveLength(14);
  });

  it('uses another source when one is down, and names it', async () => {
    world = await liveWorld('2026-01-31T02:00:00Z');
    world.server.fail('500', /yahoo/);
    const answer = await world.live.bot.ask(QUESTION);
    expect(answer.mode).toBe('live');
    expect(plainText(answer)).toMatch(/Gold -10\.3%/);
    expect(plainText(answer)).toMatch(
      /Not as new at Yahoo Finance, so taken elsewhere: .*Gold.* \(nasdaq\.com\)/,
    );
    const gold = world.live.doctor.report().indicators.find(({ id }) => id === 'gold');
    expect(gold).toMatchObject({ state: 'ok', source: 'nasdaq', fallbackFor: 'yahoo' });
  });

  it('names the gap where an indicator has one source only', async () => {
    world = await liveWorld('2026-01-31T02:00:00Z');
    world.server.fail('451', 'fred.stlouisfed.org');
    const answer = await world.live.bot.ask('what is the high-yield spread?');
    expect(answer.mode).toBe('live');
    expect(answer.figures.some(({ id }) => id.startsWith('hy-spread.'))).toBe(false);
    expect(world.live.bot.snapshot().gaps.get('hy-spread')?.message).toContain('fred');
  });

  it('answers within the limit when all are slow', async () => {
    world = await liveWorld('2026-11-24T15:00:00Z', { waitMs: 700 });
    world.server.fail('slow');
    const before = performance.now();
    const answer = await world.live.bot.ask(QUESTION);
    const tookMs = performance.now() - before;
    expect(answer.label).toContain('No live source answers');
    // The limit, and the time of the answer itself on a busy machine.
    expect(tookMs).toBeLessThan(700 + 10_000);
  });

  it('tells the true date of what it knows when all sources fail later, and judges nothing by it', async () => {
    world = await liveWorld('2026-01-29T23:30:00Z');
    await world.live.bot.prepare();
    world.setNow('2026-01-30T23:30:00Z');
    world.server.fail('500');
    await world.live.bot.prepare();
    const answer = await world.live.bot.ask('what is gold doing?');
    const snapshot = world.live.bot.snapshot();
    expect(snapshot.readings.has('gold')).toBe(false);
    expect(snapshot.gaps.get('gold')).toMatchObject({ reason: 'stale', lastDate: '2026-01-29' });
    expect(answer.label).toContain('newest New York close read: Thursday 29 January 2026');
    expect(plainText(answer)).not.toMatch(/-10\.3%/);
  });
});

describe('many people', () => {
  it('cause one request per endpoint, however many ask at once on a cold start', async () => {
    world = await liveWorld('2026-01-30T19:30:00Z');
    const { bot } = world.live;
    const answers = await Promise.all(Array.from({ length: 1_000 }, () => bot.ask(QUESTION)));
    expect(new Set(answers.map(({ label }) => label)).size).toBe(1);
    const byEndpoint = new Map<string, number>();
    for (const { host, path, method } of world.server.requests) {
      const endpoint = `${method} ${host}${path}`;
      byEndpoint.set(endpoint, (byEndpoint.get(endpoint) ?? 0) + 1);
    }
    const good = [...byEndpoint].filter(([endpoint]) =>
      /fred|yahoo.*chart|newyorkfed|treasury\.gov\/r|coinbase|cboe/.test(endpoint),
    );
    expect(good.length).toBeGreaterThan(60);
    expect(good.filter(([, count]) => count > 1)).toEqual([]);
  });
});

describe('after a restart', () => {
  it('answers from what it kept, without waiting for a source', async () => {
    world = await liveWorld('2026-01-31T02:00:00Z');
    await world.live.bot.prepare();
    await world.live.bot.close();
    world.server.fail('slow');
    const again = await world.restart();
    const answer = await again.bot.ask(QUESTION);
    expect(answer.mode).toBe('live');
    expect(plainText(answer)).toMatch(/Gold -10\.3%/);
  });
});
