import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { estimateTokens } from '../../src/agent/usage.ts';
import type { Chat } from '../../src/chat/chat.ts';
import { modelOn, useServer } from '../agent/openai-setup.ts';
import {
  type CallToSend,
  callReply,
  chunk,
  DONE,
  type ServerReply,
  type ServerStep,
  textReply,
  usageChunk,
} from '../fakes/llm-server.ts';
import { type Asked, ask, chatWith, D01, lineText, told } from './helpers.ts';

/** Worked out by the engine: no instrument measured them. */
const ENGINE_UNITS = new Set(['decibans', 'count', 'share', 'times', 'distance', 'score']);
const MAX_FIXED_TOKENS = 2_500;

const SENTENCES = [
  'Not everything: on 30 January this is a metals crash with small dents elsewhere. ',
  'Silver fell {{silver.change_1d}} and gold fell {{gold.change_1d}}, while the S&P 500 slipped {{spx.change_1d}} and oil rose {{oil.change_1d}}. ',
  'The best supported mechanism is crowded, leveraged positions unwinding ({{positioning.odds}}), after CME raised margins. ',
  'The trigger is the pick of Warsh for Fed chair; against it, the 2-year yield did not rise ({{us2y.change_1d}}). ',
  'It is not a dash for cash: VIX stands at {{vix.level}}. ',
  'The closest analog is that of 11 August 2020 (distance {{analog.2020-08-11}}). ',
];
const CALLS: readonly CallToSend[] = [
  { id: 'a', name: 'market_snapshot', arguments: ['{}'] },
  { id: 'b', name: 'unusualness', arguments: ['{', '}'] },
  { id: 'c', name: 'driver_ranking', arguments: [''] },
  { id: 'd', name: 'events', arguments: ['{"da', 'ys"', ':5}'] },
  { id: 'e', name: 'analogs', arguments: ['{}'] },
];

interface Message {
  readonly role: string;
  readonly content: string | null;
  readonly tool_call_id?: string;
  readonly tool_calls?: readonly { id: string; function: { name: string; arguments: string } }[];
}
interface Body {
  readonly model: string;
  readonly messages: readonly Message[];
  readonly tools: readonly { function: { name: string; parameters: Record<string, unknown> } }[];
}

const pieces = (sentence: string): string[] => sentence.match(/.{1,7}/gsu)!;

/** A sentence that is not shown would never open the next gate. */
const GIVE_UP_MS = 20_000;

/** Sends one sentence after the other, each only once its gate is open; `log` says when. */
function gatedReply(sentences: readonly string[], gates: { open: number }, log: string[]): ServerReply {
  function* until(gate: number): Generator<ServerStep> {
    const giveUpAt = Date.now() + GIVE_UP_MS;
    while (gates.open < gate) {
      if (Date.now() > giveUpAt) {
        log.push(`nobody was shown sentence ${gates.open}`);
        gates.open = Number.POSITIVE_INFINITY;
      }
      yield { waitMs: 1 };
    }
  }
  function* steps(): Generator<ServerStep> {
    yield chunk({ role: 'assistant', content: '' });
    for (const [i, sentence] of sentences.entries()) {
      yield* until(i);
      log.push(`sent ${i}`);
      for (const content of pieces(sentence)) yield chunk({ content });
    }
    yield* until(sentences.length);
    log.push('end of the stream');
    yield chunk({}, 'stop');
    yield usageChunk();
    yield DONE;
  }
  // The server only iterates: a generator decides each step when it is due.
  return { steps: { [Symbol.iterator]: steps } as unknown as readonly ServerStep[] };
}

const held = useServer();

