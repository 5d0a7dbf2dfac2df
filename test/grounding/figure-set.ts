import { loadFramework, SEED_FRAMEWORK } from '../../src/assessment/framework.ts';
import type { Figure, FigureUnit } from '../../src/grounding/figure.ts';
import { namesOfIndicators } from '../../src/grounding/names.ts';
import type { GroundingLanguage } from '../../src/grounding/text.ts';
import type { DriverNames, RoleFact, StatementRecord, VerifyContext } from '../../src/grounding/types.ts';
import { indicators } from '../../src/indicators/registry.ts';

/** Figures of a real conversation: values of 28 to 30 January 2026, 12 March 2020 and 10 October 2025 from the record. */

const GLD = 'GLD fund, New York close';
const INSTRUMENTS: Readonly<Record<string, string>> = {
  gold: GLD,
  'gold-futures': 'COMEX gold future, front month, daily close',
  silver: 'SLV fund, New York close',
  copper: 'CPER fund, New York close, adjusted for dividends',
  oil: 'USO fund, New York close, adjusted for splits',
  wti: 'WTI spot, Cushing',
  spx: 'SPY fund, New York close, adjusted for dividends',
  ndx: 'QQQ fund, New York close, adjusted for dividends',
  nikkei: 'Nikkei 225 index, Tokyo close',
  emerging: 'EEM fund, New York close, adjusted for dividends',
  msft: 'MSFT share, New York close, corrected for splits',
  meta: 'META share, New York close, corrected for splits',
  dollar: 'UUP fund, New York close, adjusted for dividends',
  usdjpy: 'yen per dollar, noon New York buying rate',
  vix: 'Cboe VIX, New York close',
  us2y: '2-year Treasury par yield, New York close',
  us10y: '10-year Treasury par yield, New York close',
  us30y: '30-year Treasury par yield, New York close',
  'hy-spread': 'ICE BofA US high-yield OAS, New York close',
  sofr: 'SOFR, overnight Treasury repo of the day',
  'sofr-iorb': 'SOFR, overnight Treasury repo of the day and interest on reserve balances',
  reserves: 'reserve balances with Federal Reserve Banks, average of the week to Wednesday',
  'fed-assets': 'Federal Reserve total assets, Wednesday level',
  'reserves-to-gdp': 'reserve balances with Federal Reserve Banks and nominal GDP',
  mortgage: 'Freddie Mac survey, 30-year fixed, week to Thursday',
  btc: 'Bitcoin in dollars, close at 24:00 UTC',
  eth: 'Ether in dollars, close at 24:00 UTC',
  'long-treasuries': 'TLT fund, New York close, adjusted for dividends',
  claims: 'initial claims, week to Saturday, seasonally adjusted',
};

type Row = readonly [
  id: string,
  value: number,
  unit: FigureUnit,
  text: string,
  asOf: string,
  window?: number,
];

const NOW = '2026-01-30';
const EVE = '2026-01-29';
const MARCH = '2020-03-12';
const OCTOBER = '2025-10-10';

