import { afterEach, describe, expect, it } from 'vitest';
import { createApi } from '../../../adapters/telegram/api.ts';
import { failureOf } from '../../../adapters/telegram/failure.ts';
import { startTelegram } from '../../../adapters/telegram/index.ts';
import { createRates } from '../../../src/front-desk/rates.ts';
import { chatWith, FIVE_TOOLS, GOOD, LABEL } from '../../chat/helpers.ts';
import { ScriptedModel } from '../../fakes/scripted-model.ts';
import { startTelegramServer, type TelegramServer } from '../../fakes/telegram/server.ts';
import { deskWith } from '../../front-desk/helpers.ts';
import { type Running, type RunningOptions, running } from './setup.ts';

let open: { close(): Promise<void> }[] = [];
const start = async (options: RunningOptions = {}): Promise<Running> => {
  const made = await running(options);
  open.push(made);
  return made;
};
const server = async (): Promise<TelegramServer> => {
  const made = await startTelegramServer();
  open.push(made);
  return made;
};
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const slowModel = (ms: number): ScriptedModel =>
  new ScriptedModel([FIVE_TOOLS, [{ waitMs: ms }, ...GOOD]], { sleep: wait });

afterEach(async () => {
  await Promise.allSettled(open.map(({ close }) => close()));
  open = [];
});

const WHY = 'why is everything falling on 2026-01-30?';

describe('the network and the server', () => {
  it('broken polls, gateway errors and floods are waited out, and nothing is lost or answered twice', async () => {
    const { server } = await start();
    server.fault('getUpdates', { kind: 'reset' });
    server.fault('getUpdates', { kind: 'html', status: 502 });
    server.fault('getUpdates', {
      kind: 'refuse',
      status: 429,
      description: 'Too Many Requests: retry after 0',
      parameters: { retry_after: 0 },
    });
    // The answer with the update gets lost: Telegram gives it out again.
    server.fault('getUpdates', { kind: 'lost-answer' });
    const person = server.person();
    person.say('/indicator gold');
    await person.waitFor(({ buttons }) => buttons.length > 0);
    await wait(150);
    expect(person.received).toHaveLength(1);
  });

  it('sends again after a refused connection, a reset and a 500', async () => {
    const { server } = await start();
    server.fault('sendMessage', { kind: 'reset' });
    server.fault('sendMessage', { kind: 'html', status: 500 });
    const person = server.person();
    person.say('/indicator gold');
    await person.waitFor(({ text = '' }) => text.includes('Gold'));
  });

  it('waits as long as a 429 says, then sends', async () => {
    const { server } = await start();
    const description = 'Too Many Requests: retry after 1';
    server.fault('sendMessage', { kind: 'refuse', status: 429, description, parameters: { retry_after: 1 } });
    const person = server.person();
    const asked = person.say('/indicator gold');
    const message = await person.waitFor(({ text = '' }) => text.includes('Gold'));
    expect(message.at - asked.at).toBeGreaterThanOrEqual(1_000);
  });

  it('an update that comes twice is answered once', async () => {
    const { server } = await start();
    const person = server.person();
    person.say('/indicator gold');
    await person.waitFor(({ buttons }) => buttons.length > 0);
    const update = { update_id: 700_000_001, message: {} };
    const first = server.calls('getUpdates').length;
    expect(first).toBeGreaterThan(0);
    server.updates.again({
      ...update,
      message: {
        message_id: 1,
        from: person.user,
        chat: { id: person.chat.id, type: 'private' },
        date: 1,
        text: '/indicator gold',
        entities: [{ type: 'bot_command', offset: 0, length: 10 }],
      },
    });
    await wait(150);
    expect(person.received).toHaveLength(1);
  });

  it('an update that was not taken over before a crash comes again, and is answered then', async () => {
    const made = await server();
    const person = made.person();
    person.say('/indicator gold');
    // Somebody read it and was killed before the next call confirmed it.
    const api = createApi({ token: made.token, apiRoot: made.apiRoot });
    expect(await api.call<unknown[]>('getUpdates', { offset: 0, timeout: 0 })).toHaveLength(1);
    await start({ server: made });
    await person.waitFor(({ text = '' }) => text.includes('Gold'));
    expect([...made.updates.deliveries.values()]).toEqual([2]);
  });
});

