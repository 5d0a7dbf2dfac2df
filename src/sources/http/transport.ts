import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { Agent, type Dispatcher, EnvHttpProxyAgent, request as send } from 'undici';
import { type Asked, failed, type RawReply } from './classify.ts';
import { createNameLookup } from './name-lookup.ts';

/** The wire: one request, its redirects, its body. Loaded with the first request, for undici takes its time. */

export interface TransportOptions {
  readonly proxies: Proxies;
  readonly mirror: URL | undefined;
  readonly connectMs: number;
}

/** As the environment says them (HTTPS_PROXY, HTTP_PROXY, NO_PROXY). */
export interface Proxies {
  readonly https?: string | undefined;
  readonly http?: string | undefined;
  readonly no?: string | undefined;
}

export interface Outgoing {
  readonly asked: Asked;
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly maxBytes: number;
  /** Until the first byte of the reply's head; the body may take as long as the call has. */
  readonly headMs: number;
  readonly signal: AbortSignal;
}

export interface Transport {
  /** @throws SourceError, the reason of an abort, `HeadTimeout`, or what the network said */
  send(outgoing: Outgoing): Promise<RawReply>;
  close(): Promise<void>;
}

/** Nothing came for `headMs`. */
export class HeadTimeout extends Error {}

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** So much of a refusal is read: enough to know why. */
const REFUSAL_BYTES = 65_536;
/** They belong to the host that they were meant for. */
const CARRIED_ELSEWHERE = new Set(['user-agent', 'accept', 'accept-language', 'accept-encoding']);

export function createTransport(options: TransportOptions): Transport {
  const dispatcher = createDispatcher(options);

  const once = async (outgoing: Outgoing, url: URL): Promise<Dispatcher.ResponseData> => {
    const target = options.mirror ? mirrored(url, options.mirror) : url;
    const waiting = new AbortController();
    const forward = (): void => waiting.abort(outgoing.signal.reason);
    outgoing.signal.throwIfAborted();
    outgoing.signal.addEventListener('abort', forward, { once: true });
    const timer = setTimeout(() => waiting.abort(new HeadTimeout('no reply yet')), outgoing.headMs);
    try {
      const reply = await send(target, {
        dispatcher,
        method: outgoing.method,
        headers: options.mirror
          ? {
              ...outgoing.headers,
              'x-forwarded-host': url.host,
              'x-forwarded-proto': url.protocol.slice(0, -1),
            }
          : { ...outgoing.headers },
        body: outgoing.body ?? null,
        signal: waiting.signal,
        headersTimeout: 0,
        bodyTimeout: 0,
      });
      // A body that is destroyed before anybody reads it says so with an event, and would end the process.
      reply.body.on('error', () => undefined);
      // The listener stays: it is what cuts the body when the caller aborts.
      reply.body.once('close', () => outgoing.signal.removeEventListener('abort', forward));
      return reply;
    } catch (error) {
      outgoing.signal.removeEventListener('abort', forward);
      throw waiting.signal.aborted ? waiting.signal.reason : error;
    } finally {
      clearTimeout(timer);
    }
  };

  return {
    send: async (first) => {
      let outgoing = first;
      let url = first.url;
      for (let redirects = 0; ; redirects += 1) {
        const reply = await once(outgoing, url);
        const headers = flat(reply.headers);
        const location = REDIRECTS.has(reply.statusCode) ? headers.location : undefined;
        if (location === undefined) {
          const good = reply.statusCode < 400;
          const bytes = await bodyOf(reply, headers, outgoing, good);
          return { status: reply.statusCode, url, headers, bytes };
        }
        await reply.body.dump({ limit: REFUSAL_BYTES });
        if (redirects === MAX_REDIRECTS) throw failed(first.asked, 'changed', 'redirects without end');
        const next = redirected(location, url, options.mirror, outgoing.asked);
        outgoing = followed(outgoing, reply.statusCode, next.host !== url.host);
        url = next;
      }
    },
    close: () => dispatcher.destroy(),
  };
}

