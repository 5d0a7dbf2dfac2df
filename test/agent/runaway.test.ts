import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRunawayWatch, endsInRepetition, MAX_ANSWER_CHARS } from '../../src/agent/runaway.ts';

describe('a text that runs away', () => {
  it('ends when it repeats itself, whatever it repeats and however it is cut into pieces', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 200 }),
        fc.nat(100),
        fc.integer({ min: 1, max: 90 }),
        (unit, lead, size) => {
          fc.pre(unit.trim() === unit);
          const text = `${Array.from({ length: lead }, (_, i) => `w${i}`).join(' ')} ${unit.repeat(2_000)}`;
          const isRunaway = createRunawayWatch(1_000_000);
          let at = 0;
          while (at < text.length && !isRunaway(text.slice(at, at + size))) at += size;
          // Three times the piece, or 240 characters, and the pieces until the next look.
          expect(at).toBeLessThan(lead * 5 + Math.max(240, unit.length * 3) + 60 + 2 * size + 10);
        },
      ),
    );
  });

  it('ends at a length', () => {
    const isRunaway = createRunawayWatch();
    let length = 0;
    for (let i = 0; !isRunaway(`Sentence ${i * i} of many. `); i++) length += 1;
    expect(length * 20).toBeLessThan(MAX_ANSWER_CHARS);
    expect(length).toBeGreaterThan(100);
  });

  it('is not taken for one because it has tables, lists or a refrain', () => {
    for (const text of [
      '| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |\n| 1 | 2 | 4 |',
      'Gold fell 1%. Silver fell 1%. Oil fell 1%. Copper fell 1%. Bitcoin fell 1%. The S&P 500 fell 1%.',
      'It is not known. '.repeat(2),
    ])
      expect(endsInRepetition(text)).toBe(false);
  });
});
