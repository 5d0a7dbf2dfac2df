import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  averageReaction,
  deratingWithCuts,
  deratingWithGrowth,
  harmonicPe,
  indexLoss,
  splitChange,
} from '../../src/mag7/aggregate.ts';

describe('the forward P/E of all members', () => {
  it('is the sum of values over the sum of expected earnings', () => {
    // By hand: 300 / 30 + 100 / 20 = 15 of earnings on 400 of value.
    const members = [
      { symbol: 'A', marketCap: 300, forwardPe: 30 },
      { symbol: 'B', marketCap: 100, forwardPe: 20 },
    ];
    expect(harmonicPe(members)).toEqual({ value: 400 / 15, coveredShare: 1, missing: [] });
  });

  it('lets a loss count against the earnings of the others', () => {
    // 300 / 30 - 100 / 50 = 8 on 400.
    const members = [
      { symbol: 'A', marketCap: 300, forwardPe: 30 },
      { symbol: 'B', marketCap: 100, forwardPe: -50 },
    ];
    expect(harmonicPe(members)!.value).toBeCloseTo(50, 12);
    // 300 / 30 - 100 / 5 = -10: together they earn nothing, and there is no multiple.
    expect(harmonicPe([members[0]!, { symbol: 'B', marketCap: 100, forwardPe: -5 }])).toBeUndefined();
  });

  it('names who is missing, and wants four fifths of the value', () => {
    const members = (missing: number) => [
      { symbol: 'A', marketCap: 100 - missing, forwardPe: 25 },
      { symbol: 'B', marketCap: missing },
    ];
    expect(harmonicPe(members(20))).toEqual({ value: 25, coveredShare: 0.8, missing: ['B'] });
    expect(harmonicPe(members(21))).toBeUndefined();
    expect(harmonicPe([{ symbol: 'A', marketCap: 99, forwardPe: 25 }, { symbol: 'B' }])).toBeUndefined();
    expect(harmonicPe([])).toBeUndefined();
  });

  it('lies between the lowest and the highest of positive ones', () => {
    const member = fc.record({
      symbol: fc.string(),
      marketCap: fc.double({ min: 1, max: 1e13, noNaN: true }),
      forwardPe: fc.double({ min: 0.5, max: 500, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(member, { minLength: 1, maxLength: 7 }), (members) => {
        const { value } = harmonicPe(members)!;
        const all = members.map(({ forwardPe }) => forwardPe);
        expect(value).toBeGreaterThanOrEqual(Math.min(...all) * (1 - 1e-12));
        expect(value).toBeLessThanOrEqual(Math.max(...all) * (1 + 1e-12));
      }),
    );
  });
});

describe('the split of a change', () => {
  it('tells a lower multiple from lower estimates', () => {
    // Value 1000 -> 900; earnings 10 * 4 + 5 * 2 = 50 -> 10 * 4.4 + 5 * 2 = 54. P/E 20 -> 16.67.
    const split = splitChange(
      [
        { symbol: 'A', shares: 10, price: [80, 70], eps: [4, 4.4] },
        { symbol: 'B', shares: 5, price: [40, 40], eps: [2, 2] },
      ],
      { A: 700, B: 200 },
    )!;
    expect(split.pe[0]).toBeCloseTo(20, 12);
    expect(split.pe[1]).toBeCloseTo(900 / 54, 12);
    expect(split.estimates).toBeCloseTo(Math.log(1.08), 12);
    expect(split.price).toBeCloseTo(Math.log(0.9), 12);
    expect(split.multiple).toBeCloseTo(Math.log(900 / 54 / 20), 12);
    expect(split.weights).toEqual({ A: 700 / 900, B: 200 / 900 });
  });

  it('leaves out who has no estimate at one end, and says so', () => {
    const members = [
      { symbol: 'A', shares: 10, price: [80, 70], eps: [4, 4.4] },
      { symbol: 'B', shares: 5, price: [40, 40] },
    ] as const;
    expect(splitChange(members, { A: 900, B: 100 })).toMatchObject({
      missing: ['B'],
      coveredShare: 0.9,
      weights: { A: 1 },
    });
    expect(splitChange(members, { A: 700, B: 200 })).toBeUndefined();
    expect(splitChange(members, { A: 700 })).toBeUndefined();
  });

  it('adds up exactly', () => {
    const positive = fc.double({ min: 0.01, max: 1e4, noNaN: true });
    const member = fc.record({
      symbol: fc.constantFrom('A', 'B', 'C', 'D'),
      shares: positive,
      price: fc.tuple(positive, positive),
      eps: fc.tuple(positive, positive),
    });
    fc.assert(
      fc.property(fc.array(member, { minLength: 1, maxLength: 7 }), (members) => {
        const split = splitChange(members, { A: 1, B: 2, C: 3, D: 4 })!;
        expect(split.multiple + split.estimates).toBeCloseTo(split.price, 12);
        expect(Math.log(split.pe[1] / split.pe[0])).toBeCloseTo(split.multiple, 9);
      }),
    );
  });
});

describe('the part of the members in a fall', () => {
  it('is weight times move over the move of the index', () => {
    // 0.07 * -4 + 0.06 * -2 = -0.40 of -0.8.
    expect(indexLoss({ A: 0.07, B: 0.06 }, { A: -4, B: -2 }, -0.8)).toEqual({
      points: expect.closeTo(-0.4, 12),
      share: expect.closeTo(0.5, 12),
    });
  });

  it('has no share when the index rose, and none when a member is unknown', () => {
    expect(indexLoss({ A: 0.07 }, { A: -4 }, 0.1)).toEqual({ points: expect.closeTo(-0.28, 12) });
    expect(indexLoss({ A: 0.07, B: 0.06 }, { A: -4 }, -1)).toBeUndefined();
  });
});

describe('the average reaction', () => {
  const moves: Record<string, number> = { A: -10, B: 4, C: -6 };
  const move = (symbol: string): number | undefined => moves[symbol];

  it('tells beats from misses', () => {
    const reports = [
      { symbol: 'A', reactionDay: 1, surprisePercent: 5 },
      { symbol: 'B', reactionDay: 1, surprisePercent: 2 },
      { symbol: 'C', reactionDay: 1, surprisePercent: -1 },
      { symbol: 'D', reactionDay: 1, surprisePercent: 9 },
    ];
    // (-10 + 4 - 6) / 3; beats (-10 + 4) / 2; D has no price.
    expect(averageReaction(reports, move)).toEqual({
      count: 3,
      meanPercent: -4,
      beats: { count: 2, meanPercent: -3 },
      misses: { count: 1, meanPercent: -6 },
    });
  });

  it('counts a report without an estimate in the mean alone, and is silent without any', () => {
    expect(averageReaction([{ symbol: 'A', reactionDay: 1 }], move)).toEqual({ count: 1, meanPercent: -10 });
    expect(averageReaction([{ symbol: 'D', reactionDay: 1 }], move)).toBeUndefined();
  });
});

describe('a lower multiple', () => {
  it.each([
    // multiple, estimates, with cuts, with growth
    [-0.1, -0.05, 0.1, 0],
    [-0.1, 0, 0.1, 0],
    [-0.1, 0.03, -0.03, 0.03],
    [-0.02, 0.03, -0.02, 0.02],
    [0.1, 0.03, 0, -0.1],
    [0.1, -0.03, 0, -0.1],
  ])('of %d with estimates %d', (multiple, estimates, cuts, growth) => {
    expect(deratingWithCuts({ multiple, estimates })).toBe(cuts);
    expect(deratingWithGrowth({ multiple, estimates })).toBe(growth);
  });
});
