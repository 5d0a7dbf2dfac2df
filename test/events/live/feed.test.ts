import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { FileError } from '../../../src/errors.ts';
import { healthOfClass, joinFeeds, noFeed } from '../../../src/events/feed.ts';
import { addSpan, dayIsRead, type Span } from '../../../src/events/live/coverage.ts';
import { createLiveFeed, type LiveFeed, type LiveFeedParts } from '../../../src/events/live/feed.ts';
import { createLiveNews } from '../../../src/events/live/news.ts';
import type { EventSource, RawItem } from '../../../src/events/live/source.ts';
import { fileLiveStore, memoryLiveStore, NO_STATE } from '../../../src/events/live/store.ts';
import { SourceError } from '../../../src/sources/failure.ts';
import { dayOf } from '../../../src/time/dates.ts';
import { headline, post, SIGNAL } from './setup.ts';

const folder = mkdtempSync(join(tmpdir(), 'live-events-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HOUR = 3_600_000;
const START = Date.parse('2026-11-24T15:00:00Z');
const day = (iso: string): number => dayOf(iso);

interface Fake extends EventSource {
  items: RawItem[];
  down: boolean;
  asked: number[];
}

function fake(id: string, items: RawItem[] = [], coversMs?: number): Fake {
  const source: Fake = {
    id,
    publisher: id,
    hosts: [],
    standing: 'official',
    everyMs: 60_000,
    items,
    down: false,
    asked: [],
    fetch: async (sinceMs) => {
      source.asked.push(sinceMs);
      if (source.down) throw new SourceError(id, 'unreachable', `${id}: no connection`);
      return {
        items: source.items.map((item) => ({ ...item, sourceId: id })),
        coversFromMs: Math.max(sinceMs, coversMs ?? sinceMs),
        notes: [],
      };
    },
  };
  return source;
}

async function world(more: Partial<LiveFeedParts> = {}): Promise<{
  feed: LiveFeed;
  fed: Fake;
  house: Fake;
  posts: Fake;
  press: Fake;
  clock: { ms: number };
}> {
  const clock = { ms: START };
  const [fed, house, posts, press] = ['fed-press', 'white-house', 'truth-social', 'gdelt'].map((id) =>
    fake(id),
  ) as [Fake, Fake, Fake, Fake];
  const feed = await createLiveFeed({
    sources: [fed, house, posts, press],
    store: memoryLiveStore(),
    now: () => clock.ms,
    ...more,
  });
  return { feed, fed, house, posts, press, clock };
}

describe('health', () => {
  it('is down before the first read, and for days that nobody read', async () => {
    const { feed } = await world();
    expect(feed.feed().health(day('2026-11-24'), day('2026-11-24'))).toBe('down');
    await feed.refresh(SIGNAL);
    expect(feed.feed().health(day('2026-11-20'), day('2026-11-24'))).toBe('checked');
    expect(feed.feed().health(day('2026-11-01'), day('2026-11-24'))).toBe('down');
    expect(feed.feed().health(day('2026-11-24'), day('2026-11-25'))).toBe('down');
  });

  it.each([
    ['the Fed', ['fed'], 'down'],
    ['the press', ['press'], 'down'],
    ['one mirror of the president', ['posts'], 'checked'],
    ['both sources of the president', ['house', 'posts'], 'down'],
  ] as const)('without %s', async (_, missing, expected) => {
    const parts = await world();
    for (const name of missing) parts[name].down = true;
    await parts.feed.refresh(SIGNAL);
    expect(parts.feed.feed().health(day('2026-11-23'), day('2026-11-24'))).toBe(expected);
  });

  it('tells "checked and empty" from "down" per class', async () => {
    const { feed, fed } = await world();
    fed.down = true;
    await feed.refresh(SIGNAL);
    const now = feed.feed();
    const health = (name: Parameters<typeof healthOfClass>[1]): string =>
      healthOfClass(now, name, day('2026-11-23'), day('2026-11-24'));
    expect(health('policy')).toBe('down');
    expect(health('tariff')).toBe('checked');
    expect(health('calendar')).toBe('checked');
    // Without a consensus a quiet feed says nothing about surprises in data.
    expect(health('inflation_print')).toBe('down');
    expect(now.records).toEqual([]);
  });

  it('ages while nothing is read: an outage is no silence', async () => {
    const { feed, press, clock } = await world();
    await feed.refresh(SIGNAL);
    const seen = feed.feed();
    expect(seen.health(day('2026-11-24'), day('2026-11-24'))).toBe('checked');
    press.down = true;
    clock.ms += HOUR;
    await feed.refresh(SIGNAL);
    expect(seen.health(day('2026-11-24'), day('2026-11-24'))).toBe('checked');
    clock.ms += 2 * HOUR;
    await feed.refresh(SIGNAL);
    expect(feed.feed().health(day('2026-11-24'), day('2026-11-24'))).toBe('down');
    expect(seen.health(day('2026-11-24'), day('2026-11-24'))).toBe('down');
    press.down = false;
    clock.ms += HOUR;
    await feed.refresh(SIGNAL);
    // It asked back to the last good read, so the hole is closed.
    expect(press.asked.at(-1)).toBe(START - 6 * HOUR);
    expect(feed.feed().health(day('2026-11-24'), day('2026-11-24'))).toBe('checked');
  });

  it('leaves a hole where a feed no longer reaches back', async () => {
    const clock = { ms: START };
    const sources = [fake('fed-press'), fake('white-house'), fake('gdelt')];
    const feed = await createLiveFeed({ sources, store: memoryLiveStore(), now: () => clock.ms });
    await feed.refresh(SIGNAL);
    clock.ms += 5 * 24 * HOUR;
    const short = fake('gdelt', [], clock.ms - 30 * HOUR);
    sources[2]!.fetch = short.fetch;
    await feed.refresh(SIGNAL);
    expect(feed.feed().health(day('2026-11-26'), day('2026-11-26'))).toBe('down');
    expect(feed.feed().health(day('2026-11-29'), day('2026-11-29'))).toBe('checked');
  });

  it('of a day in its first hours is that of the evening before', () => {
    const spans: Span[] = [
      { fromMs: Date.parse('2026-11-23T00:00:00Z'), toMs: Date.parse('2026-11-24T00:20:00Z') },
    ];
    const at = Date.parse('2026-11-24T00:30:00Z');
    expect(dayIsRead(spans, day('2026-11-24'), at)).toBe(true);
    expect(dayIsRead(spans, day('2026-11-24'), at + 3 * HOUR)).toBe(false);
    expect(dayIsRead([], day('2026-11-24'), at)).toBe(false);
  });

  it('adds spans in any order to the same', () => {
    const span = fc
      .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 30 }))
      .map(([from, length]) => ({ fromMs: from, toMs: from + length }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), (spans) => {
        const joined = spans.reduce<Span[]>(addSpan, []);
        expect([...spans].reverse().reduce<Span[]>(addSpan, [])).toEqual(joined);
        for (let ms = 0.5; ms < 131; ms++) {
          const inside = (all: readonly Span[]): boolean =>
            all.some(({ fromMs, toMs }) => ms > fromMs && ms < toMs);
          expect(inside(joined)).toBe(inside(spans));
        }
      }),
    );
  });

  it('joins with a recorded feed day by day and class by class', async () => {
    const { feed } = await world();
    await feed.refresh(SIGNAL);
    const joined = joinFeeds([noFeed(), feed.feed()]);
    expect(joined.health(day('2026-11-23'), day('2026-11-24'))).toBe('checked');
    expect(healthOfClass(joined, 'growth_print', day('2026-11-23'), day('2026-11-24'))).toBe('down');
    expect(healthOfClass(joined, 'geo', day('2026-11-23'), day('2026-11-24'))).toBe('checked');
  });
});

