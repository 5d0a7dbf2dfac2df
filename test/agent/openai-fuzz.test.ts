import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callsIn, eventsOf, textIn } from '../contracts/chat-model.ts';
import { chunk, DONE, eventOf, type ServerStep, usageChunk } from '../fakes/llm-server.ts';
import { modelOn, useServer } from './openai-setup.ts';

const used = useServer();

/** Letters of one to four bytes, and what could be taken for a border of the protocol. */
const word = fc.oneof(
  fc.constantFrom(
    '黄金',
    '下跌 ',
    'é',
    '🪙',
    '{{gold.change_1d}}',
    '\n\n',
    '\r\n',
    'data: [DONE]\n\n',
    ' < ',
    '"',
    '\\',
    ':',
    '[DONE]',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const pieces = fc.array(word, { maxLength: 12 }).map((words) => ['Start ', ...words]);
const calls = fc.array(fc.record({ name: fc.constantFrom('indicator', 'history'), id: word }), {
  maxLength: 3,
});
const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');

interface Case {
  readonly text: readonly string[];
  readonly calls: readonly { readonly name: string; readonly id: string }[];
  readonly sizes: readonly number[];
  readonly lineEnd: string;
  readonly comments: boolean;
}

const cases: fc.Arbitrary<Case> = fc.record({ text: pieces, calls, sizes, lineEnd, comments: fc.boolean() });

/** The whole body of an answer as one text; arguments go out letter by letter. */
function bodyOf({ text, calls, lineEnd: end, comments }: Case): string {
  const steps: ServerStep[] = [
    chunk({ role: 'assistant', content: null }),
    ...text.map((content) => chunk({ content })),
    ...calls.flatMap(({ name, id }, index) => [
      chunk({ tool_calls: [{ index, id: `call_${index}`, function: { name, arguments: '' } }] }),
      ...[...JSON.stringify({ id })].map((letter) =>
        chunk({ tool_calls: [{ index, function: { arguments: letter } }] }),
      ),
    ]),
    chunk({}, calls.length > 0 ? 'tool_calls' : 'stop'),
    usageChunk(),
    DONE,
  ];
  const events = steps.map((step) => eventOf((step as { data: unknown }).data));
  return events.join(comments ? ': keep-alive 金\n\n' : '').replaceAll('\n', end);
}

/** Our rule: reasoning tags aside, all text arrives, without white space before the first word. */
const expectedText = ({ text }: Case): string => text.join('').trimStart();

async function check(given: Case, events: Awaited<ReturnType<typeof eventsOf>>): Promise<void> {
  expect(textIn(events)).toBe(expectedText(given));
  expect(callsIn(events).map(({ name, argumentsText }) => ({ name, ...JSON.parse(argumentsText) }))).toEqual(
    given.calls,
  );
  expect(events.at(-1)).toMatchObject({
    type: 'end',
    reason: given.calls.length > 0 ? 'tool-calls' : 'stop',
    usage: { inputTokens: 120, estimated: false },
  });
}

describe('a stream cut at any byte', () => {
  it('says the same, through the server', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (given) => {
        used.server.reset();
        used.server.reply({ steps: [bodyOf(given)], pieceSizes: given.sizes.map((size) => size * 4) });
        await check(given, await eventsOf(modelOn(used.server)));
      }),
      { numRuns: 60 },
    );
  });

  it('says the same, in exactly these pieces', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (given) => {
        const model = modelOn(used.server, {
          fetch: async () => new Response(cut(bodyOf(given), given.sizes)),
        });
        await check(given, await eventsOf(model));
      }),
      { numRuns: 200 },
    );
  });

  it('says the same when a Chinese answer is cut at each single byte', async () => {
    const given: Case = { text: ['黄金下跌🪙。'], calls: [], sizes: [], lineEnd: '\n', comments: false };
    const body = bodyOf(given);
    const { length } = Buffer.from(body);
    for (let at = 1; at < length; at++) {
      const model = modelOn(used.server, { fetch: async () => new Response(cut(body, [at, length])) });
      await check(given, await eventsOf(model));
    }
  });

  it('never says more than was sent, and always ends or fails with its own error, when it breaks anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(cases, fc.double({ min: 0, max: 1, noNaN: true }), async (given, share) => {
        const bytes = Buffer.from(bodyOf(given));
        const sent = bytes.subarray(0, Math.floor(bytes.length * share));
        const model = modelOn(used.server, { fetch: async () => new Response(cut(sent, given.sizes)) });
        let text = '';
        try {
          for await (const event of model.stream(request())) if (event.type === 'text') text += event.text;
        } catch (error) {
          expect(error).toMatchObject({ code: expect.stringMatching(/^MODEL_(UNAVAILABLE|PROTOCOL)$/) });
        }
        expect(expectedText(given).startsWith(text)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

const request = () => ({
  messages: [{ role: 'user' as const, content: 'x' }],
  tools: [],
  signal: new AbortController().signal,
});

function cut(body: string | Uint8Array, sizes: readonly number[]): ReadableStream<Uint8Array> {
  let rest: Uint8Array = Buffer.from(body);
  let turn = 0;
  return new ReadableStream({
    pull(controller) {
      if (rest.length === 0) return controller.close();
      const size = sizes[turn++ % sizes.length] ?? rest.length;
      controller.enqueue(rest.subarray(0, size));
      rest = rest.subarray(size);
    },
  });
}
