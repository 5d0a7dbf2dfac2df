import { fitted, wrapped } from '../scene.ts';
import type { BoardSpec } from '../spec.ts';
import { heatColour, inkOn } from '../theme.ts';
import { MIDDLE, type Stage } from './frame.ts';
import { dash, drawLegend, swatch } from './legend.ts';

type Family = BoardSpec['families'][number];
type Row = NonNullable<Family['row']>;
type Field = 'level' | 'one' | 'five' | 'moves' | 'asOf';

const FIELDS: readonly Field[] = ['level', 'one', 'five', 'moves', 'asOf'];
const GAP = 18;
const CELL_GAP = 2;

interface Column {
  readonly field: Field;
  readonly right: number;
  readonly width: number;
}

/** A table by family: a square for every indicator, and the figures of the one that moved most. */
export function layBoard(stage: Stage, spec: BoardSpec): void {
  const { body, theme, phone } = stage;
  const legend = [
    { text: spec.legend.down, ...swatch(heatColour(theme, -3)) },
    { text: spec.legend.usual, ...swatch(theme.panel, theme.rule) },
    { text: spec.legend.up, ...swatch(heatColour(theme, 3)) },
    { text: spec.legend.gap, ...dash(theme.faded, 4) },
  ];
  const legendHeight = drawLegend(stage, legend, body.x, body.y, body.width);
  const columns = columnsOf(stage, spec);
  const left = columns[0]!.right - columns[0]!.width - GAP;
  const headY = body.y + legendHeight + 4;
  const headHeight = drawHead(stage, spec, columns, headY, left);
  const top = headY + headHeight + 6;
  const height = (body.y + body.height - top) / Math.max(1, spec.families.length);
  for (const [i, family] of spec.families.entries()) {
    const y = top + i * height;
    stage.add({
      kind: 'line',
      points: [
        [body.x, y],
        [body.x + body.width, y],
      ],
      stroke: theme.grid,
      lineWidth: 1,
    });
    if (phone) drawTall(stage, family, columns, y, height, left);
    else drawFlat(stage, spec, family, columns, y, height, left);
  }
}

function sizeOf({ sizes, phone }: Stage): number {
  return phone ? sizes.small + 1 : sizes.body - 1;
}

/** As wide as what stands in them, from the right edge. */
function columnsOf(stage: Stage, spec: BoardSpec): Column[] {
  const size = sizeOf(stage);
  const rows = spec.families.flatMap(({ row }) => row ?? []);
  let right = stage.body.x + stage.body.width;
  const columns: Column[] = [];
  for (const field of [...FIELDS].reverse()) {
    const longestWord = Math.max(
      ...spec.columns[field].split(/\s+/).map((word) => stage.measure(word, stage.sizes.small, 'regular')),
    );
    const padding = field === 'moves' ? 20 : 0;
    const widest = Math.max(0, ...rows.map((row) => stage.measure(row[field], size, 'regular')));
    const width = Math.max(longestWord, widest + padding);
    columns.push({ field, right, width });
    right -= width + GAP;
  }
  return columns.reverse();
}

function drawHead(
  stage: Stage,
  spec: BoardSpec,
  columns: readonly Column[],
  y: number,
  left: number,
): number {
  const { sizes, theme, measure, body, phone } = stage;
  const size = sizes.small;
  const line = Math.round(size * 1.2);
  const texts = columns.map(({ field, width }) =>
    wrapped(measure, spec.columns[field], width + GAP / 2, size, 'regular', 2),
  );
  const most = Math.max(...texts.map(({ length }) => length));
  for (const [i, lines] of texts.entries()) {
    for (const [j, text] of lines.entries()) {
      stage.write(text, columns[i]!.right, y + line * (most - lines.length + j + 1) - 5, {
        size,
        colour: theme.muted,
        align: 'right',
      });
    }
  }
  const base = y + line * most - 5;
  const level = columns[0]!;
  const free = left + level.width - measure(spec.columns.level, size, 'regular');
  const options = { size, colour: theme.muted };
  if (phone) {
    const both = `${spec.columns.family} · ${spec.columns.indicator}`;
    stage.write(both, body.x, base, { ...options, width: free - body.x });
  } else {
    const x = indicatorLeft(stage, spec, left);
    stage.write(spec.columns.family, body.x, base, { ...options, width: familyRoom(stage, spec) });
    stage.write(spec.columns.indicator, x, base, { ...options, width: free - x });
  }
  return line * most + 4;
}

/** Cells of a family with few members; more members share the same room. */
const TALL_CELL = 24;
const FLAT_WIDTH = 6;
const FLAT_HEIGHT = 16;
const FLAT_ROOM = 150;
/** A family of thirty can still be told apart in it. */
const LEAST_FLAT_ROOM = 80;
/** A name is cut before this, but never below it: less tells nothing. */
const WANTED_NAME = 230;
const LEAST_NAME = 90;

function familyRoom(stage: Stage, spec: BoardSpec): number {
  const size = sizeOf(stage);
  return Math.min(230, Math.max(...spec.families.map(({ name }) => stage.measure(name, size, 'bold'))));
}

