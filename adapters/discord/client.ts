import {
  Client,
  GatewayIntentBits,
  Options,
  Partials,
  type RESTOptions,
  SimpleShardingStrategy,
  type WebSocketOptions,
} from 'discord.js';
import { within } from '../../src/index.ts';

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

/** A goodbye that crosses a reconnection can wait for ever. */
const GOODBYE_WITHIN_MS = 2_000;

type Gateway = Parameters<NonNullable<WebSocketOptions['buildStrategy']>>[0];

export interface OwnClient {
  readonly client: Client;
  /** Ends the connection for good, whatever it is doing. Never rejects. */
  close(): Promise<void>;
}

/** A client that keeps what it needs: servers, channels and the bot's own rights; no messages, no members. */
export function createClient({ apiRoot, shards, messageContent, makeRequest }: ClientOptions): OwnClient {
  let gateway: Gateway | undefined;
  const client = new Client({
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
    ws: {
      buildStrategy: (manager) => {
        gateway = manager;
        return new SimpleShardingStrategy(manager);
      },
    },
  });
  return { client, close: () => closeFor(client, gateway) };
}

/**
 * discord.js forgets the session when it is destroyed, but still handles the event that is being read, and a shard that
 * is about to reconnect does so: its handler of RESUMED then reads a session that is gone, a rejection that nobody
 * handles. Both ask for the session first; from now on they get no answer.
 */
async function closeFor(client: Client, gateway: Gateway | undefined): Promise<void> {
  if (gateway) gateway.options.retrieveSessionInfo = () => new Promise(() => undefined);
  // Whoever got an answer before has done with it by then.
  await new Promise((resolve) => setImmediate(resolve));
  await within(GOODBYE_WITHIN_MS, [client.destroy()]);
}
