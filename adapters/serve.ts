import {
  type Adapter,
  type Config,
  createBot,
  createChatFor,
  createDeskPictures,
  createFrontDeskFor,
  createLive,
  createPictures,
  type FrontDesk,
  sourcesAnswer,
  UndercurrentError,
  type Warner,
  warnerFor,
} from '../src/index.ts';

/** Chat platforms by name, with what starts them. Each is loaded only when it is configured. */
export interface Platform {
  readonly name: string;
  start(parts: { readonly desk: FrontDesk; readonly logger: Warner }): Promise<Adapter>;
}

export interface ServeParts {
  readonly config: Config;
  readonly platforms: readonly Platform[];
  readonly now: () => number;
  /** One line for whoever started the program. */
  readonly say: (line: string) => void;
  /** Resolves with the name of the signal that asks the program to stop. */
  readonly asked: Promise<string>;
}

const STOP_MS = 10_000;
const FAILED = 2;

/** Runs the configured platforms until a signal comes or none is left. Resolves with the exit code. */
export async function serve({ config, platforms, now, say, asked }: ServeParts): Promise<number> {
  const logger = warnerFor(config);
  const recorded = createBot({
    now,
    ...(config.dataFolder === undefined ? {} : { dataFolder: config.dataFolder }),
  });
  const live = config.live
    ? await createLive({ recorded, config: { ...config, live: config.live }, now })
    : undefined;
  const bot = live?.bot ?? recorded;
  const renderer = createPictures();
  const chat = await createChatFor(bot, config, now, (error) =>
    logger.warn({ err: error }, 'the model failed'),
  );
  const desk = createFrontDeskFor({
    bot,
    chat,
    config,
    now,
    logger,
    pictures: createDeskPictures(bot, renderer),
    ...(live ? { sources: async (language) => sourcesAnswer(live.doctor.report(), language) } : {}),
  });
  const running: Adapter[] = [];
  let exitCode = 0;
  const failed = (error: unknown): void => {
    if (!(error instanceof UndercurrentError)) throw error;
    say(error.message);
    exitCode = FAILED;
  };
  try {
    const started = await Promise.allSettled(platforms.map((platform) => platform.start({ desk, logger })));
    for (const result of started) {
      if (result.status === 'fulfilled') running.push(result.value);
      else failed(result.reason);
    }
    if (running.length === 0) return exitCode;
    // Ready means ready: the first answer does not wait for a thread, nor for the first read of live sources.
    renderer.warm();
    void bot.prepare();
    say(`ready: ${running.map(({ name }) => name).join(', ')}`);
    const ends = running.map(({ ended }) => ended.catch(failed));
    await Promise.race([asked, Promise.all(ends)]);
    return exitCode;
  } finally {
    await Promise.allSettled(running.map((adapter) => adapter.stop(STOP_MS)));
    await renderer.close();
    await bot.close();
  }
}
