import { THE_SEVEN } from '../mag7/seven.ts';
import type { Indicator } from './indicator.ts';
import { daily, FILED, filed, together } from './mag7-together.ts';

/** Figures of each of the seven; those of the seven as one company follow. All of them are read live only. */

const CHINESE: Readonly<Record<string, string>> = {
  aapl: '苹果',
  msft: '微软',
  googl: '谷歌',
  amzn: '亚马逊',
  nvda: '英伟达',
  meta: 'Meta',
  tsla: '特斯拉',
};

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
    {
      ...daily,
      id: `${id}-surprise`,
      label: {
        en: `${short} earnings surprise`,
        zh: `${chinese}业绩意外`,
        es: `Sorpresa de resultados de ${short}`,
      },
      aliases: { en: [], zh: [] },
      unit: 'percent',
      change: 'difference',
      decimals: 1,
      cadence: 'irregular',
      // Until the report after the next one is due.
      graceDays: 100,
      plausible: [-2_000, 2_000],
      series: [
        {
          source: 'yahoo-quote',
          series: `${symbol}/surprise`,
          instrument: `${symbol}, earnings per share of the last report against the consensus`,
        },
      ],
      note: 'Dated by the first session that could react to the report.',
    },
  ];
});

export const mag7Companies: readonly Indicator[] = [...companies, ...together];
