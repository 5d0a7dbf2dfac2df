import { CHAT_COMMANDS, LANGUAGES, type Warner } from '../../src/index.ts';
import type { TelegramApi } from './api.ts';
import { TelegramFailure } from './failure.ts';

interface MenuEntry {
  readonly command: string;
  readonly description: string;
}

/** What is one person's own business is not offered in groups, where it works all the same. */
const PRIVATE_ONLY = new Set(['usage', 'forget', 'privacy']);
const MAX_DESCRIPTION = 256;
const SCOPES = [
  { type: 'default', entries: CHAT_COMMANDS },
  { type: 'all_group_chats', entries: CHAT_COMMANDS.filter(({ name }) => !PRIVATE_ONLY.has(name)) },
] as const;

/** The menu of commands, per scope and language; only what differs is sent. A failure is logged: the bot works without. */
export async function syncMenus(api: TelegramApi, logger?: Warner): Promise<void> {
  for (const { type, entries } of SCOPES) {
    for (const language of LANGUAGES) {
      const wanted = entries.map(
        ({ name, description }): MenuEntry => ({
          command: name,
          description: description[language].slice(0, MAX_DESCRIPTION),
        }),
      );
      // English serves everybody whose language has no menu of its own.
      const where = { scope: { type }, ...(language === 'en' ? {} : { language_code: language }) };
      try {
        const known = await api.call<readonly MenuEntry[]>('getMyCommands', where);
        if (isSame(known, wanted)) continue;
        await api.call('setMyCommands', { ...where, commands: wanted });
      } catch (error) {
        if (!(error instanceof TelegramFailure)) throw error;
        logger?.warn({ err: error }, 'telegram: the menu of commands could not be set');
        return;
      }
    }
  }
}

function isSame(known: readonly MenuEntry[], wanted: readonly MenuEntry[]): boolean {
  const text = (entries: readonly MenuEntry[]): string =>
    JSON.stringify(entries.map(({ command, description }) => [command, description]));
  return text(known) === text(wanted);
}