const ROWS: readonly Row[] = [
  // Metals
  ['gold.change_1d', -10.274, 'percent', '-10.3%', NOW, 1],
  ['gold.change_3d', -6.543, 'percent', '-6.5%', NOW, 3],
  ['gold.change_5d', -2.849, 'percent', '-2.8%', NOW, 5],
  ['gold.z_1d', 9.953, 'sigma', '10.0', NOW],
  ['gold-futures.change_1d', -11.366, 'percent', '-11.4%', NOW, 1],
  ['gold-futures.level', 4713.9, 'usd-per-ounce', '$4,713.9', NOW],
  ['silver.change_1d', -28.54, 'percent', '-28.5%', NOW, 1],
  ['silver.change_5d', -18.803, 'percent', '-18.8%', NOW, 5],
  ['silver.level', 75.44, 'usd', '$75.44', NOW],
  ['silver.z_1d', 18.95, 'sigma', '19', NOW],
  ['copper.change_1d', -5.89, 'percent', '-5.9%', NOW, 1],
  ['gold.change_1d.2026-01-29', 0.271, 'percent', '+0.3%', EVE, 1],
  ['gold.change_1d.2020-03-12', -3.989, 'percent', '-4.0%', MARCH, 1],
  // Equities
  ['spx.change_1d', -0.298, 'percent', '-0.3%', NOW, 1],
  ['spx.change_5d', 0.398, 'percent', '+0.4%', NOW, 5],
  ['spx.change_1d.2020-03-12', -9.568, 'percent', '-9.6%', MARCH, 1],
  ['spx.change_1d.2025-10-10', -2.703, 'percent', '-2.7%', OCTOBER, 1],
  ['ndx.change_1d', -1.201, 'percent', '-1.2%', NOW, 1],
  ['nikkei.change_1d', -0.099, 'percent', '-0.1%', NOW, 1],
  ['nikkei.level', 53322.85, 'index', '53,322.85', NOW],
  ['emerging.change_1d', -2.217, 'percent', '-2.2%', NOW, 1],
  ['msft.change_1d.2026-01-29', -9.993, 'percent', '-10.0%', EVE, 1],
  ['meta.change_1d.2026-01-29', 10.405, 'percent', '+10.4%', EVE, 1],
  // Energy, dollar
  ['oil.change_1d', 0.48, 'percent', '+0.5%', NOW, 1],
  ['oil.change_5d', 7.532, 'percent', '+7.5%', NOW, 5],
  ['oil.change_1d.2026-01-29', 3.289, 'percent', '+3.3%', EVE, 1],
  ['dollar.change_1d', 0.978, 'percent', '+1.0%', NOW, 1],
  ['dollar.change_3d', 1.436, 'percent', '+1.4%', NOW, 3],
  ['usdjpy.change_1d', 0.955, 'percent', '+1.0%', NOW, 1],
  ['usdjpy.change_5d', -2.05, 'percent', '-2.1%', NOW, 5],
  ['usdjpy.level', 154.34, 'jpy-per-usd', '154.34', NOW],
  // Rates
  ['us2y.level', 3.52, 'percent', '3.52%', NOW],
  ['us2y.change_1d', -1, 'basis-points', '-1bp', NOW, 1],
  ['us2y.change_5d', -8, 'basis-points', '-8bp', NOW, 5],
  ['us10y.level', 4.26, 'percent', '4.26%', NOW],
  ['us10y.change_1d', 2, 'basis-points', '+2bp', NOW, 1],
  ['us30y.level', 4.87, 'percent', '4.87%', NOW],
  ['us30y.change_5d', 5, 'basis-points', '+5bp', NOW, 5],
  ['mortgage.level', 6.1, 'percent', '6.10%', EVE],
  ['long-treasuries.change_1d', -0.559, 'percent', '-0.6%', NOW, 1],
  // Spreads and funding
  ['hy-spread.level', 2.8, 'percentage-points', '2.80 pp', NOW],
  ['hy-spread.change_1d', 3, 'basis-points', '+3bp', NOW, 1],
  ['hy-spread.change_3d', 9, 'basis-points', '+9bp', NOW, 3],
  ['hy-spread.change_3d.2020-03-12', 74, 'basis-points', '+74bp', MARCH, 3],
  ['sofr.level', 3.68, 'percent', '3.68%', NOW],
  ['sofr-iorb.level', 3, 'basis-points', '+3.0bp', NOW],
  ['sofr-iorb.level.2026-01-29', 0, 'basis-points', '0.0bp', EVE],
  ['sofr-iorb.level.2020-03-12', 10, 'basis-points', '+10.0bp', MARCH],
  // Reserves
  ['reserves.level', 2901600, 'usd-millions', '$2.90tn', '2026-01-28'],
  ['reserves.change_1d', -53303, 'usd-millions', '-53.3bn', '2026-01-28', 1],
  ['reserves-to-gdp.level', 9.234, 'percent', '9.2%', '2026-01-28'],
  ['fed-assets.level', 6587568, 'usd-millions', '$6.59tn', '2026-01-28'],
  // Volatility, crypto
  ['vix.level', 17.44, 'index', '17.44', NOW],
  ['vix.change_1d', 0.56, 'index', '+0.56', NOW, 1],
  ['vix.level.2020-03-12', 75.47, 'index', '75.47', MARCH],
  ['vix.level.2025-10-10', 21.66, 'index', '21.66', OCTOBER],
  ['btc.change_1d', -0.512, 'percent', '-0.5%', NOW, 1],
  ['btc.change_5d', -6.006, 'percent', '-6.0%', NOW, 5],
  ['btc.change_1d.2026-01-29', -5.184, 'percent', '-5.2%', EVE, 1],
  ['btc.change_1d.2020-03-12', -37.17, 'percent', '-37.2%', MARCH, 1],
  ['btc.change_1d.2025-10-10', -6.977, 'percent', '-7.0%', OCTOBER, 1],
  ['btc.level', 84128.66, 'usd', '$84,128.66', NOW],
  ['eth.change_1d', -4.111, 'percent', '-4.1%', NOW, 1],
  // The engine
  ['panel.breadth', 4, 'count', '4', NOW],
  ['claims.level', 211000, 'persons', '211,000', '2026-01-24'],
  ['positioning.odds', 5.393, 'decibans', '+5', NOW],
  ['positioning.odds_ratio', 3.46, 'times', '3.5 : 1', NOW],
  ['positioning.probability', 77.59, 'percent', '78%', NOW],
  ['policy_path.odds', -0.542, 'decibans', '-1', NOW],
  ['dash_for_cash.odds', -38.32, 'decibans', '-38', NOW],
  ['geo.odds', -27.147, 'decibans', '-27', NOW],
  ['volatility-jump.value', 0.404, 'times', '0.4', NOW],
  ['analog.2020-03-12', 0.587, 'distance', '0.59', NOW],
  ['analog.2020-08-11', 0.129, 'distance', '0.13', NOW],
  // What would change the view: thresholds that a tool gives with the indicator in their id.
  ['dash_for_cash.vix.threshold', 40, 'index', '40', NOW],
  ['dash_for_cash.hy-spread.threshold', 75, 'basis-points', '+75bp', NOW],
];

