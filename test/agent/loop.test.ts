import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, type LoopEvent, type LoopLimits, runLoop } from '../../src/agent/loop.ts';
import { type ChatMessage, ModelError } from '../../src/agent/model.ts';
import type { Tool, ToolResult } from '../../src/agent/tool.ts';
import { InputError, NoDataError } from '../../src/errors.ts';
import { ScriptedModel, type ScriptedTurn } from '../fakes/scripted-model.ts';

const OPENING: readonly ChatMessage[] = [
  { role: 'system', content: 'You are a test.' },
  { role: 'user', content: 'Why?' },
];
const REPEATED = 'This call was already answered above with the same arguments; use that result.';
const NO_MORE = 'No more tool calls are possible for this answer; answer with what you have.';

function tool(name: string, call: Tool['call'] = async (text) => result(`${name} ${text}`)): Tool {
  return { name, spec: { name, description: name, parameters: { type: 'object' } }, call };
}

const result = (content: string): ToolResult => ({ content, figures: [] });

async function run(
  turns: readonly ScriptedTurn[],
  tools: readonly Tool[] = [tool('a'), tool('b')],
  limits: Partial<LoopLimits> = {},
  signal: AbortSignal = new AbortController().signal,
) {
  const model = new ScriptedModel(turns);
  const events: LoopEvent[] = [];
  const context = { asOf: '2026-01-30', language: 'en', signal } as const;
  const parts = { model, tools, context, limits: { ...DEFAULT_LIMITS, ...limits } };
  for await (const event of runLoop(parts, OPENING)) events.push(event);
  model.assertDone();
  const end = events.at(-1)!;
  if (end.type !== 'end') throw new Error('no end');
  const choices = model.requests.map(({ toolChoice }) => toolChoice);
  const answered = end.messages.flatMap((m) => (m.role === 'tool' ? [m.content] : []));
  return { events, end, requests: model.requests, choices, answered };
}

describe('the loop', () => {
  it('calls tools until the model answers; every call is answered once, in order', async () => {
    const { events, end, requests } = await run([
      ['Let me see. ', { call: 'a', arguments: { x: 1 } }, { call: 'b' }],
      [{ call: 'a', arguments: { x: 2 } }],
      ['Because', ' of this.'],
    ]);
    expect(events.map((event) => event.type).join(' ')).toBe(
      'text step-end tool-call tool-call tool-result tool-result step-end tool-call tool-result text text step-end end',
    );
    expect(events.flatMap((event) => (event.type === 'text' ? [[event.text, event.final]] : []))).toEqual([
      ['Let me see. ', false],
      ['Because', true],
      [' of this.', true],
    ]);
    expect(end.stopped).toBe('answered');
    expect(end.usage).toEqual({ inputTokens: 300, outputTokens: 60, cachedTokens: 0, estimated: false });
    expect(requests[2]!.messages.slice(2)).toEqual([
      {
        role: 'assistant',
        content: 'Let me see. ',
        toolCalls: [
          { id: 'call_1_1', name: 'a', argumentsText: '{"x":1}' },
          { id: 'call_1_2', name: 'b', argumentsText: '{}' },
        ],
      },
      { role: 'tool', toolCallId: 'call_1_1', content: 'a {"x":1}' },
      { role: 'tool', toolCallId: 'call_1_2', content: 'b {}' },
      {
        role: 'assistant',
        content: '',
        toolCalls: [{ id: 'call_2_1', name: 'a', argumentsText: '{"x":2}' }],
      },
      { role: 'tool', toolCallId: 'call_2_1', content: 'a {"x":2}' },
    ]);
    expect(end.messages.at(-1)).toEqual({ role: 'assistant', content: 'Because of this.' });
  });

  it('runs the calls of one step at the same time, and answers them in the order of the calls', async () => {
    const log: string[] = [];
    let release!: () => void;
    const last = new Promise<void>((resolve) => {
      release = resolve;
    });
    // The first one ends only when the last one has begun.
    const slow = tool('slow', async () => {
      log.push('slow begins');
      await last;
      log.push('slow ends');
      return result('slow');
    });
    const quick = tool('quick', async () => {
      log.push('quick');
      release();
      return result('quick');
    });
    const { answered } = await run([[{ call: 'slow' }, { call: 'quick' }], ['Done.']], [slow, quick]);
    expect(log).toEqual(['slow begins', 'quick', 'slow ends']);
    expect(answered).toEqual(['slow', 'quick']);
  });

  it('tells the model of a tool that failed, and goes on', async () => {
    const failing = tool('a', async () => {
      throw new InputError('a: "x" must be a number.');
    });
    const empty = tool('b', async () => {
      throw new NoDataError('nothing before 2019.');
    });
    const { answered, end, events } = await run(
      [[{ call: 'a' }, { call: 'b' }, { call: 'c' }], ['Fine.']],
      [failing, empty],
    );
    expect(answered).toEqual([
      'ERROR: a: "x" must be a number.',
      'ERROR: nothing before 2019.',
      'ERROR: there is no tool "c". The tools are: a, b.',
    ]);
    expect(events.flatMap((event) => (event.type === 'tool-result' ? [event.failed] : []))).toEqual([
      true,
      true,
      true,
    ]);
    expect(end.stopped).toBe('answered');
  });

  it('does not hide a bug of ours behind a result', async () => {
    const broken = tool('a', async () => {
      throw new TypeError('undefined is not a function');
    });
    await expect(run([[{ call: 'a' }], []], [broken])).rejects.toThrow(TypeError);
  });

  it('passes the failure of the model on', async () => {
    const error = new ModelError('MODEL_UNAVAILABLE', 'model: down.');
    await expect(run([['Half a ', { error }]])).rejects.toBe(error);
    await expect(run([[{ call: 'a' }], [{ error }]])).rejects.toBe(error);
  });

  it('cuts a long result and says so; all of it goes to the verifier', async () => {
    const long = tool('a', async () => result('x'.repeat(50)));
    const { answered, events } = await run([[{ call: 'a' }], ['Done.']], [long], { maxResultChars: 20 });
    expect(answered).toEqual([`${'x'.repeat(20)}\n(cut: the result was longer; ask for less)`]);
    const told = events.find((event) => event.type === 'tool-result');
    expect(told).toMatchObject({ result: { content: 'x'.repeat(50) } });
    const exact = await run([[{ call: 'a' }], ['Done.']], [long], { maxResultChars: 50 });
    expect(exact.answered).toEqual(['x'.repeat(50)]);
  });

  it('sends back only the beginning of arguments that no tool would read', async () => {
    const huge = JSON.stringify({ x: 'y'.repeat(20_000) });
    const seen: number[] = [];
    const reading = tool('a', async (text) => {
      seen.push(text.length);
      return result('ok');
    });
    const { requests } = await run([[{ call: 'a', arguments: huge }], ['Done.']], [reading]);
    expect(seen).toEqual([huge.length]);
    const [call] = requests[1]!.messages.flatMap((m) => ('toolCalls' in m ? (m.toolCalls ?? []) : []));
    expect(JSON.parse(call!.argumentsText)).toEqual({ too_long: huge.slice(0, 500) });
  });
});

