import type { EdgeState } from '../../answer/messages/cards.ts';
import { type Point, wrapped } from '../scene.ts';
import type { FrameworkSpec } from '../spec.ts';
import type { Theme } from '../theme.ts';
import type { Box, Stage } from './frame.ts';
import { MIDDLE } from './frame.ts';
import { keyOf, type Layered, layered, type Segment, type Slot, settle } from './graph.ts';
import { dash, drawLegend } from './legend.ts';

const COLUMNS = 4;
/** Of the width of a column, the part that its boxes take. */
const BOX_SHARE = 0.78;
const PADDING = 6;
const MOST_LINES = 5;
const GAP = 12;

interface Style {
  readonly colour: string;
  readonly lineWidth: number;
  readonly dash?: readonly number[];
}

function styleOf(theme: Theme, state: EdgeState): Style {
  switch (state) {
    case 'supported':
      return { colour: theme.up, lineWidth: 5 };
    case 'contradicted':
      return { colour: theme.down, lineWidth: 3, dash: [10, 7] };
    case 'not-shown':
      return { colour: theme.rule, lineWidth: 2.5 };
    case 'no-data':
      return { colour: theme.rule, lineWidth: 2.5, dash: [3, 6] };
    case 'untested':
      return { colour: theme.faded, lineWidth: 1.5 };
  }
}

/** What says more is drawn later, and so on top. */
const DRAWN: readonly EdgeState[] = ['untested', 'no-data', 'not-shown', 'contradicted', 'supported'];

/** The causal map: boxes in columns from cause to effect, links by what the day shows. */
export function layFramework(stage: Stage, spec: FrameworkSpec): void {
  const { body, theme } = stage;
  const legend = spec.states.map(({ state, name }) => {
    const style = styleOf(theme, state);
    return { text: name, ...dash(style.colour, style.lineWidth, style.dash) };
  });
  const legendHeight = drawLegend(stage, legend, body.x, body.y, body.width);
  const box: Box = {
    ...body,
    y: body.y + legendHeight + 10,
    height: body.height - legendHeight - 10,
  };
  const segments = segmentsOf(spec);
  const { map, size, lines } = fitText(stage, spec, segments, box);
  const slots = new Map(map.columns.flatMap((column) => column.map((slot) => [slot.id, slot] as const)));
  drawLinks(stage, spec, map, slots, box);
  for (const slot of slots.values()) {
    if (!slot.bend) drawBox(stage, slot, lines.get(slot.id)!, size, box);
  }
}

function segmentsOf(spec: FrameworkSpec): (Segment & { readonly state: EdgeState })[] {
  return spec.links.flatMap(({ path, state }) =>
    path.slice(1).map((to, i) => ({ from: path[i]!, to, state })),
  );
}

const columnWidth = (box: Box): number => box.width / (COLUMNS - 1 + BOX_SHARE);
const boxWidth = (box: Box): number => columnWidth(box) * BOX_SHARE;
const leftOf = (slot: Slot, box: Box): number => box.x + slot.column * columnWidth(box);

