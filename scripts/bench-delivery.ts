/**
 * Deliveries a second through the store, on both engines, with every commit flushed to the disk: a platform without
 * limits takes each message at once, so that only planning, claiming and writing down count.
 *
 *   npx tsx scripts/bench-delivery.ts [deliveries]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRunner } from '../src/delivery/runner.ts';
import { openStore } from '../src/store/open.ts';
import { startCluster } from '../test/delivery/postgres-cluster.ts';
import { FakeSender, realSleep, ruleFor, SOURCES } from '../test/delivery/setup.ts';

const COUNT = Number(process.argv[2] ?? 5_000);
const DUE = Date.parse('2026-11-24T07:00Z');
const now = (): number => DUE + 1_000;
const log = { warn: () => undefined };

async function measure(name: string, place: { readonly file: string; readonly url?: string }): Promise<void> {
  const store = await openStore({ ...place, now, log });
  const make = async (i: number): Promise<unknown> =>
    store.digestRules.create(ruleFor(String(i), { nextRunAtMs: DUE }));
  for (let i = 0; i < COUNT; i += 50)
    await Promise.all(Array.from({ length: Math.min(50, COUNT - i) }, (_, n) => make(i + n)));
  const sender = new FakeSender(now);
  sender.width = 60;
  const runner = createRunner({
    store,
    senders: [sender],
    sources: SOURCES,
    now,
    logger: log,
    catchUpMs: 3 * 3_600_000,
    sleep: realSleep,
  });
  const started = performance.now();
  await runner.runOnce();
  const seconds = (performance.now() - started) / 1_000;
  const { sent } = await store.deliveries.counts();
  if (sent !== COUNT || sender.sent.length !== COUNT) throw new Error(`${sent} of ${COUNT} were sent`);
  process.stdout.write(
    `${name}: ${COUNT} digests planned, sent and written down in ${seconds.toFixed(1)} s, ${(COUNT / seconds).toFixed(0)} a second\n`,
  );
  await store.close();
}

const folder = mkdtempSync(join(tmpdir(), 'undercurrent-bench-'));
try {
  await measure('SQLite', { file: join(folder, 'store.db') });
  const cluster = await startCluster();
  if (cluster) {
    try {
      await measure('Postgres', { file: '', url: cluster.url });
    } finally {
      await cluster.close();
    }
  } else process.stdout.write('Postgres: none on this machine\n');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
