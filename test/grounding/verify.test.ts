import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/grounding/sentences.ts';
import type { Scope, VerifyContext } from '../../src/grounding/types.ts';
import { verifySentence } from '../../src/grounding/verify.ts';
import { ANSWERS } from './answers.ts';
import { CORRECT } from './correct-sentences.ts';
import { contextIn, FIGURES, STATEMENTS } from './figure-set.ts';
import { ATTACKS, FALSE_FACTS, NUMBER_TRAPS, type Trap, WORD_TRAPS } from './traps.ts';

const problems = (sentence: string, context: VerifyContext) =>
  verifySentence(sentence, context).problems.map(({ code, detail }) => `${code}: ${detail}`);

describe('correct sentences, written by hand', () => {
  it.each(CORRECT)('%s: %s', (language, sentence) => {
    expect(problems(sentence, contextIn(language))).toEqual([]);
  });
});

describe('whole answers of a model', () => {
  it.each(ANSWERS.map(([language, text], index) => [`${language} ${index + 1}`, language, text] as const))(
    '%s',
    (_, language, text) => {
      let scope: Scope | undefined;
      for (const sentence of splitSentences(text)) {
        const verdict = verifySentence(sentence, contextIn(language, scope ? { scope } : {}));
        expect(verdict.problems, sentence).toEqual([]);
        scope = verdict.scope;
      }
    },
  );

  it('hold as well when the numbers are written out, and fail when one of them is changed', () => {
    const mentioned = new Set(FIGURES.map(({ instrument, asOf }) => `${instrument}|${asOf ?? ''}`));
    const missed: string[] = [];
    let changed = 0;
    for (const [language, text] of ANSWERS) {
      let scope: Scope | undefined;
      for (const sentence of splitSentences(text)) {
        const context = contextIn(language, scope ? { scope } : {});
        const printed = verifySentence(sentence, { ...context, mentioned });
        scope = printed.scope;
        const comma = ['es', 'de', 'fr', 'pt'].includes(language);
        const written = comma ? printed.text.replace(/(\d)\.(\d)/g, '$1,$2') : printed.text;
        expect(problems(written, context), written).toEqual([]);
        for (const match of written.matchAll(/\d+(?:[.,]\d+)?(?=\s?(?:%|bp|dB|tn|bn))/g)) {
          const value = Number(match[0].replace(',', '.'));
          const wrong = (value * 1.37 + (value < 5 ? 1.3 : 0)).toFixed(/[.,]/.test(match[0]) ? 1 : 0);
          const mutant = `${written.slice(0, match.index)}${match[0].includes(',') ? wrong.replace('.', ',') : wrong}${written.slice(match.index + match[0].length)}`;
          changed += 1;
          if (verifySentence(mutant, context).ok) missed.push(mutant);
        }
      }
    }
    expect(changed).toBeGreaterThan(80);
    expect(missed).toEqual([]);
  });
});

function caught({ language, sentence, codes }: Trap): void {
  const verdict = verifySentence(sentence, contextIn(language));
  expect(verdict.ok).toBe(false);
  const found = verdict.problems.map(({ code }) => code);
  expect(
    found.filter((code) => codes.includes(code)),
    `${sentence}: ${found.join()}`,
  ).not.toEqual([]);
  for (const { detail } of verdict.problems) expect(detail).toMatch(/^[\s\S]{20,}[.]$/);
}

describe('traps', () => {
  it.each(FALSE_FACTS.map((trap) => [trap.sentence, trap] as const))('false as fact: %s', (_, trap) =>
    caught(trap),
  );
  it.each(NUMBER_TRAPS.map((trap) => [trap.sentence, trap] as const))('number: %s', (_, trap) =>
    caught(trap),
  );
  it.each(WORD_TRAPS.map((trap) => [trap.sentence, trap] as const))('words: %s', (_, trap) => caught(trap));
});

describe('attacks', () => {
  it.each(ATTACKS)('%s: %s', (language, sentence) => {
    expect(verifySentence(sentence, contextIn(language)).ok).toBe(false);
  });
});

