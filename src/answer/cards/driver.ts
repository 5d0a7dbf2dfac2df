import type { Assessment, DriverAssessment, Evidence } from '../../assessment/assessment.ts';
import { CLIP_DB } from '../../assessment/driver.ts';
import type { EventItem } from '../../events/strength.ts';
import type { Answer, Block } from '../answer.ts';
import { formatDate, formatDayMonth } from '../format.ts';
import { isMessageKey } from '../messages/en.ts';
import {
  answerOf,
  type Card,
  capitalised,
  cell,
  driverOf,
  engineFigure,
  instantText,
  MISSING,
  sectionBlock,
  signedText,
  sourcesBlock,
  tableBlock,
  verdictBlock,
} from './card.ts';
import { tenthsThatAddUp } from './decibans.ts';
import { conditionLines, obstacleOf, oddsText } from './odds.ts';
import { gapText } from './reading-figures.ts';
import { missingText, testWords, valueText } from './test-words.ts';

/** One driver: each line of evidence, what it adds, and the sum that makes its odds. */
export function driverCard(card: Card, assessment: Assessment, driver: DriverAssessment): Answer {
  const { words, language } = card;
  const known = driver.evidence.filter(({ missing }) => missing === undefined);
  const sums = sumsOf(driver, known);
  const rows = known.map((row, i) => evidenceRow(card, driver, row, sums.rows[i]!));
  const definition = driverOf(card, driver.id);
  const knockOut = driver.knockOut === undefined ? undefined : definition.knockOuts[driver.knockOut];
  const columns = ['test', 'value', 'asOf', 'score', 'decibans', 'block'] as const;
  const blocks: Block[] = [
    verdictBlock(verdictText(card, driver)),
    ...(knockOut ? [sectionBlock('not', words.drivers.knockOut, [knockOut.says[language]])] : []),
    tableBlock(card, words.drivers.evidence, columns, rows),
    sectionBlock('supported', words.drivers.sums, sumLines(card, driver, sums)),
    ...missingBlock(card, driver),
    ...eventsBlock(card, driver),
    ...(definition.falsifier
      ? [sectionBlock('falsifier', words.drivers.falsifier, [definition.falsifier[language]])]
      : []),
    sectionBlock('note', words.note, conditionLines(card, assessment)),
    ...sourcesBlock(
      card,
      known.flatMap(({ source }) =>
        // A publisher may hold a semicolon itself; each name ends with its bracket.
        source.split(/(?<=\)); /),
      ),
    ),
  ];
  return answerOf(card, `drivers ${driver.id}`, blocks, { assessment });
}

function verdictText(card: Card, driver: DriverAssessment): string {
  const words = card.words.drivers;
  const label = capitalised(driverOf(card, driver.id).label[card.language]);
  const first = words.verdict(label, oddsText(card, driver), card.words.verdicts[driver.verdict]);
  const obstacle = obstacleOf(card, driver);
  if (obstacle) return first + words.mayNotBeNamed(obstacle);
  return first + (driver.standsByRule ? words.byRule : words.mayBeNamed);
}

interface Sums {
  readonly prior: number;
  readonly support: number;
  readonly search: number;
  readonly odds: number;
  /** What the rows add up to; beyond the clip it is more than the support. */
  readonly raw: number;
  readonly rows: readonly number[];
}

/** Rounded so that rows, support and odds add up as printed. */
function sumsOf(driver: DriverAssessment, known: readonly Evidence[]): Sums {
  const odds = Math.round(driver.oddsDb * 10) / 10;
  const [prior, support, search] = tenthsThatAddUp(
    [driver.priorDb, driver.supportDb, driver.searchDb],
    driver.oddsDb,
  ) as [number, number, number];
  const exact = known.reduce((sum, { weightDb }) => sum + weightDb, 0);
  const raw = Math.abs(exact) > CLIP_DB ? Math.round(exact * 10) / 10 : support;
  const rows = tenthsThatAddUp(
    known.map(({ weightDb }) => weightDb),
    raw,
  );
  return { prior, support, search, odds, raw, rows };
}

