import { buttonsOf, formatted, MAX_TEXT, parsed } from './checks.ts';
import type { Method } from './methods.ts';
import { bad, type Json } from './types.ts';

export interface CallbackState {
  readonly at: number;
  answer?: { readonly text: string; readonly alert: boolean };
}

export interface InlineState {
  readonly at: number;
  results?: readonly Json[];
}

/** Presses of buttons and inline queries that wait for their answer. */
export interface Queries {
  readonly callbacks: Map<string, CallbackState>;
  readonly inline: Map<string, InlineState>;
  readonly now: () => number;
  readonly changed: () => void;
}

/** "Query is too old": measured by others at about 15 s. */
const MAX_AGE_MS = 15_000;
const MAX_RESULTS = 50;
const MAX_ALERT = 200;

export function queries({ callbacks, inline, now, changed }: Queries): Record<string, Method> {
  const tooOld = () => bad('query is too old and response timeout expired or query ID is invalid');
  return {
    answerCallbackQuery: ({ params }) => {
      const query = callbacks.get(String(params.callback_query_id));
      if (!query || query.answer || now() - query.at > MAX_AGE_MS) throw tooOld();
      const text = String(params.text ?? '');
      if (text.length > MAX_ALERT) throw bad('MESSAGE_TOO_LONG');
      query.answer = { text, alert: params.show_alert === true };
      changed();
      return true;
    },
    answerInlineQuery: ({ params }) => {
      const query = inline.get(String(params.inline_query_id));
      if (!query || query.results || now() - query.at > MAX_AGE_MS) throw tooOld();
      const results = parsed(params.results, 'results') as Json[];
      if (!Array.isArray(results) || results.length > MAX_RESULTS) throw bad('RESULTS_TOO_MUCH');
      const ids = new Set<string>();
      for (const { id, type, title, input_message_content: content, reply_markup } of results) {
        const bytes = typeof id === 'string' ? Buffer.byteLength(id) : 0;
        if (bytes < 1 || bytes > 64) throw bad('RESULT_ID_INVALID');
        if (ids.has(id as string)) throw bad('RESULT_ID_DUPLICATE');
        ids.add(id as string);
        if (type !== 'article' || typeof title !== 'string' || title === '') throw bad('ARTICLE_TITLE_EMPTY');
        const { message_text, entities, parse_mode } = (content ?? {}) as Json;
        if (parse_mode !== undefined) throw bad("can't parse entities: this server takes entities only");
        formatted(message_text, entities, MAX_TEXT, 'text');
        buttonsOf(reply_markup);
      }
      query.results = results;
      changed();
      return true;
    },
  };
}
