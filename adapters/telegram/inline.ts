import type { InlineQuery } from 'telegraf/types';
import type { FrontDesk, Warner } from '../../src/index.ts';
import { plainText } from '../../src/index.ts';
import type { TelegramApi } from './api.ts';
import { TelegramFailure } from './failure.ts';
import { answerText } from './render.ts';
import { split } from './split.ts';
import { languageOfCode } from './words.ts';

const CACHE_SECONDS = 60;
const MAX_DESCRIPTION = 120;

/** Offers for what somebody types after the bot's name. Only answers that fit one message: there is no second one. */
export async function offer(
  { api, desk, logger }: { readonly api: TelegramApi; readonly desk: FrontDesk; readonly logger?: Warner },
  { id, from, query }: InlineQuery,
): Promise<void> {
  const who = { platform: 'telegram', userId: String(from.id) };
  const found = await desk.glance(who, query, languageOfCode(from.language_code) ?? 'en');
  const results = found.flatMap(({ id: resultId, title, answer }) => {
    const [rich, ...more] = split(answerText(answer));
    if (!rich || more.length > 0) return [];
    const [, verdict = ''] = plainText(answer).split('\n');
    return [
      {
        type: 'article',
        id: resultId,
        title,
        description: verdict.slice(0, MAX_DESCRIPTION),
        input_message_content: {
          message_text: rich.text,
          entities: rich.entities,
          link_preview_options: { is_disabled: true },
        },
      },
    ];
  });
  try {
    // Personal, because some people may not use the bot.
    await api.call('answerInlineQuery', {
      inline_query_id: id,
      results,
      cache_time: CACHE_SECONDS,
      is_personal: true,
    });
  } catch (error) {
    if (!(error instanceof TelegramFailure)) throw error;
    if (error.kind !== 'query-old') logger?.warn({ err: error }, 'telegram: offers could not be shown');
  }
}
