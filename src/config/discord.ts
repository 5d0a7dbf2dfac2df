import type { Values } from './variables.ts';

export interface DiscordConfig {
  readonly token: string;
  /** Ends in /api. Default: Discord's own. */
  readonly apiRoot?: string;
  /** Commands only in this server, and there at once: for development. */
  readonly guildId?: string;
  /** The shards of this process. Default: all that Discord recommends. */
  readonly shards?: { readonly ids: readonly number[]; readonly count: number };
  /** The privileged intent is switched on in the developer portal. */
  readonly messageContent: boolean;
}

export function discordOf(values: Values, token: string | undefined): { readonly discord?: DiscordConfig } {
  if (token === undefined) return {};
  const { DISCORD_API_ROOT: apiRoot, DISCORD_GUILD_ID: guildId, DISCORD_SHARDS: shards } = values;
  return {
    discord: {
      token,
      ...(apiRoot === undefined ? {} : { apiRoot }),
      ...(guildId === undefined ? {} : { guildId }),
      ...(shards === undefined ? {} : { shards }),
      messageContent: values.DISCORD_MESSAGE_CONTENT === 'on',
    },
  };
}
