import { randomBytes } from 'node:crypto';
import {
  type APIBaseInteraction,
  type APIModalInteractionResponseCallbackData,
  ApplicationIntegrationType,
  InteractionContextType,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { type Choices, checkedChoices } from './check-commands.ts';
import type { MessageBody } from './check-message.ts';
import {
  alreadyAcknowledged,
  Form,
  invalidWebhookToken,
  tooManyFollowUps,
  unknownInteraction,
  unknownMessage,
  unknownWebhook,
} from './errors.ts';
import type { Gateway } from './gateway.ts';
import type { Messages, UploadedFile } from './messages.ts';
import { apiChannel, apiMember } from './payloads.ts';
import { ALL_PERMISSIONS } from './permissions.ts';
import { type FakeChannel, type FakeUser, isLoading, type StoredMessage, type World } from './world.ts';

/** An acknowledgement later than this finds no interaction any more. */
const ACKNOWLEDGE_WITHIN_MS = 3_000;
const TOKEN_LIVES_MS = 15 * 60_000;
/** Where the bot is no member, its follow-ups are counted. */
const MAX_FOLLOW_UPS = 5;

/** What an interaction answer may always contain, also where the bot itself may not. */
const ALWAYS_ALLOWED = PermissionFlagsBits.EmbedLinks | PermissionFlagsBits.AttachFiles;

export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly name: string;
  readonly user: FakeUser;
  readonly channel: FakeChannel;
  readonly createdAt: number;
  /** `performance.now()` of the dispatch: latencies are of this machine, whatever the clock says. */
  readonly sentAt: number;
  /** The message that carries the button. */
  readonly source?: StoredMessage;
  acknowledged?: {
    readonly type: InteractionResponseType;
    readonly afterMs: number;
    readonly ephemeral: boolean;
  };
  /** The person sees "this interaction failed". */
  failed?: boolean;
  original?: StoredMessage;
  readonly followUps: StoredMessage[];
  choices?: Choices;
  modal?: APIModalInteractionResponseCallbackData;
}

export interface CallbackBody {
  readonly type: InteractionResponseType;
  readonly data?: MessageBody & {
    readonly choices?: Choices;
  };
}

export class Interactions {
  readonly all = new Map<string, Interaction>();
  private readonly byToken = new Map<string, Interaction>();
  private readonly world: World;
  private readonly messages: Messages;
  private readonly gateway: Gateway;
  private readonly applicationId: string;

  constructor(world: World, messages: Messages, gateway: Gateway, applicationId: string) {
    this.world = world;
    this.messages = messages;
    this.gateway = gateway;
    this.applicationId = applicationId;
  }

  /** Interactions from before a moment; their tokens are then unknown. */
  forget(beforeMs: number): void {
    for (const [id, { token, createdAt }] of this.all)
      if (createdAt < beforeMs) {
        this.all.delete(id);
        this.byToken.delete(token);
      }
  }

  /** Sends an interaction to the bot. */
  start(input: {
    readonly type: InteractionType;
    readonly name: string;
    readonly user: FakeUser;
    readonly channel: FakeChannel;
    readonly data: unknown;
    readonly source?: StoredMessage;
    readonly sourceMessage?: unknown;
    readonly userInstalled: boolean;
  }): Interaction {
    const { world } = this;
    const { user, channel } = input;
    const guild = world.guildOf(channel);
    const interaction: Interaction = {
      id: world.newId(),
      token: `aW50ZXJhY3Rpb246${randomBytes(48).toString('base64url')}`,
      type: input.type,
      name: input.name,
      user,
      channel,
      createdAt: world.now(),
      sentAt: performance.now(),
      ...(input.source ? { source: input.source } : {}),
      followUps: [],
    };
    this.all.set(interaction.id, interaction);
    this.byToken.set(interaction.token, interaction);
    const context = guild
      ? InteractionContextType.Guild
      : channel.recipients.includes(world.botId)
        ? InteractionContextType.BotDM
        : InteractionContextType.PrivateChannel;
    const payload = {
      id: interaction.id,
      application_id: this.applicationId,
      type: input.type,
      token: interaction.token,
      version: 1,
      data: input.data,
      channel_id: channel.id,
      channel: apiChannel(world, channel) as never,
      locale: user.locale,
      entitlements: [],
      attachment_size_limit: 10 * 1024 * 1024,
      app_permissions: (
        (guild ? (guild.botInside ? world.permissions(world.botId, channel) : 0n) : 0n) | ALWAYS_ALLOWED
      ).toString(),
      context,
      authorizing_integration_owners: input.userInstalled
        ? { [ApplicationIntegrationType.UserInstall]: user.id }
        : { [ApplicationIntegrationType.GuildInstall]: guild ? guild.id : '0' },
      ...(guild
        ? {
            guild_id: guild.id,
            guild: { id: guild.id, locale: guild.preferredLocale, features: [] },
            guild_locale: guild.preferredLocale,
            member: {
              ...apiMember(world, guild, user.id),
              permissions: (world.permissions(user.id, channel) & ALL_PERMISSIONS).toString(),
            },
          }
        : { user: world.apiUser(user.id) }),
      ...(input.sourceMessage ? { message: input.sourceMessage as never } : {}),
    } satisfies APIBaseInteraction<InteractionType, unknown>;
    this.gateway.dispatch(guild?.id, 'INTERACTION_CREATE', payload);
    world.touch();
    return interaction;
  }

