import { afterEach, describe, expect, it } from 'vitest';
import { evaluate } from '../../src/alerts/evaluate.ts';
import { viewNow } from '../../src/alerts/now.ts';
import type { Rule } from '../../src/alerts/rule.ts';
import { LANGUAGES, plainText } from '../../src/answer/answer.ts';
import { untilRead } from '../../src/digest/patience.ts';
import { previewDigest } from '../../src/digest-service.ts';
import { createEventCalendar } from '../../src/events/calendar.ts';
import { type LiveWorld, liveWorld } from './world.ts';

/**
 * What was read on one day must not be told as the news of a later one. By the record GLD fell by 10.3% and SLV by
 * 28.5% on 30 January 2026, after rises up to the 28th (GLD, SLV at the New York close).
 */
let world: LiveWorld | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

async function staleWorld(): Promise<LiveWorld> {
  world = await liveWorld('2026-01-28T22:35:00Z');
  await world.live.refresher.refresh();
  world.server.fail('500', /yahoo|nasdaq/);
  world.setNow('2026-01-30T22:35:00Z');
  await world.live.refresher.refresh();
  return world;
}

describe('prices that stopped two sessions ago', () => {
  it('are missing with their day, in the header too, and judge no premise', async () => {
    const { bot } = (await staleWorld()).live;
    const snapshot = bot.snapshot();
    // Cboe and FRED have the S&P 500 of the 30th; coins are read at their own exchange.
    expect(snapshot.incomplete).toEqual({ known: 2, of: 9, newestClose: '2026-01-30' });
    expect(snapshot.gaps.get('gold')).toMatchObject({ reason: 'stale', lastDate: '2026-01-28' });
    const gold = await bot.ask('why is gold falling');
    expect(gold.verdict).toBe('unavailable');
    expect(gold.label).toMatch(/^Live, incomplete: 2 of 9 prices of Friday 30 January 2026 known/);
    expect(plainText(gold)).toContain('the newest value is of 2026-01-28');
    const everything = await bot.ask('why is everything falling?');
    expect(everything.verdict).toBe('unavailable');
    expect(plainText(everything)).toMatch(/cannot be judged: 2 of 9 moves to 30 Jan are known/);
    for (const answer of [gold, everything]) {
      expect(plainText(answer)).not.toMatch(
        /No live source|(?:Gold|Silver) [-+]\d|did not fall|Nothing unusual/,
      );
      expect(answer.assessment?.leaders).toEqual({});
    }
  });

  it('are part of no move of any length, in no language', async () => {
    const { bot } = (await staleWorld()).live;
    for (const window of [1, 3, 5] as const) {
      const { unusualness } = bot.assess({ window });
      expect(unusualness.word).toBe('unknown');
      expect(unusualness.panel.map(({ id }) => id)).not.toContain('gold');
    }
    for (const language of LANGUAGES) {
      const answer = await bot.ask('why is everything falling?', { language });
      expect(answer.verdict).toBe('unavailable');
      expect(answer.figures.filter(({ id }) => /^(?:gold|silver)\./.test(id))).toEqual([]);
      expect(answer.label).toMatch(/2.*9|9.*2/);
    }
  });

  it('fire no alert, arm none, and change no leader', async () => {
    const { bot } = (await staleWorld()).live;
    const view = viewNow(bot, bot.snapshot(), undefined);
    const rule = {
      version: 1,
      metric: { kind: 'change', of: 'gold', sessions: 5 },
      condition: { is: 'above', threshold: 5, unit: 'percent', hysteresis: 0.5 },
      running: true,
    } as Rule;
    expect(view.sight(rule.metric).kind).toBe('missing');
    const status = { armed: true, memory: {}, cooldownMs: 0 };
    expect(evaluate(rule, status, view.sight(rule.metric), 0)).toEqual({ armed: true, memory: {} });
    expect(view.sight({ kind: 'leader' }).kind).toBe('missing');
  });

  it('leave a digest that says how much is known, and why no episode stands beside it', async () => {
    const { live, now } = await staleWorld();
    const parts = { bot: live.bot, calendar: live.bot.parts.calendar ?? createEventCalendar(), now };
    const digest = await previewDigest(parts, 'en', 'long');
    expect(plainText(digest)).toMatch(/\d of 9 moves to 30 Jan are known/);
    expect(plainText(digest)).not.toMatch(/Nothing unusual|No special cause|no episode in the library/);
  });

  it('are read again as soon as their source answers', async () => {
    const { restart, server, setNow } = await staleWorld();
    server.fail(undefined);
    setNow('2026-01-31T00:35:00Z');
    const live = await restart();
    await live.refresher.refresh();
    const answer = await live.bot.ask('why is gold falling');
    expect(answer.label).toBe('Live; newest New York close: Friday 30 January 2026');
    expect(plainText(answer)).toMatch(/10\.3%/);
  });
});

describe('a digest that is due before the first read of its day', () => {
  it('waits for that read, and tells the crash instead of an ordinary day', async () => {
    world = await liveWorld('2026-01-29T22:35:00Z');
    await world.live.refresher.refresh();
    world.setNow('2026-01-30T22:31:00Z');
    const { live, now } = world;
    // The closes of the 29th are there, and speak for nothing.
    expect(live.bot.snapshot().incomplete?.known).toBeLessThan(7);
    expect(live.bot.assess({ window: 1 }).unusualness.word).toBe('unknown');
    await untilRead(live.bot, now)();
    const calendar = live.bot.parts.calendar ?? createEventCalendar();
    const digest = await previewDigest({ bot: live.bot, calendar, now }, 'en', 'normal');
    expect(plainText(digest)).toMatch(/Silver -28\.5%/);
    expect(plainText(digest)).not.toContain('Nothing unusual');
  });
});
