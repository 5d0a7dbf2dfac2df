/**
 * Times of the store: `tsx scripts/bench-store.ts` on a SQLite file in the folder for temporary files, and
 * `tsx scripts/bench-store.ts postgres://…` also on an empty Postgres database, which it fills.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { openStore } from '../src/store/open.ts';
import type { Store } from '../src/store/store.ts';
import { startCluster } from '../test/delivery/postgres-cluster.ts';

export interface StoreRow {
  readonly what: string;
  /** Milliseconds of one call. */
  readonly p50: number;
  readonly p99: number;
  readonly runs: number;
}

export interface StoreBench {
  readonly engine: string;
  readonly openMs: number;
  readonly rows: readonly StoreRow[];
  /** 10,000 rows in one call. */
  readonly planMs: number;
  /** Claimed 50 at a time, each marked before and after a send that takes no time, one after the other. */
  readonly deliveriesPerSecond: number;
  /** The same with 20 on their way at once. */
  readonly deliveriesPerSecondAtOnce: number;
}

const RUNS = 1_000;
const PLANNED = 10_000;
const DELIVERED = 1_000;
const BATCH = 50;
const AT_ONCE = 20;
const LEASE_MS = 600_000;

export async function benchStore(parts: {
  readonly url?: string;
  readonly file: string;
}): Promise<StoreBench> {
  const started = performance.now();
  const store = await openStore({ ...parts, now: Date.now, log: { warn: () => undefined } });
  const openMs = performance.now() - started;
  const rows = await timesOf(store);
  const planning = performance.now();
  await store.deliveries.plan(
    Array.from({ length: PLANNED }, (_, i) => ({
      kind: 'digest',
      sourceId: 'bench',
      platform: 'telegram',
      chatId: String(i),
      eventKey: '2026-11-24',
    })),
  );
  const planMs = performance.now() - planning;
  const deliveriesPerSecond = await deliver(store, 1);
  const deliveriesPerSecondAtOnce = await deliver(store, AT_ONCE);
  await store.close();
  return { engine: store.engine, openMs, rows, planMs, deliveriesPerSecond, deliveriesPerSecondAtOnce };
}

async function timesOf(store: Store): Promise<StoreRow[]> {
  const kept = store.keyv('bench');
  const chat = { platform: 'telegram', chatId: '1' };
  const value = { text: 'x'.repeat(2_000) };
  await store.chats.setLanguage(chat, 'en');
  const calls: Readonly<Record<string, (i: number) => Promise<unknown>>> = {
    'write a value of 2 kB': (i) => kept.set(`key ${i}`, value, 3_600_000),
    'read a value of 2 kB': (i) => kept.get(`key ${i}`),
    'read a chat': () => store.chats.get(chat),
    'count up, with a limit': (i) =>
      store.counters.increment(`key ${i % 10}`, 1, { ttlMs: 60_000, limit: 1e9 }),
    'rules that are due (none)': () => store.digestRules.due(Date.now(), 100),
  };
  const rows: StoreRow[] = [];
  for (const [what, call] of Object.entries(calls)) {
    const times: number[] = [];
    for (let i = 0; i < RUNS; i++) {
      const from = performance.now();
      await call(i);
      times.push(performance.now() - from);
    }
    times.sort((a, b) => a - b);
    rows.push({ what, p50: times[RUNS * 0.5]!, p99: times[RUNS * 0.99]!, runs: RUNS });
  }
  return rows;
}

async function deliver({ deliveries }: Store, atOnce: number): Promise<number> {
  const from = performance.now();
  let done = 0;
  while (done < DELIVERED) {
    const claimed = await deliveries.claimNext({ limit: BATCH, leaseMs: LEASE_MS });
    if (claimed.length === 0) break;
    const waiting = [...claimed];
    const work = async (): Promise<void> => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        await deliveries.markSending(next, LEASE_MS);
        await deliveries.markSent(next, [`message ${next.chatId}`]);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    done += claimed.length;
  }
  return done / ((performance.now() - from) / 1_000);
}

function print({ engine, openMs, rows, planMs, ...rates }: StoreBench): void {
  const ms = (value: number): string => `${value.toFixed(2).padStart(8)} ms`;
  console.log(`\n${engine}: opened in ${openMs.toFixed(0)} ms`);
  for (const { what, p50, p99, runs } of rows)
    console.log(`  ${what.padEnd(28)} p50 ${ms(p50)}   p99 ${ms(p99)}   (${runs} runs)`);
  console.log(`  plan ${PLANNED} deliveries in ${planMs.toFixed(0)} ms`);
  console.log(`  ${rates.deliveriesPerSecond.toFixed(0)} deliveries a second, one after the other`);
  console.log(`  ${rates.deliveriesPerSecondAtOnce.toFixed(0)} deliveries a second, ${AT_ONCE} at once`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = mkdtempSync(join(tmpdir(), 'undercurrent-bench-'));
  try {
    print(await benchStore({ file: join(folder, 'undercurrent.db') }));
    const [given] = process.argv.slice(2);
    const cluster = given === undefined ? await startCluster() : undefined;
    const url = given ?? cluster?.url;
    if (url === undefined) console.log('\nPostgres: not on this machine, skipped');
    else print(await benchStore({ url, file: '' }));
    await cluster?.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
