import { NoDataError } from '../../errors.ts';
import type { ToolParts } from './parts.ts';

/**
 * The same parts, with nothing visible after a moment: for an answer whose day the person fixed (`--as-of`).
 * Without it the tools can be asked about every day that the data cover, also later ones.
 */
export function pinnedTo(parts: ToolParts, asOf: string): ToolParts {
  const last = parts.snapshot(asOf).asOf;
  const allowed = (when: string | undefined): string => {
    if (when === undefined || when === asOf) return asOf;
    const { lastDay, publishedByMs } = parts.snapshot(when).asOf;
    if (lastDay > last.lastDay || publishedByMs > last.publishedByMs) {
      throw new NoDataError(
        `${when} lies after ${asOf}, the day of this conversation; ask about that day or an earlier one.`,
      );
    }
    return when;
  };
  return {
    ...parts,
    snapshot: (when) => parts.snapshot(allowed(when)),
    assess: (when, window) => parts.assess(allowed(when), window),
  };
}
