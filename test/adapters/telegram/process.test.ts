import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectFile } from '../../../src/index.ts';
import { GOOD } from '../../chat/helpers.ts';
import {
  type CallToSend,
  callReply,
  chunk,
  DONE,
  type LlmServer,
  startLlmServer,
  textReply,
  USAGE,
  usageChunk,
} from '../../fakes/llm-server.ts';
import { startTelegramServer, type TelegramServer } from '../../fakes/telegram/server.ts';
import type { FakeMessage } from '../../fakes/telegram/types.ts';

/** The program as people run it: a process of its own, telegraf and the OpenAI client as they are. */

const DAY = '2026-01-30';
const WHY = `why is everything falling on ${DAY}?`;
const TSX = projectFile('node_modules', '.bin', 'tsx');
const START = projectFile('adapters', 'start.ts');
const FIGURES = /[+-]?\d+(?:\.\d+)?%|\b\d+\.\d+\b/g;

let telegram: TelegramServer;
let llm: LlmServer;
let env: NodeJS.ProcessEnv;
const state = mkdtempSync(join(tmpdir(), 'undercurrent-state-'));
const children: ChildProcess[] = [];

beforeAll(async () => {
  telegram = await startTelegramServer();
  llm = await startLlmServer({ apiKey: 'sk-test' });
  env = {
    PATH: process.env.PATH,
    HOME: '/nonexistent',
    UNDERCURRENT_STATE: state,
    UNDERCURRENT_MODE: 'recorded',
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    OPENAI_API_KEY: 'sk-test',
    OPENAI_BASE_URL: llm.baseUrl,
    OPENAI_MODEL: 'test-model',
  };
});

afterAll(async () => {
  rmSync(state, { recursive: true, force: true });
  for (const child of children) child.kill('SIGKILL');
  await telegram.close();
  await llm.close();
});

interface Program {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly exited: Promise<number | null>;
}

async function program(more: NodeJS.ProcessEnv = {}, untilReady = true): Promise<Program> {
  const child = spawn(process.execPath, ['--import', 'tsx', START], { env: { ...env, ...more } });
  children.push(child);
  let text = '';
  child.stderr?.on('data', (piece: Buffer) => {
    text += piece.toString();
  });
  const exited = new Promise<number | null>((resolve) => child.on('exit', resolve));
  if (untilReady) {
    await new Promise<void>((resolve, reject) => {
      child.stderr?.on('data', () => text.includes('ready: telegram') && resolve());
      void exited.then((code) => reject(new Error(`ended with ${code}: ${text}`)));
    });
  }
  return { child, output: () => text, exited };
}

const call = (id: string, name: string, args = '{}'): CallToSend => ({ id, name, arguments: [args] });
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

const figuresOf = (text: string): string[] => [...new Set(text.match(FIGURES) ?? [])].sort();

function terminal(question: string): string {
  const { OPENAI_MODEL: _, ...noModel } = env;
  return execFileSync(TSX, [START, 'ask', question], { env: noModel, encoding: 'utf8' });
}

describe('the program on Telegram', () => {
  it('answers a question: a sign at once, lines as they come, a picture with buttons, and goes on from there', {
    timeout: 60_000,
  }, async () => {
    const running = await program();
    llm.reply(fiveTools(), slowly(700));
    const person = telegram.person();
    const asked = person.say(WHY);
    const placeholder = await person.waitFor(() => true, 'the placeholder', 10_000);
    const action = telegram.actions.find(({ chat_id }) => chat_id === person.chat.id)!;
    const photo = await person.waitFor(({ photo }) => photo !== undefined, 'the picture', 30_000);
    const typingMs = Number(action.at) - asked.at;
    const placeholderMs = placeholder.at - asked.at;
    process.stdout.write(`first sign: typing ${typingMs} ms, placeholder ${placeholderMs} ms\n`);
    expect(typingMs).toBeLessThan(3_000);
    expect(placeholderMs).toBeLessThan(3_000);
    expect(placeholder.versions.length).toBeGreaterThanOrEqual(3);
    expect(placeholder.text).toContain('Silver fell 28.5%');
    expect(photo.buttons.flat().map(({ text }) => text)).toContain('Against it');
    expect(photo.photo).toMatchObject({ width: 1080, height: 1350 });

    llm.reply(fiveTools(), textReply('VIX stands at {{vix.level}}. ', 'Oil rose {{oil.change_1d}}. '));
    // Nobody replies in the same millisecond.
    await new Promise((resolve) => setTimeout(resolve, 200));
    person.say('and oil?', { replyTo: photo });
    await person.waitFor(
      ({ text = '', message_id }) => message_id > photo.message_id && text.includes('Oil rose 0.5%'),
      'the follow-up',
      20_000,
    );
    // The follow-up knew the first question: the model was given it.
    expect(JSON.stringify(llm.journal.at(-1)?.body)).toContain('why is everything falling');
    expect(telegram.problems).toEqual([]);
    expect(llm.problems).toEqual([]);
    running.child.kill('SIGTERM');
    expect(await running.exited).toBe(0);
    expect(running.output()).not.toContain(telegram.token.slice(12));
  });

  it('says the same figures as the terminal', { timeout: 60_000 }, async () => {
    const { OPENAI_MODEL: _, ...noModel } = env;
    const running = await program({ ...noModel, OPENAI_MODEL: '' });
    const person = telegram.person();
    person.say(WHY);
    const message = await person.waitFor(({ text = '' }) => text.includes('Sources'), 'the answer', 20_000);
    expect(figuresOf(message.text!)).toEqual(figuresOf(terminal(WHY)));
    expect(figuresOf(message.text!).length).toBeGreaterThan(8);
    running.child.kill('SIGTERM');
    expect(await running.exited).toBe(0);
  });

  it('lets an answer be finished when it is told to stop', { timeout: 60_000 }, async () => {
    const running = await program();
    llm.reply(fiveTools(), slowly(500));
    const person = telegram.person();
    person.say(WHY);
    await person.waitFor(({ text = '' }) => text.includes('Not everything fell'), 'the first line', 15_000);
    running.child.kill('SIGTERM');
    expect(await running.exited).toBe(0);
    const texts = person.received.map((message: FakeMessage) => message.text ?? '');
    expect(texts.some((text) => text.includes('Oil rose 0.5%'))).toBe(true);
    expect(telegram.updates.pending).toBe(0);
  });

  it('tells people to ask again when the answer takes too long to wait for', {
    timeout: 60_000,
  }, async () => {
    const running = await program();
    llm.reply(fiveTools(), {
      steps: [chunk({ role: 'assistant', content: '' }), chunk({ content: GOOD[0] }), { hang: true }],
    });
    const person = telegram.person();
    person.say(WHY);
    await person.waitFor(() => true, 'the placeholder', 15_000);
    running.child.kill('SIGTERM');
    expect(await running.exited).toBe(0);
    expect(person.received.at(-1)?.text).toMatch(/ask again in a minute|Written by code|stopped/);
    expect(person.received.at(-1)?.text).not.toMatch(/…$/);
  });

  it('ends with one clear line for a wrong token', { timeout: 30_000 }, async () => {
    const running = await program(
      { TELEGRAM_BOT_TOKEN: '123:wrong_token_that_nobody_made_0123456789' },
      false,
    );
    expect(await running.exited).toBe(2);
    const lines = running.output().trim().split('\n');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('@BotFather');
    expect(lines[0]).not.toContain('wrong_token');
  });
});