describe('chats', () => {
  it('who blocked the bot costs no more than one attempt, and no noise for others', async () => {
    const { server, warnings } = await start({ chat: chatWith(slowModel(150)) });
    const person = server.person();
    person.say(WHY);
    person.block();
    await wait(400);
    expect(server.calls('sendMessage')).toHaveLength(1);
    expect(warnings).toEqual([]);
    const other = server.person();
    other.say('/help');
    await other.waitFor(({ text = '' }) => text.includes('/why'));
  });

  it('an answer whose placeholder was deleted is sent anew', async () => {
    const { server } = await start({ chat: chatWith(slowModel(200)) });
    const person = server.person();
    person.say(WHY);
    const placeholder = await person.waitFor(() => true, 'the placeholder');
    placeholder.deleted = true;
    const message = await person.waitFor(({ text = '' }) => text.includes(LABEL));
    expect(message).not.toBe(placeholder);
  });

  it('a topic that is gone is left, not the person in it', async () => {
    const { server } = await start({ chat: chatWith(slowModel(200)) });
    const group = server.group({ type: 'supergroup', is_forum: true, topics: new Set([7]) });
    const person = server.join(server.person(), group);
    person.say(`/ask ${WHY}`, { threadId: 7 });
    group.topics.delete(7);
    await person.waitFor(({ text = '' }) => text.includes(LABEL));
  });

  it('a flood is told so once', async () => {
    const { server } = await start({ desk: { rates: createRates({ userPerMinute: 2, chatPerMinute: 99 }) } });
    const person = server.person();
    for (let i = 0; i < 6; i++) person.say('/help');
    await person.waitFor(({ text = '' }) => text.includes('a lot of questions'));
    await wait(150);
    expect(person.received).toHaveLength(3);
  });

  it('a second question waits, a third is told to', async () => {
    const model = new ScriptedModel([FIVE_TOOLS, [{ waitMs: 300 }, ...GOOD], FIVE_TOOLS, [...GOOD]], {
      sleep: wait,
    });
    const { server } = await start({ chat: chatWith(model) });
    const person = server.person();
    for (let i = 0; i < 3; i++) person.say(WHY);
    await person.waitFor(({ text = '' }) => text.startsWith('One question at a time'));
    await person.waitFor(
      () => person.received.filter(({ text = '' }) => text.includes(LABEL)).length === 2,
      'both',
    );
  });
});

