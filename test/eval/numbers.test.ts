import { describe, expect, it } from 'vitest';
import type { Answer, Figure, Span } from '../../src/answer/answer.ts';
import { parseNumber, showsValue, withoutStructure } from '../../src/eval/figures-in-text.ts';
import { numbersCheck } from '../../src/eval/numbers.ts';
import { bare, bot, inputOf } from './world.ts';

const GOLD: Figure = {
  id: 'gold.change_1d',
  value: -10.274245274560045,
  unit: 'percent',
  text: '-10.3%',
  asOf: '2026-01-30',
  instrument: 'GLD fund, New York close',
  source: 'NYSE Arca via Yahoo Finance',
  windowSessions: 1,
};

function line(spans: readonly Span[], figures: readonly Figure[] = [GOLD]): Answer {
  return bare('', { blocks: [{ kind: 'verdict', line: spans }], figures });
}

function verdict(answer: Answer): { passed: boolean; evidence: string } {
  return numbersCheck(inputOf(answer))[0]!;
}

describe('number fidelity', () => {
  it.each([
    ['the print of a figure', [{ text: 'Gold ' }, { text: '-10.3%', figure: 'gold.change_1d' }]],
    ['the print without its sign', [{ text: 'Gold fell ' }, { text: '10.3%', figure: 'gold.change_1d' }]],
    ['a literal that repeats a figure', [{ text: 'Gold fell 10.3% on 30 Jan 2026.' }]],
    [
      'names with numbers',
      [{ text: 'The S&P 500, the Nasdaq-100 and "312" are names; so is the 10-year yield.' }],
    ],
    ['window lengths', [{ text: 'Over 5 sessions and 3 days to 27 January.' }]],
    ['Chinese dates and windows', [{ text: '2026年1月30日,5个交易日,标普500。' }]],
    ['Spanish dates', [{ text: 'El 30 de enero de 2026 y el 27 ene, S&P 500.' }]],
    ['list numbers', [{ text: '(1) Gold fell.' }]],
    ['a time of day', [{ text: 'Crypto closes at 24:00 UTC.' }]],
    [
      'a claim of the framework',
      [{ text: bot().framework.claims.find(({ id }) => id === 'sofr-iorb-no-easing')!.record.en }],
    ],
  ])('accepts %s', (_, spans) => {
    expect(verdict(line(spans))).toMatchObject({ passed: true });
  });

  it.each([
    ['an invented percentage', [{ text: 'Gold fell 11.3%.' }]],
    ['an invented count', [{ text: 'It fell 19 usual moves.' }]],
    ['an invented level', [{ text: 'The VIX closed at 21.5.' }]],
    ['an invented amount', [{ text: 'Liquidations of $19bn followed.' }]],
    ['an invented number in Chinese', [{ text: '黄金下跌12.5%。' }]],
    ['an invented number in Spanish', [{ text: 'El oro cayó 12,5 %.' }]],
    ['basis points that no figure has', [{ text: 'The spread widened 74bp.' }]],
    ['another text than that of the figure', [{ text: '-10.4%', figure: 'gold.change_1d' }]],
    ['the wrong sign', [{ text: '+10.3%', figure: 'gold.change_1d' }]],
    ['a figure that the answer does not have', [{ text: '-28.5%', figure: 'silver.change_1d' }]],
    ['a claim with a number changed', [{ text: 'The gap averaged +7.4bp in October, +9.8bp in November.' }]],
  ])('flags %s', (_, spans) => {
    expect(verdict(line(spans)).passed).toBe(false);
  });

  it('flags a figure whose text does not show its value', () => {
    const wrong = { ...GOLD, text: '-11.3%' };
    expect(verdict(line([{ text: '-11.3%', figure: GOLD.id }], [wrong])).evidence).toContain('does not show');
  });

  it('flags a table cell that no figure stands behind', () => {
    const table = {
      kind: 'table' as const,
      title: 'Side by side',
      table: {
        columns: [
          { title: 'measure', align: 'left' as const },
          { title: '30 Jan 2026 (1d)', align: 'right' as const },
        ],
        rows: [['Silver', '-28.5%']],
      },
    };
    expect(verdict(bare('', { blocks: [table], figures: [GOLD] })).evidence).toContain('"-28.5%"');
  });

  it('accepts every full answer of the narrator to a plain question', async () => {
    for (const language of ['en', 'zh', 'es'] as const) {
      const answer = await bot().ask('why is silver falling?', { asOf: '2026-01-30', language });
      expect(numbersCheck(inputOf(answer))[0]).toMatchObject({ passed: true });
    }
  });

  it('catches one wrong digit in every figure of such an answer', async () => {
    const answer = await bot().ask('why is silver falling?', { asOf: '2026-01-30' });
    const planted = answer.blocks.flatMap((block, b) =>
      block.kind === 'section'
        ? block.lines.flatMap((spans, l) =>
            spans.flatMap((span, s) => (span.figure ? [{ b, l, s, text: span.text }] : [])),
          )
        : [],
    );
    expect(planted.length).toBeGreaterThan(10);
    for (const { b, l, s, text } of planted) {
      const changed = text.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 3) % 10));
      const blocks = answer.blocks.map((block, i) =>
        i !== b || block.kind !== 'section'
          ? block
          : {
              ...block,
              lines: block.lines.map((spans, j) =>
                j !== l ? spans : spans.map((span, k) => (k === s ? { ...span, text: changed } : span)),
              ),
            },
      );
      expect(verdict({ ...answer, blocks }).passed, `${text} -> ${changed}`).toBe(false);
    }
  });
});

describe('reading printed numbers', () => {
  it('reads the decimal sign of each language', () => {
    expect(parseNumber('1,234.5', 'en')).toBe(1234.5);
    expect(parseNumber('1.234,5', 'es')).toBe(1234.5);
    expect(parseNumber('28,5', 'es')).toBe(28.5);
  });

  it('knows dollars in trillions and billions in three languages', () => {
    const reserves = { ...GOLD, id: 'reserves.level', unit: 'usd-millions' as const, value: 2_898_000 };
    expect(showsValue('$2.90tn', { ...reserves, text: '$2.90tn' }, 'en')).toBe(true);
    expect(showsValue('2.90万亿美元', { ...reserves, text: '' }, 'zh')).toBe(true);
    expect(showsValue('2,90 billones USD', { ...reserves, text: '' }, 'es')).toBe(true);
    expect(showsValue('$2.90bn', { ...reserves, text: '' }, 'en')).toBe(false);
    expect(showsValue('$2.80tn', { ...reserves, text: '' }, 'en')).toBe(false);
  });

  it('blanks what is no measurement and nothing else', () => {
    expect(withoutStructure('S&P 500 on 30 Jan 2026 fell 0.3%').match(/\d[\d.]*/g)).toEqual(['0.3']);
    expect(withoutStructure('in 2020 it was 75.5').match(/\d[\d.]*/g)).toEqual(['75.5']);
  });
});
