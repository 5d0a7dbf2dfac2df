import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectFile } from '../../../src/index.ts';
import { GOOD } from '../../chat/helpers.ts';
import {
  type FakeDiscord,
  isLoading,
  type StoredMessage,
  startFakeDiscord,
  textOf,
} from '../../fakes/discord/index.ts';
import {
  callReply,
  chunk,
  DONE,
  type LlmServer,
  startLlmServer,
  textReply,
  USAGE,
  usageChunk,
} from '../../fakes/llm-server.ts';
import { town } from './run.ts';

/** The program as people run it: a process of its own, discord.js and the OpenAI client as they are. */

const DAY = '2026-01-30';
const WHY = `why is everything falling on ${DAY}?`;
const START = projectFile('adapters', 'start.ts');
const FIGURES = /[+-]?\d+(?:\.\d+)?%|\b\d+\.\d+\b/g;
const READY_MS = 20_000;

let discord: FakeDiscord;
let llm: LlmServer;
let env: NodeJS.ProcessEnv;
const state = mkdtempSync(join(tmpdir(), 'undercurrent-state-'));
let place: ReturnType<typeof town>;
const children: ChildProcess[] = [];

beforeAll(async () => {
  discord = await startFakeDiscord();
  place = town(discord);
  llm = await startLlmServer({ apiKey: 'sk-test' });
  env = {
    PATH: process.env.PATH,
    HOME: '/nonexistent',
    UNDERCURRENT_STATE: state,
    UNDERCURRENT_MODE: 'recorded',
    DISCORD_BOT_TOKEN: discord.token,
    DISCORD_API_ROOT: discord.apiRoot,
    OPENAI_API_KEY: 'sk-test',
    OPENAI_BASE_URL: llm.baseUrl,
    OPENAI_MODEL: 'test-model',
  };
});

afterAll(async () => {
  rmSync(state, { recursive: true, force: true });
  for (const child of children) child.kill('SIGKILL');
  const { problems } = discord;
  await discord.close();
  await llm.close();
  expect(problems).toEqual([]);
  expect(llm.problems).toEqual([]);
});

async function program(more: NodeJS.ProcessEnv = {}, untilReady = true) {
  const child = spawn(process.execPath, ['--import', 'tsx', START], { env: { ...env, ...more } });
  children.push(child);
  let text = '';
  child.stderr.on('data', (piece: Buffer) => {
    text += piece.toString();
  });
  const exited = new Promise<number | null>((resolve) => child.on('exit', resolve));
  if (untilReady)
    await new Promise<void>((resolve, reject) => {
      child.stderr.on('data', () => text.includes('ready: discord') && resolve());
      void exited.then((code) => reject(new Error(`ended with ${code}: ${text}`)));
    });
  return { child, output: () => text, exited };
}

const call = (id: string, name: string, args = '{}') => ({ id, name, arguments: [args] });
const fiveTools = () =>
  callReply(
    call('c1', 'market_snapshot'),
    call('c2', 'unusualness'),
    call('c3', 'driver_ranking'),
    call('c4', 'events', '{"days":5}'),
    call('c5', 'analogs'),
  );

/** The good sentences with a wait between them, as a model writes. */
const slowly = (waitMs: number) => ({
  steps: [
    chunk({ role: 'assistant', content: '', refusal: null }),
    ...GOOD.flatMap((content) => [chunk({ content }), { waitMs }]),
    chunk({}, 'stop'),
    usageChunk(USAGE),
    DONE,
  ],
});

const figuresOf = (text: string): string[] =>
  [...new Set(text.replaceAll('\\', '').match(FIGURES) ?? [])].sort();

const complete = (message: StoredMessage | undefined): StoredMessage | undefined =>
  message && message.components.length > 0 && message.files.length > 0 ? message : undefined;

