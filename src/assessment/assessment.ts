import type { EventItem } from '../events/strength.ts';
import type { Unit } from '../indicators/indicator.ts';
import type { IsoDate } from '../time/dates.ts';
import type { Role } from './framework.ts';

/** Sessions of a window. */
export type Window = 1 | 3 | 5;
export const WINDOWS: readonly Window[] = [1, 3, 5];

/** `sigma`: usual moves. `score`: -1 to 1. `strength`: 0 to 1. `share`: 0 to 1. `times`: a ratio. */
export type EvidenceUnit = Unit | 'sigma' | 'score' | 'strength' | 'share' | 'times';

/** One line of evidence: what was measured, and what it adds to its driver. */
export interface Evidence {
  readonly test: string;
  readonly kind: 'measure' | 'joint' | 'leg' | 'event';
  /** The indicators behind it. */
  readonly of: readonly string[];
  /** Null when it could not be measured: then it counts nothing, and `missing` says why. */
  readonly value: number | null;
  readonly unit: EvidenceUnit;
  /** Date of the newest observation behind the value. */
  readonly asOf: IsoDate | null;
  readonly source: string;
  /** -1 (fully against) to 1 (fully for). */
  readonly score: number;
  /** Decibans after the block rule; these add up to the support. */
  readonly weightDb: number;
  /** Decibans before the block rule. */
  readonly ownDb: number;
  readonly block: string;
  readonly optional: boolean;
  readonly missing?: string;
  /** For event rows: the records, strongest first. */
  readonly items?: readonly EventItem[];
}

export interface DriverAssessment {
  readonly id: string;
  /** As it may be called today: a mechanism with a weak first test is background. */
  readonly role: Role;
  /** priorDb + supportDb + searchDb. */
  readonly oddsDb: number;
  readonly priorDb: number;
  /** Sum of `weightDb`, within +-40. */
  readonly supportDb: number;
  /** 0, or the penalty for having searched the window. */
  readonly searchDb: number;
  /** Share of the core weight that could be measured, 0 to 1. */
  readonly coverage: number;
  /** May be named. If not, `whyNot` says what stands in the way. */
  readonly eligible: boolean;
  readonly whyNot?: 'no-event' | 'feed-down' | 'coverage' | 'knocked-out' | 'tests-disagree' | 'null';
  /** Named by its own rule (a slow condition), whatever its odds. */
  readonly standsByRule?: true;
  /** Index of the knock-out that holds. */
  readonly knockOut?: number;
  readonly eventStrength?: number;
  readonly verdict: Verdict;
  readonly evidence: readonly Evidence[];
}

/** Words for odds: >= +10, +3, -3, -10 dB, and below. */
export type Verdict = 'very-likely' | 'likely' | 'about-even' | 'unlikely' | 'contradicted';

export interface PanelMove {
  readonly id: string;
  readonly z: number;
  /** The change over the window in its unit. */
  readonly change: number;
  readonly unit: Unit;
  readonly asOf: IsoDate;
  readonly instrument: string;
}

export interface Unusualness {
  /** `unknown`: too few of the panel are known to judge it. */
  readonly word: 'ordinary' | 'notable' | 'rare' | 'extreme' | 'unknown';
  readonly maxAbsZ: number;
  readonly maxAsset: string;
  /** How many of the panel are down more than one usual move, and how many are simply down. */
  readonly breadth: number;
  readonly down: number;
  readonly available: number;
  /** At least 7 of nine down and at least 5 by more than one usual move. */
  readonly everythingFalls: boolean;
  /** Nothing in the panel is down more than one usual move: no fall to explain. */
  readonly nothingFalls: boolean;
  readonly panel: readonly PanelMove[];
}

/**
 * How firmly a role is filled. `leads`: at even odds or nearly, and clear of the next. `tied`: several close
 * together. `possible`: -10 to -3 dB. `type-only`: no dated news can be seen, only the pattern.
 */
export interface Standing {
  readonly status: 'leads' | 'tied' | 'possible' | 'type-only' | 'none';
  /** The drivers to name, best first. */
  readonly named: readonly string[];
}

export interface Robustness {
  /** The best named driver without each block, and in the other windows. */
  readonly leader: string | null;
  readonly withoutBlock: readonly { readonly block: string; readonly leader: string | null }[];
  readonly otherWindows: readonly { readonly window: Window; readonly leader: string | null }[];
  /** The leader changes somewhere. */
  readonly fragile: boolean;
}

export interface Likeness {
  readonly axis: string;
  readonly today: number;
  readonly past: number;
  readonly unit: 'sigma' | 'level';
  readonly like: boolean;
}

export interface Analog {
  readonly id: string;
  readonly date: IsoDate;
  readonly window: Window;
  readonly calm: boolean;
  /** 0 same direction, 1 unrelated, 2 opposite. */
  readonly distance: number;
  readonly close: boolean;
  readonly likeness: readonly Likeness[];
  /** S&P 500 and the episode's largest mover after 1, 5, 20 sessions, percent; only what was over by the as-of. */
  readonly after: readonly { readonly sessions: number; readonly moves: Readonly<Record<string, number>> }[];
}

export interface GapLine {
  readonly id: string;
  readonly reason: string;
  readonly message: string;
}

/** The engine's public result: plain values, the same for the same inputs. */
export interface Assessment {
  readonly asOf: IsoDate;
  readonly mode: 'recorded' | 'live';
  readonly window: Window;
  /** True when the engine chose the window; the search costs every driver 3 dB. */
  readonly windowSearched: boolean;
  readonly framework: string;
  readonly feed: 'checked' | 'down';
  readonly unusualness: Unusualness;
  /** Highest odds first. */
  readonly drivers: readonly DriverAssessment[];
  /** The best driver of each role that may be named at -10 dB or better; none on an ordinary day. */
  readonly leaders: { readonly trigger?: string; readonly mechanism?: string; readonly background?: string };
  readonly standing: Readonly<Record<'trigger' | 'mechanism' | 'background', Standing>>;
  readonly robustness: Robustness;
  readonly analogs: readonly Analog[];
  readonly gaps: readonly GapLine[];
  readonly notes: readonly string[];
}
