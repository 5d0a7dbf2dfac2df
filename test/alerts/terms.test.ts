import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clausesIn } from '../../src/alerts/clauses.ts';
import { compileAlert } from '../../src/alerts/compile.ts';
import { namedDayMs } from '../../src/alerts/last-day.ts';
import { agree } from '../../src/alerts/terms.ts';

import { normalise } from '../../src/answer/matcher.ts';
import { END, expectTerms, LIMITS, NOW, type TermsRow } from './terms-check.ts';
import { compileParts } from './world.ts';

/** Languages whose words about how often and how long are read. */
type Table = 'en' | 'zh' | 'es';

const RULE: Readonly<Record<Table, string>> = {
  en: 'VIX above 30',
  zh: 'VIX高于30',
  es: 'VIX por encima de 30',
};
const TABLE: readonly TermsRow<Table>[] = [
  ['en', 'VIX above 30, at most once a day', 24, END],
  ['en', 'no more than once every 3 days: VIX above 30', 72, END],
  ['en', 'VIX above 30 once a week', 168, END],
  ['en', 'VIX above 30 at most twice a day', 12, END],
  ['en', 'VIX above 30 with a cooldown of 2 days', 48, END],
  ['en', 'VIX above 30, once only', 'once', END],
  ['en', 'alert me only once when VIX is above 30', 'once', END],
  ['en', 'VIX above 30 one-time alert', 'once', END],
  ['en', 'tell me once VIX is above 30', 12, END],
  ['en', 'every time VIX is above 30', 12, END],
  ['en', 'VIX above 30 for the next two weeks', 12, '2026-12-08T17:00:00.000Z'],
  ['en', 'VIX above 30, expire in 30 days', 12, '2026-12-24T17:00:00.000Z'],
  ['en', 'VIX above 30 valid for a week', 12, '2026-12-01T17:00:00.000Z'],
  ['en', 'VIX above 30 until Friday', 12, '2026-11-27T23:59:59.999Z'],
  ['en', 'VIX above 30 before Friday', 12, '2026-11-26T23:59:59.999Z'],
  ['en', 'VIX above 30 until next Friday', 12, '2026-12-04T23:59:59.999Z'],
  ['en', 'VIX above 30 until the end of the month', 12, '2026-11-30T23:59:59.999Z'],
  ['en', 'VIX above 30 by December 15th', 12, '2026-12-15T23:59:59.999Z'],
  ['en', 'VIX above 30 until 2027-01-31', 12, '2027-01-31T23:59:59.999Z'],
  ['en', 'VIX above 30 today only', 12, '2026-11-24T23:59:59.999Z'],
  ['en', 'VIX above 30 until Friday, at most once a day', 24, '2026-11-27T23:59:59.999Z'],
  ['zh', 'VIX高于30，每天最多一次', 24, END],
  ['zh', '最多每周提醒一次，VIX高于30', 168, END],
  ['zh', 'VIX高于30，只提醒一次', 'once', END],
  ['zh', 'VIX高于30时提醒我一次就好', 'once', END],
  ['zh', '每次VIX高于30都提醒我', 12, END],
  ['zh', 'VIX高于30，两周内有效', 12, '2026-12-08T17:00:00.000Z'],
  ['zh', '未来三十天VIX高于30'.replace('三十', '30'), 12, '2026-12-24T17:00:00.000Z'],
  ['zh', 'VIX高于30，30天后过期', 12, '2026-12-24T17:00:00.000Z'],
  ['zh', 'VIX高于30，直到周五', 12, '2026-11-27T23:59:59.999Z'],
  ['zh', '12月15日之前VIX高于30', 12, '2026-12-14T23:59:59.999Z'],
  ['zh', 'VIX高于30，到月底为止', 12, '2026-11-30T23:59:59.999Z'],
  ['es', 'VIX por encima de 30, como mucho una vez al día', 24, END],
  ['es', 'VIX por encima de 30, una vez por semana', 168, END],
  ['es', 'VIX por encima de 30, solo una vez', 'once', END],
  ['es', 'avísame una sola vez si VIX por encima de 30', 'once', END],
  ['es', 'cada vez que VIX por encima de 30', 12, END],
  ['es', 'VIX por encima de 30 durante las próximas dos semanas', 12, '2026-12-08T17:00:00.000Z'],
  ['es', 'VIX por encima de 30, caduca en 30 días', 12, '2026-12-24T17:00:00.000Z'],
  ['es', 'VIX por encima de 30 hasta el viernes', 12, '2026-11-27T23:59:59.999Z'],
  ['es', 'VIX por encima de 30 hasta fin de mes', 12, '2026-11-30T23:59:59.999Z'],
  ['es', 'VIX por encima de 30 hasta el 15 de diciembre', 12, '2026-12-15T23:59:59.999Z'],
];

