/** Names of months as people type them, in all languages, each with the numbers of the months 1 to 12. */
const NAMES: readonly (readonly string[])[] = [
  ['january', 'jan', 'januar', 'jänner', 'enero', 'ene', 'janvier', 'janv', 'janeiro'],
  ['february', 'feb', 'februar', 'febrero', 'février', 'fevrier', 'févr', 'fevr', 'fevereiro', 'fev'],
  ['march', 'mar', 'märz', 'maerz', 'mär', 'marzo', 'mars', 'março', 'marco'],
  ['april', 'apr', 'abril', 'abr', 'avril', 'avr'],
  ['may', 'mai', 'mayo', 'maio'],
  ['june', 'jun', 'juni', 'junio', 'juin', 'junho'],
  ['july', 'jul', 'juli', 'julio', 'juillet', 'juil', 'julho'],
  ['august', 'aug', 'agosto', 'ago', 'août', 'aout'],
  ['september', 'sept', 'sep', 'septiembre', 'setiembre', 'septembre', 'setembro', 'set'],
  ['october', 'oct', 'oktober', 'okt', 'octubre', 'octobre', 'outubro', 'out'],
  ['november', 'nov', 'noviembre', 'novembre', 'novembro'],
  ['december', 'dec', 'dezember', 'dez', 'diciembre', 'dic', 'décembre', 'decembre', 'déc', 'dezembro'],
];

/** Words with another meaning beside a number: "gold may 5x", "2 out of 9", "3 days ago". A year or "on" must show the month. */
export const DOUBTFUL_MONTHS: ReadonlySet<string> = new Set([
  'may',
  'march',
  'mar',
  'mars',
  'marco',
  'out',
  'set',
  'ago',
  'mai',
]);

const plain = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '');

const MONTHS: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((names, i) => names.map((name) => [plain(name), i + 1] as const)),
);

/** 1 to 12, with or without accents; undefined for no name of a month. */
export const monthNumber = (name: string): number | undefined => MONTHS.get(plain(name));

/** For a pattern, with accents and without: the longest first, so that "june" is not read as "jun". */
export const MONTH_PATTERN = [...new Set(NAMES.flat().flatMap((name) => [name, plain(name)]))]
  .sort((a, b) => b.length - a.length)
  .join('|');
