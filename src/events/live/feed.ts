/** The live feed: reads its sources, types what they give, and says which days it has really looked at. */

import { setImmediate } from 'node:timers/promises';
import { SourceError } from '../../sources/failure.ts';
import type { EventFeed } from '../feed.ts';
import type { EventRecord } from '../record.ts';
import { classify } from './classify.ts';
import {
  addSpan,
  CLASS_REQUIREMENTS,
  type Coverage,
  daysAreRead,
  FULL_REQUIREMENT,
  type Requirement,
  type Span,
  trimSpans,
} from './coverage.ts';
import type { Extractor } from './extractor.ts';
import { canonicalUrl, isKnownPress } from './hosts.ts';
import { type LiveRecord, mergeAll } from './merge.ts';
import type { EventSource, RawItem } from './source.ts';
import type { LiveEventStore } from './store.ts';
import { idOf, recordOf } from './to-record.ts';

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
  /** Failures that are no reason to stop: a source, the model. */
  readonly warn?: (message: string, error: unknown) => void;
}

export interface SourceStatus {
  readonly id: string;
  readonly publisher: string;
  readonly standing: EventSource['standing'];
  readonly hosts: readonly string[];
  /** End of the last good read, ms; undefined before the first. */
  readonly lastSuccessMs?: number;
  readonly lastError?: { readonly atMs: number; readonly failure: string; readonly message: string };
  /** First public time of its newest item. */
  readonly newestItemMs?: number;
  /** Of the last good read. */
  readonly items?: number;
  readonly notes: readonly string[];
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
  /** One refresh at a time: a second call waits for the first and takes its result. Throws only what an abort gives. */
  refresh(signal: AbortSignal): Promise<RefreshReport>;
  status(): readonly SourceStatus[];
  /** What stands behind a record: publishers that have it. */
  corroboration(id: string): readonly string[];
}

const DAY_MS = 86_400_000;
/** Items typed and merged without a pause: a few ms. */
const PORTION = 25;
/** Each read goes back over the last one: feeds add late and edit. */
const OVERLAP_MS = 6 * 3_600_000;

export async function createLiveFeed(parts: LiveFeedParts): Promise<LiveFeed> {
  const { sources, store, now, warn = () => undefined } = parts;
  const backfillMs = parts.backfillMs ?? 10 * DAY_MS;
  const retentionMs = parts.retentionMs ?? 60 * DAY_MS;
  let { records, coverage } = await store.load();
  const states = new Map<string, Omit<SourceStatus, 'id' | 'publisher' | 'standing' | 'hosts'>>();
  const askedMs = new Map<string, number>();
  let version = 0;
  let running: Promise<RefreshReport> | undefined;

  return {
    feed: () => feedOf(records, coverage, parts.requirement ?? FULL_REQUIREMENT, now),
    get version() {
      return version;
    },
    refresh: (signal) => {
      running ??= refresh(signal).finally(() => {
        running = undefined;
      });
      return running;
    },
    status: () =>
      sources.map(({ id, publisher, standing, hosts }) => ({
        id,
        publisher,
        standing,
        hosts,
        ...(states.get(id) ?? { notes: [] }),
      })),
    corroboration: (id) => records.find(({ record }) => record.id === id)?.publishers ?? [],
  };

  async function refresh(signal: AbortSignal): Promise<RefreshReport> {
    const startedMs = now();
    forgetTheFuture(startedMs);
    const due = sources.filter(({ id, everyMs }) => startedMs - (askedMs.get(id) ?? -Infinity) >= everyMs);
    if (due.length === 0) return { read: [], failed: [], records: 0, left: 0 };
    const taken = await Promise.all(due.map((source) => take(source, signal)));
    signal.throwIfAborted();
    await store.save({ records, coverage });
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
    for (const [id, atMs] of askedMs) if (atMs > nowMs) askedMs.delete(id);
    if (![...coverage.values()].flat().some(({ toMs }) => toMs > nowMs)) return;
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
    askedMs.set(source.id, now());
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
    return { id: source.id, changes: records.filter((live) => !before.has(live)).length, left };
  }

  async function read(
    source: EventSource,
    signal: AbortSignal,
  ): Promise<{ id: string; items: readonly RawItem[]; span: Span } | undefined> {
    const startedMs = now();
    const known = states.get(source.id);
    try {
      const result = await source.fetch(sinceOf(source.id, startedMs), signal);
      // An item from the future has a wrong clock; it would be news before it is known.
      const items = result.items.filter(({ publishedMs }) => publishedMs <= startedMs + OVERLAP_MS);
      const newest = Math.max(...items.map(({ publishedMs }) => publishedMs), known?.newestItemMs ?? 0);
      states.set(source.id, {
        lastSuccessMs: startedMs,
        items: items.length,
        notes: result.notes,
        ...(newest > 0 ? { newestItemMs: newest } : {}),
        ...(known?.lastError ? { lastError: known.lastError } : {}),
      });
      return { id: source.id, items, span: { fromMs: result.coversFromMs, toMs: startedMs } };
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      warn(`events of ${source.id} could not be read`, error);
      const lastError = { atMs: startedMs, failure: error.failure, message: error.message };
      states.set(source.id, { ...(known ?? { notes: [] }), lastError });
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

function feedOf(
  records: readonly LiveRecord[],
  coverage: Coverage,
  requirement: Requirement,
  now: () => number,
): EventFeed {
  return {
    label: 'live events',
    records: records.filter(({ confirmed }) => confirmed).map(({ record }) => record),
    health: (fromDay, toDay) =>
      daysAreRead(coverage, requirement, fromDay, toDay, now()) ? 'checked' : 'down',
    healthOf: (eventClass, fromDay, toDay) => {
      const needed = CLASS_REQUIREMENTS[eventClass];
      if (needed === 'always') return 'checked';
      if (needed === 'never') return 'down';
      return daysAreRead(coverage, needed, fromDay, toDay, now()) ? 'checked' : 'down';
    },
  };
}
