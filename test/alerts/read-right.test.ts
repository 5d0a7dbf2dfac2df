import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileAlert } from '../../src/alerts/compile.ts';
import { evaluate } from '../../src/alerts/evaluate.ts';
import type { Rule } from '../../src/alerts/rule.ts';
import type { Language } from '../../src/languages.ts';
import { compileParts } from './world.ts';

/**
 * A rule in the letters of this file: `vix > 30`, `vix >= 30`, `btc x 100000` (crosses, either way), `gold down 3 1d`
 * (more than), `gold down 3+ 1d` (at least), `silver down 5z 1d` (usual moves), `NO why`, `--` (not read).
 */
function short({ metric, condition }: Rule): string {
  const orEqual = 'orEqual' in condition && condition.orEqual === true;
  if (condition.is === 'changes') return 'leader changes';
  if (condition.is === 'becomes') {
    if (metric.kind === 'leader') return `leader = ${condition.what}`;
    return `${metric.kind === 'source' ? metric.source : metric.kind === 'family' ? metric.family : ''} down`;
  }
  const { is, threshold } = condition;
  const sign = is === 'crosses' ? 'x' : `${is === 'above' ? '>' : '<'}${orEqual ? '=' : ''}`;
  switch (metric.kind) {
    case 'level':
      return `${metric.of} ${sign} ${threshold}`;
    case 'change':
    case 'z': {
      const way = metric.either ? 'either' : is === 'below' ? 'down' : 'up';
      const size = `${Math.abs(threshold)}${metric.kind === 'z' ? 'z' : ''}${orEqual ? '+' : ''}`;
      return `${metric.of} ${way} ${size} ${metric.sessions}d`;
    }
    case 'spread':
      return `${metric.a} - ${metric.b} ${sign} ${threshold}`;
    case 'odds':
      return `odds ${metric.driver} ${sign} ${threshold}`;
    case 'analog':
      return `like ${metric.episode} ${sign} ${threshold}`;
    default:
      return metric.kind;
  }
}

function meaningOf(said: string, language: Language): string {
  const result = compileAlert(said, language, compileParts);
  if (result.kind === 'rule') return `${result.proposed ? '(p) ' : ''}${short(result.rule)}`;
  if (result.kind === 'ask') return `ASK ${result.rules.map(short).join(' | ')}`;
  if (result.kind === 'not-understood') return '--';
  const { refusal } = result;
  return `NO ${refusal.why === 'beyond' ? refusal.what : refusal.why}`;
}

