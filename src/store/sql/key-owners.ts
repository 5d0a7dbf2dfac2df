/** Whom a remembered value is about, as `platform:id`, so that it can be found when they leave. */
export interface KeyOwners {
  readonly user: string | null;
  readonly chat: string | null;
}

const NOBODY: KeyOwners = { user: null, chat: null };

/** The keys of conversations hold JSON lists after their name, those of budgets ids with the platform. */
const CONVERSATION = 'conversation:';
const CONVERSATION_USER = 'conversation-user:';
const CONVERSATION_MESSAGE = 'conversation-message:';
const BUDGET = /^budget:(?:[\d-]+:(user|chat)|(minute)):(".*")$/s;

/** Proposals of alerts: platform, chat and the id of the proposal. */
const PROPOSAL = '["';

/** `value`: as it is stored, JSON of `{ value }`. Keys of another form belong to nobody. */
export function ownersOf(key: string, value: string): KeyOwners {
  try {
    if (key.startsWith(CONVERSATION)) return conversationOwners(key.slice(CONVERSATION.length));
    if (key.startsWith(CONVERSATION_USER)) {
      const [platform, userId] = JSON.parse(key.slice(CONVERSATION_USER.length)) as string[];
      return { user: `${platform}:${userId}`, chat: null };
    }
    if (key.startsWith(CONVERSATION_MESSAGE)) {
      const { conversation } = (JSON.parse(value) as { value: { conversation: string } }).value;
      return conversationOwners(conversation);
    }
    if (key.startsWith(PROPOSAL)) {
      const [platform, chatId] = JSON.parse(key) as string[];
      return { user: null, chat: `${platform}:${chatId}` };
    }
    const [, scope, minute, id] = BUDGET.exec(key) ?? [];
    if (id === undefined) return NOBODY;
    const owner = JSON.parse(id) as string;
    return scope === 'user' || minute ? { user: owner, chat: null } : { user: null, chat: owner };
  } catch {
    return NOBODY;
  }
}

/** A conversation's id is the JSON list of platform, chat, thread and person. */
function conversationOwners(id: string): KeyOwners {
  const [platform, chatId, , userId] = JSON.parse(id) as string[];
  return { user: `${platform}:${userId}`, chat: `${platform}:${chatId}` };
}
