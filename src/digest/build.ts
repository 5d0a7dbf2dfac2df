import type { Answer, Block, Language } from '../answer/answer.ts';
import { type AskParts, understand } from '../answer/ask.ts';
import { formatNumber } from '../answer/format.ts';
import { unusualnessPhrase } from '../answer/judgement.ts';
import { dateNotes, snapshotLabel } from '../answer/label.ts';
import { narrateWhy } from '../answer/narrate.ts';
import type { Narration } from '../answer/narration.ts';
import { premiseOf } from '../answer/premise.ts';
import { clearLeader, type ScoredView, withScorecardLine } from '../answer/scored-view.ts';
import { sourcesOf } from '../answer/source-lines.ts';
import { Writer } from '../answer/writer.ts';
import type { Assessment } from '../assessment/assessment.ts';
import type { EventCalendar } from '../events/calendar.ts';
import {
  calendarBlock,
  changedBlock,
  closedBlock,
  gapsBlock,
  type ResolvedView,
  resolvedBlock,
  sinceCloseLine,
} from './sections.ts';
import { type DigestSummary, summaryOf } from './summary.ts';
import { DIGEST_WORDS } from './words.ts';

export const DIGEST_LENGTHS = ['short', 'normal', 'long'] as const;
export type DigestLength = (typeof DIGEST_LENGTHS)[number];

export interface DigestInput {
  readonly language: Language;
  readonly length: DigestLength;
  /** The moment that it speaks from: today's date and what is due follow from it. */
  readonly nowMs: number;
  /** A recorded day or moment; absent: the newest. */
  readonly asOf?: string;
  readonly calendar: EventCalendar;
  /** Of the digest that these readers saw last. */
  readonly previous?: DigestSummary | undefined;
  /** The view that is published with it: shown where this digest names its leader too. */
  readonly view?: ScoredView;
  /** Views that came due since then. */
  readonly resolved?: readonly ResolvedView[];
}

export interface BuiltDigest {
  readonly answer: Answer;
  readonly summary: DigestSummary;
}

/** What the reading is a reading of: the day as a whole, without a premise to correct. */
const QUESTION = 'what happened in the market?';
/** A digest is about the day. */
export const DIGEST_WINDOW = 1;
type Role = 'moved' | 'supported' | 'not' | 'falsifier' | 'analog';
/** Parts of the full form by length. */
const PARTS: Readonly<Record<DigestLength, ReadonlySet<Role>>> = {
  short: new Set<Role>(['moved', 'supported']),
  normal: new Set<Role>(['moved', 'supported', 'falsifier']),
  long: new Set<Role>(['moved', 'supported', 'not', 'falsifier', 'analog']),
};
const MOST_EVENTS: Readonly<Record<DigestLength, number>> = { short: 3, normal: 6, long: 12 };

/**
 * A digest by code: what moved, causes for and against, what changed since the last one, views that came due, what
 * is due next, what is missing. Pure but for the reads of `parts`.
 * @throws InputError, NoDataError for a date that cannot be read.
 */
export function buildDigest(parts: AskParts, input: DigestInput): BuiltDigest {
  const { language, length, nowMs, asOf, calendar, previous, view, resolved = [] } = input;
  const snapshot = parts.snapshot(asOf);
  const assessment = parts.assess(asOf, DIGEST_WINDOW);
  const writer = new Writer(snapshot, parts.registry, language);
  const question = understand(parts, QUESTION);
  const premise = premiseOf(writer, parts.framework, assessment, question);
  const narration: Narration = { ...parts, writer, assessment, question, premise };
  const summary = summaryOf(assessment, nowMs, snapshot.asOf.running ?? false);
  const coming = calendarBlock(calendar, nowMs, language, MOST_EVENTS[length]);
  const told = narrateWhy(narration);
  const blocks: Block[] = [
    ...present(
      withLonger(told[0], writer, parts.assess(asOf, 'auto'), assessment),
      closedBlock(nowMs, language),
    ),
    ...withView(
      told.flatMap((block) => partOf(block, length, writer)),
      narration,
      view,
    ),
    changedBlock(writer, parts.framework, previous, summary),
    ...present(
      resolvedBlock(writer, parts.framework, resolved),
      coming.block,
      gaps(narration, coming.gaps, length),
    ),
    ...(length === 'long' ? [oddsTable(narration, previous)] : []),
  ];
  const shown = new Set(blocks.flatMap(figuresIn));
  const figures = writer.figures.filter(({ id }) => shown.has(id));
  blocks.push(sourcesOf(writer, figures, assessment.windowSearched));
  return {
    summary,
    answer: {
      question: 'digest',
      language,
      mode: snapshot.mode,
      asOf: snapshot.asOf.date,
      label: snapshotLabel(snapshot, language),
      verdict: premise.verdict,
      blocks,
      figures,
      assessment,
      model: 'narrator',
      toolCalls: [],
      notes: [...dateNotes(snapshot.asOf, language), DIGEST_WORDS[language].footer],
    },
  };
}

