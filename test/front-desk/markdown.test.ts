import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Line } from '../../src/answer/answer.ts';
import { withoutLinks } from '../../src/front-desk/links.ts';
import { withoutMarkdown } from '../../src/front-desk/markdown.ts';

const text = (line: Line): string => line.map((span) => span.text).join('');
const read = (source: string): Line => withoutMarkdown([{ text: source }]);

describe('Markdown of a model', () => {
  it.each([
    ['Gold **fell** hard.', [{ text: 'Gold ' }, { text: 'fell', strong: true }, { text: ' hard.' }]],
    ['Gold *fell* hard.', [{ text: 'Gold ' }, { text: 'fell', em: true }, { text: ' hard.' }]],
    ['See `sofr-iorb`.', [{ text: 'See ' }, { text: 'sofr-iorb', code: true }, { text: '.' }]],
    ['### What moved', [{ text: 'What moved', strong: true }]],
    ['- Gold fell', [{ text: '• Gold fell' }]],
    ['> Gold fell', [{ text: 'Gold fell' }]],
    ['It cost \\*much\\*', [{ text: 'It cost *much*' }]],
    ['5 * 3 * 2 and a_b_c', [{ text: '5 * 3 * 2 and a_b_c' }]],
    ['---', []],
    ['```python', []],
    ['<b>Gold</b> & more', [{ text: '<b>Gold</b> & more' }]],
    [
      '[FRED](https://fred.stlouisfed.org/series/SOFR)',
      [{ text: 'FRED', href: 'https://fred.stlouisfed.org/series/SOFR' }],
    ],
    ['[here](https://evil.example/x)', [{ text: 'here' }]],
    ['[here](javascript:alert(1))', [{ text: 'here' }]],
    ['**unclosed', [{ text: '**unclosed' }]],
  ])('%s', (source, spans) => {
    expect(read(source)).toEqual(spans);
  });

  it('keeps figures as runs of their own', () => {
    const line: Line = [
      { text: '**Gold fell ' },
      { text: '10.3%', figure: 'gold.change_1d' },
      { text: '** today' },
    ];
    expect(withoutMarkdown(line)).toEqual([
      { text: 'Gold fell ', strong: true },
      { text: '10.3%', figure: 'gold.change_1d', strong: true },
      { text: ' today' },
    ]);
  });

  it('loses no letter or digit and never fails, whatever is written', () => {
    const piece = fc.constantFrom(
      '**',
      '*',
      '_',
      '`',
      '~~',
      '[',
      '](',
      ')',
      '<',
      '>',
      '#',
      '- ',
      ' ',
      '\\',
      'gold',
      '黄金',
      '👩‍👩‍👧',
      '10.3%',
      '|',
      '!',
      '&amp;',
    );
    const source = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(fc.oneof(source, fc.string({ unit: 'grapheme' })), (written) => {
        const shown = text(read(written));
        const words = /gold|黄金|10\.3%/g;
        // The address of a link is not shown.
        if (!/\]\(|^\s*(```|~~~)|\]:/.test(written)) expect(shown.match(words)).toEqual(written.match(words));
      }),
      { numRuns: 2_000 },
    );
  });

  it('links to allowed hosts only, whatever is written', () => {
    const url = fc.oneof(
      fc.webUrl(),
      fc.constantFrom(
        'https://www.cmegroup.com/a',
        'javascript:alert(1)',
        'https://cmegroup.com@evil.example',
        '//evil.example',
      ),
    );
    fc.assert(
      fc.property(url, fc.constantFrom('[a](', '<', '', '![a]('), (address, open) => {
        const closed = open.startsWith('<') ? '>' : open === '' ? '' : ')';
        for (const { href } of read(`see ${open}${address}${closed} now`))
          if (href !== undefined) expect(new URL(href).hostname).toMatch(/(^|\.)cmegroup\.com$/);
      }),
      { numRuns: 2_000 },
    );
  });

  it('survives nesting that no one means', () => {
    expect(text(read('*_'.repeat(2_000)))).toContain('*_');
    expect(text(read(`${'['.repeat(3_000)}x`))).toContain('x');
  });
});

describe('links in text', () => {
  it.each([
    ['see https://evil.example/x?y=1.', 'see [link].'],
    ['see evil.com/path, and go', 'see [link], and go'],
    ['join t.me/pump', 'join [link]'],
    ['ask @everyone', 'ask @\u2060everyone'],
    ['FRED (fred.stlouisfed.org)', 'FRED (fred.stlouisfed.org)'],
    ['https://www.cmegroup.com/notices', 'https://www.cmegroup.com/notices'],
    ['https://user@cmegroup.com/', '[link]'],
    ['https://cmegroup.com.evil.com/', '[link]'],
    ['tg://resolve?domain=x', '[link]'],
    ['up 10.3% vs. 5.1 in the U.S. today, i.e. much', 'up 10.3% vs. 5.1 in the U.S. today, i.e. much'],
    // "it" is a country: the words stay, and are no address.
    ['Mr.Powell said no.It fell', 'Mr.\u2060Powell said no.\u2060It fell'],
  ])('%s', (given, shown) => {
    expect(withoutLinks(given, '[link]')).toBe(shown);
  });
});
