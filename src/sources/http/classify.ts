import { SourceError, type SourceFailure } from '../failure.ts';
import type { HttpRequest } from './door.ts';
import { retryAfterMs } from './retry-after.ts';
import { redact } from './secrets.ts';

/** What came back, decompressed, before anybody judged it. */
export interface RawReply {
  readonly status: number;
  /** The real one, after redirects. */
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

/** The request that is judged, as errors may name it. */
export interface Asked {
  readonly source: string;
  /** With its port when it has one. */
  readonly host: string;
  /** Never to be shown. */
  readonly secrets: readonly string[];
}

/** A refusal in its own words, for the log and for recordings. */
export class RefusedReply extends Error {
  readonly status: number;
  readonly contentType: string;
  /** Private, so that no printer of errors shows it. */
  readonly #bytes: Uint8Array;

  constructor(raw: RawReply, secrets: readonly string[]) {
    const start = new TextDecoder()
      .decode(raw.bytes.subarray(0, EXCERPT_BYTES))
      .replaceAll(/\s+/g, ' ')
      .trim();
    super(redact(`status ${raw.status}, ${contentTypeOf(raw)}: ${start}`, secrets));
    this.name = 'RefusedReply';
    this.status = raw.status;
    this.contentType = contentTypeOf(raw);
    this.#bytes = raw.bytes;
  }

  /** As received: it may hold what the request said, also a key. */
  body(): Uint8Array {
    return this.#bytes;
  }
}

const EXCERPT_BYTES = 200;
/** As much as is read to know a page or a notice. */
const LOOK_BYTES = 8_192;
/** A rate notice is a sentence or two. */
const NOTICE_BYTES = 1_000;

/** Plain text with 200: GDELT's sentence, Yahoo's "Too Many Requests", and their like. */
const RATE_NOTICE =
  /\btoo many requests\b|\blimit requests to\b|\brate[ -]?limit(?:ed|ing)?\b|\brequest(?:s)? (?:limit|rate|threshold) exceeded\b|\bexceeded (?:the|your|its) (?:daily |rate |request )?limit\b/i;

/** Pages that stand between a reader and the data. */
const WALLS: readonly (readonly [RegExp, string])[] = [
  [
    /collectConsent|consent\.(?:yahoo|google)\.|part of the Yahoo family|before you continue to/i,
    'a consent page',
  ],
  [/undeclared automated tool|request rate threshold exceeded/i, 'a notice that this agent is not wanted'],
  [
    /cf-browser-verification|cf[-_]chl|challenge-platform|attention required! \| cloudflare|just a moment\.\.\./i,
    'a Cloudflare check',
  ],
  [
    /requires? javascript to verify|enable javascript and cookies|verify (?:that )?you are (?:a )?human|unusual traffic|captcha|_incapsula_|access denied|pardon our interruption|\/__verify\b/i,
    'a check for people',
  ],
];

/** Headers of a challenge: AWS WAF answers 202 with an empty body, Cloudflare 403 or 503. */
const CHALLENGE_HEADERS = ['x-amzn-waf-action', 'cf-mitigated'];

const HTML_START =
  /^(?:<!doctype\s+html|<(?:html|head|body|noscript|script|meta|title|style|iframe|center|h1|div|p)[\s>/])/i;

export const contentTypeOf = ({ headers }: Pick<RawReply, 'headers'>): string =>
  headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';

/** By its first bytes: several publishers send JSON or plain text as text/html. */
export function looksLikeHtml(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, LOOK_BYTES));
  return HTML_START.test(start.replace(/^(?:\s+|<\?xml[^>]*>|<!--[\s\S]*?-->)+/i, ''));
}

export function failed(
  asked: Pick<Asked, 'source' | 'host'>,
  failure: SourceFailure,
  what: string,
  options: ConstructorParameters<typeof SourceError>[3] = {},
): SourceError {
  return new SourceError(asked.source, failure, `${asked.source}: ${asked.host} ${what}.`, options);
}

/** Why this reply is of no use, or undefined when it is one. */
export function failureOf(
  raw: RawReply,
  asked: Asked,
  request: Pick<HttpRequest, 'expects' | 'alsoStatuses'>,
  nowMs: number,
): SourceError | undefined {
  const { status } = raw;
  if (request.alsoStatuses?.includes(status)) return undefined;
  const fail = (failure: SourceFailure, what: string, waitMs?: number): SourceError =>
    failed(asked, failure, what, {
      cause: new RefusedReply(raw, asked.secrets),
      status,
      ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }),
    });
  if (status >= 200 && status < 300) return failureOfGood(raw, request, fail);
  const waitMs = retryAfterMs(raw.headers['retry-after'], nowMs);
  // 418: Binance's ban for an address that went on after 429.
  if (status === 429 || status === 418)
    return fail('rate-limited', `asks for fewer requests (${status})`, waitMs);
  if (status === 401 || status === 403 || status === 451)
    return fail('blocked', `refuses this address, agent or key (${status})`);
  if (CHALLENGE_HEADERS.some((name) => name in raw.headers))
    return fail('blocked', `sent a check for people instead of data (${status})`);
  if (status >= 500) return fail('server-error', `has a fault of its own (${status})`, waitMs);
  if (status >= 400) return fail('rejected', `does not understand the request (${status})`);
  return fail('changed', `answered in a way that is not known (${status})`);
}

function failureOfGood(
  raw: RawReply,
  request: Pick<HttpRequest, 'expects'>,
  fail: (failure: SourceFailure, what: string) => SourceError,
): SourceError | undefined {
  if (CHALLENGE_HEADERS.some((name) => name in raw.headers))
    return fail('blocked', 'sent a check for people instead of data');
  if (request.expects === 'html') return undefined;
  if (looksLikeHtml(raw.bytes)) {
    const page = new TextDecoder().decode(raw.bytes.subarray(0, LOOK_BYTES));
    const wall = WALLS.find(([pattern]) => pattern.test(page));
    return wall
      ? fail('blocked', `sent ${wall[1]} instead of data`)
      : fail('changed', 'sent a web page instead of data');
  }
  if (raw.bytes.length > NOTICE_BYTES) return undefined;
  const text = new TextDecoder().decode(raw.bytes).trim();
  return !/^[[{<"]/.test(text) && RATE_NOTICE.test(text)
    ? fail('rate-limited', 'asks for fewer requests')
    : undefined;
}
