import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fileLiveStore } from '../../src/events/live/store.ts';
import { loadConfig } from '../../src/index.ts';
import { createLiveCalendar } from '../../src/live/calendar.ts';
import { type CheckedNews, createNews } from '../../src/live/news.ts';
import type { HttpDoor } from '../../src/sources/http/door.ts';
import { memorySeriesStore } from '../../src/sources/store/file-series-store.ts';
import { openStore } from '../../src/store/open.ts';
import { recordOf } from '../contracts/live-event-store.ts';

/** News that an earlier version kept in a file. */

const root = mkdtempSync(join(tmpdir(), 'undercurrent-take-over-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const NOW = Date.parse('2026-11-24T14:00:00Z');
const SPANS = [{ fromMs: NOW - 86_400_000, toMs: NOW - 3_600_000 }];

interface Started {
  readonly news: CheckedNews;
  readonly warnings: readonly string[];
  close(): Promise<void>;
}

/** As the bot starts, with a database, or as the command line does, without. */
async function start(state: string, withStore = true): Promise<Started> {
  const warnings: string[] = [];
  const log = { warn: (_: unknown, message: string) => void warnings.push(message) };
  const config = loadConfig({ UNDERCURRENT_STATE: state });
  const now = (): number => NOW;
  const store = withStore ? await openStore({ file: config.store.file, now, log }) : undefined;
  const door = {
    request: async () => {
      throw new Error('nothing is to be read here');
    },
    close: async () => undefined,
  } as unknown as HttpDoor;
  const news = await createNews({
    door,
    now,
    config,
    live: config.live!,
    log,
    dates: createLiveCalendar({ door, store: memorySeriesStore(), sources: [], now }),
    keep: true,
    ...(store
      ? {
          memory: {
            store: store.liveEvents(),
            keyv: store.keyv('news'),
            leases: store.leases,
            sleep: async () => undefined,
          },
        }
      : {}),
  });
  return {
    news,
    warnings,
    close: async () => {
      await news.stop();
      await store?.close();
    },
  };
}

async function stateWith(ids: readonly string[]): Promise<{ state: string; file: string }> {
  const state = mkdtempSync(join(root, 'state-'));
  const file = join(state, 'events', 'live.jsonl');
  await save(file, ids);
  return { state, file };
}

function save(file: string, ids: readonly string[]): Promise<void> {
  const records = ids.map((id, i) => recordOf(id, { publicMs: NOW - (i + 1) * 3 * 86_400_000 }));
  return fileLiveStore(file).save({ records, coverage: new Map([['gdelt', SPANS]]), reads: new Map() });
}

const idsOf = ({ news }: Started): string[] =>
  news
    .feed()
    .records.map(({ id }) => id)
    .sort();

describe('news in a file of an earlier version', () => {
  it('are taken over into the database once, and the log says so', async () => {
    const { state, file } = await stateWith(['old-1', 'old-2']);
    const first = await start(state);
    expect(idsOf(first)).toEqual(['old-1', 'old-2']);
    expect(first.warnings).toEqual([expect.stringContaining('taken over into the database')]);
    await first.close();
    // The file stays for the command line, which goes on with it; what that writes is no business of the bot.
    expect(existsSync(file)).toBe(true);
    await save(file, ['of-the-terminal']);
    const second = await start(state);
    expect(idsOf(second)).toEqual(['old-1', 'old-2']);
    expect(second.warnings).toEqual([]);
    await second.close();
    const terminal = await start(state, false);
    expect(idsOf(terminal)).toEqual(['of-the-terminal']);
    await terminal.close();
  });

  it('that cannot be read are set aside, and the bot starts', async () => {
    const state = mkdtempSync(join(root, 'state-'));
    mkdirSync(join(state, 'events'));
    writeFileSync(join(state, 'events', 'live.jsonl'), '{"coverage":{}}\n{"record":{"id":"half');
    const first = await start(state);
    expect(idsOf(first)).toEqual([]);
    expect(first.warnings[0]).toContain('set aside');
    expect(readdirSync(join(state, 'events'))).toEqual(['live.jsonl.broken']);
    await first.close();
  });

  it('are none where there is no file: nothing is made and nothing said', async () => {
    const state = mkdtempSync(join(root, 'state-'));
    const first = await start(state);
    expect(first.warnings).toEqual([]);
    expect(existsSync(join(state, 'events'))).toBe(false);
    await first.close();
  });
});
