import type { Indicator } from '../indicators/indicator.ts';
import { publishedAtMs } from '../indicators/publication.ts';
import { dayOf } from '../time/dates.ts';
import { closeInstant, isSession, NEW_YORK } from '../time/us-market.ts';
import type { AsOf } from './as-of.ts';
import type { Reading } from './snapshot.ts';

/** Whether a reading is the price of this instant: its day (of New York, or of UTC for coins) is not over. */
export function isRunning(
  { publication, cadence, change }: Indicator,
  { observationDate }: Pick<Reading, 'observationDate'>,
  asOf: AsOf,
): boolean {
  if (asOf.kind !== 'now' || change === 'basis-points') return false;
  const day = dayOf(observationDate);
  if (publishedAtMs(publication, day) <= asOf.publishedByMs) return false;
  if (cadence === 'calendar-daily') return publication.zone === 'UTC';
  return (
    cadence === 'daily' &&
    publication.rule === 'same-day' &&
    publication.zone === NEW_YORK &&
    isSession(day) &&
    closeInstant(day) > asOf.publishedByMs
  );
}
