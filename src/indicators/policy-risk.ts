import type { Indicator } from './indicator.ts';
import { EPU_AUTHORS, GPR_AUTHORS, GRACE_DAYS } from './publication-rules.ts';

const newsIndex = {
  family: 'policy-risk',
  unit: 'index',
  change: 'difference',
  decimals: 0,
  cadence: 'calendar-daily',
  graceDays: GRACE_DAYS['calendar-daily'],
  revised: true,
} as const;
/** A share of newspaper articles can be zero on a quiet Sunday. */
const geopolitical = { ...newsIndex, publication: GPR_AUTHORS, plausible: [0, 5_000] } as const;
/** Real low days are near 11; values under 6 are glitches of days with hardly any newspapers. */
const policyUncertainty = { ...newsIndex, publication: EPU_AUTHORS, plausible: [6, 5_000] } as const;

export const policyRisk: readonly Indicator[] = [
  {
    ...geopolitical,
    id: 'gpr',
    label: { en: 'Geopolitical risk', zh: '地缘政治风险', es: 'Riesgo geopolítico' },
    aliases: {
      en: ['gprd', 'geopolitical risk index', 'geopolitics', 'war risk'],
      zh: ['地缘风险', '地缘政治', '地缘政治风险指数'],
      es: ['geopolítica'],
    },
    series: [
      { source: 'recorded', series: 'GPRD', instrument: 'Caldara-Iacoviello daily index, 1985-2019 = 100' },
      { source: 'gpr', series: 'GPRD', instrument: 'Caldara-Iacoviello daily index, 1985-2019 = 100' },
    ],
    note: 'Counts newspaper articles and jumps from day to day; its mean of seven days is fit for a level.',
  },
  {
    ...geopolitical,
    id: 'gpr-acts',
    label: { en: 'Geopolitical acts', zh: '地缘政治行为', es: 'Actos geopolíticos' },
    aliases: { en: ['gprd_act', 'gpr act', 'war acts'], zh: ['地缘冲突行为'] },
    series: [
      {
        source: 'recorded',
        series: 'GPRD_ACT',
        instrument: 'Caldara-Iacoviello daily index of acts, 1985-2019 = 100',
      },
      {
        source: 'gpr',
        series: 'GPRD_ACT',
        instrument: 'Caldara-Iacoviello daily index of acts, 1985-2019 = 100',
      },
    ],
  },
  {
    ...geopolitical,
    id: 'gpr-threats',
    label: { en: 'Geopolitical threats', zh: '地缘政治威胁', es: 'Amenazas geopolíticas' },
    aliases: { en: ['gprd_threat', 'gpr threat', 'war threats'], zh: ['地缘威胁'] },
    series: [
      {
        source: 'recorded',
        series: 'GPRD_THREAT',
        instrument: 'Caldara-Iacoviello daily index of threats, 1985-2019 = 100',
      },
      {
        source: 'gpr',
        series: 'GPRD_THREAT',
        instrument: 'Caldara-Iacoviello daily index of threats, 1985-2019 = 100',
      },
    ],
  },
  {
    ...geopolitical,
    id: 'gpr-7d',
    label: {
      en: 'Geopolitical risk, 7-day mean',
      zh: '地缘政治风险7日均值',
      es: 'Riesgo geopolítico, media de 7 días',
    },
    aliases: { en: ['gpr weekly', 'gpr ma7'], zh: ['地缘风险7日均值'] },
    series: [],
    derived: { op: 'trailing-mean', of: 'gpr', count: 7 },
  },
  {
    ...policyUncertainty,
    id: 'epu',
    label: {
      en: 'Economic policy uncertainty',
      zh: '经济政策不确定性',
      es: 'Incertidumbre de política económica',
    },
    aliases: {
      en: ['policy uncertainty', 'usepuindxd', 'epu index'],
      zh: ['政策不确定性', '经济政策不确定性指数'],
      es: ['incertidumbre política'],
    },
    series: [
      {
        source: 'recorded',
        series: 'USEPUINDXD',
        instrument: 'Baker-Bloom-Davis US daily index, 1985-2010 = 100',
      },
      {
        source: 'fred',
        series: 'USEPUINDXD',
        instrument: 'Baker-Bloom-Davis US daily index, 1985-2010 = 100',
      },
      {
        source: 'epu',
        series: 'daily_policy_index',
        instrument: 'Baker-Bloom-Davis US daily index, 1985-2010 = 100',
      },
    ],
    note: 'Counts newspaper articles and jumps from day to day; its mean of seven days is fit for a level.',
  },
  {
    ...policyUncertainty,
    id: 'epu-7d',
    label: {
      en: 'Economic policy uncertainty, 7-day mean',
      zh: '经济政策不确定性7日均值',
      es: 'Incertidumbre de política económica, media de 7 días',
    },
    aliases: { en: ['epu weekly', 'epu ma7'], zh: ['政策不确定性7日均值'] },
    series: [],
    derived: { op: 'trailing-mean', of: 'epu', count: 7 },
  },
];
