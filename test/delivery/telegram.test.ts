import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApi } from '../../adapters/telegram/api.ts';
import { TelegramFailure } from '../../adapters/telegram/failure.ts';
import { createSendGate } from '../../adapters/telegram/gate.ts';
import { createTelegramSender } from '../../adapters/telegram/sender.ts';
import type { Content, SendError } from '../../src/delivery/sender.ts';
import { StoreError } from '../../src/store/failure.ts';
import { png } from '../adapters/telegram/setup.ts';
import { startTelegramServer, type TelegramServer } from '../fakes/telegram/server.ts';
import { type Bench, bench, HELLO, ruleFor } from './setup.ts';

let server: TelegramServer;
let at: Bench;
beforeEach(async () => {
  server = await startTelegramServer();
  server.limits.enforced = false;
  at = await bench(Date.parse('2026-11-24T07:00Z'));
});
afterEach(async () => {
  await server.close();
  await at.close();
});

function sender(options: { readonly apiRoot?: string; readonly connectMs?: number } = {}) {
  const gate = createSendGate({
    now: Date.now,
    limits: { perSecond: 500, chatGapMs: 1, groupPerMinute: 100 },
    waitAfter: (error) => (error instanceof TelegramFailure ? error.retryAfterMs : undefined),
  });
  return createTelegramSender({
    api: createApi({ token: server.token, apiRoot: server.apiRoot, ...options }),
    gate,
  });
}
const yes = { nonce: 'n', begin: async () => true };
const placeOf = (chat: { readonly id: number }) => ({ platform: 'telegram', chatId: String(chat.id) });
const trouble = (sending: Promise<unknown>) =>
  sending.then(
    () => 'sent',
    (error: SendError) => error.trouble,
  );

describe('what Telegram says, as a delivery understands it', () => {
  it('tells sent, unknown, closed, moved and refused apart', async () => {
    const to = sender();
    const person = server.person();
    expect(await to.send(placeOf(person.chat), HELLO, yes)).toEqual([String(person.received[0]!.message_id)]);
    server.fault('sendMessage', { kind: 'lost-answer' });
    expect(await trouble(to.send(placeOf(person.chat), HELLO, yes))).toBe('ambiguous');
    server.fault('sendMessage', { kind: 'html', status: 502 });
    expect(await trouble(to.send(placeOf(person.chat), HELLO, yes))).toBe('ambiguous');
    server.fault('sendMessage', { kind: 'refuse', status: 400, description: 'Bad Request: text is strange' });
    expect(await trouble(to.send(placeOf(person.chat), HELLO, yes))).toBe('refused');
    server.fault('sendMessage', { kind: 'refuse', status: 401, description: 'Unauthorized' });
    expect(await trouble(to.send(placeOf(person.chat), HELLO, yes))).toBe('not-sent');
    expect(await trouble(to.send({ platform: 'telegram', chatId: '999' }, HELLO, yes))).toBe('closed');
    person.block();
    expect(await trouble(to.send(placeOf(person.chat), HELLO, yes))).toBe('closed');
    // One sent, one whose answer was lost: nothing was sent again by itself.
    expect(person.received.length).toBe(2);
  });

  it('sends nothing when the delivery does not begin, nor when nobody answers the phone', async () => {
    const person = server.person();
    const no = { nonce: 'n', begin: async () => false };
    expect(await trouble(sender().send(placeOf(person.chat), HELLO, no))).toBe('not-begun');
    const dead = sender({ apiRoot: 'http://127.0.0.1:9' });
    expect(await trouble(dead.send(placeOf(person.chat), HELLO, yes))).toBe('not-sent');
    expect(person.received).toEqual([]);
  });

  it('waits and sends once after "too fast"', async () => {
    const person = server.person();
    server.fault('sendMessage', {
      kind: 'refuse',
      status: 429,
      description: 'Too Many Requests: retry after 1',
      parameters: { retry_after: 1 },
    });
    expect(await trouble(sender().send(placeOf(person.chat), HELLO, yes))).toBe('sent');
    expect(person.received.length).toBe(1);
  });

  it('uploads a picture once for all chats, and does without where it is refused', async () => {
    const to = sender();
    const content = { ...HELLO, picture: { png: png(), alt: 'Bars', title: 'What fell' } };
    const [one, two] = [server.person(), server.person()];
    expect((await to.send(placeOf(one.chat), content, yes)).length).toBe(2);
    server.fault('sendPhoto', { kind: 'refuse', status: 400, description: 'Bad Request: PHOTO_INVALID' });
    expect((await to.send(placeOf(two.chat), content, yes)).length).toBe(1);
    expect(one.received[1]?.caption).toBe('What fell');
  });
});

