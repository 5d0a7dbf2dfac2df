import {
  ApiFailure,
  type Button,
  bad,
  type Entity,
  type FakeChat,
  type FakeMessage,
  type FakeUser,
  type Json,
} from './types.ts';

export const BOT: FakeUser = {
  id: 123_456_789,
  is_bot: true,
  first_name: 'Undercurrent',
  username: 'undercurrent_test_bot',
};

export interface Draft {
  readonly text?: string;
  readonly caption?: string;
  readonly entities?: readonly Entity[];
  readonly buttons?: readonly (readonly Button[])[];
  readonly photo?: FakeMessage['photo'];
  readonly document?: FakeMessage['document'];
  readonly replyTo?: FakeMessage | undefined;
  readonly threadId?: number | undefined;
  readonly mediaGroupId?: string;
}

/** Chats, people and messages. */
export class World {
  readonly chats = new Map<number, FakeChat>();
  readonly users = new Map<number, FakeUser>();
  /** Files that were sent once can be sent again by their id. */
  readonly photos = new Map<string, NonNullable<FakeMessage['photo']>>();
  private readonly listeners = new Set<() => void>();
  private nextMessage = 1;
  private nextUser = 1_001;
  private nextGroup = 5_001;
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
    this.users.set(BOT.id, BOT);
  }

  user(more: Partial<FakeUser> = {}): FakeUser {
    const id = this.nextUser++;
    const user: FakeUser = { id, is_bot: false, first_name: `User ${id}`, language_code: 'en', ...more };
    this.users.set(user.id, user);
    return user;
  }

  chat(type: FakeChat['type'], more: Partial<FakeChat> = {}): FakeChat {
    const number = this.nextGroup++;
    const id = type === 'group' ? -number : -1_000_000_000_000 - number;
    const chat: FakeChat = { id, type, topics: new Set(), members: new Map(), messages: [], ...more };
    this.chats.set(chat.id, chat);
    return chat;
  }

  /** Where the bot may write. @throws ApiFailure as the Bot API words it. */
  open(id: unknown): FakeChat {
    const chat = this.chats.get(Number(id));
    if (!chat) throw bad('chat not found');
    if (chat.migratedTo !== undefined)
      throw bad('group chat was upgraded to a supergroup chat', { migrate_to_chat_id: chat.migratedTo });
    if (chat.closed) throw new ApiFailure(403, chat.closed);
    return chat;
  }

  post(chat: FakeChat, from: FakeUser, draft: Draft): FakeMessage {
    const at = this.now();
    const { text, caption, photo, document, replyTo, threadId, mediaGroupId } = draft;
    const message: FakeMessage = {
      message_id: this.nextMessage++,
      chat,
      from,
      date: Math.floor(at / 1_000),
      at,
      ...(text === undefined ? {} : { text }),
      ...(caption === undefined ? {} : { caption }),
      entities: draft.entities ?? [],
      buttons: draft.buttons ?? [],
      ...(photo ? { photo } : {}),
      ...(document ? { document } : {}),
      ...(replyTo ? { replyTo } : {}),
      ...(threadId === undefined ? {} : { threadId }),
      ...(mediaGroupId === undefined ? {} : { mediaGroupId }),
      versions: [{ text: text ?? caption ?? '', at }],
    };
    chat.messages.push(message);
    if (photo) this.photos.set(photoId(message), photo);
    this.changed();
    return message;
  }

  change(message: FakeMessage, text: string, entities: readonly Entity[]): void {
    if (message.text === undefined) message.caption = text;
    else message.text = text;
    message.entities = entities;
    message.versions.push({ text, at: this.now() });
    this.changed();
  }

  /** Messages from before a moment. Of their photos the size is kept: the ids stay good. */
  forget(beforeMs: number): void {
    for (const { messages } of this.chats.values())
      for (const message of messages)
        if (message.photo && message.at < beforeMs)
          this.photos.set(photoId(message), { ...message.photo, png: new Uint8Array() });
    for (const { messages } of this.chats.values()) dropOlder(messages, beforeMs);
  }

  changed(): void {
    for (const listener of [...this.listeners]) listener();
  }

  /** The first result that is not undefined, looked for after each change. */
  async until<T>(find: () => T | undefined, timeoutMs: number, what: string): Promise<T> {
    const found = find();
    if (found !== undefined) return found;
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(timer);
        this.listeners.delete(look);
      };
      const look = (): void => {
        const now = find();
        if (now === undefined) return;
        stop();
        resolve(now);
      };
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`waited ${timeoutMs} ms for ${what}`));
      }, timeoutMs);
      this.listeners.add(look);
    });
  }
}

/** Of a list in order of time. */
export function dropOlder(list: { readonly at: number }[], beforeMs: number): void {
  const kept = list.findIndex(({ at }) => at >= beforeMs);
  list.splice(0, kept < 0 ? list.length : kept);
}

const photoId = ({ message_id }: Pick<FakeMessage, 'message_id'>): string => `photo-${message_id}`;

export function chatJson(chat: FakeChat, users: ReadonlyMap<number, FakeUser>): Json {
  const { id, type, title, is_forum } = chat;
  if (type === 'private') return { id, type, first_name: users.get(id)?.first_name ?? 'Someone' };
  return { id, type, title: title ?? 'A group', ...(is_forum ? { is_forum } : {}) };
}

export function messageJson(message: FakeMessage, world: World, withReply = true): Json {
  const { message_id, chat, from, date, text, caption, entities, buttons, photo, document, replyTo } =
    message;
  const edited =
    message.versions.length > 1 ? { edit_date: Math.floor(message.versions.at(-1)!.at / 1_000) } : {};
  return {
    message_id,
    from,
    chat: chatJson(chat, world.users),
    date,
    ...edited,
    ...(message.threadId === undefined
      ? {}
      : { message_thread_id: message.threadId, is_topic_message: true }),
    ...(message.mediaGroupId === undefined ? {} : { media_group_id: message.mediaGroupId }),
    ...(replyTo && withReply ? { reply_to_message: messageJson(replyTo, world, false) } : {}),
    ...(text === undefined ? {} : { text, ...(entities.length > 0 ? { entities } : {}) }),
    ...(caption === undefined
      ? {}
      : { caption, ...(entities.length > 0 ? { caption_entities: entities } : {}) }),
    ...(photo
      ? {
          photo: [
            {
              file_id: photoId(message),
              file_unique_id: `u${message_id}`,
              width: photo.width,
              height: photo.height,
              file_size: photo.png.length,
            },
          ],
        }
      : {}),
    ...(document
      ? {
          document: {
            file_id: `document-${message_id}`,
            file_unique_id: `u${message_id}`,
            file_name: document.name,
            file_size: document.bytes.length,
          },
        }
      : {}),
    ...(buttons.length > 0 ? { reply_markup: { inline_keyboard: buttons } } : {}),
  };
}
