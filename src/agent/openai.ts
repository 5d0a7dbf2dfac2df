import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import { InputError } from '../errors.ts';
import { type Body, type BodyParts, createDeadline, LATE, openBody, type Sleep } from './body.ts';
import { firstDialect, type Lesson, learn, requestBody } from './dialect.ts';
import { createFailures, type Failures, type Refusal } from './failure.ts';
import { type ChatModel, ModelError, type ModelEvent, type ModelRequest } from './model.ts';
import { createReply, type Reply } from './reply.ts';

export interface OpenAiModelOptions {
  /** Of any server that speaks Chat Completions, for example `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  /** Empty: no Authorization header is sent. */
  readonly apiKey: string;
  readonly model: string;
  readonly temperature?: number;
  readonly maxOutputTokens?: number;
  /** From the request to the first byte of the answer. */
  readonly timeoutMs: number;
  /** Between two pieces of the answer. */
  readonly stallMs: number;
  /** Of one call, beside the first attempt. Only while nothing of the answer was given out. */
  readonly maxRetries: number;
  readonly fetch?: typeof fetch;
  readonly now?: () => number;
  readonly sleep?: Sleep;
  readonly random?: () => number;
}

/** Longer waits are told to the caller instead: nobody waits that long for an answer. */
const MAX_RETRY_AFTER_MS = 20_000;
const FIRST_BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 8_000;
/** The largest that a timer takes: our own time limits are the ones that count. */
const NO_TIMEOUT_MS = 2 ** 31 - 1;

/** @throws InputError when the base URL is none, or the key cannot be one. */
export function createOpenAiModel(options: OpenAiModelOptions): ChatModel {
  const { model, timeoutMs, stallMs, maxRetries } = options;
  const { fetch: send = fetch, now = Date.now, sleep = sleepFor, random = Math.random } = options;
  const url = checkedUrl(options.baseUrl);
  const apiKey = checkedKey(options.apiKey);
  const failures = createFailures({ apiKey, host: url.host, model, now });
  const dialect = firstDialect(url.host);
  let loading: Promise<Client> | undefined;

  async function* stream(request: ModelRequest): AsyncGenerator<ModelEvent> {
    const { signal } = request;
    const lessons: Lesson[] = [];
    for (let retries = 0; ; ) {
      let emitted = false;
      const body = requestBody(request, options, dialect);
      try {
        for await (const event of attempt(request, body)) {
          if (signal.aborted) throw failures.aborted();
          emitted = true;
          yield event;
        }
        return;
      } catch (error) {
        if (error instanceof Refused) {
          const lesson = learn(dialect, body, error.refusal, lessons);
          if (lesson) {
            lessons.push(lesson);
            continue;
          }
        }
        const failure = asModelError(error, signal, failures);
        const waitMs = emitted || retries >= maxRetries ? undefined : waitBefore(failure, retries, random);
        if (waitMs === undefined) {
          if (failure.code === 'MODEL_BAD_REQUEST') for (const lesson of lessons) lesson.undo();
          throw failure;
        }
        retries += 1;
        await sleep(waitMs, signal);
      }
    }
  }

  /** @throws ModelError, Refused, or whatever the client throws. */
  async function* attempt(request: ModelRequest, body: Record<string, unknown>): AsyncGenerator<ModelEvent> {
    const { signal } = request;
    if (signal.aborted) throw failures.aborted();
    const stop = new AbortController();
    const forward = (): void => stop.abort();
    signal.addEventListener('abort', forward, { once: true });
    const firstByte = createDeadline(timeoutMs, sleep, signal);
    try {
      loading ??= loadClient(url, apiKey, send);
      const client = await loading;
      const response = await firstByte.race(client.post(body, stop.signal));
      if (signal.aborted) throw failures.aborted();
      if (response === LATE) throw failures.late('to begin its answer', timeoutMs);
      const reply = createReply(request, random);
      const complete = (): boolean => reply.finished;
      const parts = { firstByte, timeoutMs, stallMs, sleep, signal, failures, complete };
      yield* read(response, parts, reply, client);
    } finally {
      signal.removeEventListener('abort', forward);
      firstByte.cancel();
      stop.abort();
    }
  }

  async function* read(
    response: Response,
    parts: BodyParts,
    reply: Reply,
    client: Client,
  ): AsyncGenerator<ModelEvent> {
    const body = await openBody(response, parts);
    const push = (answer: unknown): Generator<ModelEvent> => text(reply.push(withoutError(answer, failures)));
    switch (body.form) {
      case 'page':
        await body.bytes.return(undefined);
        throw failures.make(
          'MODEL_PROTOCOL',
          'answers with a web page. Check the base URL: it often ends in /v1.',
        );
      case 'empty':
        throw failures.make('MODEL_UNAVAILABLE', 'answered with nothing.');
      case 'json':
        yield* push(parsed(await wholeText(body), failures));
        break;
      case 'events':
        for await (const chunk of client.events(body.bytes)) yield* push(chunk);
    }
    if (parts.signal.aborted) throw failures.aborted();
    if (!reply.begun) throw failures.make('MODEL_UNAVAILABLE', 'answered with an empty stream.');
    if (!reply.finished && !body.ended() && body.form === 'events') {
      throw failures.make('MODEL_UNAVAILABLE', 'ended its answer in the middle.');
    }
    yield* reply.end();
  }

  return { name: model, stream };
}

