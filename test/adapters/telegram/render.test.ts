import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { answerText, renderAnswer } from '../../../adapters/telegram/render.ts';
import type { RichText } from '../../../adapters/telegram/rich-text.ts';
import { MAX_CAPTION, MAX_TEXT, split } from '../../../adapters/telegram/split.ts';
import { tableText } from '../../../adapters/telegram/table.ts';
import type { Answer, Block, Line, Span, Table } from '../../../src/index.ts';
import { formatted } from '../../fakes/telegram/checks.ts';

const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const boundaries = (text: string): Set<number> =>
  new Set([...[...GRAPHEMES.segment(text)].map(({ index }) => index), text.length]);
const bare = (text: string): string => text.replace(/\s+/g, '');

const words = fc.constantFrom(
  'gold',
  ' ',
  ' ',
  '. ',
  '\n',
  '\n\n',
  '黄金下跌了10.3%。',
  '👩‍👩‍👧‍👦',
  '🇨🇳',
  'é',
  'e\u0301\u0323',
  '<b>&amp;</b>',
  '*_`[x](y)',
  '@name',
  '/why',
  'नमस्ते',
  'x'.repeat(200),
  '\u202e',
  '\u0000',
  '\ud83d',
  'https://fred.stlouisfed.org/series/SOFR',
);
const text = fc.array(words, { maxLength: 24 }).map((parts) => parts.join(''));
const href = fc.constantFrom(undefined, 'https://www.cmegroup.com/x', 'https://fred.stlouisfed.org/');
const span: fc.Arbitrary<Span> = fc
  .record({ text, strong: fc.boolean(), em: fc.boolean(), code: fc.boolean(), href })
  .map(({ href: to, ...rest }) => (to === undefined ? rest : { ...rest, href: to }));
const line: fc.Arbitrary<Line> = fc.array(span, { maxLength: 3 });
const lines = fc.array(line, { maxLength: 3 });
const table: fc.Arbitrary<Table> = fc.integer({ min: 1, max: 5 }).chain((width) =>
  fc.record({
    columns: fc.array(fc.record({ title: text, align: fc.constantFrom('left' as const, 'right' as const) }), {
      minLength: width,
      maxLength: width,
    }),
    rows: fc.array(
      fc.array(fc.constantFrom('1.5%', '黄金', '–', 'S&P 500', '👍🏽 yes'), {
        minLength: width,
        maxLength: width,
      }),
      {
        maxLength: 40,
      },
    ),
  }),
);
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('verdict' as const), line }),
  fc.record({ kind: fc.constant('prose' as const), lines }),
  fc.record({
    kind: fc.constant('section' as const),
    role: fc.constant('moved' as const),
    title: text,
    lines,
  }),
  fc.record({ kind: fc.constant('sources' as const), title: text, lines }),
  fc.record({ kind: fc.constant('table' as const), title: text, table }),
  fc.record({
    kind: fc.constant('sparkline' as const),
    title: text,
    values: fc.array(fc.oneof(fc.double({ noNaN: true }), fc.constant(null)), { maxLength: 40 }),
  }),
);

function answerWith(blocks: readonly Block[], notes: readonly string[] = []): Answer {
  return {
    question: 'q',
    language: 'en',
    mode: 'recorded',
    asOf: '2026-01-30',
    label: 'Recorded day',
    verdict: 'confirmed',
    blocks,
    figures: [],
    model: 'narrator',
    toolCalls: [],
    notes,
  };
}

