import { startDiscord } from '../../adapters/discord/index.ts';
import { startOperationsServer } from '../../adapters/operations/server.ts';
import { serve } from '../../adapters/serve.ts';
import { startTelegram } from '../../adapters/telegram/index.ts';
import { type Config, createLogger, loadConfig } from '../../src/index.ts';
import { type Addresses, type SoakSettings, simulated } from './settings.ts';

/** Of real time, as RUNNER_TIMINGS has them. */
const CLAIM_MS = 20_000;
const SEND_MS = 60_000;

export interface Program {
  /** Of /metrics and /readyz. */
  readonly pages: string;
  readonly config: Config;
  /** Names of the other sides by port. */
  readonly peers: ReadonlyMap<number, string>;
  /** Resolves with the exit code. */
  stop(): Promise<number>;
}

/** The whole program in this process; ready when this resolves. */
export async function startProgram(
  settings: SoakSettings,
  startedMs: number,
  addresses: Addresses,
  stateFolder: string,
  databaseUrl: string | undefined,
): Promise<Program> {
  const { telegram, discord } = addresses;
  const config = loadConfig({
    UNDERCURRENT_STATE: stateFolder,
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    SOURCES_MIRROR: addresses.sources,
    SEC_CONTACT: 'Soak Test soak@example.org',
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    DISCORD_BOT_TOKEN: discord.token,
    DISCORD_API_ROOT: discord.apiRoot,
    OPENAI_MODEL: 'soak-model',
    OPENAI_BASE_URL: addresses.model,
    MODEL_TIMEOUT_MS: '5000',
    CONVERSATION_TTL_MINUTES: '60',
    // By the simulated minute, in which nobody could say that much.
    RATE_USER_PER_MINUTE: '1000',
    RATE_CHAT_PER_MINUTE: '1000',
    ALERT_COOLDOWN_HOURS: '1',
    HTTP_PORT: '0',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
  });
  let stop: (signal: string) => void = () => undefined;
  const asked = new Promise<string>((resolve) => {
    stop = resolve;
  });
  let pages = '';
  let ended = Promise.resolve(0);
  await new Promise<void>((resolve, reject) => {
    ended = serve({
      config,
      now: simulated(startedMs, settings.speed),
      realMs: (pauseMs) => pauseMs / settings.speed,
      // What is made and sent under them takes real time.
      timings: { claimMs: CLAIM_MS * settings.speed, sendMs: SEND_MS * settings.speed },
      asked,
      say: (line) => {
        console.log(line);
        if (line.startsWith('ready')) resolve();
      },
      startPages: async (parts) => {
        const server = await startOperationsServer(parts);
        pages = server.address;
        return server;
      },
      // The limits of platforms are those of the other side, in real time.
      platforms: [
        {
          name: 'telegram',
          start: ({ desk, logger, memory }) =>
            startTelegram({
              desk,
              logger,
              config: config.telegram!,
              now: Date.now,
              ...(memory ? { memory } : {}),
            }),
        },
        {
          name: 'discord',
          start: async ({ desk }) =>
            startDiscord({ desk, config: config.discord!, log: await createLogger(config) }),
        },
      ],
    });
    ended.then((code) => reject(new Error(`ended with ${code} before it was ready`)), reject);
  });
  const named: readonly (readonly [string | undefined, string])[] = [
    [telegram.apiRoot, 'telegram'],
    [discord.apiRoot, 'discord'],
    [addresses.sources, 'sources'],
    [addresses.model, 'model'],
    [pages, 'pages'],
    [databaseUrl, 'postgres'],
  ];
  return {
    pages,
    config,
    peers: new Map(
      named.flatMap(([address, name]) =>
        address === undefined ? [] : [[Number(new URL(address).port), name] as const],
      ),
    ),
    stop: () => {
      stop('the end');
      return ended;
    },
  };
}
