import type { Shape } from '../scene.ts';
import { MIDDLE, type Stage } from './frame.ts';

export interface LegendItem {
  readonly text: string;
  readonly width: number;
  /** The sample, drawn from its left edge around the middle of the line. */
  sample(x: number, middle: number): readonly Shape[];
}

const GAP_TO_TEXT = 10;
const GAP_TO_NEXT = 28;

/** Draws samples with their names, in as many lines as it takes. Returns the height used. */
export function drawLegend(
  stage: Stage,
  items: readonly LegendItem[],
  x0: number,
  y0: number,
  room: number,
): number {
  const size = stage.sizes.small;
  const line = Math.round(size * 1.5);
  let x = x0;
  let y = y0;
  for (const item of items) {
    const wide = item.width + GAP_TO_TEXT + stage.measure(item.text, size, 'regular');
    if (x > x0 && x + wide > x0 + room) {
      x = x0;
      y += line;
    }
    const middle = y + line / 2;
    stage.add(...item.sample(x, middle));
    stage.write(item.text, x + item.width + GAP_TO_TEXT, Math.round(middle + size * MIDDLE), {
      size,
      colour: stage.theme.muted,
      width: x0 + room - x - item.width - GAP_TO_TEXT,
    });
    x += wide + GAP_TO_NEXT;
  }
  return y - y0 + line;
}

export function swatch(colour: string, stroke?: string): Pick<LegendItem, 'width' | 'sample'> {
  return {
    width: 18,
    sample: (x, middle) => [
      {
        kind: 'rect',
        x,
        y: middle - 9,
        width: 18,
        height: 18,
        radius: 3,
        fill: colour,
        ...(stroke === undefined ? {} : { stroke }),
      },
    ],
  };
}

export function dash(
  colour: string,
  lineWidth: number,
  pattern?: readonly number[],
): Pick<LegendItem, 'width' | 'sample'> {
  return {
    width: 44,
    sample: (x, middle) => [
      {
        kind: 'line',
        points: [
          [x, middle],
          [x + 44, middle],
        ],
        stroke: colour,
        lineWidth,
        ...(pattern === undefined ? {} : { dash: pattern }),
      },
    ],
  };
}

export function dot(colour: string, hollow = false, background = ''): Pick<LegendItem, 'width' | 'sample'> {
  return {
    width: 16,
    sample: (x, middle) => [
      hollow
        ? { kind: 'circle', x: x + 8, y: middle, radius: 7, fill: background, stroke: colour, lineWidth: 3 }
        : { kind: 'circle', x: x + 8, y: middle, radius: 8, fill: colour },
    ],
  };
}
