import { ApiFailure } from './types.ts';

/**
 * https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this: one message a second in a chat, short
 * bursts allowed; twenty a minute in a group; about thirty a second over all chats.
 */
const OVERALL_PER_SECOND = 30;
const CHAT_BURST = 3;
const GROUP_PER_MINUTE = 20;
const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

export interface LimitReport {
  /** Calls that were refused with 429. */
  refused: number;
  /** The most that were taken in any second, and the shortest gap between two in one chat. */
  mostPerSecond: number;
  shortestGapMs: number;
  mostPerGroupMinute: number;
}

/** Counts what goes out, and refuses what Telegram would refuse. */
export class Limits {
  readonly report: LimitReport = {
    refused: 0,
    mostPerSecond: 0,
    shortestGapMs: Number.POSITIVE_INFINITY,
    mostPerGroupMinute: 0,
  };
  enforced = true;
  private taken: number[] = [];
  private readonly chats = new Map<number, { credit: number; at: number; minute: number[] }>();
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  /** @throws ApiFailure 429 with `retry_after` in whole seconds. */
  take(chatId: number, isGroup: boolean, count = 1): void {
    const at = this.now();
    this.taken = this.taken.filter((time) => time > at - SECOND_MS);
    const chat = this.chats.get(chatId) ?? { credit: CHAT_BURST, at: Number.NEGATIVE_INFINITY, minute: [] };
    this.chats.set(chatId, chat);
    const credit = Math.min(CHAT_BURST, chat.credit + (at - chat.at) / SECOND_MS);
    chat.minute = chat.minute.filter((time) => time > at - MINUTE_MS);
    if (this.enforced) {
      if (this.taken.length + count > OVERALL_PER_SECOND) this.refuse(1);
      if (credit < 1) this.refuse(Math.ceil(1 - credit) + 1);
      if (isGroup && chat.minute.length + count > GROUP_PER_MINUTE)
        this.refuse(Math.ceil((chat.minute[0]! + MINUTE_MS - at) / SECOND_MS));
    }
    const { report } = this;
    if (Number.isFinite(chat.at)) report.shortestGapMs = Math.min(report.shortestGapMs, at - chat.at);
    chat.credit = credit - count;
    chat.at = at;
    for (let i = 0; i < count; i++) {
      this.taken.push(at);
      chat.minute.push(at);
    }
    report.mostPerSecond = Math.max(report.mostPerSecond, this.taken.length);
    if (isGroup) report.mostPerGroupMinute = Math.max(report.mostPerGroupMinute, chat.minute.length);
  }

  private refuse(seconds: number): never {
    this.report.refused += 1;
    throw new ApiFailure(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
  }
}
