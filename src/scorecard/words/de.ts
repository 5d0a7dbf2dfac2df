import type { ScorecardWords } from '../words.ts';
import { one } from './one.ts';

export const de: ScorecardWords = {
  unavailable: 'Die Bilanz braucht Live-Daten und einen Speicher; diesem Bot fehlt eines von beiden.',
  none: 'Noch ist keine Einschätzung veröffentlicht. Festgehalten wird eine, sobald eine Live-Antwort einen klar führenden Treiber nennt.',
  counts: (wrong, held, open, undecided) =>
    `Veröffentlichte Einschätzungen: ${wrong} falsch, ${held} bis zum Stichtag gehalten, ${open} noch offen, ${undecided} nicht entscheidbar.`,
  how: 'Eine Einschätzung ist falsch, sobald ihre Bedingung zu einem Schluss eintritt. Gehalten heißt nur, dass diese Bedingung nicht eintrat, nicht, dass die Ursache die richtige war.',
  byDriver: 'Nach Treibern',
  driverColumns: ['Treiber', 'falsch', 'gehalten', 'offen', 'unentschieden'],
  last: 'Letzte Einschätzungen',
  lastColumns: ['Datum', 'führender Treiber', 'falsch, wenn', 'Ergebnis', 'Wert'],
  states: {
    open: 'offen',
    held: 'gehalten',
    wrong: 'falsch',
    unresolved: 'unentschieden',
    void: 'zurückgezogen',
  },
  overdue: 'offen, überfällig',
  falsifier: (label, comparison, threshold, by) =>
    `${label} ${comparison === 'above' ? 'über' : 'unter'} ${threshold} bis ${by}`,
  base: (percent, wrongPercent, count) =>
    `Zum Vergleich: In der Aufzeichnung wurden ebenso weit entfernte Schwellen binnen ebenso vieler Handelstage in ${percent}% der Fälle überschritten, gleich welcher Treiber führte. Von ${one(count, 'der einzigen entschiedenen Einschätzung', `den ${count} entschiedenen Einschätzungen`)} mit solcher Aufzeichnung waren ${wrongPercent}% falsch.`,
  noBase:
    'Wie oft solche Schwellen ohnehin überschritten werden, lässt sich noch nicht sagen: Zu keiner entschiedenen Einschätzung reicht die Aufzeichnung weit genug zurück.',
  few: 'Zu wenige, um Können von Zufall zu unterscheiden.',
  note: 'Warum nicht entschieden',
  undecided: {
    notRead: 'ihr Wert war nicht rechtzeitig zu lesen.',
    unitChanged: 'die Einheit des Wertes hat sich geändert.',
    fewValues: (seen, possible) =>
      `nur ${seen} von ${possible} Handelstagen ${one(seen, 'hat', 'haben')} einen Wert.`,
  },
  method: 'So liest man das',
};
