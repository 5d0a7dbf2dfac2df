import { describe, expect, it } from 'vitest';
import type { ModelRequest } from '../../src/agent/model.ts';
import { createOpenAiModel } from '../../src/agent/openai.ts';
import { createTestTime, KEY, modelOn, useServer } from '../agent/openai-setup.ts';
import {
  callReply,
  chunk,
  errorReply,
  type ServerReply,
  type ServerStep,
  textReply,
} from '../fakes/llm-server.ts';
import { ScriptedModel, type ScriptedTurn } from '../fakes/scripted-model.ts';
import { ask, chatWith, D01, FIVE_TOOLS, GOOD, GOOD_SHOWN, NOTE, narrated, told } from './helpers.ts';

/** A model that does not behave, and a server that fails. Each case asserts the whole text that is shown. */

const SHOWN = GOOD_SHOWN.join('\n');

/** What the tools answered, in the order of the calls. */
const results = ({ messages }: ModelRequest): string[] =>
  messages.flatMap((message) => (message.role === 'tool' ? [message.content] : []));

async function play(turns: readonly ScriptedTurn[]) {
  const model = new ScriptedModel(turns);
  const asked = await ask(chatWith(model), D01);
  model.assertDone();
  return { ...asked, requests: model.requests };
}

describe('tool calls that make no sense', () => {
  const history = (day: number): ScriptedTurn => [
    { call: 'history', arguments: { indicator: 'silver', from: `2026-01-${day}` } },
  ];

  it('without end are stopped; the last call may use no tool, and its answer counts', async () => {
    const { requests, ...asked } = await play([FIVE_TOOLS, ...[12, 13, 14, 15].map(history), [...GOOD]]);
    expect(requests.map(({ toolChoice }) => toolChoice)).toEqual([...Array(5).fill('auto'), 'none']);
    expect(told(asked)).toBe(SHOWN);
    expect(asked.answer.notes).toEqual([]);
  });

  it('without end, also where no tool may be called, are narrated by code', async () => {
    const { requests, ...asked } = await play([12, 13, 14, 15, 16, 20].map(history));
    expect(requests).toHaveLength(6);
    expect(asked.text).toBe(`${await narrated()}\n${NOTE.empty}`);
    expect(asked.answer.toolCalls).toHaveLength(5);
  });

  it('and are repeated are told so, then stopped', async () => {
    const same: ScriptedTurn = [{ call: 'market_snapshot', arguments: '{ }' }];
    const { requests, ...asked } = await play([FIVE_TOOLS, same, same, same, [...GOOD]]);
    expect(requests.at(-1)!.toolChoice).toBe('none');
    expect(requests.at(-2)!.toolChoice).toBe('auto');
    expect(results(requests.at(-1)!).slice(5)).toEqual(
      Array(3).fill('This call was already answered above with the same arguments; use that result.'),
    );
    expect(told(asked)).toBe(SHOWN);
  });

  it.each([
    ['{"days": 5', 'events: the arguments are not valid JSON; send one object, such as {}.'],
    ['[1]', /^ERROR: events: the arguments must be one JSON object/],
    ['{"days": 500}', /^ERROR: events: "days" must be/],
    [
      '{"day": 5}',
      /^ERROR: events: "day" is not an argument of this tool; it takes from, to, days, class\.$/,
    ],
  ])('with the arguments %s are told so', async (given, problem) => {
    const { requests, ...asked } = await play([
      FIVE_TOOLS,
      [{ call: 'events', arguments: given }],
      [...GOOD],
    ]);
    const last = results(requests.at(-1)!).at(-1)!;
    if (typeof problem === 'string') expect(last).toBe(`ERROR: ${problem}`);
    else expect(last).toMatch(problem);
    expect(told(asked)).toBe(SHOWN);
  });

  it('with a megabyte of arguments are refused, and the megabyte is not sent back', async () => {
    const huge = JSON.stringify({ days: 5, class: 'x'.repeat(1_048_576) });
    const { requests, ...asked } = await play([FIVE_TOOLS, [{ call: 'events', arguments: huge }], [...GOOD]]);
    expect(results(requests.at(-1)!).at(-1)).toBe(
      `ERROR: events: the arguments are ${huge.length} bytes long, and at most 8192 are read.`,
    );
    expect(JSON.stringify(requests.at(-1)!.messages).length).toBeLessThan(60_000);
    expect(JSON.stringify(asked.answer.toolCalls).length).toBeLessThan(2_000);
    expect(told(asked)).toBe(SHOWN);
  });

  it('name a tool that does not exist are told which ones do', async () => {
    const { requests, ...asked } = await play([FIVE_TOOLS, [{ call: 'buy_silver' }], [...GOOD]]);
    expect(results(requests.at(-1)!).at(-1)).toMatch(
      /^ERROR: there is no tool "buy_silver"\. The tools are: market_snapshot, unusualness, .*, method\.$/,
    );
    expect(told(asked)).toBe(SHOWN);
  });
});

const held = useServer();

