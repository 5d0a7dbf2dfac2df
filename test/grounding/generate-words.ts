import type { GroundingLanguage } from '../../src/grounding/text.ts';

/** Words of the generated sentences: names, verbs, dates and templates of each language. Written apart from the verifier's own lists. */

export const NAME: Readonly<Record<string, Readonly<Record<GroundingLanguage, string>>>> = {
  gold: { en: 'gold', zh: '黄金', es: 'el oro', de: 'Gold', fr: "l'or", pt: 'o ouro', ja: '金価格' },
  'gold-futures': {
    en: 'gold futures',
    zh: '黄金期货',
    es: 'los futuros de oro',
    de: 'gold futures',
    fr: 'gold futures',
    pt: 'gold futures',
    ja: 'gold futures',
  },
  silver: {
    en: 'silver',
    zh: '白银',
    es: 'la plata',
    de: 'Silber',
    fr: "l'argent",
    pt: 'a prata',
    ja: '銀価格',
  },
  copper: { en: 'copper', zh: '铜', es: 'el cobre', de: 'Kupfer', fr: 'le cuivre', pt: 'copper', ja: '銅' },
  oil: { en: 'oil', zh: '原油', es: 'el petróleo', de: 'Öl', fr: 'le pétrole', pt: 'o petróleo', ja: '原油' },
  spx: {
    en: 'the S&P 500',
    zh: '标普500指数',
    es: 'el S&P 500',
    de: 'der S&P 500',
    fr: 'le S&P 500',
    pt: 'o S&P 500',
    ja: 'S&P500',
  },
  ndx: {
    en: 'the Nasdaq-100',
    zh: '纳斯达克100指数',
    es: 'el Nasdaq-100',
    de: 'der Nasdaq-100',
    fr: 'le Nasdaq-100',
    pt: 'o Nasdaq-100',
    ja: 'ナスダック100',
  },
  nikkei: {
    en: 'the Nikkei 225',
    zh: '日经225指数',
    es: 'el Nikkei 225',
    de: 'der Nikkei 225',
    fr: 'le Nikkei 225',
    pt: 'o Nikkei 225',
    ja: '日経平均',
  },
  emerging: {
    en: 'emerging markets',
    zh: '新兴市场',
    es: 'la bolsa de mercados emergentes',
    de: 'emerging markets',
    fr: 'emerging markets',
    pt: 'emerging markets',
    ja: '新興国株',
  },
  msft: {
    en: 'Microsoft',
    zh: '微软',
    es: 'Microsoft',
    de: 'Microsoft',
    fr: 'Microsoft',
    pt: 'Microsoft',
    ja: 'マイクロソフト',
  },
  meta: { en: 'Meta', zh: 'Meta', es: 'Meta', de: 'Meta', fr: 'Meta', pt: 'Meta', ja: 'メタ' },
  dollar: {
    en: 'the dollar',
    zh: '美元',
    es: 'el dólar',
    de: 'der Dollar',
    fr: 'le dollar',
    pt: 'o dólar',
    ja: '米ドル',
  },
  usdjpy: {
    en: 'USD/JPY',
    zh: '美元兑日元',
    es: 'el USD/JPY',
    de: 'USD/JPY',
    fr: 'USD/JPY',
    pt: 'o USD/JPY',
    ja: 'ドル円',
  },
  vix: { en: 'the VIX', zh: 'VIX', es: 'el VIX', de: 'der VIX', fr: 'le VIX', pt: 'o VIX', ja: 'VIX' },
  us2y: {
    en: 'the 2-year yield',
    zh: '2年期美债收益率',
    es: 'el rendimiento a 2 años',
    de: 'die zweijährige Rendite',
    fr: 'le taux à 2 ans',
    pt: 'o rendimento de 2 anos',
    ja: '米2年債利回り',
  },
  us10y: {
    en: 'the 10-year yield',
    zh: '10年期美债收益率',
    es: 'el rendimiento a 10 años',
    de: 'die zehnjährige Rendite',
    fr: 'le taux à 10 ans',
    pt: 'o rendimento de 10 anos',
    ja: '米10年債利回り',
  },
  us30y: {
    en: 'the 30-year yield',
    zh: '30年期美债收益率',
    es: 'el rendimiento a 30 años',
    de: 'die 30-jährige Rendite',
    fr: 'le taux à 30 ans',
    pt: 'o rendimento de 30 anos',
    ja: '30年債利回り',
  },
  mortgage: {
    en: 'the mortgage rate',
    zh: '房贷利率',
    es: 'la tasa hipotecaria',
    de: 'der Hypothekenzins',
    fr: 'le taux hypothécaire',
    pt: 'a taxa hipotecária',
    ja: '住宅ローン金利',
  },
  'long-treasuries': {
    en: 'long Treasuries',
    zh: '长期美债',
    es: 'el fondo de bonos largos del Tesoro',
    de: 'der Fonds TLT',
    fr: 'le fonds TLT',
    pt: 'o fundo TLT',
    ja: '米長期国債',
  },
  'hy-spread': {
    en: 'the high-yield spread',
    zh: '高收益债利差',
    es: 'el diferencial de alto rendimiento',
    de: 'der High-Yield-Spread',
    fr: 'le spread high yield',
    pt: 'o spread de alto rendimento',
    ja: 'ハイイールド債スプレッド',
  },
  sofr: { en: 'SOFR', zh: 'SOFR', es: 'el SOFR', de: 'der SOFR', fr: 'le SOFR', pt: 'o SOFR', ja: 'SOFR' },
  'sofr-iorb': {
    en: 'SOFR minus IORB',
    zh: 'SOFR与IORB利差',
    es: 'el SOFR menos IORB',
    de: 'SOFR minus IORB',
    fr: 'SOFR-IORB',
    pt: 'SOFR-IORB',
    ja: 'SOFR-IORB',
  },
  reserves: {
    en: 'bank reserves',
    zh: '银行准备金',
    es: 'el nivel de reservas bancarias',
    de: 'der Bestand an Bankreserven',
    fr: 'le stock de réserves bancaires',
    pt: 'o nível de reservas bancárias',
    ja: '準備預金',
  },
  'reserves-to-gdp': {
    en: 'the ratio of reserves to GDP',
    zh: '准备金占GDP比重',
    es: 'la ratio de reservas sobre PIB',
    de: 'reserves to GDP',
    fr: 'reserves to GDP',
    pt: 'reserves to GDP',
    ja: 'reserves to GDP',
  },
  'fed-assets': {
    en: 'the Fed balance sheet',
    zh: '美联储资产负债表',
    es: 'el balance de la Fed',
    de: 'die Fed-Bilanz',
    fr: 'le bilan de la Fed',
    pt: 'o balanço do Fed',
    ja: 'FRBの総資産',
  },
  btc: {
    en: 'bitcoin',
    zh: '比特币',
    es: 'el bitcoin',
    de: 'Bitcoin',
    fr: 'le bitcoin',
    pt: 'o bitcoin',
    ja: 'ビットコイン',
  },
  eth: {
    en: 'ether',
    zh: '以太坊',
    es: 'el ether',
    de: 'Ether',
    fr: "l'ether",
    pt: 'o ether',
    ja: 'イーサリアム',
  },
  claims: {
    en: 'initial jobless claims',
    zh: '初请失业金人数',
    es: 'la cifra de peticiones iniciales de desempleo',
    de: 'initial jobless claims',
    fr: 'initial jobless claims',
    pt: 'initial jobless claims',
    ja: 'initial jobless claims',
  },
};

