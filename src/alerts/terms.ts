import type { TermsWish } from './clause-parts.ts';
import { namedDayMs } from './last-day.ts';

const DAY_MS = 86_400_000;

/** Of the owner: no alert tells more often or lasts longer. */
export interface TermLimits {
  readonly cooldownMs: number;
  /** From the confirmation on. */
  readonly lastsMs: number;
}

/** What a proposal keeps until it is confirmed. */
export interface AgreedTerms {
  readonly cooldownMs: number;
  readonly once?: true | undefined;
  /** From the confirmation on; absent where a day was named. */
  readonly lastsMs?: number | undefined;
  /** Ms since 1970: the last moment of the named day, UTC. */
  readonly expiresAtMs?: number | undefined;
}

export type TermsRefusal =
  | { readonly why: 'pause'; readonly hours: number }
  | { readonly why: 'lasts'; readonly days: number };

/** What was wished within the limits; what was not said is as the owner set it. */
export function agree(
  { pauseMs, once, end }: TermsWish,
  limits: TermLimits,
  nowMs: number,
): AgreedTerms | { readonly refusal: TermsRefusal } {
  const { lastsMs } = limits;
  if (pauseMs !== undefined && pauseMs < limits.cooldownMs)
    return { refusal: { why: 'pause', hours: limits.cooldownMs / 3_600_000 } };
  const tooLong = { refusal: { why: 'lasts', days: Math.floor(lastsMs / DAY_MS) } } as const;
  const often = {
    // A pause as long as its life: it cannot tell twice.
    cooldownMs: once ? Math.max(lastsMs, limits.cooldownMs) : (pauseMs ?? limits.cooldownMs),
    ...(once ? { once } : {}),
  };
  if (end === undefined) return { ...often, lastsMs };
  if ('forMs' in end)
    return end.forMs > lastsMs || end.forMs <= 0 ? tooLong : { ...often, lastsMs: end.forMs };
  const dayMs = namedDayMs(end.day, nowMs);
  const expiresAtMs = dayMs === undefined ? undefined : dayMs + (end.isBefore ? 0 : DAY_MS) - 1;
  return expiresAtMs === undefined || expiresAtMs <= nowMs || expiresAtMs > nowMs + lastsMs
    ? tooLong
    : { ...often, expiresAtMs };
}

/** Ms since 1970 at which an alert that is confirmed now ends. */
export const endOf = (terms: AgreedTerms, nowMs: number, limits: TermLimits): number =>
  terms.expiresAtMs ?? nowMs + (terms.lastsMs ?? limits.lastsMs);
