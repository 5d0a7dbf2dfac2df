import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  InteractionContextType,
  type Message,
  type MessageComponentInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import type { ConversationKey, DeskRequest, Window, Wish } from '../../src/index.ts';
import type { Pressed } from './custom-id.ts';
import { argumentOf, declarationOf } from './forms.ts';
import { languageOfLocale } from './words.ts';

/** What happened on Discord, as requests of the desk. */

/** Only the person sees these: what is stored about them, settings, and words that nobody else needs. */
export const PRIVATE_COMMANDS: ReadonlySet<string> = new Set([
  'usage',
  'forget',
  'privacy',
  'help',
  'digest',
  'alert',
]);

type Asked = ChatInputCommandInteraction | MessageComponentInteraction | AutocompleteInteraction;

/** A thread belongs to the chat of its channel, and is a talk of its own. */
function keyOf(
  channel: { readonly id: string; readonly parentId?: string | null; isThread(): boolean } | null,
  channelId: string,
  userId: string,
): ConversationKey {
  const thread = channel?.isThread() === true && channel.parentId;
  return {
    platform: 'discord',
    chatId: thread ? thread : channelId,
    userId,
    ...(thread ? { threadId: channelId } : {}),
  };
}

/** Who asks and where, of any interaction. */
export function commonOf(interaction: Asked): Omit<DeskRequest, 'wish'> {
  const language = languageOfLocale(interaction.locale);
  const { guildId, channelId } = interaction;
  return {
    who: keyOf(interaction.channel as never, channelId ?? interaction.user.id, interaction.user.id),
    eventId: interaction.id,
    isGroup: guildId !== null || interaction.context === InteractionContextType.PrivateChannel,
    // Discord computes the rights in this channel and sends them along.
    isAdmin: async () =>
      guildId === null || (interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false),
    ...(guildId === null ? {} : { guildId }),
    ...(language === undefined ? {} : { language }),
  };
}

/** A value that does not fit its option: one sentence for the person, and nothing is asked of the desk. */
export interface Unfit {
  readonly problem: string;
}

/** Undefined for a command that this version does not know: an old registration. */
export function commandRequest(interaction: ChatInputCommandInteraction): DeskRequest | Unfit | undefined {
  const command = declarationOf(interaction.commandName);
  if (!command) return undefined;
  const text = (name: string): string | undefined => interaction.options.getString(name) ?? undefined;
  const filled = argumentOf(interaction, command);
  if (filled === 'unknown') return undefined;
  if (filled && 'problem' in filled) return filled;
  const asOf = command.options.includes('as-of') ? text('as-of') : undefined;
  const window = command.options.includes('window') ? text('window') : undefined;
  const wish: Wish = {
    type: 'command',
    name: command.name,
    ...filled,
    ...(asOf === undefined ? {} : { asOf }),
    ...(window === undefined ? {} : { window: Number(window) as Window }),
  };
  return { ...commonOf(interaction), wish };
}

export function pressRequest(
  interaction: MessageComponentInteraction,
  pressed: Exclude<Pressed, { kind: 'page' }>,
): DeskRequest | undefined {
  const replyTo = interaction.message.id;
  if (pressed.kind === 'action')
    return { ...commonOf(interaction), replyTo, wish: { type: 'action', token: pressed.token } };
  const [driver] = interaction.isStringSelectMenu() ? interaction.values : [];
  if (driver === undefined) return undefined;
  const { asOf, window, language } = pressed;
  return {
    ...commonOf(interaction),
    language,
    wish: {
      type: 'command',
      name: 'drivers',
      argument: driver,
      asOf,
      ...(window === undefined ? {} : { window }),
    },
  };
}

/** A message that is for the bot: in a direct chat, or with a mention of it, which a reply to it holds too. */
export function messageRequest(message: Message, signal: AbortSignal): DeskRequest | undefined {
  const me = message.client.user.id;
  if (message.author.bot || message.system || message.webhookId) return undefined;
  const direct = message.channel.isDMBased();
  const mentioned = message.mentions.users.has(me);
  const toMe = message.mentions.repliedUser?.id === me;
  if (!direct && !mentioned && !toMe) return undefined;
  const text = message.content
    .replaceAll(`<@${me}>`, ' ')
    .replaceAll(`<@!${me}>`, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const language = direct ? undefined : languageOfLocale(message.guild?.preferredLocale);
  const { guildId, reference } = message;
  return {
    who: keyOf(message.channel as never, message.channelId, message.author.id),
    eventId: message.id,
    isGroup: guildId !== null,
    isAdmin: async () => isManager(message),
    wish: { type: 'text', text },
    signal,
    ...(guildId === null ? {} : { guildId }),
    ...(language === undefined ? {} : { language }),
    ...(reference?.messageId === undefined ? {} : { replyTo: reference.messageId }),
  };
}

function isManager({ channel, member, guildId }: Message): boolean {
  if (guildId === null) return true;
  if (channel.isDMBased() || !member) return false;
  return channel.permissionsFor(member).has(PermissionFlagsBits.ManageGuild);
}

/** A reply to the bot without its ping: Discord hides the text from bots without the intent for contents. */
export function isUnreadable({ content, mentions, client, attachments, channel }: Message): boolean {
  const me = client.user.id;
  return (
    !channel.isDMBased() &&
    content === '' &&
    attachments.size === 0 &&
    mentions.repliedUser?.id === me &&
    !mentions.users.has(me)
  );
}
