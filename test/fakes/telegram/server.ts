import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type LimitReport, Limits } from './limits.ts';
import { type Call, methodsOf } from './methods.ts';
import { type People, peopleOf } from './people.ts';
import type { Queries } from './queries.ts';
import { ApiFailure, bad, type Json, type Upload } from './types.ts';
import { Updates } from './updates.ts';
import { dropOlder, World } from './world.ts';

/** What goes wrong with the next calls of a method. */
export type Fault =
  /** The connection breaks before anything is done. */
  | { readonly kind: 'reset' }
  /** Done, but the answer never arrives: the connection breaks instead. */
  | { readonly kind: 'lost-answer' }
  /** No answer at all, and nothing is done. */
  | { readonly kind: 'hang' }
  | {
      readonly kind: 'refuse';
      readonly status: number;
      readonly description: string;
      readonly parameters?: Json;
    }
  /** A gateway's own page. */
  | { readonly kind: 'html'; readonly status: number };

export interface JournalEntry {
  readonly method: string;
  readonly params: Json;
  readonly at: number;
  status: number | undefined;
}

export interface TelegramServerOptions {
  readonly token?: string;
  /** Before each answer. */
  readonly latencyMs?: number;
}

export interface TelegramServer extends People {
  readonly apiRoot: string;
  readonly token: string;
  readonly world: World;
  readonly updates: Updates;
  readonly limits: { readonly report: LimitReport; enforced: boolean };
  readonly journal: readonly JournalEntry[];
  /** Calls that Telegram would have refused with 400, as sentences, but for those that a test asked for. */
  readonly problems: readonly string[];
  /** `sendChatAction`, oldest first. */
  readonly actions: readonly Json[];
  latencyMs: number;
  /** The next calls of a method go wrong. */
  fault(method: string, fault: Fault, times?: number): void;
  calls(method: string): readonly JournalEntry[];
  /** Everything older is forgotten: calls, messages, presses. For runs of hours. */
  forget(olderThanMs: number): void;
  close(): Promise<void>;
}

export const TOKEN = '123456789:AAFakeTokenOfTheTestServer_0123456789';
/** Refusals that belong to normal life, not to a slip of the bot. */
const EXPECTED = /not modified|not found|too old|upgraded to a supergroup/;

