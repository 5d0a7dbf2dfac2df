import type { Language } from '../languages.ts';

/** What an indicator is. The lists themselves are plain data, one file per family. */

export const FAMILIES = [
  'equities',
  'mag7',
  'semis',
  'crypto',
  'metals',
  'energy',
  'dollar',
  'volatility',
  'liquidity',
  'rates',
  'credit',
  'fiscal',
  'policy-risk',
  'macro',
] as const;
export type Family = (typeof FAMILIES)[number];

/**
 * The unit of a value as stored.
 * `usd-adjusted` is a price corrected for dividends: fit for returns, never shown as a level.
 */
export type Unit =
  | 'usd'
  | 'usd-adjusted'
  | 'usd-per-ounce'
  | 'usd-per-barrel'
  | 'usd-per-pound'
  | 'usd-millions'
  | 'usd-billions'
  | 'jpy-per-usd'
  | 'index'
  | 'ratio'
  | 'percent'
  | 'percentage-points'
  | 'basis-points'
  | 'fraction'
  | 'contracts'
  | 'persons';

/**
 * How a change is measured. `return`: log return, shown in percent. `basis-points`: difference of a
 * percent (or percentage-point, or basis-point) value, in bp. `difference`: in the unit itself.
 */
export type ChangeKind = 'return' | 'basis-points' | 'difference';

/** How often a value is observed. `calendar-daily` has weekends, `daily` has business days only. */
export type Cadence = 'daily' | 'calendar-daily' | 'weekly' | 'monthly' | 'quarterly' | 'irregular';

/**
 * When the value of an observation date becomes public. Times are wall clock in `zone`.
 * - `same-day`: on the observation date.
 * - `business-days`: `count` US business days after it.
 * - `calendar-days`: `count` days after it.
 * - `weekday`: on the first such weekday (0 = Sunday) after it; with `orSame`, on it or after.
 * - `month-day`: on `day` of the month that is `months` after the observation month.
 */
export type Publication = { readonly time: string; readonly zone: string } & (
  | { readonly rule: 'same-day' }
  | { readonly rule: 'business-days'; readonly count: number }
  | { readonly rule: 'calendar-days'; readonly count: number }
  | { readonly rule: 'weekday'; readonly weekday: number; readonly orSame?: boolean }
  | { readonly rule: 'month-day'; readonly months: number; readonly day: number }
);

/** One way to get an indicator. Earlier entries in an indicator's list are preferred. */
export interface SeriesRef {
  /** `recorded` is the bundled history; the others name live sources. */
  readonly source: string;
  /** The name of the series at that source. */
  readonly series: string;
  /** What exactly is measured there, for the reader: "GLD fund, New York close". */
  readonly instrument: string;
  /** Multiplies the source's value into the indicator's unit. Default 1. */
  readonly scale?: number;
}

/** An indicator that is computed from others instead of fetched. All are declared, none is coded. */
export type Derivation =
  /** (a - b) * scale on the dates of a; b is its last value not later than that date. */
  | { readonly op: 'spread'; readonly a: string; readonly b: string; readonly scale: number }
  /** a / b * scale on the dates of a; b as above. */
  | { readonly op: 'ratio'; readonly a: string; readonly b: string; readonly scale: number }
  /** The mean of the last `count` observations of `of`. */
  | { readonly op: 'trailing-mean'; readonly of: string; readonly count: number }
  /** The plain mean of several indicators on the dates that all of them have. */
  | { readonly op: 'mean'; readonly of: readonly string[] }
  /** An equal-weight index of several prices, 100 on the first date that all of them have. */
  | { readonly op: 'basket'; readonly of: readonly string[] }
  /**
   * The series without its steps over quarter starts, chained back from the newest value. For forward P/E,
   * whose base of estimates rolls on 1 Jan, Apr, Jul and Oct.
   */
  | { readonly op: 'quarter-spliced'; readonly of: string }
  /** price / multiple: the earnings that a price and a P/E imply, as an index. */
  | { readonly op: 'implied-earnings'; readonly price: string; readonly multiple: string }
  /** Several companies as one (src/mag7/aggregate.ts). Members may be missing: the reading names them. */
  | {
      readonly op: 'members';
      /**
       * `forward-pe`: market values over expected earnings. The others look back over `sessions`, in percent
       * (logarithms): the part of a price change that came from the multiple or from estimates, and two that
       * tell a lower multiple apart by what the estimates did.
       */
      readonly figure:
        | 'forward-pe'
        | 'multiple-part'
        | 'estimates-part'
        | 'derating-with-cuts'
        | 'derating-with-growth';
      /** Default 20. */
      readonly sessions?: number;
      readonly members: readonly IndexMember[];
    };

/** Ids of the indicators that hold the figures of one company. */
export interface IndexMember {
  /** How a reader is told who is missing: "TSLA". */
  readonly symbol: string;
  readonly price: string;
  readonly marketCap: string;
  readonly forwardPe: string;
  readonly forwardEps: string;
}

export interface Indicator {
  /** Stable, kebab-case: `gold`, `sofr-iorb`. */
  readonly id: string;
  readonly family: Family;
  /**
   * Short names for people. `es` may be left out where the English name is used in Spanish too; further languages
   * come from labels/.
   */
  readonly label: Readonly<Partial<Record<Language, string>>> & { readonly en: string; readonly zh: string };
  /** Other names people type, lower case, per language. */
  readonly aliases: Readonly<Partial<Record<Language, readonly string[]>>> & {
    readonly en: readonly string[];
    readonly zh: readonly string[];
  };
  readonly unit: Unit;
  readonly change: ChangeKind;
  /** Digits after the point when a level is shown. */
  readonly decimals: number;
  readonly cadence: Cadence;
  readonly publication: Publication;
  /**
   * A reading is stale once its next value is overdue by more than this many days.
   * Holidays and late releases fit inside.
   */
  readonly graceDays: number;
  /** A value outside is refused as a unit change or a glitch, in the indicator's unit. */
  readonly plausible: readonly [number, number];
  /** Empty for a derived indicator. */
  readonly series: readonly SeriesRef[];
  readonly derived?: Derivation;
  /** The publisher rewrites past values, so a replay shows today's vintage. */
  readonly revised?: boolean;
  /** What a reader must know to read it right, in one sentence. */
  readonly note?: string;
}