function* text(piece: string): Generator<ModelEvent> {
  if (piece !== '') yield { type: 'text', text: piece };
}

function checkedUrl(baseUrl: string): URL {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search) {
    throw new InputError(
      'model: the base URL must be an http or https address without user, password or query, for example https://api.openai.com/v1.',
    );
  }
  return url;
}

/** What cannot stand in a header: left to the client, it fails at the first question with the key in its message. */
function checkedKey(apiKey: string): string {
  const key = apiKey.trim();
  if (/^[\x21-\x7e]*$/.test(key)) return key;
  throw new InputError('model: the API key holds spaces or letters that no key has. Copy it again.');
}

/** The wait before the next attempt; undefined when none would help. */
function waitBefore(failure: ModelError, retries: number, random: () => number): number | undefined {
  const { code, retryAfterMs } = failure;
  if (code !== 'MODEL_RATE_LIMIT' && code !== 'MODEL_UNAVAILABLE' && code !== 'MODEL_TIMEOUT')
    return undefined;
  if (retryAfterMs !== undefined) return retryAfterMs <= MAX_RETRY_AFTER_MS ? retryAfterMs : undefined;
  // Between half and the whole, so that callers that failed together do not come back together.
  return Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** retries) * (0.5 + random() / 2);
}

function sleepFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    if (signal.aborted) done();
    else signal.addEventListener('abort', done, { once: true });
  });
}

async function wholeText(body: Body): Promise<string> {
  const all: Uint8Array[] = [];
  for await (const piece of body.bytes) all.push(piece);
  return Buffer.concat(all).toString('utf8');
}

/** The chat completion in an answer that is not streamed. */
function parsed(answer: string, failures: Failures): unknown {
  try {
    return JSON.parse(answer);
  } catch (error) {
    throw failures.make('MODEL_PROTOCOL', 'answers with broken JSON.', error);
  }
}

/** Errors that come with status 200: OpenAI's form and vLLM's. */
function withoutError(answer: unknown, failures: Failures): unknown {
  const fields = Object(answer) as Record<string, unknown>;
  if (fields.error) throw failures.inAnswer(fields.error);
  if (fields.object === 'error') throw failures.inAnswer(fields);
  return answer;
}

class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super('refused');
    this.refusal = refusal;
  }
}

/** An error object that came with status 200. */
class ErrorInStream extends Error {
  readonly error: unknown;

  constructor(error: unknown) {
    super('error in the stream');
    this.error = error;
  }
}

function asModelError(error: unknown, signal: AbortSignal, failures: Failures): ModelError {
  if (error instanceof ModelError) return error;
  if (signal.aborted) return failures.aborted();
  if (error instanceof Refused) return failures.refused(error.refusal);
  if (error instanceof ErrorInStream) return failures.inAnswer(error.error);
  if (error instanceof SyntaxError) return failures.make('MODEL_PROTOCOL', 'sends broken JSON.', error);
  return failures.disconnected(error);
}

/** What is used of the openai package. */
interface Client {
  /** @throws Refused */
  post(body: Record<string, unknown>, signal: AbortSignal): Promise<Response>;
  /** @throws ErrorInStream */
  events(bytes: AsyncGenerator<Uint8Array>): AsyncIterable<unknown>;
}

/** Loaded at the first call: the start of the program does not wait for it. */
async function loadClient(url: URL, apiKey: string, send: typeof fetch): Promise<Client> {
  const [{ OpenAI, APIError }, { Stream }] = await Promise.all([
    import('openai'),
    import('openai/core/streaming'),
  ]);
  const client = new OpenAI({
    baseURL: url.href.replace(/\/+$/, ''),
    apiKey: apiKey || 'none',
    ...(apiKey === '' ? { defaultHeaders: { Authorization: null } } : {}),
    // Nothing comes from the environment behind the back of our configuration.
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: 'off',
    maxRetries: 0,
    timeout: NO_TIMEOUT_MS,
    fetch: keepingRefusals(send),
  });
  return {
    async post(body, signal) {
      try {
        // Its form is checked where it is made, in a dialect that the types of the package do not know.
        const checked = body as unknown as ChatCompletionCreateParamsStreaming;
        return await client.chat.completions.create(checked, { signal }).asResponse();
      } catch (error) {
        if (error instanceof APIError && error.status !== undefined) {
          const { status, headers = new Headers(), error: kept } = error;
          throw new Refused({ status, headers, body: String(Object(kept).body ?? '') });
        }
        throw error;
      }
    },
    async *events(bytes) {
      const response = new Response(ReadableStream.from(bytes));
      try {
        yield* Stream.fromSSEResponse<unknown>(response, new AbortController(), client);
      } catch (error) {
        throw error instanceof APIError && error.error !== undefined ? new ErrorInStream(error.error) : error;
      }
    },
  };
}

/** The client reads only bodies of OpenAI's form: others are wrapped so that it hands them on. */
function keepingRefusals(send: typeof fetch): typeof fetch {
  return async (...request) => {
    const response = await send(...request);
    if (response.ok || !response.body) return response;
    const { status, headers } = response;
    return new Response(JSON.stringify({ error: { body: await response.text() } }), { status, headers });
  };
}
