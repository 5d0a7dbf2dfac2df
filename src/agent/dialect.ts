import type { ChatMessage, ModelRequest, ToolSpec } from './model.ts';

/** Ways in which servers differ, learned from what they refuse. */
export interface Dialect {
  maxTokensName: 'max_tokens' | 'max_completion_tokens';
  temperature: boolean;
  usageInStream: boolean;
}

/** The newer name is OpenAI's; of the others many know only the older one. */
export function firstDialect(host: string): Dialect {
  const newer = /(^|\.)openai\.(com|azure\.com)(:\d+)?$/.test(host);
  return {
    maxTokensName: newer ? 'max_completion_tokens' : 'max_tokens',
    temperature: true,
    usageInStream: true,
  };
}

/** What one refusal taught; `undo` when the other way is refused, too. */
export interface Lesson {
  readonly about: keyof Dialect;
  undo(): void;
}

const UNSUPPORTED = /support|unknown|unrecogni[sz]ed|deprecated|not (?:permitted|allowed)|unexpected/i;

/**
 * Changes the dialect when the refusal of a body names a parameter in it that can be sent otherwise.
 * Undefined when there is nothing to learn: the refusal is about something else.
 */
export function learn(
  dialect: Dialect,
  sent: Readonly<Record<string, unknown>>,
  refusal: { readonly status: number; readonly body: string },
  known: readonly Lesson[],
): Lesson | undefined {
  if (refusal.status !== 400 && refusal.status !== 422) return undefined;
  const names = (parameter: string): boolean =>
    parameter in sent && new RegExp(`\\b${parameter}\\b`).test(refusal.body);
  const isNew = (about: keyof Dialect): boolean => !known.some((lesson) => lesson.about === about);

  if (isNew('usageInStream') && names('stream_options')) {
    dialect.usageInStream = false;
    return { about: 'usageInStream', undo: () => undefined };
  }
  if (isNew('temperature') && names('temperature') && UNSUPPORTED.test(refusal.body)) {
    dialect.temperature = false;
    return { about: 'temperature', undo: () => undefined };
  }
  const sentName = 'max_tokens' in sent ? 'max_tokens' : 'max_completion_tokens';
  if (isNew('maxTokensName') && names(sentName)) {
    dialect.maxTokensName = sentName === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens';
    return {
      about: 'maxTokensName',
      undo: () => {
        dialect.maxTokensName = sentName;
      },
    };
  }
  return undefined;
}

/** The order of keys and tools never changes, so that servers can keep the beginning in their cache. */
export function requestBody(
  request: ModelRequest,
  options: {
    readonly model: string;
    readonly temperature?: number | undefined;
    readonly maxOutputTokens?: number | undefined;
  },
  dialect: Dialect,
): Record<string, unknown> {
  const { model, temperature, maxOutputTokens } = options;
  const tools = request.tools.length > 0;
  return {
    model,
    ...(tools ? { tools: request.tools.map(toolOf) } : {}),
    messages: request.messages.map(messageOf),
    stream: true,
    ...(dialect.usageInStream ? { stream_options: { include_usage: true } } : {}),
    ...(tools && request.toolChoice === 'none' ? { tool_choice: 'none' } : {}),
    ...(temperature !== undefined && dialect.temperature ? { temperature } : {}),
    ...(maxOutputTokens === undefined ? {} : { [dialect.maxTokensName]: maxOutputTokens }),
  };
}

function toolOf({ name, description, parameters }: ToolSpec): object {
  return { type: 'function', function: { name, description, parameters } };
}

function messageOf(message: ChatMessage): object {
  switch (message.role) {
    case 'tool':
      return { role: 'tool', tool_call_id: message.toolCallId, content: message.content };
    case 'assistant': {
      if (!message.toolCalls?.length) return { role: 'assistant', content: message.content };
      return {
        role: 'assistant',
        // Not an empty text: some servers refuse it beside calls.
        content: message.content === '' ? null : message.content,
        tool_calls: message.toolCalls.map(({ id, name, argumentsText }) => ({
          id,
          type: 'function',
          function: { name: allowedName(name), arguments: parsable(argumentsText) },
        })),
      };
    }
    default:
      return { role: message.role, content: message.content };
  }
}

const MAX_NAME = 64;
const MAX_MALFORMED = 500;

/** A name that the model made up may break the rules that servers have for names. */
function allowedName(name: string): string {
  return name.replace(/[^\w-]/g, '_').slice(0, MAX_NAME) || 'unknown';
}

/** Servers that render the conversation with a template (vLLM, llama.cpp) fail on arguments that are no JSON object. */
function parsable(argumentsText: string): string {
  try {
    const value: unknown = JSON.parse(argumentsText);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return argumentsText;
  } catch {
    // Shown to the model as what it is.
  }
  return JSON.stringify({ malformed: argumentsText.slice(0, MAX_MALFORMED) });
}
