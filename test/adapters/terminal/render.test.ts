import { describe, expect, it } from 'vitest';
import { renderAnswer, sparkline } from '../../../adapters/terminal/render.ts';
import { widthOf, wrap } from '../../../adapters/terminal/text.ts';
import type { Answer, Figure } from '../../../src/index.ts';

const figure = (id: string, text: string): Figure => ({
  id,
  value: 1,
  unit: 'percent',
  text,
  asOf: '2026-01-30',
  instrument: 'GLD fund',
  source: 'NYSE Arca',
});

const answer: Answer = {
  question: 'drivers',
  language: 'en',
  mode: 'recorded',
  asOf: '2026-01-30',
  label: 'Recorded day: Friday 30 January 2026, New York close (not live)',
  verdict: 'no-premise',
  blocks: [
    { kind: 'verdict', line: [{ text: 'Gold ' }, { text: '-10.3%', figure: 'gold.change_1d' }] },
    {
      kind: 'section',
      role: 'moved',
      title: 'Moved',
      lines: [
        [{ text: 'silver ' }, { text: '+2.0%', figure: 'silver.change_1d' }],
        [{ text: 'odds +5.4 dB' }],
      ],
    },
    {
      kind: 'table',
      title: 'Board',
      table: {
        columns: [
          { title: 'Indicator', align: 'left' },
          { title: 'Level', align: 'right' },
          { title: 'Change', align: 'right' },
        ],
        rows: [
          ['Gold', '+3bp', '-10.3%'],
          ['白银', '$25.00', '+2.0%'],
        ],
      },
    },
    { kind: 'sparkline', title: 'Last values', values: [1, 2, null, 3] },
    { kind: 'sources', title: 'Sources', lines: [[{ text: 'GLD fund (NYSE Arca)' }]] },
  ],
  figures: [figure('gold.change_1d', '-10.3%'), figure('silver.change_1d', '+2.0%')],
  model: 'narrator',
  toolCalls: [],
  notes: ['2026-01-31 is a Saturday.'],
};

describe('without colour', () => {
  const text = renderAnswer(answer, { width: 80, color: false });

  it('is plain text: the day, its notes, then one block after the other', () => {
    expect(text).toBe(
      [
        'Recorded day: Friday 30 January 2026, New York close (not live)',
        '2026-01-31 is a Saturday.',
        '',
        'Gold -10.3%',
        '',
        'Moved',
        '  • silver +2.0%',
        '  • odds +5.4 dB',
        '',
        'Board',
        '  Indicator   Level  Change',
        '  Gold         +3bp  -10.3%',
        '  白银       $25.00   +2.0%',
        '',
        'Last values',
        '  ▁▅ █',
        '',
        'Sources',
        '  GLD fund (NYSE Arca)',
      ].join('\n'),
    );
  });
});

describe('with colour', () => {
  const text = renderAnswer(answer, { width: 80, color: true });

  it('paints changes by their direction, and nothing else', () => {
    expect(text).toContain('\u001b[31m-10.3%\u001b[39m');
    expect(text).toContain('\u001b[32m+2.0%\u001b[39m');
    expect(text).not.toContain('m+3bp');
    expect(text).not.toContain('m+5.4');
  });

  it('says the same as without', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is looked for
    expect(text.replace(/\u001b\[\d+m/g, '')).toBe(renderAnswer(answer, { width: 80, color: false }));
  });
});

describe('narrow terminals', () => {
  it.each([40, 60, 80, 120])('keeps every line within %d columns', (width) => {
    const long: Answer = {
      ...answer,
      blocks: [
        {
          kind: 'verdict',
          line: [{ text: '几乎所有资产同步下跌，但并不是全部：贵金属跌得最重。'.repeat(6) }],
        },
        {
          kind: 'table',
          title: 'Drivers',
          table: {
            columns: [
              { title: 'Driver', align: 'left' },
              { title: 'dB', align: 'right' },
            ],
            rows: [['crowded, leveraged positions unwinding '.repeat(5), '+5.4']],
          },
        },
        { kind: 'section', role: 'note', title: 'N', lines: [[{ text: 'x'.repeat(300) }]] },
      ],
    };
    for (const line of renderAnswer(long, { width, color: false }).split('\n')) {
      expect(widthOf(line)).toBeLessThanOrEqual(width);
    }
  });
});

describe('wrapping', () => {
  it('never begins a line with a closing mark of Chinese', () => {
    const lines = wrap([{ text: '市场下跌，黄金下跌，白银下跌。' }], 8);
    expect(lines.join('')).toBe('市场下跌，黄金下跌，白银下跌。');
    for (const line of lines) expect(line).not.toMatch(/^[，。]/);
  });

  it('keeps a word together that several runs make', () => {
    expect(wrap([{ text: 'gold (' }, { text: '-10.3%' }, { text: ') fell' }], 10)).toEqual([
      'gold',
      '(-10.3%)',
      'fell',
    ]);
  });

  it('takes control characters out of text from elsewhere', () => {
    expect(wrap([{ text: 'a\u001b[2Jb\u202ec' }], 20)).toEqual(['a[2Jbc']);
  });
});

describe('sparklines', () => {
  it('spans from the lowest to the highest value', () => {
    expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7])).toBe('▁▂▃▄▅▆▇█');
  });

  it('stays in the middle where nothing moves', () => {
    expect(sparkline([5, 5, 5])).toBe('▅▅▅');
  });
});
