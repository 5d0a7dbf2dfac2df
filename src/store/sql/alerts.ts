import type { Kysely } from 'kysely';
import { ALERT_STATES, type Alert, type AlertChanges, type AlertState, type Alerts } from '../alerts.ts';
import { clean, jsonOf, named, placeColumns, placeOf, present } from './columns.ts';
import type { Context } from './context.ts';
import { deliveryOf, deliveryRow } from './delivery-rows.ts';
import type { Row, Tables } from './tables.ts';

export function alertOf(row: Row<'alerts'>): Alert {
  return {
    ...placeOf(row),
    ...present({
      id: row.id,
      userId: row.user_id,
      text: row.text,
      language: row.language,
      state: row.state,
      armedValue: row.armed_value,
      lastValue: row.last_value,
      lastFiredAtMs: row.last_fired_at,
      cooldownMs: row.cooldown_ms,
      mutedUntilMs: row.muted_until,
      expiresAtMs: row.expires_at,
      createdAtMs: row.created_at,
      updatedAtMs: row.updated_at,
    }),
    rule: JSON.parse(row.rule) as unknown,
  };
}

export function createAlerts(context: Context): Alerts {
  const { db, now, newId, kind } = context;

  async function update(
    where: Kysely<Tables>,
    id: string,
    changes: AlertChanges,
  ): Promise<Alert | undefined> {
    const row = await where
      .updateTable('alerts')
      .set({
        ...named({
          rule: changes.rule === undefined ? undefined : jsonOf(changes.rule),
          text: changes.text === undefined ? undefined : clean(changes.text),
          state: changes.state,
          armed_value: changes.armedValue,
          last_value: changes.lastValue,
          cooldown_ms: changes.cooldownMs,
          muted_until: changes.mutedUntilMs,
          expires_at: changes.expiresAtMs,
        }),
        updated_at: now(),
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst();
    return row && alertOf(row);
  }

  return {
    create: async (alert) => {
      const nowMs = now();
      const row = await db
        .insertInto('alerts')
        .values({
          id: alert.id ?? newId(),
          ...placeColumns(alert),
          user_id: alert.userId,
          rule: jsonOf(alert.rule),
          text: clean(alert.text),
          language: alert.language ?? null,
          state: 'armed',
          armed_value: alert.armedValue ?? null,
          last_value: alert.lastValue ?? null,
          last_fired_at: null,
          cooldown_ms: alert.cooldownMs,
          muted_until: null,
          expires_at: alert.expiresAtMs ?? null,
          created_at: nowMs,
          updated_at: nowMs,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return alertOf(row);
    },
    get: async (id) => {
      const row = await db.selectFrom('alerts').selectAll().where('id', '=', id).executeTakeFirst();
      return row && alertOf(row);
    },
    ofChat: async ({ platform, chatId, threadId }) => {
      const rows = await db
        .selectFrom('alerts')
        .selectAll()
        .where('platform', '=', platform)
        .where('chat_id', '=', chatId)
        .$if(threadId !== undefined, (query) => query.where('thread_id', '=', threadId!))
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(alertOf);
    },
    ofUser: async ({ platform, userId }) => {
      const rows = await db
        .selectFrom('alerts')
        .selectAll()
        .where('platform', '=', platform)
        .where('user_id', '=', userId)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(alertOf);
    },
    toEvaluate: async (nowMs, limit, after) => {
      const rows = await db
        .selectFrom('alerts')
        .selectAll()
        .where('state', '<>', 'expired')
        .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', nowMs)]))
        .where((eb) => eb.or([eb('state', '<>', 'muted'), eb('muted_until', '<=', nowMs)]))
        .$if(after !== undefined, (query) => query.where('id', '>', after!))
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(alertOf);
    },
    update: (id, changes) => update(db, id, changes),
    updateAll: (all) =>
      db.transaction().execute(async (transaction) => {
        // In one order everywhere, so that two processes do not wait for each other.
        for (const { id, changes } of all.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
          await update(transaction, id, changes);
      }),
    fire: (id, { fireKey, value, delivery = {} }) =>
      db.transaction().execute(async (transaction) => {
        const row = await transaction
          .selectFrom('alerts')
          .selectAll()
          .where('id', '=', id)
          .$if(kind === 'postgres', (query) => query.forUpdate())
          .executeTakeFirst();
        if (!row) return undefined;
        const planned = await transaction
          .insertInto('deliveries')
          .values(
            deliveryRow(context, {
              ...placeOf(row),
              kind: 'alert',
              sourceId: id,
              eventKey: fireKey,
              ...delivery,
            }),
          )
          .onConflict((conflict) => conflict.doNothing())
          .returningAll()
          .executeTakeFirst();
        if (!planned) return undefined;
        const nowMs = now();
        await transaction
          .updateTable('alerts')
          .set({ state: 'fired', last_fired_at: nowMs, ...named({ last_value: value }), updated_at: nowMs })
          .where('id', '=', id)
          .execute();
        return deliveryOf(planned);
      }),
    remove: async (id) => {
      const { numDeletedRows } = await db.deleteFrom('alerts').where('id', '=', id).executeTakeFirst();
      return numDeletedRows > 0n;
    },
    count: async () => {
      const rows = await db
        .selectFrom('alerts')
        .select((eb) => ['state', eb.fn.countAll<number>().as('rows')])
        .groupBy('state')
        .execute();
      const counted = new Map(rows.map((row) => [row.state, row.rows]));
      return Object.fromEntries(ALERT_STATES.map((state) => [state, counted.get(state) ?? 0])) as Record<
        AlertState,
        number
      >;
    },
  };
}
