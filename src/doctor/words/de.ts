import type { DoctorWords } from '../words.ts';

export const de: DoctorWords = {
  title: 'Quellen',
  verdict: (ok, late, missing, total) =>
    `Von ${total} Indikatoren mit Live-Quelle sind ${ok} aktuell, ${late} verspätet und ${missing} derzeit nicht lesbar.`,
  down: (names) => `Ohne Antwort: ${names}.`,
  notRead:
    'Dieser Prozess hat noch nichts gelesen; eine Frage stellen oder in einer Minute noch einmal versuchen.',
  sources: 'Quellen',
  columns: { source: 'Quelle', state: 'Zustand', newest: 'Neuester', latency: 'Antwort in', note: 'Hinweis' },
  indicatorColumns: {
    indicator: 'Indikator',
    source: 'Quelle',
    newest: 'Neuester',
    age: 'Alter',
    next: 'Nächster',
    note: 'Hinweis',
  },
  indicators: 'Indikatoren',
  news: 'Nachrichten',
  instead: (preferred) => `statt ${preferred}`,
  states: {
    ok: 'in Ordnung',
    partly: 'teilweise',
    down: 'AUSFALL',
    unused: 'noch ungenutzt',
    'needs-key': 'braucht Schlüssel',
    late: 'verspätet',
    unread: 'nicht gelesen',
    'recorded-only': 'nur aufgezeichnete Tage',
  },
  familyDown: (names) => `Kein Live-Wert für: ${names}.`,
  recordedMode: 'Dieser Bot liest nur aufgezeichnete Tage und fragt keine Quelle ab.',
  days: (count) => `${count} T`,
};
