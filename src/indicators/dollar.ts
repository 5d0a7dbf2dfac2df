import type { Indicator } from './indicator.ts';
import {
  CFTC_POSITIONS,
  FED_H10_WEEKLY,
  FUTURES_CLOSE,
  GRACE_DAYS,
  NOON_RATE,
  US_CLOSE,
} from './publication-rules.ts';

const daily = { family: 'dollar', change: 'return', cadence: 'daily', graceDays: GRACE_DAYS.daily } as const;

export const dollar: readonly Indicator[] = [
  {
    ...daily,
    id: 'dollar',
    label: { en: 'US dollar', zh: '美元', es: 'Dólar' },
    aliases: { en: ['uup', 'usd', 'dollar fund'], zh: ['美金', '美元基金'], es: ['dólar estadounidense'] },
    unit: 'usd-adjusted',
    decimals: 2,
    publication: US_CLOSE,
    plausible: [5, 200],
    series: [
      { source: 'recorded', series: 'UUP', instrument: 'UUP fund, New York close, adjusted for dividends' },
      {
        source: 'yahoo',
        series: 'UUP/adjusted',
        instrument: 'UUP fund, New York close, adjusted for dividends',
      },
      {
        source: 'nasdaq',
        series: 'etf/UUP',
        instrument: 'UUP fund, New York close, not adjusted for dividends',
      },
    ],
    note: 'The fund earns interest on its cash, so over months it drifts above the dollar index.',
  },
  {
    ...daily,
    id: 'dxy',
    label: { en: 'Dollar index (DXY)', zh: '美元指数', es: 'Índice dólar (DXY)' },
    aliases: {
      en: ['dollar index', 'usdx', 'dx-y.nyb', 'us dollar index'],
      zh: ['美指', '美元指数dxy'],
      es: ['índice dólar', 'índice del dólar'],
    },
    unit: 'index',
    decimals: 2,
    publication: FUTURES_CLOSE,
    plausible: [50, 250],
    series: [
      { source: 'recorded', series: 'DXY', instrument: 'ICE dollar index, New York close' },
      { source: 'yahoo', series: 'DX-Y.NYB', instrument: 'ICE dollar index, New York close' },
    ],
    note: 'Six currencies, more than half of it the euro.',
  },
  {
    ...daily,
    id: 'broad-dollar',
    label: { en: 'Broad dollar index', zh: '广义美元指数', es: 'Índice amplio del dólar' },
    aliases: {
      en: ['trade weighted dollar', 'dtwexbgs', 'broad trade weighted dollar'],
      zh: ['贸易加权美元', '广义美元'],
      es: ['dólar ponderado por comercio'],
    },
    unit: 'index',
    decimals: 2,
    publication: FED_H10_WEEKLY,
    plausible: [50, 400],
    series: [
      {
        source: 'recorded',
        series: 'DTWEXBGS',
        instrument: 'Federal Reserve broad dollar index, noon New York rates',
      },
      {
        source: 'fred',
        series: 'DTWEXBGS',
        instrument: 'Federal Reserve broad dollar index, noon New York rates',
      },
    ],
    note: 'Not the DXY: other currencies and another base, with levels near 120 instead of 100.',
  },
  {
    ...daily,
    id: 'usdjpy',
    label: { en: 'Dollar/yen', zh: '美元兑日元', es: 'Dólar/yen' },
    aliases: {
      en: ['usd/jpy', 'yen', 'jpy', 'japanese yen', 'dexjpus'],
      zh: ['美日', '日元', '日圆', '美元日元'],
      es: ['yen japonés', 'dólar yen'],
    },
    unit: 'jpy-per-usd',
    decimals: 2,
    publication: NOON_RATE,
    plausible: [40, 500],
    series: [
      { source: 'recorded', series: 'DEXJPUS', instrument: 'yen per dollar, noon New York buying rate' },
      {
        source: 'frankfurter',
        series: 'USD/JPY',
        instrument: 'yen per dollar, ECB reference rate, 14:15 CET',
      },
      { source: 'fred', series: 'DEXJPUS', instrument: 'yen per dollar, noon New York buying rate' },
      { source: 'yahoo', series: 'JPY=X', instrument: 'yen per dollar, end of the London day' },
    ],
    note: 'Yen per dollar: a fall is a stronger yen.',
  },
  {
    family: 'dollar',
    id: 'yen-positioning',
    label: { en: 'Yen futures positioning', zh: '日元期货净持仓', es: 'Posiciones en futuros del yen' },
    aliases: {
      en: ['cftc yen', 'yen shorts', 'yen net position', 'cot yen'],
      zh: ['日元净空头', '日元持仓'],
      es: ['cortos en yenes'],
    },
    unit: 'contracts',
    change: 'difference',
    decimals: 0,
    cadence: 'weekly',
    publication: CFTC_POSITIONS,
    graceDays: GRACE_DAYS.weekly,
    plausible: [-500_000, 500_000],
    series: [
      {
        source: 'recorded',
        series: 'CFTC_JPY_NET',
        instrument: 'CME yen futures, net position of non-commercial traders, Tuesday, CFTC',
      },
    ],
    note: 'Below zero, speculators are net short the yen, which is how carry trades look.',
  },
];
