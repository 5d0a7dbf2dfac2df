import { z } from 'zod';
import type { ModelUsage } from './model.ts';

/** US dollars per million tokens. Without `cached`, cached input costs as much as other input. */
const priceSchema = z.strictObject({
  input: z.number().nonnegative(),
  cached: z.number().nonnegative().optional(),
  output: z.number().nonnegative(),
});

/**
 * From the model's name to its price. `*` in a name stands for any characters; of several that match,
 * the one with the most other characters counts: `gpt-5-mini*` before `gpt-5*` before `*`.
 */
export const pricesSchema = z.record(z.string().min(1), priceSchema);

export type Price = Readonly<z.output<typeof priceSchema>>;
export type Prices = Readonly<Record<string, Price>>;

export const NO_USAGE: ModelUsage = { inputTokens: 0, outputTokens: 0, cachedTokens: 0, estimated: false };

/** Several calls as one; estimated as soon as one of them is. */
export function addUsage(one: ModelUsage, other: ModelUsage): ModelUsage {
  return {
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
    cachedTokens: one.cachedTokens + other.cachedTokens,
    estimated: one.estimated || other.estimated,
  };
}

/** US dollars. Undefined when no price fits the model: an unknown cost is not zero. */
export function costOf(usage: ModelUsage, prices: Prices, model: string): number | undefined {
  const price = priceOf(prices, model);
  if (!price) return undefined;
  const cached = Math.min(usage.cachedTokens, usage.inputTokens);
  return (
    ((usage.inputTokens - cached) * price.input +
      cached * (price.cached ?? price.input) +
      usage.outputTokens * price.output) /
    1_000_000
  );
}

function priceOf(prices: Prices, model: string): Price | undefined {
  let best: { readonly weight: number; readonly price: Price } | undefined;
  for (const [pattern, price] of Object.entries(prices)) {
    const weight = pattern.replaceAll('*', '').length;
    if (matches(pattern, model) && (!best || weight > best.weight)) best = { weight, price };
  }
  return best?.price;
}

function matches(pattern: string, model: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(model);
}

/** Characters of scripts that tokenizers cut about one by one. */
const WIDE =
  /[\u3000-\u303f\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\uff00-\uffef]/gu;
/** OpenAI's rule of thumb for English: https://help.openai.com/en/articles/4936856 */
const CHARACTERS_PER_TOKEN = 4;

/** An estimate from characters, without the model's tokenizer: often 20% off, more for code and rare scripts. */
export function estimateTokens(text: string): number {
  const wide = text.match(WIDE)?.length ?? 0;
  const narrow = text.replace(WIDE, '').length;
  return wide + Math.ceil(narrow / CHARACTERS_PER_TOKEN);
}
