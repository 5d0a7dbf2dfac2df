import type { Block, Language, Line } from '../answer/answer.ts';
import { formatDate, formatWeekday } from '../answer/format.ts';
import { closureName } from '../answer/label.ts';
import { LOCALES } from '../answer/locales.ts';
import { CARD_MESSAGES } from '../answer/messages/cards.ts';
import { falsifierFigure, falsifierLabel, type ScoredView, viewSentence } from '../answer/scored-view.ts';
import { capitalised, plain, type Writer } from '../answer/writer.ts';
import type { Framework } from '../assessment/framework.ts';
import type { CalendarEvent, EventCalendar } from '../events/calendar.ts';
import { dayOf, isoOf, utcDayOf } from '../time/dates.ts';
import { closeInstant, closeTime, closureOf, isSession, NEW_YORK } from '../time/us-market.ts';
import { localDayAt, localTimeOf } from './schedule.ts';
import { changesBetween, type DigestSummary } from './summary.ts';
import { DIGEST_WORDS } from './words.ts';

/** A view of the scorecard whose day came. */
export interface ResolvedView extends ScoredView {
  readonly state: 'held' | 'wrong' | 'unresolved';
  readonly resolvedValue?: number;
}

type SectionRole = Extract<Block, { kind: 'section' }>['role'];

const HOUR_MS = 3_600_000;
const AHEAD_MS = 24 * HOUR_MS;
const MAX_RESOLVED = 5;

const section = (role: SectionRole, title: string, lines: readonly Line[]): Block => ({
  kind: 'section',
  role,
  title,
  lines,
});
const text = (words: string): Line => [{ text: words }];

/** That US markets are closed today, and why; that they close early. Nothing on other days. */
export function closedBlock(nowMs: number, language: Language): Block | undefined {
  const words = DIGEST_WORDS[language];
  const today = localDayAt(nowMs, NEW_YORK);
  const closure = closureOf(today);
  const sentence =
    closure?.kind === 'weekend'
      ? words.weekendToday(formatWeekday(isoOf(today), language))
      : closure && !isSession(today)
        ? words.closedToday(closureName(closure, language))
        : isSession(today) && closeTime(today) === '13:00' && nowMs < closeInstant(today)
          ? words.closesEarly('13:00')
          : undefined;
  return sentence === undefined ? undefined : section('note', words.note, [text(sentence)]);
}

/** What trades on while New York is closed. */
export function sinceCloseLine(writer: Writer): Line | undefined {
  const moves = ['btc', 'eth'].flatMap((id): Line[] => {
    const change = writer.sinceClose(id);
    return change ? [[{ text: `${writer.label(id)} ` }, change]] : [];
  });
  if (moves.length === 0) return undefined;
  return DIGEST_WORDS[writer.language].sinceClose(writer.date(writer.snapshot.asOf.date), writer.join(moves));
}

/** What changed since the digest that this chat read last. */
export function changedBlock(
  writer: Writer,
  framework: Framework,
  then: DigestSummary | undefined,
  now: DigestSummary,
): Block {
  const words = DIGEST_WORDS[writer.language];
  if (!then) return section('note', words.changedTitle, [text(words.firstDigest)]);
  const title = words.changed(formatDate(isoOf(utcDayOf(then.atMs)), writer.language));
  const changes = changesBetween(then, now);
  const nameOf = (id: string): string =>
    framework.drivers.find((driver) => driver.id === id)?.label[writer.language] ?? id;
  const db = (id: string, value: number, asOf?: string): Line[number] =>
    writer.number(asOf === undefined ? `${id}.odds` : `${id}.odds.${asOf}`, value, 'decibans', 0, undefined, {
      sign: true,
      ...(asOf === undefined ? {} : { asOf }),
    });
  const lines: Line[] = [];
  const { leader } = changes;
  if (leader?.now != null) {
    const odds: Line = [db(leader.now, now.odds[leader.now] ?? 0), { text: ' dB' }];
    lines.push(
      leader.before === null
        ? words.leadsNew(nameOf(leader.now), odds)
        : words.leads(nameOf(leader.now), odds, nameOf(leader.before)),
    );
  } else if (leader?.before != null) lines.push(words.leadsNoMore(nameOf(leader.before)));
  for (const odds of changes.odds)
    lines.push(words.odds(nameOf(odds.id), db(odds.id, odds.now), db(odds.id, odds.before, then.asOf)));
  for (const move of changes.moves) {
    const before = writer.number(`${move.id}.z_1d.${then.asOf}`, move.before, 'sigma', 1, undefined, {
      sign: true,
      asOf: then.asOf,
      source: writer.reading(move.id)?.publisher ?? '',
    });
    lines.push(words.move(writer.label(move.id), writer.usualMoves(move.id, 1, move.now, true), before));
  }
  if (lines.length === 0) lines.push(text(changes.sameSession ? words.sameDay : words.changedNothing));
  return section('note', title, lines.map(capitalised));
}

