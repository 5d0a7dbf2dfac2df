import type { DeskWords } from '../words.ts';

export const de: DeskWords = {
  actions: {
    evidence: 'Belege',
    against: 'Gegenbelege',
    chart: 'Grafik',
    analog: 'Ähnliche Episode',
    sources: 'Quellen',
    refresh: 'Aktualisieren',
    confirm: 'Scharf stellen',
    mute: 'Stumm schalten',
  },
  working: {
    start: 'Markt wird gelesen',
    market_snapshot: 'Markt wird gelesen',
    indicator: 'Indikator wird gelesen',
    history: 'Verlauf wird gelesen',
    unusualness: 'Ungewöhnlichkeit wird gemessen',
    driver_ranking: 'Treiber werden geprüft',
    driver_detail: 'Belege eines Treibers werden gelesen',
    funding: 'Geldmarkt wird gelesen',
    rates: 'Zinsen werden gelesen',
    events: 'datierte Ereignisse werden gelesen',
    calendar: 'Kalender wird gelesen',
    analogs: 'Vergleich mit früheren Episoden läuft',
    article_claims: 'Aussagen des Artikels werden gelesen',
    method: 'Methode wird gelesen',
  },
  liveSources: (done, asked) => `Live-Quellen werden gelesen: ${done} von ${asked}`,
  busy: 'Bitte eine Frage nach der anderen: Die letzte wird gerade beantwortet, eine weitere wartet. Danach gern wieder.',
  noData: (sentence) => `Dazu gibt es keine Daten: ${sentence}`,
  input: (sentence) => `Die Anfrage war nicht verständlich: ${sentence}`,
  missing: (command, what) => `Hinter /${command} fehlt noch eine Angabe: ${what}.`,
  unknownName: (typed, near, list) =>
    `Nichts heißt „${typed}“${near.length > 0 ? `; war ${near.join(', ')} gemeint?` : `. /${list} zählt alles auf.`}`,
  noDay: (day, newest) => `Für ${day} gibt es keine Daten. Der neueste verfügbare Tag ist ${newest}.`,
  failed: (reference) =>
    `Bei mir ist etwas schiefgegangen. Bitte noch einmal versuchen; bleibt es dabei, hilft dem Betreiber diese Nummer: ${reference}.`,
  denied: 'Dieser Bot ist für diesen Chat nicht freigegeben. Hinzufügen kann Sie der Betreiber.',
  flood: (seconds) => `Das waren viele Fragen. In ${seconds} s geht es weiter.`,
  floodChat: (seconds) =>
    `Dieser Chat fragt schneller, als ich antworten darf. Bitte in ${seconds} s noch einmal.`,
  stopped: 'Ich wurde angehalten, bevor die Antwort fertig war. Bitte in einer Minute noch einmal fragen.',
  oldButton: 'Diese Schaltfläche stammt aus einer älteren Version. Bitte noch einmal fragen.',
  notRemembered: 'An diese Frage erinnere ich mich nicht mehr. Bitte noch einmal stellen.',
  noPicture: 'Zu dieser Antwort gibt es nichts zu zeichnen.',
  noQuestion: 'Fragen Sie etwas, zum Beispiel: Warum fällt alles?',
  linkLeftOut: '[Link weggelassen]',
  forgotten:
    'Erledigt. Ihre Gespräche mit mir und Ihre Alarme sind gelöscht; in einem privaten Chat auch dessen Überblick.',
  noSourceReport: 'Nur aufgezeichnete Daten: Es ist keine Live-Quelle eingerichtet.',
  sources: 'Quellen',
  help: {
    what: 'Ich erkläre Marktbewegungen: Zuerst wird die Prämisse gemessen, dann werden Ursachen geprüft, dafür und dagegen, und zu jeder Zahl steht die Quelle.',
    try: 'Zum Ausprobieren',
    examples: [
      'Warum fällt alles?',
      'Warum ist Gold diese Woche gefallen?',
      'Ist das wie 312?',
      'Wie sicher bist du?',
    ],
    commands: 'Befehle',
    more: 'Gut zu wissen',
    moreLines: [
      'Wer auf eine meiner Antworten antwortet, fragt von dort aus weiter.',
      'In einer Gruppe: mich erwähnen, mir antworten oder einen Befehl verwenden.',
      'Ein vergangener Tag: ein Datum anfügen, etwa „Warum fiel alles am 2024-08-05?“',
    ],
    advice: 'Empfehlungen, Kursziele und Prognosen gebe ich nicht.',
  },
  usage: {
    verdict: (resetsAt) => `Kontingente von heute; sie beginnen um ${resetsAt} UTC neu.`,
    table: 'Tokens des Sprachmodells',
    columns: ['wessen', 'verbraucht', 'Grenze'],
    rows: ['Sie', 'dieser Chat', 'alle'],
    unlimited: 'keine',
    note: 'Auch an der Grenze antworte ich; die Sätze schreibt dann Code.',
  },
  privacy: {
    verdict: 'Ich speichere so wenig, wie ein Gespräch braucht.',
    stored: 'Was ich speichere',
    storedLines: (minutes) => [
      `Ihre Fragen und meine Antworten in diesem Chat, damit Sie weiterfragen können: ${minutes} Minuten nach der letzten.`,
      'Eine Frage, an der ich gerade arbeite, wie die Plattform sie geschickt hat, für den Fall, dass ich ausfalle: bis sie beantwortet ist, höchstens etwa eine Stunde.',
      'Wie viele Tokens Ihre Fragen gekostet haben und wie oft Sie fragen, unter Ihrer Kontonummer: höchstens zwei Tage.',
      'Nummern der bearbeiteten Nachrichten, ohne deren Text: zwei Tage.',
      'Alarme, die Sie scharf gestellt haben: die Regel, wie ich sie verstanden habe, nicht Ihre Worte, mit Ihrer Kontonummer und dem Chat, bis Sie sie entfernen oder bis 30 Tage nach ihrem Ende.',
      'Tägliche Überblicke eines Chats: wann und wie, mit der Kontonummer dessen, der sie eingerichtet hat, bis sie gelöscht werden.',
      'Wann ein Überblick oder ein Alarm an welchen Chat ging und was daraus wurde: 90 Tage, oder 180, wenn es misslang. Ein Chat, in dem ich nicht mehr schreiben darf: bis er neu eingerichtet wird.',
    ],
    model: 'Das Sprachmodell',
    modelLine: (configured) =>
      configured
        ? 'Ihre Fragen und das Gespräch davor gehen an das Sprachmodell, das der Betreiber gewählt hat, ohne Ihren Namen und Ihre Kontonummer.'
        : 'Es ist keines eingerichtet: Nichts, was Sie schreiben, verlässt dieses Programm.',
    not: 'Was ich nicht speichere',
    notLines: [
      'Nachrichten, die nicht für mich sind, Namen, Telefonnummern, Standorte und Dateien.',
      '/forget löscht sofort: Ihre Gespräche mit mir, Ihre Alarme und Ihre Nummer bei den Überblicken von Gruppen; in einem privaten Chat alles, was zu ihm gehört. Die Zähler des Tages bleiben, bis sie ablaufen, sonst hätte niemand ein Limit. Kopien, die der Betreiber vorher angelegt hat, behalten ihren Inhalt.',
    ],
    onPostgres:
      'In der Datenbank, die ich nutze, Postgres, kann gelöschte Zeilen niemand mehr abfragen; in ihren Dateien bleiben die alten Worte, bis ihr Vacuum den Platz freigegeben hat und etwas anderes dort steht, und in ihrem Write-Ahead-Log, bis sie dieses wiederverwendet oder der Betreiber archivierte Kopien davon löscht.',
  },
};
