/** The live feed: reads its sources, types what they give, and says which days it has really looked at. */

import { setImmediate } from 'node:timers/promises';
import { SourceError } from '../../sources/failure.ts';
import type { EventFeed } from '../feed.ts';
import type { EventRecord } from '../record.ts';
import { classify } from './classify.ts';
import { addSpan, FULL_REQUIREMENT, type Requirement, type Span, trimSpans } from './coverage.ts';
import type { Extractor } from './extractor.ts';
import { canonicalUrl, isKnownPress } from './hosts.ts';
import { type LiveRecord, mergeAll } from './merge.ts';
import type { EventSource, RawItem } from './source.ts';
import type { LiveEventStore, LiveState, SourceReads } from './store.ts';
import { idOf, recordOf } from './to-record.ts';
import { feedOf } from './view.ts';

export interface LiveFeedParts {
  readonly sources: readonly EventSource[];
  readonly store: LiveEventStore;
  /** Now, ms since 1970. */
  readonly now: () => number;
  /** Types again what the rules could not; the rules stand where it fails. */
  readonly extractor?: Extractor;
  /** Of each group at least one source must have read a day. Default: the Fed, the president, the press. */
  readonly requirement?: Requirement;
  /** How far back a first read asks. Default ten days, the reach of the engine's windows. */
  readonly backfillMs?: number;
  /** Records older than this are forgotten. Default 60 days. */
  readonly retentionMs?: number;
  /** Writes after each source instead of after all: for a store that others read and that takes changes alone. */
  readonly saveEach?: boolean;
  /** Failures that are no reason to stop: a source, the model. */
  readonly warn?: (message: string, error: unknown) => void;
}

/** `lastSuccessMs` is undefined before the first good read. */
export interface SourceStatus extends Omit<SourceReads, 'askedMs'> {
  readonly id: string;
  readonly publisher: string;
  readonly standing: EventSource['standing'];
  readonly hosts: readonly string[];
}

export interface RefreshReport {
  readonly read: readonly string[];
  readonly failed: readonly string[];
  /** Records that are new or were changed. */
  readonly records: number;
  /** Items that are no event, by rule. */
  readonly left: number;
}

export interface LiveFeed {
  /** Records and coverage as of now; later reads do not change them. Its health ages with the clock. */
  feed(): EventFeed;
  /** Rises when records or coverage change. */
  readonly version: number;
  /** Ids of sources whose time has come; with `graceMs` those alone that are overdue by so much. */
  due(graceMs?: number): readonly string[];
  /**
   * Reads what is due. One refresh at a time: a second call waits for the first and takes its result. Throws only
   * what an abort gives.
   */
  refresh(signal: AbortSignal, graceMs?: number): Promise<RefreshReport>;
  /** Takes in what another process wrote into the store; true when there was something. Nothing during a refresh. */
  reload(): Promise<boolean>;
  status(): readonly SourceStatus[];
  /** What stands behind a record: publishers that have it. */
  corroboration(id: string): readonly string[];
}

const DAY_MS = 86_400_000;
/** Items typed and merged without a pause: a few ms. */
const PORTION = 25;
/** Each read goes back over the last one: feeds add late and edit. */
const OVERLAP_MS = 6 * 3_600_000;
/** Clocks of machines that share a store differ by seconds. */
const SKEW_MS = 60_000;

