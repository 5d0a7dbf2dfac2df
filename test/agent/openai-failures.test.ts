import { getEventListeners } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { ModelErrorCode } from '../../src/agent/model.ts';
import { createOpenAiModel } from '../../src/agent/openai.ts';
import { InputError } from '../../src/errors.ts';
import { eventsOf, requestOf, textIn } from '../contracts/chat-model.ts';
import {
  chunk,
  DONE,
  errorReply,
  type ServerReply,
  type ServerStep,
  startLlmServer,
  textReply,
} from '../fakes/llm-server.ts';
import {
  cleanFailureOf,
  createTestTime,
  KEY,
  modelOn,
  NOW,
  STALL_MS,
  TIMEOUT_MS,
  until,
  useServer,
} from './openai-setup.ts';

const used = useServer();
const echo = `you sent Authorization: Bearer ${KEY}, that is ${KEY}`;

/** The failure of one request that is not tried again. */
async function failed(...steps: readonly ServerStep[]) {
  used.server.reply({ steps });
  return cleanFailureOf(modelOn(used.server));
}

describe('refusals', () => {
  it.each<[number, object | string, ModelErrorCode, RegExp]>([
    [400, { message: `bad: ${echo}` }, 'MODEL_BAD_REQUEST', /refuses the request \(400\): bad: you sent/],
    [400, 'model does not support tools', 'MODEL_BAD_REQUEST', /: model does not support tools$/],
    [401, { message: `Incorrect API key provided: ${KEY}` }, 'MODEL_AUTH', /refuses the API key \(401\)/],
    [402, { message: 'Insufficient credits' }, 'MODEL_AUTH', /no credit left.*Insufficient credits/],
    [403, { message: 'Country not supported' }, 'MODEL_AUTH', /"test-model" \(403\): Country not/],
    [
      404,
      { message: 'The model does not exist' },
      'MODEL_NOT_FOUND',
      /no model "test-model".*does not exist/,
    ],
    [413, { message: 'Too large' }, 'MODEL_BAD_REQUEST', /\(413\): Too large$/],
    [422, { message: 'Unprocessable' }, 'MODEL_BAD_REQUEST', /\(422\)/],
    [429, { message: 'Slow down', code: 'insufficient_quota' }, 'MODEL_AUTH', /no credit left/],
    [429, { message: 'Slow down' }, 'MODEL_RATE_LIMIT', /slow down \(429\): Slow down$/],
    [500, { message: echo }, 'MODEL_UNAVAILABLE', /problem of its own \(500\)/],
    [529, { message: 'Overloaded' }, 'MODEL_UNAVAILABLE', /\(529\): Overloaded/],
  ])('%i %j is %s', async (status, error, code, message) => {
    used.server.reply(errorReply(status, error, { 'x-echo': KEY, 'www-authenticate': `Bearer ${KEY}` }));
    const failure = await cleanFailureOf(modelOn(used.server));
    expect(failure.error.code).toBe(code);
    expect(failure.error.message).toMatch(message);
    expect(failure.error.message).toContain('127.0.0.1');
  });

  it.each([
    [JSON.stringify({ detail: 'from FastAPI' }), ': from FastAPI'],
    [JSON.stringify({ detail: [{ loc: ['body', 'x'], msg: 'field required' }] }), ': body.x: field required'],
    [JSON.stringify({ object: 'error', message: 'from vLLM' }), ': from vLLM'],
    [JSON.stringify({ errors: [] }), '(400).'],
    ['plain\n  words', ': plain words'],
    ['<html><body>nginx</body></html>', '(400).'],
    ['', '(400).'],
    ['x'.repeat(5_000), `${'x'.repeat(300)}…`],
    [`{"error": {"message": "${'é'.repeat(400)}"}}`, `${'é'.repeat(300)}…`],
  ])('find the sentence in %.60s', async (body, end) => {
    used.server.reply({
      status: 400,
      headers: { 'content-type': 'text/plain' },
      steps: body === '' ? [] : [body],
    });
    const { error } = await cleanFailureOf(modelOn(used.server));
    expect(error.message.endsWith(end)).toBe(true);
  });

  it('of a wrong key are told by a strict server without the key', async () => {
    const other = 'sk-other-THE-KEY-9876543210';
    const model = modelOn(used.server, { apiKey: other });
    const { error } = await cleanFailureOf(model);
    expect(error.code).toBe('MODEL_AUTH');
    expect(used.server.problems).toHaveLength(1);
    used.server.reset();
  });

  it('of a key that cannot be one come at once', async () => {
    for (const apiKey of ['sk-se cret', 'sk-secret…', 'sk-\nsecret']) {
      expect(() => modelOn(used.server, { apiKey })).toThrow(InputError);
      expect(() => modelOn(used.server, { apiKey })).not.toThrow(/secret/);
    }
    used.server.reply(textReply('ok'));
    expect(textIn(await eventsOf(modelOn(used.server, { apiKey: ` ${KEY}\n` })))).toBe('ok');
  });
});

