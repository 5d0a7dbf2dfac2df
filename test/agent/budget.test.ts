import fc from 'fast-check';
import Keyv from 'keyv';
import { describe, expect, it } from 'vitest';
import {
  type BudgetLimits,
  type BudgetParts,
  createBudgets,
  type Reservation,
  type ReserveResult,
} from '../../src/agent/budget.ts';

const MINUTE_MS = 60_000;
const MIDNIGHT = new Date('2026-01-31T00:00:00Z');
const ANA = { userId: 'telegram:ana', chatId: 'telegram:group' };
const BEN = { userId: 'telegram:ben', chatId: 'telegram:group' };

function setUp(limits: BudgetLimits, parts: Partial<BudgetParts> = {}) {
  const clock = { ms: Date.UTC(2026, 0, 30, 21) };
  const map = new Map<string, string>();
  const warnings: unknown[][] = [];
  const logger = { warn: (...args: unknown[]) => warnings.push(args) } as unknown as NonNullable<
    BudgetParts['logger']
  >;
  const store = new Keyv({ store: map, throwOnErrors: true });
  const create = () => createBudgets({ store, limits, prices: {}, now: () => clock.ms, logger, ...parts });
  return { clock, map, warnings, create, budgets: create() };
}

const ask = (estimatedTokens: number, estimatedUsd = 0, payer = ANA) => ({
  ...payer,
  estimatedTokens,
  estimatedUsd,
});

