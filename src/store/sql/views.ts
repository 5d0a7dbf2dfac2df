import { z } from 'zod';
import { type Falsifier, VIEW_STATES, type View, type ViewState, type Views } from '../views.ts';
import { clean, fromJson, jsonOf, present } from './columns.ts';
import type { Context } from './context.ts';
import type { Row } from './tables.ts';

const falsifierSchema: z.ZodType<Falsifier> = z.object({
  indicator: z.string(),
  comparison: z.enum(['above', 'below']),
  threshold: z.number(),
  unit: z.string(),
  by: z.string(),
  from: z.number().exactOptional(),
  anchor: z.object({ day: z.string(), value: z.number() }).exactOptional(),
  base: z.object({ crossed: z.number(), of: z.number() }).exactOptional(),
});

function viewOf(row: Row<'views'>): View {
  return present({
    id: row.id,
    madeAtMs: row.made_at,
    asOf: row.as_of,
    window: row.window,
    leader: row.leader,
    oddsDb: row.odds_db,
    text: row.text,
    falsifier: fromJson(falsifierSchema, row.falsifier, 'views.falsifier'),
    state: row.state,
    resolvedAtMs: row.resolved_at,
    resolvedValue: row.resolved_value,
    note: row.note,
    createdAtMs: row.created_at,
  });
}

export function createViews({ db, now }: Context): Views {
  const get = async (id: string): Promise<View | undefined> => {
    const row = await db.selectFrom('views').selectAll().where('id', '=', id).executeTakeFirst();
    return row && viewOf(row);
  };
  return {
    get,
    record: async (view) => {
      const id = view.id ?? [view.asOf, view.window, view.leader].join(':');
      const made = await db
        .insertInto('views')
        .values({
          id,
          made_at: view.madeAtMs,
          as_of: view.asOf,
          window: view.window,
          leader: view.leader,
          odds_db: view.oddsDb,
          text: clean(view.text),
          falsifier: jsonOf(view.falsifier),
          by_date: view.falsifier.by,
          state: 'open',
          resolved_at: null,
          resolved_value: null,
          note: null,
          created_at: now(),
        })
        .onConflict((conflict) => conflict.doNothing())
        .returningAll()
        .executeTakeFirst();
      return made ? { view: viewOf(made), isNew: true } : { view: (await get(id))!, isNew: false };
    },
    list: async ({ state, limit }) => {
      const rows = await db
        .selectFrom('views')
        .selectAll()
        .$if(state !== undefined, (query) => query.where('state', '=', state!))
        .orderBy('made_at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(viewOf);
    },
    open: async ({ byOnOrBefore, limit }) => {
      const rows = await db
        .selectFrom('views')
        .selectAll()
        .where('state', '=', 'open')
        .$if(byOnOrBefore !== undefined, (query) => query.where('by_date', '<=', byOnOrBefore!))
        .orderBy('by_date')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(viewOf);
    },
    resolve: async (id, { state, value, note }) => {
      const { numUpdatedRows } = await db
        .updateTable('views')
        .set({
          state,
          resolved_at: now(),
          resolved_value: value ?? null,
          note: note === undefined ? null : clean(note),
        })
        .where('id', '=', id)
        .where('state', '=', 'open')
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    count: async () => {
      const rows = await db
        .selectFrom('views')
        .select((eb) => ['state', eb.fn.countAll<number>().as('rows')])
        .groupBy('state')
        .execute();
      const counted = new Map(rows.map((row) => [row.state, row.rows]));
      return Object.fromEntries(VIEW_STATES.map((state) => [state, counted.get(state) ?? 0])) as Record<
        ViewState,
        number
      >;
    },
  };
}
