import { createHash } from 'node:crypto';
import { type Client, DiscordAPIError, type Guild, type SendableChannels } from 'discord.js';
import { type Action, type Answer, type Picture, plainText } from '../../src/index.ts';
import { DiscordError, isClosedPlace } from './failures.ts';
import { NO_MENTIONS, surfaceOf } from './outlet.ts';
import { composed } from './serve.ts';
import type { Surface, Views } from './view.ts';

export interface DeliverOptions {
  /** What makes this delivery one: a repeated call with it within minutes posts nothing new. Default: the words. */
  readonly key?: string;
  readonly actions?: readonly Action[];
  readonly picture?: Picture;
}

/** https://discord.com/developers/docs/resources/message: at most 25 characters. */
const NONCE_LENGTH = 24;

async function channelOf(client: Client<true>, target: string): Promise<SendableChannels> {
  try {
    const channel = target.startsWith('user:')
      ? await client.users.createDM(target.slice(5))
      : await client.channels.fetch(target, { allowUnknownGuild: true });
    if (channel?.isSendable()) return channel;
  } catch (error) {
    if (!isClosedPlace(error)) throw error;
    throw new DiscordError(
      'DISCORD_GONE',
      `discord: the chat ${target} does not exist any more, or is closed to the bot.`,
      { cause: error },
    );
  }
  throw new DiscordError('DISCORD_GONE', `discord: ${target} is no place to write to.`);
}

/**
 * What the bot may do there, best first; none when it may not write. Of a server on another shard, or one that is
 * away, its rights are not known: then Discord's answer tells, and words alone are the second try.
 */
function surfacesOf(channel: SendableChannels): readonly Surface[] {
  if (channel.isDMBased() || (channel.guild as Guild | undefined)?.members.me) {
    const surface = surfaceOf(channel);
    return surface ? [surface] : [];
  }
  return [
    { embeds: true, files: true },
    { embeds: false, files: false },
  ];
}

/**
 * Posts an answer that nobody asked for just now. Resolves with the id of the message.
 * @throws DiscordError `DISCORD_GONE` when nothing will ever arrive there; other errors may pass.
 */
export async function deliver(
  client: Client<true>,
  views: Views,
  target: string,
  answer: Answer,
  { key, actions = [], picture }: DeliverOptions = {},
): Promise<string> {
  const channel = await channelOf(client, target);
  const surfaces = surfacesOf(channel);
  if (surfaces.length === 0)
    throw new DiscordError('DISCORD_GONE', `discord: the bot may not write in ${target}.`);
  const event = {
    answer,
    actions,
    pictureFirst: false,
    ...(picture ? { picture: async () => picture } : {}),
  };
  const nonce = createHash('sha256')
    .update(`${target}\n${key ?? plainText(answer)}`)
    .digest('hex')
    .slice(0, NONCE_LENGTH);
  let refused: unknown;
  for (const surface of surfaces) {
    try {
      const { view, payload } = composed(event, [], surface, picture);
      const { attachments: _, ...body } = payload;
      const message = await channel.send({
        ...body,
        allowedMentions: NO_MENTIONS,
        nonce,
        enforceNonce: true,
      });
      views.keep(view);
      return message.id;
    } catch (error) {
      if (!(error instanceof DiscordAPIError) || error.status >= 500) throw error;
      refused = error;
    }
  }
  if (!isClosedPlace(refused)) throw refused;
  throw new DiscordError('DISCORD_GONE', `discord: ${target} is closed to the bot.`, { cause: refused });
}
