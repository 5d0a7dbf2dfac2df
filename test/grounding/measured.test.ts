import { describe, expect, it } from 'vitest';
import { verifySentence } from '../../src/grounding/verify.ts';
import { CORRECT } from './correct-sentences.ts';
import { contextIn, FIGURES } from './figure-set.ts';
import { ERROR_KINDS, Generator } from './generate.ts';
import { FALSE_FACTS, NUMBER_TRAPS, WORD_TRAPS } from './traps.ts';

/** English most often, then Chinese and Spanish, and the four that only a model writes. */
const LANGUAGES = ['en', 'en', 'en', 'zh', 'zh', 'es', 'es', 'de', 'fr', 'pt', 'ja'] as const;
const COUNT = 720;
/** Generated once for each seed: other seeds are other sentences of the same make. */
const SEEDS = [20_260_130, 7] as const;

describe.each(SEEDS)('the verifier, measured on sentences of seed %i', (seed) => {
  it('catches every planted error of value, unit, sign, window, date and source', () => {
    const generator = new Generator(FIGURES, seed);
    const missed: string[] = [];
    const seen = new Map<string, number>();
    let planted = 0;
    for (let i = 0; i < COUNT; i++) {
      const made = generator.planted(LANGUAGES[i % LANGUAGES.length]!, ERROR_KINDS[i % ERROR_KINDS.length]!);
      if (!made) continue;
      planted += 1;
      seen.set(made.error!, (seen.get(made.error!) ?? 0) + 1);
      if (verifySentence(made.text, contextIn(made.language)).ok) {
        missed.push(`${made.error} ${made.language}: ${made.text} <${made.figure}>`);
      }
    }
    console.log(`planted errors caught: ${planted - missed.length} of ${planted}`, ...missed);
    expect(planted).toBeGreaterThanOrEqual(500);
    expect([...seen.keys()].sort()).toEqual([...ERROR_KINDS].sort());
    expect(missed).toEqual([]);
  });

  it('lets correct sentences pass, with rounding and other units', () => {
    const generator = new Generator(FIGURES, seed);
    const flagged: string[] = [];
    for (let i = 0; i < COUNT; i++) {
      const made = generator.correct(LANGUAGES[i % LANGUAGES.length]!);
      const verdict = verifySentence(made.text, contextIn(made.language));
      if (!verdict.ok) flagged.push(`${made.language}: ${made.text} - ${verdict.problems[0]!.detail}`);
    }
    console.log(`correct sentences flagged: ${flagged.length} of ${COUNT}`, ...flagged);
    expect(flagged.length / COUNT).toBeLessThan(0.01);
  });
});

describe('sentences written by hand', () => {
  it.each(CORRECT)('%s passes: %s', (language, sentence) => {
    expect(verifySentence(sentence, contextIn(language)).problems).toEqual([]);
  });

  const traps = [...FALSE_FACTS, ...NUMBER_TRAPS, ...WORD_TRAPS].map(
    ({ language, sentence, codes }) => [language, sentence, codes] as const,
  );
  it.each(traps)('%s is stopped: %s', (language, sentence, codes) => {
    const { ok, problems } = verifySentence(sentence, contextIn(language));
    expect(ok).toBe(false);
    // Which rule of numbers sees it first is no matter: a wrong value may also be a wrong window.
    const allowed = codes.includes('number')
      ? [...codes, 'kind', 'sign', 'window', 'direction', 'date']
      : codes;
    expect(problems.some(({ code }) => allowed.includes(code))).toBe(true);
  });
});
