import type { Kysely } from 'kysely';
import { z } from 'zod';
import { addSpan, type Span } from '../../events/live/coverage.ts';
import { type LiveRecord, mergeAll } from '../../events/live/merge.ts';
import {
  type LiveEventStore,
  type LiveState,
  recordOfJson,
  type SourceReads,
  textOfRecord,
} from '../../events/live/store.ts';
import { chunks, fromJson, jsonOf } from './columns.ts';
import type { Context } from './context.ts';
import type { Row, Tables } from './tables.ts';
import { nextVersion, VERSION_KEYS, versionNow } from './versions.ts';

const ROWS_PER_STATEMENT = 200;

const spansSchema = z.array(z.object({ fromMs: z.number(), toMs: z.number() }));
const readsSchema: z.ZodType<SourceReads> = z.object({
  askedMs: z.number(),
  lastSuccessMs: z.number().exactOptional(),
  lastError: z.object({ atMs: z.number(), failure: z.string(), message: z.string() }).exactOptional(),
  newestItemMs: z.number().exactOptional(),
  items: z.number().exactOptional(),
  notes: z.array(z.string()),
});
const recordSchema = z.unknown().transform((json) => recordOfJson(json));

/** What a process has in memory of the tables. */
interface Known {
  readonly records: ReadonlyMap<string, LiveRecord>;
  readonly spans: ReadonlyMap<string, readonly Span[]>;
  readonly reads: ReadonlyMap<string, SourceReads>;
}
const NOTHING: Known = { records: new Map(), spans: new Map(), reads: new Map() };

interface Rows {
  readonly events: readonly Row<'live_events'>[];
  readonly sources: readonly Row<'live_sources'>[];
}

/**
 * Live news in the database. What changed is written, not the whole; rows that are gone stay without a body until the
 * sweep, so that other processes hear of it. It has the state of one process: one of it per process.
 */
export function createLiveEvents({ db, now }: Context): LiveEventStore {
  let known = NOTHING;
  /** Of the database, as far as it is in memory. */
  let version = 0;

  async function takeIn(): Promise<boolean> {
    const newest = await versionNow(db, VERSION_KEYS.news);
    if (newest <= version) return false;
    known = withRows(known, await rowsSince(db, version));
    // What was written while this was read comes again with the next one.
    version = newest;
    return true;
  }

  return {
    load: async () => {
      [known, version] = [NOTHING, 0];
      await takeIn();
      return stateOf(known);
    },
    reload: async () => ((await takeIn()) ? stateOf(known) : undefined),
    save: async (state) => {
      const mine = knownOf(state);
      const before = known;
      const own = differences(before, mine);
      if (own.changed.length + own.gone.length + own.sources.length === 0) return;
      const written = await db.transaction().execute(async (transaction) => {
        const next = await nextVersion(transaction, VERSION_KEYS.news, now());
        if (next === version + 1) {
          await write(transaction, own, next, now());
          return next;
        }
        // Another process wrote since this one read: its news are joined with these, as copies of one story are.
        const theirs = withRows(before, await rowsSince(transaction, version));
        await write(transaction, differences(theirs, joined(theirs, own, mine)), next, now());
        return undefined;
      });
      // After a join the next reload reads both.
      if (written !== undefined) [known, version] = [mine, written];
    },
    setAside: async () => {
      await db.transaction().execute(async (transaction) => {
        const next = await nextVersion(transaction, VERSION_KEYS.news, now());
        await transaction.updateTable('live_events').set({ body: null, version: next }).execute();
        await transaction
          .updateTable('live_sources')
          .set({ spans: '[]', reads: null, version: next })
          .execute();
      });
      [known, version] = [NOTHING, 0];
    },
  };
}

async function rowsSince(db: Kysely<Tables>, version: number): Promise<Rows> {
  const events = await db.selectFrom('live_events').selectAll().where('version', '>', version).execute();
  const sources = await db.selectFrom('live_sources').selectAll().where('version', '>', version).execute();
  return { events, sources };
}

