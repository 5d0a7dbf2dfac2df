import type { Indicator } from './indicator.ts';
import { GRACE_DAYS, US_CLOSE } from './publication-rules.ts';

const daily = {
  family: 'semis',
  change: 'return',
  decimals: 2,
  cadence: 'daily',
  publication: US_CLOSE,
  graceDays: GRACE_DAYS.daily,
} as const;

export const semis: readonly Indicator[] = [
  {
    ...daily,
    id: 'semis',
    label: { en: 'Semiconductors', zh: '半导体', es: 'Semiconductores' },
    aliases: {
      en: ['smh', 'chips', 'chip stocks', 'chipmakers', 'semiconductor stocks'],
      zh: ['芯片', '芯片股', '半导体股'],
      es: ['fabricantes de chips'],
    },
    unit: 'usd-adjusted',
    plausible: [8, 6_000],
    series: [
      { source: 'recorded', series: 'SMH', instrument: 'SMH fund, New York close, adjusted for dividends' },
      {
        source: 'yahoo',
        series: 'SMH/adjusted',
        instrument: 'SMH fund, New York close, adjusted for dividends',
      },
      {
        source: 'nasdaq',
        series: 'etf/SMH',
        instrument: 'SMH fund, New York close, not adjusted for dividends',
      },
    ],
  },
  {
    ...daily,
    id: 'sox',
    label: { en: 'PHLX Semiconductor index', zh: '费城半导体指数', es: 'Índice PHLX de semiconductores' },
    aliases: { en: ['^sox', 'philadelphia semiconductor', 'phlx'], zh: ['费半'], es: ['índice sox'] },
    unit: 'index',
    plausible: [500, 200_000],
    series: [
      { source: 'recorded', series: 'SOX', instrument: 'PHLX Semiconductor index, New York close' },
      { source: 'yahoo', series: '^SOX', instrument: 'PHLX Semiconductor index, New York close' },
      { source: 'nasdaq', series: 'index/SOX', instrument: 'PHLX Semiconductor index, New York close' },
    ],
    note: 'Recorded from 2021 only; the fund behind semis goes back further.',
  },
];
