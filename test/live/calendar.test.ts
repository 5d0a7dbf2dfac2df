import { afterEach, describe, expect, it } from 'vitest';
import type { CalendarEvent } from '../../src/events/calendar.ts';
import { releasedFigure } from '../../src/live/calendar.ts';
import { dayOf } from '../../src/time/dates.ts';
import { type LiveWorld, liveWorld } from './world.ts';

let world: LiveWorld | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

const HOUR_MS = 3_600_000;

describe('what is due, live', () => {
  it('holds the auctions that were announced, and names the gap when they could not be read', async () => {
    world = await liveWorld('2025-11-04T15:00:00Z');
    const due = () => world!.live.bot.parts.calendar!.upcoming(world!.now(), world!.now() + 72 * HOUR_MS);
    await world.live.news.refresh();
    expect(due().gaps).toContain('coming Treasury auctions');
    const row = {
      securityType: 'Bill',
      securityTerm: '8-Week',
      auctionDate: '2025-11-05T00:00:00',
      closingTimeCompetitive: '11:30 AM',
    };
    world.server.serve('www.treasurydirect.gov', '/TA_WS/securities/upcoming', JSON.stringify([row]));
    world.setNow(world.now() + 7 * HOUR_MS);
    await world.live.news.refresh();
    const auction = due().events.find(({ kind }) => kind === 'auction');
    expect(auction).toMatchObject({ title: 'US Treasury 8-Week bill auction', date: '2025-11-05' });
    // 11:30 on standard time is 16:30 UTC.
    expect(new Date(auction!.atMs).toISOString()).toBe('2025-11-05T16:30:00.000Z');
    expect(due().gaps).not.toContain('coming Treasury auctions');
    // Two days later the list is too old to be believed.
    world.server.fail('500', /treasurydirect/);
    world.setNow(world.now() + 49 * HOUR_MS);
    await world.live.news.refresh();
    expect(due().gaps).toContain('coming Treasury auctions');
  });
});

describe('the figure of a release', () => {
  const release = (id: 'cpi' | 'jobs' | 'ppi', date: string): CalendarEvent => ({
    id: `${id}-${date}`,
    kind: 'release',
    title: id,
    date,
    atMs: Date.parse(`${date}T13:30:00Z`),
    hasTime: true,
    source: 'Bureau of Labor Statistics',
    certainty: 'scheduled',
    release: id,
  });
  const store = (months: readonly string[], values: readonly number[]) => ({
    get: ({ series }: { series: string }) =>
      series === 'CPIAUCSL' || series === 'UNRATE'
        ? {
            id: series,
            source: 'fred',
            publisher: 'FRED',
            days: Int32Array.from(months, dayOf),
            values: Float64Array.from(values),
            fetchedAtMs: 0,
            notes: [],
          }
        : undefined,
  });
  const three = ['2026-08-01', '2026-09-01', '2026-10-01'];

  it('is that of the month before it: the change of an index, the level of a rate', () => {
    // 324.0 / 323.0 is +0.31%, 323.0 / 322.0 is +0.31%.
    expect(releasedFigure(release('cpi', '2026-11-10'), store(three, [322, 323, 324]))).toMatchObject({
      actual: 0.3,
      previous: 0.3,
      unit: '% on the month',
    });
    expect(releasedFigure(release('jobs', '2026-11-06'), store(three, [4.3, 4.4, 4.5]))).toMatchObject({
      actual: 4.5,
      previous: 4.4,
    });
  });

  it('is not known while the series ends before it, with a hole in it, or without a series', () => {
    expect(releasedFigure(release('cpi', '2026-12-10'), store(three, [322, 323, 324]))).toBeUndefined();
    const hole = ['2026-07-01', '2026-08-01', '2026-10-01'];
    expect(releasedFigure(release('cpi', '2026-11-10'), store(hole, [322, 323, 324]))).toBeUndefined();
    expect(releasedFigure(release('ppi', '2026-11-13'), store(three, [1, 2, 3]))).toBeUndefined();
  });
});
