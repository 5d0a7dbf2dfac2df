import type { Language, Line } from '../answer/answer.ts';
import type { CalendarEventKind } from '../events/calendar.ts';
import type { ReleaseId } from '../events/calendar-data.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { fr } from './words/fr.ts';
import { ja } from './words/ja.ts';
import type { Part } from './words/line.ts';
import { pt } from './words/pt.ts';
import { zh } from './words/zh.ts';

/** What a digest says beyond what every answer says. */
export interface DigestWords {
  readonly note: string;
  readonly closedToday: (why: string) => string;
  readonly weekendToday: (weekday: string) => string;
  readonly closesEarly: (closeTime: string) => string;
  readonly sinceClose: (date: string, moves: Line) => Line;
  readonly changed: (date: string) => string;
  readonly changedTitle: string;
  readonly changedNothing: string;
  readonly sameDay: string;
  readonly firstDigest: string;
  readonly leads: (driver: Part, odds: Part, before: Part) => Line;
  readonly leadsNew: (driver: Part, odds: Part) => Line;
  readonly leadsNoMore: (driver: Part) => Line;
  readonly odds: (driver: Part, now: Part, then: Part) => Line;
  readonly move: (asset: Part, now: Part, then: Part) => Line;
  readonly resolved: string;
  readonly outcomes: Readonly<Record<'held' | 'wrong' | 'unresolved', string>>;
  /** `view`: what it said, without a full stop. */
  readonly resolvedLine: (outcome: string, view: string, test: Line, value: Part) => Line;
  readonly resolvedTest: (indicator: string, above: boolean, threshold: Part, by: string) => Line;
  readonly resolvedValue: (value: Part) => Line;
  readonly resolvedWithoutValue: string;
  readonly calendar: string;
  readonly calendarNothing: string;
  readonly at: (newYork: string, utc: string) => string;
  readonly tentative: string;
  /** Undefined: the title as it is. */
  readonly events: Readonly<Partial<Record<CalendarEventKind, string>>>;
  readonly releases: Readonly<Record<ReleaseId, string>>;
  readonly marketClosed: (why: string) => string;
  readonly gaps: string;
  readonly gapsMore: (count: number) => string;
  /** After a sentence: where the rest is told. Begins with a space where the language has one. */
  readonly gapsDetails: string;
  /** What the calendar calls its own gaps, translated. */
  readonly calendarGaps: Readonly<Record<string, string>>;
  readonly gapsCalendar: (what: string) => string;
  readonly oddsTable: string;
  readonly columns: readonly [driver: string, odds: string, before: string];
  /** Under a digest, how to stop it. */
  readonly footer: string;
}

export const DIGEST_WORDS: Readonly<Record<Language, DigestWords>> = { en, zh, es, de, fr, pt, ja };
