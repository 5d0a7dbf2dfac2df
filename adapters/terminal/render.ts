import picocolors from 'picocolors';
import type { Answer, Block, Line, Table } from '../../src/core.ts';
import { tableLines } from './table.ts';
import { harmless, type Run, wrap } from './text.ts';

export interface RenderOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly color: boolean;
}

const INDENT = '  ';
/** Lines of text longer than this are hard to read, however wide the terminal is. */
const TEXT_WIDTH = 100;
const BARS = '▁▂▃▄▅▆▇█';
/** Figures that say how something changed; only they are coloured. */
const IS_CHANGE = /\.change_/;

interface Style {
  readonly width: number;
  readonly textWidth: number;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly up: (text: string) => string;
  readonly down: (text: string) => string;
  /** Texts of the changes in this answer. */
  readonly changes: ReadonlySet<string>;
  readonly changeIds: ReadonlySet<string>;
}

/** An answer as text for a terminal. Without colour it holds no escape sequences at all. */
export function renderAnswer(answer: Answer, { width, color }: RenderOptions): string {
  const { bold, dim, green, red } = picocolors.createColors(color);
  const changes = answer.figures.filter(({ id }) => IS_CHANGE.test(id));
  const style: Style = {
    width,
    textWidth: Math.min(width, TEXT_WIDTH),
    bold,
    dim,
    up: green,
    down: red,
    changes: new Set(changes.map(({ text }) => text)),
    changeIds: new Set(changes.map(({ id }) => id)),
  };
  const head = [answer.label, ...answer.notes].flatMap((text) =>
    wrap([{ text, paint: style.dim }], style.textWidth),
  );
  const parts = [head, ...answer.blocks.map((block) => blockLines(block, style))];
  return parts
    .filter(({ length }) => length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function blockLines(block: Block, style: Style): string[] {
  switch (block.kind) {
    case 'verdict':
      return wrap(runsOf(block.line, style, style.bold), style.textWidth);
    case 'prose':
      return block.lines.flatMap((line) => wrap(runsOf(line, style), style.textWidth));
    case 'section':
      return [style.bold(harmless(block.title)), ...listLines(block.lines, style)];
    case 'table':
      return [style.bold(harmless(block.title)), ...indented(tableOf(block.table, style))];
    case 'sparkline':
      return [
        ...wrap([{ text: block.title, paint: style.dim }], style.textWidth),
        INDENT + sparkline(block.values),
      ];
    case 'sources':
      return [
        style.dim(harmless(block.title)),
        ...block.lines.flatMap((line) =>
          indented(
            wrap(
              line.map(({ text }) => ({ text, paint: style.dim })),
              style.textWidth - INDENT.length,
            ),
          ),
        ),
      ];
  }
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => INDENT + line);
}

/** One line stands as it is; several get bullets, wrapped under their own text. */
function listLines(lines: readonly Line[], style: Style): string[] {
  const bullet = lines.length > 1 ? '• ' : '';
  const room = style.textWidth - INDENT.length - bullet.length;
  return lines.flatMap((line) =>
    wrap(runsOf(line, style), room).map(
      (text, i) => INDENT + (i === 0 ? bullet : ' '.repeat(bullet.length)) + text,
    ),
  );
}

function runsOf(line: Line, style: Style, base?: (text: string) => string): Run[] {
  return line.map(({ text, strong, figure }) => {
    const change =
      figure !== undefined && style.changeIds.has(figure) ? directionPaint(text, style) : undefined;
    const paint = change ?? (strong ? style.bold : base);
    return paint ? { text, paint } : { text };
  });
}

function directionPaint(text: string, style: Style): ((text: string) => string) | undefined {
  if (text.startsWith('+')) return style.up;
  return text.startsWith('-') ? style.down : undefined;
}

function tableOf(table: Table, style: Style): string[] {
  // A column is one of changes when every value in it is: a level such as "+3bp" stays plain.
  const isChange = table.columns.map((_, i) =>
    table.rows.every((row) => {
      const text = (row[i] ?? '').replace(/\*$/, '');
      return !/\d/.test(text) || style.changes.has(text);
    }),
  );
  return tableLines(table, style.width - INDENT.length, {
    header: style.dim,
    cell: (text, column) => (isChange[column] ? directionPaint(text, style) : undefined),
  });
}

/** Bars between the lowest and the highest value; a space where there is none. */
export function sparkline(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  const lowest = Math.min(...known);
  const span = Math.max(...known) - lowest;
  return values
    .map((value) => {
      if (value === null) return ' ';
      const share = span === 0 ? 0.5 : (value - lowest) / span;
      return BARS[Math.min(BARS.length - 1, Math.floor(share * BARS.length))]!;
    })
    .join('');
}
