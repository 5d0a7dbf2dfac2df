import stringWidth from 'string-width';
import type { Line, Table } from '../../src/index.ts';
import { forCode } from './escape.ts';

/** Columns of a code block that a phone shows without breaking lines. */
export const PHONE_COLUMNS = 46;
const GAP = 2;
/** Words are not squeezed below this; a table that does not fit is told row by row. */
const LEAST = 12;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;
const widths = new Map<string, number>();
const MAX_KNOWN_WIDTHS = 5_000;

/** Letters as people see them: an emoji of five code points is one. */
const lettersOf = (text: string): string[] =>
  PRINTABLE_ASCII.test(text) ? text.split('') : Array.from(graphemes.segment(text), ({ segment }) => segment);

/** Columns of one letter; the same letters come again and again. */
function letterWidth(letter: string): number {
  const known = widths.get(letter);
  if (known !== undefined) return known;
  const width = stringWidth(letter);
  if (widths.size >= MAX_KNOWN_WIDTHS) widths.clear();
  widths.set(letter, width);
  return width;
}

function widthOf(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  return lettersOf(text).reduce((width, letter) => width + letterWidth(letter), 0);
}

/** Lines of at most `width` columns, broken at spaces; longer words and Chinese between letters. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const finish = (): void => {
    const shown = line.trimEnd();
    if (shown !== '') lines.push(shown);
    line = '';
    used = 0;
  };
  const add = (part: string, columns: number): void => {
    line += part;
    used += columns;
  };
  for (const word of text.split(' ').filter(Boolean)) {
    const columns = widthOf(word);
    if (line !== '' && used + 1 + columns <= width) add(` ${word}`, columns + 1);
    else if (columns <= width) {
      finish();
      add(word, columns);
    } else {
      if (line !== '') add(' ', 1);
      for (const letter of lettersOf(word)) {
        const more = letterWidth(letter);
        if (used + more > width) finish();
        add(letter, more);
      }
    }
  }
  finish();
  return lines.length === 0 ? [''] : lines;
}

function pad(text: string, width: number, align: 'left' | 'right'): string {
  const fill = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'right' ? fill + text : text + fill;
}

/** The widths that fit, or undefined: then the table is no table on a phone. */
function columnWidths({ columns, rows }: Table, cells: readonly (readonly string[])[]): number[] | undefined {
  const widths = columns.map(({ align, title }, i) => {
    const values = Math.max(0, ...cells.map((row) => widthOf(row[i]!)));
    const heading = forCode(title);
    // The heading over numbers wraps rather than taking the room of words.
    const head = align === 'right' ? Math.max(0, ...heading.split(' ').map(widthOf)) : widthOf(heading);
    return Math.max(values, head);
  });
  let over = widths.reduce((sum, width) => sum + width, 0) + GAP * (columns.length - 1) - PHONE_COLUMNS;
  while (over > 0) {
    const widest = columns
      .map((_, i) => i)
      .filter((i) => columns[i]!.align === 'left' && widths[i]! > LEAST)
      .sort((a, b) => widths[b]! - widths[a]!)[0];
    if (widest === undefined) return undefined;
    widths[widest] = widths[widest]! - 1;
    over -= 1;
  }
  return rows.length === 0 ? undefined : widths;
}

export interface CodeTable {
  readonly head: readonly string[];
  /** One entry per row; a row may take several lines. */
  readonly rows: readonly (readonly string[])[];
}

/** Aligned lines for a code block, also with wide letters; undefined when it is too wide for a phone. */
export function codeTable(table: Table): CodeTable | undefined {
  const cells = table.rows.map((row) => table.columns.map((_, i) => forCode(row[i] ?? '').trim()));
  const widths = columnWidths(table, cells);
  if (!widths) return undefined;
  const lines = (row: readonly string[]): string[] => {
    const columns = table.columns.map((_, i) => wrapped(row[i]!, widths[i]!));
    const height = Math.max(...columns.map(({ length }) => length));
    return Array.from({ length: height }, (_, k) =>
      table.columns
        .map(({ align }, i) => pad(columns[i]![k] ?? '', widths[i]!, align))
        .join(' '.repeat(GAP))
        .trimEnd(),
    );
  };
  return { head: lines(table.columns.map(({ title }) => forCode(title).trim())), rows: cells.map(lines) };
}

/** The same as lines of text: the first cell, then every other with the title of its column. */
export function tableAsLines({ columns, rows }: Table): Line[] {
  return rows.map((row): Line => {
    const [first, ...rest] = columns.map(({ title }, i) => ({ title, text: (row[i] ?? '').trim() }));
    return [
      { text: first?.text || '–', strong: true },
      ...rest
        .filter(({ text }) => text !== '' && text !== '–')
        .map(({ title, text }, i) => ({
          text: `${i === 0 ? ': ' : ' · '}${title ? `${title} ` : ''}${text}`,
        })),
    ];
  });
}
