import type { Keyv } from 'keyv';
import { z } from 'zod';
import type { ProvidedDate } from '../events/calendar.ts';
import { SourceError } from '../sources/failure.ts';
import { StoreError } from '../store/failure.ts';
import { parseDay } from '../time/dates.ts';
import type { NewsMemory } from './shared-news.ts';

/** What processes share of dates: where they are kept, and whose turn it is to read. */
export type DatesMemory = Omit<NewsMemory, 'store'>;

export interface KeptDatesParts {
  /** Of the list, in the store. */
  readonly name: string;
  /** Undefined when nothing is to be had. @throws SourceError */
  readonly read: () => Promise<readonly ProvidedDate[] | undefined>;
  readonly now: () => number;
  /** Of the program. */
  readonly signal: AbortSignal;
  /** Default: the list lives and dies with this process. */
  readonly memory?: DatesMemory | undefined;
}

export interface KeptDates {
  /** The last good list, for as long as it can be believed. */
  value(): readonly ProvidedDate[] | undefined;
  /** Reads at most every six hours, over all processes. Never throws for a source or a store that fails. */
  refresh(isOurTurn: boolean): Promise<void>;
}

const EVERY_MS = 6 * 3_600_000;
/** Dates that were read longer ago than this are not shown as known. */
const KEPT_MS = 48 * 3_600_000;
/** The process with the job reads at most a minute after the time; what is overdue by more has nobody who reads it. */
const GRACE_MS = 2 * 60_000;
const READ_LEASE_MS = 15_000;
/** Between two looks at what another process is reading, and at a store that said nothing new. */
const LOOK_MS = 250;
const FRESH_MS = 1_000;

const stateSchema = z.object({
  /** Of the last read, whatever came of it. */
  triedMs: z.number(),
  good: z
    .object({
      atMs: z.number(),
      dates: z.array(
        z.object({
          title: z.string(),
          date: z.string().refine((text) => parseDay(text) !== undefined),
          time: z.string().exactOptional(),
          source: z.string(),
          certainty: z.enum(['scheduled', 'tentative']),
        }),
      ),
    })
    .exactOptional(),
});
type State = z.output<typeof stateSchema>;

export function keptDates({ name, read, now, signal, memory }: KeptDatesParts): KeptDates {
  const key = `dates:${name}`;
  let state: State | undefined;
  let lookedMs = Number.NEGATIVE_INFINITY;
  let underWay: Promise<void> | undefined;

  /** Clocks of two machines differ a little; one that was set back by hours counts as long ago. */
  const isDue = (graceMs: number): boolean =>
    state === undefined || Math.abs(now() - state.triedMs) >= EVERY_MS + graceMs;

  async function look(keyv: Keyv): Promise<void> {
    const { success, data } = stateSchema.safeParse(await keyv.get(key));
    // Of a newer version, or nothing yet: then it is read.
    if (success) state = data;
    lookedMs = now();
  }

  async function readNow(): Promise<void> {
    const good = state?.good;
    state = { triedMs: now(), ...(good ? { good } : {}) };
    try {
      const dates = await read();
      if (dates) state = { triedMs: now(), good: { atMs: now(), dates: [...dates] } };
    } catch (error) {
      // The gap is named by the calendar. The abort at the end of the program is no fault either.
      if (!(error instanceof SourceError) && (error as Error).name !== 'AbortError') throw error;
    }
  }

  async function readShared({ keyv, leases, sleep }: DatesMemory, graceMs: number): Promise<void> {
    if (Math.abs(now() - lookedMs) >= FRESH_MS) await look(keyv);
    while (!signal.aborted && isDue(graceMs)) {
      const { ran } = await leases.withLease(`read-${key}`, READ_LEASE_MS, async () => {
        // It may have been read between the look and the lease.
        await look(keyv);
        if (!isDue(graceMs)) return;
        await readNow();
        if (!signal.aborted) await keyv.set(key, state);
      });
      if (ran) return;
      await sleep(LOOK_MS, signal);
      await look(keyv);
    }
  }

  async function refresh(isOurTurn: boolean): Promise<void> {
    if (!isDue(0)) return;
    if (!memory) return readNow();
    try {
      await readShared(memory, isOurTurn ? 0 : GRACE_MS);
    } catch (error) {
      // Dates are extra: a store that is away is told by all else that needs it.
      if (!(error instanceof StoreError)) throw error;
    }
  }

  return {
    value: () => (state?.good && now() - state.good.atMs < KEPT_MS ? state.good.dates : undefined),
    refresh: (isOurTurn) => {
      underWay ??= refresh(isOurTurn).finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
  };
}
