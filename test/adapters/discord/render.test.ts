import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown, harmless } from '../../../adapters/discord/escape.ts';
import {
  type Rendered,
  renderDraft,
  renderForContent,
  renderForEmbed,
} from '../../../adapters/discord/render.ts';
import { lineMarkdown } from '../../../adapters/discord/runs.ts';
import { codeTable, PHONE_COLUMNS } from '../../../adapters/discord/table.ts';
import { type Answer, type Block, LANGUAGES, type Line, type Span } from '../../../src/index.ts';

const answerWith = (blocks: readonly Block[], more: Partial<Answer> = {}): Answer => ({
  question: 'q',
  language: 'en',
  mode: 'recorded',
  asOf: '2026-01-30',
  label: 'Recorded day: Friday 30 January 2026',
  verdict: 'partly',
  blocks,
  figures: [],
  model: 'narrator',
  toolCalls: [],
  notes: [],
  ...more,
});

const prose = (...lines: Line[]): Block => ({ kind: 'prose', lines });

describe('escaping', () => {
  // What Discord's client makes of these without a backslash: bold, spoiler, heading and so on.
  it.each([
    ['**bold** __line__ ~~gone~~', '\\*\\*bold\\*\\* \\_\\_line\\_\\_ \\~\\~gone\\~\\~'],
    ['||secret||', '\\|\\|secret\\|\\|'],
    ['[here](https://evil.example)', '\\[here\\](https:\u2060//evil.example)'],
    ['<@123> <#5> <:a:1>', '\\<\u2060@\u2060123\\> \\<\u2060#5\\> \\<\u2060:a:1\\>'],
    ['@everyone', '@\u2060everyone'],
    ['`code`', '\\`code\\`'],
    ['a\nb\u0000\u202ec', 'a bc'],
  ])('shows %j as it is', (text, shown) => {
    expect(escapeMarkdown(text)).toBe(shown);
  });

  it.each([
    ['# heading', '\\# heading'],
    ['-# small', '\\-# small'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['> quotation', '\\> quotation'],
    ['-10.3% (GLD)', '\\-10.3% (GLD)'],
    ['1.5 points', '1.5 points'],
  ])('keeps %j a line of text', (text, shown) => {
    expect(lineMarkdown([{ text }])).toBe(shown);
  });

  it('styles spans without touching their text, and joins equal neighbours', () => {
    const line: Line = [
      { text: 'Gold ', strong: true },
      { text: '-10.3%', strong: true, figure: 'gold.change_1d' },
      { text: ' fell' },
      { text: ' much', em: true },
      { text: ' `x` ', code: true },
    ];
    expect(lineMarkdown(line)).toBe('**Gold -10.3%** fell *much* `\u02cbx\u02cb`');
  });

  it('makes links only of spans that are links, and only to the web', () => {
    expect(lineMarkdown([{ text: 'FRED', href: 'https://fred.stlouisfed.org/series/SOFR' }])).toBe(
      '[FRED](<https://fred.stlouisfed.org/series/SOFR>)',
    );
    expect(lineMarkdown([{ text: 'x', href: 'javascript:alert(1)' }])).toBe('x');
    expect(lineMarkdown([{ text: 'x', href: 'https://a.example/)>[y](https://evil.example' }])).toBe(
      '[x](<https://a.example/%29%3E%5By%5D%28https://evil.example>)',
    );
  });
});

describe('tables', () => {
  it('are aligned, also with letters of double width', () => {
    const table = codeTable({
      columns: [
        { title: '指标', align: 'left' },
        { title: '变动', align: 'right' },
      ],
      rows: [
        ['黄金', '-10.3%'],
        ['S&P 500', '-0.3%'],
      ],
    })!;
    expect([...table.head, ...table.rows.flat()]).toEqual([
      '指标       变动',
      '黄金     -10.3%',
      'S&P 500   -0.3%',
    ]);
    expect(new Set([...table.head, ...table.rows.flat()].map((line) => stringWidth(line))).size).toBe(1);
  });

  it('that are too wide for a phone become lines with the titles of their columns', () => {
    const columns = ['Indicator', 'Level', '1 session', '5 sessions', 'Usual moves', 'As of'].map(
      (title, i) => ({
        title,
        align: i === 0 || i === 5 ? ('left' as const) : ('right' as const),
      }),
    );
    const rows = [
      ['Forward P/E, Information Technology', '1,234,567.89', '-10.36%', '+0.34%', '-12.8', '30 Jan'],
    ];
    expect(codeTable({ columns, rows })).toBeUndefined();
    const { pages } = renderForEmbed(
      answerWith([{ kind: 'table', title: 'Board', table: { columns, rows } }]),
    );
    expect(pages[0]).toBe(
      '**Board**\n**Forward P/E, Information Technology**: Level 1,234,567.89 · 1 session -10.36% · 5 sessions +0.34% · Usual moves -12.8 · As of 30 Jan',
    );
  });

  it('go on, with their heads, on the next page', () => {
    const rows = Array.from({ length: 200 }, (_, i) => [`indicator number ${i}`, `${i}.0%`]);
    const columns = [
      { title: 'Name', align: 'left' as const },
      { title: 'Change', align: 'right' as const },
    ];
    const { pages } = renderForContent(
      answerWith([{ kind: 'table', title: 'All', table: { columns, rows } }]),
    );
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) {
      expect(page.length).toBeLessThanOrEqual(2000);
      expect(page.match(/```/g)).toHaveLength(2);
      expect(page).toContain('Name');
    }
    for (const [name] of rows)
      expect(pages.filter((page) => new RegExp(`${name} `).test(page))).toHaveLength(1);
  });
});

describe('the parts of a message', () => {
  const sources: Block = {
    kind: 'sources',
    title: 'Sources',
    lines: [[{ text: 'FRED' }], [{ text: 'Cboe' }]],
  };

  it('puts the day over, notes and sources under an embed', () => {
    const answer = answerWith([prose([{ text: 'Gold fell.' }]), sources], { notes: ['Written by code.'] });
    expect(renderForEmbed(answer)).toEqual({
      pages: ['Gold fell.'],
      head: 'Recorded day: Friday 30 January 2026',
      foot: 'Written by code.\nSources: FRED · Cboe',
    });
    expect(renderForContent(answer).pages[0]).toBe(
      '-# Recorded day: Friday 30 January 2026\nGold fell.\n\n-# Written by code.\n-# Sources: FRED · Cboe',
    );
  });

  it('says everything of an answer that is nothing but sources', () => {
    expect(renderForEmbed(answerWith([sources])).pages[0]).toContain('**Sources**\n- FRED\n- Cboe');
  });

  it('shows the first line of a draft in bold, and the rest as it flows', () => {
    const lines: Line[] = [
      [{ text: 'Not everything. ' }],
      [{ text: 'Gold fell. ' }],
      [{ text: 'Silver too.' }],
    ];
    expect(renderDraft(lines, true)).toBe('**Not everything.**\n\nGold fell. Silver too.');
  });
});

/** Words that break things: markup, mentions, wide letters, emoji, accents, controls, very long ones. */
const word = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  fc.constantFrom(
    '@everyone',
    '@here',
    '<@123456789012345678>',
    '<@&123456789012345678>',
    '<#123456789012345678>',
    '<:x:1>',
    '<t:1:R>',
    '</why:1>',
    '```',
    '``',
    '`',
    '**',
    '__',
    '~~',
    '||',
    '> ',
    '>>> ',
    '# ',
    '## ',
    '-# ',
    '- ',
    '1. ',
    '\\',
    '[a](https://evil.example)',
    'https://evil.example/x',
    'http://evil.example',
    'discord.gg/abc',
    '黄金下跌',
    'S&P 500 -1.2%',
    '👩‍👩‍👧‍👦',
    '🇺🇸',
    'e\u0301\u0301',
    '\u202e',
    '\u0000',
    '\ud800',
  ),
  fc.nat({ max: 60 }).map((n) => 'x'.repeat(n)),
  fc.nat({ max: 3000 }).map((n) => 'y'.repeat(n % 40 === 0 ? n : 5)),
);
const text = fc.array(word, { maxLength: 14 }).map((words) => words.join(' '));
const span: fc.Arbitrary<Span> = fc.record(
  {
    text,
    strong: fc.boolean(),
    em: fc.boolean(),
    code: fc.constantFrom(false, false, false, true),
    href: fc.constantFrom('https://fred.stlouisfed.org/a b', 'javascript:x', 'https://www.cboe.com/(x)'),
  },
  { requiredKeys: ['text'] },
);
const line: fc.Arbitrary<Line> = fc.array(span, { maxLength: 5 });
const lines = fc.array(line, { maxLength: 6 });
const title = text.map((t) => t.slice(0, 60));
const block: fc.Arbitrary<Block> = fc.oneof(
  line.map((l) => ({ kind: 'verdict', line: l }) as const),
  lines.map((l) => ({ kind: 'prose', lines: l }) as const),
  fc.record({ kind: fc.constant('section' as const), role: fc.constant('note' as const), title, lines }),
  fc.record({ kind: fc.constant('sources' as const), title, lines }),
  fc.record({
    kind: fc.constant('sparkline' as const),
    title,
    values: fc.array(fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })), { maxLength: 30 }),
  }),
  fc.nat({ max: 4 }).chain((more) =>
    fc.record({
      kind: fc.constant('table' as const),
      title,
      table: fc.record({
        columns: fc.array(fc.record({ title, align: fc.constantFrom('left' as const, 'right' as const) }), {
          minLength: more + 1,
          maxLength: more + 1,
        }),
        rows: fc.array(fc.array(text, { maxLength: more + 1 }), { maxLength: 12 }),
      }),
    }),
  ),
);
const document = fc.record({
  blocks: fc.array(block, { maxLength: 7 }),
  label: text,
  notes: fc.array(text, { maxLength: 3 }),
  language: fc.constantFrom(...LANGUAGES),
});

/** Outside code blocks and links, what is not escaped. */
const bare = (page: string): string =>
  page
    .split('```')
    .filter((_, i) => i % 2 === 0)
    .join('\n')
    .replace(/\]\(<https:\/\/[^>\s]*>\)/g, ']')
    // From left to right, as a parser reads: an escape, or inline code.
    .replace(/\\[!-/:-@[-`{-~]|`[^`\n]*`/g, 'x');

const letters = (s: string): string => s.replace(/[^\p{L}\p{N}%]/gu, '');

/** Letters of the pages, without the repeated heads of tables and without markup. */
function saidBy({ pages, head, foot }: Rendered): string {
  return letters([head, ...pages, foot].join('').replace(/\]\(<https:\/\/[^>\s]*>\)/g, ''));
}

/** Whether `part` stands in `whole` in its order, perhaps with other things (heads of tables) between. */
function contains(whole: string, part: string): boolean {
  let at = 0;
  for (const point of part) {
    at = whole.indexOf(point, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

const MENTION = /<@|<#|<:|<a:|<t:|<\/|<id:|@everyone|@here/;

describe('any document', () => {
  it('comes out within the limits, whole, and without foreign markup', () => {
    let documents = 0;
    fc.assert(
      fc.property(document, (given) => {
        documents += 1;
        const answer = answerWith(given.blocks, given);
        const embed = renderForEmbed(answer);
        const content = renderForContent(answer);
        for (const page of embed.pages) {
          expect(page.length).toBeLessThanOrEqual(4096);
          expect(page.length + embed.head.length + embed.foot.length).toBeLessThanOrEqual(6000);
        }
        expect(embed.head.length).toBeLessThanOrEqual(256);
        expect(embed.foot.length).toBeLessThanOrEqual(2048);
        for (const page of content.pages) expect(page.length).toBeLessThanOrEqual(2000);
        for (const page of [...embed.pages, ...content.pages]) {
          // Fences come in pairs, on lines of their own.
          const fences = page.split('\n').filter((l) => l.startsWith('```'));
          expect(fences.length % 2).toBe(0);
          expect(fences.every((l) => l === '```')).toBe(true);
          expect(page.replace(/^```$/gm, '')).not.toContain('```');
          expect(page).not.toMatch(MENTION);
          expect(harmless(page.replaceAll('\n', ' '))).toBe(page.replaceAll('\n', ' ').replace(/ +/g, ' '));
          expect(Buffer.from(page).toString()).toBe(page);
          const rest = bare(page);
          expect(rest).not.toMatch(/~~|\|\||__|https?:\/\//);
          expect(rest).not.toMatch(/^\s*(#{1,3} |>>> |> )/m);
        }
        const wanted = letters(
          harmless(
            answer.blocks
              .map((b) => {
                switch (b.kind) {
                  case 'verdict':
                    return b.line.map((s) => s.text).join('');
                  case 'prose':
                    return b.lines
                      .flat()
                      .map((s) => s.text)
                      .join('');
                  case 'section':
                    return (
                      b.title +
                      b.lines
                        .flat()
                        .map((s) => s.text)
                        .join('')
                    );
                  default:
                    return '';
                }
              })
              .join(''),
          ),
        );
        expect(contains(saidBy(embed), wanted)).toBe(true);
        expect(contains(saidBy(content), wanted)).toBe(true);
        // Every cell is somewhere, whole but for its line breaks.
        const all = saidBy(content);
        for (const b of answer.blocks)
          if (b.kind === 'table')
            for (const row of b.table.rows)
              for (const cell of row.slice(0, b.table.columns.length))
                expect(contains(all, letters(harmless(cell)))).toBe(true);
      }),
      { numRuns: 2_000, seed: 20261124 },
    );
    expect(documents).toBeGreaterThanOrEqual(2_000);
  }, 180_000);

  it('has tables no wider than a phone', () => {
    fc.assert(
      fc.property(block, (b) => {
        if (b.kind !== 'table') return;
        const table = codeTable(b.table);
        for (const l of table ? [...table.head, ...table.rows.flat()] : [])
          expect(stringWidth(l)).toBeLessThanOrEqual(PHONE_COLUMNS);
      }),
      { numRuns: 500, seed: 20261124 },
    );
  });
});
