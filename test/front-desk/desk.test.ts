import Keyv from 'keyv';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/answer.ts';
import { CHAT_COMMANDS, COMMAND_NAMES } from '../../src/commands.ts';
import { createRates } from '../../src/front-desk/rates.ts';
import { createSeenEvents } from '../../src/front-desk/seen.ts';
import { ticketOf } from '../../src/front-desk/token.ts';
import type { ActionKind } from '../../src/front-desk/types.ts';
import { chatWith, FIVE_TOOLS, GOOD } from '../chat/helpers.ts';
import { ScriptedModel } from '../fakes/scripted-model.ts';
import { all, deskWith, last, OPEN, request } from './helpers.ts';

const DAY = '2026-01-30';
const why = { type: 'command', name: 'why', asOf: DAY } as const;

describe('commands', () => {
  it('are one list, each of them served', async () => {
    expect(CHAT_COMMANDS.map(({ name }) => name)).toEqual([...COMMAND_NAMES]);
    const desk = deskWith();
    for (const { name, argument } of CHAT_COMMANDS) {
      const given =
        argument?.kind === 'question' ? 'why is gold down?' : argument?.required ? 'gold' : undefined;
      const wish = { type: 'command' as const, name, ...(given ? { argument: given } : {}) };
      const { answer } = await last(desk.handle(request(wish)), 'answer');
      expect(plainText(answer).length, name).toBeGreaterThan(20);
    }
  });

  it('speak the language of the chat, and questions that of the person', async () => {
    const desk = deskWith();
    const help = await last(
      desk.handle(request({ type: 'command', name: 'help' }, { language: 'zh' })),
      'answer',
    );
    expect(plainText(help.answer)).toContain('为什么全都在跌');
    const asked = request({ type: 'text', text: '¿por qué cae el oro hoy?' }, { language: 'zh' });
    expect((await last(desk.handle(asked), 'answer')).answer.language).toBe('es');
    const silent = request({ type: 'text', text: 'btc?' }, { language: 'zh' });
    expect((await last(desk.handle(silent), 'answer')).answer.language).toBe('zh');
  });

  it('shows work, lines and the answer in this order', async () => {
    const desk = deskWith({}, chatWith(new ScriptedModel([FIVE_TOOLS, [...GOOD]])));
    const events = await all(desk.handle(request(why)));
    const types = events.map(({ type }) => type);
    expect(types[0]).toBe('working');
    expect(types.filter((type) => type === 'line')).toHaveLength(4);
    expect(types.at(-1)).toBe('answer');
    expect(events[0]).toEqual({ type: 'working', what: 'reading the market' });
    expect(events.at(-1)).toMatchObject({ turnId: expect.any(String), pictureFirst: false });
  });
});

describe('errors', () => {
  it('are one sentence in the language of the person', async () => {
    const desk = deskWith();
    const unknown = { type: 'command', name: 'indicator', argument: 'golld' } as const;
    expect(await last(desk.handle(request(unknown)), 'refused')).toMatchObject({
      reason: 'input',
      sentence: expect.stringContaining('did you mean gold'),
    });
    expect(await last(desk.handle(request(unknown, { language: 'zh' })), 'refused')).toMatchObject({
      sentence: expect.stringMatching(/^没有叫“golld”的项目，您是否想找：/),
    });
    const future = { type: 'command', name: 'snapshot', asOf: '2031-01-01' } as const;
    expect(await last(desk.handle(request(future)), 'refused')).toMatchObject({ reason: 'no-data' });
    expect(await last(desk.handle(request({ type: 'text', text: ' ' })), 'refused')).toMatchObject({
      reason: 'input',
    });
  });

  it('keep what is a bug in the log, with a reference for the person', async () => {
    const logged: unknown[] = [];
    const sources = async () => {
      throw new TypeError('secret detail');
    };
    const desk = deskWith({ sources, logger: { warn: (fields) => logged.push(fields) } });
    const { reason, sentence } = await last(
      desk.handle(request({ type: 'command', name: 'sources' })),
      'refused',
    );
    expect(reason).toBe('failed');
    expect(sentence).toContain('ref-1');
    expect(sentence).not.toContain('secret');
    expect(logged).toMatchObject([{ reference: 'ref-1', err: { message: 'secret detail' } }]);
  });
});