function createDispatcher({ proxies, mirror, connectMs }: TransportOptions): Dispatcher {
  const connect = { timeout: connectMs, lookup: createNameLookup({ clockMs: () => performance.now() }) };
  // A mirror is reached directly: it stands beside the bot, or is the proxy itself.
  if (mirror || (!proxies.http && !proxies.https)) return new Agent({ connect });
  return new EnvHttpProxyAgent({
    // An empty text keeps undici from reading the environment itself.
    httpProxy: proxies.http ?? '',
    httpsProxy: proxies.https ?? '',
    noProxy: proxies.no ?? '',
    connect,
    proxyTls: connect,
    requestTls: connect,
  });
}

function mirrored(url: URL, mirror: URL): URL {
  const target = new URL(mirror);
  target.pathname = url.pathname;
  target.search = url.search;
  return target;
}

/** Only upwards: to https, or within the host that was asked without it. */
function redirected(location: string, from: URL, mirror: URL | undefined, asked: Asked): URL {
  if (!URL.canParse(location, from.href)) throw failed(asked, 'changed', 'redirects to no address');
  let next = new URL(location, from.href);
  if (mirror && next.host === mirror.host) next = new URL(`${next.pathname}${next.search}`, from);
  next.hash = '';
  if (/^consent\./i.test(next.host)) throw failed(asked, 'blocked', 'sent a consent page instead of data');
  const safe = next.protocol === 'https:' || (next.protocol === from.protocol && next.host === from.host);
  if (!safe || next.username || next.password)
    throw failed(asked, 'changed', 'redirects to an address that is not safe');
  return next;
}

function followed(outgoing: Outgoing, status: number, elsewhere: boolean): Outgoing {
  const headers = elsewhere
    ? Object.fromEntries(Object.entries(outgoing.headers).filter(([name]) => CARRIED_ELSEWHERE.has(name)))
    : outgoing.headers;
  const keeps = status === 307 || status === 308;
  return keeps && !elsewhere
    ? { ...outgoing, headers }
    : { ...outgoing, headers, method: 'GET', body: undefined };
}

function flat(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined
        ? []
        : [[name, Array.isArray(value) ? value.join(name === 'set-cookie' ? '\n' : ', ') : value]],
    ),
  );
}

async function bodyOf(
  reply: Dispatcher.ResponseData,
  headers: Readonly<Record<string, string>>,
  outgoing: Outgoing,
  good: boolean,
): Promise<Uint8Array> {
  const limit = good ? outgoing.maxBytes : REFUSAL_BYTES;
  try {
    const packed = await read(reply.body, Number(headers['content-length']), limit, good, outgoing);
    return await unpacked(packed, headers['content-encoding'], limit, outgoing);
  } catch (error) {
    reply.body.destroy();
    // What is wrong with the body of a refusal does not matter: its status says enough.
    if (good || outgoing.signal.aborted) throw outgoing.signal.aborted ? outgoing.signal.reason : error;
    return new Uint8Array();
  }
}

async function read(
  body: Dispatcher.ResponseData['body'],
  announced: number,
  limit: number,
  strict: boolean,
  { asked }: Outgoing,
): Promise<Uint8Array> {
  if (strict && announced > limit) throw tooLarge(asked, limit);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > limit) {
      if (strict) throw tooLarge(asked, limit);
      break;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const tooLarge = (asked: Asked, limit: number): Error =>
  failed(asked, 'too-large', `sent more than ${Math.round(limit / 1_000).toLocaleString('en')} kB`);

const UNPACK: Readonly<
  Record<string, (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Buffer>>
> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  br: promisify(brotliDecompress),
  // The standard says zlib, some servers send the bare stream: its first byte tells which (RFC 1950: method 8).
  deflate: (bytes, options) =>
    ((bytes[0]! & 0x0f) === 8 ? promisify(inflate) : promisify(inflateRaw))(bytes, options),
};

/** Whole bodies, not streams: a stream that ends too early would pass as a shorter file. */
async function unpacked(
  packed: Uint8Array,
  encodings: string | undefined,
  limit: number,
  { asked }: Outgoing,
): Promise<Uint8Array> {
  let bytes = packed;
  for (const encoding of (encodings ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .reverse()) {
    if (encoding === '' || encoding === 'identity' || bytes.length === 0) continue;
    const unpack = UNPACK[encoding];
    if (!unpack) throw failed(asked, 'changed', 'packed its body in a way that is not known');
    try {
      bytes = await unpack(bytes, { maxOutputLength: limit });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(asked, limit);
      throw failed(asked, 'changed', 'sent a body that cannot be unpacked', { cause: error });
    }
  }
  return bytes;
}
