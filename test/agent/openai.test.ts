import { describe, expect, it } from 'vitest';
import type { ChatMessage, ModelEvent } from '../../src/agent/model.ts';
import { InputError } from '../../src/errors.ts';
import { callsIn, describeChatModel, eventsOf, requestOf, textIn } from '../contracts/chat-model.ts';
import {
  callReply,
  chunk,
  DONE,
  errorReply,
  type ServerStep,
  startLlmServer,
  textReply,
  USAGE,
  usageChunk,
} from '../fakes/llm-server.ts';
import { ScriptedModel } from '../fakes/scripted-model.ts';
import { createTestTime, GRACE_MS, KEY, modelOn, useServer } from './openai-setup.ts';

describeChatModel('the scripted model', async () => {
  const { ModelError } = await import('../../src/agent/model.ts');
  return {
    model: (turns) =>
      new ScriptedModel(
        turns.map(({ text = [], calls = [], stall, fail }) => [
          ...text,
          ...calls.map((call) => ({ call: call.name, arguments: call.arguments })),
          ...(stall ? [{ stall: true as const }] : []),
          ...(fail ? [{ error: new ModelError(fail, 'model: scripted.') }] : []),
        ]),
      ),
  };
});

describeChatModel('the OpenAI client', async () => {
  const server = await startLlmServer({ apiKey: KEY });
  return {
    model(turns) {
      server.reset();
      for (const { text = [], calls = [], stall, fail } of turns) {
        if (fail) {
          server.reply(errorReply(fail === 'MODEL_AUTH' ? 401 : 400, { message: 'no' }));
          continue;
        }
        const sent = calls.map(({ name, arguments: given }, index) => ({
          index,
          id: `call_${index}`,
          type: 'function',
          function: { name, arguments: JSON.stringify(given) },
        }));
        server.reply({
          steps: [
            ...text.map((content) => chunk({ content })),
            ...(stall ? [{ hang: true as const }] : []),
            ...(sent.length > 0 ? [chunk({ tool_calls: sent })] : []),
            chunk({}, sent.length > 0 ? 'tool_calls' : 'stop'),
            usageChunk(),
            DONE,
          ],
        });
      }
      return modelOn(server);
    },
    close: () => server.close(),
  };
});

const used = useServer();

/** Plays the steps and returns all events. */
async function played(...steps: readonly ServerStep[]): Promise<readonly ModelEvent[]> {
  used.server.reply({ steps });
  return eventsOf(modelOn(used.server));
}

const endOf = (events: readonly ModelEvent[]) => events.at(-1) as Extract<ModelEvent, { type: 'end' }>;
const call = (fields: object, more: object = {}): ServerStep =>
  chunk({ tool_calls: [{ type: 'function', ...more, function: fields }] });

