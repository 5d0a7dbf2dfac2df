import {
  type ChatInputCommandInteraction,
  type Message,
  type MessageComponentInteraction,
  MessageFlags,
  PermissionFlagsBits,
  type SendableChannels,
} from 'discord.js';
import { isClosedPlace, isTokenOver } from './failures.ts';
import type { Payload, Surface } from './view.ts';

/** Where an answer goes: the reply to an interaction, or a message. */
export interface Outlet {
  readonly surface: Surface;
  /** Verified lines may be shown while the rest is being written. */
  readonly streams: boolean;
  /** A sign of life, at once. Never throws. */
  begin(): void;
  /** Of the message that is shown, once something is. */
  readonly messageId: string | undefined;
  /** Shows, or changes what is shown. Returns the id of the message. */
  show(make: (surface: Surface) => Payload): Promise<string | undefined>;
  /** A refusal; only for the person where the platform can do that. */
  whisper(text: string): Promise<void>;
  /** No more signs of life. */
  end(): void;
}

export type AnyInteraction = ChatInputCommandInteraction | MessageComponentInteraction;

/** Nobody is told by a message of the bot, whatever stands in it. */
export const NO_MENTIONS = { parse: [], repliedUser: false } as const;

/** Tokens of interactions live 15 minutes: https://discord.com/developers/docs/interactions/receiving-and-responding */
const TOKEN_LIVES_MS = 14.5 * 60_000;
/** The typing sign lasts 10 s. */
const TYPING_EVERY_MS = 8_000;

/** What the bot may do in a channel, of itself. Undefined: it may not write there. */
export function surfaceOf(channel: SendableChannels): Surface | undefined {
  if (channel.isDMBased()) return { embeds: true, files: true };
  const me = channel.guild.members.me;
  const may = me ? channel.permissionsFor(me) : undefined;
  if (!may) return undefined;
  const write = channel.isThread()
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
  if (!may.has(PermissionFlagsBits.ViewChannel | write)) return undefined;
  return { embeds: may.has(PermissionFlagsBits.EmbedLinks), files: may.has(PermissionFlagsBits.AttachFiles) };
}

export type Mode = 'public' | 'private' | 'update';

/** `acknowledged` rejects when the interaction is not to be answered by this process. */
export function interactionOutlet(
  interaction: AnyInteraction,
  mode: Mode,
  acknowledged: Promise<unknown>,
  now: () => number,
): Outlet {
  /** Posted in the channel, once the token was over. */
  let posted: Message | undefined;
  let messageId: string | undefined;
  let tokenOver = false;

  const post = async (make: (surface: Surface) => Payload): Promise<string | undefined> => {
    const channel = interaction.channel;
    // What was for one person is not shown to all, and where the bot is no member it cannot post.
    if (mode === 'private' || !channel?.isSendable()) return undefined;
    const surface = surfaceOf(channel);
    if (!surface) return undefined;
    const payload = { ...make(surface), allowedMentions: NO_MENTIONS };
    posted = posted
      ? await posted.edit(payload)
      : await channel.send({ ...payload, nonce: interaction.id, enforceNonce: true });
    messageId = posted.id;
    return messageId;
  };
  return {
    // What interactions are answered with may always hold both, by the documentation of `app_permissions`.
    surface: { embeds: true, files: true },
    streams: mode === 'public',
    get messageId() {
      return messageId;
    },
    begin: () => undefined,
    end: () => undefined,
    show: async (make) => {
      await acknowledged;
      tokenOver ||= now() - interaction.createdTimestamp > TOKEN_LIVES_MS;
      if (tokenOver) return post(make);
      try {
        const { id } = await interaction.editReply({
          ...make({ embeds: true, files: true }),
          allowedMentions: NO_MENTIONS,
        });
        messageId = id;
        return id;
      } catch (error) {
        if (!isTokenOver(error)) throw error;
        tokenOver = true;
        return post(make);
      }
    },
    whisper: async (text) => {
      await acknowledged;
      const body = { content: text, allowedMentions: NO_MENTIONS };
      if (mode === 'private') {
        await interaction.editReply(body);
        return;
      }
      // The first follow-up would fill the deferred reply, which everybody sees.
      if (mode === 'public') await interaction.deleteReply();
      await interaction.followUp({ ...body, flags: MessageFlags.Ephemeral });
    },
  };
}

/** Undefined: the bot may not write there. */
export function messageOutlet(message: Message, onError: (error: unknown) => void): Outlet | undefined {
  const { channel } = message;
  if (!channel.isSendable()) return undefined;
  const surface = surfaceOf(channel);
  if (!surface) return undefined;
  let sent: Message | undefined;
  let typing: ReturnType<typeof setInterval> | undefined;

  const type = (): void => {
    channel.sendTyping().catch((error: unknown) => {
      if (!isClosedPlace(error)) onError(error);
    });
  };
  const end = (): void => {
    clearInterval(typing);
    typing = undefined;
  };
  const reply = async (payload: object): Promise<Message> => {
    // The nonce keeps a repeated request (a cut connection) from posting twice.
    const body = { ...payload, allowedMentions: NO_MENTIONS, nonce: message.id, enforceNonce: true };
    const history =
      channel.isDMBased() ||
      channel.permissionsFor(channel.client.user)?.has(PermissionFlagsBits.ReadMessageHistory);
    if (!history) return channel.send(body);
    return channel.send({ ...body, reply: { messageReference: message.id, failIfNotExists: false } });
  };
  return {
    surface,
    streams: true,
    get messageId() {
      return sent?.id;
    },
    begin: () => {
      type();
      typing = setInterval(type, TYPING_EVERY_MS);
      typing.unref();
    },
    end,
    show: async (make) => {
      end();
      const payload = make(surface);
      sent = sent ? await sent.edit({ ...payload, allowedMentions: NO_MENTIONS }) : await reply(payload);
      return sent.id;
    },
    whisper: async (text) => {
      end();
      if (sent) await sent.edit({ content: text, embeds: [], components: [], allowedMentions: NO_MENTIONS });
      else await reply({ content: text });
    },
  };
}
