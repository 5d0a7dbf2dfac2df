import { setTimeout as delay } from 'node:timers/promises';
import type { Keyv } from 'keyv';
import {
  type Adapter,
  type AdapterState,
  type Config,
  createAlertService,
  createBot,
  createChatFor,
  createDeskPictures,
  createDigestLead,
  createDigests,
  createEventCalendar,
  createFrontDeskFor,
  createLive,
  createPictures,
  type DigestsParts,
  type FrontDesk,
  follow,
  freshJob,
  type Metrics,
  meteredChat,
  meteredDesk,
  newestAnswerMs,
  openBackstage,
  type PlatformRun,
  patiently,
  type Readiness,
  readinessOf,
  runPlatform,
  sourcesAnswer,
  sweepJob,
  UndercurrentError,
  type Warner,
  warnerFor,
  watchDoctor,
} from '../src/index.ts';

/** Chat platforms by name, with what starts them. Each is loaded only when it is configured. */
export interface Platform {
  readonly name: string;
  start(parts: {
    readonly desk: FrontDesk;
    readonly logger: Warner;
    /** Kept over a crash where the state is. */
    readonly memory?: Keyv;
  }): Promise<Adapter>;
}

export interface ServeParts {
  readonly config: Config;
  /** None for the role `worker`. */
  readonly platforms: readonly Platform[];
  readonly now: () => number;
  /** How long a pause on the clock of `now` really is, in ms. Default: as long. A soak test runs `now` faster. */
  readonly realMs?: (pauseMs: number) => number;
  /** Of deliveries, on the clock of `now`. */
  readonly timings?: DigestsParts['timings'];
  /** One line for whoever started the program. */
  readonly say: (line: string, level?: 'info' | 'error') => void;
  /** Resolves with the name of the signal that asks the program to stop. */
  readonly asked: Promise<string>;
  /** Starts the pages of operations; only called when an address is configured for them. */
  readonly startPages: (parts: {
    readonly host: string;
    readonly port: number;
    readonly readiness: () => Promise<Readiness>;
    readonly metrics: Metrics;
    readonly logger: Warner;
  }) => Promise<{ readonly address: string; close(): Promise<void> }>;
}

/** The settings or a token are wrong: starting again changes nothing. */
const WRONG = 2;
/** It may work when it is started again. */
const FAILED = 1;
/** Of the time for a stop, what closing the rest may take after the answers under way. */
const CLOSE_SHARE = 0.2;

const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  delay(ms, undefined, { signal }).catch(() => undefined);
const clockMs = (): number => performance.now();