function granted(result: ReserveResult): Reservation {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result)}`);
  return result.reservation;
}

describe('a budget', () => {
  it('is unlimited where no limit is set, and counts all the same', async () => {
    const { budgets } = setUp({});
    const reservation = granted(await budgets.reserve(ask(1e9, 1_000)));
    await budgets.settle(reservation, { tokens: 5_000, usd: 0.25 });
    expect(await budgets.usage(ANA)).toEqual({
      user: { tokens: { used: 5_000, reserved: 0 }, usd: { used: 0.25, reserved: 0 } },
      chat: { tokens: { used: 5_000, reserved: 0 }, usd: { used: 0.25, reserved: 0 } },
      bot: { tokens: { used: 5_000, reserved: 0 }, usd: { used: 0.25, reserved: 0 } },
      resetsAt: MIDNIGHT,
    });
  });

  it.each([
    ['user', 'tokens', { userTokensPerDay: 1_000 }],
    ['chat', 'tokens', { chatTokensPerDay: 1_000 }],
    ['bot', 'tokens', { botTokensPerDay: 1_000 }],
    ['bot', 'usd', { botUsdPerDay: 0.01 }],
  ] as const)('of the %s in %s is filled to the brim and then refuses', async (scope, what, limits) => {
    const { budgets } = setUp(limits);
    granted(await budgets.reserve(ask(600, 0.006)));
    granted(await budgets.reserve(ask(400, 0.004)));
    expect(await budgets.reserve(ask(1, 0.000_001))).toEqual({ ok: false, scope, what, resetsAt: MIDNIGHT });
  });

  it('is separate for each user, shared in a chat', async () => {
    const { budgets } = setUp({ userTokensPerDay: 1_000, chatTokensPerDay: 1_500 });
    granted(await budgets.reserve(ask(1_000)));
    expect(await budgets.reserve(ask(501, 0, BEN))).toMatchObject({ ok: false, scope: 'chat' });
    granted(await budgets.reserve(ask(500, 0, BEN)));
    granted(await budgets.reserve(ask(500, 0, { ...BEN, chatId: 'telegram:direct' })));
    expect(await budgets.reserve(ask(1, 0, { ...BEN, chatId: 'telegram:third' }))).toMatchObject({
      scope: 'user',
    });
  });

  it('gives back what was reserved too much, and books what was too little', async () => {
    const { budgets } = setUp({ userTokensPerDay: 1_000, botUsdPerDay: 1 });
    const small = granted(await budgets.reserve(ask(900, 0.9)));
    await budgets.settle(small, { tokens: 100, usd: 0.1 });
    expect((await budgets.usage(ANA)).user.tokens).toEqual({
      used: 100,
      reserved: 0,
      limit: 1_000,
      left: 900,
    });
    const large = granted(await budgets.reserve(ask(900, 0.9)));
    expect((await budgets.usage(ANA)).user.tokens).toEqual({
      used: 100,
      reserved: 900,
      limit: 1_000,
      left: 0,
    });
    await budgets.settle(large, { tokens: 2_000, usd: 3 });
    const usage = await budgets.usage(ANA);
    expect(usage.user.tokens).toEqual({ used: 2_100, reserved: 0, limit: 1_000, left: 0 });
    expect(usage.bot.usd).toEqual({ used: 3.1, reserved: 0, limit: 1, left: 0 });
    expect(await budgets.reserve(ask(0))).toMatchObject({ ok: false });
  });

  it('releases what was not spent, and closes a reservation only once', async () => {
    const { budgets } = setUp({ userTokensPerDay: 1_000 });
    const released = granted(await budgets.reserve(ask(600)));
    const other = granted(await budgets.reserve(ask(400)));
    await budgets.release(released);
    await budgets.release(released);
    await budgets.settle(released, { tokens: 1, usd: 0 });
    expect((await budgets.usage(ANA)).user.tokens).toMatchObject({ used: 0, reserved: 400 });
    await Promise.all([
      budgets.settle(other, { tokens: 300, usd: 0 }),
      budgets.settle(other, { tokens: 300, usd: 0 }),
    ]);
    expect((await budgets.usage(ANA)).user.tokens).toMatchObject({ used: 300, reserved: 0 });
  });

  it('starts again at UTC midnight, and books late answers on their own day', async () => {
    const { budgets, clock } = setUp({ userTokensPerDay: 1_000 });
    clock.ms = MIDNIGHT.getTime() - 1;
    const late = granted(await budgets.reserve(ask(1_000)));
    expect(await budgets.reserve(ask(1))).toMatchObject({ ok: false, resetsAt: MIDNIGHT });
    clock.ms = MIDNIGHT.getTime();
    await budgets.settle(late, { tokens: 800, usd: 0 });
    const usage = await budgets.usage(ANA);
    expect(usage.user.tokens).toMatchObject({ used: 0, left: 1_000 });
    expect(usage.resetsAt).toEqual(new Date('2026-02-01T00:00:00Z'));
    clock.ms -= 1;
    expect((await budgets.usage(ANA)).user.tokens).toMatchObject({ used: 800 });
  });

  it('outlives a restart, and frees after ten minutes what a crash left reserved', async () => {
    const { budgets, clock, create } = setUp({ userTokensPerDay: 1_000 });
    await budgets.settle(granted(await budgets.reserve(ask(300))), { tokens: 300, usd: 0 });
    const lost = granted(await budgets.reserve(ask(700)));
    const restarted = create();
    clock.ms += 10 * MINUTE_MS - 1;
    expect(await restarted.reserve(ask(1))).toMatchObject({ ok: false });
    clock.ms += MINUTE_MS / 2 + 1;
    const next = granted(await restarted.reserve(ask(700)));
    // An answer that took longer than that is booked too, and takes nothing from the others.
    await budgets.settle(lost, { tokens: 50, usd: 0 });
    expect((await restarted.usage(ANA)).user.tokens).toMatchObject({ used: 350, reserved: 700 });
    await restarted.release(next);
    expect((await restarted.usage(ANA)).user.tokens).toMatchObject({ used: 350, reserved: 0 });
  });

  it('keeps the accounts of a day for 48 hours', async () => {
    const { budgets, map } = setUp({});
    const before = Date.now();
    await budgets.reserve(ask(1));
    expect([...map.keys()].map((key) => key.replace('keyv:', ''))).toEqual([
      'budget:2026-01-30:user:"telegram:ana"',
      'budget:2026-01-30:chat:"telegram:group"',
      'budget:2026-01-30:bot',
    ]);
    for (const value of map.values())
      expect((JSON.parse(value) as { expires: number }).expires - before).toBeGreaterThanOrEqual(
        48 * 60 * MINUTE_MS,
      );
  });

  it('counts questions within any minute, across midnight too', async () => {
    const { budgets, clock } = setUp({ userQuestionsPerMinute: 2 });
    clock.ms = MIDNIGHT.getTime() - 30_000;
    const first = granted(await budgets.reserve(ask(1)));
    await budgets.release(first);
    clock.ms += 20_000;
    granted(await budgets.reserve(ask(1)));
    clock.ms += 20_000;
    const refused = await budgets.reserve(ask(1));
    const resetsAt = new Date(MIDNIGHT.getTime() + 30_000);
    expect(refused).toEqual({ ok: false, scope: 'user', what: 'questions', resetsAt });
    granted(await budgets.reserve(ask(1, 0, BEN)));
    clock.ms = resetsAt.getTime();
    granted(await budgets.reserve(ask(1)));
    expect(await budgets.reserve(ask(1))).toMatchObject({ what: 'questions' });
  });

  it('refuses amounts that would open the limits', async () => {
    const { budgets } = setUp({ userTokensPerDay: 10 });
    for (const bad of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      await expect(budgets.reserve(ask(bad))).rejects.toThrow(RangeError);
      await expect(budgets.reserve(ask(0, bad))).rejects.toThrow(RangeError);
    }
  });

  it('allows nothing while the store is down, and recovers with it', async () => {
    const map = new Map<string, string>();
    const down = { is: true };
    const get = map.get.bind(map);
    map.get = (key) => {
      if (down.is) throw new Error('the database is gone');
      return get(key);
    };
    const { budgets } = setUp({}, { store: new Keyv({ store: map, throwOnErrors: true }) });
    await expect(budgets.reserve(ask(1))).rejects.toMatchObject({ code: 'STORE_FAILED' });
    down.is = false;
    const reservation = granted(await budgets.reserve(ask(1)));
    down.is = true;
    await expect(budgets.settle(reservation, { tokens: 7, usd: 0 })).rejects.toMatchObject({
      code: 'STORE_FAILED',
    });
    down.is = false;
    await budgets.settle(reservation, { tokens: 7, usd: 0 });
    expect((await budgets.usage(ANA)).bot.tokens).toEqual({ used: 7, reserved: 0 });
  });

  it('starts a corrupt account at zero, with a note', async () => {
    const { budgets, map, warnings } = setUp({ userTokensPerDay: 10 });
    granted(await budgets.reserve(ask(10)));
    for (const [key, stored] of [...map.keys()].map(
      (key, i) => [key, ['{', '{"value":{"tokens":-1}}', '[]'][i]!] as const,
    ))
      map.set(key, stored);
    granted(await budgets.reserve(ask(10)));
    expect(warnings.length).toBeGreaterThanOrEqual(2);
  });
});

describe('what a call costs', () => {
  const usage = { inputTokens: 1_000_000, outputTokens: 100_000, cachedTokens: 400_000, estimated: false };

  it('follows the price of the model', () => {
    const { budgets } = setUp({}, { prices: { 'small*': { input: 1, cached: 0.1, output: 10 } } });
    // 0.6 + 0.04 + 1
    expect(budgets.spendingOf('small-1', usage)).toEqual({ tokens: 1_100_000, usd: 1.64 });
  });

  it('is that of the dearest model when there is no price for this one, and nothing without prices', () => {
    const prices = { cheap: { input: 1, output: 1 }, dear: { input: 3, output: 10 } };
    expect(setUp({}, { prices }).budgets.spendingOf('new', usage).usd).toBe(4);
    expect(setUp({}).budgets.spendingOf('new', usage).usd).toBe(0);
  });
});

describe('a thousand reservations at once', () => {
  it('never exceed a cap, and waste none of it', async () => {
    const payer = fc.record({
      userId: fc.constantFrom('u1', 'u2', 'u3'),
      chatId: fc.constantFrom('c1', 'c2'),
    });
    const request = fc.record({ payer, tokens: fc.nat(5_000), cents: fc.nat(30) });
    const cap = fc.nat(400_000);
    await fc.assert(
      fc.asyncProperty(
        fc.array(request, { minLength: 1_000, maxLength: 1_000 }),
        fc.record({ user: cap, chat: cap, bot: cap, cents: fc.nat(4_000) }),
        async (requests, caps) => {
          const { budgets } = setUp({
            userTokensPerDay: caps.user,
            chatTokensPerDay: caps.chat,
            botTokensPerDay: caps.bot,
            botUsdPerDay: caps.cents / 100,
          });
          const results = await Promise.all(
            requests.map(({ payer, tokens, cents }) => budgets.reserve(ask(tokens, cents / 100, payer))),
          );
          // The same in the order of the calls, with plain sums of whole cents.
          const sums = new Map<string, number>();
          const fits = (key: string, more: number, limit: number) => (sums.get(key) ?? 0) + more <= limit;
          for (const [i, { payer, tokens, cents }] of requests.entries()) {
            const fit =
              fits(payer.userId, tokens, caps.user) &&
              fits(payer.chatId, tokens, caps.chat) &&
              fits('bot', tokens, caps.bot) &&
              fits('cents', cents, caps.cents);
            expect(results[i]!.ok).toBe(fit);
            if (!fit) continue;
            for (const key of [payer.userId, payer.chatId, 'bot'])
              sums.set(key, (sums.get(key) ?? 0) + tokens);
            sums.set('cents', (sums.get('cents') ?? 0) + cents);
          }
          const { bot } = await budgets.usage({ userId: 'u1', chatId: 'c1' });
          expect(bot.tokens.reserved).toBe(sums.get('bot') ?? 0);
          expect(bot.tokens.reserved).toBeLessThanOrEqual(caps.bot);
          expect(bot.usd.reserved).toBeCloseTo((sums.get('cents') ?? 0) / 100, 9);
        },
      ),
      { numRuns: 10 },
    );
  }, 60_000);

  it('end in the sum of what was really spent, whatever was settled, released or lost', async () => {
    const end = fc.record({
      tokens: fc.nat(2_000),
      actual: fc.nat(3_000),
      how: fc.constantFrom('settle' as const, 'release' as const, 'crash' as const),
      minutes: fc.nat(3),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(end, { maxLength: 60 }), async (ends) => {
        const { budgets, clock } = setUp({ botTokensPerDay: 40_000 });
        const closing: Promise<void>[] = [];
        let spent = 0;
        for (const { tokens, actual, how, minutes } of ends) {
          clock.ms += minutes * 1_000;
          const result = await budgets.reserve(ask(tokens));
          if (!result.ok) continue;
          if (how === 'settle') {
            spent += actual;
            closing.push(budgets.settle(result.reservation, { tokens: actual, usd: 0 }));
          }
          if (how === 'release') closing.push(budgets.release(result.reservation));
        }
        await Promise.all(closing);
        clock.ms += 11 * MINUTE_MS;
        expect((await budgets.usage(ANA)).bot.tokens).toMatchObject({ used: spent, reserved: 0 });
      }),
    );
  });
});
