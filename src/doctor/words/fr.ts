import type { DoctorWords } from '../words.ts';

export const fr: DoctorWords = {
  title: 'Sources',
  verdict: (ok, late, missing, total) =>
    `Indicateurs avec source en direct : ${total}, dont ${ok} à jour, ${late} en retard et ${missing} illisibles actuellement.`,
  down: (names) => `Ne répondent pas : ${names}.`,
  notRead: 'Ce processus n’a encore rien lu ; posez une question ou réessayez dans une minute.',
  sources: 'Sources',
  columns: { source: 'Source', state: 'État', newest: 'Dernier', latency: 'Répondu en', note: 'Remarque' },
  indicatorColumns: {
    indicator: 'Indicateur',
    source: 'Source',
    newest: 'Dernier',
    age: 'Âge',
    next: 'Prochain',
    note: 'Remarque',
  },
  indicators: 'Indicateurs',
  news: 'Actualité',
  instead: (preferred) => `à la place de ${preferred}`,
  states: {
    ok: 'bon',
    partly: 'partiel',
    down: 'EN PANNE',
    unused: 'pas encore utilisé',
    'needs-key': 'clé requise',
    late: 'en retard',
    unread: 'non lu',
    'recorded-only': 'jours enregistrés seulement',
  },
  familyDown: (names) => `Aucune valeur en direct pour : ${names}.`,
  recordedMode: 'Ce bot ne lit que des jours enregistrés et n’interroge aucune source.',
  days: (count) => `${count} j`,
};
