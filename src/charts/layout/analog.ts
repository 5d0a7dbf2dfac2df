import { signedText } from '../../answer/cards/card.ts';
import type { AnalogSpec } from '../spec.ts';
import { niceTicks } from './axis.ts';
import { MIDDLE, type Stage } from './frame.ts';
import { dash, dot, drawLegend } from './legend.ts';

/** Two dots an axis, today and then, joined by a line; the levels beneath. */
export function layAnalog(stage: Stage, spec: AnalogSpec): void {
  const { body, theme, sizes, measure, phone } = stage;
  if (spec.rows.length === 0) return;
  const legend = [
    { text: spec.today, ...dot(theme.up) },
    { text: spec.past, ...dot(theme.down, true, theme.background) },
    { text: spec.alikeNames.yes, ...dash(theme.rule, 4) },
    { text: spec.alikeNames.no, ...dash(theme.rule, 3, [3, 7]) },
  ];
  const legendHeight = drawLegend(stage, legend, body.x, body.y, body.width);
  const levelLines = levelTexts(stage, spec);
  const levelRoom = levelLines.length * Math.round(sizes.small * 1.4);
  const top = body.y + legendHeight + 8;
  const axisRoom = Math.round(sizes.small * 1.5);
  const end = body.y + body.height - levelRoom;
  const pitch = Math.min(phone ? 72 : 36, (end - top - axisRoom) / spec.rows.length);
  const bottom = top + pitch * spec.rows.length;
  const size = Math.min(sizes.body, Math.max(phone ? 22 : 16, Math.floor(pitch * 0.74)));
  const widest = (texts: readonly string[]): number =>
    Math.max(...texts.map((text) => measure(text, size, 'bold')));
  const nameRoom = Math.min(body.width * 0.36, widest(spec.rows.map(({ name }) => name)) + 18);
  const pastWidth = widest(spec.rows.map(({ pastText }) => pastText));
  const todayWidth = widest(spec.rows.map(({ todayText }) => todayText));
  const pastRight = body.x + body.width;
  const todayRight = pastRight - pastWidth - 26;
  const left = body.x + nameRoom;
  const right = todayRight - todayWidth - 30;
  const values = spec.rows.flatMap(({ today, past }) => [today, past]);
  const low = Math.max(-spec.limit, Math.min(-2, ...values));
  const high = Math.min(spec.limit, Math.max(2, ...values));
  const scale = (z: number): number => left + 14 + ((z - low) / (high - low)) * (right - left - 28);

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
  for (const [i, row] of spec.rows.entries()) {
    const middle = top + (i + 0.5) * pitch;
    const baseline = Math.round(middle + size * MIDDLE);
    stage.write(row.name, body.x, baseline, { size, width: nameRoom - 12 });
    stage.add(
      {
        kind: 'line',
        points: [
          [scale(row.today), middle],
          [scale(row.past), middle],
        ],
        stroke: theme.rule,
        lineWidth: row.alike ? 4 : 3,
        ...(row.alike ? {} : { dash: [3, 7] }),
      },
      {
        kind: 'circle',
        x: scale(row.past),
        y: middle,
        radius: 7,
        fill: theme.background,
        stroke: theme.down,
        lineWidth: 3,
      },
      { kind: 'circle', x: scale(row.today), y: middle, radius: 6.5, fill: theme.up },
    );
    stage.write(row.todayText, todayRight, baseline, {
      size,
      weight: 'bold',
      align: 'right',
      colour: theme.up,
    });
    stage.write(row.pastText, pastRight, baseline, { size, align: 'right', colour: theme.down });
  }
  for (const [i, text] of levelLines.entries()) {
    stage.write(text, body.x, Math.round(end + (i + 0.8) * sizes.small * 1.4), {
      size: sizes.small,
      colour: theme.muted,
    });
  }
}

/** The levels in lines; one indicator's pair stays together. */
function levelTexts({ measure, sizes, body }: Stage, spec: AnalogSpec): string[] {
  if (spec.levels.length === 0) return [];
  const lines: string[] = [];
  let line = spec.levelsName;
  for (const [i, { name, today, past }] of spec.levels.entries()) {
    const next = `${i === 0 ? ' ' : ' · '}${name} ${today} / ${past}`;
    if (measure(line + next, sizes.small, 'regular') > body.width) {
      lines.push(line);
      line = next.replace(/^[ ·]+/, '');
    } else line += next;
  }
  return [...lines, line];
}
