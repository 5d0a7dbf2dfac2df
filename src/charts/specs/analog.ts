import { episodeNamed } from '../../answer/cards/analog.ts';
import { signedText } from '../../answer/cards/card.ts';
import { formatDate, formatLevel, formatNumber } from '../../answer/format.ts';
import type { Analog, Likeness } from '../../assessment/assessment.ts';
import type { AnalogSpec } from '../spec.ts';
import {
  assessmentFor,
  frame,
  type PictureParts,
  rounded,
  type Sketch,
  sketchOf,
  type WindowedPictureOptions,
} from './frame.ts';

/** Likeness counts moves up to this many usual moves (analogs.ts). */
const MOVE_CAP = 8;

/**
 * The day beside its nearest episode, or beside one that is named. Undefined when they cannot be compared.
 * @throws InputError for a name that no episode has.
 */
export function analogPicture(
  bot: PictureParts,
  name: string | undefined,
  options: WindowedPictureOptions = {},
): AnalogSpec | undefined {
  const sketch = sketchOf(bot, options);
  const { card, words } = sketch;
  const wanted = name === undefined ? undefined : episodeNamed(card, name);
  const assessment = assessmentFor(sketch, options.window);
  const shown = wanted
    ? bot.analogs.compare(card.snapshot, assessment.window, wanted.id)
    : assessment.analogs[0];
  if (!shown) return undefined;
  const { likeness } = shown;
  const rows = likeness
    .filter(({ unit }) => unit === 'sigma')
    .map((line) => rowOf(sketch, line))
    .sort((a, b) => a.today - b.today);
  const text = titleOf(sketch, shown, wanted !== undefined);
  const readings = likeness.map(({ axis }) => card.snapshot.readings.get(axis.replace(/ (move|level)$/, '')));
  return {
    kind: 'analog',
    ...frame(sketch, {
      title: text.replace(/[.。]$/, ''),
      subtitle: words.analog.subtitle,
      readings: [...new Set(readings)],
      lines: rows.map((row) => `${row.name} ${row.todayText} / ${row.pastText}`),
      note: card.words.analog.smallSample,
    }),
    today: `${card.words.columns.today} (${formatDate(card.snapshot.asOf.date, card.language)})`,
    past: nameOf(sketch, shown.id),
    rows,
    limit: MOVE_CAP,
    levels: likeness.filter(({ unit }) => unit === 'level').map((line) => levelOf(sketch, line)),
    levelsName: words.analog.levels,
    alikeNames: { yes: words.analog.alike, no: words.analog.unlike },
  };
}

function nameOf({ card }: Sketch, id: string): string {
  const episode = card.bot.analogs.episodes.find((candidate) => candidate.id === id)!;
  return card.words.analog.named(episode.name[card.language], formatDate(episode.date, card.language));
}

function titleOf(sketch: Sketch, shown: Analog, wanted: boolean): string {
  const { analog } = sketch.card.words;
  const name = nameOf(sketch, shown.id);
  const distance = formatNumber(shown.distance, 2, sketch.card.language);
  if (wanted) return analog.compared(name, distance, shown.close);
  return (shown.close ? analog.closest : analog.none)(name, distance);
}

function rowOf({ card }: Sketch, { axis, today, past, like }: Likeness): AnalogSpec['rows'][number] {
  // A move at the cap is known only to be at least that.
  const text = (value: number): string =>
    (Math.abs(value) < MOVE_CAP ? '' : value < 0 ? '≤' : '≥') + signedText(value, 1, card.language);
  return {
    name: card.writer.label(axis.replace(/ move$/, '')),
    today: rounded(today),
    past: rounded(past),
    todayText: text(today),
    pastText: text(past),
    alike: like,
  };
}

function levelOf({ card }: Sketch, { axis, today, past }: Likeness): AnalogSpec['levels'][number] {
  const id = axis.replace(/ level$/, '');
  const indicator = card.bot.registry.get(id)!;
  const text = (value: number): string => formatLevel(value, indicator, card.language);
  return { name: card.writer.label(id), today: text(today), past: text(past) };
}
