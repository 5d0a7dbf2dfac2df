import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { addToList, removeFromList } from '../../adapters/operations/lists.ts';
import { createBudgets } from '../../src/agent/budget.ts';
import { isAllowed } from '../../src/front-desk/access.ts';
import { adminSettingsIn, openAdmin, wrongId } from '../../src/operations/admin.ts';
import { exclusiveBy, sharedRates, sharedRefresher } from '../../src/operations/shared.ts';
import type { Refresher, RefreshReport } from '../../src/sources/refresh.ts';
import { openStore } from '../../src/store/open.ts';
import type { SharedSeriesStore } from '../../src/store/series.ts';
import type { Store } from '../../src/store/store.ts';
import { startPostgres } from '../store/postgres-server.ts';

/** What holds over processes: three stores on one database stand for three of them. */

const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  pause(ms, undefined, { signal }).catch(() => undefined);
const log = { warn: () => undefined };
const postgres = await startPostgres();
const folder = mkdtempSync(join(tmpdir(), 'undercurrent-shared-'));
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  if (!('skipped' in postgres)) await postgres.stop();
});

const NONE = { users: [], chats: [], guilds: [] };
const PAYER = { userId: 'telegram:1', chatId: 'telegram:2' };

for (const engine of ['sqlite', 'postgres'] as const) {
  const skipped = engine === 'postgres' && 'skipped' in postgres ? postgres.skipped : undefined;
  if (skipped) console.warn(`sharing on Postgres is not tested here: ${skipped}`);
  describe.skipIf(skipped)(`three processes on ${engine}`, () => {
    async function three(): Promise<{ stores: Store[]; close(): Promise<void> }> {
      const file = join(folder, `${Math.random()}.db`);
      const url = 'skipped' in postgres || engine === 'sqlite' ? undefined : await postgres.newDatabase();
      const open = (): Promise<Store> =>
        openStore({ file, now: Date.now, log, ...(url === undefined ? {} : { url }) });
      const stores = [await open(), await open(), await open()];
      return { stores, close: async () => void (await Promise.all(stores.map((store) => store.close()))) };
    }

    it('never pass a budget together', { timeout: 60_000 }, async () => {
      const { stores, close } = await three();
      const budgets = stores.map((store) =>
        createBudgets({
          store: store.keyv('chat'),
          limits: { botTokensPerDay: 1_000 },
          prices: {},
          now: Date.now,
          exclusive: exclusiveBy(store.leases, 'budget', { sleep, random: Math.random, now: Date.now }),
        }),
      );
      const since = Date.now();
      const results = await Promise.all(
        Array.from({ length: 30 }, (_, i) =>
          budgets[i % 3]!.reserve({ ...PAYER, estimatedTokens: 100, estimatedUsd: 0 }),
        ),
      );
      process.stdout.write(`${engine}: 30 reservations by three processes in ${Date.now() - since} ms\n`);
      // 1,000 tokens are ten reservations of 100.
      expect(results.filter(({ ok }) => ok)).toHaveLength(10);
      expect((await budgets[0]!.usage(PAYER)).bot.tokens.reserved).toBe(1_000);
      await close();
    });

    it('count the wishes of a person together', async () => {
      const { stores, close } = await three();
      const limits = { userPerMinute: 5, chatPerMinute: 8 };
      const rates = stores.map((store) => sharedRates(store.counters, limits, Date.now));
      const verdicts = await Promise.all(
        Array.from({ length: 12 }, (_, i) => rates[i % 3]!.take('telegram:1', 'telegram:2')),
      );
      expect(verdicts.filter(({ ok }) => ok)).toHaveLength(5);
      const refused = verdicts.filter((verdict) => !verdict.ok);
      expect(refused.filter(({ first }) => first)).toHaveLength(1);
      for (const { scope, retryAfterMs } of refused) {
        expect(scope).toBe('user');
        expect(retryAfterMs).toBeGreaterThan(0);
        expect(retryAfterMs).toBeLessThanOrEqual(60_000);
      }
      // Eight of the chat: five are used, another person has three.
      const others = await Promise.all(
        Array.from({ length: 5 }, (_, i) => rates[i % 3]!.take('telegram:9', 'telegram:2')),
      );
      expect(others.filter(({ ok }) => ok)).toHaveLength(3);
      await close();
    });

    it('read a source once, however many of them want it', async () => {
      const { stores, close } = await three();
      // One value stands for all series: the reader writes it, the others see it when they look again.
      let written = 0;
      let reads = 0;
      const refreshers = stores.map((store) => {
        let seen = 0;
        const refresher = {
          tracked: [],
          sources: [],
          due: () => (seen > 0 ? [] : [{}]),
          nextDueMs: () => 0,
          refresh: async (): Promise<RefreshReport> => {
            reads += 1;
            await pause(200);
            written = 1;
            seen = 1;
            return { asked: 1, failed: 0, durationMs: 200 };
          },
          stop: async () => undefined,
        } as unknown as Refresher;
        const series = {
          reload: async () => {
            seen = written;
            return 0;
          },
        } as unknown as SharedSeriesStore;
        return sharedRefresher({ refresher, series, leases: store.leases, now: Date.now, sleep });
      });
      const reports = await Promise.all(Array.from({ length: 30 }, (_, i) => refreshers[i % 3]!.refresh()));
      expect(reads).toBe(1);
      expect(reports.filter(({ asked }) => asked === 1).length).toBeGreaterThanOrEqual(10);
      await Promise.all(refreshers.map((refresher) => refresher.stop()));
      await close();
    });

    it('follow what the owner changes', async () => {
      const { stores, close } = await three();
      const config = { access: { allow: NONE, deny: NONE }, budgets: { botTokensPerDay: 500 } };
      const [here, there] = [
        await openAdmin(adminSettingsIn(stores[0]!), config, log),
        await openAdmin(adminSettingsIn(stores[1]!), config, log),
      ];
      const person = { platform: 'telegram', userId: '7', chatId: '8' };
      expect(isAllowed(there.access, person)).toBe(true);
      await here.change((settings) => addToList(settings, 'deny', 'user', 'telegram:7'));
      await here.change((settings) => ({
        ...settings,
        digestsPausedAtMs: 1,
        budgets: { botTokensPerDay: 900, userTokensPerDay: null },
      }));
      await there.reload();
      expect(isAllowed(there.access, person)).toBe(false);
      expect(there.settings.digestsPausedAtMs).toBe(1);
      expect(there.budgets()).toEqual({ botTokensPerDay: 900 });
      await here.change((settings) => removeFromList(settings, 'deny', 'user', 'telegram:7'));
      await there.reload();
      expect(isAllowed(there.access, person)).toBe(true);
      expect(() => removeFromList(there.settings, 'deny', 'user', 'telegram:7')).toThrow(
        'is not on the deny list',
      );
      expect(() => addToList(there.settings, 'allow', 'user', 'no id!')).toThrow('is no id');
      await close();
    });
  });
}

describe('ids on the lists of the owner', () => {
  it.each([
    ['user', 'telegramx', false],
    ['user', 'telegram:12345', true],
    ['user', '12345', true],
    ['user', 'telegram:-5', false],
    ['chat', 'telegram:-1001234567890', true],
    ['user', 'discord:12345', false],
    ['user', 'discord:175928847299117063', true],
    ['guild', '175928847299117063', true],
    ['guild', 'telegram:12345', false],
    ['user', 'slack:12345', false],
  ] as const)('%s %s: %s', (kind, id, isId) => {
    expect(wrongId(kind, id) === undefined).toBe(isId);
  });
});
