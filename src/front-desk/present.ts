import type { Answer, Block, Line, Table } from '../answer/answer.ts';
import { isAllowedLink, WORD_JOINER, withoutLinks } from './links.ts';
import { DESK_WORDS } from './words.ts';

/** How much of a run may belong to an address or a name that the next run completes. */
const TOUCHING = 80;

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
    blocks: answer.blocks.filter(hasWords).map((block): Block => {
      switch (block.kind) {
        case 'verdict':
          return { ...block, line: prose(block.line) };
        case 'prose':
          return { ...block, lines: block.lines.map(prose).filter(({ length }) => length > 0) };
        case 'section':
        case 'sources':
          return { ...block, title: withoutLinks(block.title, instead), lines: block.lines.map(links) };
        case 'table':
          return {
            ...block,
            title: withoutLinks(block.title, instead),
            table: tableWithoutLinks(block.table, instead),
          };
        default:
          return { ...block, title: withoutLinks(block.title, instead) };
      }
    }),
  };
}

/** A title with nothing under it says nothing. */
function hasWords(block: Block): boolean {
  return block.kind !== 'section' || block.lines.some((line) => line.some(({ text }) => text.trim() !== ''));
}

/**
 * A greeting or a list of examples rests on no day: it has no label, hence no buttons, and nobody asks who wrote it.
 * The last note of an answer by code says that.
 */
export function withoutDayIfNone(answer: Answer): Answer {
  const rests =
    answer.figures.length > 0 ||
    (answer.verdict !== 'no-premise' && answer.verdict !== 'not-understood') ||
    answer.blocks.some(
      (block) => block.kind !== 'verdict' && !(block.kind === 'section' && block.role === 'help'),
    );
  return rests || answer.model !== 'narrator'
    ? answer
    : { ...answer, label: '', notes: answer.notes.slice(0, -1) };
}

export function linesWithoutLinks(instead: string): LinePolish {
  return (line) => {
    let before = '';
    return line.map(({ href, ...span }) => {
      const clean = withoutLinks(span.text, instead);
      // An "@" and a name may stand in two runs that touch.
      const joins = before !== '' && withoutLinks(before + clean, instead) !== before + clean;
      const text = joins ? WORD_JOINER + clean : clean;
      before = (before + text).slice(-TOUCHING);
      return { ...span, text, ...(href !== undefined && isAllowedLink(href) ? { href } : {}) };
    });
  };
}

function tableWithoutLinks({ columns, rows }: Table, instead: string): Table {
  return {
    columns: columns.map((column) => ({ ...column, title: withoutLinks(column.title, instead) })),
    rows: rows.map((row) => row.map((cell) => withoutLinks(cell, instead))),
  };
}
