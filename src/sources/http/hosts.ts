import {
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhenResult,
  noJitterGenerator,
} from 'cockatiel';
import type { Warner } from '../../log.ts';
import type { SourceError } from '../failure.ts';
import type { RawReply } from './classify.ts';
import { mannersOf } from './manners.ts';
import { type Clock, createGate, type Gate } from './pace.ts';

/** What is remembered of each host: its pace, and whether it is well. */

export interface HostsOptions {
  readonly clock: Clock;
  readonly log: Warner | undefined;
  /** Failures in a row until a host is left alone, and for how long at first. */
  readonly breakAfter: number;
  readonly breakMs: number;
}

/** How one attempt ended. */
export type Outcome =
  | { readonly raw: RawReply; readonly afterMs?: never }
  | {
      readonly error: SourceError;
      /** Another attempt may help. */
      readonly again: boolean;
      /** It will be made after so long. */
      readonly afterMs?: number;
    };

export interface Host {
  readonly gate: Gate;
  /** cockatiel reads the clock of the system here; it cannot be given another. */
  readonly breaker: CircuitBreakerPolicy;
  lastFailure: SourceError | undefined;
  /** It asked to be left alone until then, on `clock.elapsed`. */
  heldUntil: number;
}

const LONGEST_BREAK_MS = 600_000;

export function createHosts({ clock, log, breakAfter, breakMs }: HostsOptions): { of(host: string): Host } {
  const gates = new Map<string, Gate>();
  const hosts = new Map<string, Host>();

  const create = (host: string): Host => {
    const { site, parallel, gapMs } = mannersOf(host);
    const gate = gates.get(site) ?? createGate({ parallel, gapMs }, clock);
    gates.set(site, gate);
    const breaker = circuitBreaker(
      handleWhenResult((result) => countsAgainstHost(result as Outcome)),
      {
        breaker: new ConsecutiveBreaker(breakAfter),
        halfOpenAfter: new ExponentialBackoff({
          generator: noJitterGenerator,
          initialDelay: breakMs,
          maxDelay: LONGEST_BREAK_MS,
        }),
      },
    );
    const created: Host = { gate, breaker, lastFailure: undefined, heldUntil: Number.NEGATIVE_INFINITY };
    breaker.onBreak(() =>
      log?.warn({ host, failure: created.lastFailure?.failure }, 'a host is left alone for a while'),
    );
    return created;
  };

  return {
    of: (host) => {
      const known = hosts.get(host) ?? create(host);
      hosts.set(host, known);
      return known;
    },
  };
}

/** 401 concerns a key or a crumb, and `rejected` the request: the host itself is well. */
export function countsAgainstHost(outcome: Outcome): boolean {
  if (!('error' in outcome)) return false;
  const { failure, status } = outcome.error;
  return (
    ['unreachable', 'timeout', 'rate-limited', 'server-error'].includes(failure) ||
    (failure === 'blocked' && status !== 401)
  );
}
