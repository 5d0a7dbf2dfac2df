import { ComponentType, MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import { checkMessage, type MessageBody } from './check-message.ts';
import {
  archivedThread,
  cannotDm,
  emptyMessage,
  Form,
  missingAccess,
  missingPermissions,
  tooLarge,
} from './errors.ts';
import type { Gateway } from './gateway.ts';
import { apiMessage, type MessageView } from './payloads.ts';
import { type FakeChannel, isDm, isThread, type StoredFile, type StoredMessage } from './world.ts';

export interface UploadedFile {
  /** The n of files[n]. */
  readonly key: string;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

export interface NewMessage {
  readonly authorId: string;
  readonly body: MessageBody;
  readonly files: readonly UploadedFile[];
  readonly ephemeralFor?: string;
  readonly interaction?: StoredMessage['interaction'];
  readonly flags?: number;
}

/** 10 MiB: the limit of a server without boosts. */
const MAX_UPLOAD_BYTES = 10 * 1024 * 1024;
/** "A few minutes" by the documentation. */
const NONCE_MS = 3 * 60_000;

const EVERYONE = /@(everyone|here)\b/;

/** Makes, changes and deletes messages, with everything that Discord checks on the way. */
export class Messages {
  readonly view: MessageView;
  /** Strange but accepted by Discord: a picture that is not attached, and the like. Tests want none. */
  readonly problems: string[] = [];
  private readonly gateway: Gateway;

  constructor(view: MessageView, gateway: Gateway) {
    this.view = view;
    this.gateway = gateway;
  }

  /** What the bot needs to post in a channel by itself, not as the answer of an interaction. @throws ApiError */
  checkMayPost(channel: FakeChannel, body: MessageBody, files: readonly UploadedFile[]): void {
    const { world } = this.view;
    if (isDm(channel)) {
      if (!channel.recipients.includes(world.botId)) throw missingAccess();
      const other = channel.recipients.find((id) => id !== world.botId);
      if (other !== undefined && !world.users.get(other)!.acceptsDms) throw cannotDm();
      return;
    }
    const may = world.permissions(world.botId, channel);
    const need = (bit: bigint): void => {
      if (!(may & bit)) throw missingPermissions();
    };
    if (!(may & PermissionFlagsBits.ViewChannel)) throw missingAccess();
    need(isThread(channel) ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages);
    if (channel.locked) throw archivedThread();
    if (body.embeds?.length) need(PermissionFlagsBits.EmbedLinks);
    if (files.length > 0) need(PermissionFlagsBits.AttachFiles);
    if (body.message_reference) need(PermissionFlagsBits.ReadMessageHistory);
  }

  /** @throws ApiError */
  create(channel: FakeChannel, input: NewMessage): StoredMessage {
    const { world } = this.view;
    const { body, authorId } = input;
    const loading = ((input.flags ?? 0) & MessageFlags.Loading) !== 0;
    checkMessage(body);
    const earlier = this.sameNonce(channel, authorId, body);
    if (earlier) return earlier;
    const files = this.keep(body, input.files, []);
    if (!loading) checkNotEmpty(body.content, body.embeds, body.components, files);
    const replyTo = this.replyOf(channel, body);
    const content = body.content ?? '';
    const message: StoredMessage = {
      id: world.newId(),
      channelId: channel.id,
      authorId,
      createdAt: world.now(),
      content,
      embeds: body.embeds ?? [],
      components: body.components ?? [],
      files,
      flags:
        (input.flags ?? 0) |
        ((body.flags ?? 0) &
          (MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | MessageFlags.IsComponentsV2)) |
        (input.ephemeralFor === undefined ? 0 : MessageFlags.Ephemeral),
      deleted: false,
      ...(input.ephemeralFor === undefined ? {} : { ephemeralFor: input.ephemeralFor }),
      ...(body.nonce === undefined ? {} : { nonce: body.nonce }),
      ...(replyTo === undefined ? {} : { replyTo }),
      ...(input.interaction ? { interaction: input.interaction } : {}),
      mentions: [],
      mentionEveryone: false,
      pinged: new Set(),
      reactions: new Map(),
      versions: [],
    };
    this.parseMentions(message, channel, body);
    world.messages.set(message.id, message);
    if (isThread(channel)) channel.archived = false;
    this.show(message, 'MESSAGE_CREATE');
    return message;
  }

  /** @throws ApiError */
  edit(message: StoredMessage, body: MessageBody, uploaded: readonly UploadedFile[]): StoredMessage {
    const { world } = this.view;
    checkMessage(body);
    const wasLoading = (message.flags & MessageFlags.Loading) !== 0;
    const content = body.content === undefined ? message.content : (body.content ?? '');
    const embeds = body.embeds === undefined ? message.embeds : (body.embeds ?? []);
    const components = body.components === undefined ? message.components : (body.components ?? []);
    const files =
      body.attachments === undefined && uploaded.length === 0
        ? message.files
        : this.keep(body, uploaded, message.files);
    const nowV2 = ((body.flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;
    if (message.flags & MessageFlags.IsComponentsV2 && (content || embeds.length)) {
      const form = new Form();
      form.refuse(['content'], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', 'It cannot be used');
      form.check();
    }
    checkNotEmpty(content, embeds, components, files);
    Object.assign(message, { content, embeds, components, files });
    message.flags = (message.flags & ~MessageFlags.Loading) | (nowV2 ? MessageFlags.IsComponentsV2 : 0);
    if (!wasLoading) message.editedAt = world.now();
    // Nobody is told of an edit, except of the first content of a deferred answer.
    this.parseMentions(message, world.channel(message.channelId), body, wasLoading);
    this.show(message, 'MESSAGE_UPDATE');
    return message;
  }

  delete(message: StoredMessage): void {
    const { world } = this.view;
    message.deleted = true;
    const { guildId } = world.channel(message.channelId);
    if (message.ephemeralFor === undefined)
      this.gateway.dispatch(guildId, 'MESSAGE_DELETE', {
        id: message.id,
        channel_id: message.channelId,
        ...(guildId ? { guild_id: guildId } : {}),
      });
    world.touch();
  }

  private show(message: StoredMessage, event: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE'): void {
    const { world } = this.view;
    message.versions.push({ at: world.now(), content: message.content, embeds: message.embeds });
    if (message.ephemeralFor === undefined) this.gateway.message(event, apiMessage(this.view, message));
    this.checkPictures(message);
    world.touch();
  }

  private checkPictures(message: StoredMessage): void {
    const names = new Set(message.files.map(({ filename }) => filename));
    for (const { image, thumbnail } of message.embeds)
      for (const url of [image?.url, thumbnail?.url])
        if (url?.startsWith('attachment://') && !names.has(url.slice(13)))
          this.problems.push(`message ${message.id} shows ${url}, which is not attached`);
  }

  private sameNonce(
    channel: FakeChannel,
    authorId: string,
    { nonce, enforce_nonce }: MessageBody,
  ): StoredMessage | undefined {
    if (!enforce_nonce || nonce === undefined) return undefined;
    const { world } = this.view;
    return [...world.messages.values()].find(
      (known) =>
        known.channelId === channel.id &&
        known.authorId === authorId &&
        String(known.nonce) === String(nonce) &&
        world.now() - known.createdAt < NONCE_MS,
    );
  }

  private replyOf(channel: FakeChannel, { message_reference: reference }: MessageBody): string | undefined {
    if (!reference?.message_id) return undefined;
    const known = this.view.world.messages.get(reference.message_id);
    if (known && !known.deleted && known.channelId === channel.id && known.ephemeralFor === undefined)
      return known.id;
    if (reference.fail_if_not_exists === false) return undefined;
    const form = new Form();
    form.refuse(['message_reference'], 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
    form.check();
    return undefined;
  }

  /** Uploaded files with their descriptions, and those of the old ones that the list still names. */
  private keep(
    body: MessageBody,
    uploaded: readonly UploadedFile[],
    old: readonly StoredFile[],
  ): StoredFile[] {
    if (uploaded.reduce((sum, { bytes }) => sum + bytes.length, 0) > MAX_UPLOAD_BYTES) throw tooLarge();
    const listed = body.attachments;
    const kept = listed ? old.filter(({ id }) => listed.some((one) => String(one.id) === id)) : [...old];
    const added = uploaded.map(({ key, filename, contentType, bytes }): StoredFile => {
      const entry = listed?.find(({ id }) => String(id) === key);
      return {
        id: this.view.world.newId(),
        filename: (entry?.filename ?? filename).replace(/[^\w.-]/g, '_'),
        contentType,
        bytes,
        ...(entry?.description === undefined ? {} : { description: entry.description }),
      };
    });
    const form = new Form();
    if (kept.length + added.length > 10)
      form.refuse(['attachments'], 'BASE_TYPE_MAX_LENGTH', 'Must be 10 or fewer in length.');
    for (const [i, { id }] of (listed ?? []).entries())
      if (!old.some((file) => file.id === String(id)) && !uploaded.some(({ key }) => key === String(id)))
        form.refuse(
          ['attachments', i],
          'MESSAGE_ATTACHMENT_NOT_FOUND',
          `Attachment data not found for ${id}`,
        );
    form.check();
    return [...kept, ...added];
  }

  private parseMentions(
    message: StoredMessage,
    channel: FakeChannel,
    body: MessageBody,
    tell = message.versions.length === 0,
  ): void {
    const { world } = this.view;
    const guild = world.guildOf(channel);
    const inContent = [...message.content.matchAll(/<@!?(\d+)>/g)]
      .map(([, id]) => id!)
      .filter((id) => world.users.has(id));
    const roles = [...message.content.matchAll(/<@&(\d+)>/g)]
      .map(([, id]) => id!)
      .filter((id) => guild?.roles.has(id));
    const allowed = body.allowed_mentions;
    const parse = (kind: string): boolean => !allowed || (allowed.parse ?? []).includes(kind);
    const repliedTo =
      message.replyTo === undefined ? undefined : world.messages.get(message.replyTo)?.authorId;
    const tellsReplied = repliedTo !== undefined && (allowed?.replied_user ?? !allowed);
    message.mentions = [...new Set([...inContent, ...roles, ...(tellsReplied ? [repliedTo] : [])])];
    const mayAll =
      (world.permissions(message.authorId, channel) & PermissionFlagsBits.MentionEveryone) !== 0n;
    message.mentionEveryone = EVERYONE.test(message.content) && parse('everyone') && mayAll;
    if (!tell) return;
    for (const id of inContent) if (parse('users') || allowed?.users?.includes(id)) message.pinged.add(id);
    for (const id of roles) if (parse('roles') || allowed?.roles?.includes(id)) message.pinged.add(id);
    if (tellsReplied) message.pinged.add(repliedTo);
    // Told also where the right is missing today: it may be there tomorrow.
    if (EVERYONE.test(message.content) && parse('everyone')) message.pinged.add('everyone');
  }
}

function checkNotEmpty(
  content: string | null | undefined,
  embeds: readonly unknown[] | null | undefined,
  components: readonly { readonly type: number }[] | null | undefined,
  files: readonly unknown[],
): void {
  const layout = components?.some(({ type }) => type !== ComponentType.ActionRow) ?? false;
  if (!content?.trim() && !embeds?.length && files.length === 0 && !layout) throw emptyMessage();
}
