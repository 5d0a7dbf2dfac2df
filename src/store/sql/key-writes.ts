import type { Insertable } from 'kysely';
import { StoreError } from '../failure.ts';
import { chunks } from './columns.ts';
import type { Context } from './context.ts';
import type { Tables } from './tables.ts';

type Row = Insertable<Tables['kv']>;

/**
 * Writes of the same moment, of all namespaces, share one commit: a commit waits for the disk, and with hundreds
 * of chats at once those waits would stand in line before everything else the program does. Each caller still
 * waits until its own values are on the disk.
 */
interface Writes {
  add(rows: readonly Row[]): Promise<void>;
  /** Resolves when nothing that was added so far is under way any more; failures are told to who added. */
  written(): Promise<void>;
}

const ROWS_PER_STATEMENT = 500;
const queues = new WeakMap<Context['db'], Writes>();

export function queueOf({ db }: Context): Writes {
  const known = queues.get(db);
  if (known) return known;
  let batch: { readonly rows: Row[]; readonly done: Promise<void> } | undefined;
  const made: Writes = {
    add: (rows) => {
      if (!batch) {
        const gathered: Row[] = [];
        const done = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
          batch = undefined;
          return writeAll(db, gathered);
        });
        batch = { rows: gathered, done };
      }
      const { rows: gathered, done } = batch;
      gathered.push(...rows);
      return done.catch((error: unknown) => {
        // Who waited for a database that does not answer shall not wait again.
        if (error instanceof StoreError && error.failure === 'unreachable') throw error;
        // Of a batch that the database refuses nobody knows whose fault it was: each is tried alone.
        return writeAll(db, rows);
      });
    },
    written: async () => {
      await batch?.done.catch(() => undefined);
    },
  };
  queues.set(db, made);
  return made;
}

async function writeAll(db: Context['db'], entries: readonly Row[]): Promise<void> {
  const nameOf = ({ namespace, key }: Row): string => `${namespace} ${key}`;
  // One statement cannot write the same key twice; the last one counts.
  const rows = [...new Map(entries.map((row) => [nameOf(row), row])).values()];
  // In one order everywhere, so that two processes do not wait for each other.
  rows.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  for (const part of chunks(rows, ROWS_PER_STATEMENT))
    await db
      .insertInto('kv')
      .values([...part])
      .onConflict((conflict) =>
        conflict.columns(['namespace', 'key']).doUpdateSet((eb) => ({
          value: eb.ref('excluded.value'),
          expires_at: eb.ref('excluded.expires_at'),
          owner_user: eb.ref('excluded.owner_user'),
          owner_chat: eb.ref('excluded.owner_chat'),
        })),
      )
      .execute();
}
