import { type IsoDate, parseDay } from '../../time/dates.ts';
import { DOUBTFUL_MONTHS, MONTH_PATTERN, monthNumber } from '../../time/month-names.ts';

/** The time that the words of a question name. `said`: those words, as typed. */
export type When =
  | { readonly kind: 'day'; readonly date: IsoDate; readonly said: string }
  /** A day of a month without its year: the newest such day is meant. */
  | { readonly kind: 'yearless'; readonly month: number; readonly day: number; readonly said: string }
  | { readonly kind: 'month'; readonly year: number; readonly month: number; readonly said: string }
  | { readonly kind: 'year'; readonly year: number; readonly said: string }
  /** Written like a date, and none: 31 June. */
  | { readonly kind: 'impossible'; readonly said: string }
  /** "Tomorrow", "next week". */
  | { readonly kind: 'future'; readonly said: string }
  /** "Today", "now": the newest, whatever was spoken of before. */
  | { readonly kind: 'now'; readonly said: string };

/** A date found in a text, by its numbers; `undefined` for what is not said. */
interface Found {
  readonly at: number;
  readonly said: string;
  readonly year: number | undefined;
  readonly month: number;
  readonly day: number | undefined;
}

const YEAR = "(\\d{4}|'?\\d{2}(?![\\d%.,:]|\\s*(?:bp|percent|points|%)))";
const OF = "(?:\\s*(?:of|de|del|do|d'|,|-|/)\\s*|\\s+)";
const START = '(?<![\\p{L}\\p{N}.,/-])';
const END = '(?![\\p{L}\\p{N}%/-]|[.,]\\d)';

/** Year first: 2026-02-31, 2026/2/31, 2026.02.31. */
const YEAR_FIRST = new RegExp(`${START}(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?![\\d%-])`, 'gu');
/** Year last: 31.6.2024, 02/29/2025, 31-06-24. */
const YEAR_LAST = new RegExp(`${START}(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})(?![\\d%/.-]\\d?)`, 'gu');
/** No year, after a word that leads a day: "am 31.6.", "on 2/29". */
const NO_YEAR = new RegExp(
  `${START}(?:on|am|vom|den|el|le|em|dia|día) (\\d{1,2})[./](\\d{1,2})\\.?${END}`,
  'gu',
);
const CJK = /(?:(\d{4})\s*年\s*)?(?<!\d)(\d{1,2})\s*月\s*(\d{1,2})\s*[日号號]/gu;
const DAY_MONTH = new RegExp(
  `${START}(\\d{1,2})(?:st|nd|rd|th|er|º|°|\\.)?(?:\\s*(?:of|de|del|d'|-)\\s*|\\s+|(?<=\\.)|(?=[a-z]))(${MONTH_PATTERN})\\.?(?:${OF}${YEAR})?${END}`,
  'gu',
);
const MONTH_DAY = new RegExp(
  `${START}(${MONTH_PATTERN})\\.?\\s+(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)?(?:\\s*,?\\s*(\\d{4}))?${END}`,
  'gu',
);
const MONTH_YEAR = new RegExp(`${START}(${MONTH_PATTERN})\\.?${OF}(\\d{4})${END}`, 'gu');
const MONTH_YEAR_DIGITS = new RegExp(
  `${START}(?:((?:19|20)\\d{2})[-/](\\d{1,2})|(\\d{1,2})[./]((?:19|20)\\d{2}))${END}`,
  'gu',
);
const MONTH_CJK = /(\d{4})\s*年\s*(\d{1,2})\s*月/gu;
const YEAR_ALONE = new RegExp(
  `${START}(?:in|during|of|im jahre?|im|en|del|de|em|durante|pendant|año|ano|année|jahr|year) (?:el año |o ano |l'année |the year )?((?:1[6-9]|20)\\d{2})${END}`,
  'gu',
);
const YEAR_CJK = /(?<!\d)((?:1[6-9]|20)\d{2})\s*年(?!\s*\d)/gu;

