import type { Kysely } from 'kysely';
import type { StoreFailure } from '../failure.ts';
import type { Tables } from '../sql/tables.ts';

/** A database that is open and can be written, whatever is in it. All its errors are `StoreError`. */
export interface Engine {
  readonly kind: 'sqlite' | 'postgres';
  readonly db: Kysely<Tables>;
  /** Damage that the database finds in itself, as lines. Empty: none, or not the program's business. */
  damage(): Promise<readonly string[]>;
  /** A copy of the whole file while it is in use; absent where the database has tools of its own. */
  readonly copyTo?: (file: string) => Promise<void>;
  close(): Promise<void>;
}

/** What a store error says, without the place. */
export const FAILURE_WORDS: Readonly<Record<StoreFailure, string>> = {
  'disk-full': 'there is no room left on the disk. Make room; nothing that was kept is lost',
  'read-only': 'it cannot be written. Give the program the right to write there, or name another place',
  locked: 'another process holds it. Try again, or stop the other process',
  corrupt:
    'it is damaged or no database. It was left as it is: restore a backup, or move it away to start anew',
  unreachable: 'the database server does not answer. Check DATABASE_URL and the server',
  newer: 'it was made by a newer version of the program; update the program',
  refused: 'the database refused a value',
  backup: 'the backup cannot be used',
  closed: 'the store is closed',
  failed: 'the database failed',
};
