import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { nearest, suggestion } from '../answer/nearest.ts';
import type { Bot } from '../bot.ts';
import type { LiveConfig } from '../config/live.ts';
import type { Config } from '../config.ts';
import type { Doctor } from '../doctor/doctor.ts';
import { ConfigError } from '../errors.ts';
import { type Warner, warnerFor } from '../log.ts';
import type { HttpDoor } from '../sources/http/door.ts';
import type { Refresher } from '../sources/refresh.ts';
import type { SeriesStore } from '../sources/store/series-store.ts';
import { createLiveBot } from './bot.ts';
import type { CheckedNews } from './news.ts';
import type { NewsMemory } from './shared-news.ts';

/** Everything that reads the present, put together from the configuration. */
export interface Live {
  readonly bot: Bot;
  readonly refresher: Refresher;
  readonly store: SeriesStore;
  readonly doctor: Doctor;
  readonly news: CheckedNews;
}

export interface LiveSetup {
  readonly recorded: Bot;
  readonly config: Config & { readonly live: LiveConfig };
  readonly now: () => number;
  /** Default: one made from the configuration. */
  readonly door?: HttpDoor;
  /** Where observations are kept. Default, which is passed in: files in the state folder. */
  readonly series?: (files: () => SeriesStore) => SeriesStore;
  /** Where news are kept, and what processes share of them. Default: a file in the state folder. */
  readonly news?: NewsMemory;
  /** Puts something before the refresher, such as a lease that processes share. */
  readonly around?: (refresher: Refresher) => Refresher;
  /** A folder that keeps every reply, without keys. */
  readonly recordTo?: string;
  /** A folder that `recordTo` made: read instead of the network, at the time of then; nothing is stored. */
  readonly replayFrom?: string;
}

/** Of the records that are made from series: see calendar.ts. */
const RELEASES_ID = 'data-releases';
/** A question about data that are there waits this long for newer ones. */
const WARM_WAIT_MS = 1_500;

/**
 * @throws FileError when the state folder or the recording cannot be used, InputError for a wrong proxy.
 */
export async function createLive(setup: LiveSetup): Promise<Live> {
  const { recorded, config, replayFrom } = setup;
  const { live } = config;
  // Loaded here and nowhere else: recorded days need none of it.
  const [
    { createSources },
    { createEventSources },
    { createRefresher },
    stores,
    { createDoctor },
    { createNews },
    { createLiveCalendar },
  ] = await Promise.all([
    import('../sources/catalog.ts'),
    import('../events/live/sources.ts'),
    import('../sources/refresh.ts'),
    import('../sources/store/file-series-store.ts'),
    import('../doctor/doctor.ts'),
    import('./news.ts'),
    import('./calendar.ts'),
  ]);
  const log = warnerFor(config);
  const { door, now } = replayFrom === undefined ? await networkDoor(setup, log) : await replayed(replayFrom);
  const all = createSources({ door, now, keys: live.keys });
  refuseUnknown(
    live.off,
    [...all, ...createEventSources({ door, now }), { id: RELEASES_ID }].map(({ id }) => id),
  );
  const sources = all.filter(({ id }) => !live.off.includes(id));
  const files = (): SeriesStore => stores.openFileSeriesStore(join(live.stateFolder, 'series'), log);
  const store =
    replayFrom === undefined ? (setup.series ?? ((open) => open()))(files) : stores.memorySeriesStore();
  const refresher = (setup.around ?? ((own) => own))(
    createRefresher({
      registry: recorded.registry,
      sources,
      store,
      now,
      urgent: new Set(recorded.framework.panel),
    }),
  );
  const memory = replayFrom === undefined ? setup.news : undefined;
  const dates = createLiveCalendar({ door, store, sources, now, memory });
  const news = await createNews({
    door,
    now,
    config,
    live,
    log,
    dates,
    keep: replayFrom === undefined,
    ...(memory ? { memory } : {}),
  });
  const bot = createLiveBot({
    recorded,
    refresher,
    store,
    news,
    calendar: dates.calendar,
    now,
    waitMs: { cold: live.waitMs, warm: Math.min(WARM_WAIT_MS, live.waitMs) },
    sleep: (ms, signal) => delay(ms, undefined, { signal }).catch(() => undefined),
    release: () => door.close(),
  });
  return {
    bot,
    refresher,
    store,
    news,
    doctor: createDoctor({ registry: recorded.registry, sources, refresher, store, news, now }),
  };
}

/** @throws ConfigError: a source that is misspelt would be asked all the same. */
function refuseUnknown(off: readonly string[], known: readonly string[]): void {
  const unknown = off.filter((id) => !known.includes(id));
  if (unknown.length === 0) return;
  const near = unknown.flatMap((id) => nearest(id, known, 1));
  throw new ConfigError([
    `SOURCES_OFF names ${unknown.join(', ')}, which is no source${suggestion(near)}${near.length > 0 ? ' The names' : '; the names'} are ${[...known].sort().join(', ')}`,
  ]);
}

const TALKATIVE: ReadonlySet<string> = new Set(['info', 'debug', 'trace']);

interface Way {
  readonly door: HttpDoor;
  readonly now: () => number;
}

async function networkDoor(
  { config: { live, logLevel }, now, recordTo, door: given }: LiveSetup,
  log: Warner,
): Promise<Way> {
  const { createHttpDoor } = await import('../sources/http/create-door.ts');
  const door =
    given ??
    createHttpDoor({
      now,
      random: Math.random,
      proxies: live.proxies,
      ...(live.mirror === undefined ? {} : { mirror: live.mirror }),
      agents: { sec: live.keys.SEC_CONTACT },
      // A host that does not answer is told by the answer and the doctor; the log has it for who wants to know.
      ...(TALKATIVE.has(logLevel) ? { log } : {}),
    });
  if (recordTo === undefined) return { door, now };
  const { recordingDoor } = await import('../sources/http/recorder.ts');
  return { door: recordingDoor(door, recordTo, { now }), now };
}

/** A recording is read at the moment of its newest reply: later, everything in it would be stale. */
async function replayed(folder: string): Promise<Way> {
  const { newestReplyMs, replayDoor } = await import('../sources/http/replay.ts');
  const door = replayDoor(folder);
  const atMs = newestReplyMs(folder);
  return { door, now: () => atMs };
}
