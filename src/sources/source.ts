import type { SourceError } from './failure.ts';

/** What may be said of a source: SOURCES.md, section 4. */
export type Standing =
  /** Official and documented, or an exchange's own public API. */
  | 'official'
  /** An official file at a route that nobody documents. */
  | 'official-file'
  /** Somebody's site feed: shown as such, and never the only evidence where another exists. */
  | 'unofficial';

/** A series and the days wanted of it, both included. */
export interface SeriesRequest {
  readonly series: string;
  readonly fromDay: number;
  readonly toDay: number;
}

/** One series as a source gave it now: checked for shape, not yet for plausibility (guard.ts does that). */
export interface FetchedSeries {
  readonly series: string;
  /** Observation days since 1970-01-01, rising, no doubles. Values in the source's own unit. */
  readonly days: Int32Array;
  readonly values: Float64Array;
  /**
   * The running value of a session or day that is not over: an unfinished bar, a delayed quote. Never among
   * `days`: it is not an observation yet.
   */
  readonly running?: RunningValue;
  /** What was corrected or left out, one clause each: "the unfinished bar of 2026-11-24 was left out". */
  readonly notes: readonly string[];
  readonly fetchedAtMs: number;
}

export interface RunningValue {
  /** The session (New York) or UTC day that it belongs to. */
  readonly day: number;
  readonly value: number;
  /** When it was traded or quoted. */
  readonly atMs: number;
}

/** Every requested series has its result: what was read, or why not. */
export type SourceResults = ReadonlyMap<string, FetchedSeries | SourceError>;

/**
 * One publisher. Groups what one endpoint gives for several series into one request; asks in parallel as far
 * as the host allows (the door keeps the pace).
 */
export interface LiveSource {
  /** As in `SeriesRef.source`. */
  readonly id: string;
  /** Named beside its values: "FRED (Federal Reserve Bank of St. Louis)". */
  readonly publisher: string;
  readonly standing: Standing;
  /** The hosts it calls, for the doctor and for firewalls. */
  readonly hosts: readonly string[];
  /** The variable that it needs and that is not set; such a source is never called. */
  readonly needsKey?: string;
  /** True when it gives prices of a session that is still going on. */
  readonly givesRunning?: boolean;
  /** A sentence that its terms ask to show, such as "Data provided by CoinGecko". */
  readonly attribution?: string;
  /**
   * Never throws, except the reason of an abort. A series that the source does not know is `rejected`.
   * `range` is a wish: a source may give more, never less than it has.
   */
  fetch(requests: readonly SeriesRequest[], signal: AbortSignal): Promise<SourceResults>;
}

/** Passed to every source. */
export interface SourceParts {
  readonly door: import('./http/door.ts').HttpDoor;
  /** Now, ms since 1970. */
  readonly now: () => number;
  /** Keys by variable name, as far as they are set. */
  readonly keys: Readonly<Record<string, string | undefined>>;
}

export type CreateSource = (parts: SourceParts) => LiveSource;