/** Verbs by direction: [down, up]. `spread` for spreads. */
export const VERBS: Readonly<
  Record<GroundingLanguage, readonly [down: readonly string[], up: readonly string[]]>
> = {
  en: [
    ['fell', 'dropped', 'slid', 'lost', 'declined'],
    ['rose', 'gained', 'climbed', 'added', 'advanced'],
  ],
  zh: [
    ['下跌', '跌', '走低', '下挫', '回落'],
    ['上涨', '涨', '走高', '上升', '攀升'],
  ],
  es: [
    ['cayó', 'bajó', 'retrocedió', 'perdió', 'cedió'],
    ['subió', 'ganó', 'avanzó', 'repuntó', 'aumentó'],
  ],
  de: [
    ['fiel um', 'sank um', 'verlor'],
    ['stieg um', 'kletterte um', 'gewann'],
  ],
  fr: [
    ['a reculé de', 'a perdu', 'a baissé de'],
    ['a progressé de', 'a gagné', 'a grimpé de'],
  ],
  pt: [
    ['caiu', 'recuou', 'perdeu'],
    ['subiu', 'avançou', 'ganhou'],
  ],
  ja: [
    ['下落', '低下', '急落'],
    ['上昇', '上昇', '上昇'],
  ],
};
export const SPREAD_VERBS: Readonly<Record<GroundingLanguage, readonly [string, string]>> = {
  en: ['tightened by', 'widened by'],
  zh: ['收窄', '走阔'],
  es: ['se estrechó', 'se amplió'],
  de: ['fiel um', 'stieg um'],
  fr: ['a reculé de', 'a augmenté de'],
  pt: ['caiu', 'subiu'],
  ja: ['縮小', '拡大'],
};
export const NOUNS: Readonly<Record<'en' | 'es', readonly [readonly string[], readonly string[]]>> = {
  en: [
    ['fall', 'drop', 'decline'],
    ['rise', 'gain', 'jump'],
  ],
  es: [
    ['caída', 'baja'],
    ['subida', 'alza'],
  ],
};