describe('the stop rules', () => {
  const step = (x: number): ScriptedTurn => [{ call: 'a', arguments: { x } }];

  it('steps: the last call may use no tool, and what it calls is not run', async () => {
    const { choices, end, answered, requests } = await run(
      [step(1), step(2), ['That is all. ', { call: 'a', arguments: { x: 3 } }]],
      undefined,
      { maxSteps: 3 },
    );
    expect(choices).toEqual(['auto', 'auto', 'none']);
    expect(answered).toHaveLength(2);
    expect(end.stopped).toBe('steps');
    expect(end.messages.at(-1)).toEqual({ role: 'assistant', content: 'That is all. ' });
    // The definitions stay: the beginning of the request is the same, and servers keep it in their cache.
    expect(requests[2]!.tools).toEqual(requests[0]!.tools);
  });

  it('tool-calls: those over the limit are told so, and tools are withheld', async () => {
    const { choices, end, answered } = await run(
      [[1, 2, 3].map((x) => ({ call: 'a', arguments: { x } })), ['Enough.']],
      undefined,
      { maxToolCalls: 2 },
    );
    expect(answered).toEqual(['a {"x":1}', 'a {"x":2}', NO_MORE]);
    expect(choices).toEqual(['auto', 'none']);
    expect(end.stopped).toBe('tool-calls');
  });

  it('repetition: identical calls are told so, whatever their spaces, then tools are withheld', async () => {
    const { choices, end, answered } = await run(
      [step(1), [{ call: 'a', arguments: '{ "x": 1 }' }], step(1), ['Fine.']],
      undefined,
      { maxRepeats: 1 },
    );
    expect(answered).toEqual(['a {"x":1}', REPEATED, REPEATED]);
    expect(choices).toEqual(['auto', 'auto', 'auto', 'none']);
    expect(end.stopped).toBe('repetition');
  });

  it('repetition counts calls, not tools: other arguments and other tools are run', async () => {
    const { answered, end } = await run([step(1), step(2), [{ call: 'b', arguments: { x: 1 } }], ['Fine.']]);
    expect(answered).toEqual(['a {"x":1}', 'a {"x":2}', 'b {"x":1}']);
    expect(end.stopped).toBe('answered');
  });

  it.each([
    ['cut', { steps: ['Half a'], reason: 'length' }],
    ['filtered', { steps: ['Half a'], reason: 'content-filter' }],
    ['answered', { steps: ['Whole.'], reason: 'other' }],
    ['empty', { steps: [' \n'] }],
    ['empty', { steps: [], reason: 'length' }],
  ] as const)('%s: %j', async (stopped, reply) => {
    expect((await run([step(1), reply])).end.stopped).toBe(stopped);
  });

  it('an answer that was cut says so, also when it had to come because of another rule', async () => {
    const { end } = await run([step(1), { steps: ['Half a'], reason: 'length' }], undefined, { maxSteps: 2 });
    expect(end.stopped).toBe('cut');
  });

  it('without tools the first text is the answer', async () => {
    const { choices, events } = await run([['Only words.']], []);
    expect(choices).toEqual(['none']);
    expect(events[0]).toEqual({ type: 'text', text: 'Only words.', final: true });
  });

  it('an aborted signal ends it at once', async () => {
    await expect(run([['Never.']], undefined, {}, AbortSignal.abort())).rejects.toMatchObject({
      code: 'MODEL_ABORTED',
    });
  });
});
