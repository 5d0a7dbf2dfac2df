/** How fast and how large the live part is, against a local server: called by `npm run bench`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { createBot } from '../src/bot.ts';
import { loadConfig } from '../src/config.ts';
import { createLive, type Live } from '../src/live/setup.ts';
import { createHttpDoor } from '../src/sources/http/create-door.ts';
import { serveMarketWorld } from '../test/fakes/market-world.ts';
import { type SourceServer, startSourceServer } from '../test/fakes/source-server.ts';
import { benchBodies } from './bench-bodies.ts';
import { type BenchRow, printRows, rowOf } from './bench-rows.ts';

export interface LiveBench {
  readonly rows: readonly BenchRow[];
  /** What is no time of one thing: throughput, counts, memory. */
  readonly lines: readonly string[];
}

const QUESTION = 'why is everything falling?';
const HOUR_MS = 3_600_000;
const recorded = createBot({ now: () => Date.UTC(2026, 11, 1) });

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

interface World {
  readonly server: SourceServer;
  readonly live: Live;
  setNow(ms: number): void;
  close(): Promise<void>;
}

/** @param realPace with the gaps and parallel limits that the real hosts want */
async function openWorld(startIso: string, realPace: boolean): Promise<World> {
  let nowMs = Date.parse(startIso);
  const server = await startSourceServer();
  serveMarketWorld(server, { clock: () => nowMs });
  const folder = mkdtempSync(join(tmpdir(), 'undercurrent-bench-'));
  const config = loadConfig({ UNDERCURRENT_STATE: folder, LIVE_WAIT_MS: '30000', LOG_LEVEL: 'silent' });
  const live = await createLive({
    recorded,
    config: { ...config, live: config.live! },
    now: () => nowMs,
    door: createHttpDoor({
      now: () => nowMs,
      random: () => 0.5,
      mirror: server.url,
      ...(realPace ? {} : { sleep: async () => undefined }),
    }),
  });
  return {
    server,
    live,
    setNow: (ms) => {
      nowMs = ms;
    },
    close: async () => {
      await live.bot.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function throughput(lines: string[]): Promise<void> {
  for (const { name, rows, bytes, parse } of benchBodies()) {
    const read = await parse();
    if (read !== rows) throw new Error(`${name}: ${read} of ${rows} rows were read`);
    const samples: number[] = [];
    for (let i = 0; i < 12; i++) samples.push(await timed(parse));
    samples.sort((a, b) => a - b);
    const ms = samples[samples.length >> 1]!;
    const rate = `${(bytes / 1_000 / ms).toFixed(0)} MB/s, ${Math.round((rows / ms) * 1_000).toLocaleString('en')} rows/s`;
    lines.push(
      `parse ${name}: ${ms.toFixed(1)} ms for ${rows} rows (${(bytes / 1e6).toFixed(2)} MB): ${rate}`,
    );
  }
  lines.push('not among them: yahoo-quote, gold-api and alpha-vantage, whose answers are a row or a few');
}

async function refreshes(rows: BenchRow[], lines: string[]): Promise<void> {
  const paced = await openWorld('2026-01-30T23:00:00Z', true);
  const bySource = new Map<string, number>();
  const whole = await timed(() =>
    paced.live.refresher.refresh({
      what: 'all',
      onProgress: ({ source }) => {
        bySource.set(source, performance.now());
      },
    }),
  );
  await paced.close();
  const slowest = [...bySource].sort((a, b) => b[1] - a[1])[0];
  lines.push(
    `refresh of every series of every source with the pace of the real hosts: ${(whole / 1_000).toFixed(1)} s, the last to answer ${slowest?.[0] ?? 'none'}`,
  );
  const cold: number[] = [];
  const warm: number[] = [];
  for (let i = 0; i < 3; i++) {
    const world = await openWorld('2026-01-30T23:00:00Z', false);
    cold.push(await timed(() => world.live.refresher.refresh({ what: 'all' })));
    warm.push(await timed(() => world.live.refresher.refresh({ what: 'all' })));
    await world.close();
  }
  rows.push(rowOf('refresh of everything, cold, no pace', cold));
  rows.push(rowOf('refresh of everything, known, no pace', warm));
}

async function crowd(rows: BenchRow[], lines: string[]): Promise<void> {
  const world = await openWorld('2026-01-30T19:30:00Z', false);
  const { bot } = world.live;
  const start = performance.now();
  const answers = await Promise.all(Array.from({ length: 1_000 }, () => bot.ask(QUESTION)));
  const tookMs = performance.now() - start;
  const endpoints = new Map<string, number>();
  for (const { host, path } of world.server.requests)
    endpoints.set(host + path, (endpoints.get(host + path) ?? 0) + 1);
  lines.push(
    `1,000 cold live questions at once: ${answers.filter(({ mode }) => mode === 'live').length} answered live in ${(tookMs / 1_000).toFixed(1)} s, ${endpoints.size} endpoints asked, at most ${Math.max(...endpoints.values())} requests for one`,
  );
  const samples: number[] = [];
  for (let i = 0; i < 200; i++) samples.push(await timed(() => bot.ask(QUESTION)));
  rows.push(rowOf('ask live, warm, no model', samples, '10 (p99 50)'));
  await world.close();
}

/** Thirty days of a bot that stays up: each hour what is due, then a question. */
async function month(lines: string[]): Promise<void> {
  const gc = (globalThis as { gc?: () => void }).gc;
  const resident = async (): Promise<{ rss: number; heap: number }> => {
    gc?.();
    await new Promise((resolve) => setTimeout(resolve, 100));
    gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    return { rss: rss / 1e6, heap: heapUsed / 1e6 };
  };
  const startMs = Date.parse('2025-11-03T12:00:00Z');
  const world = await openWorld(new Date(startMs).toISOString(), false);
  const { bot } = world.live;
  await bot.ask(QUESTION);
  const before = await resident();
  const start = performance.now();
  let middle = before;
  let requests = 0;
  for (let hour = 1; hour <= 30 * 24; hour++) {
    world.setNow(startMs + hour * HOUR_MS);
    await bot.ask(QUESTION);
    // The list of the fake, which is not ours to measure.
    requests += world.server.requests.length;
    (world.server.requests as unknown[]).length = 0;
    if (hour === 15 * 24) middle = await resident();
  }
  const after = await resident();
  const show = ({ rss, heap }: { rss: number; heap: number }): string =>
    `${rss.toFixed(0)} MB (heap ${heap.toFixed(0)})`;
  lines.push(
    `a simulated month of hourly refreshes and questions: ${((performance.now() - start) / 1_000).toFixed(0)} s, ${requests} requests; resident at first ${show(before)}, after 15 days ${show(middle)}, after 30 ${show(after)}; the local server is in it`,
  );
  await world.close();
}

export async function benchLive(): Promise<LiveBench> {
  const rows: BenchRow[] = [];
  const lines: string[] = [];
  await throughput(lines);
  await refreshes(rows, lines);
  await crowd(rows, lines);
  await month(lines);
  return { rows, lines };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { rows, lines } = await benchLive();
  printRows(rows);
  for (const line of lines) process.stdout.write(`${line}\n`);
}
