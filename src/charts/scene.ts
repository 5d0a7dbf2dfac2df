/** A picture as a list of shapes: what a layout makes, a painter draws and a test measures. Pixels, y downwards. */

export type Weight = 'regular' | 'bold';
export type Point = readonly [x: number, y: number];

export interface TextShape {
  readonly kind: 'text';
  readonly text: string;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly size: number;
  readonly weight: Weight;
  readonly colour: string;
  readonly align: 'left' | 'right' | 'center';
  /** What it stands on, where that is not the background. */
  readonly on?: string;
}

export type Shape =
  | TextShape
  | {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill?: string;
      readonly stroke?: string;
      readonly lineWidth?: number;
      readonly radius?: number;
    }
  /** A line through all points; with `smooth`, points come as start, then control, control, end, ... */
  | {
      readonly kind: 'line';
      readonly points: readonly Point[];
      readonly stroke: string;
      readonly lineWidth: number;
      readonly dash?: readonly number[];
      readonly smooth?: boolean;
    }
  | { readonly kind: 'polygon'; readonly points: readonly Point[]; readonly fill: string }
  | {
      readonly kind: 'circle';
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      readonly fill?: string;
      readonly stroke?: string;
      readonly lineWidth?: number;
    };

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly shapes: readonly Shape[];
}

/** Width of a text in pixels. */
export type Measure = (text: string, size: number, weight: Weight) => number;

/** The end of a text that was too long. */
const ELLIPSIS = '…';

/** The text, or as much of it as fits, with an ellipsis. */
export function fitted(measure: Measure, text: string, width: number, size: number, weight: Weight): string {
  if (measure(text, size, weight) <= width) return text;
  const letters = [...text];
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const candidate = letters.slice(0, middle).join('').trimEnd() + ELLIPSIS;
    if (measure(candidate, size, weight) <= width) low = middle;
    else high = middle - 1;
  }
  return letters.slice(0, low).join('').trimEnd() + ELLIPSIS;
}

/** Where a line may end: after a space, or beside a Chinese character; never before closing punctuation. */
const PIECES = /[\p{Script=Han}][，。；：、）》”]*|[^\s\p{Script=Han}]+\s*|\s+/gu;

/** A word longer than a line, in parts with hyphens. */
function broken(measure: Measure, piece: string, width: number, size: number, weight: Weight): string[] {
  if (measure(piece.trimEnd(), size, weight) <= width) return [piece];
  const parts: string[] = [];
  let part = '';
  for (const letter of piece) {
    if (part !== '' && measure(`${part}${letter}-`, size, weight) > width) {
      parts.push(`${part}-`);
      part = '';
    }
    part += letter;
  }
  return [...parts, part];
}

/** Lines no wider than `width`; the last of `maxLines` ends in an ellipsis if there is more. */
export function wrapped(
  measure: Measure,
  text: string,
  width: number,
  size: number,
  weight: Weight,
  maxLines: number,
): string[] {
  const lines: string[] = [];
  let line = '';
  const pieces = (text.match(PIECES) ?? []).flatMap((piece) => broken(measure, piece, width, size, weight));
  for (const [i, piece] of pieces.entries()) {
    if (line !== '' && measure((line + piece).trimEnd(), size, weight) > width) {
      if (lines.length === maxLines - 1) {
        lines.push(fitted(measure, line + pieces.slice(i).join(''), width, size, weight));
        return lines;
      }
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  if (line.trim() !== '') lines.push(fitted(measure, line.trim(), width, size, weight));
  return lines;
}
