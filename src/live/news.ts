import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChatModel } from '../agent/model.ts';
import type { LiveConfig } from '../config/live.ts';
import type { Config, ModelConfig } from '../config.ts';
import type { NewsCheck } from '../doctor/doctor.ts';
import { FileError } from '../errors.ts';
import { type Complete, createExtractor } from '../events/live/extractor.ts';
import { createLiveFeed } from '../events/live/feed.ts';
import { createLiveNews } from '../events/live/news.ts';
import { createEventSources } from '../events/live/sources.ts';
import { fileLiveStore, type LiveEventStore, memoryLiveStore, NO_STATE } from '../events/live/store.ts';
import type { Warner } from '../log.ts';
import { projectFile } from '../paths.ts';
import { SourceError } from '../sources/failure.ts';
import type { HttpDoor } from '../sources/http/door.ts';
import { StoreError } from '../store/failure.ts';
import type { LiveNews } from './bot.ts';
import type { LiveCalendar } from './calendar.ts';
import { askedIn, type NewsMemory, shareReading, takeOver } from './shared-news.ts';

export interface NewsParts {
  readonly door: HttpDoor;
  readonly now: () => number;
  readonly config: Pick<Config, 'model'>;
  readonly live: LiveConfig;
  readonly log: Warner;
  /** Makes dated records of data releases, and knows what is due. */
  readonly dates: LiveCalendar;
  /** A replay keeps nothing. */
  readonly keep: boolean;
  /** A database that processes share. Absent: a file in the state folder, for this process. */
  readonly memory?: NewsMemory;
}

export interface CheckedNews extends LiveNews {
  status(): readonly NewsCheck[];
  /** Takes in what other processes have read. */
  follow(): Promise<void>;
}

/** Dated news from public feeds; with a model, what the rules leave open is looked at once more, without tools. */
export async function createNews({
  door,
  now,
  config,
  live,
  log,
  dates,
  keep,
  memory,
}: NewsParts): Promise<CheckedNews> {
  const store = keep ? await openStoreOf(live, memory, log) : memoryLiveStore();
  const feed = await createLiveFeed({
    sources: [...createEventSources({ door, now }), dates.releases].filter(
      ({ id }) => !live.off.includes(id),
    ),
    store,
    now,
    saveEach: memory !== undefined,
    ...(config.model
      ? {
          extractor: createExtractor({
            complete: await completionOf(config.model),
            system: readFileSync(projectFile('prompts', 'extract-events.md'), 'utf8'),
            ...(memory ? { asked: askedIn(memory.keyv) } : {}),
          }),
        }
      : {}),
    // A source that does not answer is told by the doctor and by the answers.
    warn: (message, error) => {
      if (!(error instanceof SourceError)) log.warn({ err: error }, message);
    },
  });
  const shared = memory && shareReading(feed, { ...memory, now });
  const news = createLiveNews({
    feed,
    read: shared?.read ?? ((signal) => feed.refresh(signal)),
    warn: (message, error) => log.warn({ err: error }, message),
  });
  return {
    feed: news.feed,
    get version() {
      return news.version;
    },
    refresh: async (options) => {
      await Promise.all([news.refresh(options), dates.refresh(options)]);
    },
    follow: async () => shared?.follow(),
    stop: async () => {
      dates.stop();
      await news.stop();
    },
    status: () =>
      feed.status().map(({ id, publisher, lastSuccessMs, lastError, newestItemMs }): NewsCheck => {
        const failing = lastError !== undefined && lastError.atMs >= (lastSuccessMs ?? 0);
        return {
          id,
          publisher,
          state: failing ? 'down' : lastSuccessMs === undefined ? 'unread' : 'ok',
          ...(lastSuccessMs === undefined ? {} : { lastSuccess: new Date(lastSuccessMs).toISOString() }),
          ...(newestItemMs === undefined ? {} : { newestItem: new Date(newestItemMs).toISOString() }),
          ...(failing ? { lastError: lastError.message } : {}),
        };
      }),
  };
}

async function openStoreOf(
  live: LiveConfig,
  memory: NewsMemory | undefined,
  log: Warner,
): Promise<LiveEventStore> {
  const folder = join(live.stateFolder, 'events');
  const file = join(folder, 'live.jsonl');
  const files = forgiving(fileLiveStore(file), log);
  if (!memory) {
    makeFolder(folder);
    return files;
  }
  const store = forgiving(memory.store, log);
  const records = await takeOver(
    { store, keyv: memory.keyv },
    { load: files.load, exists: () => existsSync(file) },
  );
  if (records !== undefined)
    log.warn(
      { file, records },
      'the news that an earlier version kept in a file were taken over into the database; the bot reads it no more',
    );
  return store;
}

/** News that cannot be read any more are set aside and read anew, as series are: no reason not to start. */
function forgiving(store: LiveEventStore, log: Warner): LiveEventStore {
  return {
    save: (state) => store.save(state),
    reload: () => store.reload(),
    setAside: () => store.setAside(),
    load: async () => {
      try {
        return await store.load();
      } catch (error) {
        if (!(error instanceof FileError) && !(error instanceof StoreError && error.failure === 'corrupt'))
          throw error;
        await store.setAside();
        log.warn({ err: error }, 'stored news cannot be read; set aside, to be read anew');
        return NO_STATE;
      }
    },
  };
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new FileError(
      `the folder for live news cannot be used (${(cause as NodeJS.ErrnoException).code ?? 'error'}): set UNDERCURRENT_STATE to a folder that can be written`,
      { cause },
    );
  }
}

/** One answer without tools from the configured model, which is loaded with the first use. */
async function completionOf(config: ModelConfig): Promise<Complete> {
  let loading: Promise<ChatModel> | undefined;
  return async (system, user, signal) => {
    loading ??= import('../agent/openai.ts').then(({ createOpenAiModel }) =>
      createOpenAiModel({ ...config, maxRetries: 1 }),
    );
    const model = await loading;
    let text = '';
    const messages = [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ] as const;
    for await (const event of model.stream({ messages, tools: [], signal }))
      if (event.type === 'text') text += event.text;
    return text;
  };
}
