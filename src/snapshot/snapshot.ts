import type { Family, Unit } from '../indicators/indicator.ts';
import type { IsoDate } from '../time/dates.ts';
import type { AsOf } from './as-of.ts';

/** A change over some sessions (daily series) or releases (slower ones). */
export interface Change {
  /** In `unit`: percent for returns, basis points, or the unit of the value. */
  readonly value: number;
  readonly unit: Unit;
  /** The observation that the change is measured from. */
  readonly from: IsoDate;
}

/** One indicator at the moment of a snapshot. Every number carries the date of its observation. */
export interface Reading {
  readonly kind: 'reading';
  readonly id: string;
  readonly family: Family;
  readonly value: number;
  readonly unit: Unit;
  readonly observationDate: IsoDate;
  /** When this observation became public. */
  readonly publishedAt: string;
  /** Who publishes it, and what exactly is measured there. */
  readonly publisher: string;
  readonly instrument: string;
  readonly series: string;
  /** Live: the preferred publisher, which has nothing as new. */
  readonly insteadOf?: string;
  /** By number of sessions for daily series (1, 3, 5, 20), of releases for slower ones (1, 4). */
  readonly changes: Readonly<Record<number, Change>>;
  /** Moves of 1, 3, 5 sessions in usual moves (sigmas); see changes.ts for the convention. */
  readonly z: Readonly<Record<number, number>>;
  /** One usual daily move: percent, basis points or units, as the change. */
  readonly sigma?: number;
  /** Where the level stands among its last 250 observations, 0 to 100. */
  readonly percentile?: number;
  /** Days from the observation to the moment of the snapshot. */
  readonly ageDays: number;
  /** When the next value is due; absent for irregular series. */
  readonly nextExpectedAt?: string;
  readonly note?: string;
  /**
   * For the engine, not printed: the values as known at the close of each of the snapshot's sessions,
   * carried forward, and the observation days behind them. Daily cadences only.
   */
  readonly path?: Path;
  /** The same for slower cadences: their own last observations, oldest first. */
  readonly recent?: Path;
}

export interface Path {
  readonly values: Float64Array;
  readonly days: Int32Array;
}

export type GapReason =
  | 'not-recorded'
  /** Live: no source of it could be read. */
  | 'not-read'
  | 'not-yet-published'
  | 'ended'
  | 'stale'
  | 'implausible'
  | 'input-missing';

/** A value that is not there, and why. Never filled, never repeated. */
export interface Gap {
  readonly kind: 'gap';
  readonly id: string;
  readonly family: Family;
  readonly reason: GapReason;
  /** One clause for the reader: "the record ends 2026-03-30". */
  readonly message: string;
  readonly lastDate?: IsoDate;
}

/** How much of the panel is known. */
export interface Incomplete {
  readonly known: number;
  readonly of: number;
  /** The newest New York close among them, of whatever day; absent when none was ever read. */
  readonly newestClose?: IsoDate;
}

/** What is known at one moment: a reading or a gap for each indicator. */
export interface Snapshot {
  readonly asOf: AsOf;
  readonly mode: 'recorded' | 'live';
  readonly label: string;
  /** A recorded day that stands in because no live source answers; for the first line of an answer. */
  readonly insteadOfLive?: boolean;
  /** Live, with too few prices of the market to judge it; for the first line of an answer. */
  readonly incomplete?: Incomplete;
  readonly readings: ReadonlyMap<string, Reading>;
  readonly gaps: ReadonlyMap<string, Gap>;
  /** The last sessions up to the moment, oldest first; the grid of every `path`. */
  readonly sessions: Int32Array;
}