export const WINDOW: Readonly<Record<GroundingLanguage, Readonly<Record<1 | 3 | 5, readonly string[]>>>> = {
  en: {
    1: ['on the day', 'today'],
    3: ['over three sessions', 'in three days'],
    5: ['over five sessions', 'this week', 'over the past five sessions'],
  },
  zh: { 1: ['当日', '今天'], 3: ['三个交易日', '三天内'], 5: ['五个交易日', '近五个交易日', '本周'] },
  es: {
    1: ['en el día', 'hoy'],
    3: ['en tres sesiones', 'en tres días'],
    5: ['en cinco sesiones', 'esta semana'],
  },
  de: { 1: ['heute'], 3: ['in drei Sitzungen'], 5: ['in fünf Sitzungen', 'diese Woche'] },
  fr: { 1: ["aujourd'hui"], 3: ['en trois séances'], 5: ['en cinq séances', 'cette semaine'] },
  pt: { 1: ['hoje'], 3: ['em três sessões'], 5: ['em cinco sessões', 'esta semana'] },
  ja: { 1: ['本日'], 3: ['3営業日で'], 5: ['5営業日で'] },
};

const EN = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const ES = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
];
const DE = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
];
const FR = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];
const PT = [
  'janeiro',
  'fevereiro',
  'março',
  'abril',
  'maio',
  'junho',
  'julho',
  'agosto',
  'setembro',
  'outubro',
  'novembro',
  'dezembro',
];

/** A date as a phrase; with the year when it is not the year of the answer. */
export function datePhrases(date: string, language: GroundingLanguage): readonly string[] {
  const [year, m, d] = date.split('-').map(Number) as [number, number, number];
  const full = year !== 2026;
  const y = (text: string): string => (full ? text : '');
  switch (language) {
    case 'en':
      return [
        `on ${d} ${EN[m - 1]}${y(` ${year}`)}`,
        `on ${EN[m - 1]} ${d}${y(`, ${year}`)}`,
        `on ${d} ${EN[m - 1]!.slice(0, 3)} ${year}`,
      ];
    case 'zh':
      return [`${y(`${year}年`)}${m}月${d}日`, `${year}年${m}月${d}日`];
    case 'es':
      return [`el ${d} de ${ES[m - 1]}${y(` de ${year}`)}`, `el ${d} de ${ES[m - 1]} de ${year}`];
    case 'de':
      return [`am ${d}. ${DE[m - 1]}${y(` ${year}`)}`];
    case 'fr':
      return [`le ${d} ${FR[m - 1]}${y(` ${year}`)}`];
    case 'pt':
      return [`em ${d} de ${PT[m - 1]}${y(` de ${year}`)}`];
    case 'ja':
      return [`${y(`${year}年`)}${m}月${d}日に`];
  }
}

