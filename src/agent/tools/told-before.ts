import type { Snapshot } from '../../snapshot/snapshot.ts';
import type { Tool, ToolResult } from '../tool.ts';
import type { ToolParts } from './parts.ts';

/** Something that a result was made from; asked for again, it must be the very same object. */
interface Read {
  readonly value: unknown;
  again(parts: ToolParts): unknown;
}

interface Known {
  readonly reads: readonly Read[];
  readonly result: Promise<ToolResult>;
}

/** Results belong to the snapshot of the conversation's day and go with it. */
const known = new WeakMap<Snapshot, Map<string, Known>>();

/** Per snapshot: what a crowd asks about one day is much the same; a result takes up to 50 kB. */
const MOST_RESULTS = 24;
/** Longer arguments are names that nobody types twice. */
const MOST_ARGUMENT_CHARS = 120;

/**
 * The same tool, which works out one result for everybody who asks the same of the same day, as long as all that it
 * was made from still stands: a thousand questions in flight hold one board, not a thousand copies. Only for tools
 * that read everything through `parts`, and in one go.
 */
export function toldBefore(create: (parts: ToolParts) => Tool): (parts: ToolParts) => Tool {
  return (parts) => {
    const tool = create(parts);
    return {
      name: tool.name,
      spec: tool.spec,
      call: async (argumentsText, context) => {
        if (argumentsText.length > MOST_ARGUMENT_CHARS) return tool.call(argumentsText, context);
        const results = resultsOf(parts.snapshot(context.asOf));
        const key = JSON.stringify([tool.name, context.language, context.asOf, argumentsText]);
        const before = results.get(key);
        if (before?.reads.every(({ value, again }) => again(parts) === value)) return before.result;
        const { reads, watched } = watching(parts);
        const result = create(watched).call(argumentsText, context);
        results.delete(key);
        if (results.size >= MOST_RESULTS) results.delete(results.keys().next().value!);
        results.set(key, { reads, result });
        // What was refused once may be possible later, and is cheap to refuse again.
        result.catch(() => {
          if (results.get(key)?.result === result) results.delete(key);
        });
        return result;
      },
    };
  };
}

/** News count at once: a feed with other records is another one. */
const WORLD: readonly ((parts: ToolParts) => unknown)[] = [
  ({ registry }) => registry,
  ({ framework }) => framework,
  ({ analogs }) => analogs,
  ({ feed }) => feed,
  ({ feed }) => feed.records,
];

function resultsOf(snapshot: Snapshot): Map<string, Known> {
  let results = known.get(snapshot);
  if (!results) {
    results = new Map();
    known.set(snapshot, results);
  }
  return results;
}

/** The same parts, which note what is read of them. */
function watching(parts: ToolParts): { readonly reads: Read[]; readonly watched: ToolParts } {
  const reads: Read[] = [];
  const note = <T>(again: (parts: ToolParts) => T): T => {
    const value = again(parts);
    reads.push({ value, again });
    return value;
  };
  for (const again of WORLD) note(again);
  const watched: ToolParts = {
    ...parts,
    snapshot: (asOf) => note((given) => given.snapshot(asOf)),
    assess: (asOf, window) => note((given) => given.assess(asOf, window)),
  };
  return { reads, watched };
}
