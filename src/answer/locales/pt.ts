import type { Locale } from '../locales.ts';

const MONTHS = ['jan', 'fev', 'mar', 'abr', 'maio', 'jun', 'jul', 'ago', 'set', 'out', 'nov', 'dez'];
const LONG_MONTHS =
  'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(' ');

export const pt: Locale = {
  tag: 'pt-BR',
  comma: ', ',
  clause: ', ',
  bracketed: (text) => ` (${text})`,
  colon: ': ',
  stop: '.',
  gap: ' ',
  origin: (instrument, date) => ` (${instrument}, ${date}).`,

  dollars: (amount) => `US$ ${amount}`,
  trillion: (amount) => `US$ ${amount} tri`,
  billion: (value, print) => `US$ ${print(value, Math.abs(value) < 100 ? 1 : 0)} bi`,
  percentagePoints: (amount) => `${amount} p.p.`,
  percentile: (text) => `percentil ${text}`,

  weekdays: [
    'domingo',
    'segunda-feira',
    'terça-feira',
    'quarta-feira',
    'quinta-feira',
    'sexta-feira',
    'sábado',
  ],
  date: (day, month, year) => `${day} ${MONTHS[month - 1]} ${year}`,
  dayMonth: (day, month) => `${day} ${MONTHS[month - 1]}`,
  longDate: (weekday, day, month, year) => `${weekday}, ${day} de ${LONG_MONTHS[month - 1]} de ${year}`,

  label: {
    recorded: (date) => `Dia registrado: ${date}, fechamento de Nova York (não ao vivo)`,
    live: (date) => `Ao vivo; último fechamento de Nova York: ${date}`,
    running: (date, time) => `Ao vivo: ${date}, ${time} em Nova York, pregão aberto`,
    past: (date) => `Dia passado lido de fontes ao vivo: ${date}, fechamento de Nova York`,
    down: 'Nenhuma fonte ao vivo responde',
  },
  closures: {
    'new-year': 'Ano-Novo',
    'martin-luther-king': 'Dia de Martin Luther King',
    washington: 'Dia do Presidente',
    'good-friday': 'Sexta-feira Santa',
    memorial: 'Memorial Day',
    juneteenth: 'Juneteenth',
    independence: 'Dia da Independência dos EUA',
    labor: 'Dia do Trabalho nos EUA',
    thanksgiving: 'Dia de Ação de Graças',
    christmas: 'Natal',
    'mourning-bush': 'luto nacional por George H. W. Bush',
    'mourning-carter': 'luto nacional por Jimmy Carter',
  },
  closed: (asked, why, read) =>
    `Mercados dos EUA fechados em ${asked} (${why}); vale o fechamento de ${read}.`,
  now: {
    open: 'O pregão ainda está aberto: o movimento até agora é medido pelos movimentos habituais de pregões inteiros.',
    closed: (why, date) =>
      `Os mercados dos EUA estão fechados hoje (${why}); o último fechamento é o de ${date}.`,
  },
};
