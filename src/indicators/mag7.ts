import type { Indicator, SeriesRef } from './indicator.ts';
import { FORWARD_PE, GRACE_DAYS, SHILLER_MONTHLY, US_CLOSE } from './publication-rules.ts';

const daily = { family: 'mag7', change: 'return', cadence: 'daily', graceDays: GRACE_DAYS.daily } as const;
/** Closes of the seven are corrected for splits only, so they are levels as well. */
const share = { ...daily, unit: 'usd', decimals: 2, publication: US_CLOSE } as const;
const shareSeries = (symbol: string): readonly SeriesRef[] => {
  const instrument = `${symbol} share, New York close, corrected for splits`;
  return [
    { source: 'recorded', series: symbol, instrument },
    { source: 'yahoo', series: symbol, instrument },
    { source: 'nasdaq', series: `stocks/${symbol}`, instrument },
  ];
};
const multiple = { ...daily, unit: 'ratio', decimals: 1, publication: FORWARD_PE } as const;

const THE_SEVEN = ['aapl', 'msft', 'googl', 'amzn', 'nvda', 'meta', 'tsla'] as const;
const SECTORS_OF_THE_SEVEN = ['fwd-pe-it', 'fwd-pe-comm', 'fwd-pe-consdisc'] as const;

const QUARTER_STEP =
  'Its base of estimates rolls at quarter starts: steps of 10 to 25% on 1 January, April, July and October are artefacts.';

