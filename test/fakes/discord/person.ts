import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  type APIApplicationCommandSubcommandOption,
  type APIButtonComponentWithCustomId,
  type APIStringSelectComponent,
  ApplicationCommandOptionType,
  ComponentType,
  InteractionContextType,
  InteractionType,
} from 'discord-api-types/v10';
import type { Commands } from './commands.ts';
import type { Interaction, Interactions } from './interactions.ts';
import type { Messages } from './messages.ts';
import { apiMessage } from './payloads.ts';
import { componentsOf } from './seen.ts';
import { type FakeChannel, type FakeUser, isLoading, type StoredMessage, type World } from './world.ts';

export interface PersonParts {
  readonly world: World;
  readonly messages: Messages;
  readonly interactions: Interactions;
  readonly commands: Commands;
  readonly waitFor: <T>(what: string, look: () => T | undefined | false, timeoutMs?: number) => Promise<T>;
}

export interface SlashOptions {
  /** The person's own installation of the app, not that of the server. */
  readonly userInstalled?: boolean;
}

type Values = Readonly<Record<string, string | number | boolean>>;

function isSubcommand(option: APIApplicationCommandOption): option is APIApplicationCommandSubcommandOption {
  return option.type === ApplicationCommandOptionType.Subcommand;
}

/** The options of an interaction, as far as the client lets them go. */
function given(
  name: string,
  declared: readonly APIApplicationCommandBasicOption[],
  values: Values,
  focused: string | undefined,
) {
  for (const key of Object.keys(values))
    if (!declared.some((option) => option.name === key)) throw new Error(`/${name} has no option ${key}`);
  for (const option of declared) {
    const value = values[option.name];
    if (value === undefined) {
      if (option.required && focused === undefined) throw new Error(`/${name} needs ${option.name}`);
      continue;
    }
    if (focused !== undefined) continue;
    const choices = 'choices' in option ? (option.choices ?? []) : [];
    if (choices.length > 0 && !choices.some((choice) => choice.value === value))
      throw new Error(`${option.name} of /${name} offers no ${value}`);
    const wanted =
      option.type === ApplicationCommandOptionType.String
        ? 'string'
        : option.type === ApplicationCommandOptionType.Boolean
          ? 'boolean'
          : 'number';
    if (typeof value !== wanted) throw new Error(`${option.name} of /${name} is a ${wanted}`);
    if ('max_length' in option && String(value).length > (option.max_length ?? Number.POSITIVE_INFINITY))
      throw new Error(`${option.name} of /${name} takes ${option.max_length} characters`);
  }
  return declared
    .filter((option) => values[option.name] !== undefined)
    .map((option) => ({
      name: option.name,
      type: option.type,
      value: values[option.name],
      ...(option.name === focused ? { focused: true } : {}),
    }));
}

/** A person with a Discord client: can do only what the client shows. */
export class Person {
  readonly user: FakeUser;
  private readonly parts: PersonParts;

  constructor(user: FakeUser, parts: PersonParts) {
    this.user = user;
    this.parts = parts;
  }

  get id(): string {
    return this.user.id;
  }

  /** What this person sees in a channel, oldest first. */
  sees(channel: FakeChannel): StoredMessage[] {
    return this.parts.world.visible(channel.id, this.id);
  }

  /** The direct message channel with the bot. */
  get dms(): FakeChannel {
    return this.parts.world.dm(this.id, this.parts.world.botId);
  }

  private commandsIn(channel: FakeChannel, userInstalled: boolean): APIApplicationCommand[] {
    const { world, commands } = this.parts;
    const context = channel.guildId
      ? InteractionContextType.Guild
      : channel.recipients.includes(world.botId)
        ? InteractionContextType.BotDM
        : InteractionContextType.PrivateChannel;
    return commands.visible(channel.guildId, context, userInstalled);
  }

  /** The names that the person can choose here. */
  commandNames(channel: FakeChannel, userInstalled = false): string[] {
    return this.commandsIn(channel, userInstalled).map(({ name }) => name);
  }

  private commandData(
    channel: FakeChannel,
    name: string,
    values: Values,
    focused: string | undefined,
    userInstalled: boolean,
  ) {
    const [first = '', subcommand] = name.split(' ');
    const command = this.commandsIn(channel, userInstalled).find((known) => known.name === first);
    if (!command) throw new Error(`the client shows no command /${name} here`);
    const nested = (command.options ?? []).filter(isSubcommand);
    const chosen = nested.find((option) => option.name === subcommand);
    if (nested.length > 0 && subcommand === undefined)
      throw new Error(`/${name} cannot be sent without one of its subcommands`);
    if (subcommand !== undefined && !chosen) throw new Error(`the client shows no command /${name} here`);
    const declared = ((chosen ?? command).options ?? []) as APIApplicationCommandBasicOption[];
    const options = given(name, declared, values, focused);
    return {
      id: command.id,
      name: first,
      type: command.type,
      // Discord leaves out what is empty.
      options: chosen
        ? [{ name: chosen.name, type: chosen.type, ...(options.length > 0 ? { options } : {}) }]
        : options,
      ...(command.guild_id ? { guild_id: command.guild_id } : {}),
    };
  }

