import { describe, expect, it } from 'vitest';
import type { SeriesUpdate } from '../../../src/sources/store/series-store.ts';
import type { Bench } from '../../contracts/store.ts';

const KEY = { source: 'fred', series: 'DGS10' };

const update = (
  fetchedAtMs: number,
  observations: Readonly<Record<number, number>>,
  revisions: SeriesUpdate['revisions'] = [],
): SeriesUpdate => ({
  stored: {
    id: 'DGS10',
    source: 'fred',
    publisher: 'frb',
    fetchedAtMs,
    days: Int32Array.from(Object.keys(observations), Number),
    values: Float64Array.from(Object.values(observations)),
    notes: ['one gap'],
  },
  revisions,
});

export function describeSeries({ open, another }: Bench): void {
  describe('series', () => {
    it('gives back values to the last bit, also after a restart', async () => {
      const store = await open();
      const series = await store.series();
      expect([series.version, series.keys(), series.get(KEY)]).toEqual([0, [], undefined]);
      // A third and the smallest double have no short decimal form; -0 is kept apart from 0 by nobody.
      const put = update(5, { 20000: 1 / 3, 20001: Number.MIN_VALUE, 20003: -12.75 });
      const failure = { kind: 'rate-limit', message: 'slow down', retryAtMs: 99 };
      const attempt = { ...KEY, triedAtMs: 5, tries: 2, durationMs: 12.5, failure };
      await series.put([put], [attempt]);
      expect(series.version).toBe(1);
      const again = await (await another()).series();
      expect(again.get(KEY)).toEqual(put.stored);
      expect(again.attempt(KEY)).toEqual(attempt);
      expect(again.keys()).toEqual([KEY]);
    });

    it('lets other processes see what one wrote when they reload', async () => {
      const store = await open();
      const one = await store.series();
      const two = await (await another()).series();
      await one.put([update(5, { 1: 1 })], []);
      expect(two.get(KEY)).toBeUndefined();
      expect(await two.reload()).toBe(1);
      expect(two.get(KEY)?.values).toEqual(Float64Array.of(1));
      expect(two.version).toBe(1);
      expect(await two.reload()).toBe(0);
      expect(two.version).toBe(1);
      expect(await one.reload()).toBe(0);
    });

    it('loses no day when two processes write the same series', async () => {
      const store = await open();
      const one = await store.series();
      const two = await (await another()).series();
      await one.put([update(5, { 1: 1, 2: 2 })], []);
      // It has not reloaded, and knows nothing of day 1.
      await two.put([update(9, { 2: 2.5, 3: 3 })], []);
      await one.reload();
      for (const series of [one, two]) {
        expect(series.get(KEY)?.days).toEqual(Int32Array.of(1, 2, 3));
        expect(series.get(KEY)?.values).toEqual(Float64Array.of(1, 2.5, 3));
      }
      // An older read that comes late adds its days and wins none.
      const three = await (await another()).series();
      await two.put([update(12, { 2: 2.75 })], []);
      await three.put([update(7, { 0: 0, 2: 99 })], []);
      expect(three.get(KEY)).toMatchObject({ fetchedAtMs: 12, values: Float64Array.of(0, 2.75) });
    });

    it('tells revisions, newest first', async () => {
      const series = await (await open()).series();
      const revision = (day: number, seenAtMs: number) => ({ ...KEY, day, from: 1, to: 2, seenAtMs });
      await series.put([update(5, { 1: 2 }, [revision(1, 5)])], []);
      await series.put([update(6, { 1: 2, 2: 2 }, [revision(2, 6), revision(1, 6)])], []);
      expect(await series.revisions(2)).toEqual([revision(2, 6), revision(1, 6)]);
      expect(await series.revisions(10)).toHaveLength(3);
    });
  });
}
