/** The engine, answers, start and memory: the first section of npm run bench. Needs the build. */
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { assess } from '../src/assessment/assess.ts';
import { createBot } from '../src/bot.ts';
import { projectFile } from '../src/paths.ts';
import { collect } from '../src/snapshot/collect.ts';
import { loadBundledHistory } from '../src/sources/recorded.ts';
import { askOnce, chatFor, InstantModel } from './bench-chat.ts';
import type { CrowdFigures } from './bench-crowd.ts';
import { type BenchRow, printRows, rowOf } from './bench-rows.ts';

const rows: BenchRow[] = [];

function summary(what: string, samples: number[], bar: string): void {
  rows.push(rowOf(what, samples, bar));
}

async function measure(what: string, runs: number, bar: string, work: (i: number) => unknown): Promise<void> {
  for (let i = 0; i < Math.min(5, runs); i++) await work(i);
  const samples: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    await work(i);
    samples.push(performance.now() - start);
  }
  summary(what, samples, bar);
}

const bot = createBot({ now: Date.now });
const days = [
  '2020-03-12',
  '2021-05-19',
  '2022-06-13',
  '2024-08-05',
  '2025-08-21',
  '2025-10-10',
  '2026-01-30',
];
const day = (i: number): string => days[i % days.length]!;

await measure('load the bundled history', 30, '150', () => loadBundledHistory());
await measure('snapshot of all indicators, cold', 60, '', (i) =>
  collect(bot.history, bot.registry, bot.asOf(day(i))),
);
for (const d of days) bot.assess({ asOf: d });
await measure('full assessment, window searched, analogs', 300, '5', (i) =>
  assess({
    snapshot: bot.snapshot(day(i)),
    registry: bot.registry,
    framework: bot.framework,
    feed: bot.feed,
    window: 'auto',
    analogs: bot.analogs.find,
  }),
);
await measure('engine alone, one window', 300, '5', (i) =>
  assess({
    snapshot: bot.snapshot(day(i)),
    registry: bot.registry,
    framework: bot.framework,
    feed: bot.feed,
    window: 1,
  }),
);
const questions = [
  'why is everything falling?',
  'is it the war?',
  'what is the 10-year yield?',
  '为什么黄金在跌?',
  'compare with 312',
];
for (const q of questions) for (const d of days) await bot.ask(q, { asOf: d });
await measure('ask, warm, no model', 300, '10 (p99 50)', (i) =>
  bot.ask(questions[i % questions.length]!, { asOf: day(i) }),
);

const model = new InstantModel();
const chat = chatFor(bot, model);
const firstLines: number[] = [];
await measure('answer with an instant model, all our work', 200, '15', async (i) => {
  const { firstLineMs, lines, byModel } = await askOnce(chat, model, `u${i}`);
  if (!byModel || lines !== 5) throw new Error(`the scripted answer was not shown whole: ${lines} lines`);
  firstLines.push(firstLineMs);
});
summary('first verified sentence after its last byte', firstLines, '20');

// A crowd in a process of its own: what the rows above left behind is not its memory.
const crowded = spawnSync(
  process.execPath,
  ['--expose-gc', '--import', 'tsx', new URL('bench-crowd.ts', import.meta.url).pathname],
  { encoding: 'utf8' },
);
if (crowded.status !== 0) throw new Error(`the crowd failed: ${crowded.stderr}`);
const crowd = JSON.parse(crowded.stdout) as CrowdFigures;

const cli = projectFile('bin', 'undercurrent.mjs');
const starts: number[] = [];
for (let i = 0; i < 7; i++) {
  const start = performance.now();
  const run = spawnSync(
    process.execPath,
    [cli, 'ask', 'why is everything falling?', '--as-of', '2026-01-30'],
    { encoding: 'utf8' },
  );
  if (run.status !== 0) throw new Error(`the command failed: ${run.stderr}`);
  starts.push(performance.now() - start);
}
summary('start of the command to the whole answer', starts, '1000');

// At rest: a process of its own that has answered a few questions and then waits.
const resting = spawnSync(
  process.execPath,
  [
    '--expose-gc',
    '--input-type=module',
    '-e',
    `const { createBot } = await import(${JSON.stringify(pathToFileURL(projectFile('dist', 'src', 'bot.js')).href)});
     const bot = createBot({ now: Date.now });
     for (const day of ${JSON.stringify(days)}) await bot.ask('why is everything falling?', { asOf: day });
     gc(); await new Promise((done) => setTimeout(done, 300)); gc();
     process.stdout.write(String(process.memoryUsage().rss / 1e6));`,
  ],
  { encoding: 'utf8' },
);
if (resting.status !== 0) throw new Error(`the resting process failed: ${resting.stderr}`);
const memory = Number(resting.stdout);

printRows(rows);
process.stdout.write(`first answer of a process, model that takes no time: ${crowd.firstMs.toFixed(0)} ms\n`);
process.stdout.write(
  `${crowd.answered} of ${crowd.asked} questions in flight at once answered in ${(crowd.crowdMs / 1000).toFixed(1)} s, at most ${crowd.peakMb.toFixed(0)} MB resident (${crowd.beforeMb.toFixed(0)} MB before)\n`,
);
process.stdout.write(
  `${crowd.asked} questions that wait for the model: ${crowd.heldKb.toFixed(0)} kB held by each\n`,
);
process.stdout.write(`memory at rest after seven answers: ${memory.toFixed(0)} MB resident (bar 150)\n`);