/** What follows or leads a day that something else is only held against, or counted from. */
const HELD_AGAINST =
  /(?:^|[^\p{L}])(?:like|than|as|with|vs|versus|to|since|until|compared?|como|que|con|desde|hasta|comparar|compara|comparado|(?:parecido|similar|igual) a|wie|als|mit|seit|vergleiche?|comme|avec|depuis|comparer|compare|com|até)\.?\s*(?:on |the |el |del |le |the one of |am |vom |on the )?$|(?:[像和与與跟比如似自从從]|比较|对比|比べ)$/u;
const HELD_AGAINST_AFTER =
  /^\s*(?:jaisa|jaise|のよう|みたい|と似|と比|に似|以来|以降|から|一样|那样|那次|以来|相比)/u;
/** Shows that a doubtful word is a month: "on 5 may". */
const LEADS_DAY = /(?:^|[^\p{L}])(?:on|of|the|am|vom|den|el|del|le|du|em|dia|día)\s+$/u;

const FUTURE: readonly RegExp[] = [
  // English. "Next" to a day or a span; what comes "after tomorrow" holds "tomorrow".
  /\b(?:the day after tomorrow|tomorrow|next (?:week|month|quarter|year|monday|tuesday|wednesday|thursday|friday)|in the future)\b/u,
  // Spanish: "mañana" is also the morning.
  /(?<!\p{L})(?:pasado mañana|(?<!(?:esta|la|de la|por la|una) )mañana|(?:la |el )?pr[óo]xim[ao] (?:semana|mes|año|trimestre)|(?:la semana|el mes|el año) que viene)(?!\p{L})/u,
  // German: "morgen" is also the morning.
  /(?<!\p{L})(?:übermorgen|(?<!(?:heute|guten|gestern|jeden|diesen|am) )morgen|nächste[nrs]? (?:woche|monat|jahr|quartal|montag|dienstag|mittwoch|donnerstag|freitag)|kommende[nrs]? (?:woche|monat|jahr))(?!\p{L})/u,
  /(?<!\p{L})(?:après-demain|après demain|demain|(?:la semaine|le mois|l'année|l'an) prochaine?)(?!\p{L})/u,
  /(?<!\p{L})(?:depois de amanhã|amanhã|(?:a |na |o |no )?pr[óo]xim[ao] (?:semana|mês|ano|trimestre)|(?:semana|mês|ano) que vem)(?!\p{L})/u,
  /明天|后天|後天|下周|下週|下星期|下个月|下個月|下月|明年|明日|あした|あす(?=[はのに])|明後日|来週|来月|来年|翌年/u,
];
const NOW =
  /(?<![\p{L}])(?:today|tonight|now|right now|currently|at the moment|this morning|yesterday|hoy|ahora|ayer|actualmente|heute|jetzt|gerade|gestern|derzeit|aktuell|aujourd'hui|maintenant|hier|actuellement|hoje|agora|ontem|atualmente|aaj|abhi)(?![\p{L}])|今天|今日|现在|現在|目前|昨天|昨日|いま|今は|今の/u;

/**
 * The time that a normalised text names; undefined when none. `monthFirst`: 2/3/2024 is 3 February, as in American
 * English; a number over twelve is always the day.
 */
export function readWhen(text: string, monthFirst: boolean): When | undefined {
  const dates = datesIn(text, monthFirst);
  const wrong = dates.find(isImpossible);
  if (wrong) return { kind: 'impossible', said: wrong.said };
  const named = dates.find((found) => !isHeldAgainst(text, found));
  if (named) return whenOf(named, text);
  // "Like 5 August 2024": another day is only held against the one that is asked about.
  const spared = dates.reduce((rest, { said }) => rest.replace(said, ' '), text);
  const year = dates.length > 0 ? undefined : yearIn(text);
  if (year) return { kind: 'year', ...year };
  const now = NOW.exec(spared)?.[0];
  const future = FUTURE.map((pattern) => pattern.exec(spared)?.[0]).find((found) => found !== undefined);
  if (future !== undefined) return { kind: 'future', said: future };
  return now === undefined ? undefined : { kind: 'now', said: now };
}

function whenOf({ year, month, day, said }: Found, text: string): When {
  if (day === undefined) return { kind: 'month', year: year!, month, said };
  // "The crash of 10 October, back in 2025": the year stands apart.
  const known = year ?? yearIn(text)?.year;
  if (known === undefined) return { kind: 'yearless', month, day, said };
  const date = isoText(known, month, day);
  return parseDay(date) === undefined ? { kind: 'impossible', said } : { kind: 'day', date, said };
}

function datesIn(text: string, monthFirst: boolean): Found[] {
  const found: Found[] = [];
  const add = (
    pattern: RegExp,
    read: (groups: readonly (string | undefined)[]) => Omit<Found, 'at' | 'said'> | undefined,
    isMonthOf: (groups: readonly (string | undefined)[]) => string | undefined = () => undefined,
  ): void => {
    for (const match of text.matchAll(pattern)) {
      const { index } = match;
      const overlaps = found.some(({ at, said }) => index < at + said.length && at < index + match[0].length);
      if (overlaps) continue;
      const name = isMonthOf(match);
      const shown =
        /\d{4}/.test(match[0]) || LEADS_DAY.test(text.slice(0, index)) || /\d(?:st|nd|rd|th)/.test(match[0]);
      if (name !== undefined && DOUBTFUL_MONTHS.has(name) && !shown) continue;
      const date = read(match);
      if (date) found.push({ ...date, at: index, said: match[0].trim().replace(/[.,]$/, '') });
    }
  };
  const byNumber = (first: string, second: string): { month: number; day: number } => {
    const [a, b] = [Number(first), Number(second)];
    const isMonthFirst = a <= 12 && (b > 12 || monthFirst);
    return isMonthFirst ? { month: a, day: b } : { month: b, day: a };
  };
  add(YEAR_FIRST, ([, year, , month, day]) => ({
    year: Number(year),
    month: Number(month),
    day: Number(day),
  }));
  add(YEAR_LAST, ([, first, , second, year]) => ({ year: fullYear(year), ...byNumber(first!, second!) }));
  add(CJK, ([, year, month, day]) => ({ year: fullYear(year), month: Number(month), day: Number(day) }));
  add(
    DAY_MONTH,
    ([, day, month, year]) => ({ year: fullYear(year), month: monthNumber(month!)!, day: Number(day) }),
    ([, , month]) => month,
  );
  add(
    MONTH_YEAR,
    ([, month, year]) => ({ year: Number(year), month: monthNumber(month!)!, day: undefined }),
    ([, month]) => month,
  );
  add(
    MONTH_DAY,
    ([, month, day, year]) => ({ year: fullYear(year), month: monthNumber(month!)!, day: Number(day) }),
    ([, month]) => month,
  );
  add(NO_YEAR, ([, first, second]) => ({ year: undefined, ...byNumber(first!, second!) }));
  add(MONTH_CJK, ([, year, month]) => ({ year: Number(year), month: Number(month), day: undefined }));
  add(MONTH_YEAR_DIGITS, ([, year, month, month2, year2]) => ({
    year: Number(year ?? year2),
    month: Number(month ?? month2),
    day: undefined,
  }));
  return found.sort((a, b) => a.at - b.at);
}

function yearIn(text: string): { year: number; said: string } | undefined {
  for (const pattern of [YEAR_ALONE, YEAR_CJK]) {
    for (const match of text.matchAll(pattern)) {
      const found = { at: match.index, said: match[0] };
      if (!isHeldAgainst(text, found)) return { year: Number(match[1]), said: match[1]! };
    }
  }
  return undefined;
}

/** Of a yearless 29 February nobody knows that it is wrong. */
function isImpossible({ year, month, day = 1 }: Found): boolean {
  return parseDay(isoText(year ?? 2000, month, day)) === undefined;
}

function isHeldAgainst(text: string, { at, said }: Pick<Found, 'at' | 'said'>): boolean {
  return HELD_AGAINST.test(text.slice(0, at)) || HELD_AGAINST_AFTER.test(text.slice(at + said.length));
}

/** "24" and "'24" are 2024. */
function fullYear(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const year = Number(text.replace("'", ''));
  return year < 100 ? year + 2000 : year;
}

function isoText(year: number, month: number, day: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}
