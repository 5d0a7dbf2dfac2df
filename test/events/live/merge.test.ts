import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify } from '../../../src/events/live/classify.ts';
import { canonicalUrl, isKnownPress } from '../../../src/events/live/hosts.ts';
import { corroborationOf, type LiveRecord, mergeAll } from '../../../src/events/live/merge.ts';
import { similarTitles } from '../../../src/events/live/similar.ts';
import type { RawItem } from '../../../src/events/live/source.ts';
import { recordOf } from '../../../src/events/live/to-record.ts';
import { headline } from './setup.ts';

function live(item: RawItem): LiveRecord {
  return {
    record: recordOf(item, classify(item))!,
    title: item.title,
    voice: item.voice,
    publishers: [item.publisher],
    urls: [canonicalUrl(item.url)],
    confirmed: item.voice !== 'report' || isKnownPress(item.url),
  };
}

const at = (iso: string): { publishedMs: number } => ({ publishedMs: Date.parse(iso) });

describe('addresses', () => {
  it.each([
    ['https://www.mondaq.com:443/us/a/1', 'mondaq.com/us/a/1'],
    ['http://mondaq.com/us/a/1/', 'mondaq.com/us/a/1'],
    ['https://m.mondaq.com/us/a/1?utm_source=x&fbclid=y#top', 'mondaq.com/us/a/1'],
    [
      'https://www.bankingnews.gr/a/sanctions-20th-package%20title=',
      'bankingnews.gr/a/sanctions-20th-package',
    ],
    [
      'https://www.moneycontrol.com/world/iran-14017825.html/amp',
      'moneycontrol.com/world/iran-14017825.html',
    ],
    ['https://a.org/x?b=2&a=1', 'a.org/x?a=1&b=2'],
    ['https://a.org/story?id=7&ref=home', 'a.org/story?id=7'],
    ['not an address', 'not an address'],
  ])('%s', (url, canonical) => {
    expect(canonicalUrl(url)).toBe(canonical);
  });

  it('have one form, however often it is taken', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const once = canonicalUrl(url);
        expect(canonicalUrl(`https://${once}`)).toBe(once);
      }),
    );
  });
});

describe('titles', () => {
  it.each([
    [
      'US announces new Iran sanctions; Tehran hits back',
      'US announces new Iran sanctions; Tehran hits back - The Sample Times',
      true,
    ],
    ['Fed cuts rates by 25bp, signals pause', 'Fed cut rates by 25bp and signals pause', true],
    ['Fed cuts rates by 25bp', 'Fed cuts rates by 50bp', false],
    ['China raises tariffs on US goods', 'US raises tariffs on Chinese steel', false],
    ['Russia attacks Kyiv with drones', 'Ceasefire talks in Kyiv collapse', false],
  ])('%s / %s', (a, b, same) => {
    expect(similarTitles(a, b)).toBe(same);
  });

  it('are similar both ways, and to themselves', () => {
    const words = fc.array(
      fc.constantFrom('fed', 'cuts', 'rates', '25bp', '50bp', 'china', 'tariffs', 'goods', 'war', 'raises'),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [left, right] = [a.join(' '), b.join(' ')];
        expect(similarTitles(left, right)).toBe(similarTitles(right, left));
        expect(similarTitles(left, left)).toBe(true);
      }),
    );
  });
});

