import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Warner } from '../../log.ts';
import type { After } from '../engines/postgres-pool.ts';
import { StoreError } from '../failure.ts';
import type { Context } from './context.ts';

/** While other processes finish what they read. */
const TRIES = 20;
const PAUSE_MS = 50;
/** Somebody reads for long, a copy for instance. */
const AGAIN_MS = 30_000;

export interface Scrubber {
  /** Takes what was deleted out of the journal, too. Never fails: what cannot be done now is done later. */
  scrub(): Promise<void>;
  stop(): void;
}

const inBackground: After = (ms, run) => {
  const timer = setTimeout(run, ms).unref();
  return () => clearTimeout(timer);
};

/**
 * SQLite writes over what is deleted (`secure_delete`), but the old pages stand in the write-ahead log until it is
 * emptied. A truncating checkpoint does that, unless somebody still reads the state before: then it says `busy` and
 * changes nothing for them (https://sqlite.org/pragma.html#pragma_wal_checkpoint). Postgres has nothing of the kind:
 * VACUUM and its log are the server's own business.
 */
export function createScrubber(
  { kind, db }: Pick<Context, 'kind' | 'db'>,
  log: Warner,
  after: After = inBackground,
): Scrubber {
  let cancel: (() => void) | undefined;
  let stopped = false;

  const emptied = async (): Promise<boolean> => {
    try {
      const { rows } = await sql<{ busy: number }>`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db);
      return rows[0]?.busy === 0;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      return error.failure === 'closed';
    }
  };

  const again = async (tries: number): Promise<void> => {
    for (let i = 0; i < tries && !stopped; i++) {
      if (i > 0) await sleep(PAUSE_MS);
      if (await emptied()) return;
    }
    if (stopped || cancel) return;
    log.warn({}, 'what was deleted still stands in the journal of the database: somebody reads it as it was');
    cancel = after(AGAIN_MS, () => {
      cancel = undefined;
      void again(1);
    });
  };

  return {
    scrub: () => (kind === 'sqlite' ? again(TRIES) : Promise.resolve()),
    stop: () => {
      stopped = true;
      cancel?.();
    },
  };
}