describe('the request', () => {
  it('says what it needs, in an order that keeps the beginning the same', async () => {
    used.server.reply(textReply('ok'));
    await eventsOf(modelOn(used.server, { temperature: 0.2, maxOutputTokens: 700 }));
    const { body, authorization } = used.server.journal[0]!;
    expect(authorization).toBe(`Bearer ${KEY}`);
    expect(body).toMatchObject({
      model: 'test-model',
      stream: true,
      stream_options: { include_usage: true },
      temperature: 0.2,
      max_tokens: 700,
      messages: [{ role: 'user', content: 'What about gold?' }],
      tools: [{ type: 'function', function: { name: 'indicator' } }],
    });
    expect(Object.keys(body).slice(0, 3)).toEqual(['model', 'tools', 'messages']);
  });

  it('leaves out what was not asked for', async () => {
    used.server.reply(textReply('ok'));
    await eventsOf(modelOn(used.server), requestOf(undefined, { tools: [], toolChoice: 'none' }));
    expect(Object.keys(used.server.journal[0]!.body).sort()).toEqual([
      'messages',
      'model',
      'stream',
      'stream_options',
    ]);
  });

  it('sends no Authorization without a key', async () => {
    const open = await startLlmServer();
    open.reply(textReply('ok'));
    await eventsOf(modelOn(open, { apiKey: '' }));
    expect(open.journal[0]!.authorization).toBeUndefined();
    await open.close();
  });

  it('allows no tools when the answer must come now, and hears none', async () => {
    used.server.reply({
      steps: [
        chunk({ content: 'Now.' }),
        call({ name: 'indicator', arguments: '{}' }, { id: 'x' }),
        chunk({}, 'tool_calls'),
        DONE,
      ],
    });
    const events = await eventsOf(modelOn(used.server), requestOf(undefined, { toolChoice: 'none' }));
    expect(used.server.journal[0]!.body.tool_choice).toBe('none');
    expect(events.map(({ type }) => type)).toEqual(['text', 'end']);
    expect(endOf(events).reason).toBe('stop');
  });

  it('repeats malformed calls in a form that every server reads', async () => {
    const messages: ChatMessage[] = [
      { role: 'user', content: 'x' },
      {
        role: 'assistant',
        content: '',
        toolCalls: [
          { id: 'a', name: 'functions.indicator!', argumentsText: '{"id": "go' },
          { id: 'b', name: 'indicator', argumentsText: '{"id":"gold"}' },
        ],
      },
      { role: 'tool', toolCallId: 'a', content: 'unknown tool' },
      { role: 'tool', toolCallId: 'b', content: 'gold' },
    ];
    used.server.reply(textReply('ok'));
    await eventsOf(modelOn(used.server), requestOf(messages));
    expect(used.server.journal[0]!.body.messages).toMatchObject([
      {},
      {
        content: null,
        tool_calls: [
          {
            id: 'a',
            function: { name: 'functions_indicator_', arguments: '{"malformed":"{\\"id\\": \\"go"}' },
          },
          { id: 'b', function: { name: 'indicator', arguments: '{"id":"gold"}' } },
        ],
      },
      { role: 'tool', tool_call_id: 'a' },
      { role: 'tool', tool_call_id: 'b' },
    ]);
  });

  it('refuses a base URL that is none, or holds a password', () => {
    for (const baseUrl of [
      '',
      'api.openai.com',
      'ftp://x/v1',
      'http://me:secret@x/v1',
      'http://x/v1?key=secret',
    ]) {
      expect(() => modelOn({ baseUrl })).toThrow(InputError);
      expect(() => modelOn({ baseUrl })).not.toThrow(/secret/);
    }
  });

  it('finds the address with and without a slash at the end', async () => {
    used.server.reply(textReply('ok'));
    await eventsOf(modelOn({ baseUrl: `${used.server.baseUrl}/` }));
    expect(used.server.journal[0]!.path).toBe('/v1/chat/completions');
  });

  it('takes nothing from the environment of the openai package', async () => {
    const before = { ...process.env };
    Object.assign(process.env, {
      OPENAI_ORG_ID: 'org-x',
      OPENAI_BASE_URL: 'http://127.0.0.1:1',
      OPENAI_LOG: 'debug',
    });
    try {
      const headers: Headers[] = [];
      used.server.reply(textReply('ok'));
      const model = modelOn(used.server, {
        fetch: (url, init) => {
          headers.push(new Headers(init?.headers));
          return fetch(url, init);
        },
      });
      await eventsOf(model);
      expect(headers[0]!.get('openai-organization')).toBeNull();
    } finally {
      process.env = before;
    }
  });
});

describe('the limit of tokens', () => {
  const capped = { maxOutputTokens: 500 };
  const sent = () =>
    used.server.journal.map(({ body }) => Object.keys(body).find((name) => name.startsWith('max_')));
  const unsupported = (name: string) =>
    errorReply(400, {
      message: `Unsupported parameter: '${name}' is not supported with this model.`,
      param: name,
    });

  it('switches its name once when the server refuses it, and remembers', async () => {
    const model = modelOn(used.server, capped);
    used.server.reply(unsupported('max_tokens'), textReply('one'), textReply('two'));
    expect(textIn(await eventsOf(model))).toBe('one');
    expect(textIn(await eventsOf(model))).toBe('two');
    expect(sent()).toEqual(['max_tokens', 'max_completion_tokens', 'max_completion_tokens']);
  });

  it('goes back when the other name is refused, too', async () => {
    const model = modelOn(used.server, capped);
    used.server.reply(
      errorReply(400, { message: 'max_tokens is too large: 500.' }),
      errorReply(400, { message: 'max_completion_tokens is unknown.' }),
      textReply('later'),
    );
    await expect(eventsOf(model)).rejects.toMatchObject({ code: 'MODEL_BAD_REQUEST' });
    await eventsOf(model);
    expect(sent()).toEqual(['max_tokens', 'max_completion_tokens', 'max_tokens']);
  });

  it('begins with the newer name at OpenAI', async () => {
    const bodies: string[] = [];
    const model = modelOn(
      { baseUrl: 'https://api.openai.com/v1' },
      {
        ...capped,
        fetch: async (_, init) => {
          bodies.push(String(init?.body));
          return Response.json({ choices: [{ message: { content: 'ok' }, finish_reason: 'stop' }] });
        },
      },
    );
    expect(textIn(await eventsOf(model))).toBe('ok');
    expect(JSON.parse(bodies[0]!)).toMatchObject({ max_completion_tokens: 500 });
  });
});

