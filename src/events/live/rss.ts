/** RSS 2.0 as the official feeds write it: with CDATA or without, one item or many. */

import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';
import type { HttpReply } from '../../sources/http/door.ts';
import { bodyOf, changed } from './fail.ts';
import { cleanTitle, htmlToText } from './text.ts';

export interface RssItem {
  readonly title: string;
  readonly link: string;
  /** Plain text. */
  readonly description: string;
  readonly categories: readonly string[];
  readonly publishedMs: number;
  /** Elements of other name spaces, by their full name, as text. */
  readonly extra: Readonly<Record<string, string>>;
}

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: true,
  // Entities are decoded once, by htmlToText; a feed may not define its own.
  processEntities: false,
  isArray: (name) => name === 'item' || name === 'category',
});

const textNode = z.union([z.string(), z.array(z.string()).transform((all) => all[0] ?? '')]).catch('');
const itemSchema = z
  .object({
    title: textNode,
    link: textNode,
    guid: textNode.optional(),
    description: textNode.optional(),
    pubDate: textNode,
    category: z.array(textNode).optional(),
  })
  .loose();
const feedSchema = z.object({
  rss: z.object({
    channel: z
      .object({ item: z.array(z.unknown()).optional() })
      .loose()
      .or(z.literal('')),
  }),
});

/** Only ISO and RFC 822 dates: `Date.parse` alone takes "3" for a year. */
const DATE = /\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s+\d{2}:\d{2}|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** Ms since 1970, or undefined where the text is no date with a time and a zone. */
export function parseInstant(text: string): number | undefined {
  if (!DATE.test(text) || !/(?:Z|GMT|UTC|[ECMP][DS]T|[+-]\d{2}:?\d{2})\s*$/.test(text)) return undefined;
  const ms = Date.parse(text);
  return Number.isFinite(ms) ? ms : undefined;
}

/**
 * The items of a feed, in its order. Items without a title, a link or a dated time are left out and counted.
 * @throws SourceError `changed` when it is no feed or not one item can be read.
 */
export function parseRss(source: string, reply: HttpReply): { items: RssItem[]; unreadable: number } {
  const xml = bodyOf(source, reply, 'xml');
  const valid = XMLValidator.validate(xml);
  if (valid !== true) throw changed(source, 'XML that is cut off or broken');
  let parsed: unknown;
  try {
    parsed = parser.parse(xml);
  } catch (cause) {
    throw changed(source, 'XML that cannot be read', cause);
  }
  const feed = feedSchema.safeParse(parsed);
  if (!feed.success) throw changed(source, 'XML, but no RSS channel', feed.error);
  const channel = feed.data.rss.channel;
  const rows = channel === '' ? [] : (channel.item ?? []);
  const items: RssItem[] = [];
  for (const row of rows) {
    const item = readItem(row);
    if (item) items.push(item);
  }
  if (rows.length > 0 && items.length === 0) throw changed(source, 'no item with title, link and time');
  return { items, unreadable: rows.length - items.length };
}

function readItem(row: unknown): RssItem | undefined {
  const parsed = itemSchema.safeParse(row);
  if (!parsed.success) return undefined;
  const { title, link, guid, description, pubDate, category, ...rest } = parsed.data;
  const publishedMs = parseInstant(pubDate);
  const url = link || (guid?.startsWith('http') ? guid : '');
  if (publishedMs === undefined || url === '') return undefined;
  const extra: Record<string, string> = {};
  for (const [name, value] of Object.entries(rest)) {
    if (typeof value === 'string') extra[name] = htmlToText(htmlToText(value));
  }
  return {
    title: cleanTitle(htmlToText(title)),
    link: htmlToText(url),
    // Descriptions hold HTML whose entities are escaped once more.
    description: htmlToText(htmlToText(description ?? '')),
    categories: (category ?? []).map(htmlToText),
    publishedMs,
    extra,
  };
}

/** A feed holds its newest items: it is complete since a time only if it reaches back beyond it. */
export function coversFrom(sinceMs: number, publishedMs: readonly number[]): number {
  const oldest = Math.min(...publishedMs);
  return publishedMs.length === 0 ? sinceMs : Math.max(sinceMs, oldest);
}
