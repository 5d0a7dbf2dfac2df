import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addUsage,
  costOf,
  estimateTokens,
  NO_USAGE,
  type Prices,
  pricesSchema,
} from '../../src/agent/usage.ts';

const usage = { inputTokens: 10_000, outputTokens: 2_000, cachedTokens: 6_000, estimated: false };
const prices: Prices = {
  'gpt-5*': { input: 1.25, cached: 0.125, output: 10 },
  'gpt-5-mini*': { input: 0.25, cached: 0.025, output: 2 },
  'local/*': { input: 0, output: 0 },
  'plain.model': { input: 1, output: 2 },
};

describe('the cost of a call', () => {
  it('counts cached input at its own price', () => {
    // By hand: 4,000 x 1.25 + 6,000 x 0.125 + 2,000 x 10 = 5,000 + 750 + 20,000 dollars per million.
    expect(costOf(usage, prices, 'gpt-5')).toBeCloseTo(0.02575, 12);
  });

  it('takes the price whose name fits best, in any order and case', () => {
    // By hand: 4,000 x 0.25 + 6,000 x 0.025 + 2,000 x 2 = 1,000 + 150 + 4,000.
    expect(costOf(usage, prices, 'GPT-5-mini-2026-01-01')).toBeCloseTo(0.00515, 12);
    const reversed = Object.fromEntries(Object.entries(prices).reverse());
    expect(costOf(usage, reversed, 'gpt-5-mini')).toBeCloseTo(0.00515, 12);
  });

  it('counts cached input as input when it has no price', () => {
    // By hand: 10,000 x 1 + 2,000 x 2.
    expect(costOf(usage, prices, 'plain.model')).toBeCloseTo(0.014, 12);
  });

  it('is zero where zero is the price, and unknown where there is none', () => {
    expect(costOf(usage, prices, 'local/qwen3:8b')).toBe(0);
    expect(costOf(usage, prices, 'claude')).toBeUndefined();
    expect(costOf(usage, prices, 'plainXmodel')).toBeUndefined();
    expect(costOf(usage, {}, 'gpt-5')).toBeUndefined();
  });

  it('never counts more cached input than input', () => {
    const odd = { inputTokens: 10, outputTokens: 0, cachedTokens: 99, estimated: false };
    expect(costOf(odd, { x: { input: 1_000_000, cached: 500_000, output: 0 } }, 'x')).toBe(5);
  });

  it('refuses a table with a price below zero or a wrong word', () => {
    expect(pricesSchema.safeParse(prices).success).toBe(true);
    expect(pricesSchema.safeParse({ x: { input: -1, output: 1 } }).success).toBe(false);
    expect(pricesSchema.safeParse({ x: { input: 1, output: 1, cache: 1 } }).success).toBe(false);
  });

  it('adds up, and stays estimated once a part is', () => {
    const estimated = { inputTokens: 1, outputTokens: 2, cachedTokens: 0, estimated: true };
    expect(addUsage(NO_USAGE, usage)).toEqual(usage);
    expect(addUsage(usage, estimated)).toEqual({
      inputTokens: 10_001,
      outputTokens: 2_002,
      cachedTokens: 6_000,
      estimated: true,
    });
  });
});

describe('the estimate of tokens', () => {
  it.each([
    ['', 0],
    ['a', 1],
    ['Gold fell 10%.', 4],
    ['黄金下跌', 4],
    ['金价下跌，为什么？', 9],
    ['ゴールド', 4],
    ['금값이', 3],
    ['Gold 黄金', 4],
  ])('of %j is %i', (text, tokens) => {
    expect(estimateTokens(text)).toBe(tokens);
  });

  it('grows with the text and never exceeds its length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
        expect(estimateTokens(one + other)).toBeGreaterThanOrEqual(estimateTokens(one));
        expect(estimateTokens(one)).toBeLessThanOrEqual(one.length);
      }),
    );
  });
});
