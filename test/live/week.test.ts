import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Indicator } from '../../src/indicators/indicator.ts';
import { nextExpected, publishedAtMs } from '../../src/indicators/publication.ts';
import type { AsOf } from '../../src/snapshot/as-of.ts';
import { isRunning } from '../../src/snapshot/running.ts';
import { keyOf } from '../../src/sources/tracked.ts';
import { dayOf, isoOf } from '../../src/time/dates.ts';
import { type LiveWorld, liveWorld } from './world.ts';

/**
 * Days in the life of a bot that stays up: its clock and that of the sources go on in steps, each series falls due
 * by its own rule, and everything that is shown was public by then.
 */

const MINUTE_MS = 60_000;
/** On the hour: most publications are at full or half hours, and a step more is a request more for every price. */
const STEP_MS = 60 * MINUTE_MS;

interface Seen {
  /** First moment at which an observation was in a snapshot, by indicator and date. */
  readonly first: Map<string, number>;
  readonly requests: Map<string, number[]>;
  /** Findings that must not be: shown too early, or shown although overdue beyond its grace. */
  readonly wrong: string[];
  refreshes: number;
}

async function live(world: LiveWorld, fromIso: string, toIso: string): Promise<Seen> {
  const { bot, refresher } = world.live;
  const seen: Seen = { first: new Map(), requests: new Map(), wrong: [], refreshes: 0 };
  const toMs = Date.parse(toIso);
  let told = world.server.requests.length;
  for (let nowMs = Date.parse(fromIso); nowMs <= toMs; nowMs += STEP_MS) {
    world.setNow(nowMs);
    if (refresher.due().length > 0) {
      await refresher.refresh();
      seen.refreshes += 1;
      for (const { host, path } of world.server.requests.slice(told)) {
        const at = seen.requests.get(host + path.split('?')[0]) ?? [];
        at.push(nowMs);
        seen.requests.set(host + path.split('?')[0], at);
      }
      told = world.server.requests.length;
    } else if (nowMs % (6 * 60 * MINUTE_MS) !== 0) continue;
    const snapshot = bot.snapshot();
    for (const [id, reading] of snapshot.readings) {
      const indicator = bot.registry.get(id)!;
      if (indicator.derived) continue;
      const key = `${id} ${reading.observationDate}`;
      if (!seen.first.has(key)) seen.first.set(key, nowMs);
      check(indicator, reading.observationDate, nowMs, snapshot.asOf, seen.wrong);
    }
  }
  return seen;
}

function check(indicator: Indicator, date: string, nowMs: number, asOf: AsOf, wrong: string[]): void {
  const day = dayOf(date);
  const at = new Date(nowMs).toISOString();
  // A running price is of today before its close: of an open session, or of a coin while all else is closed.
  const coin =
    day === Math.floor(nowMs / 86_400_000) && isRunning(indicator, { observationDate: date }, asOf);
  // Everything else must have been published.
  if (!asOf.running && !coin && publishedAtMs(indicator.publication, day) > nowMs)
    wrong.push(`${at}: ${indicator.id} of ${date} is shown before it was public`);
  const next = nextExpected(indicator.publication, indicator.cadence, day);
  if (
    next &&
    next.observationDay < Math.floor(nowMs / 86_400_000) &&
    next.atMs + (indicator.graceDays + 1) * 86_400_000 < nowMs
  )
    wrong.push(
      `${at}: ${indicator.id} of ${date} is shown although the next was due ${new Date(next.atMs).toISOString()}`,
    );
}

const hoursAfter = (seen: Seen, id: string, date: string, iso: string): number => {
  const first = seen.first.get(`${id} ${date}`);
  if (first === undefined) return Number.NaN;
  return (first - Date.parse(iso)) / 3_600_000;
};