function dbText(card: Card, driver: DriverAssessment, name: string, value: number): string {
  return engineFigure(card, {
    id: `${driver.id}.${name}`,
    value,
    unit: 'decibans',
    text: signedText(value, 1, card.language),
    instrument: driverOf(card, driver.id).label[card.language],
  });
}

function evidenceRow(card: Card, driver: DriverAssessment, row: Evidence, db: number): string[] {
  const score = engineFigure(card, {
    id: `${driver.id}.${row.test}.score`,
    value: row.score,
    unit: 'ratio',
    text: signedText(row.score, 2, card.language),
    asOf: row.asOf,
    instrument: testWords(card, driver.id, row),
  });
  return [
    testWords(card, driver.id, row),
    cell(valueText(card, driver.id, row) ?? MISSING),
    row.asOf ? dateText(card, row.asOf) : MISSING,
    cell(score),
    cell(dbText(card, driver, `${row.test}.weight`, db)),
    blockText(card, row.block),
  ];
}

function blockText(card: Card, block: string): string {
  if (block.startsWith('own:')) return card.words.drivers.ownBlock;
  const key = `block.${block}`;
  return isMessageKey(key) ? card.writer.words(key) : block;
}

function dateText(card: Card, date: string): string {
  const sameYear = date.slice(0, 4) === card.snapshot.asOf.date.slice(0, 4);
  return (sameYear ? formatDayMonth : formatDate)(date, card.language);
}

function sumLines(card: Card, driver: DriverAssessment, sums: Sums): string[] {
  const words = card.words.drivers;
  const db = (name: string, value: number): string => dbText(card, driver, name, value);
  const search = driver.searchDb === 0 ? undefined : db('search', sums.search);
  const shared = driver.evidence.some(
    ({ block }, i, all) => !block.startsWith('own:') && all.findIndex((row) => row.block === block) !== i,
  );
  return [
    words.sum(db('prior', sums.prior), db('support', sums.support), search, db('odds_sum', sums.odds)),
    ...(sums.raw === sums.support ? [] : [words.clipped(db('raw', sums.raw), db('support', sums.support))]),
    ...(shared ? [words.blockRule] : []),
  ];
}

function missingBlock(card: Card, driver: DriverAssessment): Block[] {
  const reasonOf = (id: string): string | undefined => {
    const gap = card.snapshot.gaps.get(id);
    return gap && gapText(card, gap);
  };
  const lines = driver.evidence
    .filter(({ missing }) => missing !== undefined)
    .map((row) => {
      const reason = missingText(card, row, reasonOf);
      return `${testWords(card, driver.id, row)}${card.words.colon}${reason}`;
    });
  return lines.length === 0 ? [] : [sectionBlock('note', card.words.drivers.missing, lines)];
}

function eventsBlock(card: Card, driver: DriverAssessment): Block[] {
  const rows = driver.evidence.filter(({ kind, missing }) => kind === 'event' && missing === undefined);
  if (rows.length === 0) return [];
  const lines = rows.flatMap(({ items }) => items ?? []).map((item) => eventText(card, item));
  const words = card.words.drivers;
  return [sectionBlock('note', words.events, lines.length > 0 ? lines : [words.noEvents])];
}

function eventText(card: Card, { record, label }: EventItem): string {
  const { language, words } = card;
  if (!record) return words.drivers.calendarKinds[label ?? ''] ?? label ?? '';
  const day = (date: string): string => formatDate(date, language);
  const when =
    record.time_precision === 'day'
      ? day(record.first_public_utc.slice(0, 10))
      : instantText(record.first_public_utc, day);
  const headline = record.headline?.[language] ?? record.headline?.en ?? record.summary;
  return `${when}${words.colon}${headline} (${record.source})`;
}
