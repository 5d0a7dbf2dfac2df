import { parsed } from './checks.ts';
import type { Method } from './methods.ts';
import { bad, type Json } from './types.ts';

const SCOPES = new Set([
  'default',
  'all_private_chats',
  'all_group_chats',
  'all_chat_administrators',
  'chat',
  'chat_administrators',
  'chat_member',
]);
const MAX_COMMANDS = 100;

/** Commands and descriptions of the bot, per scope and language. */
export function menus(): Record<string, Method> {
  const commands = new Map<string, Json[]>();
  const about = new Map<string, string>();
  const language = (params: Json): string => {
    const code = String(params.language_code ?? '');
    if (!/^([a-z]{2})?$/.test(code)) throw bad('invalid language code specified');
    return code;
  };
  const key = (params: Json): string => {
    const scope = (parsed(params.scope, 'BotCommandScope') ?? { type: 'default' }) as Json;
    if (!SCOPES.has(String(scope.type))) throw bad('unsupported type specified');
    return JSON.stringify([scope, language(params)]);
  };
  const texts = (name: string, field: string, limit: number): Record<string, Method> => ({
    [`setMy${name}`]: ({ params }) => {
      const text = String(params[field] ?? '');
      if (text.length > limit) throw bad(`BOT_${name.toUpperCase()}_TOO_LONG`);
      about.set(`${name} ${language(params)}`, text);
      return true;
    },
    [`getMy${name}`]: ({ params }) => ({ [field]: about.get(`${name} ${language(params)}`) ?? '' }),
  });
  return {
    setMyCommands: ({ params }) => {
      const list = parsed(params.commands, 'commands') as Json[];
      if (!Array.isArray(list) || list.length > MAX_COMMANDS) throw bad('BOT_COMMANDS_TOO_MUCH');
      for (const { command, description } of list) {
        if (!/^[a-z0-9_]{1,32}$/.test(String(command))) throw bad('BOT_COMMAND_INVALID');
        const { length } = String(description ?? '');
        if (length < 1 || length > 256) throw bad('BOT_COMMAND_DESCRIPTION_INVALID');
      }
      commands.set(key(params), list);
      return true;
    },
    getMyCommands: ({ params }) => commands.get(key(params)) ?? [],
    deleteMyCommands: ({ params }) => {
      commands.delete(key(params));
      return true;
    },
    ...texts('Description', 'description', 512),
    ...texts('ShortDescription', 'short_description', 120),
  };
}
