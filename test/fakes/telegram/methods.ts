import { buttonsOf, checkPhoto, formatted, MAX_CAPTION, MAX_TEXT, parsed } from './checks.ts';
import type { Limits } from './limits.ts';
import { menus } from './menus.ts';
import { type Queries, queries } from './queries.ts';
import { bad, type FakeChat, type FakeMessage, type Json, type Upload } from './types.ts';
import { BOT, chatJson, messageJson, type World } from './world.ts';

export interface Call {
  readonly params: Json;
  readonly files: ReadonlyMap<string, Upload>;
}
export type Method = (call: Call) => unknown;

const MAX_DOCUMENT_BYTES = 50 * 1024 * 1024;
const ACTIONS = new Set(['typing', 'upload_photo', 'upload_document', 'find_location', 'choose_sticker']);
const isGroup = ({ type }: FakeChat): boolean => type !== 'private';

/** Every method that this fake knows, but for those of the queue of updates. */
export function methodsOf(
  world: World,
  limits: Limits,
  asked: Queries,
  actions: Json[],
): Record<string, Method> {
  const place = (params: Json): { chat: FakeChat; replyTo?: FakeMessage; threadId?: number } => {
    if (params.parse_mode !== undefined) throw bad("can't parse entities: this server takes entities only");
    const chat = world.open(params.chat_id);
    const threadId = params.message_thread_id === undefined ? undefined : Number(params.message_thread_id);
    if (threadId !== undefined && !chat.topics.has(threadId)) throw bad('message thread not found');
    const reply = parsed(params.reply_parameters, 'reply parameters') as Json | undefined;
    const replyTo =
      reply && chat.messages.find((m) => m.message_id === Number(reply.message_id) && !m.deleted);
    if (reply && !replyTo && reply.allow_sending_without_reply !== true)
      throw bad('message to be replied not found');
    return {
      chat,
      ...(replyTo ? { replyTo } : {}),
      ...(threadId === undefined ? {} : { threadId }),
    };
  };

  /** A message of the bot's own. @throws ApiFailure */
  const own = (params: Json, what: 'edit' | 'delete'): FakeMessage => {
    const chat = world.open(params.chat_id);
    const message = chat.messages.find(
      ({ message_id, deleted }) => message_id === Number(params.message_id) && !deleted,
    );
    if (!message) throw bad(`message to ${what} not found`);
    if (message.from.id !== BOT.id && what === 'edit') throw bad("message can't be edited");
    return message;
  };

  const fileOf = ({ params, files }: Call, value: unknown, name: string): Upload => {
    const text = typeof value === 'string' ? value : '';
    const file = text.startsWith('attach://') ? files.get(text.slice(9)) : files.get(name);
    if (file) return file;
    if (params[name] === undefined && value === undefined) throw bad(`there is no ${name} in the request`);
    throw bad('wrong remote file identifier specified: wrong character in the string');
  };

  const photoOf = (call: Call, value?: unknown): NonNullable<FakeMessage['photo']> => {
    const known = world.photos.get(String(value ?? call.params.photo));
    if (known) return known;
    const { bytes } = fileOf(call, value ?? call.params.photo, 'photo');
    return { png: bytes, ...checkPhoto(bytes) };
  };

  const unchanged = (message: FakeMessage, text: string, entities: unknown, buttons: unknown): boolean =>
    text === (message.text ?? message.caption ?? '') &&
    JSON.stringify(entities) === JSON.stringify(message.entities) &&
    JSON.stringify(buttons) === JSON.stringify(message.buttons);

  const edit = (call: Call, what: 'text' | 'caption'): unknown => {
    const { params } = call;
    const message = own(params, 'edit');
    if (params.parse_mode !== undefined) throw bad("can't parse entities: this server takes entities only");
    if (what === 'text' && message.text === undefined) throw bad('there is no text in the message to edit');
    if (what === 'caption' && message.text !== undefined)
      throw bad('there is no caption in the message to edit');
    const { text, entities } =
      what === 'text'
        ? formatted(params.text, params.entities, MAX_TEXT, 'text')
        : formatted(params.caption ?? '', params.caption_entities, MAX_CAPTION, 'caption');
    // Left out, the buttons go.
    const buttons = buttonsOf(params.reply_markup);
    if (unchanged(message, text, entities, buttons)) throw notModified();
    limits.take(message.chat.id, isGroup(message.chat));
    message.buttons = buttons;
    world.change(message, text, entities);
    return messageJson(message, world);
  };

  return {
    getMe: () => ({
      ...BOT,
      can_join_groups: true,
      can_read_all_group_messages: false,
      supports_inline_queries: true,
    }),
    sendMessage: ({ params }) => {
      const where = place(params);
      const { text, entities } = formatted(params.text, params.entities, MAX_TEXT, 'text');
      const buttons = buttonsOf(params.reply_markup);
      limits.take(where.chat.id, isGroup(where.chat));
      return messageJson(world.post(where.chat, BOT, { ...where, text, entities, buttons }), world);
    },
    sendPhoto: (call) => {
      const { params } = call;
      const where = place(params);
      const photo = photoOf(call);
      const { text, entities } = formatted(
        params.caption ?? '',
        params.caption_entities,
        MAX_CAPTION,
        'caption',
      );
      const buttons = buttonsOf(params.reply_markup);
      limits.take(where.chat.id, isGroup(where.chat));
      const draft = { ...where, photo, entities, buttons, ...(text === '' ? {} : { caption: text }) };
      return messageJson(world.post(where.chat, BOT, draft), world);
    },
    sendDocument: (call) => {
      const { params } = call;
      const where = place(params);
      const document = fileOf(call, params.document, 'document');
      if (document.bytes.length === 0) throw bad('file must be non-empty');
      if (document.bytes.length > MAX_DOCUMENT_BYTES) throw bad('file is too big');
      const { text, entities } = formatted(
        params.caption ?? '',
        params.caption_entities,
        MAX_CAPTION,
        'caption',
      );
      const buttons = buttonsOf(params.reply_markup);
      limits.take(where.chat.id, isGroup(where.chat));
      const draft = { ...where, document, entities, buttons, ...(text === '' ? {} : { caption: text }) };
      return messageJson(world.post(where.chat, BOT, draft), world);
    },
    sendMediaGroup: (call) => {
      const where = place(call.params);
      const media = parsed(call.params.media, 'media') as Json[];
      if (!Array.isArray(media) || media.length < 2 || media.length > 10)
        throw bad('wrong number of messages in the album: 2 to 10');
      const drafts = media.map((item) => {
        if (item.type !== 'photo') throw bad('this server takes albums of photos only');
        const { text, entities } = formatted(
          item.caption ?? '',
          item.caption_entities,
          MAX_CAPTION,
          'caption',
        );
        return { photo: photoOf(call, item.media), entities, ...(text === '' ? {} : { caption: text }) };
      });
      limits.take(where.chat.id, isGroup(where.chat), drafts.length);
      const mediaGroupId = `album-${Date.now()}`;
      return drafts.map((draft) =>
        messageJson(world.post(where.chat, BOT, { ...where, ...draft, mediaGroupId }), world),
      );
    },
    editMessageText: (call) => edit(call, 'text'),
    editMessageCaption: (call) => edit(call, 'caption'),
    editMessageReplyMarkup: ({ params }) => {
      const message = own(params, 'edit');
      const buttons = buttonsOf(params.reply_markup);
      if (JSON.stringify(buttons) === JSON.stringify(message.buttons)) throw notModified();
      limits.take(message.chat.id, isGroup(message.chat));
      message.buttons = buttons;
      world.changed();
      return messageJson(message, world);
    },
    editMessageMedia: (call) => {
      const { params } = call;
      const message = own(params, 'edit');
      const media = parsed(params.media, 'media') as Json | undefined;
      if (media?.type !== 'photo') throw bad('this server takes photos only');
      const photo = photoOf(call, media.media);
      const { text, entities } = formatted(
        media.caption ?? '',
        media.caption_entities,
        MAX_CAPTION,
        'caption',
      );
      const buttons = buttonsOf(params.reply_markup);
      limits.take(message.chat.id, isGroup(message.chat));
      delete message.text;
      message.photo = photo;
      message.buttons = buttons;
      world.change(message, text, entities);
      return messageJson(message, world);
    },
    deleteMessage: ({ params }) => {
      const message = own(params, 'delete');
      message.deleted = true;
      world.changed();
      return true;
    },
    sendChatAction: ({ params }) => {
      const { chat } = place(params);
      if (!ACTIONS.has(String(params.action))) throw bad('wrong parameter action in request');
      actions.push({ chat_id: chat.id, action: params.action, at: Date.now() });
      world.changed();
      return true;
    },
    getChat: ({ params }) => chatJson(world.open(params.chat_id), world.users),
    getChatMember: ({ params }) => {
      const chat = world.open(params.chat_id);
      const user = world.users.get(Number(params.user_id));
      if (!user) throw bad('user not found');
      return { user, status: chat.members.get(user.id) ?? 'left' };
    },
    getChatAdministrators: ({ params }) => {
      const chat = world.open(params.chat_id);
      if (chat.type === 'private') throw bad('there are no administrators in the private chat');
      return [...chat.members]
        .filter(([, status]) => status !== 'member')
        .map(([id, status]) => ({ user: world.users.get(id), status }));
    },
    ...queries(asked),
    ...menus(),
  };
}

function notModified(): Error {
  return bad(
    'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
  );
}
