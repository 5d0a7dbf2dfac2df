import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { ChatModel, ModelError, ModelEvent, ModelRequest } from '../../src/agent/model.ts';
import { createOpenAiModel, type OpenAiModelOptions } from '../../src/agent/openai.ts';
import { failureOf } from '../contracts/chat-model.ts';
import { type LlmServer, startLlmServer } from '../fakes/llm-server.ts';

export const KEY = 'sk-test-THE-KEY-0123456789abcdef';
export const TIMEOUT_MS = 60_001;
export const STALL_MS = 30_001;
/** Of the client, after the last word. */
export const GRACE_MS = 1_000;
export const NOW = Date.UTC(2026, 10, 20, 12);

/** Time limits pass only when a test says so; waits before an attempt pass at once. */
export interface TestTime {
  readonly sleep: NonNullable<OpenAiModelOptions['sleep']>;
  /** Waits before an attempt. */
  readonly waits: readonly number[];
  /** Waits until a limit of this length runs, then lets it pass. */
  pass(limitMs: number): Promise<void>;
  /** Limits that still run. */
  readonly running: number;
}

export function createTestTime(): TestTime {
  const waits: number[] = [];
  const running = new Map<() => void, number>();
  return {
    waits,
    get running() {
      return running.size;
    },
    sleep(ms, signal) {
      if (![TIMEOUT_MS, STALL_MS, GRACE_MS].includes(ms)) {
        waits.push(ms);
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        const done = (): void => {
          running.delete(done);
          resolve();
        };
        running.set(done, ms);
        if (signal.aborted) done();
        else signal.addEventListener('abort', done, { once: true });
      });
    },
    async pass(limitMs) {
      await until(() => [...running.values()].includes(limitMs));
      for (const [done, ms] of running) if (ms === limitMs) done();
    },
  };
}

/** Polls in turns of the event loop. */
export async function until(holds: () => boolean): Promise<void> {
  const giveUpAt = Date.now() + 5_000;
  while (!holds()) {
    if (Date.now() > giveUpAt) throw new Error(`never held: ${holds}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** One server for the file, emptied after each test; what is left over or broken fails the test. */
export function useServer(): { readonly server: LlmServer } {
  const used: { server: LlmServer } = { server: undefined as never };
  beforeAll(async () => {
    used.server = await startLlmServer({ apiKey: KEY });
  });
  afterEach(() => {
    const { problems, left } = used.server;
    const found = { problems: [...problems], left };
    used.server.reset();
    expect(found).toEqual({ problems: [], left: 0 });
  });
  afterAll(() => used.server.close());
  return used;
}

export function modelOn(
  server: Pick<LlmServer, 'baseUrl'>,
  more: Partial<OpenAiModelOptions> = {},
): ChatModel {
  return createOpenAiModel({
    baseUrl: server.baseUrl,
    apiKey: KEY,
    model: 'test-model',
    timeoutMs: TIMEOUT_MS,
    stallMs: STALL_MS,
    maxRetries: 0,
    sleep: createTestTime().sleep,
    now: () => NOW,
    random: () => 0.5,
    ...more,
  });
}

/** A failure that tells no secret, however deep one looks. */
export async function cleanFailureOf(
  model: ChatModel,
  request?: ModelRequest,
  each?: (event: ModelEvent) => void,
): Promise<{ readonly error: ModelError; readonly events: readonly ModelEvent[] }> {
  const failure = await failureOf(model, request, each);
  const all = inspect(failure.error, { depth: Number.POSITIVE_INFINITY, showHidden: true });
  for (const secret of [KEY, KEY.slice(3), 'THE-KEY', 'Bearer', 'uthorization']) {
    expect(all).not.toContain(secret);
  }
  expect(failure.error.message).toMatch(/^model: .*[.…?\])\w]$/);
  return failure;
}
