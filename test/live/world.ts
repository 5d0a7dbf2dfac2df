import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBot } from '../../src/bot.ts';
import { loadConfig } from '../../src/config.ts';
import { createLive, type Live } from '../../src/live/setup.ts';
import { createHttpDoor } from '../../src/sources/http/create-door.ts';
import { type MarketWorld, serveMarketWorld } from '../fakes/market-world.ts';
import { type SourceServer, startSourceServer } from '../fakes/source-server.ts';

export interface LiveWorld {
  readonly live: Live;
  readonly server: SourceServer;
  /** Moves the clock that the bot and the sources share. */
  setNow(iso: string | number): void;
  now(): number;
  /** Another bot on the same state folder, as after a restart. */
  restart(): Promise<Live>;
  close(): Promise<void>;
}

const recorded = createBot({ now: () => Date.UTC(2026, 11, 1) });

/** A live bot whose sources are a local server that answers from the bundled record as of its clock. */
export async function liveWorld(
  startIso: string,
  options: Partial<MarketWorld> & { readonly waitMs?: number; readonly env?: Record<string, string> } = {},
): Promise<LiveWorld> {
  let nowMs = Date.parse(startIso);
  const server = await startSourceServer();
  serveMarketWorld(server, { ...options, clock: () => nowMs });
  const stateFolder = mkdtempSync(join(tmpdir(), 'undercurrent-live-'));
  const config = loadConfig({
    UNDERCURRENT_STATE: stateFolder,
    // Tests want all that is read, however busy the machine is.
    LIVE_WAIT_MS: String(options.waitMs ?? 60_000),
    LOG_LEVEL: 'silent',
    ...options.env,
  });
  const opened: Live[] = [];
  const open = async (): Promise<Live> => {
    const live = await createLive({
      recorded,
      config: { ...config, live: config.live! },
      now: () => nowMs,
      // The pace that real hosts want would only make the tests slow; it has tests of its own.
      door: createHttpDoor({
        now: () => nowMs,
        random: () => 0.5,
        mirror: server.url,
        sleep: async () => {},
      }),
    });
    opened.push(live);
    return live;
  };
  return {
    live: await open(),
    server,
    now: () => nowMs,
    setNow: (moment) => {
      nowMs = typeof moment === 'number' ? moment : Date.parse(moment);
    },
    restart: open,
    close: async () => {
      for (const live of opened) await live.bot.close();
      await server.close();
    },
  };
}
