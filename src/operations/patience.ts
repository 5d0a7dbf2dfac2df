import { UndercurrentError } from '../errors.ts';

/** How a program that serves waits for what others will bring back: a network, a database, a platform. */
export interface Patience {
  /** Waits that many ms, or until the signal; never throws. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** The program is to stop. */
  readonly signal: AbortSignal;
  /** Before each wait. `attempt` counts from 1. */
  readonly waits: (error: UndercurrentError, waitMs: number, attempt: number) => void;
}

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;

/**
 * Tries until it works, with longer and longer waits between. Resolves with undefined when the program is to stop meanwhile.
 * @throws what `work` throws when that does not pass by itself: settings and tokens that are wrong, and bugs.
 */
export async function patiently<T>(
  work: () => Promise<T>,
  { sleep, signal, waits }: Patience,
): Promise<T | undefined> {
  for (let attempt = 1; !signal.aborted; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof UndercurrentError) || !error.passing) throw error;
      const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1));
      waits(error, waitMs, attempt);
      await sleep(waitMs, signal);
    }
  }
  return undefined;
}