describe('a server that refuses a parameter', () => {
  it('is asked again without stream_options, from then on', async () => {
    const model = modelOn(used.server);
    const steps = [chunk({ content: 'four' }), chunk({}, 'stop'), DONE];
    used.server.reply(
      errorReply(400, { message: 'Unrecognized request argument supplied: stream_options' }),
      { steps },
      { steps },
    );
    expect(textIn(await eventsOf(model))).toBe('four');
    const events = await eventsOf(model);
    expect(used.server.journal.map(({ body }) => 'stream_options' in body)).toEqual([true, false, false]);
    expect(endOf(events).usage).toMatchObject({ estimated: true, outputTokens: 1 });
  });

  it('is understood in the words of FastAPI', async () => {
    used.server.reply(
      {
        status: 422,
        headers: { 'content-type': 'application/json' },
        steps: [
          JSON.stringify({
            detail: [{ loc: ['body', 'stream_options'], msg: 'extra fields not permitted' }],
          }),
        ],
      },
      textReply('ok'),
    );
    expect(textIn(await eventsOf(modelOn(used.server)))).toBe('ok');
  });

  it('is asked without temperature when the model has none, but not when it is out of range', async () => {
    const model = modelOn(used.server, { temperature: 0.2, maxOutputTokens: 10 });
    used.server.reply(
      errorReply(400, {
        message: "Unsupported value: 'temperature' does not support 0.2.",
        param: 'temperature',
      }),
      errorReply(400, { message: "Unsupported parameter: 'max_tokens'." }),
      textReply('ok'),
    );
    expect(textIn(await eventsOf(model))).toBe('ok');
    expect(used.server.journal[2]!.body).not.toHaveProperty('temperature');
    used.server.reply(errorReply(400, { message: 'temperature must be at most 2' }));
    await expect(eventsOf(modelOn(used.server, { temperature: 9 }))).rejects.toMatchObject({
      code: 'MODEL_BAD_REQUEST',
    });
  });

  it('teaches two questions that are asked at once', async () => {
    const model = modelOn(used.server);
    const refusal = errorReply(400, { message: 'stream_options is not supported' });
    used.server.reply(refusal, refusal, textReply('ok'), textReply('ok'));
    const all = await Promise.all([eventsOf(model), eventsOf(model)]);
    expect(all.map(textIn)).toEqual(['ok', 'ok']);
  });
});

