import { performance } from 'node:perf_hooks';
import { plainText } from '../answer/answer.ts';
import type { Candidate, EvaluatedAnswer } from './answerer.ts';
import { type CheckInput, type CheckResult, result, type World } from './check.ts';
import { type Fact, factChecks } from './fact.ts';
import { DEV_FACTS, DEV_PREMISES } from './facts.ts';
import { forbiddenCheck } from './forbidden.ts';
import { clockCheck, labelCheck, lengthCheck, wordsIn } from './form.ts';
import { numbersCheck } from './numbers.ts';
import { type Premise, premiseCheck } from './premise.ts';
import { type BankQuestion, contextOf, type EvalContext } from './question.ts';
import { recomputedCheck } from './recompute.ts';
import { languageCheck } from './reply-language.ts';
import { toolsCheck } from './tools.ts';

/** One question answered by one candidate and judged. */
export interface Judged {
  readonly question: BankQuestion;
  readonly context: EvalContext;
  /** Absent when the candidate failed; `error` says how. */
  readonly answer?: EvaluatedAnswer;
  readonly error?: string;
  readonly text: string;
  readonly checks: readonly CheckResult[];
  readonly words: number;
  readonly elapsedMs: number;
}

export interface Run {
  readonly candidate: string;
  readonly judged: readonly Judged[];
}

const RULES = [
  labelCheck,
  clockCheck,
  numbersCheck,
  recomputedCheck,
  languageCheck,
  forbiddenCheck,
  toolsCheck,
  lengthCheck,
] as const;

/** The question's own facts, else those written for the development bank. */
function factsOf(question: BankQuestion): readonly Fact[] {
  return question.facts ?? DEV_FACTS[question.id] ?? [];
}

function premiseOf(question: BankQuestion): Premise | undefined {
  return question.premise ?? DEV_PREMISES[question.id];
}

/** Every check of one answer, in a fixed order. */
export function judge(input: CheckInput): CheckResult[] {
  const { answer, question } = input;
  const understood = answer.verdict !== 'not-understood';
  return [
    result('answered', understood, understood ? answer.verdict : 'the question was not understood'),
    ...RULES.flatMap((rule) => rule(input)),
    ...premiseCheck(premiseOf(question), input),
    ...factChecks(factsOf(question), input),
  ];
}

/** Asks every question, one after the other, in the order of the bank. */
export async function evaluate(
  bank: readonly BankQuestion[],
  candidate: Candidate,
  worldOf: (context: EvalContext) => World,
  /** The newest complete recorded day: what stands for now. */
  newestDay: string,
): Promise<Run> {
  const judged: Judged[] = [];
  for (const question of bank) {
    const context = contextOf(question, newestDay);
    const started = performance.now();
    try {
      const answer = await candidate.answer(question.question, context);
      const elapsedMs = performance.now() - started;
      const text = plainText(answer);
      const checks = judge({ question, context, answer, text, world: worldOf(context) });
      judged.push({ question, context, answer, text, checks, words: wordsIn(text), elapsedMs });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      judged.push({
        question,
        context,
        error: message,
        text: '',
        checks: [result('answered', false, message)],
        words: 0,
        elapsedMs: performance.now() - started,
      });
    }
  }
  return { candidate: candidate.name, judged };
}

export function fullyRight({ checks }: Judged): boolean {
  return checks.every(({ passed }) => passed);
}
