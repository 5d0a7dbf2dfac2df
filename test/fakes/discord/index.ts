import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ChannelType, GatewayIntentBits } from 'discord-api-types/v10';
import { Commands } from './commands.ts';
import { Gateway } from './gateway.ts';
import { Interactions } from './interactions.ts';
import { Messages } from './messages.ts';
import { guildCreate, type MessageView } from './payloads.ts';
import { Person } from './person.ts';
import { DEFAULT_RATES, type RateOptions, Rates } from './rates.ts';
import { createRest, type Fault, type JournalEntry, type RestOptions, type Route } from './rest.ts';
import { routesOf } from './routes.ts';
import { type FakeChannel, type FakeGuild, type FakeUser, World } from './world.ts';

export type { Interaction } from './interactions.ts';
export { ALL_PERMISSIONS, DEFAULT_PERMISSIONS } from './permissions.ts';
export { Person } from './person.ts';
export { textOf } from './seen.ts';
export {
  type FakeChannel,
  type FakeGuild,
  isLoading,
  type StoredMessage,
} from './world.ts';

export interface FakeDiscordOptions {
  readonly token?: string;
  /** Default: a made-up one with the shape of a real token. */
  readonly botName?: string;
  /** What GET /gateway/bot recommends. Default 1. */
  readonly shards?: number;
  readonly maxConcurrency?: number;
  /** Intents that are switched on in the portal. Default none. */
  readonly privilegedIntents?: number;
  readonly heartbeatIntervalMs?: number;
  readonly resumeWindowMs?: number;
  readonly rates?: Partial<RateOptions>;
  /** Of every request. */
  readonly latencyMs?: number;
  readonly port?: number;
}

export interface FakeDiscord {
  /** For the `rest.api` of discord.js: ends in /api. */
  readonly apiRoot: string;
  readonly token: string;
  readonly applicationId: string;
  readonly botId: string;
  readonly world: World;
  readonly gateway: Gateway;
  readonly interactions: Interactions;
  readonly commands: Commands;
  readonly rates: Rates;
  /** Every request, oldest first. */
  readonly journal: readonly JournalEntry[];
  readonly typing: readonly { readonly channelId: string; readonly at: number }[];
  /** Bugs of the fake and strange messages: tests want none. */
  readonly problems: readonly string[];
  person(name: string, options?: Partial<FakeUser>): Person;
  guild(
    name: string,
    owner: Person,
    options?: { readonly botInside?: boolean; readonly id?: string },
  ): FakeGuild;
  channel(guild: FakeGuild, name: string, type?: ChannelType): FakeChannel;
  thread(parent: FakeChannel, name: string): FakeChannel;
  join(guild: FakeGuild, person: Person, ...roleIds: readonly string[]): void;
  /** A private chat of people, without the bot. */
  privateChat(...people: readonly Person[]): FakeChannel;
  /** Changes what the bot or a person may do in a channel, and tells the bot. */
  permit(
    channel: FakeChannel,
    whoId: string,
    change: { readonly allow?: bigint; readonly deny?: bigint },
  ): void;
  /** Requests that fit the pattern ("POST /channels/:id/messages") fail so many times. */
  fault(fault: Omit<Fault, 'times'> & { readonly times?: number }): void;
  setLatency(ms: number): void;
  /** Everything older is forgotten: requests, messages, interactions. For runs of hours. */
  forget(olderThanMs: number): void;
  /** Moves the clock of interactions, tokens, nonces and limits. */
  advance(ms: number): void;
  /** Looks after every change until something is there. Rejects after a time, with the last messages. */
  waitFor<T>(what: string, look: () => T | undefined | false, timeoutMs?: number): Promise<T>;
  close(): Promise<void>;
}

const WAIT_MS = 8_000;

