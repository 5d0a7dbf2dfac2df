import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { asOfDay, asOfMoment, parseAsOf } from '../../src/snapshot/as-of.ts';
import { dayOf, isoOf } from '../../src/time/dates.ts';
import { closeInstant, isSession, nextSession } from '../../src/time/us-market.ts';

const iso = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');

describe('a bare date', () => {
  // All by hand. New York is UTC-5 in winter and UTC-4 in summer.
  it('reads the whole day as it was public on the next business morning', () => {
    const asOf = parseAsOf('2026-01-29');
    expect(asOf).toMatchObject({ kind: 'date', date: '2026-01-29', notes: [] });
    expect(isoOf(asOf.lastDay)).toBe('2026-01-29');
    expect(iso(asOf.publishedByMs)).toBe('2026-01-30T14:05:00Z');
    expect(iso(asOf.triggersByMs)).toBe('2026-01-29T21:00:00Z');
    expect(iso(asOf.mechanismsByMs)).toBe('2026-01-30T00:00:00Z');
  });

  it.each([
    ['over a weekend', '2026-01-30', '2026-02-02T14:05:00Z'],
    ['in summer', '2024-08-05', '2024-08-06T13:05:00Z'],
    ['over Columbus Day, when bonds rest', '2025-10-10', '2025-10-14T13:05:00Z'],
    ['over Good Friday', '2025-04-17', '2025-04-21T13:05:00Z'],
  ])('waits for the morning after %s', (_case, date, published) => {
    expect(iso(parseAsOf(date).publishedByMs)).toBe(published);
  });

  it('knows the early close', () => {
    // The Friday after Thanksgiving: 13:00 New York.
    expect(iso(parseAsOf('2025-11-28').triggersByMs)).toBe('2025-11-28T18:00:00Z');
  });

  it('says that a weekend is one and reads the session before it', () => {
    const saturday = parseAsOf('2026-01-31');
    expect(saturday.notes).toEqual([
      '2026-01-31 is a Saturday: US markets were closed, so this reads the close of 2026-01-30.',
    ]);
    expect(saturday.date).toBe('2026-01-30');
    expect(iso(saturday.triggersByMs)).toBe('2026-01-30T21:00:00Z');
    // Bitcoin's Saturday is in view.
    expect(isoOf(saturday.lastDay)).toBe('2026-01-31');
    expect(parseAsOf('2026-02-01').notes[0]).toContain('a Sunday');
  });

  it.each([
    ['2026-01-19', 'Martin Luther King Jr. Day', '2026-01-16'],
    ['2025-01-09', 'National Day of Mourning for Jimmy Carter', '2025-01-08'],
  ])('names the holiday of %s', (date, holiday, session) => {
    const asOf = parseAsOf(date);
    expect(asOf.notes).toEqual([
      `${date} is ${holiday}: US markets were closed, so this reads the close of ${session}.`,
    ]);
    expect(asOf.date).toBe(session);
  });

  it('takes spaces around it', () => {
    expect(parseAsOf('  2026-01-29 ').date).toBe('2026-01-29');
  });
});

describe('a moment', () => {
  it.each([
    ['before the close', '2026-01-29T20:59:59Z', '2026-01-28', '2026-01-28T21:00:00Z'],
    ['at the close', '2026-01-29T21:00:00Z', '2026-01-29', '2026-01-29T21:00:00Z'],
    ['in the evening', '2026-01-29T23:30:00Z', '2026-01-29', '2026-01-29T21:00:00Z'],
    ['in the night', '2026-01-30T03:00:00Z', '2026-01-29', '2026-01-29T21:00:00Z'],
    ['on a Sunday', '2026-02-01T12:00:00Z', '2026-01-30', '2026-01-30T21:00:00Z'],
    ['on Monday morning', '2026-02-02T13:00:00Z', '2026-01-30', '2026-01-30T21:00:00Z'],
    ['on a half day after 13:00', '2025-11-28T18:00:00Z', '2025-11-28', '2025-11-28T18:00:00Z'],
    ['on a half day before 13:00', '2025-11-28T17:59:00Z', '2025-11-26', '2025-11-26T21:00:00Z'],
  ])('%s speaks from the last close', (_case, text, session, triggers) => {
    const asOf = parseAsOf(text);
    expect(asOf).toMatchObject({ kind: 'moment', date: session, notes: [] });
    expect(iso(asOf.triggersByMs)).toBe(triggers);
    expect(iso(asOf.publishedByMs)).toBe(text);
  });

  it('lets mechanisms count until now, and no longer than the UTC day of the session', () => {
    expect(iso(parseAsOf('2026-01-29T23:30:00Z').mechanismsByMs)).toBe('2026-01-29T23:30:00Z');
    expect(iso(parseAsOf('2026-01-30T03:00:00Z').mechanismsByMs)).toBe('2026-01-30T00:00:00Z');
  });

  it.each([
    ['2026-01-29T16:00:00-05:00', '2026-01-29T21:00:00Z'],
    ['2026-01-30T06:00:00+09:00', '2026-01-29T21:00:00Z'],
    ['2026-01-29 21:00Z', '2026-01-29T21:00:00Z'],
    ['2026-01-29T21:00:00.000Z', '2026-01-29T21:00:00Z'],
  ])('reads %s in its zone', (text, instant) => {
    expect(iso(parseAsOf(text).publishedByMs)).toBe(instant);
  });

  it('never speaks from a close that is still to come', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2018, 0, 10), max: Date.UTC(2026, 11, 31) }), (ms) => {
        const asOf = asOfMoment(ms);
        expect(isSession(asOf.session)).toBe(true);
        expect(closeInstant(asOf.session)).toBeLessThanOrEqual(ms);
        expect(closeInstant(nextSession(asOf.session))).toBeGreaterThan(ms);
        for (const clock of [asOf.publishedByMs, asOf.triggersByMs, asOf.mechanismsByMs]) {
          expect(clock).toBeLessThanOrEqual(ms);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('any date', () => {
  it('puts its clocks in order: triggers, mechanisms, publication', () => {
    fc.assert(
      fc.property(fc.integer({ min: dayOf('2018-01-10'), max: dayOf('2026-12-31') }), (day) => {
        const asOf = asOfDay(day);
        expect(isSession(asOf.session)).toBe(true);
        expect(asOf.session).toBeLessThanOrEqual(day);
        expect(asOf.triggersByMs).toBeLessThan(asOf.mechanismsByMs);
        expect(asOf.mechanismsByMs).toBeLessThan(asOf.publishedByMs);
        expect(asOf.notes).toHaveLength(isSession(day) ? 0 : 1);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what is no date', () => {
  it.each([
    'yesterday',
    '',
    '2026-1-9',
    '2026-02-30',
    '2026-13-01',
    '30.01.2026',
    '2026-01-30T15:00:00',
    '2026-01-30T25:00:00Z',
    '2026-02-30T15:00:00Z',
    '2026-01-30T15Z',
    '2026-01-30T15:00:00 New York',
  ])('"%s" is refused with an example of both forms', (text) => {
    expect(() => parseAsOf(text)).toThrow(InputError);
    expect(() => parseAsOf(text)).toThrow(/^--as-of ".*" is not a date\. Write a day like .* or a moment/);
  });

  it('repeats no more than the beginning of a long text', () => {
    expect(() => parseAsOf('x'.repeat(500))).toThrow(`"${'x'.repeat(40)}"`);
  });
});