const SLOT = '{}';
const DEGREES: readonly Assessment['unusualness']['word'][] = ['ordinary', 'notable', 'rare', 'extreme'];

/** The first line; where days together were more unusual than the day, also that: other forms look at those. */
function withLonger(
  block: Block | undefined,
  writer: Writer,
  longer: Assessment,
  day: Assessment,
): Block | undefined {
  const degree = (of: Assessment): number => DEGREES.indexOf(of.unusualness.word);
  if (block?.kind !== 'verdict' || longer.window === day.window || degree(longer) <= degree(day))
    return block;
  const { maxAsset } = longer.unusualness;
  const change = writer.change(maxAsset, longer.window);
  const [open = '', close = ''] = writer.bracketed(SLOT).split(SLOT);
  const what = change ? [{ text: `${open}${writer.label(maxAsset)} ` }, change, { text: close }] : [];
  const phrase = { text: `${writer.gap}${unusualnessPhrase(longer, writer.language)}` };
  return { ...block, line: [...block.line, ...writer.sentence([phrase, ...what])] };
}

/** All lengths count all that is missing; only a long digest tells the gaps of the calendar. */
function gaps(
  { writer, framework, assessment }: Narration,
  calendar: readonly string[],
  length: DigestLength,
): Block | undefined {
  const used = new Set([
    ...framework.panel,
    ...assessment.drivers.flatMap(({ evidence }) => evidence.flatMap(({ of }) => of)),
  ]);
  const missing = [...writer.snapshot.gaps.keys()];
  const named = missing.filter((id) => used.has(id));
  return gapsBlock(writer, named, missing.length - named.length, length === 'long' ? calendar : []);
}

/** The view belongs to the digest while both name the same leader of the same day. */
function withView(
  blocks: readonly Block[],
  { writer, framework, assessment }: Narration,
  view: ScoredView | undefined,
): readonly Block[] {
  const isOfThis = view?.asOf === assessment.asOf && view.leader === clearLeader(assessment);
  return isOfThis ? withScorecardLine(blocks, writer, view, framework, assessment) : blocks;
}

function present(...blocks: readonly (Block | undefined)[]): Block[] {
  return blocks.filter((block) => block !== undefined);
}

function partOf(block: Block, length: DigestLength, writer: Writer): Block[] {
  if (block.kind !== 'section' || !PARTS[length].has(block.role as Role)) return [];
  const lines = length === 'short' ? block.lines.slice(0, 1) : block.lines;
  const since = block.role === 'moved' ? sinceCloseLine(writer) : undefined;
  return [{ ...block, lines: since ? [...lines, since] : lines }];
}

/** Every cause with its odds, now and in the digest before. */
function oddsTable({ writer, assessment, framework }: Narration, previous: DigestSummary | undefined): Block {
  const { language } = writer;
  const words = DIGEST_WORDS[language];
  const db = (value: number | undefined): string => {
    if (value === undefined) return '–';
    const text = formatNumber(value, 0, language);
    return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
  };
  return {
    kind: 'table',
    title: words.oddsTable,
    table: {
      columns: words.columns.map((title, i) => ({ title, align: i === 0 ? 'left' : 'right' })),
      rows: assessment.drivers
        .filter(({ role }) => role !== 'null')
        .map(({ id, oddsDb }) => [
          framework.drivers.find((driver) => driver.id === id)?.label[language] ?? id,
          db(oddsDb),
          db(previous?.odds[id]),
        ]),
    },
  };
}

function figuresIn(block: Block): string[] {
  const lines = block.kind === 'verdict' ? [block.line] : 'lines' in block ? block.lines : [];
  return lines.flatMap((run) => run.flatMap(({ figure }) => (figure ? [figure] : [])));
}
