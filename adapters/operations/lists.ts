import { type AdminSettings, InputError, wrongId } from '../../src/index.ts';

export type ListName = 'allow' | 'deny';
export type Kind = 'user' | 'chat' | 'guild';

const FIELDS = { user: 'users', chat: 'chats', guild: 'guilds' } as const;

export function addToList(settings: AdminSettings, list: ListName, kind: Kind, id: string): AdminSettings {
  const wrong = wrongId(kind, id);
  if (wrong !== undefined) throw new InputError(wrong);
  return changed(settings, list, kind, (ids) => [...new Set([...ids, id])]);
}

export function removeFromList(
  settings: AdminSettings,
  list: ListName,
  kind: Kind,
  id: string,
): AdminSettings {
  if (!settings[list][FIELDS[kind]].includes(id))
    throw new InputError(
      `${id.slice(0, 40)} is not on the ${list} list that was made here; the configured one is changed in the configuration.`,
    );
  return changed(settings, list, kind, (ids) => ids.filter((other) => other !== id));
}

function changed(
  settings: AdminSettings,
  list: ListName,
  kind: Kind,
  edit: (ids: readonly string[]) => string[],
): AdminSettings {
  const field = FIELDS[kind];
  return { ...settings, [list]: { ...settings[list], [field]: edit(settings[list][field]) } };
}
