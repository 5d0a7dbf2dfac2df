import { Keyv, type KeyvStoreAdapter } from 'keyv';
import { chunks } from './columns.ts';
import type { Context } from './context.ts';
import { ownersOf } from './key-owners.ts';
import { queueOf } from './key-writes.ts';

/** Of a question or an order to forget. */
const KEYS_PER_STATEMENT = 500;
const ROWS_PER_PAGE = 500;

/**
 * A key-value store of its own under a name. Errors are thrown, never taken for "not there", and what expired is
 * not there by the clock of the store, whatever the clock of the machine says.
 */
export function createKeyv(context: Context, namespace: string): Keyv {
  return new Keyv({
    store: adapterFor(context, namespace),
    // The name stands in a column of its own.
    namespace,
    useKeyPrefix: false,
    throwOnErrors: true,
    emitErrors: false,
    // Without Keyv's own `expires`, which runs on the clock of the machine.
    serialize: ({ value }) => JSON.stringify({ value }),
    deserialize: (text) => JSON.parse(text),
  });
}

interface Entry {
  readonly key: string;
  readonly value: string;
  readonly ttl?: number;
}

function adapterFor(context: Context, namespace: string): KeyvStoreAdapter {
  const { db, now, kind } = context;
  const live = () =>
    db
      .selectFrom('kv')
      .where('namespace', '=', namespace)
      .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now())]));

  const write = (entries: readonly Entry[]): Promise<void> => {
    const nowMs = now();
    return queueOf(context).add(
      entries.map(({ key, value, ttl }) => {
        const { user, chat } = ownersOf(key, value);
        return {
          namespace,
          key,
          value,
          expires_at: ttl === undefined ? null : Math.ceil(nowMs + ttl),
          owner_user: user,
          owner_chat: chat,
          created_at: nowMs,
        };
      }),
    );
  };

  async function remove(keys: readonly string[]): Promise<boolean> {
    await queueOf(context).written();
    let removed = 0n;
    for (const part of chunks(keys, KEYS_PER_STATEMENT)) {
      const { numDeletedRows } = await db
        .deleteFrom('kv')
        .where('namespace', '=', namespace)
        .where('key', 'in', [...part])
        .executeTakeFirst();
      removed += numDeletedRows;
    }
    return removed > 0n;
  }

  async function valuesOf(keys: readonly string[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (const part of chunks(keys, KEYS_PER_STATEMENT)) {
      const rows = await live()
        .select(['key', 'value'])
        .where('key', 'in', [...part])
        .execute();
      for (const { key, value } of rows) found.set(key, value);
    }
    return found;
  }

  const adapter: KeyvStoreAdapter = {
    // Keyv offers its iterator for names of databases that it knows.
    opts: { dialect: kind, url: '' },
    // biome-ignore lint/suspicious/noExplicitAny: the shape of Keyv: texts go in and come out.
    get: async (key: string): Promise<any> => (await valuesOf([key])).get(key),
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    getMany: async (keys: string[]): Promise<any> => {
      const found = await valuesOf(keys);
      return keys.map((key) => found.get(key));
    },
    set: (key: string, value: string, ttl?: number) =>
      write([{ key, value, ...(ttl === undefined ? {} : { ttl }) }]),
    setMany: (entries) => write(entries),
    delete: (key) => remove([key]),
    deleteMany: (keys) => remove(keys),
    clear: async () => {
      await queueOf(context).written();
      await db.deleteFrom('kv').where('namespace', '=', namespace).execute();
    },
    has: async (key) => (await valuesOf([key])).has(key),
    hasMany: async (keys) => {
      const found = await valuesOf(keys);
      return keys.map((key) => found.has(key));
    },
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    async *iterator(): AsyncGenerator<any> {
      for (let after = ''; ; ) {
        const rows = await live()
          .select(['key', 'value'])
          .where('key', '>', after)
          .orderBy('key')
          .limit(ROWS_PER_PAGE)
          .execute();
        for (const { key, value } of rows) yield [key, value];
        if (rows.length < ROWS_PER_PAGE) return;
        after = rows.at(-1)!.key;
      }
    },
    // It throws where it is called; there is nothing to listen to.
    on: () => adapter,
  };
  return adapter;
}
