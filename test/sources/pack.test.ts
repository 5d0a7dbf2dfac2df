import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Series } from '../../src/sources/history.ts';
import { packSeries, unpackSeries } from '../../src/sources/pack.ts';

function seriesOf(
  id: string,
  days: readonly number[],
  values: readonly number[],
  publisher = 'a test',
): Series {
  return { id, publisher, days: Int32Array.from(days), values: Float64Array.from(values) };
}

/** The bytes of the values, since equality of numbers takes -0 for 0. */
const bits = (values: Float64Array): string =>
  Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('hex');

describe('packSeries and unpackSeries', () => {
  const series = fc
    .record({
      id: fc.string({ minLength: 1, maxLength: 12 }),
      publisher: fc.string({ maxLength: 40 }),
      first: fc.integer({ min: -10_000, max: 30_000 }),
      rows: fc.array(
        fc.record({ step: fc.integer({ min: 1, max: 65_535 }), value: fc.double({ noNaN: true }) }),
        { maxLength: 40 },
      ),
    })
    .map(({ id, publisher, first, rows }) => {
      let day = first;
      const days = rows.map(({ step }, i) => {
        day += i === 0 ? 0 : step;
        return day;
      });
      return seriesOf(
        id,
        days,
        rows.map(({ value }) => value),
        publisher,
      );
    });

  it('give back exactly what went in, to the last bit', () => {
    fc.assert(
      fc.property(fc.array(series, { maxLength: 6 }), (all) => {
        const back = unpackSeries(packSeries(all));
        expect(back).toHaveLength(all.length);
        back.forEach((one, i) => {
          expect([one.id, one.publisher]).toEqual([all[i]!.id, all[i]!.publisher]);
          expect([...one.days]).toEqual([...all[i]!.days]);
          expect(bits(one.values)).toBe(bits(all[i]!.values));
        });
      }),
      { numRuns: 150 },
    );
  });

  it('keep numbers that decimals would round', () => {
    const values = [0.1 + 0.2, Number.MAX_SAFE_INTEGER, 5e-324, -0, 1 / 3];
    const [one] = unpackSeries(packSeries([seriesOf('A', [1, 2, 3, 4, 5], values)]));
    expect(bits(one!.values)).toBe(bits(Float64Array.from(values)));
  });

  it('keep a series without observations, and names in any script', () => {
    const [empty, named] = unpackSeries(
      packSeries([seriesOf('EMPTY', [], []), seriesOf('日経', [7], [1], 'Ñandú')]),
    );
    expect(empty).toMatchObject({ id: 'EMPTY' });
    expect(empty!.days).toHaveLength(0);
    expect(named).toMatchObject({ id: '日経', publisher: 'Ñandú' });
  });

  it('make the same bytes from the same series', () => {
    const all = [seriesOf('A', [1, 2, 5], [1, 2, 3]), seriesOf('B', [4], [7])];
    expect(packSeries(all).equals(packSeries(all))).toBe(true);
  });

  it.each([
    ['fall', [5, 4]],
    ['stand twice', [5, 5]],
    ['leap over 180 years', [0, 65_536]],
  ])('refuse dates that %s, and name the series', (_case, days) => {
    expect(() => packSeries([seriesOf('GLD', days, [1, 2])])).toThrow(/^GLD: dates do not rise/);
  });

  it('refuse a file of another version', () => {
    const body = gunzipSync(packSeries([seriesOf('A', [1], [1])]));
    const header = body.toString('utf8', 4, 4 + body.readUInt32LE(0));
    const later = header.replace('"version":1', '"version":2');
    expect(later).not.toBe(header);
    body.write(later, 4);
    expect(() => unpackSeries(gzipSync(body))).toThrow('history version 2 is not known');
  });

  it('refuse a file that breaks off', () => {
    const packed = packSeries([seriesOf('A', [1, 2, 3], [1, 2, 3])]);
    expect(() => unpackSeries(packed.subarray(0, packed.length - 12))).toThrow();
  });
});
