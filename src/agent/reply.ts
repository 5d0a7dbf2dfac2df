import { z } from 'zod';
import { ModelError, type ModelEvent, type ModelRequest, type ModelUsage, type ToolCall } from './model.ts';
import { createReasoningFilter } from './reasoning.ts';
import { estimateTokens } from './usage.ts';

/** Servers wrap each message and each tool in a few tokens of their own. */
const TOKENS_PER_MESSAGE = 4;
/** Letters and digits, nine of them: the only form of id that Mistral's servers accept. */
const ID_LENGTH = 9;

const functionSchema = z.object({
  name: z.string().nullish(),
  /** Some servers send the object itself. */
  arguments: z.union([z.string(), z.record(z.string(), z.unknown())]).nullish(),
});
const toolCallSchema = z.object({
  index: z.number().nullish(),
  id: z.string().nullish(),
  function: functionSchema.nullish(),
});
const deltaSchema = z.object({
  content: z.union([z.string(), z.array(z.object({ text: z.string().nullish() }))]).nullish(),
  refusal: z.string().nullish(),
  /** Two names for the same. Counted when the server gives no usage, never shown. */
  reasoning_content: z.string().nullish().catch(undefined),
  reasoning: z.string().nullish().catch(undefined),
  tool_calls: z.array(toolCallSchema).nullish(),
  /** How tools were called before 2023-11; some servers still do. */
  function_call: functionSchema.nullish(),
});
const usageSchema = z
  .object({
    prompt_tokens: z.number().nullish(),
    completion_tokens: z.number().nullish(),
    prompt_tokens_details: z.object({ cached_tokens: z.number().nullish() }).nullish(),
    prompt_cache_hit_tokens: z.number().nullish(),
  })
  .nullish()
  .catch(undefined);
const choiceSchema = z.object({
  delta: deltaSchema.nullish(),
  /** In answers that are not streamed. */
  message: deltaSchema.nullish(),
  finish_reason: z.string().nullish(),
  usage: usageSchema,
});
const chunkSchema = z.object({
  choices: z.array(choiceSchema).nullish(),
  usage: usageSchema,
  x_groq: z.object({ usage: usageSchema }).nullish().catch(undefined),
});

type Delta = z.output<typeof deltaSchema>;
type ToolCallDelta = z.output<typeof toolCallSchema>;
type Usage = NonNullable<z.output<typeof usageSchema>>;

interface OpenCall {
  readonly index: number | undefined;
  id: string;
  name: string;
  argumentsText: string;
}

/** Puts a reply together from the chunks of a server, in whatever dialect. */
export interface Reply {
  /**
   * Text that may be shown.
   * @throws ModelError when the chunk is not one of a chat completion.
   */
  push(chunk: unknown): string;
  /** The server said why it stopped. */
  readonly finished: boolean;
  /** At least one chunk with a choice came. */
  readonly begun: boolean;
  /** What is left to say, `end` last. */
  end(): readonly ModelEvent[];
}

export function createReply(request: ModelRequest, random: () => number): Reply {
  const calls: OpenCall[] = [];
  const filter = createReasoningFilter();
  let written = '';
  let said = false;
  let begun = false;
  let finishReason: string | undefined;
  let usage: Usage | undefined;

  function shown(text: string): string {
    said ||= text !== '';
    return text;
  }

  function take(delta: Delta): string {
    written += delta.reasoning_content ?? delta.reasoning ?? '';
    for (const call of delta.tool_calls ?? []) written += extend(calls, call);
    if (delta.function_call) written += extend(calls, { index: 0, function: delta.function_call });
    const text = `${textOf(delta.content)}${delta.refusal ?? ''}`;
    written += text;
    return text === '' ? '' : shown(filter.push(text));
  }

  return {
    get finished() {
      return finishReason !== undefined;
    },
    get begun() {
      return begun;
    },
    push(chunk) {
      const parsed = chunkSchema.safeParse(chunk);
      if (!parsed.success) {
        const where = parsed.error.issues[0]?.path.join('.');
        throw new ModelError(
          'MODEL_PROTOCOL',
          `model: the server's answer has an unknown form at "${where}".`,
        );
      }
      const { choices, x_groq } = parsed.data;
      const choice = choices?.[0];
      usage = parsed.data.usage ?? choice?.usage ?? x_groq?.usage ?? usage;
      if (!choice) return '';
      begun = true;
      if (choice.finish_reason === 'error') {
        throw new ModelError('MODEL_UNAVAILABLE', 'model: the server broke the answer off with an error.');
      }
      if (choice.finish_reason) finishReason = choice.finish_reason;
      const delta = choice.delta ?? choice.message;
      return delta ? take(delta) : '';
    },
    end() {
      const events: ModelEvent[] = [];
      const rest = shown(filter.end());
      if (rest !== '') events.push({ type: 'text', text: rest });
      const reason = reasonOf(finishReason);
      const whole = request.toolChoice === 'none' ? [] : closed(calls, reason, random);
      for (const call of whole) events.push({ type: 'tool-call', call });
      events.push({
        type: 'end',
        reason: finalReason(reason, whole.length > 0, said),
        usage: usageOf(usage, request, written),
      });
      return events;
    },
  };
}

