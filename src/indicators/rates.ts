import type { Indicator } from './indicator.ts';
import {
  BOJ_RATE,
  FRED_CURVE_DERIVED,
  GRACE_DAYS,
  JAPAN_MOF_YIELDS,
  NYFED_TERM_PREMIUM,
  TREASURY_CURVE,
  US_CLOSE,
} from './publication-rules.ts';

const rate = {
  family: 'rates',
  unit: 'percent',
  change: 'basis-points',
  decimals: 2,
  cadence: 'daily',
  graceDays: GRACE_DAYS.daily,
  plausible: [-3, 25],
} as const;
const treasury = { ...rate, publication: TREASURY_CURVE } as const;
const curve = {
  ...treasury,
  unit: 'basis-points',
  decimals: 0,
  plausible: [-500, 800],
  series: [],
} as const;
const fund = {
  family: 'rates',
  unit: 'usd-adjusted',
  change: 'return',
  decimals: 2,
  cadence: 'daily',
  publication: US_CLOSE,
  graceDays: GRACE_DAYS.daily,
} as const;

export const rates: readonly Indicator[] = [
  {
    ...treasury,
    id: 'us2y',
    label: { en: 'US 2-year yield', zh: '美国2年期国债收益率', es: 'Bono de EE. UU. a 2 años' },
    aliases: {
      en: ['2y', '2 year', 'two year', '2 year yield', 'two year yield', '2 year treasury', 'dgs2'],
      zh: ['2年期美债', '两年期美债', '两年期', '2年期', '两年期美债收益率'],
      es: ['bono a 2 años', 'rendimiento a 2 años'],
    },
    series: [
      { source: 'recorded', series: 'DGS2', instrument: '2-year Treasury par yield, New York close' },
      { source: 'treasury', series: 'BC_2YEAR', instrument: '2-year Treasury par yield, New York close' },
      { source: 'fred', series: 'DGS2', instrument: '2-year Treasury par yield, New York close' },
    ],
  },
  {
    ...treasury,
    id: 'us10y',
    label: { en: 'US 10-year yield', zh: '美国10年期国债收益率', es: 'Bono de EE. UU. a 10 años' },
    aliases: {
      en: [
        '10y',
        '10 year',
        'ten year',
        '10 year yield',
        'ten year yield',
        '10 year treasury',
        'dgs10',
        'treasury yield',
      ],
      zh: ['10年期美债', '十年期美债', '十年期', '10年期', '十年期美债收益率', '美债收益率'],
      es: ['bono a 10 años', 'rendimiento a 10 años'],
    },
    series: [
      { source: 'recorded', series: 'DGS10', instrument: '10-year Treasury par yield, New York close' },
      { source: 'treasury', series: 'BC_10YEAR', instrument: '10-year Treasury par yield, New York close' },
      { source: 'fred', series: 'DGS10', instrument: '10-year Treasury par yield, New York close' },
      { source: 'yahoo', series: '^TNX', instrument: 'Cboe 10-year yield index, New York close' },
    ],
  },
  {
    ...treasury,
    id: 'us30y',
    label: { en: 'US 30-year yield', zh: '美国30年期国债收益率', es: 'Bono de EE. UU. a 30 años' },
    aliases: {
      en: [
        '30y',
        '30 year',
        'thirty year',
        '30 year yield',
        'long bond',
        'long bond yield',
        '30 year treasury',
        'dgs30',
      ],
      zh: ['30年期美债', '三十年期美债', '三十年期', '30年期', '长债收益率'],
      es: ['bono a 30 años', 'rendimiento a 30 años'],
    },
    series: [
      { source: 'recorded', series: 'DGS30', instrument: '30-year Treasury par yield, New York close' },
      { source: 'treasury', series: 'BC_30YEAR', instrument: '30-year Treasury par yield, New York close' },
      { source: 'fred', series: 'DGS30', instrument: '30-year Treasury par yield, New York close' },
      { source: 'yahoo', series: '^TYX', instrument: 'Cboe 30-year yield index, New York close' },
    ],
  },
  {
    ...treasury,
    id: 'real10y',
    label: { en: 'US 10-year real yield', zh: '美国10年期实际利率', es: 'Rendimiento real a 10 años' },
    aliases: {
      en: ['real yield', 'real rate', '10y real', 'tips yield', 'dfii10', 'real rates'],
      zh: ['实际利率', '实际收益率', 'tips收益率'],
      es: ['tasa real', 'tipo real'],
    },
    series: [
      { source: 'recorded', series: 'DFII10', instrument: '10-year TIPS par real yield, New York close' },
      { source: 'treasury', series: 'TC_10YEAR', instrument: '10-year TIPS par real yield, New York close' },
      { source: 'fred', series: 'DFII10', instrument: '10-year TIPS par real yield, New York close' },
    ],
  },
  {
    ...rate,
    id: 'breakeven10y',
    label: {
      en: '10-year breakeven inflation',
      zh: '10年期盈亏平衡通胀率',
      es: 'Inflación implícita a 10 años',
    },
    aliases: {
      en: ['breakeven', 'breakevens', 'inflation expectations', 't10yie', '10y breakeven'],
      zh: ['通胀预期', '盈亏平衡通胀', '平准通胀率'],
      es: ['expectativas de inflación'],
    },
    publication: FRED_CURVE_DERIVED,
    series: [
      {
        source: 'recorded',
        series: 'T10YIE',
        instrument: '10-year Treasury minus TIPS yield, New York close',
      },
      { source: 'fred', series: 'T10YIE', instrument: '10-year Treasury minus TIPS yield, New York close' },
    ],
  },
  {
    ...curve,
    id: 'curve-2s10s',
    label: { en: '2s10s curve', zh: '2年10年期利差', es: 'Curva 2-10 años' },
    aliases: {
      en: ['2s10s', '2s/10s', 'yield curve', '10y minus 2y', 'curve'],
      zh: ['收益率曲线', '2年10年利差', '长短端利差'],
      es: ['curva de tipos', 'curva de rendimientos'],
    },
    derived: { op: 'spread', a: 'us10y', b: 'us2y', scale: 100 },
  },
  {
    ...rate,
    id: 't10y2y',
    label: {
      en: '2s10s curve, as FRED publishes it',
      zh: 'FRED公布的2年10年期利差',
      es: 'Curva 2-10 años según FRED',
    },
    aliases: { en: ['fred 2s10s'], zh: ['fred长短端利差'] },
    unit: 'percentage-points',
    publication: FRED_CURVE_DERIVED,
    plausible: [-5, 8],
    series: [
      {
        source: 'recorded',
        series: 'T10Y2Y',
        instrument: '10-year minus 2-year Treasury yield, New York close',
      },
      { source: 'fred', series: 'T10Y2Y', instrument: '10-year minus 2-year Treasury yield, New York close' },
    ],
    note: 'The same measure as the 2s10s curve, in percentage points and from one series.',
  },
  {
    ...curve,
    id: 'curve-2s30s',
    label: { en: '2s30s curve', zh: '2年30年期利差', es: 'Curva 2-30 años' },
    aliases: {
      en: ['2s30s', '2s/30s', '30y minus 2y'],
      zh: ['2年30年利差'],
      es: ['pendiente 2-30'],
    },
    derived: { op: 'spread', a: 'us30y', b: 'us2y', scale: 100 },
  },
  {
    ...fund,
    id: 'long-treasuries',
    label: { en: 'Long Treasuries', zh: '长期美债', es: 'Bonos largos del Tesoro' },
    aliases: {
      en: ['tlt', 'long bonds', 'treasuries', 'bonds', 'long treasury fund', '20+ year treasuries'],
      zh: ['长债', '美债', '国债', '债券'],
      es: ['bonos', 'bonos del tesoro'],
    },
    plausible: [25, 500],
    series: [
      { source: 'recorded', series: 'TLT', instrument: 'TLT fund, New York close, adjusted for dividends' },
      {
        source: 'yahoo',
        series: 'TLT/adjusted',
        instrument: 'TLT fund, New York close, adjusted for dividends',
      },
      {
        source: 'nasdaq',
        series: 'etf/TLT',
        instrument: 'TLT fund, New York close, not adjusted for dividends',
      },
    ],
    note: 'A price: it falls when long yields rise.',
  },
  {
    ...fund,
    id: 'belly-treasuries',
    label: { en: '7-10 year Treasuries', zh: '7-10年期美债', es: 'Bonos del Tesoro a 7-10 años' },
    aliases: {
      en: ['ief', 'belly', 'intermediate treasuries', 'belly of the curve'],
      zh: ['中期美债', '中期国债'],
      es: ['bonos intermedios'],
    },
    plausible: [30, 500],
    series: [
      { source: 'recorded', series: 'IEF', instrument: 'IEF fund, New York close, adjusted for dividends' },
      {
        source: 'yahoo',
        series: 'IEF/adjusted',
        instrument: 'IEF fund, New York close, adjusted for dividends',
      },
      {
        source: 'nasdaq',
        series: 'etf/IEF',
        instrument: 'IEF fund, New York close, not adjusted for dividends',
      },
    ],
    note: 'A price: it falls when yields rise.',
  },
  {
    ...fund,
    id: 'long-vs-belly',
    label: {
      en: 'Long vs 7-10 year Treasuries',
      zh: '长债对中期美债',
      es: 'Bonos largos frente a 7-10 años',
    },
    aliases: {
      en: ['tlt/ief', 'tlt vs ief', 'long end vs belly'],
      zh: ['长端相对强弱'],
      es: ['largos frente a intermedios'],
    },
    unit: 'ratio',
    decimals: 4,
    plausible: [0.1, 10],
    series: [],
    derived: { op: 'ratio', a: 'long-treasuries', b: 'belly-treasuries', scale: 1 },
    note: 'Longer bonds move more in any case, so it falls on every rise of yields.',
  },
  {
    ...rate,
    id: 'term-premium',
    label: { en: '10-year term premium', zh: '10年期期限溢价', es: 'Prima por plazo a 10 años' },
    aliases: {
      en: ['acm', 'acm term premium', 'acmtp10', 'term premia'],
      zh: ['期限溢价', '期限利差溢价'],
      es: ['prima por plazo', 'prima temporal'],
    },
    publication: NYFED_TERM_PREMIUM,
    plausible: [-5, 10],
    series: [
      {
        source: 'recorded',
        series: 'ACMTP10',
        instrument: '10-year term premium, Adrian-Crump-Moench model, New York Fed',
      },
      {
        source: 'fred',
        series: 'THREEFYTP10',
        instrument: '10-year term premium, Kim-Wright model, Federal Reserve Board',
      },
    ],
    revised: true,
    note: 'Output of a model; the two models agree on direction more than on level.',
  },
  {
    ...rate,
    id: 'jgb2y',
    label: { en: 'Japan 2-year yield', zh: '日本2年期国债收益率', es: 'Bono de Japón a 2 años' },
    aliases: {
      en: ['2y jgb', 'japan 2y', 'jgb 2 year'],
      zh: ['日本2年期国债', '日债2年'],
      es: ['japón 2 años'],
    },
    decimals: 3,
    publication: JAPAN_MOF_YIELDS,
    plausible: [-3, 15],
    series: [
      {
        source: 'recorded',
        series: 'JGB2Y',
        instrument: '2-year JGB yield, Tokyo close, Ministry of Finance',
      },
    ],
  },
  {
    ...rate,
    id: 'jgb10y',
    label: { en: 'Japan 10-year yield', zh: '日本10年期国债收益率', es: 'Bono de Japón a 10 años' },
    aliases: {
      en: ['10y jgb', 'japan 10y', 'jgb', 'jgbs', 'jgb 10 year', 'japanese bonds'],
      zh: ['日本10年期国债', '日债', '日本国债'],
      es: ['japón 10 años', 'bono japonés'],
    },
    decimals: 3,
    publication: JAPAN_MOF_YIELDS,
    plausible: [-3, 15],
    series: [
      {
        source: 'recorded',
        series: 'JGB10Y',
        instrument: '10-year JGB yield, Tokyo close, Ministry of Finance',
      },
    ],
  },
  {
    ...rate,
    id: 'boj-rate',
    label: { en: 'Bank of Japan policy rate', zh: '日本央行政策利率', es: 'Tasa del Banco de Japón' },
    aliases: {
      en: ['boj', 'boj policy rate', 'japan policy rate'],
      zh: ['日本央行', '日银利率', '日央行利率'],
      es: ['banco de japón'],
    },
    publication: BOJ_RATE,
    plausible: [-3, 15],
    series: [
      { source: 'recorded', series: 'BOJ_POLICY_RATE', instrument: 'Bank of Japan policy rate, from BIS' },
    ],
    note: 'Dated by the day it takes effect, the business day after the meeting.',
  },
];
