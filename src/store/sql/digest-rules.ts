import { z } from 'zod';
import type { DigestRule, DigestRules } from '../digest-rules.ts';
import { clean, fromJson, jsonOf, named, placeColumns, placeOf, present } from './columns.ts';
import type { Context } from './context.ts';
import type { Row } from './tables.ts';

const weekdaysSchema = z.array(z.int().min(1).max(7)).min(1);

export function digestRuleOf(row: Row<'digest_rules'>): DigestRule {
  return {
    ...placeOf(row),
    ...present({
      id: row.id,
      time: row.time,
      zone: row.zone,
      weekdays: fromJson(weekdaysSchema, row.weekdays, 'digest_rules.weekdays'),
      language: row.language,
      length: row.length,
      pictures: row.pictures === 1,
      framework: row.framework,
      setBy: row.set_by,
      active: row.active === 1,
      nextRunAtMs: row.next_run_at,
      lastSnapshotKey: row.last_snapshot_key,
      createdAtMs: row.created_at,
      updatedAtMs: row.updated_at,
    }),
  };
}

const truth = (value: boolean | undefined): number | undefined => (value === undefined ? undefined : +value);

export function createDigestRules({ db, now, newId }: Context): DigestRules {
  async function advance(
    at: Context['db'],
    id: string,
    fromMs: number,
    toMs: number | null,
    snapshotKey: string | undefined,
  ): Promise<boolean> {
    const { numUpdatedRows } = await at
      .updateTable('digest_rules')
      .set({
        next_run_at: toMs,
        ...named({ last_snapshot_key: snapshotKey }),
        updated_at: now(),
      })
      .where('id', '=', id)
      .where('next_run_at', '=', fromMs)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  return {
    create: async (rule) => {
      const nowMs = now();
      const row = await db
        .insertInto('digest_rules')
        .values({
          id: rule.id ?? newId(),
          ...placeColumns(rule),
          time: clean(rule.time),
          zone: clean(rule.zone),
          weekdays: jsonOf([...new Set(rule.weekdays)].sort((a, b) => a - b)),
          language: clean(rule.language),
          length: clean(rule.length),
          pictures: +rule.pictures,
          framework: rule.framework ?? null,
          set_by: rule.setBy,
          active: +(rule.active ?? true),
          next_run_at: rule.nextRunAtMs ?? null,
          last_snapshot_key: rule.lastSnapshotKey ?? null,
          created_at: nowMs,
          updated_at: nowMs,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return digestRuleOf(row);
    },
    get: async (id) => {
      const row = await db.selectFrom('digest_rules').selectAll().where('id', '=', id).executeTakeFirst();
      return row && digestRuleOf(row);
    },
    ofChat: async ({ platform, chatId, threadId }) => {
      const rows = await db
        .selectFrom('digest_rules')
        .selectAll()
        .where('platform', '=', platform)
        .where('chat_id', '=', chatId)
        .$if(threadId !== undefined, (query) => query.where('thread_id', '=', threadId!))
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(digestRuleOf);
    },
    update: async (id, changes) => {
      const row = await db
        .updateTable('digest_rules')
        .set({
          ...named({
            time: changes.time,
            zone: changes.zone,
            weekdays: changes.weekdays && jsonOf([...new Set(changes.weekdays)].sort((a, b) => a - b)),
            language: changes.language,
            length: changes.length,
            pictures: truth(changes.pictures),
            framework: changes.framework,
            set_by: changes.setBy,
            active: truth(changes.active),
            next_run_at: changes.nextRunAtMs,
            last_snapshot_key: changes.lastSnapshotKey,
          }),
          updated_at: now(),
        })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst();
      return row && digestRuleOf(row);
    },
    remove: async (id) => {
      const { numDeletedRows } = await db.deleteFrom('digest_rules').where('id', '=', id).executeTakeFirst();
      return numDeletedRows > 0n;
    },
    due: async (nowMs, limit) => {
      const rows = await db
        .selectFrom('digest_rules')
        .selectAll()
        .where('active', '=', 1)
        .where('next_run_at', '<=', nowMs)
        .orderBy('next_run_at')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(digestRuleOf);
    },
    advance: (id, fromMs, toMs, snapshotKey) => advance(db, id, fromMs, toMs, snapshotKey),
    advanceAll: (moves) =>
      db.transaction().execute(async (transaction) => {
        let moved = 0;
        for (const { id, fromMs, toMs, snapshotKey } of moves)
          moved += +(await advance(transaction, id, fromMs, toMs, snapshotKey));
        return moved;
      }),
    nextRunAtMs: async () => {
      const row = await db
        .selectFrom('digest_rules')
        .select((eb) => eb.fn.min('next_run_at').as('at'))
        .where('active', '=', 1)
        .executeTakeFirst();
      return row?.at ?? undefined;
    },
    count: async () => {
      const rows = await db
        .selectFrom('digest_rules')
        .select((eb) => ['active', eb.fn.countAll<number>().as('rows')])
        .groupBy('active')
        .execute();
      const total = rows.reduce((sum, { rows: count }) => sum + count, 0);
      return { total, active: rows.find(({ active }) => active === 1)?.rows ?? 0 };
    },
  };
}
