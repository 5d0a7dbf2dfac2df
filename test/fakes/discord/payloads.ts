import {
  type APIAttachment,
  type APIChannel,
  type APIGuildMember,
  type APIMessage,
  type APIRole,
  type APIThreadChannel,
  type ChannelType,
  type GatewayGuildCreateDispatchData,
  type GatewayMessageCreateDispatchData,
  type GuildMemberFlags,
  InteractionType,
  type MessageFlags,
  MessageReferenceType,
  MessageType,
  ThreadAutoArchiveDuration,
} from 'discord-api-types/v10';
import {
  type FakeChannel,
  type FakeGuild,
  isDm,
  isThread,
  type Role,
  type StoredFile,
  type StoredMessage,
  type World,
} from './world.ts';

/** Objects of the API, made from what the fake knows. */

const JOINED_AT = '2024-01-01T00:00:00.000000+00:00';

export function apiMember(world: World, guild: FakeGuild, userId: string): APIGuildMember {
  return {
    user: world.apiUser(userId),
    nick: null,
    avatar: null,
    banner: null,
    roles: guild.members.get(userId) ?? [],
    joined_at: JOINED_AT,
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0 as GuildMemberFlags,
    pending: false,
    communication_disabled_until: null,
  } satisfies APIGuildMember;
}

function apiRole({ id, name, permissions }: Role): APIRole {
  return {
    id,
    name,
    permissions: permissions.toString(),
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    position: 0,
    managed: false,
    mentionable: false,
    flags: 0 as never,
  } satisfies APIRole;
}

export function apiChannel(world: World, channel: FakeChannel): APIChannel {
  const { id, name, guildId, parentId } = channel;
  if (isDm(channel)) {
    return {
      id,
      type: channel.type as ChannelType.DM,
      name: null,
      last_message_id: null,
      flags: 0 as never,
      recipients: channel.recipients
        .filter((userId) => userId !== world.botId)
        .map((userId) => world.apiUser(userId)),
    } satisfies APIChannel;
  }
  if (isThread(channel)) {
    return {
      id,
      type: channel.type as ChannelType.PublicThread,
      name,
      guild_id: guildId!,
      parent_id: parentId!,
      owner_id: world.botId,
      last_message_id: null,
      flags: 0 as never,
      rate_limit_per_user: 0,
      message_count: 0,
      member_count: 1,
      total_message_sent: 0,
      thread_metadata: {
        archived: channel.archived,
        locked: channel.locked,
        auto_archive_duration: ThreadAutoArchiveDuration.OneDay,
        archive_timestamp: JOINED_AT,
      },
    } as unknown as APIThreadChannel;
  }
  return {
    id,
    type: channel.type as ChannelType.GuildText,
    name,
    guild_id: guildId!,
    position: 0,
    parent_id: null,
    topic: null,
    nsfw: false,
    last_message_id: null,
    rate_limit_per_user: 0,
    flags: 0 as never,
    permission_overwrites: channel.overwrites.map(({ id: who, type, allow, deny }) => ({
      id: who,
      type,
      allow: allow.toString(),
      deny: deny.toString(),
    })),
  } as APIChannel;
}

export function guildCreate(world: World, guild: FakeGuild): GatewayGuildCreateDispatchData {
  const channels = [...world.channels.values()].filter(({ guildId }) => guildId === guild.id);
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    icon: null,
    splash: null,
    discovery_splash: null,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    roles: [...guild.roles.values()].map(apiRole),
    emojis: [],
    stickers: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0 as never,
    rules_channel_id: null,
    vanity_url_code: null,
    description: null,
    banner: null,
    premium_tier: 0,
    preferred_locale: guild.preferredLocale,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    nsfw_level: 0,
    premium_progress_bar_enabled: false,
    hub_type: null,
    incidents_data: null,
    joined_at: JOINED_AT,
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    // Without the intent for members only the bot itself is listed.
    members: guild.members.has(world.botId) ? [apiMember(world, guild, world.botId)] : [],
    channels: channels
      .filter((channel) => !isThread(channel))
      .map((channel) => apiChannel(world, channel)) as GatewayGuildCreateDispatchData['channels'],
    threads: channels
      .filter((channel) => isThread(channel) && !channel.archived)
      .map((channel) => apiChannel(world, channel)) as GatewayGuildCreateDispatchData['threads'],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  } satisfies GatewayGuildCreateDispatchData;
}

