import { signedText } from '../../answer/cards/card.ts';
import type { CrossAssetSpec } from '../spec.ts';
import { niceTicks } from './axis.ts';
import { MIDDLE, type Stage } from './frame.ts';
import { drawLegend, swatch } from './legend.ts';

type Row = CrossAssetSpec['groups'][number]['rows'][number];

/** Half the least width of the axis, in usual moves. */
const SHORTEST_SCALE = 2.5;

/** Bars of moves in usual moves from a zero line, with the band of what is usual. */
export function layCrossAsset(stage: Stage, spec: CrossAssetSpec): void {
  const { body, theme, sizes, measure, phone } = stage;
  const rows = spec.groups.flatMap((group) => group.rows);
  if (rows.length === 0) return;
  const lineCount = rows.length + spec.groups.length;
  const legendHeight = drawLegend(
    stage,
    [{ text: spec.bandName, ...swatch(theme.band) }],
    body.x,
    body.y,
    body.width / 2,
  );
  const top = body.y + legendHeight + 4;
  const axisRoom = Math.round(sizes.small * 1.5);
  const pitch = Math.min(phone ? 70 : 40, (body.y + body.height - top - axisRoom) / lineCount);
  const bottom = top + pitch * lineCount;
  const size = Math.min(sizes.body, Math.max(phone ? 22 : 16, Math.floor(pitch * 0.72)));

  const widest = (texts: readonly string[], weight: 'regular' | 'bold' = 'regular'): number =>
    Math.max(...texts.map((text) => measure(text, size, weight)));
  const head = (text: string): number => measure(text, sizes.small, 'regular');
  const nameRoom = Math.min(
    body.width * 0.42,
    widest(
      rows.map(({ name }) => name),
      'bold',
    ) + 18,
  );
  const movesWidth = Math.max(
    head(spec.columns.moves),
    widest(
      rows.map(({ moves }) => moves),
      'bold',
    ),
  );
  const changeWidth = Math.max(head(spec.columns.change), widest(rows.map(({ change }) => change)));
  const movesRight = body.x + body.width;
  const changeRight = movesRight - movesWidth - 26;
  const left = body.x + nameRoom;
  const right = changeRight - changeWidth - 30;

  const clipped = (z: number): number => Math.max(-spec.longest, Math.min(spec.longest, z));
  const low = Math.min(-SHORTEST_SCALE, ...rows.map(({ z }) => clipped(z)));
  const high = Math.max(SHORTEST_SCALE, ...rows.map(({ z }) => clipped(z)));
  const scale = (z: number): number => left + 12 + ((z - low) / (high - low)) * (right - left - 24);

  stage.add({
    kind: 'rect',
    x: scale(-1),
    y: top,
    width: scale(1) - scale(-1),
    height: bottom - top,
    fill: theme.band,
  });
  for (const tick of niceTicks(low, high, phone ? 6 : 8)) {
    if (Math.abs(tick - Math.round(tick)) > 1e-9) continue;
    const x = scale(tick);
    stage.add({
      kind: 'line',
      points: [
        [x, top],
        [x, bottom],
      ],
      stroke: tick === 0 ? theme.rule : theme.grid,
      lineWidth: tick === 0 ? 2 : 1,
    });
    stage.write(signedText(tick, 0, spec.language), x, Math.round(bottom + sizes.small * 1.2), {
      size: sizes.small,
      colour: theme.muted,
      align: 'center',
    });
  }
  const headY = Math.round(top - 8);
  for (const [text, x] of [
    [spec.columns.moves, movesRight],
    [spec.columns.change, changeRight],
  ] as const) {
    stage.write(text, x, headY, { size: sizes.small, colour: theme.muted, align: 'right' });
  }
  const drawBar = (row: Row, y: number): void => {
    const baseline = Math.round(y + pitch / 2 + size * MIDDLE);
    const large = Math.abs(row.z) >= 1;
    const colour = row.z > 0 ? theme.up : theme.down;
    const end = scale(clipped(row.z));
    const height = Math.min(pitch * 0.62, 34);
    stage.write(row.name, body.x, baseline, {
      size,
      width: nameRoom - 12,
      weight: large ? 'bold' : 'regular',
    });
    stage.add({
      kind: 'rect',
      x: Math.min(scale(0), end),
      y: y + (pitch - height) / 2,
      width: Math.max(1.5, Math.abs(end - scale(0))),
      height,
      radius: 3,
      fill: large ? colour : theme.rule,
    });
    if (Math.abs(row.z) > spec.longest) drawBreak(stage, end, y + pitch / 2, height, row.z > 0 ? -1 : 1);
    stage.write(row.change, changeRight, baseline, { size, align: 'right' });
    stage.write(row.moves, movesRight, baseline, {
      size,
      align: 'right',
      weight: large ? 'bold' : 'regular',
      colour: large ? colour : theme.muted,
    });
  };
  let y = top;
  for (const group of spec.groups) {
    stage.write(group.name, body.x, Math.round(y + pitch / 2 + sizes.small * MIDDLE), {
      size: Math.min(size, sizes.small),
      colour: theme.muted,
      width: nameRoom - 12,
    });
    y += pitch;
    for (const row of group.rows) {
      drawBar(row, y);
      y += pitch;
    }
  }
}

/** Two slanted cuts near the end of a bar that is longer than the picture. */
function drawBreak(stage: Stage, end: number, middle: number, height: number, inward: 1 | -1): void {
  for (const step of [18, 30]) {
    const x = end + inward * step;
    stage.add({
      kind: 'line',
      points: [
        [x - 5, middle + height / 2 + 2],
        [x + 5, middle - height / 2 - 2],
      ],
      stroke: stage.theme.background,
      lineWidth: 4,
    });
  }
}
