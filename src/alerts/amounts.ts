import type { Language } from '../answer/answer.ts';
import { formatNumber } from '../answer/format.ts';
import { FURTHER_TYPED } from './typed.ts';

/** A number in somebody's words, with what stands beside it. */
export interface Amount {
  readonly value: number;
  readonly at: number;
  /** Where its words of size and unit begin, and where all of it ends. */
  readonly unitAt: number;
  readonly endsAt: number;
  readonly unit?: SaidUnit;
  /** Written with its sign: "-10bp". */
  readonly signed: boolean;
}

/** `plain`: points, index points; `money` is in single dollars; `dollars-bn` was said with billions or trillions. */
export type SaidUnit =
  | 'percent'
  | 'points'
  | 'basis-points'
  | 'percentage-points'
  | 'money'
  | 'sigma'
  | 'decibans';

const OWN_UNITS: readonly (readonly [SaidUnit, readonly string[]])[] = [
  ['percentage-points', ['percentage points', 'pp', '个百分点', '百分点', 'puntos porcentuales']],
  ['percent', ['%', '％', 'percent', 'per cent', 'por ciento']],
  [
    'basis-points',
    ['basis points', 'basis point', 'bps', 'bp', '个基点', '基点', 'puntos básicos', 'puntos basicos', 'pb'],
  ],
  ['decibans', ['decibans', 'db', '分贝']],
  [
    'sigma',
    [
      'usual moves',
      'usual daily moves',
      'sigmas',
      'sigma',
      'σ',
      'standard deviations',
      'std devs',
      'std',
      '个标准差',
      '倍标准差',
      '标准差',
      '倍常态波动',
      'movimientos habituales',
      'desviaciones típicas',
      'desviaciones estándar',
      'desviaciones',
    ],
  ],
  ['money', ['usd', 'us dollars', 'dollars', '美元', '美金', 'dólares', 'dolares']],
  ['points', ['points', 'pts', '点', 'puntos', 'yen', '日元', 'yenes']],
];

const UNITS: typeof OWN_UNITS = OWN_UNITS.map(([unit, names]) => [
  unit,
  [...names, ...FURTHER_TYPED.flatMap(({ units }) => units[unit] ?? [])],
]);

const FACTORS: readonly (readonly [number, readonly string[]])[] = [
  [1e12, ['万亿', 'trillions', 'trillion', 'tn', 'billones', 'billón']],
  [1e9, ['billions', 'billion', 'bn', 'mil millones', '十亿']],
  [1e8, ['亿']],
  [1e6, ['millions', 'million', 'millones', 'mn', '百万']],
  [1e4, ['万']],
  [1e3, ['thousand', 'mil', 'k', '千']],
  ...FURTHER_TYPED.flatMap(({ factors }) => factors),
];

const alternatives = (lists: readonly (readonly [unknown, readonly string[]])[]): string =>
  lists
    .flatMap(([, names]) => names)
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');

/** Latin words must end there: "3 k" is thousands, "3 kilos" is not. */
const END = '(?![a-zà-ÿ])';
const PATTERN = new RegExp(
  `(?<![a-z\\d.,])([-+−])?\\s?(us\\$|\\$)?\\s?(\\d{1,3}(?: \\d{3})+(?:,\\d+)?(?!\\d)|\\d+(?:[.,]\\d+)*)(?:\\s?(${alternatives(FACTORS)})${END})?(?:\\s?(?:de )?(${alternatives(UNITS)})${END})?`,
  'gu',
);

const lookUp = <T>(
  lists: readonly (readonly [T, readonly string[]])[],
  name: string | undefined,
): T | undefined => (name === undefined ? undefined : lists.find(([, names]) => names.includes(name))?.[0]);

/** All amounts in a normalised text, in its order. */
export function amountsIn(text: string, language: Language): Amount[] {
  return [...text.matchAll(PATTERN)].flatMap((match): Amount[] => {
    const [, sign, dollar, digits, factorName, unitName] = match;
    const number = numberOf(digits!, language);
    if (number === undefined) return [];
    const value = number * (lookUp(FACTORS, factorName) ?? 1) * (sign === '-' || sign === '−' ? -1 : 1);
    const unit = lookUp(UNITS, unitName) ?? (dollar === undefined ? undefined : 'money');
    const endsAt = match.index + match[0].length;
    const unitAt = match.index + match[0].indexOf(digits!) + digits!.length;
    const signed = sign !== undefined;
    return [{ value, at: match.index, unitAt, endsAt, signed, ...(unit === undefined ? {} : { unit }) }];
  });
}

/** "4,100.5", in Spanish "4.100,5", in French "4 100,5", as the language prints its numbers; a single mark with three digits behind it groups thousands where that is the custom. */
export function numberOf(digits: string, language: Language): number | undefined {
  if (digits.includes(' ')) return numberOf(digits.replaceAll(' ', ''), language);
  const [group, point] = formatNumber(0.5, 1, language).includes(',') ? ['.', ','] : [',', '.'];
  const grouped = new RegExp(`^\\d{1,3}(\\${group}\\d{3})+(\\${point}\\d+)?$`);
  if (grouped.test(digits)) return Number(digits.replaceAll(group, '').replace(point, '.'));
  // "4,5" and "4.5" are the same to people who type both.
  if (/^\d+([.,]\d+)?$/.test(digits)) return Number(digits.replace(',', '.'));
  return undefined;
}