it('a group that became a supergroup gets its digest under its new id, once', async () => {
  const group = server.group();
  await at.store.digestRules.create(
    ruleFor(String(group.id), { nextRunAtMs: at.clock.nowMs, time: '08:00' }),
  );
  const upgraded = server.migrate(group);
  const runner = at.runner({ senders: [sender()] });
  await runner.runOnce();
  await runner.runOnce();
  expect(upgraded.messages.filter(({ from }) => from.is_bot).length).toBe(1);
  const [rule] = await at.store.digestRules.ofChat({ platform: 'telegram', chatId: String(upgraded.id) });
  expect(rule).toBeDefined();
  expect((await at.store.deliveries.counts()).sent).toBe(1);
});

describe('a message of several parts, or with a picture', () => {
  /** More than one message holds: 4,096 characters. */
  const LONG: Content = {
    answer: {
      ...HELLO.answer,
      blocks: Array.from({ length: 12 }, (_, i) => ({
        kind: 'prose' as const,
        lines: [[{ text: `${i} ${'gold fell and nobody knows why; '.repeat(20)}` }]],
      })),
    },
  };
  /** Fails from the second question on. */
  const failingStore = () => {
    let asked = 0;
    return async (): Promise<boolean> => {
      asked += 1;
      if (asked > 1) throw new StoreError('unreachable', 'the database server does not answer');
      return true;
    };
  };

  it('is unclear when the store fails after the first part: it must not be sent from the start again', async () => {
    const person = server.person();
    const sending = sender().send(placeOf(person.chat), LONG, { nonce: 'n', begin: failingStore() });
    expect(await trouble(sending)).toBe('ambiguous');
    expect(person.received.length).toBe(1);
  });

  it('is unclear when another process took it over after the first part', async () => {
    const person = server.person();
    let asked = 0;
    const begin = async () => ++asked === 1;
    expect(await trouble(sender().send(placeOf(person.chat), LONG, { nonce: 'n', begin }))).toBe('ambiguous');
  });

  it('is sent when the store fails before the picture', async () => {
    const person = server.person();
    const content = { ...HELLO, picture: { png: png(), alt: 'Bars', title: 'What fell' } };
    const sent = await sender().send(placeOf(person.chat), content, { nonce: 'n', begin: failingStore() });
    expect(sent).toEqual([String(person.received[0]!.message_id)]);
  });
});

it('a network that swallows packets was not written to: a delivery is tried again later', async () => {
  // A process that takes no connection any more: when its queue is full, the system does not answer.
  const script = `const server = require('net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    require('fs').writeSync(1, String(server.address().port));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  })`;
  const child = spawn(process.execPath, ['-e', script]);
  const port = await new Promise<number>((resolve) =>
    child.stdout.once('data', (data: Buffer) => resolve(Number(data))),
  );
  const queue = Array.from({ length: 8 }, () => connect(port, '127.0.0.1').on('error', () => undefined));
  await new Promise((resolve) => queue[0]!.once('connect', resolve));
  const swallowed = sender({ apiRoot: `http://127.0.0.1:${port}`, connectMs: 300 });
  const place = { platform: 'telegram', chatId: '1' };
  expect(await trouble(swallowed.send(place, HELLO, yes))).toBe('not-sent');
  for (const socket of queue) socket.destroy();
  child.kill('SIGKILL');
}, 60_000);

it('a bot that may no longer write is told apart from a message that is refused', async () => {
  const person = server.person();
  for (const description of [
    'Bad Request: have no rights to send a message',
    'Bad Request: CHAT_RESTRICTED',
    'Bad Request: CHAT_ADMIN_REQUIRED',
    'Bad Request: group chat was deactivated',
    'Bad Request: PEER_ID_INVALID',
  ]) {
    server.fault('sendMessage', { kind: 'refuse', status: 400, description });
    expect(await trouble(sender().send(placeOf(person.chat), HELLO, yes))).toBe('closed');
  }
});
