/** One JSON value that several processes change. It never expires. */
export interface KeptValue {
  /** Undefined before the first change. */
  get(): Promise<unknown>;
  /**
   * Replaces the value by what `edit` makes of it; of changes at the same moment none is lost. `edit` must not do anything
   * else: when another change came first, it is called again with the newer value. What it throws is thrown on, and
   * nothing is changed.
   */
  change(edit: (value: unknown) => unknown): Promise<void>;
}
