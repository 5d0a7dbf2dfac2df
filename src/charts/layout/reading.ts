import type { Point } from '../scene.ts';
import { shortLevel } from '../short-level.ts';
import type { ReadingSpec } from '../spec.ts';
import type { Theme } from '../theme.ts';
import { dayTicks, decimalsFor, niceTicks, thinned } from './axis.ts';
import { type Box, MIDDLE, type Stage } from './frame.ts';
import { dash, drawLegend, type LegendItem, swatch } from './legend.ts';

/** A line with the band in which a usual day ends, its unusual moves, dated news and the figures above it. */
export function layReading(stage: Stage, spec: ReadingSpec): void {
  const { body, sizes, theme } = stage;
  const factsHeight = spec.facts.length > 0 ? drawFacts(stage, spec) : 0;
  if (!spec.values.some((value) => value !== null)) return;
  const legend: LegendItem[] = [
    ...(spec.low.some((value) => value !== null) ? [{ text: spec.bandName, ...swatch(theme.band) }] : []),
    ...(spec.marks.length > 0 ? [{ text: spec.marksName, ...twoDots(theme) }] : []),
    ...(spec.events.length > 0 ? [{ text: spec.eventsName, ...dash(theme.muted, 10, [3, 8]) }] : []),
  ];
  const legendY = body.y + factsHeight;
  const legendHeight = legend.length > 0 ? drawLegend(stage, legend, body.x, legendY, body.width) : 0;
  const top = legendY + legendHeight + 12;
  drawPlot(stage, spec, {
    x: body.x,
    y: top,
    width: body.width,
    height: body.y + body.height - top - Math.round(sizes.small * 1.6) - NEWS_ROOM,
  });
}

/** Between the plot and its dates: marks of news. */
const NEWS_ROOM = 16;

/** Up and down, side by side. */
function twoDots(theme: Theme): Pick<LegendItem, 'width' | 'sample'> {
  return {
    width: 34,
    sample: (x, middle) => [
      { kind: 'circle', x: x + 7, y: middle, radius: 7, fill: theme.up },
      { kind: 'circle', x: x + 26, y: middle, radius: 7, fill: theme.down },
    ],
  };
}

/** The figures, in tiles. Returns the height used. */
function drawFacts(stage: Stage, spec: ReadingSpec): number {
  const { body, sizes, theme, phone } = stage;
  const count = spec.facts.length;
  const perRow = phone ? Math.ceil(count / Math.ceil(count / 3)) : count;
  const gap = 14;
  const height = Math.round(sizes.small * 1.5 + sizes.body * 1.5 + 14);
  for (const [i, { name, value }] of spec.facts.entries()) {
    const line = Math.floor(i / perRow);
    const inLine = Math.min(perRow, count - line * perRow);
    const width = (body.width - gap * (inLine - 1)) / inLine;
    const x = body.x + (i % perRow) * (width + gap);
    const y = body.y + line * (height + gap);
    stage.add({ kind: 'rect', x, y, width, height, radius: 8, fill: theme.panel });
    const inside = width - 28;
    stage.write(name, x + 14, Math.round(y + 8 + sizes.small), {
      size: sizes.small,
      colour: theme.muted,
      on: theme.panel,
      width: inside,
    });
    stage.write(value, x + 14, Math.round(y + height - 13), {
      size: Math.round(sizes.body * 1.2),
      weight: 'bold',
      on: theme.panel,
      width: inside,
    });
  }
  return Math.ceil(spec.facts.length / perRow) * (height + gap) - gap + 12;
}