/** A server that speaks the Bot API (https://core.telegram.org/bots/api): strict, with people to talk to. */
export async function startTelegramServer(options: TelegramServerOptions = {}): Promise<TelegramServer> {
  const { token = TOKEN } = options;
  const now = Date.now;
  const world = new World(now);
  const updates = new Updates();
  const limits = new Limits(now);
  const journal: JournalEntry[] = [];
  const problems: string[] = [];
  const actions: Json[] = [];
  const asked: Queries = { callbacks: new Map(), inline: new Map(), now, changed: () => world.changed() };
  const methods = methodsOf(world, limits, asked, actions);
  const faults = new Map<string, Fault[]>();
  let latencyMs = options.latencyMs ?? 0;

  function run(method: string, call: Call, response?: ServerResponse): unknown {
    const { params } = call;
    switch (method) {
      case 'getUpdates':
        return updates.poll(params, (leave) => response?.on('close', leave));
      case 'setWebhook': {
        const url = String(params.url ?? '');
        const secret = params.secret_token === undefined ? undefined : String(params.secret_token);
        if (url !== '' && !/^(https:|http:\/\/127\.0\.0\.1)/.test(url))
          throw bad('bad webhook: An HTTPS URL must be provided for webhook');
        if (secret !== undefined && !/^[\w-]{1,256}$/.test(secret))
          throw bad('secret token contains unallowed characters');
        updates.allow(params.allowed_updates);
        if (params.drop_pending_updates === true) updates.dropPending();
        updates.setWebhook(url, secret);
        return true;
      }
      case 'deleteWebhook':
        if (params.drop_pending_updates === true) updates.dropPending();
        updates.setWebhook('', undefined);
        return true;
      case 'getWebhookInfo': {
        const { webhook, pending } = updates;
        return {
          url: webhook?.url ?? '',
          has_custom_certificate: false,
          pending_update_count: pending,
          ...(webhook?.lastError
            ? {
                last_error_date: Math.floor(webhook.lastError.at / 1_000),
                last_error_message: webhook.lastError.message,
              }
            : {}),
        };
      }
      default: {
        const known = methods[method];
        if (!known) throw new ApiFailure(404, 'Not Found: method not found');
        return known(call);
      }
    }
  }
  updates.onReply = ({ method, ...params }) => void run(String(method), { params, files: new Map() });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, given, method = ''] = /^\/bot([^/]+)\/(\w+)/.exec(request.url ?? '') ?? [];
    const call = await callOf(request);
    const entry: JournalEntry = { method, params: call.params, at: now(), status: undefined };
    journal.push(entry);
    const reply = (status: number, body: Json): void => {
      entry.status = status;
      if (response.destroyed) return;
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const refuse = ({ status, message, parameters }: ApiFailure): void =>
      reply(status, {
        ok: false,
        error_code: status,
        description: message,
        ...(parameters ? { parameters } : {}),
      });
    if (given === undefined) return refuse(new ApiFailure(404, 'Not Found'));
    if (given !== token) return refuse(new ApiFailure(401, 'Unauthorized'));
    if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs));
    const fault = faults.get(method)?.shift();
    if (fault?.kind === 'reset') return void request.socket.resetAndDestroy();
    if (fault?.kind === 'hang') return;
    if (fault?.kind === 'refuse')
      return refuse(new ApiFailure(fault.status, fault.description, fault.parameters));
    if (fault?.kind === 'html') {
      entry.status = fault.status;
      response.writeHead(fault.status, { 'content-type': 'text/html' }).end('<html>Bad Gateway</html>');
      return;
    }
    try {
      const result = await run(method, call, response);
      if (fault?.kind === 'lost-answer') request.socket.resetAndDestroy();
      else reply(200, { ok: true, result });
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      if ((error.status === 400 && !EXPECTED.test(error.message)) || error.status === 404)
        problems.push(`${method}: ${error.message}`);
      refuse(error);
    }
  }

  const server = createServer((request, response) => {
    response.on('error', () => undefined);
    answer(request, response).catch((error: unknown) => {
      problems.push(`the fake server failed: ${String(error)}`);
      response.destroy();
    });
  });
  // As long as real ones keep a connection: five seconds, the default, races with clients that use it again.
  server.keepAliveTimeout = 75_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    ...peopleOf(world, updates, asked),
    apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    world,
    updates,
    limits,
    journal,
    problems,
    actions,
    get latencyMs() {
      return latencyMs;
    },
    set latencyMs(ms) {
      latencyMs = ms;
    },
    fault(method, fault, times = 1) {
      const known = faults.get(method) ?? [];
      faults.set(method, [...known, ...Array.from({ length: times }, () => fault)]);
    },
    forget(olderThanMs) {
      const beforeMs = now() - olderThanMs;
      dropOlder(journal, beforeMs);
      actions.length = 0;
      world.forget(beforeMs);
      updates.deliveries.clear();
      for (const kind of [asked.callbacks, asked.inline])
        for (const [id, { at }] of kind) if (at < beforeMs) kind.delete(id);
    },
    calls: (method) => journal.filter((entry) => entry.method === method),
    close: () =>
      new Promise((resolve) => {
        updates.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** JSON, a form, or a form with files; in forms, objects are JSON text. */
async function callOf(request: IncomingMessage): Promise<Call> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const raw = Buffer.concat(pieces);
  const type = request.headers['content-type'] ?? '';
  const files = new Map<string, Upload>();
  const params: Json = Object.fromEntries(new URL(request.url ?? '', 'http://x').searchParams);
  if (raw.length === 0) return { params, files };
  if (type.includes('application/json'))
    return { params: { ...params, ...(JSON.parse(raw.toString('utf8')) as Json) }, files };
  const form = await new Response(raw, { headers: { 'content-type': type } }).formData();
  for (const [name, value] of form) {
    if (typeof value === 'string')
      params[name] = /^(\d+|-\d+|true|false)$/.test(value) ? JSON.parse(value) : value;
    else files.set(name, { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  return { params, files };
}
