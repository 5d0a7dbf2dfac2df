import type { ChangeKind, Unit } from '../indicators/indicator.ts';
import type { Path } from './snapshot.ts';

/** Sessions of history behind a sigma (DOMAIN conventions). */
export const SIGMA_SESSIONS = 250;
/** Fewer changes than this say nothing about what is usual. */
export const MIN_CHANGES = 120;
/** MAD of a normal distribution times this is its standard deviation. */
const MAD_TO_SD = 1.4826;
/** Keeps sigma from collapsing where most days hardly move (pegged or administered series). */
const SD_FLOOR = 0.6;

/** The unit in which a change is told. */
export function changeUnit(kind: ChangeKind, unit: Unit): Unit {
  if (kind === 'return') return 'percent';
  if (kind === 'basis-points') return 'basis-points';
  return unit;
}

/** Factor that turns a difference of stored values into the unit of its change. */
function differenceScale(kind: ChangeKind, unit: Unit): number {
  return kind === 'basis-points' && unit !== 'basis-points' ? 100 : 1;
}

/** The raw change used for sigma: log return, or difference in the change's unit. NaN where undefined. */
export function rawChange(kind: ChangeKind, unit: Unit, from: number, to: number): number {
  if (kind === 'return') return from > 0 && to > 0 ? Math.log(to / from) : Number.NaN;
  return (to - from) * differenceScale(kind, unit);
}

/** The change as people read it: simple percent, basis points, or units. */
export function shownChange(kind: ChangeKind, unit: Unit, from: number, to: number): number {
  return kind === 'return' ? (to / from - 1) * 100 : (to - from) * differenceScale(kind, unit);
}

const scratch = new Float64Array(SIGMA_SESSIONS);

/** max(1.4826 * MAD, 0.6 * SD); undefined with too few values. */
export function robustSigma(changes: ArrayLike<number>, count = changes.length): number | undefined {
  if (count < MIN_CHANGES) return undefined;
  const work = count <= scratch.length ? scratch.subarray(0, count) : new Float64Array(count);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    work[i] = changes[i]!;
    sum += changes[i]!;
  }
  const mean = sum / count;
  let squares = 0;
  for (let i = 0; i < count; i++) squares += (work[i]! - mean) ** 2;
  const sd = Math.sqrt(squares / (count - 1));
  const median = medianOf(work);
  for (let i = 0; i < count; i++) work[i] = Math.abs(changes[i]! - median);
  const sigma = Math.max(MAD_TO_SD * medianOf(work), SD_FLOOR * sd);
  return sigma > 0 ? sigma : undefined;
}

/** Reorders its argument. Sorting all of it took most of the time of a snapshot. */
function medianOf(values: Float64Array): number {
  const middle = values.length >> 1;
  const upper = selected(values, middle);
  if (values.length % 2 === 1) return upper;
  // Nothing before the middle is greater than it.
  let lower = values[0]!;
  for (let i = 1; i < middle; i++) if (values[i]! > lower) lower = values[i]!;
  return (lower + upper) / 2;
}

/** The value that stands at `rank` in order; smaller ones stand before it then, greater ones behind (Hoare's find). */
function selected(values: Float64Array, rank: number): number {
  let left = 0;
  let right = values.length - 1;
  while (left < right) {
    const pivot = values[rank]!;
    let i = left;
    let j = right;
    while (i <= j) {
      while (values[i]! < pivot) i += 1;
      while (values[j]! > pivot) j -= 1;
      if (i > j) break;
      const value = values[i]!;
      values[i] = values[j]!;
      values[j] = value;
      i += 1;
      j -= 1;
    }
    if (j < rank) left = i;
    if (i > rank) right = j;
  }
  return values[rank]!;
}

const changeScratch = new Float64Array(SIGMA_SESSIONS);

/** The changes of one path by grid index, NaN where there is none: of the path that was asked about last. */
let latest:
  | {
      readonly path: Path;
      readonly sessions: Int32Array;
      readonly kind: ChangeKind;
      readonly unit: Unit;
      readonly changes: Float64Array;
    }
  | undefined;

/** A reading asks for four sigmas of one path, which share nearly all of their changes. */
function changesOf(path: Path, sessions: Int32Array, kind: ChangeKind, unit: Unit): Float64Array {
  if (latest?.path === path && latest.sessions === sessions && latest.kind === kind && latest.unit === unit)
    return latest.changes;
  const changes = new Float64Array(sessions.length).fill(Number.NaN);
  for (let i = 1; i < sessions.length; i++) {
    if (path.days[i]! <= sessions[i - 1]!) continue;
    changes[i] = rawChange(kind, unit, path.values[i - 1]!, path.values[i]!);
  }
  latest = { path, sessions, kind, unit, changes };
  return changes;
}

/** Changes of the 250 sessions that end at grid index `end`, in the scratch array; returns how many. */
function gatherChanges(path: Path, sessions: Int32Array, kind: ChangeKind, unit: Unit, end: number): number {
  const changes = changesOf(path, sessions, kind, unit);
  const first = Math.max(0, end - SIGMA_SESSIONS);
  let count = 0;
  for (let i = end; i > first; i--) {
    const change = changes[i]!;
    if (Number.isFinite(change)) changeScratch[count++] = change;
  }
  return count;
}

/**
 * Plain standard deviation of the same changes. For spans beyond a week: variances add up over many
 * sessions, while a median-based sigma leaves out just the big days that make a long run.
 */
export function deviationAt(
  path: Path,
  sessions: Int32Array,
  kind: ChangeKind,
  unit: Unit,
  end: number,
): number | undefined {
  const count = gatherChanges(path, sessions, kind, unit, end);
  if (count < MIN_CHANGES) return undefined;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += changeScratch[i]!;
  const mean = sum / count;
  let squares = 0;
  for (let i = 0; i < count; i++) squares += (changeScratch[i]! - mean) ** 2;
  const deviation = Math.sqrt(squares / (count - 1));
  return deviation > 0 ? deviation : undefined;
}

/**
 * Sigma of one-session changes over the 250 sessions that end at grid index `end` (inclusive).
 * A session without an observation of its own gives no change.
 */
export function sigmaAt(
  path: Path,
  sessions: Int32Array,
  kind: ChangeKind,
  unit: Unit,
  end: number,
): number | undefined {
  const count = gatherChanges(path, sessions, kind, unit, end);
  return robustSigma(changeScratch, count);
}

/**
 * The move of the last `span` sessions in usual moves: change / (sigma * sqrt(span)), sigma from before
 * the window. Undefined when nothing was observed inside the window, or history is too short.
 */
export function zOver(
  path: Path,
  sessions: Int32Array,
  kind: ChangeKind,
  unit: Unit,
  span: number,
): number | undefined {
  const last = sessions.length - 1;
  const start = last - span;
  if (start < 1 || path.days[last]! <= sessions[start]!) return undefined;
  const change = rawChange(kind, unit, path.values[start]!, path.values[last]!);
  if (!Number.isFinite(change)) return undefined;
  const sigma = sigmaAt(path, sessions, kind, unit, start);
  return sigma === undefined ? undefined : change / (sigma * Math.sqrt(span));
}
