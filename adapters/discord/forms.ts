import type { AutocompleteInteraction, ChatInputCommandInteraction } from 'discord.js';
import {
  argumentOfForm,
  CHAT_COMMANDS,
  type CommandDeclaration,
  type CommandForm,
  type CompletionKind,
  type FormValues,
} from '../../src/index.ts';
import { languageOfLocale } from './words.ts';

/** Subcommands and their options, as the forms of the one declaration. */

type Asked = ChatInputCommandInteraction | AutocompleteInteraction;

export const declarationOf = (name: string): CommandDeclaration | undefined =>
  CHAT_COMMANDS.find((known) => known.name === name);

/** Undefined where nothing was typed, 'unknown' for a subcommand of another version. */
type Filled = ReturnType<typeof argumentOfForm> | 'unknown' | undefined;

/**
 * The argument of a command. Without a subcommand it is the text of the option that bears the argument's name: also
 * commands with forms have it while an older registration is in force.
 */
export function argumentOf(interaction: ChatInputCommandInteraction, command: CommandDeclaration): Filled {
  const chosen = interaction.options.getSubcommand(false);
  if (chosen === null) {
    const argument = command.argument && interaction.options.getString(command.argument.name);
    return argument === undefined || argument === null ? undefined : { argument };
  }
  const form = formOf(command, chosen);
  if (!form) return 'unknown';
  return argumentOfForm(form, valuesOf(interaction, form), languageOfLocale(interaction.locale) ?? 'en');
}

/** What the option that is being typed in can be completed with. */
export function completionKindOf(interaction: AutocompleteInteraction): CompletionKind | undefined {
  const command = declarationOf(interaction.commandName);
  const chosen = interaction.options.getSubcommand(false);
  if (!command || chosen === null) return command?.argument?.kind;
  const { name } = interaction.options.getFocused(true);
  const input = formOf(command, chosen)?.fields.find((field) => field.name === name)?.input;
  return input?.kind === 'text' ? input.complete : undefined;
}

function formOf({ forms }: CommandDeclaration, name: string): CommandForm | undefined {
  return forms?.find((form) => form.name === name);
}

function valuesOf({ options }: Asked, { fields }: CommandForm): FormValues {
  return Object.fromEntries(
    fields.flatMap(({ name }) => {
      const value = options.get(name)?.value;
      return typeof value === 'string' || typeof value === 'boolean' ? [[name, value]] : [];
    }),
  );
}