function apiAttachment(baseUrl: string, file: StoredFile): APIAttachment {
  const url = `${baseUrl}/attachments/${file.id}/${encodeURIComponent(file.filename)}`;
  return {
    id: file.id,
    filename: file.filename,
    size: file.bytes.length,
    url,
    proxy_url: url,
    content_type: file.contentType,
    ...(file.description === undefined ? {} : { description: file.description }),
  };
}

export interface MessageView {
  readonly world: World;
  /** Where attachments can be read: http://127.0.0.1:PORT */
  readonly baseUrl: string;
}

export function apiMessage({ world, baseUrl }: MessageView, message: StoredMessage): APIMessage {
  const reply = message.replyTo === undefined ? undefined : world.messages.get(message.replyTo);
  const channel = world.channels.get(message.channelId)!;
  return {
    id: message.id,
    channel_id: message.channelId,
    author: world.apiUser(message.authorId),
    content: message.content,
    timestamp: new Date(message.createdAt).toISOString(),
    edited_timestamp: message.editedAt === undefined ? null : new Date(message.editedAt).toISOString(),
    tts: false,
    mention_everyone: message.mentionEveryone,
    mentions: message.mentions.filter((id) => world.users.has(id)).map((id) => world.apiUser(id)),
    mention_roles: message.mentions.filter((id) => !world.users.has(id)),
    attachments: message.files.map((file) => apiAttachment(baseUrl, file)),
    embeds: [...message.embeds],
    components: [...message.components],
    flags: message.flags as MessageFlags,
    pinned: false,
    type: message.interaction
      ? MessageType.ChatInputCommand
      : message.replyTo === undefined
        ? MessageType.Default
        : MessageType.Reply,
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    ...(message.reactions.size === 0
      ? {}
      : {
          reactions: [...message.reactions].map(([name, who]) => ({
            emoji: { id: null, name },
            count: who.size,
            count_details: { burst: 0, normal: who.size },
            me: who.has(world.botId),
            me_burst: false,
            burst_colors: [],
          })),
        }),
    ...(message.replyTo === undefined
      ? {}
      : {
          message_reference: {
            type: MessageReferenceType.Default,
            message_id: message.replyTo,
            channel_id: message.channelId,
            ...(channel.guildId === undefined ? {} : { guild_id: channel.guildId }),
          },
          referenced_message:
            reply && !reply.deleted
              ? apiMessage({ world, baseUrl }, { ...reply, replyTo: undefined } as never)
              : null,
        }),
    ...(message.interaction
      ? {
          interaction_metadata: {
            id: message.interaction.id,
            type: InteractionType.ApplicationCommand,
            user: world.apiUser(message.interaction.userId),
            authorizing_integration_owners: {},
          } as never,
        }
      : {}),
  } satisfies APIMessage;
}

/** Blank what only bots with the intent for contents may read: of others, outside DMs, without a mention. */
export function withoutContent(world: World, message: APIMessage): APIMessage {
  const channel = world.channels.get(message.channel_id)!;
  const mayRead =
    message.author.id === world.botId ||
    isDm(channel) ||
    message.mentions.some(({ id }) => id === world.botId);
  if (mayRead) return message;
  return { ...message, content: '', embeds: [], attachments: [], components: [] };
}

/** As the gateway sends it: with the member and the guild. */
export function messageEvent(view: MessageView, message: APIMessage): GatewayMessageCreateDispatchData {
  const { world } = view;
  const channel = world.channels.get(message.channel_id)!;
  const guild = world.guildOf(channel);
  const member = guild?.members.has(message.author.id)
    ? apiMember(world, guild, message.author.id)
    : undefined;
  const { user: _user, ...partial } = member ?? {};
  return {
    ...message,
    mentions: message.mentions as GatewayMessageCreateDispatchData['mentions'],
    channel_type: channel.type,
    ...(guild ? { guild_id: guild.id } : {}),
    ...(member ? { member: partial as never } : {}),
  } as GatewayMessageCreateDispatchData;
}
