import type { Language } from '../answer/answer.ts';
import type { ViewState } from '../store/views.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { fr } from './words/fr.ts';
import { ja } from './words/ja.ts';
import { pt } from './words/pt.ts';
import { zh } from './words/zh.ts';

export interface ScorecardWords {
  readonly unavailable: string;
  readonly none: string;
  readonly counts: (wrong: string, held: string, open: string, undecided: string) => string;
  readonly how: string;
  readonly byDriver: string;
  readonly driverColumns: readonly string[];
  readonly last: string;
  readonly lastColumns: readonly string[];
  readonly states: Readonly<Record<ViewState, string>>;
  /** Open, though its last day is over: its figure has not come. */
  readonly overdue: string;
  readonly falsifier: (label: string, comparison: 'above' | 'below', threshold: string, by: string) => string;
  readonly base: (percent: string, wrongPercent: string, count: string) => string;
  readonly noBase: string;
  readonly few: string;
  readonly note: string;
  readonly undecided: {
    readonly notRead: string;
    readonly unitChanged: string;
    readonly fewValues: (seen: string, possible: string) => string;
  };
  readonly method: string;
}

/** Why a view was not decided, in the reader's words; a note of another kind stays as it was written. */
export function undecidedNote(note: string, language: Language): string {
  const { notRead, unitChanged, fewValues } = SCORECARD_WORDS[language].undecided;
  const few = /^few-values (\d+)\/(\d+)$/.exec(note);
  if (few) return fewValues(few[1]!, few[2]!);
  if (note === 'unit-changed') return unitChanged;
  return note.startsWith('not-read:') ? notRead : note;
}

export const SCORECARD_WORDS: Readonly<Record<Language, ScorecardWords>> = { en, zh, es, de, fr, pt, ja };
