import type { Locale } from '../locales.ts';

const MONTHS = 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.'.split(' ');
const LONG_MONTHS =
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');
const first = (day: number): string => (day === 1 ? '1er' : String(day));

export const fr: Locale = {
  tag: 'fr-FR',
  comma: ', ',
  clause: ', ',
  bracketed: (text) => ` (${text})`,
  colon: ' : ',
  stop: '.',
  gap: ' ',
  origin: (instrument, date) => ` (${instrument}, ${date}).`,

  dollars: (amount) => `${amount} dollars`,
  trillion: (amount) => `${amount} mille milliards de dollars`,
  billion: (value, print) => `${print(value, Math.abs(value) < 100 ? 1 : 0)} milliards de dollars`,
  percentagePoints: (amount) => `${amount} points de pourcentage`,
  percentile: (text) => `percentile ${text}`,

  weekdays: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
  date: (day, month, year) => `${first(day)} ${MONTHS[month - 1]} ${year}`,
  dayMonth: (day, month) => `${first(day)} ${MONTHS[month - 1]}`,
  longDate: (weekday, day, month, year) => `${weekday} ${first(day)} ${LONG_MONTHS[month - 1]} ${year}`,

  label: {
    recorded: (date) => `Journée enregistrée : ${date}, clôture de New York (pas en direct)`,
    live: (date) => `En direct ; dernière clôture de New York : ${date}`,
    running: (date, time) => `En direct : ${date}, ${time} à New York, séance en cours`,
    past: (date) => `Journée passée, sources en direct : ${date}, clôture de New York`,
    down: 'Aucune source en direct ne répond',
  },
  closures: {
    'new-year': 'le Nouvel An',
    'martin-luther-king': 'le Martin Luther King Day',
    washington: 'le Presidents’ Day',
    'good-friday': 'le Vendredi saint',
    memorial: 'le Memorial Day',
    juneteenth: 'le Juneteenth',
    independence: 'la fête de l’Indépendance',
    labor: 'le Labor Day',
    thanksgiving: 'Thanksgiving',
    christmas: 'Noël',
    'mourning-bush': 'le deuil national pour George H. W. Bush',
    'mourning-carter': 'le deuil national pour Jimmy Carter',
  },
  closed: (asked, why, read) =>
    `Les marchés américains étaient fermés le ${asked} (${why}) : c’est la clôture du ${read} qui est lue.`,
  now: {
    open: 'La séance est encore ouverte : les mouvements en cours sont mesurés à l’aune de ceux de séances entières.',
    closed: (why, date) =>
      `Les marchés américains sont fermés aujourd’hui (${why}) ; leur dernière clôture est celle du ${date}.`,
  },
};
