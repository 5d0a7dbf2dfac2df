import { signedText } from '../../answer/cards/card.ts';
import type { DriversSpec } from '../spec.ts';
import { mix } from '../theme.ts';
import { niceTicks } from './axis.ts';
import { MIDDLE, type Stage } from './frame.ts';
import { dot, drawLegend, swatch } from './legend.ts';

type Row = DriversSpec['rows'][number];

/** Bars of evidence against (left) and for (right), a mark where the odds stand, and the verdict in words. */
export function layDrivers(stage: Stage, spec: DriversSpec): void {
  const { body, theme, sizes, phone, measure } = stage;
  const legend = [
    { text: spec.names.against, ...swatch(theme.down) },
    { text: spec.names.for, ...swatch(theme.up) },
    {
      text: spec.names.odds,
      width: 14,
      sample: (x: number, middle: number) => [diamond(x + 7, middle, 8, theme.text)],
    },
    { text: spec.names.greyed, ...swatch(theme.faded) },
    ...spec.roles.map(({ role, name }) => ({ text: name, ...dot(theme.roles[role]) })),
  ];
  const legendHeight = drawLegend(stage, legend, body.x, body.y, body.width);
  const least = phone ? 54 : 30;
  const axisRoom = Math.round(sizes.small * 1.5);
  const top = body.y + legendHeight + 8;
  const room = body.y + body.height - top - axisRoom;
  let fits = Math.min(spec.rows.length, Math.floor(room / least));
  const rest = spec.rows.length - fits;
  // The line that tells of the rest takes the place of a driver.
  if (rest > 0) fits -= 1;
  const rows = spec.rows.slice(0, fits);
  if (rows.length === 0) return;
  const pitch = Math.min(phone ? 64 : 42, room / rows.length);

  const widest = (texts: readonly string[], size: number): number =>
    Math.max(...texts.map((text) => measure(text, size, 'regular')));
  const oddsWidth =
    widest(
      rows.map(({ odds }) => odds),
      sizes.body,
    ) + 6;
  const wordWidth = widest(
    rows.map(({ word }) => word),
    sizes.small,
  );
  const nameRoom = phone
    ? 0
    : Math.min(body.width * 0.42, Math.max(...rows.map((row) => nameWidth(stage, row))) + 16);
  const left = body.x + nameRoom;
  const right = body.x + body.width - (phone ? 0 : oddsWidth + wordWidth + 44);
  const low = Math.min(-5, ...rows.map(({ againstDb, oddsDb }) => Math.min(againstDb, oddsDb)));
  const high = Math.max(5, ...rows.map(({ forDb, oddsDb }) => Math.max(forDb, oddsDb)));
  const scale = (db: number): number => left + 10 + ((db - low) / (high - low)) * (right - left - 20);
  const bottom = top + rows.length * pitch;
  const more = rest > 0 ? spec.more.replace('{count}', String(spec.rows.length - rows.length)) : '';
  const moreEnd = body.x + (more === '' ? 0 : measure(more, sizes.small, 'regular') + 14);

  for (const tick of niceTicks(low, high, 6)) {
    const x = scale(tick);
    const text = signedText(tick, 0, spec.language);
    // On a phone names stand above the bars, and no line may cross them.
    const strips = phone
      ? rows.map((_, i) => [top + i * pitch + pitch - 25, top + (i + 1) * pitch - 3])
      : [[top, bottom]];
    for (const [from, to] of strips as [number, number][]) {
      stage.add({
        kind: 'line',
        points: [
          [x, from],
          [x, to],
        ],
        stroke: tick === 0 ? theme.rule : theme.grid,
        lineWidth: tick === 0 ? 2 : 1,
      });
    }
    if (x - measure(text, sizes.small, 'regular') / 2 < moreEnd) continue;
    stage.write(text, x, Math.round(bottom + sizes.small * 1.2), {
      size: sizes.small,
      colour: theme.muted,
      align: 'center',
    });
  }
  for (const [i, row] of rows.entries()) {
    const y = top + i * pitch;
    if (phone) drawTall(stage, row, y, pitch, scale);
    else drawFlat(stage, row, y, pitch, scale, { nameRoom, wordWidth, oddsWidth });
  }
  if (more !== '') {
    stage.write(more, body.x, Math.round(bottom + sizes.small * 1.2), {
      size: sizes.small,
      colour: theme.muted,
      width: body.width,
    });
  }
}

