import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type Client,
  Events,
  type Interaction,
  type Message,
  type MessageComponentInteraction,
  MessageFlags,
} from 'discord.js';
import type { DeskRequest } from '../../src/index.ts';
import { type Pressed, pressedOf } from './custom-id.ts';
import { escapeMarkdown } from './escape.ts';
import { described, isNotOurs } from './failures.ts';
import { completionKindOf, declarationOf } from './forms.ts';
import {
  type AnyInteraction,
  interactionOutlet,
  type Mode,
  messageOutlet,
  NO_MENTIONS,
  type Outlet,
} from './outlet.ts';
import { Places } from './places.ts';
import {
  commandRequest,
  commonOf,
  isUnreadable,
  messageRequest,
  PRIVATE_COMMANDS,
  pressRequest,
  type Unfit,
} from './requests.ts';
import { type ServeParts, serve } from './serve.ts';
import { pagePayload } from './view.ts';
import { DISCORD_WORDS, languageOfLocale } from './words.ts';

export interface EventParts extends ServeParts {
  readonly now?: () => number;
  /** Hears of all work that is begun. */
  readonly track: (work: Promise<void>) => void;
}

/** How often the same trouble of a channel is told. */
const TOLD_AGAIN_MS = 3_600_000;
const MAX_TOLD = 1_000;
/** Discord waits 3 s for an answer to an interaction; ids hold the time at which it was made. */
const CLOCK_SKEW_MS = 2_000;
/**
 * Answers at work at once. More of them would not be done sooner, but keep the event loop so busy that new
 * interactions are not acknowledged in time; whoever waits already sees that the bot is thinking.
 */
const MAX_AT_WORK = 40;

