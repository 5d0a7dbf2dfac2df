import type {
  DriverAssessment,
  Standing,
  Unusualness,
  Verdict,
  Window,
} from '../../assessment/assessment.ts';
import type { EventSource, Role } from '../../assessment/framework.ts';
import type { Family } from '../../indicators/indicator.ts';
import type { GapReason } from '../../snapshot/snapshot.ts';
import type { Language } from '../answer.ts';
import { de } from './cards-de.ts';
import { en } from './cards-en.ts';
import { es } from './cards-es.ts';
import { fr } from './cards-fr.ts';
import { ja } from './cards-ja.ts';
import { pt } from './cards-pt.ts';
import { zh } from './cards-zh.ts';

/** What an edge of the causal map shows on a day. */
export type EdgeState = 'supported' | 'contradicted' | 'no-data' | 'not-shown' | 'untested';

/** Names of table columns. */
export type Column =
  | 'indicator'
  | 'level'
  | 'oneSession'
  | 'fiveSessions'
  | 'usualMoves'
  | 'asOf'
  | 'over'
  | 'change'
  | 'since'
  | 'driver'
  | 'role'
  | 'odds'
  | 'word'
  | 'coverage'
  | 'named'
  | 'test'
  | 'value'
  | 'score'
  | 'decibans'
  | 'block'
  | 'episode'
  | 'window'
  | 'distance'
  | 'close'
  | 'axis'
  | 'today'
  | 'past'
  | 'alike'
  | 'link'
  | 'state'
  | 'drivers'
  | 'measure'
  | 'days'
  | 'share'
  | 'date'
  | 'largest'
  | 'breadth';

