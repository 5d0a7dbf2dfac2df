import type { DigestTyped } from '../typed.ts';

export const de: DigestTyped = {
  actions: {
    on: 'ein|an|einschalten|anschalten|schalte ein|schalte es ein|schalt es ein|schalt ein|aktivieren|aktiviere|starten|starte|fortsetzen|abonnieren|ändern|ändere|umstellen|verschieben',
    off: 'aus|ausschalten|abschalten|schalte aus|schalte es aus|schalt es aus|schalt aus|deaktivieren|deaktiviere|stopp|stoppen|beenden|beende|abbestellen|pausieren|pausiere|abmelden|löschen|lösche|nichts mehr|nicht mehr',
    now: 'jetzt|sofort|gleich',
    status:
      'was ist eingestellt|meine einstellungen|welche einstellungen|einstellungen zeigen|zeig die einstellungen|wie ist es eingestellt|zustand|stand|status|einstellungen|hilfe|wann|wann kommt der nächste|nächster|der nächste|wie spät',
    preview: 'vorschau|probe|beispiel|muster',
  },
  everyDay: 'täglich|taeglich|jeden tag|alle tage|an allen tagen',
  everyHalf: {
    am: 'jeden morgen|jeden vormittag|allmorgendlich',
    pm: 'jeden abend|jeden nachmittag|allabendlich',
    night: 'jede nacht',
  },
  workDays:
    'werktag|werktags|werktage|werktagen|an werktagen|arbeitstag|arbeitstags|arbeitstage|arbeitstagen|wochentag|wochentags|wochentage|wochentagen|unter der woche|handelstag|handelstage|handelstagen|börsentag|börsentage|börsentagen',
  weekend: 'wochenende|wochenenden|am wochenende|an wochenenden',
  days: [
    'mo|montag|montags|montage|am montag',
    'di|dienstag|dienstags|dienstage|am dienstag',
    'mi|mittwoch|mittwochs|mittwoche|am mittwoch',
    'donnerstag|donnerstags|donnerstage|am donnerstag',
    'fr|freitag|freitags|freitage|am freitag',
    'sa|samstag|samstags|samstage|am samstag|sonnabend|sonnabends|am sonnabend',
    'so|sonntag|sonntags|sonntage|am sonntag',
  ],
  languages: {
    en: 'englisch',
    zh: 'chinesisch',
    es: 'spanisch',
    de: 'deutsch',
    fr: 'französisch',
    pt: 'portugiesisch',
    ja: 'japanisch',
  },
  lengths: {
    short: 'kurz|kürzer|knapp|kurze|kurzer',
    normal: 'mittel|normale|mittellang',
    long: 'lang|länger|ausführlich|ausführlicher|lange|langer',
  },
  pictures: 'bild|bilder|bildern|bilde|grafik|grafiken|diagramm|diagramme|diagrammen|fotos',
  not: 'ohne|kein|keine|keinen|außer|ausser|nein|nicht|aber nicht|außer am|nur nicht|ausgenommen',
  yes: 'mit',
  to: 'bis',
  and: 'und',
  halves: {
    am: 'morgens|früh|vormittags|am morgen|am vormittag|in der früh',
    pm: 'nachmittags|abends|am nachmittag|am abend',
    night: 'nachts|in der nacht',
  },
  clocks: {
    '12:00': 'mittag|mittags|am mittag|zu mittag',
    '00:00': 'mitternacht|um mitternacht',
  },
  oclock: 'uhr|punkt',
  minutes: {},
  past: { '-30': 'halb', 15: 'viertel nach', '-15': 'viertel vor|dreiviertel' },
  numbers: 'eins|zwei|drei|vier|fünf fuenf|sechs|sieben|acht|neun|zehn|elf|zwölf zwoelf',
  weekly: 'wöchentlich|einmal pro woche|einmal die woche|einmal in der woche|jede woche',
  impossible: {
    often:
      'stündlich|jede stunde|zweimal|zweimal täglich|zweimal am tag|monatlich|jeden monat|einmal im monat|alle zwei tage|jeden zweiten tag',
    dates:
      'morgen|heute|heute abend|übermorgen|ab morgen|eine woche lang|für eine woche|nächste woche|diese woche|vorerst',
    session:
      'börsenschluss|börsenbeginn|börseneröffnung|handelsschluss|handelsbeginn|börse|vor|nach|eröffnung',
    language: 'italienisch|russisch|koreanisch|arabisch|türkisch|polnisch|niederländisch',
  },
  fillers:
    'um|gegen|im|in der|auf|jeden|jede|jeder|tag|tage|alle|der|die|das|den|dem|ein überblick|überblick|bitte|danke|von|ab|zeit|zeitzone|zone|sprache|länge|nur|immer|es|mir|schick|schicke|schick mir|sende|senden|gib|mach|stelle|schalte|ich|möchte|will|hätte gern|nach zeit',
};
