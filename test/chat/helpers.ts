import Keyv from 'keyv';
import { type BudgetLimits, createBudgets } from '../../src/agent/budget.ts';
import type { ChatModel, ModelError } from '../../src/agent/model.ts';
import { loadPrompts } from '../../src/agent/prompts.ts';
import { createTools, pinnedTo } from '../../src/agent/tools/index.ts';
import type { Answer } from '../../src/answer/answer.ts';
import { plainText } from '../../src/answer/answer.ts';
import { type Bot, createBot } from '../../src/bot.ts';
import { type Chat, type ChatRequest, createChat } from '../../src/chat/chat.ts';
import { createConversations } from '../../src/chat/conversation.ts';
import type { AnswerEvent } from '../../src/chat/model-answer.ts';
import { createTurnGate, type TurnGate } from '../../src/chat/turn-gate.ts';
import { ScriptedModel, type ScriptedReply, type ScriptedTurn } from '../fakes/scripted-model.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z');
export const bot = createBot({ now: () => NOW });
export const WHO = { platform: 'test', chatId: 'c', userId: 'u' } as const;
export const D01 = 'why is everything falling??';
export const D01_DAY = '2026-01-30';

export function chatWith(
  model?: ChatModel,
  limits: BudgetLimits = {},
  more: {
    readonly bot?: Bot;
    readonly gate?: TurnGate;
    readonly report?: (error: ModelError) => void;
    /** Of the memory and the budgets. */
    readonly store?: Keyv;
  } = {},
): Chat {
  const now = (): number => NOW;
  const { bot: used = bot, store = new Keyv(), gate = createTurnGate({ now }) } = more;
  return createChat({
    bot: used,
    ...(more.report ? { report: more.report } : {}),
    conversations: createConversations({ store, now }),
    budgets: createBudgets({ store, limits, prices: {}, now }),
    gate,
    ...(model
      ? {
          narrator: {
            model,
            tools: (day, of) => createTools(day === undefined ? of : pinnedTo(of, day)),
            prompts: loadPrompts(),
            prices: {},
          },
        }
      : {}),
  });
}

export interface Asked {
  readonly answer: Answer;
  readonly text: string;
  readonly lines: readonly string[];
  readonly events: readonly AnswerEvent[];
}

export async function ask(
  chat: Chat,
  question: string,
  asOf: string = D01_DAY,
  more: Partial<ChatRequest> & { readonly watch?: (event: AnswerEvent) => void } = {},
): Promise<Asked> {
  const { watch, ...request } = more;
  const events: AnswerEvent[] = [];
  for await (const event of chat.ask({ who: WHO, question, asOf, ...request })) {
    events.push(event);
    watch?.(event);
  }
  const last = events.at(-1)!;
  if (last.type !== 'answer') throw new Error('no answer');
  const lines = events.flatMap((event) => (event.type === 'line' ? [lineText(event)] : []));
  return { answer: last.answer, text: plainText(last.answer), lines, events };
}

export function lineText(event: Extract<AnswerEvent, { type: 'line' }>): string {
  return event.line.map(({ text }) => text).join('');
}

/** The five tools of a "why" question. */
export const FIVE_TOOLS: ScriptedReply = {
  steps: [
    { call: 'market_snapshot' },
    { call: 'unusualness' },
    { call: 'driver_ranking' },
    { call: 'events', arguments: { days: 5 } },
    { call: 'analogs' },
  ],
};

/** Four sentences that hold on 2026-01-30, and how they are shown. */
export const GOOD = [
  'Not everything fell on 30 January. ',
  'Silver fell {{silver.change_1d}} and gold fell {{gold.change_1d}}. ',
  'VIX stands at {{vix.level}}. ',
  'Oil rose {{oil.change_1d}}. ',
] as const;
export const GOOD_SHOWN = [
  'Not everything fell on 30 January.',
  'Silver fell 28.5% (SLV, 30 Jan close) and gold fell 10.3% (GLD, 30 Jan close). VIX stands at 17.44 (Cboe VIX, 30 Jan close). Oil rose 0.5% (USO, 30 Jan close).',
] as const;

export const LABEL = 'Recorded day: Friday 30 January 2026, New York close (not live)';
export const NOTE = {
  noModel: 'Written by code: no language model is configured.',
  empty: 'Written by code: the language model gave no answer.',
  unverified: "Written by code: the language model's text did not pass the check.",
  cut: "The model's answer was cut at its length limit.",
  dropped: (n: number) => `Left out because it could not be verified: ${n} of the model's sentences.`,
  down: (reason: string) => `Written by code: the language model did not answer (${reason}).`,
  broke: (reason: string) =>
    `The language model stopped in the middle (${reason}); the rest is written by code.`,
};

/** What the narrator says to the same question, without its notes. */
export async function narrated(question: string = D01): Promise<string> {
  const { text } = await ask(chatWith(), question);
  return text.replace(`\n${NOTE.noModel}`, '');
}

/** The answer without its label, its sources and its notes. */
export function told({ answer }: Asked): string {
  const blocks = answer.blocks.filter(({ kind }) => kind !== 'sources');
  return plainText({ ...answer, blocks, notes: [] }).replace(`${answer.label}\n`, '');
}

/** The four good sentences, then those of the test; repairs are answered in order, then with SKIP. */
export async function askWith(
  sentences: readonly string[],
  repairs: readonly string[] = [],
): Promise<Asked & { readonly reasons: readonly string[] }> {
  const reasons: string[] = [];
  const turns: ScriptedTurn[] = [FIVE_TOOLS, [...GOOD, ...sentences]];
  for (let i = 0; i < 6; i++) {
    turns.push(({ messages }) => {
      reasons.push(/^Reason: (.*)$/m.exec(messages.at(-1)!.content)?.[1] ?? '');
      return [repairs[i] ?? 'SKIP'];
    });
  }
  return { ...(await ask(chatWith(new ScriptedModel(turns)), D01)), reasons };
}
