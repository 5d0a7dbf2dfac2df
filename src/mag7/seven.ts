/** The seven companies, in the order in which they are listed everywhere. */

export interface Company {
  /** Ticker of the class that we follow. */
  readonly symbol: string;
  /** Id of its price among the indicators, and the beginning of the ids of its other figures. */
  readonly id: string;
  readonly name: string;
  /** Central Index Key at the SEC, ten digits. */
  readonly cik: string;
}

export const THE_SEVEN: readonly Company[] = [
  { symbol: 'AAPL', id: 'aapl', name: 'Apple', cik: '0000320193' },
  { symbol: 'MSFT', id: 'msft', name: 'Microsoft', cik: '0000789019' },
  { symbol: 'GOOGL', id: 'googl', name: 'Alphabet', cik: '0001652044' },
  { symbol: 'AMZN', id: 'amzn', name: 'Amazon', cik: '0001018724' },
  { symbol: 'NVDA', id: 'nvda', name: 'Nvidia', cik: '0001045810' },
  { symbol: 'META', id: 'meta', name: 'Meta Platforms', cik: '0001326801' },
  { symbol: 'TSLA', id: 'tsla', name: 'Tesla', cik: '0001318605' },
];

/** Those that build data centres to rent out or to run their own AI: the spending that ai_capex is about. */
export const HYPERSCALERS: readonly string[] = ['MSFT', 'GOOGL', 'AMZN', 'META'];

export const SYMBOLS: readonly string[] = THE_SEVEN.map(({ symbol }) => symbol);
