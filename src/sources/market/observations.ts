import { isoOf } from '../../time/dates.ts';
import { SourceError } from '../failure.ts';
import { changed } from '../parse/refusals.ts';
import type { FetchedSeries, RunningValue, SeriesRequest } from '../source.ts';

/** What a parser read from a body: rows in any order, days since 1970-01-01, values as the source has them. */
export interface Draft {
  readonly rows: readonly Row[];
  readonly running?: RunningValue;
  readonly notes: readonly string[];
}

export type Row = readonly [day: number, value: number];

/** `price`: above zero, and never about ten times another size from one row to the next. `rate`: any number. */
export type ValueKind = 'price' | 'rate';

/**
 * A change of unit, column or split by ten is seen from here on, as the price itself moves too. No price of ours
 * ever moved eightfold between two rows.
 */
const JUMP = 8;
/** Rows further apart than this are not held against each other. */
const JUMP_DAYS = 30;
/** A running session may be a day later than the caller's: an evening in New York, a Sunday evening of futures. */
const AHEAD_DAYS = 3;

/**
 * Joins what a parser read into a series: days rise, no doubles, glitches left out with a note, and the running
 * value only where its day has no observation.
 * @throws SourceError `empty` without an observation in the range (a running value is enough), `changed` for a
 * value that is no number, `implausible` when the values change their size within the body.
 */
export function toSeries(
  source: string,
  request: SeriesRequest,
  draft: Draft,
  fetchedAtMs: number,
  kind: ValueKind = 'price',
): FetchedSeries {
  if (draft.rows.some(([day, value]) => !Number.isInteger(day) || !Number.isFinite(value))) {
    throw changed(source, 'a date or a value is not readable');
  }
  const notes = [...draft.notes];
  let rows = risingRows(draft.rows, notes);
  if (kind === 'price') rows = withoutJumps(source, withoutNonPositive(rows, notes), notes);
  const running = runningOf(request, draft.running, rows.at(-1), kind, notes);
  if (!running && !rows.some(([day]) => day >= request.fromDay && day <= request.toDay)) {
    throw new SourceError(
      source,
      'empty',
      `${source}: no value from ${isoOf(request.fromDay)} to ${isoOf(request.toDay)}`,
    );
  }
  return {
    series: request.series,
    days: Int32Array.from(rows, ([day]) => day),
    values: Float64Array.from(rows, ([, value]) => value),
    ...(running ? { running } : {}),
    notes,
    fetchedAtMs,
  };
}

/** Of several rows of a day the one that came last counts. */
function risingRows(rows: readonly Row[], notes: string[]): Row[] {
  const byDay = new Map<number, number>();
  let doubles = 0;
  for (const [day, value] of rows) {
    const known = byDay.get(day);
    if (known !== undefined && known !== value) doubles += 1;
    byDay.set(day, value);
  }
  if (doubles > 0) notes.push(`${rowsOf(doubles)} stood twice with another value; the later one was taken`);
  return [...byDay].sort(([a], [b]) => a - b);
}

function withoutNonPositive(rows: readonly Row[], notes: string[]): Row[] {
  const kept = rows.filter(([, value]) => value > 0);
  if (kept.length < rows.length)
    notes.push(`${rowsOf(rows.length - kept.length)} with a price of zero or below left out`);
  return kept;
}

const far = ([dayA, a]: Row, [dayB, b]: Row): boolean =>
  Math.abs(dayA - dayB) <= JUMP_DAYS && (a >= b * JUMP || b >= a * JUMP);

/** One wild row is left out; rows that stay at another size make the whole body doubtful. */
function withoutJumps(source: string, rows: readonly Row[], notes: string[]): Row[] {
  const kept: Row[] = [];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const before = kept.at(-1);
    const next = rows[i + 1];
    const after = rows[i + 2];
    const firstIsWild = !before && next && after && far(row, next) && !far(next, after);
    const jumps = before !== undefined && far(before, row);
    if (!firstIsWild && !jumps) {
      kept.push(row);
      continue;
    }
    // The newest row alone cannot show whether it is a glitch: without it nothing wrong is said.
    const alone = firstIsWild || (next ? !far(before!, next) : kept.length > 1);
    if (!alone) {
      throw new SourceError(
        source,
        'implausible',
        `${source}: values change about tenfold at ${isoOf(row[0])}; nothing of it is used`,
      );
    }
    notes.push(`the value ${row[1]} of ${isoOf(row[0])} left out: about ten times away from its neighbours`);
  }
  return kept;
}

function runningOf(
  request: SeriesRequest,
  running: RunningValue | undefined,
  last: Row | undefined,
  kind: ValueKind,
  notes: string[],
): RunningValue | undefined {
  if (!running || running.day > request.toDay + AHEAD_DAYS || (last && running.day <= last[0]))
    return undefined;
  const wild = kind === 'price' && (running.value <= 0 || (last && far(last, [running.day, running.value])));
  if (!wild && Number.isFinite(running.value)) return running;
  notes.push(`the running value ${running.value} left out: not a possible price`);
  return undefined;
}

export function rowsOf(count: number): string {
  return count === 1 ? '1 row' : `${count} rows`;
}

/** Sorts rows into finished ones and the newest unfinished one, which is left for `running`. */
export function splitUnfinished<T extends { readonly day: number; readonly value: number }>(
  rows: readonly T[],
  isFinished: (row: T) => boolean,
  notes: string[],
): { readonly rows: Row[]; readonly unfinished: T | undefined } {
  const finished: Row[] = [];
  let unfinished: T | undefined;
  for (const row of rows) {
    if (isFinished(row)) finished.push([row.day, row.value]);
    else if (!unfinished || row.day >= unfinished.day) unfinished = row;
  }
  if (unfinished) notes.push(`the unfinished bar of ${isoOf(unfinished.day)} was left out`);
  return { rows: finished, unfinished };
}
