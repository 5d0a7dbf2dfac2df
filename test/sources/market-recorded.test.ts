import { createBinanceSource } from '../../src/sources/binance.ts';
import { createCboeSource } from '../../src/sources/cboe.ts';
import { createCoinbaseSource } from '../../src/sources/coinbase.ts';
import { createNasdaqSource } from '../../src/sources/nasdaq.ts';
import { createYahooChartSource } from '../../src/sources/yahoo-chart.ts';
import { dayOf } from '../../src/time/dates.ts';
import { describeLiveSource } from '../contracts/live-source.ts';
import { hasRecordings, recorded } from './market-setup.ts';

/** The contract on recorded bodies, which are longer and odder than samples. Values: see the tests of each source. */

const skip = hasRecordings ? undefined : 'the recorded bodies are not on this machine';
const bodyOf = (path: string): string => (hasRecordings ? recorded(path) : '');

const aapl = bodyOf('yahoo/chart_AAPL_2020-08-31_2020-11-07_1d.json');
const rupee = bodyOf('yahoo/chart_INR_X_with_null_row.json');
const YAHOO = 'query1.finance.yahoo.com';
describeLiveSource('yahoo, recorded', {
  skip,
  create: createYahooChartSource,
  nowMs: Date.parse('2025-02-20T11:47:42Z'),
  requests: [
    { series: 'AAPL', fromDay: dayOf('2020-08-31'), toDay: dayOf('2020-11-06') },
    { series: 'AAPL/adjusted', fromDay: dayOf('2020-08-31'), toDay: dayOf('2020-11-06') },
    { series: 'INR=X', fromDay: dayOf('2017-07-10'), toDay: dayOf('2017-07-13') },
  ],
  serve: (server) => {
    server.serve(YAHOO, '/v8/finance/chart/AAPL', aapl);
    server.serve(YAHOO, '/v8/finance/chart/INR%3DX', rupee);
  },
  expected: [
    { series: 'AAPL', date: '2020-11-06', value: 118.69000244140625 },
    { series: 'AAPL/adjusted', date: '2020-11-06', value: 115.93415069580078 },
    { series: 'INR=X', date: '2017-07-12', value: 64.52559661865234 },
  ],
  absent: [{ series: 'INR=X', date: '2017-07-11' }],
  malformed: [
    { host: YAHOO, path: '/v8/finance/chart/AAPL', kind: 'json', body: aapl },
    { host: YAHOO, path: '/v8/finance/chart/INR%3DX', kind: 'json', body: rupee },
  ],
});

const vix = bodyOf('cboe/VIX_History.csv');
const CBOE = 'cdn.cboe.com';
const VIX_PATH = '/api/global/us_indices/daily_prices/VIX_History.csv';
describeLiveSource('cboe, recorded', {
  skip,
  create: createCboeSource,
  nowMs: Date.parse('2026-07-08T12:00:00Z'),
  requests: [{ series: 'VIX', fromDay: dayOf('2023-06-01'), toDay: dayOf('2026-07-08') }],
  serve: (server) => server.serve(CBOE, VIX_PATH, vix),
  expected: [
    { series: 'VIX', date: '2024-08-05', value: 38.57 },
    { series: 'VIX', date: '2026-07-07', value: 16.13 },
  ],
  malformed: [{ host: CBOE, path: VIX_PATH, kind: 'csv', body: vix }],
});

const klines = bodyOf('binance/klines_BTCUSDT_1d.json');
const funding = bodyOf('binance/fapi_fundingRate_BTCUSDT.json');
const SPOT = 'data-api.binance.vision';
const FUTURES = 'fapi.binance.com';
describeLiveSource('binance, recorded', {
  skip,
  create: createBinanceSource,
  nowMs: Date.parse('2026-06-06T09:00:00Z'),
  requests: [
    { series: 'BTCUSDT', fromDay: dayOf('2025-11-19'), toDay: dayOf('2026-06-06') },
    { series: 'fundingRate/BTCUSDT', fromDay: dayOf('2026-02-27'), toDay: dayOf('2026-06-06') },
  ],
  serve: (server) => {
    server.serve(SPOT, '/api/v3/klines', klines);
    server.serve(FUTURES, '/fapi/v1/fundingRate', funding);
  },
  expected: [
    { series: 'BTCUSDT', date: '2026-06-05', value: 61056.47 },
    // (0.00001315 - 0.00001431 - 0.00000863) / 3, in the order of the body.
    { series: 'fundingRate/BTCUSDT', date: '2026-06-05', value: (0.00001315 - 0.00001431 - 0.00000863) / 3 },
  ],
  absent: [{ series: 'BTCUSDT', date: '2026-06-06' }],
  malformed: [
    { host: SPOT, path: '/api/v3/klines', kind: 'json', body: klines },
    { host: FUTURES, path: '/fapi/v1/fundingRate', kind: 'json', body: funding },
  ],
});

const candles = bodyOf('coinbase/exchange_product_candles_BTC-USD.json');
const COINBASE = 'api.exchange.coinbase.com';
describeLiveSource('coinbase, recorded', {
  skip,
  create: createCoinbaseSource,
  nowMs: Date.parse('2021-01-07T01:00:00Z'),
  requests: [{ series: 'BTC-USD', fromDay: dayOf('2021-01-01'), toDay: dayOf('2021-01-07') }],
  serve: (server) => server.serve(COINBASE, '/products/BTC-USD/candles', candles),
  expected: [{ series: 'BTC-USD', date: '2021-01-06', value: 29838.52 }],
  absent: [{ series: 'BTC-USD', date: '2021-01-07' }],
  malformed: [{ host: COINBASE, path: '/products/BTC-USD/candles', kind: 'json', body: candles }],
  unknownSeries: 'NO/SUCH',
});

const spy = bodyOf('nasdaq_api/historical_SPY.json');
const NASDAQ = 'api.nasdaq.com';
describeLiveSource('nasdaq, recorded', {
  skip,
  create: createNasdaqSource,
  nowMs: Date.parse('2026-09-26T12:00:00Z'),
  requests: [{ series: 'etf/SPY', fromDay: dayOf('2026-09-14'), toDay: dayOf('2026-09-26') }],
  serve: (server) => server.serve(NASDAQ, '/api/quote/SPY/historical', spy),
  expected: [{ series: 'etf/SPY', date: '2026-09-25', value: 771.35 }],
  malformed: [{ host: NASDAQ, path: '/api/quote/SPY/historical', kind: 'json', body: spy }],
});