export async function createLiveFeed(parts: LiveFeedParts): Promise<LiveFeed> {
  const { sources, store, now, warn = () => undefined } = parts;
  const backfillMs = parts.backfillMs ?? 10 * DAY_MS;
  const retentionMs = parts.retentionMs ?? 60 * DAY_MS;
  let { records, coverage, reads } = await store.load();
  let version = 0;
  let running: Promise<RefreshReport> | undefined;
  let reloading: Promise<boolean> | undefined;
  /** Whether there is something that the store has not. */
  let isUnsaved = false;
  let saving: Promise<void> | undefined;

  return {
    feed: () => feedOf(records, coverage, parts.requirement ?? FULL_REQUIREMENT, now),
    get version() {
      return version;
    },
    due: (graceMs = 0) => dueAt(now(), graceMs).map(({ id }) => id),
    refresh: (signal, graceMs = 0) => {
      running ??= refresh(signal, graceMs).finally(() => {
        running = undefined;
      });
      return running;
    },
    reload: () => {
      if (running) return Promise.resolve(false);
      reloading ??= reload().finally(() => {
        reloading = undefined;
      });
      return reloading;
    },
    status: () =>
      sources.map(({ id, publisher, standing, hosts }) => {
        const { askedMs: _, ...known } = reads.get(id) ?? { askedMs: 0, notes: [] };
        return { id, publisher, standing, hosts, ...known };
      }),
    corroboration: (id) => records.find(({ record }) => record.id === id)?.publishers ?? [],
  };

  async function reload(): Promise<boolean> {
    const state = await store.reload();
    if (!state) return false;
    ({ records, coverage, reads } = state);
    version += 1;
    return true;
  }

  function dueAt(nowMs: number, graceMs: number): readonly EventSource[] {
    return sources.filter(({ id, everyMs }) => {
      const agoMs = nowMs - (reads.get(id)?.askedMs ?? 0);
      // A clock that was ahead and was put right: nothing was asked at a time that is still to come.
      return agoMs < -SKEW_MS || !reads.has(id) || agoMs >= everyMs + graceMs;
    });
  }

  /** One write at a time; what comes meanwhile goes with the next one. */
  function save(): Promise<void> {
    saving ??= (async () => {
      while (isUnsaved) {
        isUnsaved = false;
        const state: LiveState = { records, coverage, reads };
        await store.save(state).catch((error: unknown) => {
          isUnsaved = true;
          throw error;
        });
      }
    })().finally(() => {
      saving = undefined;
    });
    return saving;
  }

  async function refresh(signal: AbortSignal, graceMs: number): Promise<RefreshReport> {
    await reloading;
    const startedMs = now();
    forgetTheFuture(startedMs);
    const due = dueAt(startedMs, graceMs);
    if (due.length === 0) return { read: [], failed: [], records: 0, left: 0 };
    const taken = await Promise.all(due.map((source) => take(source, signal)));
    signal.throwIfAborted();
    // What failed on the way is tried once more.
    await saving?.catch(() => undefined);
    await save();
    const good = taken.filter((result) => result !== undefined);
    const read = good.map(({ id }) => id);
    return {
      read,
      failed: due.map(({ id }) => id).filter((id) => !read.includes(id)),
      records: good.reduce((sum, result) => sum + result.changes, 0),
      left: good.reduce((sum, result) => sum + result.left, 0),
    };
  }

  /** A clock that was ahead and was put right: nobody has read days that are still to come. */
  function forgetTheFuture(nowMs: number): void {
    if (![...coverage.values()].flat().some(({ toMs }) => toMs > nowMs + SKEW_MS)) return;
    coverage = new Map(
      [...coverage].map(([id, spans]) => [
        id,
        spans.flatMap((span) =>
          span.fromMs >= nowMs ? [] : [{ fromMs: span.fromMs, toMs: Math.min(span.toMs, nowMs) }],
        ),
      ]),
    );
    version += 1;
  }

  /** Reads one source and adds what it gave at once: a slow one keeps nothing of the others back. */
  async function take(
    source: EventSource,
    signal: AbortSignal,
  ): Promise<{ id: string; changes: number; left: number } | undefined> {
    const result = await read(source, signal);
    if (!result) return undefined;
    const before = new Set(records);
    let left = 0;
    // Hundreds of headlines come at once: in portions, so that a question is not kept waiting.
    for (let start = 0; start < result.items.length; start += PORTION) {
      const { typed, left: none } = typeAll(result.items.slice(start, start + PORTION));
      records = mergeAll(records, typed);
      left += none;
      await setImmediate(undefined, { signal });
    }
    if (parts.extractor) records = mergeAll(records, await secondLook(result.items, parts.extractor, signal));
    const oldest = now() - retentionMs;
    records = records.filter(({ record }) => record.publicMs >= oldest);
    const spans = addSpan(coverage.get(source.id) ?? [], result.span);
    coverage = new Map([...coverage, [source.id, trimSpans(spans, oldest)]]);
    version += 1;
    isUnsaved = true;
    if (parts.saveEach) save().catch(() => undefined);
    return { id: source.id, changes: records.filter((live) => !before.has(live)).length, left };
  }

  async function read(
    source: EventSource,
    signal: AbortSignal,
  ): Promise<{ id: string; items: readonly RawItem[]; span: Span } | undefined> {
    const startedMs = now();
    const known = reads.get(source.id);
    const noted = (how: Partial<SourceReads>): void => {
      reads = new Map(reads).set(source.id, { notes: [], ...known, askedMs: startedMs, ...how });
      isUnsaved = true;
    };
    noted({});
    try {
      const result = await source.fetch(sinceOf(source.id, startedMs), signal);
      // An item from the future has a wrong clock; it would be news before it is known.
      const items = result.items.filter(({ publishedMs }) => publishedMs <= startedMs + OVERLAP_MS);
      const newest = Math.max(...items.map(({ publishedMs }) => publishedMs), known?.newestItemMs ?? 0);
      noted({
        lastSuccessMs: startedMs,
        items: items.length,
        notes: result.notes,
        ...(newest > 0 ? { newestItemMs: newest } : {}),
      });
      return { id: source.id, items, span: { fromMs: result.coversFromMs, toMs: startedMs } };
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      warn(`events of ${source.id} could not be read`, error);
      noted({ lastError: { atMs: startedMs, failure: error.failure, message: error.message } });
      return undefined;
    }
  }

  /** From the end of the last unbroken read, with an overlap; never further back than the first read goes. */
  function sinceOf(id: string, atMs: number): number {
    const last = coverage.get(id)?.at(-1);
    const earliest = atMs - backfillMs;
    return last === undefined ? earliest : Math.max(earliest, last.toMs - OVERLAP_MS);
  }

  function typeAll(items: readonly RawItem[]): { typed: LiveRecord[]; left: number } {
    const typed: LiveRecord[] = [];
    let left = 0;
    for (const item of items) {
      const record = recordOf(item, classify(item));
      // Of what nobody can place only the releases of official bodies are kept: the rest is the world's noise.
      if (record && (record.class !== 'other' || item.voice === 'decision')) typed.push(liveOf(item, record));
      else left += 1;
    }
    return { typed, left };
  }

  /** What a model made of items that the rules left open; nothing where it fails: the rules' result stands. */
  async function secondLook(
    items: readonly RawItem[],
    extractor: Extractor,
    signal: AbortSignal,
  ): Promise<LiveRecord[]> {
    let extracted: readonly EventRecord[];
    try {
      extracted = await extractor.extract(items, signal);
    } catch (error) {
      signal.throwIfAborted();
      warn('the model pass over events failed', error);
      return [];
    }
    const byId = new Map(extracted.map((record) => [record.id, record]));
    return items.flatMap((item) => {
      const record = byId.get(idOf(item));
      return record && record.class !== 'other' ? [liveOf(item, record)] : [];
    });
  }
}

function liveOf(item: RawItem, record: EventRecord): LiveRecord {
  return {
    record,
    title: item.title,
    voice: item.voice,
    publishers: [item.publisher],
    urls: [canonicalUrl(item.url)],
    confirmed: item.voice !== 'report' || isKnownPress(item.url),
  };
}