export interface Templates {
  /** {N} name, {V} verb, {v} size, {w} window or date phrase. */
  readonly move: readonly string[];
  /** A move whose window or date opens the sentence. */
  readonly lead: readonly string[];
  /** {s} the signed value. */
  readonly signed: readonly string[];
  /** Two moves of the same day and window: {N} {V} {v}, {N2} {V2} {v2}. */
  readonly pair: readonly string[];
  readonly level: readonly string[];
  readonly sigma: readonly string[];
  /** Before and after, meaning nothing. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export const TEMPLATES: Readonly<Record<GroundingLanguage, Templates>> = {
  en: {
    move: [
      '{N} {V} {v} {w}.',
      '{N} {V} about {v} {w}.',
      '{N}, for its part, {V} {v} {w}.',
      '- {N} {V} {v} {w}.',
      'A {v} {noun} in {N} {w} stands out.',
      '{N} closed {v} {adj} {w}.',
    ],
    lead: ['{W}, {N} {V} {v}.', '{W} {N} {V} roughly {v}.', '{W}, the {noun} in {N} was {v}.'],
    signed: ['{N}: {s} {w}.', '{N} ({s} {w}).', 'The move in {N} {w} was {s}.'],
    pair: [
      '{W}, {N} {V} {v} and {N2} {V2} {v2}.',
      '{W} {N} {V} {v}, while {N2} {V2} {v2}.',
      '{N} {V} {v} {w}, and {N2} {V2} {v2}.',
      '{W}: {N} {s}, {N2} {s2}.',
    ],
    level: [
      '{N} stood at {v} {w}.',
      '{N} closed at {v} {w}.',
      '{W}, {N} was at {v}.',
      '{N} is near {v} {w}.',
      'With {N} at {v} {w}, little changed in the wider picture.',
    ],
    sigma: ['{N} moved {v} usual moves {w}.', 'For {N} that is {v} standard deviations {w}.'],
    before: ['', '', 'In short: ', 'To be precise, ', '1. ', '**Moved:** ', 'As measured, ', 'In Q1 terms, '],
    after: [
      '',
      '',
      ', by the New York close',
      ', a number worth remembering',
      ', per the record',
      ', in 24-hour trading',
    ],
  },
  zh: {
    move: ['{N}{w}{V}{v}。', '{N}{w}{V}约{v}。', '{w}{N}{V}了{v}。', '- {N}{w}{V}{v}。'],
    lead: ['{W},{N}{V}{v}。', '{W}{N}累计{V}{v}。'],
    signed: ['{N}({w}){s}。', '{N}{w}:{s}。'],
    pair: ['{W},{N}{V}{v},{N2}{V2}{v2}。', '{W}{N}{V}{v},而{N2}{V2}{v2}。', '{W}:{N}{s},{N2}{s2}。'],
    level: ['{N}{w}报{v}。', '{w}{N}为{v}。', '{W},{N}处于{v}。', '{N}{w}约为{v}。'],
    sigma: ['{N}{w}的波动为{v}个标准差。'],
    before: ['', '', '具体来看,', '数据显示,', '1. '],
    after: ['', '', ',以纽约收盘计'],
  },
  es: {
    move: [
      '{N} {V} un {v} {w}.',
      '{N} {V} cerca de un {v} {w}.',
      '- {N} {V} {v} {w}.',
      'La {noun} de {N} {w} fue del {v}.',
    ],
    lead: ['{W}, {N} {V} un {v}.', '{W} {N} {V} alrededor de un {v}.'],
    signed: ['{N}: {s} {w}.', '{N} ({s} {w}).'],
    pair: [
      '{W}, {N} {V} un {v} y {N2} {V2} un {v2}.',
      '{W}, {N} {V} un {v}, mientras que {N2} {V2} un {v2}.',
      '{W}: {N} {s}, {N2} {s2}.',
    ],
    level: ['{N} cerró en {v} {w}.', '{W}, {N} estaba en {v}.', '{N} se situó en torno a {v} {w}.'],
    sigma: ['{N} se movió {v} desviaciones típicas {w}.'],
    before: ['', '', 'En resumen: ', 'Según el registro, ', '1. '],
    after: ['', '', ', al cierre de Nueva York', ', según el registro'],
  },
  de: {
    move: ['{N} {V} {v} {w}.', '{N} {V} rund {v} {w}.'],
    lead: ['{N} {w}: {s}.'],
    signed: ['{N}: {s} {w}.'],
    pair: ['{N} {V} {v} {w}, {N2} {V2} {v2}.'],
    level: ['{N} lag {w} bei {v}.', '{N} schloss {w} bei {v}.'],
    sigma: ['{N} bewegte sich {w} um {v} Standardabweichungen.'],
    before: ['', 'Kurz gesagt: '],
    after: ['', ', laut Aufzeichnung'],
  },
  fr: {
    move: ['{N} {V} {v} {w}.', '{N} {V} environ {v} {w}.'],
    lead: ['{W}, {N} {V} {v}.'],
    signed: ['{N} : {s} {w}.'],
    pair: ['{W}, {N} {V} {v} et {N2} {V2} {v2}.', '{W}, {N} {V} {v}, tandis que {N2} {V2} {v2}.'],
    level: ['{N} était à {v} {w}.', '{W}, {N} a clôturé à {v}.'],
    sigma: ['{N} a bougé de {v} écarts-types {w}.'],
    before: ['', 'En bref : '],
    after: ['', ', selon les données'],
  },
  pt: {
    move: ['{N} {V} {v} {w}.', '{N} {V} cerca de {v} {w}.'],
    lead: ['{W}, {N} {V} {v}.'],
    signed: ['{N}: {s} {w}.'],
    pair: ['{W}, {N} {V} {v} e {N2} {V2} {v2}.', '{W}, {N} {V} {v}, enquanto {N2} {V2} {v2}.'],
    level: ['{N} fechou em {v} {w}.', '{W}, {N} estava em {v}.'],
    sigma: ['{N} se moveu {v} desvios-padrão {w}.'],
    before: ['', 'Em resumo: '],
    after: ['', ', segundo o registro'],
  },
  ja: {
    move: ['{w}{N}は{v}{V}した。', '{w}{N}は約{v}{V}した。'],
    lead: ['{W}、{N}は{v}{V}した。'],
    signed: ['{N}({w}):{s}。'],
    pair: ['{W}、{N}は{v}{V}し、{N2}は{v2}{V2}した。', '{W}、{N}は{v}{V}した一方、{N2}は{v2}{V2}した。'],
    level: ['{w}{N}は{v}だった。'],
    sigma: ['{w}{N}の変動は{v}標準偏差だった。'],
    before: ['', '要するに、'],
    after: [''],
  },
};

/** Empty of time: the day of the answer and one session are understood. */
export const NO_TIME = '';
