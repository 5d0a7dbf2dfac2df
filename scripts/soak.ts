/**
 * Hours of traffic in minutes: the program on its own store, with a fake Telegram and a fake model in a process of
 * their own, on a clock that runs faster. Watches memory, handles and the size of the store, and says how they grow.
 *
 *   node --expose-gc --import tsx scripts/soak.ts [real minutes] [times faster] [wishes a second]
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startOperationsServer } from '../adapters/operations/server.ts';
import { serve } from '../adapters/serve.ts';
import { startTelegram } from '../adapters/telegram/index.ts';
import { loadConfig } from '../src/index.ts';
import { chunk, DONE, eventOf, type ServerStep, usageChunk } from '../test/fakes/llm-server.ts';
import type { Person } from '../test/fakes/telegram/people.ts';
import { startTelegramServer } from '../test/fakes/telegram/server.ts';

const [MINUTES = 12, SPEED = 12, PER_SECOND = 3] = process.argv.slice(2).map(Number);
const START_MS = Date.parse('2026-11-24T06:30:00Z');
const PEOPLE = 150;
const SAMPLE_MS = 10_000;
/** What is loaded once (fonts, grammar, snapshots) is in memory by then. */
const WARM_UP_SHARE = 0.3;

const DAYS = ['2026-01-30', '2024-08-05', '2020-03-12', '2025-04-04'];
const WISHES: readonly ((round: number) => string)[] = [
  (n) => `why is everything falling on ${DAYS[n % DAYS.length]}?`,
  (n) => `/why gold ${DAYS[n % DAYS.length]}`,
  () => '/indicator sofr-iorb',
  () => '/snapshot',
  (n) => `what about silver on ${DAYS[n % DAYS.length]}?`,
  () => '/drivers carry',
  () => '/framework',
  () => 'thanks',
  () => '/usage',
  () => '/analog',
  (n) => (n % 40 === 0 ? '/forget' : '/help'),
  () => 'was ist mit gold?',
  () => '/nonsense',
];
const SENTENCES = [
  'Not everything fell. ',
  'Silver moved {{silver.change_1d}}. ',
  'VIX stands at {{vix.level}}. ',
];

if (process.env.SOAK_TRAFFIC) await traffic();
else await soak();

interface TrafficStart {
  readonly apiRoot: string;
  readonly token: string;
  readonly baseUrl: string;
}
interface TrafficReport {
  readonly said: number;
  readonly messages: number;
  readonly modelCalls: number;
  readonly problems: readonly string[];
}

/** In the child: whoever keeps all messages in memory must not be measured. */
async function traffic(): Promise<void> {
  const telegram = await startTelegramServer();
  telegram.limits.enforced = false;
  const model = await startModel();
  const people = Array.from({ length: PEOPLE }, () => telegram.person());
  let said = 0;
  const speak = (person: Person, text: string): void => {
    person.say(text);
    said += 1;
  };
  process.send!({
    apiRoot: telegram.apiRoot,
    token: telegram.token,
    baseUrl: model.baseUrl,
  } satisfies TrafficStart);
  await new Promise<void>((resolve) => process.once('message', () => resolve()));
  // Half of them want a digest, at the turn of an hour that comes within the run.
  for (const [i, person] of people.entries())
    if (i % 2 === 0) speak(person, '/digest on 07:30 UTC every day');
  const endMs = Date.now() + MINUTES * 60_000;
  for (let round = 0; Date.now() < endMs; round++) {
    speak(people[(round * 7) % people.length]!, WISHES[round % WISHES.length]!(round));
    await sleep(1_000 / PER_SECOND);
  }
  await sleep(10_000);
  const messages = telegram.journal.filter(({ method }) => /^send(Message|Photo)/.test(method)).length;
  process.send!({
    said,
    messages,
    modelCalls: model.calls(),
    problems: [...new Set(telegram.problems)].slice(0, 5),
  } satisfies TrafficReport);
}

