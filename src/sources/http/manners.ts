/**
 * How each host wants to be asked: data only (SOURCES.md 0.4 and 3). The first entry that fits counts; an entry
 * fits its own name and every host below it, and all of them share one pace.
 */

export interface Manners {
  /** The host itself and those below it. */
  readonly site: string;
  /**
   * `plain`: our own name. `browser`: refuses everything else. `contact`: wants "Name contact@mail", which only
   * the owner of the bot can give.
   */
  readonly agent?: 'plain' | 'browser' | 'contact';
  /** Requests at the same time. */
  readonly parallel?: number;
  /** Between the starts of two requests. */
  readonly gapMs?: number;
  /** For one whole call, where the usual 15 s are too short. */
  readonly timeoutMs?: number;
}

export const PLAIN_AGENT = 'undercurrent/0.1';
/** Yahoo and api.nasdaq.com answer nothing else. Chrome sends this reduced form since version 107. */
export const BROWSER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

export const DEFAULT_MANNERS = { agent: 'plain', parallel: 4, gapMs: 0, timeoutMs: 15_000 } as const;

export const MANNERS: readonly Manners[] = [
  // 120 requests a minute and key.
  { site: 'api.stlouisfed.org', gapMs: 500 },
  // Resets browser agents from data centres; the first request often stalls, so its limit is longer.
  { site: 'fred.stlouisfed.org', agent: 'plain', timeoutMs: 30_000 },
  // Ten a second over all its hosts, and a contact in the agent; who breaks it is out for ten minutes.
  { site: 'sec.gov', agent: 'contact', gapMs: 125 },
  // No limit is stated; whole clouds get 429 when they are fast.
  { site: 'yahoo.com', agent: 'browser', parallel: 2, gapMs: 250 },
  { site: 'nasdaq.com', agent: 'browser', parallel: 2, gapMs: 250 },
  // One request every five seconds, said in its own 429.
  { site: 'api.gdeltproject.org', parallel: 1, gapMs: 5_000 },
  // About one a second.
  { site: 'api.kraken.com', parallel: 1, gapMs: 1_000 },
  // Ten a second and address.
  { site: 'api.exchange.coinbase.com', gapMs: 125 },
  // Forty in two seconds.
  { site: 'okx.com', gapMs: 60 },
  // Keyless users share a limit that is not stated; thirty a minute has been its documented floor.
  { site: 'api.coingecko.com', parallel: 1, gapMs: 2_000 },
  // One a second with a free key, said in its own notice.
  { site: 'alphavantage.co', parallel: 1, gapMs: 1_100 },
  // One person's server.
  { site: 'api.gold-api.com', parallel: 2, gapMs: 250 },
  { site: 'markets.newyorkfed.org', parallel: 2, gapMs: 100 },
];

/** Of a host with or without its port. */
export function mannersOf(host: string): Required<Manners> {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  const found = MANNERS.find(({ site }) => name === site || name.endsWith(`.${site}`));
  return { ...DEFAULT_MANNERS, site: name, ...found };
}
