import type { Budgets, Payer, Reservation } from '../agent/budget.ts';
import type { ChatModel, ModelError } from '../agent/model.ts';
import type { Prompts } from '../agent/prompts.ts';
import type { Statement, Tool } from '../agent/tool.ts';
import { estimateTokens, NO_USAGE, type Prices } from '../agent/usage.ts';
import { type Answer, type Language, plainText } from '../answer/answer.ts';
import { type AskParts, understand } from '../answer/ask.ts';
import { words } from '../answer/messages/index.ts';
import type { Window } from '../assessment/assessment.ts';
import type { Bot } from '../bot.ts';
import { UndercurrentError } from '../errors.ts';
import { type ConversationKey, type Conversations, historyOf } from './conversation.ts';
import type { AnswerEvent } from './model-answer.ts';
import type { TurnGate } from './turn-gate.ts';

export interface ChatParts {
  readonly bot: Bot;
  /** Absent: code narrates every answer, and says so. */
  readonly narrator?: {
    readonly model: ChatModel;
    readonly tools: (pinnedTo: string | undefined, parts: AskParts) => readonly Tool[];
    readonly prompts: Prompts;
    readonly prices: Prices;
  };
  /** Hears of failed model calls in full, with the server's address; people in a chat do not. */
  readonly report?: (error: ModelError) => void;
  readonly conversations: Conversations;
  readonly budgets: Budgets;
  readonly gate: TurnGate;
}

export interface ChatRequest {
  /** Who asks, and where; unique over platforms. */
  readonly who: ConversationKey;
  readonly question: string;
  /** Fixed language of the chat; otherwise that of the question. */
  readonly language?: Language;
  readonly asOf?: string;
  /** The adapter holds `asOf` itself for every question: the talk does not stay there when it lets go. */
  readonly asOfIsHeld?: boolean;
  readonly window?: Window;
  /** The message that is replied to: the talk goes on from there. */
  readonly replyTo?: string;
  readonly signal?: AbortSignal;
  /** False: code narrates although a model is configured. */
  readonly useModel?: boolean;
  /** The last touch before the answer is remembered and told; it must not throw. */
  readonly complete?: (answer: Answer) => Promise<Answer>;
}

/** The bot in conversation: memory, budgets, one question at a time. What adapters talk to. */
export interface Chat {
  /**
   * Events of one answer; the last is `answer`.
   * @throws InputError (also BUSY), NoDataError: one sentence for the person.
   */
  ask(request: ChatRequest): AsyncGenerator<AnswerEvent>;
  forget(who: ConversationKey): Promise<void>;
  /** All that this person ever asked on this platform. @throws UndercurrentError `STORE_FAILED` */
  forgetUser(who: ConversationKey): Promise<void>;
  /** The question that the answer in a message belongs to, while it is remembered. Never throws. */
  recall(who: ConversationKey, messageId: string): Promise<string | undefined>;
  /** Tells in which message an answer was sent, so that a reply to it continues there. Never throws. */
  link(who: ConversationKey, turnId: string, messageId: string): Promise<void>;
  readonly budgets: Budgets;
  /** The model's name, or undefined without one. */
  readonly model: string | undefined;
  /**
   * Whether the model can be reached, for the start of a program: undefined, or one sentence that says what
   * is wrong. A few tokens.
   */
  probe(signal?: AbortSignal): Promise<string | undefined>;
}

/** Tool results and the answer itself: what one answer with four tool calls took in measured runs. */
const ESTIMATED_ANSWER_TOKENS = 9_000;

/** Nobody waits longer than this for a program to start. */
const PROBE_MS = 8_000;

