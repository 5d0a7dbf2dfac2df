import type { Language } from '../answer/answer.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { fr } from './words/fr.ts';
import { ja } from './words/ja.ts';
import { pt } from './words/pt.ts';
import { zh } from './words/zh.ts';

/** Words of the doctor's answer. */
export interface DoctorWords {
  readonly title: string;
  readonly verdict: (ok: number, late: number, missing: number, total: number) => string;
  readonly down: (names: string) => string;
  readonly notRead: string;
  readonly sources: string;
  readonly columns: { source: string; state: string; newest: string; latency: string; note: string };
  readonly indicatorColumns: {
    indicator: string;
    source: string;
    newest: string;
    age: string;
    next: string;
    note: string;
  };
  readonly indicators: string;
  readonly news: string;
  readonly instead: (preferred: string) => string;
  readonly states: Readonly<
    Record<'ok' | 'partly' | 'down' | 'unused' | 'needs-key' | 'late' | 'unread' | 'recorded-only', string>
  >;
  readonly familyDown: (names: string) => string;
  readonly recordedMode: string;
  readonly days: (count: number) => string;
}

export const DOCTOR_WORDS: Readonly<Record<Language, DoctorWords>> = { en, zh, es, de, fr, pt, ja };