export const FIGURES: readonly Figure[] = ROWS.map(([id, value, unit, text, asOf, windowSessions]) => {
  const instrument = INSTRUMENTS[id.split('.')[0]!] ?? '';
  return {
    id,
    value,
    unit,
    text,
    asOf,
    instrument,
    source: instrument === '' ? 'engine' : 'recorded',
    ...(windowSessions === undefined ? {} : { windowSessions }),
  };
});

export const STATEMENTS: readonly StatementRecord[] = [
  {
    id: 'cme-margin',
    date: '2026-01-30',
    entity: 'CME Group',
    text: 'CME raises margins on gold futures to 8% and on silver futures to 15%',
    source: 'CME Group',
  },
  {
    id: 'warsh-pick',
    date: '2026-01-30',
    entity: 'Donald Trump',
    text: 'I am pleased to announce that I am nominating Kevin Warsh to be the Chairman of the Board of Governors of the Federal Reserve System',
    source: 'Truth Social',
  },
  {
    id: 'ppi',
    date: '2026-01-30',
    entity: 'US PPI',
    text: 'US producer prices rose 0.5% in December against 0.2% expected',
    source: 'BLS',
  },
  {
    id: 'liquidations',
    date: '2025-10-10',
    entity: 'CoinGlass',
    text: 'more than $19 billion of leveraged crypto positions liquidated',
    source: 'CoinGlass',
  },
];

const known = new Set(indicators.map(({ id }) => id));
const framework = loadFramework(SEED_FRAMEWORK, known);

export const ALL_DRIVERS: readonly DriverNames[] = framework.drivers.map(({ id, label, type, aliases }) => ({
  id,
  labels: [...Object.values(label), ...Object.values(type ?? {})],
  aliases,
}));
export const ROLE_FACTS: readonly RoleFact[] = framework.roleFacts.map(({ person, role, from, to }) => ({
  person,
  role: role.en,
  from,
  ...(to === undefined ? {} : { to }),
}));
export const NAMES = namesOfIndicators(indicators);

export function contextIn(language: GroundingLanguage, more: Partial<VerifyContext> = {}): VerifyContext {
  return {
    figures: FIGURES,
    statements: STATEMENTS,
    drivers: [
      'positioning',
      'policy_path',
      'mag7',
      'geo',
      'dash_for_cash',
      'crypto_native',
      'fiscal',
      'bank_liquidity',
    ],
    refuted: ['geo', 'dash_for_cash', 'crypto_native', 'bank_liquidity'],
    allDrivers: ALL_DRIVERS,
    roleFacts: ROLE_FACTS,
    asOf: '2026-01-30',
    names: NAMES,
    language,
    ...more,
  };
}
