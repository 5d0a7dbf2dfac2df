import { NoDataError } from '../errors.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** The bot, as far as it is waited for. */
interface Read {
  readonly mode: 'recorded' | 'live';
  prepare(options: { readonly patienceMs: number }): Promise<void>;
  snapshot(): Pick<Snapshot, 'incomplete' | 'insteadOfLive'>;
}

/** A digest has time: it waits this long for a read of all that is due, where a person would not. */
const READ_PATIENCE_MS = 60_000;
/** A network that has just come back, or a source that is down for a moment: then what is not known is told. */
export const INCOMPLETE_PATIENCE_MS = 5 * 60_000;

/**
 * Waits until what is due is read; in all no longer than `incompletePatienceMs` while too few prices are known to judge the
 * market. @throws NoDataError meanwhile, after each read: the delivery is tried again.
 */
export function untilRead(
  bot: Read,
  now: () => number,
  incompletePatienceMs = INCOMPLETE_PATIENCE_MS,
): () => Promise<void> {
  let incompleteSinceMs: number | undefined;
  return async () => {
    await bot.prepare({ patienceMs: READ_PATIENCE_MS });
    if (bot.mode !== 'live') return;
    const { incomplete, insteadOfLive } = bot.snapshot();
    if (!incomplete && !insteadOfLive) {
      incompleteSinceMs = undefined;
      return;
    }
    incompleteSinceMs ??= now();
    // A clock that was set back must not make the wait longer.
    const waitedMs = now() - incompleteSinceMs;
    if (waitedMs >= 0 && waitedMs < incompletePatienceMs)
      throw new NoDataError('A digest waits: too few prices are known yet to judge the market.');
  };
}
