import { hostname } from 'node:os';
import type { Context } from './context.ts';

/** Which processes have a file open, to know when one of them died. */
export interface Sessions {
  /** No longer running: they did not close the file. Whoever ran on another machine is counted too. */
  dead(): Promise<readonly string[]>;
  begin(): Promise<void>;
  end(): Promise<void>;
  forget(holders: readonly string[]): Promise<void>;
}

export function createSessions({ db, now, holder }: Context): Sessions {
  const host = hostname();
  const forget = async (holders: readonly string[]): Promise<void> => {
    if (holders.length === 0) return;
    await db
      .deleteFrom('sessions')
      .where('holder', 'in', [...holders])
      .execute();
  };
  return {
    forget,
    dead: async () => {
      const rows = await db.selectFrom('sessions').selectAll().execute();
      return rows
        .filter((row) => row.host !== host || !runs(row.pid, row.holder, holder))
        .map((row) => row.holder);
    },
    begin: async () => {
      await db
        .insertInto('sessions')
        .values({ holder, host, pid: process.pid, created_at: now() })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    end: () => forget([holder]),
  };
}

/** Holders that this process opened itself: in a container every start has the same process id. */
const OWN = new Set<string>();

function runs(pid: number, other: string, holder: string): boolean {
  OWN.add(holder);
  if (pid === process.pid) return OWN.has(other);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, as another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
