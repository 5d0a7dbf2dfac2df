import { UndercurrentError } from '../errors.ts';
import type { ChatMessage, ChatModel, ModelUsage, ToolCall } from './model.ts';
import { createRunawayWatch } from './runaway.ts';
import type { Tool, ToolContext, ToolResult } from './tool.ts';
import { addUsage, estimateTokens, NO_USAGE } from './usage.ts';

/** What happens while a model works, in order. */
export type LoopEvent =
  | { readonly type: 'tool-call'; readonly call: ToolCall }
  | {
      readonly type: 'tool-result';
      readonly call: ToolCall;
      readonly result: ToolResult;
      readonly failed: boolean;
    }
  /** `final`: the model has been given what it asked for, so this is the answer, not thinking aloud. */
  | { readonly type: 'text'; readonly text: string; readonly final: boolean }
  | { readonly type: 'step-end'; readonly calls: number }
  | {
      readonly type: 'end';
      readonly stopped: StopRule;
      readonly usage: ModelUsage;
      readonly messages: readonly ChatMessage[];
    };

export type StopRule = 'answered' | 'cut' | 'filtered' | 'empty' | 'steps' | 'tool-calls' | 'repetition';

export interface LoopLimits {
  /** Model calls of one answer; the last one may call no tool. */
  readonly maxSteps: number;
  readonly maxToolCalls: number;
  /** Identical calls after the first that are told so before tools are taken away. */
  readonly maxRepeats: number;
  /** Characters of one tool result that the model is shown. */
  readonly maxResultChars: number;
  /** Characters of one text of the model; a longer one, and one that repeats itself, is stopped. */
  readonly maxAnswerChars?: number;
}

export const DEFAULT_LIMITS: LoopLimits = {
  maxSteps: 6,
  maxToolCalls: 16,
  maxRepeats: 2,
  maxResultChars: 6_000,
};

export interface LoopParts {
  readonly model: ChatModel;
  readonly tools: readonly Tool[];
  readonly context: ToolContext;
  readonly limits?: LoopLimits;
}

/**
 * Calls the model, runs the tools it asks for, repeats until it answers or a rule stops it. A failing tool
 * is told to the model as a result. Throws only ModelError.
 */
export async function* runLoop(parts: LoopParts, opening: readonly ChatMessage[]): AsyncGenerator<LoopEvent> {
  const limits = parts.limits ?? DEFAULT_LIMITS;
  const messages: ChatMessage[] = [...opening];
  const seen = new Map<string, number>();
  let usage = NO_USAGE;
  let toolCalls = 0;
  let repeats = 0;
  let stopped: StopRule | undefined;
  for (let step = 1; ; step++) {
    // A stop rule takes the tools away; the model then has one call left to answer with what it has.
    if (!stopped && step >= limits.maxSteps) stopped = 'steps';
    const mayCall = stopped === undefined && parts.tools.length > 0;
    let text = '';
    const calls: ToolCall[] = [];
    let reason = 'other';
    const stream = parts.model.stream({
      messages,
      tools: parts.tools.map(({ spec }) => spec),
      toolChoice: mayCall ? 'auto' : 'none',
      signal: parts.context.signal,
    });
    const isRunaway = createRunawayWatch(limits.maxAnswerChars);
    for await (const event of stream) {
      if (event.type === 'text') {
        text += event.text;
        if (isRunaway(event.text)) {
          // Nobody is told what it cost: the server was not listened to until its end.
          usage = addUsage(usage, usageSoFar(messages, text));
          reason = 'length';
          break;
        }
        yield { type: 'text', text: event.text, final: step > 1 || !mayCall };
      } else if (event.type === 'tool-call') calls.push(event.call);
      else {
        usage = addUsage(usage, event.usage);
        reason = event.reason;
      }
    }
    // Calls made although tools were taken away are not run.
    const wanted = mayCall ? calls : [];
    yield { type: 'step-end', calls: wanted.length };
    messages.push(
      wanted.length > 0
        ? { role: 'assistant', content: text, toolCalls: wanted.map(shortened) }
        : { role: 'assistant', content: text },
    );
    if (wanted.length === 0) {
      // That an answer is unfinished matters more than why it had to come now.
      const rule =
        reason === 'length' ? 'cut' : reason === 'content-filter' ? 'filtered' : (stopped ?? 'answered');
      yield { type: 'end', stopped: text.trim() === '' ? 'empty' : rule, usage, messages };
      return;
    }
    for (const call of wanted) yield { type: 'tool-call', call };
    const results = await Promise.all(
      wanted.map(async (call) => {
        const key = `${call.name} ${call.argumentsText.replace(/\s+/g, '')}`;
        const before = seen.get(key) ?? 0;
        seen.set(key, before + 1);
        toolCalls += 1;
        if (before > 0) {
          repeats += 1;
          return {
            call,
            result: told('This call was already answered above with the same arguments; use that result.'),
            failed: true,
          };
        }
        if (toolCalls > limits.maxToolCalls) {
          return {
            call,
            result: told('No more tool calls are possible for this answer; answer with what you have.'),
            failed: true,
          };
        }
        return runTool(parts, call);
      }),
    );
    for (const { call, result, failed } of results) {
      yield { type: 'tool-result', call, result, failed };
      const content =
        result.content.length <= limits.maxResultChars
          ? result.content
          : `${result.content.slice(0, limits.maxResultChars)}\n(cut: the result was longer; ask for less)`;
      messages.push({ role: 'tool', toolCallId: call.id, content });
    }
    if (repeats > limits.maxRepeats) stopped = 'repetition';
    else if (toolCalls > limits.maxToolCalls) stopped = 'tool-calls';
  }
}

function usageSoFar(messages: readonly ChatMessage[], text: string): ModelUsage {
  const inputTokens = messages.reduce((sum, { content }) => sum + estimateTokens(content), 0);
  return { inputTokens, outputTokens: estimateTokens(text), cachedTokens: 0, estimated: true };
}

/** More than any tool reads: sent back whole, it would be paid for again in every further call. */
const MAX_ARGUMENT_CHARS = 8 * 1024;
const SHOWN_ARGUMENT_CHARS = 500;

function shortened(call: ToolCall): ToolCall {
  if (call.argumentsText.length <= MAX_ARGUMENT_CHARS) return call;
  const beginning = call.argumentsText.slice(0, SHOWN_ARGUMENT_CHARS);
  return { ...call, argumentsText: JSON.stringify({ too_long: beginning }) };
}

function told(content: string): ToolResult {
  return { content, figures: [] };
}

async function runTool(
  parts: LoopParts,
  call: ToolCall,
): Promise<{ call: ToolCall; result: ToolResult; failed: boolean }> {
  const tool = parts.tools.find(({ name }) => name === call.name);
  if (!tool) {
    const names = parts.tools.map(({ name }) => name).join(', ');
    return {
      call,
      result: told(`ERROR: there is no tool "${call.name.slice(0, 40)}". The tools are: ${names}.`),
      failed: true,
    };
  }
  try {
    return { call, result: await tool.call(call.argumentsText, parts.context), failed: false };
  } catch (error) {
    // Wrong arguments and missing data are for the model to react to; anything else is a bug and crashes.
    if (error instanceof UndercurrentError)
      return { call, result: told(`ERROR: ${error.message}`), failed: true };
    throw error;
  }
}
