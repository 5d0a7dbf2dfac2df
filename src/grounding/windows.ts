import { overlaps, type Span, wordEdges, words } from './text.ts';

/** Spans of time that a sentence names: how many sessions a change is over. */

export interface WindowMention extends Span {
  /** In sessions; several where the word is loose. */
  readonly sessions: readonly number[];
}

const NUMBER_WORDS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  single: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  ten: 10,
  twenty: 20,
  sixty: 60,
  un: 1,
  una: 1,
  uno: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  diez: 10,
  veinte: 20,
  sesenta: 60,
  ein: 1,
  eine: 1,
  einem: 1,
  einer: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  zehn: 10,
  zwanzig: 20,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  dix: 10,
  vingt: 20,
  um: 1,
  uma: 1,
  dois: 2,
  duas: 2,
  três: 3,
  quatro: 4,
  dez: 10,
  vinte: 20,
  一: 1,
  单: 1,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  十: 10,
  二十: 20,
  六十: 60,
};
const COUNT = `(\\d{1,3}|${Object.keys(NUMBER_WORDS)
  .filter((w) => /[a-z]/.test(w))
  .sort((a, b) => b.length - a.length)
  .join('|')})`;
const DAYS =
  '(?:trading\\s+|business\\s+)?(?:sessions?|days?|sesiones|sesión|jornadas?|días?|dias?|sitzung(?:en)?|handelstage?n?|tage?n?|séances?|jours?|sessões|sessão|pregões|pregão)';
const WEEKS = '(?:weeks?|semanas?|wochen?|semaines?)';
const MONTHS = '(?:months?|mes(?:es)?|monate?n?|mois|mês|meses)';
const YEARS = '(?:years?|años?|jahre?n?|ans?|années?|anos?)';
const START = '(?<![A-Za-zÀ-ɏ\\p{N}.,$%])';
const END = '(?![A-Za-zÀ-ɏ\\p{N}])';

const WEEK = 5;
/** Sessions of a month and a year, counted in the usual ways. */
const MONTH: readonly number[] = [20, 21, 22, 23];
const YEAR: readonly number[] = [250, 251, 252, 253];

const read = (text: string): number => NUMBER_WORDS[text.toLowerCase()] ?? Number(text);
const times = (count: number, sessions: readonly number[]): readonly number[] =>
  sessions.map((n) => n * count);

interface Rule {
  readonly pattern: RegExp;
  sessions(match: RegExpMatchArray): readonly number[];
}

const RULES: readonly Rule[] = [
  // five sessions, 3-day, cinco sesiones, 3 Tage
  { pattern: new RegExp(`${START}${COUNT}[\\s-]+${DAYS}${END}`, 'giu'), sessions: (m) => [read(m[1]!)] },
  {
    pattern: new RegExp(`${START}${COUNT}[\\s-]+${WEEKS}${END}`, 'giu'),
    sessions: (m) => [read(m[1]!) * WEEK],
  },
  {
    pattern: new RegExp(`${START}${COUNT}[\\s-]+${MONTHS}${END}`, 'giu'),
    sessions: (m) => times(read(m[1]!), MONTH),
  },
  {
    pattern: new RegExp(`${START}${COUNT}[\\s-]+${YEARS}${END}`, 'giu'),
    sessions: (m) => times(read(m[1]!), YEAR),
  },
  // 5d, 20d
  { pattern: /(?<![A-Za-zÀ-ɏ\p{N}.,$])(\d{1,3})d(?![A-Za-zÀ-ɏ\p{N}])/giu, sessions: (m) => [Number(m[1])] },
  // 五个交易日, 3日, 三天, 近五日
  {
    pattern:
      /(\d{1,3}|二十|六十|[一单两二三四五六十])\s*(?:个)?(?:交易日|営業日(?:間)?|日間|天|日(?=累|跌|涨|内|间|で|の|下|上|走|变|[，、])|连)/gu,
    sessions: (m) => [read(m[1]!)],
  },
  { pattern: /(\d{1,2}|[一两二三四])\s*(?:周(?!年)|週間|个星期)/gu, sessions: (m) => [read(m[1]!) * WEEK] },
  {
    pattern: /(\d{1,2}|[一两二三四五六])\s*(?:个月|か月|ヶ月|カ月)/gu,
    sessions: (m) => times(read(m[1]!), MONTH),
  },
  { pattern: /(\d{1,2}|[一两二三四五六十])\s*年(?!期|\s*\d)/gu, sessions: (m) => times(read(m[1]!), YEAR) },
];

