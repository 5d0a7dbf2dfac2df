import type { Indicator } from './indicator.ts';
import {
  FED_ADMINISTERED,
  FED_H41,
  GRACE_DAYS,
  NYFED_EFFR,
  NYFED_REPO,
  NYFED_REVERSE_REPO,
  NYFED_SOFR,
} from './publication-rules.ts';

const rate = {
  family: 'liquidity',
  unit: 'percent',
  change: 'basis-points',
  decimals: 2,
  cadence: 'daily',
  graceDays: GRACE_DAYS.daily,
  plausible: [-2, 25],
} as const;
const spread = {
  ...rate,
  unit: 'basis-points',
  decimals: 1,
  plausible: [-300, 1_000],
  series: [],
} as const;
const balance = {
  family: 'liquidity',
  unit: 'usd-millions',
  change: 'difference',
  decimals: 0,
  cadence: 'weekly',
  publication: FED_H41,
  graceDays: GRACE_DAYS.weekly,
} as const;
const operation = {
  family: 'liquidity',
  unit: 'usd-billions',
  change: 'difference',
  decimals: 1,
  cadence: 'daily',
  graceDays: GRACE_DAYS.daily,
} as const;

/** New York Fed amounts are whole dollars. */
const DOLLARS_TO_BILLIONS = 1e-9;
/** Millions over billions, in percent. */
const MILLIONS_OVER_BILLIONS_PERCENT = 0.1;

