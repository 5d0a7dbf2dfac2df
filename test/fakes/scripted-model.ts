import {
  type ChatModel,
  ModelError,
  type ModelEvent,
  type ModelRequest,
  type ModelUsage,
} from '../../src/agent/model.ts';

type EndReason = Extract<ModelEvent, { type: 'end' }>['reason'];

/** A piece of text, a tool call, a wait, or the failure that ends the reply. */
export type ScriptedStep =
  | string
  | { readonly call: string; readonly arguments?: unknown; readonly id?: string }
  | { readonly waitMs: number }
  /** Says nothing more until it is aborted. */
  | { readonly stall: true }
  | { readonly error: ModelError };

export interface ScriptedReply {
  readonly steps: readonly ScriptedStep[];
  /** Default: `tool-calls` with calls, else `stop`. */
  readonly reason?: EndReason;
  readonly usage?: ModelUsage;
}

/** Steps alone, or made from the request: for replies that quote what they were given. */
export type ScriptedTurn =
  | ScriptedReply
  | readonly ScriptedStep[]
  | ((request: ModelRequest) => ScriptedReply | readonly ScriptedStep[]);

export interface ScriptedModelOptions {
  readonly name?: string;
  /** How `waitMs` waits. Default: not at all, only a turn of the event loop. */
  readonly sleep?: (ms: number) => Promise<void>;
}

const USAGE: ModelUsage = { inputTokens: 100, outputTokens: 20, cachedTokens: 0, estimated: false };
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Plays fixed replies in order, one per call. */
export class ScriptedModel implements ChatModel {
  readonly name: string;
  /** As they came: the messages are copied, so that later changes do not show. */
  readonly requests: ModelRequest[] = [];
  readonly #turns: ScriptedTurn[];
  readonly #sleep: (ms: number) => Promise<void>;
  #unexpected = 0;

  constructor(turns: readonly ScriptedTurn[], options: ScriptedModelOptions = {}) {
    this.name = options.name ?? 'scripted';
    this.#turns = [...turns];
    this.#sleep = options.sleep ?? nextTurn;
  }

  /** Replies that nobody asked for. */
  get left(): number {
    return this.#turns.length;
  }

  /** @throws Error when replies are left over, or more were asked for than there are. */
  assertDone(): void {
    if (this.#unexpected > 0) throw new Error(`${this.name}: ${this.#unexpected} calls without a reply.`);
    if (this.left > 0) throw new Error(`${this.name}: ${this.left} replies were not asked for.`);
  }

  async *stream(request: ModelRequest): AsyncGenerator<ModelEvent> {
    const { signal } = request;
    this.#refuseAborted(signal);
    this.requests.push({
      ...request,
      messages: structuredClone(request.messages),
      tools: structuredClone(request.tools),
    });
    const turn = this.#turns.shift();
    if (!turn) {
      this.#unexpected += 1;
      // No ModelError: a script that is too short must not pass for a failing server.
      throw new Error(`${this.name}: call ${this.requests.length} has no reply in the script.`);
    }
    const given = typeof turn === 'function' ? turn(request) : turn;
    const reply: ScriptedReply = 'steps' in given ? given : { steps: given };
    let calls = 0;
    for (const step of reply.steps) {
      this.#refuseAborted(signal);
      if (typeof step === 'string') yield { type: 'text', text: step };
      else if ('call' in step) {
        calls += 1;
        yield { type: 'tool-call', call: this.#callOf(step, calls) };
      } else if ('waitMs' in step) await this.#sleep(step.waitMs);
      else if ('stall' in step) await aborted(signal);
      else throw step.error;
    }
    this.#refuseAborted(signal);
    yield {
      type: 'end',
      reason: reply.reason ?? (calls > 0 ? 'tool-calls' : 'stop'),
      usage: reply.usage ?? USAGE,
    };
  }

  #callOf(step: { call: string; arguments?: unknown; id?: string }, number: number) {
    const { call: name, arguments: given = {}, id = `call_${this.requests.length}_${number}` } = step;
    return { id, name, argumentsText: typeof given === 'string' ? given : JSON.stringify(given) };
  }

  #refuseAborted(signal: AbortSignal): void {
    if (signal.aborted) throw new ModelError('MODEL_ABORTED', `model: ${this.name} was told to stop.`);
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
