import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ProvidedDate } from '../../src/events/calendar.ts';
import { type KeptDates, keptDates } from '../../src/live/kept-dates.ts';
import { SourceError } from '../../src/sources/failure.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { startPostgres } from '../store/postgres-server.ts';

/** Coming auctions and report dates over processes: stores on one database stand for them. */

const postgres = await startPostgres();
const folder = mkdtempSync(join(tmpdir(), 'undercurrent-dates-'));
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  if (!('skipped' in postgres)) await postgres.stop();
}, 60_000);

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const AUCTION: ProvidedDate = {
  title: 'US Treasury 8-Week bill auction',
  date: '2026-11-25',
  time: '11:30',
  source: 'US Treasury',
  certainty: 'scheduled',
};

for (const engine of ['sqlite', 'postgres'] as const) {
  const skipped = engine === 'postgres' && 'skipped' in postgres ? postgres.skipped : undefined;
  if (skipped) console.warn(`dates over processes on Postgres are not tested here: ${skipped}`);
  describe.skipIf(skipped)(`dates of three processes on ${engine}`, { timeout: 60_000 }, () => {
    async function world() {
      const clock = { ms: Date.parse('2026-11-24T12:00:00Z') };
      const now = (): number => clock.ms;
      const url = 'skipped' in postgres || engine === 'sqlite' ? undefined : await postgres.newDatabase();
      const file = join(folder, `${Math.random()}.db`);
      const stores: Store[] = [];
      const asked: string[] = [];
      const source = { isDown: false };
      const start = async (name: string): Promise<KeptDates> => {
        const log = { warn: () => undefined };
        const store = await openStore({ file, now, log, ...(url === undefined ? {} : { url }) });
        stores.push(store);
        const sleep = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
        return keptDates({
          name: 'auctions',
          now,
          signal: new AbortController().signal,
          memory: { keyv: store.keyv('news'), leases: store.leases, sleep },
          read: async () => {
            asked.push(name);
            // Others get their turn: without a lease they would ask now.
            await sleep();
            if (source.isDown) throw new SourceError('auctions', 'unreachable', 'no connection');
            return [AUCTION];
          },
        });
      };
      const close = async (): Promise<void> => {
        for (const store of stores) await store.close();
      };
      return { clock, asked, source, start, stores, close };
    }

    it('are read by the one with the job, every six hours; the others have what it read', async () => {
      const { clock, asked, start, close } = await world();
      const [worker, one, other] = [await start('worker'), await start('one'), await start('other')];
      await worker.refresh(true);
      for (let minute = 1; minute <= 13 * 60; minute++) {
        clock.ms += MINUTE_MS;
        await Promise.all([one.refresh(false), other.refresh(false), worker.refresh(true)]);
      }
      // At 0, 6 and 12 hours.
      expect(asked).toEqual(['worker', 'worker', 'worker']);
      expect([one.value(), other.value()]).toEqual([[AUCTION], [AUCTION]]);
      await close();
    });

    it('are read by whoever is asked first when nobody has, by one at a time', async () => {
      const { clock, asked, start, close } = await world();
      const all = [await start('a'), await start('b'), await start('c')];
      await Promise.all(all.map((dates) => dates.refresh(false)));
      expect(asked).toHaveLength(1);
      expect(all.map((dates) => dates.value())).toEqual([[AUCTION], [AUCTION], [AUCTION]]);
      // Somebody whose task it is may come within two minutes.
      clock.ms += 6 * HOUR_MS + MINUTE_MS;
      await Promise.all(all.map((dates) => dates.refresh(false)));
      expect(asked).toHaveLength(1);
      clock.ms += MINUTE_MS;
      await Promise.all(all.map((dates) => dates.refresh(false)));
      expect(asked).toHaveLength(2);
      await close();
    });

    it('are not asked for anew after a restart, nor by a clock that is some seconds behind', async () => {
      const { clock, asked, start, close } = await world();
      await (await start('first')).refresh(true);
      clock.ms -= 20_000;
      const again = await start('again');
      await again.refresh(true);
      expect(asked).toEqual(['first']);
      expect(again.value()).toEqual([AUCTION]);
      await close();
    });

    it('stay known for two days while their source is away, and are asked for by one all the same', async () => {
      const { clock, asked, source, start, close } = await world();
      const [worker, gateway] = [await start('worker'), await start('gateway')];
      await worker.refresh(true);
      source.isDown = true;
      for (let hour = 6; hour < 48; hour += 6) {
        clock.ms += 6 * HOUR_MS;
        await Promise.all([worker.refresh(true), gateway.refresh(false)]);
        expect(gateway.value()).toEqual([AUCTION]);
      }
      clock.ms += 6 * HOUR_MS;
      expect(gateway.value()).toBeUndefined();
      expect(new Set(asked)).toEqual(new Set(['worker']));
      await close();
    });

    it('do not make a question fail when the store does', async () => {
      const { start, stores, close } = await world();
      const dates = await start('a');
      await stores[0]!.close();
      await dates.refresh(false);
      expect(dates.value()).toBeUndefined();
      await close();
    });
  });
}
