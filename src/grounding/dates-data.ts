import { list, wordEdges } from './text.ts';

/** Month and weekday names in the seven languages, lower case. Index 0 is January, or Sunday. */

const MONTH_NAMES: readonly (readonly string[])[] = [
  list(`
    january; jan; enero; ene; januar; jänner; janvier; janv; janeiro
  `),
  list(`
    february; feb; febrero; februar; février; févr; fevereiro; fev
  `),
  list(`
    march; mar; marzo; märz; mars; março; mär
  `),
  list(`
    april; apr; abril; abr; avril; avr
  `),
  ['may', 'mayo', 'mai', 'maio'],
  list(`
    june; jun; junio; juni; juin; junho
  `),
  list(`
    july; jul; julio; juli; juillet; juil; julho
  `),
  ['august', 'aug', 'agosto', 'ago', 'août'],
  list(`
    september; sept; sep; septiembre; setiembre; septembre; setembro; set
  `),
  list(`
    october; oct; octubre; oktober; okt; octobre; outubro; out
  `),
  ['november', 'nov', 'noviembre', 'novembre', 'novembro'],
  list(`
    december; dec; diciembre; dic; dezember; dez; décembre; déc; dezembro
  `),
];

const WEEKDAY_NAMES: readonly (readonly string[])[] = [
  list(`
    sunday; domingo; sonntag; dimanche; 周日; 星期日; 星期天; 日曜日
  `),
  list(`
    monday; lunes; montag; lundi; segunda-feira; 周一; 星期一; 月曜日
  `),
  list(`
    tuesday; martes; dienstag; mardi; terça-feira; 周二; 星期二; 火曜日
  `),
  list(`
    wednesday; miércoles; mittwoch; mercredi; quarta-feira; 周三; 星期三; 水曜日
  `),
  list(`
    thursday; jueves; donnerstag; jeudi; quinta-feira; 周四; 星期四; 木曜日
  `),
  list(`
    friday; viernes; freitag; vendredi; sexta-feira; 周五; 星期五; 金曜日
  `),
  list(`
    saturday; sábado; samstag; samedi; 周六; 星期六; 土曜日
  `),
];

function lookup(table: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  return new Map(table.flatMap((names, index) => names.map((name) => [name, index] as const)));
}

/** 1 to 12. */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  [...lookup(MONTH_NAMES)].map(([name, index]) => [name, index + 1]),
);
export const WEEKDAYS: ReadonlyMap<string, number> = lookup(WEEKDAY_NAMES);

/** Days that people call by a number. */
export const EPISODES: ReadonlyMap<string, { year: number; month: number; day: number }> = new Map([
  ['312', { year: 2020, month: 3, day: 12 }],
  ['519', { year: 2021, month: 5, day: 19 }],
]);

/** The day of the answer itself. Nothing here says how long the window is but the word `day`. */
export const TODAY: readonly string[] = list(`
    today; on the day; this session; the session; this day; hoy; en el día; en la jornada; 今天; 今日;
    本日; heute; am tag; aujourd'hui; aujourd’hui; sur la séance; hoje; no dia
  `);

/** The day named before, or the day of the answer. */
export const THAT_DAY: readonly string[] = list(`
    that day; that same day; ese día; ese mismo día; 当日; 当天; an diesem tag; an jenem tag; ce jour-là;
    naquele dia; この日; 同日
  `);

/** Days that have no date here; they only show that the one before is not meant. */
export const UNNAMED_DAYS: readonly string[] = list(`
    month[- ]end; quarter[- ]end; year[- ]end; fin de mes; fin de trimestre; fin de año; 月末; 月底; 季末;
    年末; Monatsende; Quartalsende; fin de mois; fim do mês
  `);

/** The newest value, as against one of long ago. */
export const NOW: readonly string[] = list(`
    now; currently; this time; at present; ahora; actualmente; esta vez; 现在; 如今; 目前; 眼下; 这次; 此次; 现为;
    jetzt; derzeit; aktuell; diesmal; maintenant; actuellement; cette fois; agora; atualmente;
    desta vez; 現在; 今回
  `);

/** The trading day before it. */
export const DAY_BEFORE: readonly string[] = list(`
    yesterday; the day before; the previous day; the previous session; the session before;
    a day earlier; the prior day; ayer; el día anterior; la víspera; la sesión anterior; 昨天; 昨日; 前一日;
    前一天; 前日; 前一交易日; 上一交易日; gestern; am vortag; tags zuvor; am tag davor; hier; la veille; ontem;
    na véspera; no dia anterior; 前営業日
  `);

/** Before a date: it is the start or end of something, not the date of the number beside it. */
export const SINCE = wordEdges(
  /(?:\b(?:since|until|till|from|by|next|after|before|through|desde|hasta|próximo|antes de|después de|seit|bis|ab|nach|vor|depuis|jusqu(?:'|’)?(?:à|au)?|après|avant|dès|até|após|antes|than in|against|versus|vs|compared (?:with|to)|frente a|gegenüber|par rapport à|of)(?:\s+(?:the|el|la|los|del|dem|der|le|la|o|a|de|end of|early|late|mid))*\s*[-–]?\s*|自从?|截至|直到|较|比|到|低于|高于|相比|对比)$/iu,
);

/** "Gold is down since Monday": the change is over that span. */
export const SINCE_START = wordEdges(
  /(?:\b(?:since|desde|seit|depuis|dès)(?:\s+(?:the|el|la|dem|der|le|la|o|a|early|late|mid|end of|last))*\s*|自从?|从)$/iu,
);
