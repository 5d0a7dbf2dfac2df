import type { Indicator } from './indicator.ts';
import {
  FREDDIE_MAC_SURVEY,
  GRACE_DAYS,
  ICE_BOND_SPREADS,
  MORTGAGE_AND_CURVE,
  US_CLOSE,
} from './publication-rules.ts';

const bondSpread = {
  family: 'credit',
  unit: 'percentage-points',
  change: 'basis-points',
  decimals: 2,
  cadence: 'daily',
  publication: ICE_BOND_SPREADS,
  graceDays: GRACE_DAYS.daily,
} as const;
const weekly = {
  family: 'credit',
  change: 'basis-points',
  cadence: 'weekly',
  graceDays: GRACE_DAYS.weekly,
} as const;

export const credit: readonly Indicator[] = [
  {
    ...bondSpread,
    id: 'hy-spread',
    label: { en: 'High-yield spread', zh: '高收益债利差', es: 'Diferencial de alto rendimiento' },
    aliases: {
      en: ['hy oas', 'high yield oas', 'junk spread', 'credit spread', 'credit spreads', 'hy spreads'],
      zh: ['信用利差', '垃圾债利差', '高收益利差'],
      es: ['diferencial de crédito', 'spread de crédito'],
    },
    plausible: [0.5, 40],
    series: [
      {
        source: 'recorded',
        series: 'BAMLH0A0HYM2',
        instrument: 'ICE BofA US high-yield OAS, New York close',
      },
      { source: 'fred', series: 'BAMLH0A0HYM2', instrument: 'ICE BofA US high-yield OAS, New York close' },
    ],
    note: 'FRED now serves about three years of it.',
  },
  {
    ...bondSpread,
    id: 'ig-spread',
    label: { en: 'Investment-grade spread', zh: '投资级债利差', es: 'Diferencial de grado de inversión' },
    aliases: {
      en: ['ig oas', 'investment grade oas', 'corporate spread'],
      zh: ['投资级利差', '公司债利差'],
      es: ['spread grado de inversión'],
    },
    plausible: [0.1, 20],
    series: [
      {
        source: 'recorded',
        series: 'BAMLC0A0CM',
        instrument: 'ICE BofA US investment-grade OAS, New York close',
      },
      {
        source: 'fred',
        series: 'BAMLC0A0CM',
        instrument: 'ICE BofA US investment-grade OAS, New York close',
      },
    ],
    note: 'The record ends on 2025-12-30.',
  },
  {
    family: 'credit',
    id: 'high-yield',
    label: { en: 'High-yield bonds', zh: '高收益债', es: 'Bonos de alto rendimiento' },
    aliases: {
      en: ['hyg', 'junk bonds', 'high yield fund', 'hy bonds'],
      zh: ['垃圾债', '高收益债基金'],
      es: ['bonos basura'],
    },
    unit: 'usd-adjusted',
    change: 'return',
    decimals: 2,
    cadence: 'daily',
    publication: US_CLOSE,
    graceDays: GRACE_DAYS.daily,
    plausible: [15, 500],
    series: [
      { source: 'recorded', series: 'HYG', instrument: 'HYG fund, New York close, adjusted for dividends' },
      {
        source: 'yahoo',
        series: 'HYG/adjusted',
        instrument: 'HYG fund, New York close, adjusted for dividends',
      },
      {
        source: 'nasdaq',
        series: 'etf/HYG',
        instrument: 'HYG fund, New York close, not adjusted for dividends',
      },
    ],
    note: 'A price: it falls when spreads widen or yields rise.',
  },
  {
    ...weekly,
    id: 'mortgage',
    label: { en: '30-year mortgage rate', zh: '30年期房贷利率', es: 'Hipoteca a 30 años' },
    aliases: {
      en: ['mortgage rate', 'mortgage rates', 'mortgages', 'mortgage30us'],
      zh: ['房贷利率', '按揭利率', '房贷'],
      es: ['tasa hipotecaria', 'hipotecas'],
    },
    unit: 'percent',
    decimals: 2,
    publication: FREDDIE_MAC_SURVEY,
    plausible: [1, 30],
    series: [
      {
        source: 'recorded',
        series: 'MORTGAGE30US',
        instrument: 'Freddie Mac survey, 30-year fixed, week to Thursday',
      },
      {
        source: 'fred',
        series: 'MORTGAGE30US',
        instrument: 'Freddie Mac survey, 30-year fixed, week to Thursday',
      },
      {
        source: 'freddie-mac',
        series: 'pmms30',
        instrument: 'Freddie Mac survey, 30-year fixed, week to Thursday',
      },
    ],
  },
  {
    ...weekly,
    id: 'mortgage-spread',
    label: {
      en: 'Mortgage minus 10-year yield',
      zh: '房贷与10年期美债利差',
      es: 'Hipoteca menos bono a 10 años',
    },
    aliases: {
      en: ['mortgage spread', 'mortgage treasury spread', 'primary mortgage spread'],
      zh: ['房贷利差', '按揭利差'],
      es: ['diferencial hipotecario'],
    },
    unit: 'basis-points',
    decimals: 0,
    publication: MORTGAGE_AND_CURVE,
    plausible: [-100, 1_000],
    series: [],
    derived: { op: 'spread', a: 'mortgage', b: 'us10y', scale: 100 },
    note: 'A survey of the week against the yield of its last day.',
  },
];
