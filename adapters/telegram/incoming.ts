import type { CallbackQuery, InlineQuery, Message, MessageEntity, Update, User } from 'telegraf/types';
import { CHAT_COMMANDS, type CommandName, type Window, type Wish } from '../../src/index.ts';
import type { Place } from './outbox.ts';

/** What this adapter asks Telegram for. Edited messages are left out: an answer stands for what was asked. */
export const UPDATE_KINDS = ['message', 'callback_query', 'inline_query'] as const;

export type Incoming =
  | {
      readonly kind: 'wish';
      readonly wish: Wish;
      readonly place: Place;
      readonly from: User;
      readonly messageId: number;
      /** One of the bot's own messages that this replies to. */
      readonly replyTo?: number;
      /** Written as a chat: the group itself for an anonymous administrator, else a channel. `from` is then shared by all. */
      readonly asChat?: string;
    }
  | { readonly kind: 'unknown-command'; readonly name: string; readonly place: Place; readonly from: User }
  | { readonly kind: 'press'; readonly query: CallbackQuery.DataQuery; readonly place: Place }
  | { readonly kind: 'typing'; readonly query: InlineQuery }
  | { readonly kind: 'moved'; readonly from: string; readonly to: string };

export interface Self {
  readonly id: number;
  readonly username: string;
}

/** Undefined for what is not for the bot. In groups it hears commands, mentions and replies to itself only. */
export function incomingOf(update: Update, self: Self): Incoming | undefined {
  if ('inline_query' in update) return { kind: 'typing', query: update.inline_query };
  if ('callback_query' in update) {
    const query = update.callback_query;
    // A press under a message that was sent in inline mode has no chat to answer in.
    if (!('data' in query) || !query.message) return undefined;
    return { kind: 'press', query, place: placeOf(query.message as Message) };
  }
  if (!('message' in update)) return undefined;
  const { message } = update;
  if ('migrate_to_chat_id' in message)
    return { kind: 'moved', from: String(message.chat.id), to: String(message.migrate_to_chat_id) };
  return messageOf(message, self);
}

function messageOf(message: Message, self: Self): Incoming | undefined {
  const { from, message_id: messageId } = message;
  if (!from || isOfBots(message, self)) return undefined;
  const place = placeOf(message);
  const { text, entities } = wordsOf(message);
  const own = repliedTo(message, self);
  const asChat = 'sender_chat' in message && message.sender_chat ? String(message.sender_chat.id) : undefined;
  const base = {
    place,
    from,
    messageId,
    ...(own === undefined ? {} : { replyTo: own }),
    ...(asChat === undefined ? {} : { asChat }),
  };
  const command = commandOf(text, entities);
  if (command) {
    const { name, target, rest } = command;
    if (target !== undefined && target.toLowerCase() !== self.username.toLowerCase()) return undefined;
    const wish = wishOf(name, rest);
    if (wish) return { kind: 'wish', wish, ...base };
    // In a group it may be another bot's.
    return place.isGroup && target === undefined ? undefined : { kind: 'unknown-command', name, place, from };
  }
  const mention = mentionsOf(text, entities, self);
  if (place.isGroup && mention.length === 0 && own === undefined) return undefined;
  if (!('text' in message) && text === '' && place.isGroup) return undefined;
  if (!isTalk(message)) return undefined;
  // Of an album only what has words is worth an answer.
  if (text === '' && 'media_group_id' in message) return undefined;
  return { kind: 'wish', wish: { type: 'text', text: without(text, mention) }, ...base };
}

/** Other bots, posts that a channel forwards by itself, and this bot's own offers sent in inline mode. */
function isOfBots(message: Message, self: Self): boolean {
  const viaSelf = 'via_bot' in message && message.via_bot?.id === self.id;
  const forwarded = 'is_automatic_forward' in message && message.is_automatic_forward === true;
  // Administrators that stay anonymous write as a bot, for a chat.
  const isBot = message.from?.is_bot === true && !('sender_chat' in message);
  return viaSelf || forwarded || isBot;
}

