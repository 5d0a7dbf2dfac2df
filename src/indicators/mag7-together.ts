import { THE_SEVEN } from '../mag7/seven.ts';
import type { IndexMember, Indicator } from './indicator.ts';
import { FORWARD_PE, GRACE_DAYS, SEC_FILING } from './publication-rules.ts';

/** The seven, and the four that build data centres, as one company. */

export const daily = {
  family: 'mag7',
  cadence: 'daily',
  publication: FORWARD_PE,
  graceDays: GRACE_DAYS.daily,
} as const;
export const filed = {
  family: 'mag7',
  cadence: 'quarterly',
  publication: SEC_FILING,
  graceDays: GRACE_DAYS.quarterly,
} as const;

export const FILED =
  'A quarter is dated by the day on which its report was filed, two to eight weeks after it ended.';

const members: readonly IndexMember[] = THE_SEVEN.map(({ id, symbol }) => ({
  symbol,
  price: id,
  marketCap: `${id}-market-cap`,
  forwardPe: `${id}-forward-pe`,
  forwardEps: `${id}-forward-eps`,
}));

const percent = {
  ...daily,
  unit: 'percent',
  change: 'difference',
  decimals: 1,
  plausible: [-150, 150],
  series: [],
} as const;

const LOGARITHMS =
  'Logarithms times 100, weighted by market value: multiple and estimates add up to the change of price.';

export const together: readonly Indicator[] = [
  {
    ...daily,
    id: 'mag7-multiple',
    label: {
      en: 'Mag 7 forward P/E (the seven as one)',
      zh: '七巨头合计预期市盈率',
      es: 'PER adelantado de las siete juntas',
    },
    aliases: { en: ['mag7 multiple', 'mag7 valuation', 'live mag7 pe'], zh: ['七巨头合计市盈率'] },
    unit: 'ratio',
    change: 'difference',
    decimals: 1,
    plausible: [2, 500],
    series: [],
    derived: { op: 'members', figure: 'forward-pe', members },
    note: 'Market values over expected earnings of the seven; told only when members with four fifths of the value are there.',
  },
  ...([20, 60] as const).flatMap((sessions): Indicator[] => [
    {
      ...percent,
      id: `mag7-multiple-${sessions}d`,
      label: {
        en: `Mag 7 price change from the multiple, ${sessions} sessions`,
        zh: `七巨头股价变动中的估值部分（${sessions}日）`,
        es: `Mag 7: parte del múltiplo en ${sessions} sesiones`,
      },
      aliases: { en: [], zh: [] },
      derived: { op: 'members', figure: 'multiple-part', sessions, members },
      note: LOGARITHMS,
    },
    {
      ...percent,
      id: `mag7-estimates-${sessions}d`,
      label: {
        en: `Mag 7 price change from estimates, ${sessions} sessions`,
        zh: `七巨头股价变动中的盈利预期部分（${sessions}日）`,
        es: `Mag 7: parte de las estimaciones en ${sessions} sesiones`,
      },
      aliases: { en: [], zh: [] },
      derived: { op: 'members', figure: 'estimates-part', sessions, members },
      note: LOGARITHMS,
    },
  ]),
  {
    ...percent,
    id: 'mag7-derating-cuts',
    label: {
      en: 'Mag 7 multiple down with estimates',
      zh: '七巨头估值与盈利预期同降',
      es: 'Mag 7: múltiplo y estimaciones a la baja',
    },
    aliases: { en: [], zh: [] },
    derived: { op: 'members', figure: 'derating-with-cuts', sessions: 20, members },
    note: 'Over 20 sessions: the fall of the multiple while estimates were flat or lower; negative when they rose.',
  },
  {
    ...percent,
    id: 'mag7-derating-growth',
    label: {
      en: 'Mag 7 multiple down against estimates',
      zh: '七巨头盈利预期上调而估值下降',
      es: 'Mag 7: múltiplo a la baja, estimaciones al alza',
    },
    aliases: { en: [], zh: [] },
    derived: { op: 'members', figure: 'derating-with-growth', sessions: 60, members },
    note: 'Over 60 sessions: the fall of the multiple that higher estimates were met with; negative when the multiple rose.',
  },
  {
    ...filed,
    id: 'hyperscaler-capex',
    label: {
      en: 'Hyperscaler capital spending',
      zh: '云巨头资本开支',
      es: 'Inversión de los hiperescaladores',
    },
    aliases: { en: ['hyperscaler capex', 'big tech capex'], zh: ['云厂商资本开支'] },
    unit: 'usd-billions',
    change: 'return',
    decimals: 0,
    plausible: [3, 1_500],
    series: [
      {
        source: 'sec',
        series: 'hyperscalers/capex',
        instrument: 'Microsoft, Alphabet, Amazon and Meta, cash paid for property and equipment, one quarter',
        scale: 1e-9,
      },
    ],
    revised: true,
    note: 'Dated by the day on which the last of the four had filed; four releases are a year.',
  },
  ...(
    [
      ['hyperscaler', 'hyperscalers', 'Hyperscaler', '云巨头', 'Microsoft, Alphabet, Amazon and Meta'],
      ['mag7', 'seven', 'Mag 7', '七巨头', 'The seven'],
    ] as const
  ).map(
    ([id, group, en, zh, who]): Indicator => ({
      ...filed,
      id: `${id}-capex-share`,
      label: {
        en: `${en} capital spending of cash flow`,
        zh: `${zh}资本开支占经营现金流`,
        es: `Inversión sobre flujo de caja (${en})`,
      },
      aliases: { en: [`${en.toLowerCase().replace(' ', '')} capex share`], zh: [] },
      unit: 'percent',
      change: 'difference',
      decimals: 0,
      plausible: [5, 400],
      series: [
        {
          source: 'sec',
          series: `${group}/capex-share`,
          instrument: `${who}, capital spending over operating cash flow, four quarters`,
        },
      ],
      revised: true,
      note: 'Leases are not in it. Dated by the day on which the last of them had filed.',
    }),
  ),
  {
    ...filed,
    id: 'hyperscaler-capex-share-change',
    label: {
      en: 'Hyperscaler capital spending of cash flow, over a year',
      zh: '云巨头资本开支占比同比变化',
      es: 'Inversión sobre flujo de caja, cambio en un año',
    },
    aliases: { en: [], zh: [] },
    unit: 'percentage-points',
    change: 'difference',
    decimals: 1,
    plausible: [-200, 200],
    series: [
      {
        source: 'sec',
        series: 'hyperscalers/capex-share-change',
        instrument: 'Microsoft, Alphabet, Amazon and Meta, against the same quarter a year before',
      },
    ],
    revised: true,
    note: FILED,
  },
];
