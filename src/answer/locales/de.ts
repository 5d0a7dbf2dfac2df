import type { Locale } from '../locales.ts';

const MONTHS = [
  'Jan.',
  'Feb.',
  'März',
  'Apr.',
  'Mai',
  'Juni',
  'Juli',
  'Aug.',
  'Sept.',
  'Okt.',
  'Nov.',
  'Dez.',
];
const LONG_MONTHS =
  'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ');

export const de: Locale = {
  tag: 'de-DE',
  comma: ', ',
  clause: ', ',
  bracketed: (text) => ` (${text})`,
  colon: ': ',
  stop: '.',
  gap: ' ',
  origin: (instrument, date) => ` (${instrument}, ${date}).`,

  // The German "Billion" is 1e12.
  dollars: (amount) => `${amount} Dollar`,
  trillion: (amount) => `${amount} Bio. Dollar`,
  billion: (value, print) => `${print(value, Math.abs(value) < 100 ? 1 : 0)} Mrd. Dollar`,
  percentagePoints: (amount) => `${amount} Prozentpunkte`,
  percentile: (text) => `${text}. Perzentil`,

  weekdays: ['Sonntag', 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag'],
  date: (day, month, year) => `${day}. ${MONTHS[month - 1]} ${year}`,
  dayMonth: (day, month) => `${day}. ${MONTHS[month - 1]}`,
  longDate: (weekday, day, month, year) => `${weekday}, ${day}. ${LONG_MONTHS[month - 1]} ${year}`,

  label: {
    recorded: (date) => `Aufgezeichneter Tag: ${date}, New Yorker Schluss (nicht live)`,
    live: (date) => `Live; letzter New Yorker Schluss: ${date}`,
    running: (date, time) => `Live: ${date}, ${time} New York, Handel läuft noch`,
    past: (date) => `Vergangener Tag aus Live-Quellen: ${date}, New Yorker Schluss`,
    down: 'Keine Live-Quelle antwortet',
  },
  closures: {
    'new-year': 'Neujahr',
    'martin-luther-king': 'Martin Luther King Day',
    washington: 'Presidents’ Day',
    'good-friday': 'Karfreitag',
    memorial: 'Memorial Day',
    juneteenth: 'Juneteenth',
    independence: 'Unabhängigkeitstag',
    labor: 'Labor Day',
    thanksgiving: 'Thanksgiving',
    christmas: 'Weihnachten',
    'mourning-bush': 'Staatstrauer um George H. W. Bush',
    'mourning-carter': 'Staatstrauer um Jimmy Carter',
  },
  closed: (asked, why, read) =>
    `Am ${asked} waren die US-Märkte geschlossen (${why}); maßgeblich ist der Schluss vom ${read}.`,
  now: {
    open: 'Der Handel läuft noch: Gemessen wird die bisherige Bewegung an der üblichen Schwankung ganzer Handelstage.',
    closed: (why, date) =>
      `Die US-Märkte sind heute geschlossen (${why}); ihr letzter Schluss ist der vom ${date}.`,
  },
};
