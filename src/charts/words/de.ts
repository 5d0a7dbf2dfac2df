import type { PictureWords } from '../words.ts';

export const de: PictureWords = {
  recorded: 'Aufgezeichneter Tag',
  past: 'Vergangener Tag',
  sources: (names) => `Quelle: ${names}`,
  andMore: (count) => `und ${count} weitere`,
  reading: {
    moved: (name, up, change, moves, over) =>
      `${name}: ${up ? 'Anstieg' : 'Rückgang'} um ${change}${over}${moves === undefined ? '' : `, ${moves} übliche Schwankungen`}`,
    over: (counted) => ` über ${counted}`,
    withinUsual: (name, change, over) => `${name} ${change}${over}: weniger als eine übliche Schwankung`,
    unchanged: (name, over) => `${name}: unverändert${over}`,
    stands: (name, level) => `${name}: ${level}`,
    subtitle: (count, what) => `${what}; letzte ${count} Handelstage`,
    subtitleReleases: (count, what) => `${what}; letzte ${count} Werte`,
    sinceFirst: 'Veränderung seit dem ersten gezeigten Tag, %',
    band: 'normal: Vortagesschluss ± 2 übliche Schwankungen',
    bandReleases: 'normal: voriger Wert ± 2 übliche Schwankungen',
    marks: '3 übliche Schwankungen oder mehr',
    events: 'aufgezeichnete Nachrichten',
    level: 'Stand',
    percentile: 'Perzentil',
  },
  board: {
    subtitle: (known, all) =>
      `${known} von ${all} Indikatoren haben einen Wert. Jedes Feld ist einer; jede Zeile der wichtigste mit der größten Bewegung.`,
    noLargest: 'Kein Indikator hat an diesem Tag einen Wert',
    everyIndicator: 'Familie',
    largestMove: 'Größte Bewegung',
    down: '3 übl. Schwankungen im Minus',
    usual: 'üblich',
    up: '3 im Plus',
    gap: 'kein Wert',
    noValue: 'kein Wert an diesem Tag',
    note: 'Farben: Bewegung an 1 Handelstag in üblichen Schwankungen. * über eine und über vier Veröffentlichungen.',
  },
  drivers: {
    subtitle: (window) => `Belege für und gegen jeden Treiber in Dezibann (dB); Zeitfenster: ${window}`,
    lead: (role, name, odds, word) => `Am besten gestützt (${role}): ${name}, ${odds} dB (${word})`,
    none: 'Ein ungewöhnlicher Tag, aber keine Ursache lässt sich nennen',
    against: 'dagegen',
    for: 'dafür',
    odds: 'Chance',
    greyed: 'nicht nennbar',
    more: (count) => `und ${count} weitere mit geringerer Chance`,
    note: 'dB: zehn heißt zehn zu eins, null eins zu eins, minus zehn eins zu zehn.',
  },
  cross: {
    panel: (count) => `Die ${count} Anlagen`,
    beside: 'Daneben',
    everything: (down, all) => `Fast alles ist gefallen: ${down} von ${all} Anlagen im Minus`,
    nothing: (name, change, moves) =>
      `Nichts fiel um mehr als eine übliche Schwankung; größte Bewegung: ${name} ${change} (${moves})`,
    notEverything: (name, change, moves) =>
      `Nicht alles ist gefallen. Am stärksten: ${name} ${change} (${moves} übliche Schwankungen)`,
    ordinary: (name, moves) => `Ein gewöhnlicher Tag: größte Bewegung ${name}, ${moves} übliche Schwankungen`,
    subtitle: (window) =>
      `Bewegungen über ${window} in üblichen Schwankungen, jeweils gemessen an den 250 Handelstagen davor`,
    band: 'innerhalb einer üblichen Schwankung',
    note: 'Gekappte Balken enden bei 8 üblichen Schwankungen; den Rest sagt die Zahl.',
  },
  analog: {
    subtitle: 'In üblichen Schwankungen; eine kurze Linie heißt: Auf dieser Achse ähneln sich die Tage',
    alike: 'ähnlich',
    unlike: 'unähnlich',
    levels: 'Stände, dieser Tag / damals:',
  },
  framework: {
    title: (supported, contradicted, tested) =>
      `Ursachenkarte: ${supported} von ${tested} geprüften Verbindungen gestützt, ${contradicted} widerlegt`,
    subtitle: 'ihre Verbindungen, eingefärbt nach dem, was dieser Tag zeigt',
  },
  chart: 'Grafik',
};