  /** @throws ApiError */
  callback(id: string, token: string, body: CallbackBody, files: readonly UploadedFile[]): Interaction {
    const interaction = this.all.get(id);
    if (!interaction || interaction.token !== token) throw unknownInteraction();
    if (interaction.acknowledged) throw alreadyAcknowledged();
    if (this.world.now() - interaction.createdAt > ACKNOWLEDGE_WITHIN_MS) {
      interaction.failed = true;
      throw unknownInteraction();
    }
    const data = body.data ?? {};
    // A person's own app in a server that does not allow it: everything stays with that person.
    const hidden = this.mustHide(interaction);
    const ephemeral = ((data.flags ?? 0) & MessageFlags.Ephemeral) !== 0 || hidden;
    const component = interaction.type === InteractionType.MessageComponent;
    const refuse = (message: string): never => {
      const form = new Form();
      form.refuse(['type'], 'INTERACTION_APPLICATION_COMMAND_INVALID_CALLBACK_TYPE', message);
      form.check();
      throw new Error('unreachable');
    };
    const make = (flags: number): StoredMessage =>
      this.messages.create(interaction.channel, {
        authorId: this.world.botId,
        body: data,
        files,
        flags,
        ...(ephemeral ? { ephemeralFor: interaction.user.id } : {}),
        ...(component
          ? {}
          : { interaction: { id: interaction.id, name: interaction.name, userId: interaction.user.id } }),
      });
    if (
      interaction.type === InteractionType.ApplicationCommandAutocomplete &&
      body.type !== InteractionResponseType.ApplicationCommandAutocompleteResult
    )
      refuse('Only choices answer an autocomplete');
    switch (body.type) {
      case InteractionResponseType.ChannelMessageWithSource:
        interaction.original = make(0);
        break;
      case InteractionResponseType.DeferredChannelMessageWithSource:
        interaction.original = make(MessageFlags.Loading);
        break;
      case InteractionResponseType.DeferredMessageUpdate:
        if (!component) refuse('It is for components');
        interaction.original = interaction.source!;
        break;
      case InteractionResponseType.UpdateMessage:
        if (!component) refuse('It is for components');
        interaction.original = this.messages.edit(interaction.source!, data, files);
        break;
      case InteractionResponseType.ApplicationCommandAutocompleteResult:
        if (interaction.type !== InteractionType.ApplicationCommandAutocomplete)
          refuse('It is for autocomplete');
        interaction.choices = checkedChoices(data.choices);
        break;
      case InteractionResponseType.Modal:
        interaction.modal = data as never;
        break;
      default:
        refuse(`Type ${body.type} is not known`);
    }
    interaction.acknowledged = {
      type: body.type,
      afterMs: performance.now() - interaction.sentAt,
      ephemeral,
    };
    this.world.touch();
    return interaction;
  }

  private mustHide({ channel, user }: Interaction): boolean {
    const guild = this.world.guildOf(channel);
    if (!guild || guild.botInside) return false;
    return (this.world.permissions(user.id, channel) & PermissionFlagsBits.UseExternalApps) === 0n;
  }

  /** @throws ApiError */
  private ofToken(applicationId: string, token: string): Interaction {
    const interaction = this.byToken.get(token);
    if (!interaction || applicationId !== this.applicationId) throw unknownWebhook();
    if (this.world.now() - interaction.createdAt > TOKEN_LIVES_MS) throw invalidWebhookToken();
    if (!interaction.acknowledged) throw unknownWebhook();
    return interaction;
  }

  /** The first one after a deferral fills the deferred answer. @throws ApiError */
  followUp(
    applicationId: string,
    token: string,
    body: MessageBody,
    files: readonly UploadedFile[],
  ): StoredMessage {
    const interaction = this.ofToken(applicationId, token);
    const { original } = interaction;
    if (original && original !== interaction.source && !original.deleted && isLoading(original))
      return this.messages.edit(original, body, files);
    const guild = this.world.guildOf(interaction.channel);
    if (guild && !guild.botInside && interaction.followUps.length >= MAX_FOLLOW_UPS) throw tooManyFollowUps();
    const ephemeral = ((body.flags ?? 0) & MessageFlags.Ephemeral) !== 0 || this.mustHide(interaction);
    const made = this.messages.create(interaction.channel, {
      authorId: this.world.botId,
      body,
      files,
      ...(ephemeral ? { ephemeralFor: interaction.user.id } : {}),
    });
    interaction.followUps.push(made);
    return made;
  }

  /** @throws ApiError */
  messageOf(applicationId: string, token: string, id: string): StoredMessage {
    const interaction = this.ofToken(applicationId, token);
    const found =
      id === '@original'
        ? interaction.original
        : [interaction.original, ...interaction.followUps].find((one) => one?.id === id);
    if (!found || found.deleted) throw unknownMessage();
    return found;
  }

  /** Interactions that no answer came for in time: what people saw fail. */
  get unanswered(): Interaction[] {
    const now = this.world.now();
    return [...this.all.values()].filter(
      ({ acknowledged, createdAt }) => !acknowledged && now - createdAt > ACKNOWLEDGE_WITHIN_MS,
    );
  }
}
