import { THE_SEVEN } from '../mag7/seven.ts';
import type { IndexMember, Indicator } from './indicator.ts';
import { FORWARD_PE, GRACE_DAYS, SEC_FILING } from './publication-rules.ts';

/** Figures of each of the seven, and of the seven as one company. All of them are read live only. */

const daily = {
  family: 'mag7',
  cadence: 'daily',
  publication: FORWARD_PE,
  graceDays: GRACE_DAYS.daily,
} as const;
const filed = {
  family: 'mag7',
  cadence: 'quarterly',
  publication: SEC_FILING,
  graceDays: GRACE_DAYS.quarterly,
} as const;

const CHINESE: Readonly<Record<string, string>> = {
  aapl: '苹果',
  msft: '微软',
  googl: '谷歌',
  amzn: '亚马逊',
  nvda: '英伟达',
  meta: 'Meta',
  tsla: '特斯拉',
};

const FILED =
  'A quarter is dated by the day on which its report was filed, two to eight weeks after it ended.';

const companies: readonly Indicator[] = THE_SEVEN.flatMap(({ id, symbol, name }): Indicator[] => {
  const short = name.split(' ')[0]!;
  const lower = short.toLowerCase();
  const chinese = CHINESE[id]!;
  return [
    {
      ...daily,
      id: `${id}-forward-pe`,
      label: { en: `${short} forward P/E`, zh: `${chinese}预期市盈率`, es: `PER adelantado de ${short}` },
      aliases: { en: [`${lower} pe`, `${lower} multiple`], zh: [`${chinese}市盈率`, `${chinese}估值`] },
      unit: 'ratio',
      change: 'difference',
      decimals: 1,
      plausible: [-2_000, 2_000],
      series: [
        {
          source: 'yahoo-quote',
          series: `${symbol}/forwardPE`,
          instrument: `${symbol}, price over expected earnings, as Yahoo states it`,
        },
        {
          source: 'alpha-vantage',
          series: `${symbol}/forwardPE`,
          instrument: `${symbol}, price over expected earnings, as Alpha Vantage states it`,
        },
      ],
      note: 'Publishers differ in what they call forward earnings; a negative value is an expected loss.',
    },
    {
      ...daily,
      id: `${id}-forward-eps`,
      label: { en: `${short} expected EPS`, zh: `${chinese}预期每股收益`, es: `BPA esperado de ${short}` },
      aliases: {
        en: [`${lower} eps`, `${lower} earnings estimates`],
        zh: [`${chinese}每股收益`, `${chinese}盈利预期`],
      },
      unit: 'usd',
      change: 'difference',
      decimals: 2,
      plausible: [-50, 500],
      series: [
        {
          source: 'yahoo-quote',
          series: `${symbol}/eps-ntm`,
          instrument: `${symbol}, consensus earnings per share of the next twelve months`,
        },
      ],
      note: 'Blended from the consensus for two fiscal years by what is left of the first.',
    },
    {
      ...daily,
      id: `${id}-market-cap`,
      label: { en: `${short} market value`, zh: `${chinese}市值`, es: `Capitalización de ${short}` },
      aliases: { en: [`${lower} market cap`, `${lower} capitalization`], zh: [`${chinese}总市值`] },
      unit: 'usd-billions',
      change: 'return',
      decimals: 0,
      plausible: [50, 40_000],
      series: [
        {
          source: 'yahoo-quote',
          series: `${symbol}/marketCap`,
          instrument: `${symbol}, all share classes`,
          scale: 1e-9,
        },
        {
          source: 'alpha-vantage',
          series: `${symbol}/marketCap`,
          instrument: `${symbol}, all share classes`,
          scale: 1e-9,
        },
      ],
    },
    {
      ...filed,
      id: `${id}-capex`,
      label: { en: `${short} capital spending`, zh: `${chinese}资本开支`, es: `Inversión de ${short}` },
      aliases: { en: [`${lower} capex`, `${lower} investment`], zh: [`${chinese}资本支出`] },
      unit: 'usd-billions',
      change: 'return',
      decimals: 1,
      plausible: [0.3, 250],
      series: [
        {
          source: 'sec',
          series: `${symbol}/capex`,
          instrument: `${short}, cash paid for property and equipment, one fiscal quarter`,
          scale: 1e-9,
        },
      ],
      revised: true,
      note: FILED,
    },
  ];
});

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

const together: readonly Indicator[] = [
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

export const mag7Companies: readonly Indicator[] = [...companies, ...together];
