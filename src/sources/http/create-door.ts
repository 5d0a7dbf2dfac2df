import { setTimeout as delay } from 'node:timers/promises';
import { InputError } from '../../errors.ts';
import type { Warner } from '../../log.ts';
import type { Caller } from './call.ts';
import { type Asked, failed } from './classify.ts';
import type { HttpDoor, HttpReply, HttpRequest } from './door.ts';
import { createFlights } from './flights.ts';
import { createKeptReplies } from './kept.ts';
import { BROWSER_AGENT, mannersOf, PLAIN_AGENT } from './manners.ts';
import { replyOf } from './reply.ts';
import { decodeSafely, secretsOf } from './secrets.ts';

import type { Proxies } from './transport.ts';

export interface HttpDoorOptions {
  /** Ms since 1970. */
  readonly now: () => number;
  /** From 0 to 1, for the waits between attempts. */
  readonly random: () => number;
  /** Tests pass one that does not wait. @throws the reason of the abort */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** The values of HTTPS_PROXY, HTTP_PROXY and NO_PROXY. */
  readonly proxies?: Proxies;
  /**
   * An address that answers for every host, at the same path and query, told the real one by `x-forwarded-host`:
   * a replay, a caching proxy, a test.
   */
  readonly mirror?: string;
  /** User-Agent by source id, before the one of manners.ts. `sec` needs "Name contact@mail" here. */
  readonly agents?: Readonly<Record<string, string | undefined>>;
  readonly log?: Warner;
  readonly limits?: DoorLimits;
}

export interface DoorLimits {
  /** No call may take longer, whatever it asks for. */
  readonly maxCallMs?: number;
  /** Default 5 s. */
  readonly connectMs?: number;
  /** Failures of a host in a row until it is left alone. Default 6: two calls with all their retries. */
  readonly breakAfter?: number;
  /** For how long at first; it doubles up to ten minutes. Default 30 s. */
  readonly breakMs?: number;
}

const DEFAULT_MAX_BYTES = 8_000_000;
const CONNECT_MS = 5_000;
const BREAK_AFTER = 6;
const BREAK_MS = 30_000;
const CLOSED = new Error('the door is closed');
/** What SEC asks for: a name and a way to reach its owner. */
const CONTACT = /\S\s+\S*[^\s@]+@[^\s@]+\.[^\s@]+/;

