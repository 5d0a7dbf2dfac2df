/**
 * Load on the whole program: it runs as a process of its own against a fake Telegram that enforces the published
 * limits, with a model that takes two seconds. Many chats ask within ten seconds; each must be answered once.
 *
 *   npx tsx scripts/bench-telegram.ts [chats]
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFile } from '../src/index.ts';
import { chunk, DONE, eventOf, type ServerStep, usageChunk } from '../test/fakes/llm-server.ts';
import type { Person } from '../test/fakes/telegram/people.ts';
import { startTelegramServer } from '../test/fakes/telegram/server.ts';

const CHATS = Number(process.argv[2] ?? 500);
const WITHIN_MS = 10_000;
const MODEL_MS = 2_000;
const GIVE_UP_MS = 240_000;
const QUESTION = 'why is everything falling on 2026-01-30?';
/** Hold on that day; the last one marks a whole answer. */
const SENTENCES = [
  'Not everything fell on 30 January. ',
  'Silver fell {{silver.change_1d}} and gold fell {{gold.change_1d}}. ',
  'VIX stands at {{vix.level}}. ',
  'Oil rose {{oil.change_1d}}. ',
];
const TOOLS = ['market_snapshot', 'unusualness', 'driver_ranking', 'analogs'];

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Answers any number of conversations at once: tools first, then the sentences, spread over the time. */
async function startModel(): Promise<{ baseUrl: string; requests: () => number; close: () => void }> {
  let requests = 0;
  const server = createServer(async (request, response) => {
    requests += 1;
    let body = '';
    for await (const piece of request) body += String(piece);
    const { messages } = JSON.parse(body) as { messages: { role: string }[] };
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const send = (step: ServerStep): void => {
      if (typeof step === 'object' && 'data' in step) response.write(eventOf(step.data));
    };
    send(chunk({ role: 'assistant', content: null }));
    if (messages.at(-1)?.role === 'tool') {
      for (const content of SENTENCES) {
        await sleep(MODEL_MS / SENTENCES.length);
        send(chunk({ content }));
      }
      send(chunk({}, 'stop'));
    } else {
      TOOLS.forEach((name, index) => {
        const call = { index, id: `c${index}`, type: 'function', function: { name, arguments: '{}' } };
        send(chunk({ tool_calls: [call] }));
      });
      send(chunk({}, 'tool_calls'));
    }
    send(usageChunk());
    send(DONE);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests: () => requests,
    close: () => server.closeAllConnections(),
  };
}

function memoryMb(pid: number): { now: number; most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const of = (name: string): number =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
  return { now: of('VmRSS'), most: of('VmHWM') };
}

function share(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN);
}

const telegram = await startTelegramServer();
// The numbers of updates begin anew with each run: what an earlier one left behind would count as answered.
const stateFolder = mkdtempSync(join(tmpdir(), 'undercurrent-bench-'));
const model = await startModel();
const child = spawn(process.execPath, ['--import', 'tsx', projectFile('adapters', 'start.ts')], {
  env: {
    PATH: process.env.PATH,
    UNDERCURRENT_MODE: 'recorded',
    UNDERCURRENT_STATE: stateFolder,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    OPENAI_BASE_URL: model.baseUrl,
    OPENAI_MODEL: 'test-model',
    RATE_CHAT_PER_MINUTE: '1000',
  },
  stdio: ['ignore', 'inherit', 'pipe'],
});
await new Promise<void>((resolve) => {
  child.stderr.on('data', (piece: Buffer) => {
    if (String(piece).includes('ready')) resolve();
    else process.stderr.write(piece);
  });
});
await sleep(1_000);
const atRest = memoryMb(child.pid!);

const isWhole = (text: string): boolean => text.includes('Sources') && text.includes('Oil rose');
const people: { readonly person: Person; readonly askedAt: number }[] = [];
for (let i = 0; i < CHATS; i++) {
  const person = telegram.person();
  people.push({ person, askedAt: Date.now() });
  person.say(QUESTION);
  await sleep(WITHIN_MS / CHATS);
}
// Everything that the fake shows has its time: looking at it in between would only take time from the program.
const isOver = ({ person }: { readonly person: Person }): boolean =>
  person.received.some(({ photo }) => photo !== undefined);
for (const end = Date.now() + GIVE_UP_MS; Date.now() < end && !people.every(isOver); ) await sleep(500);
await sleep(1_500);
const loaded = memoryMb(child.pid!);

const first: number[] = [];
const whole: number[] = [];
const pictures: number[] = [];
let twice = 0;
for (const { person, askedAt } of people) {
  const { received, chat } = person;
  const sign = telegram.actions.find(({ chat_id }) => chat_id === chat.id);
  if (sign) first.push(Number(sign.at) - askedAt);
  const answers = received.filter(({ versions }) => isWhole(versions.at(-1)!.text));
  if (answers.length > 1) twice += 1;
  const at = answers[0]?.versions.find(({ text }) => isWhole(text))?.at;
  if (at !== undefined) whole.push(at - askedAt);
  const photo = received.find((message) => message.photo !== undefined);
  if (photo) pictures.push(photo.at - askedAt);
}
const lost = CHATS - whole.length;
const { report } = telegram.limits;
console.log(`${CHATS} chats asked within ${WITHIN_MS / 1_000} s; the model takes ${MODEL_MS / 1_000} s`);
console.log(`lost ${lost}, twice ${twice}, model requests ${model.requests()}`);
console.log(`first sign   p50 ${share(first, 0.5)} ms, p99 ${share(first, 0.99)} ms`);
console.log(`whole answer p50 ${share(whole, 0.5)} ms, p99 ${share(whole, 0.99)} ms`);
console.log(`picture      p50 ${share(pictures, 0.5)} ms, p99 ${share(pictures, 0.99)} ms`);
console.log(
  `limits: most per second ${report.mostPerSecond} of 30, shortest gap in a chat ${report.shortestGapMs} ms, 429 ${report.refused}`,
);
console.log(`memory: at rest ${atRest.now} MB, at the most ${loaded.most} MB, after it ${loaded.now} MB`);
if (telegram.problems.length > 0) console.log(`problems: ${[...new Set(telegram.problems)].join('; ')}`);
child.kill('SIGTERM');
await new Promise((resolve) => child.on('exit', resolve));
await telegram.close();
model.close();
rmSync(stateFolder, { recursive: true, force: true });
process.exit(lost + twice + report.refused + telegram.problems.length === 0 ? 0 : 1);
