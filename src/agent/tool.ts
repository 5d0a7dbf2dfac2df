import type { z } from 'zod';
import type { Language } from '../answer/answer.ts';
import type { Figure } from '../grounding/figure.ts';
import type { ToolSpec } from './model.ts';

/** A dated record that an answer may quote or name: the only source of statements. */
export interface Statement {
  readonly id: string;
  readonly date: string;
  readonly entity: string;
  readonly text: string;
  readonly source: string;
}

export interface ToolResult {
  /** What the model reads: every number in it has its reference id beside it. */
  readonly content: string;
  /** What the verifier trusts. */
  readonly figures: readonly Figure[];
  readonly statements?: readonly Statement[];
  /** Drivers that the engine returned, by id. */
  readonly drivers?: readonly string[];
}

/** The conversation's day and language, the same for all calls of one answer. */
export interface ToolContext {
  readonly asOf: string;
  readonly language: Language;
  readonly signal: AbortSignal;
}

export interface Tool {
  readonly name: string;
  readonly spec: ToolSpec;
  /**
   * @throws InputError with one sentence for arguments that are wrong; NoDataError where there is nothing.
   */
  call(argumentsText: string, context: ToolContext): Promise<ToolResult>;
}

export interface ToolDefinition<S extends z.ZodObject> {
  readonly name: string;
  readonly description: string;
  readonly schema: S;
  run(input: z.output<S>, context: ToolContext): Promise<ToolResult> | ToolResult;
}
