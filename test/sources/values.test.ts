import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOfParts, isoDay, numberOf, usDay } from '../../src/sources/parse/values.ts';
import { isoOf, parseDay } from '../../src/time/dates.ts';

const pad = (value: number, length: number): string => String(value).padStart(length, '0');

describe('values of publishers', () => {
  it('has the calendar of the rest of the program, also where a date does not exist', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_800, max: 2_199 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (year, month, date) => {
          const iso = `${year}-${pad(month, 2)}-${pad(date, 2)}`;
          const right = parseDay(iso);
          const ways = [
            () => isoDay('x', iso),
            () => isoDay('x', `${iso}T00:00:00`),
            () => usDay('x', `${month}/${date}/${year}`),
            () => dayOfParts('x', String(year), String(month), String(date)),
          ];
          for (const way of ways) {
            if (right === undefined) expect(way).toThrow(expect.objectContaining({ failure: 'changed' }));
            else expect(way()).toBe(right);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('reads every day back as it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60_000, max: 80_000 }), (day) => {
        expect(isoDay('x', isoOf(day))).toBe(day);
      }),
    );
  });

  it('reads every number that a double can be written as', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (value) => {
        expect(numberOf('x', ` ${value} `)).toBe(Number(String(value)));
      }),
    );
  });

  it.each(['', ' ', '.', 'null', 'NaN', 'N/A', 'ND'])('knows that %j says that there is none', (text) => {
    expect(numberOf('x', text)).toBeUndefined();
  });

  it.each(['12abc', '0x1F', '1e999', '--1', '1.2.3', '1,234', '4.5%', '$5', 'Infinity', '-', '<td>1</td>'])(
    'takes %j for no number',
    (text) => {
      expect(() => numberOf('x', text)).toThrow(expect.objectContaining({ failure: 'changed' }));
    },
  );

  it.each(['2026-1-02', '2026-02-30', '26-01-02', '2026-01-02x', '', '2026/01/02'])(
    'takes %j for no date',
    (text) => {
      expect(() => isoDay('x', text)).toThrow(expect.objectContaining({ failure: 'changed' }));
    },
  );
});
