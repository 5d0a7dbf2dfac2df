import type {
  RESTGetAPIGatewayBotResult,
  RESTPostAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { MessageBody } from './check-message.ts';
import type { Commands } from './commands.ts';
import { cannotDm, missingAccess, unknownGuild, unknownMember, unknownUser } from './errors.ts';
import type { Gateway } from './gateway.ts';
import type { CallbackBody, Interactions } from './interactions.ts';
import { messageRoutes } from './message-routes.ts';
import type { Messages } from './messages.ts';
import { apiChannel, apiMember, apiMessage, guildCreate } from './payloads.ts';
import type { Route } from './rest.ts';

export interface RouteParts {
  readonly messages: Messages;
  readonly interactions: Interactions;
  readonly commands: Commands;
  readonly gateway: Gateway;
  readonly applicationId: string;
  readonly shards: number;
  readonly maxConcurrency: number;
  readonly mayReadContent: boolean;
  readonly typing: { readonly channelId: string; readonly at: number }[];
}

/** The routes of the API that the fake knows, after the documentation. */
export function routesOf(parts: RouteParts): Route[] {
  return [...botRoutes(parts), ...messageRoutes(parts), ...interactionRoutes(parts), ...commandRoutes(parts)];
}

function botRoutes({ messages, gateway, applicationId, shards, maxConcurrency }: RouteParts): Route[] {
  const { view } = messages;
  const { world } = view;
  return [
    {
      method: 'GET',
      path: '/gateway/bot',
      run: () =>
        ({
          url: view.baseUrl.replace('http', 'ws'),
          shards,
          session_start_limit: {
            total: 1000,
            remaining: 1000 - gateway.identifies,
            reset_after: 86_400_000,
            max_concurrency: maxConcurrency,
          },
        }) satisfies RESTGetAPIGatewayBotResult,
    },
    { method: 'GET', path: '/users/@me', run: () => world.apiUser(world.botId) },
    {
      method: 'GET',
      path: '/users/:id',
      run: ({ parameters: [id] }) => {
        if (!world.users.has(id!)) throw unknownUser();
        return world.apiUser(id!);
      },
    },
    {
      method: 'GET',
      path: '/applications/@me',
      run: () => ({
        id: applicationId,
        name: 'fake',
        description: '',
        icon: null,
        bot_public: true,
        bot_require_code_grant: false,
        verify_key: '',
        flags: 0,
        bot: world.apiUser(world.botId),
      }),
    },
    {
      method: 'POST',
      path: '/users/@me/channels',
      run: ({ body }) => {
        const { recipient_id: id } = body as { recipient_id?: string };
        if (!id || !world.users.has(id)) throw unknownUser();
        // A bot cannot talk to bots.
        if (world.users.get(id)!.bot) throw cannotDm();
        return apiChannel(world, world.dm(id, world.botId));
      },
    },
    {
      method: 'GET',
      path: '/guilds/:id',
      run: ({ parameters: [id] }) => {
        const guild = world.guilds.get(id!);
        if (!guild?.botInside) throw unknownGuild();
        return guildCreate(world, guild);
      },
    },
    {
      method: 'GET',
      path: '/guilds/:id/members/:user',
      run: ({ parameters: [id, userId] }) => {
        const guild = world.guilds.get(id!);
        if (!guild?.botInside) throw unknownGuild();
        if (!guild.members.has(userId!)) throw unknownMember();
        return apiMember(world, guild, userId!);
      },
    },
  ];
}

function interactionRoutes({ interactions, messages }: RouteParts): Route[] {
  const { view } = messages;
  const of = (parameters: readonly string[]) =>
    interactions.messageOf(parameters[0]!, parameters[1]!, parameters[2]!);
  return [
    {
      method: 'POST',
      path: '/interactions/:id/:token/callback',
      open: true,
      run: ({ parameters: [id, token], query, body, files }) => {
        const interaction = interactions.callback(id!, token!, body as CallbackBody, files);
        if (query.get('with_response') !== 'true') return undefined;
        const { original, acknowledged } = interaction;
        return {
          interaction: {
            id: interaction.id,
            type: interaction.type,
            ...(original ? { response_message_id: original.id } : {}),
          },
          resource: {
            type: acknowledged!.type,
            ...(original ? { message: apiMessage(view, original) } : {}),
          },
        };
      },
    },
    {
      method: 'POST',
      path: '/webhooks/:app/:token',
      open: true,
      major: 1,
      run: ({ parameters: [app, token], body, files }) =>
        apiMessage(view, interactions.followUp(app!, token!, body as MessageBody, files)),
    },
    {
      method: 'GET',
      path: '/webhooks/:app/:token/messages/:id',
      open: true,
      major: 1,
      run: ({ parameters }) => apiMessage(view, of(parameters)),
    },
    {
      method: 'PATCH',
      path: '/webhooks/:app/:token/messages/:id',
      open: true,
      major: 1,
      run: ({ parameters, body, files }) =>
        apiMessage(view, messages.edit(of(parameters), body as MessageBody, files)),
    },
    {
      method: 'DELETE',
      path: '/webhooks/:app/:token/messages/:id',
      open: true,
      major: 1,
      run: ({ parameters }) => messages.delete(of(parameters)),
    },
  ];
}

function commandRoutes({ commands, applicationId, messages }: RouteParts): Route[] {
  const { world } = messages.view;
  const check = (app: string, guildId: string | undefined): void => {
    if (app !== applicationId) throw missingAccess();
    if (guildId !== undefined && !world.guilds.get(guildId)?.botInside) throw missingAccess();
  };
  const both = (
    method: string,
    tail: string,
    run: (
      guildId: string | undefined,
      rest: readonly string[],
      body: never,
      query: URLSearchParams,
    ) => unknown,
  ): Route[] => [
    {
      method,
      path: `/applications/:app/commands${tail}`,
      run: ({ parameters: [app, ...rest], body, query }) => {
        check(app!, undefined);
        return run(undefined, rest, body as never, query);
      },
    },
    {
      method,
      path: `/applications/:app/guilds/:guild/commands${tail}`,
      run: ({ parameters: [app, guildId, ...rest], body, query }) => {
        check(app!, guildId!);
        return run(guildId, rest, body as never, query);
      },
    },
  ];
  return [
    ...both('GET', '', (guildId, _rest, _body, query) =>
      commands.list(guildId, query.get('with_localizations') === 'true'),
    ),
    ...both('PUT', '', (guildId, _rest, body: RESTPostAPIApplicationCommandsJSONBody[]) =>
      commands.replace(guildId, body),
    ),
    ...both('POST', '', (guildId, _rest, body: RESTPostAPIApplicationCommandsJSONBody) =>
      commands.create(guildId, body),
    ),
    ...both('GET', '/:id', (guildId, [id]) => commands.get(guildId, id!)),
    ...both('PATCH', '/:id', (guildId, [id], body: object) => commands.change(guildId, id!, body)),
    ...both('DELETE', '/:id', (guildId, [id]) => commands.remove(guildId, id!)),
  ];
}
