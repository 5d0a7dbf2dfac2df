import { FAMILIES, type Indicator } from '../../indicators/indicator.ts';
import { isLiveOnly } from '../../indicators/registry.ts';
import type { Reading } from '../../snapshot/snapshot.ts';
import type { Answer, Block } from '../answer.ts';
import { formatDate, formatDayMonth } from '../format.ts';
import {
  answerOf,
  type Card,
  cell,
  countFigure,
  MISSING,
  sectionBlock,
  tableBlock,
  verdictBlock,
} from './card.ts';
import { changeText, gapText, isDaily, levelText, sigmasText } from './reading-figures.ts';

const SLOWER = '*';

/** The snapshot by family, with the gaps and their reasons. */
export function boardCard(card: Card): Answer {
  const { snapshot, words, bot } = card;
  const tables = FAMILIES.flatMap((family): Block[] => {
    const rows = bot.registry.all.flatMap((indicator) => {
      const reading = snapshot.readings.get(indicator.id);
      return indicator.family === family && reading ? [rowOf(card, reading)] : [];
    });
    const columns = ['indicator', 'level', 'oneSession', 'fiveSessions', 'usualMoves', 'asOf'] as const;
    return rows.length === 0 ? [] : [tableBlock(card, words.families[family], columns, rows)];
  });
  const shown = shownIndicators(card);
  const gaps = shown
    .flatMap(({ id }) => snapshot.gaps.get(id) ?? [])
    .map((gap) => `${card.writer.label(gap.id)}${words.colon}${gapText(card, gap)}`);
  const board = words.board;
  return answerOf(card, 'snapshot', [
    verdictBlock(verdictText(card)),
    ...tables,
    ...(gaps.length === 0 ? [] : [sectionBlock('note', board.gaps, gaps)]),
    sectionBlock('help', words.note, [board.releases, board.noLevel, board.more]),
  ]);
}

/** A recorded history cannot hold what is read live only: that is no gap of the day. */
function shownIndicators({ snapshot, bot }: Card): readonly Indicator[] {
  return bot.registry.all.filter((indicator) => snapshot.mode === 'live' || !isLiveOnly(indicator));
}

function verdictText(card: Card): string {
  const { snapshot, words, bot } = card;
  const counted = shownIndicators(card).length;
  const text = words.board.verdict(
    countFigure(card, 'board.known', snapshot.readings.size, snapshot.label),
    countFigure(card, 'board.indicators', counted, snapshot.label),
  );
  const largest = bot.framework.panel
    .flatMap((id) => snapshot.readings.get(id) ?? [])
    .filter(({ z }) => z[1] !== undefined)
    .sort((a, b) => Math.abs(b.z[1]!) - Math.abs(a.z[1]!))[0];
  const change = largest && changeText(card, largest, 1, true);
  const sigmas = largest && sigmasText(card, largest, 1);
  if (!largest || !change || !sigmas) return text;
  return text + words.board.largest(card.writer.label(largest.id), change, sigmas);
}

function rowOf(card: Card, reading: Reading): string[] {
  const indicator = card.bot.registry.get(reading.id)!;
  const daily = isDaily(indicator);
  const change = (span: number): string => {
    const text = changeText(card, reading, span, daily);
    return text === undefined ? MISSING : cell(text) + (daily ? '' : SLOWER);
  };
  const sameYear = reading.observationDate.slice(0, 4) === card.snapshot.asOf.date.slice(0, 4);
  return [
    card.writer.label(reading.id),
    cell(levelText(card, indicator) ?? MISSING),
    change(1),
    change(daily ? 5 : 4),
    cell(sigmasText(card, reading, 1) ?? MISSING),
    (sameYear ? formatDayMonth : formatDate)(reading.observationDate, card.language),
  ];
}
