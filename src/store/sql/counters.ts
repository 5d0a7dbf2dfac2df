import { sql } from 'kysely';
import type { Counters } from '../counters.ts';
import type { Context } from './context.ts';

export function createCounters({ db, now, kind }: Context): Counters {
  /** Bound values need their type named where Postgres cannot see it. */
  const number = (value: number) =>
    kind === 'postgres' ? sql<number>`${value}::double precision` : sql<number>`${value}`;
  const time = (value: number) =>
    kind === 'postgres' ? sql<number>`${value}::bigint` : sql<number>`${value}`;

  return {
    increment: async (key, by, { ttlMs, limit }) => {
      const nowMs = now();
      const added = number(by);
      const after = sql<number>`case when counters.expires_at <= ${time(nowMs)} then ${added} else counters.value + ${added} end`;
      const { rows } = await sql<{ value: number; expires_at: number }>`
        insert into counters ("key", value, expires_at, created_at)
        select ${key}, ${added}, ${time(nowMs + ttlMs)}, ${time(nowMs)}
        where ${limit === undefined ? sql`1 = 1` : sql`${added} <= ${number(limit)} or ${added} <= 0`}
        on conflict ("key") do update set
          value = ${after},
          expires_at = case when counters.expires_at <= ${time(nowMs)}
            then excluded.expires_at else counters.expires_at end
        where ${limit === undefined ? sql`1 = 1` : sql`${added} <= 0 or ${after} <= ${number(limit)}`}
        returning value, expires_at`.execute(db);
      const counted = rows[0];
      if (counted) return { ok: true, value: counted.value, expiresAtMs: counted.expires_at };
      const row = await db
        .selectFrom('counters')
        .select(['value', 'expires_at'])
        .where('key', '=', key)
        .where('expires_at', '>', nowMs)
        .executeTakeFirst();
      return { ok: false, value: row?.value ?? 0, expiresAtMs: row?.expires_at ?? nowMs };
    },
    get: async (key) => {
      const row = await db
        .selectFrom('counters')
        .select('value')
        .where('key', '=', key)
        .where('expires_at', '>', now())
        .executeTakeFirst();
      return row?.value ?? 0;
    },
    reset: async (key) => {
      await db.deleteFrom('counters').where('key', '=', key).execute();
    },
  };
}