/** The largest text at which every column has room for its boxes. */
function fitText(
  stage: Stage,
  spec: FrameworkSpec,
  segments: readonly Segment[],
  box: Box,
): { map: Layered; size: number; lines: Map<string, string[]> } {
  const smallest = stage.phone ? 22 : 15;
  // Columns and order do not hang on the size of the text.
  const map = layered(
    spec.nodes.map(({ id }) => id),
    segments,
    COLUMNS,
  );
  for (let size = stage.phone ? 25 : 19; ; size--) {
    const lines = new Map(
      spec.nodes.map(({ id, name }) => [
        id,
        wrapped(stage.measure, name, boxWidth(box) - 2 * PADDING, size, 'regular', MOST_LINES),
      ]),
    );
    for (const slot of map.columns.flat()) {
      const count = lines.get(slot.id)?.length;
      if (count !== undefined) slot.height = Math.round(count * size * 1.2 + 2 * PADDING - 4);
    }
    const tallest = Math.max(
      ...map.columns.map((column) => column.reduce((sum, { height }) => sum + height + GAP, -GAP)),
    );
    const cut = [...lines.values()].some((texts) => texts.some((text) => /[…-]$/.test(text)));
    if ((cut || tallest > box.height) && size > smallest) continue;
    // The fullest column fills the height; the others take the same distance.
    const widest = Math.min(
      ...map.columns.map(
        (column) =>
          (box.height - column.reduce((sum, { height }) => sum + height, 0)) / Math.max(1, column.length - 1),
      ),
    );
    for (const [id, texts] of lines) lines.set(id, balanced(stage, texts, size, boxWidth(box) - 2 * PADDING));
    settle(map, stepsOf(map, segments), box.y, box.y + box.height, Math.max(GAP, widest));
    return { map, size, lines };
  }
}

/** The same text in as many lines, the longest as short as it goes. */
function balanced({ measure }: Stage, texts: readonly string[], size: number, room: number): string[] {
  if (texts.length < 2 || texts.some((text) => /[…-]$/.test(text))) return [...texts];
  const han = /\p{Script=Han}/u.test(texts.join(''));
  let best = [...texts];
  for (let width = room * 0.92; width > room * 0.5; width -= room * 0.08) {
    const lines = wrapped(measure, texts.join(han ? '' : ' '), width, size, 'regular', MOST_LINES + 1);
    if (lines.length > texts.length || lines.some((text) => /[…-]$/.test(text))) break;
    best = lines;
  }
  return best;
}

/** Links cut at their bends. */
function stepsOf(map: Layered, segments: readonly Segment[]): Segment[] {
  return segments.flatMap((segment) => {
    const through = map.bends.get(keyOf(segment)) ?? [];
    const stops = [segment.from, ...through, segment.to];
    return stops.slice(1).map((to, i) => ({ from: stops[i]!, to }));
  });
}

function drawBox(stage: Stage, slot: Slot, lines: readonly string[], size: number, box: Box): void {
  const { theme } = stage;
  const x = leftOf(slot, box);
  const y = slot.y - slot.height / 2;
  stage.add({
    kind: 'rect',
    x,
    y,
    width: boxWidth(box),
    height: slot.height,
    radius: 7,
    fill: theme.panel,
    stroke: theme.rule,
    lineWidth: 1.2,
  });
  const line = size * 1.2;
  const first = slot.y - ((lines.length - 1) * line) / 2;
  for (const [i, text] of lines.entries()) {
    stage.write(text, x + boxWidth(box) / 2, Math.round(first + i * line + size * MIDDLE), {
      size,
      align: 'center',
      on: theme.panel,
    });
  }
}

interface Drawn {
  readonly state: EdgeState;
  /** From the cause to the effect. */
  readonly stops: readonly Slot[];
}

function drawLinks(
  stage: Stage,
  spec: FrameworkSpec,
  map: Layered,
  slots: ReadonlyMap<string, Slot>,
  box: Box,
): void {
  const drawn = segmentsOf(spec).map((segment): Drawn => {
    const through = map.bends.get(keyOf(segment));
    const back = map.bends.get(keyOf({ from: segment.to, to: segment.from }));
    const ids = [segment.from, ...(through ?? (back ?? []).toReversed()), segment.to];
    return { state: segment.state, stops: ids.map((id) => slots.get(id)!) };
  });
  const ports = portsOf(drawn);
  const sorted = [...drawn].sort((a, b) => DRAWN.indexOf(a.state) - DRAWN.indexOf(b.state));
  for (const link of sorted) drawLink(stage, link, ports, box);
}