describe('the feed', () => {
  it('types what it reads and says what stands behind a record', async () => {
    const { feed, posts, press } = await world();
    posts.items = [
      post('I am hereby raising the Tariff on goods from China to 30%.', { publishedMs: START - 5 * HOUR }),
    ];
    press.items = [
      headline('Trump raises tariff on China goods to 30%', { publishedMs: START - 4 * HOUR }),
      headline('Stocks fall after tariff post', { publishedMs: START - 3 * HOUR }),
      headline('Small bank in Ohio fails, FDIC steps in', {
        publisher: 'blog.example',
        url: 'https://blog.example/1',
        publishedMs: START - HOUR,
      }),
    ];
    const report = await feed.refresh(SIGNAL);
    expect(report).toMatchObject({ failed: [], left: 1 });
    const { records } = feed.feed();
    // The bank report of one unknown publisher waits for a second one.
    expect(records.map(({ class: eventClass, source }) => [eventClass, source])).toEqual([
      ['tariff', 'Truth Social (D. Trump)'],
    ]);
    expect(feed.corroboration(records[0]!.id)).toEqual(['Truth Social (D. Trump)', 'reuters.com']);
  });

  it('keeps id and first time of a record that comes again, revised', async () => {
    const { feed, press, clock } = await world();
    const item = headline('China imposes export controls on rare earths', { publishedMs: START - 4 * HOUR });
    press.items = [item];
    await feed.refresh(SIGNAL);
    const [before] = feed.feed().records;
    clock.ms += HOUR;
    press.items = [
      { ...item, title: 'China imposes export controls on rare earths and magnets', publishedMs: START },
    ];
    await feed.refresh(SIGNAL);
    const { records } = feed.feed();
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ id: before!.id, first_public_utc: before!.first_public_utc });
  });

  it('does not take items from the future', async () => {
    const { feed, press } = await world();
    press.items = [
      headline('Russia launches missile attack on Kyiv', { publishedMs: START + 30 * 24 * HOUR }),
    ];
    await feed.refresh(SIGNAL);
    expect(feed.feed().records).toEqual([]);
  });

  it('asks a source again only when it is due, and once for many callers', async () => {
    const { feed, fed, clock } = await world();
    await Promise.all([feed.refresh(SIGNAL), feed.refresh(SIGNAL), feed.refresh(SIGNAL)]);
    await feed.refresh(SIGNAL);
    expect(fed.asked).toHaveLength(1);
    clock.ms += 2 * 60_000;
    await feed.refresh(SIGNAL);
    expect(fed.asked).toHaveLength(2);
  });

  it('says of each source when it was read, what failed and how new its newest item is', async () => {
    const { feed, fed, press, clock } = await world();
    press.items = [headline('Russia launches missile attack on Kyiv', { publishedMs: START - HOUR })];
    await feed.refresh(SIGNAL);
    fed.down = true;
    clock.ms += HOUR;
    const report = await feed.refresh(SIGNAL);
    expect(report.failed).toEqual(['fed-press']);
    const status = Object.fromEntries(feed.status().map((source) => [source.id, source]));
    expect(status['fed-press']).toMatchObject({
      lastSuccessMs: START,
      lastError: { atMs: START + HOUR, failure: 'unreachable' },
    });
    expect(status.gdelt).toMatchObject({ lastSuccessMs: START + HOUR, newestItemMs: START - HOUR, items: 1 });
  });

  it('crashes on a bug and not on a failure', async () => {
    const { feed, house } = await world();
    house.fetch = async () => {
      throw new TypeError('a bug');
    };
    await expect(feed.refresh(SIGNAL)).rejects.toThrow('a bug');
  });

  it('forgets records after their time', async () => {
    const { feed, press, clock } = await world({ retentionMs: 10 * 24 * HOUR });
    press.items = [headline('Russia launches missile attack on Kyiv', { publishedMs: START - HOUR })];
    await feed.refresh(SIGNAL);
    press.items = [];
    clock.ms += 11 * 24 * HOUR;
    await feed.refresh(SIGNAL);
    expect(feed.feed().records).toEqual([]);
  });

  it('as news for a bot never throws and stops', async () => {
    const parts = await world();
    parts.house.fetch = async () => {
      throw new TypeError('a bug');
    };
    const warned: unknown[] = [];
    const news = createLiveNews({
      feed: parts.feed,
      read: (signal) => parts.feed.refresh(signal),
      warn: (_, error) => warned.push(error),
    });
    await news.refresh();
    expect(warned).toHaveLength(1);
    await news.stop();
    await news.refresh();
    expect(parts.house.asked).toHaveLength(0);
    expect(news.feed().health(0, 0)).toBe('down');
  });
});