function drawPlot(stage: Stage, spec: ReadingSpec, box: Box): void {
  const { theme, sizes, measure } = stage;
  const known = [...spec.values, ...spec.low, ...spec.high].filter((value) => value !== null);
  const spread = Math.max(...known) - Math.min(...known);
  const margin = spread > 0 ? spread * 0.04 : Math.abs(known[0]!) * 0.01 || 1;
  const low = Math.min(...known) - margin;
  const high = Math.max(...known) + margin;
  const ticks = niceTicks(low, high, Math.max(2, Math.min(8, Math.floor(box.height / 40))));
  const decimals = decimalsFor(ticks, spec.decimals);
  const texts = ticks.map((tick) => shortLevel(tick, { unit: spec.unit, decimals }, spec.language));
  const axisWidth = Math.max(...texts.map((text) => measure(text, sizes.small, 'regular'))) + 14;
  const lastSize = Math.round(sizes.body * 1.1);
  const lastWidth = measure(spec.lastText, lastSize, 'bold') + 22;
  const left = box.x + axisWidth;
  const right = box.x + box.width - lastWidth;
  const place = (at: number): number =>
    spec.values.length < 2 ? (left + right) / 2 : left + (at / (spec.values.length - 1)) * (right - left);
  const height = (value: number): number => box.y + ((high - value) / (high - low)) * box.height;

  for (const [i, tick] of ticks.entries()) {
    const y = height(tick);
    const zero = tick === 0 && low < 0;
    stage.add({
      kind: 'line',
      points: [
        [left, y],
        [right, y],
      ],
      stroke: zero ? theme.rule : theme.grid,
      lineWidth: zero ? 2 : 1,
    });
    stage.write(texts[i]!, left - 12, Math.round(y + sizes.small * MIDDLE), {
      size: sizes.small,
      colour: theme.muted,
      align: 'right',
    });
  }
  drawDays(stage, spec, box, place);
  drawBand(stage, spec, place, height);
  for (const at of spec.events) {
    const x = place(at);
    const foot = box.y + box.height;
    stage.add({
      kind: 'line',
      points: [
        [x, foot + 4],
        [x, foot + 14],
      ],
      stroke: theme.muted,
      lineWidth: 3,
    });
  }
  for (const points of runsOf(spec.values, place, height)) {
    stage.add({ kind: 'line', points, stroke: theme.text, lineWidth: stage.phone ? 3.5 : 3 });
  }
  for (const { at, up } of spec.marks) {
    const value = spec.values[at];
    if (value === null || value === undefined) continue;
    stage.add({
      kind: 'circle',
      x: place(at),
      y: height(value),
      radius: 6,
      fill: up ? theme.up : theme.down,
    });
  }
  drawLast(stage, spec, place, height, lastSize, box);
}

function drawDays(stage: Stage, spec: ReadingSpec, box: Box, place: (at: number) => number): void {
  const { sizes, theme, measure } = stage;
  const width = (text: string): number => measure(text, sizes.small, 'regular');
  const end = stage.body.x + stage.body.width;
  const ticks = dayTicks(spec.days, spec.language).filter((tick) => place(tick.at) + width(tick.text) <= end);
  for (const { at, text } of thinned(ticks, place, width, 22)) {
    const x = place(at);
    stage.add({
      kind: 'line',
      points: [
        [x, box.y + box.height + NEWS_ROOM],
        [x, box.y + box.height + NEWS_ROOM + 7],
      ],
      stroke: theme.rule,
      lineWidth: 1,
    });
    stage.write(text, x, Math.round(box.y + box.height + NEWS_ROOM + sizes.small * 1.35), {
      size: sizes.small,
      colour: theme.muted,
    });
  }
}

function drawBand(
  stage: Stage,
  spec: ReadingSpec,
  place: (at: number) => number,
  height: (value: number) => number,
): void {
  const highs = runsOf(spec.high, place, height);
  const lows = runsOf(spec.low, place, height);
  for (const [i, upper] of highs.entries()) {
    const lower = lows[i];
    if (!lower || upper.length < 2) continue;
    stage.add({ kind: 'polygon', points: [...upper, ...lower.toReversed()], fill: stage.theme.band });
  }
}

/** Stretches without gaps, as points. */
function runsOf(
  values: readonly (number | null)[],
  place: (at: number) => number,
  height: (value: number) => number,
): Point[][] {
  const runs: Point[][] = [];
  let open = false;
  for (const [at, value] of values.entries()) {
    if (value === null) {
      open = false;
      continue;
    }
    if (!open) runs.push([]);
    runs.at(-1)!.push([place(at), height(value)]);
    open = true;
  }
  return runs;
}

function drawLast(
  stage: Stage,
  spec: ReadingSpec,
  place: (at: number) => number,
  height: (value: number) => number,
  size: number,
  box: Box,
): void {
  const at = spec.values.findLastIndex((value) => value !== null);
  const x = place(at);
  const y = height(spec.values[at]!);
  const mark = spec.marks.find((candidate) => candidate.at === at);
  const colour = mark ? (mark.up ? stage.theme.up : stage.theme.down) : stage.theme.text;
  stage.add({
    kind: 'circle',
    x,
    y,
    radius: 9,
    fill: colour,
    stroke: stage.theme.background,
    lineWidth: 3,
  });
  const baseline = Math.min(box.y + box.height, Math.max(box.y + size, y + size * MIDDLE));
  stage.write(spec.lastText, x + 18, Math.round(baseline), { size, weight: 'bold', colour });
}
