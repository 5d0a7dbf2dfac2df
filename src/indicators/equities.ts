import type { Indicator, SeriesRef } from './indicator.ts';
import { GRACE_DAYS, TOKYO_CLOSE, US_CLOSE } from './publication-rules.ts';

const daily = {
  family: 'equities',
  change: 'return',
  cadence: 'daily',
  graceDays: GRACE_DAYS.daily,
} as const;
const index = { ...daily, unit: 'index', decimals: 2 } as const;
const fund = { ...daily, unit: 'usd-adjusted', decimals: 2, publication: US_CLOSE } as const;
/** Best first; closes without dividends only where nothing better answers. */
const fundSeries = (symbol: string): readonly SeriesRef[] => {
  const adjusted = `${symbol} fund, New York close, adjusted for dividends`;
  const plain = `${symbol} fund, New York close, not adjusted for dividends`;
  return [
    { source: 'recorded', series: symbol, instrument: adjusted },
    { source: 'yahoo', series: `${symbol}/adjusted`, instrument: adjusted },
    { source: 'nasdaq', series: `etf/${symbol}`, instrument: plain },
  ];
};
/** One fund over another: only its changes mean something. */
const relative = { ...daily, unit: 'ratio', decimals: 4, publication: US_CLOSE, series: [] } as const;