describe('the start', () => {
  const attempt = (made: TelegramServer, token = made.token, apiRoot = made.apiRoot) =>
    startTelegram({ desk: deskWith(), config: { token, apiRoot }, now: Date.now, retryMs: [5, 10] });

  it.each([
    ['a wrong token', '123456789:AAnotTheRightToken_0123456789abcdef', '@BotFather'],
    ['a token of the wrong form', 'nonsense', '@BotFather'],
  ])('%s is told in one line, without the token', async (_, token, words) => {
    const made = await server();
    const error = await attempt(made, token).catch((caught: Error) => caught);
    expect(error).toMatchObject({ code: 'BAD_INPUT', message: expect.stringContaining(words) });
    expect(JSON.stringify([(error as Error).message, String((error as Error).cause)])).not.toContain(token);
  });

  it('a server that cannot be reached is told after some attempts', async () => {
    const made = await server();
    await expect(attempt(made, made.token, 'http://127.0.0.1:9')).rejects.toThrow('Check the network');
  });

  it('a second program on the same token ends both confusion and itself', async () => {
    const { server: made, adapter } = await start();
    const other = await attempt(made);
    const lost = await Promise.race([adapter.ended, other.ended]).catch((error: Error) => error.message);
    expect(lost).toContain('another program reads the messages of this bot');
    await other.stop(10);
  });

  it('a webhook of before is removed, so that polling works', async () => {
    const made = await server();
    const api = createApi({ token: made.token, apiRoot: made.apiRoot });
    await api.call('setWebhook', { url: 'https://old.example/hook' });
    const { warnings } = await start({ server: made });
    expect(warnings.join()).toContain('a webhook was set');
    const person = made.person();
    person.say('/help');
    await person.waitFor(({ text = '' }) => text.includes('/why'));
  });

  it('sets the menus once, in each language and scope, and not again', async () => {
    const { server: made, adapter } = await start();
    const set = () => made.calls('setMyCommands');
    await expect.poll(() => set().length).toBe(14);
    expect(set().map(({ params }) => params.language_code)).toEqual([
      ...[undefined, 'zh', 'es', 'de', 'fr', 'pt', 'ja'],
      ...[undefined, 'zh', 'es', 'de', 'fr', 'pt', 'ja'],
    ]);
    await adapter.stop(10);
    await start({ server: made });
    await expect.poll(() => made.calls('getMyCommands').length).toBe(28);
    expect(set()).toHaveLength(14);
  });

  it('a wrong clock is named', () => {
    const error = Object.assign(new Error('certificate is not yet valid'), {
      name: 'FetchError',
      code: 'CERT_NOT_YET_VALID',
    });
    expect(failureOf('getMe', error, false)).toMatchObject({ kind: 'clock' });
  });

  it('a failure of the network names no address: the token is part of it', () => {
    const address = 'https://api.telegram.org/bot123456789:AAFakeTokenOfATest_0123456789/getMe';
    const error = Object.assign(new Error(`request to ${address} failed, reason: ECONNRESET`), {
      name: 'FetchError',
      type: 'system',
      code: 'ECONNRESET',
    });
    const failure = failureOf('getMe', error, false);
    expect(failure).toMatchObject({ kind: 'broken', message: 'getMe: ECONNRESET' });
    expect(JSON.stringify([failure, failure?.stack, String(failure?.cause)])).not.toContain('AAFake');
  });

  it('a bug is no failure of Telegram', () => {
    expect(failureOf('getMe', new TypeError('x is not a function'), false)).toBeUndefined();
  });
});

describe('by webhook', () => {
  const port = 18_443;
  const url = `http://127.0.0.1:${port}/telegram`;
  const webhook = { url, secret: 'a-secret', port };

  it('takes updates with the secret only, once each, and again after a failure', async () => {
    const { server: made } = await start({ config: { webhook } });
    const person = made.person();
    person.say('/indicator gold');
    await person.waitFor(({ text = '' }) => text.includes('Gold'));
    const post = (secret: string, body: string, path = url): Promise<number> =>
      fetch(path, { method: 'POST', body, headers: { 'x-telegram-bot-api-secret-token': secret } }).then(
        ({ status }) => status,
      );
    expect(await post('wrong', '{"update_id":1}')).toBe(403);
    expect(await post('a-secret', 'no json')).toBe(400);
    expect(await post('a-secret', '{"update_id":"1"}')).toBe(400);
    expect(await post('a-secret', '{}', `${url}/x`)).toBe(404);
    expect((await fetch(url)).status).toBe(405);
    // Delivered once more, as after a lost answer.
    const update = { update_id: 700_000_001, message: { text: '/indicator gold' } };
    expect(await post('a-secret', JSON.stringify({ ...update, message: undefined }))).toBe(200);
    await wait(50);
    expect(person.received).toHaveLength(1);
  });

  it('what comes while it is down is delivered after the next start', async () => {
    const { server: made, adapter } = await start({ config: { webhook } });
    await adapter.stop(10);
    const person = made.person();
    person.say('/indicator gold');
    await wait(100);
    expect(made.updates.webhook?.lastError?.message).toBe('Connection refused');
    await start({ server: made, config: { webhook } });
    await person.waitFor(({ text = '' }) => text.includes('Gold'));
  });
});
