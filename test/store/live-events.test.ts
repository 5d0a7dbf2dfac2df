import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fileLiveStore, memoryLiveStore } from '../../src/events/live/store.ts';
import { StoreError } from '../../src/store/failure.ts';
import { openStore } from '../../src/store/open.ts';
import { DEFAULT_RETENTION } from '../../src/store/retention.ts';
import type { Store } from '../../src/store/store.ts';
import { describeLiveEventStore, type LiveEventStoreCase, recordOf } from '../contracts/live-event-store.ts';
import { startPostgres } from './postgres-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'undercurrent-live-events-'));
const postgres = await startPostgres();
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  if (!('skipped' in postgres)) await postgres.stop();
}, 60_000);

const log = { warn: () => undefined };
let files = 0;
const opened: Store[] = [];
const clean = async (): Promise<void> => {
  for (const store of opened.splice(0)) await store.close();
};
const DAY_MS = 86_400_000;

/** Each instance is a process of its own. */
async function caseOf(
  url?: string,
): Promise<LiveEventStoreCase & { open(now?: () => number): Promise<Store> }> {
  const file = join(folder, `${files++}.db`);
  const open = async (now: () => number = Date.now): Promise<Store> => {
    const store = await openStore({ file, now, log, ...(url === undefined ? {} : { url }) });
    opened.push(store);
    return store;
  };
  const another = async () => (await open()).liveEvents();
  return { open, store: await another(), another, reopen: another, keepsReads: true };
}

describeLiveEventStore('memory', async () => ({ store: memoryLiveStore(), keepsReads: true }));
describeLiveEventStore('a file', async () => {
  const file = join(folder, `${files++}`, 'live.jsonl');
  return { store: fileLiveStore(file), reopen: async () => fileLiveStore(file), keepsReads: false };
});
describeLiveEventStore('SQLite', () => caseOf(), clean);

if ('skipped' in postgres) {
  console.warn(`live news on Postgres are not tested here: ${postgres.skipped}`);
  describe.skip(`the store of live news: Postgres (${postgres.skipped})`, () => {
    it('behaves as on SQLite', () => expect.unreachable());
  });
} else describeLiveEventStore('Postgres', async () => caseOf(await postgres.newDatabase()), clean);

describe('live news in the database', () => {
  it('are swept after their time, and no other', async () => {
    const { open } = await caseOf();
    const clock = { nowMs: Date.UTC(2026, 10, 24) };
    const store = await open(() => clock.nowMs);
    const events = store.liveEvents();
    await events.load();
    const at = (days: number): number => clock.nowMs - days * DAY_MS;
    const records = [recordOf('old', { publicMs: at(61) }), recordOf('young', { publicMs: at(59) })];
    await events.save({ records, coverage: new Map(), reads: new Map() });
    expect(DEFAULT_RETENTION.newsDays).toBe(60);
    expect(await store.sweep()).toEqual({ live_events: 1 });
    expect((await store.liveEvents().load()).records.map(({ record }) => record.id)).toEqual(['young']);
    await clean();
  });

  it('come along with a backup and an export', async () => {
    const { open } = await caseOf();
    const store = await open();
    const events = store.liveEvents();
    await events.load();
    const state = {
      records: [recordOf('a')],
      coverage: new Map([['gdelt', [{ fromMs: 1, toMs: 2 }]]]),
      reads: new Map([['gdelt', { askedMs: 2, notes: [] }]]),
    };
    await events.save(state);
    for (const way of ['backup', 'exportRows'] as const) {
      const file = join(folder, `${files++}.${way}`);
      await store[way](file);
      const other = await (await caseOf()).open();
      await other.restore(file);
      const restored = other.liveEvents();
      expect(await restored.load()).toEqual(state);
      // The count of changes goes on where it was: what comes later is seen.
      const second = other.liveEvents();
      await second.load();
      await restored.save({ ...state, records: [] });
      expect((await second.reload())?.records).toEqual([]);
    }
    await clean();
  });

  it('that somebody else changed are told, and can be set aside', async () => {
    const { open } = await caseOf();
    const store = await open();
    const events = store.liveEvents();
    await events.load();
    const broken = recordOf('a', { summary: 'x', entity: undefined as never });
    await events.save({ records: [broken], coverage: new Map(), reads: new Map() });
    const failure = await store
      .liveEvents()
      .load()
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StoreError);
    expect(failure).toMatchObject({ failure: 'corrupt' });
    await store.liveEvents().setAside();
    expect((await store.liveEvents().load()).records).toEqual([]);
    await clean();
  });
});