function withRows(known: Known, { events, sources }: Rows): Known {
  const [records, spans, reads] = [new Map(known.records), new Map(known.spans), new Map(known.reads)];
  for (const { id, body } of events) {
    if (body === null) records.delete(id);
    else records.set(id, fromJson(recordSchema, body, 'live_events.body'));
  }
  for (const row of sources) {
    spans.set(row.source, fromJson(spansSchema, row.spans, 'live_sources.spans'));
    if (row.reads === null) reads.delete(row.source);
    else reads.set(row.source, fromJson(readsSchema, row.reads, 'live_sources.reads'));
  }
  return { records, spans, reads };
}

function knownOf({ records, coverage, reads }: LiveState): Known {
  return { records: new Map(records.map((live) => [live.record.id, live])), spans: coverage, reads };
}

function stateOf({ records, spans, reads }: Known): LiveState {
  const sorted = [...records.values()].sort(
    (a, b) => a.record.publicMs - b.record.publicMs || (a.record.id < b.record.id ? -1 : 1),
  );
  return { records: sorted, coverage: new Map(spans), reads: new Map(reads) };
}

/** What one process changed, on top of what others did meanwhile. */
function joined(theirs: Known, { changed, gone }: Differences, mine: Known): Known {
  const kept = [...theirs.records.values()].filter(({ record }) => !gone.includes(record.id));
  const spans = new Map(theirs.spans);
  for (const [source, own] of mine.spans)
    spans.set(source, [...(spans.get(source) ?? []), ...own].reduce<Span[]>(addSpan, []));
  const reads = new Map(theirs.reads);
  for (const [source, own] of mine.reads) {
    const other = reads.get(source);
    if (!other || other.askedMs <= own.askedMs) reads.set(source, own);
  }
  const records = new Map(mergeAll(kept, changed).map((live) => [live.record.id, live]));
  return { records, spans, reads };
}

interface Differences {
  readonly changed: readonly LiveRecord[];
  readonly gone: readonly string[];
  readonly sources: readonly {
    readonly source: string;
    readonly spans: readonly Span[];
    readonly reads: SourceReads | undefined;
  }[];
}

/** Records are never changed in place: the same object is the same row, and texts are made for the others alone. */
function differences(before: Known, after: Known): Differences {
  const changed = [...after.records.values()].filter((live) => {
    const kept = before.records.get(live.record.id);
    return kept !== live && (!kept || textOfRecord(kept) !== textOfRecord(live));
  });
  const gone = [...before.records.keys()].filter((id) => !after.records.has(id));
  const names = new Set([...after.spans.keys(), ...after.reads.keys(), ...before.spans.keys()]);
  const sources = [...names]
    .map((source) => ({ source, spans: after.spans.get(source) ?? [], reads: after.reads.get(source) }))
    .filter(
      ({ source, spans, reads }) =>
        jsonOf(before.spans.get(source) ?? []) !== jsonOf(spans) ||
        jsonOf(before.reads.get(source)) !== jsonOf(reads),
    );
  return { changed, gone, sources };
}

async function write(
  transaction: Kysely<Tables>,
  { changed, gone, sources }: Differences,
  version: number,
  nowMs: number,
): Promise<void> {
  for (const part of chunks(changed, ROWS_PER_STATEMENT))
    await transaction
      .insertInto('live_events')
      .values(
        part.map((live) => ({
          id: live.record.id,
          public_at: live.record.publicMs,
          body: textOfRecord(live),
          version,
          created_at: nowMs,
        })),
      )
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({
          public_at: eb.ref('excluded.public_at'),
          body: eb.ref('excluded.body'),
          version: eb.ref('excluded.version'),
        })),
      )
      .execute();
  for (const part of chunks(gone, ROWS_PER_STATEMENT))
    await transaction
      .updateTable('live_events')
      .set({ body: null, version })
      .where('id', 'in', [...part])
      .execute();
  for (const { source, spans, reads } of sources) {
    const columns = { spans: jsonOf(spans), reads: reads ? jsonOf(reads) : null, version };
    await transaction
      .insertInto('live_sources')
      .values({ source, ...columns, created_at: nowMs })
      .onConflict((conflict) => conflict.column('source').doUpdateSet(columns))
      .execute();
  }
}
