import { withoutSecrets } from '../log.ts';
import { ModelError, type ModelErrorCode } from './model.ts';

/** Long enough for the sentence that matters, short enough for a log line. */
const MAX_SENTENCE = 300;
/** Shorter keys are words such as `-` or `key`: no secrets, and part of every text. */
const SHORTEST_SECRET = 4;

/** Servers and proxies like to repeat the headers that they did not understand. */
const CREDENTIALS = /(?:authorization\W{0,4})?\b(?:bearer|basic)\s+\S+/gi;

/** An HTTP answer that is not a success. */
export interface Refusal {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** Turns everything that can go wrong into a ModelError without secrets. */
export interface Failures {
  readonly refused: (refusal: Refusal) => ModelError;
  /** The error object that a server puts into an answer which began as a success. */
  readonly inAnswer: (error: unknown) => ModelError;
  readonly disconnected: (cause: unknown) => ModelError;
  readonly late: (what: string, limitMs: number) => ModelError;
  readonly aborted: () => ModelError;
  readonly make: (code: ModelErrorCode, what: string, cause?: unknown) => ModelError;
}

export function createFailures(parts: {
  readonly apiKey: string;
  /** Host and port only. */
  readonly host: string;
  readonly model: string;
  readonly now: () => number;
}): Failures {
  const { apiKey, host, model, now } = parts;

  function hide(text: string): string {
    const keyless = apiKey.length < SHORTEST_SECRET ? text : text.replaceAll(apiKey, '[hidden]');
    return withoutSecrets(keyless.replace(CREDENTIALS, '[hidden]'));
  }

  function make(code: ModelErrorCode, what: string, cause?: unknown, retryAfterMs?: number): ModelError {
    return new ModelError(code, hide(`model: ${host} ${what}`), {
      ...(cause === undefined ? {} : { cause: clean(cause, hide) }),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  }

  function sentenceOf(body: string): string {
    const text = hide(plainText(body)).replace(/\s+/g, ' ').trim();
    return text.length > MAX_SENTENCE ? `${text.slice(0, MAX_SENTENCE)}…` : text;
  }

  function refused({ status, headers, body }: Refusal): ModelError {
    const said = sentenceOf(body);
    const reason = said === '' ? '' : `: ${said}`;
    if (status === 402 || (status === 429 && /insufficient_quota|billing/i.test(body))) {
      return make('MODEL_AUTH', `has no credit left for this key (${status})${reason}`);
    }
    switch (status) {
      // What the server says here repeats parts of the key.
      case 401:
        return make('MODEL_AUTH', 'refuses the API key (401). Check the key and the base URL.');
      case 403:
        return make('MODEL_AUTH', `does not let this key use "${model}" (403)${reason}`);
      case 404:
      case 405:
        return make(
          'MODEL_NOT_FOUND',
          `has no model "${model}" at this base URL (${status})${reason}. Check the model's name, and that the base URL ends as the server's manual says, often in /v1.`,
        );
      case 408:
        return make('MODEL_TIMEOUT', `gave up waiting (408)${reason}`);
      case 429:
        return make(
          'MODEL_RATE_LIMIT',
          `asks us to slow down (429)${reason}`,
          undefined,
          retryAfter(headers, now()),
        );
      case 409:
      case 425:
        return make('MODEL_UNAVAILABLE', `cannot answer now (${status})${reason}`);
      default:
        return status >= 500
          ? make(
              'MODEL_UNAVAILABLE',
              `has a problem of its own (${status})${reason}`,
              undefined,
              retryAfter(headers, now()),
            )
          : make('MODEL_BAD_REQUEST', `refuses the request (${status})${reason || '.'}`);
    }
  }

  function inAnswer(error: unknown): ModelError {
    return refused({ status: statusOf(error), headers: new Headers(), body: JSON.stringify({ error }) });
  }

  function disconnected(cause: unknown): ModelError {
    const code = systemCode(cause);
    return code === 'ECONNREFUSED' || code === 'ENOTFOUND'
      ? make('MODEL_UNAVAILABLE', `cannot be reached (${code}). Is the server running?`, cause)
      : make('MODEL_UNAVAILABLE', `broke the connection${code ? ` (${code})` : ''}.`, cause);
  }

  return {
    refused,
    inAnswer,
    disconnected,
    late: (what, limitMs) => make('MODEL_TIMEOUT', `took more than ${limitMs / 1000} s ${what}.`),
    aborted: () => make('MODEL_ABORTED', 'was told to stop.'),
    make: (code, what, cause) => make(code, what, cause),
  };
}

/** The chain of causes may hold headers and addresses: only the texts are kept. */
function clean(cause: unknown, hide: (text: string) => string): Error {
  const texts: string[] = [];
  for (let at = cause; at instanceof Error && texts.length < 4; at = at.cause) texts.push(at.message);
  const copy = new Error(hide(texts.length > 0 ? texts.join(': ') : String(cause)));
  delete copy.stack;
  return copy;
}

function systemCode(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: unknown };
    if (typeof code === 'string') return code;
  }
  return undefined;
}

/** The sentence in a body: OpenAI's form, and those of Ollama, vLLM, FastAPI and plain text. */
function plainText(body: string): string {
  if (/^\s*</.test(body)) return '';
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return body;
  }
  for (let depth = 0; depth < 4; depth++) {
    if (typeof value === 'string') return value;
    if (Array.isArray(value)) value = value[0];
    if (typeof value !== 'object' || value === null) return '';
    const fields = value as Record<string, unknown>;
    if (Array.isArray(fields.loc) && typeof fields.msg === 'string') {
      return `${fields.loc.join('.')}: ${fields.msg}`;
    }
    value = fields.error ?? fields.message ?? fields.detail ?? fields.msg;
  }
  return '';
}

/** Error objects inside answers carry a status as a number, or a word that stands for one. */
function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null) return 500;
  const { code, status, type } = error as Record<string, unknown>;
  const number = [code, status].map(Number).find((value) => value >= 400 && value < 600);
  if (number !== undefined) return number;
  const words = `${code} ${type}`;
  if (/insufficient_quota/.test(words)) return 402;
  if (/rate_limit|too_many/.test(words)) return 429;
  if (/api_key|authentication/.test(words)) return 401;
  if (/permission/.test(words)) return 403;
  if (/model_not_found/.test(words)) return 404;
  if (/invalid_request|bad_?request|context_length/i.test(words)) return 400;
  return 500;
}

/** Seconds or a date: https://www.rfc-editor.org/rfc/rfc9110#name-retry-after. Milliseconds: OpenAI, Azure. */
function retryAfter(headers: Headers, now: number): number | undefined {
  const ms = Number.parseFloat(headers.get('retry-after-ms') ?? '');
  if (Number.isFinite(ms)) return Math.max(0, ms);
  const given = headers.get('retry-after');
  if (given === null) return undefined;
  const waitMs = /^\s*\d+(\.\d+)?\s*$/.test(given) ? Number(given) * 1000 : Date.parse(given) - now;
  return Number.isNaN(waitMs) ? undefined : Math.max(0, waitMs);
}
