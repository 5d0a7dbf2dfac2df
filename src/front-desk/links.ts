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
const WORD_JOINER = '\u2060';

/** Text in which nothing becomes a link or a mention, but for the allowed hosts. */
export function withoutLinks(text: string, instead: string): string {
  if (!/[.@]|:\/\//.test(text)) return text;
  return text
    .replace(ADDRESS, (address) => {
      const tail = /[.,;:!?)\]]+$/.exec(address)?.[0] ?? '';
      const bare = tail === '' ? address : address.slice(0, -tail.length);
      return isAllowedLink(bare.includes('://') ? bare : `https://${bare}`) ? address : instead + tail;
    })
    .replace(MENTION, `@${WORD_JOINER}`);
}
