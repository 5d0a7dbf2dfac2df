import type { IsoDate } from '../time/dates.ts';
import type { Figure } from './figure.ts';
import type { UnitKind } from './units.ts';

/** What a figure can be evidence for, read from its id, unit and window. */

export type FigureKind = 'change' | 'level' | 'other';

export interface Evidence {
  readonly figure: Figure;
  readonly kind: FigureKind;
  /** Parts of the id before its last: indicator ids among them say what it is of. */
  readonly parts: readonly string[];
  /** Sessions of the change or of the usual moves; undefined for a level. */
  readonly window: number | undefined;
  /** The day it names, when it is not of the day asked about. */
  readonly dated: IsoDate | undefined;
  /** The value in each unit that a sentence may give it in. */
  readonly values: readonly { readonly unit: UnitKind; readonly value: number }[];
  /** Belongs to no single indicator: a count, a distance, decibans of a driver. */
  readonly free: boolean;
}

const DATE_AT_END = /\.(\d{4}-\d{2}-\d{2})$/;
const WINDOW_IN_ID = /_(\d{1,3})d(?:\.|$)/;
const CHANGE_IN_ID = /(?:^|[._])(?:change|return|move)/;
/** Units without an indicator's sign or direction. */
const PLAIN_UNITS: ReadonlySet<Figure['unit']> = new Set([
  'sigma',
  'decibans',
  'count',
  'share',
  'times',
  'distance',
  'score',
]);

export function evidenceOf(figure: Figure, isIndicator: (id: string) => boolean): Evidence {
  const date = DATE_AT_END.exec(figure.id)?.[1];
  const id = date ? figure.id.slice(0, -date.length - 1) : figure.id;
  const parts = id.split('.');
  const window = figure.windowSessions ?? Number(WINDOW_IN_ID.exec(figure.id)?.[1] ?? Number.NaN);
  const change =
    !PLAIN_UNITS.has(figure.unit) && (figure.windowSessions !== undefined || CHANGE_IN_ID.test(id));
  const kind: FigureKind = change ? 'change' : PLAIN_UNITS.has(figure.unit) ? 'other' : 'level';
  return {
    figure,
    kind,
    parts,
    window: Number.isNaN(window) ? undefined : window,
    dated: date && figure.asOf === date ? date : undefined,
    values: valuesOf(figure, kind),
    free: !parts.some(isIndicator),
  };
}

function valuesOf({ unit, value }: Figure, kind: FigureKind): Evidence['values'] {
  const level = kind === 'level';
  switch (unit) {
    case 'percent':
      return level
        ? [
            { unit: 'percent', value },
            { unit: 'bare', value },
          ]
        : [{ unit: 'percent', value }];
    case 'fraction':
      return [{ unit: 'percent', value: value * 100 }];
    case 'share':
      // A share may be held as a part of one or as a percent.
      return Math.abs(value) <= 1
        ? [
            { unit: 'percent', value: value * 100 },
            { unit: 'count', value: value * 100 },
          ]
        : [
            { unit: 'percent', value },
            { unit: 'count', value },
          ];
    case 'percentage-points':
      return [
        { unit: 'pp', value },
        { unit: 'bp', value: value * 100 },
        ...(level ? ([{ unit: 'percent', value }] as const) : []),
      ];
    case 'basis-points':
      return [
        { unit: 'bp', value },
        { unit: 'pp', value: value / 100 },
      ];
    case 'usd':
    case 'usd-per-ounce':
    case 'usd-per-barrel':
    case 'usd-per-pound':
      return [
        { unit: 'usd', value },
        { unit: 'bare', value },
      ];
    case 'usd-adjusted':
      // A price corrected for dividends is never shown as a level.
      return level ? [] : [{ unit: 'usd', value }];
    case 'usd-millions':
      return [
        { unit: 'usd', value: value * 1e6 },
        { unit: 'bare', value: value * 1e6 },
      ];
    case 'usd-billions':
      return [
        { unit: 'usd', value: value * 1e9 },
        { unit: 'bare', value: value * 1e9 },
      ];
    case 'jpy-per-usd':
      return [
        { unit: 'jpy', value },
        { unit: 'bare', value },
      ];
    case 'index':
      return [
        { unit: 'bare', value },
        { unit: 'points', value },
      ];
    case 'ratio':
      return [
        { unit: 'bare', value },
        { unit: 'times', value },
      ];
    case 'contracts':
    case 'persons':
      return [
        { unit: 'bare', value },
        { unit: 'count', value },
      ];
    case 'count':
      return [
        { unit: 'count', value },
        { unit: 'bare', value },
      ];
    case 'sigma':
      return [{ unit: 'sigma', value }];
    case 'decibans':
      return [{ unit: 'db', value }];
    case 'times':
      return [{ unit: 'times', value }];
    case 'distance':
    case 'score':
      return [{ unit: 'bare', value }];
  }
}