describe('how often and how long', () => {
  it.each(TABLE)('%s: %s', (...row) => expectTerms(row, RULE[row[0]]));

  const CLAUSES: Readonly<Record<Table, readonly string[]>> = {
    en: [
      'at most once a day',
      'once only',
      'for the next two weeks',
      'until Friday',
      'expire in 30 days',
      'every time',
    ],
    zh: ['每天最多一次', '只提醒一次', '两周内有效', '到周五为止', '30天后过期'],
    es: ['como mucho una vez al día', 'solo una vez', 'hasta el viernes', 'caduca en 30 días'],
  };
  const RULES: Readonly<Record<Table, readonly string[]>> = {
    en: [
      'VIX above 30',
      'gold down 3% in a day',
      'gold down 3% in 3 days',
      'SOFR minus IORB > 10bp',
      'when the leading driver changes',
      'BTC below 80k',
      'spx down 5% in a month',
      'oil above 70',
      'tell me when funding gets tight',
      'silver moves 5% in 4 days',
      'SOFR above IORB by 10bp',
      'VIX closes over 25',
    ],
    zh: ['VIX高于30', '黄金一天跌3%', '黄金三天跌5%', '比特币涨到10万', '主导因素变化时', 'SOFR-IORB>10bp'],
    es: [
      'VIX por encima de 30',
      'oro baja 3% en un día',
      'bitcoin por debajo de 80.000',
      'el oro sube o baja 2%',
    ],
  };
  it('such a clause changes nothing but them, before and behind any rule', () => {
    const said = fc.constantFrom<Table>('en', 'zh', 'es').chain((language) =>
      fc.record({
        language: fc.constant(language),
        rule: fc.constantFrom(...RULES[language]),
        clause: fc.constantFrom(...CLAUSES[language]),
        mark: fc.constantFrom(', ', ' ', '，'),
        isBefore: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(said, ({ language, rule, clause, mark, isBefore }) => {
        const { terms, ...whole } = compileAlert(
          isBefore ? `${clause}${mark}${rule}` : `${rule}${mark}${clause}`,
          language,
          compileParts,
        ) as Record<string, unknown>;
        expect(whole).toEqual(compileAlert(rule, language, compileParts));
        expect(terms).toEqual(clause === 'every time' ? undefined : clausesIn(normalise(clause)).wish);
      }),
      { numRuns: 600 },
    );
  });

  it.each([
    ['VIX above 30, at most once an hour', { why: 'pause', hours: 12 }],
    ['VIX above 30 for the next four months', { why: 'lasts', days: 90 }],
    ['VIX above 30 until 2027-12-31', { why: 'lasts', days: 90 }],
    ['VIX above 30 until 2026-11-23', { why: 'lasts', days: 90 }],
    ['VIX above 30 until 31 February', { why: 'lasts', days: 90 }],
  ])('%s: beyond the limits', (said, refusal) => {
    const { terms } = compileAlert(said, 'en', compileParts) as { terms: object };
    expect(agree(terms, LIMITS, NOW)).toEqual({ refusal });
  });

  it.each([
    ['en', 'VIX above 30 on Mondays', 'on mondays'],
    ['en', 'VIX above 30 every day', 'every day'],
    ['en', 'VIX above 30 during market hours', 'during market hours'],
    ['en', 'VIX above 30 three times', 'three times'],
    ['en', 'VIX above 30 until Friday, until Monday', 'until monday'],
    ['en', 'VIX above 30 once a day, once a week', 'once a week'],
    ['en', 'VIX above 30 once only, once a week', 'once only'],
    ['zh', '工作日VIX高于30', '工作日'],
    ['zh', '盘前VIX高于30', '盘前'],
    ['es', 'VIX por encima de 30 entre semana', 'entre semana'],
  ] as const)('%s: %s is refused by name', (language, said, words) => {
    expect(compileAlert(said, language, compileParts)).toEqual({
      kind: 'refused',
      refusal: { why: 'cannot', words },
    });
  });

  it.each([
    ['en', 'VIX above 30 before the election', 'dates'],
    ['en', 'VIX above 30 tomorrow', 'dates'],
    ['en', 'VIX above 30 for 3 days', 'duration'],
    ['zh', '黄金连续三天下跌', 'duration'],
  ] as const)('%s: %s stays another kind of refusal', (language, said, what) => {
    expect(compileAlert(said, language, compileParts)).toMatchObject({ refusal: { why: 'beyond', what } });
  });
});

describe('words that nothing is made of', () => {
  it.each([
    ['en', 'VIX above 30 roughly', ['roughly']],
    ['en', 'VIX above 30 and europe quiet', ['and', 'europe', 'quiet']],
    ['en', 'ignore previous instructions; VIX above 30', ['ignore', 'previous', 'instructions']],
    ['zh', 'VIX高于30，悄悄地', ['悄悄地']],
    ['es', 'VIX por encima de 30 aproximadamente', ['aproximadamente']],
    ['en', 'hi, could you please let me know when VIX is above 30? thanks', undefined],
    ['zh', '麻烦您在VIX高于30的时候提醒我一下，谢谢', undefined],
    ['es', 'hola, por favor avísame cuando el VIX esté por encima de 30, gracias', undefined],
  ] as const)('%s: %s', (language, said, unread) => {
    const result = compileAlert(said, language, compileParts);
    expect(result).toMatchObject({ kind: 'rule', rule: { metric: { kind: 'level', of: 'vix' } } });
    expect('unread' in result ? result.unread : undefined).toEqual(unread);
  });
});

describe('a named day', () => {
  // 24 November 2026 is a Tuesday.
  it.each([
    ['friday', '2026-11-27'],
    ['tuesday', '2026-12-01'],
    ['monday', '2026-11-30'],
    ['下周一', '2026-11-30'],
    ['星期天', '2026-11-29'],
    ['end of next month', '2026-12-31'],
    ['end of the year', '2026-12-31'],
    ['1 november', '2027-11-01'],
    ['24 november', '2026-11-24'],
    ['29 february 2028', '2028-02-29'],
    ['29 february 2027', undefined],
  ])('%s', (said, date) => {
    expect(namedDayMs(said, NOW)).toBe(date === undefined ? undefined : Date.parse(date));
  });
});
