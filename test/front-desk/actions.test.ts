import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/answer.ts';
import { actionsOf, shownBy, timeOf } from '../../src/front-desk/actions.ts';
import { completions } from '../../src/front-desk/complete.ts';
import { createDeskPictures } from '../../src/front-desk/draw.ts';
import { ticketOf, VIEWS } from '../../src/front-desk/token.ts';
import { bot } from '../chat/helpers.ts';
import { deskWith, last, request } from './helpers.ts';

const answer = {
  question: 'indicator gold',
  language: 'en',
  mode: 'recorded',
  asOf: '2026-01-30',
  label: 'Recorded day',
  verdict: 'no-premise',
} as Answer;

describe('what a button reads again', () => {
  it('is the day of a recorded answer, the moment that was asked for, and now for a live one', () => {
    expect(timeOf(answer, {})).toEqual({ asOf: '2026-01-30' });
    expect(timeOf(answer, { asOf: '2026-01-30T15:00:00Z', window: 3 })).toEqual({
      asOf: '2026-01-30T15:00:00Z',
      window: 3,
    });
    const live = actionsOf({ ...answer, mode: 'live' }, shownBy({ ...answer, mode: 'live' }, {}));
    expect(ticketOf(live[0]!.token)).toEqual({
      kind: 'chart',
      view: 'indicator',
      language: 'en',
      subject: 'gold',
    });
  });

  it('is nothing under an answer without data', () => {
    expect(actionsOf({ ...answer, label: '' }, shownBy(answer, {}))).toEqual([]);
    expect(actionsOf({ ...answer, verdict: 'not-understood' }, shownBy(answer, {}))).toEqual([]);
  });
});

describe('pictures', () => {
  it('are described for every view, beside an answer and on request', async () => {
    const kinds: string[] = [];
    const pictures = createDeskPictures(bot, {
      render: async (spec) => {
        kinds.push(spec.kind);
        return { png: new Uint8Array(), width: 1, height: 1, title: spec.title, alt: spec.alt };
      },
      warm: () => undefined,
      close: async () => undefined,
    });
    // An alert's own buttons lead to the picture of its reading.
    for (const view of VIEWS.filter((one) => one !== 'alert')) {
      for (const purpose of ['answer', 'chart'] as const) {
        const drawn = await pictures.for({
          view,
          purpose,
          asOf: '2026-01-30',
          language: 'zh',
          theme: 'dark',
          shape: 'phone',
          answer,
          ...(view === 'indicator' ? { subject: 'gold' } : {}),
        });
        expect(drawn?.title.length, view).toBeGreaterThan(3);
      }
    }
    expect(new Set(kinds).size).toBe(6);
  });

  it('that cannot be drawn are left out, and logged', async () => {
    const logged: string[] = [];
    const desk = deskWith({
      pictures: { for: async () => Promise.reject(new Error('no canvas')) },
      logger: { warn: (_, message) => logged.push(message) },
    });
    const { picture } = await last(
      desk.handle(request({ type: 'command', name: 'why', asOf: '2026-01-30' })),
      'answer',
    );
    expect(await picture?.()).toBeUndefined();
    expect(logged).toEqual([expect.stringContaining('could not be drawn')]);
  });
});

describe('completions', () => {
  const names = (...given: Parameters<typeof completions>): string[] =>
    completions(...given).map(({ value }) => value);

  it('are found by any name in any language, the best first', () => {
    expect(names(bot, 'indicator', 'gold', 'en')[0]).toBe('gold');
    // What a thing is called first, before GOOG and other names.
    expect(names(bot, 'indicator', 'go', 'en')[0]).toBe('gold');
    expect(names(bot, 'asset', '黄金', 'zh')[0]).toBe('gold');
    expect(names(bot, 'driver', 'carry', 'en')).toContain('carry_unwind');
    expect(names(bot, 'episode', '312', 'en')[0]).toBe('312');
    expect(names(bot, 'node', 'a15', 'en')[0]).toBe('A15');
    expect(names(bot, 'question', 'why', 'en')).toEqual([]);
  });

  it('are at most 25, of at most 100 characters, and take a slip of typing', () => {
    for (const kind of ['indicator', 'driver', 'episode', 'node'] as const) {
      const choices = completions(bot, kind, '', 'es');
      expect(choices.length).toBeGreaterThan(3);
      expect(choices.length).toBeLessThanOrEqual(25);
      for (const { name, value } of choices)
        expect(Math.max(name.length, value.length)).toBeLessThanOrEqual(100);
    }
    expect(names(bot, 'indicator', 'golld', 'en')).toContain('gold');
  });
});

describe('offers while typing', () => {
  it('come from code, for people that are let in', async () => {
    const desk = deskWith();
    const who = { platform: 'test', userId: 'u' };
    const offers = await desk.glance(who, 'gold', 'es');
    expect(offers[0]).toMatchObject({ id: 'indicator.gold', answer: { language: 'es', model: 'narrator' } });
    const access = {
      allow: { users: [], chats: [], guilds: [] },
      deny: { users: ['u'], chats: [], guilds: [] },
    };
    expect(await deskWith({ access }).glance(who, 'gold', 'es')).toEqual([]);
    expect(await desk.glance(who, 'zzzz qqqq', 'en')).toEqual([]);
  });
});