const DAY_WORDS = words([
  'today',
  'on the day',
  'in the day',
  'that day',
  'in a day',
  'in a session',
  'daily(?!\\s+moves?)',
  'day-on-day',
  'intraday',
  'overnight',
  'hoy',
  'en el día',
  'en la jornada',
  'ese día',
  'diario',
  'diaria',
  'yesterday',
  'the day before',
  'the previous day',
  'ayer',
  'la víspera',
  '今天',
  '今日',
  '当日',
  '当天',
  '单日',
  '日内',
  '昨天',
  '前一日',
  '前一天',
  'heute',
  'am tag',
  'an diesem tag',
  'gestern',
  'am vortag',
  'zum vortag',
  "aujourd'hui",
  'aujourd’hui',
  'sur la séance',
  'ce jour-là',
  'hier',
  'la veille',
  'hoje',
  'no dia',
  'ontem',
  'na véspera',
  '本日',
  'この日',
  '1日で',
  '同日',
  '前日',
]);
const WEEK_WORDS = words([
  '(?:this|last|past|the|over the|on the|in the) (?:past )?week',
  'weekly',
  'week-on-week',
  '(?:esta|la|en la|última|pasada) (?:última )?semana',
  'semanal',
  '本周',
  '这周',
  '一周',
  '上周',
  '当周',
  '周内',
  '全周',
  '(?:diese|dieser|letzte|die) woche',
  'wochen(?:verlauf|sicht)',
  '(?:cette|la|sur la) semaine',
  '(?:esta|na|da) semana',
  '今週',
  '先週',
  '週間',
]);
const MONTH_WORDS = words([
  '(?:this|last|past|the) (?:past )?month',
  '(?:este|último) mes',
  '本月',
  '上月',
  '近一个月',
  'diesen monat',
  'ce mois',
  'este mês',
  '今月',
  '先月',
]);

/** No change of a few sessions: the number beside it must be one over just that span. */
const OTHER_SPANS = words([
  '(?:so far )?this year',
  'year[- ]to[- ]date',
  'ytd',
  'on the year',
  'last year',
  'this quarter',
  'last quarter',
  'from (?:its|the|their) (?:record|peak|high|highs|low|top)',
  'off (?:its|the|their) (?:record|peak|high|highs)',
  '(?:in|within) (?:an hour|minutes|hours|seconds)',
  '今年(?:以来)?',
  '年初至今',
  '去年',
  '本季',
  '自高点',
  '较高点',
  '从高点',
  '几分钟',
  '数小时内',
  '(?:en lo que va de|este) año',
  'desde (?:su|el) (?:máximo|récord|pico)',
  'en minutos',
  'dieses jahr',
  'seit jahresbeginn',
  'cette année',
  "depuis le début de l['’]année",
  'este ano',
  'no ano',
  '今年',
  '年初来',
]);
/** Not a number of sessions: nothing fits but what names the span itself. */
const NO_SESSIONS: readonly number[] = [0];

/** Lows, highs and records are "of two years": no window of a change. Terms of bonds are no windows either. */
const NOT_A_WINDOW =
  /^[\s-]*(?:low|high|lows|highs|record|peak|mean|average|ago|old|earlier|note|bond|bill|yield|treasur|auction|curve|reserve|低|高(?!收益)|安値|高値|均|前|期|国债|国債|美债)/iu;
const AGO_BEFORE = wordEdges(
  /(?:mínimos?|máximos?|hace|plus bas|plus haut|il y a|vor|tief|hoch)\s+(?:de|en|desde|depuis|seit)?\s*$/iu,
);

export function findWindows(text: string): WindowMention[] {
  const found: WindowMention[] = [];
  const add = (start: number, end: number, sessions: readonly number[], firm = false): void => {
    if (found.some((other) => overlaps(other, { start, end }))) return;
    const loose =
      !firm &&
      (NOT_A_WINDOW.test(text.slice(end)) || AGO_BEFORE.test(text.slice(Math.max(0, start - 20), start)));
    found.push({ start, end, sessions: loose ? [] : sessions });
  };
  for (const { pattern, sessions } of RULES) {
    for (const match of text.matchAll(pattern))
      add(match.index, match.index + match[0].length, sessions(match));
  }
  for (const [pattern, sessions] of [
    [DAY_WORDS, [1]],
    [WEEK_WORDS, [WEEK]],
    [MONTH_WORDS, MONTH],
    [OTHER_SPANS, NO_SESSIONS],
  ] as const) {
    for (const match of text.matchAll(pattern)) {
      add(match.index, match.index + match[0].length, sessions, sessions === NO_SESSIONS);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
