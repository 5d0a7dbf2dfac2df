export interface Counted {
  /** False: it would have passed the limit, and nothing was added. */
  readonly ok: boolean;
  /** After adding; when refused what it was, 0 if it never counted. */
  readonly value: number;
  /** When it starts again at zero, ms since 1970. */
  readonly expiresAtMs: number;
}

/**
 * Numbers that several processes count up together. A key about one person or chat ends in its id
 * (`rate:telegram:7`), so that it is deleted when they leave.
 */
export interface Counters {
  /**
   * Adds in one statement, so that no two processes pass the limit together. The time to live starts with the
   * first count and does not move (a window). `by` may be negative: what was reserved is given back.
   */
  increment(
    key: string,
    by: number,
    options: { readonly ttlMs: number; readonly limit?: number },
  ): Promise<Counted>;
  get(key: string): Promise<number>;
  reset(key: string): Promise<void>;
}
