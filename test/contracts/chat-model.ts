import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ChatMessage,
  type ChatModel,
  ModelError,
  type ModelErrorCode,
  type ModelEvent,
  type ModelRequest,
  type ToolCall,
} from '../../src/agent/model.ts';

/** What an implementation is told to play, one turn per call. */
export interface ContractTurn {
  readonly text?: readonly string[];
  readonly calls?: readonly { readonly name: string; readonly arguments: object }[];
  /** After the text: nothing more, until it is aborted. */
  readonly stall?: boolean;
  /** Instead of an answer. */
  readonly fail?: Extract<ModelErrorCode, 'MODEL_AUTH' | 'MODEL_BAD_REQUEST'>;
}

export interface ContractSubject {
  model(turns: readonly ContractTurn[]): ChatModel;
  close?(): Promise<void>;
}

const TOOL = {
  name: 'indicator',
  description: 'One indicator.',
  parameters: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
};
const QUESTION: ChatMessage = { role: 'user', content: 'What about gold?' };

export function requestOf(
  messages: readonly ChatMessage[] = [QUESTION],
  more: Partial<ModelRequest> = {},
): ModelRequest {
  return { messages, tools: [TOOL], signal: new AbortController().signal, ...more };
}

export async function eventsOf(model: ChatModel, request: ModelRequest = requestOf()): Promise<ModelEvent[]> {
  const events: ModelEvent[] = [];
  for await (const event of model.stream(request)) events.push(event);
  return events;
}

export const textIn = (events: readonly ModelEvent[]): string =>
  events.map((event) => (event.type === 'text' ? event.text : '')).join('');

export const callsIn = (events: readonly ModelEvent[]): ToolCall[] =>
  events.flatMap((event) => (event.type === 'tool-call' ? [event.call] : []));

/** What was given out before the failure, and the failure. */
export async function failureOf(
  model: ChatModel,
  request: ModelRequest = requestOf(),
  each: (event: ModelEvent) => void = () => undefined,
): Promise<{ readonly error: ModelError; readonly events: readonly ModelEvent[] }> {
  const events: ModelEvent[] = [];
  try {
    for await (const event of model.stream(request)) {
      events.push(event);
      each(event);
    }
  } catch (error) {
    expect(error).toBeInstanceOf(ModelError);
    return { error: error as ModelError, events };
  }
  throw new Error(`no failure, but ${JSON.stringify(events)}`);
}

/** The promises of the port, for every implementation. */
export function describeChatModel(name: string, make: () => Promise<ContractSubject>): void {
  describe(`${name} as a chat model`, () => {
    let subject: ContractSubject;
    beforeAll(async () => {
      subject = await make();
    });
    afterAll(() => subject.close?.());

    it('has a name', () => {
      expect(subject.model([]).name).not.toBe('');
    });

    it('gives the text in order, then one end with figures', async () => {
      const events = await eventsOf(
        subject.model([{ text: ['Gold ', 'fell 金价', ' {{gold.change_1d}}.'] }]),
      );
      expect(textIn(events)).toBe('Gold fell 金价 {{gold.change_1d}}.');
      expect(events.filter(({ type }) => type === 'end')).toEqual([events.at(-1)]);
      expect(events.at(-1)).toMatchObject({ type: 'end', reason: 'stop' });
      const end = events.at(-1) as Extract<ModelEvent, { type: 'end' }>;
      expect(end.usage.inputTokens).toBeGreaterThan(0);
      expect(end.usage.outputTokens).toBeGreaterThan(0);
      expect(end.usage.cachedTokens).toBeLessThanOrEqual(end.usage.inputTokens);
    });

    it('gives each tool call whole and with an id of its own', async () => {
      const model = subject.model([
        {
          text: ['Let me look.'],
          calls: [
            { name: 'indicator', arguments: { id: 'gold' } },
            { name: 'indicator', arguments: { id: 'silver' } },
          ],
        },
      ]);
      const events = await eventsOf(model);
      expect(events.map(({ type }) => type)).toEqual(['text', 'tool-call', 'tool-call', 'end']);
      const calls = callsIn(events);
      expect(calls.map((call) => [call.name, JSON.parse(call.argumentsText)])).toEqual([
        ['indicator', { id: 'gold' }],
        ['indicator', { id: 'silver' }],
      ]);
      expect(new Set(calls.map(({ id }) => id)).size).toBe(2);
      expect(calls.every(({ id }) => id !== '')).toBe(true);
      expect(events.at(-1)).toMatchObject({ reason: 'tool-calls' });
    });

    it('goes on after the calls were answered', async () => {
      const model = subject.model([
        { calls: [{ name: 'indicator', arguments: { id: 'gold' } }] },
        { text: ['Gold fell.'] },
      ]);
      const toolCalls = callsIn(await eventsOf(model));
      const events = await eventsOf(
        model,
        requestOf([
          QUESTION,
          { role: 'assistant', content: '', toolCalls },
          { role: 'tool', toolCallId: toolCalls[0]!.id, content: 'gold: {{gold.change_1d}}' },
        ]),
      );
      expect(textIn(events)).toBe('Gold fell.');
    });

    it('fails with its own error and code', async () => {
      const { error } = await failureOf(subject.model([{ fail: 'MODEL_AUTH' }]));
      expect(error.code).toBe('MODEL_AUTH');
      const other = await failureOf(subject.model([{ fail: 'MODEL_BAD_REQUEST' }]));
      expect(other.error.code).toBe('MODEL_BAD_REQUEST');
    });

    it('does not begin when it is already aborted', async () => {
      const { error, events } = await failureOf(
        subject.model([{ text: ['Never.'] }]),
        requestOf([QUESTION], { signal: AbortSignal.abort() }),
      );
      expect(error.code).toBe('MODEL_ABORTED');
      expect(events).toEqual([]);
    });

    it('stops when it is aborted while nothing comes', async () => {
      const stop = new AbortController();
      const { error, events } = await failureOf(
        subject.model([{ text: ['Gold '], stall: true }]),
        requestOf([QUESTION], { signal: stop.signal }),
        () => setImmediate(() => stop.abort()),
      );
      expect(error.code).toBe('MODEL_ABORTED');
      expect(textIn(events)).toBe('Gold ');
    });

    it('gives nothing more once it is aborted', async () => {
      const stop = new AbortController();
      const { error, events } = await failureOf(
        subject.model([{ text: ['one ', 'two ', 'three'] }]),
        requestOf([QUESTION], { signal: stop.signal }),
        () => stop.abort(),
      );
      expect(error.code).toBe('MODEL_ABORTED');
      expect(events).toEqual([{ type: 'text', text: 'one ' }]);
    });

    it('can be left in the middle and asked again', async () => {
      const model = subject.model([{ text: ['one ', 'two'], stall: true }, { text: ['again'] }]);
      for await (const event of model.stream(requestOf())) {
        expect(event).toEqual({ type: 'text', text: 'one ' });
        break;
      }
      expect(textIn(await eventsOf(model))).toBe('again');
    });

    it('answers two questions at once without mixing them', async () => {
      const model = subject.model([{ text: ['aa', 'aa', 'aa'] }, { text: ['bb', 'bb', 'bb'] }]);
      const texts = await Promise.all([eventsOf(model), eventsOf(model)]);
      expect(texts.map(textIn).sort()).toEqual(['aaaaaa', 'bbbbbb']);
    });
  });
}
