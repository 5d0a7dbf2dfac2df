import type { ChatModel, ModelUsage } from '../agent/model.ts';
import type { Prompts } from '../agent/prompts.ts';
import { createTools, pinnedTo } from '../agent/tools/index.ts';
import { costOf, type Prices } from '../agent/usage.ts';
import type { Answer, Language, Line } from '../answer/answer.ts';
import { snapshotLabel } from '../answer/label.ts';
import { Writer } from '../answer/writer.ts';
import type { Bot } from '../bot.ts';
import { answerWithModel } from '../chat/model-answer.ts';
import type { EvalContext } from './question.ts';

/** An answer with what it took to get it, where that is known. */
export type EvaluatedAnswer = Answer & { readonly usage?: ModelUsage; readonly costUsd?: number };

/** Whatever can be asked: the narrator, a model with tools, a null baseline. */
export type Answerer = (question: string, context: EvalContext) => Promise<EvaluatedAnswer>;

export interface Candidate {
  readonly name: string;
  readonly answer: Answerer;
}

/** The bot of a context: the one without news where the state says that no feed can be reached. */
export type BotFor = (context: EvalContext) => Bot;

export function narrator(botFor: BotFor): Candidate {
  return {
    name: 'narrator',
    answer: (question, context) =>
      botFor(context).ask(question, {
        ...(context.asOf ? { asOf: context.asOf } : {}),
        history: context.history,
      }),
  };
}

/** What a template can say whatever the question: the moves that most questions are about. */
const TEMPLATE_MOVES = ['spx', 'ndx', 'gold', 'silver', 'btc', 'oil', 'long-treasuries', 'dollar'] as const;

/** Null baseline: the same fixed text for every question, with the date and the moves of the day. */
export function templateOnly(botFor: BotFor): Candidate {
  return {
    name: 'template only',
    answer: async (question, context) => {
      const bot = botFor(context);
      const snapshot = bot.snapshot(context.asOf);
      const writer = new Writer(snapshot, bot.registry, 'en');
      const moves = TEMPLATE_MOVES.flatMap((id): Line[] => {
        const change = writer.change(id, 1);
        return change ? [[{ text: `${writer.label(id)} ` }, change]] : [];
      });
      const vix = writer.level('vix');
      if (vix) moves.push([{ text: `${writer.label('vix')} ` }, vix]);
      return {
        question,
        language: 'en',
        mode: snapshot.mode,
        asOf: snapshot.asOf.date,
        label: snapshotLabel(snapshot, 'en'),
        verdict: 'no-premise',
        blocks: [
          {
            kind: 'section',
            role: 'moved',
            title: `Market moves on ${writer.date(snapshot.asOf.date)}`,
            lines: [writer.join(moves)],
          },
        ],
        figures: writer.figures,
        model: 'template',
        toolCalls: [],
        notes: [],
      };
    },
  };
}

/** The product's own way with a model: tools, references, every sentence verified before it is shown. */
export function modelWithTools(
  model: ChatModel,
  botFor: BotFor,
  prompts: Prompts,
  prices: Prices = {},
): Candidate {
  return {
    name: model.name,
    answer: async (question, context) => {
      const bot = botFor(context);
      const events = answerWithModel(
        {
          ...bot.parts,
          model,
          prompts,
          tools: (day, of) => createTools(day === undefined ? of : pinnedTo(of, day)),
        },
        question,
        {
          ...(context.asOf ? { asOf: context.asOf } : {}),
          history: context.history,
          signal: AbortSignal.timeout(MODEL_TIMEOUT_MS),
        },
      );
      for await (const event of events) {
        if (event.type !== 'answer') continue;
        const costUsd = costOf(event.usage, prices, model.name);
        return { ...event.answer, usage: event.usage, ...(costUsd === undefined ? {} : { costUsd }) };
      }
      throw new Error('the events of an answer ended without it');
    },
  };
}

const BARE_SYSTEM =
  'You explain market moves. Answer in the language of the question, in 120 to 180 words, and give the ' +
  'date of every number. Give no investment advice.';
const MODEL_TIMEOUT_MS = 180_000;

/** Null baseline: the model alone, told the day but given no tools, no data and no checks. */
export function modelWithoutTools(model: ChatModel, botFor: BotFor, prices: Prices = {}): Candidate {
  return {
    name: 'model without tools',
    answer: async (question, context) => {
      const bot = botFor(context);
      const asOf = bot.asOf(context.asOf);
      const turns = context.history.map(({ role, text }) => ({ role, content: text }));
      let text = '';
      let usage: ModelUsage | undefined;
      for await (const event of model.stream({
        messages: [
          { role: 'system', content: `${BARE_SYSTEM} Today is ${asOf.date}, after the New York close.` },
          ...turns,
          { role: 'user', content: question },
        ],
        tools: [],
        toolChoice: 'none',
        signal: AbortSignal.timeout(MODEL_TIMEOUT_MS),
      })) {
        if (event.type === 'text') text += event.text;
        if (event.type === 'end') usage = event.usage;
      }
      const costUsd = usage && costOf(usage, prices, model.name);
      return {
        ...answerOfText(question, text, asOf.date, model.name, usage),
        ...(costUsd === undefined ? {} : { costUsd }),
      };
    },
  };
}

/** Text of a model as an answer: no figure behind any number, and the premise left open. */
export function answerOfText(
  question: string,
  text: string,
  asOf: string,
  model: string,
  usage?: ModelUsage,
  language: Language = 'en',
): EvaluatedAnswer {
  const [first = '', ...rest] = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return {
    question,
    language,
    mode: 'recorded',
    asOf,
    label: '',
    verdict: 'no-premise',
    blocks: [
      { kind: 'verdict', line: [{ text: first }] },
      ...(rest.length > 0
        ? [
            {
              kind: 'section' as const,
              role: 'note' as const,
              title: '',
              lines: rest.map((line) => [{ text: line }]),
            },
          ]
        : []),
    ],
    figures: [],
    model,
    toolCalls: [],
    notes: [],
    ...(usage ? { usage } : {}),
  };
}
