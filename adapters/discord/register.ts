import { type Client, DiscordAPIError, RESTJSONErrorCodes, Routes } from 'discord.js';
import { commandBodies, sameCommands } from './commands.ts';
import { DiscordError, described } from './failures.ts';
import type { Log } from './serve.ts';

/**
 * Registers the commands where they differ from what Discord has: creations are limited to 200 a day, and people's
 * clients reload changed ones. With a guild only there, at once, for development.
 * A failure that may pass is logged: the commands of before go on to work.
 * @throws DiscordError when the guild cannot be written to.
 */
export async function registerCommands(
  client: Client<true>,
  guildId: string | undefined,
  log: Log,
): Promise<'same' | 'changed' | 'failed'> {
  const route = guildId
    ? Routes.applicationGuildCommands(client.application.id, guildId)
    : Routes.applicationCommands(client.application.id);
  const wanted = commandBodies();
  try {
    const registered = await client.rest.get(route, {
      query: new URLSearchParams({ with_localizations: 'true' }),
    });
    if (Array.isArray(registered) && sameCommands(registered, wanted, guildId !== undefined)) return 'same';
    await client.rest.put(route, { body: wanted });
    log.info({ commands: wanted.length, guildId }, 'discord: commands registered');
    return 'changed';
  } catch (error) {
    if (!(error instanceof DiscordAPIError) || error.code !== RESTJSONErrorCodes.MissingAccess) {
      log.warn(described(error), 'discord: the commands could not be registered');
      return 'failed';
    }
    throw new DiscordError(
      'DISCORD_START',
      `discord: commands cannot be registered in the server ${guildId}. Correct DISCORD_GUILD_ID, or invite the bot there with the scopes bot and applications.commands.`,
      { cause: error },
    );
  }
}
