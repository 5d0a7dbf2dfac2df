import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SentenceSplitter, splitSentences } from '../../src/grounding/sentences.ts';
import { ANSWERS } from './answers.ts';

const trimmed = (text: string): string[] => splitSentences(text).map((sentence) => sentence.trim());

describe('the sentence splitter', () => {
  it.each([
    ['two sentences', 'Gold fell. Silver fell more.', ['Gold fell.', 'Silver fell more.']],
    ['a decimal point', 'The VIX is at 17.4. Calm.', ['The VIX is at 17.4.', 'Calm.']],
    [
      'abbreviations',
      'The U.S. market, e.g. the S&P, closed on St. Patrick. Then it rose.',
      ['The U.S. market, e.g. the S&P, closed on St. Patrick.', 'Then it rose.'],
    ],
    [
      'a reference with stops inside',
      'Gold fell {{gold.change_1d.2026-01-29}}. So did silver.',
      ['Gold fell {{gold.change_1d.2026-01-29}}.', 'So did silver.'],
    ],
    [
      'a quotation mark after the stop',
      'He said "it will find its level." Then he left.',
      ['He said "it will find its level."', 'Then he left.'],
    ],
    ['Chinese stops', '黄金下跌10.3%。白银呢？也跌了！', ['黄金下跌10.3%。', '白银呢？', '也跌了！']],
    [
      'Spanish marks',
      '¿Qué pasó? ¡Nada! El VIX está en 17,4.',
      ['¿Qué pasó?', '¡Nada!', 'El VIX está en 17,4.'],
    ],
    ['a German date', 'Am 30. Januar fiel Gold. Silber auch.', ['Am 30. Januar fiel Gold.', 'Silber auch.']],
    [
      'the name of a state',
      'Bonos de EE. UU. a 2 años. Y nada más.',
      ['Bonos de EE. UU. a 2 años.', 'Y nada más.'],
    ],
    ['a number at the end', 'It closed at 17. Then it rose.', ['It closed at 17.', 'Then it rose.']],
    [
      'bold closing marks',
      '**Not everything fell.** Metals did.',
      ['**Not everything fell.**', 'Metals did.'],
    ],
  ])('keeps %s whole', (_, text, expected) => {
    expect(trimmed(text)).toEqual(expected);
  });

  it('takes line breaks as ends and keeps list markers with their item', () => {
    expect(splitSentences('Moved:\n1. Gold fell.\n2. Silver fell.\n- Oil rose\n')).toEqual([
      'Moved:\n',
      '1. Gold fell.',
      '\n2. Silver fell.',
      '\n- Oil rose\n',
    ]);
  });

  it('hands a sentence out as soon as the next one begins', () => {
    const splitter = new SentenceSplitter();
    expect(splitter.push('Gold fell {{gold.')).toEqual([]);
    expect(splitter.push('change_1d}}')).toEqual([]);
    expect(splitter.push('. ')).toEqual(['Gold fell {{gold.change_1d}}.']);
    expect(splitter.push('Silver')).toEqual([]);
    expect(splitter.flush()).toEqual([' Silver']);
    expect(splitter.flush()).toEqual([]);
  });

  const PIECES = [
    'Gold fell',
    '. ',
    '.',
    '! ',
    '？',
    '。',
    '\n',
    '- ',
    '1. ',
    '{{a.b}}',
    '{{',
    '}}',
    ' 2.9',
    '"',
    '”',
    ' U.S.',
    ' am 30. Jan',
    '¿',
    '…',
    ' ',
  ];

  it('loses nothing, however the text is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), (pieces) => {
        const splitter = new SentenceSplitter();
        const out = [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.flush()];
        expect(out.join('')).toBe(pieces.join(''));
      }),
      { numRuns: 500, seed: 1 },
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 80, unit: 'grapheme' }), (text) => {
        expect(splitSentences(text).join('')).toBe(text);
      }),
      { numRuns: 500, seed: 2 },
    );
  });

  it('cuts a real answer the same way, letter by letter or at once', () => {
    for (const [, text] of ANSWERS) {
      const splitter = new SentenceSplitter();
      const slowly = [...[...text].flatMap((letter) => splitter.push(letter)), ...splitter.flush()];
      expect(slowly).toEqual(splitSentences(text));
    }
  });
});
