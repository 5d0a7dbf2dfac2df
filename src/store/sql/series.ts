import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { RunningValue } from '../../sources/source.ts';
import {
  type Attempt,
  merge,
  type Revision,
  type SeriesUpdate,
  type StoredSeries,
} from '../../sources/store/series-store.ts';
import { keyOf, type SeriesKey } from '../../sources/tracked.ts';
import type { SharedSeriesStore } from '../series.ts';
import { chunks, clean, fromJson, jsonOf, present } from './columns.ts';
import type { Context } from './context.ts';
import type { Row, Tables } from './tables.ts';
import { nextVersion, VERSION_KEYS, versionNow } from './versions.ts';

const REVISIONS_PER_STATEMENT = 500;

const numbersSchema = z.array(z.number());
const notesSchema = z.array(z.string());
const runningSchema: z.ZodType<RunningValue> = z.object({
  day: z.int(),
  value: z.number(),
  atMs: z.number(),
});
const failureSchema = z.object({
  kind: z.string(),
  message: z.string(),
  retryAtMs: z.number().exactOptional(),
});

function storedOf(row: Row<'series'>): StoredSeries {
  return {
    id: row.series,
    source: row.source,
    publisher: row.publisher,
    fetchedAtMs: row.fetched_at,
    days: Int32Array.from(fromJson(numbersSchema, row.days, 'series.days')),
    values: Float64Array.from(fromJson(numbersSchema, row.observed, 'series.observed')),
    notes: fromJson(notesSchema, row.notes, 'series.notes'),
    ...(row.running === null ? {} : { running: fromJson(runningSchema, row.running, 'series.running') }),
  };
}

function attemptOf(row: Row<'series_attempts'>): Attempt {
  return present({
    source: row.source,
    series: row.series,
    triedAtMs: row.tried_at,
    tries: row.tries,
    durationMs: row.duration_ms,
    failure: row.failure === null ? null : fromJson(failureSchema, row.failure, 'series_attempts.failure'),
  });
}

const revisionOf = (row: Row<'series_revisions'>): Revision => ({
  source: row.source,
  series: row.series,
  day: row.day,
  from: row.from_value,
  to: row.to_value,
  seenAtMs: row.seen_at,
});

/** Loads everything; a few dozen series of some thousand days each. */
export async function openSeries(context: Context): Promise<SharedSeriesStore> {
  const { db, now } = context;
  const series = new Map<string, { readonly stored: StoredSeries; readonly version: number }>();
  const attempts = new Map<string, Attempt>();
  /** Of the database, as far as it is in memory. */
  let known = 0;
  /** Of the memory; rises by itself, so that readers see every change. */
  let changes = 0;

  async function load(): Promise<number> {
    const newest = await versionNow(db, VERSION_KEYS.series);
    if (newest <= known) return 0;
    const [rows, tried] = await Promise.all([
      db.selectFrom('series').selectAll().where('version', '>', known).execute(),
      db.selectFrom('series_attempts').selectAll().where('version', '>', known).execute(),
    ]);
    for (const row of rows) series.set(keyOf(row), { stored: storedOf(row), version: row.version });
    for (const row of tried) attempts.set(keyOf(row), attemptOf(row));
    // What was written while this was read comes again with the next one.
    known = newest;
    if (rows.length + tried.length > 0) changes += 1;
    return rows.length;
  }

  /** Another process may have written since this one read: its days stay where the new read has none. */
  async function joined(transaction: Kysely<Tables>, update: SeriesUpdate): Promise<StoredSeries> {
    const { stored } = update;
    const key: SeriesKey = { source: stored.source, series: stored.id };
    const kept = await transaction
      .selectFrom('series')
      .selectAll()
      .where('source', '=', key.source)
      .where('series', '=', key.series)
      .executeTakeFirst();
    if (!kept || kept.version === series.get(keyOf(key))?.version) return stored;
    const other = storedOf(kept);
    if (other.fetchedAtMs > stored.fetchedAtMs) {
      const { days, values } = merge(stored, other.days, other.values);
      return { ...other, days, values };
    }
    const { days, values } = merge(other, stored.days, stored.values);
    return { ...stored, days, values };
  }

  async function write(
    transaction: Kysely<Tables>,
    updates: readonly SeriesUpdate[],
    tried: readonly Attempt[],
  ): Promise<{ readonly version: number; readonly written: readonly StoredSeries[] }> {
    const version = await nextVersion(transaction, VERSION_KEYS.series, now());
    const written: StoredSeries[] = [];
    for (const update of updates) {
      const stored = await joined(transaction, update);
      const columns = {
        publisher: stored.publisher,
        fetched_at: stored.fetchedAtMs,
        days: jsonOf([...stored.days]),
        observed: jsonOf([...stored.values]),
        running: stored.running ? jsonOf(stored.running) : null,
        notes: jsonOf(stored.notes),
        version,
      };
      await transaction
        .insertInto('series')
        .values({ source: stored.source, series: stored.id, ...columns, created_at: now() })
        .onConflict((conflict) => conflict.columns(['source', 'series']).doUpdateSet(columns))
        .execute();
      written.push(stored);
    }
    for (const attempt of tried) {
      const columns = {
        tried_at: attempt.triedAtMs,
        tries: attempt.tries,
        duration_ms: attempt.durationMs,
        failure: attempt.failure ? clean(jsonOf(attempt.failure)) : null,
        version,
      };
      await transaction
        .insertInto('series_attempts')
        .values({ source: attempt.source, series: attempt.series, ...columns, created_at: now() })
        .onConflict((conflict) => conflict.columns(['source', 'series']).doUpdateSet(columns))
        .execute();
    }
    const revisions = updates.flatMap((update) => update.revisions);
    for (const part of chunks(revisions, REVISIONS_PER_STATEMENT))
      await transaction
        .insertInto('series_revisions')
        .values(
          part.map((revision) => ({
            source: revision.source,
            series: revision.series,
            day: revision.day,
            from_value: revision.from,
            to_value: revision.to,
            seen_at: revision.seenAtMs,
            created_at: now(),
          })),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    return { version, written };
  }

  await load();
  return {
    get version() {
      return changes;
    },
    get: (key) => series.get(keyOf(key))?.stored,
    attempt: (key) => attempts.get(keyOf(key)),
    keys: () => [...series.values()].map(({ stored }) => ({ source: stored.source, series: stored.id })),
    reload: load,
    put: async (updates, tried) => {
      if (updates.length + tried.length === 0) return;
      const { version, written } = await db
        .transaction()
        .execute((transaction) => write(transaction, updates, tried));
      for (const stored of written)
        series.set(keyOf({ source: stored.source, series: stored.id }), { stored, version });
      for (const attempt of tried) attempts.set(keyOf(attempt), attempt);
      // Nobody wrote in between; else the next reload reads both.
      if (version === known + 1) known = version;
      changes += 1;
    },
    revisions: async (limit) => {
      const rows = await db
        .selectFrom('series_revisions')
        .selectAll()
        .orderBy('seen_at', 'desc')
        .orderBy('source')
        .orderBy('series')
        .orderBy('day', 'desc')
        .limit(limit)
        .execute();
      return rows.map(revisionOf);
    },
  };
}
