/**
 * Colours of the pictures. Blue and orange stand for up and down, for and against: the pair that people with
 * red-green blindness tell apart. Meaning never hangs on colour alone: signs, sides and dashes repeat it.
 */

export type ThemeName = 'light' | 'dark';

export interface Theme {
  readonly background: string;
  /** Quiet panels behind figures. */
  readonly panel: string;
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  /** The zero line and borders of boxes. */
  readonly rule: string;
  /** The normal band. */
  readonly band: string;
  readonly up: string;
  readonly down: string;
  /** Fill of bars that do not count. */
  readonly faded: string;
  /** The mark of a recorded day, and the text on it. */
  readonly badge: string;
  readonly badgeText: string;
  readonly roles: Readonly<Record<'trigger' | 'mechanism' | 'background' | 'null', string>>;
}

export const THEMES: Readonly<Record<ThemeName, Theme>> = {
  light: {
    background: '#ffffff',
    panel: '#f3f5f8',
    text: '#141b24',
    muted: '#566170',
    grid: '#e3e7ec',
    rule: '#98a3b0',
    band: '#dbe7f5',
    up: '#1263b5',
    down: '#b84a04',
    faded: '#c3cad3',
    badge: '#fff0c9',
    badgeText: '#6b4700',
    roles: { trigger: '#8d3a8f', mechanism: '#0a7257', background: '#7a5c00', null: '#566170' },
  },
  dark: {
    background: '#10151c',
    panel: '#19212b',
    text: '#eef2f7',
    muted: '#a6b2c0',
    grid: '#27303c',
    rule: '#5f6c7b',
    band: '#1f3650',
    up: '#63b1ff',
    down: '#ff9d57',
    faded: '#414c59',
    badge: '#4a3a0d',
    badgeText: '#ffdf8f',
    roles: { trigger: '#e59be6', mechanism: '#52d3ac', background: '#e6c34d', null: '#a6b2c0' },
  },
};

/** Moves at which a heat cell reaches its full colour; beyond them only the number tells. */
const FULL_HEAT = 3;
/** Below this a move is the same as none, to the eye as in the engine. */
const NO_HEAT = 0.5;

/** The colour of a cell by its move in usual moves. */
export function heatColour(theme: Theme, z: number | null): string {
  if (z === null || Math.abs(z) < NO_HEAT) return theme.panel;
  const size = Math.min(1, (Math.abs(z) - NO_HEAT) / (FULL_HEAT - NO_HEAT));
  return mix(theme.panel, z > 0 ? theme.up : theme.down, 0.18 + 0.82 * size);
}

/** Black or white, whichever stands out more: on any colour at least 4.58 to 1, the root of 21. */
export function inkOn(background: string): string {
  return contrastOf('#ffffff', background) >= contrastOf('#000000', background) ? '#ffffff' : '#000000';
}

export function mix(from: string, to: string, share: number): string {
  const a = channels(from);
  const b = channels(to);
  const part = (i: number): string =>
    Math.round(a[i]! + (b[i]! - a[i]!) * share)
      .toString(16)
      .padStart(2, '0');
  return `#${part(0)}${part(1)}${part(2)}`;
}

/** WCAG 2 contrast ratio of two colours, 1 to 21 (w3.org/TR/WCAG22, "contrast ratio"). */
export function contrastOf(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Red, green and blue of `#rrggbb`, 0 to 255. */
function channels(colour: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
