import type { Client } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { createClient } from '../../../adapters/discord/client.ts';
import { createRequestRate } from '../../../adapters/discord/rate.ts';
import { type FakeDiscord, startFakeDiscord } from '../../fakes/discord/index.ts';

/** Words of discord.js for where it is on its way back to a session; a stop may come at each of them. */
const MOMENTS = [
  'Destroying shard',
  'Connecting to',
  'Waiting for event hello',
  'Resuming session',
  'Resumed and replayed',
];

let discord: FakeDiscord | undefined;
const rejections: unknown[] = [];
const onRejection = (error: unknown): void => void rejections.push(error);

afterEach(async () => {
  process.off('unhandledRejection', onRejection);
  await discord?.close();
});

/** Connects, loses the connection, and calls `stop` at a moment of the way back. */
async function stopAt(moment: string, stop: (own: ReturnType<typeof createClient>) => Promise<void>) {
  process.on('unhandledRejection', onRejection);
  rejections.length = 0;
  discord = await startFakeDiscord();
  const own = createClient({
    makeRequest: createRequestRate(Date.now).makeRequest,
    apiRoot: discord.apiRoot,
    messageContent: false,
  });
  const client: Client = own.client;
  const ready = new Promise<void>((resolve) => client.once('clientReady', () => resolve()));
  await client.login(discord.token);
  await ready;
  const stopped = new Promise<void>((resolve) => {
    const look = (text: string): void => {
      if (!text.includes(moment)) return;
      client.off('debug', look);
      resolve(stop(own));
    };
    client.on('debug', look);
  });
  discord.gateway.drop();
  await stopped;
  // Longer than the half second that discord.js waits before it connects again.
  await new Promise((resolve) => setTimeout(resolve, 800));
  return { identifies: discord.gateway.identifies, rejections: [...rejections] };
}

describe('closing the client', { timeout: 60_000 }, () => {
  it('is needed: discord.js itself reads a session that it has forgotten', async () => {
    const { rejections: seen } = await stopAt('Resumed and replayed', ({ client }) => client.destroy());
    expect(String(seen[0])).toContain('Cannot read properties of null');
  });

  it.each(MOMENTS)('at "%s": no error, and it does not come back', async (moment) => {
    const seen = await stopAt(moment, ({ close }) => close());
    expect(seen.rejections).toEqual([]);
    expect(seen.identifies).toBe(1);
  });
});