describe('the week of the end of daylight saving time and a month end (29 Oct to 5 Nov 2025)', () => {
  let world: LiveWorld;
  let seen: Seen;
  beforeAll(async () => {
    world = await liveWorld('2025-10-29T12:00:00Z');
    await world.live.bot.prepare();
    seen = await live(world, '2025-10-29T12:00:00Z', '2025-11-05T12:00:00Z');
  }, 240_000);
  afterAll(() => world.close());

  it('shows nothing before it was public and nothing beyond its grace', () => {
    expect(seen.wrong).toEqual([]);
    expect(seen.first.size).toBeGreaterThan(250);
  });

  it('has SOFR of Friday within an hour of Monday 08:00 New York, on standard time again', () => {
    // 08:00 EST is 13:00 UTC; on daylight saving time it would have been 12:00 UTC.
    const hours = hoursAfter(seen, 'sofr', '2025-10-31', '2025-11-03T13:00:00Z');
    expect(hours).toBeGreaterThanOrEqual(0);
    expect(hours).toBeLessThanOrEqual(1);
  });

  it('has the close of Friday, the month end, soon after 16:00 New York', () => {
    const hours = hoursAfter(seen, 'gold', '2025-10-31', '2025-10-31T13:30:00Z');
    // As a running price it is there from the morning on; the close itself after 20:00 UTC.
    expect(hours).toBeGreaterThanOrEqual(0);
    expect(world.live.store.get({ source: 'yahoo', series: 'GLD' })?.days).toContain(dayOf('2025-10-31'));
  });

  it('reads weekly figures once a week and daily ones not at night', () => {
    const at = (part: string): number[] =>
      [...seen.requests].filter(([key]) => key.includes(part)).flatMap(([, times]) => times);
    // H.4.1 comes on Thursday 16:30 New York: one read on 30 Oct, and none on other days.
    const fred = at('fred.stlouisfed.org');
    expect(fred.length).toBeGreaterThan(0);
    const sofr = at('newyorkfed.org/api/rates/secured/sofr');
    const days = new Set(sofr.map((ms) => isoOf(Math.floor(ms / 86_400_000))));
    // Business days only, once each; that of the 29th was read before the week began.
    expect([...days].sort()).toEqual(['2025-10-30', '2025-10-31', '2025-11-03', '2025-11-04']);
  });
});

describe('the week of Thanksgiving (24 Nov to 1 Dec 2025)', () => {
  let world: LiveWorld;
  let seen: Seen;
  beforeAll(async () => {
    world = await liveWorld('2025-11-24T12:00:00Z');
    await world.live.bot.prepare();
    seen = await live(world, '2025-11-24T12:00:00Z', '2025-12-01T23:00:00Z');
  }, 240_000);
  afterAll(() => world.close());

  it('shows nothing before it was public and nothing beyond its grace', () => {
    expect(seen.wrong).toEqual([]);
  });

  it('speaks of the close of Wednesday all through the holiday, and of no session on it', () => {
    expect([...seen.first.keys()].filter((key) => key === 'spx 2025-11-27')).toEqual([]);
    expect(seen.first.has('spx 2025-11-26')).toBe(true);
  });

  it('takes the close of the short Friday after 13:00 New York', () => {
    // 13:00 EST is 18:00 UTC.
    const stored = world.live.store.get({ source: 'yahoo', series: 'SPY/adjusted' });
    expect(stored?.days).toContain(dayOf('2025-11-28'));
  });

  it('goes on with bitcoin over the weekend', () => {
    expect(seen.first.has('btc 2025-11-29')).toBe(true);
    expect(seen.first.has('btc 2025-11-30')).toBe(true);
  });
});

