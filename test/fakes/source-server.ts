import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';

/**
 * Every host of the live sources, on one local port: it answers by `x-forwarded-host` and path, so that
 * `createHttpDoor({ mirror: server.url })` reads it in place of the real ones.
 */
export interface SourceServer {
  readonly url: string;
  /** What was asked so far, in order. */
  readonly requests: readonly SeenRequest[];
  /** Later answers go before earlier ones. A path with "?" is compared with its query, another without. */
  serve(host: string | RegExp, path: PathMatcher, answer: Answer, options?: AnswerOptions): void;
  /** From now on every request (of a host) meets this; `undefined` ends it. */
  fail(mode: FailMode | undefined, host?: string | RegExp): void;
  countOf(host?: string, path?: PathMatcher): number;
  /** The requests so far. For runs of hours. */
  forget(): void;
  close(): Promise<void>;
}

export interface SeenRequest {
  readonly host: string;
  /** With its query. */
  readonly path: string;
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly atMs: number;
}

export type PathMatcher = string | RegExp | ((url: URL) => boolean);
/** A body, a file, or whatever a handler does with the response. */
export type Answer =
  | string
  | Uint8Array
  | { readonly file: string }
  | ((request: SeenRequest, response: ServerResponse) => unknown);

export interface AnswerOptions {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export const FAIL_MODES = [
  '401',
  '403',
  '404',
  '429',
  '429-retry-after',
  '451',
  '500',
  /** Nothing comes, until the caller goes. */
  'slow',
  /** The connection is cut in the middle of a body. */
  'reset',
  /** The connection is cut before anything was sent. */
  'refuse',
  /** Half of a body that says to be whole. */
  'truncate',
  /** Says gzip, and is none. */
  'gzip-garbage',
  /** A gzip stream that ends too early, in a reply that is whole. */
  'gzip-cut',
  /** 50 MB of digits, as fast as they are taken. */
  'endless',
  /** 50 MB of zeros packed into 50 kB. */
  'gzip-bomb',
  'html',
  'wall',
  'rate-notice',
  'wrong-charset',
  'empty',
] as const;
export type FailMode = (typeof FAIL_MODES)[number];

interface Route {
  readonly host: string | RegExp;
  readonly path: PathMatcher;
  readonly answer: Answer;
  readonly options: AnswerOptions;
}

export async function startSourceServer(): Promise<SourceServer> {
  const requests: SeenRequest[] = [];
  const routes: Route[] = [];
  const sockets = new Set<Socket>();
  let failure: { readonly mode: FailMode; readonly host: string | RegExp } | undefined;

  const server = createServer((incoming, response) => {
    void answer(incoming, response).catch((error: unknown) => response.destroy(error as Error));
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const seen: SeenRequest = {
      host: String(incoming.headers['x-forwarded-host'] ?? incoming.headers.host ?? ''),
      path: incoming.url ?? '/',
      method: incoming.method ?? 'GET',
      headers: incoming.headers,
      body: Buffer.concat(chunks).toString(),
      atMs: performance.now(),
    };
    requests.push(seen);
    if (failure && isHost(failure.host, seen.host)) return FAILURES[failure.mode](response);
    const route = routes.findLast(({ host, path }) => isHost(host, seen.host) && isPath(path, seen));
    if (!route) return send(response, 404, { 'content-type': 'text/plain' }, 'no such path');
    if (typeof route.answer === 'function') {
      await route.answer(seen, response);
      return;
    }
    const body =
      typeof route.answer === 'object' && 'file' in route.answer
        ? readFileSync(route.answer.file)
        : route.answer;
    send(response, route.options.status ?? 200, route.options.headers ?? {}, body);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    serve: (host, path, answer, options = {}) => {
      routes.push({ host, path, answer, options });
    },
    fail: (mode, host = /./) => {
      failure = mode && { mode, host };
    },
    countOf: (host = '', path = /./) =>
      requests.filter((seen) => (host === '' || seen.host === host) && isPath(path, seen)).length,
    forget: () => {
      requests.length = 0;
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

const isHost = (wanted: string | RegExp, host: string): boolean =>
  typeof wanted === 'string' ? wanted === host : wanted.test(host);

function isPath(wanted: PathMatcher, { path, host }: SeenRequest): boolean {
  if (wanted instanceof RegExp) return wanted.test(path);
  if (typeof wanted === 'function') return wanted(new URL(path, `https://${host}`));
  return wanted.includes('?') ? wanted === path : wanted === path.split('?')[0];
}

export function send(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string | Uint8Array,
): void {
  response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers });
  response.end(body);
}

const JSON_TYPE = { 'content-type': 'application/json' };
const HTML_TYPE = { 'content-type': 'text/html; charset=utf-8' };
const PAGE = '<!DOCTYPE html><html><head><title>Maintenance</title></head><body>42.5</body></html>';
const WALL =
  '<html><head><title>Just a moment...</title></head><body><div id="cf-chl-widget"></div></body></html>';
const ENDLESS_BYTES = 50_000_000;
const ENDLESS_CHUNK = Buffer.alloc(65_536, '1,');

const status =
  (code: number, headers: Readonly<Record<string, string>> = {}) =>
  (response: ServerResponse): void =>
    send(response, code, { ...JSON_TYPE, ...headers }, `{"message":"status ${code}"}`);

const FAILURES: Readonly<Record<FailMode, (response: ServerResponse) => void | Promise<void>>> = {
  '401': status(401),
  '403': status(403),
  '404': status(404),
  '429': status(429),
  '429-retry-after': status(429, { 'retry-after': '120' }),
  '451': status(451),
  '500': status(500),
  slow: () => undefined,
  reset: (response) => {
    response.writeHead(200, { ...JSON_TYPE, 'content-length': '1000' });
    response.write('{"observations":[', () => setTimeout(() => response.socket?.resetAndDestroy(), 5));
  },
  refuse: (response) => {
    response.socket?.resetAndDestroy();
  },
  truncate: (response) => {
    response.writeHead(200, { ...JSON_TYPE, 'content-length': '1000' });
    response.write('{"observations":[', () => setTimeout(() => response.socket?.end(), 5));
  },
  'gzip-garbage': (response) =>
    send(response, 200, { ...JSON_TYPE, 'content-encoding': 'gzip' }, 'this was never packed'),
  'gzip-cut': (response) => {
    const whole = gzipSync('date,value\n2026-01-02,4.25\n'.repeat(50));
    send(response, 200, { ...JSON_TYPE, 'content-encoding': 'gzip' }, whole.subarray(0, whole.length - 20));
  },
  endless: async (response) => {
    response.writeHead(200, JSON_TYPE);
    for (let sent = 0; sent < ENDLESS_BYTES && !response.destroyed; sent += ENDLESS_CHUNK.length)
      if (!response.write(ENDLESS_CHUNK)) await drained(response);
    response.end();
  },
  'gzip-bomb': (response) =>
    send(response, 200, { ...JSON_TYPE, 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(ENDLESS_BYTES))),
  html: (response) => send(response, 200, HTML_TYPE, PAGE),
  wall: (response) => send(response, 200, HTML_TYPE, WALL),
  'rate-notice': (response) => send(response, 200, { 'content-type': 'text/plain' }, 'Too Many Requests\r\n'),
  'wrong-charset': (response) =>
    send(
      response,
      200,
      { 'content-type': 'application/json; charset=klingon' },
      Buffer.from([0x7b, 0xff, 0xfe, 0x7d]),
    ),
  empty: (response) => send(response, 200, JSON_TYPE, ''),
};

const drained = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.on('drain', done);
    response.on('close', done);
  });
