import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clausesIn } from '../../src/alerts/clauses.ts';
import { compileAlert } from '../../src/alerts/compile.ts';
import { namedDayMs } from '../../src/alerts/last-day.ts';
import { orderOf } from '../../src/alerts/order.ts';
import { agree } from '../../src/alerts/terms.ts';
import { normalise } from '../../src/answer/matcher.ts';
import type { FurtherLanguage } from '../../src/languages.ts';
import { DAY, END, expectTerms, HOUR, LIMITS, NOW, type TermsRow } from './terms-check.ts';
import { compileParts } from './world.ts';

const RULE: Readonly<Record<FurtherLanguage, string>> = {
  de: 'VIX über 30',
  fr: 'VIX au-dessus de 30',
  pt: 'VIX acima de 30',
  ja: 'VIXが30を超えたら知らせて',
};
const TABLE: readonly TermsRow<FurtherLanguage>[] = [
  ['de', 'VIX über 30, höchstens einmal am Tag', 24, END],
  ['de', 'VIX über 30, nicht öfter als einmal alle 3 Tage', 72, END],
  ['de', 'sag mir höchstens einmal pro Woche Bescheid, wenn der VIX über 30 steigt', 168, END],
  ['de', 'VIX über 30, maximal zweimal am Tag', 12, END],
  ['de', 'VIX über 30 mit einer Pause von zwei Tagen', 48, END],
  ['de', 'melde dich nur einmal, wenn VIX über 30', 'once', END],
  ['de', 'VIX über 30, ein einziges Mal', 'once', END],
  ['de', 'jedes Mal, wenn der VIX über 30 ist', 12, END],
  ['de', 'immer wenn VIX über 30 steigt', 12, END],
  ['de', 'VIX über 30 in den nächsten zwei Wochen', 12, '2026-12-08T17:00:00.000Z'],
  ['de', 'VIX über 30, gültig für eine Woche', 12, '2026-12-01T17:00:00.000Z'],
  ['de', 'sag mir eine Woche lang Bescheid, wenn VIX über 30', 12, '2026-12-01T17:00:00.000Z'],
  ['de', 'VIX über 30, läuft in 30 Tagen ab', 12, '2026-12-24T17:00:00.000Z'],
  ['de', 'VIX über 30 bis Freitag', 12, '2026-11-27T23:59:59.999Z'],
  ['de', 'VIX über 30 vor Freitag', 12, '2026-11-26T23:59:59.999Z'],
  ['de', 'VIX über 30 bis Freitag nächster Woche', 12, '2026-12-04T23:59:59.999Z'],
  ['de', 'VIX über 30 bis Ende des Monats', 12, '2026-11-30T23:59:59.999Z'],
  ['de', 'VIX über 30 bis zum 15. Dezember', 12, '2026-12-15T23:59:59.999Z'],
  ['de', 'VIX über 30 bis 15.12.2026', 12, '2026-12-15T23:59:59.999Z'],
  ['de', 'VIX über 30 nur heute', 12, '2026-11-24T23:59:59.999Z'],
  ['de', 'VIX über 30, nur diese Woche', 12, '2026-11-29T23:59:59.999Z'],
  ['de', 'VIX ueber 30, hoechstens einmal am Tag, bis Monatsende', 24, '2026-11-30T23:59:59.999Z'],
  ['fr', 'VIX au-dessus de 30, au plus une fois par jour', 24, END],
  ['fr', 'préviens-moi une fois par semaine maximum si le VIX dépasse 30', 168, END],
  ['fr', "VIX au-dessus de 30, pas plus d'une fois tous les 3 jours", 72, END],
  ['fr', 'VIX au-dessus de 30, deux fois par jour au maximum', 12, END],
  ['fr', 'VIX au-dessus de 30 avec une pause de deux jours', 48, END],
  ['fr', 'préviens-moi une seule fois si le VIX dépasse 30', 'once', END],
  ['fr', 'VIX au-dessus de 30, une fois seulement', 'once', END],
  ['fr', 'chaque fois que le VIX dépasse 30', 12, END],
  ['fr', 'VIX au-dessus de 30 pendant les deux prochaines semaines', 12, '2026-12-08T17:00:00.000Z'],
  ['fr', 'VIX au-dessus de 30, valable une semaine', 12, '2026-12-01T17:00:00.000Z'],
  ['fr', 'VIX au-dessus de 30, expire dans 30 jours', 12, '2026-12-24T17:00:00.000Z'],
  ['fr', "VIX au-dessus de 30 jusqu'à vendredi", 12, '2026-11-27T23:59:59.999Z'],
  ['fr', 'VIX au-dessus de 30 avant vendredi', 12, '2026-11-26T23:59:59.999Z'],
  ['fr', 'VIX au-dessus de 30 jusqu’à vendredi de la semaine prochaine', 12, '2026-12-04T23:59:59.999Z'],
  ['fr', "VIX au-dessus de 30 jusqu'à la fin du mois", 12, '2026-11-30T23:59:59.999Z'],
  ['fr', "VIX au-dessus de 30 d'ici la fin de l'année", 12, '2026-12-31T23:59:59.999Z'],
  ['fr', "VIX au-dessus de 30 jusqu'au 15 décembre", 12, '2026-12-15T23:59:59.999Z'],
  ['fr', "VIX au-dessus de 30 jusqu'au 15/12/2026", 12, '2026-12-15T23:59:59.999Z'],
  ['fr', "VIX au-dessus de 30 aujourd'hui seulement", 12, '2026-11-24T23:59:59.999Z'],
  [
    'fr',
    'VIX au-dessus de 30, seulement cette semaine, au plus une fois par jour',
    24,
    '2026-11-29T23:59:59.999Z',
  ],
  ['pt', 'VIX acima de 30, no máximo uma vez por dia', 24, END],
  ['pt', 'me avise no máximo uma vez por semana quando o VIX passar de 30', 168, END],
  ['pt', 'VIX acima de 30, uma vez a cada 3 dias', 72, END],
  ['pt', 'VIX acima de 30, duas vezes por dia no máximo', 12, END],
  ['pt', 'VIX acima de 30 com intervalo de dois dias', 48, END],
  ['pt', 'me avise só uma vez quando o VIX passar de 30', 'once', END],
  ['pt', 'VIX acima de 30, uma única vez', 'once', END],
  ['pt', 'toda vez que o VIX passar de 30', 12, END],
  ['pt', 'VIX acima de 30 nas próximas duas semanas', 12, '2026-12-08T17:00:00.000Z'],
  ['pt', 'VIX acima de 30, válido por uma semana', 12, '2026-12-01T17:00:00.000Z'],
  ['pt', 'VIX acima de 30, expira em 30 dias', 12, '2026-12-24T17:00:00.000Z'],
  ['pt', 'VIX acima de 30 até sexta-feira', 12, '2026-11-27T23:59:59.999Z'],
  ['pt', 'VIX acima de 30 antes de sexta', 12, '2026-11-26T23:59:59.999Z'],
  ['pt', 'VIX acima de 30 até sexta da semana que vem', 12, '2026-12-04T23:59:59.999Z'],
  ['pt', 'VIX acima de 30 até o fim do mês', 12, '2026-11-30T23:59:59.999Z'],
  ['pt', 'VIX acima de 30 até 15 de dezembro', 12, '2026-12-15T23:59:59.999Z'],
  ['pt', 'VIX acima de 30 até 15/12', 12, '2026-12-15T23:59:59.999Z'],
  ['pt', 'VIX acima de 30 só hoje', 12, '2026-11-24T23:59:59.999Z'],
  ['pt', 'VIX acima de 30 so esta semana, no maximo uma vez por dia', 24, '2026-11-29T23:59:59.999Z'],
  ['ja', 'VIXが30を超えたら1日1回まで知らせて', 24, END],
  ['ja', 'VIXが30を超えたら知らせて、最大で週1回', 168, END],
  ['ja', 'VIXが30を超えたら3日に1回まで通知して', 72, END],
  ['ja', 'VIXが30を超えたら毎日2回まで知らせて', 12, END],
  ['ja', 'VIXが30を超えたら2日の間隔をあけて知らせて', 48, END],
  ['ja', 'VIXが30を超えたら一度だけ知らせて', 'once', END],
  ['ja', 'VIXが30を超えたら1回だけでいいので教えて', 'once', END],
  ['ja', 'VIXが30を超えるたびに知らせて', 12, END],
  ['ja', '今後2週間、VIXが30を超えたら知らせて', 12, '2026-12-08T17:00:00.000Z'],
  ['ja', 'VIXが30を超えたら知らせて、1週間有効', 12, '2026-12-01T17:00:00.000Z'],
  ['ja', 'VIXが30を超えたら知らせて。30日後に失効', 12, '2026-12-24T17:00:00.000Z'],
  ['ja', '金曜日までVIXが30を超えたら知らせて', 12, '2026-11-27T23:59:59.999Z'],
  ['ja', 'VIXが30を超えたら知らせて、金曜より前に', 12, '2026-11-26T23:59:59.999Z'],
  ['ja', 'VIXが30を超えたら知らせて、来週の金曜まで', 12, '2026-12-04T23:59:59.999Z'],
  ['ja', '今月末までにVIXが30を超えたら教えて', 12, '2026-11-30T23:59:59.999Z'],
  ['ja', '12月15日までにVIXが30を超えたら教えて', 12, '2026-12-15T23:59:59.999Z'],
  ['ja', 'VIXが30を超えたら知らせて、12/15まで', 12, '2026-12-15T23:59:59.999Z'],
  ['ja', '今日だけVIXが30を超えたら知らせて', 12, '2026-11-24T23:59:59.999Z'],
  ['ja', '今週だけVIXが30を超えたら1日1回まで知らせて', 24, '2026-11-29T23:59:59.999Z'],
];

