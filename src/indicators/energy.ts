import type { Indicator } from './indicator.ts';
import { EIA_SPOT, GRACE_DAYS, US_CLOSE } from './publication-rules.ts';

const daily = { family: 'energy', change: 'return', cadence: 'daily', graceDays: GRACE_DAYS.daily } as const;

export const energy: readonly Indicator[] = [
  {
    ...daily,
    id: 'oil',
    label: { en: 'Oil', zh: '原油', es: 'Petróleo' },
    aliases: { en: ['uso', 'oil fund', 'oil etf'], zh: ['石油', '原油基金'], es: ['fondo de petróleo'] },
    unit: 'usd-adjusted',
    decimals: 2,
    publication: US_CLOSE,
    plausible: [5, 2_000],
    series: [
      { source: 'recorded', series: 'USO', instrument: 'USO fund, New York close, adjusted for splits' },
      {
        source: 'yahoo',
        series: 'USO/adjusted',
        instrument: 'USO fund, New York close, adjusted for splits',
      },
      { source: 'nasdaq', series: 'etf/USO', instrument: 'USO fund, New York close' },
    ],
    note: 'The fund holds futures: fit for day-to-day moves, while over months the cost of rolling pulls it away from spot oil.',
  },
  {
    ...daily,
    id: 'wti',
    label: { en: 'WTI crude', zh: 'WTI原油', es: 'Crudo WTI' },
    aliases: {
      en: ['crude', 'crude oil', 'oil price', 'wti spot', 'west texas', 'cushing'],
      zh: ['油价', '美油', '西德州原油'],
      es: ['precio del petróleo', 'petróleo wti', 'crudo'],
    },
    unit: 'usd-per-barrel',
    // Below zero on 2020-04-20: a log return across that week does not exist.
    change: 'difference',
    decimals: 2,
    publication: EIA_SPOT,
    plausible: [-100, 500],
    series: [
      { source: 'recorded', series: 'DCOILWTICO', instrument: 'WTI spot at Cushing, EIA daily price' },
      { source: 'fred', series: 'DCOILWTICO', instrument: 'WTI spot at Cushing, EIA daily price' },
    ],
    note: 'Recorded in weekly batches, so the newest value may be nine days old; -36.98 on 2020-04-20 is real.',
  },
  {
    ...daily,
    id: 'brent',
    label: { en: 'Brent crude', zh: '布伦特原油', es: 'Crudo Brent' },
    aliases: { en: ['brent spot', 'brent oil'], zh: ['布油', '布伦特'], es: ['petróleo brent'] },
    unit: 'usd-per-barrel',
    decimals: 2,
    publication: EIA_SPOT,
    plausible: [2, 500],
    series: [
      { source: 'recorded', series: 'DCOILBRENTEU', instrument: 'Brent spot, Europe, EIA daily price' },
      { source: 'fred', series: 'DCOILBRENTEU', instrument: 'Brent spot, Europe, EIA daily price' },
    ],
    note: 'Recorded in weekly batches, so the newest value may be nine days old.',
  },
];