/** What a server would refuse, or people would see broken. */
function check(chunk: RichText, limit: number): void {
  expect(chunk.text.length).toBeLessThanOrEqual(limit);
  // The server's own rules: ranges, halves of symbols, overlaps, empty texts.
  const taken = formatted(chunk.text, chunk.entities, limit, 'text');
  // It changes nothing: no white space is cut, no entity moves.
  expect(taken.text).toBe(chunk.text);
  expect(taken.entities).toEqual(chunk.entities);
  const known = boundaries(chunk.text);
  for (const { offset, length, url } of chunk.entities) {
    expect(known.has(offset) && known.has(offset + length)).toBe(true);
    if (url !== undefined) expect(url).toMatch(/^https?:\/\//);
  }
}

describe('messages of an answer', () => {
  it('hold to every limit, cut nothing apart and lose nothing, whatever the answer holds', () => {
    let chunks = 0;
    let cut = 0;
    fc.assert(
      fc.property(
        fc.array(block, { maxLength: 6 }),
        fc.array(text, { maxLength: 2 }),
        fc.constantFrom(MAX_TEXT, MAX_CAPTION, 300),
        (blocks, notes, limit) => {
          const whole = answerText(answerWith(blocks, notes));
          const known = boundaries(whole.text);
          const parts = renderAnswer(answerWith(blocks, notes), limit);
          if (parts.length > 1) cut += 1;
          let at = 0;
          for (const part of parts) {
            chunks += 1;
            expect(part.text.length).toBeLessThanOrEqual(limit);
            const taken = formatted(part.text, part.entities, MAX_TEXT, 'text');
            expect(taken.text).toBe(part.text);
            // Only white space lies between two messages, and no grapheme is cut.
            const from = whole.text.indexOf(part.text, at);
            expect(whole.text.slice(at, from).trim()).toBe('');
            expect(known.has(from) && known.has(from + part.text.length)).toBe(true);
            at = from + part.text.length;
          }
          expect(whole.text.slice(at).trim()).toBe('');
          expect(bare(parts.map((part) => part.text).join(''))).toBe(bare(whole.text));
        },
      ),
      { numRuns: 2_000 },
    );
    process.stdout.write(`${chunks} messages; ${cut} of 2000 answers were longer than one\n`);
    expect(cut).toBeGreaterThan(500);
  }, 60_000);

  it('keep the look of every letter over a cut', () => {
    const styled = fc.record({
      text: fc.array(words, { minLength: 1, maxLength: 200 }).map((p) => p.join('')),
    });
    fc.assert(
      fc.property(styled, fc.constantFrom(MAX_CAPTION, 64, 200), ({ text: written }, limit) => {
        const whole = answerText(answerWith([{ kind: 'prose', lines: [[{ text: written, strong: true }]] }]));
        const count = ({ text: shown, entities }: RichText): number =>
          entities
            .filter(({ type }) => type === 'bold')
            .reduce((sum, { offset, length }) => sum + bare(shown.slice(offset, offset + length)).length, 0);
        const parts = split(whole, limit);
        for (const part of parts) check(part, limit);
        expect(parts.reduce((sum, part) => sum + count(part), 0)).toBe(count(whole));
      }),
      { numRuns: 500 },
    );
  }, 60_000);

  it('cut between paragraphs first', () => {
    const paragraph = `${'word '.repeat(300).trim()}.`;
    const parts = split({ text: [paragraph, paragraph, paragraph, paragraph].join('\n\n'), entities: [] });
    expect(parts.map((part) => part.text)).toEqual([
      [paragraph, paragraph].join('\n\n'),
      [paragraph, paragraph].join('\n\n'),
    ]);
  });

  it('begin a new one before the hundredth look, which Telegram would drop', () => {
    const spans = Array.from(
      { length: 250 },
      (_, i): Span => ({ text: `${i} `, ...(i % 2 ? { strong: true } : { code: true }) }),
    );
    const parts = renderAnswer(answerWith([{ kind: 'prose', lines: [spans] }]));
    expect(parts.length).toBe(3);
    for (const part of parts) expect(part.entities.length).toBeLessThanOrEqual(100);
  });

  it('cut even a grapheme that fills a message, between its letters', () => {
    const zalgo = `e${'\u0301'.repeat(9_000)}`;
    const parts = split({ text: zalgo, entities: [] });
    expect(parts.map((part) => part.text).join('')).toBe(zalgo);
  });

  it('hold no control and no override characters', () => {
    const [part] = renderAnswer(answerWith([{ kind: 'verdict', line: [{ text: 'a\u202eb\u0007c' }] }]));
    expect(part?.text).toBe('Recorded day\n\nabc');
  });
});

describe('tables', () => {
  const columns = [
    { title: '指标', align: 'left' as const },
    { title: 'Now', align: 'right' as const },
  ];

  it('stand in columns that line up, also with wide letters', () => {
    const shown = tableText({
      columns,
      rows: [
        ['黄金', '-10.3%'],
        ['Silver', '5%'],
      ],
    });
    expect(shown.text).toBe('指标       Now\n黄金    -10.3%\nSilver      5%');
    expect(shown.entities).toEqual([{ type: 'pre', offset: 0, length: shown.text.length }]);
    expect(new Set(shown.text.split('\n').map((row) => stringWidth(row))).size).toBe(1);
  });

  it('that are too wide for a phone become one entry per row, with nothing left out', () => {
    const wide = {
      columns: [...columns, { title: 'What it means', align: 'left' as const }],
      rows: [['Gold', '-10.3%', 'the largest fall since 2013']],
    };
    const { text: shown, entities } = tableText(wide);
    expect(shown).toBe('• Gold\n   Now: -10.3% · What it means: the largest fall since 2013');
    expect(entities).toEqual([{ type: 'bold', offset: 2, length: 4 }]);
  });

  it('leave out cells that say nothing in such an entry', () => {
    const wide = {
      columns: [...columns, { title: 'What it means', align: 'left' as const }],
      rows: [
        ['Gold', '–', 'the largest fall since 2013, by far'],
        ['Silver', '-28.5%', ''],
      ],
    };
    const { text: shown } = tableText(wide);
    expect(shown).toBe(
      '• Gold\n   What it means: the largest fall since 2013, by far\n• Silver\n   Now: -28.5%',
    );
  });
});

describe('rows of bars', () => {
  it.each([
    [[1, 2, 3], '▁▅█'],
    [[...Array(60).keys()], 30],
    [[...Array(61).keys()], 21],
    [Array(60).fill(null).with(59, 1), 30],
  ] as const)('fit one line of a phone', (values, expected) => {
    const { text: shown } = answerText(answerWith([{ kind: 'sparkline', title: 'Values', values }], []));
    const bars = shown.split('\n').at(-1)!;
    if (typeof expected === 'string') expect(bars).toBe(expected);
    else expect(bars.length).toBe(expected);
  });
});
