import { fitted, type Measure, type Shape, type TextShape, wrapped } from '../scene.ts';
import { type PictureSpec, SIZES } from '../spec.ts';
import { THEMES, type Theme } from '../theme.ts';

/** The part of every picture that is the same: title, what is drawn, day and sources. */

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Sizes of text in pixels. On the phone shape nothing is smaller than 22. */
export interface Sizes {
  readonly title: number;
  readonly subtitle: number;
  readonly body: number;
  readonly small: number;
}

/** What a layout draws with. */
export interface Stage {
  readonly theme: Theme;
  readonly measure: Measure;
  readonly sizes: Sizes;
  readonly phone: boolean;
  /** Where the drawing itself goes. */
  readonly body: Box;
  readonly shapes: Shape[];
  add(...shapes: Shape[]): void;
  /** Draws one line, shortened to `width` if one is given. Baseline at `y`. Returns the width drawn. */
  write(
    text: string,
    x: number,
    y: number,
    options?: Partial<Pick<TextShape, 'size' | 'weight' | 'colour' | 'align' | 'on'>> & { width?: number },
  ): number;
}

export const TEXT_SIZES: Readonly<Record<PictureSpec['shape'], Sizes>> = {
  wide: { title: 38, subtitle: 20, body: 20, small: 18 },
  phone: { title: 46, subtitle: 25, body: 26, small: 23 },
};
export const MARGIN = 48;
/** From the baseline up to the middle of a capital, as a share of the size. */
export const MIDDLE = 0.36;
const NAME = 'undercurrent';

/** Lays out the frame and returns the stage with the room that is left. */
export function frameOf(spec: PictureSpec, measure: Measure): Stage {
  const theme = THEMES[spec.theme];
  const sizes = TEXT_SIZES[spec.shape];
  const { width, height } = SIZES[spec.shape];
  const shapes: Shape[] = [];
  const write: Stage['write'] = (text, x, y, options = {}) => {
    const { size = sizes.body, weight = 'regular', colour = theme.text, align = 'left' } = options;
    const shown = options.width === undefined ? text : fitted(measure, text, options.width, size, weight);
    shapes.push({
      kind: 'text',
      text: shown,
      x,
      y,
      size,
      weight,
      colour,
      align,
      ...(options.on === undefined ? {} : { on: options.on }),
    });
    return measure(shown, size, weight);
  };

  const room = width - 2 * MARGIN;
  const badge = badgeOf(spec, measure, sizes, theme, width);
  shapes.push(...badge.shapes);
  let y = MARGIN - 8;
  const lines = titleLines(spec, measure, sizes.title, room - badge.width, room);
  for (const line of lines.texts) {
    y += lines.size * 1.2;
    write(line, MARGIN, Math.round(y - lines.size * 0.2), { size: lines.size, weight: 'bold' });
  }
  y += 8;
  for (const line of wrapped(measure, spec.subtitle, room, sizes.subtitle, 'regular', 2)) {
    y += sizes.subtitle * 1.35;
    write(line, MARGIN, Math.round(y - sizes.subtitle * 0.3), { size: sizes.subtitle, colour: theme.muted });
  }
  const top = Math.round(y + 14);

  let bottom = height - 22;
  const nameWidth = measure(NAME, sizes.small, 'bold');
  write(NAME, width - MARGIN, bottom, {
    size: sizes.small,
    weight: 'bold',
    colour: theme.muted,
    align: 'right',
  });
  const footer = [
    ...(spec.note === undefined
      ? []
      : wrapped(measure, spec.note, room, sizes.small, 'regular', 2).map((text) => ({ text, width: room }))),
    ...wrapped(measure, spec.label, room, sizes.small, 'regular', 2).map((text) => ({ text, width: room })),
    { text: spec.sources, width: room - nameWidth - 24 },
  ];
  for (const line of footer.reverse()) {
    write(line.text, MARGIN, bottom, { size: sizes.small, colour: theme.muted, width: line.width });
    bottom -= Math.round(sizes.small * 1.4);
  }
  const end = bottom - 2;
  shapes.push({
    kind: 'line',
    points: [
      [MARGIN, end],
      [width - MARGIN, end],
    ],
    stroke: theme.grid,
    lineWidth: 1,
  });
  return {
    theme,
    measure,
    sizes,
    phone: spec.shape === 'phone',
    body: { x: MARGIN, y: top, width: room, height: end - 12 - top },
    shapes,
    add: (...more) => shapes.push(...more),
    write,
  };
}

/** A recorded day is marked where the eye falls first. */
function badgeOf(
  spec: PictureSpec,
  measure: Measure,
  sizes: Sizes,
  theme: Theme,
  width: number,
): { shapes: Shape[]; width: number } {
  if (spec.badge === undefined) return { shapes: [], width: 0 };
  const size = sizes.small;
  const wide = measure(spec.badge, size, 'bold') + 28;
  const high = size + 18;
  const x = width - MARGIN - wide;
  const y = MARGIN - 4;
  return {
    width: wide + 24,
    shapes: [
      { kind: 'rect', x, y, width: wide, height: high, fill: theme.badge, radius: high / 2 },
      {
        kind: 'text',
        text: spec.badge,
        x: x + wide / 2,
        y: Math.round(y + high / 2 + size * MIDDLE),
        size,
        weight: 'bold',
        colour: theme.badgeText,
        align: 'center',
        on: theme.badge,
      },
    ],
  };
}

/** Smaller titles that are still the largest text of the picture. */
const TITLE_STEPS = [1, 0.9, 0.8] as const;

/** The whole title: on one line if a smaller size makes it fit, else on two (three on a phone). */
function titleLines(
  spec: PictureSpec,
  measure: Measure,
  size: number,
  firstRoom: number,
  room: number,
): { texts: string[]; size: number } {
  const sizes = TITLE_STEPS.map((step) => Math.round(size * step));
  const single = sizes.find((candidate) => measure(spec.title, candidate, 'bold') <= firstRoom);
  if (single !== undefined) return { texts: [spec.title], size: single };
  const most = spec.shape === 'phone' ? 3 : 2;
  let texts: string[] = [];
  // Two full lines would take a wide picture's height from its drawing.
  for (const candidate of spec.shape === 'phone' ? sizes : sizes.slice(1)) {
    // Only the first line meets the badge.
    const first =
      wrapped(measure, spec.title, firstRoom, candidate, 'bold', Number.MAX_SAFE_INTEGER)[0] ?? '';
    const rest = spec.title.slice(first.length).trimStart();
    texts = [first, ...(rest === '' ? [] : wrapped(measure, rest, room, candidate, 'bold', most - 1))];
    if (!texts.at(-1)!.endsWith('…')) return { texts, size: candidate };
  }
  return { texts, size: sizes.at(-1)! };
}
