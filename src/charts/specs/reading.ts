import { MISSING } from '../../answer/cards/card.ts';
import { indicatorNamed } from '../../answer/cards/indicator.ts';
import {
  changeText,
  hasLevel,
  isDaily,
  levelText,
  percentileText,
  sigmasText,
} from '../../answer/cards/reading-figures.ts';
import { formatChange, formatDate } from '../../answer/format.ts';
import { falsifierLabel } from '../../answer/scored-view.ts';
import type { Indicator } from '../../indicators/indicator.ts';
import { rawChange, robustSigma, SIGMA_SESSIONS, sigmaAt } from '../../snapshot/changes.ts';
import type { Path, Reading } from '../../snapshot/snapshot.ts';
import { isoOf } from '../../time/dates.ts';
import { shortLevel, shortSum } from '../short-level.ts';
import type { ReadingSpec } from '../spec.ts';
import {
  frame,
  type PictureParts,
  plain,
  type Sketch,
  sketchOf,
  unsigned,
  type WindowedPictureOptions,
} from './frame.ts';

export interface ReadingPictureOptions extends WindowedPictureOptions {
  /** How far back, in sessions or releases. Default 120. */
  readonly sessions?: 120 | 250;
}

const SESSIONS = 120;
/** Half the width of the normal band, in usual moves. About one day in ten ends outside it. */
const BAND_MOVES = 2;
/** From here on a move is marked. */
const MARKED_MOVES = 3;

/**
 * One reading with its normal band: around the close before, two usual moves to each side, as known then.
 * Undefined when it has no value on that day: there is nothing to draw.
 * @throws InputError for a name that no indicator has, NoDataError for a day without data.
 */
export function readingPicture(
  bot: PictureParts,
  name: string,
  options: ReadingPictureOptions = {},
): ReadingSpec | undefined {
  const sketch = sketchOf(bot, options);
  const { card, words } = sketch;
  const indicator = indicatorNamed(card, name);
  const reading = card.snapshot.readings.get(indicator.id);
  if (!reading || !(reading.path ?? reading.recent)) return undefined;
  const daily = isDaily(indicator);
  const count = options.sessions ?? SESSIONS;
  const series = seriesOf(sketch, indicator, reading, count);
  const level = hasLevel(indicator, bot.registry);
  // Instruments are named by their publishers, in English.
  const instrument =
    card.language === 'en' ? reading.instrument : falsifierLabel(indicator.id, bot.registry, card.language);
  const what = level ? instrument : `${instrument}${card.words.comma}${words.reading.sinceFirst}`;
  const subtitle = (daily ? words.reading.subtitle : words.reading.subtitleReleases)(
    series.days.length,
    what,
  );
  const facts = factsOf(sketch, indicator, reading);
  const lastText =
    shownLevel(sketch, indicator, reading) ??
    formatChange(series.values.at(-1) ?? 0, 'percent', card.language);
  return {
    kind: 'reading',
    ...frame(sketch, {
      title: titleOf(sketch, indicator, reading, options),
      subtitle,
      readings: [reading],
      lines: facts.map((fact) => `${fact.name}${card.words.colon}${fact.value}`),
    }),
    ...series,
    lastText,
    facts,
  };
}

function shownLevel(
  { card }: Pick<Sketch, 'card'>,
  indicator: Indicator,
  reading: Reading,
): string | undefined {
  return hasLevel(indicator, card.bot.registry)
    ? shortLevel(reading.value, indicator, card.language)
    : undefined;
}

function titleOf(
  sketch: Sketch,
  indicator: Indicator,
  reading: Reading,
  options: ReadingPictureOptions,
): string {
  const { card, words } = sketch;
  const daily = isDaily(indicator);
  const label = card.writer.label(indicator.id);
  const spans = daily ? [options.window ?? 1, 1, 3, 5, 20] : [1, 4];
  const span = spans.find((candidate) => reading.changes[candidate]);
  const change = span === undefined ? undefined : plain(changeText(card, reading, span, daily));
  if (span === undefined || change === undefined)
    return words.reading.stands(label, plain(levelText(card, indicator)) ?? MISSING);
  const counted = (daily ? card.words.sessions : card.words.releases)(span);
  const over = span === 1 && daily ? '' : words.reading.over(counted);
  if (!/[1-9]/.test(change)) return words.reading.unchanged(label, over);
  const z = reading.z[span];
  if (z !== undefined && Math.abs(z) < 1) return words.reading.withinUsual(label, change, over);
  const moves = plain(sigmasText(card, reading, span));
  return words.reading.moved(
    label,
    reading.changes[span]!.value > 0,
    unsigned(change),
    moves === undefined ? undefined : unsigned(moves),
    over,
  );
}