describe('attempts', () => {
  const tried = async (replies: readonly ServerReply[], maxRetries = 2) => {
    const time = createTestTime();
    used.server.reply(...replies);
    const model = modelOn(used.server, { maxRetries, sleep: time.sleep });
    const events = await eventsOf(model).catch((error: unknown) => error);
    return { text: Array.isArray(events) ? textIn(events) : events, waits: time.waits };
  };

  it('are repeated after 5xx and 429, with longer and jittered waits', async () => {
    const { text, waits } = await tried([errorReply(500, 'x'), errorReply(429, 'x'), textReply('ok')]);
    expect(text).toBe('ok');
    // 500 and 1,000 ms, at the middle of the jitter: three quarters.
    expect(waits).toEqual([375, 750]);
  });

  it('end when there were enough, with the last failure', async () => {
    const { text, waits } = await tried([errorReply(503, 'a'), errorReply(502, 'b'), errorReply(500, 'c')]);
    expect(text).toMatchObject({ code: 'MODEL_UNAVAILABLE', message: expect.stringContaining('(500): c') });
    expect(waits).toHaveLength(2);
    expect(used.server.journal).toHaveLength(3);
  });

  it('wait no longer than the cap, and between half and the whole', async () => {
    for (const [random, factor] of [
      [0.1, 0.55],
      [0.999999, 1],
    ] as const) {
      const time = createTestTime();
      used.server.reply(...Array.from({ length: 7 }, () => errorReply(500, 'x')), textReply('ok'));
      await eventsOf(modelOn(used.server, { maxRetries: 7, sleep: time.sleep, random: () => random }));
      expect(time.waits.map((ms) => Math.round(ms / factor))).toEqual([
        500, 1000, 2000, 4000, 8000, 8000, 8000,
      ]);
    }
  });

  it.each([
    [{ 'retry-after': '7' }, 7_000],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': '1.5' }, 1_500],
    [{ 'retry-after': new Date(NOW + 9_000).toUTCString() }, 9_000],
    [{ 'retry-after': new Date(NOW - 9_000).toUTCString() }, 0],
    [{ 'retry-after': '7', 'retry-after-ms': '250' }, 250],
    [{ 'retry-after': 'soon' }, 375],
  ])('wait as long as %j says', async (headers, expected) => {
    const { text, waits } = await tried([errorReply(429, 'x', headers), textReply('ok')]);
    expect(text).toBe('ok');
    expect(waits).toEqual([expected]);
    const again = await tried([errorReply(503, 'x', headers), textReply('ok')]);
    expect(again.waits).toEqual([expected]);
  });

  it('end at once when the server asks for more patience than we have', async () => {
    const { text, waits } = await tried([errorReply(429, 'x', { 'retry-after': '3600' })]);
    expect(text).toMatchObject({ code: 'MODEL_RATE_LIMIT', retryAfterMs: 3_600_000 });
    expect(waits).toEqual([]);
  });

  it.each([400, 401, 402, 403, 404, 405, 413, 422])('are not repeated after %i', async (status) => {
    const { waits } = await tried([errorReply(status, 'x')]);
    expect(waits).toEqual([]);
  });

  it('are repeated after a connection that broke before the first word, and not after it', async () => {
    const reset = { reset: true as const };
    const early: ServerReply[] = [
      { steps: [reset], silent: true },
      { steps: [reset] },
      { steps: [': keep-alive\n\n', chunk({ role: 'assistant', content: '' }), reset] },
      { steps: [chunk({ reasoning_content: 'Hmm' }), chunk({ content: '<think>Hmm' }), reset] },
      {
        steps: [
          chunk({ tool_calls: [{ index: 0, id: 'a', function: { name: 'x', arguments: '{' } }] }),
          reset,
        ],
      },
      { steps: [chunk({ role: 'assistant' })] },
    ];
    const { text, waits } = await tried([...early, textReply('ok')], early.length);
    expect(text).toBe('ok');
    expect(waits).toHaveLength(early.length);

    used.server.reply({ steps: [chunk({ content: 'Gold ' }), { waitMs: 5 }, reset] });
    const { error, events } = await cleanFailureOf(modelOn(used.server, { maxRetries: 3 }));
    expect(error).toMatchObject({
      code: 'MODEL_UNAVAILABLE',
      message: expect.stringMatching(/broke the connection/),
    });
    expect(textIn(events)).toBe('Gold ');
  });

  it('are repeated after an empty answer', async () => {
    const { text, waits } = await tried([{ steps: [] }, { steps: [DONE] }, textReply('ok')]);
    expect(text).toBe('ok');
    expect(waits).toHaveLength(2);
  });

  it('repeat the same request', async () => {
    await tried([errorReply(500, 'x'), textReply('ok')]);
    const [first, second] = used.server.journal;
    expect(second!.body).toEqual(first!.body);
  });
});

