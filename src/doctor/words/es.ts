import type { DoctorWords } from '../words.ts';

export const es: DoctorWords = {
  title: 'Fuentes',
  verdict: (ok, late, missing, total) =>
    `De ${total} indicadores con fuente en directo, ${ok} están al día, ${late} con retraso y ${missing} no se pueden leer ahora.`,
  down: (names) => `No responden: ${names}.`,
  notRead: 'Este proceso aún no ha leído nada; haga una pregunta o pruebe en un minuto.',
  sources: 'Fuentes',
  columns: { source: 'Fuente', state: 'Estado', newest: 'Último', latency: 'Respondió en', note: 'Nota' },
  indicatorColumns: {
    indicator: 'Indicador',
    source: 'Fuente',
    newest: 'Último',
    age: 'Edad',
    next: 'Próximo',
    note: 'Nota',
  },
  indicators: 'Indicadores',
  news: 'Noticias',
  instead: (preferred) => `en lugar de ${preferred}`,
  states: {
    ok: 'bien',
    partly: 'en parte',
    down: 'CAÍDA',
    unused: 'aún sin usar',
    'needs-key': 'necesita clave',
    late: 'con retraso',
    unread: 'sin leer',
    'recorded-only': 'solo días registrados',
  },
  familyDown: (names) => `Ningún valor en directo para: ${names}.`,
  recordedMode: 'Este bot solo lee días registrados y no consulta ninguna fuente.',
  days: (count) => `${count} d`,
};