/** Every word that the look-up cards print, apart from labels that come with the data. */
export interface CardMessages {
  readonly columns: Readonly<Record<Column, string>>;
  readonly families: Readonly<Record<Family, string>>;
  readonly roles: Readonly<Record<Role, string>>;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly unusualness: Readonly<Record<Unusualness['word'], string>>;
  readonly days: Readonly<Record<Unusualness['word'], string>>;
  /** How unusual a window of several sessions is, without a full stop. */
  readonly over: (sessions: string, word: string) => string;
  readonly standing: Readonly<Record<Standing['status'], string>>;
  readonly whyNot: Readonly<Record<NonNullable<DriverAssessment['whyNot']>, string>>;
  readonly states: Readonly<Record<EdgeState, string>>;
  readonly yes: string;
  readonly no: string;
  /** "1 session", "5 sessions". */
  readonly sessions: (count: number) => string;
  readonly releases: (count: number) => string;
  /** After a number: "usual moves". */
  readonly usualMoves: string;
  readonly percentile: (rank: string) => string;
  /** How strongly, as a share of the fullest case. */
  readonly strength: (share: string) => string;
  /** Between a title and a detail. */
  readonly colon: string;
  readonly comma: string;
  readonly semicolon: string;
  readonly sources: string;
  readonly note: string;
  readonly gap: (reason: GapReason, date: string | undefined) => string;
  readonly board: {
    readonly verdict: (known: string, all: string) => string;
    readonly largest: (asset: string, change: string, sigmas: string) => string;
    readonly gaps: string;
    readonly noLevel: string;
    readonly releases: string;
    readonly more: string;
  };
  readonly indicator: {
    readonly unavailable: (label: string, reason: string) => string;
    readonly changes: string;
    readonly sparkline: (count: number) => string;
    readonly sparklineReturn: (count: number) => string;
    readonly reading: string;
    readonly usual: (move: string) => string;
    readonly percentile: (rank: string) => string;
    readonly noLevel: string;
    readonly instrument: (name: string) => string;
    readonly publisher: (name: string, series: string) => string;
    readonly observed: (date: string, published: string) => string;
    readonly next: (time: string) => string;
    readonly noNext: string;
    readonly revised: string;
    /** Notes on data are written in English. */
    readonly note: string;
  };
  readonly drivers: {
    readonly table: string;
    readonly window: (window: Window, searched: string | undefined) => string;
    readonly nothingFalls: string;
    readonly feedDown: string;
    /** The same, live. */
    readonly newsUnread: string;
    readonly named: string;
    readonly decibans: string;
    readonly verdict: (label: string, odds: string, word: string) => string;
    readonly mayBeNamed: string;
    readonly byRule: string;
    readonly tooLow: string;
    readonly mayNotBeNamed: (reason: string) => string;
    readonly evidence: string;
    readonly ownBlock: string;
    readonly sums: string;
    readonly sum: (prior: string, support: string, search: string | undefined, odds: string) => string;
    readonly clipped: (raw: string, counted: string) => string;
    readonly blockRule: string;
    readonly missing: string;
    readonly missingFeed: string;
    readonly missingPanel: string;
    readonly missingWindow: string;
    readonly events: string;
    readonly noEvents: string;
    readonly calendarKinds: Readonly<Record<string, string>>;
    readonly falsifier: string;
    readonly knockOut: string;
  };
  readonly analog: {
    readonly closest: (name: string, distance: string) => string;
    readonly none: (name: string, distance: string) => string;
    readonly compared: (name: string, distance: string, close: boolean) => string;
    readonly notComparable: (name: string) => string;
    readonly nothing: string;
    readonly table: string;
    readonly axes: (name: string) => string;
    readonly moveAxis: (label: string) => string;
    readonly levelAxis: (label: string) => string;
    readonly after: string;
    readonly afterLine: (sessions: number, moves: string) => string;
    readonly notOver: string;
    readonly smallSample: string;
    readonly scale: string;
    readonly named: (name: string, date: string) => string;
  };
  readonly framework: {
    readonly verdict: (counts: string) => string;
    readonly map: string;
    readonly through: (node: string) => string;
    readonly linkLine: (
      path: string,
      state: string,
      mechanism: string,
      testedBy: string | undefined,
    ) => string;
    /** "3 supported": one of the counts in the verdict. */
    readonly count: (count: string, state: string) => string;
    readonly claims: string;
    readonly claimLine: (claim: string, record: string) => string;
    readonly uncertain: string;
    readonly noClaims: string;
    readonly rule: string;
    readonly noLinks: string;
  };
  readonly backtest: {
    readonly label: (from: string, to: string) => string;
    readonly verdict: (days: string, from: string, to: string, named: string, share: string) => string;
    readonly words: string;
    readonly namedDays: string;
    readonly evenOdds: string;
    readonly total: string;
    readonly seconds: (seconds: string) => string;
    readonly skipped: (count: string) => string;
    readonly feed: string;
  };
  readonly tests: {
    readonly move: (label: string, up: boolean, sessions: number | undefined) => string;
    readonly level: (label: string, high: boolean) => string;
    readonly levelZ: (label: string, high: boolean) => string;
    readonly before: (label: string, high: boolean) => string;
    readonly quiet: (labels: string, quiet: boolean) => string;
    readonly together: (parts: string) => string;
    readonly funding: (label: string) => string;
    readonly breadth: string;
    readonly excessFall: (label: string, over: string) => string;
    readonly crowdedFall: string;
    readonly concentration: string;
    readonly volatilityJump: (label: string) => string;
    readonly largestMove: string;
    readonly event: Readonly<Record<EventSource['rule'], string>>;
  };
  /** The Magnificent Seven, read live. */
  readonly seven: {
    readonly title: string;
    readonly multiples: string;
    readonly loss: string;
    readonly reaction: string;
    readonly reports: string;
    readonly beats: string;
    readonly misses: string;
    readonly missing: string;
  };
}

/** The type makes sure that no language misses a word. */
export const CARD_MESSAGES: Readonly<Record<Language, CardMessages>> = { en, zh, es, de, fr, pt, ja };
