import type { Reading } from './digits.ts';
import type { Evidence } from './figures.ts';
import type { Literal } from './numbers.ts';
import type { UnitKind } from './units.ts';

/** Whether a literal number is a fair rounding of a value. Signs are judged elsewhere. */

const EPSILON = 1e-9;
/** "about 30%" may stand for 28.5: a round number, hedged, within this part of the value. */
const HEDGED = 0.06;
/** "84,000" may stand for 84,128 without a hedge. */
const ROUND = 0.005;
/** "almost 30%" and "more than 5%" are this near at most when nothing else ties the number down. */
const BOUND = 0.12;
/** A range may be this much wider than its own upper end. */
const RANGE_WIDTH = 0.08;

function near(value: number, { value: shown, half, zeros }: Reading, hedge: Literal['hedge']): boolean {
  const size = Math.abs(value);
  const slack = EPSILON * Math.max(1, size);
  const off = Math.abs(size - shown);
  if (off <= half + slack) return true;
  if (off <= Math.min(zeros, ROUND * shown) + slack) return true;
  if (hedge === 'none') return false;
  // "about 28%" for 28.5: cut instead of rounded.
  if (hedge !== 'under' && half >= 0.5 && shown >= 10 && size >= shown && off < 2 * half) return true;
  const round = zeros > 0 ? zeros : shown >= 10 && shown % 5 === 0 ? 2.5 : 0;
  if (hedge === 'about') return off <= Math.min(round, HEDGED * shown) + slack;
  if (hedge === 'nearly') return size < shown && off <= BOUND * shown;
  if (hedge === 'over') return size > shown && off <= BOUND * shown;
  return size < shown && off <= BOUND * shown;
}

/** A true bound of a named thing is no invention: "less than 1%" for -0.3%. */
function bound(value: number, { value: shown }: Reading, hedge: Literal['hedge']): boolean {
  const size = Math.abs(value);
  if (hedge === 'under') return size < shown && size >= shown / 20;
  return hedge === 'over' && size > shown && size <= 2 * shown;
}

export interface ValueOptions {
  /** The number stands beside the name of the figure's own indicator. */
  readonly named: boolean;
  /** All evidence that the other end of a range may come from. */
  readonly peers: readonly Evidence[];
}

/** The value of the evidence that the literal states; undefined when it states none of them. */
export function valueStated(literal: Literal, evidence: Evidence, options: ValueOptions): number | undefined {
  for (const { unit, value } of evidence.values) {
    if (!unitsAgree(literal, unit)) continue;
    if (
      literal.to
        ? inRange(literal, value, unit, options)
        : literal.readings.some(
            (r) => near(value, r, literal.hedge) || (options.named && bound(value, r, literal.hedge)),
          )
    ) {
      return value;
    }
  }
  return undefined;
}

/** The same without looking at the unit, to say that the unit is what is wrong. */
export function digitsAgree(literal: Literal, evidence: Evidence): boolean {
  if (literal.to || literal.unit === 'count') return false;
  return [evidence.figure.value, ...evidence.values.map(({ value }) => value)].some((value) =>
    literal.readings.some((r) => near(value, r, 'none')),
  );
}

function unitsAgree({ unit }: Literal, other: UnitKind): boolean {
  // "4 of 9" is a count and nothing else; index points are said with or without the word.
  return unit === other || (unit === 'points' && other === 'bare');
}

/**
 * Both ends are figures ("9-11%", by instrument), or a figure lies inside a range that is not much wider than it.
 */
function inRange(literal: Literal, value: number, unit: UnitKind, { peers }: ValueOptions): boolean {
  const to = literal.to!;
  const size = Math.abs(value);
  for (const low of literal.readings) {
    for (const high of to.readings) {
      const [from, until] = low.value <= high.value ? [low, high] : [high, low];
      if (size < from.value - from.half - EPSILON || size > until.value + until.half + EPSILON) continue;
      const narrow = until.value - from.value <= Math.max(4 * until.half, RANGE_WIDTH * until.value);
      const ends = [from, until].every((end) =>
        peers.some((peer) => peer.values.some((v) => v.unit === unit && near(v.value, end, literal.hedge))),
      );
      if (ends || (narrow && size >= from.value - EPSILON && size <= until.value + EPSILON)) return true;
    }
  }
  return false;
}

/** Zero as shown: its sign cannot be seen. */
export function roundsToZero(literal: Literal): boolean {
  return (
    literal.readings.every(({ value, half }) => value < half + EPSILON) ||
    literal.readings.some(({ value }) => value === 0)
  );
}
