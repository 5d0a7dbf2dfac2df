import type { SettingsWords } from '../settings-words.ts';

export const de: SettingsWords = {
  on: 'Der Überblick ist eingeschaltet.',
  changed: 'Der Überblick ist geändert.',
  off: 'Der Überblick ist ausgeschaltet. Seine Einstellungen bleiben erhalten: /digest on setzt ihn fort.',
  wasOff: 'Hier gibt es keinen Überblick, der zu beenden wäre.',
  none: 'Dieser Chat hat keinen Überblick.',
  stopped: 'Der Überblick dieses Chats ist ausgeschaltet.',
  noRight: 'Den Überblick ändern dürfen nur die Administratoren dieses Chats.',
  noZone: 'In welcher Zeitzone? Zum Beispiel: /digest on 08:00 Europe/Berlin',
  noStore: 'Für diesen Bot sind keine Überblicke eingerichtet.',
  settings: 'Einstellungen',
  when: (days, time, zone) => `${days} um ${time} Uhr (${zone})`,
  next: (when, utc) => `Nächster: ${when} (${utc} UTC)`,
  form: (language, length, pictures) =>
    `Auf ${language}, ${length}, ${pictures ? 'mit Bild' : 'ohne Bilder'}`,
  paused: (reason) => `Pausiert: ${reason}. /digest on setzt ihn fort.`,
  last: 'Letzte Überblicke',
  lastLine: (date, state, reason) => `${date}: ${state}${reason === '' ? '' : ` (${reason})`}`,
  states: {
    waiting: 'wird gleich gesendet',
    claimed: 'wird gleich gesendet',
    sending: 'wird gesendet',
    sent: 'gesendet',
    ambiguous: 'vielleicht gesendet: die Plattform hat es nicht bestätigt',
    failed: 'nicht gesendet',
    skipped: 'ausgelassen',
  },
  how: 'So geht es',
  howLines: [
    '/digest on 08:00 Europe/Berlin mo-fr',
    '/digest on 7:30 Zürich täglich lang bilder',
    '/digest now · /digest preview · /digest off',
  ],
  everyDay: 'Jeden Tag',
  workDays: 'Montag bis Freitag',
  dayNames: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
  languages: {
    en: 'Englisch',
    es: 'Spanisch',
    zh: 'Chinesisch',
    de: 'Deutsch',
    fr: 'Französisch',
    pt: 'Portugiesisch',
    ja: 'Japanisch',
  },
  closed: (chat) =>
    `In den Chat ${chat}, für den Sie einen Überblick eingerichtet haben, kann ich nicht mehr schreiben; er ist daher pausiert. Sobald es wieder geht, setzt /digest on in jenem Chat ihn fort.`,
  lengths: { short: 'kurz', normal: 'in normaler Länge', long: 'lang' },
  mistakes: {
    unknown: (word) =>
      `„${word}“ ist keine Zeitzone oder Einstellung, die ich kenne; geändert wurde nichts. Möglich ist: /digest on 08:00 Europe/Berlin mo-fr`,
    'no-time': (word) => `„${word}“ ist keine Uhrzeit; möglich sind 00:00 bis 23:59.`,
    offset: (word) =>
      `„${word}“ kennt keine Sommerzeit; nennen Sie eine Stadt, etwa Berlin, Wien oder Zürich.`,
    'takes-nothing': (word) =>
      `/digest ${word} nimmt keine Einstellungen an; geändert wurde nichts. Ändern: /digest on 08:00 mo-fr. Ausschalten: /digest off.`,
    often: (word) =>
      `„${word}“ geht nicht: Ein Chat bekommt höchstens einen Überblick am Tag. Nennen Sie eine Uhrzeit: /digest on 08:00.`,
    dates: (word) =>
      `Angaben wie „${word}“ merke ich mir nicht; geändert wurde nichts. /digest off schaltet aus und behält die Einstellungen; /digest on schaltet wieder ein.`,
    session: () =>
      'Bitte eine Uhrzeit nennen. New York öffnet um 09:30 und schließt um 16:00: /digest on 09:30 New York mo-fr',
    language: (word) =>
      `In „${word}“ schreibe ich keinen Überblick; möglich sind Deutsch, Englisch, Spanisch, Französisch, Portugiesisch, Chinesisch und Japanisch: /digest on deutsch`,
    zones: (word, choices) =>
      `„${word}“ steht für mehrere Zeitzonen. Nennen Sie eine Stadt, etwa ${choices}.`,
    near: (word, choices) =>
      `„${word}“ ist keine Zeitzone oder Einstellung, die ich kenne; gemeint ist vielleicht ${choices}?`,
    two: (first, second) =>
      `Was davon: ${first} oder ${second}? Ein Chat hat einen Überblick, einmal am Tag.`,
    'which-day': () => 'An welchem Wochentag? Zum Beispiel: /digest on montag 08:00',
    'which-time': () => 'Um wie viel Uhr genau? Zum Beispiel: /digest on 08:00',
    'no-days': () => 'So bleibt kein Wochentag übrig. Zum Beispiel: /digest on mo-fr',
  },
};
