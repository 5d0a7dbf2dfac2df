import { DELIVERY_STATES, type Deliveries, type DeliveryKey, type DeliveryState } from '../deliveries.ts';
import { placeColumns } from './columns.ts';
import type { Context } from './context.ts';
import { deliveryOf } from './delivery-rows.ts';

const DEAD: readonly DeliveryState[] = ['ambiguous', 'failed'];

type Queries = Pick<Deliveries, 'get' | 'find' | 'ofSource' | 'deadLetters' | 'counts' | 'nextDueAtMs'>;

export function deliveryQueries({ db }: Context): Queries {
  return {
    get: async (id) => {
      const row = await db.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst();
      return row && deliveryOf(row);
    },
    find: async (key: DeliveryKey) => {
      const place = placeColumns(key);
      const row = await db
        .selectFrom('deliveries')
        .selectAll()
        .where('kind', '=', key.kind)
        .where('source_id', '=', key.sourceId)
        .where('platform', '=', place.platform)
        .where('chat_id', '=', place.chat_id)
        .where('thread_id', '=', place.thread_id)
        .where('event_key', '=', key.eventKey)
        .executeTakeFirst();
      return row && deliveryOf(row);
    },
    ofSource: async (sourceId, limit) => {
      const rows = await db
        .selectFrom('deliveries')
        .selectAll()
        .where('source_id', '=', sourceId)
        .orderBy('created_at', 'desc')
        .orderBy('event_key', 'desc')
        .limit(limit)
        .execute();
      return rows.map(deliveryOf);
    },
    deadLetters: async (limit) => {
      const rows = await db
        .selectFrom('deliveries')
        .selectAll()
        .where('state', 'in', DEAD)
        .orderBy('updated_at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(deliveryOf);
    },
    counts: async (kind) => {
      const rows = await db
        .selectFrom('deliveries')
        .select((eb) => ['state', eb.fn.countAll<number>().as('rows')])
        .$if(kind !== undefined, (query) => query.where('kind', '=', kind!))
        .groupBy('state')
        .execute();
      const counted = new Map(rows.map((row) => [row.state, row.rows]));
      return Object.fromEntries(DELIVERY_STATES.map((state) => [state, counted.get(state) ?? 0])) as Record<
        DeliveryState,
        number
      >;
    },
    nextDueAtMs: async () => {
      const row = await db
        .selectFrom('deliveries')
        .select((eb) => eb.fn.min('ready_at').as('at'))
        .where('ready_at', 'is not', null)
        .executeTakeFirst();
      return row?.at ?? undefined;
    },
  };
}
