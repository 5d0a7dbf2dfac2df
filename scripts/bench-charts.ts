/**
 * Times of pictures: cold, warm by kind, the lag of the main loop meanwhile, and memory after many.
 * Alone: `tsx scripts/bench-charts.ts`. `benchCharts` gives the same rows to scripts/bench.ts.
 */
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { type Bot, createBot } from '../src/bot.ts';
import { pictureOf } from '../src/charts/picture-of.ts';
import { createPictures } from '../src/charts/pictures.ts';
import type { PictureSpec } from '../src/charts/spec.ts';

export interface ChartRow {
  readonly what: string;
  /** Milliseconds. */
  readonly median: number;
  readonly p99: number;
  readonly runs: number;
  readonly bar: string;
}

export interface ChartBench {
  readonly rows: readonly ChartRow[];
  readonly coldMs: number;
  /** Longest the main loop was held up while 30 pictures were drawn, and the 99th percentile. */
  readonly lagMaxMs: number;
  readonly lagP99Ms: number;
  /** Resident memory of the whole process in MB: after the first picture of each kind, and after 300 more. */
  readonly rssBefore: number;
  readonly rssAfter: number;
}

const DAYS = ['2020-03-12', '2024-08-05', '2025-10-10', '2026-01-30'];
const RUNS_PER_KIND = 40;
const LAG_PICTURES = 30;
const MEMORY_PICTURES = 300;

export async function benchCharts(bot: Bot): Promise<ChartBench> {
  // No cache: each picture is drawn.
  const pictures = createPictures({ cacheBytes: 0 });
  const kinds: Record<string, (i: number) => PictureSpec> = {
    reading: (i) => pictureOf.reading(bot, 'silver', optionsOf(i))!,
    board: (i) => pictureOf.board(bot, optionsOf(i)),
    drivers: (i) => pictureOf.drivers(bot, optionsOf(i)),
    'cross-asset': (i) => pictureOf.crossAsset(bot, optionsOf(i)),
    analog: (i) => pictureOf.analog(bot, undefined, optionsOf(i))!,
    framework: (i) => pictureOf.framework(bot, optionsOf(i)),
  };
  try {
    const first = kinds.reading!(0);
    const start = performance.now();
    await pictures.render(first);
    const coldMs = performance.now() - start;
    const rows: ChartRow[] = [];
    for (const [kind, specAt] of Object.entries(kinds)) {
      const specs = Array.from({ length: RUNS_PER_KIND + 4 }, (_, i) => specAt(i));
      const samples: number[] = [];
      for (const [i, spec] of specs.entries()) {
        const from = performance.now();
        await pictures.render(spec);
        if (i >= 4) samples.push(performance.now() - from);
      }
      rows.push({ what: `picture, ${kind}, 1200x675`, ...summaryOf(samples), bar: '150' });
    }
    const mixed = (count: number): PictureSpec[] =>
      Array.from({ length: count }, (_, i) => Object.values(kinds)[i % 6]!(i));
    const load = mixed(LAG_PICTURES);
    const lag = monitorEventLoopDelay({ resolution: 1 });
    lag.enable();
    await Promise.all(load.map((spec) => pictures.render(spec)));
    lag.disable();
    const rssBefore = process.memoryUsage().rss / 1e6;
    for (const spec of mixed(MEMORY_PICTURES)) await pictures.render(spec);
    return {
      rows,
      coldMs,
      lagMaxMs: lag.max / 1e6,
      lagP99Ms: lag.percentile(99) / 1e6,
      rssBefore,
      rssAfter: process.memoryUsage().rss / 1e6,
    };
  } finally {
    await pictures.close();
  }
}

function optionsOf(i: number) {
  return {
    asOf: DAYS[i % DAYS.length]!,
    language: (['en', 'zh', 'es'] as const)[i % 3]!,
    theme: i % 2 === 0 ? ('light' as const) : ('dark' as const),
  };
}

function summaryOf(samples: number[]): Pick<ChartRow, 'median' | 'p99' | 'runs'> {
  samples.sort((a, b) => a - b);
  const at = (share: number): number =>
    samples[Math.min(samples.length - 1, Math.floor(samples.length * share))]!;
  return { median: at(0.5), p99: at(0.99), runs: samples.length };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const bench = await benchCharts(createBot({ now: Date.now }));
  for (const { what, median, p99, runs, bar } of bench.rows) {
    process.stdout.write(
      `${what.padEnd(36)} median ${median.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, ${runs} runs, bar ${bar}\n`,
    );
  }
  process.stdout.write(`first picture, thread and fonts loaded: ${bench.coldMs.toFixed(0)} ms\n`);
  process.stdout.write(
    `main loop while ${LAG_PICTURES} pictures are drawn: longest lag ${bench.lagMaxMs.toFixed(1)} ms, p99 ${bench.lagP99Ms.toFixed(1)} ms (bar 20)\n`,
  );
  process.stdout.write(
    `resident memory: ${bench.rssBefore.toFixed(0)} MB, after ${MEMORY_PICTURES} more pictures ${bench.rssAfter.toFixed(0)} MB\n`,
  );
}