describe('a publisher that is late', () => {
  it('shows the older value with its date, then the new one when it comes', async () => {
    let late = true;
    const world = await liveWorld('2025-11-05T15:00:00Z', {
      late: (_source, series, day) => late && series === 'SOFR' && day >= dayOf('2025-11-04'),
    });
    await world.live.bot.prepare();
    const date = () => world.live.bot.snapshot().readings.get('sofr')?.observationDate;
    expect(date()).toBe('2025-11-03');
    late = false;
    world.setNow('2025-11-05T18:00:00Z');
    await world.live.bot.prepare();
    expect(date()).toBe('2025-11-04');
    await world.close();
  });

  it('turns a reading into a gap once it is overdue beyond its grace', async () => {
    const world = await liveWorld('2025-11-05T15:00:00Z', {
      late: (_source, series, day) => series === 'BAMLH0A0HYM2' && day >= dayOf('2025-10-25'),
    });
    await world.live.bot.prepare();
    const snapshot = world.live.bot.snapshot();
    expect(snapshot.readings.has('hy-spread')).toBe(false);
    expect(snapshot.gaps.get('hy-spread')).toMatchObject({ reason: 'stale', lastDate: '2025-10-24' });
    expect(world.live.doctor.report().indicators.find(({ id }) => id === 'hy-spread')?.state).toBe('late');
    await world.close();
  });
});

describe('a publisher that changes what it said', () => {
  it('replaces a revised value and keeps a trace', async () => {
    let revised = false;
    const world = await liveWorld('2025-11-05T15:00:00Z', {
      factor: (_source, series, day) =>
        revised && series === 'SOFR' && day === dayOf('2025-11-03') ? 1.01 : 1,
    });
    await world.live.bot.prepare();
    const before = sofrOf(world);
    revised = true;
    world.setNow('2025-11-06T15:00:00Z');
    await world.live.bot.prepare();
    expect(sofrOf(world)).toBeCloseTo(before * 1.01, 6);
    const trace = await world.live.store.revisions(5);
    expect(trace).toHaveLength(1);
    expect(trace[0]).toMatchObject({
      source: 'nyfed',
      series: 'SOFR',
      day: dayOf('2025-11-03'),
      from: before,
    });
    await world.close();
  });

  it('refuses a series whose unit changed and keeps what it has', async () => {
    let changed = false;
    const world = await liveWorld('2025-11-05T15:00:00Z', {
      factor: (_source, series) => (changed && series === 'WRESBAL' ? 0.001 : 1),
    });
    await world.live.bot.prepare();
    const before = world.live.store.get({ source: 'fred', series: 'WRESBAL' })!;
    changed = true;
    world.setNow('2025-11-06T23:00:00Z');
    await world.live.bot.prepare();
    const after = world.live.store.get({ source: 'fred', series: 'WRESBAL' })!;
    expect([...after.values]).toEqual([...before.values]);
    expect(world.live.store.attempt({ source: 'fred', series: 'WRESBAL' })?.failure?.kind).toBe(
      'implausible',
    );
    await world.close();
  });

  it('reads the whole history again when its basis changes, and no return across is false', async () => {
    let split = false;
    const world = await liveWorld('2025-11-05T23:00:00Z', {
      factor: (_source, series) => (split && series === 'NVDA' ? 0.5 : 1),
    });
    await world.live.bot.prepare();
    split = true;
    world.setNow('2025-11-06T23:00:00Z');
    await world.live.bot.prepare();
    const { values, days } = world.live.store.get({ source: 'yahoo', series: 'NVDA' })!;
    for (let i = 1; i < values.length; i++)
      expect(Math.abs(Math.log(values[i]! / values[i - 1]!))).toBeLessThan(0.25);
    expect(days.length).toBeGreaterThan(400);
    await world.close();
  });
});

function sofrOf(world: LiveWorld): number {
  const { days, values } = world.live.store.get({ source: 'nyfed', series: 'SOFR' })!;
  return values[days.indexOf(dayOf('2025-11-03'))]!;
}

it('tracks every live series of the registry under one key', async () => {
  const world = await liveWorld('2025-11-05T15:00:00Z');
  const keys = world.live.refresher.tracked.map(keyOf);
  expect(new Set(keys).size).toBe(keys.length);
  await world.close();
});
