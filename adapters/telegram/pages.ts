import { type Action, LANGUAGES, type Language } from '../../src/index.ts';
import type { Keyboard } from './outbox.ts';
import type { RichText } from './rich-text.ts';
import { WORDS } from './words.ts';

/** More messages than this become pages in one. */
export const MAX_MESSAGES = 2;
const BUTTONS_PER_ROW = 3;
/** Letters of all kept pages together: some forty boards, about two megabytes with their marks. */
const MAX_KEPT_LETTERS = 400_000;
const PAGE = new RegExp(`^p~(\\d{1,3})~(\\d{1,3})~(${LANGUAGES.join('|')})$`);

export interface PageToken {
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly language: Language;
}

export interface Pages {
  readonly chunks: readonly RichText[];
  readonly actions: Keyboard;
}

/** Undefined for the token of an action. */
export function pageTokenOf(data: string): PageToken | undefined {
  const match = PAGE.exec(data);
  if (!match) return undefined;
  return { page: Number(match[1]), pages: Number(match[2]), language: match[3] as Language };
}

export function keyboardOf(actions: readonly Pick<Action, 'label' | 'token'>[]): Keyboard {
  const buttons = actions.map(({ label, token }) => ({ text: label, callback_data: token }));
  const rows: { text: string; callback_data: string }[][] = [];
  for (let at = 0; at < buttons.length; at += BUTTONS_PER_ROW)
    rows.push(buttons.slice(at, at + BUTTONS_PER_ROW));
  return rows;
}

/** The row to turn pages, above the other buttons. */
export function pageKeyboard(page: number, { chunks, actions }: Pages, language: Language): Keyboard {
  const words = WORDS[language];
  const pages = chunks.length;
  const button = (text: string, to: number) => ({ text, callback_data: `p~${to}~${pages}~${language}` });
  const row = [
    ...(page > 1 ? [button(words.previous, page - 1)] : []),
    button(words.page(page, pages), page),
    ...(page < pages ? [button(words.next, page + 1)] : []),
  ];
  return [row, ...actions];
}

/** Pages of the newest long answers. Older ones are read anew through their buttons, where that gives the same. */
export function createPageKeeper(): {
  keep(chatId: string, messageId: number, pages: Pages): void;
  get(chatId: string, messageId: number): Pages | undefined;
} {
  const kept = new Map<string, Pages>();
  let letters = 0;
  const key = (chatId: string, messageId: number): string => `${chatId} ${messageId}`;
  const forget = (name: string): void => {
    const pages = kept.get(name);
    if (!pages) return;
    kept.delete(name);
    letters -= lettersOf(pages);
  };
  return {
    keep: (chatId, messageId, pages) => {
      forget(key(chatId, messageId));
      kept.set(key(chatId, messageId), pages);
      letters += lettersOf(pages);
      // The newest stays, however long it is.
      for (const oldest of kept.keys()) {
        if (letters <= MAX_KEPT_LETTERS || kept.size === 1) break;
        forget(oldest);
      }
    },
    get: (chatId, messageId) => kept.get(key(chatId, messageId)),
  };
}

function lettersOf({ chunks }: Pages): number {
  return chunks.reduce((sum, { text }) => sum + text.length, 0);
}