describe('answers that are none', () => {
  it('web pages with status 200, whatever their type', async () => {
    for (const type of ['text/html', 'text/event-stream', 'application/json']) {
      used.server.reply({ headers: { 'content-type': type }, steps: ['\n<!doctype html><p>Hello'] });
      const { error } = await cleanFailureOf(modelOn(used.server, { maxRetries: 2 }));
      expect(error.code).toBe('MODEL_PROTOCOL');
      expect(error.message).toMatch(/web page. Check the base URL/);
    }
  });

  it('empty ones', async () => {
    expect((await failed()).error).toMatchObject({ code: 'MODEL_UNAVAILABLE' });
    expect((await failed(DONE)).error).toMatchObject({ code: 'MODEL_UNAVAILABLE' });
    expect((await failed('  \n')).error).toMatchObject({ code: 'MODEL_UNAVAILABLE' });
    expect((await failed('Bad gateway')).error).toMatchObject({ code: 'MODEL_UNAVAILABLE' });
  });

  it('broken JSON, and JSON of another kind', async () => {
    for (const steps of [
      ['data: {"choices": [{"del\n\n'],
      ['{"choices": [{"mess'],
      ['[1, 2'],
      [{ data: { choices: 'none' } }],
      [{ data: { choices: [{ delta: { content: 5 } }] } }],
      ['data: 7\n\n'],
    ]) {
      const { error } = await failed(...steps);
      expect(error.code).toBe('MODEL_PROTOCOL');
    }
    expect((await failed('{"hello": "world"}')).error.code).toBe('MODEL_UNAVAILABLE');
  });

  it('ones cut in the middle, after what was said', async () => {
    const { error, events } = await failed(chunk({ content: 'Gold fell by ' }));
    expect(error).toMatchObject({
      code: 'MODEL_UNAVAILABLE',
      message: expect.stringMatching(/in the middle\.$/),
    });
    expect(events).toEqual([{ type: 'text', text: 'Gold fell by ' }]);
  });

  it('ones without an end', async () => {
    const { error } = await failed(`data: {"x": "${'x'.repeat(1_100_000)}`);
    expect(error).toMatchObject({
      code: 'MODEL_PROTOCOL',
      message: expect.stringMatching(/without an end\.$/),
    });
  });

  it.each<[object | string, ModelErrorCode]>([
    [{ message: echo, type: 'server_error' }, 'MODEL_UNAVAILABLE'],
    [{ message: 'Provider failed', code: 502 }, 'MODEL_UNAVAILABLE'],
    [{ message: 'Slow down', code: 429 }, 'MODEL_RATE_LIMIT'],
    [{ message: 'Slow down', code: 'rate_limit_exceeded' }, 'MODEL_RATE_LIMIT'],
    [{ message: 'No', code: 'invalid_api_key' }, 'MODEL_AUTH'],
    [{ message: 'No', code: 'insufficient_quota' }, 'MODEL_AUTH'],
    [{ message: 'No', code: 'model_not_found' }, 'MODEL_NOT_FOUND'],
    [{ message: 'Too long', code: 'context_length_exceeded' }, 'MODEL_BAD_REQUEST'],
    ['boom', 'MODEL_UNAVAILABLE'],
  ])('the error %j inside the stream, or instead of it, is %s', async (error, code) => {
    const inside = await failed(chunk({ content: 'Gold ' }), { data: { error, choices: [] } });
    expect(inside.error.code).toBe(code);
    expect(textIn(inside.events)).toBe('Gold ');
    expect((await failed(`event: error\ndata: ${JSON.stringify({ error })}\n\n`)).error.code).toBe(code);
    expect((await failed(JSON.stringify({ error }))).error.code).toBe(code);
  });

  it('the errors of vLLM and OpenRouter inside the stream', async () => {
    const vllm = await failed({ data: { object: 'error', message: 'out of memory', code: 500 } });
    expect(vllm.error.message).toMatch(/\(500\): out of memory$/);
    const router = await failed(chunk({ content: 'Gold' }), chunk({ content: '' }, 'error'));
    expect(router.error.code).toBe('MODEL_UNAVAILABLE');
  });

  it('no server at all', async () => {
    const probe = createServer();
    await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
    const { port } = probe.address() as AddressInfo;
    await new Promise((resolve) => probe.close(resolve));
    const { error } = await cleanFailureOf(modelOn({ baseUrl: `http://127.0.0.1:${port}/v1` }));
    expect(error.code).toBe('MODEL_UNAVAILABLE');
    expect(error.message).toBe(
      `model: 127.0.0.1:${port} cannot be reached (ECONNREFUSED). Is the server running?`,
    );
  });

  it('a base URL without /v1', async () => {
    const model = modelOn({ baseUrl: used.server.baseUrl.replace('/v1', '') });
    const { error } = await cleanFailureOf(model);
    expect(error).toMatchObject({
      code: 'MODEL_NOT_FOUND',
      message: expect.stringMatching(/often in \/v1\.$/),
    });
    used.server.reset();
  });
});

