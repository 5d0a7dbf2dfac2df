import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { startPostgres } from './postgres-server.ts';
import { startWorker } from './process.ts';

const log = { warn: () => undefined };
const postgres = await startPostgres();
const LIMIT_MS = 60_000;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'undercurrent-processes-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
afterAll(async () => {
  if (!('skipped' in postgres)) await postgres.stop();
}, 300_000);

const openAt = (where: string, warn = log.warn): Promise<Store> =>
  openStore({
    file: where,
    url: where.startsWith('postgres:') ? where : undefined,
    now: Date.now,
    log: { warn },
  });

const engines: readonly (readonly [name: string, skip: boolean, where: () => Promise<string>])[] = [
  ['SQLite', false, async () => join(folder, 'undercurrent.db')],
  'skipped' in postgres
    ? [`Postgres (${postgres.skipped})`, true, async () => '']
    : ['Postgres', false, () => postgres.newDatabase()],
];

describe.each(engines)('several processes on %s', (_, skip, where) => {
  it.skipIf(skip)(
    'open the same new store at once',
    async () => {
      const place = await where();
      const workers = [1, 2, 3, 4].map(() => startWorker('open', place));
      expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0, 0, 0]);
      const store = await openAt(place);
      const keys: unknown[] = [];
      for await (const entry of store.keyv('kept').iterator!({})) keys.push(entry);
      expect(keys).toHaveLength(4);
      await store.close();
    },
    LIMIT_MS,
  );

  it.skipIf(skip).each(['deliver', 'claim'])(
    'take 1,000 deliveries (%s), none twice and none lost',
    async (task) => {
      const place = await where();
      const store = await openAt(place);
      if (task === 'deliver') await store.deliveries.plan(thousand());
      const workers = [startWorker(task, place), startWorker(task, place)];
      expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0]);
      const sent = workers.map(({ lines }) => lines.filter((line) => line.startsWith('send ')));
      expect(new Set(sent.flat()).size).toBe(1_000);
      expect(sent.flat()).toHaveLength(1_000);
      // Both had a share: they really ran beside each other.
      if (task === 'deliver') expect(Math.min(...sent.map(({ length }) => length))).toBeGreaterThan(0);
      const counts = await store.deliveries.counts();
      expect(counts[task === 'deliver' ? 'sent' : 'claimed']).toBe(1_000);
      await store.close();
    },
    LIMIT_MS,
  );

  it.skipIf(skip)(
    'lose nothing that was acknowledged when one is killed while it writes',
    async () => {
      const place = await where();
      for (const kills of [1, 2, 3]) {
        const worker = startWorker('write', place);
        await worker.said(37 * kills);
        worker.child.kill('SIGKILL');
        expect(await worker.ended).toBe('SIGKILL');
        const warnings: string[] = [];
        const store = await openAt(place, (_fields?: unknown, message?: string) => {
          warnings.push(message ?? '');
          return undefined;
        });
        if (store.engine === 'sqlite')
          expect(warnings).toEqual([
            'the program did not end properly; the database was checked and is whole',
          ]);
        const keys = worker.lines.map((line) => `key ${line}`);
        expect(await store.keyv('kept').get(keys)).toEqual(worker.lines.map(Number));
        const { waiting } = await store.deliveries.counts();
        expect(waiting).toBeGreaterThanOrEqual(worker.lines.length);
        await store.close();
      }
    },
    LIMIT_MS,
  );

  it.skipIf(skip)(
    'leave at most what was on its way unclear when one is killed while it delivers',
    async () => {
      const place = await where();
      const first = await openAt(place);
      await first.deliveries.plan(thousand());
      await first.close();
      const worker = startWorker('deliver', place);
      await worker.said(150);
      worker.child.kill('SIGKILL');
      await worker.ended;
      const later = Date.now() + 3_600_000;
      const store = await openStore({
        file: place,
        url: place.startsWith('postgres:') ? place : undefined,
        now: () => later,
        log,
      });
      const recovered = await store.deliveries.recover();
      // One at a time goes on the network.
      expect(recovered.ambiguous).toBeLessThanOrEqual(1);
      const unclear = (await store.deliveries.deadLetters(5)).map(({ chatId }) => `send ${chatId}`);
      const sentTwice: string[] = [];
      for (;;) {
        const claimed = await store.deliveries.claimNext({ limit: 100, leaseMs: 1_000 });
        if (claimed.length === 0) break;
        for (const delivery of claimed) {
          expect(await store.deliveries.markSending(delivery, 1_000)).toBe(true);
          if (worker.lines.includes(`send ${delivery.chatId}`)) sentTwice.push(delivery.chatId);
          await store.deliveries.markSent(delivery);
        }
      }
      expect(sentTwice).toEqual([]);
      expect(await store.deliveries.counts()).toMatchObject({
        waiting: 0,
        sent: 1_000 - unclear.length,
        ambiguous: unclear.length,
      });
      await store.close();
    },
    LIMIT_MS,
  );

  it.skipIf(skip)(
    'find the old tables when one is killed in the middle of a migration',
    async () => {
      const place = await where();
      const before = await openAt(place);
      await before.keyv('kept').set('key', 'value');
      await before.close();
      const worker = startWorker('migrate', place);
      await worker.said(1);
      worker.child.kill('SIGKILL');
      await worker.ended;
      const after = await openAt(place);
      expect(await after.keyv('kept').get('key')).toBe('value');
      await after.close();
      // The step is not there at all, and can be made again.
      const again = startWorker('migrate', place);
      await again.said(1);
      again.child.kill('SIGKILL');
      await again.ended;
    },
    LIMIT_MS,
  );
});

function thousand() {
  return Array.from({ length: 1_000 }, (_, i) => ({
    kind: 'digest' as const,
    sourceId: 'rule',
    platform: 'telegram',
    chatId: String(i),
    eventKey: 'day',
  }));
}