/** The squares give way to names, where headings or figures of a language are wide. */
function flatRoom(stage: Stage, spec: BoardSpec, left: number): number {
  const size = sizeOf(stage);
  const names = spec.families.map(({ row }) => (row ? stage.measure(row.indicator, size, 'regular') : 0));
  const wanted = Math.min(WANTED_NAME, Math.max(...names));
  const free = left - stage.body.x - familyRoom(stage, spec) - 2 * GAP - wanted;
  return Math.max(LEAST_FLAT_ROOM, Math.min(FLAT_ROOM, free));
}

function indicatorLeft(stage: Stage, spec: BoardSpec, left: number): number {
  return stage.body.x + familyRoom(stage, spec) + GAP + flatRoom(stage, spec, left) + GAP;
}

function drawFlat(
  stage: Stage,
  spec: BoardSpec,
  family: Family,
  columns: readonly Column[],
  y: number,
  height: number,
  left: number,
): void {
  const size = sizeOf(stage);
  const room = familyRoom(stage, spec);
  const baseline = Math.round(y + height / 2 + size * MIDDLE);
  stage.write(family.name, stage.body.x, baseline, { size, weight: 'bold', width: room });
  const high = Math.min(FLAT_HEIGHT, height - 6);
  const step = Math.min(FLAT_WIDTH + CELL_GAP, flatRoom(stage, spec, left) / family.cells.length);
  drawCells(stage, family, stage.body.x + room + GAP, y + (height - high) / 2, step, high);
  const x = indicatorLeft(stage, spec, left);
  drawRow(stage, family, columns, x, left - x, y, height);
}

function drawTall(
  stage: Stage,
  family: Family,
  columns: readonly Column[],
  y: number,
  height: number,
  left: number,
): void {
  const { body } = stage;
  const size = sizeOf(stage);
  const half = height / 2;
  const high = Math.min(TALL_CELL, half - 8);
  const nameWidth = stage.measure(family.name, size, 'bold');
  const step = Math.min(high + CELL_GAP, (body.width - nameWidth - 2 * GAP) / family.cells.length);
  const x = body.x + body.width - family.cells.length * step + CELL_GAP;
  stage.write(family.name, body.x, Math.round(y + half / 2 + 3 + size * MIDDLE), { size, weight: 'bold' });
  drawCells(stage, family, x, y + 6, step, high);
  drawRow(stage, family, columns, body.x, left - body.x, y + half - 1, half);
}

function drawCells(
  stage: Stage,
  { cells }: Family,
  x: number,
  y: number,
  step: number,
  height: number,
): void {
  const { theme } = stage;
  const width = step > 2 * CELL_GAP ? step - CELL_GAP : step * 0.6;
  for (const [i, { z, known }] of cells.entries()) {
    stage.add({
      kind: 'rect',
      x: x + i * step,
      // Without a value there is only a short stroke.
      y: known ? y : y + height / 2 - 2,
      width,
      height: known ? height : 4,
      radius: Math.min(2, width / 3),
      fill: known ? heatColour(theme, z) : theme.faded,
      ...(known && heatColour(theme, z) === theme.panel ? { stroke: theme.rule, lineWidth: 1 } : {}),
    });
  }
}

function drawRow(
  stage: Stage,
  family: Family,
  columns: readonly Column[],
  x: number,
  room: number,
  y: number,
  height: number,
): void {
  const { theme } = stage;
  const size = sizeOf(stage);
  const baseline = Math.round(y + height / 2 + size * MIDDLE);
  const { row } = family;
  if (!row) {
    stage.write(family.missing ?? '', x, baseline, { size, colour: theme.muted, width: room });
    return;
  }
  // A short level leaves room to a long name; a long one is cut rather than the name be lost.
  const level = columns[0]!;
  const levelRoom = Math.max(0, room + level.width - LEAST_NAME);
  const shown = fitted(stage.measure, row.level, levelRoom, size, 'regular');
  const free = room + level.width - stage.measure(shown, size, 'regular');
  stage.write(row.indicator, x, baseline, { size, width: free });
  for (const column of columns) drawField(stage, { ...row, level: shown }, column, y, height, baseline);
}

function drawField(
  stage: Stage,
  row: Row,
  column: Column,
  y: number,
  height: number,
  baseline: number,
): void {
  const { theme } = stage;
  const size = sizeOf(stage);
  const text = row[column.field];
  if (column.field !== 'moves') {
    // The date of a value from before the session stands out: it is no move of the day.
    const muted = column.field === 'asOf' && !row.older;
    stage.write(text, column.right, baseline, {
      size,
      align: 'right',
      colour: muted ? theme.muted : column.field === 'asOf' ? theme.badgeText : theme.text,
    });
    return;
  }
  const fill = heatColour(theme, row.z);
  const high = Math.min(height - 6, size * 1.55);
  stage.add({
    kind: 'rect',
    x: column.right - column.width,
    y: y + (height - high) / 2,
    width: column.width,
    height: high,
    radius: 4,
    fill,
  });
  const ink = fill === theme.panel ? theme.text : inkOn(fill);
  stage.write(text, column.right - 10, baseline, { size, align: 'right', colour: ink, on: fill });
}
