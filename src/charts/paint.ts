import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { projectFile } from '../paths.ts';
import type { Measure, Scene, Shape, Weight } from './scene.ts';

/** The one file that loads the canvas. Only fonts that ship with the project are named, so a host needs none. */

const FAMILY: Readonly<Record<Weight, string>> = {
  regular: '"Undercurrent Latin", "Undercurrent Han"',
  bold: '"Undercurrent Latin Bold", "Undercurrent Han Bold"',
};
const FILES = [
  ['Inter-Regular.ttf', 'Undercurrent Latin'],
  ['Inter-SemiBold.ttf', 'Undercurrent Latin Bold'],
  ['NotoSansSC-Regular.woff2', 'Undercurrent Han'],
  ['NotoSansSC-SemiBold.woff2', 'Undercurrent Han Bold'],
] as const;

let measuring: SKRSContext2D | undefined;

/** Registers the fonts once; throws when a file of them is missing. */
function prepared(): SKRSContext2D {
  if (measuring) return measuring;
  for (const [file, family] of FILES) {
    const path = projectFile('assets', 'fonts', file);
    if (!GlobalFonts.registerFromPath(path, family)) throw new Error(`the font ${path} cannot be read`);
  }
  measuring = createCanvas(8, 8).getContext('2d');
  return measuring;
}

const fontOf = (size: number, weight: Weight): string => `${size}px ${FAMILY[weight]}`;

/** Layouts ask for the same words again and again while they look for a size that fits. */
const widths = new Map<string, number>();
const MOST_WIDTHS = 20_000;

export const measureText: Measure = (text, size, weight) => {
  const key = `${size} ${weight} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  const context = prepared();
  context.font = fontOf(size, weight);
  const { width } = context.measureText(text);
  if (widths.size >= MOST_WIDTHS) widths.clear();
  widths.set(key, width);
  return width;
};

/** One canvas a size, used again: each holds some 3 MB outside the heap, which the collector frees late. */
const canvases = new Map<string, Canvas>();

function canvasOf(width: number, height: number): Canvas {
  const key = `${width}x${height}`;
  const known = canvases.get(key) ?? createCanvas(width, height);
  canvases.set(key, known);
  return known;
}

export function paint(scene: Scene): Uint8Array {
  prepared();
  const canvas = canvasOf(scene.width, scene.height);
  const context = canvas.getContext('2d');
  context.fillStyle = scene.background;
  context.fillRect(0, 0, scene.width, scene.height);
  context.lineJoin = 'round';
  for (const shape of scene.shapes) draw(context, shape);
  return canvas.encodeSync('png');
}

function draw(context: SKRSContext2D, shape: Shape): void {
  switch (shape.kind) {
    case 'text':
      context.font = fontOf(shape.size, shape.weight);
      context.fillStyle = shape.colour;
      context.textAlign = shape.align;
      context.fillText(shape.text, shape.x, shape.y);
      return;
    case 'rect':
      context.beginPath();
      context.roundRect(shape.x, shape.y, shape.width, shape.height, shape.radius ?? 0);
      break;
    case 'circle':
      context.beginPath();
      context.arc(shape.x, shape.y, shape.radius, 0, 2 * Math.PI);
      break;
    case 'polygon':
      trace(context, shape.points, false);
      context.closePath();
      break;
    case 'line':
      trace(context, shape.points, shape.smooth ?? false);
      context.setLineDash([...(shape.dash ?? [])]);
      context.strokeStyle = shape.stroke;
      context.lineWidth = shape.lineWidth;
      context.stroke();
      context.setLineDash([]);
      return;
  }
  if (shape.fill !== undefined) {
    context.fillStyle = shape.fill;
    context.fill();
  }
  if (shape.kind !== 'polygon' && shape.stroke !== undefined) {
    context.strokeStyle = shape.stroke;
    context.lineWidth = shape.lineWidth ?? 1;
    context.stroke();
  }
}

function trace(
  context: SKRSContext2D,
  points: readonly (readonly [number, number])[],
  smooth: boolean,
): void {
  context.beginPath();
  const [first, ...rest] = points;
  if (!first) return;
  context.moveTo(first[0], first[1]);
  if (!smooth) {
    for (const [x, y] of rest) context.lineTo(x, y);
    return;
  }
  for (let i = 0; i + 2 < rest.length; i += 3) {
    const [a, b, to] = [rest[i]!, rest[i + 1]!, rest[i + 2]!];
    context.bezierCurveTo(a[0], a[1], b[0], b[1], to[0], to[1]);
  }
}
