import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brokenRules } from './llm-rules.ts';

/**
 * A server that speaks Chat Completions as OpenAI documents it
 * (https://platform.openai.com/docs/api-reference/chat), with replies that a test writes. Strict: requests
 * that OpenAI would refuse are answered with 400 and kept in `problems`.
 */
export interface LlmServer {
  /** Ends in /v1. */
  readonly baseUrl: string;
  readonly journal: readonly JournalEntry[];
  /** Broken rules and requests without a reply, as sentences. */
  readonly problems: readonly string[];
  /** Replies that nobody asked for. */
  readonly left: number;
  /** Opened since the start. */
  readonly connections: number;
  /** One reply for each of the next requests. */
  reply(...replies: readonly ServerReply[]): void;
  /** Forgets the journal, the problems and what is left. */
  reset(): void;
  close(): Promise<void>;
}

export interface JournalEntry {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Record<string, unknown>;
  /** Undefined while no answer was begun. */
  status: number | undefined;
  /** The client hung up before the answer was complete. */
  hungUp: boolean;
}

export type ServerStep =
  /** Raw bytes of the body. */
  | string
  | Uint8Array
  /** An event of the stream. */
  | { readonly data: unknown }
  | { readonly waitMs: number }
  /** Cuts the connection. */
  | { readonly reset: true }
  /** Sends nothing more, and leaves the connection open. */
  | { readonly hang: true };

export interface ServerReply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly steps: readonly ServerStep[];
  /** Before the status line, not after it: `hang` and `reset` then come without an answer. */
  readonly silent?: boolean;
  /** Sizes of the pieces in which the bytes go out, repeated: multi-byte letters may be cut. */
  readonly pieceSizes?: readonly number[];
}

export interface LlmServerOptions {
  /** Other keys are refused with 401. */
  readonly apiKey?: string;
  /** Default true. */
  readonly strict?: boolean;
}

