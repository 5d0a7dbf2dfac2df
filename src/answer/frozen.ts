import type { Snapshot } from '../snapshot/snapshot.ts';
import type { AskParts } from './ask.ts';

/**
 * The parts as they stand now, for as long as one answer takes: "now", and its date, always mean the given snapshot,
 * however often live data come in meanwhile. Without it two results of one answer could say different numbers, and
 * a date would be looked up in the record, where the session that goes on does not exist.
 */
export function frozen<P extends AskParts>(parts: P, snapshot: Snapshot): P {
  const { date } = snapshot.asOf;
  const { feed, defaultDay } = parts;
  const isNow = (when: string | undefined): boolean => when === undefined || when === date;
  return {
    ...parts,
    feed,
    defaultDay,
    snapshot: (when) => (isNow(when) ? snapshot : parts.snapshot(when)),
    assess: (when, window = 'auto') =>
      isNow(when) ? parts.assessOf(snapshot, feed, window) : parts.assess(when, window),
  };
}
