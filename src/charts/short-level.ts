import { formatLevel, formatNumber } from '../answer/format.ts';
import type { Indicator } from '../indicators/indicator.ts';
import type { Language } from '../languages.ts';

type Print = (value: number, decimals: number) => string;

const billions = (value: number, print: Print): string => print(value, Math.abs(value) < 100 ? 1 : 0);
const either =
  (trillionsText: (amount: string) => string, billionsText: (amount: string) => string) =>
  (value: number, print: Print): string =>
    Math.abs(value) >= 1_000 ? trillionsText(print(value / 1_000, 2)) : billionsText(billions(value, print));

/** Sums as tables of the language's newspapers write them, where those of sentences are long. In billions of dollars. */
const SHORT: Partial<Readonly<Record<Language, (value: number, print: Print) => string>>> = {
  de: either(
    (amount) => `${amount} Bio. $`,
    (amount) => `${amount} Mrd. $`,
  ),
  es: either(
    (amount) => `${amount} bill. $`,
    (amount) => `${amount} mM $`,
  ),
  // French counts on in milliards: 31 420 Md$.
  fr: (value, print) => `${billions(value, print)} Md$`,
};

/** Around a price; the others write it as in sentences. */
const PRICE: Partial<Readonly<Record<Language, (amount: string) => string>>> = {
  de: (amount) => `${amount}\u00a0$`,
  es: (amount) => `${amount}\u00a0$`,
  fr: (amount) => `${amount}\u00a0$`,
  zh: (amount) => `$${amount}`,
  ja: (amount) => `$${amount}`,
};

/** A level in a picture, where there is no room for words. */
export function shortLevel(
  value: number,
  indicator: Pick<Indicator, 'unit' | 'decimals'>,
  language: Language,
): string {
  const { unit, decimals } = indicator;
  const print = (one: number, digits: number): string => formatNumber(one, digits, language);
  const sign = value < 0 ? '-' : '';
  const sum = SHORT[language];
  const price = PRICE[language];
  if (unit === 'percentage-points') return `${print(value, decimals)}\u00a0pp`;
  if (unit === 'usd-millions' || unit === 'usd-billions') {
    if (!sum) return formatLevel(value, indicator, language);
    const amount = Math.abs(value) / (unit === 'usd-millions' ? 1_000 : 1);
    return sign + sum(amount, print).replace(/ (?=\D+$)/, '\u00a0');
  }
  return price && /^usd(?:$|-)/.test(unit)
    ? sign + price(print(Math.abs(value), decimals))
    : formatLevel(value, indicator, language);
}

/** A change of a sum of money, with its sign; undefined for all others, which are short already. */
export function shortSum(
  change: { readonly value: number; readonly unit: Indicator['unit'] } | undefined,
  language: Language,
): string | undefined {
  if (change?.unit !== 'usd-millions' && change?.unit !== 'usd-billions') return undefined;
  const text = shortLevel(Math.abs(change.value), { unit: change.unit, decimals: 1 }, language);
  return `${change.value > 0 ? '+' : change.value < 0 ? '-' : ''}${text}`;
}
