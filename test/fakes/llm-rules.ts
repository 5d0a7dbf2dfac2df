const PARAMETERS = new Set([
  'model',
  'messages',
  'tools',
  'tool_choice',
  'stream',
  'stream_options',
  'temperature',
  'max_tokens',
  'max_completion_tokens',
]);
const NAME = /^[a-zA-Z0-9_-]{1,64}$/;

/** The rules of OpenAI's reference that a client can break; each broken one as a sentence. */
export function brokenRules(value: unknown): string[] {
  if (!isRecord(value)) return ['The body is no JSON object.'];
  const broken: string[] = [];
  const rule = (holds: boolean, sentence: string): void => {
    if (!holds) broken.push(sentence);
  };
  for (const name of Object.keys(value))
    rule(PARAMETERS.has(name), `Unrecognized request argument: ${name}.`);
  rule(typeof value.model === 'string' && value.model !== '', 'The model is missing.');
  rule(!('stream_options' in value) || value.stream === true, 'stream_options needs stream.');
  rule(!('tool_choice' in value) || 'tools' in value, 'tool_choice needs tools.');
  rule(!('max_tokens' in value && 'max_completion_tokens' in value), 'Two limits of tokens.');
  if ('tools' in value) toolRules(value.tools, rule);
  messageRules(value.messages, rule);
  return broken;
}

type Rule = (holds: boolean, sentence: string) => void;

function toolRules(tools: unknown, rule: Rule): void {
  const list = Array.isArray(tools) ? tools : [];
  rule(list.length > 0, 'tools is no list, or empty.');
  const names = new Set<unknown>();
  for (const tool of list) {
    const spec = isRecord(tool) && tool.type === 'function' && isRecord(tool.function) ? tool.function : {};
    rule(typeof spec.name === 'string' && NAME.test(spec.name), `Illegal tool name: ${spec.name}.`);
    rule(!names.has(spec.name), `Two tools with the name ${spec.name}.`);
    rule(
      isRecord(spec.parameters) && spec.parameters.type === 'object',
      `${spec.name}: parameters is no object schema.`,
    );
    names.add(spec.name);
  }
}

const ROLES = new Set<unknown>(['system', 'developer', 'user', 'assistant', 'tool']);

function messageRules(messages: unknown, rule: Rule): void {
  const list = Array.isArray(messages) ? messages : [];
  rule(list.length > 0, 'messages is no list, or empty.');
  let open = new Set<unknown>();
  for (const [index, given] of list.entries()) {
    const at = `messages[${index}]`;
    const message = isRecord(given) ? given : {};
    rule(ROLES.has(message.role), `${at}: unknown role ${message.role}.`);
    if (message.role === 'tool') {
      rule(open.delete(message.tool_call_id), `${at} answers no tool call: ${message.tool_call_id}.`);
    } else {
      rule(open.size === 0, `${at}: tool calls before it have no answer: ${[...open].join(', ')}.`);
      open = new Set();
    }
    const calls = message.role === 'assistant' && 'tool_calls' in message;
    const mayBeEmpty = calls && message.content === null;
    rule(mayBeEmpty || typeof message.content === 'string', `${at}: content is no text.`);
    if (calls) open = callIds(message.tool_calls, at, rule);
  }
  rule(open.size === 0, `Tool calls at the end have no answer: ${[...open].join(', ')}.`);
}

function callIds(calls: unknown, at: string, rule: Rule): Set<unknown> {
  const ids = new Set<unknown>();
  const list = Array.isArray(calls) ? calls : [];
  rule(list.length > 0, `${at}: tool_calls is no list, or empty.`);
  for (const call of list) {
    const given = isRecord(call) && isRecord(call.function) ? call.function : {};
    const { id, type } = isRecord(call) ? call : {};
    rule(typeof id === 'string' && id !== '' && !ids.has(id), `${at}: a call without an id of its own.`);
    rule(type === 'function', `${at}: a call that is no function.`);
    rule(typeof given.name === 'string' && NAME.test(given.name), `${at}: illegal name ${given.name}.`);
    rule(typeof given.arguments === 'string', `${at}: arguments are no text.`);
    ids.add(id);
  }
  return ids;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