describe('copies', () => {
  const copy = (
    publisher: string,
    iso: string,
    title = 'China imposes export controls on rare earths',
  ): LiveRecord =>
    live(headline(title, { publisher, url: `https://www.${publisher}/a-${iso.slice(11, 13)}`, ...at(iso) }));

  it('are one record with the first time, whoever came first', () => {
    const copies = [
      copy('reuters.com', '2026-11-24T12:00:00Z'),
      copy('sample.example', '2026-11-24T10:00:00Z'),
      copy('cnbc.com', '2026-11-24T15:00:00Z'),
    ];
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
    ]) {
      const merged = order.reduce<LiveRecord[]>((known, i) => mergeAll(known, [copies[i]!]), []);
      expect(merged).toHaveLength(1);
      expect(merged[0]!.record.first_public_utc).toBe('2026-11-24T10:00:00Z');
      expect(corroborationOf(merged[0]!)).toBe(3);
    }
  });

  it('keep the words of the official source and the time of the first', () => {
    const official = live(
      headline('Imposing Export Controls on Rare Earths From China', {
        voice: 'decision',
        sourceId: 'white-house',
        publisher: 'White House',
        url: 'https://www.whitehouse.gov/x',
        ...at('2026-11-24T13:00:00Z'),
      }),
    );
    const merged = mergeAll(
      [copy('reuters.com', '2026-11-24T12:30:00Z', 'US imposing export controls on rare earths from China')],
      [official],
    );
    expect(merged).toHaveLength(1);
    expect(merged[0]!.record).toMatchObject({
      source: 'White House',
      first_public_utc: '2026-11-24T12:30:00Z',
    });
  });

  it('do not take 00:00 of a date without a time for the first time', () => {
    const order = (sourceId: string, iso: string, timePrecision: 'day' | 'minute'): LiveRecord =>
      live(
        headline('Imposing Duties on Imports From China', {
          voice: 'decision',
          sourceId,
          publisher: sourceId,
          url: `https://www.${sourceId}.gov/a`,
          timePrecision,
          ...at(iso),
        }),
      );
    const merged = mergeAll(
      [order('federalregister', '2026-11-24T00:00:00Z', 'day')],
      [order('whitehouse', '2026-11-24T21:15:00Z', 'minute')],
    );
    expect(merged).toHaveLength(1);
    expect(merged[0]!.record).toMatchObject({
      first_public_utc: '2026-11-24T21:15:00Z',
      time_precision: 'minute',
    });
  });

  it('are other news after two days', () => {
    expect(
      mergeAll([copy('reuters.com', '2026-11-20T12:00:00Z')], [copy('cnbc.com', '2026-11-23T12:00:00Z')]),
    ).toHaveLength(2);
  });

  it('of one story in other words count once a day', () => {
    const merged = mergeAll(
      [],
      [
        copy('reuters.com', '2026-11-24T10:00:00Z', 'Russia launches missile attack on Kyiv'),
        copy(
          'bbc.com',
          '2026-11-24T11:00:00Z',
          'Dozens of Russian drones and missiles hit Ukraine overnight',
        ),
      ],
    );
    expect(merged).toHaveLength(1);
    expect(corroborationOf(merged[0]!)).toBe(2);
  });

  it('wait until a second publisher has them, where the first is not known', () => {
    const first = copy('blog.example', '2026-11-24T10:00:00Z');
    expect(mergeAll([], [first])[0]!.confirmed).toBe(false);
    expect(mergeAll([first], [copy('other.example', '2026-11-24T11:00:00Z')])[0]!.confirmed).toBe(true);
    expect(mergeAll([], [copy('reuters.com', '2026-11-24T10:00:00Z')])[0]!.confirmed).toBe(true);
  });

  it('change nothing when they are read twice', () => {
    const items = fc.array(
      fc.record({
        title: fc.constantFrom(
          'China imposes export controls on rare earths',
          'Fed cuts rates by 25bp',
          'Russia launches missile attack on Kyiv',
          'Regulators close regional bank',
          'SEC sues Binance',
        ),
        publisher: fc.constantFrom('reuters.com', 'cnbc.com', 'blog.example', 'bbc.com'),
        hour: fc.integer({ min: 0, max: 200 }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(items, (all) => {
        const lives = all.map(({ title, publisher, hour }) =>
          live(
            headline(title, {
              publisher,
              url: `https://www.${publisher}/${hour}-${title.length}`,
              publishedMs: Date.UTC(2026, 10, 1) + hour * 3_600_000,
            }),
          ),
        );
        const once = mergeAll([], lives);
        const twice = mergeAll(once, lives);
        expect(twice.map(({ record }) => [record.id, record.first_public_utc])).toEqual(
          once.map(({ record }) => [record.id, record.first_public_utc]),
        );
        // Nothing is earlier than its earliest copy, and nothing is lost.
        for (const { record, publishers } of twice) {
          expect(publishers.length).toBeGreaterThan(0);
          expect(lives.some((known) => known.record.publicMs === record.publicMs)).toBe(true);
        }
        expect(new Set(twice.flatMap(({ publishers }) => publishers))).toEqual(
          new Set(lives.flatMap(({ publishers }) => publishers)),
        );
      }),
      { numRuns: 200 },
    );
  });
});
