import type { Answer } from '../../src/answer/answer.ts';
import { plainText } from '../../src/answer/answer.ts';
import { type Bot, createBot } from '../../src/bot.ts';
import type { EvaluatedAnswer } from '../../src/eval/answerer.ts';
import type { CheckInput } from '../../src/eval/check.ts';
import type { BankQuestion } from '../../src/eval/question.ts';

let made: Bot | undefined;

/** One bot over the bundled history for all tests of a file. */
export function bot(): Bot {
  made ??= createBot({ now: () => Date.UTC(2026, 8, 1) });
  return made;
}

export function question(over: Partial<BankQuestion> = {}): BankQuestion {
  return {
    id: 'T01',
    lang: 'en',
    context: { state: 'fixture:2026-01-30 (after US close)', history: [] },
    question: 'what happened to silver?',
    must_use: [],
    must_say: [],
    must_not_say: [],
    ...over,
  };
}

export function inputOf(answer: EvaluatedAnswer, asked: BankQuestion = question()): CheckInput {
  return {
    question: asked,
    context: { state: asked.context.state, live: false, newsDown: false, history: [] },
    answer,
    text: plainText(answer),
    world: bot(),
  };
}

/** An answer of one sentence, with nothing behind it. */
export function bare(text: string, over: Partial<Answer> = {}): Answer {
  return {
    question: 'what happened to silver?',
    language: 'en',
    mode: 'recorded',
    asOf: '2026-01-30',
    label: 'Recorded day: Friday 30 January 2026, New York close (not live)',
    verdict: 'no-premise',
    blocks: [{ kind: 'verdict', line: [{ text }] }],
    figures: [],
    model: 'narrator',
    toolCalls: [],
    notes: [],
    ...over,
  };
}
