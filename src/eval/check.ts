import type { AnalogFinder } from '../assessment/analogs.ts';
import type { Framework } from '../assessment/framework.ts';
import type { EventFeed } from '../events/feed.ts';
import type { Registry } from '../indicators/registry.ts';
import type { History } from '../sources/history.ts';
import type { EvaluatedAnswer } from './answerer.ts';
import type { BankQuestion, EvalContext } from './question.ts';

/** The kinds of checks, in the order of the report. */
export const CHECK_KINDS = [
  'answered',
  'label',
  'clock',
  'numbers',
  'recomputed',
  'premise',
  'language',
  'forbidden',
  'tools',
  'length',
  'say',
  'not say',
] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];

/** One rule held against one answer. A check that cannot apply is not made. */
export interface CheckResult {
  readonly kind: CheckKind;
  /** Unique within an answer: `numbers`, `say: gold fell 9 to 11.5%`. */
  readonly name: string;
  readonly passed: boolean;
  /** What was found: the sentence that failed, or what the pass rests on. */
  readonly evidence: string;
}

/** The parts of the bot that checks read: its data and its vocabulary, never its words. */
export interface World {
  readonly history: History;
  readonly registry: Registry;
  readonly framework: Framework;
  readonly feed: EventFeed;
  readonly analogs: AnalogFinder;
}

export interface CheckInput {
  readonly question: BankQuestion;
  readonly context: EvalContext;
  readonly answer: EvaluatedAnswer;
  /** `plainText` of the answer. */
  readonly text: string;
  readonly world: World;
}

export type Check = (input: CheckInput) => readonly CheckResult[];

export function result(kind: CheckKind, passed: boolean, evidence: string, name: string = kind): CheckResult {
  return { kind, name, passed, evidence };
}

/** Lines and sentences, for evidence that can be read. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/\n|(?<=[.!?][)"'”»]?)\s+(?=\p{Lu}|\p{N}|[-¿¡«“"(])|(?<=[。！？])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

export function shortened(text: string, length = 220): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
