export interface Lease {
  readonly name: string;
  readonly holder: string;
  /** Ms since 1970. */
  readonly untilMs: number;
}

export type Leased<T> =
  | { readonly ran: true; readonly value: T }
  /** Somebody else has it. */
  | { readonly ran: false; readonly lease: Lease | undefined };

/** So that of several processes one at a time refreshes sources or plans digests. */
export interface Leases {
  /**
   * Runs `work` while this call holds the lease, renews it meanwhile and gives it back. `signal` aborts when it
   * is lost (the machine slept longer than the lease): then stop, somebody else may have begun. A second call
   * in the same process does not get it either.
   */
  withLease<T>(name: string, ttlMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<Leased<T>>;
  /** For work that outlives a call: undefined when another holds it. The same holder takes it again, longer. */
  acquire(name: string, holder: string, ttlMs: number): Promise<Lease | undefined>;
  release(name: string, holder: string): Promise<boolean>;
  current(name: string): Promise<Lease | undefined>;
}
