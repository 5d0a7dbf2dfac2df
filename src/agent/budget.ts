import type { Keyv } from 'keyv';
import { z } from 'zod';
import { UndercurrentError } from '../errors.ts';
import type { Warner } from '../log.ts';
import { type IsoDate, isoOf, utcDayOf } from '../time/dates.ts';
import {
  type Account,
  accountSchema,
  add,
  type BudgetLimits,
  currentAccount,
  exceeded,
  expiryOf,
  limitsOf,
  NOTHING,
  type Scope,
  type Spending,
  type Sum,
  sumOf,
  totalOf,
  type Used,
  used,
  withReservation,
  withSettlement,
} from './account.ts';
import type { ModelUsage } from './model.ts';
import { costOf, type Prices } from './usage.ts';

export type { BudgetLimits, Spending, Used } from './account.ts';

/** Who pays. Ids are unique over platforms: `telegram:42`. */
export interface Payer {
  readonly userId: string;
  readonly chatId: string;
}

/** What was set aside. It counts until it is settled or released, at most about ten minutes. */
export interface Reservation extends Payer {
  /** Settled on this day, whenever that happens. */
  readonly day: IsoDate;
  readonly tokens: number;
  readonly microUsd: number;
  /** Ms since 1970. */
  readonly expiresAt: number;
}

export type ReserveResult =
  | { readonly ok: true; readonly reservation: Reservation }
  | {
      readonly ok: false;
      readonly scope: Scope;
      readonly what: 'tokens' | 'usd' | 'questions';
      /** The next UTC midnight; for questions the moment when the next one is allowed. */
      readonly resetsAt: Date;
    };

export interface BudgetUsage {
  readonly user: { readonly tokens: Used; readonly usd: Used };
  readonly chat: { readonly tokens: Used; readonly usd: Used };
  readonly bot: { readonly tokens: Used; readonly usd: Used };
  readonly resetsAt: Date;
}

export interface BudgetParts {
  /** With `throwOnErrors`, so that a store that is down is told from one that is empty. */
  readonly store: Keyv;
  /** A function when they may change while the program runs. */
  readonly limits: BudgetLimits | (() => BudgetLimits);
  readonly prices: Prices;
  readonly now: () => number;
  readonly logger?: Warner;
  /** Runs one change at a time over all processes that share the store. Absent: this process is the only one. */
  readonly exclusive?: <T>(work: () => Promise<T>) => Promise<T>;
}

/**
 * Budgets in tokens and money: what is spent and set aside never passes a limit at the moment of a
 * reservation. Exact within one process, and over several with `exclusive`.
 */
