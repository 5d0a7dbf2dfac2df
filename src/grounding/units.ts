import type { GroundingLanguage } from './text.ts';

/** Units that a sentence writes after (or before) a number, in the seven languages. */

export type UnitKind =
  | 'percent'
  /** Percentage points. */
  | 'pp'
  | 'bp'
  /** Dollars, all scales in plain dollars. */
  | 'usd'
  | 'jpy'
  /** Another currency: no figure has it. */
  | 'other-currency'
  /** Index points. */
  | 'points'
  /** Usual moves, standard deviations. */
  | 'sigma'
  | 'db'
  | 'times'
  | 'count'
  | 'bare';

interface UnitRule {
  readonly unit: UnitKind;
  /** Matched directly after the number, spaces allowed before it. */
  readonly pattern: string;
}

const W = '(?![A-Za-zÀ-ɏ])';

/** The first that matches wins: longer forms before the shorter ones that they begin with. */
const RULES: readonly UnitRule[] = [
  {
    unit: 'bp',
    pattern: `(?:-?\\s?(?:basis[\\s-]points?|bps?${W}|puntos?\\s+básicos?|puntos?\\s+base|pbs?${W}|Basispunkten?|Bp${W}|points?\\s+de\\s+base|pontos?[\\s-]base|p\\.\\s?b\\.)|个?基点|ベーシスポイント|bp)`,
  },
  {
    unit: 'pp',
    pattern: `(?:-?\\s?(?:percentage[\\s-]points?|pp${W}|p\\.p\\.|ppt${W}|puntos?\\s+porcentuales|Prozentpunkten?|points?\\s+de\\s+pourcentage|pontos?\\s+percentuais)|个?百分点|%ポイント|パーセントポイント)`,
  },
  {
    unit: 'percent',
    pattern: `\\s?(?:%|％|percent${W}|per\\s?cent${W}|por\\s?ciento${W}|Prozent${W}|pour\\s?cent${W}|por\\s?cento${W}|パーセント)`,
  },
  {
    unit: 'sigma',
    pattern: `(?:-?\\s?(?:of\\s+(?:its|their|the)\\s+)?(?:σ|sigmas?${W}|standard\\s+deviations?|(?:of\\s+(?:its|their)\\s+)?usual\\s+(?:daily\\s+)?moves?|(?:of\\s+its\\s+)?typical\\s+(?:daily\\s+)?moves?|times\\s+(?:its|the|their|a)\\s+(?:usual|typical|normal)\\s+(?:daily\\s+)?moves?|desviaciones\\s+(?:estándar|típicas)|movimientos\\s+(?:habituales|usuales|normales)|veces\\s+(?:su|el)\\s+movimiento\\s+(?:habitual|usual|normal)|Standardabweichungen|üblichen?\\s+(?:Tagesbewegung|Tagesschwankung|Schwankung|Bewegung)(?:en)?|écarts?[\\s-]types?|mouvements\\s+habituels|fois\\s+(?:le|son|leur)\\s+mouvement\\s+habituel|desvios[\\s-]padrão|movimentos\\s+habituais)|个?(?:标准差|西格玛)|倍?(?:于)?(?:其)?(?:平常|通常|日常|常规|正常)(?:日)?(?:波动|波幅)|个(?:平常|通常|常规|正常)(?:日)?(?:波动|波幅)|標準偏差|シグマ|倍の通常の?変動)`,
  },
  { unit: 'db', pattern: `-?\\s?(?:dB${W}|decibans?${W}|分贝|デシバン)` },
  {
    unit: 'times',
    pattern: `(?:-?\\s?(?:times${W}|x${W}|×|veces${W}|Mal${W}|mal${W}|-?fach[A-Za-zÀ-ɏ]*|fois${W}|vezes${W}|to\\s+1(?![A-Za-zÀ-ɏ\\d]|[.,]\\d)|(?:\\s?:\\s?)1(?!\\d|[.,]\\d))|倍)`,
  },
  {
    unit: 'usd',
    pattern: `\\s?(?:(?:US|U\\.S\\.)[\\s-]?)?(?:\\$|USD${W}|dollars?${W}|Dollars?${W}|(?:de\\s+)?dólares?${W}|de\\s+dollars?${W}|美元|美金|ドル|米ドル)`,
  },
  { unit: 'jpy', pattern: `\\s?(?:¥|JPY${W}|yen${W}|Yen${W}|yenes${W}|日元|円|ienes?${W})` },
  {
    unit: 'other-currency',
    pattern: `\\s?(?:€|£|EUR${W}|GBP${W}|CNY${W}|euros?${W}|Euro${W}|pounds?${W}|欧元|人民币|英镑|ユーロ)`,
  },
  {
    unit: 'points',
    pattern: `(?:-?\\s?(?:index\\s+)?(?:points?${W}|puntos${W}|punto${W}|Punkten?${W}|Zähler${W}|pontos?${W})|点(?!\\d)|ポイント)`,
  },
];

