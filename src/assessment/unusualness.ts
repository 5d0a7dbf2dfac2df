import type { Snapshot } from '../snapshot/snapshot.ts';
import { isoOf } from '../time/dates.ts';
import type { PanelMove, Unusualness } from './assessment.ts';
import type { Measures } from './measures.ts';

/**
 * Base rates of the nine-asset panel, one session, 2015 to mid 2026, 2,825 days (DOMAIN section 4, measured):
 * the largest move is beyond so many sigmas on so many percent of days.
 */
export const LARGEST_MOVE_PERCENT: readonly (readonly [sigmas: number, percent: number])[] = [
  [1.9, 50],
  [2.7, 25],
  [3.9, 10],
  [4.9, 5],
  [7.8, 1],
];
/** At least so many of nine down more than one sigma, on so many percent of days. */
export const BREADTH_PERCENT: readonly (readonly [assets: number, percent: number])[] = [
  [5, 6.1],
  [6, 3.0],
  [7, 1.2],
  [8, 0.3],
];

const ORDINARY_BELOW = 2;
const ORDINARY_BREADTH = 3;
const RARE_Z = 3.9;
const RARE_BREADTH = 6;
const EXTREME_Z = 7.8;
const EXTREME_BREADTH = 7;
/**
 * So many of the panel must be known before a day is judged. The base rates above are of all nine, and with fewer than
 * seven known nobody can say that everything falls, nor, when what is known stands still, that nothing does.
 */
export const MIN_KNOWN = 7;
/** "Everything falls": so many simply down, so many of them by more than one usual move. */
const EVERYTHING_DOWN = 7;
const EVERYTHING_BREADTH = 5;

/** Is it unusual, and is it everything? Run before any cause is looked for. */
export function unusualnessOf(snapshot: Snapshot, panel: readonly string[], measures: Measures): Unusualness {
  const moves: PanelMove[] = [];
  for (const id of panel) {
    const z = measures.z(id);
    const change = measures.change(id);
    const reading = snapshot.readings.get(id);
    if (z === undefined || change === undefined || !reading) continue;
    const unit = reading.changes[1]?.unit ?? reading.changes[5]?.unit ?? 'percent';
    moves.push({
      id,
      z,
      change,
      unit,
      asOf: reading.path ? isoOf(reading.path.days.at(-1)!) : reading.observationDate,
      instrument: reading.instrument,
    });
  }
  let largest = moves[0];
  for (const move of moves) if (largest && Math.abs(move.z) > Math.abs(largest.z)) largest = move;
  const maxAbsZ = largest ? Math.abs(largest.z) : 0;
  const breadth = moves.filter(({ z }) => z < -1).length;
  const down = moves.filter(({ change }) => change < 0).length;
  return {
    word: moves.length < Math.min(MIN_KNOWN, panel.length) ? 'unknown' : wordOf(maxAbsZ, breadth),
    maxAbsZ,
    maxAsset: largest?.id ?? '',
    breadth,
    down,
    available: moves.length,
    everythingFalls: down >= EVERYTHING_DOWN && breadth >= EVERYTHING_BREADTH,
    nothingFalls: breadth === 0,
    panel: moves,
  };
}

/** Nothing to explain: an ordinary day, one on which nothing falls, or one that cannot be judged. */
export function needsNoCause({ word, nothingFalls }: Unusualness): boolean {
  return word === 'ordinary' || word === 'unknown' || nothingFalls;
}

function wordOf(maxAbsZ: number, breadth: number): Unusualness['word'] {
  if (breadth >= EXTREME_BREADTH || maxAbsZ > EXTREME_Z) return 'extreme';
  if (breadth >= RARE_BREADTH || maxAbsZ > RARE_Z) return 'rare';
  return maxAbsZ < ORDINARY_BELOW && breadth < ORDINARY_BREADTH ? 'ordinary' : 'notable';
}
