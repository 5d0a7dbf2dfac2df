import type { Failures } from './failure.ts';
import { ModelError } from './model.ts';

/** Resolves after the time, or early when the signal aborts. Never rejects. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

/** 32 MB: a long chain of thought in single-letter deltas stays below. */
const MAX_BYTES = 32 * 1024 * 1024;
/** One event is a few hundred bytes; an answer that is not streamed is one line, too. */
const MAX_LINE_BYTES = 1024 * 1024;
/** After the last word a server may still send usage figures, and should end the stream. */
const GRACE_MS = 1_000;

const LAST_EVENT = /(?:^|[\r\n])data: ?\[DONE\]\s*$/;
const LAST_EVENT_BYTES = 32;
const NEWLINE = 10;

export const LATE = Symbol('late');

/** A time limit over several steps. */
export interface Deadline {
  race<T>(work: Promise<T>): Promise<T | typeof LATE>;
  cancel(): void;
}

/** Ends early when the signal aborts: ask the signal which of the two it was. */
export function createDeadline(ms: number, sleep: Sleep, signal: AbortSignal): Deadline {
  const timer = new AbortController();
  const cancel = (): void => timer.abort();
  signal.addEventListener('abort', cancel, { once: true });
  const expired = sleep(ms, timer.signal).then(() => LATE);
  return {
    race: (work) => Promise.race([work, expired as Promise<typeof LATE>]),
    cancel: () => {
      signal.removeEventListener('abort', cancel);
      cancel();
    },
  };
}

export interface BodyParts {
  /** Runs since the request was sent. */
  readonly firstByte: Deadline;
  readonly timeoutMs: number;
  /** Between two pieces; comments that keep the connection alive count as pieces. */
  readonly stallMs: number;
  readonly sleep: Sleep;
  readonly signal: AbortSignal;
  readonly failures: Failures;
  /** The answer is complete: what comes now is an extra, and its failures are none. */
  readonly complete: () => boolean;
}

export interface Body {
  readonly form: 'events' | 'json' | 'page' | 'empty';
  readonly bytes: AsyncGenerator<Uint8Array>;
  /** The server announced the end of its stream. */
  readonly ended: () => boolean;
}

/** Looks at the first character: servers answer a stream request with JSON or a web page, of any content type. */
export async function openBody(response: Response, parts: BodyParts): Promise<Body> {
  let tail = '';
  const ended = (): boolean => LAST_EVENT.test(tail);
  const source = pieces(response, { ...parts, complete: () => ended() || parts.complete() });
  const head: Uint8Array[] = [];

  function note(piece: Uint8Array): void {
    const end = String.fromCharCode(...piece.subarray(-LAST_EVENT_BYTES));
    tail = `${tail}${end}`.slice(-LAST_EVENT_BYTES);
  }

  async function* bytes(): AsyncGenerator<Uint8Array> {
    try {
      for (const piece of head) yield piece;
      for await (const piece of source) {
        note(piece);
        yield piece;
      }
      // Closes an event that the server left open.
      yield new Uint8Array([NEWLINE, NEWLINE]);
    } finally {
      await source.return(undefined);
    }
  }

  for (;;) {
    const { value: piece, done } = await source.next();
    if (done) return { form: 'empty', bytes: bytes(), ended };
    head.push(piece);
    note(piece);
    const first = new TextDecoder().decode(piece).trimStart().charAt(0);
    if (first === '') continue;
    const form = first === '<' ? 'page' : first === '{' || first === '[' ? 'json' : 'events';
    return { form, bytes: bytes(), ended };
  }
}

async function* pieces(response: Response, parts: BodyParts): AsyncGenerator<Uint8Array> {
  const { firstByte, timeoutMs, stallMs, sleep, signal, failures, complete } = parts;
  if (!response.body) return;
  const reader = response.body.getReader();
  let total = 0;
  let line = 0;
  try {
    for (;;) {
      const limitMs = complete() ? Math.min(GRACE_MS, stallMs) : stallMs;
      const started = total > 0;
      const deadline = started ? createDeadline(limitMs, sleep, signal) : firstByte;
      const read = await deadline.race(reader.read()).finally(() => {
        if (started) deadline.cancel();
      });
      if (signal.aborted) throw failures.aborted();
      if (read === LATE) {
        if (complete()) return;
        throw started
          ? failures.late('to go on with its answer', limitMs)
          : failures.late('to begin its answer', timeoutMs);
      }
      if (read.done) return;
      total += read.value.length;
      if (total > 0) firstByte.cancel();
      const newline = read.value.lastIndexOf(NEWLINE);
      line = newline === -1 ? line + read.value.length : read.value.length - newline - 1;
      if (total > MAX_BYTES || line > MAX_LINE_BYTES) {
        throw failures.make('MODEL_PROTOCOL', 'sends an answer without an end.');
      }
      if (read.value.length > 0) yield read.value;
    }
  } catch (error) {
    if (error instanceof ModelError) throw error;
    if (signal.aborted) throw failures.aborted();
    if (!complete()) throw failures.disconnected(error);
  } finally {
    // Its failure is the one that is being told already.
    reader.cancel().catch(() => undefined);
  }
}
