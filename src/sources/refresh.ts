/**
 * Brings the stored series up to date: what is due by its publication rule, the preferred source of each
 * indicator first, its fallbacks only where that one has nothing current.
 */

import { setMaxListeners } from 'node:events';
import type { Indicator } from '../indicators/indicator.ts';
import type { Registry } from '../indicators/registry.ts';
import { SourceError } from './failure.ts';
import { dueAtMs, isCurrent } from './schedule.ts';
import type { LiveSource, SourceResults } from './source.ts';
import { type Taken, taken } from './store/intake.ts';
import type { SeriesStore } from './store/series-store.ts';
import { keyOf, liveRefs, type TrackedSeries, trackedSeries } from './tracked.ts';

export interface RefreshProgress {
  /** A source that has just answered, or not. */
  readonly source: string;
  readonly read: number;
  readonly failed: number;
  /** Of the failed ones, those whose host could not be reached at all. */
  readonly unreachable: number;
  readonly durationMs: number;
  /** Sources answered so far, of those asked so far (fallbacks join on the way). */
  readonly done: number;
  readonly asked: number;
}

export interface RefreshReport {
  /** Series that were asked for, and those that failed. */
  readonly asked: number;
  readonly failed: number;
  readonly durationMs: number;
}

export interface RefreshOptions {
  /** `due` (default): what the schedule says. `all`: every series of every source, fallbacks too. */
  readonly what?: 'due' | 'all';
  readonly onProgress?: (progress: RefreshProgress) => void;
}

export interface Refresher {
  /** One at a time: a call while one is running gets the one under way. Never throws for a failing source. */
  refresh(options?: RefreshOptions): Promise<RefreshReport>;
  /** Series that are due now. */
  due(): readonly TrackedSeries[];
  /** When the next series falls due, ms since 1970; infinite when none is tracked. */
  nextDueMs(): number;
  readonly tracked: readonly TrackedSeries[];
  readonly sources: readonly LiveSource[];
  /** Ends the reads under way. */
  stop(): Promise<void>;
}

export interface RefresherParts {
  readonly registry: Registry;
  readonly sources: readonly LiveSource[];
  readonly store: SeriesStore;
  readonly now: () => number;
  /** Indicators whose series are read before the others of the same source. */
  readonly urgent?: ReadonlySet<string>;
}

interface Wish {
  readonly tracked: TrackedSeries;
  readonly whole: boolean;
}

