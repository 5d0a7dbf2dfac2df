import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  Locale,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { Form } from './errors.ts';

/** Rules of application commands, from the documentation's page on them. */

const NAME = /^[-_'\p{L}\p{N}\p{sc=Devanagari}\p{sc=Thai}]{1,32}$/u;
const LOCALES = new Set<string>(Object.values(Locale));
const MAX_TOTAL_CHARS = 8_000;
const HAS_CHOICES = new Set([
  ApplicationCommandOptionType.String,
  ApplicationCommandOptionType.Integer,
  ApplicationCommandOptionType.Number,
]);

type Path = readonly (string | number)[];
type Localized = Readonly<Record<string, string | null | undefined>> | null | undefined;

/** @throws ApiError 50035 */
export function checkCommands(
  commands: readonly RESTPostAPIApplicationCommandsJSONBody[],
  list: boolean,
): void {
  const form = new Form();
  const names = new Set<string>();
  for (const [i, command] of commands.entries()) {
    const path = list ? [i] : [];
    checkCommand(form, path, command);
    const key = `${command.type ?? 1}:${command.name}`;
    if (names.has(key))
      form.refuse(
        [...path, 'name'],
        'APPLICATION_COMMANDS_DUPLICATE_NAME',
        'Application command names must be unique',
      );
    names.add(key);
  }
  form.check();
}

function checkName(form: Form, path: Path, name: unknown): void {
  form.length(path, name, 1, 32);
  if (typeof name !== 'string') return;
  if (!NAME.test(name) || name !== name.toLowerCase())
    form.refuse(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
}

function checkLocalized(
  form: Form,
  path: Path,
  texts: Localized,
  check: (path: Path, text: string) => void,
): void {
  for (const [locale, text] of Object.entries(texts ?? {})) {
    if (!LOCALES.has(locale))
      form.refuse([...path, locale], 'ENUM_TYPE_COERCE', `Value "${locale}" is not a valid enum value.`);
    if (typeof text === 'string') check([...path, locale], text);
  }
}

function checkCommand(form: Form, path: Path, command: RESTPostAPIApplicationCommandsJSONBody): void {
  if (command.type !== undefined && command.type !== 1) {
    form.length([...path, 'name'], command.name, 1, 32);
    return;
  }
  checkName(form, [...path, 'name'], command.name);
  form.length([...path, 'description'], command.description, 1, 100);
  checkLocalized(form, [...path, 'name_localizations'], command.name_localizations, (at, text) =>
    checkName(form, at, text),
  );
  checkLocalized(
    form,
    [...path, 'description_localizations'],
    command.description_localizations,
    (at, text) => form.length(at, text, 1, 100),
  );
  const places: readonly (readonly [string, readonly number[] | null | undefined, number])[] = [
    ['contexts', command.contexts, 2],
    ['integration_types', command.integration_types, 1],
  ];
  for (const [key, values, most] of places) {
    if (!values) continue;
    if (
      values.length === 0 ||
      new Set(values).size !== values.length ||
      values.some((value) => value < 0 || value > most)
    )
      form.refuse([...path, key], 'BASE_TYPE_CHOICES', `Values must be unique and from 0 to ${most}.`);
  }
  const permissions = command.default_member_permissions;
  if (permissions !== undefined && permissions !== null && !/^\d+$/.test(String(permissions)))
    form.refuse([...path, 'default_member_permissions'], 'BASE_TYPE_CHOICES', 'It must be a bit set.');
  checkOptions(form, [...path, 'options'], command.options ?? [], 0);
  if (textOf(command) > MAX_TOTAL_CHARS)
    form.refuse(path, 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${MAX_TOTAL_CHARS})`);
}

function checkOptions(
  form: Form,
  path: Path,
  options: readonly APIApplicationCommandOption[],
  depth: number,
): void {
  if (options.length > 25) form.refuse(path, 'BASE_TYPE_MAX_LENGTH', 'Must be 25 or fewer in length.');
  const names = new Set<string>();
  const nested = options.filter(
    ({ type }) =>
      type === ApplicationCommandOptionType.Subcommand ||
      type === ApplicationCommandOptionType.SubcommandGroup,
  );
  if (nested.length > 0 && nested.length < options.length)
    form.refuse(
      path,
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Sub-command and sub-command group option types are mutually exclusive to all other types',
    );
  let optional = false;
  for (const [i, option] of options.entries()) {
    const at = [...path, i];
    checkName(form, [...at, 'name'], option.name);
    form.length([...at, 'description'], option.description, 1, 100);
    checkLocalized(form, [...at, 'name_localizations'], option.name_localizations, (p, text) =>
      checkName(form, p, text),
    );
    checkLocalized(form, [...at, 'description_localizations'], option.description_localizations, (p, text) =>
      form.length(p, text, 1, 100),
    );
    if (names.has(option.name))
      form.refuse(
        [...at, 'name'],
        'APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATE',
        'Option names must be unique',
      );
    names.add(option.name);
    if (
      option.type === ApplicationCommandOptionType.Subcommand ||
      option.type === ApplicationCommandOptionType.SubcommandGroup
    ) {
      if (depth > 1) form.refuse([...at, 'type'], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Too deep');
      checkOptions(form, [...at, 'options'], option.options ?? [], depth + 1);
      continue;
    }
    if (option.required && optional)
      form.refuse(
        at,
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      );
    if (!option.required) optional = true;
    checkChoices(form, at, option);
  }
}

function checkChoices(form: Form, path: Path, option: APIApplicationCommandOption): void {
  const autocomplete = 'autocomplete' in option && option.autocomplete === true;
  const choices = 'choices' in option ? (option.choices ?? []) : [];
  if ((autocomplete || choices.length > 0) && !HAS_CHOICES.has(option.type as never))
    form.refuse([...path, 'type'], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'This type takes no choices');
  if (autocomplete && choices.length > 0)
    form.refuse(
      [...path, 'autocomplete'],
      'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID',
      'Options with choices cannot have autocomplete',
    );
  if (choices.length > 25)
    form.refuse([...path, 'choices'], 'BASE_TYPE_MAX_LENGTH', 'Must be 25 or fewer in length.');
  for (const [i, choice] of choices.entries()) {
    form.length([...path, 'choices', i, 'name'], choice.name, 1, 100);
    checkLocalized(
      form,
      [...path, 'choices', i, 'name_localizations'],
      choice.name_localizations,
      (at, text) => form.length(at, text, 1, 100),
    );
    if (option.type === ApplicationCommandOptionType.String)
      form.length([...path, 'choices', i, 'value'], choice.value, 1, 100);
    else if (typeof choice.value !== 'number')
      form.refuse([...path, 'choices', i, 'value'], 'NUMBER_TYPE_COERCE', 'Value is not a number.');
  }
}

/** Characters that count against the limit of a command: names, descriptions, values; the longest of the locales. */
function textOf(node: object): number {
  const { name, description, options, choices, value, name_localizations, description_localizations } =
    node as {
      name?: string;
      description?: string;
      options?: object[];
      choices?: object[];
      value?: unknown;
      name_localizations?: Localized;
      description_localizations?: Localized;
    };
  const longest = (text: string | undefined, others: Localized): number =>
    Math.max(text?.length ?? 0, ...Object.values(others ?? {}).map((other) => other?.length ?? 0));
  return (
    longest(name, name_localizations) +
    longest(description, description_localizations) +
    (typeof value === 'string' ? value.length : 0) +
    [...(options ?? []), ...(choices ?? [])].reduce((sum, child) => sum + textOf(child), 0)
  );
}

export type Choices = readonly { readonly name: string; readonly value: string | number }[];

/** The answer of an autocomplete. @throws ApiError 50035 */
export function checkedChoices(choices: Choices | undefined): Choices {
  const form = new Form();
  if (!choices) form.refuse(['data', 'choices'], 'BASE_TYPE_REQUIRED', 'This field is required');
  if ((choices?.length ?? 0) > 25)
    form.refuse(['data', 'choices'], 'BASE_TYPE_MAX_LENGTH', 'Must be 25 or fewer in length.');
  for (const [i, { name, value }] of (choices ?? []).entries()) {
    form.length(['data', 'choices', i, 'name'], name, 1, 100);
    if (typeof value === 'string') form.length(['data', 'choices', i, 'value'], value, 1, 100);
  }
  form.check();
  return choices ?? [];
}
