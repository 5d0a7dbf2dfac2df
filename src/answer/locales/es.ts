import type { Locale } from '../locales.ts';

const MONTHS = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sept', 'oct', 'nov', 'dic'];
const LONG_MONTHS =
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');

export const es: Locale = {
  tag: 'es-ES',
  comma: ', ',
  clause: ', ',
  bracketed: (text) => ` (${text})`,
  colon: ': ',
  stop: '.',
  gap: ' ',
  origin: (instrument, date) => ` (${instrument}, ${date}).`,

  dollars: (amount) => `${amount} $`,
  trillion: (amount) => `${amount} billones $`,
  billion: (value, print) => `${print(value, Math.abs(value) < 100 ? 1 : 0)} mil M$`,
  percentagePoints: (amount) => `${amount} pp`,
  percentile: (text) => `percentil ${text}`,

  weekdays: ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'],
  date: (day, month, year) => `${day} ${MONTHS[month - 1]} ${year}`,
  dayMonth: (day, month) => `${day} ${MONTHS[month - 1]}`,
  longDate: (weekday, day, month, year) => `${weekday} ${day} de ${LONG_MONTHS[month - 1]} de ${year}`,

  label: {
    recorded: (date) => `Día registrado: ${date}, cierre de Nueva York (no en directo)`,
    live: (date) => `En directo; último cierre de Nueva York: ${date}`,
    running: (date, time) => `En directo: ${date}, ${time} en Nueva York, sesión abierta`,
    past: (date) => `Día pasado de fuentes en directo: ${date}, cierre de Nueva York`,
    down: 'Ninguna fuente en directo responde',
  },
  closures: {
    'new-year': 'Año Nuevo',
    'martin-luther-king': 'el día de Martin Luther King',
    washington: 'el natalicio de Washington',
    'good-friday': 'Viernes Santo',
    memorial: 'el día de los Caídos',
    juneteenth: 'Juneteenth',
    independence: 'el día de la Independencia',
    labor: 'el día del Trabajo',
    thanksgiving: 'Acción de Gracias',
    christmas: 'Navidad',
    'mourning-bush': 'el duelo nacional por George H. W. Bush',
    'mourning-carter': 'el duelo nacional por Jimmy Carter',
  },
  closed: (asked, why, read) =>
    `El ${asked} fue ${why}: los mercados de EE. UU. estaban cerrados, así que se lee el cierre del ${read}.`,
  now: {
    open: 'La sesión sigue abierta: lo movido hasta ahora se mide con los movimientos habituales de sesiones enteras.',
    closed: (why, date) =>
      `Hoy los mercados de EE. UU. están cerrados (${why}); su último cierre es el del ${date}.`,
  },
};