describe('time limits', () => {
  it.each<[string, ServerReply]>([
    ['before the status line', { steps: [{ hang: true }], silent: true }],
    ['after the status line', { steps: [{ hang: true }] }],
    ['in the body of a refusal', { status: 500, steps: ['{', { hang: true }] }],
  ])('end the wait for the first byte %s', async (_, reply) => {
    const time = createTestTime();
    used.server.reply(reply);
    const failure = cleanFailureOf(modelOn(used.server, { sleep: time.sleep }));
    await until(() => used.server.journal.length === 1);
    await time.pass(TIMEOUT_MS);
    const { error } = await failure;
    expect(error.code).toBe('MODEL_TIMEOUT');
    expect(error.message).toMatch(/took more than 60\.001 s to begin its answer\.$/);
    await until(() => used.server.journal[0]!.hungUp);
    expect(time.running).toBe(0);
  });

  it('end a stall in the middle of the answer', async () => {
    const time = createTestTime();
    used.server.reply({ steps: [chunk({ content: 'Gold ' }), { hang: true }] });
    let said = false;
    const failure = cleanFailureOf(
      modelOn(used.server, { sleep: time.sleep, maxRetries: 2 }),
      undefined,
      () => {
        said = true;
      },
    );
    await until(() => said);
    await time.pass(STALL_MS);
    const { error, events } = await failure;
    expect(error.code).toBe('MODEL_TIMEOUT');
    expect(error.message).toMatch(/30\.001 s to go on with its answer\.$/);
    expect(textIn(events)).toBe('Gold ');
    expect(used.server.journal).toHaveLength(1);
    await until(() => used.server.journal[0]!.hungUp);
    expect(time.running).toBe(0);
  });

  it('give a slow start another attempt', async () => {
    const time = createTestTime();
    used.server.reply({ steps: [{ hang: true }] }, textReply('ok'));
    const events = eventsOf(modelOn(used.server, { sleep: time.sleep, maxRetries: 1 }));
    await until(() => used.server.journal.length === 1);
    await time.pass(TIMEOUT_MS);
    expect(textIn(await events)).toBe('ok');
    expect(time.waits).toEqual([375]);
  });

  it('hold with the clock of the system, too', async () => {
    used.server.reply({ steps: [{ hang: true }] });
    const { baseUrl } = used.server;
    const limits = { timeoutMs: 30, stallMs: 30, maxRetries: 0 };
    const model = createOpenAiModel({ baseUrl, apiKey: KEY, model: 'test-model', ...limits });
    expect((await cleanFailureOf(model)).error.code).toBe('MODEL_TIMEOUT');
  });
});

