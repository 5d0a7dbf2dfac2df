import { ApiFailure, type Json } from './types.ts';

export interface Update extends Json {
  readonly update_id: number;
}

const FIRST_ID = 700_000_001;
const MAX_BATCH = 100;
const MAX_RETRY_MS = 2_000;
/** Not sent unless they are asked for. */
const ONLY_ON_REQUEST = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);

interface Poll {
  readonly answer: (updates: readonly Update[]) => void;
  readonly fail: (error: ApiFailure) => void;
  readonly limit: number;
}

export interface Webhook {
  readonly url: string;
  readonly secret: string | undefined;
  lastError?: { readonly at: number; readonly message: string };
}

/** The queue of updates: held polls, confirmation by offset, one poller at a time, or deliveries to a webhook. */
export class Updates {
  webhook: Webhook | undefined;
  /** How often each update was handed out. */
  readonly deliveries = new Map<number, number>();
  /** Calls that a webhook answered with. */
  onReply: (call: Json) => void = () => undefined;
  private queue: Update[] = [];
  private nextId = FIRST_ID;
  private allowed: readonly string[] = [];
  private held: Poll | undefined;
  private closed = false;

  get pending(): number {
    return this.queue.length;
  }

  /** Returns the id, or undefined when the bot did not ask for such updates. */
  add(kind: string, content: Json): number | undefined {
    const wanted = this.allowed.length > 0 ? this.allowed.includes(kind) : !ONLY_ON_REQUEST.has(kind);
    if (!wanted) return undefined;
    const update = { update_id: this.nextId++, [kind]: content };
    this.queue.push(update);
    if (this.webhook) void this.deliver(update, this.webhook);
    else this.flush();
    return update.update_id;
  }

  /** The same update once more, as after a confirmation that was lost. */
  again(update: Update): void {
    this.queue.push(update);
    if (this.webhook) void this.deliver(update, this.webhook);
    else this.flush();
  }

  allow(kinds: unknown): void {
    if (Array.isArray(kinds)) this.allowed = kinds as string[];
  }

  poll(params: Json, onLeave: (leave: () => void) => void): Promise<readonly Update[]> {
    if (this.webhook) {
      const message =
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
      throw new ApiFailure(409, message);
    }
    this.allow(params.allowed_updates);
    const offset = Number(params.offset ?? 0);
    if (offset > 0) this.queue = this.queue.filter(({ update_id }) => update_id >= offset);
    if (offset < 0) this.queue = this.queue.slice(offset);
    const limit = Math.min(MAX_BATCH, Math.max(1, Number(params.limit ?? MAX_BATCH)));
    // The newer call ends the one that waits.
    this.conflict(
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    );
    const timeoutMs = Number(params.timeout ?? 0) * 1_000;
    if (this.queue.length > 0 || timeoutMs === 0) return Promise.resolve(this.batch(limit));
    return new Promise((resolve, reject) => {
      const end = (work: () => void): void => {
        clearTimeout(timer);
        if (this.held === held) this.held = undefined;
        work();
      };
      const held: Poll = {
        limit,
        answer: (updates) => end(() => resolve(updates)),
        fail: (error) => end(() => reject(error)),
      };
      const timer = setTimeout(() => held.answer([]), timeoutMs);
      this.held = held;
      onLeave(() => held.answer([]));
    });
  }

  setWebhook(url: string, secret: string | undefined): void {
    this.conflict('Conflict: terminated by setWebhook request');
    this.webhook = url === '' ? undefined : { url, secret };
    if (this.webhook) for (const update of this.queue) void this.deliver(update, this.webhook);
  }

  dropPending(): void {
    this.queue = [];
  }

  close(): void {
    this.closed = true;
    this.held?.answer([]);
  }

  private conflict(message: string): void {
    this.held?.fail(new ApiFailure(409, message));
  }

  private flush(): void {
    if (this.held && this.queue.length > 0) this.held.answer(this.batch(this.held.limit));
  }

  private batch(limit: number): readonly Update[] {
    const batch = this.queue.slice(0, limit);
    for (const update of batch) this.count(update);
    return batch;
  }

  private count({ update_id: id }: Update): void {
    this.deliveries.set(id, (this.deliveries.get(id) ?? 0) + 1);
  }

  /** Again and again until it is answered with 2xx. */
  private async deliver(update: Update, webhook: Webhook): Promise<void> {
    for (
      let waitMs = 50;
      !this.closed && this.webhook === webhook;
      waitMs = Math.min(MAX_RETRY_MS, waitMs * 2)
    ) {
      if (!this.queue.includes(update)) return;
      try {
        this.count(update);
        const headers = {
          'content-type': 'application/json',
          ...(webhook.secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': webhook.secret }),
        };
        const response = await fetch(webhook.url, { method: 'POST', headers, body: JSON.stringify(update) });
        const body = await response.text();
        if (response.ok) {
          this.queue = this.queue.filter((other) => other !== update);
          if (body.startsWith('{')) this.onReply(JSON.parse(body) as Json);
          return;
        }
        webhook.lastError = {
          at: Date.now(),
          message: `Wrong response from the webhook: ${response.status} ${response.statusText}`,
        };
      } catch {
        webhook.lastError = { at: Date.now(), message: 'Connection refused' };
      }
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
}
