import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cadence, Publication } from '../../src/indicators/indicator.ts';
import { nextExpected, publishedAtMs } from '../../src/indicators/publication.ts';
import { dayOf, isoOf } from '../../src/time/dates.ts';

const NEW_YORK = 'America/New_York';

const CLOSE: Publication = { rule: 'same-day', time: '16:00', zone: NEW_YORK };
const SOFR: Publication = { rule: 'business-days', count: 1, time: '08:00', zone: NEW_YORK };
const BITCOIN: Publication = { rule: 'calendar-days', count: 1, time: '00:00', zone: 'UTC' };
const NIKKEI: Publication = { rule: 'same-day', time: '15:30', zone: 'Asia/Tokyo' };
/** Wednesday levels of the Fed balance sheet, out on Thursday. */
const BALANCE_SHEET: Publication = { rule: 'weekday', weekday: 4, time: '16:30', zone: NEW_YORK };
const MORTGAGE: Publication = { rule: 'weekday', weekday: 4, orSame: true, time: '12:00', zone: NEW_YORK };
const CPI: Publication = { rule: 'month-day', months: 1, day: 13, time: '08:30', zone: NEW_YORK };
const MONTH_END: Publication = {
  rule: 'month-day',
  months: 1,
  day: 31,
  time: '10:00',
  zone: 'Europe/London',
};

const iso = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');

describe('publishedAtMs', () => {
  // All instants by hand. New York: EST (UTC-5) to 2026-03-07, EDT (UTC-4) from 2026-03-08 to 2026-10-31.
  it.each<[string, Publication, string, string]>([
    ['SOFR over the spring change', SOFR, '2026-03-06', '2026-03-09T12:00:00Z'],
    ['SOFR before the spring change', SOFR, '2026-03-05', '2026-03-06T13:00:00Z'],
    ['SOFR over the autumn change', SOFR, '2026-10-30', '2026-11-02T13:00:00Z'],
    ['SOFR over Columbus Day', SOFR, '2025-10-10', '2025-10-14T12:00:00Z'],
    ['SOFR over Good Friday', SOFR, '2025-04-17', '2025-04-21T12:00:00Z'],
    ['a close in winter', CLOSE, '2026-01-30', '2026-01-30T21:00:00Z'],
    ['a close in summer', CLOSE, '2025-08-21', '2025-08-21T20:00:00Z'],
    ['a bitcoin day', BITCOIN, '2026-01-31', '2026-02-01T00:00:00Z'],
    ['a Tokyo close', NIKKEI, '2024-08-05', '2024-08-05T06:30:00Z'],
    ['the balance sheet', BALANCE_SHEET, '2026-01-28', '2026-01-29T21:30:00Z'],
    ['a weekday rule on that weekday', BALANCE_SHEET, '2026-01-29', '2026-02-05T21:30:00Z'],
    ['the same with orSame', MORTGAGE, '2026-01-29', '2026-01-29T17:00:00Z'],
    ['consumer prices', CPI, '2025-12-01', '2026-01-13T13:30:00Z'],
    // 2026-02-28, in GMT; 2026-04-30, in BST.
    ['a day that the month does not have', MONTH_END, '2026-01-01', '2026-02-28T10:00:00Z'],
    ['London summer time', MONTH_END, '2026-03-01', '2026-04-30T09:00:00Z'],
  ])('%s', (_case, publication, date, instant) => {
    expect(iso(publishedAtMs(publication, dayOf(date)))).toBe(instant);
  });

  const clock = fc.record({
    time: fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':')),
    zone: fc.constantFrom(NEW_YORK, 'UTC', 'Asia/Tokyo', 'Europe/London'),
  });
  const rule = fc.oneof(
    fc.constant({ rule: 'same-day' as const }),
    fc.record({ rule: fc.constant('business-days' as const), count: fc.integer({ min: 0, max: 10 }) }),
    fc.record({ rule: fc.constant('calendar-days' as const), count: fc.integer({ min: 0, max: 60 }) }),
    fc.record({
      rule: fc.constant('weekday' as const),
      weekday: fc.integer({ min: 0, max: 6 }),
      orSame: fc.boolean(),
    }),
    fc.record({
      rule: fc.constant('month-day' as const),
      months: fc.integer({ min: 1, max: 6 }),
      day: fc.integer({ min: 1, max: 31 }),
    }),
  );
  const day = fc.integer({ min: dayOf('2015-01-01'), max: dayOf('2035-12-31') });

  it('never publishes a later observation before an earlier one, nor before its own day', () => {
    fc.assert(
      fc.property(rule, clock, day, fc.integer({ min: 1, max: 400 }), (which, when, first, later) => {
        const publication: Publication = { ...which, ...when };
        const published = publishedAtMs(publication, first);
        expect(publishedAtMs(publication, first + later)).toBeGreaterThanOrEqual(published);
        // Tokyo's day begins nine hours before that of UTC.
        expect(published).toBeGreaterThanOrEqual(first * 86_400_000 - 9 * 3_600_000);
      }),
      { numRuns: 500 },
    );
  });
});

describe('nextExpected', () => {
  it.each<[string, Publication, Cadence, string, string, string]>([
    ['a close after Friday', CLOSE, 'daily', '2026-01-30', '2026-02-02', '2026-02-02T21:00:00Z'],
    ['a close before Good Friday', CLOSE, 'daily', '2025-04-17', '2025-04-21', '2025-04-21T20:00:00Z'],
    ['a close on Columbus Day', CLOSE, 'daily', '2025-10-10', '2025-10-13', '2025-10-13T20:00:00Z'],
    ['a SOFR after Columbus Day', SOFR, 'daily', '2025-10-10', '2025-10-14', '2025-10-15T12:00:00Z'],
    ['a Tokyo close on a US holiday', NIKKEI, 'daily', '2025-11-26', '2025-11-27', '2025-11-27T06:30:00Z'],
    ['a Tokyo close after Friday', NIKKEI, 'daily', '2024-08-02', '2024-08-05', '2024-08-05T06:30:00Z'],
    ['a bitcoin Saturday', BITCOIN, 'calendar-daily', '2026-01-30', '2026-01-31', '2026-02-01T00:00:00Z'],
    ['a balance sheet', BALANCE_SHEET, 'weekly', '2026-01-21', '2026-01-28', '2026-01-29T21:30:00Z'],
    ['consumer prices', CPI, 'monthly', '2025-11-01', '2025-12-01', '2026-01-13T13:30:00Z'],
    ['a month stamped at its end', CPI, 'monthly', '2026-01-31', '2026-02-01', '2026-03-13T12:30:00Z'],
    ['a quarter over the year end', CPI, 'quarterly', '2025-10-01', '2026-01-01', '2026-02-13T13:30:00Z'],
  ])('%s', (_case, publication, cadence, newest, observation, instant) => {
    const next = nextExpected(publication, cadence, dayOf(newest));
    expect(next && [isoOf(next.observationDay), iso(next.atMs)]).toEqual([observation, instant]);
  });

  it('expects nothing of an irregular series', () => {
    expect(nextExpected(CLOSE, 'irregular', dayOf('2026-01-30'))).toBeUndefined();
  });
});
