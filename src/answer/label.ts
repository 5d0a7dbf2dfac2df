import type { AsOf } from '../snapshot/as-of.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { dayOf, type IsoDate, instantAt, isoOf, localDayOf, partsOf } from '../time/dates.ts';
import { type Closure, type ClosureName, closureOf, NEW_YORK } from '../time/us-market.ts';
import type { Language } from './answer.ts';
import { formatDate, formatWeekday } from './format.ts';

const LONG_MONTHS: Readonly<Record<'en' | 'es', readonly string[]>> = {
  en: [
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
  ],
  es: [
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
  ],
};

/** "Friday 30 January 2026", "2026年1月30日周五", "viernes 30 de enero de 2026". */
export function formatLongDate(date: IsoDate, language: Language): string {
  const { year, month, date: day } = partsOf(dayOf(date));
  const weekday = formatWeekday(date, language);
  if (language === 'zh') return `${year}年${month}月${day}日${weekday}`;
  const name = LONG_MONTHS[language][month - 1];
  return language === 'es' ? `${weekday} ${day} de ${name} de ${year}` : `${weekday} ${day} ${name} ${year}`;
}

const LABELS: Readonly<Record<Language, Readonly<Record<'recorded' | 'live', (date: string) => string>>>> = {
  en: {
    recorded: (date) => `Recorded day: ${date}, New York close (not live)`,
    live: (date) => `Live; newest New York close: ${date}`,
  },
  zh: {
    recorded: (date) => `历史记录日：${date}，纽约收盘（非实时）`,
    live: (date) => `实时；最近的纽约收盘：${date}`,
  },
  es: {
    recorded: (date) => `Día registrado: ${date}, cierre de Nueva York (no en directo)`,
    live: (date) => `En directo; último cierre de Nueva York: ${date}`,
  },
};

/** The first line of every answer: which day is read, and whether it is the present. */
export function dayLabel(date: IsoDate, language: Language, mode: 'recorded' | 'live' = 'recorded'): string {
  return LABELS[language][mode](formatLongDate(date, language));
}

type SituationWords = Readonly<{
  running: (date: string, time: string) => string;
  past: (date: string) => string;
  down: string;
}>;
const SITUATIONS: Readonly<Record<Language, SituationWords>> = {
  en: {
    running: (date, time) => `Live: ${date}, ${time} New York, session still open`,
    past: (date) => `Past day from live sources: ${date}, New York close`,
    down: 'No live source answers',
  },
  zh: {
    running: (date, time) => `实时：${date}，纽约时间${time}，尚未收盘`,
    past: (date) => `实时来源中的过往交易日：${date}，纽约收盘`,
    down: '目前没有实时来源作出响应',
  },
  es: {
    running: (date, time) => `En directo: ${date}, ${time} en Nueva York, sesión abierta`,
    past: (date) => `Día pasado de fuentes en directo: ${date}, cierre de Nueva York`,
    down: 'Ninguna fuente en directo responde',
  },
};

/** The first line of an answer about a snapshot: also says that a session is open, or that nothing live answers. */
export function snapshotLabel(
  { asOf, mode, insteadOfLive }: Pick<Snapshot, 'asOf' | 'mode' | 'insteadOfLive'>,
  language: Language,
): string {
  const words = SITUATIONS[language];
  const date = formatLongDate(asOf.date, language);
  if (mode === 'recorded') {
    const recorded = dayLabel(asOf.date, language);
    return insteadOfLive ? `${words.down}${language === 'zh' ? '。' : '. '}${recorded}` : recorded;
  }
  if (asOf.kind !== 'now') return words.past(date);
  return asOf.running
    ? words.running(date, newYorkTime(asOf.publishedByMs))
    : dayLabel(asOf.date, language, 'live');
}

function newYorkTime(ms: number): string {
  const day = localDayOf(ms, NEW_YORK);
  const minutes = Math.floor((ms - instantAt(day, '00:00', NEW_YORK)) / 60_000);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

const CLOSURES: Readonly<Record<'zh' | 'es', Readonly<Record<Exclude<ClosureName, 'weekend'>, string>>>> = {
  zh: {
    'new-year': '元旦',
    'martin-luther-king': '马丁·路德·金纪念日',
    washington: '华盛顿诞辰日',
    'good-friday': '耶稣受难日',
    memorial: '阵亡将士纪念日',
    juneteenth: '六月节',
    independence: '独立日',
    labor: '劳动节',
    thanksgiving: '感恩节',
    christmas: '圣诞节',
    'mourning-bush': '老布什国葬日',
    'mourning-carter': '卡特国葬日',
  },
  es: {
    'new-year': 'Año Nuevo',
    'martin-luther-king': 'el día de Martin Luther King',
    washington: 'el natalicio de Washington',
    'good-friday': 'Viernes Santo',
    memorial: 'el día de los Caídos',
    juneteenth: 'Juneteenth',
    independence: 'el día de la Independencia',
    labor: 'el día del Trabajo',
    thanksgiving: 'Acción de Gracias',
    christmas: 'Navidad',
    'mourning-bush': 'el duelo nacional por George H. W. Bush',
    'mourning-carter': 'el duelo nacional por Jimmy Carter',
  },
};

/** The name of a holiday, as part of a sentence. */
export function closureName({ name, english }: Closure, language: Language): string {
  return language === 'en' || name === 'weekend' ? english : CLOSURES[language][name];
}

/** What the person should know about the date they named: on a day without a session, which close is read. */
export function dateNotes(asOf: AsOf, language: Language): readonly string[] {
  if (asOf.kind === 'now') return nowNotes(asOf, language);
  const closure = closureOf(asOf.lastDay);
  // The moment's own notes are in English, and a moment (unlike a date) carries none.
  if (language === 'en' || asOf.notes.length === 0 || !closure) return asOf.notes;
  const day = isoOf(asOf.lastDay);
  const why = closure.name === 'weekend' ? formatWeekday(day, language) : CLOSURES[language][closure.name];
  const asked = formatDate(day, language);
  const read = formatDate(asOf.date, language);
  return [
    language === 'zh'
      ? `${asked}是${why}，美国市场休市，因此读取${read}的收盘。`
      : `El ${asked} fue ${why}: los mercados de EE. UU. estaban cerrados, así que se lee el cierre del ${read}.`,
  ];
}

const NOW_NOTES: Readonly<
  Record<Language, Readonly<{ open: string; closed: (why: string, date: string) => string }>>
> = {
  en: {
    open: 'The session is still open: moves so far are measured by the usual moves of whole sessions.',
    closed: (why, date) => `US markets are closed today (${why}); their newest close is that of ${date}.`,
  },
  zh: {
    open: '尚未收盘：迄今的变动是以整个交易日的常规波动来衡量的。',
    closed: (why, date) => `今天美国市场休市（${why}），最近的收盘是${date}的。`,
  },
  es: {
    open: 'La sesión sigue abierta: lo movido hasta ahora se mide con los movimientos habituales de sesiones enteras.',
    closed: (why, date) =>
      `Hoy los mercados de EE. UU. están cerrados (${why}); su último cierre es el del ${date}.`,
  },
};

/** Of the present: that a session is not over, or why there is none today. */
function nowNotes({ running, date, publishedByMs }: AsOf, language: Language): readonly string[] {
  const words = NOW_NOTES[language];
  if (running) return [words.open];
  const today = localDayOf(publishedByMs, NEW_YORK);
  const closure = closureOf(today);
  if (!closure) return [];
  const why =
    closure.name === 'weekend' ? formatWeekday(isoOf(today), language) : closureName(closure, language);
  return [words.closed(why, formatDate(date, language))];
}