describe('access', () => {
  it('keeps out who is not on a list, and tells so once', async () => {
    const desk = deskWith({ access: { allow: { ...OPEN, users: ['test:u'] }, deny: OPEN } });
    expect((await all(desk.handle(request(why)))).at(-1)?.type).toBe('answer');
    const who = { platform: 'test', chatId: 'c', userId: 'stranger' };
    expect(await last(desk.handle(request(why, { who })), 'refused')).toMatchObject({
      reason: 'denied',
      repeated: false,
    });
    expect(await last(desk.handle(request(why, { who })), 'refused')).toMatchObject({ repeated: true });
  });

  it('lets a deny list win', async () => {
    const access = { allow: { ...OPEN, chats: ['c'] }, deny: { ...OPEN, guilds: ['g'] } };
    const desk = deskWith({ access });
    expect((await all(desk.handle(request(why)))).at(-1)?.type).toBe('answer');
    expect((await all(desk.handle(request(why, { guildId: 'g' })))).at(-1)).toMatchObject({
      reason: 'denied',
    });
  });

  it('tells a flood so once, with the time to wait', async () => {
    const desk = deskWith({ rates: createRates({ userPerMinute: 2, chatPerMinute: 3 }) });
    const help = { type: 'command', name: 'help' } as const;
    const ask = async (userId: string) => {
      const who = { platform: 'test', chatId: 'c', userId };
      return (await all(desk.handle(request(help, { who })))).at(-1);
    };
    expect(await ask('a')).toMatchObject({ type: 'answer' });
    expect(await ask('a')).toMatchObject({ type: 'answer' });
    const told = await ask('a');
    expect(told).toMatchObject({ reason: 'flood', repeated: false, retryAfterMs: expect.any(Number) });
    expect(await ask('a')).toMatchObject({ reason: 'flood', repeated: true });
    expect(await ask('b')).toMatchObject({ type: 'answer' });
    expect(await ask('b')).toMatchObject({ reason: 'flood', sentence: expect.stringContaining('This chat') });
  });

  it('handles an event once, also when it comes twice at the same moment or after a restart', async () => {
    const store = new Keyv();
    const desk = deskWith({ seen: createSeenEvents(store) });
    const twice = request(why);
    const both = await Promise.all([all(desk.handle(twice)), all(desk.handle(twice))]);
    expect(both.map(({ length }) => length > 0)).toEqual([true, false]);
    const restarted = deskWith({ seen: createSeenEvents(store) });
    expect(await all(restarted.handle(twice))).toEqual([]);
  });

  it('goes on when the store of seen events is down', async () => {
    const store = new Keyv({ throwOnErrors: true });
    store.get = async () => Promise.reject(new Error('down'));
    const desk = deskWith({ seen: createSeenEvents(store) });
    expect((await all(desk.handle(request(why)))).at(-1)?.type).toBe('answer');
  });
});

describe('buttons', () => {
  const press = async (kind: ActionKind, more: Parameters<typeof request>[1] = {}) => {
    const desk = deskWith();
    const asked = await last(
      desk.handle(request({ type: 'text', text: `why is everything falling on ${DAY}?` })),
      'answer',
    );
    if (asked.turnId) await desk.link({ platform: 'test', chatId: 'c', userId: 'u' }, asked.turnId, 'm1');
    const { token } = asked.actions.find((action) => action.kind === kind)!;
    return last(desk.handle(request({ type: 'action', token }, { replyTo: 'm1', ...more })), 'answer');
  };

  it('read the same day again, whoever presses them', async () => {
    const stranger = { platform: 'test', chatId: 'other', userId: 'other' };
    for (const kind of ['evidence', 'against', 'analog', 'sources'] as const) {
      const { answer, actions } = await press(kind, { who: stranger });
      expect(answer.asOf, kind).toBe(DAY);
      expect(actions.map((action) => action.kind)).not.toContain(kind);
    }
  });

  it('show what speaks against the leaders', async () => {
    const { answer } = await press('against');
    // Read from the engine's card of that day: the run-up of volatility is the one test against.
    expect(plainText(answer)).toContain('0.4 times its usual level');
  });

  it('ask a remembered question again, and say when it is forgotten', async () => {
    expect((await press('refresh')).answer.question).toContain('everything falling');
    await expect(press('refresh', { replyTo: 'unknown' })).rejects.toThrow('no longer remember');
  });

  it('that are foreign or old are answered kindly', async () => {
    const desk = deskWith();
    for (const token of ['', '0~ev~qu~d1~0~en~', 'x'.repeat(64), '1~zz~qu~d1~0~en~']) {
      expect(await last(desk.handle(request({ type: 'action', token })), 'refused')).toMatchObject({
        reason: 'old-button',
      });
    }
  });

  it('hold no name and no text of the person', async () => {
    const desk = deskWith();
    const { actions } = await last(
      desk.handle(request({ type: 'command', name: 'drivers', argument: 'Carry' })),
      'answer',
    );
    for (const { token } of actions) expect(ticketOf(token)).toMatchObject({ subject: 'carry_unwind' });
  });
});

describe('a stop', () => {
  it('waits for what is under way, and refuses what is new', async () => {
    const desk = deskWith();
    const running = all(desk.handle(request(why)));
    await Promise.resolve();
    const stopping = desk.stop(5_000);
    expect((await running).at(-1)?.type).toMatch(/answer|refused/);
    await stopping;
    expect(await last(desk.handle(request(why)), 'refused')).toMatchObject({ reason: 'stopped' });
    expect(desk.size).toBe(0);
  });

  it('tells people to ask again when the limit is over', async () => {
    const hanging = new ScriptedModel([[{ stall: true }]]);
    const desk = deskWith({}, chatWith(hanging));
    const events = desk.handle(request(why));
    expect((await events.next()).value).toMatchObject({ type: 'working' });
    const next = events.next();
    await desk.stop(20);
    expect((await next).value).toMatchObject({ type: 'refused', reason: 'stopped' });
    expect((await events.next()).done).toBe(true);
  });
});
