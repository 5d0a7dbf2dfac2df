import {
  type Expression,
  type ExpressionBuilder,
  type RawBuilder,
  type SqlBool,
  sql,
  type UpdateObject,
} from 'kysely';
import type { Claim, Deliveries, DeliveryState } from '../deliveries.ts';
import { chunks, clean, fromJson, jsonOf } from './columns.ts';
import type { Context } from './context.ts';
import { deliveryQueries } from './delivery-queries.ts';
import { claimedOf, deliveryRow, textsSchema } from './delivery-rows.ts';
import type { NewRow, Row, Tables } from './tables.ts';

const ROWS_PER_STATEMENT = 200;
const MAX_ERROR_LENGTH = 500;

type Changes = UpdateObject<Tables, 'deliveries'>;

/** In hands. What comes to light later (`late`) also counts after the lease was taken for lost. */
const IN_HANDS: readonly DeliveryState[] = ['claimed', 'sending'];
const LATE: readonly DeliveryState[] = ['sending', 'ambiguous'];
const DEAD: readonly DeliveryState[] = ['ambiguous', 'failed'];

export function createDeliveries(context: Context): Deliveries {
  const { db, now, newId, holder, kind: engine } = context;

  /** In one order everywhere: two processes that put in the same rows wait for each other one way alone. */
  async function insert(rows: readonly NewRow<'deliveries'>[]): Promise<Row<'deliveries'>[]> {
    const made: Row<'deliveries'>[] = [];
    const sorted = rows.toSorted((a, b) => (a.nonce < b.nonce ? -1 : 1));
    for (const part of chunks(sorted, ROWS_PER_STATEMENT))
      made.push(
        ...(await db
          .insertInto('deliveries')
          .values([...part])
          .onConflict((conflict) => conflict.doNothing())
          .returningAll()
          .execute()),
      );
    return made;
  }

  /** Changes a delivery that this claim has, in one of these states. */
  async function change(
    { id, claim }: Claim,
    from: readonly DeliveryState[],
    columns: Changes,
    further: (eb: ExpressionBuilder<Tables, 'deliveries'>) => Expression<SqlBool> = (eb) => eb.lit(true),
  ): Promise<boolean> {
    const { numUpdatedRows } = await db
      .updateTable('deliveries')
      .set({ ...columns, updated_at: now() })
      .where('id', '=', id)
      .where('claim', '=', claim)
      .where('state', 'in', from)
      .where(further)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  const settled = (state: DeliveryState, error: string | null): Changes => ({
    state,
    ready_at: null,
    lease_until: null,
    error: error === null ? null : clean(error).slice(0, MAX_ERROR_LENGTH),
  });

  /** Rows that others change at this moment are left to them: no two processes wait for each other. */
  async function changeAll(where: RawBuilder<unknown>, columns: Changes): Promise<number> {
    const { numUpdatedRows } = await db
      .with('chosen', (query) =>
        query
          .selectFrom('deliveries')
          .select('id')
          .where(sql<boolean>`${where}`)
          .$if(engine === 'postgres', (q) => q.forUpdate().skipLocked()),
      )
      .updateTable('deliveries')
      .set({ ...columns, updated_at: now() })
      .where('id', 'in', (query) => query.selectFrom('chosen').select('chosen.id'))
      .executeTakeFirst();
    return Number(numUpdatedRows);
  }

  /** Joined with those that are known, in one transaction with what else changes. */
  function withMessageIds(
    { id, claim }: Claim,
    messageIds: readonly string[],
    columns: Changes = {},
  ): Promise<boolean> {
    return db.transaction().execute(async (transaction) => {
      const row = await transaction
        .selectFrom('deliveries')
        .select('message_ids')
        .where('id', '=', id)
        .where('claim', '=', claim)
        .where('state', 'in', LATE)
        .$if(engine === 'postgres', (query) => query.forUpdate())
        .executeTakeFirst();
      if (!row) return false;
      const all = new Set([
        ...fromJson(textsSchema, row.message_ids, 'deliveries.message_ids'),
        ...messageIds,
      ]);
      await transaction
        .updateTable('deliveries')
        .set({ ...columns, message_ids: jsonOf([...all]), updated_at: now() })
        .where('id', '=', id)
        .execute();
      return true;
    });
  }

  return {
    plan: async (deliveries) =>
      (await insert(deliveries.map((delivery) => deliveryRow(context, delivery)))).length,

    claim: async (deliveries, leaseMs) => {
      const untilMs = now() + leaseMs;
      const claim = newId();
      const rows = deliveries.map(
        (delivery): NewRow<'deliveries'> => ({
          ...deliveryRow(context, delivery),
          state: 'claimed',
          ready_at: untilMs,
          lease_until: untilMs,
          attempts: 1,
          claim,
          claimed_by: holder,
        }),
      );
      return (await insert(rows)).map(claimedOf);
    },

    claimNext: async ({ limit, leaseMs, kind, platform }) => {
      if (limit <= 0) return [];
      const nowMs = now();
      const rows = await db
        .with(
          // Materialized: chosen once, and never more than the limit.
          (cte) => cte('chosen').materialized(),
          (query) =>
            query
              .selectFrom('deliveries')
              .select('id')
              .where('ready_at', '<=', nowMs)
              .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', nowMs)]))
              .$if(kind !== undefined, (q) => q.where('kind', '=', kind!))
              .$if(platform !== undefined, (q) => q.where('platform', '=', platform!))
              .orderBy('ready_at')
              .limit(limit)
              .$if(engine === 'postgres', (q) => q.forUpdate().skipLocked()),
        )
        .updateTable('deliveries')
        .set({
          state: 'claimed',
          claim: newId(),
          claimed_by: holder,
          lease_until: nowMs + leaseMs,
          ready_at: nowMs + leaseMs,
          attempts: sql<number>`attempts + 1`,
          updated_at: nowMs,
        })
        .where('id', 'in', (query) => query.selectFrom('chosen').select('chosen.id'))
        .returningAll()
        .execute();
      return rows.map(claimedOf).sort((a, b) => a.dueAtMs - b.dueAtMs || (a.id < b.id ? -1 : 1));
    },

    markSending: (claim, leaseMs) =>
      change(
        claim,
        ['claimed'],
        { state: 'sending', ready_at: null, lease_until: now() + leaseMs },
        // An expired lease may be somebody else's any moment.
        (eb) => eb('lease_until', '>', now()),
      ),

    extend: async (claim, leaseMs) => {
      const untilMs = now() + leaseMs;
      const { numUpdatedRows } = await db
        .updateTable('deliveries')
        .set((eb) => ({
          lease_until: untilMs,
          ready_at: eb.case().when('state', '=', 'claimed').then(untilMs).else(null).end(),
          updated_at: now(),
        }))
        .where('id', '=', claim.id)
        .where('claim', '=', claim.claim)
        .where('state', 'in', IN_HANDS)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    addMessageIds: (claim, messageIds) => withMessageIds(claim, messageIds),
    markSent: (claim, messageIds = []) =>
      messageIds.length === 0
        ? change(claim, LATE, settled('sent', null))
        : withMessageIds(claim, messageIds, settled('sent', null)),
    markAmbiguous: (claim, error) => change(claim, LATE, settled('ambiguous', error)),
    markFailed: (claim, error) => change(claim, [...LATE, 'claimed'], settled('failed', error)),
    skip: (claim, reason) => change(claim, IN_HANDS, settled('skipped', reason)),
    retryAt: (claim, atMs, error) =>
      change(claim, [...LATE, 'claimed'], {
        ...settled('waiting', error),
        claim: null,
        due_at: atMs,
        ready_at: atMs,
      }),

    release: async (claims) => {
      let released = 0;
      for (const { id, claim } of claims) {
        const { numUpdatedRows } = await db
          .updateTable('deliveries')
          .set({
            state: 'waiting',
            ready_at: sql<number>`due_at`,
            lease_until: null,
            claim: null,
            claimed_by: null,
            attempts: sql<number>`attempts - 1`,
            updated_at: now(),
          })
          .where('id', '=', id)
          .where('claim', '=', claim)
          .where('state', '=', 'claimed')
          .executeTakeFirst();
        released += Number(numUpdatedRows);
      }
      return released;
    },

    recover: async () => {
      const nowMs = now();
      const expired = sql<boolean>`lease_until <= ${nowMs}`;
      const lost = settled('ambiguous', 'the process stopped while it was being sent');
      return {
        ambiguous: await changeAll(sql`state = 'sending' and ${expired}`, lost),
        skipped: await changeAll(
          sql`ready_at <= ${nowMs} and expires_at <= ${nowMs}`,
          settled('skipped', 'too late to be sent'),
        ),
        freed: await changeAll(sql`state = 'claimed' and ${expired}`, {
          ...settled('waiting', null),
          ready_at: sql<number>`due_at`,
          claim: null,
        }),
      };
    },

    resolve: async (id, as) => {
      const nowMs = now();
      const { numUpdatedRows } = await db
        .updateTable('deliveries')
        .set(
          as === 'waiting'
            ? { ...settled('waiting', null), due_at: nowMs, ready_at: nowMs, expires_at: null, claim: null }
            : settled(as, null),
        )
        .set({ updated_at: nowMs })
        .where('id', '=', id)
        .where('state', 'in', DEAD)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    ...deliveryQueries(context),
  };
}
