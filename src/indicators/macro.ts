import type { Indicator } from './indicator.ts';
import { BLS_JOBS, BLS_PRICES, CHICAGO_FED_NFCI, GRACE_DAYS, LABOR_CLAIMS } from './publication-rules.ts';

const weekly = { family: 'macro', cadence: 'weekly', graceDays: GRACE_DAYS.weekly } as const;
const monthly = { family: 'macro', cadence: 'monthly', graceDays: GRACE_DAYS.monthly } as const;

export const macro: readonly Indicator[] = [
  {
    ...weekly,
    id: 'claims',
    label: { en: 'Initial jobless claims', zh: '初请失业金人数', es: 'Peticiones iniciales de desempleo' },
    aliases: {
      en: ['jobless claims', 'initial claims', 'icsa', 'unemployment claims'],
      zh: ['初请', '初请失业金', '失业金申请'],
      es: ['peticiones de desempleo'],
    },
    unit: 'persons',
    change: 'difference',
    decimals: 0,
    publication: LABOR_CLAIMS,
    plausible: [50_000, 20_000_000],
    series: [
      {
        source: 'recorded',
        series: 'ICSA',
        instrument: 'initial claims, week to Saturday, seasonally adjusted',
      },
      { source: 'fred', series: 'ICSA', instrument: 'initial claims, week to Saturday, seasonally adjusted' },
    ],
    revised: true,
  },
  {
    ...monthly,
    id: 'unemployment',
    label: { en: 'Unemployment rate', zh: '失业率', es: 'Tasa de desempleo' },
    aliases: {
      en: ['unrate', 'jobless rate', 'us unemployment'],
      zh: ['美国失业率'],
      es: ['desempleo', 'tasa de paro', 'paro'],
    },
    unit: 'percent',
    change: 'difference',
    decimals: 1,
    publication: BLS_JOBS,
    plausible: [0.5, 50],
    series: [
      { source: 'recorded', series: 'UNRATE', instrument: 'US unemployment rate of the month, BLS' },
      { source: 'fred', series: 'UNRATE', instrument: 'US unemployment rate of the month, BLS' },
    ],
    revised: true,
    note: 'October 2025 was never measured.',
  },
  {
    ...monthly,
    id: 'sahm',
    label: { en: 'Sahm rule', zh: '萨姆规则', es: 'Regla de Sahm' },
    aliases: {
      en: ['sahm rule indicator', 'sahmrealtime', 'recession indicator'],
      zh: ['萨姆法则', '衰退指标'],
      es: ['indicador de recesión'],
    },
    unit: 'percentage-points',
    change: 'difference',
    decimals: 2,
    publication: BLS_JOBS,
    plausible: [-5, 30],
    series: [
      { source: 'recorded', series: 'SAHMREALTIME', instrument: 'Sahm rule, real-time vintage of the month' },
      { source: 'fred', series: 'SAHMREALTIME', instrument: 'Sahm rule, real-time vintage of the month' },
    ],
    note: '0.50 or more has gone with recessions.',
  },
  {
    ...monthly,
    id: 'cpi',
    label: { en: 'Consumer prices (CPI)', zh: '消费者价格指数', es: 'Precios al consumo (IPC)' },
    aliases: {
      en: ['consumer price index', 'cpiaucsl', 'inflation', 'us cpi', 'consumer prices'],
      zh: ['通胀', '通货膨胀', '消费物价', '美国cpi'],
      es: ['ipc', 'inflación'],
    },
    unit: 'index',
    change: 'return',
    decimals: 1,
    publication: BLS_PRICES,
    plausible: [100, 3_000],
    series: [
      {
        source: 'recorded',
        series: 'CPIAUCSL',
        instrument: 'US CPI, all items, seasonally adjusted, 1982-84 = 100',
      },
      {
        source: 'fred',
        series: 'CPIAUCSL',
        instrument: 'US CPI, all items, seasonally adjusted, 1982-84 = 100',
      },
    ],
    revised: true,
    note: 'The price level, not the inflation rate; one step is one month.',
  },
  {
    ...weekly,
    id: 'nfci',
    label: {
      en: 'Chicago Fed financial conditions',
      zh: '芝加哥联储金融状况指数',
      es: 'Condiciones financieras (Fed de Chicago)',
    },
    aliases: {
      en: ['financial conditions', 'national financial conditions index', 'financial conditions index'],
      zh: ['金融状况', '金融状况指数', '金融条件'],
      es: ['condiciones financieras'],
    },
    unit: 'index',
    change: 'difference',
    decimals: 3,
    publication: CHICAGO_FED_NFCI,
    plausible: [-5, 20],
    series: [
      { source: 'recorded', series: 'NFCI', instrument: 'Chicago Fed NFCI, week to Friday' },
      { source: 'fred', series: 'NFCI', instrument: 'Chicago Fed NFCI, week to Friday' },
    ],
    revised: true,
    note: 'Zero is the average since 1971; above it conditions are tight.',
  },
];
