import type { CallbackQuery, Message } from 'telegraf/types';
import type { DeskEvent, DeskRequest } from '../../src/index.ts';
import { type AnsweringParts, type Asking, answer } from './answering.ts';
import type { TelegramApi } from './api.ts';
import { TelegramFailure } from './failure.ts';
import type { Keyboard, Place } from './outbox.ts';
import { type Pages, type PageToken, pageKeyboard, pageTokenOf } from './pages.ts';
import { renderAnswer } from './render.ts';
import { WORDS } from './words.ts';

export interface PressParts extends AnsweringParts {
  readonly api: TelegramApi;
  /** Buttons whose answer is on its way, or has only just come: a finger that is impatient gets one answer. */
  readonly pressed: Set<string>;
}

/** After an answer came, a press that was meant for it may still arrive. */
const JUST_PRESSED_MS = 1_500;

/** Of a notice: https://core.telegram.org/bots/api#answercallbackquery. */
const MAX_NOTICE = 200;

/** A press of a button: another page of the same answer, or another answer below it. */
export async function press(
  parts: PressParts,
  query: CallbackQuery.DataQuery,
  place: Place,
  request: Omit<DeskRequest, 'wish' | 'signal'>,
  hooks: Pick<Asking, 'begun' | 'onShown' | 'onLast'>,
): Promise<void> {
  const page = pageTokenOf(query.data);
  const notice = (text?: string): Promise<void> => notify(parts.api, query.id, text);
  if (page) return turn(parts, query, place, page, request, notice);
  const { message_id: messageId } = query.message!;
  const key = `${place.chatId} ${messageId} ${query.data}`;
  if (parts.pressed.has(key))
    return notify(parts.api, query.id, WORDS[request.language ?? 'en'].underWay, false);
  parts.pressed.add(key);
  try {
    await answer(parts, {
      request: { ...request, replyTo: String(messageId), wish: { type: 'action', token: query.data } },
      place,
      messageId,
      ...hooks,
      // The button stops spinning at the first sign; a refusal is told where the finger is.
      onFirst: async (event) => {
        const refused = event?.type === 'refused' ? event : undefined;
        await notice(refused?.sentence);
        return refused !== undefined && refused.sentence.length <= MAX_NOTICE;
      },
    });
  } finally {
    setTimeout(() => parts.pressed.delete(key), JUST_PRESSED_MS).unref();
  }
}

async function turn(
  parts: PressParts,
  { message, data }: CallbackQuery.DataQuery,
  place: Place,
  { page, pages, language }: PageToken,
  request: Omit<DeskRequest, 'wish' | 'signal'>,
  notice: (text?: string) => Promise<void>,
): Promise<void> {
  const { outbox } = parts;
  const messageId = message!.message_id;
  const found =
    parts.pages.get(place.chatId, messageId) ?? (await readAgain(parts, message as Message, request, pages));
  const rich = found?.chunks[page - 1];
  if (!found || !rich) return notice(WORDS[language].pagesGone);
  await notice();
  // The button in the middle says where one is.
  const current = pageKeyboard(page, found, language);
  if (JSON.stringify(keyboardIn(message as Message)) === JSON.stringify(current)) return;
  try {
    const shown = await outbox.edit(place, messageId, { rich, keyboard: current });
    parts.pages.keep(place.chatId, shown, found);
  } catch (error) {
    if (!(error instanceof TelegramFailure)) throw error;
    parts.logger?.warn({ err: error, data }, 'telegram: a page could not be turned');
  }
}

/**
 * After a restart: the other buttons of the message still know what it shows. Chart reads the same look-up again; words
 * of a model do not come twice, which the number of pages tells.
 */
async function readAgain(
  { desk }: PressParts,
  message: Message,
  request: Omit<DeskRequest, 'wish' | 'signal'>,
  pages: number,
): Promise<Pages | undefined> {
  const actions = keyboardIn(message).slice(1);
  const chart = actions.flat().find(({ callback_data: data }) => /^\d~ch~/.test(data));
  if (!chart) return undefined;
  let last: DeskEvent | undefined;
  for await (const event of desk.handle({ ...request, wish: { type: 'action', token: chart.callback_data } }))
    last = event;
  const chunks = last?.type === 'answer' ? renderAnswer(last.answer) : [];
  return chunks.length === pages ? { chunks, actions } : undefined;
}

function keyboardIn(message: Message): Keyboard {
  const rows = 'reply_markup' in message ? (message.reply_markup?.inline_keyboard ?? []) : [];
  return rows.map((row) =>
    row.flatMap((button) =>
      'callback_data' in button ? [{ text: button.text, callback_data: button.callback_data }] : [],
    ),
  );
}

async function notify(api: TelegramApi, queryId: string, text?: string, isAlert = true): Promise<void> {
  const shown = text === undefined ? {} : { text: text.slice(0, MAX_NOTICE), show_alert: isAlert };
  try {
    await api.call('answerCallbackQuery', { callback_query_id: queryId, ...shown });
  } catch (error) {
    // Too old, or the network: the button spins a little longer, the answer comes all the same.
    if (!(error instanceof TelegramFailure)) throw error;
  }
}
