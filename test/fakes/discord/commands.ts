import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { checkCommands } from './check-commands.ts';
import { tooManyCommands, unknownCommand } from './errors.ts';
import type { World } from './world.ts';

const MAX_COMMANDS = 100;

/** The registered commands; the key is a guild's id, or `global`. */
export class Commands {
  /** Requests that changed something: Discord allows 200 creations a day. */
  writes = 0;
  private readonly scopes = new Map<string, Map<string, APIApplicationCommand>>();
  private readonly world: World;
  private readonly applicationId: string;

  constructor(world: World, applicationId: string) {
    this.world = world;
    this.applicationId = applicationId;
  }

  scope(guildId: string | undefined): Map<string, APIApplicationCommand> {
    const key = guildId ?? 'global';
    if (!this.scopes.has(key)) this.scopes.set(key, new Map());
    return this.scopes.get(key)!;
  }

  list(guildId: string | undefined, withLocalizations: boolean): APIApplicationCommand[] {
    const all = [...this.scope(guildId).values()];
    return withLocalizations ? all : all.map(withoutLocalizations);
  }

  get(guildId: string | undefined, id: string): APIApplicationCommand {
    const found = this.scope(guildId).get(id);
    if (!found) throw unknownCommand();
    return found;
  }

  /** Replaces all; commands of the same name and type keep their id. @throws ApiError */
  replace(
    guildId: string | undefined,
    bodies: readonly RESTPostAPIApplicationCommandsJSONBody[],
  ): APIApplicationCommand[] {
    checkCommands(bodies, true);
    if (bodies.length > MAX_COMMANDS) throw tooManyCommands();
    this.writes += 1;
    const scope = this.scope(guildId);
    const made = bodies.map((body) => this.made(guildId, body, this.same(scope, body)?.id));
    scope.clear();
    for (const command of made) scope.set(command.id, command);
    return made;
  }

  /** Overwrites the command of the same name, as Discord does. @throws ApiError */
  create(guildId: string | undefined, body: RESTPostAPIApplicationCommandsJSONBody): APIApplicationCommand {
    checkCommands([body], false);
    const scope = this.scope(guildId);
    const same = this.same(scope, body);
    if (!same && scope.size >= MAX_COMMANDS) throw tooManyCommands();
    this.writes += 1;
    const command = this.made(guildId, body, same?.id);
    scope.set(command.id, command);
    return command;
  }

  /** @throws ApiError */
  change(
    guildId: string | undefined,
    id: string,
    body: Partial<RESTPostAPIApplicationCommandsJSONBody>,
  ): APIApplicationCommand {
    const old = this.get(guildId, id);
    const whole = { ...old, ...body } as RESTPostAPIApplicationCommandsJSONBody;
    checkCommands([whole], false);
    this.writes += 1;
    const command = this.made(guildId, whole, id);
    this.scope(guildId).set(id, command);
    return command;
  }

  remove(guildId: string | undefined, id: string): void {
    this.get(guildId, id);
    this.writes += 1;
    this.scope(guildId).delete(id);
  }

  private same(
    scope: Map<string, APIApplicationCommand>,
    { name, type }: RESTPostAPIApplicationCommandsJSONBody,
  ): APIApplicationCommand | undefined {
    return [...scope.values()].find(
      (known) => known.name === name && known.type === (type ?? ApplicationCommandType.ChatInput),
    );
  }

  private made(
    guildId: string | undefined,
    body: RESTPostAPIApplicationCommandsJSONBody,
    id = this.world.newId(),
  ): APIApplicationCommand {
    const options = 'options' in body ? body.options : undefined;
    return {
      id,
      application_id: this.applicationId,
      version: this.world.newId(),
      type: body.type ?? ApplicationCommandType.ChatInput,
      name: body.name,
      name_localizations: (body.name_localizations ?? null) as never,
      description: 'description' in body ? (body.description ?? '') : '',
      description_localizations: (body.description_localizations ?? null) as never,
      // Discord leaves out what is false or empty.
      ...(options?.length ? { options: options.map(stored) } : {}),
      default_member_permissions: (body.default_member_permissions ?? null) as never,
      dm_permission: true,
      nsfw: body.nsfw ?? false,
      integration_types: body.integration_types ?? [ApplicationIntegrationType.GuildInstall],
      contexts: guildId === undefined ? (body.contexts ?? null) : null,
      ...(guildId === undefined ? {} : { guild_id: guildId }),
    };
  }

  /** What a person can choose in a place: commands of the guild hide global ones of the same name. */
  visible(
    guildId: string | undefined,
    context: InteractionContextType,
    userInstalled: boolean,
  ): APIApplicationCommand[] {
    const outside = guildId !== undefined && !this.world.guilds.get(guildId)?.botInside;
    if (outside && !userInstalled) return [];
    const here = guildId === undefined || userInstalled ? [] : [...this.scope(guildId).values()];
    const install = userInstalled
      ? ApplicationIntegrationType.UserInstall
      : ApplicationIntegrationType.GuildInstall;
    const everywhere = [...this.scope(undefined).values()].filter(
      (command) =>
        !here.some(({ name }) => name === command.name) &&
        (command.contexts ?? [0, 1, 2]).includes(context) &&
        (context === InteractionContextType.BotDM || (command.integration_types ?? []).includes(install)),
    );
    return [...here, ...everywhere];
  }
}

function stored(option: APIApplicationCommandOption): APIApplicationCommandOption {
  const { required, autocomplete, options, choices, ...rest } = option as APIApplicationCommandOption & {
    required?: boolean;
    autocomplete?: boolean;
    options?: APIApplicationCommandOption[];
    choices?: { name: string; value: string }[];
  };
  return {
    ...rest,
    name_localizations: rest.name_localizations ?? null,
    description_localizations: rest.description_localizations ?? null,
    ...(required ? { required } : {}),
    ...(autocomplete ? { autocomplete } : {}),
    ...(choices?.length
      ? { choices: choices.map((choice) => ({ name_localizations: null, ...choice })) }
      : {}),
    ...(options?.length ? { options: options.map(stored) } : {}),
  } as APIApplicationCommandOption;
}

function withoutLocalizations<T extends object>(node: T): T {
  const {
    name_localizations: _n,
    description_localizations: _d,
    options,
    choices,
    ...rest
  } = node as T & {
    name_localizations?: unknown;
    description_localizations?: unknown;
    options?: object[];
    choices?: object[];
  };
  return {
    ...rest,
    ...(options ? { options: options.map(withoutLocalizations) } : {}),
    ...(choices ? { choices: choices.map(withoutLocalizations) } : {}),
  } as T;
}
