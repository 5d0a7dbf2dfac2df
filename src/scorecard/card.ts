import type { Answer, Block, Figure, Language, Line } from '../answer/answer.ts';
import { formatDate, formatLevel, formatNumber } from '../answer/format.ts';
import { LOCALES } from '../answer/locales.ts';
import { falsifierLabel } from '../answer/scored-view.ts';
import type { Framework } from '../assessment/framework.ts';
import type { Registry } from '../indicators/registry.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { View, ViewState } from '../store/views.ts';
import { isDue } from './outcome.ts';
import { SCORECARD_WORDS, undecidedNote } from './words.ts';

export interface CardParts {
  readonly counts: Readonly<Record<ViewState, number>>;
  /** Newest first. */
  readonly views: readonly View[];
  readonly bot: { readonly registry: Registry; readonly framework: Framework; snapshot(): Snapshot };
  readonly language: Language;
  /** As a day number: what is due by then and open is marked. */
  readonly today: number;
}

const LISTED = 10;
/** Fewer decided views than this say nothing of skill. */
const MIN_DECIDED = 30;

/** The scorecard as it is: wrong ones first, never rounded in favour. Pure. */
export function scorecardAnswer({ counts, views, bot, language, today }: CardParts): Answer {
  const words = SCORECARD_WORDS[language];
  const snapshot = bot.snapshot();
  const figures: Figure[] = [];
  const count = (name: string, value: number): string => {
    const text = formatNumber(value, 0, language);
    const instrument = bot.framework.title[language];
    figures.push({
      id: `scorecard.${name}`,
      value,
      unit: 'count',
      text,
      asOf: snapshot.asOf.date,
      instrument,
      source: 'Undercurrent',
    });
    return text;
  };
  const undecided = counts.unresolved + counts.void;
  const verdict =
    views.length === 0
      ? words.none
      : words.counts(
          count('wrong', counts.wrong),
          count('held', counts.held),
          count('open', counts.open),
          count('undecided', undecided),
        );
  const blocks: Block[] = [{ kind: 'verdict', line: [{ text: verdict }] }];
  if (views.length > 0) {
    blocks.push(
      { kind: 'section', role: 'help', title: words.method, lines: methodLines(counts, views, language) },
      driversTable(views, bot.framework, language),
      lastTable(views, bot, language, today),
    );
    const notes = views.slice(0, LISTED).flatMap(({ asOf, note }): Line[] => {
      return note === undefined
        ? []
        : [
            [
              {
                text: `${formatDate(asOf, language)}${LOCALES[language].colon}${undecidedNote(note, language)}`,
              },
            ],
          ];
    });
    if (notes.length > 0) blocks.push({ kind: 'section', role: 'note', title: words.note, lines: notes });
  }
  return {
    question: 'scorecard',
    language,
    mode: snapshot.mode,
    asOf: snapshot.asOf.date,
    label: '',
    verdict: 'no-premise',
    blocks,
    figures,
    model: 'narrator',
    toolCalls: [],
    notes: [],
  };
}

function methodLines(counts: CardParts['counts'], views: readonly View[], language: Language): Line[] {
  const words = SCORECARD_WORDS[language];
  const lines = [words.how, baseLine(views, language)];
  if (counts.held + counts.wrong < MIN_DECIDED) lines.push(words.few);
  return lines.map((text) => [{ text }]);
}

/** What was to be expected anyway, beside what came. Only views that were decided count, on both sides. */
function baseLine(views: readonly View[], language: Language): string {
  const words = SCORECARD_WORDS[language];
  const decided = views.flatMap(({ state, falsifier }) => {
    const { base } = falsifier;
    return base && (state === 'held' || state === 'wrong') ? [{ state, share: base.crossed / base.of }] : [];
  });
  if (decided.length === 0) return words.noBase;
  const expected = decided.reduce((sum, { share }) => sum + share, 0) / decided.length;
  const wrong = decided.filter(({ state }) => state === 'wrong').length / decided.length;
  const percent = (share: number): string => formatNumber(share * 100, 0, language);
  return words.base(percent(expected), percent(wrong), formatNumber(decided.length, 0, language));
}

function nameOf(driver: string, framework: Framework, language: Language): string {
  return framework.drivers.find(({ id }) => id === driver)?.label[language] ?? driver;
}

function driversTable(views: readonly View[], framework: Framework, language: Language): Block {
  const words = SCORECARD_WORDS[language];
  const leaders = [...new Set(views.map(({ leader }) => leader))].sort();
  const rows = leaders.map((leader) => {
    const of = (...states: ViewState[]): string =>
      formatNumber(
        views.filter((view) => view.leader === leader && states.includes(view.state)).length,
        0,
        language,
      );
    return [
      nameOf(leader, framework, language),
      of('wrong'),
      of('held'),
      of('open'),
      of('unresolved', 'void'),
    ];
  });
  return {
    kind: 'table',
    title: words.byDriver,
    table: {
      columns: words.driverColumns.map((title, i) => ({ title, align: i === 0 ? 'left' : 'right' })),
      rows,
    },
  };
}

function lastTable(
  views: readonly View[],
  { registry, framework }: CardParts['bot'],
  language: Language,
  today: number,
): Block {
  const words = SCORECARD_WORDS[language];
  const rows = views.slice(0, LISTED).map(({ asOf, leader, falsifier, state, resolvedValue }) => {
    const indicator = registry.get(falsifier.indicator);
    const level = (value: number): string =>
      indicator ? formatLevel(value, indicator, language) : formatNumber(value, 2, language);
    const label = falsifierLabel(falsifier.indicator, registry, language);
    return [
      formatDate(asOf, language),
      nameOf(leader, framework, language),
      words.falsifier(
        label,
        falsifier.comparison,
        level(falsifier.threshold),
        formatDate(falsifier.by, language),
      ),
      state === 'open' && isDue(falsifier, today) ? words.overdue : words.states[state],
      resolvedValue === undefined ? '–' : level(resolvedValue),
    ];
  });
  return {
    kind: 'table',
    title: words.last,
    table: { columns: words.lastColumns.map((title) => ({ title, align: 'left' })), rows },
  };
}