async function startModel(): Promise<{ readonly baseUrl: string; calls(): number }> {
  let calls = 0;
  const server = createServer(async (request, response) => {
    calls += 1;
    let body = '';
    for await (const piece of request) body += String(piece);
    const { messages } = JSON.parse(body) as { messages: { role: string }[] };
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const send = (step: ServerStep): void => {
      if (typeof step === 'object' && 'data' in step) response.write(eventOf(step.data));
    };
    send(chunk({ role: 'assistant', content: null }));
    if (messages.at(-1)?.role === 'tool') {
      for (const content of SENTENCES) send(chunk({ content }));
      send(chunk({}, 'stop'));
    } else {
      for (const [index, name] of ['market_snapshot', 'driver_ranking'].entries())
        send(
          chunk({
            tool_calls: [{ index, id: `c${index}`, type: 'function', function: { name, arguments: '{}' } }],
          }),
        );
      send(chunk({}, 'tool_calls'));
    }
    send(usageChunk());
    send(DONE);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, calls: () => calls };
}

interface Sample {
  readonly minutes: number;
  readonly heapMb: number;
  readonly rssMb: number;
  readonly externalMb: number;
  readonly handles: number;
  readonly storeKb: number;
}

async function soak(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'undercurrent-soak-'));
  const child = fork(fileURLToPath(import.meta.url), process.argv.slice(2), {
    env: { ...process.env, SOAK_TRAFFIC: '1' },
    execArgv: process.execArgv.filter((argument) => argument !== '--expose-gc'),
  });
  const start = await new Promise<TrafficStart>((resolve) =>
    child.once('message', (message) => resolve(message as TrafficStart)),
  );
  const config = loadConfig({
    UNDERCURRENT_MODE: 'recorded',
    UNDERCURRENT_STATE: folder,
    TELEGRAM_BOT_TOKEN: start.token,
    TELEGRAM_API_ROOT: start.apiRoot,
    OPENAI_MODEL: 'soak-model',
    OPENAI_BASE_URL: start.baseUrl,
    CONVERSATION_TTL_MINUTES: '10',
    RATE_USER_PER_MINUTE: '1000',
    HTTP_PORT: '0',
    LOG_LEVEL: 'warn',
  });
  const realStartMs = performance.now();
  const now = (): number => Math.round(START_MS + (performance.now() - realStartMs) * SPEED);
  let stop: (signal: string) => void = () => undefined;
  const asked = new Promise<string>((resolve) => {
    stop = resolve;
  });
  let pages = '';
  const running = serve({
    config,
    now,
    asked,
    say: (line) => {
      console.log(line);
      if (line.startsWith('ready')) child.send('go');
    },
    startPages: async (parts) => {
      const server = await startOperationsServer(parts);
      pages = server.address;
      return server;
    },
    platforms: [
      {
        name: 'telegram',
        start: ({ desk, logger }) => startTelegram({ desk, logger, config: config.telegram!, now }),
      },
    ],
  });
  const samples: Sample[] = [];
  const sampling = setInterval(() => void sample(), SAMPLE_MS);
  async function sample(): Promise<void> {
    // What a scrape finds out is part of normal life.
    if (pages) await (await fetch(`${pages}/metrics`)).text();
    globalThis.gc?.();
    const { heapUsed, rss, external } = process.memoryUsage();
    const taken: Sample = {
      minutes: (performance.now() - realStartMs) / 60_000,
      heapMb: heapUsed / 2 ** 20,
      rssMb: rss / 2 ** 20,
      externalMb: external / 2 ** 20,
      handles: process.getActiveResourcesInfo().length,
      storeKb: sizeOf(join(folder, 'undercurrent.db')) / 1024,
    };
    samples.push(taken);
    if (samples.length % 6 === 0) console.log(line(taken));
  }
  const report = await new Promise<TrafficReport>((resolve) =>
    child.once('message', (message) => resolve(message as TrafficReport)),
  );
  clearInterval(sampling);
  const metrics = await (await fetch(`${pages}/metrics`)).text();
  const ready = await fetch(`${pages}/readyz`);
  console.log(`readyz ${ready.status}: ${await ready.text()}`);
  stop('the end');
  const stopMs = performance.now();
  console.log(`ended with ${await running} after ${Math.round(performance.now() - stopMs)} ms`);
  child.kill();
  tell(samples, report, metrics);
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}

function sizeOf(file: string): number {
  return [file, `${file}-wal`].reduce(
    (sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}

function line({ minutes, heapMb, rssMb, externalMb, handles, storeKb }: Sample): string {
  return `${minutes.toFixed(1)} min: heap ${heapMb.toFixed(1)} MB, rss ${rssMb.toFixed(0)} MB, external ${externalMb.toFixed(1)} MB, handles ${handles}, store ${storeKb.toFixed(0)} kB`;
}

function tell(samples: readonly Sample[], report: TrafficReport, metrics: string): void {
  console.log(`real minutes ${MINUTES}, ${SPEED} times faster: ${((MINUTES * SPEED) / 60).toFixed(1)} hours`);
  console.log(JSON.stringify(report));
  const steady = samples.filter(({ minutes }) => minutes >= MINUTES * WARM_UP_SHARE);
  for (const key of ['heapMb', 'rssMb', 'externalMb', 'handles', 'storeKb'] as const) {
    const values = steady.map((sample) => sample[key]);
    const slope = slopeOf(
      steady.map(({ minutes }) => minutes),
      values,
    );
    console.log(
      `${key}: first ${values[0]!.toFixed(1)}, last ${values.at(-1)!.toFixed(1)}, least ${Math.min(...values).toFixed(1)}, most ${Math.max(...values).toFixed(1)}, ${slope.toFixed(3)} a real minute`,
    );
  }
  const interesting =
    /^undercurrent_(requests_total|answers_total|deliveries\{|model_|request_seconds_(sum|count)|job_runs)|^nodejs_eventloop_lag_p99|^nodejs_active_(handles|resources)_total/;
  for (const text of metrics.split('\n')) if (interesting.test(text)) console.log(text);
}

/** Least squares. */
function slopeOf(xs: readonly number[], ys: readonly number[]): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(xs), mean(ys)];
  const top = xs.reduce((sum, x, i) => sum + (x - mx) * (ys[i]! - my), 0);
  return top / xs.reduce((sum, x) => sum + (x - mx) ** 2, 0);
}