export interface Budgets {
  /** @throws UndercurrentError `STORE_FAILED`: without the books nothing may be spent. */
  reserve(
    request: Payer & { readonly estimatedTokens: number; readonly estimatedUsd: number },
  ): Promise<ReserveResult>;
  /** Books what it really was, more or less than reserved, also after the reservation expired. Once only. */
  settle(reservation: Reservation, actual: Spending): Promise<void>;
  /** Nothing was spent. Does nothing after `settle`. */
  release(reservation: Reservation): Promise<void>;
  usage(payer: Payer): Promise<BudgetUsage>;
  /** What a call costs; without a price for the model as if it were the dearest one with a price. */
  spendingOf(model: string, usage: ModelUsage): Spending;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Yesterday stays readable, and late settlements find their day. */
const ACCOUNT_TTL_MS = 2 * DAY_MS;
/** When a user's last questions were asked: ms since 1970. */
const askedSchema = z.array(z.number());

const SCOPES: readonly Scope[] = ['user', 'chat', 'bot'];

export function createBudgets(parts: BudgetParts): Budgets {
  const { store, prices, now, logger, exclusive = (work) => work() } = parts;
  const limitsNow = (): BudgetLimits => (typeof parts.limits === 'function' ? parts.limits() : parts.limits);
  const closed = new WeakSet<Reservation>();
  let last: Promise<unknown> = Promise.resolve();

  /** All changes go through one queue: the account of the bot is part of each of them. */
  function inOrder<T>(work: () => Promise<T>): Promise<T> {
    const result = last.then(() => exclusive(work));
    last = result.catch(() => undefined);
    return result;
  }

  async function load<T>(key: string, schema: z.ZodType<T>): Promise<T | undefined> {
    let value: unknown;
    try {
      value = await store.get(key);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw failed('read', error);
      value = null; // No JSON, which the schemas refuse.
    }
    if (value === undefined) return undefined;
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    logger?.warn({ key }, 'budget: a stored account is corrupt and starts again at zero');
    return undefined;
  }

  async function save(key: string, value: unknown, ttlMs: number): Promise<void> {
    const kept = await store.set(key, value, ttlMs).catch((error: unknown) => {
      throw failed('keep', error);
    });
    if (!kept) throw failed('keep');
  }

  async function accountOf(scope: Scope, day: IsoDate, payer: Payer): Promise<Account> {
    return currentAccount(await load(accountKey(scope, day, payer), accountSchema), now());
  }

  const accountsOf = (day: IsoDate, payer: Payer): Promise<Account[]> =>
    Promise.all(SCOPES.map((scope) => accountOf(scope, day, payer)));

  async function saveAccounts(day: IsoDate, payer: Payer, accounts: readonly Account[]): Promise<void> {
    await Promise.all(
      SCOPES.map((scope, i) => save(accountKey(scope, day, payer), accounts[i], ACCOUNT_TTL_MS)),
    );
  }

  /** When a further question is allowed; undefined: now. A question that is allowed counts from here on. */
  async function questionAllowedAt(userId: string, limit: number): Promise<Date | undefined> {
    const key = `budget:minute:${JSON.stringify(userId)}`;
    const asked = ((await load(key, askedSchema)) ?? []).filter((at) => at > now() - MINUTE_MS);
    if (asked.length >= limit) return new Date((asked.at(-limit) ?? now()) + MINUTE_MS);
    await save(key, [...asked, now()], MINUTE_MS);
    return undefined;
  }

  async function reserve(payer: Payer, wanted: Sum): Promise<ReserveResult> {
    const day = isoOf(utcDayOf(now()));
    const limits = limitsNow();
    const accounts = await accountsOf(day, payer);
    for (const [i, scope] of SCOPES.entries()) {
      const what = exceeded(add(totalOf(accounts[i]!), wanted), limitsOf(limits, scope));
      if (what) return { ok: false, scope, what, resetsAt: nextMidnight(now()) };
    }
    if (limits.userQuestionsPerMinute !== undefined) {
      const resetsAt = await questionAllowedAt(payer.userId, limits.userQuestionsPerMinute);
      if (resetsAt) return { ok: false, scope: 'user', what: 'questions', resetsAt };
    }
    const expiresAt = expiryOf(now());
    const reserved = accounts.map((account) => withReservation(account, wanted, expiresAt));
    await saveAccounts(day, payer, reserved);
    const { userId, chatId } = payer;
    const reservation: Reservation = { userId, chatId, day, ...wanted, expiresAt };
    return { ok: true, reservation };
  }

  /** A second closing of the same reservation does nothing. */
  async function close(reservation: Reservation, actual: Sum): Promise<void> {
    if (closed.has(reservation)) return;
    closed.add(reservation);
    const { day, expiresAt } = reservation;
    try {
      await inOrder(async () => {
        const accounts = await accountsOf(day, reservation);
        const settled = accounts.map((account) => withSettlement(account, reservation, expiresAt, actual));
        await saveAccounts(day, reservation, settled);
      });
    } catch (error) {
      // So that it can be tried again: rather booked twice in one scope than not at all.
      closed.delete(reservation);
      throw error;
    }
  }

  return {
    reserve: async ({ userId, chatId, estimatedTokens, estimatedUsd }) => {
      const wanted = sumOf({ tokens: estimatedTokens, usd: estimatedUsd });
      return inOrder(() => reserve({ userId, chatId }, wanted));
    },
    settle: async (reservation, actual) => close(reservation, sumOf(actual)),
    release: async (reservation) => close(reservation, NOTHING),

    async usage(payer) {
      const limits = limitsNow();
      const [user, chat, bot] = await accountsOf(isoOf(utcDayOf(now())), payer);
      return {
        user: used(user!, limitsOf(limits, 'user')),
        chat: used(chat!, limitsOf(limits, 'chat')),
        bot: used(bot!, limitsOf(limits, 'bot')),
        resetsAt: nextMidnight(now()),
      };
    },

    spendingOf(model, usage) {
      const dearest = (): number =>
        Math.max(0, ...Object.values(prices).map((price) => costOf(usage, { '*': price }, '') ?? 0));
      return {
        tokens: usage.inputTokens + usage.outputTokens,
        usd: costOf(usage, prices, model) ?? dearest(),
      };
    },
  };
}

function accountKey(scope: Scope, day: IsoDate, { userId, chatId }: Payer): string {
  const owner = { user: [userId], chat: [chatId], bot: [] }[scope];
  return ['budget', day, scope, ...owner.map((id) => JSON.stringify(id))].join(':');
}

function nextMidnight(nowMs: number): Date {
  return new Date((utcDayOf(nowMs) + 1) * DAY_MS);
}

function failed(what: 'read' | 'keep', cause?: unknown): UndercurrentError {
  const message = `the store did not ${what} a budget. Check the database`;
  return new UndercurrentError('STORE_FAILED', message, { cause });
}
