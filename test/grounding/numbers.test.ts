import { describe, expect, it } from 'vitest';
import { findDates } from '../../src/grounding/dates.ts';
import { readDigits } from '../../src/grounding/digits.ts';
import { readSentence } from '../../src/grounding/reading.ts';
import type { GroundingLanguage } from '../../src/grounding/text.ts';
import { findWindows } from '../../src/grounding/windows.ts';
import { NAMES } from './figure-set.ts';

/** `value unit`, with sign and range: "-10.3 percent", "9..11 percent". */
function numbers(language: GroundingLanguage, sentence: string): string[] {
  const sign = { '-1': '-', '0': '', '1': '+' } as const;
  return readSentence(sentence, NAMES, language).literals.map(({ readings, to, unit, sign: own, total }) => {
    const low = `${sign[`${own}`]}${readings[0]!.value}`;
    const high = to ? `..${sign[`${to.sign}`]}${to.readings[0]!.value}` : '';
    return `${low}${high} ${unit}${total === undefined ? '' : ` of ${total}`}`;
  });
}

describe('numbers in a sentence', () => {
  it.each<[GroundingLanguage, string, string[]]>([
    ['en', 'Gold fell 10.3% and the spread widened 3bp.', ['10.3 percent', '3 bp']],
    ['en', 'A move of −0.5 percent, or 0.03 percentage points.', ['-0.5 percent', '0.03 pp']],
    [
      'en',
      'Reserves of $2.9tn, that is $2,900bn or 2.9 trillion dollars.',
      ['2900000000000 usd', '2900000000000 usd', '2900000000000 usd'],
    ],
    ['en', 'It fell between 9% and 11%, some say 9-11%.', ['9..11 percent', '9..11 percent']],
    ['en', 'Wider by between 3 and 5bp.', ['3..5 bp']],
    ['en', 'It rose from 4.24% to 4.26%.', ['4.24 percent', '4.26 percent']],
    ['en', 'Three basis points, or half a percentage point.', ['3 bp', '0.5 pp']],
    ['en', 'Silver fell 19 usual moves, gold 10 of its usual daily moves.', ['19 sigma', '10 sigma']],
    ['en', 'Moves of 19 and 10 usual moves.', ['19 sigma', '10 sigma']],
    [
      'en',
      'Support of +5 dB, odds of 3.5 : 1, 0.4 times its usual level.',
      ['+5 db', '3.5 times', '0.4 times'],
    ],
    ['en', 'Four of nine assets fell, 4 of 9.', ['4 count of 9', '4 count of 9']],
    ['en', 'It rose 0.56 to 17.44.', ['0.56 bare', '17.44 bare']],
    ['en', 'minus 3bp', ['-3 bp']],
    ['zh', '准备金为2.90万亿美元，即29016亿美元。', ['2900000000000 usd', '2901600000000 usd']],
    ['zh', '利差走阔3个基点，即0.03个百分点，负3个基点。', ['3 bp', '0.03 pp', '-3 bp']],
    ['zh', '三个基点', ['3 bp']],
    ['zh', '黄金跌9%至11%。', ['9..11 percent']],
    ['zh', '白银下跌19倍常规波动。', ['19 sigma']],
    [
      'es',
      'Cayó un 10,3% y las reservas son 2,9 billones de dólares, unos 2.900 mil millones.',
      ['10.3 percent', '2900000000000 usd', '2900000000000 bare'],
    ],
    ['es', 'Tres puntos básicos y 53.000 millones.', ['3 bp', '53000000000 bare']],
    [
      'de',
      'Um 10,3 Prozent, 3 Basispunkte, 2,9 Billionen Dollar und 53 Mrd. Dollar.',
      ['10.3 percent', '3 bp', '2900000000000 usd', '53000000000 usd'],
    ],
    [
      'fr',
      'De 10,3 %, de 3 points de base, 2 900 milliards de dollars.',
      ['10.3 percent', '3 bp', '2900000000000 usd'],
    ],
    [
      'pt',
      'Caiu 10,3%, 3 pontos-base, 2,9 trilhões de dólares.',
      ['10.3 percent', '3 bp', '2900000000000 usd'],
    ],
    ['ja', '10.3%下落、3ベーシスポイント、2.9兆ドル。', ['10.3 percent', '3 bp', '2900000000000 usd']],
  ])('%s: %s', (language, sentence, expected) => {
    expect(numbers(language, sentence)).toEqual(expected);
  });

  it.each<[GroundingLanguage, string]>([
    ['en', 'The S&P 500, the Nasdaq-100, the Russell 2000 and the Nikkei 225 fell.'],
    ['en', 'Like 312 and 519, or COVID-19, in Q1 2026 for the G7 and the MAG7.'],
    ['en', 'The 10-year, the 30y and the 2s10s curve on 12 March 2020 at 16:00.'],
    ['en', '1. Crowded longs over five sessions since 2014.'],
    ['en', 'On January 29 and 30, 2026, as of the 30th, in the 2010s.'],
    ['en', 'There are 3 main reasons, says the 10-K, 24/7, by a vote of 54-45.'],
    ['zh', '2020年3月12日，标普500、日经225、10年期美债，312与519，五个交易日。'],
    ['zh', '1. 有3个原因，第2个是2026年第一季度。'],
    ['es', 'El 30 de enero de 2026 y el 12 mar 2020, a 10 años, en cinco sesiones.'],
    ['de', 'Am 30. Januar 2026, die 10-jährige Rendite, in fünf Sitzungen.'],
    ['fr', 'Le 12 mars 2020, le taux à 10 ans, en trois séances.'],
    ['ja', '2020年3月12日、日経225、10年債利回り、5営業日で。'],
  ])('%s has none: %s', (language, sentence) => {
    expect(numbers(language, sentence)).toEqual([]);
  });

  it('reads a lone separator both ways where the language leaves it open', () => {
    expect(readDigits('1.234', 'es').map(({ value }) => value)).toEqual([1234, 1.234]);
    expect(readDigits('1,234', 'en').map(({ value }) => value)).toEqual([1234]);
    expect(readDigits('1.234,5', 'de').map(({ value }) => value)).toEqual([1234.5]);
    expect(readDigits('1 234,5', 'fr').map(({ value }) => value)).toEqual([1234.5]);
    expect(readDigits('53,322.85', 'en').map(({ value }) => value)).toEqual([53322.85]);
  });

  it('hears how exact a number claims to be', () => {
    const hedge = (language: GroundingLanguage, sentence: string): string =>
      readSentence(sentence, NAMES, language).literals[0]!.hedge;
    expect(hedge('en', 'about 10%')).toBe('about');
    expect(hedge('en', 'almost 30%')).toBe('nearly');
    expect(hedge('en', 'more than 5%')).toBe('over');
    expect(hedge('en', 'less than 1%')).toBe('under');
    expect(hedge('zh', '约10%')).toBe('about');
    expect(hedge('zh', '不到1%')).toBe('under');
    expect(hedge('es', 'casi un 30%')).toBe('nearly');
    expect(hedge('en', 'exactly 10%')).toBe('none');
  });
});

