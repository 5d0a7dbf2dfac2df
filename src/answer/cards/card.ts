import type { Assessment, Window } from '../../assessment/assessment.ts';
import type { Driver } from '../../assessment/framework.ts';
import type { Bot } from '../../bot.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import type { Answer, Block, Figure, Language, Line, PremiseVerdict, Span, Table } from '../answer.ts';
import { formatNumber } from '../format.ts';
import { dateNotes, snapshotLabel } from '../label.ts';
import { CARD_MESSAGES, type CardMessages, type Column } from '../messages/cards.ts';
import { Writer } from '../writer.ts';

export interface CardOptions {
  readonly asOf?: string;
  /** Default `en`. */
  readonly language?: Language;
}
export interface WindowedCardOptions extends CardOptions {
  /** Default: the window with the largest surprise. */
  readonly window?: Window;
}

/** What every card is made with: one moment, one language, and a writer that keeps the figures. */
export interface Card {
  readonly bot: Bot;
  readonly language: Language;
  readonly words: CardMessages;
  readonly snapshot: Snapshot;
  readonly writer: Writer;
}

export const MISSING = '–';

export function cardOf(bot: Bot, options: CardOptions): Card {
  const language = options.language ?? 'en';
  const snapshot = bot.snapshot(options.asOf);
  const writer = new Writer(snapshot, bot.registry, language);
  return { bot, language, words: CARD_MESSAGES[language], snapshot, writer };
}

export function answerOf(
  card: Card,
  question: string,
  blocks: readonly Block[],
  more: { readonly verdict?: PremiseVerdict; readonly assessment?: Assessment } = {},
): Answer {
  const { snapshot, language, writer } = card;
  return {
    question,
    language,
    mode: snapshot.mode,
    asOf: snapshot.asOf.date,
    label: snapshotLabel(snapshot, language),
    verdict: more.verdict ?? 'no-premise',
    blocks,
    figures: writer.figures,
    ...(more.assessment ? { assessment: more.assessment } : {}),
    model: 'narrator',
    toolCalls: [],
    notes: dateNotes(snapshot.asOf, language),
  };
}

/** Messages are plain functions of text; a figure travels through them between these marks. */
const OPEN = '\uE000';
const MIDDLE = '\uE001';
const CLOSE = '\uE002';
const MARKED = new RegExp(`${OPEN}([^${MIDDLE}]*)${MIDDLE}([^${CLOSE}]*)${CLOSE}`);

/** A figure for use inside a message. */
export function mark(span: Span): string {
  return span.figure === undefined ? span.text : `${OPEN}${span.figure}${MIDDLE}${span.text}${CLOSE}`;
}

/** The finished message as runs, each figure a run of its own. */
export function lineOf(text: string): Line {
  return text
    .split(new RegExp(`(${MARKED.source.replaceAll('(', '(?:')})`))
    .filter((part) => part !== '')
    .map((part): Span => {
      const match = MARKED.exec(part);
      return match ? { text: match[2]!, figure: match[1]! } : { text: part };
    });
}

export function verdictBlock(text: string): Block {
  return { kind: 'verdict', line: lineOf(text) };
}

type SectionRole = Extract<Block, { kind: 'section' }>['role'];

export function sectionBlock(role: SectionRole, title: string, lines: readonly string[]): Block {
  return { kind: 'section', role, title, lines: lines.map(lineOf) };
}

/** Columns that hold words stand left, the rest right. */
const LEFT: ReadonlySet<Column> = new Set([
  'indicator',
  'over',
  'since',
  'driver',
  'role',
  'word',
  'named',
  'test',
  'value',
  'block',
  'episode',
  'close',
  'axis',
  'alike',
  'link',
  'state',
  'drivers',
  'measure',
]);

export function tableBlock(
  card: Card,
  title: string,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): Block {
  const table: Table = {
    columns: columns.map((column) => ({
      title: card.words.columns[column],
      align: LEFT.has(column) ? 'left' : 'right',
    })),
    rows,
  };
  return { kind: 'table', title, table };
}

export function sourcesBlock(card: Card, names: readonly string[]): Block[] {
  const lines = [...new Set(names.filter(Boolean))].map((name): Line => [{ text: name }]);
  return lines.length === 0 ? [] : [{ kind: 'sources', title: card.words.sources, lines }];
}

export function signedText(value: number, decimals: number, language: Language): string {
  const text = formatNumber(value, decimals, language);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A figure of the engine's own: odds, weights, counts, distances. Returns its text, marked. */
export function engineFigure(
  card: Card,
  figure: Pick<Figure, 'id' | 'value' | 'unit' | 'text'> &
    Partial<Pick<Figure, 'asOf' | 'instrument' | 'source' | 'windowSessions'>>,
): string {
  const { snapshot, bot } = card;
  return mark(
    card.writer.figure({
      asOf: snapshot.asOf.date,
      instrument: bot.framework.title[card.language],
      source: snapshot.label,
      ...figure,
    }),
  );
}

export function countFigure(card: Card, id: string, value: number, instrument: string): string {
  return engineFigure(card, {
    id,
    value,
    unit: 'count',
    text: formatNumber(value, 0, card.language),
    instrument,
  });
}

export function shareFigure(card: Card, id: string, value: number, instrument: string): string {
  return engineFigure(card, {
    id,
    value,
    unit: 'share',
    text: `${formatNumber(value * 100, 0, card.language)}%`,
    instrument,
  });
}

/** Table cells are plain text: a marked figure without its marks. */
export function cell(marked: string): string {
  return lineOf(marked)
    .map(({ text }) => text)
    .join('');
}

export function driverOf(card: Card, id: string): Driver {
  return card.bot.framework.drivers.find((driver) => driver.id === id)!;
}

export function listOf(names: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'conjunction', style: 'long' }).format(names);
}

/** "2 Feb 2026, 21:00 UTC", from an ISO instant. */
export function instantText(iso: string, formatDay: (date: string) => string): string {
  const day = formatDay(iso.slice(0, 10));
  return `${day}${/\p{Script=Han}$/u.test(day) ? ' ' : ', '}${iso.slice(11, 16)} UTC`;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