/** A Discord on 127.0.0.1 for an unmodified discord.js. */
export async function startFakeDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  let offsetMs = 0;
  const now = (): number => Date.now() + offsetMs;
  const world = new World(now, options.botName ?? 'Undercurrent');
  const token = options.token ?? madeUpToken(world.botId);
  const applicationId = world.newId();
  const view: { world: World; baseUrl: string } = { world, baseUrl: '' };
  const rates = new Rates({ ...DEFAULT_RATES, ...options.rates }, now);
  const journal: JournalEntry[] = [];
  const faults: Fault[] = [];
  const typing: { channelId: string; at: number }[] = [];
  const bugs: string[] = [];
  const privilegedIntents = options.privilegedIntents ?? 0;
  const maxConcurrency = options.maxConcurrency ?? 16;
  const commands = new Commands(world, applicationId);
  const routes: Route[] = [];
  const rest: RestOptions = {
    token,
    rates,
    now,
    latencyMs: options.latencyMs ?? 0,
    faults,
    journal,
    routes,
    file: (id: string) =>
      [...world.messages.values()].flatMap(({ files }) => files).find((file) => file.id === id),
    broken: (error: unknown) =>
      bugs.push(`the fake failed: ${error instanceof Error ? error.stack : String(error)}`),
  };
  const server: Server = createRest(rest);
  const gateway = new Gateway(server, view as MessageView, {
    token,
    applicationId,
    heartbeatIntervalMs: options.heartbeatIntervalMs ?? 41_250,
    resumeWindowMs: options.resumeWindowMs ?? 60_000,
    maxConcurrency,
    privilegedIntents,
  });
  const messages = new Messages(view, gateway);
  const interactions = new Interactions(world, messages, gateway, applicationId);
  const mayReadContent = (privilegedIntents & GatewayIntentBits.MessageContent) !== 0;
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  view.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // They need the gateway, which needs the server.
  routes.push(
    ...routesOf({
      messages,
      interactions,
      commands,
      gateway,
      applicationId,
      shards: options.shards ?? 1,
      maxConcurrency,
      mayReadContent,
      typing,
    }),
  );

  const waitFor: FakeDiscord['waitFor'] = (what, look, timeoutMs = WAIT_MS) =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        const found = look();
        if (found === undefined || found === false) return;
        stop();
        resolve(found as never);
      };
      const stop = (): void => {
        clearTimeout(timer);
        clearInterval(poll);
        world.changed.off('change', check);
      };
      const timer = setTimeout(() => {
        stop();
        const last = journal
          .slice(-6)
          .map(({ method, path, status }) => `${method} ${path.slice(0, 60)} ${status}`);
        reject(
          new Error(
            `waited ${timeoutMs} ms for ${what}; last requests: ${last.join('; ')}; bugs: ${bugs.join('; ')}`,
          ),
        );
      }, timeoutMs);
      const poll = setInterval(check, 20);
      world.changed.on('change', check);
      check();
    });
  const personParts = { world, messages, interactions, commands, waitFor };

  return {
    apiRoot: `${view.baseUrl}/api`,
    token,
    applicationId,
    botId: world.botId,
    world,
    gateway,
    interactions,
    commands,
    rates,
    journal,
    typing,
    get problems() {
      return [...bugs, ...messages.problems];
    },
    person: (name, given) => new Person(world.addUser(name, given), personParts),
    guild(name, owner, given) {
      const guild = world.addGuild(name, owner.id, given);
      if (guild.botInside)
        gateway.dispatch(guild.id, 'GUILD_CREATE', guildCreate(world, guild), GatewayIntentBits.Guilds);
      return guild;
    },
    channel(guild, name, type) {
      const channel = world.addChannel(guild, name, type);
      if (guild.botInside) gateway.channel('CHANNEL_CREATE', channel);
      return channel;
    },
    thread(parent, name) {
      const thread = world.addThread(parent, name);
      if (world.guildOf(parent)?.botInside) gateway.channel('THREAD_CREATE', thread);
      return thread;
    },
    join(guild, person, ...roleIds) {
      guild.members.set(person.id, [...roleIds]);
    },
    privateChat: (...people) => world.dm(...people.map(({ id }) => id)),
    permit(channel, whoId, change) {
      world.overwrite(channel, whoId, change);
      gateway.channel('CHANNEL_UPDATE', channel);
    },
    fault: (fault) => {
      faults.push({ ...fault, times: fault.times ?? 1 });
    },
    setLatency(ms) {
      rest.latencyMs = ms;
    },
    forget(olderThanMs) {
      const beforeMs = now() - olderThanMs;
      for (const list of [journal, typing]) {
        const kept = list.findIndex(({ at }) => at >= beforeMs);
        list.splice(0, kept < 0 ? list.length : kept);
      }
      for (const [id, { createdAt }] of world.messages) if (createdAt < beforeMs) world.messages.delete(id);
      interactions.forget(beforeMs);
      rates.forget();
      gateway.forget();
    },
    advance(ms) {
      offsetMs += ms;
    },
    waitFor,
    close: () =>
      new Promise((resolve) => {
        gateway.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The first part of a real token is the bot's id in base64. */
function madeUpToken(botId: string): string {
  return [
    Buffer.from(botId).toString('base64url'),
    randomBytes(4).toString('base64url'),
    randomBytes(20).toString('base64url'),
  ].join('.');
}
