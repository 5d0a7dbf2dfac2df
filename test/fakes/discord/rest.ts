import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ApiError, Form, notFound, unauthorized } from './errors.ts';
import type { UploadedFile } from './messages.ts';
import type { Rates } from './rates.ts';

/** HTTP around the routes: bodies, tokens, limits, faults, errors. */

export interface ApiRequest {
  readonly parameters: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

export interface Route {
  readonly method: string;
  /** `/channels/:id/messages`; each `:name` is one part of the path. */
  readonly path: string;
  /** Without the bot's token: interactions and their webhooks. */
  readonly open?: boolean;
  /** The position of the parameter that has limits of its own. Default 0. */
  readonly major?: number;
  /** Undefined answers 204. @throws ApiError */
  readonly run: (request: ApiRequest) => unknown;
}

export interface Fault {
  /** Tested against "METHOD /path/template". */
  readonly pattern: RegExp;
  times: number;
  readonly status?: number;
  /** Cuts the connection, before or after the work was done. */
  readonly reset?: 'before' | 'after';
  readonly delayMs?: number;
}

export interface JournalEntry {
  readonly method: string;
  /** The template. */
  readonly route: string;
  readonly path: string;
  readonly at: number;
  readonly body: unknown;
  readonly files: readonly string[];
  status: number;
}

export interface RestOptions {
  readonly token: string;
  readonly rates: Rates;
  readonly now: () => number;
  latencyMs: number;
  readonly faults: Fault[];
  readonly journal: JournalEntry[];
  /** May be filled later. */
  readonly routes: readonly Route[];
  /** Attachments by id. */
  readonly file: (id: string) => { readonly bytes: Uint8Array; readonly contentType: string } | undefined;
  readonly broken: (error: unknown) => void;
}

const API = '/api/v10';
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export function createRest(options: RestOptions): Server {
  const patterns = new Map<Route, RegExp>();
  const fits = (route: Route, path: string): RegExpExecArray | null => {
    if (!patterns.has(route)) patterns.set(route, patternOf(route.path));
    return patterns.get(route)!.exec(path);
  };
  return createServer((request, response) => {
    response.on('error', () => undefined);
    serve(request, response, options, fits).catch((error: unknown) => {
      options.broken(error);
      response.destroy();
    });
  });
}

const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/:\w+/g, '([^/]+)')}$`);

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  options: RestOptions,
  fits: (route: Route, path: string) => RegExpExecArray | null,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://fake');
  const raw = await bytesOf(request);
  const attachment = /^\/attachments\/(\d+)\//.exec(url.pathname);
  if (attachment) {
    const file = options.file(attachment[1]!);
    response.writeHead(file ? 200 : 404, file ? { 'content-type': file.contentType } : {}).end(file?.bytes);
    return;
  }
  const path = url.pathname.startsWith(`${API}/`) ? url.pathname.slice(API.length) : '';
  const method = request.method ?? 'GET';
  const route = options.routes.find((known) => known.method === method && fits(known, path) !== null);
  if (!route) {
    options.journal.push({
      method,
      route: '',
      path: url.pathname,
      at: options.now(),
      body: undefined,
      files: [],
      status: 404,
    });
    return fail(response, notFound(), {});
  }
  const name = `${method} ${route.path}`;
  const parameters = fits(route, path)!.slice(1).map(decodeURIComponent);
  if (options.latencyMs > 0) await wait(options.latencyMs);
  const fault = options.faults.find(({ pattern, times }) => times > 0 && pattern.test(name));
  if (fault) {
    fault.times -= 1;
    if (fault.delayMs !== undefined) await wait(fault.delayMs);
    if (fault.reset === 'before') {
      request.socket.resetAndDestroy();
      return;
    }
    if (fault.status !== undefined) {
      response.writeHead(fault.status, { 'content-type': 'text/html' }).end('<html>bad gateway</html>');
      return;
    }
  }
  const { body, files } = await parsed(raw, request.headers['content-type'] ?? '');
  const entry: JournalEntry = {
    method,
    route: route.path,
    path,
    at: options.now(),
    body,
    files: files.map(({ filename }) => filename),
    status: 0,
  };
  options.journal.push(entry);
  if (!route.open && request.headers.authorization !== `Bot ${options.token}`) {
    entry.status = 401;
    return fail(response, unauthorized(), {});
  }
  const verdict = options.rates.take(name, parameters[route.major ?? 0] ?? '', !route.open);
  if (!verdict.ok) {
    entry.status = 429;
    const answer = {
      message: verdict.global ? 'You are being rate limited globally.' : 'You are being rate limited.',
      retry_after: verdict.retryAfterSeconds,
      global: verdict.global ?? false,
    };
    response
      .writeHead(429, { ...verdict.headers, 'content-type': 'application/json' })
      .end(JSON.stringify(answer));
    return;
  }
  try {
    const result = await route.run({ parameters, query: url.searchParams, body, files });
    entry.status = result === undefined ? 204 : 200;
    if (fault?.reset === 'after') {
      request.socket.resetAndDestroy();
      return;
    }
    // A body of no length that calls itself JSON makes clients fail.
    if (result === undefined) response.writeHead(204, verdict.headers).end();
    else
      response
        .writeHead(200, { ...verdict.headers, 'content-type': 'application/json' })
        .end(JSON.stringify(result));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    entry.status = error.status;
    fail(response, error, verdict.headers);
  }
}

function fail(response: ServerResponse, error: ApiError, headers: Readonly<Record<string, string>>): void {
  const body = {
    message: error.message,
    code: error.code,
    ...(error.errors ? { errors: error.errors } : {}),
  };
  response
    .writeHead(error.status, { ...headers, 'content-type': 'application/json' })
    .end(JSON.stringify(body));
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** @throws ApiError for a body that cannot be read. */
async function parsed(raw: Buffer, contentType: string): Promise<{ body: unknown; files: UploadedFile[] }> {
  if (raw.length === 0) return { body: {}, files: [] };
  if (!contentType.startsWith('multipart/form-data')) return { body: json(raw.toString('utf8')), files: [] };
  const form = await new Response(new Uint8Array(raw), {
    headers: { 'content-type': contentType },
  }).formData();
  const files: UploadedFile[] = [];
  for (const [name, value] of form) {
    const key = /^files\[(\d+)\]$/.exec(name)?.[1];
    if (key === undefined || typeof value === 'string') continue;
    files.push({
      key,
      filename: value.name,
      contentType: value.type || 'application/octet-stream',
      bytes: new Uint8Array(await value.arrayBuffer()),
    });
  }
  const payload = form.get('payload_json');
  return { body: typeof payload === 'string' ? json(payload) : {}, files };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const form = new Form();
    form.refuse([], 'CONTENT_TYPE_INVALID', 'The body is not JSON');
    form.check();
    return undefined;
  }
}