export function createChat(parts: ChatParts): Chat {
  const { bot, narrator, conversations, budgets, gate } = parts;

  async function* answer(request: ChatRequest): AsyncGenerator<AnswerEvent> {
    const { who, question, complete = async (answer) => answer } = request;
    const from = request.replyTo === undefined ? undefined : { messageId: request.replyTo };
    const conversation = await conversations.read(who, from);
    const history = historyOf(conversation);
    // Only a question about now needs live data: one that names a day does not wait for them.
    const named = understand(bot.parts, question, history).date;
    const asked = request.asOf ?? named;
    const day = request.asOfIsHeld ? named : asked;
    await bot.prepare({ asOf: asked });
    const options = {
      history,
      ...(request.asOf === undefined ? {} : { asOf: request.asOf }),
      ...(request.window === undefined ? {} : { window: request.window }),
      ...(request.language === undefined ? {} : { language: request.language }),
    };
    const byCode = async (note: (language: Language) => string): Promise<Answer> => {
      const narrated = await bot.ask(question, options);
      return complete({ ...narrated, notes: [...narrated.notes, note(narrated.language)] });
    };
    const finish = async (made: Answer, statements: readonly Statement[] = []): Promise<string> =>
      conversations.append(who, {
        question,
        answerText: plainText(made),
        figures: made.figures,
        statements,
        language: made.language,
        asOf: made.asOf,
        ...(day === undefined ? {} : { day }),
        ...(request.replyTo === undefined ? {} : { inReplyTo: request.replyTo }),
      });

    if (!narrator || request.useModel === false) {
      const made = await byCode((language) => words(language, narrator ? 'note.byCode' : 'note.noModel'));
      yield { type: 'answer', answer: made, usage: NO_USAGE, turnId: await finish(made) };
      return;
    }
    const payer: Payer = { userId: `${who.platform}:${who.userId}`, chatId: `${who.platform}:${who.chatId}` };
    const estimatedTokens =
      ESTIMATED_ANSWER_TOKENS +
      estimateTokens(question) +
      history.reduce((sum, { text }) => sum + estimateTokens(text), 0);
    const guess = budgets.spendingOf(narrator.model.name, {
      inputTokens: Math.round(estimatedTokens * 0.9),
      outputTokens: Math.round(estimatedTokens * 0.1),
      cachedTokens: 0,
      estimated: true,
    });
    const reserved = await budgets.reserve({ ...payer, estimatedTokens, estimatedUsd: guess.usd });
    if (!reserved.ok) {
      const time = reserved.resetsAt.toISOString().slice(11, 16);
      const made = await byCode((language) =>
        words(language, 'note.budget', { scope: words(language, `scope.${reserved.scope}`), time }),
      );
      yield { type: 'answer', answer: made, usage: NO_USAGE, turnId: await finish(made) };
      return;
    }
    let settled: Reservation | undefined = reserved.reservation;
    try {
      // Checking a model's words needs the whole grammar of numbers; code's own answers do not.
      const { answerWithModel } = await import('./model-answer.ts');
      const events = answerWithModel(
        { ...bot.parts, model: narrator.model, tools: narrator.tools, prompts: narrator.prompts },
        question,
        {
          ...options,
          ...(parts.report ? { report: parts.report } : {}),
          signal: request.signal ?? new AbortController().signal,
          knownFigures: conversation.figures,
          knownStatements: conversation.statements,
        },
      );
      for await (const event of events) {
        if (event.type === 'answer') {
          await budgets.settle(reserved.reservation, budgets.spendingOf(narrator.model.name, event.usage));
          settled = undefined;
          const made = await complete(event.answer);
          yield { ...event, answer: made, turnId: await finish(made, event.statements) };
        } else yield event;
      }
    } catch (error) {
      // A wrong date is refused before the model is asked anything.
      if (settled && error instanceof UndercurrentError) {
        await budgets.release(settled);
        settled = undefined;
      }
      throw error;
    } finally {
      // Abandoned in the middle: what was used is unknown, so the estimate is booked.
      if (settled) await budgets.settle(settled, { tokens: estimatedTokens, usd: guess.usd });
    }
  }

  return {
    budgets,
    model: narrator?.model.name,
    probe: async (signal = AbortSignal.timeout(PROBE_MS)) => {
      if (!narrator) return undefined;
      try {
        const request = { messages: [{ role: 'user', content: 'Say ok.' }], tools: [], signal } as const;
        for await (const event of narrator.model.stream(request)) if (event.type !== 'end') break;
        return undefined;
      } catch (error) {
        if (error instanceof UndercurrentError) return error.message;
        throw error;
      }
    },
    // Behind an answer under way, which would otherwise write itself back.
    forget: (who) => gate.run(gateKey(who), undefined, () => conversations.forget(who)),
    forgetUser: (who) => gate.run(gateKey(who), undefined, () => conversations.forgetUser(who)),
    recall: async (who, messageId) => (await conversations.read(who, { messageId })).turns.at(-1)?.question,
    link: (who, turnId, messageId) => conversations.link(who, turnId, messageId),
    ask: (request) =>
      throughGate(gate, gateKey(request.who), request.signal, (signal) => answer({ ...request, signal })),
  };
}

/** One person in one chat: their questions come one after the other. */
function gateKey({ platform, chatId, userId }: ConversationKey): string {
  return JSON.stringify([platform, chatId, userId]);
}

/**
 * Runs a generator while holding its place in the gate; the consumer may read at its own speed. When the
 * consumer leaves before the end, the work is told to stop.
 */
async function* throughGate<T>(
  gate: TurnGate,
  key: string,
  asked: AbortSignal | undefined,
  work: (signal: AbortSignal) => AsyncGenerator<T>,
): AsyncGenerator<T> {
  const left = new AbortController();
  const signal = asked ? AbortSignal.any([asked, left.signal]) : left.signal;
  const queue: T[] = [];
  let wake: (() => void) | undefined;
  let over = false;
  const running = gate
    .run(key, signal, async () => {
      for await (const event of work(signal)) {
        queue.push(event);
        wake?.();
      }
    })
    .finally(() => {
      over = true;
      wake?.();
    });
  // A failure is thrown at the end, by `await running`; it must not count as unhandled before that.
  running.catch(() => undefined);
  try {
    for (;;) {
      const event = queue.shift();
      if (event !== undefined) yield event;
      else if (over) break;
      else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
    await running;
  } finally {
    left.abort();
  }
}

/** The whole answer; `watch` sees everything on the way. */
export async function answerOf(
  events: AsyncIterable<AnswerEvent>,
  watch: (event: AnswerEvent) => void = () => undefined,
): Promise<Answer> {
  let answer: Answer | undefined;
  for await (const event of events) {
    watch(event);
    if (event.type === 'answer') answer = event.answer;
  }
  if (!answer) throw new Error('the events of an answer ended without it');
  return answer;
}
