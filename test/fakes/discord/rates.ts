/** Rate limits as Discord tells them: by headers, per route and per bot. */

export interface Window {
  readonly limit: number;
  readonly windowMs: number;
}

export interface RateOptions {
  /** POST to one channel. */
  readonly messages: Window;
  /** PATCH of messages in one channel, and through one interaction token. */
  readonly edits: Window;
  readonly others: Window;
  /** All routes with the bot's token; interactions are free of it. */
  readonly global: Window;
}

export const DEFAULT_RATES: RateOptions = {
  messages: { limit: 5, windowMs: 5_000 },
  edits: { limit: 5, windowMs: 5_000 },
  others: { limit: 30, windowMs: 5_000 },
  global: { limit: 50, windowMs: 1_000 },
};

interface Bucket {
  readonly window: Window;
  startedAt: number;
  used: number;
}

export interface Verdict {
  readonly ok: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly retryAfterSeconds?: number;
  readonly global?: boolean;
}

export class Rates {
  private readonly buckets = new Map<string, Bucket>();
  private readonly options: RateOptions;
  private readonly now: () => number;
  /** From route names to until when they are closed by the test. */
  private readonly closed: { readonly pattern: RegExp; readonly until: number; readonly global: boolean }[] =
    [];

  constructor(options: RateOptions, now: () => number) {
    this.options = options;
    this.now = now;
  }

  /** Every request to a route that fits is answered with 429 for so long. */
  shut(pattern: RegExp, forMs: number, global = false): void {
    this.closed.push({ pattern, until: this.now() + forMs, global });
  }

  /** `route`: method and path template; `major`: the channel, guild or token that has limits of its own. */
  take(route: string, major: string, byBot: boolean): Verdict {
    const now = this.now();
    const shut = this.closed.find(
      ({ pattern, until, global }) => until > now && (global ? byBot : pattern.test(route)),
    );
    if (shut) return refusal((shut.until - now) / 1000, shut.global ? 'global' : 'shared', shut.global);
    if (byBot) {
      const all = this.count('global', this.options.global, now);
      if (all.over) return refusal(all.resetAfter, 'global', true);
    }
    const { over, bucket, resetAfter } = this.count(`${route} ${major}`, this.windowOf(route), now);
    const headers = {
      'x-ratelimit-limit': String(bucket.window.limit),
      'x-ratelimit-remaining': String(Math.max(0, bucket.window.limit - bucket.used)),
      'x-ratelimit-reset': ((bucket.startedAt + bucket.window.windowMs) / 1000).toFixed(3),
      'x-ratelimit-reset-after': resetAfter.toFixed(3),
      'x-ratelimit-bucket': hashOf(route),
    };
    if (!over) return { ok: true, headers };
    const refused = refusal(resetAfter, 'user', false);
    return { ...refused, headers: { ...headers, ...refused.headers } };
  }

  /** Windows that are over. */
  forget(): void {
    const now = this.now();
    for (const [key, { startedAt, window }] of this.buckets)
      if (now >= startedAt + window.windowMs) this.buckets.delete(key);
    const open = this.closed.filter(({ until }) => until > now);
    this.closed.splice(0, this.closed.length, ...open);
  }

  private windowOf(route: string): Window {
    const { messages, edits, others } = this.options;
    if (/^POST \/channels\/:id\/messages$|^POST \/webhooks/.test(route)) return messages;
    return /^PATCH \/(channels\/:id\/messages|webhooks)/.test(route) ? edits : others;
  }

  private count(
    key: string,
    window: Window,
    now: number,
  ): { over: boolean; bucket: Bucket; resetAfter: number } {
    let bucket = this.buckets.get(key);
    if (!bucket || now >= bucket.startedAt + bucket.window.windowMs) {
      bucket = { window, startedAt: now, used: 0 };
      this.buckets.set(key, bucket);
    }
    const over = bucket.used >= window.limit;
    if (!over) bucket.used += 1;
    return { over, bucket, resetAfter: Math.max(0, bucket.startedAt + window.windowMs - now) / 1000 };
  }
}

function refusal(seconds: number, scope: 'user' | 'global' | 'shared', global: boolean): Verdict {
  const after = Math.max(0.001, seconds);
  return {
    ok: false,
    retryAfterSeconds: after,
    global,
    headers: {
      'retry-after': after.toFixed(3),
      'x-ratelimit-scope': scope,
      ...(global ? { 'x-ratelimit-global': 'true' } : {}),
    },
  };
}

function hashOf(route: string): string {
  let hash = 0;
  for (const letter of route) hash = (hash * 31 + letter.codePointAt(0)!) >>> 0;
  return hash.toString(16).padStart(8, '0');
}
