import { describe, expect, it } from 'vitest';
import { verifySentence } from '../../src/grounding/verify.ts';
import { contextIn, FIGURES } from './figure-set.ts';
import { ERROR_KINDS, type ErrorKind, type Generated, Generator } from './generate.ts';

/** The two figures that the product promises: planted errors caught, correct sentences flagged. */

const SEED = 20_260_130;
const LANGUAGES = ['en', 'zh', 'es', 'en', 'zh', 'es', 'de', 'fr', 'pt', 'ja'] as const;
const SENTENCES = 1_200;

describe('measured on generated sentences', () => {
  it(`catches every one of at least 600 planted errors, of six kinds`, () => {
    const generator = new Generator(FIGURES, SEED);
    const byKind = new Map<ErrorKind, { planted: number; missed: Generated[] }>(
      ERROR_KINDS.map((kind) => [kind, { planted: 0, missed: [] }]),
    );
    const languages = new Set<string>();
    const seen = new Set<string>();
    for (let i = 0; i < SENTENCES; i++) {
      const kind = ERROR_KINDS[i % ERROR_KINDS.length]!;
      const language = LANGUAGES[Math.floor(i / ERROR_KINDS.length) % LANGUAGES.length]!;
      const made = generator.planted(language, kind);
      if (!made || seen.has(made.text)) continue;
      seen.add(made.text);
      languages.add(language);
      const row = byKind.get(kind)!;
      row.planted += 1;
      if (verifySentence(made.text, contextIn(language)).ok) row.missed.push(made);
    }
    const rows = [...byKind.values()];
    const planted = rows.reduce((sum, row) => sum + row.planted, 0);
    const missed = rows.flatMap((row) => row.missed);
    const parts = [...byKind]
      .map(([kind, row]) => `${kind} ${row.planted - row.missed.length}/${row.planted}`)
      .join(', ');
    console.log(
      `planted errors caught: ${planted - missed.length} of ${planted} (${(100 * (1 - missed.length / planted)).toFixed(2)}%) in ${languages.size} languages: ${parts}`,
    );
    for (const { error, language, text } of missed) console.log(`  missed ${error} (${language}): ${text}`);
    expect(planted).toBeGreaterThanOrEqual(600);
    expect(languages.size).toBeGreaterThanOrEqual(3);
    for (const row of rows) expect(row.planted).toBeGreaterThan(60);
    expect(missed).toEqual([]);
  });

  it('flags under 1% of at least 600 correct sentences', () => {
    const generator = new Generator(FIGURES, SEED + 1);
    const flagged: string[] = [];
    const seen = new Set<string>();
    for (let i = 0; i < SENTENCES; i++) {
      const language = LANGUAGES[i % LANGUAGES.length]!;
      const made = generator.correct(language);
      if (seen.has(made.text)) continue;
      seen.add(made.text);
      const verdict = verifySentence(made.text, contextIn(language));
      if (!verdict.ok)
        flagged.push(
          `(${language}) ${made.text} | ${verdict.problems.map(({ detail }) => detail).join(' ')}`,
        );
    }
    console.log(
      `correct sentences flagged: ${flagged.length} of ${seen.size} (${((100 * flagged.length) / seen.size).toFixed(2)}%)`,
    );
    for (const line of flagged) console.log(`  flagged ${line}`);
    expect(seen.size).toBeGreaterThanOrEqual(600);
    expect(flagged.length / seen.size).toBeLessThan(0.01);
  });
});
