import type { GroundingLanguage } from './text.ts';

/** Digits as people write them: 1,234.5 or 1.234,5 or 1 234,5. */

/** One value as written; a text may be read in two ways where 1.234 is ambiguous. */
export interface Reading {
  /** Without sign, in plain units ($2.9tn is 2.9e12). */
  readonly value: number;
  /** Half a unit of the last digit shown, in plain units. */
  readonly half: number;
  /** What the zeros at the end may hide, in plain units: 500 for 84,000. */
  readonly zeros: number;
}

/** Decimal comma. English, Chinese and Japanese use the point. */
const COMMA_LANGUAGES: ReadonlySet<GroundingLanguage> = new Set(['es', 'de', 'fr', 'pt']);

/** All ways to read the digits: in languages with a decimal comma, "1.234" may be either. */
export function readDigits(text: string, language: GroundingLanguage): Reading[] {
  const plain = text.replace(/[\s\u00a0\u202f'’]/gu, '');
  const comma = plain.lastIndexOf(',');
  const point = plain.lastIndexOf('.');
  if (comma === -1 && point === -1) return [reading(plain)];
  if (comma !== -1 && point !== -1) {
    const decimal = Math.max(comma, point);
    return [reading(`${plain.slice(0, decimal).replace(/[.,]/g, '')}.${plain.slice(decimal + 1)}`)];
  }
  const mark = comma !== -1 ? ',' : '.';
  const groups = plain.split(mark);
  const grouped =
    groups.slice(1).every((group) => group.length === 3) && groups[0]!.length <= 3 && groups[0] !== '0';
  const asThousands = reading(groups.join(''));
  if (groups.length > 2) return grouped ? [asThousands] : [];
  const asDecimal = reading(`${groups[0]}.${groups[1]}`);
  if (!grouped) return [asDecimal];
  if (!COMMA_LANGUAGES.has(language)) return [mark === ',' ? asThousands : asDecimal];
  return [asThousands, asDecimal];
}

function reading(text: string): Reading {
  const decimals = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0;
  const zeros = decimals > 0 ? 0 : (/0+$/.exec(text)?.[0].length ?? 0);
  return { value: Number(text), half: 0.5 * 10 ** -decimals, zeros: zeros > 0 ? 0.5 * 10 ** zeros : 0 };
}
