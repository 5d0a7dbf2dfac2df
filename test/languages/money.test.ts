import { describe, expect, it } from 'vitest';
import { formatChange, formatLevel } from '../../src/answer/format.ts';
import { createBot } from '../../src/bot.ts';
import { numberFaults } from '../../src/eval/numbers.ts';
import { LANGUAGES, type Language } from '../../src/languages.ts';

const bot = createBot({ now: () => Date.UTC(2026, 6, 1) });

/** As papers of each language print them; by hand. 53.3 billion are 533 times 10^8 in Chinese and Japanese. */
const TABLE: readonly (readonly [Language, change: string, price: string])[] = [
  ['en', '-$53.3bn', '$1,408.07'],
  ['zh', '-533亿美元', '1,408.07美元'],
  ['es', '-53,3 mil M$', '1.408,07 $'],
  ['de', '-53,3 Mrd. Dollar', '1.408,07 Dollar'],
  ['fr', '-53,3 milliards de dollars', '1\u202f408,07 dollars'],
  ['pt', '-US$ 53,3 bi', 'US$ 1.408,07'],
  ['ja', '-533億ドル', '1,408.07ドル'],
];

describe('money', () => {
  it.each(TABLE)('%s', (language, change, price) => {
    expect(formatChange(-53.3, 'usd-billions', language)).toBe(change);
    expect(formatChange(-53_300, 'usd-millions', language)).toBe(change);
    expect(formatLevel(1408.07, { unit: 'usd', decimals: 2 }, language)).toBe(price);
  });

  it('stands in answers as figures that are found again there', async () => {
    const asked: Readonly<Record<Language, string>> = {
      en: 'bank reserves?',
      zh: '银行准备金是多少？',
      es: '¿cuánto son las reservas bancarias?',
      de: 'Wie hoch sind die Bankreserven?',
      fr: 'réserves bancaires ?',
      pt: 'reservas bancárias?',
      ja: '銀行の準備預金は？',
    };
    for (const language of LANGUAGES) {
      const answer = await bot.ask(asked[language], { asOf: '2020-03-17' });
      expect(numberFaults(answer, asked[language], bot).faults, language).toEqual([]);
    }
  });
});

it.each([0.04, -0.04])('what rounds to nothing has no sign: %s bn', (value) => {
  expect(formatChange(value, 'usd-billions', 'en')).toBe('$0.0bn');
});
