import type { Assessment } from '../assessment/assessment.ts';
import type { Framework } from '../assessment/framework.ts';
import type { Registry } from '../indicators/registry.ts';
import type { IsoDate } from '../time/dates.ts';
import {
  type Answer,
  type Block,
  type Figure,
  type Language,
  type Line,
  plainText,
  type Span,
} from './answer.ts';
import { namedDrivers } from './causes.ts';
import { formatDate, formatLevel, formatNumber } from './format.ts';
import { SCORED_WORDS } from './scored-words.ts';
import { sourcesOf } from './source-lines.ts';
import type { Writer } from './writer.ts';

/** A view that is scored later, as far as readers see it; whoever keeps views passes it in. */
export interface ScoredView {
  /** Id of the driver. */
  readonly leader: string;
  /** Date of the data that it was made from. */
  readonly asOf: IsoDate;
  /** In English, as it was kept: shown only for a driver that the framework no longer has. */
  readonly text: string;
  readonly falsifier: ScoredFalsifier;
}

export interface ScoredFalsifier {
  readonly indicator: string;
  readonly comparison: 'above' | 'below';
  readonly threshold: number;
  /** The last day whose close counts. */
  readonly by: IsoDate;
  /** In how many of how many recorded stretches as long a threshold as far away was crossed. */
  readonly base?: { readonly crossed: number; readonly of: number };
}

/** Less than one in so many is told with a digit after the point: "0%" would say never. */
const RARE = 100;

/** The driver that the engine names first, if it leads its role clearly. */
export function clearLeader({ robustness: { leader }, standing }: Assessment): string | undefined {
  if (leader === null) return undefined;
  const leads = Object.values(standing).some(
    ({ status, named }) => status === 'leads' && named[0] === leader,
  );
  return leads ? leader : undefined;
}

/** What the view says, in the reader's language, without a full stop. */
export function viewSentence(
  { leader, asOf, text }: Pick<ScoredView, 'leader' | 'asOf' | 'text'>,
  framework: Framework,
  language: Language,
): string {
  const label = framework.drivers.find(({ id }) => id === leader)?.label[language];
  return label === undefined
    ? text.replace(/[.。]\s*$/u, '')
    : SCORED_WORDS[language].leads(label, formatDate(asOf, language));
}

const FUND = /^([A-Z]{2,5}) fund\b/;

/** Its name, and for a fund the symbol: its price is not that of an ounce or a barrel. */
export function falsifierLabel(id: string, registry: Registry, language: Language): string {
  const indicator = registry.get(id);
  if (!indicator) return id;
  const label = indicator.label[language] ?? indicator.label.en;
  const symbol = FUND.exec(indicator.series[0]?.instrument ?? '')?.[1];
  if (symbol === undefined) return label;
  return SCORED_WORDS[language].fund(label, symbol);
}

/** Prints a value of the falsifier's indicator as a figure of its own. */
export function falsifierFigure(
  writer: Writer,
  { falsifier: { indicator: id } }: Pick<ScoredView, 'falsifier'>,
  {
    name,
    value,
    asOf,
    source,
  }: {
    readonly name: string;
    readonly value: number;
    readonly asOf: IsoDate | null;
    /** Absent: whoever publishes the indicator now. */
    readonly source?: string;
  },
): Span {
  const { language, registry } = writer;
  const indicator = registry.get(id);
  // Of an indicator that is read no longer only the number is left.
  if (!indicator) return { text: formatNumber(value, 2, language) };
  const reading = writer.reading(id);
  return writer.figure({
    id: `${id}.${name}`,
    value,
    unit: indicator.unit,
    text: formatLevel(value, indicator, language),
    asOf,
    instrument: reading?.instrument ?? writer.label(id),
    source: source ?? reading?.publisher ?? '',
  });
}

/**
 * What would prove the view wrong, as it is kept, with what was to be expected anyway. `named`: the line says itself
 * who leads.
 */
export function scorecardLine(writer: Writer, view: ScoredView, framework: Framework, named: boolean): Line {
  const { language } = writer;
  const { asOf, falsifier } = view;
  const { indicator, comparison, threshold, by, base } = falsifier;
  const level = falsifierFigure(writer, view, { name: 'threshold_scorecard', value: threshold, asOf });
  const label = framework.drivers.find(({ id }) => id === view.leader)?.label[language] ?? view.leader;
  const share = base && {
    // By its name only a sentence about chances may state it: it is no move of the indicator.
    id: `${indicator}.crossing.probability`,
    value: base.crossed / base.of,
    unit: 'share' as const,
    text: `${formatNumber((100 * base.crossed) / base.of, base.crossed * RARE < base.of ? 1 : 0, language)}%`,
    asOf,
    instrument: '',
    source: 'engine',
  };
  return SCORED_WORDS[language].line(
    named ? label : undefined,
    {
      label: falsifierLabel(indicator, writer.registry, language),
      above: comparison === 'above',
      level,
      by: formatDate(by, language),
    },
    share && writer.figure(share),
  );
}

/** Whether a reader of the answer was told of this driver. */
export function tellsOf(answer: Answer, driver: string, framework: Framework): boolean {
  const label = framework.drivers.find(({ id }) => id === driver)?.label[answer.language];
  return (
    answer.figures.some(({ id }) => id.startsWith(`${driver}.`)) ||
    (label !== undefined && plainText(answer).toLowerCase().includes(label.toLowerCase()))
  );
}

/**
 * The blocks with the scorecard's line under what would change the view: in that section where there is one, else in
 * a section of its own before the sources.
 */
export function withScorecardLine(
  blocks: readonly Block[],
  writer: Writer,
  view: ScoredView,
  framework: Framework,
  assessment: Assessment,
): Block[] {
  const isFirst = namedDrivers(assessment)[0]?.driver.id === view.leader;
  const at = blocks.findIndex((block) => block.kind === 'section' && block.role === 'falsifier');
  const section = blocks[at];
  if (section?.kind === 'section') {
    const lines = [...section.lines, scorecardLine(writer, view, framework, !isFirst)];
    return blocks.with(at, { ...section, lines });
  }
  const sources = blocks.findIndex(({ kind }) => kind === 'sources');
  return blocks.toSpliced(sources < 0 ? blocks.length : sources, 0, {
    kind: 'section',
    role: 'falsifier',
    title: writer.words('section.falsifier'),
    lines: [scorecardLine(writer, view, framework, true)],
  });
}

/** An answer that is whole, with the line, its figures and whoever publishes them. */
export function answerWithScorecard(
  answer: Answer,
  writer: Writer,
  view: ScoredView,
  framework: Framework,
): Answer {
  if (!answer.assessment) return answer;
  const blocks = withScorecardLine(answer.blocks, writer, view, framework, answer.assessment);
  const figures: readonly Figure[] = writer.figures;
  const added = figures.filter(({ id }) => answer.figures.every((known) => known.id !== id));
  const unnamed = added.filter(({ source }) => answer.figures.every((known) => known.source !== source));
  const { lines } = sourcesOf(writer, unnamed, false) as Extract<Block, { kind: 'sources' }>;
  return {
    ...answer,
    blocks: blocks.map((block) =>
      block.kind === 'sources' ? { ...block, lines: [...block.lines, ...lines] } : block,
    ),
    figures: [...answer.figures, ...added],
  };
}
