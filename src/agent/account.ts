import { z } from 'zod';

/** The arithmetic of budgets: what was spent and set aside, against limits. Pure. */

/** Per UTC day. Undefined: no limit. */
export interface BudgetLimits {
  readonly userTokensPerDay?: number;
  readonly chatTokensPerDay?: number;
  readonly botTokensPerDay?: number;
  readonly botUsdPerDay?: number;
  /** Within any 60 seconds. */
  readonly userQuestionsPerMinute?: number;
}

export interface Spending {
  readonly tokens: number;
  readonly usd: number;
}

/** `used` was settled, `reserved` is set aside for answers under way. Without a limit there is no `left`. */
export interface Used {
  readonly used: number;
  readonly reserved: number;
  readonly limit?: number;
  readonly left?: number;
}

/** Far above the time limit of an answer: what is still reserved then was lost in a crash. */
const RESERVATION_MS = 10 * 60_000;
/** Reservations are summed by when they expire, so that an account stays small with thousands of them open. */
const EXPIRY_STEP_MS = 30_000;
/** Money is counted in whole millionths, so that sums are exact. */
const MICRO = 1_000_000;
/** 0.29 * 1e6 may come out a hair above 290,000: that is no further millionth. */
const ROUNDING = 1e-6;

const amount = z.int().nonnegative();
const sumSchema = z.object({ tokens: amount, microUsd: amount });
/** `open`: what is reserved, by the time when it expires (ms since 1970). */
export const accountSchema = sumSchema.extend({ open: z.record(z.string(), sumSchema) });

export type Sum = Readonly<z.output<typeof sumSchema>>;
export type Account = Readonly<z.output<typeof accountSchema>>;
export type Scope = 'user' | 'chat' | 'bot';

export const NOTHING: Sum = { tokens: 0, microUsd: 0 };

export interface ScopeLimits {
  readonly tokens: number | undefined;
  readonly usd: number | undefined;
}

export function limitsOf(limits: BudgetLimits, scope: Scope): ScopeLimits {
  switch (scope) {
    case 'user':
      return { tokens: limits.userTokensPerDay, usd: undefined };
    case 'chat':
      return { tokens: limits.chatTokensPerDay, usd: undefined };
    case 'bot':
      return { tokens: limits.botTokensPerDay, usd: limits.botUsdPerDay };
  }
}

export function exceeded(sum: Sum, { tokens, usd }: ScopeLimits): 'tokens' | 'usd' | undefined {
  if (tokens !== undefined && sum.tokens > tokens) return 'tokens';
  return usd !== undefined && sum.microUsd > Math.floor(usd * MICRO + ROUNDING) ? 'usd' : undefined;
}

export function used(account: Account, limits: ScopeLimits): { tokens: Used; usd: Used } {
  const reserved = Object.values(account.open).reduce<Sum>(add, NOTHING);
  return {
    tokens: against(account.tokens, reserved.tokens, limits.tokens),
    usd: against(account.microUsd / MICRO, reserved.microUsd / MICRO, limits.usd),
  };
}

function against(used: number, reserved: number, limit: number | undefined): Used {
  if (limit === undefined) return { used, reserved };
  return { used, reserved, limit, left: Math.max(0, limit - used - reserved) };
}

/** Rounded up. A negative or missing number is a bug of the caller and would open the limits. */
export function sumOf({ tokens, usd }: Spending): Sum {
  if (!(tokens >= 0 && tokens < Number.POSITIVE_INFINITY && usd >= 0 && usd < Number.POSITIVE_INFINITY))
    throw new RangeError(`not an amount: ${tokens} tokens, ${usd} USD`);
  return { tokens: Math.ceil(tokens), microUsd: Math.max(0, Math.ceil(usd * MICRO - ROUNDING)) };
}

export function add(one: Sum, other: Sum): Sum {
  return { tokens: one.tokens + other.tokens, microUsd: one.microUsd + other.microUsd };
}

function subtract(from: Sum, part: Sum): Sum {
  return {
    tokens: Math.max(0, from.tokens - part.tokens),
    microUsd: Math.max(0, from.microUsd - part.microUsd),
  };
}

/** When a reservation made now stops to count, if nobody closes it before: ms since 1970. */
export function expiryOf(nowMs: number): number {
  return Math.ceil((nowMs + RESERVATION_MS) / EXPIRY_STEP_MS) * EXPIRY_STEP_MS;
}

/** The account without reservations that have expired. */
export function currentAccount(account: Account | undefined, nowMs: number): Account {
  const open = Object.entries(account?.open ?? {}).filter(([expiresAt]) => Number(expiresAt) > nowMs);
  return { ...NOTHING, ...account, open: Object.fromEntries(open) };
}

/** Spent and set aside. */
export function totalOf(account: Account): Sum {
  return Object.values(account.open).reduce<Sum>(add, account);
}

export function withReservation(account: Account, part: Sum, expiresAt: number): Account {
  const open = { ...account.open, [expiresAt]: add(account.open[expiresAt] ?? NOTHING, part) };
  return { ...account, open };
}

/** Takes a reservation out, if it has not expired, and books what was really spent. */
export function withSettlement(account: Account, part: Sum, expiresAt: number, actual: Sum): Account {
  const { [expiresAt]: step, ...others } = account.open;
  const rest = step ? subtract(step, part) : NOTHING;
  const open = rest.tokens + rest.microUsd > 0 ? { ...others, [expiresAt]: rest } : others;
  return { ...add(account, actual), open };
}
