import { UndercurrentError } from '../errors.ts';

/** The language model as the agent sees it. One implementation talks to servers, one plays a script. */

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** As the model wrote them: may be malformed. */
  readonly argumentsText: string;
}

export type ChatMessage =
  | { readonly role: 'system' | 'user'; readonly content: string }
  | { readonly role: 'assistant'; readonly content: string; readonly toolCalls?: readonly ToolCall[] }
  | { readonly role: 'tool'; readonly toolCallId: string; readonly content: string };

/** What the model is told of a tool; `parameters` is JSON Schema. */
export interface ToolSpec {
  readonly name: string;
  readonly description: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface ModelRequest {
  readonly messages: readonly ChatMessage[];
  readonly tools: readonly ToolSpec[];
  /** `none`: the answer must come now. Default `auto`. */
  readonly toolChoice?: 'auto' | 'none';
  readonly signal: AbortSignal;
}

export interface ModelUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Input tokens that the server read from its cache; part of `inputTokens`. */
  readonly cachedTokens: number;
  /** True when the server gave no figures and these are counted from characters. */
  readonly estimated: boolean;
}

/**
 * One reply, in order: text pieces and whole tool calls, then exactly one `end`. Reasoning text of the
 * model never appears.
 */
export type ModelEvent =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'tool-call'; readonly call: ToolCall }
  | {
      readonly type: 'end';
      readonly reason: 'stop' | 'length' | 'tool-calls' | 'content-filter' | 'other';
      readonly usage: ModelUsage;
    };

export interface ChatModel {
  /** The model's name, shown with its answers. */
  readonly name: string;
  /** @throws ModelError from the iteration; never anything else, also when aborted. */
  stream(request: ModelRequest): AsyncIterable<ModelEvent>;
}

export type ModelErrorCode =
  | 'MODEL_AUTH'
  | 'MODEL_NOT_FOUND'
  | 'MODEL_RATE_LIMIT'
  | 'MODEL_BAD_REQUEST'
  | 'MODEL_UNAVAILABLE'
  | 'MODEL_TIMEOUT'
  | 'MODEL_PROTOCOL'
  | 'MODEL_ABORTED';

/** A call to the model failed. The message names no key and no address with credentials. */
export class ModelError extends UndercurrentError {
  declare readonly code: ModelErrorCode;
  readonly retryAfterMs: number | undefined;

  constructor(code: ModelErrorCode, message: string, options: ErrorOptions & { retryAfterMs?: number } = {}) {
    super(code, message, options);
    this.retryAfterMs = options.retryAfterMs;
  }
}
