import type { Indicator } from './indicator.ts';
import { CBOE_VIX, FUTURES_CLOSE, GRACE_DAYS } from './publication-rules.ts';

const daily = {
  family: 'volatility',
  unit: 'index',
  change: 'difference',
  decimals: 2,
  cadence: 'daily',
  graceDays: GRACE_DAYS.daily,
} as const;

export const volatility: readonly Indicator[] = [
  {
    ...daily,
    id: 'vix',
    label: { en: 'VIX', zh: 'VIX恐慌指数', es: 'VIX' },
    aliases: {
      en: ['vixcls', '^vix', 'fear index', 'volatility', 'equity volatility', 'volatility index'],
      zh: ['波动率', '恐慌指数', '波动率指数'],
      es: ['volatilidad', 'índice del miedo'],
    },
    publication: CBOE_VIX,
    plausible: [4, 300],
    series: [
      { source: 'recorded', series: 'VIXCLS', instrument: 'Cboe VIX, New York close' },
      { source: 'cboe', series: 'VIX', instrument: 'Cboe VIX, New York close' },
      { source: 'fred', series: 'VIXCLS', instrument: 'Cboe VIX, New York close' },
      { source: 'yahoo', series: '^VIX', instrument: 'Cboe VIX, New York close' },
    ],
  },
  {
    ...daily,
    id: 'move',
    label: { en: 'MOVE', zh: 'MOVE美债波动率', es: 'MOVE' },
    aliases: {
      en: ['^move', 'bond volatility', 'treasury volatility', 'move index', 'rate volatility'],
      zh: ['债市波动率', '美债波动率', '债券波动率'],
      es: ['volatilidad de bonos'],
    },
    publication: FUTURES_CLOSE,
    plausible: [10, 1_000],
    series: [
      { source: 'recorded', series: 'MOVE', instrument: 'ICE BofA MOVE index, New York close' },
      { source: 'yahoo', series: '^MOVE', instrument: 'ICE BofA MOVE index, New York close' },
    ],
    note: 'Implied volatility of Treasury yields, in basis points a year.',
  },
];
