import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/answer.ts';
import { withoutLinks } from '../../src/front-desk/links.ts';
import { presentable } from '../../src/front-desk/present.ts';
import { bot } from '../chat/helpers.ts';
import { deskWith, last, request } from './helpers.ts';

/** What Telegram and Discord make active in plain text by themselves. */
const ACTIVE =
  /(?<![\w.])@\w|\b[a-z][a-z0-9+.-]*:\/\/(?!(?:[\w-]+\.)*cmegroup\.com\b)|(?<=[\p{L}\p{N}-])\.\p{L}{2}/iu;
const HOSTILE = fc.constantFrom(
  '@everyone',
  '@durov',
  '@here ',
  'tg://user?id=1',
  'https://t.me/joinchat/x',
  't.me/scam',
  'scam.icu',
  'пример.рф',
  'https://evil.example/a?b=c.',
  'https://cmegroup.com.evil.example',
  'see (www.pump.win), ',
  'mail me@evil.studio ',
  'word ',
  '-28.5%',
  ' 3.0bp ',
  'U.S. ',
  '@',
  '.',
);

describe('what reaches a chat', () => {
  it('holds no mention and no link but to allowed hosts, wherever it stands', () => {
    fc.assert(
      fc.property(fc.array(HOSTILE, { maxLength: 12 }), (words) => {
        const text = words.join('');
        const line = [
          { text },
          { text: 'a', href: 'https://t.me/scam' },
          { text, href: 'https://cmegroup.com/x' },
        ];
        const shown = presentable(
          {
            question: 'q',
            language: 'en',
            mode: 'recorded',
            asOf: bot.defaultDay,
            label: 'label',
            verdict: 'no-premise',
            blocks: [
              { kind: 'verdict', line },
              { kind: 'prose', lines: [line] },
              { kind: 'section', role: 'note', title: text, lines: [line] },
              {
                kind: 'table',
                title: text,
                table: { columns: [{ title: text, align: 'left' }], rows: [[text]] },
              },
              { kind: 'sparkline', title: text, values: [1, 2] },
              { kind: 'sources', title: text, lines: [line] },
            ],
            figures: [],
            model: 'narrator',
            toolCalls: [],
            notes: [text],
          },
          undefined,
        );
        expect(plainText(shown)).not.toMatch(ACTIVE);
        expect(JSON.stringify(shown)).not.toContain('https://t.me');
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps words and figures as they are', () => {
    for (const text of [
      'Silver fell -28.5% (19.3 usual moves).',
      'U.S. 2-year yield -1bp. Gold rose',
      'a.m.',
    ])
      expect(withoutLinks(text, '[link]')).toBe(text);
    expect(withoutLinks('It fell.Gold rose', '[link]').replaceAll('\u2060', '')).toBe('It fell.Gold rose');
    expect(withoutLinks('at https://www.cmegroup.com/a.html.', '[link]')).toBe(
      'at https://www.cmegroup.com/a.html.',
    );
  });

  it('is true of refusals, which repeat what was typed', async () => {
    const desk = deskWith();
    for (const name of ['indicator', 'why', 'drivers', 'analog', 'framework'] as const) {
      const argument = '@durov t.me/scam scam.icu';
      const { sentence } = await last(desk.handle(request({ type: 'command', name, argument })), 'refused');
      expect(sentence, name).not.toMatch(ACTIVE);
      expect(sentence.length, name).toBeLessThan(700);
    }
  });
});
