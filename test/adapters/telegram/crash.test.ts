import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Keyv from 'keyv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createUnfinished } from '../../../adapters/telegram/unfinished.ts';
import { projectFile } from '../../../src/index.ts';
import { GOOD } from '../../chat/helpers.ts';
import {
  callReply,
  chunk,
  DONE,
  type LlmServer,
  startLlmServer,
  USAGE,
  usageChunk,
} from '../../fakes/llm-server.ts';
import { startTelegramServer, type TelegramServer } from '../../fakes/telegram/server.ts';

/** The program killed in the middle, as a power cut does it, and started again on the same state. */

let telegram: TelegramServer;
let llm: LlmServer;
let state: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  telegram = await startTelegramServer();
  llm = await startLlmServer({ apiKey: 'sk-test' });
  state = mkdtempSync(join(tmpdir(), 'undercurrent-crash-'));
});

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await telegram.close();
  await llm.close();
  rmSync(state, { recursive: true, force: true });
});

async function program(
  more: NodeJS.ProcessEnv = {},
): Promise<{ child: ChildProcess; exited: Promise<unknown> }> {
  const child = spawn(process.execPath, ['--import', 'tsx', projectFile('adapters', 'start.ts')], {
    env: {
      PATH: process.env.PATH,
      HOME: '/nonexistent',
      UNDERCURRENT_MODE: 'recorded',
      UNDERCURRENT_STATE: state,
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      ...more,
    },
  });
  children.push(child);
  let text = '';
  const exited = new Promise((resolve) => child.on('exit', resolve));
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', (piece: Buffer) => {
      text += piece.toString();
      if (text.includes('ready: telegram')) resolve();
    });
    void exited.then((code) => reject(new Error(`ended with ${code}: ${text}`)));
  });
  return { child, exited };
}

const kill = async ({ child, exited }: Awaited<ReturnType<typeof program>>): Promise<void> => {
  child.kill('SIGKILL');
  await exited;
};
const withModel = (): NodeJS.ProcessEnv => ({
  OPENAI_API_KEY: 'sk-test',
  OPENAI_BASE_URL: llm.baseUrl,
  OPENAI_MODEL: 'test-model',
});
const tools = () => callReply({ id: 'c1', name: 'market_snapshot', arguments: ['{}'] });
const sentences = (waitMs: number) => ({
  steps: [
    chunk({ role: 'assistant', content: '', refusal: null }),
    ...GOOD.flatMap((content) => [chunk({ content }), { waitMs }]),
    chunk({}, 'stop'),
    usageChunk(USAGE),
    DONE,
  ],
});
const WHY = 'why is everything falling on 2026-01-30?';
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('after kill -9', () => {
  it('an answer that was under way is given by the next process, once', { timeout: 90_000 }, async () => {
    const first = await program(withModel());
    llm.reply(tools(), sentences(4_000));
    const person = telegram.person();
    person.say(WHY);
    await person.waitFor(({ text = '' }) => text.includes('Not everything fell'), 'the first line', 20_000);
    await wait(100);
    await kill(first);
    llm.reply(tools(), sentences(1));
    const second = await program(withModel());
    await person.waitFor(({ text = '' }) => text.includes('Oil rose 0.5%'), 'the answer', 30_000);
    await wait(2_500);
    const answers = person.received.filter(({ text = '' }) => text.includes('Oil rose 0.5%'));
    expect(answers).toHaveLength(1);
    expect(person.received.filter(({ text = '' }) => text.endsWith('…'))).toEqual([]);
    await kill(second);
    // What was answered is not answered again.
    const before = person.received.length;
    const third = await program(withModel());
    await wait(1_500);
    expect(person.received).toHaveLength(before);
    await kill(third);
  });

  it('buttons, replies and the question behind Refresh are still known', { timeout: 90_000 }, async () => {
    const first = await program();
    const person = telegram.person();
    person.say('why is gold down?');
    const answer = await person.waitFor(({ buttons }) => buttons.length > 0, 'the answer', 20_000);
    await wait(300);
    await kill(first);
    const second = await program();
    await person.press(answer, 'Evidence');
    await person.waitFor(({ text = '' }) => text.includes('For it:'), 'the evidence', 20_000);
    const last = person.received.at(-1)!.message_id;
    await person.press(answer, 'Refresh');
    await person.waitFor(
      ({ message_id, text = '' }) => message_id > last && text.includes('Gold fell'),
      'the refresh',
      20_000,
    );
    await kill(second);
  });
});

describe('what is under way', () => {
  it('is kept until it ends, for a quarter of an hour, and never throws', async () => {
    let nowMs = 1_000_000;
    const store = new Keyv();
    const memory = createUnfinished(store, () => nowMs);
    await memory.begin({ update_id: 1 } as never);
    await memory.begin({ update_id: 2 } as never);
    memory.shows({ update_id: 2 } as never, 77);
    await memory.end({ update_id: 1 } as never);
    expect(await createUnfinished(store, () => nowMs).left()).toEqual([
      { update: { update_id: 2 }, shown: 77, again: false },
    ]);
    nowMs += 16 * 60_000;
    expect(await createUnfinished(store, () => nowMs).left()).toEqual([]);
    await store.set('unfinished:telegram', 'nonsense');
    expect(await createUnfinished(store, () => nowMs).left()).toEqual([]);
    const broken = {
      get: () => Promise.reject(new Error('down')),
      set: () => Promise.reject(new Error('down')),
    };
    const without = createUnfinished(broken as never, () => nowMs);
    await without.begin({ update_id: 1 } as never);
    expect(await without.left()).toEqual([]);
  });
});
