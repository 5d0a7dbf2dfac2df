/**
 * Posts of the president on Truth Social through two public mirrors: the archive of CNN, then the feed of
 * trumpstruth.org. Both are unofficial copies of dated own words; the link goes to the post itself.
 */

import { z } from 'zod';
import { SourceError } from '../../../sources/failure.ts';
import type { HttpReply } from '../../../sources/http/door.ts';
import { changed, parseJson } from '../fail.ts';
import { coversFrom, parseInstant, parseRss } from '../rss.ts';
import type { EventSource, EventSourceParts, RawItem, SourceRead } from '../source.ts';
import { firstSentence, htmlToText, shorten } from '../text.ts';

const ID = 'truth-social';
const ARCHIVE = 'https://ix.cnn.io/data/truth-social/truth_archive.json';
const FEED = 'https://www.trumpstruth.org/feed';
const PUBLISHER = 'Truth Social (D. Trump)';
/** The archive holds every post since 2022 in one file. */
const MAX_ARCHIVE_BYTES = 64_000_000;
const ARCHIVE_TIMEOUT_MS = 60_000;
const MAX_TITLE = 280;
/** The archive also stopped once without saying so: a newest post older than this is not a live read. */
const STALE_AFTER_MS = 4 * 86_400_000;

const postSchema = z.object({
  id: z.string().regex(/^\d{1,24}$/),
  created_at: z.string(),
  content: z.string(),
  url: z.string(),
});

interface Post {
  readonly url: string;
  readonly publishedMs: number;
  readonly html: string;
}

export function createTruthSocialSource({ door, now }: EventSourceParts): EventSource {
  let kept: { etag: string; posts: readonly Post[] } | undefined;

  return {
    id: ID,
    publisher: PUBLISHER,
    hosts: ['ix.cnn.io', 'www.trumpstruth.org'],
    standing: 'unofficial',
    everyMs: 5 * 60_000,
    fetch: async (sinceMs, signal) => {
      try {
        return readOf(await archive(signal), sinceMs, []);
      } catch (first) {
        if (!(first instanceof SourceError)) throw first;
        try {
          return readOf(await feed(signal), sinceMs, [
            'the first mirror could not be read; the second one was',
          ]);
        } catch (second) {
          if (!(second instanceof SourceError)) throw second;
          throw new SourceError(
            ID,
            first.failure,
            `${ID}: neither mirror could be read (${second.failure})`,
            {
              cause: new AggregateError([first, second]),
            },
          );
        }
      }
    },
  };

  async function archive(signal: AbortSignal): Promise<readonly Post[]> {
    const reply = await door.request({
      source: ID,
      url: ARCHIVE,
      maxBytes: MAX_ARCHIVE_BYTES,
      timeoutMs: ARCHIVE_TIMEOUT_MS,
      signal,
    });
    const etag = reply.headers.etag ?? '';
    // The file is large: what did not change is not parsed again.
    const posts = etag !== '' && kept?.etag === etag ? kept.posts : parseArchive(reply);
    kept = etag === '' ? undefined : { etag, posts };
    const newest = Math.max(...posts.map(({ publishedMs }) => publishedMs));
    if (now() - newest > STALE_AFTER_MS) {
      throw new SourceError(ID, 'empty', `${ID}: the mirror holds no post of the last days`);
    }
    return posts;
  }

  async function feed(signal: AbortSignal): Promise<readonly Post[]> {
    const { items } = parseRss(ID, await door.request({ source: ID, url: FEED, signal }));
    if (items.length === 0) throw new SourceError(ID, 'empty', `${ID}: the mirror holds no post`);
    return items.map((item) => ({
      url: item.extra['truth:originalUrl'] ?? item.link,
      publishedMs: item.publishedMs,
      html: item.description || item.title,
    }));
  }
}

/** @throws SourceError `changed` when it is no array or not one post can be read. */
function parseArchive(reply: HttpReply): Post[] {
  const rows = z.array(z.unknown()).safeParse(parseJson(ID, reply));
  if (!rows.success || rows.data.length === 0) throw changed(ID, 'no list of posts', rows.error);
  const posts = rows.data.flatMap((row): Post[] => {
    const post = postSchema.safeParse(row);
    const publishedMs = post.success ? parseInstant(post.data.created_at) : undefined;
    if (!post.success || publishedMs === undefined) return [];
    return [{ url: post.data.url, publishedMs, html: post.data.content }];
  });
  if (posts.length === 0) throw changed(ID, 'no post with id, time and text');
  return posts;
}

function readOf(posts: readonly Post[], sinceMs: number, notes: readonly string[]): SourceRead {
  return {
    items: posts.flatMap((post) => (post.publishedMs >= sinceMs ? itemsOf(post) : [])),
    coversFromMs: coversFrom(
      sinceMs,
      posts.map(({ publishedMs }) => publishedMs),
    ),
    notes,
  };
}

/**
 * The own words of a post; nothing where it has none: pictures, links and reposts ("RT"), and posts that open with
 * somebody else's words ("Jane Doe: ...", a quotation).
 */
function itemsOf(post: Post): RawItem[] {
  // The words of a link are its address in pieces.
  const text = htmlToText(post.html.replace(/<a\b[^>]*>\s*(?:<span[^>]*>)?\s*https?:[\s\S]*?<\/a\s*>/gi, ' '))
    .replace(/https?:\/\/\S*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (
    /^RT\b/.test(text) ||
    /^["“]/.test(text) ||
    /^(?:[A-Z][\w.'’-]*\s){1,4}?[A-Z]?[\w.'’-]*:\s*["“]/.test(text)
  ) {
    return [];
  }
  if ((text.match(/\p{L}{2,}/gu)?.length ?? 0) < 4 || !URL.canParse(post.url)) return [];
  return [
    {
      sourceId: ID,
      publisher: PUBLISHER,
      url: post.url,
      title: shorten(firstSentence(text), MAX_TITLE),
      text,
      publishedMs: post.publishedMs,
      timePrecision: 'minute',
      language: 'en',
      voice: 'statement',
    },
  ];
}
