import type { Answer, Block, Line, Table } from '../answer/answer.ts';
import { withoutLinks } from './links.ts';
import { DESK_WORDS } from './words.ts';

type LinePolish = (line: Line) => Line;

/**
 * An answer as it may reach a chat: no markup of a model's, no links but to allowed hosts, no mentions. Text of
 * others (headlines, data files) is part of answers that code wrote too.
 */
export function presentable(answer: Answer, markdown: LinePolish | undefined): Answer {
  const instead = DESK_WORDS[answer.language].linkLeftOut;
  const links = linesWithoutLinks(instead);
  const prose: LinePolish = markdown ? (line) => links(markdown(line)) : links;
  return {
    ...answer,
    notes: answer.notes.map((note) => withoutLinks(note, instead)),
    blocks: answer.blocks.map((block): Block => {
      switch (block.kind) {
        case 'verdict':
          return { ...block, line: prose(block.line) };
        case 'prose':
          return { ...block, lines: block.lines.map(prose).filter(({ length }) => length > 0) };
        case 'section':
        case 'sources':
          return { ...block, lines: block.lines.map(links) };
        case 'table':
          return { ...block, table: tableWithoutLinks(block.table, instead) };
        default:
          return block;
      }
    }),
  };
}

export function linesWithoutLinks(instead: string): LinePolish {
  return (line) =>
    line.map((span) =>
      span.href === undefined ? { ...span, text: withoutLinks(span.text, instead) } : span,
    );
}

function tableWithoutLinks(table: Table, instead: string): Table {
  return { ...table, rows: table.rows.map((row) => row.map((cell) => withoutLinks(cell, instead))) };
}
