import type { DigestTextKey, DigestTexts } from '../digest-texts.ts';
import { jsonOf } from './columns.ts';
import type { Context } from './context.ts';

export function createDigestTexts({ db, now }: Context): DigestTexts {
  async function get({ framework, language, snapshotKey, variant = '' }: DigestTextKey): Promise<unknown> {
    const row = await db
      .selectFrom('digest_texts')
      .select('blocks')
      .where('framework', '=', framework)
      .where('language', '=', language)
      .where('snapshot_key', '=', snapshotKey)
      .where('variant', '=', variant)
      .executeTakeFirst();
    return row && (JSON.parse(row.blocks) as unknown);
  }
  return {
    get,
    put: async (key, blocks) => {
      const { framework, language, snapshotKey, variant = '' } = key;
      await db
        .insertInto('digest_texts')
        .values({
          framework,
          language,
          snapshot_key: snapshotKey,
          variant,
          blocks: jsonOf(blocks),
          created_at: now(),
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return get(key);
    },
  };
}
