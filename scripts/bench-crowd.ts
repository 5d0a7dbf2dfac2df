/** A thousand questions at once in a process that does nothing else; prints its figures as JSON for bench-core. */
import { performance } from 'node:perf_hooks';
import { createBot } from '../src/bot.ts';
import { askOnce, chatFor, InstantModel, WaitingModel } from './bench-chat.ts';

export interface CrowdFigures {
  readonly asked: number;
  readonly answered: number;
  /** The first answer of the process: the day is read, patterns are built. */
  readonly firstMs: number;
  readonly crowdMs: number;
  readonly beforeMb: number;
  /** The highest that the process ever had, resident. */
  readonly peakMb: number;
  /** On the heap for each question while its model is waited for. */
  readonly heldKb: number;
}

const ASKED = 1_000;
const WARM = 50;
const { gc } = globalThis;
if (!gc) throw new Error('run with --expose-gc');

const bot = createBot({ now: Date.now });
const model = new InstantModel();
const chat = chatFor(bot, model);

const firstStart = performance.now();
await askOnce(chat, model, 'first');
const firstMs = performance.now() - firstStart;
for (let i = 0; i < WARM; i++) await askOnce(chat, model, `warm${i}`);

gc();
const beforeMb = process.memoryUsage().rss / 1e6;
const start = performance.now();
const answers = await Promise.all(Array.from({ length: ASKED }, (_, i) => askOnce(chat, model, `crowd${i}`)));
const crowdMs = performance.now() - start;
const peakMb = (process.resourceUsage().maxRSS * 1024) / 1e6;

let letGo = (): void => undefined;
let allWait = (): void => undefined;
const go = new Promise<void>((resolve) => {
  letGo = resolve;
});
const everybody = new Promise<void>((resolve) => {
  allWait = resolve;
});
const slow = new WaitingModel(go, (waiting) => {
  if (waiting === ASKED) allWait();
});
const slowChat = chatFor(bot, slow);
gc();
const idle = process.memoryUsage().heapUsed;
const asking = Promise.all(Array.from({ length: ASKED }, (_, i) => askOnce(slowChat, slow, `waits${i}`)));
await everybody;
gc();
const heldKb = (process.memoryUsage().heapUsed - idle) / ASKED / 1e3;
letGo();
await asking;

const figures: CrowdFigures = {
  asked: ASKED,
  answered: answers.filter(({ byModel, lines }) => byModel && lines === 5).length,
  firstMs,
  crowdMs,
  beforeMb,
  peakMb,
  heldKb,
};
process.stdout.write(JSON.stringify(figures));
