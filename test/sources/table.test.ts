import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnIndex, parseTable } from '../../src/sources/parse/table.ts';

const cell = fc.string({
  unit: fc.constantFrom('a', '1', '.', ',', '"', '\n', '\r', ' x', 'é'),
  maxLength: 8,
});
const written = (value: string): string => `"${value.replaceAll('"', '""')}"`;

describe('tables of publishers', () => {
  it('gives back every cell that is quoted, whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.boolean(),
        (rows, end, closed) => {
          const text = [['a', 'b', 'c'], ...rows].map((row) => row.map(written).join(',')).join(end);
          expect(parseTable('x', closed ? text + end : text).rows).toEqual(rows);
        },
      ),
    );
  });

  it('finds columns by the first of several names, in whatever case', () => {
    const table = parseTable('x', ' Date ,"10 YR"\n1,2\n');
    expect(columnIndex('x', table, '10 Yr')).toBe(1);
    expect(columnIndex('x', table, 'observation_date', 'DATE')).toBe(0);
    expect(() => columnIndex('x', table, '2 Yr')).toThrow(/no column 2 Yr; the columns are Date, 10 YR/);
  });

  it.each([
    ['one column only', 'a\n1\n'],
    ['nothing', ''],
    ['a row too short', 'a,b\n1\n'],
    ['a row too long', 'a,b\n1,2,3\n'],
    ['a quote that is never closed', 'a,b\n1,"2\n'],
    ['a quote inside a cell', 'a,b\n1,2"3"\n'],
    ['something after a quoted cell', 'a,b\n1,"2"3\n'],
  ])('refuses %s', (_, text) => {
    expect(() => parseTable('x', text)).toThrow(expect.objectContaining({ failure: 'changed' }));
  });

  it('refuses a last line without an end where the publisher ends it', () => {
    expect(() => parseTable('x', 'a,b\n1,2', { closed: true })).toThrow(
      expect.objectContaining({ failure: 'changed' }),
    );
    expect(parseTable('x', 'a,b\n1,2').rows).toEqual([['1', '2']]);
  });
});