const FIVE = callReply(
  ...['market_snapshot', 'unusualness', 'driver_ranking', 'events', 'analogs'].map((name, i) => ({
    id: `c${i}`,
    name,
    arguments: ['{}'],
  })),
);
/** The first two good sentences, then what the test wants. */
const two = (...then: readonly ServerStep[]): ServerReply => ({
  steps: [
    chunk({ role: 'assistant', content: '' }),
    ...GOOD.slice(0, 2).map((content) => chunk({ content })),
    ...then,
  ],
});
const TWO_SHOWN = `${GOOD_SHOWN[0]}\n${GOOD_SHOWN[1].split(' VIX')[0]}`;

/** What the narrator says after its first line, with the sources of both. */
async function restByCode(): Promise<string> {
  const [, , ...rest] = (await narrated()).split('\n');
  return rest.join('\n');
}

describe('a server that fails', () => {
  const refusals: readonly (readonly [string, ServerReply, RegExp, string])[] = [
    [
      '401',
      errorReply(401, { message: `Incorrect API key provided: ${KEY}` }),
      /^model: 127\.0\.0\.1:\d+ refuses the API key \(401\)\. Check the key and the base URL\.$/,
      'its key was refused',
    ],
    [
      '429 with a long Retry-After',
      errorReply(429, { message: 'Slow down.' }, { 'retry-after': '60' }),
      /^model: 127\.0\.0\.1:\d+ asks us to slow down \(429\): Slow down\.$/,
      'too many requests at the moment',
    ],
    [
      '500',
      errorReply(500, { message: 'Broken.' }),
      /^model: 127\.0\.0\.1:\d+ has a problem of its own \(500\): Broken\.$/,
      'the server could not be reached',
    ],
    [
      'a reset before the answer',
      { steps: [{ reset: true }], silent: true },
      /broke the connection/,
      'the server could not be reached',
    ],
  ];

  it.each(refusals)('with %s is answered for by code, which says so once', async (_, reply, reason, told) => {
    held.server.reply(reply);
    const heard: string[] = [];
    const chat = chatWith(modelOn(held.server), {}, { report: (error) => heard.push(error.message) });
    const { answer, ...asked } = await ask(chat, D01);
    expect(asked.lines).toEqual([]);
    expect(answer.notes).toHaveLength(1);
    expect(asked.text).toBe(`${await narrated()}\n${NOTE.down(told)}`);
    // The people in the chat do not learn where the model runs; whoever runs the bot does.
    expect(asked.text).not.toContain('127.0.0.1');
    expect(heard).toEqual([expect.stringMatching(reason)]);
    expect(heard.join()).not.toContain(KEY);
    expect(asked.text).not.toContain(KEY);
  });

  it('with 429 and a short Retry-After is asked again after that time', async () => {
    const time = createTestTime();
    held.server.reply(
      errorReply(429, { message: 'Slow down.' }, { 'retry-after': '2' }),
      FIVE,
      errorReply(500, { message: 'Broken.' }),
      textReply(...GOOD),
    );
    const model = modelOn(held.server, { maxRetries: 1, sleep: time.sleep });
    const asked = await ask(chatWith(model), D01);
    expect(time.waits).toEqual([2_000, 375]);
    expect(told(asked)).toBe(SHOWN);
    expect(asked.answer.notes).toEqual([]);
  });

  it('after the tools were read is answered for by code', async () => {
    held.server.reply(FIVE, errorReply(503, { message: 'Overloaded.' }));
    const heard: string[] = [];
    const chat = chatWith(modelOn(held.server), {}, { report: (error) => heard.push(error.message) });
    const asked = await ask(chat, D01);
    expect(asked.answer.notes[0]).toBe(NOTE.down('the server could not be reached'));
    expect(heard).toEqual([expect.stringMatching(/^model: .* \(503\): Overloaded\.$/)]);
    expect(asked.answer.toolCalls).toHaveLength(5);
  });

  it.each([
    ['resets the connection', { reset: true }, /broke the connection/, 'the server could not be reached'],
    ['says nothing more', { hang: true }, /took more than 0\.04 s/, 'it took too long'],
  ] as const)('and %s after two sentences: they stay, the rest is by code', async (_, step, reason, told) => {
    held.server.reply(FIVE, two(chunk({ content: 'Oil rose {{oil.ch' }), step));
    const model = createOpenAiModel({
      baseUrl: held.server.baseUrl,
      apiKey: KEY,
      model: 'test-model',
      timeoutMs: 5_000,
      stallMs: 40,
      maxRetries: 0,
    });
    const heard: string[] = [];
    const chat = chatWith(model, {}, { report: (error) => heard.push(error.message) });
    const { answer, ...asked } = await ask(chat, D01);
    expect(asked.lines.join('')).toBe(TWO_SHOWN.replace('\n', ' '));
    expect(answer.notes).toHaveLength(1);
    expect(heard).toEqual([expect.stringMatching(reason)]);
    expect(asked.text).toBe([answer.label, TWO_SHOWN, await restByCode(), NOTE.broke(told)].join('\n'));
    // Once each, also where both speak of it.
    const ids = answer.figures.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
