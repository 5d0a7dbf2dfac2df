import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ContentSources } from '../../src/delivery/attempt.ts';
import { createRunner, type Runner, type RunnerParts } from '../../src/delivery/runner.ts';
import { type Content, SendError, type Sender, type SendOptions } from '../../src/delivery/sender.ts';
import type { Answer } from '../../src/index.ts';
import type { NewDigestRule } from '../../src/store/digest-rules.ts';
import { openStore } from '../../src/store/open.ts';
import type { Place } from '../../src/store/place.ts';
import type { Store } from '../../src/store/store.ts';

/** A digest of a few words. */
export function answerSaying(text: string): Answer {
  return {
    question: 'digest',
    language: 'en',
    mode: 'recorded',
    asOf: '2026-01-30',
    label: 'Recorded day',
    verdict: 'no-premise',
    blocks: [{ kind: 'verdict', line: [{ text }] }],
    figures: [],
    model: 'narrator',
    toolCalls: [],
    notes: [],
  };
}

export const HELLO: Content = { answer: answerSaying('Gold fell.') };
export const SOURCES: ContentSources = { digest: { contentOf: async () => HELLO } };

export interface SentMessage {
  readonly chatId: string;
  readonly nonce: string;
  readonly at: number;
}

/** A platform in memory. `before` may throw what a platform would throw, or wait. */
export class FakeSender implements Sender {
  readonly platform: string;
  width = 8;
  readonly sent: SentMessage[] = [];
  /** After `begin` and before it counts as sent. */
  before: (to: Place) => void | Promise<void> = () => undefined;
  /** After it counts as sent: an answer that is lost. */
  after: (to: Place) => void | Promise<void> = () => undefined;
  private readonly now: () => number;

  constructor(now: () => number, platform = 'telegram') {
    this.now = now;
    this.platform = platform;
  }

  async send(to: Place, _content: Content, { nonce, begin }: SendOptions): Promise<readonly string[]> {
    if (!(await begin())) throw new SendError('not-begun', 'not begun');
    await this.before(to);
    this.sent.push({ chatId: to.chatId, nonce, at: this.now() });
    await this.after(to);
    return [String(this.sent.length)];
  }

  directPlace(userId: string): Place {
    return { platform: this.platform, chatId: userId };
  }
}

export interface Bench {
  readonly store: Store;
  readonly file: string;
  readonly sender: FakeSender;
  readonly warnings: string[];
  readonly clock: { nowMs: number };
  runner(more?: Partial<RunnerParts>): Runner;
  close(): Promise<void>;
}

/** A store of its own in a folder of its own, on a clock that the test moves. */
export async function bench(startMs: number): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'undercurrent-delivery-'));
  const file = join(folder, 'store.db');
  const clock = { nowMs: startMs };
  const now = (): number => clock.nowMs;
  const warnings: string[] = [];
  const logger = {
    warn: (fields: Readonly<Record<string, unknown>>, message: string) => {
      warnings.push(`${message} ${String((fields.err as Error | undefined)?.message ?? '')}`.trim());
    },
  };
  const store = await openStore({ file, now, log: logger, holder: 'test' });
  const sender = new FakeSender(now);
  return {
    store,
    file,
    sender,
    warnings,
    clock,
    runner: (more = {}) =>
      createRunner({
        store,
        senders: [sender],
        sources: SOURCES,
        now,
        logger,
        catchUpMs: 3 * 3_600_000,
        sleep: realSleep,
        ...more,
      }),
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const realSleep = (ms: number, signal: AbortSignal): Promise<void> =>
  delay(ms, undefined, { signal }).catch(() => undefined);

/** A clock that jumps: sleeping takes no time, but moves it. */
export const jumping =
  (clock: { nowMs: number }) =>
  async (ms: number): Promise<void> => {
    clock.nowMs += ms;
    await delay(0);
  };

export function ruleFor(chatId: string, more: Partial<NewDigestRule> = {}): NewDigestRule {
  return {
    platform: 'telegram',
    chatId,
    time: '08:00',
    zone: 'Europe/Madrid',
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    language: 'en',
    length: 'normal',
    pictures: false,
    setBy: '77',
    ...more,
  };
}
