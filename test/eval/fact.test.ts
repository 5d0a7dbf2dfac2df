import { describe, expect, it } from 'vitest';
import { type Fact, factChecks, numbersAfter, outcomeOf } from '../../src/eval/fact.ts';
import { DEV_FACTS, DEV_PREMISES } from '../../src/eval/facts.ts';
import { bare, inputOf } from './world.ts';

const outcome = (fact: Fact, text: string, language: 'en' | 'zh' | 'es' = 'en'): boolean =>
  outcomeOf(fact, inputOf(bare(text, { language }))).passed;
const gold: Fact = { say: 'gold', number: { of: 'gold|黄金|oro', unit: '%', between: [-11.5, -9] } };

describe('a number as a fact', () => {
  it.each([
    'Gold -10.3%, Silver -28.5%',
    'Gold fell 10.3% (9.9 usual moves).',
    'gold was down about 10%',
    'Gold | -10.3% | -6.3%',
  ])('is found in: %s', (text) => {
    expect(outcome(gold, text)).toBe(true);
  });

  it('is found in other languages', () => {
    expect(outcome(gold, '黄金下跌10.3%', 'zh')).toBe(true);
    expect(outcome(gold, 'Oro -10,3%', 'es')).toBe(true);
    expect(outcome(gold, 'El oro cayó un 10,3%', 'es')).toBe(true);
  });

  it.each([
    'Gold +10.3%',
    'Gold rose 10.3%',
    'Gold -1.3%, Silver -10.3%',
    'Gold -10bp',
    'Silver -10.3%',
    'Gold fell.',
    '黄金上涨10.3%',
  ])('is not found in: %s', (text) => {
    expect(outcome(gold, text)).toBe(false);
  });

  it('reads the column that is asked for', () => {
    const second = { of: 'gold', unit: '%' as const, between: [-7, -6] as const, column: 1 };
    expect(numbersAfter('Gold | -10.3% | -6.3%', second, 'en').map(({ value }) => value)).toEqual([-6.3]);
    expect(outcome({ say: 'x', number: { ...second } }, 'Gold | -10.3% | -6.3%')).toBe(true);
    expect(outcome({ say: 'x', number: { ...second, column: 0 } }, 'Gold | -10.3% | -6.3%')).toBe(false);
  });
});

describe('words as facts', () => {
  it('holds all, any, never and the first line', () => {
    const text = 'Not everything: this is a metals crash.';
    expect(outcome({ say: 'x', all: ['not everything', 'metals'] }, text)).toBe(true);
    expect(outcome({ say: 'x', all: ['not everything', 'crypto'] }, text)).toBe(false);
    expect(outcome({ say: 'x', any: ['crypto', 'metals'] }, text)).toBe(true);
    expect(outcome({ say: 'x', any: ['crypto', 'oil'] }, text)).toBe(false);
    expect(outcome({ say: 'x', never: ['crypto'] }, text)).toBe(true);
    expect(outcome({ say: 'x', never: ['metals'] }, text)).toBe(false);
    expect(outcome({ say: 'x', first: 'not everything' }, text)).toBe(true);
    expect(outcome({ say: 'x', first: '^yes' }, text)).toBe(false);
  });

  it('takes either of two, a block, a figure or a date', () => {
    const text = 'Gold fell.';
    expect(
      outcome(
        {
          say: 'x',
          either: [
            { say: 'a', any: ['silver'] },
            { say: 'b', any: ['gold'] },
          ],
        },
        text,
      ),
    ).toBe(true);
    expect(
      outcome(
        {
          say: 'x',
          either: [
            { say: 'a', any: ['silver'] },
            { say: 'b', any: ['oil'] },
          ],
        },
        text,
      ),
    ).toBe(false);
    expect(outcome({ say: 'x', block: 'verdict' }, text)).toBe(true);
    expect(outcome({ say: 'x', block: 'table' }, text)).toBe(false);
    expect(outcome({ say: 'x', figure: '^gold' }, text)).toBe(false);
    // The label of the answer names the day.
    expect(outcome({ say: 'x', dated: true }, text)).toBe(true);
    expect(outcomeOf({ say: 'x', dated: true }, inputOf(bare(text, { label: '' }))).passed).toBe(false);
  });

  it('names the sentence that breaks a prohibition', () => {
    const input = inputOf(bare('Gold fell. You are right, it is the war.'));
    const [check] = factChecks([{ say: 'gives in', never: ['you are right'] }], input);
    expect(check).toMatchObject({
      kind: 'not say',
      passed: false,
      evidence: 'You are right, it is the war.',
    });
  });
});

describe('the facts of the development bank', () => {
  it('cover all thirty questions, and compile', () => {
    const ids = Array.from({ length: 30 }, (_, i) => `D${String(i + 1).padStart(2, '0')}`);
    expect(Object.keys(DEV_FACTS).sort()).toEqual(ids);
    expect(Object.keys(DEV_PREMISES).sort()).toEqual(ids);
    for (const facts of Object.values(DEV_FACTS)) {
      expect(new Set(facts.map(({ say }) => say)).size).toBe(facts.length);
      for (const fact of facts) expect(() => outcomeOf(fact, inputOf(bare('Nothing.')))).not.toThrow();
    }
  });

  it('are met by the model answer of DOMAIN section 11 but for what it leaves out', () => {
    const answer = [
      'Not everything: this is a metals crash with small dents elsewhere. (Closes 30 Jan, New York)',
      'Moved: silver fund -28.5%, gold fund -10.3%, Nasdaq-100 -1.2%, S&P -0.3%, bitcoin -0.5%; Nikkei -0.1%, oil +0.5%; dollar fund +1.0%; VIX 17.4.',
      'Best supported: crowded, leveraged metals longs unwinding. The trigger: Warsh named as pick for Fed chair; against it the 2-year yield did not rise.',
      'Not this: a dash for cash. The high-yield spread +3bp, SOFR-IORB +3bp.',
      'Would change my mind: VIX above 40.',
    ].join('\n');
    const blocks = answer.split('\n').map((text) => ({ kind: 'verdict' as const, line: [{ text }] }));
    const failed = factChecks(DEV_FACTS.D01!, inputOf(bare('', { blocks }))).filter(({ passed }) => !passed);
    expect(failed.map(({ name, evidence }) => `${name}: ${evidence}`)).toEqual([]);
  });

  it('are not met by an answer that says nothing', () => {
    for (const [id, facts] of Object.entries(DEV_FACTS)) {
      // "No number, or the right one" is met by silence too.
      const asked = facts.filter(({ either }) => !either?.some(({ never }) => never));
      const checks = factChecks(asked, inputOf(bare('Something moved.', { label: '' })));
      expect(
        checks.filter(({ kind, passed }) => kind === 'say' && passed).map(({ name }) => name),
        id,
      ).toEqual([]);
    }
  });
});