/** Where each link meets each box: spread over its side in the order of the other ends. */
function portsOf(drawn: readonly Drawn[]): Map<string, number> {
  const sides = new Map<string, { key: string; towards: number; slot: Slot }[]>();
  for (const [i, { stops }] of drawn.entries()) {
    for (const end of [0, stops.length - 1]) {
      const slot = stops[end]!;
      const next = stops[end === 0 ? 1 : end - 1]!;
      if (next.column === slot.column) continue;
      const side = `${slot.id}:${next.column > slot.column ? 'right' : 'left'}`;
      // Two links between the same boxes must not change places on the way.
      const towards = next.y + i * 0.01;
      sides.set(side, [
        ...(sides.get(side) ?? []),
        { key: `${i}:${end === 0 ? 'start' : 'end'}`, towards, slot },
      ]);
    }
  }
  const ports = new Map<string, number>();
  for (const list of sides.values()) {
    list.sort((a, b) => a.towards - b.towards);
    for (const [i, { key, slot }] of list.entries()) {
      const room = slot.height * 0.6;
      ports.set(key, slot.y + (list.length === 1 ? 0 : (i / (list.length - 1) - 0.5) * room));
    }
  }
  return new Map([...ports].map(([key, y]) => [`${drawnKey(drawn, key)}`, y]));
}

function drawnKey(drawn: readonly Drawn[], key: string): string {
  const [index, end] = key.split(':');
  return `${linkKey(drawn[Number(index)]!)}:${end}`;
}

function linkKey({ stops }: Drawn): string {
  return stops.map(({ id }) => id).join('>');
}

const HEAD = 11;

function drawLink(stage: Stage, link: Drawn, ports: ReadonlyMap<string, number>, box: Box): void {
  const { theme, phone } = stage;
  const style = styleOf(theme, link.state);
  const first = link.stops[0]!;
  const last = link.stops.at(-1)!;
  const width = boxWidth(box);
  const lineWidth = style.lineWidth * (phone ? 1.15 : 1);
  const draw = (points: readonly Point[], smooth: boolean): void =>
    stage.add({
      kind: 'line',
      points,
      stroke: style.colour,
      lineWidth,
      smooth,
      ...(style.dash ? { dash: style.dash } : {}),
    });
  const head = HEAD + style.lineWidth;
  if (first.column === last.column) {
    // A chain folded into one column: straight down (or up).
    const down = last.y > first.y ? 1 : -1;
    const x = leftOf(first, box) + width / 2;
    const end = last.y - (down * last.height) / 2;
    draw(
      [
        [x, first.y + (down * first.height) / 2],
        [x, end - down * head * 0.7],
      ],
      false,
    );
    stage.add({
      kind: 'polygon',
      fill: style.colour,
      points: [
        [x, end],
        [x - head * 0.55, end - down * head],
        [x + head * 0.55, end - down * head],
      ],
    });
    return;
  }
  const way = last.column > first.column ? 1 : -1;
  const sideOf = (slot: Slot, facing: number): number => leftOf(slot, box) + (facing > 0 ? width : 0);
  const key = linkKey(link);
  const startY = ports.get(`${key}:start`) ?? first.y;
  const endY = ports.get(`${key}:end`) ?? last.y;
  const endX = sideOf(last, -way);
  const points: Point[] = [[sideOf(first, way), startY]];
  const curveTo = (x: number, y: number): void => {
    const [fromX, fromY] = points.at(-1)!;
    const bend = (x - fromX) * 0.5;
    points.push([fromX + bend, fromY], [x - bend, y], [x, y]);
  };
  for (const slot of link.stops.slice(1, -1)) {
    curveTo(sideOf(slot, -way), slot.y);
    curveTo(sideOf(slot, way), slot.y);
  }
  curveTo(endX - way * head * 0.7, endY);
  draw(points, true);
  stage.add({
    kind: 'polygon',
    fill: style.colour,
    points: [
      [endX, endY],
      [endX - way * head, endY - head * 0.55],
      [endX - way * head, endY + head * 0.55],
    ],
  });
}
