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

/** A level in a picture, where there is no room for words. */
export function shortLevel(
  value: number,
  indicator: Pick<Indicator, 'unit' | 'decimals'>,
  language: Language,
): string {
  const short = SHORT[language];
  const { unit } = indicator;
  if (!short || (unit !== 'usd-millions' && unit !== 'usd-billions'))
    return formatLevel(value, indicator, language);
  const amount = unit === 'usd-millions' ? value / 1_000 : value;
  return short(amount, (one, decimals) => formatNumber(one, decimals, language)).replace(
    / (?=\D+$)/,
    '\u00a0',
  );
}
