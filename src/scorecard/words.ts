import type { Language } from '../answer/answer.ts';
import type { ViewState } from '../store/views.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
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
  readonly falsifier: (label: string, comparison: 'above' | 'below', threshold: string, by: string) => string;
  readonly base: (percent: string, wrongPercent: string, count: string) => string;
  readonly noBase: string;
  readonly few: string;
  readonly note: string;
  readonly method: string;
}

export const SCORECARD_WORDS: Readonly<Record<Language, ScorecardWords>> = { en, zh, es };
