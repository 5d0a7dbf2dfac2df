import { Client, GatewayIntentBits, Options, Partials, type RESTOptions } from 'discord.js';

export interface ClientOptions {
  /** Sends each request. */
  readonly makeRequest: RESTOptions['makeRequest'];
  /** Ends in /api. Default: Discord's own. */
  readonly apiRoot?: string;
  /** The shards of this process. Default: all that Discord recommends. */
  readonly shards?: { readonly ids: readonly number[]; readonly count: number };
  /** The privileged intent is switched on: replies without a ping can be read. */
  readonly messageContent: boolean;
}

/** A request that hangs holds an answer up. */
const REQUEST_TIMEOUT_MS = 15_000;

/** A client that keeps what it needs: servers, channels and the bot's own rights; no messages, no members. */
export function createClient({ apiRoot, shards, messageContent, makeRequest }: ClientOptions): Client {
  return new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      ...(messageContent ? [GatewayIntentBits.MessageContent] : []),
    ],
    // Direct chats are not known before their first message; deleted messages are not kept.
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: { parse: [], repliedUser: false },
    shards: shards ? [...shards.ids] : 'auto',
    ...(shards ? { shardCount: shards.count } : {}),
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
      ThreadMemberManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildBanManager: 0,
      GuildInviteManager: 0,
      GuildScheduledEventManager: 0,
      StageInstanceManager: 0,
      AutoModerationRuleManager: 0,
      GuildMemberManager: { maxSize: 50, keepOverLimit: (member) => member.id === member.client.user.id },
      UserManager: { maxSize: 200, keepOverLimit: (user) => user.id === user.client.user.id },
    }),
    rest: { timeout: REQUEST_TIMEOUT_MS, makeRequest, ...(apiRoot === undefined ? {} : { api: apiRoot }) },
  });
}