describe('an abort', () => {
  const aborted = async (
    reply: ServerReply,
    when: (time: ReturnType<typeof createTestTime>) => Promise<void>,
    maxRetries = 2,
  ) => {
    const stop = new AbortController();
    const time = createTestTime();
    used.server.reply(reply);
    const failure = cleanFailureOf(
      modelOn(used.server, { sleep: time.sleep, maxRetries }),
      requestOf(undefined, { signal: stop.signal }),
    );
    await when(time);
    stop.abort();
    const { error } = await failure;
    expect(error.code).toBe('MODEL_ABORTED');
    expect(time.running).toBe(0);
    return time;
  };
  const asked = (): Promise<void> => until(() => used.server.journal.length === 1);

  it('ends the wait for the status line, for the first byte, and for the next', async () => {
    for (const reply of [
      { steps: [{ hang: true as const }], silent: true },
      { steps: [{ hang: true as const }] },
      { steps: [': x\n\n', { hang: true as const }] },
      { steps: [chunk({ content: 'Gold ' }), { hang: true as const }] },
      { steps: ['{"choices": [', { hang: true as const }] },
      { status: 500, steps: ['{', { hang: true as const }] },
    ] satisfies ServerReply[]) {
      await aborted(reply, asked);
      await until(() => used.server.journal[0]!.hungUp);
      used.server.reset();
    }
  });

  it('in the first turn reaches no server', async () => {
    await aborted({ steps: [] }, async () => undefined);
    used.server.reset();
  });

  it('ends the wait before the next attempt', async () => {
    const stop = new AbortController();
    used.server.reply(errorReply(500, 'x'));
    const { error } = await cleanFailureOf(
      modelOn(used.server, {
        maxRetries: 2,
        sleep: (ms, signal) => {
          if (ms < 1_000) stop.abort();
          return new Promise((resolve) => {
            if (signal.aborted) resolve();
            else signal.addEventListener('abort', () => resolve(), { once: true });
          });
        },
      }),
      requestOf(undefined, { signal: stop.signal }),
    );
    expect(error.code).toBe('MODEL_ABORTED');
    expect(used.server.journal).toHaveLength(1);
  });

  it('with a reason of its own is told in our words', async () => {
    const { error } = await cleanFailureOf(
      modelOn(used.server),
      requestOf(undefined, { signal: AbortSignal.abort(new Error(KEY)) }),
    );
    expect(error.message).toMatch(/was told to stop\.$/);
  });

  it('is not needed to hang up: leaving the loop is enough', async () => {
    used.server.reply({ steps: [chunk({ content: 'Gold ' }), { hang: true }] });
    const time = createTestTime();
    for await (const _ of modelOn(used.server, { sleep: time.sleep }).stream(requestOf())) break;
    await until(() => used.server.journal[0]!.hungUp);
    expect(time.running).toBe(0);
  });

  it('leaves no listener behind', async () => {
    const { signal } = new AbortController();
    used.server.reply(errorReply(500, 'x'), textReply('a', 'b', 'c'));
    const model = modelOn(used.server, { maxRetries: 1 });
    await eventsOf(model, requestOf(undefined, { signal }));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

describe('the local server', () => {
  it.each<[string, object]>([
    ['answers no tool call', { messages: [{ role: 'tool', tool_call_id: 'x', content: '' }] }],
    [
      'have no answer',
      {
        messages: [
          {
            role: 'assistant',
            content: null,
            tool_calls: [{ id: 'a', type: 'function', function: { name: 'x', arguments: '{}' } }],
          },
        ],
      },
    ],
    ['unknown role', { messages: [{ role: 'robot', content: '' }] }],
    ['content is no text', { messages: [{ role: 'user', content: null }] }],
    ['messages is no list', {}],
    ['Unrecognized request argument', { messages: [{ role: 'user', content: '' }], prompt: 'x' }],
    [
      'Illegal tool name',
      {
        messages: [{ role: 'user', content: '' }],
        tools: [{ type: 'function', function: { name: 'a b', parameters: { type: 'object' } } }],
      },
    ],
  ])('refuses what OpenAI refuses: %s', async (sentence, body) => {
    const own = await startLlmServer();
    const response = await fetch(`${own.baseUrl}/chat/completions`, {
      method: 'POST',
      body: JSON.stringify({ model: 'm', ...body }),
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(sentence);
    expect(own.problems).toHaveLength(1);
    await own.close();
  });
});
