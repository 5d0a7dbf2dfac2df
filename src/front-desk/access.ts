import type { AccessList, Config } from '../config.ts';

/** Where a wish comes from; ids without the platform. */
export interface Origin {
  readonly platform: string;
  readonly userId: string;
  readonly chatId: string;
  readonly guildId?: string;
}

/**
 * A deny list always wins. With no allow list everybody may; with one, it is enough to be on any of them.
 */
export function isAllowed({ allow, deny }: Config['access'], origin: Origin): boolean {
  if (isListed(deny, origin)) return false;
  const open = allow.users.length + allow.chats.length + allow.guilds.length === 0;
  return open || isListed(allow, origin);
}

function isListed(list: AccessList, { platform, userId, chatId, guildId }: Origin): boolean {
  const has = (ids: readonly string[], id: string | undefined): boolean =>
    id !== undefined && (ids.includes(id) || ids.includes(`${platform}:${id}`));
  return has(list.users, userId) || has(list.chats, chatId) || has(list.guilds, guildId);
}
