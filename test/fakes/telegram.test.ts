import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { png } from '../adapters/telegram/setup.ts';
import { startTelegramServer, type TelegramServer } from './telegram/server.ts';
import type { Json } from './telegram/types.ts';

/** The fake itself: what it must refuse, so that a green test of the adapter means something. */

let server: TelegramServer;
beforeEach(async () => {
  server = await startTelegramServer();
});
afterEach(() => server.close());

interface Reply {
  readonly ok: boolean;
  readonly result?: unknown;
  readonly error_code?: number;
  readonly description?: string;
  readonly parameters?: Json;
}

async function call(method: string, params: Json = {}, token = server.token): Promise<Reply> {
  const response = await fetch(`${server.apiRoot}/bot${token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(params),
  });
  return (await response.json()) as Reply;
}

async function send(
  method: string,
  file: [string, Uint8Array],
  fields: Record<string, string>,
): Promise<Reply> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append(file[0], new Blob([file[1] as Uint8Array<ArrayBuffer>]), 'file.png');
  const response = await fetch(`${server.apiRoot}/bot${server.token}/${method}`, {
    method: 'POST',
    body: form,
  });
  return (await response.json()) as Reply;
}

describe('the fake Telegram', () => {
  it('refuses other tokens and unknown methods', async () => {
    expect(await call('getMe', {}, '1:x')).toMatchObject({
      ok: false,
      error_code: 401,
      description: 'Unauthorized',
    });
    expect(await call('getYou')).toMatchObject({ error_code: 404 });
    expect(await call('getMe')).toMatchObject({ ok: true, result: { is_bot: true } });
  });

  it('holds a poll until something comes, and gives it again until it is confirmed', async () => {
    const started = Date.now();
    const poll = call('getUpdates', { timeout: 5 });
    setTimeout(() => server.person().say('hello'), 150);
    const [update] = (await poll).result as { update_id: number }[];
    expect(Date.now() - started).toBeGreaterThanOrEqual(140);
    expect((await call('getUpdates', { timeout: 0 })).result).toHaveLength(1);
    expect((await call('getUpdates', { timeout: 0, offset: update!.update_id + 1 })).result).toEqual([]);
    expect((await call('getUpdates', { timeout: 0 })).result).toEqual([]);
  });

  it('ends the older of two polls with 409, and polls beside a webhook', async () => {
    const older = call('getUpdates', { timeout: 5 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const newer = call('getUpdates', { timeout: 1 });
    expect(await older).toMatchObject({
      error_code: 409,
      description: expect.stringContaining('other getUpdates'),
    });
    expect(await newer).toMatchObject({ ok: true });
    await call('setWebhook', { url: 'https://x.example/' });
    expect(await call('getUpdates')).toMatchObject({ error_code: 409 });
    expect(await call('setWebhook', { url: 'http://x.example/' })).toMatchObject({ error_code: 400 });
  });

  it('leaves out kinds of updates that were not asked for', async () => {
    await call('getUpdates', { timeout: 0, allowed_updates: ['callback_query'] });
    server.person().say('hello');
    expect((await call('getUpdates', { timeout: 0 })).result).toEqual([]);
  });

  it('lets a bot hear in groups only what is for it', async () => {
    const person = server.join(server.person(), server.group());
    person.say('nothing for a bot');
    person.say('/command');
    person.say('hello @undercurrent_test_bot');
    expect((await call('getUpdates', { timeout: 0 })).result).toHaveLength(2);
  });

  it.each<[string, Json, string]>([
    ['an empty text', { text: ' \n' }, 'text is empty'],
    ['a long text', { text: 'x'.repeat(4_097) }, 'too long'],
    ['markup', { text: '<b>x</b>', parse_mode: 'HTML' }, 'entities only'],
    [
      'an entity beyond the end',
      { text: 'abc', entities: [{ type: 'bold', offset: 2, length: 2 }] },
      'ends after the end',
    ],
    [
      'half a symbol',
      { text: '😀', entities: [{ type: 'bold', offset: 0, length: 1 }] },
      'middle of a UTF-16',
    ],
    ['an unknown look', { text: 'abc', entities: [{ type: 'blink', offset: 0, length: 1 }] }, 'unknown type'],
    [
      'a link to nowhere',
      { text: 'abc', entities: [{ type: 'text_link', offset: 0, length: 1, url: 'javascript:x' }] },
      'invalid',
    ],
    [
      'long data of a button',
      { text: 'a', reply_markup: { inline_keyboard: [[{ text: 'a', callback_data: 'é'.repeat(33) }]] } },
      'BUTTON_DATA_INVALID',
    ],
    ['an unknown topic', { text: 'a', message_thread_id: 5 }, 'thread not found'],
    ['a reply to nothing', { text: 'a', reply_parameters: { message_id: 999 } }, 'replied not found'],
  ])('refuses %s', async (_, params, words) => {
    const person = server.person();
    const reply = await call('sendMessage', { chat_id: person.chat.id, ...params });
    expect(reply).toMatchObject({ error_code: 400, description: expect.stringContaining(words) });
    expect(server.problems).toHaveLength(/not found/.test(words) ? 0 : 1);
  });

  it('refuses edits that change nothing, and edits of what is gone', async () => {
    const { chat } = server.person();
    const sent = (await call('sendMessage', { chat_id: chat.id, text: 'one ' })).result as {
      message_id: number;
    };
    const at = { chat_id: chat.id, message_id: sent.message_id };
    expect(await call('editMessageText', { ...at, text: 'one' })).toMatchObject({
      description: expect.stringContaining('not modified'),
    });
    expect(await call('editMessageText', { ...at, text: 'two' })).toMatchObject({ ok: true });
    expect(await call('deleteMessage', at)).toMatchObject({ result: true });
    expect(await call('editMessageText', { ...at, text: 'three' })).toMatchObject({
      description: expect.stringContaining('message to edit not found'),
    });
  });

  it('takes real pictures only, with short captions', async () => {
    const chat_id = String(server.person().chat.id);
    expect(await send('sendPhoto', ['photo', png()], { chat_id, caption: 'x' })).toMatchObject({
      ok: true,
      result: { caption: 'x', photo: [{ width: 40, height: 30 }] },
    });
    const broken = png();
    broken[60] = (broken[60]! + 1) % 256;
    expect(await send('sendPhoto', ['photo', broken], { chat_id })).toMatchObject({
      description: expect.stringContaining('IMAGE_PROCESS_FAILED'),
    });
    expect(await send('sendPhoto', ['photo', png(2_000, 20)], { chat_id })).toMatchObject({
      description: expect.stringContaining('PHOTO_INVALID_DIMENSIONS'),
    });
    expect(await send('sendPhoto', ['photo', png()], { chat_id, caption: 'x'.repeat(1_025) })).toMatchObject({
      description: expect.stringContaining('caption is too long'),
    });
  });

  it('takes albums of two to ten pictures', async () => {
    const chat_id = String(server.person().chat.id);
    const media = [
      { type: 'photo', media: 'attach://a', caption: 'first' },
      { type: 'photo', media: 'attach://a' },
    ];
    const reply = await send('sendMediaGroup', ['a', png()], { chat_id, media: JSON.stringify(media) });
    expect(reply.result).toHaveLength(2);
    const one = await send('sendMediaGroup', ['a', png()], {
      chat_id,
      media: JSON.stringify(media.slice(1)),
    });
    expect(one).toMatchObject({ error_code: 400 });
  });

  it('enforces its limits with 429: bursts of three in a chat, thirty a second, twenty a minute in a group', async () => {
    const person = server.person();
    const burst = await Promise.all(
      Array.from({ length: 5 }, (_, i) => call('sendMessage', { chat_id: person.chat.id, text: `${i}` })),
    );
    expect(burst.filter(({ ok }) => ok)).toHaveLength(3);
    expect(burst.find(({ ok }) => !ok)).toMatchObject({
      error_code: 429,
      description: expect.stringMatching(/^Too Many Requests: retry after \d+$/),
      parameters: { retry_after: expect.any(Number) },
    });
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const people = Array.from({ length: 40 }, () => server.person().chat.id);
    const wide = await Promise.all(people.map((chat_id) => call('sendMessage', { chat_id, text: 'x' })));
    expect(wide.filter(({ ok }) => ok)).toHaveLength(30);
  });

  it('answers a press once, and not after a long time', async () => {
    const person = server.person();
    await call('sendMessage', {
      chat_id: person.chat.id,
      text: 'x',
      reply_markup: { inline_keyboard: [[{ text: 'More', callback_data: 'm' }]] },
    });
    const pressed = person.press(person.received[0]!, 'More');
    const [{ callback_query }] = (await call('getUpdates', { timeout: 1 })).result as [
      { callback_query: Json },
    ];
    expect(callback_query).toMatchObject({ data: 'm', message: { text: 'x' } });
    const answer = { callback_query_id: callback_query.id, text: 'done' };
    expect(await call('answerCallbackQuery', answer)).toMatchObject({ ok: true });
    expect(await pressed).toEqual({ text: 'done', alert: false });
    expect(await call('answerCallbackQuery', answer)).toMatchObject({
      description: expect.stringContaining('query is too old'),
    });
  });

  it('tells a blocked bot so, and where a group has gone', async () => {
    const person = server.person();
    person.block();
    expect(await call('sendMessage', { chat_id: person.chat.id, text: 'x' })).toMatchObject({
      error_code: 403,
      description: 'Forbidden: bot was blocked by the user',
    });
    const group = server.group();
    const bigger = server.migrate(group);
    expect(await call('sendMessage', { chat_id: group.id, text: 'x' })).toMatchObject({
      error_code: 400,
      parameters: { migrate_to_chat_id: bigger.id },
    });
  });

  it('knows who manages a group', async () => {
    const group = server.group();
    const boss = server.join(server.person(), group, 'creator');
    const query = { chat_id: group.id, user_id: boss.user.id };
    expect(await call('getChatMember', query)).toMatchObject({ result: { status: 'creator' } });
    expect((await call('getChatAdministrators', { chat_id: group.id })).result).toHaveLength(1);
  });

  it('keeps menus by scope and language', async () => {
    const commands = [{ command: 'why', description: 'why' }];
    await call('setMyCommands', { commands, language_code: 'zh' });
    expect((await call('getMyCommands', { language_code: 'zh' })).result).toEqual(commands);
    expect((await call('getMyCommands')).result).toEqual([]);
    expect(await call('setMyCommands', { commands: [{ command: 'Why?', description: 'x' }] })).toMatchObject({
      description: expect.stringContaining('BOT_COMMAND_INVALID'),
    });
  });
});
