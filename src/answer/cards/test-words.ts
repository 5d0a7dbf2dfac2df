import type { Evidence } from '../../assessment/assessment.ts';
import type { Measure, PriceTest, Score, Test } from '../../assessment/framework.ts';
import { formatChange, formatLevel, formatNumber } from '../format.ts';
import { type Card, driverOf, listOf, mark, signedText } from './card.ts';

/** The test behind a row of evidence; a leg belongs to its joint test. */
export function testOf(card: Card, driverId: string, row: Evidence): Test | undefined {
  return driverOf(card, driverId).tests.find(
    (test) => test.id === row.test || (test.kind === 'joint' && test.legs.some(({ id }) => id === row.test)),
  );
}

/** What a test asks for, in words: "gold down", "VIX high". */
export function testWords(card: Card, driverId: string, row: Evidence): string {
  const { words, language } = card;
  const test = testOf(card, driverId, row);
  if (!test) return row.test === 'largest-move' ? words.tests.largestMove : row.test;
  switch (test.kind) {
    case 'event':
      return words.tests.event[test.source.rule];
    case 'joint': {
      const moves = test.legs.map((leg) =>
        words.tests.move(card.writer.label(leg.of), leg.sign > 0, undefined),
      );
      const leg = test.legs.findIndex(({ id }) => id === row.test);
      return row.kind === 'leg' ? moves[leg]! : words.tests.together(listOf(moves, language));
    }
    case 'measure':
      return measureWords(card, test.measure, rises(test.score));
  }
}

/** Whether the score rises with the value measured. */
function rises(score: Score): boolean {
  switch (score.kind) {
    case 'direction':
      return score.sign > 0;
    case 'ramp': {
      const sorted = [...score.points].sort((a, b) => a[0] - b[0]);
      return sorted.at(-1)![1] >= sorted[0]![1];
    }
    case 'bands':
      return score.bands.at(-1)!.db >= score.bands[0]!.db;
  }
}

function measureWords(card: Card, measure: Measure, up: boolean): string {
  const { words, writer, language } = card;
  const label = (id: string): string => writer.label(id);
  switch (measure.kind) {
    case 'z':
    case 'change':
      return words.tests.move(label(measure.of), up, measure.sessions);
    case 'level':
      return words.tests.level(label(measure.of), up);
    case 'level-z':
      return words.tests.levelZ(label(measure.of), up);
    case 'percentile-before':
      return words.tests.before(label(measure.of), up);
    case 'mean-abs-z':
      return words.tests.quiet(listOf(measure.of.map(label), language), !up);
    case 'min-score': {
      const moves = measure.legs.map((leg) => words.tests.move(label(leg.of), leg.sign > 0, undefined));
      return words.tests.together(listOf(moves, language));
    }
    case 'funding':
      return words.tests.funding(label(measure.of));
    case 'breadth':
      return words.tests.breadth;
    case 'excess-fall':
      return words.tests.excessFall(label(measure.of), label(measure.over));
    case 'crowded-fall':
      return words.tests.crowdedFall;
    case 'concentration':
      return words.tests.concentration;
    case 'volatility-ratio':
      return words.tests.volatilityJump(label(measure.of));
  }
}

/** The value of a row with its unit, as a marked figure. Undefined when it could not be measured. */
export function valueText(card: Card, driverId: string, row: Evidence): string | undefined {
  if (row.value === null) return undefined;
  const test = testOf(card, driverId, row);
  const measure = test?.kind === 'measure' ? (test as PriceTest).measure : undefined;
  const { text, unit } = printed(card, row, row.value, measure);
  const readings = row.of.flatMap((id) => card.snapshot.readings.get(id) ?? []);
  const named =
    row.of.length === 1 && (measure?.kind === 'crowded-fall' || measure?.kind === 'concentration')
      ? `${card.writer.label(row.of[0]!)}${card.words.colon}`
      : '';
  const figure = card.writer.figure({
    id: `${driverId}.${row.test}.value`,
    value: row.value,
    unit,
    text,
    asOf: row.asOf,
    instrument: readings.map(({ instrument }) => instrument).join('; ') || row.source,
    source: row.source,
  });
  return named + mark(figure);
}

function printed(
  card: Card,
  row: Evidence,
  value: number,
  measure: Measure | undefined,
): { text: string; unit: 'sigma' | 'share' | 'times' | 'ratio' | 'percent' | ReturnType<typeof unitOf> } {
  const { language, words, bot } = card;
  const share = `${formatNumber(value * 100, 0, language)}%`;
  switch (row.unit) {
    case 'sigma': {
      const decimals = Math.abs(value) < 10 ? 1 : 0;
      const sized = measure?.kind === 'mean-abs-z' || row.test === 'largest-move';
      const number = sized ? formatNumber(value, decimals, language) : signedText(value, decimals, language);
      return { text: number + words.usualMoves, unit: 'sigma' };
    }
    case 'score':
      return { text: signedText(value, 2, language), unit: 'ratio' };
    case 'share':
      // A percentile comes as 0 to 100, the other shares as 0 to 1.
      if (measure?.kind === 'percentile-before')
        return { text: words.percentile(formatNumber(value, 0, language)), unit: 'percent' };
      if (measure?.kind === 'crowded-fall') return { text: words.strength(share), unit: 'share' };
      return { text: share, unit: 'share' };
    case 'strength':
      return { text: words.strength(share), unit: 'share' };
    case 'times':
      return { text: `${formatNumber(value, 1, language)}×`, unit: 'times' };
    default: {
      const indicator = bot.registry.get(row.of[0] ?? '');
      const text =
        measure?.kind === 'level' && indicator
          ? formatLevel(value, indicator, language)
          : formatChange(value, row.unit, language);
      return { text, unit: unitOf(row) };
    }
  }
}

function unitOf(
  row: Evidence,
): Exclude<Evidence['unit'], 'sigma' | 'score' | 'strength' | 'share' | 'times'> {
  return row.unit as ReturnType<typeof unitOf>;
}

/** Why a row could not be measured, in the reader's language. */
export function missingText(card: Card, row: Evidence, gapText: (id: string) => string | undefined): string {
  const { words } = card;
  if (row.kind === 'event') return words.drivers.missingFeed;
  const gone = row.of.map((id) => ({ id, text: gapText(id) })).find(({ text }) => text !== undefined);
  if (gone) return `${card.writer.label(gone.id)}${words.colon}${gone.text}`;
  return row.of.length === 0 || row.of.length >= card.bot.framework.panel.length
    ? words.drivers.missingPanel
    : words.drivers.missingWindow;
}