describe('tool calls', () => {
  it('come together from arguments in many pieces, in parallel', async () => {
    used.server.reply(
      callReply(
        { id: 'call_a', name: 'indicator', arguments: ['{', '"i', 'd":"g', 'old', '"}'] },
        { id: 'call_b', name: 'indicator', arguments: ['{"id":"白', '银"}'] },
      ),
    );
    const events = await eventsOf(modelOn(used.server));
    expect(callsIn(events)).toEqual([
      { id: 'call_a', name: 'indicator', argumentsText: '{"id":"gold"}' },
      { id: 'call_b', name: 'indicator', argumentsText: '{"id":"白银"}' },
    ]);
    expect(endOf(events)).toEqual({
      type: 'end',
      reason: 'tool-calls',
      usage: { inputTokens: 120, outputTokens: 30, cachedTokens: 64, estimated: false },
    });
  });

  it('come together when their pieces are mixed', async () => {
    const piece = (index: number, text: string) =>
      chunk({ tool_calls: [{ index, function: { arguments: text } }] });
    const events = await played(
      chunk({ tool_calls: [{ index: 0, id: 'a', function: { name: 'x', arguments: '' } }] }),
      chunk({ tool_calls: [{ index: 1, id: 'b', function: { name: 'y', arguments: '' } }] }),
      piece(0, '{"n":'),
      piece(1, '{"m":'),
      piece(0, '1}'),
      piece(1, '2}'),
      chunk({}, 'tool_calls'),
      DONE,
    );
    expect(callsIn(events).map(({ argumentsText }) => argumentsText)).toEqual(['{"n":1}', '{"m":2}']);
  });

  it.each<[string, readonly ServerStep[], readonly [string, string, string][]]>([
    [
      'without an index, the id only in the first piece',
      [
        call({ name: 'x', arguments: '{"n"' }, { id: 'a' }),
        call({ arguments: ':1}' }),
        call({ name: 'y', arguments: '{"m"' }, { id: 'b' }),
        call({ arguments: ':2}' }),
      ],
      [
        ['a', 'x', '{"n":1}'],
        ['b', 'y', '{"m":2}'],
      ],
    ],
    [
      'all with the index 0 and ids of their own, as Gemini sends them',
      [
        call({ name: 'x', arguments: '{"n":1}' }, { index: 0, id: 'a' }),
        call({ name: 'x', arguments: '{"n":2}' }, { index: 0, id: 'b' }),
      ],
      [
        ['a', 'x', '{"n":1}'],
        ['b', 'x', '{"n":2}'],
      ],
    ],
    [
      'with another id in every piece, as older vLLM sends them',
      [
        call({ name: 'x', arguments: '' }, { index: 0, id: 'a' }),
        call({ arguments: '{"n":' }, { index: 0, id: 'a2' }),
        call({ arguments: '1}' }, { index: 0, id: 'a3' }),
      ],
      [['a', 'x', '{"n":1}']],
    ],
    [
      'with the name and id repeated in every piece',
      [
        call({ name: 'x', arguments: '{"n":' }, { index: 0, id: 'a' }),
        call({ name: 'x', arguments: '1}' }, { index: 0, id: 'a' }),
        call({ name: 'x', arguments: '' }, { index: 0, id: 'a' }),
      ],
      [['a', 'x', '{"n":1}']],
    ],
    [
      'with arguments that are an object',
      [call({ name: 'x', arguments: { n: 1 } }, { id: 'a' })],
      [['a', 'x', '{"n":1}']],
    ],
    ['with empty arguments', [call({ name: 'x', arguments: '' }, { index: 0, id: 'a' })], [['a', 'x', '{}']]],
    [
      'with malformed arguments, left as they are',
      [call({ name: 'x', arguments: '{"n": 1' }, { index: 0, id: 'a' })],
      [['a', 'x', '{"n": 1']],
    ],
  ])('are read %s', async (_, steps, expected) => {
    const events = await played(...steps, chunk({}, 'tool_calls'), DONE);
    expect(callsIn(events).map(({ id, name, argumentsText }) => [id, name, argumentsText])).toEqual(expected);
  });

  it('get ids of nine letters and digits when they have none, or the same', async () => {
    const events = await played(
      call({ name: 'x', arguments: '{"n":1}' }),
      call({ name: 'x', arguments: '{"n":2}' }),
      call({ name: 'x', arguments: '{"n":3}' }, { id: 'same', index: 2 }),
      call({ name: 'x', arguments: '{"n":4}' }, { id: '', index: 3 }),
      chunk({}, 'tool_calls'),
      DONE,
    );
    const ids = callsIn(events).map(({ id }) => id);
    expect(callsIn(events).map(({ argumentsText }) => JSON.parse(argumentsText).n)).toEqual([1, 2, 3, 4]);
    expect(new Set(ids).size).toBe(4);
    for (const id of ids.filter((each) => each !== 'same')) expect(id).toMatch(/^[a-z0-9]{9}$/);
  });

  it('are heard in the legacy form', async () => {
    const events = await played(
      chunk({ role: 'assistant', content: null, function_call: { name: 'x', arguments: '' } }),
      chunk({ function_call: { arguments: '{"n"' } }),
      chunk({ function_call: { arguments: ':1}' } }),
      chunk({}, 'function_call'),
      DONE,
    );
    expect(callsIn(events)).toMatchObject([{ name: 'x', argumentsText: '{"n":1}' }]);
    expect(endOf(events).reason).toBe('tool-calls');
  });

  it('count, whatever the server says why it stopped', async () => {
    const one = call({ name: 'x', arguments: '{}' }, { id: 'a' });
    for (const reason of ['stop', 'tool_calls', 'eos', 'whatever']) {
      expect(endOf(await played(one, chunk({}, reason), DONE)).reason).toBe('tool-calls');
    }
    expect(endOf(await played(chunk({ content: 'x' }), chunk({}, 'tool_calls'), DONE)).reason).toBe('stop');
    expect(endOf(await played(chunk({}, 'tool_calls'), DONE)).reason).toBe('other');
  });

  it('that were cut off by the limit of tokens are dropped, whole ones kept', async () => {
    const events = await played(
      call({ name: 'x', arguments: '{"n":1}' }, { index: 0, id: 'a' }),
      call({ name: 'y', arguments: '{"m":' }, { index: 1, id: 'b' }),
      chunk({}, 'length'),
      DONE,
    );
    expect(callsIn(events).map(({ id }) => id)).toEqual(['a']);
    expect(endOf(events).reason).toBe('length');
  });
});

