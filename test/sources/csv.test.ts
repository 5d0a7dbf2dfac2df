import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileError } from '../../src/errors.ts';
import { parseSeriesCsv } from '../../src/sources/csv.ts';
import { dayOf, isoOf } from '../../src/time/dates.ts';

const read = (...lines: readonly string[]) => {
  const { days, values } = parseSeriesCsv(['date,value', ...lines].join('\n'), 'GLD.csv');
  return [...days].map((day, i) => [isoOf(day), values[i]]);
};

function complaint(text: string): string {
  try {
    parseSeriesCsv(text, 'GLD.csv');
  } catch (error) {
    expect(error).toBeInstanceOf(FileError);
    expect((error as FileError).code).toBe('BAD_FILE');
    return (error as FileError).message;
  }
  throw new Error('nothing was refused');
}

describe('parseSeriesCsv', () => {
  it('reads dates and plain numbers', () => {
    expect(read('2026-01-29,495.5', '2026-01-30,-37.63', '2026-02-02,1e3')).toEqual([
      ['2026-01-29', 495.5],
      ['2026-01-30', -37.63],
      ['2026-02-02', 1000],
    ]);
  });

  it('leaves out days without a value', () => {
    expect(read('2026-01-27,', '2026-01-28,.', '2026-01-29,NaN', '2026-01-30,nan', '2026-02-02,5')).toEqual([
      ['2026-02-02', 5],
    ]);
  });

  it('takes Windows line ends, a byte order mark, empty lines, spaces and a header in capitals', () => {
    const { days, values } = parseSeriesCsv('\uFEFFDate,Value\r\n\r\n 2026-01-30 , 7 \r\n\r\n', 'GLD.csv');
    expect([[...days], [...values]]).toEqual([[dayOf('2026-01-30')], [7]]);
  });

  it('reads a file with a header only as a series without values', () => {
    expect(read()).toEqual([]);
  });

  it.each<[string, string, RegExp]>([
    ['a date in another order', '30.01.2026,5', /^GLD\.csv, line 3: "30\.01\.2026" is not a date/],
    ['a date that does not exist', '2026-02-30,5', /^GLD\.csv, line 3: "2026-02-30" is not a date/],
    ['a date with a time', '2026-01-30T00:00:00Z,5', /^GLD\.csv, line 3: .* is not a date/],
    ['no date', ',5', /^GLD\.csv, line 3: "" is not a date/],
    ['a date that stands twice', '2026-01-29,5', /^GLD\.csv, line 3: the date 2026-01-29 stands twice/],
    ['a date that falls', '2026-01-28,5', /^GLD\.csv, line 3: the date 2026-01-28 comes after 2026-01-29/],
    ['text for a number', '2026-01-30,high', /^GLD\.csv, line 3: "high" is not a number/],
    ['a number with a unit', '2026-01-30,5%', /^GLD\.csv, line 3: "5%" is not a number/],
    ['a number that is not finite', '2026-01-30,Infinity', /^GLD\.csv, line 3: "Infinity" is not a number/],
    ['a number beyond all numbers', '2026-01-30,1e999', /^GLD\.csv, line 3: "1e999" is not a number/],
    ['a hexadecimal number', '2026-01-30,0x10', /^GLD\.csv, line 3: "0x10" is not a number/],
    ['three cells', '2026-01-30,5,6', /^GLD\.csv, line 3: expected two cells/],
    ['a decimal comma', '2026-01-30,"5,6"', /^GLD\.csv, line 3: expected two cells/],
    ['one cell', '2026-01-30', /^GLD\.csv, line 3: expected two cells/],
    ['a semicolon', '2026-01-30;5', /^GLD\.csv, line 3: expected two cells/],
  ])('names file and line for %s', (_case, line, expected) => {
    expect(complaint(`date,value\n2026-01-29,4\n${line}\n2026-02-02,6\n`)).toMatch(expected);
  });

  it('counts empty lines when it names a line', () => {
    expect(complaint('date,value\n\n\n2026-01-30,high')).toMatch(/^GLD\.csv, line 4:/);
  });

  it.each([
    ['another header', 'day,close\n2026-01-30,5'],
    ['no header', '2026-01-30,5'],
    ['a third column', 'date,value,volume\n2026-01-30,5,6'],
    ['nothing at all', ''],
  ])('wants its header, and finds %s', (_case, text) => {
    expect(complaint(text)).toMatch(/^GLD\.csv, line 1: expected the header "date,value", found "/);
  });

  it('repeats no more than the beginning of a long line', () => {
    expect(complaint(`date,value\n${'x'.repeat(10_000)}`).length).toBeLessThan(150);
  });

  it('reads back every number that was written', () => {
    const rows = fc.uniqueArray(
      fc.tuple(fc.integer({ min: 0, max: 40_000 }), fc.double({ noNaN: true, noDefaultInfinity: true })),
      { selector: ([day]) => day, maxLength: 60 },
    );
    fc.assert(
      fc.property(rows, (unsorted) => {
        const sorted = unsorted.sort((a, b) => a[0] - b[0]);
        const lines = sorted.map(([day, value]) => `${isoOf(day)},${value}`);
        const { days, values } = parseSeriesCsv(['date,value', ...lines].join('\n'), 'GLD.csv');
        expect([...days]).toEqual(sorted.map(([day]) => day));
        // Text has no negative zero.
        expect([...values]).toEqual(sorted.map(([, value]) => value + 0));
      }),
      { numRuns: 100 },
    );
  });
});

/* `it.fails` turns red once such a file is refused: then make it a plain `it`. */
describe('found in review', () => {
  it('sees that a date stands twice or falls also when the first line has no value', () => {
    expect(complaint('date,value\n2026-01-30,\n2026-01-30,5\n')).toMatch(/line 3: .*stands twice/);
  });
});
