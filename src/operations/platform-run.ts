import type { Adapter } from '../adapter.ts';
import { UndercurrentError } from '../errors.ts';
import { type Patience, patiently } from './patience.ts';

export type AdapterState = 'starting' | 'connected' | 'ended';

export interface PlatformRunParts {
  readonly start: () => Promise<Adapter>;
  readonly patience: Patience;
  readonly connected: (adapter: Adapter) => void;
  readonly is: (state: AdapterState) => void;
  /** It is over because of this. */
  readonly failed: (error: unknown) => void;
}

/** A chat platform from its first attempt to its end. */
export interface PlatformRun {
  /** The first attempt is over, whatever became of it. */
  readonly tried: Promise<void>;
  /** It is over: stopped, or it can never work. Rejects on a bug. */
  readonly over: Promise<void>;
}

/** Starts a platform, and goes on trying while what it needs is only away; the others work meanwhile. */
export function runPlatform({ start, patience, connected, is, failed }: PlatformRunParts): PlatformRun {
  let first: () => void = () => undefined;
  const tried = new Promise<void>((resolve) => {
    first = resolve;
  });
  async function run(): Promise<void> {
    const adapter = await patiently(start, {
      ...patience,
      waits: (error, waitMs, attempt) => {
        patience.waits(error, waitMs, attempt);
        first();
      },
    });
    if (!adapter) return;
    if (patience.signal.aborted) return adapter.stop();
    connected(adapter);
    is('connected');
    first();
    await adapter.ended;
  }
  const over = run()
    .catch((error: unknown) => {
      if (!(error instanceof UndercurrentError)) throw error;
      failed(error);
    })
    .finally(() => {
      is('ended');
      first();
    });
  return { tried, over };
}