describe('text', () => {
  it('without reasoning, in fields of its own', async () => {
    const events = await played(
      chunk({ role: 'assistant', content: null, reasoning_content: 'Gold fell 99%?' }),
      chunk({ content: null, reasoning: 'Hmm.', reasoning_details: [{ text: 'Hmm.' }] }),
      chunk({ content: 'Gold fell.' }),
      chunk({}, 'stop'),
      usageChunk(),
      DONE,
    );
    expect(textIn(events)).toBe('Gold fell.');
  });

  it.each([
    ['<think>It fell 99%.</think>\n\nGold fell.', 'Gold fell.'],
    ['  <THINK>x < y</think>Gold fell.', 'Gold fell.'],
    ['<thinking>a</thinking>Gold <think>b</think>fell.', 'Gold fell.'],
    ['<think>never closed, 99%', ''],
    ['</think>Gold fell.', 'Gold fell.'],
    ['Gold < silver and <thin> ice <', 'Gold < silver and <thin> ice <'],
    ['Gold fell.<thi', 'Gold fell.<thi'],
  ])('without the reasoning in %j, wherever it is cut', async (raw, expected) => {
    for (const size of [1, 2, 3, 5, 8, 100]) {
      const cut = raw.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
      const events = await played(...cut.map((content) => chunk({ content })), chunk({}, 'stop'), DONE);
      expect(textIn(events)).toBe(expected);
    }
  });

  it('as a list of parts, as Mistral sends it', async () => {
    const events = await played(
      chunk({
        content: [
          { type: 'thinking', thinking: [] },
          { type: 'text', text: 'Gold fell.' },
        ],
      }),
      chunk({}, 'stop'),
      DONE,
    );
    expect(textIn(events)).toBe('Gold fell.');
  });

  it('with the refusal of the model, which is its answer', async () => {
    expect(textIn(await played(chunk({ refusal: 'I cannot.' }), chunk({}, 'stop'), DONE))).toBe('I cannot.');
  });

  it('ends for the reasons that the server gives', async () => {
    const reasons = async (given: string) =>
      endOf(await played(chunk({ content: 'x' }), chunk({}, given), DONE)).reason;
    expect(await reasons('length')).toBe('length');
    expect(await reasons('content_filter')).toBe('content-filter');
    expect(await reasons('insufficient_system_resource')).toBe('other');
    expect(await reasons('')).toBe('stop');
  });

  it('may be empty', async () => {
    const events = await played(chunk({ content: '' }), chunk({}, 'stop'), usageChunk(), DONE);
    expect(events).toMatchObject([{ type: 'end', reason: 'stop' }]);
  });
});

describe('usage', () => {
  it('is estimated from characters when the server gives none, with the reasoning', async () => {
    const events = await played(
      chunk({ reasoning_content: 'x'.repeat(40) }),
      chunk({ content: '黄金下跌' }),
      chunk({}, 'stop'),
      DONE,
    );
    const { usage } = endOf(events);
    expect(usage).toMatchObject({ estimated: true, cachedTokens: 0, outputTokens: 14 });
    // The question is 16 characters, the tool about 150.
    expect(usage.inputTokens).toBeGreaterThan(30);
    expect(usage.inputTokens).toBeLessThan(80);
  });

  it('is estimated when the server counts nothing', async () => {
    const zero = usageChunk({ prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 });
    const events = await played(chunk({ content: 'eightchr' }), chunk({}, 'stop'), zero, DONE);
    expect(endOf(events).usage).toMatchObject({ estimated: true, outputTokens: 2 });
  });

  it('is the last when it comes with every chunk, and is found where others put it', async () => {
    const counts = (prompt_tokens: number, completion_tokens: number) => ({
      prompt_tokens,
      completion_tokens,
    });
    const every = await played(
      chunk({ content: 'a' }, null, { usage: counts(9, 1) }),
      chunk({ content: 'b' }, 'stop', { usage: counts(9, 2) }),
      DONE,
    );
    expect(endOf(every).usage).toEqual({
      inputTokens: 9,
      outputTokens: 2,
      cachedTokens: 0,
      estimated: false,
    });
    const groq = await played(chunk({ content: 'a' }, 'stop', { x_groq: { usage: counts(7, 3) } }), DONE);
    expect(endOf(groq).usage).toMatchObject({ inputTokens: 7, outputTokens: 3, estimated: false });
    const deepseek = { ...counts(100, 3), prompt_cache_hit_tokens: 60 };
    const cached = await played(chunk({ content: 'a' }, 'stop'), usageChunk(deepseek), DONE);
    expect(endOf(cached).usage.cachedTokens).toBe(60);
    const odd = await played(chunk({ content: 'a' }, 'stop'), usageChunk({ prompt_tokens: 'many' }), DONE);
    expect(endOf(odd).usage.estimated).toBe(true);
  });
});

