import { findAll, type Span } from './text.ts';

/**
 * What looks like a number and is none: names, terms, versions, list markers. One table, each row with the reason;
 * dates, spans of time and indicator names are found elsewhere.
 */
const NAMED: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  {
    what: 'a list number at the start of a line',
    pattern: /(?<=^|\n)\s*(?:[-*•>#]+\s*)?(?:\*\*)?\(?\d{1,2}[.)、：:](?=\s|\*|\p{Script=Han})/gu,
  },
  { what: 'a list number inside a line: "(1) Crowded longs"', pattern: /\(\d{1,2}\)|（\d{1,2}）|[①-⑳]/gu },
  {
    what: 'stock indices with a number in their name',
    pattern:
      /(?:S&P|标普|標普|Nasdaq|NDX|纳斯达克|纳指|Nikkei|日経平均|日経|日经|Russell|罗素|Euro\s?Stoxx|STOXX|FTSE|CAC|CSI|DAX|IBEX|沪深|Hang Seng|Topix|Dow(?: Jones)?|KOSPI|ASX|TSX|ラッセル|ナスダック)[\s-]?(?:総合)?\d{2,4}/gu,
  },
  {
    what: 'a maturity: the 10-year, 30y, 2-jährige, 10年期',
    pattern:
      /(?<![A-Za-zÀ-ɏ\p{N}.,])\d{1,2}(?:\s?-?\s?\d{1,2})?(?:[\s-]?(?:years?|yr)(?=[\s-]|[.,;:]|$)(?!\s+(?:ago|later|in a row))|y(?![A-Za-zÀ-ɏ\p{N}])|[\s-]?jährig[A-Za-zÀ-ɏ]*|[\s-]?(?:ans|años|anos)(?=\s|[.,;]|$)|年期|年物|年債)|(?:two|five|ten|thirty|twenty)-year(?![A-Za-zÀ-ɏ])|[两五十三]十?年期/giu,
  },
  { what: 'a curve: 2s10s', pattern: /(?<![A-Za-zÀ-ɏ\p{N}])\d{1,2}s\/?\d{1,2}s?(?![A-Za-zÀ-ɏ\p{N}])/giu },
  { what: 'groups of states: G7, G20', pattern: /(?<![A-Za-zÀ-ɏ\p{N}])G-?(?:7|10|20)(?![A-Za-zÀ-ɏ\p{N}])/gu },
  { what: 'the seven: MAG7, Magnificent 7', pattern: /(?:mag|magnificent)[\s-]?7|(?:七|7)(?:巨头|姐妹)/giu },
  { what: 'COVID-19', pattern: /COVID[\s-]?19|新冠-?19/giu },
  {
    what: 'filings, forms, laws and models: 10-K, 401(k), Section 232, GPT-5, Basel 3, H.4.1, H.15',
    pattern:
      /(?<![A-Za-zÀ-ɏ\p{N}])(?:10-[KQ]|8-K|13F|401\(k\)|H\.\d{1,2}(?:\.\d)?|(?:Section|Sektion|Article|Artikel|artículo|Chapter|Basel|GPT|Web|Bretton Woods|Phase|Ripple|Opus|Claude|Gemini|Llama|iPhone|Windows|Boeing)[\s-]?\d{1,3}(?:\.\d)?)(?![\p{N}%]|[.,]\d)/gu,
  },
  {
    what: 'names of funds and futures contracts: ES1, TY1, GC1',
    pattern: /(?<![A-Za-zÀ-ɏ\p{N}])[A-Z]{2,4}[=_]?[A-Z]?\d{1,2}(?![月年日]|[A-Za-zÀ-ɏ\p{N}.,%])/gu,
  },
  {
    what: 'votes: 54-45',
    pattern:
      /(?:vote|voto|votos|votes?|Stimmen|confirm[A-Za-zÀ-ɏ]*|表决|票)[^.。]{0,24}?\d{1,3}\s?(?:[-–]|to|a|比|对)\s?\d{1,3}(?!\s?%|\d)|\d{1,3}[-–]\d{1,3}\s+(?:vote|votes)/giu,
  },
  {
    what: 'ordinal days of rank: "1st", "2nd", "第一", "3rd straight"; percentiles are figures',
    pattern:
      /(?<![A-Za-zÀ-ɏ\p{N}.,])\d{1,2}(?:st|nd|rd|th|º|ª|er|ème|e)(?!\s*percentile|\s*percentil)(?![A-Za-zÀ-ɏ\p{N}])|第(?:\d+|[一二三四五六七八九十]+)(?!\d|百分位)|(?:número|Nr\.|No\.|n°|#)\s?\d{1,2}(?![.,]?\d)/gu,
  },
  {
    what: 'things of the answer that are counted: reasons, points, drivers, caveats',
    pattern:
      /(?<![A-Za-zÀ-ɏ\p{N}.,$])(?:\d{1,2})\s+(?:main\s+|likely\s+|possible\s+|other\s+|key\s+|separate\s+|different\s+)?(?:reasons?|causes?|drivers?|factors?|explanations?|triggers?|caveats?|questions?|hypothes[ei]s|stories|things|razones|causas|motivos|factores|explicaciones|detonantes|hipótesis|preguntas|Gründe|Ursachen|Faktoren|Fragen|raisons|facteurs|questions|razões|fatores|perguntas)(?![A-Za-zÀ-ɏ])|\d{1,2}\s*(?:个|つの|つ)(?:原因|因素|理由|要因|驱动|问题|假设|解释|说法|疑点|线索)/giu,
  },
  {
    what: 'round the clock: 24/7, 24 hours, 24小时',
    pattern: /24\s?\/\s?7|(?<![\d.,])24[\s-]?(?:hours?|horas|Stunden|heures|小时|時間|h\b)/giu,
  },
  { what: 'links', pattern: /https?:\/\/\S+/gu },
];

export function findNamed(text: string): Span[] {
  return NAMED.flatMap(({ pattern }) => findAll(pattern, text));
}
