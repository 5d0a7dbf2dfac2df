/**
 * How the Discord adapter holds under load: `npx tsx scripts/bench-discord.ts [commands|mentions] [channels]`.
 * Many channels ask within ten seconds; a model behind the real client takes two seconds for each answer. The
 * program runs in a process of its own; Discord and the model are local servers in this one.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFile } from '../src/paths.ts';
import { isLoading, type StoredMessage, startFakeDiscord, textOf } from '../test/fakes/discord/index.ts';

const WITHIN_MS = 10_000;
const MODEL_MS = 2_000;
const GIVE_UP_MS = 120_000;
const QUESTION = 'why is everything falling on 2026-01-30?';
const SENTENCES = [
  'Not everything: this is a metals crash with small dents elsewhere. ',
  'Silver fell {{silver.change_1d}} and gold fell {{gold.change_1d}}. ',
  'Oil rose {{oil.change_1d}}.',
];

const [how = 'commands', count = '500'] = process.argv.slice(2);
const channels = Number(count);

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A server that speaks Chat Completions: one tool call, then three sentences over two seconds. */
async function startModel(): Promise<{ readonly url: string; close(): void }> {
  const event = (delta: object, reason: string | null = null): string =>
    `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [{ index: 0, delta, finish_reason: reason }] })}\n\n`;
  const speak = async (response: ServerResponse): Promise<void> => {
    for (const content of SENTENCES) {
      await wait(MODEL_MS / SENTENCES.length);
      response.write(event({ content }));
    }
    response.end(`${event({}, 'stop')}data: [DONE]\n\n`);
  };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => {
      body += piece;
    });
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const { messages } = JSON.parse(body) as { messages: { role: string }[] };
      if (messages.at(-1)?.role === 'tool') return void speak(response);
      const call = {
        index: 0,
        id: 'call_1',
        type: 'function',
        function: { name: 'market_snapshot', arguments: '{}' },
      };
      response.end(
        `${event({ role: 'assistant', tool_calls: [call] })}${event({}, 'tool_calls')}data: [DONE]\n\n`,
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Megabytes: now, and at most so far. */
function memoryOf(pid: number): { readonly now: number; readonly peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string): number =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
}

function percentile(values: readonly number[], share: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  return `${Math.round(sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN)} ms`;
}

const discord = await startFakeDiscord();
const model = await startModel();
const owner = discord.person('owner');
const guild = discord.guild('Load', owner);
const places = Array.from({ length: channels }, (_, i) => {
  const person = discord.person(`person-${i}`);
  discord.join(guild, person);
  return { person, channel: discord.channel(guild, `channel-${i}`) };
});
const state = mkdtempSync(join(tmpdir(), 'undercurrent-bench-'));
const child = spawn(process.execPath, ['--import', 'tsx', projectFile('adapters', 'start.ts')], {
  env: {
    PATH: process.env.PATH,
    UNDERCURRENT_STATE: state,
    UNDERCURRENT_MODE: 'recorded',
    DISCORD_BOT_TOKEN: discord.token,
    DISCORD_API_ROOT: discord.apiRoot,
    OPENAI_BASE_URL: model.url,
    OPENAI_MODEL: 'm',
  },
  stdio: ['ignore', 'ignore', 'pipe'],
});
let output = '';
await new Promise<void>((resolve, reject) => {
  child.stderr.on('data', (piece) => {
    output += piece;
    if (output.includes('ready: discord')) resolve();
  });
  child.on('exit', (code) => reject(new Error(`ended with ${code}: ${output}`)));
});
await wait(2_000);
const rest = memoryOf(child.pid!);

const started = performance.now();
const typedAt = new Map<string, number>();
const askedAt = new Map<string, number>();
const asking = Promise.all(
  places.map(async ({ person, channel }, i) => {
    await wait((i / channels) * WITHIN_MS);
    const at = performance.now();
    askedAt.set(channel.id, at);
    if (how === 'mentions') return { person, channel, at, question: person.mention(channel, QUESTION) };
    return { person, channel, at, interaction: person.slash(channel, 'ask', { question: QUESTION }) };
  }),
);
const finished = (message: StoredMessage): boolean => !isLoading(message) && message.components.length > 0;
const doneAt = new Map<string, number>();
// One look over all messages at a time: 500 people who each look would be the load that is measured.
while (doneAt.size < channels && performance.now() - started < GIVE_UP_MS) {
  await wait(50);
  for (const message of discord.world.messages.values())
    if (!doneAt.has(message.channelId) && message.authorId === discord.botId && finished(message))
      doneAt.set(message.channelId, performance.now() - askedAt.get(message.channelId)!);
}
const asked = await asking;
const all = performance.now() - started;
for (const { channelId, at } of discord.typing) if (!typedAt.has(channelId)) typedAt.set(channelId, at);
const first = asked.map((one) =>
  'interaction' in one && one.interaction
    ? (one.interaction.acknowledged?.afterMs ?? Number.POSITIVE_INFINITY)
    : (typedAt.get(one.channel.id) ?? Number.POSITIVE_INFINITY) - one.at,
);
const answers = asked.map(({ channel }) =>
  discord.world.visible(channel.id, '').filter(({ authorId }) => authorId === discord.botId),
);
const whole = answers.filter((messages) =>
  messages.some((message) => finished(message) && textOf(message).includes('28.5%')),
);
const peak = memoryOf(child.pid!);
const requests = discord.journal.length;
const limited = discord.journal.filter(({ status }) => status === 429).length;
const say = (line: string): void => void process.stdout.write(`${line}\n`);
say(
  `${channels} channels asked by ${how} within ${WITHIN_MS / 1000} s, a model of ${MODEL_MS / 1000} s an answer`,
);
say(
  `answered whole: ${whole.length}; lost: ${channels - whole.length}; twice: ${answers.filter(({ length }) => length > 1).length}`,
);
say(
  `first sign: p50 ${percentile(first, 0.5)}, p99 ${percentile(first, 0.99)}, worst ${percentile(first, 1)}; later than 3 s: ${first.filter((ms) => ms > 3_000).length}`,
);
say(
  `whole answer: p50 ${percentile([...doneAt.values()], 0.5)}, p99 ${percentile([...doneAt.values()], 0.99)}; all after ${(all / 1000).toFixed(1)} s`,
);
say(`requests: ${requests}, of them refused with 429: ${limited}`);
say(`memory of the program: at rest ${rest.now} MB, at most ${peak.peak} MB`);
for (const problem of discord.problems) say(`problem: ${problem}`);
child.kill('SIGTERM');
await new Promise((resolve) => child.on('exit', resolve));
await discord.close();
model.close();
rmSync(state, { recursive: true, force: true });
