import type { DoctorWords } from '../words.ts';

export const en: DoctorWords = {
  title: 'Sources',
  verdict: (ok, late, missing, total) =>
    `Of ${total} indicators with a live source ${ok} are in time, ${late} late, ${missing} cannot be read now.`,
  down: (names) => `Not answering: ${names}.`,
  notRead: 'Nothing was read yet in this process; ask a question or try again in a minute.',
  sources: 'Sources',
  columns: { source: 'Source', state: 'State', newest: 'Newest', latency: 'Answered in', note: 'Note' },
  indicatorColumns: {
    indicator: 'Indicator',
    source: 'Source',
    newest: 'Newest',
    age: 'Age',
    next: 'Next',
    note: 'Note',
  },
  indicators: 'Indicators',
  news: 'News',
  instead: (preferred) => `instead of ${preferred}`,
  states: {
    ok: 'ok',
    partly: 'partly',
    down: 'DOWN',
    unused: 'not needed so far',
    'needs-key': 'needs a key',
    late: 'late',
    unread: 'not read yet',
    'recorded-only': 'recorded days only',
  },
  familyDown: (names) => `No live value at all for: ${names}.`,
  recordedMode: 'This bot reads recorded days only, so no source is asked.',
  days: (count) => `${count} d`,
};
