import type { Line, Warner } from '../../src/index.ts';
import { TelegramFailure } from './failure.ts';
import type { Outbox, Place } from './outbox.ts';
import { joined, type RichText, RichTextBuilder } from './rich-text.ts';
import { split } from './split.ts';

export interface LiveTimings {
  /** An answer that is there before needs no placeholder. */
  readonly placeholderAfterMs: number;
  /** Between two edits, at least. */
  readonly editEveryMs: number;
  readonly groupEditEveryMs: number;
  /** "typing ..." is shown for five seconds: https://core.telegram.org/bots/api#sendchataction. */
  readonly typingEveryMs: number;
}

export const LIVE_TIMINGS: LiveTimings = {
  placeholderAfterMs: 120,
  editEveryMs: 1_200,
  groupEditEveryMs: 4_000,
  typingEveryMs: 4_500,
};
/** Until the gate is free for something that can wait. */
const LOOK_AGAIN_MS = 150;

export interface LiveParts {
  readonly outbox: Outbox;
  readonly place: Place;
  readonly replyTo?: number;
  readonly timings: LiveTimings;
  readonly logger?: Warner;
  /** The person cannot be reached any more: nobody waits for the answer. */
  readonly onClosed: () => void;
  /** The message that shows it is there. */
  readonly onShown?: (messageId: number) => void;
}

/** One message that shows how far the answer is: what is being read, then verified lines as they come. */
export class LiveMessage {
  private messageId: number | undefined;
  private working = '';
  private head: Line | undefined;
  private readonly body: Line[] = [];
  private shown = '';
  private over = false;
  private gone = false;
  private sending: Promise<void> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private typing: ReturnType<typeof setInterval> | undefined;
  private readonly parts: LiveParts;

  constructor(parts: LiveParts) {
    this.parts = parts;
  }

  /** The first sign, at once. */
  start(): void {
    const { outbox, place, timings } = this.parts;
    outbox.act(place, 'typing');
    this.typing = setInterval(() => outbox.act(place, 'typing'), timings.typingEveryMs);
    this.timer = setTimeout(() => this.tick(), timings.placeholderAfterMs);
  }

  says(what: string): void {
    this.working = what;
  }

  line(line: Line, first: boolean): void {
    if (first) this.head = line;
    else this.body.push(line);
  }

  /** Nothing more is shown from here on. Returns the message to put the answer into, if there is one. */
  async finish(): Promise<number | undefined> {
    this.over = true;
    clearTimeout(this.timer);
    clearInterval(this.typing);
    await this.sending;
    return this.gone ? undefined : this.messageId;
  }

  private tick(): void {
    if (this.over || this.gone) return;
    const text = this.text();
    const key = JSON.stringify(text);
    let next = LOOK_AGAIN_MS;
    if (key !== this.shown) {
      const sent = this.show(text);
      if (sent) {
        this.sending = sent.then(
          () => {
            this.shown = key;
          },
          (error: unknown) => this.failed(error),
        );
        const { editEveryMs, groupEditEveryMs } = this.parts.timings;
        next = this.parts.place.isGroup ? groupEditEveryMs : editEveryMs;
      }
    }
    const again = (): void => {
      if (!this.over) this.timer = setTimeout(() => this.tick(), next);
    };
    if (this.sending) void this.sending.then(again);
    else again();
  }

  private show(rich: RichText): Promise<void> | undefined {
    const { outbox, place, replyTo } = this.parts;
    if (this.messageId !== undefined) return outbox.tryEdit(place, this.messageId, { rich });
    const message = { rich, ...(replyTo === undefined ? {} : { replyTo }) };
    return outbox.trySend(place, message)?.then((id) => {
      this.messageId = id;
      this.parts.onShown?.(id);
    });
  }

  private failed(error: unknown): void {
    if (!(error instanceof TelegramFailure)) throw error;
    if (error.kind === 'message-gone') this.gone = true;
    else if (error.kind === 'closed') {
      this.gone = true;
      this.parts.onClosed();
    }
    // Only the look of progress is lost; the answer itself is sent with care.
    else this.parts.logger?.warn({ err: error }, 'telegram: progress could not be shown');
  }

  private text(): RichText {
    const parts: RichText[] = [];
    if (this.head) parts.push(new RichTextBuilder().line(trimmedLine(this.head), { strong: true }).build());
    if (this.body.length > 0) parts.push(new RichTextBuilder().line(trimmedLine(this.body.flat())).build());
    // Beside lines that come, what was read before is no news.
    const more = parts.length > 0 ? '…' : `${this.working} …`;
    parts.push(new RichTextBuilder().add(more, { em: true }).build());
    return split(joined(parts, '\n\n'))[0]!;
  }
}

function trimmedLine(line: Line): Line {
  const [first, ...rest] = line;
  return first ? [{ ...first, text: first.text.trimStart() }, ...rest] : line;
}