/** Runs what is configured until a signal comes or no chat platform is left. Resolves with the exit code. */
export async function serve(parts: ServeParts): Promise<number> {
  const { config, platforms, now, say, asked, realMs = (pauseMs) => pauseMs } = parts;
  const pause = (ms: number, signal: AbortSignal): Promise<void> => sleep(realMs(ms), signal);
  const logger = warnerFor(config);
  let exitCode = 0;
  const failed = (error: unknown): void => {
    if (!(error instanceof UndercurrentError)) throw error;
    say(error.message, 'error');
    exitCode = error.passing ? FAILED : WRONG;
  };
  /** Last in, first out; each within what is left of the time. */
  const closers: (() => Promise<unknown>)[] = [];
  const stopping = new AbortController();
  void asked.then(() => stopping.abort());
  const patience = {
    sleep,
    signal: stopping.signal,
    waits: (error: UndercurrentError, waitMs: number, attempt: number): void => {
      if (attempt === 1) say(`${error.message} Trying again until it works.`);
      logger.warn({ err: error, waitMs, attempt }, 'the start waits');
    },
  };
  try {
    const backstage = await patiently(
      () => openBackstage({ config, now, clockMs, sleep, random: Math.random, logger }),
      patience,
    );
    if (!backstage) return exitCode;
    const { store, metrics } = backstage;
    closers.push(() => backstage.close());
    const states = new Map<string, AdapterState>(platforms.map(({ name }) => [name, 'starting']));

    const recorded = createBot({
      now,
      ...(config.dataFolder === undefined ? {} : { dataFolder: config.dataFolder }),
    });
    // The first answer of a process takes half a second of work that all later ones share.
    await recorded.ask('why is everything falling?').catch((error: unknown) => {
      if (!(error instanceof UndercurrentError)) throw error;
    });
    const live = config.live
      ? await createLive({ recorded, config: { ...config, live: config.live }, now, ...backstage.live })
      : undefined;
    const bot = live?.bot ?? recorded;
    closers.push(() => bot.close());
    const refreshedAtMs = live && ((): number | undefined => newestAnswerMs(live.store));
    if (live && refreshedAtMs) watchDoctor(metrics, live.doctor, refreshedAtMs);

    // Before the platforms: whoever watches the start sees it.
    if (config.http) {
      const readiness = (): Promise<Readiness> =>
        readinessOf({
          store: () => store,
          adapters: () => states,
          ...(refreshedAtMs ? { refreshedAtMs } : {}),
          stopping: () => stopping.signal.aborted,
          now,
        });
      const pages = await parts.startPages({ ...config.http, readiness, metrics, logger });
      closers.push(() => pages.close());
      say(`operations: ${pages.address}/readyz and /metrics`);
    }

    const renderer = createPictures();
    closers.push(() => renderer.close());
    const chat = meteredChat(
      await createChatFor(
        bot,
        config,
        now,
        (error) => {
          metrics.add('modelFailures', {});
          logger.warn({ err: error }, 'the model failed');
        },
        backstage.chat,
      ),
      metrics,
      config.prices,
    );
    const pictures = createDeskPictures(bot, renderer);
    const alerts =
      live &&
      createAlertService({
        bot,
        store,
        doctor: live.doctor,
        config,
        budgets: chat.budgets,
        now,
        random: Math.random,
        logger,
      });
    const digests = createDigests({
      bot,
      store,
      calendar: bot.parts.calendar ?? createEventCalendar(),
      now,
      logger,
      pictures,
      ...(chat.model === undefined ? {} : { lead: createDigestLead(chat, logger) }),
      catchUpMs: config.digestCatchUpMs,
      ...(config.digestZone === undefined ? {} : { zone: config.digestZone }),
      ...(alerts ? { sources: { alert: alerts.source }, scorecard: alerts.scorecardOfDigests } : {}),
      sleep: pause,
      ...(parts.timings ? { timings: parts.timings } : {}),
      paused: () => backstage.admin.settings.digestsPausedAtMs !== undefined,
    });
    const desk = meteredDesk(
      createFrontDeskFor({
        bot,
        chat,
        config,
        now,
        logger,
        ...backstage.desk,
        pictures,
        digests: digests.desk,
        ...(alerts ? { alerts: alerts.desk, scorecard: alerts.scorecard } : {}),
        ...(live ? { sources: async (language) => sourcesAnswer(live.doctor.report(), language) } : {}),
      }),
      metrics,
      clockMs,
    );

    const running: Adapter[] = [];
    const memory = backstage.desk.store;
    closers.push(() =>
      Promise.allSettled(running.map((adapter) => adapter.stop(config.stopMs * (1 - CLOSE_SHARE)))),
    );
    closers.push(() => digests.stop(config.stopMs * CLOSE_SHARE));
    let ready = false;
    const runs = platforms.map(
      (platform): PlatformRun =>
        runPlatform({
          start: () => platform.start({ desk, logger, ...(memory ? { memory } : {}) }),
          patience,
          connected: (adapter) => {
            running.push(adapter);
            if (adapter.sender) digests.start([adapter.sender]);
            if (ready) say(`ready: ${platform.name}`);
          },
          is: (state) => {
            states.set(platform.name, state);
            metrics.set('adapterUp', { platform: platform.name }, state === 'connected' ? 1 : 0);
          },
          failed,
        }),
    );
    const over = Promise.all(runs.map((run) => run.over));
    const lives = config.role === 'worker' ? [] : [over];
    await Promise.race([Promise.all(runs.map((run) => run.tried)), asked]);
    if (stopping.signal.aborted) return exitCode;
    if (config.role !== 'worker' && [...states.values()].every((state) => state === 'ended')) {
      await over;
      return exitCode;
    }

    const following = follow(backstage, {
      sleep: pause,
      logger,
      ...(live ? { changed: live.news.follow } : {}),
    });
    closers.push(() => following.stop());
    if (config.role !== 'gateway') {
      const jobs = await patiently(() => backstage.openJobs(), patience);
      if (!jobs) return exitCode;
      const add = (job: Parameters<typeof jobs.add>[0]): Promise<void> =>
        patiently(() => jobs.add({ ...job, run: async (signal) => realMs(await job.run(signal)) }), patience);
      closers.push(() => jobs.stop(config.stopMs * CLOSE_SHARE));
      await add(sweepJob(store, config.retention));
      if (live) {
        const { refresher, news } = live;
        const refreshed = async (): Promise<void> => alerts?.refreshed(digests.wake);
        await add(freshJob({ refresher, news, now, refreshed }));
      }
    }

    // Ready means ready: the first answer does not wait for a thread, nor for the first read of live sources.
    if (platforms.length > 0) {
      renderer.warm();
      void bot.prepare();
    }
    ready = true;
    if (config.role === 'worker') say('ready: worker');
    else if (running.length > 0) say(`ready: ${running.map(({ name }) => name).join(', ')}`);
    await Promise.race([asked, ...lives]);
    return exitCode;
  } catch (error) {
    failed(error);
    return exitCode;
  } finally {
    stopping.abort();
    await closeAll(closers, config.stopMs, logger);
  }
}

/** Chats first, the store last. What takes longer than the limit is left behind. */
async function closeAll(
  closers: readonly (() => Promise<unknown>)[],
  limitMs: number,
  logger: Warner,
): Promise<void> {
  const untilMs = clockMs() + limitMs;
  for (const close of closers.toReversed()) {
    const leaving = new AbortController();
    // The last ones get a moment, however long the first ones took.
    const leftMs = Math.max(500, untilMs - clockMs());
    const closed = close().catch((error: unknown) =>
      logger.warn({ err: error }, 'something did not close well'),
    );
    await Promise.race([closed, sleep(leftMs, leaving.signal)]);
    leaving.abort();
  }
}
