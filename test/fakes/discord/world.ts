import { EventEmitter } from 'node:events';
import {
  type APIEmbed,
  type APIMessageTopLevelComponent,
  type APIUser,
  ChannelType,
  type Locale,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { unknownChannel, unknownMessage } from './errors.ts';
import { ALL_PERMISSIONS, DEFAULT_PERMISSIONS } from './permissions.ts';

/** What the fake knows: guilds, people, channels and messages. Plain data and the questions asked of it. */

export interface FakeUser {
  readonly id: string;
  readonly username: string;
  readonly bot: boolean;
  readonly locale: Locale;
  /** False: has direct messages of this bot turned off (50007). */
  acceptsDms: boolean;
  /** Installed the app for itself, so that commands work where the bot is no member. */
  installedApp: boolean;
}

export interface Role {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
}

export interface Overwrite {
  readonly id: string;
  readonly type: 0 | 1;
  allow: bigint;
  deny: bigint;
}

export interface FakeGuild {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly preferredLocale: Locale;
  /** The bot is a member. */
  botInside: boolean;
  readonly roles: Map<string, Role>;
  /** From user ids to role ids. */
  readonly members: Map<string, string[]>;
}

export interface FakeChannel {
  readonly id: string;
  readonly type: ChannelType;
  readonly name: string;
  readonly guildId?: string;
  /** The channel of a thread. */
  readonly parentId?: string;
  readonly recipients: readonly string[];
  readonly overwrites: Overwrite[];
  archived: boolean;
  locked: boolean;
}

export interface StoredFile {
  readonly id: string;
  readonly filename: string;
  readonly contentType: string;
  readonly description?: string;
  readonly bytes: Uint8Array;
}

export interface StoredMessage {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly createdAt: number;
  content: string;
  embeds: readonly APIEmbed[];
  components: readonly APIMessageTopLevelComponent[];
  files: readonly StoredFile[];
  flags: number;
  editedAt?: number;
  deleted: boolean;
  /** Only this person sees it. */
  readonly ephemeralFor?: string;
  readonly nonce?: string | number;
  readonly replyTo?: string;
  readonly interaction?: { readonly id: string; readonly name: string; readonly userId: string };
  /** Users and roles whose names are parsed in the content, and those of them who were told. */
  mentions: readonly string[];
  mentionEveryone: boolean;
  readonly pinged: Set<string>;
  readonly reactions: Map<string, Set<string>>;
  /** Every state that people saw, oldest first, with the time of the clock. */
  readonly versions: {
    readonly at: number;
    readonly content: string;
    readonly embeds: readonly APIEmbed[];
  }[];
}

/** Since when Discord counts, ms since 1970. */
const DISCORD_EPOCH = 1_420_070_400_000n;

const NEW_CHANNEL = { recipients: [], archived: false, locked: false } as const;

const THREADS = new Set([
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]);
export const isThread = ({ type }: FakeChannel): boolean => THREADS.has(type);
export const isDm = ({ type }: FakeChannel): boolean =>
  type === ChannelType.DM || type === ChannelType.GroupDM;

export class World {
  readonly users = new Map<string, FakeUser>();
  readonly guilds = new Map<string, FakeGuild>();
  readonly channels = new Map<string, FakeChannel>();
  readonly messages = new Map<string, StoredMessage>();
  /** Emits `change` after everything that a person could see. */
  readonly changed = new EventEmitter().setMaxListeners(0);
  readonly now: () => number;
  readonly botId: string;
  private increment = 0n;

  constructor(now: () => number, botName: string) {
    this.now = now;
    this.botId = this.newId();
    this.users.set(this.botId, {
      id: this.botId,
      username: botName,
      bot: true,
      locale: 'en-US' as Locale,
      acceptsDms: false,
      installedApp: false,
    });
  }

  /** A snowflake of the clock's time: they rise, also within one millisecond. */
  newId(): string {
    this.increment += 1n;
    return (((BigInt(this.now()) - DISCORD_EPOCH) << 22n) + (this.increment & 0x3fffffn)).toString();
  }

  addUser(username: string, options: Partial<FakeUser> = {}): FakeUser {
    const user: FakeUser = {
      id: this.newId(),
      username,
      bot: false,
      locale: 'en-US' as Locale,
      acceptsDms: true,
      installedApp: false,
      ...options,
    };
    this.users.set(user.id, user);
    return user;
  }

  addGuild(
    name: string,
    ownerId: string,
    options: Partial<Pick<FakeGuild, 'id' | 'preferredLocale' | 'botInside'>> = {},
  ): FakeGuild {
    const id = options.id ?? this.newId();
    const guild: FakeGuild = {
      id,
      name,
      ownerId,
      preferredLocale: options.preferredLocale ?? ('en-US' as Locale),
      botInside: options.botInside ?? true,
      roles: new Map([[id, { id, name: '@everyone', permissions: DEFAULT_PERMISSIONS }]]),
      members: new Map([[ownerId, []]]),
    };
    if (guild.botInside) guild.members.set(this.botId, []);
    this.guilds.set(id, guild);
    return guild;
  }

  addChannel(guild: FakeGuild, name: string, type: ChannelType = ChannelType.GuildText): FakeChannel {
    return this.keep({ ...NEW_CHANNEL, id: this.newId(), type, name, guildId: guild.id, overwrites: [] });
  }

  addThread(parent: FakeChannel, name: string, id = this.newId()): FakeChannel {
    const type = ChannelType.PublicThread;
    return this.keep({
      ...NEW_CHANNEL,
      id,
      type,
      name,
      guildId: parent.guildId!,
      parentId: parent.id,
      overwrites: [],
    });
  }

  /** The direct message channel of these people: always the same one. */
  dm(...userIds: readonly string[]): FakeChannel {
    const recipients = [...userIds].sort();
    const type = recipients.includes(this.botId) ? ChannelType.DM : ChannelType.GroupDM;
    for (const channel of this.channels.values())
      if (isDm(channel) && channel.recipients.join() === recipients.join()) return channel;
    return this.keep({ ...NEW_CHANNEL, id: this.newId(), type, name: '', recipients, overwrites: [] });
  }

  private keep(channel: FakeChannel): FakeChannel {
    this.channels.set(channel.id, channel);
    return channel;
  }

  channel(id: string): FakeChannel {
    const channel = this.channels.get(id);
    if (!channel) throw unknownChannel();
    return channel;
  }

  guildOf(channel: FakeChannel): FakeGuild | undefined {
    return channel.guildId === undefined ? undefined : this.guilds.get(channel.guildId);
  }

  message(channelId: string, id: string): StoredMessage {
    const message = this.messages.get(id);
    if (!message || message.deleted || message.channelId !== channelId) throw unknownMessage();
    return message;
  }

  /** What a user may do in a channel, by the documented order of roles and overwrites. */
  permissions(userId: string, channel: FakeChannel): bigint {
    const guild = this.guildOf(channel);
    if (!guild) return channel.recipients.includes(userId) ? ALL_PERMISSIONS : 0n;
    const roles = guild.members.get(userId);
    if (!roles) return 0n;
    if (guild.ownerId === userId) return ALL_PERMISSIONS;
    let granted = [guild.id, ...roles].reduce(
      (sum, id) => sum | (guild.roles.get(id)?.permissions ?? 0n),
      0n,
    );
    if (granted & PermissionFlagsBits.Administrator) return ALL_PERMISSIONS;
    const { overwrites } =
      channel.parentId !== undefined && isThread(channel) ? this.channel(channel.parentId) : channel;
    const apply = (chosen: readonly Overwrite[]): void => {
      granted &= ~chosen.reduce((sum, { deny }) => sum | deny, 0n);
      granted |= chosen.reduce((sum, { allow }) => sum | allow, 0n);
    };
    apply(overwrites.filter(({ id }) => id === guild.id));
    apply(overwrites.filter(({ id }) => roles.includes(id)));
    apply(overwrites.filter(({ id }) => id === userId));
    // Who cannot see a channel can do nothing in it.
    return granted & PermissionFlagsBits.ViewChannel ? granted : 0n;
  }

  /** Takes permissions of a user in a channel away, or gives them. */
  overwrite(
    channel: FakeChannel,
    id: string,
    change: { readonly allow?: bigint; readonly deny?: bigint },
  ): void {
    const type = this.users.has(id) ? 1 : 0;
    const at = channel.overwrites.findIndex((known) => known.id === id);
    if (at >= 0) channel.overwrites.splice(at, 1);
    channel.overwrites.push({ id, type, allow: change.allow ?? 0n, deny: change.deny ?? 0n });
  }

  apiUser(id: string): APIUser {
    const { username, bot } = this.users.get(id)!;
    return {
      id,
      username,
      discriminator: bot ? '0001' : '0',
      global_name: bot ? null : username,
      avatar: null,
      ...(bot ? { bot } : {}),
    };
  }

  /** Messages of a channel that a person sees, oldest first. */
  visible(channelId: string, userId: string): StoredMessage[] {
    return [...this.messages.values()].filter(
      (message) =>
        message.channelId === channelId &&
        !message.deleted &&
        (message.ephemeralFor === undefined || message.ephemeralFor === userId),
    );
  }

  touch(): void {
    this.changed.emit('change');
  }
}

/** A deferred answer: people see "is thinking". */
export const isLoading = ({ flags }: StoredMessage): boolean => (flags & MessageFlags.Loading) !== 0;
