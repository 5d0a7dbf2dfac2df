import type { Block, Line } from '../answer/answer.ts';
import type { Figure, FigureUnit } from '../grounding/figure.ts';

/** Reading numbers back out of printed text, without any of the code that printed them. */

/** "1,234.5" in English and Chinese, "1.234,5" in Spanish and its neighbours, a narrow space in French; undefined when it is neither. */
export function parseNumber(digits: string, language: string): number | undefined {
  const comma = ['es', 'de', 'fr', 'pt'].includes(language);
  const clean = comma ? digits.replace(/[.\u202f]/g, '').replace(',', '.') : digits.replaceAll(',', '');
  const value = Number(clean);
  return Number.isFinite(value) ? value : undefined;
}

const DIGITS = /\d[\d.,\u202f]*\d|\d/;
/** What the printed form was divided by, longest unit word first. */
const SCALES: readonly (readonly [pattern: RegExp, millions: number])[] = [
  [/万亿美元|兆ドル|billones (?:USD|\$)|Bio\. Dollar|mille milliards|\dtn\b|\d tri\b/, 1e6],
  [/亿美元|億ドル/, 100],
  [/mil M ?(?:USD|\$)|Mrd\. Dollar|milliards|\dbn\b|\d bi\b/, 1000],
];

/** The number that a figure's text shows, in the unit of its value; undefined for forms such as "3.5 : 1". */
export function shownValue(
  text: string,
  unit: FigureUnit,
  language: string,
): { value: number; halfStep: number } | undefined {
  if (text.includes(':')) return undefined;
  const digits = DIGITS.exec(text)?.[0];
  const size = digits === undefined ? undefined : parseNumber(digits, language);
  if (digits === undefined || size === undefined) return undefined;
  const point = ['es', 'de', 'fr', 'pt'].includes(language) ? ',' : '.';
  const decimals = digits.includes(point) ? digits.length - digits.lastIndexOf(point) - 1 : 0;
  const millions = SCALES.find(([pattern]) => pattern.test(text))?.[1] ?? 1;
  const scale =
    unit === 'usd-millions'
      ? millions
      : unit === 'usd-billions'
        ? millions / 1000
        : unit === 'fraction'
          ? 0.01
          : 1;
  const sign = /[-−]\s*\$?\d/.test(text) ? -1 : 1;
  return { value: sign * size * scale, halfStep: 0.5 * 10 ** -decimals * scale };
}

/** Whether a text shows a figure's value, rounded to the digits that it prints. */
export function showsValue(text: string, figure: Figure, language: string): boolean {
  const shown = shownValue(text, figure.unit, language);
  if (!shown) return true;
  const tolerance = shown.halfStep * 1.0001 + Math.abs(figure.value) * 1e-9;
  const unsigned = !/[-+−]/.test(text);
  const value = unsigned ? Math.abs(figure.value) : figure.value;
  return Math.abs((unsigned ? Math.abs(shown.value) : shown.value) - value) <= tolerance;
}

/** The text of a figure as a sentence may print it: whole, or without the sign that the verb carries. */
export function isPrintOf(text: string, figure: Figure): boolean {
  return text === figure.text || text === figure.text.replace(/^[-+]/, '');
}

/** All lines of a block, with the part of the answer that they stand in. */
export function linesOf(block: Block): { line: Line; where: string }[] {
  switch (block.kind) {
    case 'verdict':
      return [{ line: block.line, where: 'verdict' }];
    case 'section':
      return [
        { line: [{ text: block.title }], where: block.role },
        ...block.lines.map((line) => ({ line, where: block.role })),
      ];
    case 'sources':
      return block.lines.map((line) => ({ line, where: 'sources' }));
    default:
      return [];
  }
}

const MONTHS =
  'January|February|March|April|May|June|July|August|September|October|November|December|' +
  'Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|' +
  'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|' +
  'ene|abr|ago|sept|dic|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|Okt|Dez|' +
  'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|' +
  'janv|févr|avr|juil|déc|' +
  'janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|dezembro|fev|mai|set|out|dez';

/** Numbers that are no measurements: dates, times, list numbers, names, maturities and window lengths. */
const STRUCTURAL: readonly RegExp[] = [
  /\b\d{4}-\d{2}-\d{2}\b/g,
  /\d{4}年(\d{1,2}月)?(\d{1,2}日)?|\d{1,2}月(\d{1,2}日)?|(?<!\d)\d{1,2}日/g,
  new RegExp(
    `\\b\\d{1,2}(?:\\s?[-–]\\s?\\d{1,2})?(?:st|nd|rd|th|º|er|\\.)?\\s(?:of\\s|de\\s)?(?:${MONTHS})\\b(?:\\.?\\s(?:de\\s)?\\d{4})?`,
    'giu',
  ),
  new RegExp(`\\b(?:${MONTHS})\\s\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s\\d{4})?\\b`, 'giu'),
  /\b(?:the|el|día|día)\s\d{1,2}(?:st|nd|rd|th)?\b(?![\d.,%]|\s?(?:bp|%|assets|usual))/giu,
  /\b(?:19|20)\d{2}\b(?!\s?[%$€])/g,
  /\b\d{1,2}:\d{2}\b(?:\s?(?:UTC|ET|GMT))?/g,
  /^\s*(?:\(\d{1,2}\)|\d{1,2}[.)])\s/g,
  /\bS&P\s?500\b|标普\s?500|\bNasdaq[- ]100\b|纳斯达克\s?100|\bNikkei\s?225\b|日经\s?225|日経\s?225|\bRussell\s?2000\b|\bDow\s?30\b/giu,
  /["“«「']?\b(?:312|519)\b["”»」']?(?!\s?%|\s?bp|[.,]\d)/g,
  /\b\d{1,2}[- ]?(?:to|-|–)?\s?\d{0,2}[- ](?:year|month|Jahres?|ans?|años?|anos)(?:s?\b)|(?<!\d)\d{1,2}\s?年期|(?<!\d)\d{1,2}\s?年物|\b\d{1,2}s\d{1,2}s\b/giu,
  /(?<!\d|\d[.,])\d{1,3}[- ](?:sessions?|trading days|days?|weeks?|months?|sesiones|sesión|días?|semanas?|meses|(?:Handels)?tage?n?|jours?|séances?|dias?|pregões)\b/giu,
  /(?<!\d|\d[.,])\d{1,3}\s?(?:个交易日|交易日|日間|営業日|天)/g,
  /\(\d{1,2}d\)/g,
  /\bH\.\d{1,2}(?:\.\d)?\b/g,
];

/** The text with every structural number blanked out. */
export function withoutStructure(text: string): string {
  return STRUCTURAL.reduce(
    (rest, expression) => rest.replace(expression, (hit) => ' '.repeat(hit.length)),
    text,
  );
}
