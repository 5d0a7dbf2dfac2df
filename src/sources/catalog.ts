import { createAlphaVantageSource } from './alpha-vantage.ts';
import { createAlternativeMeSource } from './alternative-me.ts';
import { createBinanceSource } from './binance.ts';
import { createCboeSource } from './cboe.ts';
import { createCoinbaseSource } from './coinbase.ts';
import { createCoinGeckoSource } from './coingecko.ts';
import { createEpuSource } from './epu.ts';
import { createFiscalDataSource } from './fiscaldata.ts';
import { createFrankfurterSource } from './frankfurter.ts';
import { createFredSource } from './fred.ts';
import { createFreddieMacSource } from './freddie-mac.ts';
import { createGoldApiSource } from './gold-api.ts';
import { createGprSource } from './gpr.ts';
import { createKrakenSource } from './kraken.ts';
import { createNasdaqSource } from './nasdaq.ts';
import { createNyFedSource } from './nyfed.ts';
import { createOkxSource } from './okx.ts';
import { createSecSource } from './sec.ts';
import type { CreateSource, LiveSource, SourceParts } from './source.ts';
import { createTreasurySource } from './treasury.ts';
import { createTreasuryDirectSource } from './treasurydirect.ts';
import { createYahooChartSource } from './yahoo-chart.ts';
import { createYahooQuoteSource } from './yahoo-quote.ts';

/** Every live source there is. A new one is one file and one line here. */
const ALL: readonly CreateSource[] = [
  createFredSource,
  createNyFedSource,
  createTreasurySource,
  createFiscalDataSource,
  createTreasuryDirectSource,
  createSecSource,
  createCboeSource,
  createYahooChartSource,
  createYahooQuoteSource,
  createNasdaqSource,
  createCoinbaseSource,
  createKrakenSource,
  createOkxSource,
  createBinanceSource,
  createCoinGeckoSource,
  createFrankfurterSource,
  createAlternativeMeSource,
  createFreddieMacSource,
  createEpuSource,
  createGprSource,
  createGoldApiSource,
  createAlphaVantageSource,
];

/** @param off ids of sources that the owner has switched off. */
export function createSources(parts: SourceParts, off: readonly string[] = []): readonly LiveSource[] {
  return ALL.map((create) => create(parts)).filter(({ id }) => !off.includes(id));
}
