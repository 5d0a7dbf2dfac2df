import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SentenceSplitter, splitSentences } from '../../src/grounding/sentences.ts';

describe('the splitter of sentences', () => {
  it('gives back exactly what went in, however it is cut', () => {
    const piece = fc.constantFrom(
      'Gold fell 2.9%. ',
      '黄金下跌。',
      '{{gold.change_1d}} ',
      'the U.S. ',
      '\n- ',
      '¿Qué? ',
      'x',
      ' ',
      '"Yes." ',
      '…',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }),
        fc.array(fc.nat(12), { maxLength: 60 }),
        (pieces, cuts) => {
          const text = pieces.join('');
          const splitter = new SentenceSplitter();
          const out: string[] = [];
          let at = 0;
          for (const cut of [...cuts, text.length]) {
            out.push(...splitter.push(text.slice(at, at + cut)));
            at += cut;
          }
          out.push(...splitter.flush());
          expect(out.join('')).toBe(text);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('does not end a sentence inside a number, a reference or an abbreviation', () => {
    expect(
      splitSentences('Gold fell 2.9% in the U.S. on the day. It was {{gold.change_1d}} then.'),
    ).toHaveLength(2);
  });

  it('ends at the full stops of Chinese and at line breaks', () => {
    expect(splitSentences('黄金下跌。白银也跌。')).toHaveLength(2);
    expect(splitSentences('- one thing\n- another thing').length).toBe(2);
  });
});
