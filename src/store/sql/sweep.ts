import { type Kysely, sql } from 'kysely';
import { DEFAULT_RETENTION, type RetentionLimits, type Swept } from '../retention.ts';
import type { Context } from './context.ts';
import type { Tables } from './tables.ts';

const DAY_MS = 86_400_000;
/** Rows of one statement: others get their turn in between. */
const STEP = 1_000;
/** After it expired; the next holder writes over it anyway. */
const LEASE_DAYS = 1;

/** Deletes step by step until nothing is left to delete. */
export async function sweep(
  { db, now, kind }: Context,
  limits: RetentionLimits = DEFAULT_RETENTION,
): Promise<Swept> {
  const nowMs = now();
  const before = (days: number): number => nowMs - days * DAY_MS;
  const row = sql.raw(kind === 'postgres' ? 'ctid' : 'rowid');
  const swept: Record<string, number> = {};

  async function remove(table: keyof Tables, where: ReturnType<typeof sql>): Promise<void> {
    for (;;) {
      const chosen = sql`select ${row} from ${sql.table(table)} where ${where} limit ${sql.lit(STEP)}`;
      const { numAffectedRows = 0n } = await sql`delete from ${sql.table(table)}
        where ${row} in (${chosen})`.execute(db);
      if (numAffectedRows > 0n) swept[table] = (swept[table] ?? 0) + Number(numAffectedRows);
      if (numAffectedRows < BigInt(STEP)) return;
    }
  }

  await expireAlerts(db, nowMs);
  await remove('kv', sql`expires_at <= ${nowMs}`);
  await remove('counters', sql`expires_at <= ${nowMs}`);
  await remove('leases', sql`until_at <= ${before(LEASE_DAYS)}`);
  await remove('digest_texts', sql`created_at <= ${before(limits.digestTextDays)}`);
  await remove(
    'deliveries',
    sql`state in ('sent', 'skipped') and updated_at <= ${before(limits.deliveryDays)}`,
  );
  await remove(
    'deliveries',
    sql`state in ('failed', 'ambiguous') and updated_at <= ${before(limits.deadLetterDays)}`,
  );
  await remove('alerts', sql`state = 'expired' and updated_at <= ${before(limits.alertDays)}`);
  await remove('live_events', sql`public_at <= ${before(limits.newsDays)}`);
  const oldest = await db
    .selectFrom('series_revisions')
    .select('seen_at')
    .orderBy('seen_at', 'desc')
    .offset(limits.revisions)
    .limit(1)
    .executeTakeFirst();
  if (oldest) await remove('series_revisions', sql`seen_at < ${oldest.seen_at}`);
  return swept;
}

async function expireAlerts(db: Kysely<Tables>, nowMs: number): Promise<void> {
  await db
    .updateTable('alerts')
    .set({ state: 'expired', updated_at: nowMs })
    .where('state', '<>', 'expired')
    .where('expires_at', '<=', nowMs)
    .execute();
}