export const equities: readonly Indicator[] = [
  {
    ...fund,
    id: 'spx',
    label: { en: 'S&P 500', zh: '标普500', es: 'S&P 500' },
    aliases: {
      en: ['spy', 'us stocks', 'stocks', 'stock market', 's&p', 'us equities'],
      zh: ['标普', '美股', '标准普尔500', '股市'],
      es: ['bolsa', 'bolsa de eeuu', 'acciones'],
    },
    plausible: [60, 5_000],
    series: [
      { source: 'recorded', series: 'SPY', instrument: 'SPY fund, New York close, adjusted for dividends' },
      {
        source: 'recorded',
        series: 'SP500',
        instrument: 'S&P 500 index, New York close, divided by ten, without dividends',
        scale: 0.1,
      },
      {
        source: 'yahoo',
        series: 'SPY/adjusted',
        instrument: 'SPY fund, New York close, adjusted for dividends',
      },
      {
        source: 'nasdaq',
        series: 'etf/SPY',
        instrument: 'SPY fund, New York close, not adjusted for dividends',
      },
      {
        source: 'cboe',
        series: 'SPX',
        instrument: 'S&P 500 index, New York close, divided by ten, without dividends',
        scale: 0.1,
      },
      {
        source: 'fred',
        series: 'SP500',
        instrument: 'S&P 500 index, New York close, divided by ten, without dividends',
        scale: 0.1,
      },
    ],
    note: 'For moves; the level is that of the S&P 500 index.',
  },
  {
    ...index,
    id: 'spx-index',
    label: { en: 'S&P 500 level', zh: '标普500点位', es: 'Nivel del S&P 500' },
    aliases: {
      en: ['sp500 index', 's&p 500 index', '^gspc', 'gspc'],
      zh: ['标普指数', '标普500指数', '标普点位'],
      es: ['índice s&p 500'],
    },
    publication: US_CLOSE,
    plausible: [500, 100_000],
    series: [
      { source: 'recorded', series: 'SP500', instrument: 'S&P 500 index, New York close' },
      { source: 'yahoo', series: '^GSPC', instrument: 'S&P 500 index, New York close' },
      { source: 'cboe', series: 'SPX', instrument: 'S&P 500 index, New York close' },
      { source: 'fred', series: 'SP500', instrument: 'S&P 500 index, New York close' },
    ],
    note: 'Without dividends.',
  },
  {
    ...fund,
    id: 'ndx',
    label: { en: 'Nasdaq-100', zh: '纳斯达克100' },
    aliases: {
      en: ['qqq', 'ndx 100', 'us tech', 'tech stocks'],
      zh: ['纳指100', '科技股'],
      es: ['tecnológicas'],
    },
    plausible: [40, 5_000],
    series: fundSeries('QQQ'),
  },
  {
    ...index,
    id: 'nasdaq-composite',
    label: { en: 'Nasdaq Composite', zh: '纳斯达克综合指数' },
    aliases: { en: ['nasdaq', 'ixic', '^ixic', 'nasdaq index'], zh: ['纳指', '纳斯达克', '纳综指'] },
    publication: US_CLOSE,
    plausible: [1_000, 400_000],
    series: [
      { source: 'recorded', series: 'NASDAQCOM', instrument: 'Nasdaq Composite index, New York close' },
      { source: 'yahoo', series: '^IXIC', instrument: 'Nasdaq Composite index, New York close' },
      { source: 'fred', series: 'NASDAQCOM', instrument: 'Nasdaq Composite index, New York close' },
      { source: 'nasdaq', series: 'index/COMP', instrument: 'Nasdaq Composite index, New York close' },
    ],
    note: 'All Nasdaq shares; the hundred largest are ndx.',
  },
  {
    ...fund,
    id: 'small-caps',
    label: { en: 'US small caps', zh: '美国小盘股', es: 'Pequeñas empresas de EE. UU.' },
    aliases: {
      en: ['iwm', 'russell 2000', 'russell', 'rut'],
      zh: ['罗素2000', '小盘股', '小盘'],
      es: ['small caps eeuu'],
    },
    plausible: [30, 2_000],
    series: fundSeries('IWM'),
  },
  {
    ...fund,
    id: 'emerging',
    label: { en: 'Emerging markets', zh: '新兴市场', es: 'Mercados emergentes' },
    aliases: {
      en: ['eem', 'em', 'em equities', 'emerging market stocks', 'em stocks'],
      zh: ['新兴市场股票'],
      es: ['emergentes'],
    },
    plausible: [8, 800],
    series: fundSeries('EEM'),
  },
  {
    ...index,
    id: 'nikkei',
    label: { en: 'Nikkei 225', zh: '日经225' },
    aliases: {
      en: ['n225', '^n225', 'japan stocks', 'japanese stocks'],
      zh: ['日经', '日经指数', '日股'],
      es: ['bolsa de tokio'],
    },
    publication: TOKYO_CLOSE,
    plausible: [3_000, 900_000],
    series: [
      { source: 'recorded', series: 'NIKKEI225', instrument: 'Nikkei 225 index, Tokyo close' },
      { source: 'yahoo', series: '^N225', instrument: 'Nikkei 225 index, Tokyo close' },
      { source: 'fred', series: 'NIKKEI225', instrument: 'Nikkei 225 index, Tokyo close' },
    ],
    note: 'Tokyo closes before New York opens on the same date, so it answers a US move one row later.',
  },
  {
    ...fund,
    id: 'financials',
    label: { en: 'US financials', zh: '美国金融股', es: 'Financieras de EE. UU.' },
    aliases: {
      en: ['xlf', 'banks', 'bank stocks', 'financial stocks'],
      zh: ['金融股', '银行股'],
      es: ['bancos'],
    },
    plausible: [5, 500],
    series: fundSeries('XLF'),
  },
  {
    ...fund,
    id: 'regional-banks',
    label: { en: 'US regional banks', zh: '美国地区银行', es: 'Bancos regionales de EE. UU.' },
    aliases: {
      en: ['kre', 'regional bank stocks', 'small banks'],
      zh: ['地区银行', '区域银行'],
      es: ['bancos regionales eeuu'],
    },
    plausible: [8, 900],
    series: fundSeries('KRE'),
  },
  {
    ...fund,
    id: 'staples',
    label: { en: 'US consumer staples', zh: '美国必需消费', es: 'Consumo básico de EE. UU.' },
    aliases: {
      en: ['xlp', 'consumer staples', 'defensives'],
      zh: ['必需消费', '防御股'],
      es: ['consumo defensivo'],
    },
    plausible: [10, 900],
    series: fundSeries('XLP'),
  },
  {
    ...relative,
    id: 'ndx-vs-spx',
    label: { en: 'Nasdaq-100 vs S&P 500', zh: '纳指100对标普', es: 'Nasdaq-100 frente a S&P 500' },
    aliases: { en: ['qqq/spy', 'nasdaq vs s&p', 'tech vs market'], zh: ['纳指对标普', '科技股相对强弱'] },
    plausible: [0.05, 10],
    derived: { op: 'ratio', a: 'ndx', b: 'spx', scale: 1 },
  },
  {
    ...relative,
    id: 'small-vs-spx',
    label: { en: 'Small caps vs S&P 500', zh: '小盘股对标普', es: 'Pequeñas empresas frente a S&P 500' },
    aliases: {
      en: ['iwm/spy', 'russell vs s&p', 'small caps vs large caps'],
      zh: ['小盘相对强弱', '罗素对标普'],
    },
    plausible: [0.03, 10],
    derived: { op: 'ratio', a: 'small-caps', b: 'spx', scale: 1 },
  },
  {
    ...relative,
    id: 'em-vs-spx',
    label: { en: 'Emerging markets vs S&P 500', zh: '新兴市场对标普', es: 'Emergentes frente a S&P 500' },
    aliases: { en: ['eem/spy', 'em vs us'], zh: ['新兴市场相对强弱'] },
    plausible: [0.005, 4],
    derived: { op: 'ratio', a: 'emerging', b: 'spx', scale: 1 },
  },
  {
    ...relative,
    id: 'financials-vs-spx',
    label: { en: 'Financials vs S&P 500', zh: '金融股对标普', es: 'Financieras frente a S&P 500' },
    aliases: { en: ['xlf/spy', 'banks vs s&p'], zh: ['金融股相对强弱'] },
    plausible: [0.005, 4],
    derived: { op: 'ratio', a: 'financials', b: 'spx', scale: 1 },
  },
  {
    ...relative,
    id: 'regional-banks-vs-spx',
    label: {
      en: 'Regional banks vs S&P 500',
      zh: '地区银行对标普',
      es: 'Bancos regionales frente a S&P 500',
    },
    aliases: { en: ['kre/spy', 'regionals vs s&p'], zh: ['地区银行相对强弱'] },
    plausible: [0.005, 4],
    derived: { op: 'ratio', a: 'regional-banks', b: 'spx', scale: 1 },
  },
  {
    ...relative,
    id: 'staples-vs-spx',
    label: { en: 'Staples vs S&P 500', zh: '必需消费对标普', es: 'Consumo básico frente a S&P 500' },
    aliases: { en: ['xlp/spy', 'defensives vs s&p'], zh: ['必需消费相对强弱'] },
    plausible: [0.01, 5],
    derived: { op: 'ratio', a: 'staples', b: 'spx', scale: 1 },
  },
  {
    ...relative,
    id: 'semis-vs-spx',
    label: { en: 'Semiconductors vs S&P 500', zh: '半导体对标普', es: 'Semiconductores frente a S&P 500' },
    aliases: { en: ['smh/spy', 'chips vs s&p'], zh: ['芯片股相对强弱', '半导体相对强弱'] },
    plausible: [0.02, 15],
    derived: { op: 'ratio', a: 'semis', b: 'spx', scale: 1 },
  },
  {
    ...relative,
    id: 'nikkei-vs-spx',
    label: { en: 'Nikkei vs S&P 500', zh: '日经对标普', es: 'Nikkei frente a S&P 500' },
    aliases: { en: ['japan vs us', 'nikkei/spy'], zh: ['日股对美股', '日经相对强弱'] },
    plausible: [2, 1_500],
    derived: { op: 'ratio', a: 'nikkei', b: 'spx', scale: 1 },
    note: 'Tokyo of a date is set against New York of the same date, which closes half a day later; in yen against dollars.',
  },
];
