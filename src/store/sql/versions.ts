import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** Counters of changes, by which processes see what others wrote: rows carry the version of the change. */
export const VERSION_KEYS = { series: 'series-version', news: 'live-events-version' } as const;
type VersionKey = (typeof VERSION_KEYS)[keyof typeof VERSION_KEYS];

/** Of the newest change; 0 before the first. */
export async function versionNow(db: Kysely<Tables>, key: VersionKey): Promise<number> {
  const row = await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst();
  return Number(row?.value ?? 0);
}

/** Its row is locked until the transaction ends, so that versions become visible in their order. */
export async function nextVersion(db: Kysely<Tables>, key: VersionKey, nowMs: number): Promise<number> {
  const row = await db
    .insertInto('meta')
    .values({ key, value: '1', created_at: nowMs })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet({ value: sql<string>`cast(cast(meta.value as integer) + 1 as text)` }),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return Number(row.value);
}