function factsOf({ card, words }: Sketch, indicator: Indicator, reading: Reading): ReadingSpec['facts'] {
  const daily = isDaily(indicator);
  const spans = daily ? [1, 5, 20] : [1, 4];
  const level = shownLevel({ card }, indicator, reading);
  const percentile = plain(percentileText(card, reading));
  return [
    ...(level === undefined ? [] : [{ name: words.reading.level, value: level }]),
    ...spans.flatMap((span) => {
      const change =
        shortSum(reading.changes[span], card.language) ?? plain(changeText(card, reading, span, daily));
      const name = (daily ? card.words.sessions : card.words.releases)(span);
      return change === undefined ? [] : [{ name, value: change }];
    }),
    // A value from before the day that is read must not look like one of that day.
    ...(reading.observationDate < card.snapshot.asOf.date
      ? [{ name: card.words.columns.asOf, value: formatDate(reading.observationDate, card.language) }]
      : []),
    ...(percentile === undefined ? [] : [{ name: words.reading.percentile, value: percentile }]),
  ];
}

type Series = Pick<
  ReadingSpec,
  | 'days'
  | 'values'
  | 'low'
  | 'high'
  | 'marks'
  | 'events'
  | 'unit'
  | 'decimals'
  | 'bandName'
  | 'marksName'
  | 'eventsName'
>;

function emptySeries({ words }: Sketch, { unit, decimals }: Indicator): Series {
  const { band, marks, events } = words.reading;
  return {
    days: [],
    values: [],
    low: [],
    high: [],
    marks: [],
    events: [],
    unit,
    decimals,
    bandName: band,
    marksName: marks,
    eventsName: events,
  };
}

function seriesOf(sketch: Sketch, indicator: Indicator, reading: Reading, count: number): Series {
  const { card } = sketch;
  const daily = reading.path !== undefined;
  const path = (reading.path ?? reading.recent)!;
  const last = path.values.length - 1;
  const first = Math.max(0, last - count + 1);
  const level = hasLevel(indicator, card.bot.registry);
  const days: string[] = [];
  const values: (number | null)[] = [];
  const low: (number | null)[] = [];
  const high: (number | null)[] = [];
  const marks: { at: number; up: boolean }[] = [];
  // Values adjusted for dividends are no prices: shown as change since the first day that has one.
  let base: number | undefined;
  for (let i = first; i <= last; i++) {
    const value = path.values[i]!;
    if (Number.isFinite(value)) base ??= value;
    const shown = (raw: number): number | null =>
      !Number.isFinite(raw) || base === undefined ? null : level ? raw : (raw / base - 1) * 100;
    const at = days.length;
    days.push(isoOf(daily ? card.snapshot.sessions[i]! : path.days[i]!));
    values.push(shown(value));
    const before = path.values[i - 1] ?? Number.NaN;
    const sigma = sigmaBefore(sketch, indicator, path, i, daily);
    const bounds = sigma === undefined ? undefined : boundsOf(indicator, before, sigma);
    low.push(bounds ? shown(bounds[0]) : null);
    high.push(bounds ? shown(bounds[1]) : null);
    const change = rawChange(indicator.change, indicator.unit, before, value);
    if (sigma !== undefined && Math.abs(change) >= MARKED_MOVES * sigma) marks.push({ at, up: change > 0 });
  }
  return {
    ...emptySeries(sketch, indicator),
    days,
    values: values.map(short),
    low: low.map(short),
    high: high.map(short),
    marks,
    events: daily ? eventsOf(sketch, days) : [],
    ...(daily ? {} : { bandName: sketch.words.reading.bandReleases }),
    ...(level ? {} : { unit: 'percent' as const, decimals: 0 }),
  };
}

/** What was usual before an observation, by the engine's own rule. */
function sigmaBefore(
  { card }: Sketch,
  indicator: Indicator,
  path: Path,
  at: number,
  daily: boolean,
): number | undefined {
  if (at < 1) return undefined;
  if (daily) return sigmaAt(path, card.snapshot.sessions, indicator.change, indicator.unit, at - 1);
  const changes: number[] = [];
  for (let i = Math.max(1, at - SIGMA_SESSIONS); i < at; i++) {
    const change = rawChange(indicator.change, indicator.unit, path.values[i - 1]!, path.values[i]!);
    if (Number.isFinite(change)) changes.push(change);
  }
  return robustSigma(changes);
}

function boundsOf(indicator: Indicator, before: number, sigma: number): readonly [number, number] {
  const half = BAND_MOVES * sigma;
  if (indicator.change === 'return') return [before * Math.exp(-half), before * Math.exp(half)];
  const scale = indicator.change === 'basis-points' && indicator.unit !== 'basis-points' ? 100 : 1;
  return [before - half / scale, before + half / scale];
}

/** Sessions on which dated news came out; what came on a closed day counts for the next session. */
function eventsOf({ card }: Sketch, days: readonly string[]): number[] {
  const { asOf } = card.snapshot;
  const found = new Set<number>();
  for (const { publicMs } of card.bot.feed.records) {
    if (publicMs > asOf.triggersByMs) continue;
    const day = new Date(publicMs).toISOString().slice(0, 10);
    if (day < days[0]!) continue;
    const at = days.findIndex((session) => session >= day);
    if (at >= 0) found.add(at);
  }
  return [...found].sort((a, b) => a - b);
}

/** Six digits are more than any pixel shows. */
function short(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(6));
}
