/** The typed failures that every event source shares. Messages name the source, never a path or words of a body. */

import { SourceError } from '../../sources/failure.ts';
import type { HttpReply } from '../../sources/http/door.ts';

/** Longest reply that is looked at for a rate notice or a script wall. */
const NOTICE_CHARS = 2_000;

export function changed(source: string, what: string, cause?: unknown): SourceError {
  return new SourceError(
    source,
    'changed',
    `${source}: the reply is not in the format that is known (${what})`,
    cause === undefined ? {} : { cause },
  );
}

/** The body as text, when it can be one of the wanted kind at all. */
export function bodyOf(source: string, reply: HttpReply, wanted: 'xml' | 'json'): string {
  const text = reply
    .text()
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (text === '') throw new SourceError(source, 'empty', `${source}: the reply is empty`);
  const start = text.slice(0, NOTICE_CHARS);
  if (wanted === 'json' && /^[[{]/.test(start)) return text;
  if (/limit requests|rate limit|too many requests/i.test(start) && !/^<(\?xml|rss|feed)/i.test(start)) {
    throw new SourceError(source, 'rate-limited', `${source}: it asks for fewer requests`, {
      status: reply.status,
    });
  }
  if (/just a moment|captcha|enable javascript|access denied/i.test(start)) {
    throw new SourceError(source, 'blocked', `${source}: a page for browsers came instead of data`, {
      status: reply.status,
    });
  }
  if (wanted === 'json') throw changed(source, 'no JSON');
  if (!/^<(\?xml|rss|rdf|feed|!--)/i.test(text)) throw changed(source, 'no feed');
  return text;
}

export function parseJson(source: string, reply: HttpReply): unknown {
  const text = bodyOf(source, reply, 'json');
  try {
    return JSON.parse(text);
  } catch (cause) {
    // GDELT leaves raw control characters inside its strings now and then.
    try {
      return JSON.parse(text.replace(/\p{Cc}+/gu, ' '));
    } catch {
      throw changed(source, 'JSON that is cut off or broken', cause);
    }
  }
}
