import type { PerformParts } from '../front-desk/perform.ts';
import type { Store } from '../store/store.ts';

/** What a person can have deleted beyond the talk of the moment. */
export function forgetterOf(store: Pick<Store, 'forgetUser'>): NonNullable<PerformParts['forget']> {
  return async ({ platform, userId, chatId }, { isDirect }) => {
    await store.forgetUser({
      platform,
      userId,
      keepLimits: true,
      ...(isDirect ? { directChatIds: [chatId] } : {}),
    });
  };
}
