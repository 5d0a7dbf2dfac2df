import { changeText, zText } from '../../answer/cards/reading-figures.ts';
import { formatChange } from '../../answer/format.ts';
import { unusualnessPhrase } from '../../answer/judgement.ts';
import type { Assessment } from '../../assessment/assessment.ts';
import type { CrossAssetSpec } from '../spec.ts';
import {
  assessmentFor,
  frame,
  type PictureParts,
  plain,
  rounded,
  type Sketch,
  sketchOf,
  unsigned,
  type WindowedPictureOptions,
} from './frame.ts';

/** Shown beside the panel: what people look at first when it moves. */
const BESIDE = ['ndx', 'dollar', 'usdjpy', 'us10y', 'vix'] as const;

/** Bars of the picture end here and the number goes on: one wild move must not make the others invisible. */
const LONGEST_BAR = 8;

type Row = CrossAssetSpec['groups'][number]['rows'][number];

/** Moves of the panel and a few more in usual moves, largest rise first. */
export function crossAssetPicture(bot: PictureParts, options: WindowedPictureOptions = {}): CrossAssetSpec {
  const sketch = sketchOf(bot, options);
  const { card, words } = sketch;
  const assessment = assessmentFor(sketch, options.window);
  const { window } = assessment;
  const panel = assessment.unusualness.panel.map(({ id }) => id);
  const beside = BESIDE.filter((id) => !panel.includes(id) && bot.registry.get(id));
  const ids = [...panel, ...beside];
  const rowsOf = (list: readonly string[]): Row[] =>
    list.flatMap((id): Row[] => rowOf(sketch, assessment, id)).sort((a, b) => b.z - a.z);
  const groups = [
    { name: words.cross.panel(panel.length), rows: rowsOf(panel) },
    { name: words.cross.beside, rows: rowsOf(beside) },
  ].filter((group) => group.rows.length > 0);
  const rows = groups.flatMap((group) => group.rows);
  return {
    kind: 'cross-asset',
    ...frame(sketch, {
      title: titleOf(sketch, assessment),
      subtitle: words.cross.subtitle(card.words.sessions(window)),
      readings: ids.map((id) => card.snapshot.readings.get(id)),
      lines: rows.map(({ name, change, moves }) => `${name} ${change} (${moves})`),
      ...(rows.some(({ z }) => Math.abs(z) > LONGEST_BAR) ? { note: words.cross.note } : {}),
    }),
    groups,
    longest: LONGEST_BAR,
    bandName: words.cross.band,
    columns: { change: card.words.columns.change, moves: card.words.columns.usualMoves },
  };
}

function rowOf({ card }: Sketch, assessment: Assessment, id: string): Row[] {
  const { window } = assessment;
  const reading = card.snapshot.readings.get(id);
  const move = assessment.unusualness.panel.find((candidate) => candidate.id === id);
  const z = move?.z ?? reading?.z[window];
  if (!reading || z === undefined) return [];
  const change =
    plain(changeText(card, reading, window, true)) ??
    (move ? formatChange(move.change, move.unit, card.language) : undefined);
  if (change === undefined) return [];
  return [
    { name: card.writer.label(id), z: rounded(z), moves: plain(zText(card, reading, window, z))!, change },
  ];
}

function titleOf({ card, words }: Sketch, assessment: Assessment): string {
  const { unusualness, window } = assessment;
  const { everythingFalls, nothingFalls, word, down, available, maxAsset } = unusualness;
  if (everythingFalls) return words.cross.everything(down, available);
  const reading = card.snapshot.readings.get(maxAsset);
  const move = unusualness.panel.find(({ id }) => id === maxAsset);
  if (!reading || !move) return unusualnessPhrase(assessment, card.language);
  const name = card.writer.label(maxAsset);
  const moves = unsigned(plain(zText(card, reading, window, move.z))!);
  if (word === 'ordinary') return words.cross.ordinary(name, moves);
  const change =
    plain(changeText(card, reading, window, true)) ?? formatChange(move.change, move.unit, card.language);
  return (nothingFalls ? words.cross.nothing : words.cross.notEverything)(name, change, moves);
}
