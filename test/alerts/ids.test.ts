import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ID_LENGTH, ID_LETTERS } from '../../src/alerts/desk.ts';
import { orderOf } from '../../src/alerts/order.ts';

/** As ids are made: eight of the letters. Half of them end like a length of time. */
const letter = fc.constantFrom(...ID_LETTERS);
const idOf = (ends: readonly string[]) =>
  fc
    .tuple(fc.array(letter, { minLength: ID_LENGTH, maxLength: ID_LENGTH }), fc.constantFrom(...ends))
    .map(([letters, end]) => letters.join('').slice(0, ID_LENGTH - end.length) + end);
const id = fc.oneof(
  idOf(['']),
  idOf([
    '2m',
    '23h',
    '9d',
    '4w',
    'am',
    'ah',
    'ad',
    'and',
    'anh',
    '2day',
    '3days',
    '22hr',
    '2week',
    '55weeks',
  ]),
  idOf(['2222days', '222weeks', '2222week', '999days', '2hrs']),
);

describe('an id that ends like a length of time', () => {
  it.each(['mpm2am2m', '2222days', 'abcdef2h', 'abcdefad', 'mpmpm22d'])('%s is an id', (one) => {
    expect(orderOf(`mute ${one}`)).toEqual({ what: 'mute', id: one, forMs: 'always' });
    expect(orderOf(`静音${one}`)).toEqual({ what: 'mute', id: one, forMs: 'always' });
  });

  it('is read whole, with and without a time behind it', () => {
    fc.assert(
      fc.property(
        id,
        fc.integer({ min: 1, max: 52 }),
        fc.constantFrom('m', 'h', 'd', 'w'),
        (one, n, unit) => {
          const ms = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }[unit]!;
          expect(orderOf(`mute ${one}`)).toEqual({ what: 'mute', id: one, forMs: 'always' });
          for (const said of [`${one} ${n}${unit}`, `${one} ${n} ${unit}`, `${one} for ${n}${unit}`])
            expect(orderOf(`mute ${said}`)).toEqual({ what: 'mute', id: one, forMs: n * ms });
          expect(orderOf(`unmute ${one}`)).toEqual({ what: 'unmute', id: one });
          expect(orderOf(`remove ${one}`)).toEqual({ what: 'remove', id: one });
          expect(orderOf(`confirm ${one}`)).toEqual({ what: 'confirm', id: one, atOnce: false });
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['mute vix 2h', 'vix', 7_200_000],
    ['静音黄金2小时', '黄金', 7_200_000],
    ['mute gold for a day', 'gold', 86_400_000],
    ['silenciar oro durante 2 horas', 'oro', 7_200_000],
  ])('%s', (said, target, forMs) => {
    expect(orderOf(said)).toEqual({ what: 'mute', id: target, forMs });
  });
});