/** Views whose day came since the last digest. Nothing when none did. */
export function resolvedBlock(
  writer: Writer,
  framework: Framework,
  views: readonly ResolvedView[],
): Block | undefined {
  if (views.length === 0) return undefined;
  const { language } = writer;
  const words = DIGEST_WORDS[language];
  const lines = views.slice(0, MAX_RESOLVED).map((view): Line => {
    const { asOf, resolvedValue } = view;
    const { indicator, comparison, threshold, by } = view.falsifier;
    const { registry } = writer;
    const test = words.resolvedTest(
      falsifierLabel(indicator, registry, language),
      comparison === 'above',
      // Worked out on another day: the sources of this digest are not of that day.
      falsifierFigure(writer, view, {
        name: `threshold_scorecard.${asOf}`,
        value: threshold,
        asOf,
        source: 'engine',
      }),
      formatDate(by, language),
    );
    return words.resolvedLine(
      words.outcomes[view.state],
      viewSentence(view, framework, language),
      test,
      resolvedValue === undefined
        ? words.resolvedWithoutValue
        : // Which close decided it is not kept.
          words.resolvedValue(
            falsifierFigure(writer, view, {
              name: `outcome_scorecard.${asOf}`,
              value: resolvedValue,
              asOf: null,
            }),
          ),
    );
  });
  return section('falsifier', words.resolved, lines);
}

/** What is due in the next 24 hours, in New York's time and UTC: the same text is read in every zone. */
export function calendarBlock(
  calendar: EventCalendar,
  nowMs: number,
  language: Language,
  most: number,
): { readonly block: Block; readonly gaps: readonly string[] } {
  const words = DIGEST_WORDS[language];
  const { events, gaps } = calendar.upcoming(nowMs, nowMs + AHEAD_MS);
  const today = localDayAt(nowMs, NEW_YORK);
  const coming = events.filter(
    ({ certainty, hasTime, date }) =>
      // What holds of a day as a whole is over with its close.
      hasTime || certainty !== 'rule' || dayOf(date) !== today || nowMs < closeInstant(today),
  );
  const lines = coming.slice(0, most).map((event) => text(eventText(event, language)));
  return {
    block: section('note', words.calendar, lines.length > 0 ? lines : [text(words.calendarNothing)]),
    gaps,
  };
}

function eventText(event: CalendarEvent, language: Language): string {
  const { date, atMs, hasTime, certainty } = event;
  const words = DIGEST_WORDS[language];
  const day = `${formatWeekday(date, language)} ${formatDate(date, language)}`;
  const when = hasTime
    ? `${day}${LOCALES[language].clause}${words.at(localTimeOf(atMs, NEW_YORK), new Date(atMs).toISOString().slice(11, 16))}`
    : day;
  const doubt = certainty === 'tentative' ? ` (${words.tentative})` : '';
  return `${when}${LOCALES[language].colon}${titleOf(event, language)}${doubt}`;
}

function titleOf({ kind, title, date, release }: CalendarEvent, language: Language): string {
  const words = DIGEST_WORDS[language];
  if (release) return words.releases[release];
  const closure = kind === 'holiday' ? closureOf(dayOf(date)) : undefined;
  if (closure) return words.marketClosed(closureName(closure, language));
  return words.events[kind] ?? title;
}

type Family = keyof (typeof CARD_MESSAGES)[Language]['families'];

/** Families named of what is missing. */
const GAPS_TOLD = 3;

/**
 * What could not be read of that which causes rest on, by family; `more` is how many other figures, and `calendar` what
 * the calendar does not know. Nothing when all is there.
 */
export function gapsBlock(
  writer: Writer,
  ids: readonly string[],
  more: number,
  calendar: readonly string[],
): Block | undefined {
  const { language, registry } = writer;
  const words = DIGEST_WORDS[language];
  const counts = new Map<Family, number>();
  for (const id of ids) {
    const family = registry.get(id)?.family;
    if (family) counts.set(family, (counts.get(family) ?? 0) + 1);
  }
  const families = [...counts].sort(([, a], [, b]) => b - a);
  const parts = families
    .slice(0, GAPS_TOLD)
    .map(([family, count]) =>
      text(`${CARD_MESSAGES[language].families[family]}${writer.bracketed(String(count))}`),
    );
  const others = families.slice(GAPS_TOLD).reduce((sum, [, count]) => sum + count, more);
  if (others > 0) parts.push(text(words.gapsMore(others)));
  const lines: Line[] = [];
  if (parts.length > 0) lines.push([...writer.sentence(writer.join(parts)), ...text(words.gapsDetails)]);
  if (calendar.length > 0) {
    const what = writer.join(
      calendar.map((gap) => text(words.calendarGaps[gap] ?? gap)),
      'semicolon',
    );
    lines.push(text(words.gapsCalendar(plain(what))));
  }
  return lines.length === 0 ? undefined : section('note', words.gaps, lines);
}
