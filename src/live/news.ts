import { mkdirSync, readFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
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
import { fileLiveStore, type LiveEventStore, memoryLiveStore } from '../events/live/store.ts';
import type { Warner } from '../log.ts';
import { projectFile } from '../paths.ts';
import { SourceError } from '../sources/failure.ts';
import type { HttpDoor } from '../sources/http/door.ts';
import type { LiveNews } from './bot.ts';
import type { LiveCalendar } from './calendar.ts';

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
}

export interface CheckedNews extends LiveNews {
  status(): readonly NewsCheck[];
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
}: NewsParts): Promise<CheckedNews> {
  const folder = join(live.stateFolder, 'events');
  if (keep) makeFolder(folder);
  const file = join(folder, 'live.jsonl');
  const feed = await createLiveFeed({
    sources: [...createEventSources({ door, now }), dates.releases].filter(
      ({ id }) => !live.off.includes(id),
    ),
    store: keep ? forgiving(fileLiveStore(file), file, log) : memoryLiveStore(),
    now,
    ...(config.model
      ? {
          extractor: createExtractor({
            complete: await completionOf(config.model),
            system: readFileSync(projectFile('prompts', 'extract-events.md'), 'utf8'),
          }),
        }
      : {}),
    // A source that does not answer is told by the doctor and by the answers.
    warn: (message, error) => {
      if (!(error instanceof SourceError)) log.warn({ err: error }, message);
    },
  });
  const news = createLiveNews({ feed, warn: (message, error) => log.warn({ err: error }, message) });
  return {
    feed: news.feed,
    get version() {
      return news.version;
    },
    refresh: async () => {
      await Promise.all([news.refresh(), dates.refresh()]);
    },
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

/** News that cannot be read any more are set aside and read anew, as series are: no reason not to start. */
function forgiving(store: LiveEventStore, file: string, log: Warner): LiveEventStore {
  return {
    save: (state) => store.save(state),
    load: async () => {
      try {
        return await store.load();
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        await rename(file, `${file}.broken`).catch(() => undefined);
        log.warn({ err: error }, 'stored news cannot be read; set aside, to be read anew');
        return { records: [], coverage: new Map() };
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
