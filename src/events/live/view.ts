/** What the rest of the program sees of live news. */

import type { EventFeed } from '../feed.ts';
import { CLASS_REQUIREMENTS, type Coverage, daysAreRead, type Requirement } from './coverage.ts';
import type { LiveRecord } from './merge.ts';

/** Records and coverage as they are given; health ages with the clock. */
export function feedOf(
  records: readonly LiveRecord[],
  coverage: Coverage,
  requirement: Requirement,
  now: () => number,
): EventFeed {
  return {
    label: 'live events',
    records: records.filter(({ confirmed }) => confirmed).map(({ record }) => record),
    health: (fromDay, toDay) =>
      daysAreRead(coverage, requirement, fromDay, toDay, now()) ? 'checked' : 'down',
    healthOf: (eventClass, fromDay, toDay) => {
      const needed = CLASS_REQUIREMENTS[eventClass];
      if (needed === 'always') return 'checked';
      if (needed === 'never') return 'down';
      return daysAreRead(coverage, needed, fromDay, toDay, now()) ? 'checked' : 'down';
    },
  };
}