function textOf(content: Delta['content']): string {
  if (typeof content === 'string') return content;
  return content?.map(({ text }) => text ?? '').join('') ?? '';
}

/** Returns what was added, for the estimate of tokens. */
function extend(calls: OpenCall[], delta: ToolCallDelta): string {
  const name = delta.function?.name ?? '';
  const given = delta.function?.arguments ?? '';
  const argumentsText = typeof given === 'string' ? given : JSON.stringify(given);
  let call = continued(calls, delta, name, argumentsText);
  if (!call) {
    call = { index: delta.index ?? undefined, id: delta.id ?? '', name: '', argumentsText: '' };
    calls.push(call);
  }
  if (call.id === '' && delta.id) call.id = delta.id;
  if (name !== '') call.name = name;
  call.argumentsText += argumentsText;
  return name + argumentsText;
}

/** The call that a delta goes on with; undefined when it begins a new one. */
function continued(
  calls: readonly OpenCall[],
  { id, index }: ToolCallDelta,
  name: string,
  argumentsText: string,
): OpenCall | undefined {
  const call =
    calls.findLast((open) => id && open.id === id) ??
    (typeof index === 'number' ? calls.findLast((open) => open.index === index) : calls.at(-1));
  if (!call || name === '' || call.name === '') return call;
  // Gemini and others give every call the index 0: another id together with a name is another call.
  // (Another id without a name is not: older vLLM makes a new id for every delta.)
  if (id && call.id !== '' && call.id !== id) return undefined;
  // Without ids, a name after whole arguments begins another call, unless it only repeats itself.
  const repeats = argumentsText === '' && typeof index === 'number';
  return !id && !repeats && isObject(call.argumentsText) ? undefined : call;
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

/** Calls as the agent gets them. Of a reply that was cut short only those that are whole. */
function closed(
  calls: readonly OpenCall[],
  reason: EndReason | undefined,
  random: () => number,
): readonly ToolCall[] {
  const taken = new Set<string>();
  const cut = reason === 'length' || reason === 'content-filter';
  return calls
    .filter(({ name, argumentsText }) => name !== '' && (!cut || isObject(argumentsText)))
    .map(({ id, name, argumentsText }) => {
      const own = id !== '' && !taken.has(id) ? id : madeId(random, taken);
      taken.add(own);
      return { id: own, name, argumentsText: argumentsText.trim() === '' ? '{}' : argumentsText };
    });
}

function madeId(random: () => number, taken: ReadonlySet<string>): string {
  const digit = () => Math.floor(random() * 36).toString(36);
  const id = Array.from({ length: ID_LENGTH }, digit).join('');
  if (!taken.has(id)) return id;
  return (Number.parseInt(id, 36) + taken.size).toString(36).padStart(ID_LENGTH, '0').slice(-ID_LENGTH);
}

type EndReason = Extract<ModelEvent, { type: 'end' }>['reason'];

function reasonOf(finishReason: string | undefined): EndReason | undefined {
  switch (finishReason) {
    case undefined:
      return undefined;
    case 'stop':
    case 'end_turn':
    case 'eos':
      return 'stop';
    case 'length':
    case 'max_tokens':
    case 'model_length':
      return 'length';
    case 'content_filter':
      return 'content-filter';
    case 'tool_calls':
    case 'function_call':
      return 'tool-calls';
    default:
      return 'other';
  }
}

/** Servers say `stop` after tool calls, and `tool_calls` without any. */
function finalReason(reason: EndReason | undefined, hasCalls: boolean, said: boolean): EndReason {
  if (reason === 'length' || reason === 'content-filter') return reason;
  if (hasCalls) return 'tool-calls';
  if (reason === 'stop') return 'stop';
  if (reason === 'other') return 'other';
  return said ? 'stop' : 'other';
}

/** Nothing costs no input: a zero means that the server does not count. */
function usageOf(usage: Usage | undefined, request: ModelRequest, written: string): ModelUsage {
  const input = usage?.prompt_tokens || undefined;
  const output = usage?.completion_tokens ?? undefined;
  const cached = usage?.prompt_tokens_details?.cached_tokens ?? usage?.prompt_cache_hit_tokens ?? 0;
  const inputTokens = input ?? inputEstimate(request);
  return {
    inputTokens,
    outputTokens: input !== undefined && output !== undefined ? output : output || estimateTokens(written),
    cachedTokens: Math.min(cached, inputTokens),
    estimated: input === undefined || output === undefined,
  };
}

function inputEstimate({ messages, tools }: ModelRequest): number {
  const texts = messages.map((message) =>
    message.role === 'assistant' && message.toolCalls
      ? `${message.content}${JSON.stringify(message.toolCalls)}`
      : message.content,
  );
  return [...texts, ...tools.map((tool) => JSON.stringify(tool))].reduce(
    (sum, text) => sum + estimateTokens(text) + TOKENS_PER_MESSAGE,
    0,
  );
}