describe('streams in other forms', () => {
  const body = chunk({ content: 'Gold 金 fell.' });

  it('with comments, other fields, other line ends and no space after the colon', async () => {
    const data = (step: ServerStep) => JSON.stringify((step as { data: unknown }).data);
    for (const end of ['\n', '\r\n', '\r']) {
      const events = await played(
        `: OPENROUTER PROCESSING${end}${end}`,
        `event: message${end}id: 1${end}data:${data(body)}${end}${end}`,
        `: keep-alive${end}${end}retry: 10${end}data: ${data(chunk({}, 'stop'))}${end}${end}`,
        `data:${data(usageChunk())}${end}${end}data: [DONE]${end}${end}`,
      );
      expect(textIn(events)).toBe('Gold 金 fell.');
      expect(endOf(events).usage.estimated).toBe(false);
    }
  });

  it('without [DONE], without a reason, and without the last empty line', async () => {
    expect(textIn(await played(body, chunk({}, 'stop')))).toBe('Gold 金 fell.');
    expect(endOf(await played(body, DONE))).toMatchObject({ reason: 'stop' });
    const last = `data: ${JSON.stringify((chunk({}, 'stop') as { data: unknown }).data)}`;
    expect(endOf(await played(body, last))).toMatchObject({ reason: 'stop' });
  });

  it('that stay open or break after the last word', async () => {
    const endings: readonly (readonly ServerStep[])[] = [
      [body, chunk({}, 'stop'), { reset: true as const }],
      [body, chunk({}, 'stop'), usageChunk(), DONE, { hang: true as const }],
      [body, chunk({}, 'stop'), { hang: true as const }],
    ];
    for (const steps of endings) {
      const time = createTestTime();
      used.server.reply({ steps });
      const all = eventsOf(modelOn(used.server, { sleep: time.sleep }));
      if (steps.some((step) => 'hang' in Object(step))) await time.pass(GRACE_MS);
      expect(textIn(await all)).toBe('Gold 金 fell.');
      expect(time.running).toBe(0);
    }
  });

  it('that are none: a whole answer as JSON, of any content type', async () => {
    const answer = JSON.stringify({
      object: 'chat.completion',
      choices: [
        {
          index: 0,
          message: {
            role: 'assistant',
            content: '<think>99%</think>Gold 金 fell.',
            tool_calls: [
              { id: 'a', type: 'function', function: { name: 'x', arguments: '{"n":1}' } },
              { id: 'b', type: 'function', function: { name: 'x', arguments: '{"n":2}' } },
            ],
          },
          finish_reason: 'tool_calls',
        },
      ],
      usage: USAGE,
    });
    for (const type of ['application/json', 'text/event-stream', 'text/plain']) {
      used.server.reply({ headers: { 'content-type': type }, steps: [`\n ${answer}\n`], pieceSizes: [7] });
      const events = await eventsOf(modelOn(used.server));
      expect(textIn(events)).toBe('Gold 金 fell.');
      expect(callsIn(events).map(({ id }) => id)).toEqual(['a', 'b']);
      expect(endOf(events)).toMatchObject({
        reason: 'tool-calls',
        usage: { inputTokens: 120, estimated: false },
      });
    }
  });

  it('leave the connection open for the next question', async () => {
    const own = await startLlmServer();
    const model = modelOn(own);
    for (let turn = 0; turn < 8; turn++) {
      own.reply(textReply('ok'));
      expect(textIn(await eventsOf(model))).toBe('ok');
    }
    // undici opens a second one when a request comes in the turn in which an answer ended.
    expect(own.connections).toBeLessThanOrEqual(2);
    await own.close();
  });
});
