import type { Assessment } from '../../assessment/assessment.ts';
import type { EventFeed } from '../../events/feed.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import type { ToolParts } from './parts.ts';

interface Known {
  readonly records: EventFeed['records'];
  readonly byWindow: Map<string, Assessment>;
}

/** The same parts, which assess one snapshot once per window however many tools ask; new news count at once. */
export function remembered(parts: ToolParts): ToolParts {
  const bySnapshot = new WeakMap<Snapshot, Known>();
  return {
    ...parts,
    assess: (asOf, window) => {
      const snapshot = parts.snapshot(asOf);
      const { records } = parts.feed;
      let known = bySnapshot.get(snapshot);
      if (known?.records !== records) {
        known = { records, byWindow: new Map() };
        bySnapshot.set(snapshot, known);
      }
      const key = String(window ?? 'auto');
      const assessment = known.byWindow.get(key) ?? parts.assess(asOf, window);
      known.byWindow.set(key, assessment);
      return assessment;
    },
  };
}