describe('the program on Discord', () => {
  it('answers a command: a sign at once, lines as they come, a picture with buttons, and goes on from there', {
    timeout: 60_000,
  }, async () => {
    const { alice, channel } = place;
    const running = await program();
    llm.reply(fiveTools(), slowly(700));
    const interaction = alice.slash(channel, 'ask', { question: WHY });
    const answer = await discord.waitFor('the whole answer', () => complete(interaction.original), READY_MS);
    process.stdout.write(`first sign of a command: ${interaction.acknowledged!.afterMs.toFixed(0)} ms\n`);
    expect(interaction.acknowledged!.afterMs).toBeLessThan(3_000);
    const versions = answer.versions.map(({ embeds }) => embeds[0]?.description ?? '');
    const lines = versions.filter((text) => text.startsWith('**'));
    expect(lines.length).toBeGreaterThanOrEqual(3);
    expect(textOf(answer)).toContain('Silver fell 28.5%');
    expect(alice.buttons(answer).map(({ label }) => label)).toContain('Against it');
    expect([...answer.files[0]!.bytes.slice(1, 4)]).toEqual([...Buffer.from('PNG')]);
    expect(answer.files[0]!.description?.length).toBeGreaterThan(10);

    llm.reply(fiveTools(), textReply('VIX stands at {{vix.level}}. ', 'Oil rose {{oil.change_1d}}. '));
    const sentAt = performance.now();
    const typed = discord.typing.length;
    const more = alice.say(channel, 'and oil?', { replyTo: answer });
    const sign = await discord.waitFor('typing', () => discord.typing[typed]);
    process.stdout.write(`first sign of a reply: ${(sign.at - sentAt).toFixed(0)} ms\n`);
    expect(sign.at - sentAt).toBeLessThan(3_000);
    const followUp = await alice.next(channel, more, READY_MS);
    await discord.waitFor('the follow-up', () => textOf(followUp).includes('Oil rose 0.5%'), READY_MS);
    // The follow-up knew the first question: the model was given it.
    expect(JSON.stringify(llm.journal.at(-1)?.body)).toContain('why is everything falling');
    running.child.kill('SIGTERM');
    expect(await running.exited).toBe(0);
    expect(running.output()).not.toContain(discord.token.slice(20));
    expect(discord.gateway.sessions.size).toBe(0);
  });

  it('says the same figures as the terminal', { timeout: 60_000 }, async () => {
    const { alice, channel } = place;
    const { OPENAI_MODEL: _, ...noModel } = env;
    const running = await program({ OPENAI_MODEL: '' });
    const interaction = alice.slash(channel, 'ask', { question: WHY });
    const answer = await discord.waitFor('the answer', () => complete(interaction.original), READY_MS);
    const terminal = execFileSync(process.execPath, ['--import', 'tsx', START, 'ask', WHY], {
      env: noModel,
      encoding: 'utf8',
    });
    expect(figuresOf(textOf(answer))).toEqual(figuresOf(terminal));
    expect(figuresOf(terminal).length).toBeGreaterThan(8);
    running.child.kill('SIGTERM');
    expect(await running.exited).toBe(0);
  });

  it('lets an answer be finished when it is told to stop', { timeout: 60_000 }, async () => {
    const { alice } = place;
    const running = await program();
    llm.reply(fiveTools(), slowly(500));
    const asked = alice.dm(WHY);
    const answer = await alice.next(alice.dms, asked, READY_MS);
    running.child.kill('SIGTERM');
    expect(await running.exited).toBe(0);
    expect(textOf(answer)).toContain('Oil rose 0.5%');
    expect(alice.buttons(answer).length).toBeGreaterThan(0);
  });

  it('tells people to ask again when the answer takes too long to wait for', {
    timeout: 60_000,
  }, async () => {
    const { alice, channel } = place;
    const running = await program();
    llm.reply(fiveTools(), {
      steps: [chunk({ role: 'assistant', content: '' }), chunk({ content: GOOD[0] }), { hang: true }],
    });
    const interaction = alice.slash(channel, 'ask', { question: WHY });
    await discord.waitFor('the deferral', () => interaction.original, READY_MS);
    running.child.kill('SIGTERM');
    expect(await running.exited).toBe(0);
    const said = alice.sees(channel).at(-1)!;
    expect(isLoading(said)).toBe(false);
    expect(textOf(said)).toMatch(/ask again in a minute|Written by code|stopped/);
  });

  it.each([
    [
      'a wrong token',
      { DISCORD_BOT_TOKEN: 'MTIzNDU2.wrong0.wrong_token_that_nobody_made_01234' },
      'Reset Token',
    ],
    ['an intent that is off', { DISCORD_MESSAGE_CONTENT: 'on' }, 'Message Content Intent'],
    ['a server that it is not in', { DISCORD_GUILD_ID: '123456789012345678' }, 'invite the bot'],
  ] as const)('ends with one clear line for %s', { timeout: 30_000 }, async (_what, more, words) => {
    const running = await program(more, false);
    expect(await running.exited).toBe(2);
    const lines = running.output().trim().split('\n');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(words);
    expect(lines[0]).not.toContain('wrong_token');
  });

  it('waits where there is no network, and ends when it is asked to', { timeout: 30_000 }, async () => {
    const running = await program({ DISCORD_API_ROOT: 'http://127.0.0.1:9/api' }, false);
    await expect.poll(running.output, { timeout: READY_MS }).toContain('Trying again until it works');
    expect(running.output()).toContain('cannot be reached');
    running.child.kill('SIGTERM');
    expect(await running.exited).toBe(0);
  });
});