/** Judged by hand from the words, before the program was asked. Prices stand as of 30 January 2026: gold future 4,714, bitcoin 84,129. */
const TABLE: Readonly<Record<Language, readonly (readonly [said: string, meant: string])[]>> = {
  en: [
    // The side that something comes from is not the side that it goes to.
    ['bitcoin crosses 100k from below', 'btc > 100000'],
    ['bitcoin crosses 60k from above', 'btc < 60000'],
    ['apple crosses 200 from above', 'aapl < 200'],
    ['apple crosses 300 coming from below', 'aapl > 300'],
    ['vix crosses 20 from underneath', 'vix > 20'],
    ['vix crosses 30 to the upside', 'vix > 30'],
    ['bitcoin crosses 80k to the downside', 'btc < 80000'],
    ['bitcoin crosses 100k upwards', 'btc > 100000'],
    ['bitcoin crosses 60k downward', 'btc < 60000'],
    ['bitcoin crosses 100k', 'btc x 100000'],
    ['bitcoin crosses above 100k', 'btc > 100000'],
    ['gold crosses below 4000', 'gold-futures < 4000'],
    ['from below, vix crosses 25', 'vix > 25'],
    // Through a number.
    ['bitcoin falls through 80k', 'btc < 80000'],
    ['bitcoin drops through 80k', 'btc < 80000'],
    ['bitcoin rises through 100k', 'btc > 100000'],
    ['bitcoin breaks down through 80k', 'btc < 80000'],
    ['bitcoin climbs past 100k', 'btc > 100000'],
    ['bitcoin slides past 70k', 'btc < 70000'],
    ['gold passes through 5000', 'gold-futures x 5000'],
    ['vix drops from 30 to 20', 'NO several'],
    ['usdjpy weakens to 150', 'usdjpy < 150'],
    ['usdjpy strengthens to 160', 'usdjpy > 160'],
    ['gold falls back under 4500', 'gold-futures < 4500'],
    ['gold rises back over 5000', 'gold-futures > 5000'],
    // The sign of a curve.
    ['yield curve un-inverts', 'curve-2s10s > 0'],
    ['2s10s uninverts', 'curve-2s10s > 0'],
    ['the yield curve disinverts', 'curve-2s10s > 0'],
    ['yield curve inverts', 'curve-2s10s < 0'],
    ['yield curve re-inverts', 'curve-2s10s < 0'],
    ['2s10s goes from positive to negative', 'curve-2s10s < 0'],
    ['2s10s goes from negative to positive', 'curve-2s10s > 0'],
    ['2s10s turns positive', 'curve-2s10s > 0'],
    // Usual moves are a unit, not a motion.
    ['silver falls 5 usual moves', 'silver down 5z 1d'],
    ['gold drops 2 usual moves', 'gold down 2z 1d'],
    ['gold rises 2 usual moves', 'gold up 2z 1d'],
    ['gold moves 2 usual moves', 'gold either 2z 1d'],
    ['silver falls 3 sigma', 'silver down 3z 1d'],
    ['bitcoin down 4 standard deviations', 'btc down 4z 1d'],
    ['bitcoin falls more than 3 usual daily moves', 'btc down 3z 1d'],
    ['gold z-score < -3', 'gold down 3z 1d'],
    ['gold z score below -3', 'gold down 3z 1d'],
    ['z of gold above 3', 'gold up 3z 1d'],
    ['gold z-score > 2.5', 'gold up 2.5z 1d'],
    // Money of others, and measures.
    ['gold above €5000', 'NO currency'],
    ['gold above £5000', 'NO currency'],
    ['gold above 5000 euros', 'NO currency'],
    ['gold above 5000 EUR', 'NO currency'],
    ['bitcoin below ¥9000000', 'NO currency'],
    ['gold above 5000 swiss francs', 'NO currency'],
    ['apple above 200 pounds', 'NO currency'],
    ['gold above $5000', 'gold-futures > 5000'],
    ['gold above 5000 usd', 'gold-futures > 5000'],
    ['usdjpy above 160 yen', 'usdjpy > 160'],
    ['gold above 5000 per gram', 'NO measure'],
    ['gold above 90000 a kilo', 'NO measure'],
    ['gold above 5000 per ounce', 'gold-futures > 5000'],
    ['gold above $5,000/oz', 'gold-futures > 5000'],
    ['brent above 90 per barrel', 'brent > 90'],
    ['copper above 6 per pound', 'copper-futures > 6'],
    ['copper above 12000 per tonne', 'NO measure'],
    ['gold above 9000 kumquat', 'NO unknown-unit'],
    ['vix over 30 bananas', 'NO unknown-unit'],
    // One of several.
    ['any of mag7 falls 5%', 'NO several'],
    ['one of the magnificent seven drops 10%', 'NO several'],
    ['each of the mag7 up 3%', 'NO several'],
    ['all of mag 7 fall 2%', 'NO several'],
    ['mag7 falls 5%', 'mag7-basket down 5 1d'],
    // At the number itself.
    ['vix >= 20', 'vix >= 20'],
    ['vix => 20', 'vix >= 20'],
    ['vix at least 20', 'vix >= 20'],
    ['vix at or above 20', 'vix >= 20'],
    ['vix 20 or higher', 'vix >= 20'],
    ['vix no less than 20', 'vix >= 20'],
    ['vix > 20', 'vix > 20'],
    ['vix <= 15', 'vix <= 15'],
    ['vix at or below 15', 'vix <= 15'],
    ['vix 15 or lower', 'vix <= 15'],
    ['vix at most 15', 'vix <= 15'],
    ['gold falls at least 3%', 'gold down 3+ 1d'],
    ['gold down 3% or more in a day', 'gold down 3+ 1d'],
    // Episodes and sources.
    ['closest analog is 312', '(p) like 2020-03-12 < 0.5'],
    ['when the nearest analog becomes 312', '(p) like 2020-03-12 < 0.5'],
    ['yahoo source stale', 'yahoo down'],
    ['yahoo is out of date', 'yahoo down'],
    ['fred goes down', 'fred down'],
    ['data for rates is stale', 'rates down'],
    // Wishes around a rule.
    ['tell me when gold falls 3% in a day', 'gold down 3 1d'],
    ['let me know when vix drops under 15', 'vix < 15'],
    ['warn me if the s&p loses 2%', 'spx down 2 1d'],
    ['ping me once btc slips below 70k', 'btc < 70000'],
    ['10y yield falls below 4%', 'us10y < 4'],
    ['10y yield up 15bp in a day', 'us10y up 15 1d'],
    ['hy spread over 5%', 'hy-spread > 5'],
  ],
  de: [
    ['Bitcoin kreuzt 100.000 von unten', 'btc > 100000'],
    ['Bitcoin kreuzt 60.000 von oben', 'btc < 60000'],
    ['Bitcoin durchbricht 100.000 nach oben', 'btc > 100000'],
    ['Bitcoin durchbricht 80.000 nach unten', 'btc < 80000'],
    ['Bitcoin kreuzt 100.000', 'btc x 100000'],
    ['warn mich wenn der VIX über 20 steigt', 'vix > 20'],
    ['sag mir wenn Gold unter 4000 Dollar fällt', 'gold-futures < 4000'],
    ['Silber fällt 5 übliche Schwankungen', 'silver down 5z 1d'],
    ['Gold steigt 3 Sigma', 'gold up 3z 1d'],
    ['Gold über 5000 Euro', 'NO currency'],
    ['Gold über 5.000 €', 'NO currency'],
    ['Gold über 90 pro Gramm', 'NO measure'],
    ['Brent über 90 Dollar pro Barrel', 'brent > 90'],
    ['VIX mindestens 20', 'vix >= 20'],
    ['VIX höchstens 15', 'vix <= 15'],
    ['Gold fällt um 3% oder mehr', 'gold down 3+ 1d'],
    ['eine der Magnificent Seven fällt 5%', 'NO several'],
    ['Zinskurve invertiert', 'curve-2s10s < 0'],
    ['2s10s wird wieder positiv', 'curve-2s10s > 0'],
    ['Bitcoin fällt durch 80.000', 'btc < 80000'],
    ['Bitcoin steigt auf 100.000', 'btc > 100000'],
    ['Gold fällt 3% am Tag', 'gold down 3 1d'],
  ],
  es: [
    ['bitcoin cruza 100.000 desde abajo', 'btc > 100000'],
    ['bitcoin cruza 60.000 desde arriba', 'btc < 60000'],
    ['bitcoin cruza 100.000 al alza', 'btc > 100000'],
    ['bitcoin cruza 80.000 a la baja', 'btc < 80000'],
    ['bitcoin cruza 100.000', 'btc x 100000'],
    ['avísame si el oro cae 3% en un día', 'gold down 3 1d'],
    ['dime cuando el VIX supere 20', 'vix > 20'],
    ['la plata cae 5 movimientos habituales', 'silver down 5z 1d'],
    ['el oro sube 3 sigmas', 'gold up 3z 1d'],
    ['oro por encima de 5.000 euros', 'NO currency'],
    ['oro por encima de 5.000 €', 'NO currency'],
    ['oro por encima de 90 por gramo', 'NO measure'],
    ['brent por encima de 90 dólares por barril', 'brent > 90'],
    ['VIX al menos 20', 'vix >= 20'],
    ['VIX 15 o menos', 'vix <= 15'],
    ['el oro cae 3% o más', 'gold down 3+ 1d'],
    ['alguna de las siete magníficas cae 5%', 'NO several'],
    ['la curva se invierte', 'curve-2s10s < 0'],
    ['la curva se desinvierte', 'curve-2s10s > 0'],
    ['bitcoin cae por debajo de 80.000', 'btc < 80000'],
    ['bitcoin sube hasta 100.000', 'btc > 100000'],
    ['el S&P 500 pierde 2%', 'spx down 2 1d'],
  ],
  fr: [
    ['bitcoin franchit 100 000 par le bas', 'btc > 100000'],
    ['bitcoin franchit 60 000 par le haut', 'btc < 60000'],
    ['bitcoin franchit 100 000 à la hausse', 'btc > 100000'],
    ['bitcoin franchit 80 000 à la baisse', 'btc < 80000'],
    ['préviens-moi quand le VIX dépasse 20', 'vix > 20'],
    ["dis-moi quand l'or baisse de 3% en un jour", 'gold down 3 1d'],
    ["l'argent chute de 5 sigmas", 'silver down 5z 1d'],
    ["l'or monte de 3 écarts-types", 'gold up 3z 1d'],
    ["l'or au-dessus de 5 000 euros", 'NO currency'],
    ["l'or au-dessus de 5 000 €", 'NO currency'],
    ["l'or au-dessus de 90 le gramme", 'NO measure'],
    ['brent au-dessus de 90 dollars le baril', 'brent > 90'],
    ['VIX au moins 20', 'vix >= 20'],
    ['VIX au plus 15', 'vix <= 15'],
    ["l'or baisse de 3% ou plus", 'gold down 3+ 1d'],
    ['une des sept magnifiques perd 5%', 'NO several'],
    ["la courbe s'inverse", 'curve-2s10s < 0'],
    ['le 2s10s redevient positif', 'curve-2s10s > 0'],
    ['bitcoin tombe sous 80 000', 'btc < 80000'],
    ['bitcoin monte à 100 000', 'btc > 100000'],
    ['le S&P 500 perd 2%', 'spx down 2 1d'],
  ],
  pt: [
    ['bitcoin cruza 100.000 de baixo para cima', 'btc > 100000'],
    ['bitcoin cruza 60.000 de cima para baixo', 'btc < 60000'],
    ['bitcoin cruza 100.000 para cima', 'btc > 100000'],
    ['bitcoin cruza 80.000 para baixo', 'btc < 80000'],
    ['bitcoin cruza 100.000', 'btc x 100000'],
    ['me avise quando o ouro cair 3% em um dia', 'gold down 3 1d'],
    ['avise-me se o VIX passar de 20', 'vix > 20'],
    ['a prata cai 5 sigmas', 'silver down 5z 1d'],
    ['o ouro sobe 3 desvios padrão', 'gold up 3z 1d'],
    ['ouro acima de 5.000 euros', 'NO currency'],
    ['ouro acima de R$ 25.000', 'NO currency'],
    ['ouro acima de 5.000 reais', 'NO currency'],
    ['ouro acima de 90 por grama', 'NO measure'],
    ['brent acima de 90 dólares por barril', 'brent > 90'],
    ['VIX pelo menos 20', 'vix >= 20'],
    ['VIX no máximo 15', 'vix <= 15'],
    ['ouro cai 3% ou mais', 'gold down 3+ 1d'],
    ['alguma das sete magníficas cai 5%', 'NO several'],
    ['a curva se inverte', 'curve-2s10s < 0'],
    ['a curva desinverte', 'curve-2s10s > 0'],
    ['bitcoin cai abaixo de 80.000', 'btc < 80000'],
    ['bitcoin sobe para 100.000', 'btc > 100000'],
  ],
  zh: [
    ['比特币从下方穿越10万', 'btc > 100000'],
    ['比特币从上方穿越6万', 'btc < 60000'],
    ['比特币自下而上穿过10万', 'btc > 100000'],
    ['比特币自上而下穿过8万', 'btc < 80000'],
    ['比特币向上突破10万美元', 'btc > 100000'],
    ['比特币向下突破8万美元', 'btc < 80000'],
    ['比特币穿越10万', 'btc x 100000'],
    ['黄金一天跌3%时告诉我', 'gold down 3 1d'],
    ['VIX涨到20以上提醒我', 'vix >= 20'],
    ['VIX高于20', 'vix > 20'],
    ['白银跌5个标准差', 'silver down 5z 1d'],
    ['黄金涨3倍常态波动', 'gold up 3z 1d'],
    ['黄金高于5000欧元', 'NO currency'],
    ['黄金高于3万人民币', 'NO currency'],
    ['黄金高于900元每克', 'NO currency'],
    ['黄金每克高于90美元', 'NO measure'],
    ['布伦特高于每桶90美元', 'brent > 90'],
    ['VIX不低于20', 'vix >= 20'],
    ['VIX不高于15', 'vix <= 15'],
    ['黄金下跌3%以上', 'gold down 3+ 1d'],
    ['收益率曲线倒挂', 'curve-2s10s < 0'],
    ['收益率曲线解除倒挂', 'curve-2s10s > 0'],
    ['七巨头中任何一只跌5%', 'NO several'],
    ['美元兑日元跌破150', 'usdjpy < 150'],
  ],
  ja: [
    ['金が3%下がったら教えて', 'gold down 3 1d'],
    ['金が3%下落したら知らせて', 'gold down 3 1d'],
    ['金は5000ドルを超えたら知らせて', 'gold-futures > 5000'],
    ['銀が5%下がったら教えて', 'silver down 5 1d'],
    ['ビットコインが下から10万ドルを通過したら教えて', 'btc > 100000'],
    ['ビットコインが上から6万ドルを通過したら教えて', 'btc < 60000'],
    ['ビットコインが10万ドルを上抜けたら', 'btc > 100000'],
    ['ビットコインが8万ドルを下抜けたら', 'btc < 80000'],
    ['VIXが20以上になったら知らせて', 'vix >= 20'],
    ['VIXが15以下になったら知らせて', 'vix <= 15'],
    ['VIXが20を超えたら', 'vix > 20'],
    ['VIXが15未満', 'vix < 15'],
    ['銀が5シグマ下落', 'silver down 5z 1d'],
    ['金価格が3標準偏差上昇', 'gold up 3z 1d'],
    ['金価格が5000ユーロを超えたら', 'NO currency'],
    ['金価格が1グラム90ドルを超えたら', 'NO measure'],
    ['金が1日で3%以上下がったら', 'gold down 3+ 1d'],
    ['ブレントが1バレル90ドルを超えたら', 'brent > 90'],
    ['イールドカーブが逆転したら', 'curve-2s10s < 0'],
    ['イールドカーブの逆転が解消したら', 'curve-2s10s > 0'],
    ['マグニフィセント7のどれかが5%下落したら', 'NO several'],
    ['ドル円が150円を割ったら', 'usdjpy < 150'],
  ],
};

