import { BrokenCircuitError, ConstantBackoff, handleWhenResult, retry } from 'cockatiel';
import { SourceError } from '../failure.ts';
import { type Asked, failed, failureOf, type RawReply } from './classify.ts';
import type { HttpRequest } from './door.ts';
import { countsAgainstHost, createHosts, type HostsOptions, type Outcome } from './hosts.ts';
import { createLimit, type Limit } from './limit.ts';
import { jitterMs } from './retry-after.ts';
import { safeCause } from './secrets.ts';
import { createTransport, HeadTimeout, type Outgoing, type TransportOptions } from './transport.ts';

/** One call: its turn at the host, its attempts, its limit. Loaded with the first request. */

export interface Call {
  readonly asked: Asked;
  readonly request: HttpRequest;
  readonly outgoing: Omit<Outgoing, 'signal' | 'headMs'>;
  readonly limitMs: number;
}

export interface CallerOptions extends TransportOptions, HostsOptions {
  readonly now: () => number;
  readonly random: () => number;
}

export interface Caller {
  /** A 304 is a reply here. @throws SourceError, or the reason of `signal` */
  call(call: Call, signal: AbortSignal): Promise<RawReply>;
  close(): Promise<void>;
}

const MAX_RETRIES = 2;
/** A host that says nothing for so much of the limit is asked again: FRED's first request often stalls. */
const HEAD_SHARE = 0.6;

export function createCaller(options: CallerOptions): Caller {
  const transport = createTransport(options);
  const { clock } = options;
  const hosts = createHosts(options);
  const again = retry(
    handleWhenResult((result) => (result as Outcome).afterMs !== undefined),
    {
      maxAttempts: MAX_RETRIES,
      // The wait is part of the next attempt, where it can be aborted.
      backoff: new ConstantBackoff(0),
    },
  );

  const attempt = async (call: Call, limit: Limit): Promise<Outcome> => {
    const headMs = Math.max(1, Math.min(call.limitMs * HEAD_SHARE, limit.leftMs()));
    try {
      const raw = await transport.send({ ...call.outgoing, headMs, signal: limit.signal });
      const error = raw.status === 304 ? undefined : failureOf(raw, call.asked, call.request, options.now());
      return error ? { error, again: isWorthAnother(error) } : { raw };
    } catch (error) {
      if (error instanceof SourceError) return { error, again: false };
      if (limit.isOver()) return { error: timedOut(call), again: false };
      limit.signal.throwIfAborted();
      if (error instanceof HeadTimeout) return { error: timedOut(call), again: true };
      const cause = safeCause(error, call.asked.secrets);
      // A name that is not known and a certificate that is not trusted stay so; a resolver that is busy may not.
      const again = !CERTIFICATE.test(codeOf(error)) && codeOf(error) !== 'ENOTFOUND';
      return { error: failed(call.asked, 'unreachable', wordsFor(error), { cause }), again };
    }
  };

  const call = async (call: Call, signal: AbortSignal): Promise<RawReply> => {
    const { asked } = call;
    const host = hosts.of(asked.host);
    const refuseWhileHeld = (): void => {
      const heldMs = host.heldUntil - clock.elapsed();
      if (heldMs > 0)
        throw failed(asked, 'rate-limited', `asked to be left alone for ${seconds(heldMs)} more`, {
          retryAfterMs: Math.round(heldMs),
        });
    };
    refuseWhileHeld();
    const limit = createLimit(call.limitMs, signal);
    let last: SourceError | undefined;
    let waitMs: number | undefined;
    try {
      const outcome = await again.execute(async (): Promise<Outcome> => {
        if (waitMs !== undefined) await clock.sleep(waitMs, limit.signal);
        const turn = await host.gate.enter(limit.signal);
        let sent = false;
        try {
          // Others may have been told while this one stood in line.
          if (last === undefined) refuseWhileHeld();
          limit.start();
          const result = await host.breaker.execute(async () => {
            sent = true;
            const made = await attempt(call, limit);
            if ('error' in made && countsAgainstHost(made)) host.lastFailure = made.error;
            return made;
          });
          if ('raw' in result) return result;
          last = result.error;
          if (result.error.retryAfterMs !== undefined)
            host.heldUntil = Math.max(host.heldUntil, clock.elapsed() + result.error.retryAfterMs);
          if (!result.again) return result;
          const afterMs = Math.max(result.error.retryAfterMs ?? 0, jitterMs(waitMs, options.random));
          if (afterMs >= limit.leftMs()) return result;
          waitMs = afterMs;
          return { ...result, afterMs };
        } finally {
          turn.leave(!sent);
        }
      });
      if ('raw' in outcome) return outcome.raw;
      throw outcome.error;
    } catch (error) {
      if (error instanceof SourceError) throw error;
      if (limit.isOver()) throw last ?? timedOut(call);
      signal.throwIfAborted();
      if (error instanceof BrokenCircuitError)
        throw (
          last ??
          failed(asked, 'circuit-open', 'failed several times in a row and is left alone for a while', {
            cause: host.lastFailure,
          })
        );
      throw error;
    } finally {
      limit.end();
    }
  };

  return { call, close: () => transport.close() };
}

const isWorthAnother = ({ failure }: SourceError): boolean =>
  failure === 'rate-limited' || failure === 'server-error';

const timedOut = (call: Call): SourceError =>
  failed(call.asked, 'timeout', `did not answer within ${seconds(call.limitMs)}`);

const seconds = (ms: number): string => (ms < 1_000 ? `${Math.ceil(ms)} ms` : `${Math.ceil(ms / 1_000)} s`);

/** TLS codes of Node; a proxy that reads along is the usual reason, and asking again does not help. */
const CERTIFICATE = /CERT|^UNABLE_TO_(?:GET_ISSUER|VERIFY)|^ERR_TLS_/;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

function wordsFor(error: unknown): string {
  const code = codeOf(error);
  if (CERTIFICATE.test(code)) return 'shows a certificate that is not trusted here';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'could not be found by its name';
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ECONNREFUSED') return 'could not be reached';
  if (code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE') return 'cut the connection';
  return 'could not be read';
}
