import type { Table } from '../../src/core.ts';
import { harmless, pad, widthOf, wrap } from './text.ts';

const GAP = 2;
/** A column of words is not squeezed below this. */
const LEAST = 8;

export interface TablePaint {
  readonly header: (text: string) => string;
  /** How a cell is painted, by column; undefined for not at all. */
  readonly cell: (text: string, column: number) => ((text: string) => string) | undefined;
}

/** Aligned columns; cells of words wrap when the terminal is narrow, numbers never do. */
export function tableLines(table: Table, width: number, paint: TablePaint): string[] {
  const { columns } = table;
  const widths = columnWidths(table, width);
  const lines = rowLines(
    columns.map(({ title }) => title),
    table,
    widths,
    () => paint.header,
  );
  for (const row of table.rows) lines.push(...rowLines(row, table, widths, paint.cell));
  return lines;
}

function columnWidths({ columns, rows }: Table, width: number): number[] {
  const widths = columns.map(({ title }, i) =>
    Math.max(widthOf(title), ...rows.map((row) => widthOf(harmless(row[i] ?? '')))),
  );
  // A long title over short numbers wraps rather than taking the room of words.
  columns.forEach(({ align, title }, i) => {
    if (align !== 'right') return;
    const cells = Math.max(...rows.map((row) => widthOf(harmless(row[i] ?? ''))), 0);
    const words = Math.max(...title.split(' ').map(widthOf));
    widths[i] = Math.max(cells, words);
  });
  let over = widths.reduce((sum, w) => sum + w, 0) + GAP * (columns.length - 1) - width;
  while (over > 0) {
    const squeezable = columns
      .map((_, i) => i)
      .filter((i) => columns[i]!.align === 'left' && widths[i]! > LEAST)
      .sort((a, b) => widths[b]! - widths[a]!);
    const widest = squeezable[0];
    if (widest === undefined) break;
    const second = squeezable[1] === undefined ? LEAST : widths[squeezable[1]]!;
    const cut = Math.min(over, Math.max(1, widths[widest]! - Math.max(second, LEAST)));
    widths[widest] = widths[widest]! - cut;
    over -= cut;
  }
  return widths;
}

function rowLines(
  cells: readonly string[],
  { columns }: Table,
  widths: readonly number[],
  paintOf: TablePaint['cell'],
): string[] {
  const wrapped = columns.map((_, i) => wrap([{ text: cells[i] ?? '' }], widths[i]!));
  const height = Math.max(...wrapped.map(({ length }) => length));
  return Array.from({ length: height }, (_, k) =>
    columns
      .map(({ align }, i) => {
        const text = wrapped[i]![k] ?? '';
        const paint = text === '' ? undefined : paintOf(cells[i] ?? '', i);
        return pad(paint ? paint(text) : text, widths[i]!, align, widthOf(text));
      })
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
}