const TALK = ['text', 'caption', 'photo', 'document', 'voice', 'video', 'sticker', 'audio', 'animation'];
/** Said by a person too; without a word in it, the answer asks for one. */
const WORDLESS = ['video_note', 'location', 'venue', 'contact', 'poll', 'dice', 'story'];

/** Text, or something with words under it; joins, pins and other services are no talk. */
function isTalk(message: Message): boolean {
  return [...TALK, ...WORDLESS].some((kind) => kind in message);
}

export function placeOf(message: Pick<Message, 'chat' | 'message_thread_id' | 'is_topic_message'>): Place {
  const { chat, message_thread_id: threadId, is_topic_message: isTopic } = message;
  return {
    chatId: String(chat.id),
    isGroup: chat.type !== 'private',
    // Outside forums the field names a chain of replies, which is no place to send to.
    ...(threadId !== undefined && isTopic ? { threadId } : {}),
  };
}

function wordsOf(message: Message): { text: string; entities: readonly MessageEntity[] } {
  if ('text' in message) return { text: message.text, entities: message.entities ?? [] };
  if ('caption' in message && message.caption !== undefined)
    return { text: message.caption, entities: message.caption_entities ?? [] };
  return { text: '', entities: [] };
}

function repliedTo(message: Message, self: Self): number | undefined {
  const replied = 'reply_to_message' in message ? message.reply_to_message : undefined;
  if (!replied || replied.from?.id !== self.id || 'forum_topic_created' in replied) return undefined;
  return replied.message_id;
}

function commandOf(
  text: string,
  entities: readonly MessageEntity[],
): { readonly name: string; readonly target?: string; readonly rest: string } | undefined {
  const entity = entities.find(({ type, offset }) => type === 'bot_command' && offset === 0);
  if (!entity) return undefined;
  const [name = '', target] = text.slice(1, entity.length).split('@');
  const rest = text.slice(entity.length).trim();
  return { name: name.toLowerCase(), rest, ...(target === undefined ? {} : { target }) };
}

/** "/why gold 3 2026-01-30": a window and a day may stand at the end of a look-up. */
function wishOf(typed: string, rest: string): Wish | undefined {
  const name = (typed === 'start' ? 'help' : typed) as CommandName;
  const command = CHAT_COMMANDS.find((known) => known.name === name);
  if (!command) return undefined;
  const words = rest.split(/\s+/).filter(Boolean);
  let asOf: string | undefined;
  let window: Window | undefined;
  if (command.argument?.kind !== 'question') {
    for (let last = words.at(-1); last !== undefined; last = words.at(-1)) {
      if (asOf === undefined && command.options.includes('as-of') && /^\d{4}-\d\d-\d\d/.test(last))
        asOf = last;
      else if (window === undefined && command.options.includes('window') && /^[135]$/.test(last))
        window = Number(last) as Window;
      else break;
      words.pop();
    }
  }
  const argument = command.argument?.kind === 'question' ? rest : words.join(' ');
  return {
    type: 'command',
    name,
    ...(argument === '' ? {} : { argument }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(window === undefined ? {} : { window }),
  };
}

function mentionsOf(text: string, entities: readonly MessageEntity[], self: Self): readonly MessageEntity[] {
  const name = `@${self.username.toLowerCase()}`;
  return entities.filter(
    (entity) =>
      (entity.type === 'mention' &&
        text.slice(entity.offset, entity.offset + entity.length).toLowerCase() === name) ||
      (entity.type === 'text_mention' && entity.user.id === self.id),
  );
}

function without(text: string, entities: readonly MessageEntity[]): string {
  const cut = [...entities]
    .sort((a, b) => b.offset - a.offset)
    .reduce((rest, { offset, length }) => `${rest.slice(0, offset)} ${rest.slice(offset + length)}`, text);
  return cut.replace(/[ \t]+/g, ' ').trim();
}
