/** Numbers in words up to twenty, and fractions. They are figures only with a unit or as "four of nine". */

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

export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ...LISTS.flatMap(([, list]) => list.split(' ').map((word, value) => [word, value] as const)),
  ['una', 1],
  ['uno', 1],
  ['eine', 1],
  ['einen', 1],
  ['einem', 1],
  ['une', 1],
  ['uma', 1],
  ['duas', 2],
  ...[...ZH_DIGITS].map((digit, value) => [digit, value] as const),
  ['两', 2],
  ['十', 10],
  ['二十', 20],
  ...[...ZH_DIGITS].slice(1).map((digit, index) => [`十${digit}`, 11 + index] as const),
]);

const ENGLISH = LISTS[0]![1].split(' ').slice(1);

const latin = [...NUMBER_WORDS.keys()]
  .filter((word) => /[a-z]/.test(word))
  .sort((a, b) => b.length - a.length);
const chinese = [...NUMBER_WORDS.keys()]
  .filter((word) => !/[a-z]/.test(word))
  .sort((a, b) => b.length - a.length);

/** Any number word, in its own group. */
export const NUMBER_WORD = new RegExp(
  `(?<![A-Za-zÀ-ɏ\\p{N}-])(?:${latin.join('|')})(?![A-Za-zÀ-ɏ\\p{N}])|(?:${chinese.join('|')})`,
  'giu',
);

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
