import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Keyv from 'keyv';
import { expect, it } from 'vitest';
import { createBudgets } from '../../src/agent/budget.ts';
import { createAlertService } from '../../src/alert-service.ts';
import { plainText } from '../../src/answer/answer.ts';
import { loadConfig } from '../../src/config.ts';
import { openStore } from '../../src/store/open.ts';
import { liveWorld } from '../live/world.ts';

it('the service arms by the command, looks after a refresh, and words what fired', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'undercurrent-alert-service-'));
  const world = await liveWorld('2026-01-29T22:30:00Z');
  const { now } = world;
  const logger = { warn: () => undefined };
  const store = await openStore({ file: join(folder, 'a.db'), now, log: logger });
  await world.live.bot.prepare();
  const service = createAlertService({
    bot: world.live.bot,
    store,
    doctor: world.live.doctor,
    config: loadConfig({ ALERTS_PER_CHAT: '2', ALERT_DAYS: '10' }),
    budgets: createBudgets({ store: new Keyv({ throwOnErrors: true }), limits: {}, prices: {}, now }),
    now,
    random: Math.random,
    logger,
  });
  const request = {
    who: { platform: 'test', chatId: 'chat', userId: 'user' },
    isGroup: false,
    isAdmin: async () => false,
    language: 'es',
    signal: new AbortController().signal,
  } as const;
  const { offers } = await service.desk.command(request, 'oro baja 3% en un día');
  await service.desk.press(request, 'confirm', offers[0]!.id);
  let woken = 0;
  await service.refreshed(() => {
    woken += 1;
  });
  expect(woken).toBe(0);
  // GLD fell from 495.90 to 444.95 on 30 January: -10.27%.
  world.setNow('2026-01-30T22:30:00Z');
  await world.live.bot.prepare();
  await service.refreshed(() => {
    woken += 1;
  });
  expect(woken).toBe(1);
  const [delivery] = await store.deliveries.ofSource(offers[0]!.id, 5);
  const said = await service.source.contentOf(delivery!);
  if ('skip' in said) throw new Error(said.skip);
  const text = plainText(said.answer);
  expect(text).toContain('Alerta: Oro baja más de 3% en una sesión.');
  expect(text).toContain('-10,27% (umbral -3%)');
  expect(text).toContain('Factor principal ahora:');
  const published = await service.scorecardOfDigests.publish(world.live.bot.assess({ window: 1 }));
  expect(published?.asOf).toBe('2026-01-30');
  expect(await service.scorecardOfDigests.resolvedSince(0)).toEqual([]);
  expect((await store.views.count()).open).toBe(1);
  await store.close();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);
