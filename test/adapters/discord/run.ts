import { type DiscordAdapter, type DiscordParts, startDiscord } from '../../../adapters/discord/index.ts';
import type { ChatModel } from '../../../src/agent/model.ts';
import type { DeskParts } from '../../../src/front-desk/desk.ts';
import type { FrontDesk } from '../../../src/index.ts';
import { chatWith } from '../../chat/helpers.ts';
import { type FakeDiscord, type FakeDiscordOptions, startFakeDiscord } from '../../fakes/discord/index.ts';
import type { ScriptedModel } from '../../fakes/scripted-model.ts';
import { deskWith } from '../../front-desk/helpers.ts';

/** The adapter with a real desk and an unmodified discord.js, against the fake. */

export interface LoggedLine {
  readonly level: 'info' | 'warn';
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** 8 bytes that begin a PNG; the rest is of no interest here. */
const PNG = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]);

export interface Running {
  readonly discord: FakeDiscord;
  readonly desk: FrontDesk;
  readonly adapter: DiscordAdapter;
  readonly logged: readonly LoggedLine[];
  close(): Promise<void>;
}

export interface RunOptions {
  readonly fake?: FakeDiscordOptions;
  readonly model?: ChatModel | ScriptedModel;
  readonly desk?: Partial<DeskParts>;
  readonly adapter?: Partial<DiscordParts>;
  readonly config?: Partial<DiscordParts['config']>;
  /** Before the adapter logs in. */
  readonly prepare?: (discord: FakeDiscord) => void;
  readonly pictures?: boolean;
  readonly pictureDelayMs?: number;
}

export async function run(options: RunOptions = {}): Promise<Running> {
  const discord = await startFakeDiscord(options.fake);
  options.prepare?.(discord);
  const pictures = {
    for: async () => {
      if (options.pictureDelayMs) await new Promise((resolve) => setTimeout(resolve, options.pictureDelayMs));
      return { png: PNG, alt: 'Bars of what fell', title: 'What fell' };
    },
  };
  const desk = deskWith(
    { ...(options.pictures === false ? {} : { pictures }), ...options.desk },
    chatWith(options.model),
  );
  const logged: LoggedLine[] = [];
  const log = {
    info: (fields: LoggedLine['fields'], message: string) =>
      void logged.push({ level: 'info', fields, message }),
    warn: (fields: LoggedLine['fields'], message: string) =>
      void logged.push({ level: 'warn', fields, message }),
  };
  try {
    const adapter = await startDiscord({
      desk,
      log,
      config: { token: discord.token, apiRoot: discord.apiRoot, messageContent: false, ...options.config },
      editEveryMs: 150,
      ...options.adapter,
    });
    return {
      discord,
      desk,
      adapter,
      logged,
      close: async () => {
        await adapter.stop(2_000);
        await discord.close();
      },
    };
  } catch (error) {
    await discord.close();
    throw error;
  }
}

/** Two people, a server and a channel. */
export function town(discord: FakeDiscord) {
  const alice = discord.person('alice');
  const bob = discord.person('bob');
  const guild = discord.guild('Traders', alice);
  discord.join(guild, bob);
  const channel = discord.channel(guild, 'general');
  return { alice, bob, guild, channel };
}
