import { UndercurrentError } from '../errors.ts';

/**
 * Why a source gave nothing. Programs decide by it, and the doctor says it in words.
 * - `unreachable`: no connection, name not found, connection cut.
 * - `timeout`: it took longer than the limit.
 * - `rate-limited`: 429, or a rate notice with 200.
 * - `blocked`: 401, 403, 451, a consent page, a script wall: this address or agent may not read it.
 * - `server-error`: 5xx.
 * - `rejected`: any other 4xx, or an error body with 200: the request is not understood there.
 * - `changed`: the body is not in the format that is known (HTML, cut off, other columns, wrong types).
 * - `empty`: a good body without a single observation in the range.
 * - `too-large`: more bytes than the source ever sends.
 * - `implausible`: values outside what this series can be; nothing of it is used.
 * - `not-configured`: it needs a key that is not set.
 * - `circuit-open`: it failed several times in a row and is left alone for a while.
 */
export type SourceFailure =
  | 'unreachable'
  | 'timeout'
  | 'rate-limited'
  | 'blocked'
  | 'server-error'
  | 'rejected'
  | 'changed'
  | 'empty'
  | 'too-large'
  | 'implausible'
  | 'not-configured'
  | 'circuit-open';

/**
 * A source that could not be read. The message names the source and the host, never a path, a key or a token:
 * it may reach a chat. The cause holds the rest for the log.
 */
export class SourceError extends UndercurrentError {
  readonly source: string;
  readonly failure: SourceFailure;
  /** When it asked to be left alone for: from `Retry-After`. */
  readonly retryAfterMs: number | undefined;
  readonly status: number | undefined;

  constructor(
    source: string,
    failure: SourceFailure,
    message: string,
    options: ErrorOptions & { readonly retryAfterMs?: number; readonly status?: number } = {},
  ) {
    super(`SOURCE_${failure.toUpperCase().replaceAll('-', '_')}`, message, options);
    this.source = source;
    this.failure = failure;
    this.retryAfterMs = options.retryAfterMs;
    this.status = options.status;
  }
}