for (const [language, rows] of Object.entries(TABLE))
  describe(`words become the rule that they say, ${language}`, () => {
    it.each(rows)('%s', (said, meant) => {
      expect(meaningOf(said, language as Language)).toBe(meant);
    });
  });

/** What goes up or down in each language; `N` is a level, `S` a size with its unit. */
const UP: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'crosses N from below',
    'crosses N coming from under',
    'rises above N',
    'climbs through N',
    'is over N',
    'goes past N on the way up',
    'breaks above N',
    'recovers from below N',
    'up S',
    'rises S',
    'jumps S',
    'gains S',
    'gains more than S',
    'is at least N',
    'N or higher',
  ],
  de: [
    'kreuzt N von unten',
    'durchbricht N nach oben',
    'steigt über N',
    'steigt durch N',
    'über N',
    'steigt um S',
    'steigt S',
    'legt zu um S',
    'mindestens N',
    'N oder höher',
  ],
  es: [
    'cruza N desde abajo',
    'cruza N al alza',
    'sube por encima de N',
    'supera N',
    'sube S',
    'gana más de S',
    'al menos N',
    'N o más',
  ],
  fr: [
    'franchit N par le bas',
    'franchit N à la hausse',
    'monte au-dessus de N',
    'dépasse N',
    'monte de S',
    'gagne plus de S',
    'au moins N',
    'N ou plus',
  ],
  pt: [
    'cruza N de baixo para cima',
    'cruza N para cima',
    'sobe acima de N',
    'passa de N',
    'sobe S',
    'ganha mais de S',
    'pelo menos N',
    'N ou mais',
  ],
  zh: ['从下方穿越N', '自下而上穿过N', '涨破N', '高于N', '涨S', '上涨超过S', '不低于N', 'N以上'],
  ja: [
    'が下からNを通過したら',
    'がNを上抜けたら',
    'がNを超えたら',
    'がS上昇したら',
    'がS上がったら',
    'がN以上',
  ],
};
const DOWN: typeof UP = {
  en: [
    'crosses N from above',
    'crosses N coming from above',
    'falls under N',
    'drops through N',
    'is under N',
    'goes past N on the way down',
    'breaks down through N',
    'slips back below N',
    'down S',
    'falls S',
    'drops S',
    'loses S',
    'loses more than S',
    'is at most N',
    'N or lower',
    'sells off S',
  ],
  de: [
    'kreuzt N von oben',
    'durchbricht N nach unten',
    'fällt unter N',
    'fällt durch N',
    'unter N',
    'fällt um S',
    'fällt S',
    'gibt nach um S',
    'höchstens N',
    'N oder niedriger',
  ],
  es: [
    'cruza N desde arriba',
    'cruza N a la baja',
    'cae por debajo de N',
    'cae S',
    'pierde más de S',
    'como máximo N',
    'N o menos',
  ],
  fr: [
    'franchit N par le haut',
    'franchit N à la baisse',
    'tombe sous N',
    'baisse de S',
    'perd plus de S',
    'au plus N',
    'N ou moins',
  ],
  pt: [
    'cruza N de cima para baixo',
    'cruza N para baixo',
    'cai abaixo de N',
    'cai S',
    'perde mais de S',
    'no máximo N',
    'N ou menos',
  ],
  zh: ['从上方穿越N', '自上而下穿过N', '跌破N', '低于N', '跌S', '下跌超过S', '不高于N', 'N以下'],
  ja: [
    'が上からNを通過したら',
    'がNを下抜けたら',
    'がNを下回ったら',
    'がS下落したら',
    'がS下がったら',
    'がN以下',
  ],
};
/** A name that all languages know, and numbers that it can reach. */
const SUBJECTS = { bitcoin: [20_000, 300_000], vix: [10, 80], apple: [50, 900], usdjpy: [90, 200] } as const;
const SIGMAS: Readonly<Record<Language, string>> = {
  en: 'usual moves',
  de: 'übliche Schwankungen',
  es: 'movimientos habituales',
  fr: 'écarts-types',
  pt: 'desvios padrão',
  zh: '个标准差',
  ja: 'シグマ',
};