describe('how often and how long, in German, French, Portuguese and Japanese', () => {
  it.each(TABLE)('%s: %s', (...row) => expectTerms(row, RULE[row[0]]));

  const CLAUSES: Readonly<Record<FurtherLanguage, readonly string[]>> = {
    de: ['höchstens einmal am Tag', 'nur einmal', 'in den nächsten zwei Wochen', 'bis Freitag', 'jedes Mal'],
    fr: ['au plus une fois par jour', 'une seule fois', "jusqu'à vendredi", 'expire dans 30 jours'],
    pt: ['no máximo uma vez por dia', 'uma única vez', 'até sexta-feira', 'expira em 30 dias'],
    ja: ['1日1回まで', '一度だけ', '金曜日まで', '30日後に失効', '毎回'],
  };
  const RULES: Readonly<Record<FurtherLanguage, readonly string[]>> = {
    de: [
      'VIX über 30',
      'Gold fällt um 3% an einem Tag',
      'SOFR minus IORB über 10 Basispunkte',
      'wenn der führende Treiber wechselt',
      'S&P 500 fällt mehr als 2% in einer Woche',
    ],
    fr: [
      'VIX au-dessus de 30',
      'l’or baisse de 3% en un jour',
      'SOFR moins IORB au-dessus de 10 pb',
      'quand le facteur principal change',
      'bitcoin sous 80 000',
    ],
    pt: [
      'VIX acima de 30',
      'ouro cai 3% em um dia',
      'SOFR menos IORB acima de 10 pb',
      'quando a causa principal mudar',
      'prata cai 5% em 3 pregões',
    ],
    ja: [
      'VIXが30を超えたら教えて',
      '金価格が1日で3%下落',
      'SOFRマイナスIORBが10bp超',
      '首位の要因が変わったら',
      'S&P500が5営業日で5%以上下落',
    ],
  };
  it('such a clause changes nothing but them, before and behind any rule', () => {
    const said = fc.constantFrom<FurtherLanguage>('de', 'fr', 'pt', 'ja').chain((language) =>
      fc.record({
        language: fc.constant(language),
        rule: fc.constantFrom(...RULES[language]),
        clause: fc.constantFrom(...CLAUSES[language]),
        mark: fc.constantFrom(', ', ' ', '、'),
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
        const wish = clausesIn(normalise(clause)).wish;
        expect(terms).toEqual(Object.keys(wish).length === 0 ? undefined : wish);
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['de', 'VIX über 30, höchstens einmal pro Stunde', { why: 'pause', hours: 12 }],
    ['fr', 'VIX au-dessus de 30, une fois par heure', { why: 'pause', hours: 12 }],
    ['pt', 'VIX acima de 30 até 31/12/2027', { why: 'lasts', days: 90 }],
    ['ja', '今後4か月、VIXが30を超えたら知らせて', { why: 'lasts', days: 90 }],
    ['de', 'VIX über 30 bis zum 31. Februar', { why: 'lasts', days: 90 }],
  ] as const)('%s: %s: beyond the limits', (language, said, refusal) => {
    const { terms } = compileAlert(said, language, compileParts) as { terms: object };
    expect(agree(terms, LIMITS, NOW)).toEqual({ refusal });
  });

  it.each([
    ['de', 'VIX über 30 jeden Montag', 'jeden montag'],
    ['de', 'VIX über 30 werktags', 'werktags'],
    ['de', 'VIX über 30 während der Handelszeit', 'während der handelszeit'],
    ['de', 'VIX über 30 eine Woche lang', 'eine woche lang'],
    ['de', 'VIX über 30 bis Freitag, bis Montag', 'bis montag'],
    ['fr', 'VIX au-dessus de 30 tous les lundis', 'tous les lundis'],
    ['fr', 'VIX au-dessus de 30 pendant les heures de bourse', 'pendant les heures de bourse'],
    ['fr', 'VIX au-dessus de 30, trois fois', 'trois fois'],
    ['pt', 'VIX acima de 30 às segundas', 'às segundas'],
    ['pt', 'VIX acima de 30 em dias úteis', 'em dias úteis'],
    ['pt', 'VIX acima de 30 durante o pregão', 'durante o pregão'],
    ['ja', '平日にVIXが30を超えたら知らせて', '平日'],
    ['ja', '取引時間中にVIXが30を超えたら知らせて', '取引時間中'],
    ['ja', '毎週月曜にVIXが30を超えたら知らせて', '毎週'],
  ] as const)('%s: %s is refused by name', (language, said, words) => {
    expect(compileAlert(said, language, compileParts)).toEqual({
      kind: 'refused',
      refusal: { why: 'cannot', words },
    });
  });

  it.each([
    ['de', 'VIX über 30 für 3 Tage'],
    ['fr', 'VIX au-dessus de 30 pendant une semaine'],
    ['pt', 'VIX acima de 30 por uma semana'],
  ] as const)('%s: %s may mean that it stays there, and is refused', (language, said) => {
    expect(compileAlert(said, language, compileParts)).toMatchObject({ refusal: { why: 'beyond' } });
  });

  it.each([
    ['de', 'VIX über 30 ungefähr', ['ungefähr']],
    ['de', 'hallo, könntest du mir bitte Bescheid geben, wenn der VIX über 30 liegt? danke', undefined],
    ['fr', 'VIX au-dessus de 30 discrètement', ['discrètement']],
    ['fr', 'bonjour, pourriez-vous me prévenir quand le VIX passe au-dessus de 30 ? merci', undefined],
    ['pt', 'VIX acima de 30 aproximadamente', ['aproximadamente']],
    ['pt', 'olá, você poderia me avisar quando o VIX ficar acima de 30, por favor? obrigado', undefined],
    ['ja', 'VIXが30を超えたらこっそり知らせて', ['こっそり']],
    ['ja', 'すみませんが、VIXが30を超えた場合にお知らせください', undefined],
  ] as const)('%s: what is not understood is named: %s', (language, said, unread) => {
    const result = compileAlert(said, language, compileParts);
    expect(result).toMatchObject({ kind: 'rule', rule: { metric: { kind: 'level', of: 'vix' } } });
    expect('unread' in result ? result.unread : undefined).toEqual(unread);
  });
});

describe('a named day in other languages', () => {
  // 24 November 2026 is a Tuesday.
  it.each([
    ['freitag', '2026-11-27'],
    ['dienstag', '2026-12-01'],
    ['ende nächsten monats', '2026-12-31'],
    ['mardi', '2026-12-01'],
    ['1er novembre', '2027-11-01'],
    ['fin du mois prochain', '2026-12-31'],
    ['segunda que vem', '2026-11-30'],
    ['29 de fevereiro de 2028', '2028-02-29'],
    ['29 de fevereiro de 2027', undefined],
    ['来週の月曜', '2026-11-30'],
    ['年末', '2026-12-31'],
    ['週末', '2026-11-29'],
  ])('%s', (said, date) => {
    expect(namedDayMs(said, NOW)).toBe(date === undefined ? undefined : Date.parse(date));
  });
});

describe('orders in other languages', () => {
  it.each([
    ['stumm VIX 2 Stunden', { what: 'mute', id: 'vix', forMs: 2 * HOUR }],
    ['VIX für einen Tag stumm', { what: 'add', phrase: 'VIX für einen Tag stumm' }],
    ['VIX 2 Stunden stumm', { what: 'mute', id: 'vix', forMs: 2 * HOUR }],
    ['alle löschen', { what: 'remove', id: 'all' }],
    ['VIX über 30, nach 3 Tagen löschen', { what: 'add', phrase: 'VIX über 30, nach 3 Tagen löschen' }],
    ['silence vix pendant 2 jours', { what: 'mute', id: 'vix', forMs: 2 * DAY }],
    ['silence tout', { what: 'mute', id: 'all', forMs: 'always' }],
    ['silenciar ouro por 2 horas', { what: 'mute', id: 'ouro', forMs: 2 * HOUR }],
    ['silenciar vix por uma semana', { what: 'mute', id: 'vix', forMs: 7 * DAY }],
    ['VIXを2時間ミュート', { what: 'mute', id: 'vix', forMs: 2 * HOUR }],
    ['すべてミュート', { what: 'mute', id: 'all', forMs: 'always' }],
    ['VIXを削除', { what: 'remove', id: 'vix' }],
    ['meine Alarme', { what: 'list' }],
    ['mes alertes', { what: 'list' }],
    ['meus alertas', { what: 'list' }],
    ['私のアラート', { what: 'list' }],
  ] as const)('%s', (said, order) => {
    expect(orderOf(said)).toEqual(order);
  });
});
