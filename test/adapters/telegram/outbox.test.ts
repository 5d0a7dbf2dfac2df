import { beforeEach, expect, it } from 'vitest';
import type { TelegramApi } from '../../../adapters/telegram/api.ts';
import { TelegramFailure } from '../../../adapters/telegram/failure.ts';
import type { SendGate } from '../../../adapters/telegram/gate.ts';
import { createOutbox, type Outbox, type Place } from '../../../adapters/telegram/outbox.ts';

const TOPIC: Place = { chatId: '-100', isGroup: true, threadId: 7 };
const HELLO = { rich: { text: 'Gold fell.', entities: [] } };
const MINUTE_MS = 60_000;

/** Topics that take nothing. */
let shut: Set<number>;
/** Where messages went, and where they were refused. */
let calls: (number | 'general')[];
let nowMs: number;
let outbox: Outbox;

beforeEach(() => {
  shut = new Set();
  calls = [];
  nowMs = 1_000_000;
  const api = {
    call: async (_: string, { message_thread_id: thread }: { message_thread_id?: number }) => {
      calls.push(thread ?? 'general');
      if (thread !== undefined && shut.has(thread))
        throw new TelegramFailure('thread-gone', 'sendMessage: 400 Bad Request: TOPIC_CLOSED');
      return { message_id: calls.length };
    },
  } as unknown as TelegramApi;
  const gate = { run: (_: unknown, send: () => unknown) => send() } as unknown as SendGate;
  outbox = createOutbox({ api, gate, now: () => nowMs });
});

it('answers for a topic that is closed go to the chat, without asking the topic each time', async () => {
  shut.add(7);
  await outbox.send(TOPIC, HELLO);
  await outbox.send(TOPIC, HELLO);
  expect(calls).toEqual([7, 'general', 'general']);
  // Another topic of the same chat.
  await outbox.send({ ...TOPIC, threadId: 8 }, HELLO);
  expect(calls.at(-1)).toBe(8);
});

it('a topic that was closed is tried again after a while', async () => {
  shut.add(7);
  await outbox.send(TOPIC, HELLO);
  shut.clear();
  nowMs += 9 * MINUTE_MS;
  await outbox.send(TOPIC, HELLO);
  nowMs += MINUTE_MS;
  await outbox.send(TOPIC, HELLO);
  expect(calls).toEqual([7, 'general', 'general', 7]);
});

it('a topic in which somebody writes again is open at once', async () => {
  shut.add(7);
  await outbox.send(TOPIC, HELLO);
  shut.clear();
  outbox.heard({ ...TOPIC, threadId: 8 });
  await outbox.send(TOPIC, HELLO);
  outbox.heard(TOPIC);
  await outbox.send(TOPIC, HELLO);
  expect(calls).toEqual([7, 'general', 'general', 7]);
});