const DOT = 26;

function nameWidth({ measure, sizes }: Stage, row: Row): number {
  return DOT + measure(row.name, sizes.body - 1, row.named ? 'bold' : 'regular');
}

function drawName(stage: Stage, row: Row, baseline: number, room: number): number {
  const { theme, sizes, body, phone, measure } = stage;
  const weight = row.named ? 'bold' : 'regular';
  // A long name gets smaller before it gets shorter.
  let size = phone ? sizes.body - 2 : sizes.body - 1;
  const least = phone ? 22 : 16;
  while (size > least && measure(row.name, size, weight) > room - DOT) size -= 1;
  const colour = row.eligible ? theme.roles[row.role] : theme.faded;
  stage.add({ kind: 'circle', x: body.x + 8, y: baseline - size * MIDDLE, radius: 8, fill: colour });
  return (
    DOT +
    stage.write(row.name, body.x + DOT, baseline, {
      size,
      weight,
      colour: row.eligible ? theme.text : theme.muted,
      width: room - DOT,
    })
  );
}

function drawFlat(
  stage: Stage,
  row: Row,
  y: number,
  pitch: number,
  scale: (db: number) => number,
  room: { nameRoom: number; wordWidth: number; oddsWidth: number },
): void {
  const { theme, sizes, body } = stage;
  const baseline = Math.round(y + pitch / 2 + sizes.body * MIDDLE);
  drawName(stage, row, baseline, room.nameRoom - 12);
  drawBars(stage, row, y + 7, pitch - 14, scale);
  const end = body.x + body.width;
  const wordX = end - room.wordWidth;
  stage.write(row.odds, wordX - 18, baseline, {
    align: 'right',
    weight: row.named ? 'bold' : 'regular',
    colour: row.eligible ? theme.text : theme.muted,
  });
  stage.write(row.word, wordX, baseline, { size: sizes.small, colour: theme.muted });
}

function drawTall(stage: Stage, row: Row, y: number, pitch: number, scale: (db: number) => number): void {
  const { theme, sizes, body } = stage;
  const baseline = Math.round(y + sizes.body * 1.02);
  const right = `${row.odds} dB · ${row.word}`;
  const rightWidth = stage.measure(right, sizes.small, 'regular');
  drawName(stage, row, baseline, body.width - rightWidth - 16);
  stage.write(right, body.x + body.width, baseline, {
    size: sizes.small,
    align: 'right',
    weight: row.named ? 'bold' : 'regular',
    colour: row.eligible ? theme.text : theme.muted,
  });
  drawBars(stage, row, y + pitch - 23, 16, scale);
}

function drawBars(stage: Stage, row: Row, y: number, height: number, scale: (db: number) => number): void {
  const { theme } = stage;
  const zero = scale(0);
  const bar = (db: number, colour: string): void => {
    const end = scale(db);
    if (Math.abs(end - zero) < 0.5) return;
    stage.add({
      kind: 'rect',
      x: Math.min(zero, end),
      y,
      width: Math.abs(end - zero),
      height,
      radius: 3,
      fill: row.eligible ? colour : mix(theme.faded, colour, 0.12),
    });
  };
  bar(row.againstDb, theme.down);
  bar(row.forDb, theme.up);
  stage.add(
    diamond(scale(row.oddsDb), y + height / 2, height / 2 + 2, row.eligible ? theme.text : theme.muted),
  );
}

function diamond(x: number, y: number, radius: number, fill: string) {
  return {
    kind: 'polygon' as const,
    points: [
      [x, y - radius],
      [x + radius * 0.75, y],
      [x, y + radius],
      [x - radius * 0.75, y],
    ] as [number, number][],
    fill,
  };
}
