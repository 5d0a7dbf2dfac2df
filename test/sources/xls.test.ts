import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOfSerial, readXls, XlsError } from '../../src/sources/xls.ts';
import { dayOf } from '../../src/time/dates.ts';
import { writeXls } from './xls-writer.ts';

const HEADER = ['DAY', 'date', 'Größe', 'note'];
const cell = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -(2 ** 29), max: 2 ** 29 }),
  fc.integer({ min: -100_000, max: 100_000 }).map((hundredths) => hundredths / 100),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  fc.constant(undefined),
);
const rows = fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 1, maxLength: 12 });

describe('the reader of Excel 97 workbooks', () => {
  it('gives back every number and text, however they are written and cut', () => {
    fc.assert(
      fc.property(
        rows,
        fc.integer({ min: 12, max: 200 }),
        fc.boolean(),
        fc.boolean(),
        (table, recordBytes, short, rich) => {
          const bytes = writeXls([HEADER, ...table], { recordBytes, short, rich });
          const { header, columns } = readXls(bytes, HEADER);
          expect(header).toEqual(HEADER);
          const last = table.findLastIndex((row) => row.some((value) => value !== undefined));
          HEADER.forEach((name, column) => {
            const read = columns.get(name)!;
            expect(Array.from(read)).toEqual(table.slice(0, last + 1).map((row) => row[column]));
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('reads only the columns that are wanted', () => {
    const { columns } = readXls(writeXls([HEADER, [1, 2, 3, 4]]), ['date', 'nothing']);
    expect([...columns.keys()]).toEqual(['date']);
  });

  it('counts days as Excel does', () => {
    // 31048 stands beside 19850101, and 46168 beside 20260526, in the workbook of the GPR authors.
    expect(dayOfSerial(31_048, false)).toBe(dayOf('1985-01-01'));
    expect(dayOfSerial(46_168, false)).toBe(dayOf('2026-05-26'));
    // The two ways of counting are 1,462 days apart.
    expect(dayOfSerial(31_048 - 1_462, true)).toBe(dayOf('1985-01-01'));
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['text', Buffer.from('observation_date,GPRD\n2026-01-01,100\n'.repeat(40))],
    ['a ZIP, as newer workbooks are', Buffer.from('504b0304140000000800', 'hex')],
  ])('refuses %s', (_, bytes) => {
    expect(() => readXls(bytes, HEADER)).toThrow(XlsError);
  });

  it('fails in its own way only, whatever byte is wrong', () => {
    const good = writeXls([HEADER, ...Array.from({ length: 60 }, (_, i) => [i, i + 0.5, 'text', `n${i}`])], {
      recordBytes: 40,
    });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 })), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.integer({ min: 0, max: good.length }),
        fc.boolean(),
        (changes, end, cut) => {
          const bytes = good.slice(0, cut ? end : good.length);
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
          try {
            readXls(bytes, HEADER);
          } catch (error) {
            expect(error).toBeInstanceOf(XlsError);
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
