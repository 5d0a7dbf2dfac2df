import { type Kysely, sql } from 'kysely';
import type { Privacy, RowCounts } from '../privacy.ts';
import { alertOf } from './alerts.ts';
import type { Context } from './context.ts';
import { digestRuleOf } from './digest-rules.ts';
import type { Tables } from './tables.ts';

type Whose = Parameters<Privacy['forgetUser']>[0];
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
      db.transaction().execute((transaction) => forgetChat(transaction, platform, chatId)),
  };
}

const eachOf = <T, R>(items: readonly T[], map: (item: T) => R): R[] => items.map(map);

async function forgetUser(
  db: Kysely<Tables>,
  { platform, userId, directChatIds = [] }: Whose,
  nowMs: number,
): Promise<RowCounts> {
  const counts: Record<string, number> = {};
  const count = (table: string, rows: bigint): void => {
    counts[table] = (counts[table] ?? 0) + Number(rows);
  };
  for (const chatId of directChatIds)
    for (const [table, rows] of Object.entries(await forgetChat(db, platform, chatId)))
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
  const memory = await db.deleteFrom('kv').where('owner_user', '=', owner).executeTakeFirst();
  count('kv', memory.numDeletedRows);
  count('counters', await forgetCounters(db, owner));
  const unnamed = await db
    .updateTable('digest_rules')
    .set({ set_by: '', updated_at: nowMs })
    .where('platform', '=', platform)
    .where('set_by', '=', userId)
    .executeTakeFirst();
  count('digest_rules_unnamed', unnamed.numUpdatedRows);
  return counts;
}

async function forgetChat(db: Kysely<Tables>, platform: string, chatId: string): Promise<RowCounts> {
  const counts: Record<string, number> = {};
  for (const table of CHAT_TABLES) {
    const { numDeletedRows } = await db
      .deleteFrom(table)
      .where('platform', '=', platform)
      .where('chat_id', '=', chatId)
      .executeTakeFirst();
    counts[table] = Number(numDeletedRows);
  }
  const memory = await db
    .deleteFrom('kv')
    .where('owner_chat', '=', `${platform}:${chatId}`)
    .executeTakeFirst();
  counts.kv = Number(memory.numDeletedRows);
  counts.counters = Number(await forgetCounters(db, `${platform}:${chatId}`));
  return counts;
}

/** Keys of counters end in the id of whom they count. */
function endsIn(id: string) {
  return sql<boolean>`"key" like ${`%:${id.replaceAll(/[!%_]/g, '!$&')}`} escape '!'`;
}

async function forgetCounters(db: Kysely<Tables>, id: string): Promise<bigint> {
  const { numDeletedRows } = await db.deleteFrom('counters').where(endsIn(id)).executeTakeFirst();
  return numDeletedRows;
}
