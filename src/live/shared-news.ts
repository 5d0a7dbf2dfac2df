import type { Keyv } from 'keyv';
import { z } from 'zod';
import { addSpan, type Coverage, type Span } from '../events/live/coverage.ts';
import type { AskedMemory } from '../events/live/extractor.ts';
import type { LiveFeed } from '../events/live/feed.ts';
import { mergeAll } from '../events/live/merge.ts';
import type { LiveEventStore, LiveState } from '../events/live/store.ts';
import { eventSchema } from '../events/record.ts';
import type { Leases } from '../store/leases.ts';

/** What processes share of news: where they are kept, and whose turn it is to read. */
export interface NewsMemory {
  readonly store: LiveEventStore;
  /** Of its own namespace. */
  readonly keyv: Keyv;
  readonly leases: Pick<Leases, 'withLease'>;
  /** Waits that many ms, or until the signal; never throws. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

const READING = 'read-news';
/** Renewed three times as often; what a dead reader held is free after it. */
const READ_LEASE_MS = 15_000;
/** Between two looks at what another process has read meanwhile. */
const LOOK_MS = 250;
/** Questions in a row need not ask the database each time. */
const FRESH_MS = 1_000;
/**
 * Whoever has the job asks a feed at most a minute after its time (keeper.ts), and a job that died is elsewhere within
 * a minute. A feed that is overdue by more has nobody who reads it.
 */
const GRACE_MS = 2 * 60_000;

export interface SharedReading {
  /** For `createLiveNews`. */
  read(signal: AbortSignal, isOurTurn: boolean): Promise<void>;
  /** Takes in what another process wrote. */
  follow(): Promise<void>;
}

/**
 * Reads feeds in one process at a time. The process with the job reads what is due; the others take in what it writes,
 * and read themselves only what was never read or what nobody has read in time.
 */
export function shareReading(
  feed: Pick<LiveFeed, 'due' | 'refresh' | 'reload'>,
  { leases, sleep, now }: Pick<NewsMemory, 'leases' | 'sleep'> & { readonly now: () => number },
): SharedReading {
  let reloadedMs = Number.NEGATIVE_INFINITY;
  let ourTurnMs = Number.NEGATIVE_INFINITY;
  let underWay: Promise<void> | undefined;

  async function reload(): Promise<void> {
    await feed.reload();
    reloadedMs = now();
  }
  /** A clock that was set back counts as long ago. */
  const isWithin = (atMs: number, limitMs: number): boolean => now() >= atMs && now() - atMs < limitMs;
  const graceMs = (): number => (isWithin(ourTurnMs, GRACE_MS) ? 0 : GRACE_MS);

  async function readDue(signal: AbortSignal): Promise<void> {
    if (!isWithin(reloadedMs, FRESH_MS)) await reload();
    while (!signal.aborted && feed.due(graceMs()).length > 0) {
      const { ran } = await leases.withLease(READING, READ_LEASE_MS, async () => {
        // It may have been read between the look and the lease.
        await reload();
        await feed.refresh(signal, graceMs());
      });
      if (ran) return;
      await sleep(LOOK_MS, signal);
      await reload();
    }
  }

  return {
    read: (signal, isOurTurn) => {
      if (isOurTurn) ourTurnMs = now();
      underWay ??= readDue(signal).finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
    follow: reload,
  };
}

/** Longer than a first read reaches back: no feed gives an older item again. */
const ASKED_MS = 14 * 86_400_000;
const askedSchema = z.object({ record: eventSchema.optional() });

/** What a model was asked about, for all processes and over restarts. */
export function askedIn(keyv: Keyv): AskedMemory {
  const keyOf = (id: string): string => `asked:${id}`;
  return {
    known: async (ids) => {
      const values = ids.length === 0 ? [] : await keyv.getMany(ids.map(keyOf));
      return new Map(
        ids.flatMap((id, i) => {
          const { success, data } = askedSchema.safeParse(values[i]);
          if (!success) return [];
          const { record } = data;
          return [[id, record && { ...record, publicMs: Date.parse(record.first_public_utc) }] as const];
        }),
      );
    },
    add: async (asked) => {
      const entries = [...asked].map(([id, record]) => ({
        key: keyOf(id),
        value: { record },
        ttl: ASKED_MS,
      }));
      await keyv.setMany(entries);
    },
  };
}

const TAKEN_OVER = 'file-taken-over';

/**
 * Joins what an earlier version kept in a file with what is in the store, once. Twice would do no harm: news that are
 * known are known again.
 * @returns how many records came from the file; undefined when there is nothing to take over any more.
 */
export async function takeOver(
  { store, keyv }: Pick<NewsMemory, 'store' | 'keyv'>,
  file: { load(): Promise<LiveState>; exists(): boolean },
): Promise<number | undefined> {
  if (!file.exists() || (await keyv.has(TAKEN_OVER))) return undefined;
  const [old, current] = [await file.load(), await store.load()];
  await store.save({
    records: current.records.length === 0 ? old.records : mergeAll(current.records, old.records),
    coverage: joinCoverage(current.coverage, old.coverage),
    reads: current.reads,
  });
  await keyv.set(TAKEN_OVER, true);
  return old.records.length;
}

function joinCoverage(one: Coverage, other: Coverage): Coverage {
  const joined = new Map(one);
  for (const [id, spans] of other) joined.set(id, spans.reduce<Span[]>(addSpan, [...(joined.get(id) ?? [])]));
  return joined;
}
