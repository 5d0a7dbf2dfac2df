import type { Indicator } from './indicator.ts';
import { CRYPTO_DAY_END, GRACE_DAYS, US_CLOSE } from './publication-rules.ts';

const everyDay = {
  family: 'crypto',
  cadence: 'calendar-daily',
  publication: CRYPTO_DAY_END,
  graceDays: GRACE_DAYS['calendar-daily'],
} as const;
const coin = { ...everyDay, unit: 'usd', change: 'return', decimals: 2 } as const;
const share = {
  family: 'crypto',
  unit: 'usd-adjusted',
  change: 'return',
  decimals: 2,
  cadence: 'daily',
  publication: US_CLOSE,
  graceDays: GRACE_DAYS.daily,
} as const;

export const crypto: readonly Indicator[] = [
  {
    ...coin,
    id: 'btc',
    label: { en: 'Bitcoin', zh: '比特币' },
    aliases: {
      en: ['btc-usd', 'xbt', 'btcusdt', 'crypto'],
      zh: ['大饼', '比特', '币圈', '加密货币'],
      es: ['criptomonedas', 'cripto'],
    },
    plausible: [1_500, 1_400_000],
    series: [
      { source: 'recorded', series: 'BTC_USD', instrument: 'Bitcoin in dollars, close at 24:00 UTC' },
      { source: 'coinbase', series: 'BTC-USD', instrument: 'Bitcoin on Coinbase, close at 24:00 UTC' },
      { source: 'kraken', series: 'XBTUSD', instrument: 'Bitcoin on Kraken, close at 24:00 UTC' },
      {
        source: 'okx',
        series: 'BTC-USDT',
        instrument: 'Bitcoin in the stablecoin USDT on OKX, close at 24:00 UTC',
      },
      {
        source: 'binance',
        series: 'BTCUSDT',
        instrument: 'Bitcoin in the stablecoin USDT on Binance, close at 24:00 UTC',
      },
      {
        source: 'coingecko',
        series: 'bitcoin',
        instrument: 'Bitcoin, CoinGecko average of exchanges, 24:00 UTC',
      },
      { source: 'yahoo', series: 'BTC-USD', instrument: 'Bitcoin in dollars, close at 24:00 UTC' },
    ],
    note: 'Trades every day; its day ends hours after the New York close of the same date.',
  },
  {
    ...coin,
    id: 'eth',
    label: { en: 'Ether', zh: '以太坊', es: 'Ether' },
    aliases: { en: ['ethereum', 'eth-usd', 'ethusdt'], zh: ['以太', '二饼', '以太币'] },
    plausible: [40, 39_000],
    series: [
      { source: 'recorded', series: 'ETH_USD', instrument: 'Ether in dollars, close at 24:00 UTC' },
      { source: 'coinbase', series: 'ETH-USD', instrument: 'Ether on Coinbase, close at 24:00 UTC' },
      { source: 'kraken', series: 'ETHUSD', instrument: 'Ether on Kraken, close at 24:00 UTC' },
      {
        source: 'okx',
        series: 'ETH-USDT',
        instrument: 'Ether in the stablecoin USDT on OKX, close at 24:00 UTC',
      },
      {
        source: 'binance',
        series: 'ETHUSDT',
        instrument: 'Ether in the stablecoin USDT on Binance, close at 24:00 UTC',
      },
      {
        source: 'coingecko',
        series: 'ethereum',
        instrument: 'Ether, CoinGecko average of exchanges, 24:00 UTC',
      },
      { source: 'yahoo', series: 'ETH-USD', instrument: 'Ether in dollars, close at 24:00 UTC' },
    ],
  },
  {
    ...everyDay,
    id: 'btc-funding',
    label: { en: 'Bitcoin funding rate', zh: '比特币资金费率', es: 'Tasa de financiación de bitcoin' },
    aliases: {
      en: ['funding rate', 'perp funding', 'btc perpetual funding', 'crypto funding'],
      zh: ['资金费率', '永续资金费率'],
      es: ['tasa de financiación'],
    },
    unit: 'fraction',
    change: 'difference',
    decimals: 6,
    plausible: [-0.02, 0.02],
    series: [
      {
        source: 'recorded',
        series: 'BTC_FUNDING',
        instrument: 'Binance BTCUSDT perpetual, funding per 8 hours, mean of the UTC day',
      },
      {
        source: 'okx',
        series: 'fundingRate/BTC-USDT-SWAP',
        instrument: 'OKX BTC-USDT perpetual, funding per 8 hours, mean of the UTC day',
      },
      {
        source: 'binance',
        series: 'fundingRate/BTCUSDT',
        instrument: 'Binance BTCUSDT perpetual, funding per 8 hours, mean of the UTC day',
      },
    ],
    note: 'Per eight hours, not per year; 0.0001 is the default of the exchange on a quiet day. Above zero, longs pay shorts.',
  },
  {
    ...everyDay,
    id: 'crypto-fear-greed',
    label: { en: 'Crypto fear and greed', zh: '加密恐惧贪婪指数', es: 'Miedo y codicia cripto' },
    aliases: {
      en: ['fear and greed', 'fear & greed', 'fng', 'crypto sentiment'],
      zh: ['恐惧贪婪指数', '恐贪指数', '恐慌贪婪指数'],
      es: ['miedo y codicia'],
    },
    unit: 'index',
    change: 'difference',
    decimals: 0,
    plausible: [0, 100],
    series: [
      {
        source: 'recorded',
        series: 'CRYPTO_FNG',
        instrument: 'alternative.me index of the UTC day, 0 to 100',
      },
      {
        source: 'alternative-me',
        series: 'fng',
        instrument: 'alternative.me index of the UTC day, 0 to 100',
      },
    ],
    note: '0 is extreme fear, 100 extreme greed; about crypto only, and made in part from its price.',
  },
  {
    ...share,
    id: 'coin',
    label: { en: 'Coinbase', zh: 'Coinbase股票' },
    aliases: { en: ['coinbase stock', 'coinbase share'], zh: ['币库股票'] },
    plausible: [8, 4_000],
    series: [
      {
        source: 'recorded',
        series: 'COIN',
        instrument: 'Coinbase share, New York close, adjusted for dividends',
      },
      {
        source: 'yahoo',
        series: 'COIN/adjusted',
        instrument: 'Coinbase share, New York close, adjusted for dividends',
      },
      {
        source: 'nasdaq',
        series: 'stocks/COIN',
        instrument: 'Coinbase share, New York close, not adjusted for dividends',
      },
    ],
  },
  {
    ...share,
    id: 'mstr',
    label: { en: 'Strategy (MicroStrategy)', zh: '微策略' },
    aliases: { en: ['microstrategy', 'strategy stock', 'saylor'], zh: ['微策略股票'] },
    plausible: [2, 1_900],
    series: [
      {
        source: 'recorded',
        series: 'MSTR',
        instrument: 'Strategy share, New York close, adjusted for dividends',
      },
      {
        source: 'yahoo',
        series: 'MSTR/adjusted',
        instrument: 'Strategy share, New York close, adjusted for dividends',
      },
      {
        source: 'nasdaq',
        series: 'stocks/MSTR',
        instrument: 'Strategy share, New York close, not adjusted for dividends',
      },
    ],
    note: 'Holds bitcoin on borrowed money, so it moves more than bitcoin does.',
  },
];
