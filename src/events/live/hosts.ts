/** Addresses of publications: their canonical form, who publishes there, and which of them may be shown as links. */

/** Links to these may be shown; records of other publishers carry no link. */
const LINKED_HOSTS: readonly string[] = [
  'federalreserve.gov',
  'newyorkfed.org',
  'whitehouse.gov',
  'federalregister.gov',
  'treasury.gov',
  'treasurydirect.gov',
  'sec.gov',
  'bls.gov',
  'bea.gov',
  'census.gov',
  'ecb.europa.eu',
  'bankofengland.co.uk',
  'boj.or.jp',
  'truthsocial.com',
  'trumpstruth.org',
  'fred.stlouisfed.org',
];

/**
 * Publishers with an editor and a wire of their own: one of them is enough for a record. A headline of any other
 * publisher waits until a second one has it too.
 */
const KNOWN_PRESS: readonly string[] = [
  'reuters.com',
  'apnews.com',
  'bloomberg.com',
  'ft.com',
  'wsj.com',
  'cnbc.com',
  'nytimes.com',
  'washingtonpost.com',
  'bbc.co.uk',
  'bbc.com',
  'theguardian.com',
  'economist.com',
  'axios.com',
  'politico.com',
  'politico.eu',
  'marketwatch.com',
  'barrons.com',
  'cnn.com',
  'cbsnews.com',
  'nbcnews.com',
  'abcnews.go.com',
  'npr.org',
  'aljazeera.com',
  'dw.com',
  'france24.com',
  'nikkei.com',
  'japantimes.co.jp',
  'scmp.com',
  'timesofisrael.com',
  'coindesk.com',
  'theblock.co',
  'finance.yahoo.com',
  'foxbusiness.com',
  'usatoday.com',
];

const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ref|ref_src|ref_url|cmpid|cid|smid|src|source|ito|ocid|ncid|taid|tpcc|sh|share|via|amp|output|outputtype|s|guccounter|guce_\w+|__source|campaign|mod|feed|format)$/i;

const under = (host: string, list: readonly string[]): boolean =>
  list.some((known) => host === known || host.endsWith(`.${known}`));

/** The host of an address without "www." and its like; empty where it is no web address. */
export function hostOf(url: string): string {
  if (!URL.canParse(url)) return '';
  const { hostname, protocol } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return '';
  return hostname
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^(?:www\d?|m|amp|mobile|edition)\./, '');
}

/** An address that may be shown: https, an allowed host, no credentials, no port. Undefined otherwise. */
export function linkOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  if (
    parsed.protocol !== 'https:' ||
    parsed.username !== '' ||
    parsed.password !== '' ||
    parsed.port !== ''
  ) {
    return undefined;
  }
  if (!under(parsed.hostname.toLowerCase(), LINKED_HOSTS) || parsed.href.length > 400) return undefined;
  return parsed.href;
}

/** Whether one report of this publisher is enough. */
export function isKnownPress(url: string): boolean {
  return under(hostOf(url), KNOWN_PRESS);
}

/**
 * One form for all copies of an address: no scheme, "www.", default or odd port, fragment, tracking parameters,
 * "/amp" or trailing mark; parameters in order. The text itself where it is no web address.
 */
export function canonicalUrl(url: string): string {
  const host = hostOf(url);
  if (host === '') return url.trim();
  const { pathname, searchParams } = new URL(url);
  const path = pathname
    // Crawlers glue the next attribute to the address: "...package%20title=".
    .replace(/(?:%20|\+|\s)+\w+=.*$/i, '')
    .replace(/\/{2,}/g, '/')
    .replace(/(?:\/|-)amp(?:\.html)?$/i, (end) => (end.endsWith('.html') ? '.html' : ''))
    .replace(/\/(?:index\.html?)?$/i, '')
    .replace(/\.amp$/i, '');
  const kept = [...searchParams]
    .filter(([name]) => !TRACKING.test(name))
    .sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : 1));
  const query = new URLSearchParams(kept).toString();
  return `${host}${path}${query === '' ? '' : `?${query}`}`;
}
