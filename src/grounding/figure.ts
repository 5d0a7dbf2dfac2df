import type { Unit } from '../indicators/indicator.ts';
import type { IsoDate } from '../time/dates.ts';

/** The unit of a shown number: that of an indicator, or one that only answers have. */
export type FigureUnit = Unit | 'sigma' | 'decibans' | 'count' | 'share' | 'times' | 'distance' | 'score';

/** A number that an answer may show, with everything needed to check it. */
export interface Figure {
  /**
   * Short and unique within a conversation: `gold.change_1d`, `vix.level`. A figure of another day than the
   * one asked about ends in its date: `vix.level.2020-03-12`.
   */
  readonly id: string;
  readonly value: number;
  readonly unit: FigureUnit;
  /** As printed, in the reader's language, with sign and unit. */
  readonly text: string;
  /** Observation date of the newest value behind it. */
  readonly asOf: IsoDate | null;
  /** What exactly was measured: "GLD fund, New York close". */
  readonly instrument: string;
  readonly source: string;
  readonly windowSessions?: number;
}
