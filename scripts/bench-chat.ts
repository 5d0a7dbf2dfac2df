import Keyv from 'keyv';
import { createBudgets } from '../src/agent/budget.ts';
import type { ChatModel, ModelEvent, ModelRequest } from '../src/agent/model.ts';
import { loadPrompts } from '../src/agent/prompts.ts';
import { createTools } from '../src/agent/tools/index.ts';
import { NO_USAGE } from '../src/agent/usage.ts';
import type { Bot } from '../src/bot.ts';
import { type Chat, createChat } from '../src/chat/chat.ts';
import { createConversations } from '../src/chat/conversation.ts';
import { createTurnGate } from '../src/chat/turn-gate.ts';

const CALLS = ['market_snapshot', 'unusualness', 'driver_ranking', 'analogs'];
const SENTENCES = [
  'Not everything: this is a metals crash with small dents elsewhere. ',
  'Silver fell {{silver.change_1d}} and gold fell {{gold.change_1d}}, while the S&P 500 slipped {{spx.change_1d}}. ',
  'The best supported mechanism is crowded, leveraged positions unwinding ({{positioning.odds}}). ',
  'Against it, the 2-year yield did not rise ({{us2y.change_1d}}). ',
  'It is not a dash for cash: VIX stands at {{vix.level}}. ',
];

/**
 * A model that takes no time: four tool calls, then five sentences. `sentAt` is when the last piece of each
 * sentence was given out, per reply.
 */
export class InstantModel implements ChatModel {
  readonly name = 'instant';
  readonly sentAt: number[] = [];

  async *stream(request: ModelRequest): AsyncIterable<ModelEvent> {
    const last = request.messages.at(-1)!;
    if (last.role !== 'tool') {
      for (const [i, name] of CALLS.entries()) {
        yield { type: 'tool-call', call: { id: `call_${i}`, name, argumentsText: '{}' } };
      }
      yield { type: 'end', reason: 'tool-calls', usage: NO_USAGE };
      return;
    }
    this.sentAt.length = 0;
    for (const sentence of SENTENCES) {
      const half = Math.floor(sentence.length / 2);
      yield { type: 'text', text: sentence.slice(0, half) };
      this.sentAt.push(performance.now());
      yield { type: 'text', text: sentence.slice(half) };
    }
    yield { type: 'end', reason: 'stop', usage: NO_USAGE };
  }
}

/** The same, but each reply after the tools waits until it is let go. */
export class WaitingModel extends InstantModel {
  readonly #go: Promise<void>;
  readonly #onWait: (waiting: number) => void;
  #waiting = 0;

  /** `onWait` hears how many wait. */
  constructor(go: Promise<void>, onWait: (waiting: number) => void) {
    super();
    this.#go = go;
    this.#onWait = onWait;
  }

  override async *stream(request: ModelRequest): AsyncIterable<ModelEvent> {
    if (request.messages.at(-1)!.role === 'tool') {
      this.#waiting += 1;
      this.#onWait(this.#waiting);
      await this.#go;
    }
    yield* super.stream(request);
  }
}

export function chatFor(bot: Bot, model: ChatModel): Chat {
  const store = new Keyv();
  return createChat({
    bot,
    conversations: createConversations({ store, now: Date.now }),
    budgets: createBudgets({ store, limits: {}, prices: {}, now: Date.now }),
    gate: createTurnGate({ now: Date.now }),
    narrator: { model, tools: () => createTools(bot.parts), prompts: loadPrompts(), prices: {} },
  });
}

/** One question with a model that takes no time; how long until the first line, and whether all were shown. */
export async function askOnce(
  chat: Chat,
  model: InstantModel,
  userId: string,
): Promise<{ readonly firstLineMs: number; readonly lines: number; readonly byModel: boolean }> {
  const who = { platform: 'bench', chatId: userId, userId };
  let firstLineMs = Number.NaN;
  let lines = 0;
  let byModel = false;
  for await (const event of chat.ask({ who, question: 'why is everything falling?', asOf: '2026-01-30' })) {
    if (event.type === 'line') {
      if (lines === 0) firstLineMs = performance.now() - model.sentAt[0]!;
      lines += 1;
    } else if (event.type === 'answer') byModel = event.answer.model === model.name;
  }
  return { firstLineMs, lines, byModel };
}
