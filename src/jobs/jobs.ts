/** Background work that goes on as long as any process lives. */
export interface Job {
  /** Letters and dashes; the same in all processes. */
  readonly name: string;
  /**
   * One round. Resolves with the pause until the next one, in ms. `signal` aborts when the program stops or another
   * process has taken over: then end soon, what is half done is done again. A round that throws is tried again.
   */
  run(signal: AbortSignal): Promise<number>;
}

/** Runs each job in one process at a time, of all that share a store; when that one ends or dies, in another. */
export interface Jobs {
  readonly engine: 'leases' | 'pg-boss';
  /** From now on it runs here when it is this process's turn. Each name once. */
  add(job: Job): Promise<void>;
  /** Rounds under way end by their signal; waits for them at most `limitMs`. Others go on with the jobs. */
  stop(limitMs?: number): Promise<void>;
}

/** Hears of every round. */
export interface JobWatcher {
  ran?(job: string, durationMs: number): void;
  /** A failure of a round or of the engine itself; it goes on all the same. */
  failed(job: string, error: unknown): void;
}

export const JOB_STOP_MS = 10_000;
/** After a round that failed. */
export const JOB_AGAIN_MS = 5_000;
/** A process that dies is missed after this. Renewed three times as often. */
export const JOB_LEASE_MS = 15_000;
