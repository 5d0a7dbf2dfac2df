import { type PhraseMatch, Phrases } from './phrases.ts';

/** Numbers in words up to a hundred, and fractions. They are figures only with a unit or as "four of nine". */

const LISTS: readonly (readonly [language: string, words: string])[] = [
  [
    'en',
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
  ],
  [
    'es',
    'cero un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte',
  ],
  [
    'de',
    'null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig',
  ],
  [
    'fr',
    'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt',
  ],
  [
    'pt',
    'zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove vinte',
  ],
];
const ZH_DIGITS = '零一二三四五六七八九';

/** Tens from thirty on, in the order of ten times 3 to 9. German puts the unit first, French counts on to 99. */
const TENS: readonly (readonly [tens: string, joins: readonly string[]])[] = [
  ['thirty forty fifty sixty seventy eighty ninety', [' ', ' and ']],
  ['treinta cuarenta cincuenta sesenta setenta ochenta noventa', [' y ']],
  ['trente quarante cinquante soixante septante huitante nonante', [' ', ' et ']],
  ['trinta quarenta cinquenta sessenta setenta oitenta noventa', [' e ']],
];
const GERMAN_TENS = 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' ');

function* upToHundred(): Generator<readonly [string, number]> {
  const units = LISTS.map(([, list]) => list.split(' ').slice(1, 10));
  const [en, es, de, fr, pt] = units as [string[], string[], string[], string[], string[]];
  const teens = LISTS[3]![1].split(' ').slice(10, 20);
  for (const [index, [tens, joins]] of TENS.entries()) {
    for (const [i, ten] of tens.split(' ').entries()) {
      yield [ten, 30 + 10 * i];
      for (const [u, unit] of [en, es, fr, pt][index]!.entries())
        for (const join of joins) yield [`${ten}${join}${unit}`, 31 + 10 * i + u];
    }
  }
  for (const [u, unit] of en.entries()) yield [`twenty ${unit}`, 21 + u];
  for (const [u, unit] of es.entries()) {
    yield [`veinti${unit}`, 21 + u];
    yield [`veinti${{ dos: 'dós', tres: 'trés', seis: 'séis' }[unit] ?? unit}`, 21 + u];
  }
  for (const [u, unit] of fr.entries()) {
    yield [u === 0 ? 'vingt et un' : `vingt ${unit}`, 21 + u];
    yield [`quatre vingt ${unit}`, 81 + u];
  }
  yield ['quatre vingts', 80];
  for (const [u, unit] of teens.entries()) {
    yield [`soixante ${unit}`, 70 + u];
    yield [`quatre vingt ${unit}`, 90 + u];
  }
  for (const [u, unit] of pt.entries()) yield [`vinte e ${unit}`, 21 + u];
  for (const [t, ten] of GERMAN_TENS.entries()) {
    yield [ten, 20 + 10 * t];
    for (const [u, unit] of de.entries()) yield [`${unit}und${ten}`, 21 + 10 * t + u];
  }
  for (let ten = 1; ten <= 9; ten++) {
    for (let unit = 0; unit <= 9; unit++) {
      const last = unit === 0 ? '' : ZH_DIGITS[unit]!;
      yield [`${ten === 1 ? '' : ZH_DIGITS[ten]!}十${last}`, 10 * ten + unit];
    }
  }
  for (const hundred of [
    'a hundred',
    'one hundred',
    'hundred',
    'cien',
    'ciento',
    'hundert',
    'cent',
    'cem',
    '一百',
    '百',
  ])
    yield [hundred, 100];
}

export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ...upToHundred(),
  ...LISTS.flatMap(([, list]) => list.split(' ').map((word, value) => [word, value] as const)),
  ...([
    ['una', 1],
    ['uno', 1],
    ['eine', 1],
    ['einen', 1],
    ['einem', 1],
    ['une', 1],
    ['uma', 1],
    ['duas', 2],
    ['两', 2],
  ] as const),
  ...[...ZH_DIGITS].map((digit, value) => [digit, value] as const),
]);

const ENGLISH = LISTS[0]![1].split(' ').slice(1);

const latin = LISTS.flatMap(([, list]) => list.split(' '))
  .concat('una', 'uno', 'eine', 'une', 'uma', 'duas')
  .sort((a, b) => b.length - a.length);

const phrases = new Phrases<number>();
for (const [word, value] of NUMBER_WORDS) phrases.add(word, value);

export function findNumberWords(text: string): PhraseMatch<number>[] {
  return phrases.find(text);
}