  /** Runs a slash command: "why", or "digest on" with a subcommand. Throws when the client would not let it go. */
  slash(
    channel: FakeChannel,
    name: string,
    values: Values = {},
    { userInstalled = false }: SlashOptions = {},
  ): Interaction {
    const data = this.commandData(channel, name, values, undefined, userInstalled);
    return this.parts.interactions.start({
      type: InteractionType.ApplicationCommand,
      name,
      user: this.user,
      channel,
      data,
      userInstalled,
    });
  }

  /** The completions while typing `typed` into an option. */
  async complete(
    channel: FakeChannel,
    name: string,
    option: string,
    typed: string,
    others: Values = {},
  ): Promise<NonNullable<Interaction['choices']>> {
    const data = this.commandData(channel, name, { ...others, [option]: typed }, option, false);
    const type = InteractionType.ApplicationCommandAutocomplete;
    const interaction = this.parts.interactions.start({
      type,
      name,
      user: this.user,
      channel,
      data,
      userInstalled: false,
    });
    return this.parts.waitFor(`completions of ${option}`, () => interaction.choices);
  }

  /** The buttons of a message that can be pressed, as label and id. */
  buttons(message: StoredMessage): APIButtonComponentWithCustomId[] {
    return componentsOf(message).filter(
      (one): one is APIButtonComponentWithCustomId =>
        one.type === ComponentType.Button && 'custom_id' in one && one.disabled !== true,
    );
  }

  selects(message: StoredMessage): APIStringSelectComponent[] {
    return componentsOf(message).filter(
      (one): one is APIStringSelectComponent =>
        one.type === ComponentType.StringSelect && one.disabled !== true,
    );
  }

  private component(message: StoredMessage, data: object): Interaction {
    const { world, interactions, messages } = this.parts;
    if (!this.sees(world.channel(message.channelId)).includes(message))
      throw new Error('this person does not see that message');
    return interactions.start({
      type: InteractionType.MessageComponent,
      name: 'component',
      user: this.user,
      channel: world.channel(message.channelId),
      data,
      source: message,
      sourceMessage: apiMessage(messages.view, message),
      userInstalled: false,
    });
  }

  /** Presses a button by its label or its id. */
  click(message: StoredMessage, name: string): Interaction {
    const button = this.buttons(message).find(({ label, custom_id }) => label === name || custom_id === name);
    if (!button)
      throw new Error(
        `there is no button ${name}, only ${this.buttons(message)
          .map(({ label }) => label)
          .join(', ')}`,
      );
    return this.component(message, { component_type: ComponentType.Button, custom_id: button.custom_id });
  }

  /** Presses a button that is no longer there: an old message, a forged request. */
  forge(message: StoredMessage, customId: string): Interaction {
    return this.component(message, { component_type: ComponentType.Button, custom_id: customId });
  }

  select(message: StoredMessage, ...values: readonly string[]): Interaction {
    const menu = this.selects(message).find(({ options }) =>
      values.every((value) => options.some((option) => option.value === value || option.label === value)),
    );
    if (!menu) throw new Error(`no menu offers ${values.join(', ')}`);
    if (values.length > (menu.max_values ?? 1) || values.length < (menu.min_values ?? 1))
      throw new Error('too many or too few are chosen');
    const chosen = values.map(
      (value) => menu.options.find((option) => option.value === value || option.label === value)!.value,
    );
    return this.component(message, {
      component_type: ComponentType.StringSelect,
      custom_id: menu.custom_id,
      values: chosen,
    });
  }

  /** Writes a message. `ping: false` turns the mention of a reply off. */
  say(
    channel: FakeChannel,
    content: string,
    options: { readonly replyTo?: StoredMessage; readonly ping?: boolean } = {},
  ): StoredMessage {
    const { messages } = this.parts;
    return messages.create(channel, {
      authorId: this.id,
      files: [],
      body: {
        content,
        ...(options.replyTo ? { message_reference: { message_id: options.replyTo.id } } : {}),
        ...(options.ping === false
          ? { allowed_mentions: { parse: ['users', 'roles', 'everyone'], replied_user: false } }
          : {}),
      },
    });
  }

  mention(channel: FakeChannel, content: string): StoredMessage {
    return this.say(channel, `<@${this.parts.world.botId}> ${content}`);
  }

  dm(content: string): StoredMessage {
    return this.say(this.dms, content);
  }

  edit(message: StoredMessage, content: string): StoredMessage {
    if (message.authorId !== this.id) throw new Error('people edit their own messages');
    return this.parts.messages.edit(message, { content }, []);
  }

  delete(message: StoredMessage): void {
    this.parts.messages.delete(message);
  }

  /** The answer of an interaction, once it is no longer "thinking". */
  answer(interaction: Interaction, timeoutMs?: number): Promise<StoredMessage> {
    return this.parts.waitFor(
      `an answer to ${interaction.name}`,
      () =>
        interaction.original &&
        interaction.original !== interaction.source &&
        !isLoading(interaction.original)
          ? interaction.original
          : undefined,
      timeoutMs,
    );
  }

  /** The bot's next message in a channel after another one, that this person sees and that is no longer "thinking". */
  next(channel: FakeChannel, after: StoredMessage, timeoutMs?: number): Promise<StoredMessage> {
    const { botId } = this.parts.world;
    return this.parts.waitFor(
      `a message after "${after.content.slice(0, 30)}"`,
      () => {
        const all = this.sees(channel);
        return all.slice(all.indexOf(after) + 1).find((one) => one.authorId === botId && !isLoading(one));
      },
      timeoutMs,
    );
  }
}
