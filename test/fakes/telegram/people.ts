import type { Queries } from './queries.ts';
import type { Entity, FakeChat, FakeMessage, FakeUser, Json } from './types.ts';
import type { Updates } from './updates.ts';
import { BOT, chatJson, messageJson, type World } from './world.ts';

const WAIT_MS = 5_000;

export interface SayOptions {
  readonly replyTo?: FakeMessage;
  readonly threadId?: number;
}

/** One person in one chat. */
export interface Person {
  readonly user: FakeUser;
  readonly chat: FakeChat;
  /** A text; commands and mentions get their entities as in a real client. Returns the message. */
  say(text: string, options?: SayOptions): FakeMessage;
  /** A photo with an optional caption. */
  show(caption?: string): FakeMessage;
  /** Changes a message of one's own. */
  edit(message: FakeMessage, text: string): void;
  /** Presses a button: by its text, or by its data. Waits for what the bot answers to the press. */
  press(message: FakeMessage, button: string): Promise<{ readonly text: string; readonly alert: boolean }>;
  /** Types after the bot's name; waits for what is offered. */
  inline(query: string): Promise<readonly Json[]>;
  block(): void;
  /** Messages of the bot in this chat that were not deleted. */
  readonly received: readonly FakeMessage[];
  /** The bot's message number `n` from the first one after `since`, once it satisfies `test`. */
  waitFor(test: (message: FakeMessage) => boolean, what?: string, timeoutMs?: number): Promise<FakeMessage>;
}

export interface People {
  /** Somebody new, in a private chat with the bot. */
  person(more?: Partial<FakeUser>): Person;
  group(more?: Partial<FakeChat>): FakeChat;
  /** The same person in a group. */
  join(person: Person, chat: FakeChat, status?: 'creator' | 'administrator' | 'member'): Person;
  /** A group becomes a supergroup with a new id. */
  migrate(chat: FakeChat): FakeChat;
}

export function textOf(message: FakeMessage): string {
  return message.text ?? message.caption ?? '';
}

export function peopleOf(world: World, updates: Updates, asked: Queries): People {
  let queryId = 1;

  function personIn(user: FakeUser, chat: FakeChat): Person {
    /** In groups a bot with privacy mode hears commands, replies to it and mentions of it. */
    const heard = (message: FakeMessage): boolean => {
      if (chat.type === 'private') return true;
      const text = textOf(message);
      return text.startsWith('/') || message.replyTo?.from.id === BOT.id || text.includes(`@${BOT.username}`);
    };
    const send = (message: FakeMessage, kind: 'message' | 'edited_message' = 'message'): FakeMessage => {
      if (heard(message)) updates.add(kind, messageJson(message, world));
      return message;
    };
    const received = (): FakeMessage[] =>
      chat.messages.filter(({ from, deleted }) => from.id === BOT.id && !deleted);
    return {
      user,
      chat,
      get received() {
        return received();
      },
      say: (text, { replyTo, threadId } = {}) =>
        send(world.post(chat, user, { text, entities: entitiesOf(text), replyTo, threadId })),
      show: (caption) => {
        const photo = { png: new Uint8Array(), width: 10, height: 10 };
        return send(
          world.post(chat, user, { photo, ...(caption ? { caption, entities: entitiesOf(caption) } : {}) }),
        );
      },
      edit: (message, text) => {
        world.change(message, text, entitiesOf(text));
        send(message, 'edited_message');
      },
      press: async (message, button) => {
        const known = message.buttons
          .flat()
          .find(({ text, callback_data }) => text === button || callback_data === button);
        const data = known?.callback_data ?? button;
        const id = `press-${queryId++}`;
        const state = { at: asked.now() } as { at: number; answer?: { text: string; alert: boolean } };
        asked.callbacks.set(id, state);
        updates.add('callback_query', {
          id,
          from: user,
          message: messageJson(message, world),
          chat_instance: String(chat.id),
          data,
        });
        return world.until(() => state.answer, WAIT_MS, `the answer to the button ${button}`);
      },
      inline: async (query) => {
        const id = `inline-${queryId++}`;
        const state = { at: asked.now() } as { at: number; results?: readonly Json[] };
        asked.inline.set(id, state);
        updates.add('inline_query', { id, from: user, query, offset: '', chat_type: 'sender' });
        return world.until(() => state.results, WAIT_MS, `results for "${query}"`);
      },
      block: () => {
        chat.closed = 'Forbidden: bot was blocked by the user';
      },
      waitFor: (test, what = 'a message', timeoutMs = WAIT_MS) =>
        world.until(() => received().find(test), timeoutMs, `${what}; there is ${shown(received())}`),
    };
  }

  return {
    person: (more) => {
      const user = world.user(more);
      const chat = world.chat('private', { id: user.id });
      return personIn(user, chat);
    },
    group: (more) => {
      const chat = world.chat(more?.type ?? 'group', more);
      chat.members.set(BOT.id, 'member');
      return chat;
    },
    join: ({ user }, chat, status = 'member') => {
      chat.members.set(user.id, status);
      return personIn(user, chat);
    },
    migrate: (chat) => {
      const bigger = world.chat('supergroup', {
        ...(chat.title ? { title: chat.title } : {}),
        members: chat.members,
      });
      chat.migratedTo = bigger.id;
      const service = { from: BOT, date: Math.floor(asked.now() / 1_000) };
      updates.add('message', {
        ...service,
        message_id: 1_000_001,
        chat: chatJson(chat, world.users),
        migrate_to_chat_id: bigger.id,
      });
      updates.add('message', {
        ...service,
        message_id: 1,
        chat: chatJson(bigger, world.users),
        migrate_from_chat_id: chat.id,
      });
      return bigger;
    },
  };
}

function shown(messages: readonly FakeMessage[]): string {
  return JSON.stringify(messages.map((message) => textOf(message).slice(0, 200)));
}

function entitiesOf(text: string): Entity[] {
  const found: Entity[] = [];
  for (const match of text.matchAll(/(?<!\S)\/[a-z0-9_]+(?:@\w+)?|(?<!\w)@\w{4,}/gi)) {
    const type = match[0].startsWith('/') ? 'bot_command' : 'mention';
    found.push({ type, offset: match.index, length: match[0].length });
  }
  return found;
}
