import { existsSync } from 'node:fs';
import type { ChatSetup } from '../chat/setup.ts';
import type { Config } from '../config.ts';
import { InputError } from '../errors.ts';
import type { DeskSetup } from '../front-desk/setup.ts';
import type { Jobs, JobWatcher } from '../jobs/jobs.ts';
import type { LiveSetup } from '../live/setup.ts';
import type { Warner } from '../log.ts';
import { programVersion } from '../paths.ts';
import type { Store } from '../store/store.ts';
import { type Admin, adminSettingsIn, openAdmin } from './admin.ts';
import { forgetterOf } from './forget.ts';
import { watchStore } from './gauges.ts';
import { meteredSeries } from './metered.ts';
import { createMetrics, type Metrics, noMetrics } from './metrics.ts';
import { exclusiveBy, type Sleep, sharedRates, sharedRefresher } from './shared.ts';

export interface BackstageParts {
  readonly config: Config;
  /** Ms since 1970. */
  readonly now: () => number;
  /** Rising, in ms. */
  readonly clockMs: () => number;
  readonly sleep: Sleep;
  readonly random: () => number;
  readonly logger: Warner;
}

/** What stands behind chats: store, settings of the owner, figures, and what processes share. */
export interface Backstage {
  readonly store: Store;
  readonly admin: Admin;
  readonly metrics: Metrics;
  /** For `createLive`. */
  readonly live: Pick<LiveSetup, 'series' | 'around' | 'news'>;
  /** For `createChatFor`. */
  readonly chat: ChatSetup;
  /** For `createFrontDeskFor`. */
  readonly desk: Pick<DeskSetup, 'store' | 'rates' | 'access' | 'forget' | 'engine'>;
  /** Takes in what other processes have read. Nothing where this one is alone. */
  reloadSeries(): Promise<void>;
  openJobs(): Promise<Jobs>;
  close(): Promise<void>;
}

/** Opens the store. @throws StoreError: one line that says what is wrong with it. */
export async function openConfiguredStore(
  config: Pick<Config, 'store'>,
  now: () => number,
  log: Warner,
): Promise<Store> {
  const { openStore } = await import('../store/open.ts');
  const { url, file } = config.store;
  return openStore({
    file,
    now,
    log,
    programVersion: programVersion(),
    ...(url === undefined ? {} : { url }),
  });
}

/**
 * For commands that look at what the bot has kept: a wrong folder must not look like a bot with nothing to do.
 * @throws InputError when there is none yet; StoreError.
 */
export async function openExistingStore(
  config: Pick<Config, 'store'>,
  now: () => number,
  log: Warner,
): Promise<Store> {
  const { url, file } = config.store;
  if (url === undefined && !existsSync(file))
    throw new InputError(
      `there is no database ${file}. The bot makes it at its first start; UNDERCURRENT_STATE must be that of the bot.`,
    );
  return openConfiguredStore(config, now, log);
}

/** @throws StoreError: one line that says what is wrong with the store. */
export async function openBackstage(parts: BackstageParts): Promise<Backstage> {
  const { config, now, sleep, random, logger } = parts;
  const store = await openConfiguredStore(config, now, logger);
  try {
    const metrics = config.http ? await createMetrics() : noMetrics;
    const admin = await openAdmin(adminSettingsIn(store), config, logger);
    const memory = store.keyv('chat');
    const shared = store.engine === 'postgres' ? await store.series() : undefined;
    watchStore(metrics, store, now);
    metrics.beforeReading(async () =>
      metrics.set('digestsPaused', {}, admin.settings.digestsPausedAtMs === undefined ? 0 : 1),
    );
    return {
      store,
      admin,
      metrics,
      live: {
        news: { store: store.liveEvents(), keyv: store.keyv('news'), leases: store.leases, sleep },
        series: (files) => meteredSeries(shared ?? files(), metrics),
        ...(shared
          ? {
              around: (refresher) =>
                sharedRefresher({ refresher, series: shared, leases: store.leases, now, sleep }),
            }
          : {}),
      },
      chat: {
        store: memory,
        limits: () => admin.budgets(),
        ...(shared ? { exclusive: exclusiveBy(store.leases, 'budget', { sleep, random, now }) } : {}),
      },
      desk: {
        store: memory,
        access: admin.access,
        forget: forgetterOf(store),
        engine: store.engine,
        ...(shared ? { rates: sharedRates(store.counters, config.rates, now) } : {}),
      },
      reloadSeries: async () => {
        await shared?.reload();
      },
      openJobs: () => openJobs(parts, store, metrics),
      close: () => store.close(),
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function openJobs(
  { config, clockMs, sleep, logger }: BackstageParts,
  store: Store,
  metrics: Metrics,
): Promise<Jobs> {
  const watcher: JobWatcher = {
    ran: (job, durationMs) => {
      metrics.add('jobRuns', { job, outcome: 'ok' });
      metrics.observe('jobSeconds', { job }, durationMs / 1_000);
    },
    failed: (job, error) => {
      metrics.add('jobRuns', { job, outcome: 'failed' });
      logger.warn({ err: error, job }, 'background work failed; it is tried again');
    },
  };
  const { leases } = store;
  const { url } = config.store;
  const jobs =
    url === undefined
      ? (await import('../jobs/leased-jobs.ts')).createLeasedJobs({ leases, clockMs, sleep, watcher })
      : await (await import('../jobs/pg-boss-jobs.ts')).createPgBossJobs({
          url,
          leases,
          clockMs,
          sleep,
          watcher,
        });
  metrics.set(
    'info',
    { version: programVersion(), role: config.role, store: store.engine, jobs: jobs.engine },
    1,
  );
  return jobs;
}