/** @throws InputError when a proxy or the mirror is no address; the request reaches the network only later. */
export function createHttpDoor(options: HttpDoorOptions): HttpDoor {
  const proxies = {
    https: addressOf('HTTPS_PROXY', options.proxies?.https),
    http: addressOf('HTTP_PROXY', options.proxies?.http),
    no: options.proxies?.no,
  };
  const mirrorText = addressOf('SOURCES_MIRROR', options.mirror);
  const mirror = mirrorText === undefined ? undefined : new URL(mirrorText);
  const proxySecrets = [proxies.https, proxies.http].flatMap((proxy) => (proxy ? passwordsIn(proxy) : []));
  const kept = createKeptReplies();
  const flights = createFlights<HttpReply>();
  let closed = false;
  let loading: Promise<Caller> | undefined;

  const caller = (): Promise<Caller> => {
    loading ??= import('./call.ts').then(({ createCaller }) =>
      createCaller({
        proxies,
        mirror,
        connectMs: options.limits?.connectMs ?? CONNECT_MS,
        now: options.now,
        random: options.random,
        clock: {
          elapsed: () => performance.now(),
          sleep: options.sleep ?? sleep,
        },
        log: options.log,
        breakAfter: options.limits?.breakAfter ?? BREAK_AFTER,
        breakMs: options.limits?.breakMs ?? BREAK_MS,
      }),
    );
    return loading;
  };

  const exchange = async (
    request: HttpRequest,
    url: URL,
    asked: Asked,
    headers: Readonly<Record<string, string>>,
    key: string,
    signal: AbortSignal,
  ): Promise<HttpReply> => {
    const startedAt = performance.now();
    const method = request.method ?? 'GET';
    const maxBytes = request.maxBytes ?? DEFAULT_MAX_BYTES;
    const limitMs = Math.min(
      request.timeoutMs ?? mannersOf(asked.host).timeoutMs,
      options.limits?.maxCallMs ?? Number.POSITIVE_INFINITY,
    );
    const question = method === 'GET' ? kept.question(key) : {};
    const ready = await caller();
    const raw = await ready.call(
      {
        asked,
        request,
        outgoing: { asked, url, method, headers: { ...headers, ...question }, body: request.body, maxBytes },
        limitMs,
      },
      signal,
    );
    const before = raw.status === 304 ? kept.answer(key) : undefined;
    if (raw.status === 304 && !before)
      throw failed(asked, 'changed', 'says that nothing changed, but nothing is kept');
    if (method === 'GET' && raw.status === 200) kept.keep(key, raw);
    return replyOf(before ?? raw, {
      notModified: before !== undefined,
      fetchedAtMs: options.now(),
      durationMs: performance.now() - startedAt,
    });
  };

  return {
    request: async (request) => {
      request.signal?.throwIfAborted();
      const url = urlOf(request);
      const headers = headersOf(request, url, options.agents ?? {});
      const asked: Asked = {
        source: request.source,
        host: url.host,
        secrets: secretsOf(url, headers, proxySecrets),
      };
      const isClosed = (): Error => failed(asked, 'unreachable', 'was not asked: the door is closed');
      if (closed) throw isClosed();
      const { source, method = 'GET', body, maxBytes, timeoutMs, expects, alsoStatuses } = request;
      const key = JSON.stringify([source, url.href, headers, maxBytes, expects, alsoStatuses]);
      const start = (signal: AbortSignal): Promise<HttpReply> =>
        exchange(request, url, asked, headers, key, signal);
      // A POST is never shared: it may stand for something else each time.
      const flight = method === 'GET' && body === undefined ? `${key} ${timeoutMs}` : Symbol(source);
      try {
        return await flights.join(flight, request.signal, start);
      } catch (error) {
        throw error === CLOSED ? isClosed() : error;
      }
    },
    close: async () => {
      closed = true;
      flights.stop(CLOSED);
      kept.clear();
      await (await loading)?.close();
    },
  };
}

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => {
    throw signal.reason;
  });
}

/** The value itself may hold a password and is not repeated. */
function addressOf(name: string, value: string | undefined): string | undefined {
  const text = value?.trim();
  if (!text) return undefined;
  // curl and others accept a proxy without its protocol.
  const address = /^[a-z]+:\/\//i.test(text) ? text : `http://${text}`;
  if (!URL.canParse(address) || !['http:', 'https:'].includes(new URL(address).protocol))
    throw new InputError(`${name} is not an address such as http://host:port`);
  return address;
}

function passwordsIn(address: string): string[] {
  const { username, password } = new URL(address);
  const plain = `${decodeSafely(username)}:${decodeSafely(password)}`;
  return password ? [password, decodeSafely(password), Buffer.from(plain).toString('base64')] : [];
}

function urlOf(request: HttpRequest): URL {
  if (URL.canParse(request.url)) {
    const url = new URL(request.url);
    url.hash = '';
    if (url.protocol === 'https:' || url.protocol === 'http:') return url;
  }
  throw failed({ source: request.source, host: 'the address' }, 'rejected', 'cannot be asked over http');
}

function headersOf(
  { source, headers = {} }: HttpRequest,
  url: URL,
  agents: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const own = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const { agent } = mannersOf(url.hostname);
  const given = own['user-agent'] ?? agents[source];
  if (agent === 'contact' && !CONTACT.test(given ?? ''))
    throw failed(
      { source, host: url.host },
      'not-configured',
      'wants the name and the mail address of who asks, such as "Name contact@mail", and none is set',
    );
  return {
    accept: '*/*',
    'accept-encoding': 'gzip, deflate, br',
    // No browser comes without it.
    ...(agent === 'browser' ? { 'accept-language': 'en-US,en;q=0.9' } : {}),
    ...own,
    'user-agent': given ?? (agent === 'browser' ? BROWSER_AGENT : PLAIN_AGENT),
  };
}
