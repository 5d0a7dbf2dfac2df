import stringWidth from 'string-width';
import type { Table } from '../../src/index.ts';
import { harmless, type RichText, RichTextBuilder } from './rich-text.ts';

/** Columns of fixed width that a phone held upright shows in one line. */
const PHONE_WIDTH = 36;
const GAP = 2;
const DATE_SEPARATOR = ' · ';

/** Columns side by side where they fit a phone, else one entry per row. Nothing is left out either way. */
export function tableText({ columns, rows }: Table): RichText {
  const cells = [columns.map(({ title }) => title), ...rows].map((row) =>
    columns.map((_, i) => harmless(row[i] ?? '').replace(/\s+/g, ' ')),
  );
  const widths = columns.map((_, i) => Math.max(...cells.map((row) => stringWidth(row[i]!))));
  const total = widths.reduce((sum, width) => sum + width, 0) + GAP * (columns.length - 1);
  if (total > PHONE_WIDTH)
    return listText(
      columns.map(({ title }) => title),
      cells.slice(1),
    );
  const lines = cells.map((row) =>
    columns
      .map(({ align }, i) => {
        const fill = ' '.repeat(widths[i]! - stringWidth(row[i]!));
        return align === 'right' ? fill + row[i]! : row[i]! + fill;
      })
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
  return new RichTextBuilder().add(lines.join('\n'), { pre: true }).build();
}

function listText(titles: readonly string[], rows: readonly (readonly string[])[]): RichText {
  const builder = new RichTextBuilder();
  for (const [first = '', ...others] of rows) {
    if (builder.length > 0) builder.add('\n');
    // "Change: –" says no more than leaving it out.
    const told = others
      .flatMap((cell, i) => (isEmpty(cell) ? [] : [`${titles[i + 1]}${colonAfter(titles[i + 1]!)}${cell}`]))
      .join(DATE_SEPARATOR);
    builder.add('• ').add(first, { strong: true });
    builder.add(told !== '' ? `\n   ${told}` : others.length > 0 ? ' –' : '');
  }
  return builder.build();
}

/** A title in Chinese or Japanese has the colon of its script. */
function colonAfter(title: string): string {
  return /[\u3040-\u30ff\u3400-\u9fff）]$/.test(title) ? '：' : ': ';
}

function isEmpty(cell: string): boolean {
  return cell.trim() === '' || cell.trim() === '–';
}