describe('dates and windows', () => {
  it.each([
    ['on 30 January 2026', [{ year: 2026, month: 1, day: 30 }]],
    ['January 30th', [{ month: 1, day: 30 }]],
    [
      '29 and 30 January',
      [
        { month: 1, day: 29 },
        { month: 1, day: 30 },
      ],
    ],
    ['2026年1月30日', [{ year: 2026, month: 1, day: 30 }]],
    ['el 30 de enero de 2026', [{ year: 2026, month: 1, day: 30 }]],
    ['am 30. Januar', [{ month: 1, day: 30 }]],
    ['le 12 mars 2020', [{ year: 2020, month: 3, day: 12 }]],
    ['em 30 de janeiro', [{ month: 1, day: 30 }]],
    ['in March 2020', [{ year: 2020, month: 3 }]],
    ['like 312', [{ year: 2020, month: 3, day: 12 }]],
    ['since 2014', []],
    ['yesterday', [{ relative: -1 }]],
  ])('%s', (text, expected) => {
    expect(findDates(text).flatMap(({ any }) => any)).toEqual(expected);
  });

  it.each([
    ['over five sessions', [5]],
    ['a 3-day move', [3]],
    ['this week', [5]],
    ['on the day', [1]],
    ['近五个交易日', [5]],
    ['en tres sesiones', [3]],
    ['in fünf Sitzungen', [5]],
    ['5営業日で', [5]],
    ['a two-year low', []],
    ['over 60 sessions', [60]],
  ])('%s', (text, expected) => {
    expect(findWindows(text).flatMap(({ sessions }) => sessions)).toEqual(expected);
  });
});