export async function startLlmServer(options: LlmServerOptions = {}): Promise<LlmServer> {
  const journal: JournalEntry[] = [];
  const problems: string[] = [];
  let replies: ServerReply[] = [];
  let connections = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await textOf(request);
    const entry: JournalEntry = {
      path: request.url ?? '',
      authorization: request.headers.authorization,
      body: (parsed(text) ?? {}) as Record<string, unknown>,
      status: undefined,
      hungUp: false,
    };
    journal.push(entry);
    response.on('close', () => {
      entry.hungUp = !response.writableFinished;
    });
    const refuse = (status: number, message: string, type = 'invalid_request_error'): Promise<void> => {
      problems.push(message);
      return play(
        { status, steps: [JSON.stringify({ error: { message, type } })], headers: JSON_TYPE },
        response,
        entry,
      );
    };
    if (request.method !== 'POST' || entry.path !== '/v1/chat/completions') {
      return refuse(404, `no such address: ${request.method} ${entry.path}`);
    }
    if (options.apiKey !== undefined && entry.authorization !== `Bearer ${options.apiKey}`) {
      return refuse(401, `Incorrect API key provided: ${entry.authorization?.slice(7)}.`);
    }
    const broken = options.strict === false ? [] : brokenRules(parsed(text));
    if (broken.length > 0) return refuse(400, broken.join(' '));
    const reply = replies.shift();
    if (!reply) return refuse(400, `request ${journal.length} has no reply in the script`);
    return play(reply, response, entry);
  }

  const server = createServer((request, response) => {
    response.on('error', () => undefined);
    answer(request, response).catch((error: unknown) => {
      problems.push(`the fake server failed: ${String(error)}`);
      response.destroy();
    });
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    journal,
    problems,
    get left() {
      return replies.length;
    },
    get connections() {
      return connections;
    },
    reply(...more) {
      replies.push(...more);
    },
    reset() {
      journal.length = 0;
      problems.length = 0;
      replies = [];
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const JSON_TYPE = { 'content-type': 'application/json' };
const EVENTS_TYPE = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' };

async function play(reply: ServerReply, response: ServerResponse, entry: JournalEntry): Promise<void> {
  const { status = 200, headers = EVENTS_TYPE, pieceSizes } = reply;
  const begin = (): void => {
    if (response.headersSent) return;
    entry.status = status;
    response.writeHead(status, headers).flushHeaders();
    response.socket?.setNoDelay(true);
  };
  if (!reply.silent) begin();
  const steps = pieceSizes ? [...cut(reply.steps, pieceSizes)] : reply.steps;
  for (const step of steps) {
    if (response.destroyed) return;
    if (typeof step === 'string' || step instanceof Uint8Array) {
      begin();
      await written(response, step);
    } else if ('data' in step) {
      begin();
      await written(response, eventOf(step.data));
    } else if ('waitMs' in step) {
      await new Promise((resolve) => setTimeout(resolve, step.waitMs));
    } else if ('reset' in step) {
      response.socket?.resetAndDestroy();
      return;
    } else return;
  }
  begin();
  response.end();
}

/** Waits a turn, so that the pieces leave one by one. */
function written(response: ServerResponse, piece: string | Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    response.write(piece, () => setImmediate(resolve));
  });
}

function* cut(steps: readonly ServerStep[], sizes: readonly number[]): Generator<ServerStep> {
  let turn = 0;
  for (const step of steps) {
    const text = typeof step === 'string' ? step : 'data' in step ? eventOf(step.data) : undefined;
    if (text === undefined) {
      yield step;
      continue;
    }
    let rest: Uint8Array = Buffer.from(text);
    while (rest.length > 0) {
      const size = Math.max(1, sizes[turn++ % sizes.length]!);
      yield rest.subarray(0, size);
      rest = rest.subarray(size);
    }
  }
}

export const eventOf = (data: unknown): string =>
  `data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;

export const DONE: ServerStep = { data: '[DONE]' };

export const USAGE = {
  prompt_tokens: 120,
  completion_tokens: 30,
  total_tokens: 150,
  prompt_tokens_details: { cached_tokens: 64 },
};

/** A chunk as OpenAI documents it. */
export function chunk(delta: object, finish_reason: string | null = null, more: object = {}): ServerStep {
  return {
    data: {
      id: 'chatcmpl-1',
      object: 'chat.completion.chunk',
      created: 1_790_000_000,
      model: 'test-model',
      choices: [{ index: 0, delta, logprobs: null, finish_reason }],
      ...more,
    },
  };
}

export const usageChunk = (usage: object = USAGE): ServerStep => ({
  data: { id: 'chatcmpl-1', object: 'chat.completion.chunk', model: 'test-model', choices: [], usage },
});

/** A whole answer in text, as OpenAI streams it. */
export function textReply(...pieces: readonly string[]): ServerReply {
  return {
    steps: [
      chunk({ role: 'assistant', content: '', refusal: null }),
      ...pieces.map((content) => chunk({ content })),
      chunk({}, 'stop'),
      usageChunk(),
      DONE,
    ],
  };
}

export interface CallToSend {
  readonly id: string;
  readonly name: string;
  /** In the pieces in which they go out. */
  readonly arguments: readonly string[];
}

/** A whole answer with tool calls, as OpenAI streams it. */
export function callReply(...calls: readonly CallToSend[]): ServerReply {
  return {
    steps: [
      chunk({ role: 'assistant', content: null }),
      ...calls.flatMap((call, index) => [
        chunk({
          tool_calls: [
            { index, id: call.id, type: 'function', function: { name: call.name, arguments: '' } },
          ],
        }),
        ...call.arguments.map((piece) => chunk({ tool_calls: [{ index, function: { arguments: piece } }] })),
      ]),
      chunk({}, 'tool_calls'),
      usageChunk(),
      DONE,
    ],
  };
}

export function errorReply(
  status: number,
  error: object | string,
  headers: Record<string, string> = {},
): ServerReply {
  return { status, headers: { ...JSON_TYPE, ...headers }, steps: [JSON.stringify({ error })] };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}