const COMPILED = RULES.map(({ unit, pattern }) => ({ unit, regex: new RegExp(`^(?:${pattern})`, 'u') }));
/** The same for text in another case: "BP", "Percent". Units of one letter case stay as they are. */
const LOOSE = RULES.filter(({ unit }) => unit !== 'points' && unit !== 'times').map(({ unit, pattern }) => ({
  unit,
  regex: new RegExp(`^(?:${pattern})`, 'iu'),
}));

export function unitAfter(text: string): { unit: UnitKind; length: number } | undefined {
  for (const { unit, regex } of [...COMPILED, ...LOOSE]) {
    const match = regex.exec(text);
    if (match && match[0].length > 0) return { unit, length: match[0].length };
  }
  return undefined;
}

const CURRENCY_BEFORE: readonly { readonly unit: UnitKind; readonly regex: RegExp }[] = [
  { unit: 'usd', regex: /(?:(?:US|U\.S\.)\s?\$|\$|USD\s?)$/u },
  { unit: 'jpy', regex: /(?:JPY\s?|(?:JP)?¥)$/u },
  { unit: 'other-currency', regex: /(?:€|£|EUR\s?|GBP\s?|CNY\s?)$/u },
  { unit: 'sigma', regex: /(?:\bz\s*(?:=|of|von|de|score of)\s*)$/u },
  // 通常変動の5.2倍: the unit stands on both sides.
  { unit: 'sigma', regex: /(?:通常の?変動|標準偏差)の(?:約|およそ)?[-+−]?$/u },
];

export function unitBefore(text: string): { unit: UnitKind; length: number } | undefined {
  for (const { unit, regex } of CURRENCY_BEFORE) {
    const match = regex.exec(text);
    if (match) return { unit, length: match[0].length };
  }
  return undefined;
}

type Scale = readonly [pattern: string, factor: number];

/** Words of scale that mean the same everywhere they occur. */
const COMMON_SCALES: readonly Scale[] = [
  ['万亿', 1e12],
  ['兆', 1e12],
  ['千亿', 1e11],
  ['百亿', 1e10],
  ['亿', 1e8],
  ['億', 1e8],
  ['千万', 1e7],
  ['百万', 1e6],
  ['万', 1e4],
  [`-?\\s?(?:tn|trn)${W}`, 1e12],
  [`-?\\s?(?:bn)${W}`, 1e9],
  [`-?\\s?(?:mn|mm)${W}`, 1e6],
  [
    `-?\\s?(?:mil\\s+millones|miles\\s+de\\s+millones|mil\\s+M${W}|mil\\s+milhões|Milliarden?${W}|Mrd\\.?${W}|milliards?${W}|Mds?${W}|bilhões|bilhão|bi${W})`,
    1e9,
  ],
  [
    `-?\\s?(?:Billionen${W}|Bio\\.|billones|billón|(?:milliers\\s+de|mille)\\s+milliards|trilhões|trilhão|biliões|tri${W})`,
    1e12,
  ],
  [`-?\\s?(?:Millionen${W}|Mio\\.?${W}|millones${W}|millón${W}|milhões|milhão|millions?${W})`, 1e6],
];
/** "billion" is a thousand times more in French; "mil" and "Tausend" are thousands. */
const SCALES: Readonly<Record<GroundingLanguage, readonly Scale[]>> = {
  en: [
    [`-?\\s?(?:trillions?|T)${W}`, 1e12],
    [`-?\\s?(?:billions?|B)${W}`, 1e9],
    [`-?\\s?(?:thousand|k|K)${W}`, 1e3],
    [`\\s?M${W}`, 1e6],
  ],
  zh: [
    [`\\s?T${W}`, 1e12],
    [`\\s?B${W}`, 1e9],
    [`\\s?[kK]${W}`, 1e3],
    ['千', 1e3],
  ],
  es: [
    [`\\s?(?:mil)${W}`, 1e3],
    [`\\s?[kK]${W}`, 1e3],
    [`\\s?M${W}`, 1e6],
  ],
  de: [
    [`\\s?(?:Tausend|Tsd\\.?)${W}`, 1e3],
    [`\\s?(?:Billion)${W}`, 1e12],
  ],
  fr: [
    [`\\s?(?:billions?)${W}`, 1e12],
    [`\\s?(?:mille|milliers)${W}(?!\\s+milliards)`, 1e3],
  ],
  pt: [[`\\s?(?:mil)${W}`, 1e3]],
  ja: [['千', 1e3]],
};

const compiledScales = new Map<
  GroundingLanguage,
  readonly { readonly regex: RegExp; readonly factor: number }[]
>();

export function scaleAfter(
  text: string,
  language: GroundingLanguage,
): { factor: number; length: number } | undefined {
  let scales = compiledScales.get(language);
  if (!scales) {
    scales = [...COMMON_SCALES, ...SCALES[language]].map(([pattern, factor]) => ({
      regex: new RegExp(`^(?:\\s?(?:${pattern}))`, 'u'),
      factor,
    }));
    compiledScales.set(language, scales);
  }
  for (const { regex, factor } of scales) {
    const match = regex.exec(text);
    if (match) return { factor, length: match[0].length };
  }
  return undefined;
}