describe('the store', () => {
  it('brings records and coverage back at the next start', async () => {
    const file = join(folder, 'deep', 'events.jsonl');
    const first = await world({ store: fileLiveStore(file) });
    first.press.items = [headline('Russia launches missile attack on Kyiv', { publishedMs: START - HOUR })];
    await first.feed.refresh(SIGNAL);
    const second = await world({ store: fileLiveStore(file) });
    expect(second.feed.feed().records).toEqual(first.feed.feed().records);
    expect(second.feed.feed().health(day('2026-11-23'), day('2026-11-24'))).toBe('checked');
    expect(readdirSync(join(folder, 'deep'))).toEqual(['events.jsonl']);
    expect(readFileSync(file, 'utf8').split('\n')[0]).toContain('"coverage"');
  });

  it('says which line is broken', async () => {
    const file = join(folder, 'broken.jsonl');
    writeFileSync(file, '{"coverage":{}}\n{"record":{"id":"x"}}\n');
    await expect(fileLiveStore(file).load()).rejects.toThrow(/line 2/);
    writeFileSync(file, '{"coverage":');
    await expect(fileLiveStore(file).load()).rejects.toThrow(FileError);
  });

  it('keeps the old state when the new one cannot be written', async () => {
    const store = fileLiveStore(join(folder, 'deep'));
    await expect(store.save(NO_STATE)).rejects.toThrow(FileError);
    expect(readdirSync(folder).some((name) => name.endsWith('.tmp'))).toBe(false);
  });
});
