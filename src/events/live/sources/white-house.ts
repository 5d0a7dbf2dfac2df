/** Presidential actions of the White House: orders, proclamations, memoranda, nominations. */

import { SourceError } from '../../../sources/failure.ts';
import { coversFrom, parseRss } from '../rss.ts';
import type { EventSource, EventSourceParts, RawItem } from '../source.ts';

const ID = 'white-house';
const HOST = 'www.whitehouse.gov';
/** Pages of the feed that are read at most when it does not reach back far enough. */
const MAX_PAGES = 3;

export function createWhiteHouseSource({ door }: EventSourceParts): EventSource {
  return {
    id: ID,
    publisher: 'White House',
    hosts: [HOST],
    standing: 'official-file',
    everyMs: 5 * 60_000,
    fetch: async (sinceMs, signal) => {
      const items: RawItem[] = [];
      const notes: string[] = [];
      let coversFromMs = Number.POSITIVE_INFINITY;
      for (let page = 1; page <= MAX_PAGES && coversFromMs > sinceMs; page++) {
        const url = `https://${HOST}/presidential-actions/feed/${page > 1 ? `?paged=${page}` : ''}`;
        let feed: ReturnType<typeof parseRss>;
        try {
          feed = parseRss(ID, await door.request({ source: ID, url, signal }));
        } catch (error) {
          // An older page that fails only means that the read reaches back less far.
          if (page === 1 || !(error instanceof SourceError)) throw error;
          notes.push('an older page could not be read');
          break;
        }
        if (feed.items.length === 0) break;
        coversFromMs = coversFrom(
          sinceMs,
          feed.items.map(({ publishedMs }) => publishedMs),
        );
        if (feed.unreadable > 0) notes.push(`${feed.unreadable} items without title, link or time`);
        for (const item of feed.items) {
          if (item.publishedMs < sinceMs) continue;
          const text = [item.categories.join(', '), item.description].filter(Boolean).join(': ');
          items.push({
            sourceId: ID,
            publisher: 'White House',
            url: item.link,
            title: item.title,
            ...(text ? { text } : {}),
            publishedMs: item.publishedMs,
            timePrecision: 'minute',
            language: 'en',
            voice: 'decision',
          });
        }
      }
      if (coversFromMs === Number.POSITIVE_INFINITY) {
        throw new SourceError(ID, 'empty', `${ID}: the feed holds no action`);
      }
      return { items, coversFromMs, notes };
    },
  };
}