export const liquidity: readonly Indicator[] = [
  {
    ...rate,
    id: 'sofr',
    label: { en: 'SOFR', zh: 'SOFR担保隔夜利率', es: 'SOFR' },
    aliases: {
      en: ['secured overnight financing rate', 'repo rate', 'overnight repo rate'],
      zh: ['担保隔夜融资利率', '隔夜回购利率'],
      es: ['tasa sofr'],
    },
    publication: NYFED_SOFR,
    series: [
      { source: 'recorded', series: 'SOFR', instrument: 'SOFR, overnight Treasury repo of the day' },
      { source: 'nyfed', series: 'SOFR', instrument: 'SOFR, overnight Treasury repo of the day' },
      { source: 'fred', series: 'SOFR', instrument: 'SOFR, overnight Treasury repo of the day' },
    ],
    note: 'Dated by the day of the trades and published on the next business morning.',
  },
  {
    ...rate,
    id: 'iorb',
    label: {
      en: 'Interest on reserve balances (IORB)',
      zh: '准备金利率(IORB)',
      es: 'Interés sobre reservas (IORB)',
    },
    aliases: {
      en: ['ioer', 'interest on reserves', 'interest on excess reserves'],
      zh: ['准备金利率', '超额准备金利率', '准备金余额利率'],
      es: ['interés sobre reservas'],
    },
    cadence: 'calendar-daily',
    publication: FED_ADMINISTERED,
    series: [
      {
        source: 'recorded',
        series: 'IOER_IORB',
        instrument: 'interest on excess reserves to 2021-07-28, on reserve balances after',
      },
      { source: 'fred', series: 'IORB', instrument: 'interest on reserve balances' },
    ],
  },
  {
    ...spread,
    id: 'sofr-iorb',
    label: { en: 'SOFR minus IORB', zh: 'SOFR与IORB利差', es: 'SOFR menos IORB' },
    aliases: {
      en: ['sofr iorb spread', 'sofr-ioer', 'funding spread', 'funding tightness', 'repo spread'],
      zh: ['sofr iorb利差', '资金面', '融资利差', '回购利差'],
      es: ['diferencial sofr iorb'],
    },
    publication: NYFED_SOFR,
    derived: { op: 'spread', a: 'sofr', b: 'iorb', scale: 100 },
    note: 'Month ends, tax and settlement days lift it by themselves.',
  },
  {
    ...rate,
    id: 'effr',
    label: {
      en: 'Effective federal funds rate',
      zh: '有效联邦基金利率',
      es: 'Tasa efectiva de fondos federales',
    },
    aliases: {
      en: ['fed funds effective', 'effective fed funds', 'fed funds rate'],
      zh: ['联邦基金有效利率', '联邦基金利率'],
      es: ['fondos federales'],
    },
    publication: NYFED_EFFR,
    series: [
      { source: 'recorded', series: 'EFFR', instrument: 'effective federal funds rate of the day' },
      { source: 'nyfed', series: 'EFFR', instrument: 'effective federal funds rate of the day' },
      { source: 'fred', series: 'EFFR', instrument: 'effective federal funds rate of the day' },
    ],
  },
  {
    ...spread,
    id: 'effr-iorb',
    label: { en: 'EFFR minus IORB', zh: 'EFFR与IORB利差', es: 'EFFR menos IORB' },
    aliases: {
      en: ['effr iorb spread', 'fed funds minus iorb'],
      zh: ['effr iorb利差'],
      es: ['diferencial effr iorb'],
    },
    publication: NYFED_EFFR,
    derived: { op: 'spread', a: 'effr', b: 'iorb', scale: 100 },
  },
  {
    ...rate,
    id: 'fed-funds-upper',
    label: {
      en: 'Fed funds target, upper limit',
      zh: '联邦基金目标上限',
      es: 'Objetivo de la Fed, límite superior',
    },
    aliases: {
      en: ['dfedtaru', 'fed rate', 'policy rate', 'fed target rate', 'fed funds target'],
      zh: ['美联储利率', '联储利率', '政策利率'],
      es: ['tasa de la fed', 'tipo de la fed'],
    },
    cadence: 'calendar-daily',
    publication: FED_ADMINISTERED,
    series: [
      { source: 'recorded', series: 'DFEDTARU', instrument: 'federal funds target range, upper limit' },
      { source: 'fred', series: 'DFEDTARU', instrument: 'federal funds target range, upper limit' },
    ],
    note: 'Dated by the day it takes effect, the day after the meeting.',
  },
  {
    ...balance,
    id: 'reserves',
    label: { en: 'Bank reserves at the Fed', zh: '银行准备金', es: 'Reservas bancarias en la Fed' },
    aliases: {
      en: ['bank reserves', 'reserve balances', 'wresbal'],
      zh: ['准备金', '银行储备金', '准备金余额'],
      es: ['reservas bancarias'],
    },
    plausible: [300_000, 20_000_000],
    series: [
      {
        source: 'recorded',
        series: 'WRESBAL',
        instrument: 'reserve balances with Federal Reserve Banks, average of the week to Wednesday',
      },
      {
        source: 'fred',
        series: 'WRESBAL',
        instrument: 'reserve balances with Federal Reserve Banks, average of the week to Wednesday',
      },
    ],
    note: 'A week average, published on Thursday.',
  },
  {
    ...balance,
    id: 'fed-assets',
    label: { en: 'Fed total assets', zh: '美联储总资产', es: 'Activos totales de la Fed' },
    aliases: {
      en: ['fed balance sheet', 'walcl', 'balance sheet'],
      zh: ['美联储资产负债表', '联储资产负债表', '缩表'],
      es: ['balance de la fed'],
    },
    plausible: [500_000, 50_000_000],
    series: [
      { source: 'recorded', series: 'WALCL', instrument: 'Federal Reserve total assets, Wednesday level' },
      { source: 'fred', series: 'WALCL', instrument: 'Federal Reserve total assets, Wednesday level' },
    ],
  },
  {
    ...balance,
    id: 'fed-treasuries',
    label: { en: 'Fed Treasury holdings', zh: '美联储持有国债', es: 'Bonos del Tesoro en la Fed' },
    aliases: {
      en: ['treast', 'treasuries held by the fed', 'qt', 'quantitative tightening'],
      zh: ['美联储国债持有量', '量化紧缩'],
      es: ['endurecimiento cuantitativo'],
    },
    plausible: [500_000, 40_000_000],
    series: [
      {
        source: 'recorded',
        series: 'TREAST',
        instrument: 'Treasuries held outright by the Federal Reserve, Wednesday level',
      },
      {
        source: 'fred',
        series: 'TREAST',
        instrument: 'Treasuries held outright by the Federal Reserve, Wednesday level',
      },
    ],
  },
  {
    ...operation,
    id: 'reverse-repo',
    label: { en: 'Overnight reverse repo', zh: '隔夜逆回购', es: 'Repo inverso a un día' },
    aliases: { en: ['rrp', 'on rrp', 'reverse repo facility', 'rrpontsyd'], zh: ['逆回购', '逆回购用量'] },
    publication: NYFED_REVERSE_REPO,
    plausible: [0, 10_000],
    series: [
      { source: 'recorded', series: 'RRPONTSYD', instrument: 'overnight reverse repo with the Fed, take-up' },
      {
        source: 'nyfed',
        series: 'Reverse Repo',
        instrument: 'overnight reverse repo with the Fed, take-up',
        scale: DOLLARS_TO_BILLIONS,
      },
      { source: 'fred', series: 'RRPONTSYD', instrument: 'overnight reverse repo with the Fed, take-up' },
    ],
  },
  {
    ...operation,
    id: 'repo-operations',
    label: { en: 'Fed repo operations', zh: '美联储回购操作', es: 'Operaciones repo de la Fed' },
    aliases: {
      en: ['standing repo facility', 'srf', 'standing repo', 'fed repo', 'rpontsyd'],
      zh: ['常备回购便利', '回购操作', '常备回购'],
      es: ['facilidad permanente de repo'],
    },
    decimals: 3,
    publication: NYFED_REPO,
    plausible: [0, 5_000],
    series: [
      {
        source: 'recorded',
        series: 'RPONTSYD',
        instrument: 'overnight repo with the Fed against Treasuries, amount taken',
      },
      {
        source: 'nyfed',
        series: 'Repo',
        instrument: 'repo with the Fed against any collateral, amount taken',
        scale: DOLLARS_TO_BILLIONS,
      },
      {
        source: 'fred',
        series: 'RPONTSYD',
        instrument: 'overnight repo with the Fed against Treasuries, amount taken',
      },
    ],
    note: 'Days with an operation only; the recorded series counts Treasury collateral, not agency bonds.',
  },
  {
    ...balance,
    id: 'tga',
    label: { en: 'Treasury General Account', zh: '财政部一般账户', es: 'Cuenta General del Tesoro' },
    aliases: {
      en: ['treasury cash', 'treasury account', 'wdtgal'],
      zh: ['tga账户', '财政部账户', '财政部现金'],
      es: ['caja del tesoro'],
    },
    plausible: [10_000, 5_000_000],
    series: [
      { source: 'recorded', series: 'WDTGAL', instrument: 'Treasury General Account, Wednesday level' },
      { source: 'fred', series: 'WDTGAL', instrument: 'Treasury General Account, Wednesday level' },
      {
        source: 'fiscaldata',
        series: 'TGA/Wednesday',
        instrument: 'Treasury General Account, closing balance of Wednesday, Daily Treasury Statement',
      },
    ],
    note: 'Recorded from January 2024; its weekly average goes back further.',
  },
  {
    ...balance,
    id: 'tga-average',
    label: {
      en: 'Treasury General Account, week average',
      zh: '财政部一般账户周均值',
      es: 'Cuenta General del Tesoro, media semanal',
    },
    aliases: {
      en: ['wtregen', 'tga week average', 'average treasury cash'],
      zh: ['tga周均值'],
      es: ['media semanal tga'],
    },
    plausible: [10_000, 5_000_000],
    series: [
      {
        source: 'recorded',
        series: 'WTREGEN',
        instrument: 'Treasury General Account, average of the week to Wednesday',
        // The recorded file is in billions; FRED itself moved to millions in 2025.
        scale: 1_000,
      },
      {
        source: 'fred',
        series: 'WTREGEN',
        instrument: 'Treasury General Account, average of the week to Wednesday',
      },
    ],
    note: 'The record ends in December 2024; tga goes on.',
  },
  {
    ...balance,
    id: 'reserves-to-gdp',
    label: {
      en: 'Bank reserves to GDP',
      zh: '准备金占GDP比重',
      es: 'Reservas bancarias sobre PIB',
    },
    aliases: {
      en: ['reserves/gdp', 'reserves as share of gdp'],
      zh: ['准备金占gdp', '准备金与gdp之比'],
      es: ['reservas sobre pib'],
    },
    unit: 'percent',
    decimals: 1,
    plausible: [1, 60],
    series: [],
    derived: { op: 'ratio', a: 'reserves', b: 'gdp', scale: MILLIONS_OVER_BILLIONS_PERCENT },
    revised: true,
    note: 'Own ratio over nominal GDP at its annual rate, as last published.',
  },
];
