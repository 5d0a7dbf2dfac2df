import { localDayOf } from '../time/dates.ts';
import { closeInstant, NEW_YORK, previousSession, sessionOnOrBefore } from '../time/us-market.ts';

/**
 * The newest New York session that is over at an instant: the day of a figure that bears no date, such as an
 * estimate read in the morning. It must not be dated by a session whose price it does not know.
 */
export function lastClosedSession(ms: number): number {
  const session = sessionOnOrBefore(localDayOf(ms, NEW_YORK));
  return closeInstant(session) <= ms ? session : previousSession(session);
}
