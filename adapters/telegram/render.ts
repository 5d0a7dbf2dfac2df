import type { Answer, Block, Line } from '../../src/index.ts';
import { joined, type RichText, RichTextBuilder } from './rich-text.ts';
import { split } from './split.ts';
import { tableText } from './table.ts';

const BARS = '▁▂▃▄▅▆▇█';
/** So many letters of fixed width stand in one line on a phone. */
const MOST_BARS = 30;

/** An answer as messages, in the order in which they are sent. */
export function renderAnswer(answer: Answer, limit?: number): RichText[] {
  return split(answerText(answer), limit);
}

export function answerText(answer: Answer): RichText {
  const quiet = (text: string): RichText => new RichTextBuilder().add(text, { em: true }).build();
  return joined([quiet(answer.label), ...answer.blocks.map(blockText), ...answer.notes.map(quiet)], '\n\n');
}

/** The label and the verdict: what stands under a picture that was asked for. */
export function captionText(answer: Answer): RichText {
  return answerText({ ...answer, blocks: answer.blocks.filter(({ kind }) => kind === 'verdict'), notes: [] });
}

function blockText(block: Block): RichText {
  const builder = new RichTextBuilder();
  switch (block.kind) {
    case 'verdict':
      return builder.line(block.line, { strong: true }).build();
    case 'prose':
      return joined(
        block.lines.map((line) => new RichTextBuilder().line(line).build()),
        '\n\n',
      );
    case 'section':
      builder.add(block.title, { strong: true }).add('\n');
      return builder.rich(linesText(block.lines)).build();
    case 'table':
      return builder.add(block.title, { strong: true }).add('\n').rich(tableText(block.table)).build();
    case 'sparkline':
      return builder.add(block.title).add('\n').add(sparkline(block.values), { code: true }).build();
    case 'sources':
      builder.add(block.title, { strong: true }).add('\n');
      return builder.rich(linesText(block.lines)).build();
  }
}

function linesText(lines: readonly Line[]): RichText {
  const bullet = lines.length > 1 ? '• ' : '';
  return joined(
    lines.map((line) => new RichTextBuilder().add(bullet).line(line).build()),
    '\n',
  );
}

/** Bars between the lowest and the highest value; a space where there is none. Of many, neighbours share a bar. */
function sparkline(all: readonly (number | null)[]): string {
  const share = Math.ceil(all.length / MOST_BARS);
  const values = share <= 1 ? all : averaged(all, share);
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

/** Counted from the end, so that the last bar is of as many as the others. */
function averaged(values: readonly (number | null)[], share: number): (number | null)[] {
  const bars: (number | null)[] = [];
  for (let end = values.length; end > 0; end -= share) {
    const known = values.slice(Math.max(0, end - share), end).filter((value) => value !== null);
    bars.unshift(known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length);
  }
  return bars;
}
