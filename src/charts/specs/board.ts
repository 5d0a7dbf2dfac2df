import { MISSING } from '../../answer/cards/card.ts';
import { changeText, hasLevel, isDaily, sigmasText } from '../../answer/cards/reading-figures.ts';
import { formatDate, formatDayMonth } from '../../answer/format.ts';
import { indicatorsOfTest } from '../../assessment/framework.ts';
import { FAMILIES, type Family } from '../../indicators/indicator.ts';
import type { Reading } from '../../snapshot/snapshot.ts';
import { shortLevel, shortSum } from '../short-level.ts';
import type { BoardSpec } from '../spec.ts';
import {
  frame,
  type PictureOptions,
  type PictureParts,
  plain,
  rounded,
  type Sketch,
  sketchOf,
  unsigned,
} from './frame.ts';

type FamilyRow = BoardSpec['families'][number];

/** Every indicator by family as a coloured square, and the largest move of each family as a line. */
export function boardPicture(bot: PictureParts, options: PictureOptions = {}): BoardSpec {
  const sketch = sketchOf(bot, options);
  const { card, words } = sketch;
  const { columns } = card.words;
  const mainOnes = mainOf(card);
  const families = FAMILIES.flatMap((family): FamilyRow[] => familyRow(sketch, mainOnes, family));
  const largest = largestOf(
    bot.framework.panel.flatMap((id) => card.snapshot.readings.get(id) ?? []),
    card.snapshot.asOf.date,
  );
  const change = largest && plain(changeText(card, largest, 1, true));
  const moves = largest && plain(sigmasText(card, largest, 1));
  const title =
    largest && change && moves
      ? card.words.board
          .largest(card.writer.label(largest.id), change, unsigned(moves))
          .trim()
          .replace(/[.。]$/, '')
      : card.snapshot.readings.size === 0
        ? words.board.noLargest
        : card.words.board
            .verdict(String(card.snapshot.readings.size), String(bot.registry.all.length))
            .replace(/[.。]$/, '');
  return {
    kind: 'board',
    ...frame(sketch, {
      title,
      subtitle: words.board.subtitle(card.snapshot.readings.size, bot.registry.all.length),
      readings: [...card.snapshot.readings.values()],
      lines: families.map(({ name, row, missing }) => {
        const text = row ? `${row.indicator} ${row.one}` : missing;
        return `${name}${card.words.colon}${text}`;
      }),
      note: words.board.note,
    }),
    columns: {
      family: words.board.everyIndicator,
      indicator: words.board.largestMove,
      level: columns.level,
      one: columns.oneSession,
      five: columns.fiveSessions,
      moves: columns.usualMoves,
      asOf: columns.asOf,
    },
    families,
    legend: {
      down: words.board.down,
      usual: words.board.usual,
      up: words.board.up,
      gap: words.board.gap,
    },
  };
}

/**
 * What the panel and the tests of the framework look at. The rest is much the same thing again (futures
 * beside the fund) or a difference of two.
 */
function mainOf({ bot }: Sketch['card']): ReadonlySet<string> {
  const { panel, drivers } = bot.framework;
  return new Set([...panel, ...drivers.flatMap(({ tests }) => tests.flatMap(indicatorsOfTest))]);
}

function familyRow(sketch: Sketch, mainOnes: ReadonlySet<string>, family: Family): FamilyRow[] {
  const { card, words } = sketch;
  const members = card.bot.registry.all.filter((indicator) => indicator.family === family);
  if (members.length === 0) return [];
  const cells = members.map(({ id }) => {
    const reading = card.snapshot.readings.get(id);
    const z = reading?.z[1];
    return { z: z === undefined ? null : rounded(z), known: reading !== undefined };
  });
  const known = members.flatMap(({ id }) => card.snapshot.readings.get(id) ?? []);
  const main = known.filter(({ id, z }) => z[1] !== undefined && mainOnes.has(id));
  const shown = largestOf(main.length > 0 ? main : known, card.snapshot.asOf.date);
  const name = card.words.families[family];
  return [{ name, cells, ...(shown ? { row: rowOf(sketch, shown) } : { missing: words.board.noValue }) }];
}

/** By the move of one session in usual moves; where nothing has one, the newest value. */
function largestOf(readings: readonly Reading[], session: string): Reading | undefined {
  const size = ({ z, observationDate }: Reading): number =>
    // A value of an earlier day is no move of this one.
    z[1] === undefined ? -1 : Math.abs(z[1]) - (observationDate < session ? 1e-6 : 0);
  return [...readings].sort(
    (a, b) =>
      size(b) - size(a) ||
      (a.observationDate < b.observationDate ? 1 : a.observationDate > b.observationDate ? -1 : 0),
  )[0];
}

/** After the changes of slower series, as in the table of the board. */
const SLOWER = '*';

function rowOf({ card }: Sketch, reading: Reading): NonNullable<FamilyRow['row']> {
  const indicator = card.bot.registry.get(reading.id)!;
  const daily = isDaily(indicator);
  const change = (span: number): string => {
    const text =
      shortSum(reading.changes[span], card.language) ?? plain(changeText(card, reading, span, daily));
    return text === undefined ? MISSING : text + (daily ? '' : SLOWER);
  };
  const sameYear = reading.observationDate.slice(0, 4) === card.snapshot.asOf.date.slice(0, 4);
  const z = reading.z[1];
  return {
    indicator: card.writer.label(reading.id),
    level: hasLevel(indicator, card.bot.registry)
      ? shortLevel(reading.value, indicator, card.language)
      : MISSING,
    one: change(1),
    five: change(daily ? 5 : 4),
    z: z === undefined ? null : rounded(z),
    moves: plain(sigmasText(card, reading, 1)) ?? MISSING,
    asOf: (sameYear ? formatDayMonth : formatDate)(reading.observationDate, card.language),
    older: reading.observationDate < card.snapshot.asOf.date,
  };
}
