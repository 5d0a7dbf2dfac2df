import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/answer.ts';
import type { Bot } from '../../src/bot.ts';
import { CHAT_COMMANDS } from '../../src/commands.ts';
import { bot, chatWith } from '../chat/helpers.ts';
import { all, deskWith, last, request } from './helpers.ts';

const english = /\b(?:the|is|called|needs|word|after|lies|did|you|mean|there|are|recorded)\b/i;

describe('refusals', () => {
  it.each([
    ['zh', 'indicator', 'xyzzy', undefined, '没有叫“xyzzy”的项目'],
    ['zh', 'indicator', 'vx', undefined, 'VIX'],
    ['zh', 'drivers', 'nosuch', undefined, '没有叫“nosuch”的项目。/drivers 列出全部。'],
    ['zh', 'analog', '999', undefined, '没有叫“999”的项目'],
    ['zh', 'why', 'xyzzy', undefined, '没有叫“xyzzy”的项目'],
    ['zh', 'why', 'gold', '2030-01-01', '现有最新一天是 2026-01-30'],
    ['zh', 'snapshot', undefined, '1999-01-01', '没有 1999-01-01 的数据'],
    ['zh', 'indicator', undefined, undefined, '/indicator 后面还需要一个词'],
    ['es', 'indicator', undefined, undefined, '/indicator necesita una palabra más'],
    ['es', 'framework', 'nosuch', undefined, 'Nada se llama «nosuch»'],
  ] as const)(
    'are in the language of the chat: %s /%s %s %s',
    async (language, name, argument, asOf, told) => {
      const wish = {
        type: 'command' as const,
        name,
        ...(argument === undefined ? {} : { argument }),
        ...(asOf === undefined ? {} : { asOf }),
      };
      const { sentence } = await last(deskWith().handle(request(wish, { language })), 'refused');
      expect(sentence).toContain(told);
      expect(sentence).not.toMatch(english);
    },
  );

  it('say which word is missing', async () => {
    const { sentence } = await last(
      deskWith().handle(request({ type: 'command', name: 'indicator' })),
      'refused',
    );
    expect(sentence).toBe('/indicator needs a word after it: an indicator, such as vix, gold or sofr-iorb.');
  });
});

describe('what rests on no day', () => {
  it.each(['hi', 'thanks!', 'asdf qwer', '谢谢'])('has no label and no buttons: %s', async (text) => {
    const { answer, actions } = await last(deskWith().handle(request({ type: 'text', text })), 'answer');
    expect(answer.label).toBe('');
    expect(answer.notes).toEqual([]);
    expect(actions).toEqual([]);
  });

  it('an answer with figures keeps both', async () => {
    const { answer, actions } = await last(
      deskWith().handle(request({ type: 'text', text: 'why is gold down?' })),
      'answer',
    );
    expect(answer.label).toContain('30 January 2026');
    expect(answer.notes.at(-1)).toContain('no language model');
    expect(actions.length).toBe(6);
  });

  it('no title stands over nothing', async () => {
    for (const { name, argument } of CHAT_COMMANDS) {
      if (argument?.required || name === 'digest' || name === 'alert' || name === 'scorecard') continue;
      const { answer } = await last(deskWith().handle(request({ type: 'command', name })), 'answer');
      for (const block of answer.blocks)
        if (block.kind === 'section')
          expect(
            block.lines
              .flat()
              .map(({ text }) => text)
              .join('')
              .trim(),
          ).not.toBe('');
    }
    const { answer } = await last(
      deskWith().handle(request({ type: 'text', text: 'what speaks against it?' })),
      'answer',
    );
    expect(plainText(answer)).not.toMatch(/\n\n\n/);
  });
});

describe('live data', () => {
  /** A live bot whose first read takes three sources. */
  function slowBot(): { bot: Bot; prepared: (string | undefined)[] } {
    const prepared: (string | undefined)[] = [];
    const slow: Bot = {
      ...bot,
      mode: 'live',
      prepare: async ({ asOf, onProgress } = {}) => {
        prepared.push(asOf);
        for (let done = 1; onProgress && done <= 3; done++) {
          await new Promise((resolve) => setTimeout(resolve, 5));
          onProgress({ source: 'fred', done, asked: 3 });
        }
      },
    };
    return { bot: slow, prepared };
  }

  it.each([
    { type: 'text', text: 'why is everything falling?' },
    { type: 'command', name: 'why', argument: 'gold' },
    { type: 'command', name: 'snapshot' },
    { type: 'action', token: '1~ev~qu~n~0~en~' },
    { type: 'action', token: '1~re~sn~n~0~en~' },
  ] as const)('are read before, and told: $type $name', async (wish) => {
    const { bot: slow, prepared } = slowBot();
    const events = await all(deskWith({ bot: slow }, chatWith()).handle(request(wish)));
    expect(events.at(-1)?.type).toBe('answer');
    const told = events.flatMap((event) => (event.type === 'working' ? [event.what] : []));
    expect(told).toContain('reading live sources: 1 of 3');
    expect(prepared.length).toBeGreaterThan(0);
  });

  it('are not waited for with a day of the past', async () => {
    const { bot: slow, prepared } = slowBot();
    const desk = deskWith({ bot: slow }, chatWith());
    await last(
      desk.handle(request({ type: 'text', text: 'why did everything fall on 2024-08-05?' })),
      'answer',
    );
    await last(desk.handle(request({ type: 'command', name: 'snapshot', asOf: '2024-08-05' })), 'answer');
    expect(prepared.filter((day) => day === undefined)).toEqual([]);
  });

  it('offers while typing wait no longer than a moment', async () => {
    const hanging: Bot = { ...bot, mode: 'live', prepare: () => new Promise(() => undefined) };
    const begun = performance.now();
    const offers = await deskWith({ bot: hanging }).glance({ platform: 'test', userId: 'u' }, 'vix', 'en');
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(offers.map(({ title }) => title)).toContain('VIX');
  });
});