describe('words of direction', () => {
  it.each(['up', 'down'] as const)('%s never becomes the opposite, in any language', (way) => {
    const wrong = way === 'up' ? / < | <= | down / : / > | >= | up /;
    const said = fc.constantFrom(...(Object.keys(UP) as Language[])).chain((language) =>
      fc.record({
        language: fc.constant(language),
        form: fc.constantFrom(...(way === 'up' ? UP : DOWN)[language]),
        subject: fc.constantFrom(...(Object.keys(SUBJECTS) as (keyof typeof SUBJECTS)[])),
        part: fc.double({ min: 0, max: 1, noNaN: true }),
        size: fc.integer({ min: 1, max: 9 }),
        isSigma: fc.boolean(),
        wish: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(said, ({ language, form, subject, part, size, isSigma, wish }) => {
        const [low, high] = SUBJECTS[subject];
        const level = String(Math.round(low + part * (high - low)));
        const space = /zh|ja/.test(language) ? '' : ' ';
        const amount = isSigma ? `${size}${space}${SIGMAS[language]}` : `${size}%`;
        const words = `${subject} ${form.replace('N', level).replace('S', amount)}`;
        const meant = meaningOf(wish && language === 'en' ? `tell me when ${words}` : words, language);
        expect(meant, words).not.toMatch(wrong);
        // A price that cannot be read at all is no pass; moves of what is no price in percent may be refused.
        if (form.includes('N')) expect(meant, words).toMatch(/^[a-z]/);
      }),
      { numRuns: 400 },
    );
  });
});

describe('the number itself', () => {
  const fires = (said: string, value: number): boolean => {
    const compiled = compileAlert(said, 'en', compileParts);
    if (compiled.kind !== 'rule') throw new Error(`${said} is ${compiled.kind}`);
    const sight = {
      kind: 'number',
      value,
      unit: 'index',
      date: '2026-01-30',
      running: false,
      source: '',
      instrument: '',
    } as const;
    return evaluate(compiled.rule, { armed: true, memory: {}, cooldownMs: 0 }, sight, 0).fire !== undefined;
  };
  it('counts for at least and at most alone', () => {
    expect(fires('vix >= 20', 20)).toBe(true);
    expect(fires('vix >= 20', 19.99)).toBe(false);
    expect(fires('vix > 20', 20)).toBe(false);
    expect(fires('vix <= 15', 15)).toBe(true);
    expect(fires('vix < 15', 15)).toBe(false);
  });
});