/** Events of the gateway become wishes; what they are answered with is not its business. */
export function serveEvents(client: Client, parts: EventParts): void {
  const { desk, views, log, track } = parts;
  const now = parts.now ?? Date.now;
  const places = new Places(MAX_AT_WORK);
  const asked = new Map<string, AbortController>();
  const toldAt = new Map<string, number>();
  let skewTold = false;

  const isNews = (what: string): boolean => {
    const before = toldAt.get(what);
    if (before !== undefined && now() - before < TOLD_AGAIN_MS) return false;
    if (toldAt.size >= MAX_TOLD) toldAt.clear();
    toldAt.set(what, now());
    return true;
  };

  const checkClock = ({ createdTimestamp }: Interaction): void => {
    const ageMs = now() - createdTimestamp;
    if (skewTold || Math.abs(ageMs) < CLOCK_SKEW_MS) return;
    skewTold = true;
    log.warn(
      { ageMs },
      'discord: events arrive late, or the clock of this machine is wrong: answers in time may not be possible',
    );
  };

  /** The acknowledgement is already on its way: Discord gives 3 s, whatever the answer takes. */
  const answer = (
    interaction: AnyInteraction,
    mode: Mode,
    acknowledged: Promise<unknown>,
    request: DeskRequest | Unfit | undefined,
  ): void => {
    const gone = new AbortController();
    acknowledged.catch((error: unknown) => {
      gone.abort();
      // A repeated event was acknowledged the first time.
      if (!isNotOurs(error)) log.warn(described(error), 'discord: an interaction could not be acknowledged');
    });
    if (!request) return;
    const outlet = interactionOutlet(interaction, mode, acknowledged, now);
    if ('problem' in request) {
      track(whisper(outlet, escapeMarkdown(request.problem)));
      return;
    }
    track(places.run(() => serve(parts, { ...request, signal: gone.signal }, outlet)));
  };

  const onCommand = (interaction: ChatInputCommandInteraction): void => {
    const command = declarationOf(interaction.commandName);
    const mode = command && PRIVATE_COMMANDS.has(command.name) ? 'private' : 'public';
    const acknowledged = interaction.deferReply(mode === 'private' ? { flags: MessageFlags.Ephemeral } : {});
    answer(interaction, mode, acknowledged, commandRequest(interaction));
  };

  const onPress = (interaction: MessageComponentInteraction): void => {
    // A button of another version: the desk says so, in the person's language.
    const pressed: Pressed = pressedOf(interaction.customId) ?? {
      kind: 'action',
      token: interaction.customId,
      inPlace: false,
    };
    if (pressed.kind === 'page') {
      track(turn(interaction, pressed.key, pressed.page));
      return;
    }
    const inPlace = pressed.kind === 'action' && pressed.inPlace;
    // What one person saw alone stays with that person.
    const hidden = interaction.message.flags.has(MessageFlags.Ephemeral);
    const mode = inPlace ? 'update' : hidden ? 'private' : 'public';
    const acknowledged = inPlace
      ? interaction.deferUpdate()
      : interaction.deferReply(hidden ? { flags: MessageFlags.Ephemeral } : {});
    answer(interaction, mode, acknowledged, pressRequest(interaction, pressed));
  };

  const turn = async (interaction: MessageComponentInteraction, key: string, page: number): Promise<void> => {
    const view = views.get(key);
    const words = DISCORD_WORDS[languageOfLocale(interaction.locale) ?? 'en'];
    try {
      if (view) await interaction.update({ ...pagePayload(view, page), allowedMentions: NO_MENTIONS });
      else
        await interaction.reply({
          content: words.pageGone,
          flags: MessageFlags.Ephemeral,
          allowedMentions: NO_MENTIONS,
        });
    } catch (error) {
      if (!isNotOurs(error)) log.warn(described(error), 'discord: a page could not be turned');
    }
  };

  const whisper = async (outlet: Outlet, sentence: string): Promise<void> => {
    try {
      await outlet.whisper(sentence);
    } catch (error) {
      if (!isNotOurs(error)) log.warn(described(error), 'discord: an answer was not shown');
    }
  };

  const complete = async (interaction: AutocompleteInteraction): Promise<void> => {
    const kind = completionKindOf(interaction);
    const language = languageOfLocale(interaction.locale) ?? 'en';
    try {
      const typed = interaction.options.getFocused();
      const isOfChat = kind === 'alert' || kind === 'muted-alert' || kind === 'proposed-alert';
      await interaction.respond(
        isOfChat
          ? [...(await desk.completeInChat(commonOf(interaction), kind, typed, language))]
          : kind
            ? [...desk.complete(kind, typed, language)]
            : [],
      );
    } catch (error) {
      // Who types on has asked again meanwhile.
      if (!isNotOurs(error)) log.warn(described(error), 'discord: completions were not shown');
    }
  };

  const onMessage = (message: Message): void => {
    if (message.author.id === client.user?.id || asked.has(message.id)) return;
    const gone = new AbortController();
    const request = messageRequest(message, gone.signal);
    if (!request) return;
    const outlet = messageOutlet(message, (error) =>
      log.warn(described(error), 'discord: typing could not be shown'),
    );
    if (!outlet) {
      if (isNews(`closed:${message.channelId}`))
        log.warn(
          { channelId: message.channelId, guildId: message.guildId },
          'discord: somebody asks where the bot may not write: give it "Send Messages" there',
        );
      return;
    }
    if (isUnreadable(message)) {
      if (isNews(`unreadable:${message.channelId}`)) {
        track(whisper(outlet, DISCORD_WORDS[request.language ?? 'en'].unreadable));
      }
      return;
    }
    outlet.begin();
    asked.set(message.id, gone);
    track(places.run(() => serve(parts, request, outlet)).finally(() => asked.delete(message.id)));
  };

  client.on(Events.InteractionCreate, (interaction) => {
    checkClock(interaction);
    if (interaction.isAutocomplete()) track(complete(interaction));
    else if (interaction.isChatInputCommand()) onCommand(interaction);
    else if (interaction.isMessageComponent()) onPress(interaction);
  });
  client.on(Events.MessageCreate, onMessage);
  // Who deletes a question does not wait for its answer.
  client.on(Events.MessageDelete, ({ id }) => asked.get(id)?.abort());
}
