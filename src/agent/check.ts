import { type ChatMessage, type ChatModel, ModelError, type ModelUsage, type ToolCall } from './model.ts';
import { addUsage, NO_USAGE } from './usage.ts';

export interface ModelCheck {
  readonly name: 'streaming' | 'tools' | 'tool result' | 'references';
  readonly ok: boolean;
  readonly detail: string;
}

export interface ModelVerdict {
  /** The model can do the job. Streaming is a comfort: without it answers come late, not wrong. */
  readonly ok: boolean;
  readonly verdict: string;
  readonly checks: readonly ModelCheck[];
  readonly usage: ModelUsage;
}

const TOOL = {
  name: 'probe',
  description: 'Reads the test gauge of the given name.',
  parameters: {
    type: 'object',
    properties: { gauge: { type: 'string', enum: ['harbour', 'lighthouse'] } },
    required: ['gauge'],
    additionalProperties: false,
  },
};
/** Made up, so that no model knows them: what it says about the gauge it has from the tool. */
const KEEPER = 'Ottoline';
const READING = '4,817.35';
const REFERENCE = '{{probe.value}}';
const RESULT = `gauge: harbour\nreading: ${READING} litres, reference ${REFERENCE}\nkeeper: ${KEEPER}`;

const OPENING: readonly ChatMessage[] = [
  {
    role: 'system',
    content: `You answer from tool results only. Never write a figure of a tool result yourself: write its reference instead, with both pairs of braces, and a program puts the figure there. Example: a result says "depth: 12 m, reference {{pool.depth}}"; you write "The pool is {{pool.depth}} deep."`,
  },
  {
    role: 'user',
    content:
      'What does the harbour gauge read now, and who keeps it? Use the tool, then answer in two full sentences.',
  },
];

interface Heard {
  readonly text: string;
  readonly pieces: number;
  readonly calls: readonly ToolCall[];
  readonly usage: ModelUsage;
}

/**
 * Asks twice, with a tool, what the bot asks all the time. Costs a few hundred tokens.
 * @throws ModelError only when aborted: other failures are the verdict.
 */
export async function checkModel(
  model: ChatModel,
  signal: AbortSignal = new AbortController().signal,
): Promise<ModelVerdict> {
  const checks: ModelCheck[] = [];
  let usage = NO_USAGE;
  const note = (name: ModelCheck['name'], ok: boolean, detail: string): void => {
    checks.push({ name, ok, detail });
  };
  const hear = async (messages: readonly ChatMessage[]): Promise<Heard> => {
    const heard = await listen(model, messages, signal);
    usage = addUsage(usage, heard.usage);
    return heard;
  };

  try {
    const asked = await hear(OPENING);
    const call = asked.calls.find(({ name }) => name === TOOL.name);
    const complaint = complaintAbout(asked, call);
    note('tools', complaint === undefined, complaint ?? 'called the tool with the right arguments');
    if (!call) return verdictOf(model, checks, usage);

    const answer = await hear([
      ...OPENING,
      { role: 'assistant', content: asked.text, toolCalls: asked.calls },
      ...asked.calls.map(({ id }): ChatMessage => ({ role: 'tool', toolCallId: id, content: RESULT })),
    ]);
    noteAnswer(answer, note);
  } catch (error) {
    if (!(error instanceof ModelError) || error.code === 'MODEL_ABORTED') throw error;
    return verdictOf(model, checks, usage, error);
  }
  return verdictOf(model, checks, usage);
}

async function listen(
  model: ChatModel,
  messages: readonly ChatMessage[],
  signal: AbortSignal,
): Promise<Heard> {
  let text = '';
  let pieces = 0;
  let usage = NO_USAGE;
  const calls: ToolCall[] = [];
  for await (const event of model.stream({ messages, tools: [TOOL], signal })) {
    if (event.type === 'tool-call') calls.push(event.call);
    else if (event.type === 'end') usage = event.usage;
    else {
      text += event.text;
      pieces += 1;
    }
  }
  return { text, pieces, calls, usage };
}

function complaintAbout({ calls }: Heard, call: ToolCall | undefined): string | undefined {
  if (!call) {
    return calls.length > 0
      ? `called "${calls[0]!.name}", which does not exist`
      : 'answered without calling the tool';
  }
  let given: unknown;
  try {
    given = JSON.parse(call.argumentsText);
  } catch {
    return `called the tool with arguments that are no JSON: ${call.argumentsText.slice(0, 80)}`;
  }
  return Object(given).gauge === 'harbour'
    ? undefined
    : `called the tool with other arguments than its schema asks for: ${call.argumentsText.slice(0, 80)}`;
}

function noteAnswer(
  { text, pieces, calls }: Heard,
  note: (name: ModelCheck['name'], ok: boolean, detail: string) => void,
): void {
  const readIt = [KEEPER, REFERENCE, READING, READING.replace(',', '')].some((part) => text.includes(part));
  if (text.trim() === '') {
    note(
      'tool result',
      false,
      calls.length > 0 ? 'called the tool again instead of answering' : 'answered with nothing',
    );
    return;
  }
  note('tool result', readIt, readIt ? 'answered from the result' : 'answered without using the result');
  const literal = /4[,.\s]?817/.test(text);
  const referred = text.includes(REFERENCE);
  note(
    'references',
    referred && !literal,
    literal
      ? 'wrote the figure itself instead of its reference'
      : referred
        ? 'wrote the reference instead of the figure'
        : 'wrote neither the reference nor the figure',
  );
  note(
    'streaming',
    pieces > 1,
    pieces > 1 ? `the answer came in ${pieces} pieces` : 'the answer came in one piece',
  );
}

const ORDER: readonly ModelCheck['name'][] = ['streaming', 'tools', 'tool result', 'references'];

function verdictOf(
  model: ChatModel,
  done: readonly ModelCheck[],
  usage: ModelUsage,
  error?: ModelError,
): ModelVerdict {
  const checks = ORDER.map(
    (name) => done.find((check) => check.name === name) ?? { name, ok: false, detail: 'not reached' },
  );
  const wrong = done.find(({ name, ok }) => !ok && name !== 'streaming');
  const ok = !error && !wrong;
  const streams = checks[0]!.ok;
  const verdict = error
    ? `${model.name} cannot do the job: ${error.message}`
    : wrong
      ? `${model.name} cannot do the job: it ${wrong.detail}.`
      : streams
        ? `${model.name} can do the job: it streams, calls tools, reads their results and writes references.`
        : `${model.name} can do the job, but the server does not stream: answers appear at once, at their end.`;
  return { ok, verdict, checks, usage };
}