describe('what may be said', () => {
  it.each([
    ['en', 'The article says that Trump is a former president, which is wrong.'],
    ['en', 'Warsh is the pick for Fed chair, not vice chair.'],
    ['en', 'It does not resemble 312.'],
    ['en', 'The dollar index was near its lowest since February 2022, almost a four-year low.'],
    ['en', 'The fall was not caused by a geopolitical shock.'],
    ['en', 'A dash for dollar cash is contradicted.'],
    ['en', 'The best supported cause is crowded, leveraged positions unwinding.'],
    ['en', 'Foreign investors sold bonds and the Fed bought bills.'],
    ['en', 'I cannot say whether gold will fall further.'],
    ['en', 'What would change the view: the dollar falls while yields rise.'],
    ['en', 'Trump wrote: "I am pleased to announce that I am nominating Kevin Warsh".'],
    ['en', 'I have no verified statement of Powell for that day.'],
    ['en', 'President Trump picked Warsh for Fed chair.'],
    ['en', 'Fed chair Powell stays until May.'],
    ['en', 'Gold did not rise.'],
    ['zh', '这不是又一个312。'],
    ['zh', '沃什是美联储主席人选,不是副主席。'],
    ['zh', '抢购美元现金被数据否定。'],
    ['es', 'No se parece al 312.'],
    ['es', 'No puedo decir si el oro subirá.'],
    ['de', 'Ich gebe keine Empfehlung zu kaufen oder zu verkaufen.'],
    ['fr', "Je ne donne pas de conseil d'achat."],
  ] as const)('%s: %s', (language, sentence) => {
    expect(problems(sentence, contextIn(language))).toEqual([]);
  });

  it('depends on the day: titles have dates', () => {
    const on = (asOf: string, sentence: string): boolean =>
      verifySentence(sentence, contextIn('en', { asOf })).ok;
    expect(
      on(
        '2022-06-13',
        'Former president Trump said nothing new.'.replace('said nothing new', 'kept out of it'),
      ),
    ).toBe(true);
    expect(on('2022-06-13', 'President Biden kept out of it.')).toBe(true);
    expect(on('2026-01-30', 'President Biden kept out of it.')).toBe(false);
    expect(on('2026-06-01', 'Fed chair Warsh kept out of it.')).toBe(true);
    expect(on('2026-01-30', 'Fed chair Warsh kept out of it.')).toBe(false);
    expect(on('2026-06-01', 'Former Fed chair Powell kept out of it.')).toBe(true);
    expect(on('2026-06-01', 'The dollar index is at a two-year low.')).toBe(true);
  });

  it('depends on what the engine returned', () => {
    const sentence = 'The fall was driven by crowded, leveraged positions unwinding.';
    expect(verifySentence(sentence, contextIn('en')).ok).toBe(true);
    expect(verifySentence(sentence, contextIn('en', { drivers: [] })).problems[0]!.code).toBe('driver');
    expect(verifySentence(sentence, contextIn('en', { refuted: ['positioning'] })).problems[0]!.code).toBe(
      'driver',
    );
  });

  it('needs a record for its numbers', () => {
    const sentence = 'The CME raised margins on silver futures to 15%.';
    expect(verifySentence(sentence, contextIn('en')).ok).toBe(true);
    expect(verifySentence(sentence, contextIn('en', { statements: STATEMENTS.slice(1) })).ok).toBe(false);
    expect(verifySentence('After the CME notice silver fell 15%.', contextIn('en')).ok).toBe(false);
  });
});

describe('across sentences', () => {
  it('"it" is what the sentence before named', () => {
    const { scope } = verifySentence('Gold fell 10.3%.', contextIn('en'));
    expect(scope.subjects).toContain('gold');
    expect(verifySentence('It fell 28.5%.', contextIn('en', { scope })).problems[0]!.code).toBe('source');
    expect(verifySentence('It moved 10 usual moves.', contextIn('en', { scope })).ok).toBe(true);
  });

  it('a window or a date named before still holds', () => {
    const { scope } = verifySentence('Over five sessions the picture is another.', contextIn('en'));
    expect(verifySentence('Silver is down 18.8%.', contextIn('en', { scope })).ok).toBe(true);
    expect(verifySentence('Silver is down 18.8%.', contextIn('en')).ok).toBe(false);
    const then = verifySentence('On 12 March 2020 it was worse.', contextIn('en')).scope;
    expect(verifySentence('The VIX closed at 75.47.', contextIn('en', { scope: then })).ok).toBe(true);
  });
});

describe('the reason', () => {
  it('names the figure that was meant', () => {
    const detail = (sentence: string): string =>
      verifySentence(sentence, contextIn('en')).problems[0]!.detail;
    expect(detail('Gold rose 10.3%.')).toContain('gold.change_1d, which is -10.3%');
    expect(detail('Gold fell 12.7%.')).toContain('{{gold.change_1d}} = -10.3%');
    expect(detail('Gold fell 10.3bp.')).toContain('wrong unit');
    expect(detail('Over five sessions gold fell 10.3%.')).toContain('a change over 1 session');
  });
});
