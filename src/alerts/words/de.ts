import type { AlertWords } from '../words.ts';

const over = (sessions: number): string => (sessions === 1 ? 'einen Handelstag' : `${sessions} Handelstage`);
const hoursOf = (hours: number | string): string =>
  String(hours) === '1' ? 'einer Stunde' : `${hours} Stunden`;

export const de: AlertWords = {
  usualMoves: (number) => `${number} übliche Schwankungen`,
  metric: {
    change: (label, sessions, either) =>
      `${label}, ${either ? 'Ausmaß der Veränderung' : 'Veränderung'} über ${over(sessions)}`,
    z: (label, sessions, either) =>
      `${label}, ${either ? 'Ausmaß der Bewegung' : 'Bewegung'} über ${over(sessions)}`,
    spread: (a, b) => `${a} minus ${b}`,
    leader: 'führender Treiber',
    odds: (driver) => `Chance: ${driver}`,
    analog: (episode) => `Abstand zu: ${episode}`,
    source: (id) => `Quelle ${id}`,
    family: (name) => `Quellen für ${name}`,
  },
  condition: {
    above: (metric, threshold) => `${metric}: über ${threshold}`,
    below: (metric, threshold) => `${metric}: unter ${threshold}`,
    atLeast: (metric, threshold) => `${metric}: bei ${threshold} oder darüber`,
    atMost: (metric, threshold) => `${metric}: bei ${threshold} oder darunter`,
    crosses: (metric, threshold) => `${metric}: kreuzt ${threshold}, nach oben oder unten`,
    leads: (driver) => `${driver}: wird führender Treiber`,
    down: (metric) => `${metric}: nicht lesbar`,
    changes: 'der führende Treiber wechselt',
  },
  nothingLeads: 'kein Treiber',
  title: 'Alarm',
  details: {
    now: (value, date) => `Jetzt: ${value} (${date}).`,
    nowMissing: (reason) =>
      `Jetzt liegt kein Wert vor (${reason}). Fehlende oder veraltete Werte lösen nie aus.`,
    holds: 'Das ist bereits der Fall; der Alarm wartet, bis es endet und erneut eintritt.',
    rearm: (where) => `Nach dem Auslösen wieder scharf ${where}.`,
    orLower: (value) => `bei ${value} oder darunter`,
    orHigher: (value) => `bei ${value} oder darüber`,
    past: (amount) => `auf der anderen Seite; als gekreuzt gilt erst ein Wert ${amount} jenseits der Zahl`,
    scales: {
      analog: 'Ein Abstand von 0 ist dasselbe Muster, 1 ist ohne Zusammenhang, 2 das Gegenteil.',
      odds: '0 dB heißt gleich wahrscheinlich, 10 dB zehn zu eins.',
    },
    running: 'Kurse des laufenden Handels zählen.',
    closes: 'Nur Schlusskurse und veröffentlichte Werte zählen.',
    cooldown: (hours) => `Höchstens eine Meldung in ${hoursOf(hours)}.`,
    once: 'Er meldet sich ein einziges Mal und ist dann beendet.',
    until: (date) => `Endet am ${date}.`,
    unread: (words) =>
      `Mit diesen Wörtern konnte ich nichts anfangen: „${words}“. Wenn sie wichtig sind, schreiben Sie es bitte anders.`,
    proposed: 'Die Zahl ist mein Vorschlag; wenn Sie an eine andere denken, schreiben Sie diese.',
  },
  sample: (label, size, down) => `${label} ${down ? 'fällt' : 'steigt'} um ${size} an einem Tag`,
  moves: (label, way, size, sessions, atLeast) =>
    `${label}: ${way === 'either' ? 'steigt oder fällt' : way === 'down' ? 'fällt' : 'steigt'} um ${atLeast ? 'mindestens' : 'mehr als'} ${size} ${sessions === 1 ? 'an einem Handelstag' : `in ${sessions} Handelstagen`}`,
  ask: 'Was ist gemeint?',
  confirmHow: (id) => `Zum Scharfstellen: /alert confirm ${id}`,
  shown: 'Noch nicht scharf. So habe ich es verstanden:',
  armed: (id) => `Scharf: Alarm ${id}.`,
  notUnderstood:
    'Das lässt sich nicht als Alarm lesen. Nötig sind ein Indikator und eine Zahl, oder der führende Treiber.',
  examples: [
    '/alert SOFR minus IORB über 10 Basispunkte',
    '/alert Gold fällt um 3% an einem Tag',
    '/alert VIX über 30',
    '/alert wenn der führende Treiber wechselt',
  ],
  refusal: {
    unknown: (name) => `Etwas namens „${name}“ verfolge ich nicht.`,
    unit: (metric, example) =>
      `In dieser Einheit wird das nicht gemessen (${metric}); schreiben Sie eine Zahl wie ${example}.`,
    adjusted: (label) =>
      `${label}: als um Ausschüttungen bereinigter Kurs gespeichert, ein Stand zum Vergleichen fehlt. Möglich ist eine Veränderung, etwa „fällt um 3% an einem Tag“.`,
    noSource: (label) =>
      `${label}: Keine Live-Quelle veröffentlicht das, es lässt sich daher nicht überwachen.`,
    range: (label, low, high) =>
      `${label}: gelesen werden Werte zwischen ${low} und ${high}; diese Zahl liegt außerhalb.`,
    noThreshold: (sample) => `Bei welcher Zahl? Zum Beispiel: /alert ${sample}`,
    spread: (a, b) =>
      `${a} und ${b}: verschiedene Einheiten, oder Kurse, die sich nicht voneinander abziehen lassen.`,
    slow: (label) =>
      `${label}: erscheint nicht täglich und hat keine Veränderung je Handelstag. Möglich ist der Stand.`,
    cannot: (words) =>
      `„${words}“ geht nicht: Ein Alarm meldet sich jedes Mal, wenn die Zahl gekreuzt wird. Ergänzen lässt sich „once only“, „at most once a day“ oder „until Friday“.`,
    currency: (words) =>
      `Preise werden hier in Dollar verfolgt, nicht in „${words}“. Bitte die Zahl in Dollar schreiben, zum Beispiel: /alert Gold über 5.000`,
    measure: (words) =>
      `In diesem Maß („${words}“) wird kein Preis verfolgt: Gold und Silber stehen in Dollar je Unze, Öl in Dollar je Barrel, Kupfer in Dollar je Pfund. Zum Beispiel: /alert Gold über 5.000`,
    unknownUnit: (words) =>
      `„${words}“ ist keine bekannte Einheit. Bitte die Zahl allein schreiben oder mit %, bp oder $, zum Beispiel: /alert Gold über 5.000`,
    pause: (hours) => `Zwischen zwei Meldungen eines Alarms liegen hier mindestens ${hoursOf(hours)}.`,
    lasts: (days) => `Das Ende muss ein künftiger Tag sein, höchstens ${days} Tage entfernt.`,
    beyond: {
      negation:
        'Ich verfolge, was geschieht, nicht was ausbleibt: Bitte ohne „nicht“ schreiben, zum Beispiel: /alert VIX unter 30',
      reference:
        'Ich vergleiche mit einer Zahl oder mit früheren Handelstagen, nicht mit einem Hoch, einem Tief oder dem Stand von jetzt. Zum Beispiel: /alert Gold unter 4.500, oder /alert Gold fällt um 5% in einer Woche',
      average:
        'Durchschnitte und Chartsignale verfolge ich nicht. Nennen Sie eine Zahl oder eine Veränderung: /alert VIX über 30',
      duration:
        'Ein Alarm löst aus, sobald die Zahl gekreuzt wird; abwarten, ob das anhält, kann ich nicht. Ohne diese Bedingung: /alert VIX schließt über 30',
      dates:
        'Ein Alarm kann nach einem Tag enden, aber nicht auf einen Tag oder ein Ereignis warten: /alert VIX über 30 until Friday',
      hours:
        'Ich verfolge Bewegungen über 1, 3, 5 oder 20 Handelstage, nicht über Stunden. Zum Beispiel: /alert Gold fällt um 3% an einem Tag',
      span: 'Ich verfolge Bewegungen über 1, 3, 5 oder 20 Handelstage, keine längeren. Zum Beispiel: /alert Gold fällt um 10% in einem Monat',
      several:
        'Ein Alarm verfolgt eine Sache bei einer Zahl. Bitte nacheinander schreiben, zum Beispiel: /alert VIX über 30',
      'which-source':
        'Welche Quelle? Nennen Sie eine aus /sources, zum Beispiel: /alert Quelle fred fällt aus',
    },
  },
  desk: {
    unavailable:
      'Es wurde kein Alarm gesetzt: Alarme brauchen Live-Daten und einen Speicher, und diesem Bot fehlt eines davon.',
    reminder:
      'Es wurde kein Alarm gesetzt: Ein Alarm achtet auf eine Zahl des Marktes, nicht auf die Uhr. Eine Nachricht zu einer Uhrzeit gibt es mit /digest on 08:00 und dem Ort, einen Alarm zum Beispiel mit /alert VIX über 30.',
    onlyAdmins:
      'In einer Gruppe dürfen nur deren Administratoren die Alarme ändern. Die Liste darf jeder sehen.',
    limitChat: (limit) => `Dieser Chat hat ${limit} Alarme, mehr geht nicht. Bitte erst einen entfernen.`,
    limitUser: (limit) => `Sie haben ${limit} Alarme, mehr geht nicht. Bitte erst einen entfernen.`,
    gone: 'Dieser Vorschlag ist zu alt. Bitte noch einmal schreiben.',
    noSuch: (id) => `In diesem Chat gibt es keinen Alarm ${id}. /alert list zeigt alle.`,
    whichOf: (name) => `Zu „${name}“ gibt es mehrere Alarme. Die ID steht in /alert list.`,
    removedAll: (count) => `Entfernt: alle Alarme dieses Chats (${count}).`,
    mutedAll: (count, until) =>
      `Stumm ${until === undefined ? 'bis Sie /alert unmute all schreiben' : `bis ${until} UTC`}: ${count === 1 ? 'ein Alarm' : `${count} Alarme`}.`,
    unmutedAll: (count) => `Nicht mehr stumm: ${count === 1 ? 'ein Alarm' : `${count} Alarme`}.`,
    removed: (rule) => `Entfernt: ${rule}.`,
    muted: (rule, until) =>
      until === undefined
        ? `Stumm, bis Sie /alert unmute schreiben: ${rule}.`
        : `Stumm bis ${until} UTC: ${rule}.`,
    unmuted: (rule) => `Nicht mehr stumm: ${rule}.`,
    muteHow: 'Schreiben Sie /alert mute, die ID und wie lange: 6h, 2d.',
    none: 'In diesem Chat gibt es keine Alarme.',
    count: (count) => (count === 1 ? 'Ein Alarm in diesem Chat.' : `${count} Alarme in diesem Chat.`),
    columns: ['ID', 'Regel', 'Zustand', 'zuletzt ausgelöst'],
    states: { armed: 'scharf', fired: 'wartet auf Rückkehr', muted: 'stumm', expired: 'beendet' },
    stateUntil: (state, date) => `${state} bis ${date}`,
    never: 'nie',
    manage: '/alert remove ID, /alert mute ID 2d, /alert unmute ID',
    confirm: (number) => (number === undefined ? 'Scharf stellen' : `${number} scharf stellen`),
    mute: 'Einen Tag stumm',
  },
  message: {
    fired: (rule) => `Alarm: ${rule}.`,
    value: (metric, value, threshold) => `${metric}: ${value} (Schwelle ${threshold})`,
    changed: (from, to) => `Führender Treiber: zuvor ${from}, jetzt ${to}`,
    unusual: (moves) => `Bewegung am letzten Handelstag: ${moves} übliche Schwankungen`,
    percentile: (percent) => `Sein Stand erreicht oder übertrifft ${percent}% der letzten 250 Werte`,
    asOf: (date, running) => (running ? `Wert vom ${date}, Handel läuft noch` : `Wert vom ${date}`),
    leader: (driver) => `Führender Treiber jetzt: ${driver}`,
    noLeader: 'Jetzt führt kein Treiber',
    again: (where, hours) =>
      where === undefined
        ? `Erneute Meldung frühestens in ${hoursOf(hours)}`
        : `Wieder scharf ${where}, frühestens in ${hoursOf(hours)}`,
    over: 'Dieser Alarm ist nun beendet; zum Weitermachen bitte neu anlegen',
    id: (id) => `/alert mute ${id} 1d, /alert remove ${id}`,
    ending: (rule, date, id) =>
      `Dieser Alarm endet am ${date}: ${rule}. Damit er weiterläuft, bitte neu anlegen. (${id})`,
    source: 'Quellen',
    what: 'Was geschehen ist',
  },
};