/** 百分之十, 三成, 三成半: percent in Chinese words. */
export const CHINESE_PERCENT =
  /百分之([\d.]+|[零一二三四五六七八九十百点两]+)|(?<![完组构变形达造促不])([一二三四五六七八九两\d])成(半)?(?![为立本交功分员长果都就效因熟见语])/gu;

/** 二十八, 十点三; not a number for what is none. */
export function readChinese(text: string): number {
  const [whole, part] = text.split('点') as [string, string | undefined];
  const integer = /^[\d.]+$/.test(text) ? Number(text) : (NUMBER_WORDS.get(whole) ?? Number.NaN);
  if (part === undefined) return integer;
  return integer + Number(`0.${[...part].map((digit) => ZH_DIGITS.indexOf(digit)).join('')}`);
}

/** "four of nine", "cuatro de los nueve", 九种资产中有四种: the count first in group 1, the whole in group 2. */
export const OF_TOTAL: readonly { readonly pattern: RegExp; readonly countFirst: boolean }[] = [
  {
    pattern: new RegExp(
      `(?<![A-Za-zÀ-ɏ\\p{N}.,])(\\d{1,3}|${ENGLISH.join('|')})\\s+(?:out\\s+)?of\\s+(?:the\\s+|our\\s+)?(\\d{1,3}|${ENGLISH.join('|')})(?![A-Za-zÀ-ɏ\\p{N}%]|[.,]\\d)`,
      'giu',
    ),
    countFirst: true,
  },
  {
    pattern: new RegExp(
      `(?<![A-Za-zÀ-ɏ\\p{N}.,])(\\d{1,3}|${latin.join('|')})\\s+(?:de\\s+(?:los\\s+|las\\s+|les\\s+)?|des\\s+|von\\s+(?:den\\s+)?|der\\s+|sur\\s+(?:les\\s+)?|d[ao]s\\s+)(\\d{1,3}|${latin.join('|')})(?![A-Za-zÀ-ɏ\\p{N}%]|[.,]\\d)`,
      'giu',
    ),
    countFirst: true,
  },
  {
    pattern:
      /([\d一二三四五六七八九十]{1,2})\s*(?:个|種|种|項|项|类|只)?(?:资产|資産|品种)?(?:中|里|のうち)(?:，)?(?:有|の)?\s*([\d一二三四五六七八九十]{1,2})\s*(?:个|种|種|つ|項|项|类|只)/gu,
    countFirst: false,
  },
];

/** "8 of them", 其中8项, "ocho de ellos": a count whose total was named before. */
export const OF_THEM = new RegExp(
  `(?<![A-Za-zÀ-ɏ\\p{N}.,])(\\d{1,3}|${latin.join('|')})\\s+(?:of\\s+(?:them|these|those|which)|de\\s+(?:ellos|ellas)|davon|d['’]entre\\s+(?:eux|elles)|deles|delas)(?![A-Za-zÀ-ɏ])|其中(?:有)?\\s*([\\d一二三四五六七八九十]{1,2})\\s*(?:个|种|项)`,
  'giu',
);

/** Parts of one, before a unit or as a share of a value. */
export const FRACTIONS: readonly (readonly [pattern: string, value: number])[] = [
  ['a\\s+half|half|medio|media|halb(?:en|er|es)?|demi|meio|meia|半', 0.5],
  ['(?:a|one)\\s+quarter|un\\s+cuarto|ein\\s+Viertel|un\\s+quart|um\\s+quarto', 0.25],
];

/** Shares of a value said in words: percent, with a loose margin. */
export const SHARES: readonly (readonly [pattern: RegExp, percent: number])[] = [
  [/\btwo[\s-]thirds\b|dos tercios|三分之二|zwei Drittel|deux tiers/giu, 66.7],
  [/\b(?:a|one)[\s-]third\b|un tercio|三分之一|ein Drittel|un tiers|um terço/giu, 33.3],
  [/\b(?:a|one)[\s-]quarter of (?:its|their|the)\b|四分之一|ein Viertel (?:des|seines)/giu, 25],
  [
    /\b(?:lost|fell|down|dropped|shed|cut) (?:by )?(?:more than |over |almost |nearly |about )?half\b|\bhalved\b|\bhalf (?:of )?(?:its|their) value\b|腰斩|la mitad de su valor|halbiert/giu,
    50,
  ],
  [/\bdoubled\b|翻倍|翻了一番|se duplicó|verdoppelt|a doublé|dobrou|2倍になった/giu, 100],
];
