import type { Language } from '../answer/answer.ts';
import type { Bot } from '../bot.ts';
import { DESK_WORDS } from './words.ts';

type Working = { readonly type: 'working'; readonly what: string };

/**
 * Brings live data up to date as `Bot.prepare` does, and tells how far that is: a first read of all sources takes
 * seconds. Nothing is told, and nothing waited for, with a day of the past.
 */
export async function* prepared(
  bot: Bot,
  asOf: string | undefined,
  language: Language,
  signal: AbortSignal,
): AsyncGenerator<Working> {
  if (asOf !== undefined || bot.mode !== 'live') return;
  let told: Working | undefined;
  let wake: () => void = () => undefined;
  let over = false;
  const end = (): void => {
    over = true;
    wake();
  };
  signal.addEventListener('abort', end, { once: true });
  const ready = bot
    .prepare({
      onProgress: ({ done, asked }) => {
        told = { type: 'working', what: DESK_WORDS[language].liveSources(done, asked) };
        wake();
      },
    })
    .finally(end);
  try {
    while (!over) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      if (told && !over) yield told;
      told = undefined;
    }
    if (!signal.aborted) await ready;
  } finally {
    signal.removeEventListener('abort', end);
    // Who left in the middle waits for nothing; a failure is a bug that whoever stays is told.
    ready.catch(() => undefined);
  }
}
