/**
 * Where links in answers may go: publishers of the data and of dated records. Chat programs turn addresses in
 * plain text into links by themselves, so other addresses are left out of the text as well.
 */
export const LINK_HOSTS: readonly string[] = [
  'stlouisfed.org',
  'newyorkfed.org',
  'federalreserve.gov',
  'treasury.gov',
  'fiscaldata.treasury.gov',
  'cmegroup.com',
  'cboe.com',
  'bea.gov',
  'bls.gov',
  'sec.gov',
  'whitehouse.gov',
  'ecb.europa.eu',
  'boj.or.jp',
  'finance.yahoo.com',
  'coinmarketcap.com',
  'coingecko.com',
  'wikipedia.org',
  'alternative.me',
  'alphavantage.co',
  'binance.com',
  'coinbase.com',
  'frankfurter.dev',
  'freddiemac.com',
  'gold-api.com',
  'kraken.com',
  'matteoiacoviello.com',
  'nasdaq.com',
  'okx.com',
  'policyuncertainty.com',
  'treasurydirect.gov',
];

export function isAllowedLink(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username } = new URL(address);
  return (
    (protocol === 'https:' || protocol === 'http:') &&
    username === '' &&
    LINK_HOSTS.some((host) => hostname === host || hostname.endsWith(`.${host}`))
  );
}

/** An address with its scheme, or a bare one that chat programs would make a link. */
const ADDRESS =
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s<>"'）】」]+|(?<![\w@.-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:com|net|org|io|co|me|ru|cn|info|biz|xyz|app|dev|gg|ly|top|site|online|shop|club|vip|link|live|pro|tk|to|cc|ai|finance|exchange|money|gov|edu|eu|uk|de|fr|es|jp)(?![\w-])(?:[/?#][^\s<>"'）】」]*)?/giu;
/** "@name" would notify somebody. */
const MENTION = /(?<![\w.])@(?=\w)/g;
/** Chat programs know some 1,500 top-level domains: what may be a bare address of any of them is kept as words. */
const MAYBE_HOST = /(?<=[\p{L}\p{N}-])\.(?=\p{L}{2})/gu;
/** Seen by programs, not by people. */
export const WORD_JOINER = '\u2060';

/** Without one of these there is nothing to look for, and most runs have none. */
const SUSPECT = /@|:\/\/|[\p{L}\p{N}-]\.\p{L}{2}/u;

/** Text in which nothing becomes a link or a mention, but for the allowed hosts. */
export function withoutLinks(text: string, instead: string): string {
  if (!SUSPECT.test(text)) return text;
  const pieces: string[] = [];
  let done = 0;
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
    const tail = /[.,;:!?)\]]+$/.exec(address)?.[0] ?? '';
    const bare = tail === '' ? address : address.slice(0, -tail.length);
    const allowed = isAllowedLink(bare.includes('://') ? bare : `https://${bare}`);
    pieces.push(unlinked(text.slice(done, index)), allowed ? bare : instead, tail);
    done = index + address.length;
  }
  return [...pieces, unlinked(text.slice(done))].join('').replace(MENTION, `@${WORD_JOINER}`);
}

function unlinked(words: string): string {
  return words.replace(MAYBE_HOST, `.${WORD_JOINER}`);
}
