import type { ChatRecord, Chats } from '../chats.ts';
import type { Place } from '../place.ts';
import { clean, placeColumns, placeOf, present } from './columns.ts';
import type { Context } from './context.ts';
import type { Row, Tables } from './tables.ts';

type Changes = Partial<Pick<Tables['chats'], 'language' | 'paused_reason' | 'paused_at' | 'migrated_to'>>;

function chatOf(row: Row<'chats'>): ChatRecord {
  const { paused_reason: reason, paused_at: atMs } = row;
  return {
    ...placeOf(row),
    ...present({
      language: row.language,
      paused: reason === null || atMs === null ? null : { reason, atMs },
      migratedTo: row.migrated_to,
      createdAtMs: row.created_at,
      updatedAtMs: row.updated_at,
    }),
  };
}

export function createChats({ db, now }: Context): Chats {
  async function save(place: Place, changes: Changes): Promise<void> {
    const nowMs = now();
    const nothing = { language: null, paused_reason: null, paused_at: null, migrated_to: null };
    await db
      .insertInto('chats')
      .values({ ...placeColumns(place), ...nothing, ...changes, created_at: nowMs, updated_at: nowMs })
      .onConflict((conflict) =>
        conflict.columns(['platform', 'chat_id', 'thread_id']).doUpdateSet({ ...changes, updated_at: nowMs }),
      )
      .execute();
  }

  async function get(place: Place): Promise<ChatRecord | undefined> {
    const { platform, chat_id, thread_id } = placeColumns(place);
    const row = await db
      .selectFrom('chats')
      .selectAll()
      .where('platform', '=', platform)
      .where('chat_id', '=', chat_id)
      .where('thread_id', '=', thread_id)
      .executeTakeFirst();
    return row && chatOf(row);
  }

  return {
    get,
    setLanguage: (place, language) => save(place, { language }),
    pause: async (place, reason) => {
      const text = clean(reason);
      if ((await get(place))?.paused?.reason === text) return;
      await save(place, { paused_reason: text, paused_at: now() });
    },
    resume: async (place) => {
      if ((await get(place))?.paused) await save(place, { paused_reason: null, paused_at: null });
    },
    paused: async (platform) => {
      const rows = await db
        .selectFrom('chats')
        .selectAll()
        .where('paused_at', 'is not', null)
        .$if(platform !== undefined, (query) => query.where('platform', '=', platform!))
        .orderBy('paused_at')
        .execute();
      return rows.map(chatOf);
    },

    migrate: (platform, from, to) =>
      db.transaction().execute(async (transaction) => {
        const nowMs = now();
        let moved = 0;
        const count = ({ numUpdatedRows }: { readonly numUpdatedRows: bigint }): void => {
          moved += Number(numUpdatedRows);
        };
        // Somebody set up a digest under the new id before this was known: two would come every day.
        await transaction
          .deleteFrom('digest_rules')
          .where('platform', '=', platform)
          .where('chat_id', '=', from)
          .where(({ exists, selectFrom }) =>
            exists(
              selectFrom('digest_rules as other')
                .select('other.id')
                .where('other.platform', '=', platform)
                .where('other.chat_id', '=', to)
                .whereRef('other.thread_id', '=', 'digest_rules.thread_id'),
            ),
          )
          .execute();
        for (const table of ['digest_rules', 'alerts'] as const)
          count(
            await transaction
              .updateTable(table)
              .set({ chat_id: to, updated_at: nowMs })
              .where('platform', '=', platform)
              .where('chat_id', '=', from)
              .executeTakeFirst(),
          );
        // The new id may have rows of its own already; a delivery is never there twice.
        count(
          await transaction
            .updateTable('deliveries')
            .set({ chat_id: to, updated_at: nowMs })
            .where('platform', '=', platform)
            .where('chat_id', '=', from)
            .where(({ not, exists, selectFrom }) =>
              not(
                exists(
                  selectFrom('deliveries as other')
                    .select('other.id')
                    .where('other.platform', '=', platform)
                    .where('other.chat_id', '=', to)
                    .whereRef('other.kind', '=', 'deliveries.kind')
                    .whereRef('other.source_id', '=', 'deliveries.source_id')
                    .whereRef('other.thread_id', '=', 'deliveries.thread_id')
                    .whereRef('other.event_key', '=', 'deliveries.event_key'),
                ),
              ),
            )
            .executeTakeFirst(),
        );
        const old = await transaction
          .selectFrom('chats')
          .selectAll()
          .where('platform', '=', platform)
          .where('chat_id', '=', from)
          .execute();
        for (const row of old) {
          if (row.migrated_to === to) continue;
          const { numInsertedOrUpdatedRows } = await transaction
            .insertInto('chats')
            .values({ ...row, chat_id: to, migrated_to: null, updated_at: nowMs })
            .onConflict((conflict) => conflict.doNothing())
            .executeTakeFirst();
          moved += Number(numInsertedOrUpdatedRows ?? 0n);
        }
        await transaction
          .updateTable('chats')
          .set({ migrated_to: to, updated_at: nowMs })
          .where('platform', '=', platform)
          .where('chat_id', '=', from)
          .execute();
        return { moved };
      }),
  };
}