export const mag7: readonly Indicator[] = [
  {
    ...share,
    id: 'aapl',
    label: { en: 'Apple', zh: '苹果' },
    aliases: { en: ['apple shares', 'apple stock'], zh: ['苹果公司', '苹果股票'] },
    plausible: [10, 3_000],
    series: shareSeries('AAPL'),
  },
  {
    ...share,
    id: 'msft',
    label: { en: 'Microsoft', zh: '微软' },
    aliases: { en: ['microsoft stock'], zh: ['微软股票'] },
    plausible: [30, 5_000],
    series: shareSeries('MSFT'),
  },
  {
    ...share,
    id: 'googl',
    label: { en: 'Alphabet', zh: '谷歌' },
    aliases: { en: ['google', 'goog', 'google stock'], zh: ['字母表公司', '谷歌股票'] },
    plausible: [15, 4_000],
    series: shareSeries('GOOGL'),
  },
  {
    ...share,
    id: 'amzn',
    label: { en: 'Amazon', zh: '亚马逊' },
    aliases: { en: ['amazon stock'], zh: ['亚马逊股票'] },
    plausible: [15, 4_000],
    series: shareSeries('AMZN'),
  },
  {
    ...share,
    id: 'nvda',
    label: { en: 'Nvidia', zh: '英伟达' },
    aliases: { en: ['nvidia stock'], zh: ['英伟达股票', '辉达'] },
    plausible: [1, 990],
    series: shareSeries('NVDA'),
  },
  {
    ...share,
    id: 'meta',
    label: { en: 'Meta Platforms', zh: 'Meta公司' },
    aliases: { en: ['facebook', 'meta stock', 'fb'], zh: ['脸书'] },
    plausible: [25, 8_000],
    series: shareSeries('META'),
  },
  {
    ...share,
    id: 'tsla',
    label: { en: 'Tesla', zh: '特斯拉' },
    aliases: { en: ['tesla stock'], zh: ['特斯拉股票'] },
    plausible: [3, 2_900],
    series: shareSeries('TSLA'),
  },
  {
    ...share,
    unit: 'usd-adjusted',
    id: 'mags',
    label: { en: 'Magnificent Seven fund', zh: '七巨头基金', es: 'Fondo de las Siete Magníficas' },
    aliases: {
      en: ['mag7 fund', 'mag 7 etf', 'roundhill magnificent seven'],
      zh: ['七姐妹基金', '七巨头ETF'],
    },
    plausible: [5, 1_000],
    series: [
      { source: 'recorded', series: 'MAGS', instrument: 'MAGS fund, New York close, adjusted for dividends' },
      {
        source: 'yahoo',
        series: 'MAGS/adjusted',
        instrument: 'MAGS fund, New York close, adjusted for dividends',
      },
      {
        source: 'nasdaq',
        series: 'etf/MAGS',
        instrument: 'MAGS fund, New York close, not adjusted for dividends',
      },
    ],
  },
  {
    ...daily,
    id: 'mag7-basket',
    label: { en: 'Magnificent Seven', zh: '七巨头', es: 'Siete Magníficas' },
    aliases: {
      en: ['mag7', 'mag 7', 'mega caps', 'megacaps', 'big tech'],
      zh: ['美股七巨头', '七姐妹', '科技七巨头', '科技巨头'],
      es: ['las siete magníficas', 'grandes tecnológicas'],
    },
    unit: 'index',
    decimals: 1,
    publication: US_CLOSE,
    plausible: [5, 4_500],
    series: [],
    derived: { op: 'basket', of: THE_SEVEN },
    note: 'Our own equal-weight index of the seven shares, without dividends; its level depends on where it starts.',
  },
  {
    ...multiple,
    id: 'fwd-pe-spx',
    label: { en: 'Forward P/E, S&P 500', zh: '标普500预期市盈率', es: 'PER adelantado, S&P 500' },
    aliases: {
      en: ['s&p 500 forward p/e', 'spx forward pe', 'forward pe', 'market pe'],
      zh: ['标普预期市盈率', '美股估值'],
      es: ['per del s&p 500'],
    },
    plausible: [4, 200],
    series: [
      { source: 'recorded', series: 'FWDPE_SP500', instrument: 'S&P 500, 12-month forward P/E, MacroMicro' },
    ],
    note: QUARTER_STEP,
  },
  {
    ...multiple,
    id: 'fwd-pe-it',
    label: {
      en: 'Forward P/E, Information Technology',
      zh: '信息技术预期市盈率',
      es: 'PER adelantado, tecnología',
    },
    aliases: { en: ['tech forward pe', 'it forward pe'], zh: ['科技股预期市盈率', '科技股估值'] },
    plausible: [4, 200],
    series: [
      {
        source: 'recorded',
        series: 'FWDPE_IT',
        instrument: 'S&P Information Technology, 12-month forward P/E, MacroMicro',
      },
    ],
    note: QUARTER_STEP,
  },
  {
    ...multiple,
    id: 'fwd-pe-comm',
    label: {
      en: 'Forward P/E, Communication Services',
      zh: '通信服务预期市盈率',
      es: 'PER adelantado, comunicaciones',
    },
    aliases: { en: ['communication services pe', 'comm forward pe'], zh: ['通信服务估值'] },
    plausible: [4, 200],
    series: [
      {
        source: 'recorded',
        series: 'FWDPE_COMM',
        instrument: 'S&P Communication Services, 12-month forward P/E, MacroMicro',
      },
    ],
    note: QUARTER_STEP,
  },
  {
    ...multiple,
    id: 'fwd-pe-consdisc',
    label: {
      en: 'Forward P/E, Consumer Discretionary',
      zh: '可选消费预期市盈率',
      es: 'PER adelantado, consumo discrecional',
    },
    aliases: { en: ['consumer discretionary pe', 'consdisc forward pe'], zh: ['可选消费估值'] },
    plausible: [4, 200],
    series: [
      {
        source: 'recorded',
        series: 'FWDPE_CONSDISC',
        instrument: 'S&P Consumer Discretionary, 12-month forward P/E, MacroMicro',
      },
    ],
    note: QUARTER_STEP,
  },
  {
    ...multiple,
    id: 'mag7-forward-pe',
    label: {
      en: 'Mag 7 forward P/E (stand-in)',
      zh: '七巨头预期市盈率（替代）',
      es: 'PER adelantado Mag 7 (sustituto)',
    },
    aliases: {
      en: ['mag7 pe', 'mag7 forward p/e', 'magnificent seven pe', 'mega cap pe'],
      zh: ['七巨头估值', '七巨头市盈率', '七姐妹市盈率'],
      es: ['per de las siete magníficas'],
    },
    plausible: [4, 200],
    series: [],
    derived: { op: 'mean', of: SECTORS_OF_THE_SEVEN },
    note: 'Not the multiple of the seven: the plain mean of the three sectors that hold them stands in. It steps at quarter starts when the estimates roll.',
  },
  {
    ...multiple,
    id: 'mag7-forward-pe-spliced',
    label: {
      en: 'Mag 7 forward P/E, spliced (stand-in)',
      zh: '七巨头预期市盈率拼接（替代）',
      es: 'PER adelantado Mag 7, empalmado (sustituto)',
    },
    aliases: { en: ['mag7 pe spliced'], zh: ['七巨头市盈率拼接'] },
    plausible: [4, 200],
    series: [],
    derived: { op: 'quarter-spliced', of: 'mag7-forward-pe' },
    note: 'For changes over weeks: the steps at quarter starts are taken out, so its older levels were never published.',
  },
  {
    ...daily,
    id: 'mag7-implied-earnings',
    label: {
      en: 'Mag 7 implied earnings',
      zh: '七巨头隐含盈利',
      es: 'Beneficios implícitos Mag 7',
    },
    aliases: {
      en: ['mag7 earnings', 'implied earnings', 'mag7 eps'],
      zh: ['七巨头盈利', '隐含盈利'],
      es: ['beneficios de las siete magníficas'],
    },
    unit: 'index',
    decimals: 2,
    publication: FORWARD_PE,
    plausible: [0.2, 150],
    series: [],
    derived: { op: 'implied-earnings', price: 'mag7-basket', multiple: 'mag7-forward-pe-spliced' },
    note: 'Basket of the seven over the stand-in multiple: it tells whether a lower multiple came from price or from estimates, roughly.',
  },
  {
    family: 'mag7',
    id: 'cape',
    label: { en: 'Shiller CAPE', zh: '席勒市盈率', es: 'CAPE de Shiller' },
    aliases: {
      en: ['pe10', 'shiller pe', 'cyclically adjusted pe', 'cape ratio'],
      zh: ['周期调整市盈率', '席勒cape'],
      es: ['per de shiller'],
    },
    unit: 'ratio',
    change: 'difference',
    decimals: 1,
    cadence: 'monthly',
    publication: SHILLER_MONTHLY,
    graceDays: GRACE_DAYS.monthly,
    plausible: [3, 200],
    series: [
      {
        source: 'recorded',
        series: 'SHILLER_CAPE',
        instrument: 'S&P 500 over ten-year real earnings, monthly average',
      },
    ],
    note: 'The whole S&P 500, not the seven; the record ends in September 2023.',
  },
];
