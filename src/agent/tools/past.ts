import { NoDataError } from '../../errors.ts';
import type { Indicator } from '../../indicators/indicator.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { isoOf } from '../../time/dates.ts';
import type { ToolParts } from './parts.ts';

/** One observation, with what was measured. */
export interface Point {
  readonly day: number;
  readonly value: number;
  readonly instrument: string;
  readonly publisher: string;
}

/** Each holds more than a year of sessions; the record is shorter than all of them together. */
const MOST_SNAPSHOTS = 16;
/** Worked out anew from the start of each snapshot, so values of two of them are not comparable. */
const REBASED = new Set(['basket', 'quarter-spliced', 'implied-earnings']);

/**
 * The observations of an indicator from a day on as a snapshot knows them, oldest first, one per session
 * day. What one snapshot holds is continued by that of the day before its beginning.
 */
export function pastOf(
  parts: ToolParts,
  newest: Snapshot,
  indicator: Indicator,
  fromDay: number,
): readonly Point[] {
  const reversed: Point[] = [];
  let snapshot = newest;
  let before = Number.POSITIVE_INFINITY;
  for (let i = 0; i < MOST_SNAPSHOTS; i++) {
    const reading = snapshot.readings.get(indicator.id);
    const path = reading?.path ?? reading?.recent;
    if (!reading || !path) break;
    for (let k = path.days.length - 1; k >= 0; k--) {
      const day = path.days[k]!;
      if (day < fromDay || day >= before) continue;
      before = day;
      const { instrument, publisher } = reading;
      reversed.push({ day, value: path.values[k]!, instrument, publisher });
    }
    const first = path.days[0]!;
    const begins = path === reading.path ? first < 0 : path.days.length < FULL_RECENT;
    if (begins || first <= fromDay) break;
    if (indicator.derived && REBASED.has(indicator.derived.op)) break;
    const earlier = earlierSnapshot(parts, first - 1);
    if (!earlier) break;
    snapshot = earlier;
  }
  return reversed.reverse();
}

/** A slower series that fills this many has more behind it. */
const FULL_RECENT = 250;

function earlierSnapshot(parts: ToolParts, day: number): Snapshot | undefined {
  try {
    return parts.snapshot(isoOf(day));
  } catch (error) {
    if (error instanceof NoDataError) return undefined;
    throw error;
  }
}
