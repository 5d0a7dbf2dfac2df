import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Forgotten, Privacy, RowCounts } from '../privacy.ts';
import { alertOf } from './alerts.ts';
import { jsonOf } from './columns.ts';
import type { Context } from './context.ts';
import { digestRuleOf } from './digest-rules.ts';
import type { Tables } from './tables.ts';

const setBySchema = z.looseObject({ setBy: z.string() });
/** Tables with a place. */
const CHAT_TABLES = ['deliveries', 'digest_rules', 'alerts', 'chats'] as const;

export function createPrivacy({ db, now }: Context): Privacy {
  return {
    dataOf: async ({ platform, userId, directChatIds = [] }) => {
      const rules = await db
        .selectFrom('digest_rules')
        .selectAll()
        .where('platform', '=', platform)
        .where((eb) =>
          eb.or([eb('set_by', '=', userId), ...eachOf(directChatIds, (id) => eb('chat_id', '=', id))]),
        )
        .orderBy('created_at')
        .execute();
      const alerts = await db
        .selectFrom('alerts')
        .selectAll()
        .where('platform', '=', platform)
        .where((eb) =>
          eb.or([eb('user_id', '=', userId), ...eachOf(directChatIds, (id) => eb('chat_id', '=', id))]),
        )
        .orderBy('created_at')
        .execute();
      const chats = directChatIds.map((id) => `${platform}:${id}`);
      const memory = await db
        .selectFrom('kv')
        .select(['namespace', 'key', 'expires_at'])
        .where((eb) =>
          eb.or([
            eb('owner_user', '=', `${platform}:${userId}`),
            ...eachOf(chats, (chat) => eb('owner_chat', '=', chat)),
          ]),
        )
        .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now())]))
        .orderBy('namespace')
        .orderBy('key')
        .execute();
      const counted = await db
        .selectFrom('counters')
        .select((eb) => eb.fn.countAll<number>().as('rows'))
        .where((eb) => eb.or([...chats, `${platform}:${userId}`].map(endsIn)))
        .where('expires_at', '>', now())
        .executeTakeFirstOrThrow();
      const sources = alerts.map(({ id }) => id);
      const sent = await db
        .selectFrom('deliveries')
        .select((eb) => eb.fn.countAll<number>().as('rows'))
        .where((eb) =>
          eb.or([
            ...(sources.length === 0 ? [] : [eb('source_id', 'in', sources)]),
            ...eachOf(directChatIds, (id) => eb.and([eb('platform', '=', platform), eb('chat_id', '=', id)])),
            eb.lit(false),
          ]),
        )
        .executeTakeFirstOrThrow();
      return {
        digestRules: rules.map(digestRuleOf),
        alerts: alerts.map(alertOf),
        memory: memory.map(({ namespace, key, expires_at }) => ({
          namespace,
          key,
          expiresAtMs: expires_at ?? undefined,
        })),
        deliveries: sent.rows,
        counts: {
          digest_rules: rules.length,
          alerts: alerts.length,
          kv: memory.length,
          deliveries: sent.rows,
          counters: counted.rows,
        },
      };
    },

    forgetUser: (person) => db.transaction().execute((transaction) => forgetUser(transaction, person, now())),
    forgetChat: ({ platform, chatId }) =>
      db.transaction().execute((transaction) => forgetChat(transaction, platform, chatId, false)),
  };
}

const eachOf = <T, R>(items: readonly T[], map: (item: T) => R): R[] => items.map(map);

async function forgetUser(
  db: Kysely<Tables>,
  { platform, userId, directChatIds = [], keepLimits = false }: Forgotten,
  nowMs: number,
): Promise<RowCounts> {
  const counts: Record<string, number> = {};
  const count = (table: string, rows: bigint): void => {
    counts[table] = (counts[table] ?? 0) + Number(rows);
  };
  for (const chatId of directChatIds)
    for (const [table, rows] of Object.entries(await forgetChat(db, platform, chatId, keepLimits)))
      count(table, BigInt(rows));
  const owner = `${platform}:${userId}`;
  const own = db
    .selectFrom('alerts')
    .select('id')
    .where('platform', '=', platform)
    .where('user_id', '=', userId);
  const sent = await db.deleteFrom('deliveries').where('source_id', 'in', own).executeTakeFirst();
  count('deliveries', sent.numDeletedRows);
  const alerts = await db
    .deleteFrom('alerts')
    .where('platform', '=', platform)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  count('alerts', alerts.numDeletedRows);
  count('kv', await forgetMemory(db, 'owner_user', owner, keepLimits));
  if (!keepLimits) count('counters', await forgetCounters(db, owner));
  const unnamed = await db
    .updateTable('digest_rules')
    .set({ set_by: '', updated_at: nowMs })
    .where('platform', '=', platform)
    .where('set_by', '=', userId)
    .executeTakeFirst();
  count('digest_rules_unnamed', unnamed.numUpdatedRows);
  await unnameDeliveries(db, platform, userId);
  return counts;
}

/** A digest that is planned or was sent knows whom to tell when its chat is closed. */
async function unnameDeliveries(db: Kysely<Tables>, platform: string, userId: string): Promise<void> {
  const rows = await db
    .selectFrom('deliveries')
    .select(['id', 'payload'])
    .where('platform', '=', platform)
    .where('kind', '=', 'digest')
    .where(sql<boolean>`payload like ${`%${escaped(JSON.stringify(userId))}%`} escape '!'`)
    .execute();
  for (const { id, payload } of rows) {
    const parsed = setBySchema.safeParse(JSON.parse(payload!));
    if (!parsed.success || parsed.data.setBy !== userId) continue;
    await db
      .updateTable('deliveries')
      .set({ payload: jsonOf({ ...parsed.data, setBy: '' }) })
      .where('id', '=', id)
      .execute();
  }
}

async function forgetChat(
  db: Kysely<Tables>,
  platform: string,
  chatId: string,
  keepLimits: boolean,
): Promise<RowCounts> {
  const counts: Record<string, number> = {};
  for (const table of CHAT_TABLES) {
    const { numDeletedRows } = await db
      .deleteFrom(table)
      .where('platform', '=', platform)
      .where('chat_id', '=', chatId)
      .executeTakeFirst();
    counts[table] = Number(numDeletedRows);
  }
  // The id that it had before it moved.
  await db.deleteFrom('chats').where('platform', '=', platform).where('migrated_to', '=', chatId).execute();
  const chat = `${platform}:${chatId}`;
  counts.kv = Number(await forgetMemory(db, 'owner_chat', chat, keepLimits));
  if (!keepLimits) counts.counters = Number(await forgetCounters(db, chat));
  return counts;
}

async function forgetMemory(
  db: Kysely<Tables>,
  owner: 'owner_user' | 'owner_chat',
  id: string,
  keepLimits: boolean,
): Promise<bigint> {
  const { numDeletedRows } = await db
    .deleteFrom('kv')
    .where(owner, '=', id)
    .$if(keepLimits, (query) => query.where('key', 'not like', 'budget:%'))
    .executeTakeFirst();
  return numDeletedRows;
}

/** Keys of counters end in the id of whom they count. */
function endsIn(id: string) {
  return sql<boolean>`"key" like ${`%:${escaped(id)}`} escape '!'`;
}

/** For `like`. */
const escaped = (text: string): string => text.replaceAll(/[!%_]/g, '!$&');

async function forgetCounters(db: Kysely<Tables>, id: string): Promise<bigint> {
  const { numDeletedRows } = await db.deleteFrom('counters').where(endsIn(id)).executeTakeFirst();
  return numDeletedRows;
}
