import { SourceError } from './failure.ts';
import type { HttpDoor, HttpReply } from './http/door.ts';
import { changed } from './parse/refusals.ts';

/**
 * Yahoo answers quotes only to those who hold a cookie and the crumb that belongs to it. Both are fetched with the
 * first request, kept in memory alone, and fetched anew once when Yahoo says that they are no longer good.
 */
export interface YahooSession {
  /** `path` with its query, without the crumb. @throws SourceError */
  get(path: string, signal: AbortSignal): Promise<HttpReply>;
}

export const YAHOO_SESSION_HOSTS = ['query1.finance.yahoo.com', 'fc.yahoo.com', 'finance.yahoo.com'] as const;

const API = 'https://query1.finance.yahoo.com';
/** Gives the cookie with a small 404; the page after it weighs megabytes and sends Europe to its consent page. */
const COOKIE_PLACES = ['https://fc.yahoo.com/', 'https://finance.yahoo.com/quote/AAPL'] as const;
const COOKIE_STATUSES = [404] as const;
/** A rate notice is a sentence, not a page. */
const NOTICE_LENGTH = 600;
/** Letters, digits and a few signs. A sentence ("Too Many Requests") also arrives where the crumb should be. */
const CRUMB = /^[\w./\\=~+-]{4,64}$/;

interface Credentials {
  readonly cookie: string;
  readonly crumb: string;
}

/** @param source named in errors and in the door's log */
export function createYahooSession(door: HttpDoor, source: string): YahooSession {
  let pending: Promise<Credentials> | undefined;

  const credentials = (): Promise<Credentials> => {
    // Shared by all who wait, so none of them may abort it; the door has its own time limit.
    pending ??= openSession(door, source).catch((error: unknown) => {
      pending = undefined;
      throw error;
    });
    return pending;
  };

  const once = async (path: string, signal: AbortSignal): Promise<HttpReply> => {
    const { cookie, crumb } = await credentials();
    signal.throwIfAborted();
    const separator = path.includes('?') ? '&' : '?';
    return door.request({
      source,
      url: `${API}${path}${separator}crumb=${encodeURIComponent(crumb)}`,
      headers: { accept: 'application/json', cookie },
      expects: 'json',
      signal,
    });
  };

  return {
    async get(path, signal) {
      const used = await credentials();
      try {
        return await once(path, signal);
      } catch (error) {
        if (!(error instanceof SourceError) || error.status !== 401) throw error;
        // Somebody else may have renewed it meanwhile.
        if ((await pending?.catch(() => undefined)) === used) pending = undefined;
        return once(path, signal);
      }
    },
  };
}

async function openSession(door: HttpDoor, source: string): Promise<Credentials> {
  const cookie = await cookieFrom(door, source);
  const reply = await door.request({
    source,
    url: `${API}/v1/test/getcrumb`,
    headers: { accept: 'text/plain', cookie },
    expects: 'text',
    maxBytes: 65_536,
  });
  const crumb = reply.text().trim();
  if (CRUMB.test(crumb)) return { cookie, crumb };
  if (/too many requests/i.test(crumb)) {
    throw new SourceError(source, 'rate-limited', `${source}: asks for fewer requests`);
  }
  throw changed(source, 'gave no crumb for its quotes');
}

async function cookieFrom(door: HttpDoor, source: string): Promise<string> {
  let failure: SourceError | undefined;
  for (const url of COOKIE_PLACES) {
    try {
      const reply = await door.request({ source, url, expects: 'html', alsoStatuses: COOKIE_STATUSES });
      const cookie = cookiesOf(reply.headers['set-cookie']);
      if (cookie !== '') return cookie;
      failure = withoutCookie(source, reply) ?? failure;
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      failure ??= error;
    }
  }
  throw failure ?? new SourceError(source, 'blocked', `${source}: gave no cookie for its quotes`);
}

/** Why a reply has no cookie, where it says so. */
function withoutCookie(source: string, reply: HttpReply): SourceError | undefined {
  const text = reply.text();
  if (/^https:\/\/consent\./.test(reply.url) || /collectConsent|part of the Yahoo family/.test(text)) {
    return new SourceError(source, 'blocked', `${source}: sent a consent page instead of data`);
  }
  if (text.length < NOTICE_LENGTH && /too many requests/i.test(text)) {
    return new SourceError(source, 'rate-limited', `${source}: asks for fewer requests`);
  }
  return undefined;
}

/** Name and value of each cookie; the door puts one on each line. */
function cookiesOf(setCookie: string | undefined): string {
  return (setCookie ?? '')
    .split('\n')
    .map((line) => line.split(';')[0]!.trim())
    .filter((pair) => pair.indexOf('=') > 0 && !pair.endsWith('='))
    .join('; ');
}
