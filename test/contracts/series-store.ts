import { describe, expect, it } from 'vitest';
import type { SeriesStore, StoredSeries } from '../../src/sources/store/series-store.ts';

export const seriesOf = (
  id: string,
  values: readonly number[],
  more: Partial<StoredSeries> = {},
): StoredSeries => ({
  id,
  source: 'fred',
  publisher: 'FRED',
  days: Int32Array.from(values, (_, i) => 20_000 + i),
  values: Float64Array.from(values),
  fetchedAtMs: 1_000,
  notes: [],
  ...more,
});

/**
 * What every store of observations keeps. `open` opens the same store again, as after a restart; undefined for one
 * that lives in the process only.
 */
export function describeSeriesStore(
  name: string,
  make: () => Promise<{ store: SeriesStore; reopen?: () => Promise<SeriesStore> }>,
): void {
  describe(`the series store: ${name}`, () => {
    it('gives back what was put, and nothing for what was not', async () => {
      const { store } = await make();
      await store.put([{ stored: seriesOf('SOFR', [4.1, 4.2]), revisions: [] }], []);
      expect([...store.get({ source: 'fred', series: 'SOFR' })!.values]).toEqual([4.1, 4.2]);
      expect(store.get({ source: 'nyfed', series: 'SOFR' })).toBeUndefined();
      expect(store.keys()).toEqual([{ source: 'fred', series: 'SOFR' }]);
    });

    it('keeps series, running prices, tries and revisions over a restart', async () => {
      const { store, reopen } = await make();
      if (!reopen) return;
      const running = { day: 20_002, value: 4.25, atMs: 77 };
      const failure = { kind: 'blocked', message: 'fred: no', retryAtMs: 99 };
      await store.put(
        [
          {
            stored: seriesOf('SOFR', [4.1, 4.2], { running, notes: ['a note'] }),
            revisions: [{ source: 'fred', series: 'SOFR', day: 20_000, from: 4, to: 4.1, seenAtMs: 5 }],
          },
        ],
        [{ source: 'fred', series: 'IORB', triedAtMs: 3, tries: 2, durationMs: 4, failure }],
      );
      const again = await reopen();
      expect(again.get({ source: 'fred', series: 'SOFR' })).toMatchObject({
        running,
        notes: ['a note'],
        publisher: 'FRED',
        fetchedAtMs: 1_000,
      });
      expect([...again.get({ source: 'fred', series: 'SOFR' })!.days]).toEqual([20_000, 20_001]);
      expect(again.attempt({ source: 'fred', series: 'IORB' })).toMatchObject({ tries: 2, failure });
      expect(await again.revisions(5)).toEqual([
        { source: 'fred', series: 'SOFR', day: 20_000, from: 4, to: 4.1, seenAtMs: 5 },
      ]);
    });

    it('rises in version with every change', async () => {
      const { store } = await make();
      const before = store.version;
      await store.put([{ stored: seriesOf('SOFR', [4]), revisions: [] }], []);
      expect(store.version).toBeGreaterThan(before);
    });

    it('takes many writes at once', async () => {
      const { store, reopen } = await make();
      await Promise.all(
        Array.from({ length: 50 }, (_, i) =>
          store.put([{ stored: seriesOf(`S${i}`, [i]), revisions: [] }], []),
        ),
      );
      const again = reopen ? await reopen() : store;
      expect(again.keys()).toHaveLength(50);
      expect(again.get({ source: 'fred', series: 'S49' })!.values[0]).toBe(49);
    });
  });
}
