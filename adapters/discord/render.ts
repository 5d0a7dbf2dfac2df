import type { Answer, Block, Line } from '../../src/index.ts';
import { harmless } from './escape.ts';
import { paginate, type Unit } from './pages.ts';
import { lineMarkdown, splitLine } from './runs.ts';
import { codeTable, tableAsLines } from './table.ts';

/** Answers as Discord's markdown: pages of text, a line over them and small print under them. */

/** An embed's description holds 4,096, all its texts 6,000; with its head and foot a page stays below both. */
const EMBED_PAGE = 3_600;
/** A message's content holds 2,000. */
const CONTENT_LIMIT = 2_000;
/** Leaves room for a sentence that ends an answer early. */
const DRAFT_LIMIT = 1_600;
const MAX_AUTHOR = 256;
/** Of 2,048: what is longer stands in the text instead. */
const MAX_FOOTER = 1_500;
const BARS = '▁▂▃▄▅▆▇█';

export interface Rendered {
  /** Markdown; at least one, none empty when the answer says anything. */
  readonly pages: readonly string[];
  /** Plain text over an embed: which day is read. Empty for texts about the bot itself. */
  readonly head: string;
  /** Plain text under an embed: notes and sources. */
  readonly foot: string;
}

/** For an embed, whose head and foot are plain text. */
export function renderForEmbed(answer: Answer): Rendered {
  const head = harmless(answer.label).trim();
  const sources = answer.blocks.filter(({ kind }) => kind === 'sources');
  const body = answer.blocks.filter(({ kind }) => kind !== 'sources');
  const foot = [...answer.notes.map(harmless), ...sources.flatMap(plainSources)].join('\n');
  const long = foot.length > MAX_FOOTER || head.length > MAX_AUTHOR;
  // An answer that is nothing but sources shows them as its text.
  if (long || body.length === 0)
    return { pages: paginate(allUnits(answer, true), EMBED_PAGE), head: '', foot: '' };
  return { pages: paginate(unitsOf(body, EMBED_PAGE - 1), EMBED_PAGE), head, foot };
}

/** For a message without an embed: everything in its text. */
export function renderForContent(answer: Answer): Rendered {
  return { pages: paginate(allUnits(answer, false), CONTENT_LIMIT), head: '', foot: '' };
}

/** What is verified so far, while the rest is being written: the first line and the text after it. */
export function renderDraft(lines: readonly Line[], inEmbed: boolean): string {
  const limit = inEmbed ? EMBED_PAGE : DRAFT_LIMIT;
  const [first, ...rest] = lines;
  if (!first) return '';
  const units: Unit[] = [...textUnits(bold(first), limit), { kind: 'gap' }, ...textUnits(rest.flat(), limit)];
  const pages = paginate(units, limit);
  return pages.length > 1 ? `${pages[0]!}…` : pages[0]!;
}

function plainSources(block: Block): string[] {
  if (block.kind !== 'sources') return [];
  return [`${block.title}: ${block.lines.map((line) => plain(line)).join(' · ')}`].map(harmless);
}

const plain = (line: Line): string => line.map(({ text }) => text).join('');

const bold = (line: Line): Line => line.map((span) => ({ ...span, strong: true }));

function allUnits({ label, notes, blocks }: Answer, inEmbed: boolean): Unit[] {
  const limit = (inEmbed ? EMBED_PAGE : CONTENT_LIMIT) - 1;
  const small = (text: string): Unit[] => textUnits([{ text }], limit, '-# ', '-# ');
  const sources = blocks.filter(({ kind }) => kind === 'sources');
  const body = blocks.filter(({ kind }) => kind !== 'sources');
  return [
    ...small(label),
    ...unitsOf(body, limit),
    { kind: 'gap' },
    ...notes.flatMap(small),
    ...(body.length === 0 ? unitsOf(sources, limit) : sources.flatMap(plainSources).flatMap(small)),
  ];
}

function unitsOf(blocks: readonly Block[], limit: number): Unit[] {
  return blocks.flatMap((block): Unit[] => [...blockUnits(block, limit), { kind: 'gap' }]);
}

/** `mark` begins the line, `again` the lines on which it goes on. */
function textUnits(line: Line, limit: number, mark = '', again = ''): Unit[] {
  return splitLine(line, limit - Math.max(mark.length, again.length)).flatMap((piece, i): Unit[] => {
    const shown = lineMarkdown(piece);
    return shown === '' ? [] : [{ kind: 'text', text: (i === 0 ? mark : again) + shown }];
  });
}

/** Titles are the bot's own words, and short; a long one is text. */
function titleUnits(title: string, limit: number): Unit[] {
  const units = textUnits([{ text: title, strong: true }], limit);
  return units.length === 1
    ? units.map(({ text }: Unit & { text?: string }) => ({ kind: 'title', text: text! }))
    : units;
}

function listUnits(lines: readonly Line[], limit: number): Unit[] {
  const mark = lines.length > 1 ? '- ' : '';
  return lines.flatMap((line) => textUnits(line, limit, mark));
}

function blockUnits(block: Block, limit: number): Unit[] {
  switch (block.kind) {
    case 'verdict':
      return textUnits(bold(block.line), limit);
    case 'prose':
      return block.lines.flatMap((line, i): Unit[] => [
        ...(i === 0 ? [] : [{ kind: 'gap' } as const]),
        ...textUnits(line, limit),
      ]);
    case 'section':
    case 'sources':
      return [...titleUnits(block.title, limit), ...listUnits(block.lines, limit)];
    case 'table': {
      const { table, title } = block;
      const code = codeTable(table);
      const rows: Unit[] = code ? [{ kind: 'code', ...code }] : listUnits(tableAsLines(table), limit);
      return [...titleUnits(title, limit), ...rows];
    }
    case 'sparkline':
      return textUnits([{ text: block.title, em: true }, { text: ` ${sparkline(block.values)}` }], limit);
  }
}

/** Bars between the lowest and the highest value; a gap where there is none. */
function sparkline(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  const lowest = Math.min(...known);
  const span = Math.max(...known) - lowest;
  return values
    .map((value) => {
      if (value === null) return '·';
      const share = span === 0 ? 0.5 : (value - lowest) / span;
      return BARS[Math.min(BARS.length - 1, Math.floor(share * BARS.length))]!;
    })
    .join('');
}
