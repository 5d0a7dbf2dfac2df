import { type Client, Events } from 'discord.js';
import { type Adapter, type Answer, type Config, type FrontDesk, within } from '../../src/index.ts';
import { createClient } from './client.ts';
import { type DeliverOptions, deliver } from './deliver.ts';
import { serveEvents } from './events.ts';
import { closeFailure, DiscordError, described, startFailure } from './failures.ts';
import { createRequestRate } from './rate.ts';
import { registerCommands } from './register.ts';
import { createDiscordSender } from './sender.ts';
import type { Log } from './serve.ts';
import { Views } from './view.ts';

export { DiscordError } from './failures.ts';

export interface DiscordParts {
  readonly desk: FrontDesk;
  readonly config: NonNullable<Config['discord']>;
  readonly log: Log;
  readonly now?: () => number;
  /** Between two edits of an answer that is being written. Default 1,000. */
  readonly editEveryMs?: number;
}

export interface DiscordAdapter extends Adapter {
  readonly name: 'discord';
  /** `target`: the id of a channel, or `user:` and the id of a person. @throws DiscordError */
  deliver(target: string, answer: Answer, options?: DeliverOptions): Promise<string>;
}

const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 10_000;
/** After the desk said "stopped": that has to be shown, too. */
const SAY_WITHIN_MS = 5_000;

/** Logs in, registers the commands and serves. @throws DiscordError with one sentence that says what to change. */
export async function startDiscord(parts: DiscordParts): Promise<DiscordAdapter> {
  const { config, desk, log } = parts;
  const rate = createRequestRate(parts.now ?? Date.now);
  const { client, close: closeClient } = createClient({ ...config, makeRequest: rate.makeRequest });
  const running = new Set<Promise<void>>();
  let close: (failure: DiscordError | undefined) => void = () => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    close = (failure) => (failure ? reject(failure) : resolve());
  });
  // Before the start is over nobody listens yet.
  ended.catch(() => undefined);
  client.on(Events.Error, (error) => log.warn(described(error), 'discord: the client reports an error'));
  client.on(Events.ShardDisconnect, ({ code }) => {
    const failure = closeFailure(code);
    if (failure) close(failure);
  });
  client.on(Events.Invalidated, () => close(closeFailure(4004)));
  const track = (work: Promise<void>): void => {
    running.add(work);
    void work.finally(() => running.delete(work));
  };
  const views = new Views();
  serveEvents(client, { ...parts, views, track });
  try {
    const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
    await client.login(config.token);
    await inTime(Promise.race([ready, ended]));
    if (!client.isReady()) throw new Error('discord.js is ready and is not');
    await registerCommands(client, config.guildId, log);
    log.info(
      { user: client.user.tag, servers: client.guilds.cache.size, shards: client.ws.shards.size },
      'discord: ready',
    );
  } catch (error) {
    await closeClient();
    throw startFailure(error);
  }
  const post: DiscordAdapter['deliver'] = (target, answer, options) =>
    deliver(client as Client<true>, views, target, answer, options);
  return {
    name: 'discord',
    ended,
    deliver: post,
    sender: createDiscordSender({
      deliver: post,
      later: rate.later,
      share: (processes) => {
        // What discord.js lets through waits here no longer than its own seconds are off.
        client.rest.options.globalRequestsPerSecond = rate.share(processes);
      },
    }),
    stop: async (limitMs = STOP_WITHIN_MS) => {
      await desk.stop(limitMs);
      await within(SAY_WITHIN_MS, [...running]);
      close(undefined);
      await closeClient();
    },
  };
}

async function inTime(ready: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new DiscordError(
            'DISCORD_START',
            'discord: the gateway did not answer within a minute. Check the network.',
            { passing: true },
          ),
        ),
      READY_WITHIN_MS,
    );
  });
  try {
    await Promise.race([ready, late]);
  } finally {
    clearTimeout(timer);
  }
}