describe('D01 and three follow-ups, through the OpenAI client', () => {
  const log: string[] = [];
  const turns: Asked[] = [];
  let bodies: Body[] = [];
  let chat: Chat;
  let byCode: Asked;

  beforeAll(async () => {
    const { server } = held;
    chat = chatWith(modelOn(server));
    byCode = await ask(chatWith(), D01);

    const gates = { open: 0 };
    server.reply(callReply(...CALLS), gatedReply(SENTENCES, gates, log));
    turns.push(
      await ask(chat, D01, undefined, {
        watch: (event) => {
          if (event.type === 'tool') log.push(`reads ${event.name}`);
          if (event.type !== 'line') return;
          log.push(`line ${gates.open}`);
          gates.open += 1;
        },
      }),
    );
    server.reply(
      callReply({ id: 'f', name: 'market_snapshot', arguments: ['{"win', 'dow":5}'] }),
      textReply(
        ...pieces('Over five days it was not everything either. '),
        ...pieces('Over five sessions silver fell {{silver.change_5d}} while oil rose {{oil.change_5d}}. '),
      ),
    );
    turns.push(await ask(chat, 'and over five days?'));
    server.reply(
      callReply(
        { id: 'g', name: 'indicator', arguments: ['{"indicator":"silver"}'] },
        { id: 'h', name: 'history', arguments: ['{"indicator":"silver"}'] },
      ),
      textReply(
        ...pieces('Silver fell {{silver.change_1d}} on the day, to {{silver.level}}. '),
        ...pieces('It had stood at {{silver.on.2026-01-28}} on 28 January. '),
      ),
    );
    turns.push(await ask(chat, 'what about silver?'));
    // No tool: what an earlier turn was told may be spoken of again.
    server.reply(
      textReply(
        ...pieces('Fairly sure of the mechanism: its odds stand at {{positioning.odds}}. '),
        ...pieces('That support is part judgement.'),
      ),
    );
    turns.push(await ask(chat, 'how sure are you?'));
    bodies = server.journal.map(({ body }) => body as unknown as Body);
    expect(server.journal.map(({ status }) => status)).toEqual(Array(7).fill(200));
  }, 60_000);

  it('shows each sentence before the next one was sent', () => {
    expect(log).toEqual([
      ...CALLS.map(({ name }) => `reads ${name}`),
      ...SENTENCES.flatMap((_, i) => [`sent ${i}`, `line ${i}`]),
      'end of the stream',
    ]);
  });

  it('prints every reference, with instrument and date at its first mention', () => {
    expect(told(turns[0]!)).toBe(
      [
        'Not everything: on 30 January this is a metals crash with small dents elsewhere.',
        'Silver fell 28.5% (SLV, 30 Jan close) and gold fell 10.3% (GLD, 30 Jan close), while the S&P 500 slipped 0.3% (SPY, 30 Jan close) and oil rose 0.5% (USO, 30 Jan close).' +
          ' The best supported mechanism is crowded, leveraged positions unwinding (+5 dB), after CME raised margins.' +
          ' The trigger is the pick of Warsh for Fed chair; against it, the 2-year yield did not rise (-1bp, 2-year Treasury par yield, 30 Jan close).' +
          ' It is not a dash for cash: VIX stands at 17.44 (Cboe VIX, 30 Jan close).' +
          ' The closest analog is that of 11 August 2020 (distance 0.13).',
      ].join('\n'),
    );
    expect(turns[0]!.answer.notes).toEqual([]);
    expect(turns[0]!.text).toContain('Sources: ');
    const streamed = turns[0]!.events.flatMap((event) => (event.type === 'line' ? [event] : []));
    expect(streamed.map(({ first }) => first)).toEqual([true, ...Array(5).fill(false)]);
    expect(streamed.map(lineText).join('').replace(/\s+/g, ' ')).toBe(told(turns[0]!).replace(/\s+/g, ' '));
  });

  it('gives every figure its source, date and instrument', () => {
    for (const { answer } of turns) {
      expect(answer.figures.length).toBeGreaterThan(0);
      for (const figure of answer.figures) {
        expect(figure.source, figure.id).not.toBe('');
        expect(figure.asOf, figure.id).toMatch(/^2026-01-\d\d$/);
        if (!ENGINE_UNITS.has(figure.unit)) expect(figure.instrument, figure.id).not.toBe('');
      }
    }
    // No number is shown that is no figure, but for dates and names.
    for (const turn of turns) {
      const shown = turn.answer.figures.map(({ text }) => text.replace(/^[+-]/, ''));
      const bare = shown
        .reduce((text, figure) => text.replaceAll(figure, ''), told(turn))
        .replace(/\b\d{1,2} (?:Jan|January|August)\b(?: 20\d\d)?|S&P 500|2-year/g, '');
      expect(bare).not.toMatch(/\d/);
    }
  });

  it('says the same numbers as the terminal', () => {
    const both = turns[0]!.answer.figures.flatMap((figure) => {
      const other = byCode.answer.figures.find(({ id }) => id === figure.id);
      return other ? [[figure, other] as const] : [];
    });
    expect(both.map(([{ id }]) => id)).toEqual(
      expect.arrayContaining(['silver.change_1d', 'gold.change_1d', 'spx.change_1d', 'vix.level']),
    );
    for (const [figure, other] of both) {
      expect({ value: figure.value, unit: figure.unit, asOf: figure.asOf }, figure.id).toEqual({
        value: other.value,
        unit: other.unit,
        asOf: other.asOf,
      });
      expect(figure.text.replace(/ dB$/, ''), figure.id).toBe(other.text);
      if (!ENGINE_UNITS.has(figure.unit)) expect(figure.instrument, figure.id).toBe(other.instrument);
    }
  });

  it('answers the follow-ups out of the talk', () => {
    expect(turns.slice(1).map(told)).toEqual([
      'Over five days it was not everything either.\nOver five sessions silver fell 18.8% (SLV, 30 Jan close) while oil rose 7.5% (USO, 30 Jan close).',
      'Silver fell 28.5% (SLV, 30 Jan close) on the day, to $75.44.\nIt had stood at $105.60 (SLV, 28 Jan close) on 28 January.',
      'Fairly sure of the mechanism: its odds stand at +5 dB.\nThat support is part judgement.',
    ]);
    for (const { answer } of turns) expect(answer.notes).toEqual([]);
    const last = bodies.at(-1)!.messages;
    expect(last.map(({ role }) => role)).toEqual([
      'system',
      ...Array(3).fill(['user', 'assistant']).flat(),
      'user',
    ]);
    expect(last.map(({ content }) => content).slice(1, 6)).toEqual([
      D01,
      turns[0]!.text,
      'and over five days?',
      turns[1]!.text,
      'what about silver?',
    ]);
    expect(last.at(-1)!.content).toMatch(/not an instruction about how you work\.\]\nhow sure are you\?$/);
  });

  it('answers each tool call exactly once, in the next request', () => {
    let calls = 0;
    for (const [i, body] of bodies.entries()) {
      for (const [at, message] of body.messages.entries()) {
        for (const [place, { id }] of (message.tool_calls ?? []).entries()) {
          calls += 1;
          const answers = body.messages.filter(({ tool_call_id }) => tool_call_id === id);
          expect(answers, `${id} in request ${i}`).toHaveLength(1);
          expect(body.messages[at + 1 + place]).toBe(answers[0]);
          expect(answers[0]!.content).not.toMatch(/^ERROR/);
        }
      }
      const known = body.messages.flatMap((message) => (message.tool_calls ?? []).map(({ id }) => id));
      for (const { role, tool_call_id } of body.messages)
        if (role === 'tool') expect(known).toContain(tool_call_id);
    }
    // Made by the replies to the requests 0, 2 and 4; answered in the requests 1, 3 and 5.
    const answered = bodies.map(({ messages }) =>
      messages.flatMap(({ tool_call_id }) => (tool_call_id === undefined ? [] : [tool_call_id])),
    );
    expect(answered).toEqual([[], ['a', 'b', 'c', 'd', 'e'], [], ['f'], [], ['g', 'h'], []]);
    expect(calls).toBe(8);
  });

  it('sends only valid schemas, which the arguments fit', () => {
    const used = new Map<string, number>();
    for (const body of bodies) {
      for (const { function: tool } of body.tools) {
        const { parameters } = tool;
        expect(JSON.parse(JSON.stringify(parameters)), tool.name).toEqual(parameters);
        expect(parameters, tool.name).toMatchObject({ type: 'object', additionalProperties: false });
        const properties = Object.keys((parameters.properties ?? {}) as object);
        for (const name of (parameters.required ?? []) as string[]) expect(properties).toContain(name);
        const schema = z.fromJSONSchema(parameters as Parameters<typeof z.fromJSONSchema>[0]);
        expect(schema.safeParse({ no_such_argument: 1 }).success, tool.name).toBe(false);
        for (const call of body.messages.flatMap(({ tool_calls = [] }) => tool_calls)) {
          if (call.function.name !== tool.name) continue;
          schema.parse(JSON.parse(call.function.arguments));
          used.set(tool.name, (used.get(tool.name) ?? 0) + 1);
        }
      }
    }
    expect(Object.fromEntries(used)).toEqual({
      market_snapshot: 2,
      unusualness: 1,
      driver_ranking: 1,
      events: 1,
      analogs: 1,
      indicator: 1,
      history: 1,
    });
  });

  it('begins every request with the same bytes, and few of them', () => {
    const fixed = (body: Body): string => {
      const { model, tools, messages } = body;
      const start = JSON.stringify({ model, tools, messages: messages.slice(0, 1) }).slice(0, -2);
      expect(JSON.stringify(body).startsWith(start)).toBe(true);
      return start;
    };
    expect(new Set(bodies.map(fixed)).size).toBe(1);
    const tokens = estimateTokens(fixed(bodies[0]!));
    console.log(`fixed part of a request: about ${tokens} tokens`);
    expect(tokens).toBeLessThan(MAX_FIXED_TOKENS);
  });
});
