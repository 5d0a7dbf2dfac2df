import type { Unit } from '../indicators/indicator.ts';

/** What a price is said to be for. */
export type Measure = 'gram' | 'kilo' | 'ton' | 'ounce' | 'barrel' | 'pound' | 'gallon' | 'litre';

const NAMES: Readonly<Record<Measure, readonly [latin: string, other: string]>> = {
  gram: ['gramm?e?s?|gramos?|gramas?|g|gr', '克|グラム'],
  kilo: ['kilos?|kilogramm?e?s?|kilogramos?|quilos?|quilogramas?|kg', '公斤|千克|キログラム|キロ'],
  ton: ['tons?|tonnes?|tonnen|metric tons?|toneladas?|t', '吨|トン'],
  ounce: ['troy ounces?|ounces?|oz|unzen?|feinunze|onzas?|once|onças?|oncas?', '盎司|オンス'],
  barrel: ['barrels?|bbl|fass|barril|barriles|barris|barils?', '桶|バレル'],
  pound: ['pounds?|lbs?|pfund|libras?|livres?', '磅|ポンド'],
  gallon: ['gallons?|gallonen|gal[oó]n|galão|galões', '加仑|ガロン'],
  litre: ['lit(?:er|re)s?|litros?', '升|リットル'],
};
/** Before the word of a measure: "a", "per", "le". */
const PER = "(?:/ ?|(?:per|a|an|each|the|pro|je|das|die|der|por|la|el|cada|o|par|le) |l['’])";
const MEASURES = Object.entries(NAMES) as [Measure, readonly [string, string]][];
const READERS: readonly (readonly [Measure, RegExp])[] = MEASURES.map(([measure, [latin, other]]) => [
  measure,
  new RegExp(
    `(?<![\\p{L}])${PER}(?:${latin})(?![\\p{L}])|(?:/ ?|每一?|一|1)(?:${other})(?:あたり|当たり|につき)?|(?:${other})(?:あたり|当たり|につき)`,
    'u',
  ),
]);

/** The first measure that a price is said to be for, with its place. */
export function measureIn(
  text: string,
): { readonly measure: Measure; readonly at: number; readonly length: number } | undefined {
  for (const [measure, pattern] of READERS) {
    const found = pattern.exec(text);
    if (found) return { measure, at: found.index, length: found[0].length };
  }
  return undefined;
}

/** A price in this unit is one for that measure. */
export const isMeasuredBy = (unit: Unit, measure: Measure): boolean => unit === `usd-per-${measure}`;

const NUMBER = '\\d[\\d.,]*(?: \\d{3})*';
const SIZE =
  '(?: ?(?:k|mn?|bn|mil|thousand|millions?|millones|millionen|milhões|tausend|tsd|mille|万|千|百万|億|亿|兆)(?![a-zà-ÿ]))?';
const BEFORE =
  '€|£|₹|₩|₽|₺|r\\$|c\\$|a\\$|ca\\$|au\\$|hk\\$|nz\\$|s\\$|mx\\$|eur|euros?|gbp|chf|cny|rmb|cad|aud|inr|brl';
const BEHIND_LATIN =
  'euros?|eur|gbp|pounds?(?: sterling)?|sterling|quid|(?:swiss )?francs?|francos?|franken|schweizer franken|chf|rupees?|rupias?|roupies?|rupien|inr|yuan|renminbi|rmb|cny|libras?(?: esterlinas?)?|livres?(?: sterling)?|pfund|reais|real|brl|pesos?|kronen|kronor|kroner|couronnes|coronas|rubles?|roubles?|rubel|rublos?|lira|liras?|zlotys?|(?:canadian|australian|hong kong|singapore) dollars?|cad|aud';
const BEHIND =
  '€|£|₹|₩|₽|₺|欧元|英镑|瑞郎|瑞士法郎|人民币|元(?!/)|元|港币|港元|卢比|卢布|澳元|加元|ユーロ|ポンド|人民元|フラン|ルピー|ルーブル|ウォン|韩元';
const FOREIGN = new RegExp(
  `(?:(?<![\\p{L}])(${BEFORE})) ?(?=${NUMBER})|(?<=${NUMBER}${SIZE} ?(?:de |d')?)(?:(${BEHIND_LATIN})(?![\\p{L}])|(${BEHIND}))`,
  'u',
);
const YEN = new RegExp(`¥ ?(?=${NUMBER})|(?<=${NUMBER}) ?¥`, 'u');

/** A currency that a number is in and that is no dollar, as it was written. */
export function foreignCurrencyIn(text: string): string | undefined {
  return FOREIGN.exec(text)?.[0].trim();
}
/** Prices in yen are those of the yen and of Tokyo alone. */
export const yenIn = (text: string): string | undefined => YEN.exec(text)?.[0].trim();
