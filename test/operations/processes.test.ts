import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { createBot, createLive, freshJob, loadConfig } from '../../src/index.ts';
import { openBackstage } from '../../src/operations/backstage.ts';
import { createHttpDoor } from '../../src/sources/http/create-door.ts';
import { serveMarketWorld } from '../fakes/market-world.ts';
import { startSourceServer } from '../fakes/source-server.ts';
import { startPostgres } from '../store/postgres-server.ts';

const postgres = await startPostgres();
const skipped = 'skipped' in postgres ? postgres.skipped : undefined;
if (skipped) console.warn(`processes on Postgres are not tested here: ${skipped}`);
const folder = mkdtempSync(join(tmpdir(), 'undercurrent-processes-'));
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  if (!('skipped' in postgres)) await postgres.stop();
});

const NOW = Date.parse('2025-11-03T15:30:00Z');
const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  pause(ms, undefined, { signal }).catch(() => undefined);

describe.skipIf(skipped)('three processes with live sources on Postgres', () => {
  it('ask each source once, and all answer from what one of them read', { timeout: 180_000 }, async () => {
    const server = await startSourceServer();
    serveMarketWorld(server, { clock: () => NOW });
    const url = 'skipped' in postgres ? '' : await postgres.newDatabase();
    const recorded = createBot({ now: () => NOW });
    const open = async (name: string, database = url) => {
      const config = loadConfig({
        DATABASE_URL: database,
        UNDERCURRENT_STATE: join(folder, name),
        LOG_LEVEL: 'silent',
      });
      const logger = { warn: () => undefined };
      const backstage = await openBackstage({
        config,
        now: () => NOW,
        clockMs: () => performance.now(),
        sleep,
        random: Math.random,
        logger,
      });
      const live = await createLive({
        recorded,
        config: { ...config, live: config.live! },
        now: () => NOW,
        door: createHttpDoor({
          now: () => NOW,
          random: () => 0.5,
          mirror: server.url,
          sleep: async () => {},
        }),
        ...backstage.live,
      });
      return { backstage, live };
    };
    // What one process alone asks, from nothing, in as many rounds: what is due again at once is asked again.
    const alone = await open('alone', 'skipped' in postgres ? '' : await postgres.newDatabase());
    for (let round = 0; round < 3; round++) await alone.live.refresher.refresh();
    const asks = (from: number): string[] =>
      server.requests
        .slice(from)
        .map(({ host, path, method, body }) => `${method} ${host}${path} ${body}`)
        .sort();
    const byOne = asks(0);
    const all = [await open('a'), await open('b'), await open('c')];
    // Two ask because somebody wants to know, one because it is time.
    await Promise.all([
      all[0]!.live.refresher.refresh(),
      all[1]!.live.refresher.refresh(),
      freshJob({ refresher: all[2]!.live.refresher, now: () => NOW }).run(new AbortController().signal),
    ]);
    const byThree = asks(byOne.length);
    process.stdout.write(`requests: one process ${byOne.length}, three processes ${byThree.length}\n`);
    expect(byOne.length).toBeGreaterThan(20);
    // Side by side without a lease it would be three times as many.
    expect(byThree.length).toBeLessThanOrEqual(byOne.length);
    expect(new Set(byThree)).toEqual(new Set(byOne));
    const assessed = await Promise.all(
      all.map(async ({ backstage, live }) => {
        await backstage.reloadSeries();
        const { asOf, leaders, unusualness } = live.bot.assess();
        return { asOf, leaders, unusualness: unusualness.word, mode: live.bot.snapshot().mode };
      }),
    );
    expect(assessed[0]!.mode).toBe('live');
    expect(assessed[1]).toEqual(assessed[0]);
    expect(assessed[2]).toEqual(assessed[0]);
    for (const { live, backstage } of [alone, ...all]) {
      await live.bot.close();
      await backstage.close();
    }
    await server.close();
  });
});
