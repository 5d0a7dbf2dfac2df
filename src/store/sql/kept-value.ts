import type { KeptValue } from '../kept-value.ts';
import type { Context } from './context.ts';
import { queueOf } from './key-writes.ts';

/** One value of the key-value table, written as Keyv writes it, so that both ways read the same. */
export function createKeptValue(context: Context, namespace: string, key: string): KeptValue {
  const { db, now } = context;

  async function text(): Promise<string | undefined> {
    await queueOf(context).written();
    const row = await db
      .selectFrom('kv')
      .select('value')
      .where('namespace', '=', namespace)
      .where('key', '=', key)
      .executeTakeFirst();
    return row?.value;
  }

  /** Only if it is still what was read. */
  async function replace(before: string | undefined, value: string): Promise<boolean> {
    if (before === undefined) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('kv')
        .values({
          namespace,
          key,
          value,
          expires_at: null,
          owner_user: null,
          owner_chat: null,
          created_at: now(),
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    }
    const { numUpdatedRows } = await db
      .updateTable('kv')
      .set({ value })
      .where('namespace', '=', namespace)
      .where('key', '=', key)
      .where('value', '=', before)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  return {
    get: async () => jsonIn(await text()),
    change: async (edit) => {
      for (;;) {
        const before = await text();
        const value = edit(jsonIn(before));
        if (await replace(before, JSON.stringify({ value }))) return;
      }
    },
  };
}

function jsonIn(text: string | undefined): unknown {
  return text === undefined ? undefined : (JSON.parse(text) as { readonly value: unknown }).value;
}
