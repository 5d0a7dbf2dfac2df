import type {
  APIApplicationCommandBasicOption,
  APIApplicationCommandStringOption,
  APIApplicationCommandSubcommandOption,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord.js';
import {
  CHAT_COMMANDS,
  COMMAND_OPTIONS,
  type CommandArgument,
  type CommandDeclaration,
  type CommandForm,
  type FormField,
  type Translated,
} from '../../src/index.ts';
import { localNames, localTexts } from './names.ts';

/** Slash commands from the one declaration, and the comparison with what is registered. */

export type CommandBody = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** Servers, the bot's own direct messages, and private chats of people. */
const CONTEXTS = [
  InteractionContextType.Guild,
  InteractionContextType.BotDM,
  InteractionContextType.PrivateChannel,
];
const INSTALLS = [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall];
/** https://discord.com/developers/docs/interactions/application-commands */
const MAX_DESCRIPTION = 100;
const MAX_QUESTION = 1_000;
const MAX_ARGUMENT = 100;

const short = (text: string): string => [...text].slice(0, MAX_DESCRIPTION).join('');

function named(name: string, description: Translated) {
  const names = localNames(name);
  return {
    name,
    description: short(description.en),
    description_localizations: localTexts(description, short),
    ...(names ? { name_localizations: names } : {}),
  };
}

function argumentOption({
  name,
  kind,
  required,
  description,
}: CommandArgument): APIApplicationCommandStringOption {
  return {
    ...named(name, description),
    type: ApplicationCommandOptionType.String,
    required,
    ...(kind === 'question'
      ? { max_length: MAX_QUESTION }
      : { autocomplete: true as const, max_length: MAX_ARGUMENT }),
  };
}

function fieldOption({ name, description, required, input }: FormField): APIApplicationCommandBasicOption {
  const common = { ...named(name, description), required: required ?? false };
  if (input.kind === 'flag') return { ...common, type: ApplicationCommandOptionType.Boolean };
  const text = { ...common, type: ApplicationCommandOptionType.String } as const;
  if (input.kind === 'choice')
    return {
      ...text,
      choices: input.choices.map(({ value, name: label }) => ({
        name: label.en,
        name_localizations: localTexts(label, short),
        value,
      })),
    };
  const { maxLength, complete } = input;
  return { ...text, max_length: maxLength, ...(complete ? { autocomplete: true as const } : {}) };
}

function subcommand({ name, description, fields }: CommandForm): APIApplicationCommandSubcommandOption {
  return {
    ...named(name, description),
    type: ApplicationCommandOptionType.Subcommand,
    options: fields.map(fieldOption),
  };
}

function optionsOf({ argument, options }: CommandDeclaration): APIApplicationCommandBasicOption[] {
  const more = options.map((option): APIApplicationCommandStringOption => {
    const { description, choices } = COMMAND_OPTIONS[option];
    return {
      ...named(option, description),
      type: ApplicationCommandOptionType.String,
      required: false,
      ...(choices
        ? { choices: choices.map((value) => ({ name: value, value })) }
        : { max_length: MAX_ARGUMENT }),
    };
  });
  return [...(argument ? [argumentOption(argument)] : []), ...more];
}

/** A command with subcommands cannot be sent without one, and takes no options of its own. */
function bodyOf(command: CommandDeclaration): CommandBody {
  const { name, description, forms } = command;
  return {
    ...named(name, description),
    type: ApplicationCommandType.ChatInput,
    options: forms ? forms.map(subcommand) : optionsOf(command),
    contexts: CONTEXTS,
    integration_types: INSTALLS,
  };
}

export function commandBodies(commands: readonly CommandDeclaration[] = CHAT_COMMANDS): CommandBody[] {
  return commands.map(bodyOf);
}

/** What of a command makes a difference, in one form for what is sent and what Discord gives back. */
function essence(command: Readonly<Record<string, unknown>>, ofGuild: boolean): unknown {
  const list = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value : []);
  const sorted = (value: unknown): unknown =>
    value && typeof value === 'object'
      ? Object.entries(value as Record<string, unknown>)
          .filter(([, text]) => text !== null && text !== undefined)
          .sort(([a], [b]) => (a < b ? -1 : 1))
      : [];
  const common = (node: Readonly<Record<string, unknown>>) => [
    node.type ?? ApplicationCommandType.ChatInput,
    node.name,
    node.description,
    sorted(node.name_localizations),
    sorted(node.description_localizations),
  ];
  // Discord leaves out what is false or empty.
  const optionEssence = (option: Readonly<Record<string, unknown>>): unknown => [
    ...common(option),
    option.required ?? false,
    option.autocomplete ?? false,
    option.max_length ?? null,
    list(option.choices).map(({ name, value, name_localizations }) => [
      name,
      value,
      sorted(name_localizations),
    ]),
    list(option.options).map(optionEssence),
  ];
  return [
    ...common(command),
    list(command.options).map(optionEssence),
    // Discord ignores them for the commands of one server.
    ofGuild ? null : [...((command.contexts as number[] | null) ?? [])].sort(),
    ofGuild ? null : [...((command.integration_types as number[] | null) ?? [])].sort(),
    command.default_member_permissions ?? null,
  ];
}

/** Whether what is registered (with localizations) is what is wanted, in any order. */
export function sameCommands(
  registered: readonly object[],
  wanted: readonly object[],
  ofGuild: boolean,
): boolean {
  const texts = (commands: readonly object[]): string[] =>
    commands.map((command) => JSON.stringify(essence(command as never, ofGuild))).sort();
  return JSON.stringify(texts(registered)) === JSON.stringify(texts(wanted));
}