export function createRefresher({ registry, sources, store, now, urgent }: RefresherParts): Refresher {
  const byId = new Map(sources.map((source) => [source.id, source]));
  const usable = (id: string): boolean => {
    const source = byId.get(id);
    return source !== undefined && source.needsKey === undefined;
  };
  const tracked = trackedSeries(registry).filter(({ source }) => byId.has(source));
  const byKey = new Map(tracked.map((series) => [keyOf(series), series]));
  const stopping = new AbortController();
  // Every request of a refresh hangs on it: more than the ten that Node takes for a leak.
  setMaxListeners(0, stopping.signal);
  let underWay:
    | { readonly promise: Promise<RefreshReport>; readonly watchers: Set<(p: RefreshProgress) => void> }
    | undefined;

  const isDue = (series: TrackedSeries, nowMs: number): boolean =>
    dueAtMs(
      series,
      store.get(series),
      store.attempt(series),
      nowMs,
      byId.get(series.source)?.givesRunning === true,
    ) <= nowMs;

  /** The refs of an indicator down to the first that is current: what has to be kept up. */
  function* wanted(indicator: Indicator, nowMs: number): Generator<TrackedSeries> {
    for (const ref of liveRefs(indicator)) {
      const series = byKey.get(keyOf(ref));
      if (!series || !usable(series.source)) continue;
      yield series;
      if (isCurrent(series, store.get(series), nowMs)) return;
    }
  }

  /** The next thing to ask for each indicator; `asked` was tried in this refresh, `pending` has not answered yet. */
  const nextWishes = (nowMs: number, asked: ReadonlySet<string>, pending: ReadonlySet<string>): Wish[] => {
    const wishes = new Map<string, Wish>();
    for (const indicator of registry.all) {
      for (const series of wanted(indicator, nowMs)) {
        const key = keyOf(series);
        // A fallback is asked only when the one before it has had its chance.
        if (pending.has(key)) break;
        if (asked.has(key)) continue;
        if (isDue(series, nowMs)) wishes.set(key, { tracked: series, whole: false });
        // What is not due (it was tried a moment ago) lets the next fallback be looked at.
        else if (!isCurrent(series, store.get(series), nowMs)) continue;
        break;
      }
    }
    return [...wishes.values()];
  };

  const read = async (source: LiveSource, wishes: readonly Wish[]): Promise<Taken[]> => {
    const startedMs = now();
    const requests = wishes.map(({ tracked: series, whole }) =>
      taken.request(series, store, whole, startedMs),
    );
    let results: SourceResults;
    try {
      results = await source.fetch(requests, stopping.signal);
    } catch (cause) {
      if (stopping.signal.aborted) throw cause;
      // A source promises not to throw; one that does has a bug, which must not take the others down.
      const error = new SourceError(
        source.id,
        'changed',
        `${source.id}: could not be read (a fault in its reader)`,
        { cause },
      );
      results = new Map(requests.map(({ series }) => [series, error]));
    }
    const takes = wishes.map((wish) =>
      taken.of(wish.tracked, results.get(wish.tracked.series), store, source, startedMs, now()),
    );
    await store.put(
      takes.flatMap(({ update }) => (update ? [update] : [])),
      takes.map(({ attempt }) => attempt),
    );
    return takes;
  };

  const run = async (
    what: 'due' | 'all',
    watchers: Set<(p: RefreshProgress) => void>,
  ): Promise<RefreshReport> => {
    const startedMs = now();
    const asked = new Set<string>();
    const pending = new Set<string>();
    const busy = new Map<string, Promise<void>>();
    let failed = 0;
    let done = 0;
    let started = 0;
    const launch = (wishes: readonly Wish[]): void => {
      for (const [id, group] of batches(wishes, urgent)) {
        const keys = group.map(({ tracked: series }) => keyOf(series));
        for (const key of keys) {
          asked.add(key);
          pending.add(key);
        }
        started += 1;
        const label = `${id} ${started}`;
        busy.set(
          label,
          (async () => {
            const since = now();
            let takes = await read(byId.get(id)!, group);
            // A new basis: what is stored is another vintage, so the whole history is read once more.
            const rebased = takes
              .filter(({ rebased }) => rebased)
              .map(({ tracked: series }) => ({ tracked: series, whole: true }));
            if (rebased.length > 0)
              takes = [...takes.filter(({ rebased }) => !rebased), ...(await read(byId.get(id)!, rebased))];
            const bad = takes.filter(({ attempt }) => attempt.failure !== undefined).length;
            failed += bad;
            done += 1;
            for (const watch of watchers)
              watch({
                source: id,
                read: takes.length - bad,
                failed: bad,
                unreachable: takes.filter(({ attempt }) => attempt.failure?.kind === 'unreachable').length,
                durationMs: now() - since,
                done,
                asked: started,
              });
          })().finally(() => {
            busy.delete(label);
            for (const key of keys) pending.delete(key);
          }),
        );
      }
    };
    launch(
      what === 'all'
        ? tracked.filter(({ source }) => usable(source)).map((series) => ({ tracked: series, whole: false }))
        : nextWishes(startedMs, asked, pending),
    );
    // As soon as one source has answered, the fallbacks of what it failed to give are asked.
    while (busy.size > 0) {
      await Promise.race(busy.values());
      if (what === 'due' && !stopping.signal.aborted) launch(nextWishes(now(), asked, pending));
    }
    return { asked: asked.size, failed, durationMs: now() - startedMs };
  };

  return {
    tracked,
    sources,
    due: () => nextWishes(now(), new Set(), new Set()).map(({ tracked: series }) => series),
    nextDueMs: () => {
      const nowMs = now();
      let next = Number.POSITIVE_INFINITY;
      for (const indicator of registry.all) {
        for (const series of wanted(indicator, nowMs)) {
          const running = byId.get(series.source)?.givesRunning === true;
          next = Math.min(next, dueAtMs(series, store.get(series), store.attempt(series), nowMs, running));
        }
      }
      return next;
    },
    refresh: ({ what = 'due', onProgress } = {}) => {
      if (!underWay) {
        const watchers = new Set<(p: RefreshProgress) => void>();
        const promise = run(what, watchers).finally(() => {
          underWay = undefined;
        });
        underWay = { promise, watchers };
      }
      if (onProgress) underWay.watchers.add(onProgress);
      return underWay.promise;
    },
    stop: async () => {
      stopping.abort(new Error('the program ends'));
      await underWay?.promise.catch(() => undefined);
    },
  };
}

/**
 * One batch per source, what is urgent in a batch of its own and first: the host's pace serves it first, and it
 * is in the store while the rest is still being read.
 */
function batches(wishes: readonly Wish[], urgent: ReadonlySet<string> = new Set()): [string, Wish[]][] {
  const isUrgent = ({ tracked }: Wish): boolean => tracked.indicators.some(({ id }) => urgent.has(id));
  return [wishes.filter(isUrgent), wishes.filter((wish) => !isUrgent(wish))].flatMap((some) => {
    const bySource = new Map<string, Wish[]>();
    for (const wish of some)
      bySource.set(wish.tracked.source, [...(bySource.get(wish.tracked.source) ?? []), wish]);
    return [...bySource];
  });
}
