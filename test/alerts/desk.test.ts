import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createAlertDesk } from '../../src/alerts/desk.ts';
import { orderOf } from '../../src/alerts/order.ts';
import { plainText } from '../../src/answer/answer.ts';
import type { DeskRequest, FrontDesk } from '../../src/front-desk/types.ts';
import { createScorecard } from '../../src/scorecard/scorecard.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { deskWith, last, request } from '../front-desk/helpers.ts';
import { stillWorld } from './still.ts';
import { bot, health } from './world.ts';

const folder = mkdtempSync(join(tmpdir(), 'undercurrent-alert-desk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const opened: Store[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});
const log = { warn: () => undefined };
const START = Date.parse('2026-01-30T22:00:00Z');
let files = 0;

async function bench(perChat = 3, perUser = 3) {
  const clock = { nowMs: START };
  const now = () => clock.nowMs;
  const store = await openStore({ file: join(folder, `${files++}.db`), now, log });
  opened.push(store);
  let draws = 0;
  const alerts = createAlertDesk({
    store,
    bot: stillWorld(),
    health: () => health,
    limits: { perChat, perUser, cooldownMs: 43_200_000, lastsMs: 90 * 86_400_000 },
    now,
    // Each id is another one.
    random: () => ((draws++ * 7) % 31) / 31,
    logger: log,
  });
  const scorecard = createScorecard({ store, bot, now, logger: log });
  return { clock, store, desk: deskWith({ alerts, scorecard }) };
}

const say = async (desk: FrontDesk, argument: string, more: Partial<DeskRequest> = {}) => {
  const event = await last(
    desk.handle(request({ type: 'command', name: 'alert', argument }, more)),
    'answer',
  );
  return { text: plainText(event.answer), actions: event.actions };
};
const press = async (desk: FrontDesk, token: string, more: Partial<DeskRequest> = {}) =>
  plainText((await last(desk.handle(request({ type: 'action', token }, more)), 'answer')).answer);
const group = (admin: boolean): Partial<DeskRequest> => ({ isGroup: true, isAdmin: async () => admin });

describe('the alert command', () => {
  it('shows what it understood with the value of now, and arms it by the button, once', async () => {
    const { desk, store } = await bench();
    const shown = await say(desk, 'VIX above 30');
    expect(shown.text).toContain('Not armed yet');
    expect(shown.text).toContain('VIX above 30');
    expect(shown.text).toContain('Now: 17.44 (30 Jan 2026)');
    expect(shown.text).toContain('It ends on 30 Apr 2026');
    expect(shown.text).toContain('At most one message in 12 hours');
    expect(shown.text).toMatch(/armed again at \d+\.\d+ or lower/);
    expect(shown.text).toContain('Running prices of an open session count');
    expect(await store.alerts.count()).toMatchObject({ armed: 0 });
    expect(shown.actions.map(({ kind }) => kind)).toEqual(['confirm']);
    const { token } = shown.actions[0]!;
    expect(Buffer.byteLength(token)).toBeLessThanOrEqual(64);
    expect(await press(desk, token)).toMatch(/^\n?Armed: alert [2-9a-z]{8}/);
    await press(desk, token);
    expect(await store.alerts.count()).toMatchObject({ armed: 1 });
    const [alert] = await store.alerts.ofUser({ platform: 'test', userId: 'u' });
    // Nothing of the person's words, but what code understood.
    expect(alert).toMatchObject({ text: 'VIX above 30', armedValue: 17.44, language: 'en' });
  });

  it('keeps to how often and how long somebody wants to be told, and shows it', async () => {
    const { desk, store, clock } = await bench();
    const alerts = () => store.alerts.ofUser({ platform: 'test', userId: 'u' });
    const shown = await say(desk, 'VIX above 30, at most once a day, for the next two weeks');
    expect(shown.text).toContain('At most one message in 24 hours');
    expect(shown.text).toContain('It ends on 13 Feb 2026');
    clock.nowMs += 60_000;
    expect(await press(desk, shown.actions[0]!.token)).toContain('It ends on 13 Feb 2026');
    // From the confirmation on.
    expect(await alerts()).toMatchObject([
      { cooldownMs: 86_400_000, expiresAtMs: START + 60_000 + 14 * 86_400_000 },
    ]);
    const once = await say(desk, 'VIX above 40 once only until Friday');
    expect(once.text).toContain('It tells one time and is then over');
    expect(once.text).not.toMatch(/At most one message|armed again/);
    // 30 January 2026 is a Friday.
    expect(once.text).toContain('It ends on 6 Feb 2026');
    await press(desk, once.actions[0]!.token);
    expect((await alerts()).find(({ text }) => text === 'VIX above 40')).toMatchObject({
      cooldownMs: 90 * 86_400_000,
      expiresAtMs: Date.parse('2026-02-06T23:59:59.999Z'),
    });
    const choice = await say(desk, 'dollar above 100, at most once a week');
    expect(choice.text.match(/At most one message in 168 hours/g)).toHaveLength(1);
    await press(desk, choice.actions[1]!.token);
    expect((await alerts()).find(({ text }) => text.startsWith('Broad'))).toMatchObject({
      cooldownMs: 7 * 86_400_000,
    });
  });

  it('says in one sentence what goes beyond its limits, and names words it made nothing of', async () => {
    const { desk } = await bench();
    for (const [said, answer] of [
      ['VIX above 30, at most once an hour', 'at least 12 hours between two messages'],
      ['VIX above 30 for the next four months', 'within the next 90 days'],
      ['VIX above 30 on mondays', 'I cannot do "on mondays"'],
    ] as const) {
      const { text, actions } = await say(desk, said);
      expect(text).toContain(answer);
      expect(actions).toEqual([]);
    }
    const { text, actions } = await say(desk, 'VIX above 30 roughly');
    expect(text).toContain('I made nothing of these words: "roughly"');
    expect(actions).toHaveLength(1);
    expect((await say(desk, 'please tell me when VIX is above 30')).text).not.toContain('made nothing');
  });

  it('says where a rule is armed again, and only what holds for it', async () => {
    const { desk } = await bench();
    // Half a usual move above -3%.
    expect((await say(desk, 'gold down 3%')).text).toMatch(/armed again at -2\.\d+% or higher/);
    expect((await say(desk, '黄金一天跌3%', { language: 'zh' })).text).toMatch(
      /数值回到-2\.\d+%或以上才会重新启用/,
    );
    // Weekly figures and sources have no running prices.
    const claims = (await say(desk, 'jobless claims above 300k')).text;
    expect(claims).toContain('Only closes and published values count');
    const source = (await say(desk, 'tell me if fred is down')).text;
    expect(source).not.toMatch(/prices|closes/);
    expect((await say(desk, 'when today looks like 312')).text).toContain('0 is the same pattern');
  });

  it('arms by the id as well, says when the condition holds already, and waits then', async () => {
    const { desk, store } = await bench();
    const { text } = await say(desk, 'add VIX above 15');
    expect(text).toContain('This holds already');
    const id = /confirm (\w+)/.exec(text)![1]!;
    await say(desk, `confirm ${id}`);
    expect((await store.alerts.get(id))?.rule).toMatchObject({ memory: { waits: true } });
    const other = /confirm (\w+)/.exec((await say(desk, 'VIX above 16')).text)![1]!;
    await say(desk, `confirm ${other} now`);
    expect((await store.alerts.get(other))?.rule).toMatchObject({ memory: {} });
  });

  it('asks which of several readings is meant, with a button each', async () => {
    const { desk, store } = await bench();
    const { text, actions } = await say(desk, 'dollar above 100');
    expect(text).toContain('Which of these do you mean?');
    expect(actions.map(({ label }) => label)).toEqual(['Arm 1', 'Arm 2']);
    await press(desk, actions[1]!.token);
    expect((await store.alerts.ofUser({ platform: 'test', userId: 'u' }))[0]?.text).toBe(
      'Broad dollar index above 100',
    );
  });

  it('lists, mutes, unmutes and removes', async () => {
    const { desk, store } = await bench();
    expect((await say(desk, 'list')).text).toContain('There are no alerts');
    await press(desk, (await say(desk, 'VIX above 30')).actions[0]!.token);
    const { text } = await say(desk, '');
    expect(text).toContain('One alert in this chat.');
    const id = /^(\w{8}) \|/m.exec(text)![1]!;
    expect((await say(desk, `mute ${id} 2d`)).text).toContain(
      'Muted until 2026-02-01 22:00 UTC: VIX above 30.',
    );
    expect((await store.alerts.get(id))?.mutedUntilMs).toBe(START + 2 * 86_400_000);
    expect((await say(desk, `mute ${id} forever`)).text).toContain('how long');
    await say(desk, `unmute ${id}`);
    expect((await say(desk, `remove ${id}`)).text).toContain('Removed: VIX above 30.');
    expect((await say(desk, `remove ${id}`)).text).toContain('There are no alerts in this chat');
  });

  it('finds an alert by what it is on, and all of them', async () => {
    const { desk, store } = await bench(5, 5);
    for (const said of ['VIX above 30', 'VIX above 40', 'gold below 4000'])
      await press(desk, (await say(desk, said)).actions[0]!.token);
    expect((await say(desk, 'remove the vix one')).text).toContain('Several alerts are on "vix"');
    expect(await store.alerts.count()).toMatchObject({ armed: 3 });
    expect((await say(desk, 'mute gold for 2 hours')).text).toContain('Muted until 2026-01-31 00:00 UTC');
    expect((await say(desk, 'mute all for 3 hours')).text).toContain('3 alerts muted until 2026-01-31 01:00');
    expect(await store.alerts.count()).toMatchObject({ muted: 3 });
    expect((await say(desk, 'unmute all')).text).toContain('3 alerts are no longer muted');
    expect((await say(desk, 'remove the silver one')).text).toContain('There is no alert silver');
    expect((await say(desk, 'stop alerting me')).text).toContain('/alert list shows all of them');
    expect((await say(desk, '删除黄金', { language: 'zh' })).text).toContain('已删除');
    expect((await say(desk, 'remove all')).text).toContain('Removed: all 2 alerts');
    expect((await say(desk, 'mute all')).text).toContain('There are no alerts');
  });

  it('lets only those who may manage a group change its alerts; everybody may list', async () => {
    const { desk, store } = await bench();
    expect((await say(desk, 'VIX above 30', group(false))).text).toContain('only people who may manage it');
    const shown = await say(desk, 'VIX above 30', group(true));
    expect(await press(desk, shown.actions[0]!.token, group(false))).toContain(
      'only people who may manage it',
    );
    expect(await store.alerts.count()).toMatchObject({ armed: 0 });
    await press(desk, shown.actions[0]!.token, group(true));
    expect(await store.alerts.count()).toMatchObject({ armed: 1 });
    expect((await say(desk, 'list', group(false))).text).toContain('VIX above 30');
    for (const order of ['remove x', 'mute x 1d', 'confirm x'])
      expect((await say(desk, order, group(false))).text).toContain('only people who may manage it');
  });

  it('shows and changes nothing of other chats', async () => {
    const { desk, store } = await bench();
    const shown = await say(desk, 'VIX above 30');
    const elsewhere: Partial<DeskRequest> = {
      who: { platform: 'test', chatId: 'other', userId: 'stranger' },
    };
    expect(await press(desk, shown.actions[0]!.token, elsewhere)).toContain('too old');
    await press(desk, shown.actions[0]!.token);
    const [alert] = await store.alerts.ofUser({ platform: 'test', userId: 'u' });
    expect((await say(desk, `remove ${alert!.id}`, elsewhere)).text).toContain('There are no alerts');
    expect((await say(desk, 'list', elsewhere)).text).toContain('There are no alerts');
  });

  it('keeps to the limits of a chat and of a person', async () => {
    const { desk } = await bench(1, 2);
    const arm = async (said: string, who = { platform: 'test', chatId: 'c', userId: 'u' }) =>
      press(desk, (await say(desk, said, { who })).actions[0]!.token, { who });
    await arm('VIX above 30');
    expect(await arm('VIX above 40')).toContain('This chat has 1 alerts');
    await arm('VIX above 30', { platform: 'test', chatId: 'c2', userId: 'u' });
    expect(await arm('VIX above 30', { platform: 'test', chatId: 'c3', userId: 'u' })).toContain(
      'You have 2 alerts',
    );
  });

  it('forgets a proposal after half an hour', async () => {
    const { desk, clock } = await bench();
    const shown = await say(desk, 'VIX above 30');
    clock.nowMs += 31 * 60_000;
    expect(await press(desk, shown.actions[0]!.token)).toContain('too old');
  });

  it('reads a wish in a talk, and leaves questions alone', async () => {
    const { desk } = await bench();
    const event = await last(desk.handle(request({ type: 'text', text: '资金紧张时告诉我' })), 'answer');
    expect(plainText(event.answer)).toContain('SOFR与IORB利差高于+10bp');
    expect(event.actions.map(({ label }) => label)).toEqual(['启用']);
    const question = await last(
      desk.handle(request({ type: 'text', text: 'tell me when the war ended' })),
      'answer',
    );
    expect(question.answer.question).not.toBe('alert');
    for (const text of ['tell me if gold is at its all time high', 'tell me when VIX was last above 30']) {
      const answered = await last(desk.handle(request({ type: 'text', text })), 'answer');
      expect(answered.answer.question).not.toBe('alert');
    }
    // "Alert me" asks for nothing else: what is missing is said.
    const asked = await last(
      desk.handle(request({ type: 'text', text: 'alert me if gold falls' })),
      'answer',
    );
    expect(plainText(asked.answer)).toContain('For example: /alert Gold down 3% in a day');
  });

  it('says what is missing where nothing is kept', async () => {
    expect((await say(deskWith(), 'VIX above 30')).text).toContain('need live data and a store');
    const event = await last(deskWith().handle(request({ type: 'command', name: 'scorecard' })), 'answer');
    expect(plainText(event.answer)).toContain('needs live data and a store');
  });

  it('shows the scorecard', async () => {
    const { desk } = await bench();
    const wish = { type: 'command', name: 'scorecard' } as const;
    const event = await last(desk.handle(request(wish, { language: 'es' })), 'answer');
    expect(plainText(event.answer)).toContain('Aún no se ha publicado ninguna opinión');
  });
});

describe('orders', () => {
  it.each([
    ['', { what: 'list' }],
    ['列表', { what: 'list' }],
    ['lista', { what: 'list' }],
    ['remove ABC', { what: 'remove', id: 'abc' }],
    ['删除 abc', { what: 'remove', id: 'abc' }],
    ['silenciar abc 6h', { what: 'mute', id: 'abc', forMs: 21_600_000 }],
    ['mute abc 3天', { what: 'mute', id: 'abc', forMs: 259_200_000 }],
    ['mute abc', { what: 'mute', id: 'abc', forMs: 'always' }],
    ['mute abc 0d', { what: 'mute', id: 'abc', forMs: undefined }],
    ['mute all for 2 hours', { what: 'mute', id: 'all', forMs: 7_200_000 }],
    ['全部静音2小时', { what: 'mute', id: 'all', forMs: 7_200_000 }],
    ['silenciar todo 2 horas', { what: 'mute', id: 'all', forMs: 7_200_000 }],
    ['mute the gold one for a day', { what: 'mute', id: 'gold', forMs: 86_400_000 }],
    ['mute abc forever', { what: 'mute', id: 'abc', forMs: undefined }],
    ['unmute all', { what: 'unmute', id: 'all' }],
    ['cancel all alerts', { what: 'remove', id: 'all' }],
    ['remove the vix one', { what: 'remove', id: 'vix' }],
    ['what alerts do I have?', { what: 'list' }],
    ['all time high in gold', { what: 'add', phrase: 'all time high in gold' }],
    ['confirm abc now', { what: 'confirm', id: 'abc', atOnce: true }],
    ['add VIX above 30', { what: 'add', phrase: 'VIX above 30' }],
    ['VIX above 30', { what: 'add', phrase: 'VIX above 30' }],
  ])('"%s"', (said, order) => {
    expect(orderOf(said)).toEqual(order);
  });
});
