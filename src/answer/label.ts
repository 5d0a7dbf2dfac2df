import type { AsOf } from '../snapshot/as-of.ts';
import type { Incomplete, Snapshot } from '../snapshot/snapshot.ts';
import { type IsoDate, instantAt, isoOf, localDayOf } from '../time/dates.ts';
import { type Closure, closureOf, NEW_YORK } from '../time/us-market.ts';
import type { Language } from './answer.ts';
import { formatDate, formatLongDate, formatWeekday } from './format.ts';
import { LOCALES } from './locales.ts';
import { words } from './messages/index.ts';

/** The first line of every answer: which day is read, and whether it is the present. */
export function dayLabel(date: IsoDate, language: Language, mode: 'recorded' | 'live' = 'recorded'): string {
  return LOCALES[language].label[mode](formatLongDate(date, language));
}

/** The first line of an answer about a snapshot: also says that a session is open, or that nothing live answers. */
export function snapshotLabel(
  { asOf, mode, insteadOfLive, incomplete }: Pick<Snapshot, 'asOf' | 'mode' | 'insteadOfLive' | 'incomplete'>,
  language: Language,
): string {
  const { label, stop, gap } = LOCALES[language];
  const date = formatLongDate(asOf.date, language);
  if (mode === 'recorded') {
    const recorded = dayLabel(asOf.date, language);
    return insteadOfLive ? `${label.down}${stop}${gap}${recorded}` : recorded;
  }
  if (asOf.kind !== 'now') return label.past(date);
  if (incomplete) return incompleteLabel(incomplete, date, language);
  return asOf.running
    ? label.running(date, newYorkTime(asOf.publishedByMs))
    : dayLabel(asOf.date, language, 'live');
}

/** What is really missing: how much of the market is known, and of which day its newest close is. */
function incompleteLabel({ known, of, newestClose }: Incomplete, date: string, language: Language): string {
  const text = words(language, 'label.incomplete', { known: String(known), of: String(of), date });
  return newestClose === undefined
    ? text
    : `${text}${words(language, 'label.newest', { date: formatLongDate(newestClose, language) })}`;
}

function newYorkTime(ms: number): string {
  const day = localDayOf(ms, NEW_YORK);
  const minutes = Math.floor((ms - instantAt(day, '00:00', NEW_YORK)) / 60_000);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** The name of a holiday, as part of a sentence. */
export function closureName({ name, english }: Closure, language: Language): string {
  return (name === 'weekend' ? undefined : LOCALES[language].closures?.[name]) ?? english;
}

/** What the person should know about the date they named: on a day without a session, which close is read. */
export function dateNotes(asOf: AsOf, language: Language): readonly string[] {
  if (asOf.kind === 'now') return nowNotes(asOf, language);
  const closure = closureOf(asOf.lastDay);
  const { closed } = LOCALES[language];
  // The moment's own notes are in English, and a moment (unlike a date) carries none.
  if (!closed || asOf.notes.length === 0 || !closure) return asOf.notes;
  const day = isoOf(asOf.lastDay);
  return [
    closed(formatDate(day, language), whyClosed(closure, day, language), formatDate(asOf.date, language)),
  ];
}

/** Of the present: that a session is not over, or why there is none today. */
function nowNotes({ running, date, publishedByMs }: AsOf, language: Language): readonly string[] {
  const words = LOCALES[language].now;
  if (running) return [words.open];
  const today = localDayOf(publishedByMs, NEW_YORK);
  const closure = closureOf(today);
  if (!closure) return [];
  return [words.closed(whyClosed(closure, isoOf(today), language), formatDate(date, language))];
}

function whyClosed(closure: Closure, day: IsoDate, language: Language): string {
  return closure.name === 'weekend' ? formatWeekday(day, language) : closureName(closure, language);
}
